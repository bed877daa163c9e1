//! An evening as the chair runs it: from a question of the survey to the minutes, with mistakes, second
//! clicks and a window left open; by keyboard, by finger, without JavaScript.

use crate::house::{JANA, house, text_of};
use crate::meeting::Meeting;
use crate::person::{GO_ON, Person};
use reqwest::Client;

impl Person {
    async fn sits_down_at_the_desk(&self, path: &str) {
        self.open(path).await;
        self.write("#email", JANA).await;
        self.write("#password", &house().password(JANA)).await;
        self.follow(GO_ON).await;
        assert_eq!(self.place().await, path);
    }

    /// Presses the button of one of the chair's forms.
    async fn acts(&self, act: &str) {
        self.follow(&format!("form[action$='/{act}'] button")).await;
        self.is_comfortable().await;
    }

    async fn unfolds(&self, words: &str) {
        let script = "const s = [...document.querySelectorAll('summary')] \
            .find(s => s.textContent.replaceAll('\\u00a0', ' ') === arguments[0]); s.id = 'to-unfold'; s.scrollIntoView()";
        self.run(script, vec![serde_json::json!(words)]).await;
        self.click("#to-unfold").await;
    }

    /// Puts several lines into a field, as if pasted.
    async fn puts(&self, selector: &str, lines: &str) {
        let script = "document.querySelector(arguments[0]).value = arguments[1]";
        self.run(script, vec![serde_json::json!(selector), serde_json::json!(lines)]).await;
    }

    async fn is_told(&self, words: &str) {
        let text = self.text("main").await.replace('\u{a0}', " ");
        assert!(text.contains(words), "“{words}” is missing in:\n{text}");
    }

    async fn is_not_told(&self, words: &str) {
        let text = self.text("main").await.replace('\u{a0}', " ");
        assert!(!text.contains(words), "“{words}” should not stand in:\n{text}");
    }
}

#[tokio::test]
async fn an_evening_goes_from_a_question_of_the_survey_to_the_minutes_and_on() {
    let jana = Person::new(true, 1280).await;
    jana.sits_down_at_the_desk("/desk/c/potreby-bechynsko").await;
    jana.follow("a[href$='z=potreby-bechynsko.poradi']").await;
    let list = jana.value("#items").await;
    assert_eq!(list.lines().count(), 6, "{list}");

    // Everything at once is wrong, and nothing that was typed is lost.
    jana.write("#title", " ").await;
    jana.write("#place", "U stolu").await;
    jana.write("#most", "sto").await;
    jana.go_on().await;
    jana.sees_mistake("Napište, o čem se hlasuje.").await;
    jana.sees_mistake("Napište celé číslo od 1 do počtu položek, nebo pole nechte prázdné.").await;
    assert_eq!((jana.value("#place").await, jana.value("#items").await), ("U stolu".to_owned(), list));
    jana.is_comfortable().await;
    jana.write("#title", "Priority na dva roky").await;
    jana.write("#most", "5").await;
    jana.go_on().await;
    let ballot = jana.place().await;
    assert!(ballot.starts_with("/desk/h/"), "{ballot}");
    jana.is_told("Zkontrolujte seznam a pravidla").await;
    jana.is_comfortable().await;

    // What was not touched kept its names in the other language.
    jana.open(&format!("{ballot}?jazyk=en")).await;
    jana.is_told("Support for families").await;
    jana.open(&format!("{ballot}?jazyk=cs")).await;

    // A window stays open while list and rule are locked in another.
    let other = Person::new(true, 1280).await;
    other.sits_down_at_the_desk(&ballot).await;
    jana.acts("zmrazit").await;
    jana.is_told("Vytvořte lístky").await;
    other.acts("zmrazit").await;
    other.is_told("Hlasování se mezitím posunulo dál").await;
    other.is_told("Vytvořte lístky").await;

    jana.acts("listky").await;
    jana.sees_mistake("Napište aspoň u jednoho sektoru, kolik lístků chcete.").await;
    jana.write("#pocet-0", "3").await;
    jana.write("#pocet-1", "2").await;
    jana.acts("listky").await;
    jana.is_told("5 lístků k vytištění").await;
    let codes = jana.texts(".slip-code").await;
    assert_eq!(codes.len(), 5);
    // A paper jam and a reload: the same slips, and a warning.
    jana.leave(async { drop(jana.run("location.reload()", vec![]).await) }).await;
    assert_eq!(jana.texts(".slip-code").await, codes);
    jana.is_told("Nerozdávejte je podruhé").await;
    jana.follow("main .actions a.button").await;
    jana.is_told("Zatím je 5 lístků. (Zadavatelé 3, Poskytovatelé 2)").await;

    jana.acts("otevrit").await;
    jana.wait_for_islands().await;
    jana.is_told("0 z 5").await;

    // A batch of paper: a mistake with its line, then right, and checked by somebody else.
    jana.follow("a[href$='/papir']").await;
    let good = format!("{} 1 2 3\n\n{} 2 1 3\n{} 1=2 3", codes[0], codes[1].to_lowercase(), codes[3]);
    jana.puts("#radky", &format!("{good}\nABCDE-23456 1\n")).await;
    jana.go_on().await;
    let unknown = "5. řádek: lístek s tímto kódem k tomuto hlasování nepatří. Porovnejte kód s papírem.";
    jana.sees_mistake(unknown).await;
    jana.puts("#radky", &format!("{good} 7")).await;
    jana.go_on().await;
    jana.sees_mistake("4. řádek: položka 7 není, seznam končí číslem 6.").await;
    assert!(jana.value("#radky").await.ends_with(" 3 7"));
    jana.puts("#radky", &good).await;
    jana.go_on().await;
    jana.is_told("Přečetli jsme 3 lístky.").await;
    let boxes = jana.texts(".read-slips > li:first-child .place").await;
    assert_eq!(boxes, ["1.", "2.", "3.", "–", "–", "–"], "as the slip has them");
    jana.is_comfortable().await;
    jana.write("#kontroloval", "jana dvořáková").await;
    jana.go_on().await;
    let alone = "Napište jméno druhého člověka, který lístky zkontroloval. Jeden člověk na to nestačí.";
    jana.sees_mistake(alone).await;
    jana.write("#kontroloval", "Tomáš Černý").await;
    jana.go_on().await;
    jana.is_told("Zapsáno: 3 papírové lístky.").await;
    jana.is_told("3 z 5").await;
    // Somebody hands in a slip that was counted already.
    jana.follow("a[href$='/papir']").await;
    jana.puts("#radky", &format!("{} 2 1 3", codes[0])).await;
    jana.go_on().await;
    jana.is_told("Z jednoho lístku už hlas přišel.").await;
    jana.is_comfortable().await;
    jana.open(&ballot).await;
    // The other window follows by itself once it looks at the ballot.
    other.open(&ballot).await;
    other.is_told("3 z 5").await;

    jana.unfolds("Zapsat, kolik lidí se podepsalo").await;
    jana.write("#pritomno-0", "2").await;
    jana.write("#pritomno-1", "2").await;
    jana.acts("pritomni").await;
    jana.is_told("3 z 4").await;
    jana.unfolds("Uzavřít hlasování").await;
    jana.is_told("Ještě chybí 1 hlas z 4.").await;
    jana.acts("uzavrit").await;
    jana.is_told("Sečetli jsme 3 hlasy.").await;

    // Nobody sees what is not revealed, the chair included.
    assert_eq!(jana.count(".outcome-order").await, 0);
    jana.acts("odkryt").await;
    let shown = jana.texts(".outcome-order li").await;
    assert!(shown.len() == 1 && !shown[0].starts_with("1."), "what the screen shows, and no more: {shown:?}");
    jana.unfolds("Odkrýt všechno najednou").await;
    jana.follow("button[value=vse]").await;
    jana.is_told("1.–2.").await;
    jana.is_comfortable().await;

    jana.unfolds("Rozhodnout společná místa losem").await;
    jana.write("#cislo", "sedm").await;
    jana.acts("los").await;
    jana.sees_mistake("Napište tažené číslo, nejvýš devět číslic a nic jiného.").await;
    jana.write("#cislo", "0417").await;
    jana.write("#cislo2", "471").await;
    jana.acts("los").await;
    jana.sees_mistake("Čísla se liší. Napište dvakrát to, které bylo taženo; změnit ho potom nejde.").await;
    jana.write("#cislo2", "04 17").await;
    jana.acts("los").await;
    jana.is_told("Los: číslo 417").await;

    jana.follow(".next .actions a.button").await;
    let minutes = jana.value("#zapis").await.replace('\u{a0}', " ");
    for words in [
        "Podpisů na prezenční listině: 4 (Zadavatelé 2, Poskytovatelé 2)",
        "Vytvořených lístků: 5",
        "Hlasů je o 1 méně než podpisů",
        "Tažené číslo 417",
        "Každý směl seřadit nejvýš 5 položek.",
        "Otisk seznamu hlasů (SHA-256): ",
        " – zapsány lístky z papíru. Zapisuje jana.dvorakova@bechynsko.example, kontroluje Tomáš Černý",
        " – odkryto všechno",
        "Otisk záznamu programu po události č. ",
    ] {
        assert!(minutes.contains(words), "“{words}” is missing in:\n{minutes}");
    }
    assert!(!minutes.contains(" b.)"), "three people's points are shown:\n{minutes}");
    jana.is_comfortable().await;

    // Who shares the last place that goes on goes on as well; slips stay valid.
    jana.open(&ballot).await;
    jana.unfolds("Pokračovat dalším kolem").await;
    jana.write("#postupuje", "2").await;
    jana.acts("kolo").await;
    jana.is_told("2. kolo").await;
    jana.acts("zmrazit").await;
    jana.is_told("Platí lístky z předchozího kola, nové rozdávat nemusíte.").await;
}

#[tokio::test]
async fn without_javascript_the_chair_closes_and_reveals_place_by_place() {
    let meeting = Meeting::open("Co odkrýt bez skriptu", None).await;
    let ballot = format!("/desk/h/{}", meeting.id());
    let jana = Person::new(false, 360).await;
    jana.sits_down_at_the_desk(&ballot).await;
    meeting.casts(&["1,2,3,4,5"]).await;
    jana.open(&ballot).await;
    jana.is_told("8 z 8").await;
    jana.is_comfortable().await;
    // Nobody is missing, so closing stands open.
    jana.is_told("Hlasovali všichni.").await;
    jana.acts("uzavrit").await;
    for left in ["zbývá 5 kroků", "Zbývají 4 kroky", "Zbývají 3 kroky", "Zbývají 2 kroky", "Zbývá poslední krok"]
    {
        jana.is_told(left).await;
        jana.is_not_told("Pořadí je odkryté").await;
        jana.follow("button[value=dalsi]").await;
    }
    jana.is_told("Pořadí je odkryté").await;
    jana.follow("button[value=dalsi]").await;
    jana.is_told("Pořadí a souboje teď vidí každý.").await;
    jana.follow("button[value=dalsi]").await;
    jana.is_told("Všechno je vidět.").await;
    jana.is_comfortable().await;
}

/// Sends a form of the chair and says where it led.
async fn posts(jana: &Client, ballot: &str, act: &str, fields: &[(&str, &str)]) -> String {
    let url = house().url(&format!("{ballot}/{act}"));
    let answer = jana.post(url).form(fields).send().await.expect("an answer");
    assert!(answer.status().is_success(), "{act}: {}", answer.status());
    answer.url().to_string()
}

#[tokio::test]
async fn two_clicks_are_one_and_a_window_of_the_first_round_does_not_touch_the_second() {
    let meeting = Meeting::open("Co se stane dvakrát", None).await;
    meeting.casts(&["1,2,3,4,5"]).await;
    meeting.closes().await;
    let ballot = format!("/desk/h/{}", meeting.id());
    let jana = house().signed_in(JANA).await;
    let next = [("kolo", "1"), ("videno", "0"), ("co", "dalsi")];
    let (first, second) = tokio::join!(posts(&jana, &ballot, "odkryt", &next), posts(&jana, &ballot, "odkryt", &next));
    assert!(first.ends_with("stav=jinak") != second.ends_with("stav=jinak"), "{first} {second}");
    let page = text_of(&jana, &house().url(&ballot)).await;
    assert!(page.contains("name=\"videno\" value=\"1\""), "one place is revealed");

    meeting.is_revealed().await;
    meeting.goes_on().await;
    for act in ["uzavrit", "zmrazit", "otevrit", "kolo", "los", "listky"] {
        let led =
            posts(&jana, &ballot, act, &[("kolo", "1"), ("cislo", "1"), ("postupuje", "2"), ("pocet-0", "1")]).await;
        assert!(led.ends_with("stav=jinak"), "{act}: {led}");
    }
    let page = text_of(&jana, &house().url(&ballot)).await;
    assert!(page.contains("Právě se hlasuje"), "the second round is still open");
}

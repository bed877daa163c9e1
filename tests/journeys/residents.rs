//! Residents answer: by keyboard alone, on an old telephone without JavaScript, in two sittings,
//! twice by mistake.

use crate::house::{CARE, ENDED, NEEDS, POLL, house};
use crate::person::{GO_ON, LATER, Person};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::json;

const AGE: &str = "Vyberte, prosím, svou věkovou skupinu. Bez ní nepoznáme, komu co chybí.";
const HOUSEHOLD: &str = "Napište, prosím, číslo od 1 do 15.";
const THREE: &str = "Nechte, prosím, jen tři věci, které by pomohly nejvíc.";
const NONE_WITH_OTHERS: &str =
    "Odpověď „Nikam nejezdím, vše mi zařídí jiní“ nejde spojit s jinou. Nechte prosím buď ji, nebo ty ostatní.";
const SAME_PLACE: &str = "Na jednom místě stojí víc položek: 1. místo. Dejte prosím každé jiné.";

/// The fields of the two typed answers: a question's control is known by its name.
const PEOPLE: &str = "input[name='q.domacnost']";
const WISH: &str = "textarea[name='q.prani']";

/// Words as a person reads them: fixed spaces are spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn question(number: usize) -> String {
    format!("/s/{NEEDS}/{number}")
}

impl Person {
    async fn is_at_question(&self, number: usize) {
        let place = self.place().await;
        assert_eq!(place.split(['?', '#']).next().unwrap_or_default(), question(number));
        self.is_comfortable().await;
    }

    async fn sees(&self, selector: &str, words: &str) {
        let text = plain(&self.text(selector).await);
        assert!(text.contains(words), "“{words}” is missing in: {text}");
    }

    async fn does_not_see(&self, selector: &str, words: &str) {
        let text = plain(&self.text(selector).await);
        assert!(!text.contains(words), "“{words}” should not stand in: {text}");
    }
}

#[tokio::test]
async fn a_resident_fills_in_the_whole_survey_with_the_keyboard_alone() {
    let house = house();
    let anna = Person::new(true, 1280).await;
    anna.open("/").await;
    anna.follow(&format!(".call a[href='/s/{NEEDS}']")).await;
    let bechyne = house.link(NEEDS, "Bechyně").await;
    anna.follow(&format!("main a[href$='?o={bechyne}']")).await;
    anna.sees("main", "Dotazník pro obec Bechyně").await;
    anna.follow("main a.button.big").await;

    // The one thing we must know; nothing is chosen beforehand.
    anna.is_at_question(1).await;
    assert_eq!(anna.count("main input:checked").await, 0);
    anna.go_on().await;
    anna.sees_mistake(AGE).await;
    // The summary leads to the field.
    anna.tab_to("#errors a").await;
    anna.press(Key::Enter).await;
    assert_eq!(anna.focused().await.name, "q.vek");
    // Whoever fails again begins at the summary again.
    anna.go_on().await;
    anna.sees_mistake(AGE).await;
    anna.choose("vek", "45_64").await;
    anna.go_on().await;

    anna.is_at_question(2).await;
    anna.write(PEOPLE, "99").await;
    anna.go_on().await;
    anna.sees_mistake(HOUSEHOLD).await;
    assert_eq!(anna.value(PEOPLE).await, "99", "what was typed stays");
    anna.write(PEOPLE, "tři").await;
    anna.go_on().await;
    anna.sees_mistake("Napište prosím celé číslo, například 3. Teď tu stojí „tři“.").await;
    anna.write(PEOPLE, "3").await;
    anna.go_on().await;

    anna.is_at_question(3).await;
    anna.tick("doprava", &["auto", "other", "none"]).await;
    anna.write("main .option-more input", "na koni").await;
    anna.go_on().await;
    anna.sees_mistake(NONE_WITH_OTHERS).await;
    assert!(anna.is_checked("doprava", "auto").await && anna.is_checked("doprava", "none").await);
    assert_eq!(anna.value("main .option-more input").await, "na koni");
    anna.tick("doprava", &["none"]).await;
    anna.go_on().await;

    anna.is_at_question(4).await;
    anna.go_on().await;

    // School marks; a line may stay empty.
    anna.is_at_question(5).await;
    anna.choose("zn_doprava", "2").await;
    anna.choose("zn_lekar", "nevim").await;
    anna.choose("zn_informace", "5").await;
    anna.go_on().await;

    anna.is_at_question(6).await;
    let four = ["odvoz", "obedy", "byty", "prace"];
    anna.tick("potreby", &four).await;
    anna.go_on().await;
    anna.sees_mistake(THREE).await;
    for kept in four {
        assert!(anna.is_checked("potreby", kept).await, "{kept} stays ticked");
    }
    anna.tick("potreby", &["prace"]).await;
    anna.go_on().await;

    anna.is_at_question(7).await;
    anna.choose("vi_kam", "spise").await;
    anna.go_on().await;

    // Services were used: two questions more.
    anna.is_at_question(8).await;
    anna.choose("vyuziva", "ano_blizky").await;
    anna.go_on().await;
    anna.is_at_question(9).await;
    anna.tick("sluzby", &["pecovatelska"]).await;
    anna.go_on().await;
    anna.is_at_question(10).await;
    anna.choose("spokojenost", "spise").await;
    anna.go_on().await;

    // Nobody is cared for: two questions fewer.
    anna.is_at_question(11).await;
    anna.choose("pecuje", "ne").await;
    anna.go_on().await;
    anna.is_at_question(14).await;
    anna.go_on().await;

    anna.is_at_question(15).await;
    anna.ranks_by_buttons().await;
    anna.go_on().await;

    anna.is_at_question(16).await;
    anna.go_on().await;
    anna.is_at_question(17).await;
    anna.write(WISH, "Lavička u zastávky & <světlo>").await;
    anna.go_on().await;

    // Everything is there to be checked, and nothing that was not asked.
    assert_eq!(anna.place().await, format!("/s/{NEEDS}/kontrola"));
    anna.is_comfortable().await;
    for words in ["45 až 64 let", "Jinak, napište jak: na koni", "Lavička u zastávky & <světlo>", "Neuvedeno"] {
        anna.sees("main", words).await;
    }
    assert_eq!(
        anna.texts("main dl.answers ol li").await.iter().map(|item| plain(item)).collect::<Vec<_>>(),
        ["Podpora seniorů", "Práce a zaměstnání", "Podpora rodin s dětmi"]
    );
    anna.does_not_see("main", "Kolik hodin týdně").await;

    // One answer is changed, and what depended on it goes with it.
    anna.follow(&format!("main a[href='{}?zmenit=1']", question(8))).await;
    assert!(anna.is_checked("vyuziva", "ano_blizky").await, "the answer stands where it was given");
    anna.choose("vyuziva", "ne").await;
    anna.go_on().await;
    assert_eq!(anna.place().await, format!("/s/{NEEDS}/kontrola"));
    anna.does_not_see("main", "Které služby to byly?").await;

    // Another opens two questions: they are asked before the list comes back.
    anna.follow(&format!("main a[href='{}?zmenit=1']", question(11))).await;
    anna.choose("pecuje", "ano_jinde").await;
    anna.go_on().await;
    anna.is_at_question(12).await;
    anna.write("input[name='q.hodin_pece']", "7").await;
    anna.go_on().await;
    anna.is_at_question(13).await;
    anna.go_on().await;
    assert_eq!(anna.place().await, format!("/s/{NEEDS}/kontrola"));
    anna.sees("main", "Kolik hodin týdně vám tato péče zabere?").await;

    let quiet = house.alone().await;
    let before = house.returned(NEEDS, "vek");
    anna.follow(GO_ON).await;
    assert_eq!(plain(&anna.text("h1").await), "Děkujeme, odpovědi máme");
    assert_eq!(house.returned(NEEDS, "vek"), before + 1);
    drop(quiet);
    anna.is_comfortable().await;
    anna.sees(".record", "Co by vám nebo vašim blízkým v obci Bechyně nejvíc pomohlo?").await;
    anna.sees(".record", "Lavička u zastávky & <světlo>").await;
    anna.does_not_see(".record", "Pečovatelská služba").await;
}

impl Person {
    /// Six areas, three of them put in order: added one by one, one moved up, one thrown out.
    async fn ranks_by_buttons(&self) {
        self.wait_for_islands().await;
        self.wait_for("button[aria-label='Zařadit: Podpora seniorů']").await;
        for item in ["Podpora rodin s dětmi", "Podpora seniorů", "Informace o službách", "Práce a zaměstnání"] {
            self.presses(&format!("Zařadit: {item}")).await;
        }
        self.hears("Práce a zaměstnání: nyní 4. místo z 6").await;
        // The button keeps the focus while its item moves: Enter again and again is enough.
        self.presses("Podpora seniorů: posunout výš").await;
        self.hears("Podpora seniorů: nyní 1. místo z 6").await;
        self.keeps_focus("Podpora seniorů: posunout výš").await;
        self.presses("Práce a zaměstnání: posunout výš").await;
        self.keeps_focus("Práce a zaměstnání: posunout výš").await;
        self.press(Key::Space).await;
        self.hears("Práce a zaměstnání: nyní 2. místo z 6").await;
        self.presses("Informace o službách: vyřadit z pořadí").await;
        self.hears("Informace o službách: vyřazeno z pořadí").await;
        self.keeps_focus("Zařadit: Informace o službách").await;
    }

    async fn presses(&self, button: &str) {
        let button = self.button(button).await;
        self.tab_to(&button).await;
        self.press(Key::Enter).await;
    }

    /// What a screen reader is told.
    async fn hears(&self, words: &str) {
        let script = "return document.querySelector('main [role=status]').textContent.replaceAll('\\u00a0', ' ') === arguments[0]";
        self.until(words, script, vec![json!(words)]).await;
    }

    async fn keeps_focus(&self, button: &str) {
        let script = "return (document.activeElement.getAttribute('aria-label') || '').replaceAll('\\u00a0', ' ') === arguments[0]";
        self.until(button, script, vec![json!(button)]).await;
    }
}

#[tokio::test]
async fn the_same_survey_goes_without_javascript_on_a_telephone() {
    let house = house();
    let link = house.link(NEEDS, "Bechyně").await;
    let josef = Person::new(false, 360).await;
    josef.open(&format!("/s/{NEEDS}?o={link}")).await;
    josef.is_comfortable().await;
    josef.touch("main a.button.big").await;

    josef.touch(GO_ON).await;
    josef.sees_mistake(AGE).await;
    josef.touch_answer("vek", "75_plus").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(2).await;
    josef.click(PEOPLE).await;
    josef.type_text("99").await;
    josef.touch(GO_ON).await;
    josef.sees_mistake(HOUSEHOLD).await;
    assert_eq!(josef.value(PEOPLE).await, "99");
    josef.write(PEOPLE, "2").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(3).await;
    josef.touch_answer("doprava", "autobus").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(4).await;
    josef.touch(GO_ON).await;
    josef.is_at_question(5).await;
    josef.touch_answer("zn_doprava", "4").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(6).await;
    for need in ["odvoz", "obedy", "pecovatelka", "stacionar"] {
        josef.touch_answer("potreby", need).await;
    }
    josef.touch(GO_ON).await;
    josef.sees_mistake(THREE).await;
    josef.touch_answer("potreby", "stacionar").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(7).await;
    josef.touch(GO_ON).await;

    // No services, but somebody is cared for.
    josef.is_at_question(8).await;
    josef.touch_answer("vyuziva", "ne").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(11).await;
    josef.touch_answer("pecuje", "ano_doma").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(12).await;
    josef.click("input[name='q.hodin_pece']").await;
    josef.type_text("40").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(13).await;
    josef.touch_answer("uleva", "vystridani").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(14).await;
    josef.touch(GO_ON).await;

    // A native list of places stands beside every item.
    josef.is_at_question(15).await;
    assert_eq!(josef.count("main select").await, 6);
    josef.pick_place("seniori", "1").await;
    josef.pick_place("postizeni", "1").await;
    josef.touch(GO_ON).await;
    josef.sees_mistake(SAME_PLACE).await;
    assert_eq!(josef.value("select[name='r.poradi.seniori']").await, "1", "the places stay");
    assert_eq!(josef.value("select[name='r.poradi.postizeni']").await, "1");
    josef.pick_place("postizeni", "2").await;
    josef.touch(GO_ON).await;
    josef.is_at_question(16).await;
    josef.touch(GO_ON).await;
    josef.is_at_question(17).await;
    josef.touch(GO_ON).await;

    josef.is_comfortable().await;
    josef.sees("main", "Kolik hodin týdně vám tato péče zabere?").await;
    josef.does_not_see("main", "Které služby to byly?").await;
    assert_eq!(
        josef.texts("main dl.answers ol li").await.iter().map(|item| plain(item)).collect::<Vec<_>>(),
        ["Podpora seniorů", "Podpora lidí se zdravotním postižením"]
    );
    let quiet = house.alone().await;
    let before = (house.returned(NEEDS, "vek"), house.chose(NEEDS, "pecuje", "ano_doma"));
    josef.touch(GO_ON).await;
    assert_eq!(plain(&josef.text("h1").await), "Děkujeme, odpovědi máme");
    assert_eq!(house.returned(NEEDS, "vek"), before.0 + 1);
    assert_eq!(house.chose(NEEDS, "pecuje", "ano_doma"), before.1.map(|count| count + 1));
    drop(quiet);
    josef.is_comfortable().await;
}

impl Person {
    async fn pick_place(&self, item: &str, place: &str) {
        let select = self.client.find(Locator::Css(&format!("select[name='r.poradi.{item}']"))).await;
        select.expect("a native list").select_by_value(place).await.expect("the place is offered");
    }
}

#[tokio::test]
async fn a_poll_on_one_page_goes_with_javascript_and_without() {
    let house = house();
    let page = format!("/s/{POLL}?o={}", house.link(POLL, "Sudoměřice u Bechyně").await);
    for (javascript, width) in [(true, 1280), (false, 360)] {
        let marie = Person::new(javascript, width).await;
        marie.open(&page).await;
        marie.follow("main a.button.big").await;
        marie.tick("cas", &["rano", "none"]).await;
        marie.write("textarea[name='q.vzkaz']", "Lavička").await;
        marie.go_on().await;
        // Everything that is wrong is said at once, and everything typed is still there.
        marie.sees_mistake("Vyberte, prosím, jeden den.").await;
        marie
            .sees_mistake("Odpověď „Přijít nemůžu, hodila by se mi donáška knih domů“ nejde spojit s jinou. Nechte prosím buď ji, nebo ty ostatní.")
            .await;
        assert!(marie.is_checked("cas", "rano").await && marie.is_checked("cas", "none").await);
        assert_eq!(marie.value("textarea[name='q.vzkaz']").await, "Lavička");
        marie.choose("den", "streda").await;
        marie.tick("cas", &["none"]).await;
        marie.is_comfortable().await;
        let quiet = house.alone().await;
        let before = house.returned(POLL, "den");
        marie.go_on().await;
        assert_eq!(plain(&marie.text("h1").await), "Děkujeme, odpovědi máme");
        assert_eq!(house.returned(POLL, "den"), before + 1);
        drop(quiet);
        marie.sees(".record", "Středa").await;
        marie.sees(".record", "Lavička").await;
        marie.is_comfortable().await;
    }
}

#[tokio::test]
async fn somebody_stops_and_comes_back_with_the_code_in_another_browser() {
    let house = house();
    let link = house.link(NEEDS, "Bechyně").await;
    let anna = Person::new(true, 1280).await;
    anna.open(&format!("/s/{NEEDS}/1?o={link}")).await;
    anna.choose("vek", "30_44").await;
    anna.go_on().await;
    anna.write(PEOPLE, "4").await;
    anna.follow(LATER).await;
    let code = anna.text("p.code").await;
    let code = code.lines().last().unwrap_or_default().trim_start_matches("Váš kód:").trim().to_owned();
    assert_eq!(code.replace(' ', "").len(), 8, "{code}");
    anna.is_comfortable().await;

    let library = Person::new(false, 360).await;
    library.open(&format!("/s/{NEEDS}/navrat")).await;
    library.write("#code", "krm4 p7qx").await;
    library.follow("main form button").await;
    library
        .sees_mistake("Kód krm4 p7qx neznáme. Nepletou se znaky? Číslice 0 a 1 ani písmena I, L, O a U v kódu nejsou.")
        .await;
    assert_eq!(library.value("#code").await, "krm4 p7qx", "what was typed stays");
    library.write("#code", " ").await;
    library.follow("main form button").await;
    library.sees_mistake("Napište osm znaků kódu.").await;
    // Small letters and hyphens are as good as what we printed.
    library.write("#code", &code.to_lowercase().replace(' ', "-")).await;
    library.follow("main form button").await;
    library.is_at_question(2).await;
    assert_eq!(library.value(PEOPLE).await, "4");
    library.follow("button.back").await;
    assert!(library.is_checked("vek", "30_44").await);

    // Also from the page of all answers, and while one of them is being changed.
    library.open(&question(2)).await;
    library.go_on().await;
    library.open(&format!("/s/{NEEDS}/2?zmenit=1")).await;
    library.write(PEOPLE, "5").await;
    library.follow(LATER).await;
    assert_eq!(plain(&library.text("h1").await), "Odpovědi jsou uložené");
    library.follow("main form button").await;
    library.is_at_question(2).await;
    assert_eq!(library.value(PEOPLE).await, "5");
}

/// Answers only what must be answered, and stands before the list of all answers.
async fn nearly_done(person: &Person, link: &str) {
    person.open(&format!("/s/{NEEDS}/1?o={link}")).await;
    person.choose("vek", "65_74").await;
    person.go_on().await;
    for (number, field, value) in [(8, "vyuziva", "nevim"), (11, "pecuje", "ne")] {
        person.open(&question(number)).await;
        person.choose(field, value).await;
        person.go_on().await;
    }
    person.open(&format!("/s/{NEEDS}/kontrola")).await;
}

#[tokio::test]
async fn whoever_sends_twice_is_counted_once_and_thanked_the_same() {
    let house = house();
    let link = house.link(NEEDS, "Bechyně").await;
    let anna = Person::new(true, 1280).await;
    nearly_done(&anna, &link).await;
    let quiet = house.alone().await;
    let before = house.returned(NEEDS, "vek");

    // The same page of answers in another window, as it was before anything was sent.
    let window = anna.client.window().await.expect("a window");
    let other = anna.client.new_window(true).await.expect("another window").handle;
    anna.client.switch_to_window(other.clone()).await.expect("the other window");
    anna.open(&format!("/s/{NEEDS}/kontrola")).await;
    anna.client.switch_to_window(window.clone()).await.expect("the first window");

    // Two clicks: the second goes out before the first is answered.
    let twice = "const send = document.querySelector(arguments[0]); send.click(); send.click();";
    anna.leave(async { drop(Client::execute(&anna.client, twice, vec![json!(GO_ON)]).await) }).await;
    anna.wait_for("body.thanks").await;
    let thanks = anna.text("main").await;
    assert!(plain(&thanks).contains("v obci Bechyně"), "{thanks}");
    assert_eq!(house.returned(NEEDS, "vek"), before + 1);

    anna.client.refresh().await.expect("a reload");
    assert_eq!(anna.text("main").await, thanks, "a reload");

    anna.client.switch_to_window(other).await.expect("the other window");
    anna.touch(GO_ON).await;
    assert_eq!(anna.text("main").await, thanks, "sent again from before");
    assert_eq!(house.returned(NEEDS, "vek"), before + 1);
    anna.client.switch_to_window(window).await.expect("the first window");

    // Going back finds nothing to send any more, and what is begun there is somebody else's.
    anna.client.back().await.expect("back");
    assert_eq!(anna.place().await, format!("/s/{NEEDS}"));
    anna.is_comfortable().await;
    assert_eq!(house.returned(NEEDS, "vek"), before + 1);
    drop(quiet);
}

#[tokio::test]
async fn one_page_sent_twice_is_one_response() {
    let house = house();
    let petr = Person::new(false, 360).await;
    petr.open(&format!("/s/{POLL}?o={}", house.link(POLL, "Sudoměřice u Bechyně").await)).await;
    petr.touch("main a.button.big").await;
    petr.touch_answer("den", "sobota").await;
    let quiet = house.alone().await;
    let before = house.returned(POLL, "den");
    petr.touch(GO_ON).await;
    let thanks = petr.text("main").await;
    petr.client.refresh().await.expect("a reload");
    assert_eq!(petr.text("main").await, thanks, "a reload");
    petr.client.back().await.expect("back");
    petr.touch(GO_ON).await;
    petr.wait_for("body.thanks").await;
    assert_eq!(house.returned(POLL, "den"), before + 1, "back, and the same again");
    drop(quiet);
}

/// The family shares a computer: the next one finds a form that was opened before, as Back may show it.
#[tokio::test]
async fn the_next_person_on_a_page_that_was_sent_is_asked_and_sends_with_one_click() {
    let house = house();
    let page = format!("/s/{POLL}/1?o={}", house.link(POLL, "Sudoměřice u Bechyně").await);
    for (javascript, width) in [(true, 1280), (false, 360)] {
        let family = Person::new(javascript, width).await;
        family.open(&page).await;
        let window = family.client.window().await.expect("a window");
        let other = family.client.new_window(true).await.expect("another window").handle;
        family.client.switch_to_window(other.clone()).await.expect("the other window");
        family.open(&page).await;
        family.client.switch_to_window(window).await.expect("the first window");
        family.touch_answer("den", "sobota").await;
        let quiet = house.alone().await;
        let before = house.returned(POLL, "den");
        family.touch(GO_ON).await;
        family.wait_for("body.thanks").await;

        family.client.switch_to_window(other).await.expect("the other window");
        family.touch_answer("den", "patek").await;
        family.write("textarea[name='q.vzkaz']", "Lavička & <světlo>").await;
        family.go_on().await;
        assert_eq!(plain(&family.text("h1").await), "Z tohoto prohlížeče už formulář přišel");
        family.is_comfortable().await;
        family.sees("main", "zatím nikam neuložily ani nezapočítaly").await;
        family.sees(".record", "Pátek").await;
        assert_eq!(house.returned(POLL, "den"), before + 1);
        family.go_on().await;
        family.wait_for("body.thanks").await;
        family.sees(".record", "Lavička & <světlo>").await;
        assert_eq!(house.returned(POLL, "den"), before + 2);
        family.client.refresh().await.expect("a reload");
        family.wait_for("body.thanks").await;
        assert_eq!(house.returned(POLL, "den"), before + 2);
        drop(quiet);
    }
}

#[tokio::test]
async fn letters_contrast_and_language_take_nothing_typed_away_and_enter_still_goes_on() {
    let house = house();
    let page = format!("/s/{POLL}/1?o={}", house.link(POLL, "Sudoměřice u Bechyně").await);
    let needs = house.link(NEEDS, "Bechyně").await;
    for (javascript, width) in [(true, 1280), (false, 360)] {
        let anna = Person::new(javascript, width).await;
        anna.open(&page).await;
        anna.choose("den", "patek").await;
        anna.write("textarea[name='q.vzkaz']", "Lavička").await;
        for button in ["button[name=size][value=l]", "button[name=contrast]", "button[name=lang][value=en]"] {
            anna.follow(button).await;
            anna.is_comfortable().await;
            assert!(anna.is_checked("den", "patek").await, "{button}");
            assert_eq!(anna.value("textarea[name='q.vzkaz']").await, "Lavička", "{button}");
        }
        let now = anna.run("return [document.documentElement.className, document.documentElement.lang]", vec![]).await;
        assert_eq!(now, json!(["size-l contrast-high", "en"]));

        // Enter in a field presses a button that stands before the field in the header only for the browser.
        anna.open(&format!("/s/{NEEDS}/1?o={needs}")).await;
        anna.choose("vek", "45_64").await;
        anna.go_on().await;
        anna.is_at_question(2).await;
        anna.write(PEOPLE, "3").await;
        anna.leave(anna.press(Key::Enter)).await;
        anna.is_at_question(3).await;
        let now = anna.run("return document.documentElement.className", vec![]).await;
        assert_eq!(now, json!("size-l contrast-high"), "the letters stayed");
    }
}

/// A note, a heading, a question and a row, opened by answers of the same page.
#[tokio::test]
async fn what_an_answer_opens_comes_and_what_it_closes_goes_and_is_not_sent() {
    let house = house();
    house.prepared().await;
    let page = format!("/s/{CARE}/1?o={}", house.first_link(CARE).await);
    let anna = Person::new(true, 1280).await;
    anna.open(&page).await;
    anna.wait_for_islands().await;
    let shown = async |words: &str, is: bool| {
        let script = "return document.querySelector('main').innerText.replaceAll('\\u00a0', ' ').includes(arguments[0]) === arguments[1]";
        anna.until(words, script, vec![json!(words), json!(is)]).await;
    };
    let closed = ["Děkujeme, že pečujete.", "Kdo vám pomáhá", "Kolik hodin týdně?", "Úlevy pro pečující"];
    for words in closed {
        shown(words, false).await;
    }
    shown("Obchod", true).await;
    anna.choose("pecuje", "ano").await;
    for words in closed {
        shown(words, true).await;
    }
    anna.is_comfortable().await;
    anna.sees(".grid-line .hint", "Denní stacionář a podobně.").await;
    anna.write("input[name='q.hodin']", "12").await;
    anna.choose("ulevy", "2").await;
    anna.choose("pecuje", "ne").await;
    for words in closed {
        shown(words, false).await;
    }
    anna.choose("obchod", "1").await;
    anna.go_on().await;
    // Nothing is asked about what nobody sees, and nothing of it is kept.
    anna.wait_for("body.thanks").await;
    anna.does_not_see(".record", "12").await;

    // Without a script everything stands there that an answer may open, and what will not count is told.
    let josef = Person::new(false, 360).await;
    josef.open(&page).await;
    for words in closed {
        josef.sees("main", words).await;
    }
    josef.is_comfortable().await;
    let described = "return [...document.querySelectorAll('main [aria-describedby]')] \
        .every(e => e.getAttribute('aria-describedby').split(' ').every(id => document.getElementById(id)))";
    assert_eq!(josef.run(described, vec![]).await, json!(true), "something is described by nothing");
    josef.touch_answer("pecuje", "ne").await;
    josef.click("input[name='q.hodin']").await;
    josef.type_text("12").await;
    josef.touch(GO_ON).await;
    josef
        .sees_mistake("Podle ostatních odpovědí se vás tato otázka netýká, a tak se odpověď na ni nezapočítá. Souhlasí-li to, pošlete stránku znovu. Jinak prosím změňte odpověď, na které otázka závisí.")
        .await;
    assert_eq!(josef.value("input[name='q.hodin']").await, "12");
    josef.touch(GO_ON).await;
    josef.wait_for("body.thanks").await;
}

#[tokio::test]
async fn letter_size_contrast_and_language_stay_over_pages_without_javascript() {
    let house = house();
    let link = house.link(NEEDS, "Bechyně").await;
    let anna = Person::new(false, 360).await;
    let question = format!("/s/{NEEDS}/1?o={link}");
    let looks = async |classes: &str, language: &str| {
        let now = anna.run("return [document.documentElement.className, document.documentElement.lang]", vec![]).await;
        assert_eq!(now, json!([classes, language]), "{}", anna.place().await);
        anna.is_comfortable().await;
    };
    let letters = async || {
        let size = anna.run("return parseFloat(getComputedStyle(document.body).fontSize)", vec![]).await;
        size.as_f64().expect("a size")
    };

    anna.open(&question).await;
    looks("size-m", "cs").await;
    let medium = letters().await;
    assert!(medium >= 19.0, "{medium}");
    anna.follow("button[name=size][value=l]").await;
    assert_eq!(anna.place().await, question, "one stays where one was");
    looks("size-l", "cs").await;
    assert!(letters().await > medium * 1.1);
    anna.follow("button[name=contrast]").await;
    looks("size-l contrast-high", "cs").await;
    anna.follow("button[name=lang][value=en]").await;
    looks("size-l contrast-high", "en").await;
    anna.sees("h1", "How old are you?").await;
    assert_eq!(anna.place().await, question);

    for page in ["/", "/p/bechynsko", "/pristupnost", "/prihlaseni", &format!("/vysledky/{NEEDS}"), "/nic-takoveho"] {
        anna.open(page).await;
        looks_past_404(&anna).await;
        let now = anna.run("return [document.documentElement.className, document.documentElement.lang]", vec![]).await;
        assert_eq!(now, json!(["size-l contrast-high", "en"]), "{page}");
    }
    // A page with mistakes, and back again.
    anna.open(&question).await;
    anna.go_on().await;
    anna.sees("#errors", "Please choose your age group").await;
    anna.follow("button[name=size][value=s]").await;
    looks("size-s contrast-high", "en").await;
    anna.follow("button[name=contrast]").await;
    anna.follow("button[name=lang][value=cs]").await;
    anna.follow("button[name=size][value=m]").await;
    looks("size-m", "cs").await;

    let cross = format!("/vysledky/{ENDED}/krizova?otazka=jak&podle=minut");
    house.prepared().await;
    anna.open(&cross).await;
    anna.follow("button[name=size][value=l]").await;
    assert_eq!(anna.place().await, cross, "the two questions stay chosen");
}

/// A page that is not there is noted by the browser; that is no complaint about it.
async fn looks_past_404(person: &Person) {
    let (width, widest) = person.widths().await;
    assert!(widest <= width, "{}", person.place().await);
    let complaints = person.console().await;
    assert!(complaints.iter().all(|line| line.contains("status of 404")), "{complaints:#?}");
}

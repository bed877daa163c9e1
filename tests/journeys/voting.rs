//! Members of a group vote: on a telephone by tapping, on an old one without JavaScript, by keyboard
//! alone, twice, too late, with a wrong code, at a tablet that goes from hand to hand.

use crate::house::{client, house, text_of};
use crate::meeting::{ITEMS, Meeting};
use crate::person::{GO_ON, Person};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

const JOIN_CODE: &str = "input[name=kod]";
const SLIP: &str = "input[name=listek]";

/// Words as a person reads them: fixed spaces are spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

impl Person {
    async fn reads(&self, selector: &str, words: &str) {
        let text = plain(&self.text(selector).await);
        assert!(text.contains(words), "“{words}” is missing in: {text}");
    }

    async fn does_not_read(&self, words: &str) {
        let text = plain(&self.text("main").await);
        assert!(!text.contains(words), "“{words}” should not stand in: {text}");
    }

    /// Comes to the ballot as one does: the page, the code, the button.
    async fn comes_with(&self, meeting: &Meeting, slip: &str) {
        self.open(&meeting.page("")).await;
        self.is_comfortable().await;
        self.write(SLIP, slip).await;
        self.go_on().await;
        assert_eq!(self.place().await, meeting.page("/hlas"));
        self.is_comfortable().await;
    }

    /// Chooses places in the native selects, an item an entry.
    async fn chooses(&self, places: &[(&str, &str)]) {
        for (item, place) in places {
            let name = format!("select[name='place.{item}']");
            let select = self.client.find(Locator::Css(&name)).await.expect("a select for the item");
            select.select_by_value(place).await.expect("the place is offered");
        }
    }

    /// Touches the button of an item: `taps("Zařadit", "Klub seniorů")`.
    async fn taps(&self, what: &str, item: &str) {
        let names = [format!("{what}: {item}"), format!("{item}: {what}")];
        let script = "const names = arguments[0]; \
            const button = [...document.querySelectorAll('main button')].find(b => !b.hidden && \
                names.includes((b.getAttribute('aria-label') || b.textContent).replaceAll('\\u00a0', ' '))); \
            return button ? button.id : ''";
        let id = self.run(script, vec![json!(names)]).await;
        let id = id.as_str().unwrap_or_default();
        assert!(!id.is_empty(), "there is no button “{what}” of “{item}”");
        self.click(&format!("#{id}")).await;
    }

    async fn receipt(&self) -> String {
        assert_eq!(plain(&self.title().await), "Váš hlas jsme přijali – Priorita");
        let receipt = self.run("return document.querySelector('.receipt data').value", vec![]).await;
        let receipt = receipt.as_str().unwrap_or_default().to_owned();
        assert_eq!(receipt.len(), 19, "{receipt}");
        assert_eq!(self.text(".receipt-code").await.replace(char::is_whitespace, ""), receipt);
        receipt
    }
}

#[tokio::test]
async fn a_member_votes_on_a_phone_by_tapping() {
    let meeting = Meeting::open("Co nejdřív: telefonem", None).await;
    let anna = Person::new(true, 360).await;

    // The six letters from the screen, as people type them.
    anna.open("/v").await;
    let (first, second) = meeting.join.split_at(3);
    anna.write(JOIN_CODE, &format!(" {}-{}", first.to_lowercase(), second)).await;
    anna.go_on().await;
    assert_eq!(anna.place().await, meeting.page(""));
    anna.reads("main", "Co nejdřív: telefonem").await;
    anna.reads("main", "Klub seniorů v Bechyni").await;
    anna.reads("main", "Když vyjde shoda").await;
    let slip = meeting.slip();
    anna.comes_with(&meeting, &format!("{} {}", slip[..5].to_lowercase(), &slip[5..])).await;
    anna.wait_for_islands().await;

    // Third, first and second tied, one abstained from, one left.
    for item in [ITEMS[2].1, ITEMS[0].1, ITEMS[1].1] {
        anna.taps("Zařadit", item).await;
    }
    anna.taps("stejné místo jako položka nad ní", ITEMS[1].1).await;
    anna.taps("Zdržet se", ITEMS[4].1).await;
    // A reload in the middle costs nothing.
    anna.open(&meeting.page("/hlas")).await;
    anna.wait_for_islands().await;
    anna.is_comfortable().await;
    anna.touch(GO_ON).await;

    anna.receipt().await;
    anna.reads(".sent", "2.–3.").await;
    anna.reads("main", "Zařazeno 3 z 5").await;
    anna.reads("main", "Zdrželi jste se").await;
    anna.is_comfortable().await;
    assert_eq!(meeting.only_vote().await, "3,{1,2}|5");
    // What this tab kept is gone.
    assert_eq!(anna.run("return sessionStorage.length", vec![]).await, json!(0));
}

#[tokio::test]
async fn a_member_votes_on_an_old_phone_without_javascript() {
    let meeting = Meeting::open("Co nejdřív: bez skriptu", None).await;
    let josef = Person::new(false, 360).await;
    josef.comes_with(&meeting, &meeting.slip()).await;
    assert_eq!(josef.count("main select").await, 5);
    josef.reads("main", "Dvakrát týdně, na objednání").await;
    josef.reads("main", "Váš lístek platí za skupinu: Uživatelé služeb.").await;

    // Sent by mistake with nothing in it.
    josef.go_on().await;
    josef.sees_mistake("Nezařadili jste žádnou položku. Zařaďte aspoň jednu.").await;
    josef.reads("main", "Odeslat prázdný lístek").await;
    assert!(meeting.votes().await.is_empty());

    // Gaps are closed, a shared place is a tie.
    josef.chooses(&[("klub", "1"), ("obedy", "1"), ("svoz", "4"), ("odlehceni", "x")]).await;
    josef.go_on().await;
    josef.receipt().await;
    josef.reads(".sent", "1.–2.").await;
    assert_eq!(meeting.only_vote().await, "{4,5},2|1");
    josef.is_comfortable().await;
}

#[tokio::test]
async fn a_member_votes_with_the_keyboard_alone() {
    let meeting = Meeting::open("Co nejdřív: klávesnicí", None).await;
    let anna = Person::new(true, 1280).await;
    anna.open(&meeting.page("")).await;
    anna.tab_to(SLIP).await;
    anna.type_text(&meeting.slip()).await;
    anna.leave(anna.press(Key::Enter)).await;
    anna.wait_for_islands().await;
    for (item, name) in [ITEMS[1], ITEMS[3]] {
        let add = anna.button(&format!("Zařadit: {name}")).await;
        anna.tab_to(&add).await;
        anna.press(Key::Enter).await;
        let ranked = "return document.querySelector(arguments[0]).value !== ''";
        anna.until("it is ranked", ranked, vec![json!(format!("select[name='place.{item}']"))]).await;
    }
    let up = anna.button(&format!("{}: posunout výš", ITEMS[3].1)).await;
    anna.tab_to(&up).await;
    anna.press(Key::Enter).await;
    anna.go_on().await;
    anna.receipt().await;
    assert_eq!(meeting.only_vote().await, "4,2");
}

#[tokio::test]
async fn the_official_order_is_a_press_away() {
    let meeting = Meeting::open("Co nejdřív: pořadí", None).await;
    let anna = Person::new(false, 360).await;
    anna.comes_with(&meeting, &meeting.slip()).await;
    let mine = anna.texts("main .rank-name").await;
    anna.open(&meeting.page("/hlas")).await;
    assert_eq!(anna.texts("main .rank-name").await, mine, "one's own order stays");
    // What was chosen before stays chosen.
    anna.chooses(&[("klub", "2")]).await;
    anna.follow("main button[formaction$='poradi=dane']").await;
    let official: Vec<String> = anna.texts("main .rank-name").await.iter().map(|name| plain(name)).collect();
    assert_eq!(official, ITEMS.map(|(_, name)| name));
    anna.is_comfortable().await;
    // Whichever order is on the page, an item is an item.
    anna.chooses(&[("obedy", "1")]).await;
    anna.go_on().await;
    anna.receipt().await;
    assert_eq!(meeting.only_vote().await, "4,5");
}

#[tokio::test]
async fn voting_again_replaces_the_vote_and_shows_nobody_the_first_one() {
    let meeting = Meeting::open("Co nejdřív: znovu", None).await;
    let slip = meeting.slip();
    let anna = Person::new(false, 360).await;
    anna.comes_with(&meeting, &slip).await;
    anna.chooses(&[("klub", "1")]).await;
    anna.go_on().await;
    let first = anna.receipt().await;
    anna.comes_with(&meeting, &slip).await;
    anna.reads("main", "S tímto lístkem už se hlasovalo").await;
    assert_eq!(anna.count("main option[selected][value='1']").await, 0);
    anna.chooses(&[("svoz", "1")]).await;
    anna.go_on().await;
    assert_ne!(anna.receipt().await, first);
    assert_eq!(meeting.only_vote().await, "2");
}

#[tokio::test]
async fn a_tablet_goes_from_hand_to_hand() {
    let meeting = Meeting::open("Co nejdřív: tablet", None).await;
    let tablet = Person::new(false, 1024).await;
    tablet.comes_with(&meeting, &meeting.slip()).await;
    tablet.chooses(&[("klub", "1")]).await;
    tablet.go_on().await;
    tablet.receipt().await;
    tablet.follow("main .actions a.button").await;
    assert_eq!(tablet.place().await, meeting.page(""));
    assert_eq!(tablet.value(SLIP).await, "");
    // Whoever opens the ballot by its address has no slip.
    tablet.open(&meeting.page("/hlas")).await;
    tablet.reads("main", "Pokud jste už viděli účtenku, váš hlas platí").await;
    tablet.comes_with(&meeting, &meeting.slip()).await;
    tablet.does_not_read("už se hlasovalo").await;
    tablet.chooses(&[("svoz", "1")]).await;
    tablet.go_on().await;
    tablet.receipt().await;
    assert_eq!(meeting.votes().await.len(), 2);
}

#[tokio::test]
async fn a_page_of_an_old_round_says_that_it_was_not_counted_and_leads_on() {
    let meeting = Meeting::open("Co nejdřív: kola", None).await;
    let anna = Person::new(false, 360).await;
    anna.comes_with(&meeting, &meeting.slip()).await;
    anna.chooses(&[("klub", "1")]).await;
    // In the meantime others voted, the chair closed, revealed and opened the next round.
    meeting.casts(&["1,2,3,4,5"]).await;
    meeting.closes().await;
    meeting.is_revealed().await;
    meeting.goes_on().await;
    anna.go_on().await;
    anna.reads("h1", "1. kolo už skončilo").await;
    anna.reads("main", "Tento hlas nebyl započítaný.").await;
    anna.is_comfortable().await;
    anna.follow("main .actions a.button").await;
    assert_eq!(anna.place().await, meeting.page("/hlas"));
    anna.reads("h1", "2. kolo").await;
    assert_eq!(anna.count("main select").await, 3);
    anna.chooses(&[("svoz", "1")]).await;
    anna.go_on().await;
    anna.receipt().await;
    assert_eq!(meeting.only_vote().await, "2");
}

#[tokio::test]
async fn who_comes_too_late_is_told_plainly() {
    let meeting = Meeting::open("Co nejdřív: pozdě", None).await;
    let anna = Person::new(true, 360).await;
    anna.comes_with(&meeting, &meeting.slip()).await;
    anna.wait_for_islands().await;
    anna.taps("Zařadit", ITEMS[4].1).await;
    meeting.casts(&["1,2,3,4,5"]).await;
    meeting.closes().await;
    anna.touch(GO_ON).await;
    anna.reads("h1", "Hlasování už skončilo").await;
    anna.reads("main", "Tento hlas nebyl započítaný.").await;
    assert_eq!(anna.axe().await, "");
    anna.follow("main .actions a.button").await;
    anna.reads("main", "Hlasovalo 7 lidí.").await;
    assert_eq!(anna.count("main a[href$='/vysledek']").await, 0);
    meeting.is_revealed().await;
    anna.open(&meeting.page("")).await;
    assert_eq!(anna.count("main a[href$='/vysledek']").await, 1);
}

#[tokio::test]
async fn who_comes_early_waits_and_the_page_comes_alive() {
    let meeting = Meeting::frozen("Co nejdřív: brzy", None).await;
    let anna = Person::new(true, 360).await;
    anna.open(&meeting.page("")).await;
    anna.wait_for_islands().await;
    anna.reads("main", "Hlasování ještě není otevřené").await;
    assert_eq!(anna.count(SLIP).await, 0);
    meeting.opens().await;
    anna.wait_for(SLIP).await;
    // Without a script the page loads itself anew from time to time.
    let waiting = Meeting::prepared("Co nejdřív: příprava", None).await;
    let page = text_of(&client(), &house().url(&waiting.page(""))).await;
    assert!(page.contains("<noscript><meta http-equiv=\"refresh\""), "{page}");
    assert!(!page.contains("Klub seniorů</span>"), "what is being prepared may still change: {page}");
}

#[tokio::test]
async fn every_wrong_code_gets_the_same_answer() {
    let meeting = Meeting::open("Co nejdřív: kódy", None).await;
    let used = meeting.slip();
    let program = client();
    let vote = |code: String| {
        let (url, program) = (house().url(&meeting.page("")), program.clone());
        async move { program.post(url).form(&[("listek", code)]).send().await.expect("an answer") }
    };
    let admitted = vote(used.clone()).await;
    assert!(admitted.url().path().ends_with("/hlas"), "{}", admitted.url());
    let wrong = ["AAAAA22222", "aaaaa", "BBBBB33333CCCCC44444DDDDD", "'; DROP TABLE vote; --", "žluťoučký kůň"];
    let mut answers = Vec::new();
    for code in wrong {
        let answer = vote(code.to_owned()).await;
        assert_eq!(answer.status(), 422, "{code}");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let page = answer.text().await.expect("its text");
        // What was typed stays, in the field and in the way back from the comforts; nothing else differs.
        let field = page.split("name=\"listek\"").nth(1).expect("the field");
        assert!(field.contains("value=\""), "{field}");
        let bare: String =
            regex_lite::Regex::new("(value|href)=\"[^\"]*\"").expect("a pattern").replace_all(&page, "").into();
        answers.push(bare);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));

    let anna = Person::new(true, 360).await;
    anna.open(&meeting.page("")).await;
    anna.write(SLIP, "KRM4P7QX2D").await;
    anna.go_on().await;
    assert!(anna.title().await.starts_with("Chyba: "));
    assert_eq!(anna.value(SLIP).await, "KRM4P7QX2D");
    anna.open("/v").await;
    anna.write(JOIN_CODE, "AAA-AAA").await;
    anna.go_on().await;
    anna.reads("main", "Pod těmito znaky žádné hlasování není.").await;
    assert_eq!(anna.value(JOIN_CODE).await, "AAA-AAA");
}

#[tokio::test]
async fn the_same_page_sent_twice_is_one_vote_with_one_receipt() {
    let meeting = Meeting::open("Co nejdřív: dvakrát", Some(2)).await;
    // A program that holds no cookie between two sendings, as a browser does whose answer was lost.
    let program = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let (entry, ballot) = (house().url(&meeting.page("")), house().url(&meeting.page("/hlas")));
    let slip = meeting.slip();
    let admitted = program.post(&entry).form(&[("listek", &slip)]).send().await.expect("an answer");
    let cookie = admitted.headers()["set-cookie"].to_str().expect("text").to_owned();
    assert!(cookie.contains(&format!("Path={}", meeting.page(""))) && cookie.contains("HttpOnly"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    let page = program.get(&ballot).header("cookie", &cookie).send().await.expect("an answer");
    assert_eq!(page.headers()["cache-control"], "no-store");
    let page = page.text().await.expect("its text");
    let hidden = |name: &str| {
        let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field is there");
        after.split('"').next().unwrap_or_default().to_owned()
    };
    let send = |places: Vec<(&'static str, &'static str)>, cookie: String| {
        let mut fields = vec![("round", hidden("round")), ("attempt", hidden("attempt"))];
        fields.extend(places.into_iter().map(|(name, value)| (name, value.to_owned())));
        program.post(&ballot).header("cookie", cookie).form(&fields).send()
    };
    // More than the rule allows, and what is no place: the page comes back with everything in it.
    let places = vec![("place.klub", "1"), ("place.svoz", "1"), ("place.obedy", "2")];
    let many = send(places, cookie.clone()).await.expect("an answer");
    assert_eq!(many.status(), 422);
    let many = many.text().await.expect("its text");
    assert_eq!(many.matches(" selected").count(), 3, "{many}");
    let junk = send(vec![("place.klub", "první"), ("place.svoz", "1")], cookie.clone()).await.expect("an answer");
    assert_eq!(junk.status(), 422);
    assert!(meeting.votes().await.is_empty());

    let mut receipts = Vec::new();
    for _ in 0..2 {
        let answer = send(vec![("place.klub", "1")], cookie.clone()).await.expect("an answer");
        assert_eq!(answer.status(), 200);
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert!(answer.headers()["set-cookie"].to_str().expect("text").starts_with("listek=; "));
        let page = answer.text().await.expect("its text");
        receipts.push(page.split("<data value=\"").nth(1).expect("a receipt")[..19].to_owned());
    }
    assert_eq!(receipts[0], receipts[1]);
    assert_eq!(meeting.only_vote().await, "5");

    // Sent anew once the slip is forgotten, or in the name of another slip: nothing is shown or counted.
    let forgotten = send(vec![("place.svoz", "1")], String::new()).await.expect("an answer");
    assert_eq!(forgotten.headers()["location"], format!("{}?znovu=hlas", meeting.page("")).as_str());
    let other = send(vec![("place.svoz", "1")], format!("listek={}", meeting.slip())).await.expect("an answer");
    assert_eq!(other.status(), 409);
    assert_eq!(meeting.only_vote().await, "5");
}

#[tokio::test]
async fn the_state_of_a_ballot_is_a_line_that_follows_every_change() {
    let meeting = Meeting::frozen("Co nejdřív: stav", None).await;
    let state = house().url(&meeting.page("/stav"));
    let is_now = async |expected: &str| {
        for _ in 0..20 {
            if text_of(&client(), &state).await == expected {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("{expected} does not come, but {}", text_of(&client(), &state).await);
    };
    is_now("1 frozen 0 8 0").await;
    meeting.opens().await;
    is_now("1 open 0 8 0").await;
    meeting.closes().await;
    is_now("1 closed 0 8 0").await;
    let answer = client().get(&state).send().await.expect("an answer");
    assert_eq!(answer.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert_eq!(client().get(house().url("/v/AAAAAA/stav")).send().await.expect("an answer").status(), 404);
}

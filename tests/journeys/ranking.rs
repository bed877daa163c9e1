//! The ranking control. What it tells a screen reader: the browser's own accessibility tree, reduced
//! to roles and names, compared with a golden file (`PRIORITA_BLESS=1` accepts a change). That it is
//! moved by keys and by a finger, that nothing chosen is lost on the way, and that a weak network
//! takes nobody's order.

use crate::house::{NEEDS, house};
use crate::meeting::{ITEMS, Meeting};
use crate::person::{GO_ON, Person};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

#[tokio::test]
async fn the_ranking_speaks_to_a_screen_reader_as_agreed() {
    let link = house().link(NEEDS, "Bechyně").await;
    let mut told = String::new();

    let plain = Person::new(false, 1280).await;
    lead_to_ranking(&plain, &link).await;
    told += "# without JavaScript: a list of places beside every item\n\n";
    told += &question_of(&plain, "Na co by se").await;

    let anna = Person::new(true, 1280).await;
    lead_to_ranking(&anna, &link).await;
    anna.wait_for_islands().await;
    told += "\n# with JavaScript, nothing ranked\n\n";
    told += &question_of(&anna, "Na co by se").await;

    for item in ["Podpora seniorů", "Podpora rodin s dětmi"] {
        anna.moves("add", item).await;
    }
    told += "\n# two ranked\n\n";
    told += &question_of(&anna, "Na co by se").await;

    assert_golden("ranking.txt", &told);
}

#[tokio::test]
async fn the_ballot_speaks_of_shared_places_and_abstaining_as_agreed() {
    let meeting = Meeting::open("Pořadí: pro odečítač", None).await;
    let mut told = String::new();

    let plain = Person::new(false, 1280).await;
    plain.enters(&meeting).await;
    plain.open(&meeting.page("/hlas?poradi=dane")).await;
    told += "# without JavaScript\n\n";
    told += &question_of(&plain, "Pořadí: pro").await;

    let anna = Person::new(true, 1280).await;
    anna.enters(&meeting).await;
    anna.open(&meeting.page("/hlas?poradi=dane")).await;
    anna.wait_for_islands().await;
    for item in [0, 2, 1] {
        anna.moves("add", ITEMS[item].1).await;
    }
    anna.moves("share", ITEMS[1].1).await;
    anna.moves("abstain", ITEMS[3].1).await;
    told += "\n# three ranked, two of them on one place, one abstained from\n\n";
    told += &question_of(&anna, "Pořadí: pro").await;

    assert_golden("ranking-ballot.txt", &told);
}

#[tokio::test]
async fn arrows_move_an_item_and_the_focus_goes_with_it() {
    let meeting = Meeting::open("Pořadí: šipky", None).await;
    let anna = Person::new(true, 1280).await;
    anna.enters(&meeting).await;
    anna.wait_for_islands().await;
    // One after the other with Enter: the focus goes on to what is still to be ranked.
    anna.tab_to("[data-act=add]").await;
    for _ in ITEMS {
        anna.press(Key::Enter).await;
    }
    anna.until("all are ranked", "return document.querySelectorAll('ol.rank > li').length === 5", vec![]).await;
    let order = anna.order().await;
    let last = plain(order.last().expect("five items"));
    let focus = "const e = document.activeElement; return e.dataset.act + ' ' + \
        e.closest('li').querySelector('label').textContent.replaceAll('\\u00a0', ' ')";
    assert_eq!(anna.run(focus, vec![]).await, json!(format!("up {last}")));
    anna.press(Key::Up).await;
    anna.press(Key::Up).await;
    anna.is_announced(&format!("{last}: nyní 3. místo z 5")).await;
    assert_eq!(anna.run(focus, vec![]).await, json!(format!("up {last}")));
    anna.press(Key::Down).await;
    anna.is_announced(&format!("{last}: nyní 4. místo z 5")).await;
    // At an end nothing happens, and nothing is said.
    for _ in 0..9 {
        anna.press(Key::Up).await;
    }
    anna.is_announced(&format!("{last}: nyní 1. místo z 5")).await;
    assert_eq!(anna.count("ol.rank > li:first-child [data-act=up][aria-disabled=true]").await, 1);
}

#[tokio::test]
async fn a_finger_moves_an_item_by_its_handle_and_the_page_by_everything_else() {
    let meeting = Meeting::open("Pořadí: prstem", None).await;
    let anna = Person::new(true, 360).await;
    anna.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).await;
    anna.enters(&meeting).await;
    anna.wait_for_islands().await;
    for item in [0, 1, 2] {
        anna.moves("add", ITEMS[item].1).await;
    }
    anna.drags("ol.rank > li:nth-child(3) .rank-name", -120.0).await;
    assert_eq!(anna.order().await.iter().map(|name| plain(name)).collect::<Vec<_>>(), [0, 1, 2].map(|at| ITEMS[at].1));
    let height = anna.run("return document.querySelector('ol.rank > li').offsetHeight", vec![]).await;
    anna.drags("ol.rank > li:nth-child(3) .rank-handle", -0.8 * height.as_f64().expect("a height")).await;
    anna.is_announced(&format!("{}: nyní 2. místo z 5", ITEMS[2].1)).await;
    assert_eq!(anna.order().await.iter().map(|name| plain(name)).collect::<Vec<_>>(), [0, 2, 1].map(|at| ITEMS[at].1));
    anna.is_comfortable().await;
    assert_eq!(anna.axe().await, "");
}

#[tokio::test]
async fn what_was_chosen_before_the_script_came_stays() {
    let meeting = Meeting::open("Pořadí: pomalá síť", None).await;
    let anna = Person::new(true, 360).await;
    anna.enters(&meeting).await;
    anna.wait_for_islands().await;
    // The page again over a line that carries the module in half a minute.
    anna.devtools("Network.enable", json!({})).await;
    anna.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    anna.line(false, 12_000).await;
    anna.client.execute("location.reload()", vec![]).await.expect("a reload");
    anna.until("the selects are there", "return document.querySelectorAll('.rank select').length === 5", vec![]).await;
    for (item, place) in [("klub", "1"), ("svoz", "1"), ("obedy", "4"), ("pecovatelky", "x")] {
        let select = anna.client.find(Locator::Css(&format!("select[name='place.{item}']"))).await.expect("a select");
        select.select_by_value(place).await.expect("the place is offered");
    }
    assert_eq!(anna.count("html[data-islands=awake]").await, 0, "the script came too soon for this test");
    anna.line(false, -1).await;
    anna.wait_for_islands().await;
    let order: Vec<String> = anna.order().await.iter().map(|name| plain(name)).collect();
    assert_eq!(order.len(), 3);
    assert_eq!(order[2], ITEMS[3].1);
    anna.touch(GO_ON).await;
    assert_eq!(meeting.only_vote().await, "{2,5},4|3");
}

#[tokio::test]
async fn a_vote_waits_for_the_network_and_then_leaves_by_itself() {
    let meeting = Meeting::open("Pořadí: bez signálu", None).await;
    let anna = Person::new(true, 360).await;
    anna.enters(&meeting).await;
    anna.wait_for_islands().await;
    anna.moves("add", ITEMS[4].1).await;
    anna.devtools("Network.enable", json!({})).await;
    anna.line(true, -1).await;
    anna.click(GO_ON).await;
    anna.until("it says so", &said(".sending", "Spojení teď nefunguje."), vec![]).await;
    assert_eq!(anna.count(&format!("{GO_ON}[aria-disabled=true]")).await, 1);
    assert_eq!(anna.place().await, meeting.page("/hlas"));
    // Somebody else may be first at the only telephone with a signal.
    anna.click(".sending > button").await;
    anna.until("it has stopped", &said(".sending", "Nečekáme."), vec![]).await;
    assert_eq!(anna.count(&format!("{GO_ON}[aria-disabled=true]")).await, 0);
    assert!(meeting.votes().await.is_empty());
    anna.click(GO_ON).await;
    anna.until("it waits again", &said(".sending", "Spojení teď nefunguje."), vec![]).await;
    anna.line(false, -1).await;
    anna.wait_for(".receipt").await;
    assert_eq!(meeting.only_vote().await, "5");
}

/// Whether something on the page begins with these words.
fn said(selector: &str, words: &str) -> String {
    format!("return document.querySelector('{selector}').textContent.replaceAll('\\u00a0', ' ').startsWith('{words}')")
}

/// Fixed spaces are spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

impl Person {
    async fn enters(&self, meeting: &Meeting) {
        self.open(&meeting.page("")).await;
        self.write("input[name=listek]", &meeting.slip()).await;
        self.go_on().await;
    }

    /// Presses the button of an item that does this.
    async fn moves(&self, act: &str, item: &str) {
        let script = "const line = [...document.querySelectorAll('.rank-item')] \
                .find(line => line.querySelector('label').textContent.replaceAll('\\u00a0', ' ') === arguments[1]); \
            const button = line.querySelector(`[data-act=${arguments[0]}]`); \
            if (!button.checkVisibility()) return false; button.focus(); button.click(); return true";
        self.until(&format!("{act} {item}"), script, vec![json!(act), json!(item)]).await;
    }

    /// What is ranked, from first to last.
    async fn order(&self) -> Vec<String> {
        self.texts("ol.rank > li > .rank-name").await
    }

    async fn is_announced(&self, words: &str) {
        let script = "return document.querySelector('.ranking [role=status]').textContent.replaceAll('\\u00a0', ' ') === arguments[0]";
        self.until(words, script, vec![json!(words)]).await;
    }

    /// Puts a finger on something, moves it up or down and lifts it.
    async fn drags(&self, selector: &str, by: f64) {
        let script = "const e = document.querySelector(arguments[0]); e.scrollIntoView({ block: 'center' }); \
            const r = e.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]";
        let at = self.run(script, vec![json!(selector)]).await;
        let (x, y) = (at[0].as_f64().expect("a place"), at[1].as_f64().expect("a place"));
        let touch = async |kind: &str, points: Value| {
            self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
            tokio::time::sleep(Duration::from_millis(20)).await;
        };
        touch("touchStart", json!([{ "x": x, "y": y }])).await;
        for step in 1..=10 {
            touch("touchMove", json!([{ "x": x, "y": y + by * f64::from(step) / 10.0 }])).await;
        }
        touch("touchEnd", json!([])).await;
    }

    /// The line to the server: cut, or carrying so many bytes a second (−1: all it can).
    async fn line(&self, offline: bool, throughput: i32) {
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": throughput, "uploadThroughput": throughput });
        self.devtools("Network.emulateNetworkConditions", conditions).await;
    }
}

/// The shortest way to the ranking: one answer, then straight to the page.
async fn lead_to_ranking(person: &Person, link: &str) {
    person.open(&format!("/s/{NEEDS}/1?o={link}")).await;
    person.choose("vek", "30_44").await;
    person.go_on().await;
    person.open(&format!("/s/{NEEDS}/15")).await;
}

/// The question on this page as `role "name"`, a line a node, indented by depth. The browser builds its
/// tree after the page, so it is taken only once it has come out the same twice.
async fn question_of(person: &Person, name: &str) -> String {
    let mut before = String::new();
    for _ in 0..40 {
        let now = question_now(person, name).await;
        if now == before {
            return now;
        }
        before = now;
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
    }
    before
}

async fn question_now(person: &Person, name: &str) -> String {
    let tree = person.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes: HashMap<&str, &Value> = tree["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| (node["nodeId"].as_str().unwrap_or_default(), node))
        .collect();
    let question = nodes
        .values()
        .find(|node| word(node, "role") == "group" && word(node, "name").replace('\u{a0}', " ").contains(name))
        .expect("the question is a named group");
    let mut lines = String::new();
    tell(&nodes, question, 0, &mut lines);
    lines
}

fn tell(nodes: &HashMap<&str, &Value>, node: &Value, depth: usize, lines: &mut String) {
    let role = word(node, "role");
    // Letters on the screen; their words are names of what stands around them.
    let silent =
        node["ignored"] == true || matches!(role.as_str(), "none" | "generic" | "InlineTextBox" | "ListMarker");
    let mut depth = depth;
    if !silent {
        let name = word(node, "name").replace('\u{a0}', " ");
        *lines += &format!("{}{role} \"{name}\"{}\n", "  ".repeat(depth), states(node));
        depth += 1;
    }
    for child in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.get(child.as_str().unwrap_or_default()) {
            tell(nodes, child, depth, lines);
        }
    }
}

fn word(node: &Value, what: &str) -> String {
    node[what]["value"].as_str().unwrap_or_default().to_owned()
}

/// What is said besides the name: a description, being disabled or pressed, announcing changes.
fn states(node: &Value) -> String {
    let mut states = String::new();
    if !word(node, "description").is_empty() {
        states += &format!(" ({})", word(node, "description").replace('\u{a0}', " "));
    }
    for property in node["properties"].as_array().into_iter().flatten() {
        let value = &property["value"]["value"];
        match property["name"].as_str() {
            Some("disabled") if *value == true => states += " disabled",
            Some("pressed") => states += &format!(" pressed={}", value.as_str().unwrap_or_default()),
            Some("live") => states += &format!(" live={}", value.as_str().unwrap_or_default()),
            _ => {}
        }
    }
    states
}

fn assert_golden(name: &str, told: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("PRIORITA_BLESS").is_some() {
        std::fs::write(&path, told).expect("the golden file can be written");
        return;
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        told == agreed,
        "{name} is not as agreed; `cargo xtask bless` accepts the change.\n── now:\n{told}\n── agreed:\n{agreed}"
    );
}

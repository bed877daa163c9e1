//! What the ranking control tells a screen reader: the browser's own accessibility tree, reduced
//! to roles and names, compared with a golden file. `PRIORITA_BLESS=1` accepts a change.

use crate::house::{NEEDS, house};
use crate::person::Person;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::path::Path;

#[tokio::test]
async fn the_ranking_speaks_to_a_screen_reader_as_agreed() {
    let link = house().link(NEEDS, "Bechyně").await;
    let mut told = String::new();

    let plain = Person::new(false, 1280).await;
    lead_to_ranking(&plain, &link).await;
    told += "# without JavaScript: a list of places beside every item\n\n";
    told += &question_of(&plain).await;

    let anna = Person::new(true, 1280).await;
    lead_to_ranking(&anna, &link).await;
    anna.wait_for_islands().await;
    anna.wait_for("button[aria-label^='Zařadit']").await;
    told += "\n# with JavaScript, nothing ranked\n\n";
    told += &question_of(&anna).await;

    for item in ["Podpora seniorů", "Podpora rodin s dětmi"] {
        let add = anna.button(&format!("Zařadit: {item}")).await;
        anna.click(&add).await;
        anna.until("it is ranked", "return document.querySelector(arguments[0]) === null", vec![json!(add)]).await;
    }
    told += "\n# two ranked\n\n";
    told += &question_of(&anna).await;

    assert_golden("ranking.txt", &told);
}

/// The shortest way to the ranking: one answer, then straight to the page.
async fn lead_to_ranking(person: &Person, link: &str) {
    person.open(&format!("/s/{NEEDS}/1?o={link}")).await;
    person.choose("vek", "30_44").await;
    person.go_on().await;
    person.open(&format!("/s/{NEEDS}/15")).await;
}

/// The question on this page as `role "name"`, a line a node, indented by depth.
async fn question_of(person: &Person) -> String {
    let tree = person.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes: HashMap<&str, &Value> = tree["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| (node["nodeId"].as_str().unwrap_or_default(), node))
        .collect();
    let question = nodes
        .values()
        .find(|node| word(node, "role") == "group" && word(node, "name").contains("Na co by se"))
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

/// What is said besides the name: a description, being disabled, announcing changes.
fn states(node: &Value) -> String {
    let mut states = String::new();
    if !word(node, "description").is_empty() {
        states += &format!(" ({})", word(node, "description").replace('\u{a0}', " "));
    }
    for property in node["properties"].as_array().into_iter().flatten() {
        let value = &property["value"]["value"];
        match property["name"].as_str() {
            Some("disabled") if *value == true => states += " disabled",
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

//! Holds our reading against the verdicts of the reference reader, pyxform: what it rejects we
//! reject, and what it accepts we read as the same names, types, labels, choices and nesting.
//!
//! The cases are not part of the project; they are read from `$PRIORITA_SHARED/forms`, else from
//! `../shared/forms` beside the project, and the test says so where neither is there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::{kinds, read};
use crate::surveys::questionnaire::{GroupKind, Item, OR_OTHER, Questionnaire, base_list};
use crate::vocabulary::Localized;

/// Cases in which we differ on purpose. One rejection is about a form name given on the side of
/// the workbook (taken from a file name with `@` in it); the workbook itself is as fine as its
/// accepted twin, and a town may name its files as it likes.
const DIFFERENT: usize = 1;

#[test]
fn the_reference_readers_verdicts() {
    let Some(cases) = cases() else {
        say("shared/forms is not present: the reference cases were not checked");
        return;
    };
    let (mut same, mut unsupported, mut different) = (0, 0, 0);
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        let case: Value = serde_json::from_str(line).expect("a case is JSON");
        match difference(&case) {
            Ok(true) => unsupported += 1,
            Ok(false) => same += 1,
            Err(story) => {
                different += 1;
                say(&format!("different: {}\n{story}", case["id"].as_str().unwrap_or_default()));
            }
        }
    }
    say(&format!("pyxform cases: {same} same, {unsupported} unsupported, {different} different"));
    assert_eq!(different, DIFFERENT);
}

/// Past the harness, which keeps to itself what a passing test prints: counts are to be seen.
fn say(words: &str) {
    use std::io::Write as _;
    writeln!(std::io::stderr(), "{words}").expect("stderr takes what is written");
}

fn cases() -> Option<String> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let root = std::env::var_os("PRIORITA_SHARED").map_or(beside, PathBuf::from);
    std::fs::read_to_string(root.join("forms/pyxform-cases.jsonl")).ok()
}

/// `Ok` where we agree; whether something in the case is unsupported. `Err` tells where we part.
pub fn difference(case: &Value) -> Result<bool, String> {
    let workbook = case["md"].as_str().unwrap_or_default();
    let reading = read(workbook.as_bytes(), "data.md");
    let errors = || {
        let sentences: Vec<String> =
            reading.findings.iter().map(|finding| format!("{} {:?}", finding.code, finding.facts)).collect();
        sentences.join("\n  ")
    };
    if case["rejected"] == true {
        let verdict = case["error"].as_str().unwrap_or_default();
        return if reading.accepted() { Err(format!("  accepted, but: {verdict}\n{workbook}")) } else { Ok(false) };
    }
    let Some(questionnaire) = reading.questionnaire.as_ref().filter(|_| reading.accepted()) else {
        return Err(format!("  rejected: {}\n{workbook}", errors()));
    };
    let (theirs, ours) = (their_lines(&case["tree"]), our_lines(questionnaire));
    if theirs == ours {
        return Ok(!reading.unsupported.is_empty());
    }
    let only = |a: &[String], b: &[String], mark: &str| {
        a.iter().filter(|line| !b.contains(line)).map(|line| format!("  {mark} {line}\n")).collect::<String>()
    };
    Err(only(&theirs, &ours, "reference:") + &only(&ours, &theirs, "ours:     "))
}

/// A text by language as one line; the unnamed language under the name of the default one.
fn words(texts: impl Iterator<Item = (String, String)>, default: &str) -> String {
    let mut texts: Vec<(String, String)> = texts.filter(|(_, text)| !text.is_empty()).collect();
    let named = texts.iter().any(|(language, _)| language == default);
    texts.retain(|(language, _)| language != "default" || default == "default" || !named);
    for (language, _) in &mut texts {
        if language == "default" {
            *language = default.to_owned();
        }
    }
    texts.sort();
    texts.iter().map(|(language, text)| format!("{language}={text:?}")).collect::<Vec<_>>().join(" ")
}

/// Reading has already put the texts of no named language into the default one.
fn our_words(text: &Localized) -> String {
    words(text.0.iter().map(|(language, text)| (language.clone(), text.clone())), "default")
}

fn their_words(text: &Value, default: &str) -> String {
    match text {
        Value::String(text) => words([("default".to_owned(), text.clone())].into_iter(), default),
        Value::Object(texts) => words(
            texts.iter().map(|(language, text)| (language.clone(), text.as_str().unwrap_or_default().to_owned())),
            default,
        ),
        _ => String::new(),
    }
}

fn their_lines(tree: &Value) -> Vec<String> {
    let default = tree["default_language"].as_str().unwrap_or("default");
    let text = |key: &str| tree[key].as_str().unwrap_or_default();
    let mut lines = vec![format!("form {} {} {}", text("id_string"), text("title"), text("version"))];
    their_items(tree, default, 0, &mut lines);
    let lists: BTreeMap<&String, &Value> = tree["choices"].as_object().into_iter().flatten().collect();
    for (list, choices) in lists {
        for choice in choices.as_array().into_iter().flatten() {
            let mut extra: Vec<String> = choice
                .as_object()
                .into_iter()
                .flatten()
                .filter(|(key, _)| !["name", "label"].contains(&key.as_str()))
                .map(|(key, value)| format!("{key}={}", value.as_str().unwrap_or_default()))
                .collect();
            extra.sort();
            let name = choice["name"].as_str().unwrap_or_default();
            lines.push(format!("choice {list} {name} {} {}", their_words(&choice["label"], default), extra.join(" ")));
        }
    }
    lines
}

fn their_items(parent: &Value, default: &str, depth: usize, lines: &mut Vec<String>) {
    let none = Vec::new();
    let children = parent["children"].as_array().unwrap_or(&none);
    for (at, item) in children.iter().enumerate() {
        let text = |key: &str| item[key].as_str().unwrap_or_default();
        let (name, kind) = (text("name"), text("type"));
        if is_generated(item, at.checked_sub(1).and_then(|at| children.get(at)), children.get(at + 1)) {
            continue;
        }
        let kind = match kind {
            "select one" => "select_one",
            "select all that apply" => "select_multiple",
            "string" => "text",
            "int" => "integer",
            other => other,
        };
        // A table-list moves the label of its group into a note that it generates.
        let first = &item["children"][0];
        let moved = first["name"].as_str().is_some_and(|name| name.starts_with("generated_table_list_label"));
        let label = if moved { &first["label"] } else { &item["label"] };
        let bind = &item["bind"];
        lines.push(line(
            depth,
            &[kind, text("itemset"), name],
            &[
                ("label", their_words(label, default)),
                ("hint", their_words(&item["hint"], default)),
                ("guidance", their_words(&item["guidance_hint"], default)),
                ("relevant", bind["relevant"].as_str().unwrap_or_default().to_owned()),
                ("constraint", bind["constraint"].as_str().unwrap_or_default().to_owned()),
                ("message", their_words(&bind["jr:constraintMsg"], default)),
                ("calculation", bind["calculate"].as_str().unwrap_or_default().to_owned()),
                ("default", text("default").to_owned()),
                ("filter", text("choice_filter").to_owned()),
            ],
        ));
        their_items(item, default, depth + 1, lines);
    }
}

/// What pyxform adds and an author never wrote.
fn is_generated(item: &Value, before: Option<&Value>, after: Option<&Value>) -> bool {
    let name = item["name"].as_str().unwrap_or_default();
    let named = |other: Option<&Value>| other.and_then(|other| other["name"].as_str()).unwrap_or_default().to_owned();
    let meta = name == "meta" && item["control"]["bodyless"] == true;
    let table =
        name.starts_with("generated_table_list_label") || name.starts_with("reserved_name_for_field_list_labels");
    let count = name == format!("{}_count", named(after))
        && after.is_some_and(|repeat| repeat["control"]["jr:count"] == format!("${{{name}}}"));
    let other = name == format!("{}_other", named(before))
        && item["bind"]["relevant"].as_str().is_some_and(|relevant| relevant.starts_with("selected(../"));
    meta || table || count || other
}

fn our_lines(questionnaire: &Questionnaire) -> Vec<String> {
    let title = questionnaire.title.text("", "");
    let mut lines = vec![format!("form {} {} {}", questionnaire.form_id, title, questionnaire.version)];
    our_items(&questionnaire.items, 0, &mut lines);
    for (list, choices) in &questionnaire.lists {
        // There `or_other` adds its choice to the list for everybody.
        let Some(list) = list
            .strip_suffix(OR_OTHER)
            .or((!questionnaire.lists.contains_key(&format!("{list}{OR_OTHER}"))).then_some(list))
        else {
            continue;
        };
        for choice in choices {
            let extra: Vec<String> =
                choice.attributes.iter().map(|(key, text)| format!("{key}={}", text.text("", ""))).collect();
            lines.push(format!("choice {list} {} {} {}", choice.name, our_words(&choice.label), extra.join(" ")));
        }
    }
    lines
}

fn our_items(items: &[Item], depth: usize, lines: &mut Vec<String>) {
    for item in items {
        let text = |attributes: &BTreeMap<String, Localized>, column: &str| {
            attributes.get(column).map_or("", |text| text.text("", "")).to_owned()
        };
        match item {
            Item::Question(question) => {
                let kind = kinds::written(&question.kind);
                let kind = kind.split(' ').next().unwrap_or_default();
                let labels = question.parameters.get("tick_labelset").map(String::as_str);
                lines.push(line(
                    depth,
                    &[kind, question.kind.list().map(base_list).or(labels).unwrap_or_default(), &question.name],
                    &[
                        ("label", our_words(&question.label)),
                        ("hint", our_words(&question.hint)),
                        ("guidance", our_words(&question.guidance_hint)),
                        ("relevant", question.relevant.clone().unwrap_or_default()),
                        ("constraint", question.constraint.clone().unwrap_or_default()),
                        ("message", our_words(&question.constraint_message)),
                        ("calculation", text(&question.attributes, "calculation")),
                        ("default", text(&question.attributes, "default")),
                        ("filter", text(&question.attributes, "choice_filter")),
                    ],
                ));
            }
            Item::Group(group) => {
                let kind = match group.kind {
                    GroupKind::Repeat if group.attributes.contains_key("loop") => "loop",
                    GroupKind::Repeat => "repeat",
                    _ => "group",
                };
                lines.push(line(
                    depth,
                    &[kind, "", &group.name],
                    &[
                        ("label", our_words(&group.label)),
                        ("hint", our_words(&group.hint)),
                        ("relevant", group.relevant.clone().unwrap_or_default()),
                    ],
                ));
                our_items(&group.items, depth + 1, lines);
            }
        }
    }
}

fn line(depth: usize, what: &[&str], facts: &[(&str, String)]) -> String {
    let facts: Vec<String> =
        facts.iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| format!("{key}:{text}")).collect();
    format!("{}{} {}", "  ".repeat(depth), what.join(" "), facts.join(" "))
}

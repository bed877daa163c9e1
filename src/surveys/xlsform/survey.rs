//! The survey sheet: rows become a tree of questions and groups.
//!
//! Beside the tree it keeps every row as [`Entry`], because the checks that follow need the
//! cells with their places.

use std::collections::BTreeMap;

use super::columns::{Record, Table};
use super::findings::Finding;
use super::kinds::{self, Line, Misread, Section};
use super::settings::{is_no, is_yes};
use crate::surveys::import;
use crate::surveys::questionnaire::{Group, GroupKind, Item, Kind, OR_OTHER, Question, Required};
use crate::vocabulary::Localized;

/// A row that became a question or opened a group.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub record: Record,
    pub what: What,
    /// The sections it stands in, outermost first, by the place of their entry.
    pub sections: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum What {
    Question { kind: Kind, or_other: bool },
    Section(Section),
}

#[derive(Default)]
pub struct Survey {
    pub items: Vec<Item>,
    pub entries: Vec<Entry>,
}

/// Groups nested deeper than this stand at this depth.
const MAX_NESTING: usize = 20;

struct Open {
    group: Group,
    section: Section,
    entry: usize,
    row: u32,
}

pub fn read(table: &Table, findings: &mut Vec<Finding>) -> Survey {
    let mut survey = Survey::default();
    let sheet = table.sheet.as_str();
    for column in ["type"] {
        if !table.has(column) {
            findings.push(Finding::error("missing_column").sheet(sheet).row(1).column(column).fact("column", column));
            return survey;
        }
    }
    let mut stack: Vec<Open> = Vec::new();
    // Sections opened beyond the deepest nesting we keep.
    let mut beyond: Vec<Section> = Vec::new();
    for record in &table.records {
        let written = record.text("type");
        if is_yes(record.text("disabled")) {
            findings.push(record.place(sheet, "disabled", Finding::warning("disabled_row")));
            continue;
        }
        if written.is_empty() {
            let level = if record.has("name") || record.has("label") { Finding::error } else { Finding::warning };
            findings.push(record.place(sheet, "type", level("no_type")));
            continue;
        }
        let line = match kinds::read(written) {
            Ok(line) => line,
            Err(Misread::Unknown) => {
                findings.push(record.place(sheet, "type", Finding::error("unknown_type").fact("type", written)));
                continue;
            }
            Err(Misread::NoList) => {
                findings.push(record.place(sheet, "type", Finding::error("type_without_list").fact("type", written)));
                continue;
            }
        };
        let sections = stack.iter().map(|open| open.entry).collect();
        match line {
            Line::End(section) => match beyond.last().or(stack.last().map(|open| &open.section)) {
                Some(open) if open.closes(&section) => {
                    if beyond.pop().is_none()
                        && let Some(open) = stack.pop()
                    {
                        put(&mut survey.items, &mut stack, Item::Group(open.group));
                    }
                }
                _ => findings.push(record.place(
                    sheet,
                    "type",
                    Finding::error("end_without_begin").fact("what", section.word()),
                )),
            },
            Line::Begin(section) => {
                let name = named(record, None, sheet, findings);
                let entry = Entry {
                    name: name.clone(),
                    record: record.clone(),
                    what: What::Section(section.clone()),
                    sections,
                };
                survey.entries.push(entry);
                if stack.len() >= MAX_NESTING {
                    if beyond.is_empty() {
                        findings.push(record.place(
                            sheet,
                            "type",
                            Finding::error("too_deep").fact("limit", MAX_NESTING),
                        ));
                    }
                    beyond.push(section);
                    continue;
                }
                stack.push(Open {
                    group: group(record, name, &section),
                    section,
                    entry: survey.entries.len() - 1,
                    row: record.row,
                });
            }
            Line::Question { kind, or_other } => {
                let name = named(record, Some(&kind), sheet, findings);
                survey.entries.push(Entry {
                    name: name.clone(),
                    record: record.clone(),
                    what: What::Question { kind: kind.clone(), or_other },
                    sections,
                });
                let kind = if or_other { with_other(kind) } else { kind };
                let question = question(record, name, kind, sheet, findings);
                put(&mut survey.items, &mut stack, Item::Question(question));
            }
        }
    }
    while let Some(open) = stack.pop() {
        let finding = Finding::error("begin_without_end")
            .fact("what", open.section.word())
            .fact("name", &open.group.name)
            .sheet(sheet)
            .row(open.row)
            .column("type");
        findings.push(finding);
        put(&mut survey.items, &mut stack, Item::Group(open.group));
    }
    survey
}

fn put(items: &mut Vec<Item>, stack: &mut [Open], item: Item) {
    match stack.last_mut() {
        Some(open) => open.group.items.push(item),
        None => items.push(item),
    }
}

/// The kind that draws from the list to which `or_other` adds a choice; the list itself stays as it is
/// for every other question.
fn with_other(kind: Kind) -> Kind {
    let other = |list: String| format!("{list}{OR_OTHER}");
    match kind {
        Kind::SelectOne { list } => Kind::SelectOne { list: other(list) },
        Kind::SelectMultiple { list } => Kind::SelectMultiple { list: other(list) },
        Kind::Rank { list } => Kind::Rank { list: other(list) },
        kind => kind,
    }
}

/// The name of a row. A note needs none of its own: nothing is stored under it.
fn named(record: &Record, kind: Option<&Kind>, sheet: &str, findings: &mut Vec<Finding>) -> String {
    let name = record.text("name");
    if name.is_empty() && kind == Some(&Kind::Note) {
        return format!("generated_note_name_{}", record.row);
    }
    let code = if name.is_empty() {
        "no_name"
    } else if name == "meta" {
        "reserved_name"
    } else if !is_name(name) {
        "bad_name"
    } else if kind.is_some_and(Kind::takes_answers) && is_export_column(name) {
        "export_name"
    } else {
        return name.to_owned();
    };
    findings.push(record.place(sheet, "name", Finding::error(code).fact("name", name)));
    name.to_owned()
}

/// Names of columns that every export has beside the answers, in any case: a spreadsheet does not tell
/// `Channel` from `channel`.
pub fn is_export_column(name: &str) -> bool {
    [import::MUNICIPALITY, import::CHANNEL, import::DAY].contains(&name.to_lowercase().as_str())
}

/// A letter or `_`, then letters, digits, `-`, `_`, `.`.
pub fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Columns that have a field of their own in a question.
const OF_QUESTIONS: [&str; 13] = [
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "relevant",
    "required",
    "required_message",
    "constraint",
    "constraint_message",
    "appearance",
    "parameters",
    "disabled",
];

/// Columns that have a field of their own in a group.
const OF_GROUPS: [&str; 7] = ["type", "name", "label", "hint", "relevant", "appearance", "disabled"];

fn kept(record: &Record, own: &[&str]) -> BTreeMap<String, Localized> {
    let other = record.fields.iter().filter(|(column, _)| !own.contains(&column.as_str()));
    other.map(|(column, text)| (column.clone(), text.clone())).collect()
}

fn expression(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn question(record: &Record, name: String, kind: Kind, sheet: &str, findings: &mut Vec<Finding>) -> Question {
    let mut attributes = kept(record, &OF_QUESTIONS);
    let written = record.text("parameters");
    let parameters = super::parameters::read(written).unwrap_or_else(|_| {
        attributes.insert("parameters".to_owned(), record.localized("parameters"));
        if matches!(
            kind,
            Kind::Range | Kind::Text | Kind::SelectOne { .. } | Kind::SelectMultiple { .. } | Kind::Rank { .. }
        ) {
            let finding = Finding::error("bad_parameters").fact("parameters", written);
            findings.push(record.place(sheet, "parameters", finding));
        }
        BTreeMap::new()
    });
    let required = record.text("required");
    Question {
        name,
        kind,
        label: record.localized("label"),
        hint: record.localized("hint"),
        guidance_hint: record.localized("guidance_hint"),
        relevant: expression(record.text("relevant")),
        required: match required {
            no if is_no(no) => Required::No,
            yes if is_yes(yes) => Required::Yes,
            when => Required::When(when.to_owned()),
        },
        required_message: record.localized("required_message"),
        constraint: expression(record.text("constraint")),
        constraint_message: record.localized("constraint_message"),
        appearance: record.text("appearance").to_owned(),
        parameters,
        attributes,
    }
}

fn group(record: &Record, name: String, section: &Section) -> Group {
    let mut attributes = kept(record, &OF_GROUPS);
    if let Section::Loop(list) = section {
        attributes.insert("loop".to_owned(), Localized::plain(list));
    }
    let mut appearance = record.text("appearance").to_owned();
    let kind = match section {
        Section::Repeat | Section::Loop(_) => GroupKind::Repeat,
        Section::Group if attributes.get("cp_grid").is_some_and(|wish| is_yes(wish.text("", ""))) => {
            attributes.remove("cp_grid");
            without(&mut appearance, "table-list");
            GroupKind::Grid
        }
        // The words are taken off because the kind says it; the writer puts them back.
        Section::Group if without(&mut appearance, "table-list") => GroupKind::Grid,
        Section::Group if without(&mut appearance, "field-list") => GroupKind::OnePage,
        Section::Group => GroupKind::Section,
    };
    Group {
        name,
        label: record.localized("label"),
        hint: record.localized("hint"),
        relevant: expression(record.text("relevant")),
        kind,
        appearance,
        attributes,
        items: Vec::new(),
    }
}

/// Takes a word out of an appearance; whether it was there.
fn without(appearance: &mut String, word: &str) -> bool {
    let found = appearance.split_whitespace().any(|part| part == word);
    if found {
        *appearance = appearance.split_whitespace().filter(|part| *part != word).collect::<Vec<_>>().join(" ");
    }
    found
}

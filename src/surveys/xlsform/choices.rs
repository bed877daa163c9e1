//! The choices sheet: lists of choices, a choice a row.

use std::collections::BTreeMap;

use super::columns::{Part, Table};
use super::findings::Finding;
use crate::surveys::questionnaire::{Choice, Role};

/// Choice lists with the rows they came from.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    pub choices: BTreeMap<String, Vec<Choice>>,
    /// Rows of the choices, in the same order.
    pub rows: BTreeMap<String, Vec<u32>>,
}

const OWN: [&str; 4] = ["list_name", "name", "label", "cp_role"];

pub fn read(table: &Table, allow_duplicates: bool, findings: &mut Vec<Finding>) -> Lists {
    let sheet = table.sheet.as_str();
    let mut lists = Lists::default();
    if !table.records.is_empty() {
        for column in ["list_name", "name"] {
            if !table.has(column) {
                findings
                    .push(Finding::error("missing_column").sheet(sheet).row(1).column(column).fact("column", column));
            }
        }
    }
    if !table.has("list_name") || !table.has("name") {
        return lists;
    }
    for record in &table.records {
        let (list, name) = (record.text("list_name"), record.text("name"));
        if list.is_empty() {
            findings.push(record.place(sheet, "list_name", Finding::warning("choice_without_list")));
            continue;
        }
        if name.is_empty() {
            findings.push(record.place(sheet, "name", Finding::error("choice_without_name").fact("list", list)));
            continue;
        }
        if !record.has("label") && !record.fields.keys().any(|column| column.starts_with("media::")) {
            let finding = Finding::warning("choice_without_label").fact("choice", name).fact("list", list);
            findings.push(record.place(sheet, "label", finding));
        }
        let choices = lists.choices.entry(list.to_owned()).or_default();
        if choices.iter().any(|choice| choice.name == name) {
            let finding = if allow_duplicates {
                Finding::unsupported("duplicate choice names")
            } else {
                Finding::error("duplicate_choice").fact("choice", name).fact("list", list)
            };
            findings.push(record.place(sheet, "name", finding));
        }
        let known_role = role(record.text("cp_role"));
        choices.push(Choice {
            name: name.to_owned(),
            label: record.localized("label"),
            role: known_role.unwrap_or_default(),
            // A role nobody knows is kept as it was written, for the finding that names it.
            attributes: record
                .fields
                .iter()
                .filter(|(column, _)| !OWN.contains(&column.as_str()) || (*column == "cp_role" && known_role.is_none()))
                .map(|(column, text)| (column.clone(), text.clone()))
                .collect(),
        });
        lists.rows.entry(list.to_owned()).or_default().push(record.row);
    }
    lists
}

fn role(text: &str) -> Option<Role> {
    Some(match text.to_lowercase().replace([' ', '-', '\''], "_").as_str() {
        "" => Role::Plain,
        "none" => Role::Exclusive,
        "other" => Role::Other,
        "dont_know" | "don_t_know" => Role::DontKnow,
        "beside" | "no_opinion" | "not_concerned" | "not_applicable" | "refused" => Role::Beside,
        "degree" => Role::Degree,
        _ => return None,
    })
}

/// The word of the `cp_role` column.
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Plain => "",
        Role::Exclusive => "none",
        Role::Other => "other",
        Role::DontKnow => "dont_know",
        Role::Beside => "beside",
        Role::Degree => "degree",
    }
}

/// The name of the choices sheet in findings where there is none yet.
pub fn sheet_name(table: &Table) -> &str {
    if table.sheet.is_empty() { Part::Choices.name() } else { &table.sheet }
}

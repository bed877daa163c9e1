//! The settings sheet: one row that names the form and sets a few switches.

use std::collections::BTreeMap;

use super::columns::{Record, Table, UNNAMED};
use super::findings::Finding;
use super::survey::is_name;
use crate::surveys::questionnaire::Layout;
use crate::vocabulary::Localized;

/// What the settings sheet says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    pub title: Localized,
    pub form_id: String,
    pub version: String,
    pub default_language: Option<String>,
    pub layout: Layout,
    pub allow_choice_duplicates: bool,
    pub omit_instance_id: bool,
    pub kept: BTreeMap<String, Localized>,
    /// Of the row, for findings of other checks.
    pub record: Record,
}

/// Whether runs of spaces in the survey sheet become one; asked before the other sheets are read.
pub fn collapses(table: &Table) -> bool {
    table.records.first().is_none_or(|record| {
        let wish = record.text("clean_text_values");
        wish.is_empty() || is_yes(wish)
    })
}

pub fn read(table: &Table, findings: &mut Vec<Finding>) -> Settings {
    let Some(record) = table.records.first() else { return Settings::default() };
    for extra in table.records.iter().skip(1) {
        findings.push(Finding::warning("settings_row").sheet(&table.sheet).row(extra.row));
    }
    let name = record.text("name");
    if !name.is_empty() && !is_name(name) {
        findings.push(record.place(&table.sheet, "name", Finding::error("bad_name").fact("name", name)));
    }
    let layout = match record.text("cp_layout").to_lowercase().replace(['-', ' '], "_").as_str() {
        "" | "page_a_question" => Some(Layout::PageAQuestion),
        "one_page" => Some(Layout::OnePage),
        _ => None,
    };
    let form_id = [record.text("form_id"), record.text("id_string")].into_iter().find(|id| !id.is_empty());
    let default_language = record.text("default_language");
    let own = ["form_title", "form_id", "version", "default_language", "cp_layout"];
    Settings {
        title: record.localized("form_title"),
        form_id: form_id.unwrap_or_default().to_owned(),
        version: record.text("version").to_owned(),
        default_language: Some(default_language.to_owned()).filter(|name| !name.is_empty() && name != UNNAMED),
        layout: layout.unwrap_or_default(),
        allow_choice_duplicates: is_yes(record.text("allow_choice_duplicates")),
        omit_instance_id: is_yes(record.text("omit_instanceid")),
        kept: record
            .fields
            .iter()
            // A layout nobody knows is kept as it was written, for the finding that names it.
            .filter(|(name, _)| !own.contains(&name.as_str()) || (*name == "cp_layout" && layout.is_none()))
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect(),
        record: record.clone(),
    }
}

/// The ways to say yes in a cell.
pub fn is_yes(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "yes" | "true" | "true()" | "1" | "ano")
}

/// The ways to say no in a cell.
pub fn is_no(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "" | "no" | "false" | "false()" | "0" | "ne")
}

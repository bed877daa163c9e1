//! Headers: which column is which, in which language. Names and headers do not care about
//! letter case, older names of a column are still understood, and a language stands behind
//! `::` (or a single `:`).

use std::collections::BTreeMap;

use super::containers::Sheet;
use super::findings::Finding;
use super::references::nearest;
use crate::vocabulary::Localized;

/// The key of texts in no named language.
pub const UNNAMED: &str = "default";

/// The sheets we understand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Survey,
    Choices,
    Settings,
}

impl Part {
    pub const ALL: [Part; 3] = [Part::Survey, Part::Choices, Part::Settings];

    pub fn name(self) -> &'static str {
        match self {
            Part::Survey => "survey",
            Part::Choices => "choices",
            Part::Settings => "settings",
        }
    }
}

/// A sheet with its headers understood.
#[derive(Clone, Debug, Default)]
pub struct Table {
    pub sheet: String,
    /// Canonical names of the columns there are.
    pub columns: Vec<String>,
    /// Languages of translated columns, in the order of the headers.
    pub languages: Vec<String>,
    pub records: Vec<Record>,
}

/// A row under its headers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    pub row: u32,
    /// Texts by canonical column, only those that are not empty.
    pub fields: BTreeMap<String, Localized>,
    /// The header an author wrote, by canonical column.
    headers: BTreeMap<String, String>,
}

impl Record {
    /// The text of a column nobody translates; empty where there is none.
    pub fn text(&self, column: &str) -> &str {
        self.fields
            .get(column)
            .map_or("", |text| text.0.get(UNNAMED).or_else(|| text.0.values().next()).map_or("", String::as_str))
    }

    pub fn localized(&self, column: &str) -> Localized {
        self.fields.get(column).cloned().unwrap_or_default()
    }

    pub fn has(&self, column: &str) -> bool {
        self.fields.contains_key(column)
    }

    /// The header as written, for a finding.
    pub fn header<'a>(&'a self, column: &'a str) -> &'a str {
        self.headers.get(column).map_or(column, String::as_str)
    }

    /// A finding placed in this row.
    pub fn place(&self, sheet: &str, column: &str, finding: Finding) -> Finding {
        finding.sheet(sheet).row(self.row).column(self.header(column))
    }
}

impl Table {
    /// Understands the headers of a sheet; its first row is the header.
    pub fn read(part: Part, sheet: &Sheet, collapse: bool, findings: &mut Vec<Finding>) -> Table {
        let mut table = Table { sheet: sheet.name.clone(), ..Table::default() };
        let Some((head, rows)) = sheet.rows.split_first() else { return table };
        let mut columns: Vec<Option<(String, String, String)>> = Vec::new();
        for header in &head.cells {
            let Some((name, language)) = understand(part, header) else {
                columns.push(None);
                continue;
            };
            let taken = columns.iter().flatten().any(|(other, spoken, _)| (other, spoken) == (&name, &language));
            if taken {
                findings.push(
                    Finding::error("duplicate_column")
                        .sheet(&sheet.name)
                        .row(head.number)
                        .column(header)
                        .fact("column", &name),
                );
                columns.push(None);
                continue;
            }
            if let Some(meant) = meant(part, &name) {
                let finding = Finding::warning("column_near").sheet(&sheet.name).row(head.number).column(header);
                findings.push(finding.fact("column", header).fact("meant", meant));
            }
            if language != UNNAMED && !table.languages.contains(&language) {
                table.languages.push(language.clone());
            }
            if !table.columns.contains(&name) {
                table.columns.push(name.clone());
            }
            columns.push(Some((name, language, header.clone())));
        }
        for row in rows {
            let mut record = Record { row: row.number, ..Record::default() };
            let beyond = row.cells.iter().skip(columns.len()).find(|cell| !cell.trim().is_empty());
            if let Some(cell) =
                beyond.filter(|_| !row.cells[..columns.len().min(row.cells.len())].iter().all(String::is_empty))
            {
                findings.push(
                    Finding::warning("cell_without_header").sheet(&sheet.name).row(row.number).fact("text", cell),
                );
            }
            for (column, cell) in columns.iter().zip(&row.cells) {
                let Some((name, language, header)) = column else { continue };
                if cell.is_empty() {
                    continue;
                }
                let text = if collapse { collapsed(cell) } else { cell.clone() };
                record.fields.entry(name.clone()).or_default().0.insert(language.clone(), text);
                record.headers.entry(name.clone()).or_insert_with(|| header.clone());
            }
            if !record.fields.is_empty() {
                table.records.push(record);
            }
        }
        table
    }

    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }
}

/// A column of the standard that the header of an unknown one nearly is.
fn meant(part: Part, name: &str) -> Option<&'static str> {
    const SURVEY: [&str; 17] = [
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
        "calculation",
        "appearance",
        "choice_filter",
        "default",
        "parameters",
        "read_only",
        "repeat_count",
    ];
    const CHOICES: [&str; 3] = ["list_name", "name", "label"];
    let known: &[&'static str] = match part {
        Part::Survey => &SURVEY,
        Part::Choices => &CHOICES,
        Part::Settings => &[],
    };
    if known.contains(&name) || name.starts_with("cp_") || name.starts_with('_') || name.chars().count() < 4 {
        return None;
    }
    let exchanged = || known.iter().find(|column| anagram(name, column)).copied();
    nearest(name, known.iter().copied()).or_else(exchanged)
}

/// `hnit` is `hint` with two letters exchanged.
fn anagram(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(a) == sorted(b)
}

/// Runs of spaces become one; line breaks stay.
pub fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if !(letter == ' ' && out.ends_with(' ')) {
            out.push(letter);
        }
    }
    out
}

/// The canonical column and the language of a header; `None` for an empty one.
fn understand(part: Part, header: &str) -> Option<(String, String)> {
    let separator = if header.contains("::") { "::" } else { ":" };
    let mut tokens: Vec<String> = Vec::new();
    for token in header.split(separator).map(str::trim) {
        match tokens.last_mut() {
            // `jr:count` is one name, also where single colons separate.
            Some(last) if ["jr", "odk", "orx"].contains(&last.to_lowercase().as_str()) => {
                last.push(':');
                last.push_str(token);
            }
            _ => tokens.push(token.to_owned()),
        }
    }
    let first = tokens.first().filter(|first| !first.is_empty())?.clone();
    let key = first.to_lowercase().split_whitespace().collect::<Vec<_>>().join("_");
    let second = tokens.get(1).map(|second| second.trim().to_owned()).unwrap_or_default();
    let (name, used) = match key.as_str() {
        "bind" if !second.is_empty() => (bind(&second), 2),
        "control" | "body" if !second.is_empty() => match second.to_lowercase().as_str() {
            "appearance" => ("appearance".to_owned(), 2),
            "jr:count" => ("repeat_count".to_owned(), 2),
            _ => (format!("body::{second}"), 2),
        },
        "instance" | "media" if !second.is_empty() => (format!("{key}::{}", second.to_lowercase()), 2),
        _ => (synonym(part, &key, &first), 1),
    };
    let language = tokens.iter().skip(used).filter(|token| !token.is_empty()).cloned().collect::<Vec<_>>().join("::");
    Some((name, if language.is_empty() { UNNAMED.to_owned() } else { language }))
}

fn bind(attribute: &str) -> String {
    match attribute.to_lowercase().as_str() {
        known @ ("relevant" | "constraint" | "required") => known.to_owned(),
        "readonly" => "read_only".to_owned(),
        "calculate" => "calculation".to_owned(),
        "jr:constraintmsg" => "constraint_message".to_owned(),
        "jr:requiredmsg" => "required_message".to_owned(),
        "jr:noapperrorstring" => "no_app_error_string".to_owned(),
        _ => format!("bind::{attribute}"),
    }
}

/// Older and friendlier names of columns.
fn synonym(part: Part, key: &str, written: &str) -> String {
    let canonical = match (part, key) {
        (Part::Survey, "command") => "type",
        (Part::Survey, "tag" | "value") | (Part::Choices, "value") => "name",
        (Part::Survey | Part::Choices, "caption") => "label",
        (Part::Survey, "relevance" | "skip_logic") => "relevant",
        (Part::Survey, "constraining_message" | "constraintmsg" | "jr:constraintmsg") => "constraint_message",
        (Part::Survey, "requiredmsg" | "jr:requiredmsg") => "required_message",
        (Part::Survey, "calculate") => "calculation",
        (Part::Survey, "readonly") => "read_only",
        (Part::Survey, "count" | "jr:count") => "repeat_count",
        (Part::Survey, "noapperrorstring" | "jr:noapperrorstring") => "no_app_error_string",
        (Part::Survey, "compact_tag") => "instance::odk:tag",
        (Part::Survey | Part::Choices, "image") => "media::image",
        (Part::Survey | Part::Choices, "audio") => "media::audio",
        (Part::Survey | Part::Choices, "video") => "media::video",
        (Part::Survey | Part::Choices, "big-image") => "media::big-image",
        (Part::Settings, "title" | "set_form_title") => "form_title",
        (Part::Settings, "set_form_id") => "form_id",
        _ => "",
    };
    if !canonical.is_empty() {
        return canonical.to_owned();
    }
    if KNOWN.contains(&key) || key.starts_with("cp_") { key.to_owned() } else { written.to_owned() }
}

/// Columns whose name is taken in any letter case.
const KNOWN: [&str; 38] = [
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "relevant",
    "constraint",
    "constraint_message",
    "required",
    "required_message",
    "calculation",
    "read_only",
    "default",
    "appearance",
    "choice_filter",
    "parameters",
    "repeat_count",
    "trigger",
    "list_name",
    "form_title",
    "form_id",
    "id_string",
    "version",
    "default_language",
    "style",
    "instance_name",
    "public_key",
    "submission_url",
    "allow_choice_duplicates",
    "omit_instanceid",
    "clean_text_values",
    "save_to",
    "disabled",
    "autoplay",
    "rows",
    "note",
    "intent",
    "query",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(header: &str, name: &str, language: &str) {
        assert_eq!(understand(Part::Survey, header), Some((name.to_owned(), language.to_owned())), "{header}");
    }

    #[test]
    fn headers_are_understood_in_every_spelling() {
        check("Label", "label", UNNAMED);
        check("label::Čeština (cs)", "label", "Čeština (cs)");
        check("label : en", "label", "en");
        check("Caption :: English (en)", "label", "English (en)");
        check("Constraint Message", "constraint_message", UNNAMED);
        check("bind::jr:constraintMsg::cs", "constraint_message", "cs");
        check("bind:relevant", "relevant", UNNAMED);
        check("jr:count", "repeat_count", UNNAMED);
        check("media::image::cs", "media::image", "cs");
        check("bind::odk:length", "bind::odk:length", UNNAMED);
        check("Poznámka", "Poznámka", UNNAMED);
        check("CP_Topic", "cp_topic", UNNAMED);
        assert_eq!(understand(Part::Survey, "::"), None);
    }
}

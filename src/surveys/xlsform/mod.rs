//! XLSForm in and out: the spreadsheet standard of ODK, Kobo and Enketo as the file format of
//! a questionnaire (<https://xlsform.org>).
//!
//! The way in: [`containers`] open the file as plain sheets; [`columns`] understand the headers;
//! [`settings`], [`choices`] and [`survey`] read a sheet each; [`check`] looks across them;
//! [`lint`] gives advice. [`read`] returns what could be read *and* every finding, so a person
//! can put a workbook right in one go. The way out is [`write`](write()).
//!
//! What XLSForm has and we do not offer stays in the questionnaire, for the round trip, and is
//! named in [`Reading::unsupported`]; only a real mistake rejects a workbook.

mod beside;
mod check;
mod choices;
mod columns;
mod compare;
mod containers;
mod excel;
mod findings;
mod identity;
mod kinds;
mod lint;
mod offer;
mod own;
mod parameters;
mod publish;
mod references;
mod settings;
mod settle;
mod survey;
mod template;
mod text;
mod words;
mod write;

#[cfg(test)]
mod promises;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use columns::{Part, Record, Table};
use containers::Sheet;

use crate::surveys::questionnaire::{KeptSheet, Questionnaire};
use crate::vocabulary::{Lang, Localized};

pub use beside::{Doubtful, doubtful};
pub use containers::Container;
pub use findings::{Finding, Level};
pub use publish::{before_publishing, publishing_findings};
pub use template::template;
pub use write::write;

/// What reading a workbook gave.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// As much as could be read, even where there are errors; `None` where there is nothing.
    pub questionnaire: Option<Questionnaire>,
    pub findings: Vec<Finding>,
    /// Short names of features we do not offer, each once, sorted: `geopoint`, `repeat` …
    pub unsupported: Vec<String>,
}

impl Reading {
    /// Whether the workbook is a questionnaire.
    pub fn accepted(&self) -> bool {
        self.questionnaire.is_some() && self.findings.iter().all(|finding| finding.level != Level::Error)
    }

    /// What an accepted workbook still has to settle before it can be published.
    pub fn before_publishing(&self) -> Vec<Finding> {
        let accepted = self.questionnaire.as_ref().filter(|_| self.accepted());
        accepted.map_or_else(Vec::new, |questionnaire| before_publishing(questionnaire, &self.findings).0)
    }
}

/// Reads a workbook of any supported container. The file name helps to tell the container and
/// names a form that does not name itself. Never fails: what is wrong is in the findings.
pub fn read(bytes: &[u8], file_name: &str) -> Reading {
    let mut findings = Vec::new();
    let mut rows = Rows::new();
    let questionnaire = match containers::open(bytes, file_name) {
        Ok((sheets, of_cells)) => {
            findings.extend(of_cells);
            assemble(&sheets, file_name, &mut rows, &mut findings)
        }
        Err(finding) => {
            findings.push(finding);
            None
        }
    };
    if let Some(questionnaire) = &questionnaire {
        let mut remarks: Vec<Finding> = offer::said(questionnaire).iter().filter_map(offer::Said::remark).collect();
        // Advice about a workbook that does not hold together yet would only be noise.
        if findings.iter().all(|finding| finding.level != Level::Error) {
            remarks.extend(lint::lint(questionnaire));
            remarks.extend(own::idle(questionnaire));
            remarks.extend(settle::converted(questionnaire));
            let settle = settle::findings(questionnaire).into_iter();
            remarks.extend(settle.map(|finding| Finding { level: Level::Warning, ..finding }));
        }
        findings.extend(remarks.into_iter().map(|finding| placed(finding, &rows)));
    }
    findings.sort_by_key(|finding| (finding.level, sheet_order(finding), finding.row));
    let mut unsupported: Vec<String> = findings
        .iter()
        .filter(|f| f.level == Level::Unsupported)
        .filter_map(|f| f.facts.get("feature").cloned())
        .collect();
    unsupported.sort();
    unsupported.dedup();
    Reading { questionnaire, findings, unsupported }
}

/// A remark about the questionnaire at its place in the workbook.
fn placed(mut finding: Finding, rows: &Rows) -> Finding {
    // The settings are one row.
    let name = finding.facts.get("name").filter(|_| finding.sheet != Part::Settings.name());
    let name = name.cloned().unwrap_or_default();
    if let Some(record) = rows.get(&(finding.sheet.clone(), name)) {
        finding.row = Some(record.row);
        finding.column = finding.column.map(|column| record.header(&column).to_owned());
    }
    finding
}

/// The answer of `form check --json`.
pub fn check_json(reading: &Reading, lang: Lang) -> serde_json::Value {
    let told = |finding: &Finding| {
        serde_json::json!({
            "level": finding.level,
            "sheet": (!finding.sheet.is_empty()).then_some(&finding.sheet),
            "row": finding.row,
            "column": finding.column,
            "code": finding.code,
            "message": finding.message(lang),
        })
    };
    let findings: Vec<serde_json::Value> = reading.findings.iter().map(told).collect();
    // Reading is generous, publishing is strict: what is accepted may still have to be settled.
    let before = reading.before_publishing();
    let before_publishing: Vec<serde_json::Value> = before.iter().map(told).collect();
    serde_json::json!({
        "accepted": reading.accepted(),
        "publishable": reading.accepted() && before.is_empty(),
        "unsupported": reading.unsupported,
        "findings": findings,
        "before_publishing": before_publishing,
        "questionnaire": reading.questionnaire,
    })
}

fn sheet_order(finding: &Finding) -> usize {
    let known = |part: &Part| part.name().eq_ignore_ascii_case(&finding.sheet);
    // Remarks about the file come first, those about unknown sheets last.
    if finding.sheet.is_empty() { 0 } else { Part::ALL.iter().position(known).map_or(9, |at| at + 1) }
}

/// Where things stand, by sheet and name: the linter knows the questionnaire, not the workbook.
type Rows = BTreeMap<(String, String), Record>;

fn assemble(sheets: &[Sheet], file_name: &str, rows: &mut Rows, findings: &mut Vec<Finding>) -> Option<Questionnaire> {
    let find = |part: Part| sheets.iter().find(|sheet| sheet.name.eq_ignore_ascii_case(part.name()));
    near_misses(sheets, findings);
    let Some(survey_sheet) = find(Part::Survey) else {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        findings.push(Finding::error("no_survey_sheet").fact("sheets", names.join(", ")));
        return None;
    };
    let empty = Sheet::default();
    let table = |part: Part, collapse: bool, findings: &mut Vec<Finding>| {
        Table::read(part, find(part).unwrap_or(&empty), collapse, findings)
    };
    let settings_table = table(Part::Settings, false, findings);
    let settings = settings::read(&settings_table, findings);
    let survey_table = Table::read(Part::Survey, survey_sheet, settings::collapses(&settings_table), findings);
    let choices_table = table(Part::Choices, false, findings);
    if survey_table.records.is_empty() {
        findings.push(Finding::error("empty_survey").sheet(&survey_sheet.name));
        return None;
    }
    let mut lists = choices::read(&choices_table, settings.allow_choice_duplicates, findings);
    let survey = survey::read(&survey_table, findings);
    check::check(&survey, &survey_table, &lists, &choices_table, &settings, &settings_table.sheet, findings);

    let mut languages: Vec<String> = settings.default_language.iter().cloned().collect();
    for language in survey_table.languages.iter().chain(&choices_table.languages) {
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    check::add_other_choices(&survey, &mut lists.choices);
    for entry in &survey.entries {
        rows.entry((Part::Survey.name().to_owned(), entry.name.clone())).or_insert(entry.record.clone());
    }
    for record in &choices_table.records {
        let name = format!("{}: {}", record.text("list_name"), record.text("name"));
        rows.entry((Part::Choices.name().to_owned(), name)).or_insert(record.clone());
    }
    rows.insert((Part::Settings.name().to_owned(), String::new()), settings.record.clone());
    let stem = file_stem(file_name);
    let form_id = if settings.form_id.is_empty() { stem.clone() } else { settings.form_id.clone() };
    let title = if settings.title.is_empty() { Localized::plain(&form_id) } else { settings.title.clone() };
    let mut questionnaire = Questionnaire {
        title,
        form_id,
        version: settings.version.clone(),
        languages,
        layout: settings.layout,
        lists: lists.choices,
        items: survey.items,
        settings: settings.kept,
        kept_sheets: kept_sheets(sheets),
    };
    if let Some(language) = &settings.default_language {
        check::name_the_unnamed(&mut questionnaire, language);
    }
    Some(questionnaire)
}

/// Sheets whose name is nearly one of ours: `setings` is a slip, `poznámky` is not.
fn near_misses(sheets: &[Sheet], findings: &mut Vec<Finding>) {
    for part in Part::ALL {
        if sheets.iter().any(|sheet| sheet.name.eq_ignore_ascii_case(part.name())) {
            continue;
        }
        for sheet in sheets {
            // An underscore in front is how authors put a sheet aside.
            let name = sheet.name.to_lowercase();
            if !name.starts_with('_') && references::distance(&name, part.name()) <= 2 {
                findings.push(
                    Finding::warning("sheet_name")
                        .sheet(&sheet.name)
                        .fact("written", &sheet.name)
                        .fact("meant", part.name()),
                );
            }
        }
    }
    for sheet in sheets.iter().filter(|sheet| sheet.rows.len() > 1) {
        findings.extend(unoffered(&sheet.name).map(|feature| Finding::unsupported(feature).sheet(&sheet.name)));
    }
}

/// The feature behind a sheet of XLSForm we do not act upon.
fn unoffered(sheet: &str) -> Option<&'static str> {
    match sheet.to_lowercase().as_str() {
        "entities" => Some("entities"),
        "external_choices" => Some("external choices"),
        "osm" => Some("osm"),
        _ => None,
    }
}

/// Those sheets as they are, for the way back.
fn kept_sheets(sheets: &[Sheet]) -> Vec<KeptSheet> {
    let kept = sheets.iter().filter(|sheet| sheet.rows.len() > 1 && unoffered(&sheet.name).is_some());
    kept.map(|sheet| {
        let filled = |cells: &[String]| cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let rows = sheet.rows.iter().map(|row| row.cells[..filled(&row.cells)].to_vec());
        KeptSheet { name: sheet.name.clone(), rows: rows.filter(|row| !row.is_empty()).collect() }
    })
    .collect()
}

/// A name for a form that has none: the file's own, with letters a name may have.
fn file_stem(file_name: &str) -> String {
    let base = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    let kept: String = stem.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '_' }).collect();
    let kept = kept.trim_matches('_').to_owned();
    if kept.is_empty() { "data".to_owned() } else { kept }
}

//! What can only be seen across sheets and rows: names that clash, references that lead
//! nowhere, lists that are missing, expressions that do not parse, grids that are none.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::{Lists, sheet_name};
use super::columns::{Record, Table, UNNAMED};
use super::findings::Finding;
use super::kinds::{self, Section};
use super::references::{is_reference_list, nearest, references};
use super::settings::{Settings, is_no, is_yes};
use super::survey::{Entry, Survey, What};
use super::{lint, parameters};
use crate::surveys::expression::Expression;
use crate::surveys::questionnaire::{Choice, Item, Kind, OR_OTHER, Questionnaire, Role, other_key};
use crate::vocabulary::{Localized, language_code};

/// The name of the choice that `or_other` adds.
const OTHER: &str = "other";

pub fn check(
    survey: &Survey,
    table: &Table,
    lists: &Lists,
    choices: &Table,
    settings: &Settings,
    settings_sheet: &str,
    findings: &mut Vec<Finding>,
) {
    let mut check = Check { survey, sheet: &table.sheet, lists, choices, findings };
    check.names();
    check.references(settings, settings_sheet);
    for entry in &survey.entries {
        match &entry.what {
            What::Question { kind, or_other } => check.question(entry, kind, *or_other),
            What::Section(section) => check.section(entry, section),
        }
        check.expressions(entry);
        let trigger = entry.record.text("trigger");
        if !trigger.is_empty() && !is_reference_list(trigger) {
            check.say(&entry.record, "trigger", Finding::error("bad_trigger").fact("text", trigger));
        }
    }
    check.grids();
}

struct Check<'a> {
    survey: &'a Survey,
    sheet: &'a str,
    lists: &'a Lists,
    choices: &'a Table,
    findings: &'a mut Vec<Finding>,
}

impl Check<'_> {
    fn say(&mut self, record: &Record, column: &str, finding: Finding) {
        self.findings.push(record.place(self.sheet, column, finding));
    }

    /// Names are unique in their section; a repeat's everywhere. XLSForm allows the same
    /// question name in two sections, but an answer is kept under its name alone.
    fn names(&mut self) {
        let mut in_section: BTreeMap<(Option<usize>, String), &str> = BTreeMap::new();
        let mut repeats: BTreeSet<&str> = BTreeSet::new();
        let mut questions: BTreeSet<&str> = BTreeSet::new();
        let survey = self.survey;
        for entry in survey.entries.iter().filter(|entry| !entry.name.is_empty()) {
            let (name, record) = (entry.name.as_str(), &entry.record);
            let section = entry.sections.last().copied();
            // A repeat with a computed count stores that count under a name of its own.
            let hidden = count_of(entry).map(|_| format!("{name}_count"));
            let mut clash = false;
            for name in std::iter::once(name).chain(hidden.as_deref()) {
                match in_section.get(&(section, name.to_lowercase())) {
                    Some(other) if *other == name => {
                        clash = true;
                        self.say(record, "name", Finding::error("duplicate_name").fact("name", name));
                    }
                    Some(other) => {
                        let finding = Finding::warning("name_differs_by_case").fact("name", name).fact("other", other);
                        self.say(record, "name", finding);
                    }
                    None => {}
                }
            }
            in_section.entry((section, name.to_lowercase())).or_insert(name);
            if let Some(hidden) = hidden
                && let Some(at) = survey
                    .entries
                    .iter()
                    .position(|other| other.name == hidden && other.sections.last() == entry.sections.last())
                && at > survey.entries.iter().position(|other| std::ptr::eq(other, entry)).unwrap_or_default()
            {
                self.say(record, "name", Finding::error("duplicate_name").fact("name", &hidden));
            }
            match &entry.what {
                What::Section(Section::Repeat) => {
                    if !repeats.insert(name) && !clash {
                        self.say(record, "name", Finding::error("repeat_name_taken").fact("name", name));
                    }
                }
                What::Question { .. } => {
                    if !questions.insert(name) && !clash {
                        self.say(record, "name", Finding::unsupported("same name in two groups").fact("name", name));
                    }
                }
                What::Section(_) => {}
            }
        }
    }

    fn references(&mut self, settings: &Settings, settings_sheet: &str) {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        let survey = self.survey;
        for entry in &survey.entries {
            *known.entry(entry.name.as_str()).or_default() += 1;
        }
        if !settings.omit_instance_id {
            known.entry("instanceID").or_insert(1);
        }
        if settings.record.has("instance_name") {
            known.entry("instanceName").or_insert(1);
        }
        for entry in &survey.entries {
            for (column, texts) in entry.record.fields.iter().filter(|(column, _)| may_refer(column)) {
                for finding in wrong_references(texts, &known) {
                    self.findings.push(entry.record.place(self.sheet, column, finding));
                }
            }
        }
        for record in &self.choices.records {
            for column in ["label", "media::image", "media::audio", "media::video"] {
                for finding in wrong_references(&record.localized(column), &known) {
                    self.findings.push(record.place(&self.choices.sheet, column, finding));
                }
            }
        }
        for finding in wrong_references(&settings.record.localized("instance_name"), &known) {
            self.findings.push(settings.record.place(settings_sheet, "instance_name", finding));
        }
    }

    fn question(&mut self, entry: &Entry, kind: &Kind, or_other: bool) {
        let record = &entry.record;
        let media = record.fields.keys().any(|column| column.starts_with("media::"));
        let shown = record.has("label") || record.has("hint") || media;
        if !shown && !kinds::is_silent(kind) && !record.has("calculation") {
            self.say(record, "label", Finding::error("no_label").fact("name", &entry.name));
        }
        let default = record.text("default");
        if *kind == Kind::Calculate && !record.has("calculation") && !is_dynamic(default) {
            self.say(record, "calculation", Finding::error("no_calculation").fact("name", &entry.name));
        }
        if let Some(list) = kind.list() {
            self.list(entry, kind, list, or_other);
        }
        let parameters = parameters::read(record.text("parameters")).unwrap_or_default();
        let lists = self.lists;
        let choices = |list: &str| lists.choices.get(list).map(Vec::as_slice);
        if let Err(finding) = parameters::check(kind, &parameters, record.text("appearance"), choices) {
            self.say(record, "parameters", finding);
        }
        if !kind.is_supported() && !kind.is_metadata() {
            let finding = Finding::unsupported(&kinds::feature(kind)).fact("name", &entry.name);
            self.say(record, "type", finding);
        }
    }

    fn list(&mut self, entry: &Entry, kind: &Kind, list: &str, or_other: bool) {
        let record = &entry.record;
        if list.starts_with("${") {
            self.say(record, "type", Finding::unsupported("choices from a repeat"));
            return;
        }
        if or_other && record.has("choice_filter") {
            self.say(record, "choice_filter", Finding::error("filter_with_other"));
        }
        let lists = self.lists;
        let Some(choices) = lists.choices.get(list) else {
            let finding = if self.choices.records.is_empty() {
                Finding::error("no_choices_sheet").fact("list", list)
            } else {
                let meant = nearest(list, lists.choices.keys().map(String::as_str));
                let code = if meant.is_some() { "unknown_list_near" } else { "unknown_list" };
                Finding::error(code).fact("list", list).fact("meant", meant.unwrap_or_default())
            };
            self.say(record, "type", finding);
            return;
        };
        // Several chosen names are kept with spaces between, so a name may hold none.
        if !matches!(kind, Kind::SelectOne { .. }) {
            let rows = lists.rows.get(list).map(Vec::as_slice).unwrap_or_default();
            for (choice, row) in
                choices.iter().zip(rows).filter(|(choice, _)| choice.name.contains(char::is_whitespace))
            {
                let finding = Finding::error("choice_name_with_space").fact("choice", &choice.name).fact("list", list);
                self.findings.push(finding.sheet(sheet_name(self.choices)).row(*row).column("name"));
            }
        }
        let asks_other = or_other || choices.iter().any(|choice| choice.role == Role::Other);
        let key = other_key(&entry.name);
        if asks_other && self.survey.entries.iter().any(|other| other.name.to_lowercase() == key.to_lowercase()) {
            self.say(record, "name", Finding::error("other_name_taken").fact("name", &entry.name).fact("key", key));
        }
    }

    fn section(&mut self, entry: &Entry, section: &Section) {
        let record = &entry.record;
        match section {
            Section::Group => {}
            Section::Repeat => {
                self.say(record, "type", Finding::unsupported("repeat").fact("name", &entry.name));
            }
            Section::Loop(list) => {
                if !self.lists.choices.contains_key(list) {
                    self.say(record, "type", Finding::error("unknown_list").fact("list", list));
                }
                self.say(record, "type", Finding::unsupported("loop").fact("name", &entry.name));
            }
        }
    }

    fn expressions(&mut self, entry: &Entry) {
        let record = &entry.record;
        for column in ["relevant", "constraint", "required", "calculation", "choice_filter", "repeat_count", "default"]
        {
            let text = record.text(column);
            let skip = match column {
                "required" => is_yes(text) || is_no(text),
                "default" => !is_dynamic(text),
                _ => text.is_empty(),
            };
            if skip {
                continue;
            }
            match Expression::parse(text) {
                // A default that merely looks like an expression is a text, and a text is fine.
                Err(_) if column == "default" => {}
                Err(syntax) => {
                    let finding = Finding::error("bad_expression")
                        .fact("expression", text)
                        .fact("position", syntax.position + 1)
                        .fact("reason", syntax.code.code());
                    self.say(record, column, finding);
                }
                Ok(parsed) => {
                    for feature in parsed.unsupported() {
                        self.say(record, column, Finding::unsupported(feature));
                    }
                    if let Some(word) = parsed.columns().first().filter(|_| column != "choice_filter") {
                        let finding = Finding::warning("bare_word").fact("word", word).fact("expression", text);
                        let finding = finding.fact("name", &entry.name);
                        self.say(record, column, finding);
                    }
                }
            }
        }
    }

    fn grids(&mut self) {
        let mut wrong = Vec::new();
        lint::grids(&self.survey.items, &mut |group, finding| wrong.push((group.name.clone(), finding)));
        let survey = self.survey;
        for (name, finding) in wrong {
            let group =
                survey.entries.iter().find(|entry| entry.name == name && matches!(entry.what, What::Section(_)));
            if let Some(entry) = group {
                self.say(&entry.record, "appearance", finding);
            }
        }
    }
}

/// The count of a repeat, where it is an expression and not the answer to a question.
fn count_of(entry: &Entry) -> Option<&str> {
    let count = entry.record.text("repeat_count");
    let single =
        references(count).is_ok_and(|names| names.len() == 1) && count.starts_with("${") && count.ends_with('}');
    (entry.what == What::Section(Section::Repeat) && !count.is_empty() && !single).then_some(count)
}

/// Columns in which `${name}` means an answer; notes of the author are left alone.
fn may_refer(column: &str) -> bool {
    matches!(
        column,
        "type"
            | "label"
            | "hint"
            | "guidance_hint"
            | "relevant"
            | "constraint"
            | "constraint_message"
            | "required"
            | "required_message"
            | "calculation"
            | "default"
            | "choice_filter"
            | "parameters"
            | "repeat_count"
            | "trigger"
            | "read_only"
            | "no_app_error_string"
    ) || column.starts_with("bind::")
        || column.starts_with("media::")
}

fn wrong_references(texts: &Localized, known: &BTreeMap<&str, usize>) -> Vec<Finding> {
    let mut wrong = Vec::new();
    for text in texts.0.values() {
        let Ok(names) = references(text) else {
            wrong.push(Finding::error("broken_reference").fact("text", text));
            continue;
        };
        for name in names.into_iter().collect::<BTreeSet<_>>() {
            match known.get(name.as_str()) {
                Some(1) => {}
                Some(_) => wrong.push(Finding::error("ambiguous_reference").fact("name", name)),
                None => {
                    let meant = nearest(&name, known.keys().copied().filter(|name| !name.is_empty()));
                    let code = if meant.is_some() { "unknown_reference_near" } else { "unknown_reference" };
                    wrong.push(Finding::error(code).fact("name", &name).fact("meant", meant.unwrap_or_default()));
                }
            }
        }
    }
    wrong
}

/// Whether a default is worked out rather than a fixed text.
fn is_dynamic(default: &str) -> bool {
    default.contains("${")
        || default.split('(').next().is_some_and(|name| {
            let name = name.rsplit([' ', '+', '-', '*']).next().unwrap_or_default();
            default.contains('(')
                && default.contains(')')
                && name.starts_with(|c: char| c.is_ascii_alphabetic())
                && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':'))
        })
}

/// `or_other` gives its question the choice “other”, in every language the list speaks: a list of its
/// own, so that nobody else who shares the list is given it too. A choice of that name which the
/// list has already becomes the one. The words typed beside it are kept by the question itself, so no
/// question is added.
pub fn add_other_choices(survey: &Survey, lists: &mut BTreeMap<String, Vec<Choice>>) {
    for entry in &survey.entries {
        let What::Question { kind, or_other: true } = &entry.what else { continue };
        let Some((list, choices)) = kind.list().and_then(|list| lists.get_key_value(list)) else { continue };
        let key = format!("{list}{OR_OTHER}");
        let mut choices = choices.clone();
        match choices.iter_mut().find(|choice| choice.name == OTHER) {
            Some(known) => known.role = Role::Other,
            None => {
                let label = other_label(&choices);
                choices.push(Choice { name: OTHER.to_owned(), label, role: Role::Other, ..Choice::default() });
            }
        }
        lists.insert(key, choices);
    }
}

fn other_label(choices: &[Choice]) -> Localized {
    let languages: BTreeSet<String> = choices.iter().flat_map(|choice| choice.label.0.keys().cloned()).collect();
    let mut label = Localized::default();
    for language in languages {
        label = match language_code(&language) {
            Some("cs") => label.with(&language, "Jiné"),
            None if language == UNNAMED && choices.iter().any(|choice| is_czech(&choice.label)) => {
                label.with(&language, "Jiné")
            }
            _ => label.with(&language, "Other"),
        };
    }
    label
}

/// Letters that only Czech and its nearest relatives write.
fn is_czech(text: &Localized) -> bool {
    text.0.values().any(|text| text.to_lowercase().contains(['ě', 'ř', 'ů', 'č', 'š', 'ž', 'ý']))
}

/// Where the settings name the default language, texts of no named language are in it.
pub fn name_the_unnamed(questionnaire: &mut Questionnaire, language: &str) {
    let rename = |text: &mut Localized| {
        if let Some(words) = text.0.remove(UNNAMED) {
            text.0.entry(language.to_owned()).or_insert(words);
        }
    };
    fn walk(items: &mut [Item], rename: &impl Fn(&mut Localized)) {
        for item in items {
            match item {
                Item::Question(question) => {
                    let texts = [
                        &mut question.label,
                        &mut question.hint,
                        &mut question.guidance_hint,
                        &mut question.required_message,
                        &mut question.constraint_message,
                    ];
                    texts.into_iter().for_each(rename);
                }
                Item::Group(group) => {
                    rename(&mut group.label);
                    rename(&mut group.hint);
                    walk(&mut group.items, rename);
                }
            }
        }
    }
    walk(&mut questionnaire.items, &rename);
    for choice in questionnaire.lists.values_mut().flatten() {
        rename(&mut choice.label);
    }
}

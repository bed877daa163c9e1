//! What XLSForm can say and what we make of it: the one table of columns, parameters and words of
//! appearance. Each works, is kept and not acted upon (advice), or would promise residents something
//! they do not get, and then it forbids publishing. Reading and publishing walk the same table, so
//! neither can forget what the other names.

use std::collections::BTreeSet;

use super::columns::Part;
use super::findings::Finding;
use super::kinds;
use super::references::references;
use super::settings::{is_no, is_yes};
use crate::surveys::questionnaire::{Choice, Group, GroupKind, Item, Kind, OR_OTHER, Question, Questionnaire};
use crate::vocabulary::Localized;

/// What comes of something a workbook says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    Works,
    /// Kept for the way back, and without any effect here: a warning with this code.
    Advice(&'static str),
    /// Residents would meet something else than what is written: forbids publishing, under this name.
    Forbids(&'static str),
}

use Treatment::{Advice, Forbids, Works};

const IGNORED: Treatment = Advice("ignored_column");

/// Columns by sheet. A name that ends in `::` stands for all that begin so.
pub const COLUMNS: &[(Part, &str, Treatment)] = &[
    (Part::Survey, "type", Works),
    (Part::Survey, "name", Works),
    (Part::Survey, "label", Works),
    (Part::Survey, "hint", Works),
    (Part::Survey, "guidance_hint", IGNORED),
    (Part::Survey, "relevant", Works),
    (Part::Survey, "required", Works),
    (Part::Survey, "required_message", Works),
    (Part::Survey, "constraint", Works),
    (Part::Survey, "constraint_message", Works),
    (Part::Survey, "appearance", Works),
    (Part::Survey, "parameters", Works),
    (Part::Survey, "disabled", Works),
    (Part::Survey, "note", Works),
    (Part::Survey, "calculation", Forbids("calculation")),
    (Part::Survey, "read_only", Forbids("read only")),
    (Part::Survey, "default", Forbids("default")),
    (Part::Survey, "choice_filter", Forbids("choice filter")),
    (Part::Survey, "repeat_count", Forbids("repeat count")),
    (Part::Survey, "trigger", Forbids("trigger")),
    (Part::Survey, "save_to", Forbids("entities")),
    (Part::Survey, "intent", Forbids("external app")),
    (Part::Survey, "query", Forbids("external choices")),
    (Part::Survey, "media::", Forbids("media")),
    (Part::Survey, "autoplay", IGNORED),
    (Part::Survey, "rows", IGNORED),
    (Part::Survey, "no_app_error_string", IGNORED),
    (Part::Survey, "bind::", IGNORED),
    (Part::Survey, "body::", IGNORED),
    (Part::Survey, "instance::", IGNORED),
    (Part::Choices, "list_name", Works),
    (Part::Choices, "name", Works),
    (Part::Choices, "label", Works),
    (Part::Choices, "media::", Forbids("media")),
    (Part::Settings, "form_title", Works),
    (Part::Settings, "form_id", Works),
    (Part::Settings, "id_string", Works),
    (Part::Settings, "name", Works),
    (Part::Settings, "version", Works),
    (Part::Settings, "default_language", Works),
    (Part::Settings, "clean_text_values", Works),
    (Part::Settings, "allow_choice_duplicates", Works),
    (Part::Settings, "omit_instanceid", IGNORED),
    (Part::Settings, "style", IGNORED),
    (Part::Settings, "instance_name", IGNORED),
    (Part::Settings, "submission_url", IGNORED),
    (Part::Settings, "public_key", Forbids("encryption")),
];

/// Parameters of the kinds we offer.
pub const PARAMETERS: &[(&str, Treatment)] =
    &[("rows", Advice("ignored_parameter")), ("randomize", Forbids("randomize")), ("seed", Works)];

/// Words of the column `appearance`. A word that is not here only changes looks on other devices;
/// one that ends in `:` or `(` stands for all that begin so.
pub const APPEARANCES: &[(&str, Treatment)] = &[
    ("multiline", Works),
    ("likert", Works),
    ("table-list", Works),
    ("field-list", Works),
    ("label", Forbids("label rows")),
    ("list-nolabel", Forbids("label rows")),
    ("search(", Forbids("external file")),
    ("ex:", Forbids("external app")),
];

/// What a column of a sheet comes to; columns nobody knows are notes of the author.
pub fn treatment(part: Part, column: &str) -> Treatment {
    let known = COLUMNS.iter().find(|(sheet, name, _)| *sheet == part && covers(name, column));
    match known {
        Some((_, _, treatment)) => *treatment,
        // A setting is written to be acted upon.
        None if part == Part::Settings && !column.starts_with("cp_") => IGNORED,
        None => Works,
    }
}

fn covers(pattern: &str, word: &str) -> bool {
    if pattern.ends_with([':', '(']) { word.starts_with(pattern) } else { word == pattern }
}

/// Something a workbook says that does not simply work.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    pub part: Part,
    /// The row by the name of its question, of `list: choice`; empty in the settings.
    pub name: String,
    pub column: String,
    pub what: Treatment,
    /// The word in question, where the column alone does not tell.
    pub word: String,
}

impl Said {
    /// How reading names it.
    pub fn remark(&self) -> Option<Finding> {
        let finding = match self.what {
            Works => return None,
            Advice(code) => Finding::warning(code).fact("column", &self.column).fact("word", &self.word),
            Forbids(feature) => Finding::unsupported(feature),
        };
        Some(finding.fact("name", self.place()).sheet(self.part.name()).column(&self.column))
    }

    /// What a sentence calls the place: a setting has only its column.
    fn place(&self) -> &str {
        if self.name.is_empty() { &self.column } else { &self.name }
    }

    /// How publishing refuses it.
    pub fn refusal(&self) -> Option<Finding> {
        let Forbids(feature) = self.what else { return None };
        let finding = Finding::error("not_published").fact("feature", feature).fact("name", self.place());
        Some(finding.sheet(self.part.name()).column(&self.column))
    }
}

/// Everything of a questionnaire that does not simply work, in its order. Advice about a column is
/// given once, not in every row.
pub fn said(questionnaire: &Questionnaire) -> Vec<Said> {
    let mut walk = Walk { found: Vec::new(), advised: BTreeSet::new() };
    walk.items(&questionnaire.items);
    for (list, choices) in &questionnaire.lists {
        // What `or_other` made of a list is a copy.
        if !list.ends_with(OR_OTHER) {
            choices.iter().for_each(|choice| walk.choice(list, choice));
        }
    }
    for (column, text) in &questionnaire.settings {
        walk.column(Part::Settings, "", column, text);
        if column.starts_with("cp_") {
            walk.text(Part::Settings, "", column, text);
        }
    }
    walk.text(Part::Settings, "", "form_title", &questionnaire.title);
    walk.found
}

struct Walk {
    found: Vec<Said>,
    advised: BTreeSet<(String, String, String)>,
}

impl Walk {
    fn say(&mut self, part: Part, name: &str, column: &str, what: Treatment, word: &str) {
        let once = (part.name().to_owned(), column.to_owned(), word.to_owned());
        if what == Works || (matches!(what, Advice(_)) && !self.advised.insert(once)) {
            return;
        }
        let (name, column, word) = (name.to_owned(), column.to_owned(), word.to_owned());
        self.found.push(Said { part, name, column, what, word });
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Question(question) => self.question(question),
                Item::Group(group) => {
                    self.group(group);
                    self.items(&group.items);
                }
            }
        }
    }

    fn question(&mut self, question: &Question) {
        let name = question.name.as_str();
        let survey = Part::Survey;
        if question.kind.is_metadata() {
            self.say(survey, name, "type", Advice("metadata_row"), &kinds::written(&question.kind));
            return;
        }
        let is_calculate = question.kind == Kind::Calculate;
        for (column, text) in &question.attributes {
            if !(column == "calculation" && is_calculate) {
                self.column(survey, name, column, text);
            }
        }
        if !question.guidance_hint.is_empty() {
            self.column(survey, name, "guidance_hint", &question.guidance_hint);
        }
        self.appearance(name, &question.appearance);
        self.parameters(question);
        for (column, text) in [
            ("label", &question.label),
            ("hint", &question.hint),
            ("required_message", &question.required_message),
            ("constraint_message", &question.constraint_message),
        ] {
            self.text(survey, name, column, text);
        }
        self.idle(question);
    }

    /// Columns that have nothing to act upon in their row.
    fn idle(&mut self, question: &Question) {
        let is_note = question.kind == Kind::Note;
        let (required, constraint) = (!question.required.is_no(), question.constraint.is_some());
        for (column, idle) in [
            ("required", is_note && required),
            ("constraint", is_note && constraint),
            ("required_message", !required && !question.required_message.is_empty()),
            ("constraint_message", !constraint && !question.constraint_message.is_empty()),
        ] {
            if idle {
                self.say(Part::Survey, &question.name, column, Advice("idle_column"), &question.name);
            }
        }
    }

    fn group(&mut self, group: &Group) {
        let name = group.name.as_str();
        for (column, text) in group.attributes.iter().filter(|(column, _)| *column != "loop") {
            let of_questions =
                ["required", "required_message", "constraint", "constraint_message", "parameters", "guidance_hint"];
            if of_questions.contains(&column.as_str()) {
                self.say(Part::Survey, name, column, Advice("idle_column"), name);
            } else {
                self.column(Part::Survey, name, column, text);
            }
        }
        // Only a grid shows the hint of its group.
        if group.kind != GroupKind::Grid && !group.hint.is_empty() {
            self.say(Part::Survey, name, "hint", Advice("idle_column"), name);
        }
        self.appearance(name, &group.appearance);
        self.text(Part::Survey, name, "label", &group.label);
        self.text(Part::Survey, name, "hint", &group.hint);
    }

    fn choice(&mut self, list: &str, choice: &Choice) {
        let name = format!("{list}: {}", choice.name);
        for (column, text) in &choice.attributes {
            self.column(Part::Choices, &name, column, text);
        }
        self.text(Part::Choices, &name, "label", &choice.label);
    }

    fn column(&mut self, part: Part, name: &str, column: &str, text: &Localized) {
        let off = match column {
            "read_only" => is_no(text.text("", "")),
            "omit_instanceid" => !is_yes(text.text("", "")),
            _ => text.is_empty(),
        };
        if !off {
            self.say(part, name, column, treatment(part, column), "");
        }
    }

    fn appearance(&mut self, name: &str, appearance: &str) {
        for word in appearance.split_whitespace() {
            let known = APPEARANCES.iter().find(|(pattern, _)| covers(pattern, word)).map(|(_, what)| *what);
            self.say(Part::Survey, name, "appearance", known.unwrap_or(Advice("ignored_appearance")), word);
        }
    }

    fn parameters(&mut self, question: &Question) {
        let offered = question.kind.is_supported();
        for (key, value) in question.parameters.iter().filter(|_| offered) {
            let off = key == "randomize" && is_no(value);
            let known = PARAMETERS.iter().find(|(known, _)| known == key).map(|(_, what)| *what);
            if !off {
                let what = known.unwrap_or(Advice("ignored_parameter"));
                self.say(Part::Survey, &question.name, "parameters", what, key);
            }
        }
    }

    /// Answers put into texts would be read as `${name}`.
    fn text(&mut self, part: Part, name: &str, column: &str, text: &Localized) {
        if text.0.values().any(|text| references(text).is_ok_and(|names| !names.is_empty())) {
            self.say(part, name, column, Forbids("answers in texts"), "");
        }
    }
}

//! Advice about a questionnaire that holds together: nothing here rejects a workbook.

use std::collections::BTreeSet;

use super::columns::UNNAMED;
use super::findings::Finding;
use super::identity;
use crate::surveys::expression::Expression;
use crate::surveys::questionnaire::{Choice, Group, GroupKind, Item, Kind, OR_OTHER, Question, Questionnaire};
use crate::surveys::scales::{self, is_mark};
use crate::vocabulary::Localized;

/// Longer than this, a question is read twice or not at all.
const LONGEST_LABEL: usize = 200;

/// All advice, in the order of the questionnaire.
pub fn lint(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut linter = Linter { questionnaire, findings: Vec::new() };
    linter.languages();
    linter.items(&questionnaire.items, None);
    linter.order();
    // What `or_other` made of a list is a copy.
    for (list, choices) in questionnaire.lists.iter().filter(|(list, _)| !list.ends_with(OR_OTHER)) {
        for choice in choices {
            linter.translations(&choice.label, "choices", &format!("{list}: {}", choice.name));
        }
    }
    linter.findings
}

struct Linter<'a> {
    questionnaire: &'a Questionnaire,
    findings: Vec<Finding>,
}

impl Linter<'_> {
    fn say(&mut self, name: &str, finding: Finding) {
        self.findings.push(finding.sheet("survey").fact("name", name));
    }

    /// Texts in no named language beside named ones: a visitor could not be told which it is.
    fn languages(&mut self) {
        let unnamed = |text: &Localized| text.0.contains_key(UNNAMED);
        let questions = self.questionnaire.questions();
        let mixed = questions.iter().any(|question| unnamed(&question.label))
            || self.questionnaire.lists.values().flatten().any(|choice| unnamed(&choice.label));
        if mixed && !self.questionnaire.languages.is_empty() {
            self.findings.push(Finding::warning("unnamed_language").sheet("settings").column("default_language"));
        }
    }

    fn items(&mut self, items: &[Item], grid: Option<&Group>) {
        for item in items {
            match item {
                Item::Question(question) => self.question(question, grid),
                Item::Group(group) => {
                    self.translations(&group.label, "survey", &group.name);
                    self.never(&group.name, group.relevant.as_deref());
                    self.items(&group.items, Some(group).filter(|group| group.kind == GroupKind::Grid));
                }
            }
        }
    }

    fn question(&mut self, question: &Question, grid: Option<&Group>) {
        let name = question.name.as_str();
        for text in [&question.label, &question.hint] {
            self.translations(text, "survey", name);
        }
        self.never(name, question.relevant.as_deref());
        if question.kind == Kind::Note {
            return;
        }
        let longest = question.label.0.values().map(|text| text.chars().count()).max().unwrap_or(0);
        if longest > LONGEST_LABEL {
            self.say(
                name,
                Finding::warning("long_label").column("label").fact("length", longest).fact("limit", LONGEST_LABEL),
            );
        }
        if question
            .label
            .0
            .values()
            .any(|text| text.matches('?').count() > 1 || text.contains("a/nebo") || text.contains("and/or"))
        {
            self.say(name, Finding::warning("two_in_one").column("label"));
        }
        if let Some(what) = identity::asked_for(question) {
            self.say(name, Finding::warning("identity_question").column("label").fact("what", what));
        }
        let directed = question.attributes.contains_key("cp_scale")
            || grid.is_some_and(|grid| grid.attributes.contains_key("cp_scale"));
        let is_scale =
            matches!(question.kind, Kind::SelectOne { .. }) && is_scale(self.questionnaire.choices(question));
        if is_scale && !directed {
            self.say(name, Finding::warning("scale_without_direction").column("cp_scale"));
        }
    }

    fn translations(&mut self, text: &Localized, sheet: &str, name: &str) {
        let spoken: BTreeSet<&str> =
            text.0.iter().filter(|(_, text)| !text.trim().is_empty()).map(|(language, _)| language.as_str()).collect();
        // A text in no named language stands for the default one.
        if spoken.is_empty() || (spoken.contains(UNNAMED) && self.questionnaire.languages.len() < 2) {
            return;
        }
        let missing: Vec<&str> = self
            .questionnaire
            .languages
            .iter()
            .map(String::as_str)
            .filter(|language| !spoken.contains(language))
            .collect();
        if !missing.is_empty() {
            let finding = Finding::warning("missing_translation").sheet(sheet).column("label").fact("name", name);
            self.findings.push(finding.fact("languages", missing.join(", ")));
        }
    }

    /// A condition that no answer can fulfil.
    fn never(&mut self, name: &str, relevant: Option<&str>) {
        let never = relevant
            .and_then(|text| Expression::parse(text).ok())
            .and_then(|parsed| parsed.constant())
            .is_some_and(|value| !value.truth());
        if never {
            self.say(name, Finding::warning("never_asked").column("relevant"));
        }
    }

    /// A condition on an answer that is only given later.
    fn order(&mut self) {
        let mut given: BTreeSet<String> = BTreeSet::new();
        let mut later: Vec<(String, String)> = Vec::new();
        let asked: BTreeSet<String> =
            self.questionnaire.questions().into_iter().map(|question| question.name.clone()).collect();
        visit(&self.questionnaire.items, &mut |name, relevant, is_question| {
            let names = relevant.and_then(|text| Expression::parse(text).ok());
            for other in names.iter().flat_map(|parsed| parsed.names()) {
                if asked.contains(other) && !given.contains(other) {
                    later.push((name.to_owned(), other.clone()));
                }
            }
            if is_question {
                given.insert(name.to_owned());
            }
        });
        for (name, other) in later {
            self.say(&name, Finding::warning("refers_to_later").column("relevant").fact("other", other));
        }
    }
}

fn visit(items: &[Item], see: &mut impl FnMut(&str, Option<&str>, bool)) {
    for item in items {
        match item {
            Item::Question(question) => see(&question.name, question.relevant.as_deref(), true),
            Item::Group(group) => {
                see(&group.name, group.relevant.as_deref(), false);
                visit(&group.items, see);
            }
        }
    }
}

/// Numeric marks: three or more plain choices whose names, or the words shown, begin with a number.
fn is_scale(choices: &[Choice]) -> bool {
    // “Don't know” among marks does not make them less of a scale.
    let doubts = scales::doubts(choices);
    let doubted = |at: usize| doubts.iter().any(|(doubted, _)| *doubted == at);
    let plain: Vec<&Choice> = choices
        .iter()
        .enumerate()
        .filter(|(at, choice)| choice.role.is_proper() && !doubted(*at))
        .map(|(_, choice)| choice)
        .collect();
    let shown =
        |choice: &&Choice| is_mark(&choice.name) || choice.label.0.values().next().is_some_and(|label| is_mark(label));
    plain.len() >= 3 && plain.iter().all(shown)
}

/// A grid is rows of one scale: every child a choice of one from the same list.
pub fn grids(items: &[Item], wrong: &mut impl FnMut(&Group, Finding)) {
    for item in items {
        let Item::Group(group) = item else { continue };
        grids(&group.items, wrong);
        if group.kind != GroupKind::Grid {
            continue;
        }
        let mut lists: BTreeSet<&str> = BTreeSet::new();
        let mut several = false;
        for child in &group.items {
            match child {
                Item::Question(Question { kind: Kind::SelectOne { list }, .. }) => {
                    lists.insert(list);
                }
                // The standard knows a grid of several choices a row; we do not offer it yet.
                Item::Question(Question { kind: Kind::SelectMultiple { list }, .. }) => {
                    lists.insert(list);
                    several = true;
                }
                Item::Question(other) => {
                    wrong(group, Finding::error("grid_child").fact("name", &group.name).fact("child", &other.name));
                }
                Item::Group(other) => {
                    wrong(group, Finding::error("grid_child").fact("name", &group.name).fact("child", &other.name));
                }
            }
        }
        if several {
            wrong(group, Finding::unsupported("table-list of select_multiple").fact("name", &group.name));
        }
        if lists.len() > 1 {
            let names = lists.into_iter().collect::<Vec<_>>().join(", ");
            wrong(group, Finding::error("grid_lists").fact("name", &group.name).fact("lists", names));
        }
    }
}

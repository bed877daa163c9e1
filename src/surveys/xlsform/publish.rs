//! What stands between a questionnaire and its publishing. Reading is generous, publishing is
//! strict: whatever respondents would meet must be something we really do.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::{Finding, Level};
use super::{identity, kinds, lint, offer, settle};
use crate::surveys::expression::Expression;
use crate::surveys::questionnaire::{
    Group, GroupKind, Item, Question, Questionnaire, Required, Role, base_list, other_key,
};

/// Everything that must be settled before publishing; all of level `Error`. The code
/// `identity_question` may be waved through where the coordinator has recorded a legal ground.
pub fn publishing_findings(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut gate = Gate { questionnaire, known: BTreeMap::new(), findings: Vec::new() };
    let questions = questionnaire.questions();
    for question in &questions {
        *gate.known.entry(question.name.clone()).or_default() += 1;
    }
    if !questions.iter().any(|question| question.kind.takes_answers()) {
        gate.findings.push(Finding::error("nothing_to_ask").sheet("survey"));
    }
    if questionnaire.title.is_empty() {
        gate.findings.push(Finding::error("no_title").sheet("settings").column("form_title"));
    }
    gate.items(&questionnaire.items);
    lint::grids(&questionnaire.items, &mut |_, finding| {
        let code = if finding.level == Level::Unsupported { "not_published" } else { finding.code.as_ref() };
        let finding = Finding { level: Level::Error, code: code.to_owned().into(), ..finding };
        gate.findings.push(finding.sheet("survey").column("appearance"))
    });
    gate.lists(&questions);
    gate.findings.extend(offer::said(questionnaire).iter().filter_map(offer::Said::refusal));
    gate.findings.extend(settle::findings(questionnaire));
    gate.findings
}

/// The same beside what was said at reading: what forbids publishing, with its row where reading knew
/// it, and the remarks that are left, so that nothing is said twice.
pub fn before_publishing(questionnaire: &Questionnaire, read: &[Finding]) -> (Vec<Finding>, Vec<Finding>) {
    let mut left = read.to_vec();
    let mut found = publishing_findings(questionnaire);
    for finding in &mut found {
        let twin = |other: &Finding| {
            let fact = |key: &str| other.facts.get(key) == finding.facts.get(key);
            let same = other.code == finding.code || (other.code == "unsupported" && finding.code == "not_published");
            same && other.sheet == finding.sheet && ["name", "feature", "language", "column"].into_iter().all(fact)
        };
        if let Some(at) = left.iter().position(twin) {
            let twin = left.remove(at);
            (finding.row, finding.column) = (twin.row, twin.column.or(finding.column.take()));
        }
    }
    (found, left)
}

struct Gate<'a> {
    questionnaire: &'a Questionnaire,
    known: BTreeMap<String, usize>,
    findings: Vec<Finding>,
}

impl Gate<'_> {
    fn refuse(&mut self, name: &str, column: &str, finding: Finding) {
        self.findings.push(finding.sheet("survey").column(column).fact("name", name));
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

    fn group(&mut self, group: &Group) {
        if group.kind == GroupKind::Repeat {
            self.refuse(&group.name, "type", Finding::error("not_published").fact("feature", "repeat"));
        }
        self.expression(&group.name, "relevant", group.relevant.as_deref());
    }

    fn question(&mut self, question: &Question) {
        let name = question.name.as_str();
        if self.known.get(name).is_some_and(|times| *times > 1) {
            self.refuse(name, "name", Finding::error("name_twice"));
        }
        // What a device would fill in by itself asks nobody anything.
        if question.kind.is_metadata() {
            return;
        }
        if question.kind.takes_answers() && super::survey::is_export_column(name) {
            self.refuse(name, "name", Finding::error("export_name"));
        }
        if question.label.is_empty() && question.hint.is_empty() {
            self.refuse(name, "label", Finding::error("no_label"));
        }
        if !question.kind.is_supported() {
            self.refuse(name, "type", Finding::error("not_published").fact("feature", kinds::feature(&question.kind)));
        }
        if let Some(what) = identity::asked_for(question) {
            self.refuse(name, "label", Finding::error("identity_question").fact("what", what));
        }
        self.expression(name, "relevant", question.relevant.as_deref());
        self.expression(name, "constraint", question.constraint.as_deref());
        if let Required::When(text) = &question.required {
            self.expression(name, "required", Some(text));
        }
        let asks_other = self.questionnaire.choices(question).iter().any(|choice| choice.role == Role::Other);
        let key = other_key(name);
        if asks_other && self.known.contains_key(&key) {
            self.refuse(name, "name", Finding::error("other_name_taken").fact("key", key));
        }
    }

    fn expression(&mut self, name: &str, column: &str, text: Option<&str>) {
        let Some(text) = text else { return };
        match Expression::parse(text) {
            Err(syntax) => {
                let finding = Finding::error("bad_expression").fact("expression", text);
                self.refuse(
                    name,
                    column,
                    finding.fact("position", syntax.position + 1).fact("reason", syntax.code.code()),
                );
            }
            Ok(parsed) => {
                for feature in parsed.unsupported() {
                    self.refuse(name, column, Finding::error("not_published").fact("feature", feature));
                }
                // Nobody's answer: such a condition is decided before anybody is asked.
                if let Some(word) = parsed.columns().first() {
                    let finding = Finding::error("bare_word").fact("word", word).fact("expression", text);
                    self.refuse(name, column, finding);
                }
                for other in parsed.names() {
                    let asked = self.questionnaire.question(other);
                    if asked.is_some_and(|question| !question.kind.takes_answers()) {
                        self.refuse(name, column, Finding::error("refers_to_unasked").fact("other", other));
                    }
                    if !self.known.contains_key(other) {
                        self.findings.push(
                            Finding::error("unknown_reference").sheet("survey").column(column).fact("name", other),
                        );
                    }
                }
            }
        }
    }

    fn lists(&mut self, questions: &[&Question]) {
        for question in questions {
            let Some(list) = question.kind.list() else { continue };
            match self.questionnaire.lists.get(list) {
                None => {
                    self.refuse(&question.name, "type", Finding::error("unknown_list").fact("list", base_list(list)))
                }
                Some(choices) if choices.is_empty() => {
                    self.refuse(&question.name, "type", Finding::error("empty_list").fact("list", base_list(list)));
                }
                Some(_) => {}
            }
        }
        let used: BTreeSet<&str> =
            questions.iter().filter_map(|question| question.kind.list()).map(base_list).collect();
        for list in used {
            let mut names = BTreeSet::new();
            for choice in self.questionnaire.lists.get(list).into_iter().flatten() {
                let place = |code: &'static str| {
                    Finding::error(code).sheet("choices").fact("choice", &choice.name).fact("list", list)
                };
                if !names.insert(choice.name.as_str()) {
                    self.findings.push(place("duplicate_choice").column("name"));
                }
                if choice.label.is_empty() {
                    self.findings.push(place("choice_without_label").column("label"));
                }
            }
        }
    }
}

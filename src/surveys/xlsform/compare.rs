//! Conditions that compare an answer with a choice that does not exist: `${care} = 'yse'` is never
//! true, and whoever should be asked is not.

use super::findings::Finding;
use super::references::nearest;
use crate::surveys::expression::Expression;
use crate::surveys::questionnaire::{Item, Question, Questionnaire, Required};

/// Every such comparison; all of level `Error`.
pub fn findings(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut found = Vec::new();
    walk(questionnaire, &questionnaire.items, &mut found);
    found
}

fn walk(questionnaire: &Questionnaire, items: &[Item], found: &mut Vec<Finding>) {
    for item in items {
        match item {
            Item::Group(group) => {
                check(questionnaire, &group.name, "relevant", group.relevant.as_deref(), None, found);
                walk(questionnaire, &group.items, found);
            }
            Item::Question(question) => {
                let name = question.name.as_str();
                let required = match &question.required {
                    Required::When(text) => Some(text.as_str()),
                    Required::No | Required::Yes => None,
                };
                check(questionnaire, name, "relevant", question.relevant.as_deref(), None, found);
                check(questionnaire, name, "required", required, None, found);
                check(questionnaire, name, "constraint", question.constraint.as_deref(), Some(question), found);
            }
        }
    }
}

fn check(
    questionnaire: &Questionnaire,
    name: &str,
    column: &'static str,
    text: Option<&str>,
    here: Option<&Question>,
    found: &mut Vec<Finding>,
) {
    let Some(parsed) = text.and_then(|text| Expression::parse(text).ok()) else { return };
    for compared in parsed.compared() {
        let question = match &compared.answer {
            Some(name) => questionnaire.question(name),
            None => here,
        };
        let Some(question) = question.filter(|question| question.kind.list().is_some()) else { continue };
        let choices = questionnaire.choices(question);
        let is_choice = |value: &str| {
            let same_number = |name: &str| {
                name.parse::<f64>().is_ok_and(|number| value.parse::<f64>().is_ok_and(|other| other == number))
            };
            choices.iter().any(|choice| choice.name == value || same_number(&choice.name))
        };
        // Compared with nothing, it asks whether there is an answer.
        let value = compared.value.trim();
        let whole = is_choice(value);
        if choices.is_empty() || value.is_empty() || whole || value.split_whitespace().all(is_choice) {
            continue;
        }
        // One letter for another is no slip where there are only two.
        let long = value.chars().count() > 2;
        let meant = nearest(value, choices.iter().map(|choice| choice.name.as_str())).filter(|_| long);
        let code = if meant.is_some() { "no_such_choice_near" } else { "no_such_choice" };
        let known: Vec<&str> = choices.iter().map(|choice| choice.name.as_str()).collect();
        found.push(
            Finding::error(code)
                .sheet("survey")
                .column(column)
                .fact("name", name)
                .fact("question", &question.name)
                .fact("value", value)
                .fact("meant", meant.unwrap_or_default())
                .fact("known", known.join(", ")),
        );
    }
}

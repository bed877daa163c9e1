//! Choices of a scale of which it is not said whether they are degrees: “don't know” between marks.
//! Nobody guesses: publishing waits until the workbook (`cp_role`) or the desk has said it.

use super::findings::Finding;
use crate::surveys::questionnaire::{Questionnaire, Role};
use crate::surveys::scales::{self, Doubt};
use crate::vocabulary::Localized;

/// A choice that may be no degree of its scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubtful {
    pub list: String,
    pub choice: String,
    pub label: Localized,
    /// The questions on this scale.
    pub questions: Vec<String>,
    pub doubt: Doubt,
    /// `Plain` as long as nothing was said.
    pub role: Role,
}

impl Doubtful {
    pub fn is_settled(&self) -> bool {
        !self.role.is_plain()
    }
}

/// Every doubtful choice, and those of which the desk has said what they are (it may say otherwise
/// until the version is published).
pub fn doubtful(questionnaire: &Questionnaire) -> Vec<Doubtful> {
    let mut found = Vec::new();
    for scale in scales::lists(questionnaire) {
        let choices = questionnaire.lists.get(scale.list).map_or(&[][..], Vec::as_slice);
        for (at, choice) in choices.iter().enumerate() {
            // As if nothing had been said of this one.
            let mut unsaid = choices.to_vec();
            if matches!(choice.role, Role::Degree | Role::Beside) {
                unsaid[at].role = Role::Plain;
            }
            let doubt = scales::doubts(&unsaid).into_iter().find(|(doubted, _)| *doubted == at);
            found.extend(doubt.map(|(_, doubt)| Doubtful {
                list: scale.list.to_owned(),
                choice: choice.name.clone(),
                label: choice.label.clone(),
                questions: scale.questions.iter().map(|name| (*name).to_owned()).collect(),
                doubt,
                role: choice.role,
            }));
        }
    }
    found
}

/// What has to be said before publishing; all of level `Error`.
pub fn findings(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut found: Vec<Finding> = doubtful(questionnaire)
        .into_iter()
        .filter(|doubtful| !doubtful.is_settled())
        .map(|doubtful| {
            let label = doubtful.label.text("cs", questionnaire.default_language()).to_owned();
            let doubt = match doubtful.doubt {
                Doubt::NoNumber => "no_number",
                Doubt::Words => "words",
                Doubt::FarOff => "far_off",
            };
            place("scale_answer_unclear", &doubtful.list, &doubtful.choice)
                .fact("label", if label.is_empty() { &doubtful.choice } else { &label })
                .fact("doubt", doubt)
                .fact("questions", doubtful.questions.join(", "))
        })
        .collect();
    for scale in scales::lists(questionnaire) {
        let choices = questionnaire.lists.get(scale.list).map_or(&[][..], Vec::as_slice);
        let degrees = scales::degrees(choices);
        let lost = |at: usize| choices[at].role == Role::Degree && !degrees.iter().any(|(degree, _)| *degree == at);
        found.extend(
            (0..choices.len())
                .filter(|&at| lost(at))
                .map(|at| place("degree_without_number", scale.list, &choices[at].name)),
        );
    }
    found
}

fn place(code: &'static str, list: &str, choice: &str) -> Finding {
    Finding::error(code)
        .sheet("choices")
        .column("cp_role")
        .fact("name", format!("{list}: {choice}"))
        .fact("list", list)
        .fact("choice", choice)
}

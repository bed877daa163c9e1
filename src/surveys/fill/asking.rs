//! Which questions are asked, given the answers so far. A question that is not asked has no
//! answer: what was typed before its condition changed is left out.

use std::collections::BTreeSet;

use super::{
    form::{Demand, Entry, Form},
    read::typed_fields,
};
use crate::{
    server::http::Fields,
    surveys::{
        answers::{Answer, Answers, NOT_ASKED, typed_key},
        expression::Scope,
        questionnaire::{Kind, other_key},
    },
    vocabulary::{Day, Moment},
};

/// What expressions may ask of the world.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings {
    pub now: Moment,
    pub today: Day,
}

/// The answers that count and the questions that are asked.
pub struct Asked<'a> {
    form: &'a Form,
    pub answers: Answers,
    /// What was typed and is no answer (yet), under [`typed_key`]: kept by drafts, never by a response.
    typed: Answers,
    asked: BTreeSet<usize>,
    /// For each entry the conditions that do not hold.
    failed: Vec<Vec<usize>>,
    surroundings: Surroundings,
}

/// What stands on a page: see [`Asked::drawn`].
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    pub entries: BTreeSet<usize>,
    /// Whether anything on the page depends on an answer of the same page.
    pub comes_and_goes: bool,
}

impl Drawn {
    pub fn has(&self, entry: usize) -> bool {
        self.entries.contains(&entry)
    }
}

impl Form {
    /// Walks the questions in order; each condition sees the answers of the questions asked
    /// before it.
    pub fn asked(&self, answers: &Answers, surroundings: Surroundings) -> Asked<'_> {
        let mut asked = Asked {
            form: self,
            answers: Answers::default(),
            typed: Answers::default(),
            asked: BTreeSet::new(),
            failed: Vec::new(),
            surroundings,
        };
        for (index, entry) in self.entries.iter().enumerate() {
            let conditions = entry.relevant.iter().enumerate();
            let failed: Vec<usize> =
                conditions.filter(|(_, one)| !one.is_true(&asked, None)).map(|(place, _)| place).collect();
            let relevant = failed.is_empty();
            asked.failed.push(failed);
            let typed = typed_key(&entry.question.name);
            asked.typed.put(&typed, answers.get(&typed).cloned());
            if !relevant {
                continue;
            }
            asked.asked.insert(index);
            let name = &entry.question.name;
            let other = self.other_choice(&entry.question).map(|_| other_key(name));
            for key in [Some(name.clone()), other].into_iter().flatten() {
                if let Some(answer) = answers.get(&key) {
                    asked.answers.put(&key, Some(answer.clone()));
                }
            }
        }
        asked
    }
}

impl Asked<'_> {
    pub fn is_asked(&self, entry: usize) -> bool {
        self.asked.contains(&entry)
    }

    /// Whether an asked question must have an answer.
    pub fn is_required(&self, entry: &Entry) -> bool {
        match &entry.required {
            Demand::No => false,
            Demand::Yes => true,
            Demand::When(condition) => condition.is_true(self, None),
        }
    }

    /// Whether an answer keeps its constraint; without either there is nothing to break.
    pub fn keeps_constraint(&self, entry: &Entry) -> bool {
        match (&entry.constraint, self.answers.get(&entry.question.name)) {
            (Some(constraint), Some(answer)) => constraint.is_true(self, Some(answer)),
            _ => true,
        }
    }

    /// The answers as a draft is kept: with what was typed and is no answer yet.
    pub fn to_keep(&self) -> Answers {
        let mut kept = self.answers.clone();
        kept.0.extend(self.typed.0.clone());
        kept
    }

    /// The fields of a question as they were typed, where they are no answer yet.
    pub fn typed(&self, entry: &Entry) -> Option<Fields> {
        typed_fields(&self.typed, &entry.question.name)
    }

    /// The answers as a response is stored: with the names of the questions that were not asked.
    pub fn to_store(&self) -> Answers {
        let mut stored = self.answers.clone();
        let not_asked = self.form.entries.iter().enumerate().filter(|(index, entry)| {
            !self.is_asked(*index) && entry.question.kind.is_supported() && entry.question.kind != Kind::Note
        });
        let names = not_asked.map(|(_, entry)| entry.question.name.clone()).collect();
        stored.put(NOT_ASKED, Some(Answer::List(names)));
        stored
    }

    /// Whether a page has anything to say: a question that is asked, or a note whose condition holds.
    pub fn has_step(&self, step: usize) -> bool {
        self.form.steps.get(step).is_some_and(|step| step.standing().any(|entry| self.is_asked(entry)))
    }

    /// The questions and notes of a page that stand there before anything is answered on it: those
    /// whose condition holds, and those whose condition looks at a question of the same page.
    /// Without a script such a question must be there from the start; with one it comes and goes.
    pub fn drawn(&self, step: usize) -> Drawn {
        let mut drawn = Drawn::default();
        let mut changing: BTreeSet<&str> = BTreeSet::new();
        for index in self.form.steps.get(step).into_iter().flat_map(|step| step.standing()) {
            let entry = &self.form.entries[index];
            let looks_here = |place: &usize| {
                let names = entry.relevant[*place].names();
                names.iter().any(|name| changing.contains(name.as_str()))
            };
            drawn.comes_and_goes |= (0..entry.relevant.len()).any(|place| looks_here(&place));
            if self.failed[index].iter().all(looks_here) {
                drawn.entries.insert(index);
                changing.insert(&entry.question.name);
            }
        }
        drawn
    }

    /// The first page at or after `from` that asks something.
    pub fn step_from(&self, from: usize) -> Option<usize> {
        (from..self.form.steps.len()).find(|step| self.has_step(*step))
    }

    /// The last page before `step` that asks something.
    pub fn step_before(&self, step: usize) -> Option<usize> {
        (0..step.min(self.form.steps.len())).rev().find(|step| self.has_step(*step))
    }

    /// Which question of how many a page begins with, grids counted once, unasked ones not at all.
    pub fn position(&self, step: usize) -> (usize, usize) {
        let count = |steps: &[super::form::Step]| {
            steps
                .iter()
                .flat_map(|step| &step.parts)
                .filter(|part| part.entries().iter().any(|entry| self.is_asked(*entry)))
                .count()
        };
        (count(&self.form.steps[..step]) + 1, count(&self.form.steps))
    }
}

impl Scope for Asked<'_> {
    fn answer(&self, name: &str) -> Option<&Answer> {
        self.answers.get(name)
    }

    fn today(&self) -> Day {
        self.surroundings.today
    }

    fn now(&self) -> Moment {
        self.surroundings.now
    }

    fn choice_label(&self, question: &str, choice: &str) -> Option<String> {
        let questionnaire = &self.form.questionnaire;
        let question = questionnaire.question(question)?;
        let choice = questionnaire.choices(question).iter().find(|other| other.name == choice)?;
        let language = questionnaire.default_language();
        Some(choice.label.text(language, language).to_owned())
    }
}

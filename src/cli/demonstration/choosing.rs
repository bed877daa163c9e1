//! From leanings to answers: picks among the choices a question really has, so that a choice
//! taken out of the workbook is simply never picked.

use super::chance::Chance;
use crate::surveys::answers::Answer;
use crate::surveys::questionnaire::{Choice, Role};

/// A question's choices and the chance that picks among them.
pub struct Choosing<'a> {
    pub choices: &'a [Choice],
    pub chance: &'a mut Chance,
}

impl Choosing<'_> {
    /// One choice, each as likely as its weight.
    pub fn one(self, weighted: &[(u32, &str)]) -> Option<Answer> {
        let offered = self.offered(weighted);
        let picked = self.chance.pick(&offered)?;
        Some(Answer::Text(self.choices[picked].name.clone()))
    }

    /// Each choice by its own chance of a hundred; where none came up, `otherwise`.
    pub fn each(self, percents: &[(u32, &str)], otherwise: &str) -> Option<Answer> {
        let offered = self.offered(percents);
        let mut picked: Vec<usize> =
            offered.into_iter().filter(|&(percent, _)| self.chance.percent(percent)).map(|(_, index)| index).collect();
        if picked.is_empty() {
            picked.extend(self.choices.iter().position(|choice| choice.name == otherwise));
        }
        self.list(picked)
    }

    /// This choice of several and no other.
    pub fn one_alone(self, name: &str) -> Option<Answer> {
        self.each(&[], name)
    }

    /// Up to `most` different choices, the weightier the likelier. A choice that stands alone,
    /// or “don't know”, sends the others away.
    pub fn several(self, weighted: &[(u32, &str)], most: usize) -> Option<Answer> {
        let mut left = self.offered(weighted);
        let mut picked = Vec::new();
        while picked.len() < most {
            let Some(index) = self.chance.pick(&left) else { break };
            left.retain(|&(_, other)| other != index && self.stands_beside_others(other));
            picked.push(index);
            if !self.stands_beside_others(index) {
                break;
            }
        }
        self.list(picked)
    }

    /// All choices from the one with the most points down; chance adds up to `noise` points.
    pub fn ranked(self, points: &[(i64, &str)], noise: i64) -> Option<Answer> {
        let mut order: Vec<(i64, usize)> = self
            .choices
            .iter()
            .enumerate()
            .map(|(index, choice)| {
                let leaning = points.iter().find(|(_, name)| *name == choice.name).map_or(0, |(points, _)| *points);
                (leaning + self.chance.between(0, noise), index)
            })
            .collect();
        order.sort_by(|(one, first), (other, second)| other.cmp(one).then(first.cmp(second)));
        let names: Vec<String> = order.into_iter().map(|(_, index)| self.choices[index].name.clone()).collect();
        (!names.is_empty()).then_some(Answer::List(names))
    }

    fn offered(&self, weighted: &[(u32, &str)]) -> Vec<(u32, usize)> {
        let place = |name: &str| self.choices.iter().position(|choice| choice.name == name);
        weighted.iter().filter_map(|&(weight, name)| Some((weight, place(name)?))).collect()
    }

    fn stands_beside_others(&self, index: usize) -> bool {
        matches!(self.choices[index].role, Role::Plain | Role::Degree | Role::Other)
    }

    /// In the order of the form, as a form sends it.
    fn list(&self, mut picked: Vec<usize>) -> Option<Answer> {
        picked.sort_unstable();
        let names: Vec<String> = picked.into_iter().map(|index| self.choices[index].name.clone()).collect();
        (!names.is_empty()).then_some(Answer::List(names))
    }
}

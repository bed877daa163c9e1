//! The count of all answers, made in one pass over the responses. A tally is small (it grows with
//! the questionnaire, not with the responses) and two halves of a survey counted apart can be
//! merged.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::plan::{Plan, Read, Shape, Value};
use crate::surveys::answers::Answers;
use crate::surveys::questionnaire::Questionnaire;
use crate::vocabulary::Day;

/// Counts of all answers to a questionnaire.
#[derive(Clone, Debug)]
pub struct Tally {
    pub(super) questionnaire: Arc<Questionnaire>,
    pub(super) plan: Arc<Plan>,
    /// Forms that came back.
    pub(super) returned: u64,
    /// One a question of the plan.
    pub(super) counts: Vec<Count>,
    pub(super) arrivals: Arrivals,
    read: Read,
}

/// What is known about one question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Count {
    pub answered: u64,
    /// A condition did not hold.
    pub not_asked: u64,
    pub by: By,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum By {
    /// How often each choice was given (single and multiple choice).
    Choice(Vec<u64>),
    /// `places[item][place]`.
    Place(Vec<Vec<u64>>),
    Number(BTreeMap<i64, u64>),
    /// Texts are counted and never kept.
    Nothing,
}

/// Where responses came from, as far as it is asked of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Arrivals {
    pub days: BTreeMap<Day, u64>,
    pub municipalities: BTreeMap<String, u64>,
    pub channels: BTreeMap<String, u64>,
}

/// Every count as it is, before hiding: what one published state is compared with the next by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exact {
    pub returned: u64,
    pub questions: BTreeMap<String, ExactCount>,
    pub municipalities: BTreeMap<String, u64>,
    pub channels: BTreeMap<String, u64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExactCount {
    pub answered: u64,
    pub not_asked: u64,
    /// Whether one person may be in several cells.
    pub several: bool,
    /// By choice, by item and place, or by number.
    pub cells: BTreeMap<String, u64>,
}

/// What is kept of a response beside its answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin<'a> {
    pub municipality: &'a str,
    pub channel: &'a str,
    pub day: Day,
}

impl Tally {
    pub fn new(questionnaire: &Questionnaire) -> Tally {
        let plan = Plan::new(questionnaire);
        let count = |shape: &Shape| match shape {
            Shape::One(codes) | Shape::Many(codes) => By::Choice(vec![0; codes.len()]),
            Shape::Rank(codes) => By::Place(vec![vec![0; codes.len()]; codes.len()]),
            Shape::Integer => By::Number(BTreeMap::new()),
            Shape::Text => By::Nothing,
        };
        Tally {
            counts: plan
                .fields
                .iter()
                .map(|field| Count { answered: 0, not_asked: 0, by: count(&field.shape) })
                .collect(),
            questionnaire: Arc::new(questionnaire.clone()),
            plan: Arc::new(plan),
            returned: 0,
            arrivals: Arrivals::default(),
            read: Read::default(),
        }
    }

    /// Forms counted so far.
    pub fn returned(&self) -> u64 {
        self.returned
    }

    pub fn add(&mut self, answers: &Answers) {
        self.plan.read(answers, &mut self.read);
        self.count();
    }

    /// Adds a response document as it is stored. A document that is no JSON is not counted at all.
    pub fn add_json(&mut self, document: &str) -> Result<(), serde_json::Error> {
        self.plan.read_json(document, &mut self.read)?;
        self.count();
        Ok(())
    }

    /// Notes where a response came from, for the tables by day, municipality and channel.
    pub fn came_from(&mut self, origin: &Origin) {
        *self.arrivals.days.entry(origin.day).or_default() += 1;
        for (counts, name) in
            [(&mut self.arrivals.municipalities, origin.municipality), (&mut self.arrivals.channels, origin.channel)]
        {
            match counts.get_mut(name) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(name.to_owned(), 1);
                }
            }
        }
    }

    pub fn exact(&self) -> Exact {
        let of = |field: &super::plan::Field, count: &Count| {
            let choices = self.questionnaire.question(&field.name).map(|question| self.questionnaire.choices(question));
            let name = |choice: usize| choices.and_then(|all| all.get(choice)).map_or("", |choice| &choice.name);
            let cells = match &count.by {
                By::Choice(counts) => (0..counts.len()).map(|i| (name(i).to_owned(), counts[i])).collect(),
                By::Place(places) => {
                    let of_item = |(item, places): (usize, &Vec<u64>)| -> Vec<(String, u64)> {
                        let cell = |place: usize| (format!("{} {place}", name(item)), places[place]);
                        (0..places.len()).map(cell).collect()
                    };
                    places.iter().enumerate().flat_map(of_item).collect()
                }
                By::Number(counts) => counts.iter().map(|(number, count)| (number.to_string(), *count)).collect(),
                By::Nothing => BTreeMap::new(),
            };
            let several = !matches!(field.shape, Shape::One(_) | Shape::Integer);
            ExactCount { answered: count.answered, not_asked: count.not_asked, several, cells }
        };
        let counted = self.plan.fields.iter().zip(&self.counts);
        Exact {
            returned: self.returned,
            questions: counted.map(|(field, count)| (field.name.clone(), of(field, count))).collect(),
            municipalities: self.arrivals.municipalities.clone(),
            channels: self.arrivals.channels.clone(),
        }
    }

    fn count(&mut self) {
        self.returned += 1;
        for &field in &self.read.not_asked {
            self.counts[field].not_asked += 1;
        }
        for &(field, value) in &self.read.entries {
            let count = &mut self.counts[field];
            count.answered += 1;
            match (&mut count.by, value) {
                (By::Choice(counts), Value::One(code)) => counts[code as usize] += 1,
                (By::Choice(counts), Value::List { .. }) => {
                    for &code in self.read.codes(value) {
                        counts[code as usize] += 1;
                    }
                }
                (By::Place(places), Value::List { .. }) => {
                    for (place, &code) in self.read.codes(value).iter().enumerate() {
                        places[code as usize][place] += 1;
                    }
                }
                (By::Number(counts), Value::Integer(number)) => *counts.entry(number).or_default() += 1,
                _ => {}
            }
        }
    }

    /// Adds what another tally of the same questionnaire has counted.
    pub fn merge(&mut self, other: Tally) {
        debug_assert_eq!(self.questionnaire, other.questionnaire, "tallies of one questionnaire");
        self.returned += other.returned;
        for (ours, theirs) in self.counts.iter_mut().zip(other.counts) {
            ours.answered += theirs.answered;
            ours.not_asked += theirs.not_asked;
            match (&mut ours.by, theirs.by) {
                (By::Choice(ours), By::Choice(theirs)) => add_up(ours, theirs),
                (By::Place(ours), By::Place(theirs)) => {
                    ours.iter_mut().zip(theirs).for_each(|(ours, theirs)| add_up(ours, theirs));
                }
                (By::Number(ours), By::Number(theirs)) => add_by_key(ours, theirs),
                _ => {}
            }
        }
        add_by_key(&mut self.arrivals.days, other.arrivals.days);
        add_by_key(&mut self.arrivals.municipalities, other.arrivals.municipalities);
        add_by_key(&mut self.arrivals.channels, other.arrivals.channels);
    }
}

fn add_up(ours: &mut [u64], theirs: Vec<u64>) {
    ours.iter_mut().zip(theirs).for_each(|(ours, theirs)| *ours += theirs);
}

fn add_by_key<K: Ord>(ours: &mut BTreeMap<K, u64>, theirs: BTreeMap<K, u64>) {
    for (key, count) in theirs {
        *ours.entry(key).or_default() += count;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::examples::{a_questionnaire, a_response};
    use super::*;

    #[test]
    fn a_broken_document_is_not_counted_by_half() {
        let mut tally = Tally::new(&a_questionnaire());
        assert!(tally.add_json(r#"{"home":"town","needs":["#).is_err());
        assert_eq!((tally.returned, tally.counts[0].answered), (0, 0));
    }

    #[test]
    fn strange_answers_are_passed_over_and_repeated_choices_count_once() {
        let mut tally = Tally::new(&a_questionnaire());
        tally.add_json(r#"{"home":"moon","needs":["care","care","moon"],"elsewhere":{"a":[1]},"age":null}"#).unwrap();
        let count = |name| &tally.counts[tally.plan.find(name).unwrap()];
        assert_eq!(count("home").answered, 0);
        assert_eq!(count("needs"), &Count { answered: 1, not_asked: 0, by: By::Choice(vec![1, 0, 0, 0]) });
        assert_eq!(count("age").answered, 0);
    }

    #[test]
    fn a_question_that_was_not_asked_is_told_from_one_left_out() {
        let mut tally = Tally::new(&a_questionnaire());
        tally.add_json(r#"{"-":["needs","nothing of the kind"],"home":"town"}"#).unwrap();
        let answers = serde_json::from_str(r#"{"-":["needs"]}"#).unwrap();
        tally.add(&answers);
        let needs = &tally.counts[tally.plan.find("needs").unwrap()];
        assert_eq!((tally.returned, needs.answered, needs.not_asked), (2, 0, 2));
        assert_eq!(tally.counts[tally.plan.find("home").unwrap()].not_asked, 0);
    }

    proptest! {
        #[test]
        fn a_survey_counted_in_two_halves_and_in_either_form_is_the_same(
            seeds in prop::collection::vec(any::<u64>(), 0..40), cut in 0_usize..40,
        ) {
            let questionnaire = a_questionnaire();
            let (mut whole, mut first, mut second) =
                (Tally::new(&questionnaire), Tally::new(&questionnaire), Tally::new(&questionnaire));
            for (position, &seed) in seeds.iter().enumerate() {
                let answers = a_response(seed);
                let json = serde_json::to_string(&answers).unwrap();
                let origin = Origin { municipality: "552054", channel: "web", day: Day(seed as i64 % 3) };
                whole.add(&answers);
                whole.came_from(&origin);
                let half = if position < cut { &mut first } else { &mut second };
                half.add_json(&json).unwrap();
                half.came_from(&origin);
            }
            first.merge(second);
            prop_assert_eq!(first.returned, whole.returned);
            prop_assert_eq!(first.counts, whole.counts);
            prop_assert_eq!(first.arrivals, whole.arrivals);
        }
    }
}

//! The filled-in forms of the demonstration: pure, and the same for the same seed.
//!
//! Who answers and what comes from the seed alone; `today` only moves the days, so results do
//! not change with the date on which the demonstration is loaded.

use std::collections::BTreeMap;

use super::chance::Chance;
use super::choosing::Choosing;
use super::process::{Window, needs_window, poll_window};
use super::residents::{Resident, residents};
use super::territory::{MUNICIPALITIES, Municipality};
use super::words::{self, Deck};
use super::{needs, poll};
use crate::surveys::answers::{Answer, Answers};
use crate::surveys::questionnaire::{Choice, Question, Questionnaire, Role, other_key};
use crate::vocabulary::{Day, MunicipalityCode};

/// How a form came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    Paper,
    Web,
}

/// One filled-in form.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    pub municipality: MunicipalityCode,
    pub channel: Channel,
    pub day: Day,
    pub answers: Answers,
}

/// The survey of needs: 227 forms, 121 of them on paper, ordered by day.
pub fn responses(questionnaire: &Questionnaire, today: Day, seed: u64) -> Vec<Filled> {
    let chance = &mut Chance::new(seed);
    let residents = residents(&MUNICIPALITIES, |place| place.needs_forms, 121, chance);
    let mut writing = Writing::new(words::WISHES, &words::SHORT_WISHES, "prani", chance);
    let mut forms = fill(questionnaire, &residents, &mut writing, needs::answer, chance);
    date(&mut forms, needs_window(today), today, seed);
    forms
}

/// The poll about the library bus: 63 forms from the villages, 14 of them on paper.
pub fn poll_responses(questionnaire: &Questionnaire, today: Day, seed: u64) -> Vec<Filled> {
    let chance = &mut Chance::new(seed ^ 0x_b05);
    let residents = residents(&MUNICIPALITIES, |place| place.poll_forms, 14, chance);
    let mut writing = Writing::new(words::STOP_WISHES, &[], "vzkaz", chance);
    let mut forms = fill(questionnaire, &residents, &mut writing, poll::answer, chance);
    date(&mut forms, poll_window(today), today, seed);
    forms
}

/// How a resident answers one question.
type Habit = fn(&Question, &Resident, Choosing<'_>) -> Option<Answer>;

fn fill(
    questionnaire: &Questionnaire,
    residents: &[Resident],
    writing: &mut Writing,
    habit: Habit,
    chance: &mut Chance,
) -> Vec<Filled> {
    let mut order: Vec<&Resident> = residents.iter().collect();
    chance.shuffle(&mut order);
    let mut form = |resident: &Resident| {
        let mut answers = Answers::default();
        for question in questionnaire.questions() {
            let choices = questionnaire.choices(question);
            let answer = if question.name == writing.question {
                writing.wish(resident, chance)
            } else {
                habit(question, resident, Choosing { choices, chance })
            };
            let other = answer
                .as_ref()
                .filter(|answer| names_other(answer, choices))
                .and_then(|_| writing.other(&question.name));
            answers.put(&other_key(&question.name), other);
            answers.put(&question.name, answer);
        }
        Filled {
            municipality: resident.place.code(),
            channel: if resident.on_paper { Channel::Paper } else { Channel::Web },
            day: Day(0),
            answers,
        }
    };
    order.into_iter().map(&mut form).collect()
}

fn names_other(answer: &Answer, choices: &[Choice]) -> bool {
    let is_other = |name: &String| choices.iter().any(|choice| choice.name == *name && choice.role == Role::Other);
    match answer {
        Answer::Text(name) => is_other(name),
        Answer::List(names) => names.iter().any(is_other),
        Answer::Integer(_) => false,
    }
}

/// The texts still to be written.
struct Writing {
    /// The question answered in one's own words.
    question: &'static str,
    deck: Deck,
    short: &'static [(u32, &'static str)],
    /// How many texts beside “other” each question has had.
    others: BTreeMap<String, usize>,
}

impl Writing {
    fn new(
        lines: &[(words::Voice, &'static str)],
        short: &'static [(u32, &'static str)],
        question: &'static str,
        chance: &mut Chance,
    ) -> Writing {
        Writing { question, deck: Deck::new(lines, chance), short, others: BTreeMap::new() }
    }

    /// About every third person writes something; now and then the same as others do.
    fn wish(&mut self, resident: &Resident, chance: &mut Chance) -> Option<Answer> {
        if !chance.percent(if resident.on_paper { 34 } else { 27 }) {
            return None;
        }
        let short = if chance.percent(9) { chance.pick(self.short) } else { None };
        let line = short.or_else(|| self.deck.deal(resident))?;
        Some(Answer::Text(line.to_owned()))
    }

    /// The words beside “other”, in turn.
    fn other(&mut self, question: &str) -> Option<Answer> {
        let lines = words::others(question);
        let had = self.others.entry(question.to_owned()).or_default();
        let line = lines.get(had.checked_rem(lines.len())?)?;
        *had += 1;
        Some(Answer::Text((*line).to_owned()))
    }
}

/// Gives every form a day: many at the start and after the reminders of the tenth and the
/// twentieth day, paper on working days only and a few days later than the web.
fn date(forms: &mut [Filled], window: Window, today: Day, seed: u64) {
    let chance = &mut Chance::new(seed.rotate_left(17));
    let days: Vec<Day> = (window.opens.0..=today.0).map(Day).collect();
    for form in forms.iter_mut() {
        let weights: Vec<_> =
            (0..).zip(&days).map(|(number, &day)| (arrivals(number, day, form.channel), day)).collect();
        form.day = chance.pick(&weights).unwrap_or(window.opens);
    }
    forms.sort_by_key(|form| form.day);
}

/// How many forms come on a day, as a weight.
fn arrivals(number: i64, day: Day, channel: Channel) -> u32 {
    let wave = |since: i64| match number - since {
        0 => 26,
        1 => 20,
        2 => 15,
        3 => 10,
        _ => 0,
    };
    let weekend = day.0 - day.monday().0 >= 5;
    match channel {
        Channel::Paper if weekend => 0,
        Channel::Paper => 6 + wave(2) + wave(12) + wave(22),
        Channel::Web if weekend => 4 + wave(0) / 2,
        Channel::Web => 6 + wave(0) + wave(10) + wave(20),
    }
}

/// The municipality of a form.
pub fn municipality_of(form: &Filled) -> Option<&'static Municipality> {
    MUNICIPALITIES.iter().find(|place| place.code == form.municipality.0)
}

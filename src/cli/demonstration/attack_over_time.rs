//! Somebody who keeps every page that was ever public. A poll fills up form by form; after each the
//! public figures are read, and whenever they have moved the old ones are subtracted from the new ones.
//! What is left is a table of those who answered in between, and it is solved like any other: its
//! numbers are bounded by what is shown in either state, by what is hidden in either, and by the sums.
//!
//! What this does not prove: that nothing follows from means and ranks (states with hidden numbers
//! beside a mean never move), or from the one step after the end, which tells what at least five people
//! said together (decision 0019).

use std::collections::BTreeMap;

use super::chance::Chance;
use crate::results::published::steps::{LEAST_NEW, Phase, Shown, Step, step};
use crate::results::tables::{Exact, Origin, QuestionResult, Tally, View};
use crate::stats::disclosure::Limit;
use crate::surveys::questionnaire::Questionnaire;
use crate::surveys::xlsform;
use crate::vocabulary::{Day, Lang, Table};

const POLL: &str = r#"
| survey |
| | type | name | label |
| | select_one den | den | Který den? |
| | select_multiple cas | cas | V kolik hodin? |

| choices |
| | list_name | name | label |
| | den | po | Pondělí |
| | den | ut | Úterý |
| | den | st | Středa |
| | cas | rano | Ráno |
| | cas | vecer | Večer |

| settings |
| | form_title | form_id |
| | Knihobus | KNIHOBUS |
"#;

/// What is public at one time, with the truth behind it.
struct State {
    exact: Exact,
    results: Vec<QuestionResult>,
    places: Table,
}

impl State {
    fn of(tally: &Tally) -> State {
        let view = View { lang: Lang::Cs, limit: Limit::default(), source: String::new() };
        let places = tally.by_municipality(&view, str::to_owned).0;
        State { exact: tally.exact(), results: tally.results(&view), places }
    }

    fn shown(&self) -> Shown<'_> {
        Shown::new(self.results.iter().collect(), &self.places)
    }
}

/// The numbers of a question that somebody who looks can know: exactly, or from one to the rest.
fn bounds(result: &QuestionResult) -> BTreeMap<String, (u64, u64)> {
    let answered = result.base.answered;
    let open = |count: Option<u64>| match (count, answered) {
        (Some(count), _) => (count, count),
        (None, Some(answered)) => (1, answered),
        (None, None) => (0, u64::MAX),
    };
    let mut bounds: BTreeMap<String, (u64, u64)> =
        result.rows.iter().map(|row| (row.value.clone(), open(row.count))).collect();
    // Of a single answer the parts add up to the whole.
    if let (Some(answered), "select_one") = (answered, result.kind.as_str()) {
        let (least, most) =
            bounds.values().fold((0_u64, 0_u64), |(a, b), (from, to)| (a + from, b.saturating_add(*to)));
        for (from, to) in bounds.values_mut() {
            let (rest_least, rest_most) = (least - *from, most.saturating_sub(*to));
            *to = (*to).min(answered.saturating_sub(rest_least));
            *from = (*from).max(answered.saturating_sub(rest_most));
        }
    }
    bounds
}

/// Everything small that the two states tell together.
fn solved(old: &State, new: &State, limit: Limit) -> Vec<String> {
    let mut found = Vec::new();
    for (before, after) in old.results.iter().zip(&new.results) {
        let (was, is) = (bounds(before), bounds(after));
        let truth = |state: &State, value: &str| state.exact.questions[&before.question].cells[value];
        let came = match (before.base.answered, after.base.answered) {
            (Some(before), Some(after)) => Some(after - before),
            _ => None,
        };
        for (value, &(was_from, was_to)) in &was {
            let (is_from, is_to) = is[value];
            // Nobody takes an answer back.
            let was_to = was_to.min(is_to);
            let is_from = is_from.max(was_from);
            let (from, to) = (is_from.saturating_sub(was_to), is_to.saturating_sub(was_from));
            let joined = truth(new, value) - truth(old, value);
            let mut tell = |what: &str, count: u64| found.push(format!("{} {value}: {what} {count}", before.question));
            if from == to && limit.hides(joined) {
                tell("joined by", joined);
            }
            if from == to && joined > 0 && came == Some(joined) {
                tell("said by everybody who came:", joined);
            }
            if let Some(came) = came.filter(|_| from == to && before.kind == "select_multiple")
                && limit.hides(came - joined)
            {
                tell("not said by", came - joined);
            }
            for (state, from, to) in [(old, was_from, was_to), (new, is_from, is_to)] {
                let count = truth(state, value);
                if from == to && limit.hides(count) {
                    tell("hidden and solved:", count);
                }
            }
        }
        if came.is_some_and(|came| limit.hides(came)) {
            found.push(format!("{}: answered by {came:?}", before.question));
        }
    }
    found
}

/// Forms one after another, and after each the figures move where `may` says so. Returns how often they
/// moved, and everything that was solved from any two states.
fn watched(seed: u64, forms: usize, may: impl Fn(&State, &State) -> bool) -> (usize, Vec<String>) {
    let limit = Limit::default();
    let reading = xlsform::read(POLL.as_bytes(), "knihobus.md");
    let questionnaire: Questionnaire = reading.questionnaire.expect("a poll");
    let mut chance = Chance::new(seed);
    let mut tally = Tally::new(&questionnaire);
    let mut public: Vec<State> = Vec::new();
    let mut found = Vec::new();
    for _ in 0..forms {
        let mut one = |among: &[&str]| among[chance.below(among.len() as u32) as usize].to_owned();
        let day = one(&["po", "po", "po", "ut", "ut", "st"]);
        let times = one(&[r#""rano""#, r#""vecer""#, r#""rano","vecer""#]);
        tally.add_json(&format!(r#"{{"den":"{day}","cas":[{times}]}}"#)).expect("JSON");
        tally.came_from(&Origin { municipality: "552054", channel: "web", day: Day(1) });
        let state = State::of(&tally);
        // Published with the thirtieth form.
        let moves = match public.last() {
            None => tally.returned() == 30,
            Some(last) => may(last, &state),
        };
        if moves {
            found.extend(public.iter().flat_map(|earlier| solved(earlier, &state, limit)));
            public.push(state);
        }
    }
    (public.len().saturating_sub(1), found)
}

fn by_the_rule(old: &State, new: &State) -> bool {
    let limit = Limit::default();
    step([&old.exact, &new.exact], [old.shown(), new.shown()], limit, Phase::Running) == Step::Move
}

#[test]
fn whoever_keeps_every_page_while_a_poll_fills_up_learns_of_nobody() {
    let mut moved = 0;
    for seed in 0..40 {
        let (steps, found) = watched(seed, 160, by_the_rule);
        assert_eq!(found, Vec::<String>::new(), "seed {seed}");
        moved += steps;
    }
    println!("{moved} steps in 40 polls of 160 forms");
    // The figures do move: a rule that never lets them would pass as well.
    assert!(moved > 40, "{moved} steps");
}

/// The attack has teeth: with figures that move with every form, or whenever five have come, it finds
/// what people said.
#[test]
fn without_the_rule_the_same_attack_tells_what_people_said() {
    let (steps, found) = watched(1, 60, |_, _| true);
    assert!(steps == 30 && found.len() > 20, "{steps} steps, {} found", found.len());
    let five = |old: &State, new: &State| new.exact.returned - old.exact.returned >= LEAST_NEW;
    let (_, found) = watched(1, 90, five);
    assert!(found.iter().any(|said| said.contains("joined by")), "{found:?}");
}

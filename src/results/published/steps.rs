//! When figures in public may move on. Whoever keeps the page of yesterday can subtract it from the
//! page of today: what is left is a table of those who answered in between. So that table is held to
//! the rule of every other one, and what it would tell is not told: the figures stay.

use std::collections::BTreeMap;

use crate::{
    results::{
        report::Counted,
        tables::{Exact, ExactCount, QuestionResult},
    },
    stats::disclosure::Limit,
    vocabulary::{Cell, RowRole, Table},
};

/// So many forms must be new at least, or as many as the limit of the process, if that is more.
pub const LEAST_NEW: u64 = 5;
/// When the collection has ended and its report was told once, so many forms at once may join it (paper
/// that was typed in late) whatever the difference tells: of so many nobody knows who they are.
pub const MANY_NEW: u64 = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The same forms as before.
    Nothing,
    Move,
    Stay,
}

/// What is printed, as far as it matters here: which numbers are shown.
pub struct Shown<'a> {
    results: Vec<&'a QuestionResult>,
    tables: Vec<&'a Table>,
}

impl<'a> Shown<'a> {
    pub fn of(counted: &'a Counted) -> Shown<'a> {
        let results: Vec<&QuestionResult> =
            counted.sections.iter().map(|section| &section.result).chain(&counted.lines).collect();
        Shown::new(results, &counted.places.1)
    }

    pub fn new(results: Vec<&'a QuestionResult>, places: &'a Table) -> Shown<'a> {
        let tables = results.iter().map(|result| &result.table).chain([places]).collect();
        Shown { results, tables }
    }

    /// For each row of each table what of its cells is kept back. Rows are known by their words: some
    /// tables are sorted by size.
    fn pattern(&self) -> BTreeMap<(usize, String, usize), Vec<Option<KeptBack>>> {
        let mut pattern = BTreeMap::new();
        for (number, table) in self.tables.iter().enumerate() {
            for row in &table.rows {
                let mut same = 0;
                let label = row.cells.first().map(|cell| format!("{cell:?}")).unwrap_or_default();
                while pattern.contains_key(&(number, label.clone(), same)) {
                    same += 1;
                }
                pattern.insert((number, label, same), row.cells.iter().map(kept_back).collect());
            }
        }
        pattern
    }
}

/// Where a collection stands when its figures are to move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Running,
    /// What is public was told while answers came: the next step is to what all of them say.
    Ended,
    /// What all of them said is public; more was typed in since.
    Late,
}

/// Whether figures may move from one state to another.
pub fn step([from, to]: [&Exact; 2], [old, new]: [Shown<'_>; 2], limit: Limit, phase: Phase) -> Step {
    if from == to {
        return Step::Nothing;
    }
    let people = from.returned.abs_diff(to.returned);
    if people < LEAST_NEW.max(limit.people()) {
        return Step::Stay;
    }
    let at_any_rate = match phase {
        // From nobody the difference is the table itself.
        _ if from.returned == 0 => true,
        Phase::Running => false,
        Phase::Ended => true,
        Phase::Late => people >= MANY_NEW,
    };
    if at_any_rate || (!tells(from, to, limit) && hides_the_same(from, to, &old, &new)) {
        return Step::Move;
    }
    Step::Stay
}

/// Whether the difference of two states has a number of few people in it, or an answer that everybody
/// in it gave.
fn tells(from: &Exact, to: &Exact, limit: Limit) -> bool {
    let few = |from: u64, to: u64| limit.hides(from.abs_diff(to));
    let of_maps = |from: &BTreeMap<String, u64>, to: &BTreeMap<String, u64>| {
        keys(from, to).any(|key| few(at(from, key), at(to, key)))
    };
    of_maps(&from.municipalities, &to.municipalities)
        || of_maps(&from.channels, &to.channels)
        || from.questions.keys().chain(to.questions.keys()).any(|name| {
            let nobody = ExactCount::default();
            let (from, to) = (from.questions.get(name).unwrap_or(&nobody), to.questions.get(name).unwrap_or(&nobody));
            let answered = from.answered.abs_diff(to.answered);
            limit.hides(answered)
                || few(from.not_asked, to.not_asked)
                || keys(&from.cells, &to.cells).any(|cell| {
                    let count = at(&from.cells, cell).abs_diff(at(&to.cells, cell));
                    let everybody = count > 0 && count == answered;
                    let few_did_not = to.several && limit.hides(answered.saturating_sub(count));
                    limit.hides(count) || everybody || few_did_not
                })
        })
}

fn keys<'a>(from: &'a BTreeMap<String, u64>, to: &'a BTreeMap<String, u64>) -> impl Iterator<Item = &'a String> {
    from.keys().chain(to.keys())
}

fn at(counts: &BTreeMap<String, u64>, key: &str) -> u64 {
    counts.get(key).copied().unwrap_or(0)
}

/// What is told instead of a number that is not shown. How many per cent stand with it is of the whole
/// table, which is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeptBack {
    Wholly,
    AtLeast,
    Under,
}

fn kept_back(cell: &Cell) -> Option<KeptBack> {
    match cell {
        Cell::Hidden => Some(KeptBack::Wholly),
        Cell::AtLeast(_) => Some(KeptBack::AtLeast),
        Cell::Under(_) => Some(KeptBack::Under),
        Cell::Text(_) | Cell::Count(_) | Cell::Share(_) | Cell::Number { .. } | Cell::Empty => None,
    }
}

/// A number that is hidden in one state and shown in the other would lend the sums of one to the other.
/// With the same numbers hidden in both, whatever could stand for them in one can still stand for them,
/// as long as nothing is printed that is made of all of them (a mean).
fn hides_the_same(from: &Exact, to: &Exact, old: &Shown<'_>, new: &Shown<'_>) -> bool {
    if old.pattern() != new.pattern() {
        return false;
    }
    let hidden = |table: &Table| {
        let rows = table.rows.iter().filter(|row| row.role == RowRole::Ordinary);
        rows.flat_map(|row| &row.cells).any(|cell| kept_back(cell).is_some())
    };
    old.results.iter().zip(&new.results).all(|(old, new)| {
        let told = |result: &QuestionResult| {
            result.statistics.iter().filter(|(name, value)| *name != "n" && *name != "mode" && !value.is_null()).count()
        };
        let lines = |exact: &Exact| match new.kind.as_str() {
            "grid" => new.rows.iter().filter_map(|row| exact.questions.get(&row.value).cloned()).collect(),
            _ => exact.questions.get(&new.question).cloned().into_iter().collect::<Vec<_>>(),
        };
        let simple = matches!(new.kind.as_str(), "select_one" | "select_multiple") && told(old) + told(new) == 0;
        lines(from) == lines(to) || !(hidden(&old.table) || hidden(&new.table)) || simple
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        results::tables::{Origin, Tally, View},
        surveys::xlsform,
        vocabulary::{Day, Lang},
    };

    const POLL: &str = "
| survey |
| | type | name | label |
| | select_one den | den | Který den? |

| choices |
| | list_name | name | label |
| | den | po | Pondělí |
| | den | ut | Úterý |
| | den | st | Středa |
| | den | ct | Čtvrtek |

| settings |
| | form_title | form_id |
| | Knihobus | KNIHOBUS |
";

    /// As many people for each day; all in one place.
    fn people(counts: [u64; 4]) -> Tally {
        let questionnaire = xlsform::read(POLL.as_bytes(), "x.md").questionnaire.expect("a poll");
        let mut tally = Tally::new(&questionnaire);
        for (day, count) in ["po", "ut", "st", "ct"].into_iter().zip(counts) {
            for _ in 0..count {
                tally.add_json(&format!("{{\"den\":\"{day}\"}}")).expect("JSON");
                tally.came_from(&Origin { municipality: "552054", channel: "web", day: Day(1) });
            }
        }
        tally
    }

    fn from_to(from: [u64; 4], to: [u64; 4], phase: Phase) -> Step {
        let view = View { lang: Lang::Cs, limit: Limit::default(), source: String::new() };
        let [from, to] = [from, to].map(people);
        let [old, new] =
            [&from, &to].map(|tally| (tally.results(&view), tally.by_municipality(&view, str::to_owned).0));
        let shown = [&old, &new].map(|(results, places)| Shown::new(results.iter().collect(), places));
        step([&from.exact(), &to.exact()], shown, Limit::default(), phase)
    }

    #[test]
    fn four_forms_never_move_anything_and_five_only_where_they_tell_nothing() {
        let running = |to| from_to([10, 10, 10, 0], to, Phase::Running);
        assert_eq!(running([10, 10, 10, 0]), Step::Nothing);
        assert_eq!(running([12, 12, 10, 0]), Step::Stay, "four came");
        // Five of which four said the same tell what the fifth said.
        assert_eq!(running([14, 11, 10, 0]), Step::Stay);
        assert_eq!(running([15, 10, 10, 0]), Step::Stay, "all of them said Monday");
        assert_eq!(running([15, 15, 10, 0]), Step::Move, "five said one thing and five another");
        assert_eq!(running([15, 15, 10, 1]), Step::Stay, "and one a third");
    }

    #[test]
    fn what_was_published_before_anybody_answered_moves_with_the_first_five() {
        assert_eq!(from_to([0; 4], [3, 1, 0, 0], Phase::Running), Step::Stay);
        assert_eq!(from_to([0; 4], [3, 2, 0, 0], Phase::Running), Step::Move, "hidden as in every table");
    }

    #[test]
    fn a_number_hidden_before_and_shown_now_does_not_move_anything() {
        // Three said Wednesday; with them Tuesday is hidden.
        assert_eq!(from_to([20, 10, 3, 0], [25, 15, 8, 0], Phase::Running), Step::Stay);
        // Hidden before and after, and nobody joined them: the two still stand for each other.
        assert_eq!(from_to([20, 10, 3, 20], [25, 10, 3, 25], Phase::Running), Step::Move);
    }

    #[test]
    fn after_the_end_one_step_goes_to_all_forms_and_later_ones_wait_for_many() {
        let all = [12, 12, 11, 0];
        assert_eq!(from_to([10, 10, 10, 0], all, Phase::Running), Step::Stay);
        assert_eq!(from_to([10, 10, 10, 0], all, Phase::Ended), Step::Move);
        assert_eq!(from_to([10, 10, 10, 0], [11, 11, 11, 1], Phase::Ended), Step::Stay, "four");
        assert_eq!(from_to([10, 10, 10, 0], all, Phase::Late), Step::Stay);
        assert_eq!(from_to([10, 10, 10, 0], [22, 17, 11, 0], Phase::Late), Step::Move, "twenty");
    }
}

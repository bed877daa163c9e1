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

    /// For each row of each table which of its cells are hidden. Rows are known by their words: some
    /// tables are sorted by size.
    fn pattern(&self) -> BTreeMap<(usize, String, usize), Vec<bool>> {
        let mut pattern = BTreeMap::new();
        for (number, table) in self.tables.iter().enumerate() {
            for row in &table.rows {
                let mut same = 0;
                let label = row.cells.first().map(|cell| format!("{cell:?}")).unwrap_or_default();
                while pattern.contains_key(&(number, label.clone(), same)) {
                    same += 1;
                }
                let hidden = row.cells.iter().map(|cell| *cell == Cell::Hidden).collect();
                pattern.insert((number, label, same), hidden);
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

/// A number that is hidden in one state and shown in the other would lend the sums of one to the other.
/// With the same numbers hidden in both, whatever could stand for them in one can still stand for them,
/// as long as nothing is printed that is made of all of them (a mean).
fn hides_the_same(from: &Exact, to: &Exact, old: &Shown<'_>, new: &Shown<'_>) -> bool {
    if old.pattern() != new.pattern() {
        return false;
    }
    let hidden =
        |table: &Table| table.rows.iter().any(|row| row.role == RowRole::Ordinary && row.cells.contains(&Cell::Hidden));
    old.results.iter().zip(&new.results).all(|(old, new)| {
        let told = |result: &QuestionResult| {
            result.statistics.iter().filter(|(name, value)| *name != "n" && !value.is_null()).count()
        };
        let lines = |exact: &Exact| match new.kind.as_str() {
            "grid" => new.rows.iter().filter_map(|row| exact.questions.get(&row.value).cloned()).collect(),
            _ => exact.questions.get(&new.question).cloned().into_iter().collect::<Vec<_>>(),
        };
        let simple = matches!(new.kind.as_str(), "select_one" | "select_multiple") && told(old) + told(new) == 0;
        lines(from) == lines(to) || !(hidden(&old.table) || hidden(&new.table)) || simple
    })
}

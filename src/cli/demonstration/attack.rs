//! Somebody who collects everything that is public about the survey of needs and solves it: each
//! question's own table, and every table of two questions in both readings, by municipality and by
//! channel too. Shares are read as they are printed, to a tenth of a per cent.
//!
//! What they do: bounds of every number, tightened over the sums of all tables together until
//! nothing moves; then, for each pair of questions with a single answer, exactly what the pair's
//! sums leave open (a number can change when people can be moved around through it).
//!
//! Means, ranks and points are solved together with the counts of their own question in
//! `results::tables::solved`.
//!
//! What this does not prove: that nothing follows from the conditions under which a question is asked,
//! from three questions at once being answers of real people, or from knowing a neighbour. It is one set of responses; pairs
//! in general are looked at by the property tests of `stats::disclosure`.

use std::collections::BTreeMap;

use serde_json::Value;

use super::process::NEEDS_WORKBOOK;
use super::responses::{Channel, Filled, responses};
use super::tests::{TODAY, read};
use crate::results::tables::{Against, CrossResult, CrossTally, Origin, Tally, View};
use crate::stats::disclosure::Limit;
use crate::surveys::answers::Answer;
use crate::surveys::questionnaire::Questionnaire;
use crate::vocabulary::{Cell, Lang, Ratio, RowRole};

#[derive(Clone, Copy, Debug, PartialEq)]
struct Bounds {
    from: u64,
    to: u64,
}

impl Bounds {
    fn exactly(number: u64) -> Bounds {
        Bounds { from: number, to: number }
    }

    fn is_one_number(self) -> bool {
        self.from == self.to
    }

    fn at_least(&mut self, number: u64, moved: &mut bool) {
        if number > self.from {
            (self.from, *moved) = (number, true);
        }
    }

    fn at_most(&mut self, number: u64, moved: &mut bool) {
        if number < self.to {
            (self.to, *moved) = (number, true);
        }
    }
}

/// A question, the municipality or the channel: what is published of it alone, and the truth.
struct Axis {
    name: String,
    several: bool,
    categories: Vec<String>,
    answered: u64,
    alone: Vec<Bounds>,
    /// For each form the categories it is in.
    forms: Vec<Vec<usize>>,
}

/// Two of them against each other: cells, and after them the totals.
struct Pair {
    axes: [usize; 2],
    people: u64,
    cells: Vec<Vec<Bounds>>,
    totals: [Vec<Bounds>; 2],
    true_cells: Vec<Vec<u64>>,
    true_totals: [Vec<u64>; 2],
    withheld: bool,
}

fn view() -> View {
    View { lang: Lang::Cs, ..View::default() }
}

fn origin(form: &Filled) -> Origin<'_> {
    let channel = if form.channel == Channel::Paper { "paper" } else { "web" };
    Origin { municipality: &form.municipality.0, channel, day: form.day }
}

fn crossed(questionnaire: &Questionnaire, forms: &[Filled], question: &str, by: &str) -> CrossResult {
    let against = match by {
        "municipality" => Against::Municipality,
        "channel" => Against::Channel,
        by => Against::Question(by.to_owned()),
    };
    let mut tally = CrossTally::new(questionnaire, question, against).expect("both have categories");
    forms.iter().for_each(|form| tally.add(&form.answers, &origin(form)));
    tally.result(&view(), str::to_owned)
}

fn values(json: &Value) -> Vec<String> {
    let list = json.as_array().expect("a list");
    list.iter().map(|one| one["value"].as_str().expect("a name").to_owned()).collect()
}

/// Whether an answer is in a category; bands of numbers are read as they are printed.
fn is_in(answer: &Answer, category: &str, first_only: bool) -> bool {
    match answer {
        Answer::Text(name) => name == category,
        Answer::List(names) if first_only => names.first().is_some_and(|name| name == category),
        Answer::List(names) => names.iter().any(|name| name == category),
        Answer::Integer(number) => {
            let bounds: Vec<i64> = category.split(['–', '\u{a0}']).filter_map(|part| part.parse().ok()).collect();
            match bounds[..] {
                [from, to] => (from..=to).contains(number),
                [end] if category.contains("více") => *number >= end,
                [end] if category.contains("méně") => *number <= end,
                [only] => *number == only,
                _ => category == "jakékoli číslo",
            }
        }
    }
}

/// Everything the questions' own tables say.
fn axes(questionnaire: &Questionnaire, forms: &[Filled]) -> Vec<Axis> {
    let mut tally = Tally::new(questionnaire);
    for form in forms {
        tally.add(&form.answers);
        tally.came_from(&origin(form));
    }
    let mut axes = Vec::new();
    let hidden_or = |count: Option<u64>, whole: u64| count.map_or(Bounds { from: 1, to: whole }, Bounds::exactly);
    for result in tally.results(&view()) {
        if matches!(result.kind.as_str(), "text" | "grid") {
            continue;
        }
        let answered = result.base.answered.expect("enough people answered everything");
        let rank = result.kind == "rank";
        let categories: Vec<String> = result.rows.iter().map(|row| row.value.clone()).collect();
        let count = |row: &crate::results::tables::ResultRow| if rank { row.more["first"].as_u64() } else { row.count };
        // „Under 7 %“ is told of one to limit − 1, and „93 % and more“ of several answers where as few did not.
        let several = result.kind == "select_multiple";
        let told = |row: &crate::results::tables::ResultRow| {
            let percent = |name: &str| row.more.get(name).and_then(Value::as_u64).filter(|_| !rank);
            let few = Limit::default().people() - 1;
            match (percent("under"), percent("at_least")) {
                (Some(_), _) => Bounds { from: 1, to: few },
                (_, Some(_)) if several => Bounds { from: answered - few, to: answered - 1 },
                (_, Some(percent)) => Bounds { from: (percent * answered).div_ceil(100), to: answered },
                _ => hidden_or(count(row), answered),
            }
        };
        let alone = result.rows.iter().map(told).collect();
        let of = |form: &Filled| {
            let answer = form.answers.get(&result.question);
            let is_in = |category: &String| answer.is_some_and(|answer| is_in(answer, category, rank));
            (0..categories.len()).filter(|&i| is_in(&categories[i])).collect()
        };
        let forms = forms.iter().map(of).collect();
        axes.push(Axis { name: result.question, several, categories, answered, alone, forms });
    }
    let origins = [
        ("municipality", tally.by_municipality(&view(), str::to_owned).0),
        ("channel", tally.by_channel(&view(), str::to_owned).0),
    ];
    for (name, table) in origins {
        let categories = values(&crossed(questionnaire, forms, &axes[0].name, name).json()["columns"]);
        let mut published: BTreeMap<String, Bounds> = BTreeMap::new();
        for row in table.rows.iter().filter(|row| row.role == RowRole::Ordinary) {
            let count = if let Cell::Count(count) = row.cells[1] { Some(count) } else { None };
            published.insert(row.cells[0].words(Lang::Cs), hidden_or(count, forms.len() as u64));
        }
        let alone = categories.iter().map(|category| published[category]).collect();
        let of = |form: &Filled| {
            let (here, channel) = (origin(form).municipality, origin(form).channel);
            (0..categories.len()).filter(|&i| categories[i] == here || categories[i] == channel).collect()
        };
        let forms_in: Vec<Vec<usize>> = forms.iter().map(of).collect();
        let answered = forms.len() as u64;
        axes.push(Axis { name: name.to_owned(), several: false, categories, answered, alone, forms: forms_in });
    }
    axes
}

/// The only number of people a printed share can stand for, or the range of them.
fn read_share(share: &Ratio, whole: u64) -> Bounds {
    let printed = share.percent_rounded(1);
    let fits = |count: &u64| Ratio::of(*count, whole).is_some_and(|share| share.percent_rounded(1) == printed);
    let all: Vec<u64> = (0..=whole).filter(fits).collect();
    Bounds { from: all[0], to: all[all.len() - 1] }
}

impl Pair {
    fn new(axes: &[Axis], [a, b]: [usize; 2]) -> Pair {
        let (rows, columns) = (&axes[a], &axes[b]);
        let mut true_cells = vec![vec![0; columns.categories.len()]; rows.categories.len()];
        let mut true_totals = [vec![0; rows.categories.len()], vec![0; columns.categories.len()]];
        let mut people = 0;
        for (row, column) in rows.forms.iter().zip(&columns.forms).filter(|(a, b)| !a.is_empty() && !b.is_empty()) {
            people += 1;
            row.iter().for_each(|&row| true_totals[0][row] += 1);
            column.iter().for_each(|&column| true_totals[1][column] += 1);
            row.iter().for_each(|&row| column.iter().for_each(|&column| true_cells[row][column] += 1));
        }
        let open = Bounds { from: 0, to: people };
        let cells = true_cells.iter().map(|line| vec![open; line.len()]).collect();
        let totals = [vec![open; true_totals[0].len()], vec![open; true_totals[1].len()]];
        Pair { axes: [a, b], people, cells, totals, true_cells, true_totals, withheld: false }
    }

    /// Takes in what a table prints. Somebody who knows the rule knows too that a hidden cell has
    /// almost always somebody in it, unless its whole row or column is hidden; here they even know
    /// when.
    fn read(&mut self, result: &CrossResult, turned: bool) {
        self.withheld = result.withheld;
        let (ours, theirs) = if turned { (1, 0) } else { (0, 1) };
        let (rows, foot) = result.table.rows.split_at(result.table.rows.len() - 1);
        let columns = foot[0].cells.len() - 2;
        assert_eq!(foot[0].cells[columns + 1], Cell::Count(self.people), "how many answered both is told");
        for column in 0..columns {
            if let Cell::Count(count) = foot[0].cells[column + 1] {
                self.totals[theirs][column] = Bounds::exactly(count);
            }
        }
        let whole = |cells: &[&Cell]| cells.iter().all(|cell| **cell == Cell::Hidden);
        let whole_columns: Vec<bool> = (0..columns)
            .map(|column| whole(&rows.iter().map(|line| &line.cells[column + 1]).collect::<Vec<_>>()))
            .collect();
        for (row, line) in rows.iter().enumerate() {
            let whole_row = whole(&line.cells[1..=columns].iter().collect::<Vec<_>>());
            if let Cell::Share(share) = &line.cells[columns + 1] {
                self.totals[ours][row] = read_share(share, self.people);
            }
            for (column, &whole_column) in whole_columns.iter().enumerate() {
                let (one, other) = if turned { (column, row) } else { (row, column) };
                match (&line.cells[column + 1], &foot[0].cells[column + 1]) {
                    (Cell::Share(share), Cell::Count(whole)) => self.cells[one][other] = read_share(share, *whole),
                    (Cell::Share(_), _) => panic!("a share of a hidden number of people"),
                    (Cell::Hidden, _) if !whole_row && !whole_column => {
                        self.cells[one][other].from = self.true_cells[one][other].min(1);
                    }
                    // Of nobody there is no share.
                    (Cell::Empty, Cell::Count(0)) => self.cells[one][other] = Bounds::exactly(0),
                    _ => {}
                }
            }
        }
    }

    /// One round over the sums of this table and what ties it to the questions' own.
    fn tighten(&mut self, axes: &mut [Axis], moved: &mut bool) {
        let people = Bounds::exactly(self.people);
        for side in [0, 1] {
            let axis = &mut axes[self.axes[side]];
            let not_here = axis.answered - self.people;
            for (total, alone) in self.totals[side].iter_mut().zip(&mut axis.alone) {
                total.at_most(alone.to, moved);
                total.at_least(alone.from.saturating_sub(not_here), moved);
                alone.at_least(total.from, moved);
                alone.at_most(total.to + not_here, moved);
            }
            let mut whole = people;
            add_up(&mut self.totals[side].iter_mut().collect::<Vec<_>>(), &mut whole, axis.several, moved);
            let mut whole = Bounds::exactly(axis.answered);
            add_up(&mut axis.alone.iter_mut().collect::<Vec<_>>(), &mut whole, axis.several, moved);
        }
        let several = self.axes.map(|axis| axes[axis].several);
        for (line, total) in self.cells.iter_mut().zip(&mut self.totals[0]) {
            add_up(&mut line.iter_mut().collect::<Vec<_>>(), total, several[1], moved);
        }
        for (column, total) in self.totals[1].iter_mut().enumerate() {
            let mut line: Vec<&mut Bounds> = self.cells.iter_mut().map(|line| &mut line[column]).collect();
            add_up(&mut line, total, several[0], moved);
        }
        for (line, row) in self.cells.iter_mut().zip(&self.totals[0]) {
            for (cell, column) in line.iter_mut().zip(&self.totals[1]) {
                cell.at_least((row.from + column.from).saturating_sub(self.people), moved);
            }
        }
    }

    /// What the sums of a pair of single answers leave open, exactly: how far a number can grow (no
    /// further than `enough`) and whether it can shrink. Cells are arcs from rows to columns, totals
    /// arcs from one end of the table and to the other.
    fn leeway(&self, arc: usize, enough: u64) -> (u64, bool) {
        let (rows, columns) = (self.totals[0].len(), self.totals[1].len());
        let (start, end) = (rows + columns, rows + columns + 1);
        let mut arcs = Vec::new();
        for row in 0..rows {
            for column in 0..columns {
                arcs.push((row, rows + column, self.cells[row][column], self.true_cells[row][column]));
            }
        }
        arcs.extend((0..rows).map(|row| (start, row, self.totals[0][row], self.true_totals[0][row])));
        arcs.extend(
            (0..columns).map(|column| (rows + column, end, self.totals[1][column], self.true_totals[1][column])),
        );
        arcs.push((end, start, Bounds::exactly(self.people), self.people));
        let step = |arcs: &mut Vec<(usize, usize, Bounds, u64)>, more: bool| -> bool {
            let (from, to, bounds, value) = arcs[arc];
            if if more { value == bounds.to } else { value == bounds.from } {
                return false;
            }
            // One more through the arc comes back from its end to its beginning some other way.
            let (first, last) = if more { (to, from) } else { (from, to) };
            let mut came: Vec<Option<(usize, bool)>> = vec![None; end + 1];
            let mut open = vec![first];
            while let Some(node) = open.pop() {
                for (other, &(a, b, bounds, value)) in arcs.iter().enumerate().filter(|&(other, _)| other != arc) {
                    let next = if a == node && value < bounds.to {
                        Some((b, true))
                    } else if b == node && value > bounds.from {
                        Some((a, false))
                    } else {
                        None
                    };
                    if let Some((next, forward)) = next
                        && next != first
                        && came[next].is_none()
                    {
                        came[next] = Some((other, forward));
                        open.push(next);
                    }
                }
            }
            if came[last].is_none() {
                return false;
            }
            let mut node = last;
            while node != first {
                let (other, forward) = came[node].expect("a way back");
                let (a, b, _, value) = &mut arcs[other];
                if forward {
                    *value += 1
                } else {
                    *value -= 1
                }
                node = if forward { *a } else { *b };
            }
            let value = &mut arcs[arc].3;
            if more {
                *value += 1
            } else {
                *value -= 1
            }
            true
        };
        let fewer = step(&mut arcs.clone(), false);
        let mut most = arcs[arc].3;
        while most < enough && step(&mut arcs, true) {
            most += 1;
        }
        (most, fewer)
    }
}

/// Parts that make a whole; of several answers everybody gave at least one and each at most once.
fn add_up(parts: &mut [&mut Bounds], whole: &mut Bounds, several: bool, moved: &mut bool) {
    let least: u64 = parts.iter().map(|part| part.from).sum();
    let most: u64 = parts.iter().map(|part| part.to).sum();
    whole.at_most(most, moved);
    if several {
        let largest = parts.iter().map(|part| part.from).max().unwrap_or(0);
        whole.at_least(largest, moved);
    } else {
        whole.at_least(least, moved);
    }
    for part in parts {
        let (rest_least, rest_most) = (least - part.from, most - part.to);
        part.at_least(whole.from.saturating_sub(rest_most), moved);
        part.at_most(if several { whole.to } else { whole.to.saturating_sub(rest_least) }, moved);
        // Bounds of the others are those from before this round; the next one sees the new ones.
    }
}

#[test]
fn all_public_tables_of_the_survey_together_give_no_small_number_away() {
    let questionnaire = read(NEEDS_WORKBOOK);
    let forms = responses(&questionnaire, TODAY, super::SEED);
    let limit = Limit::default();
    let mut axes = axes(&questionnaire, &forms);
    let questions = axes.len() - 2;
    let mut pairs = Vec::new();
    let (mut shown, mut all) = (0, 0);
    for a in 0..questions {
        for b in a + 1..axes.len() {
            let mut pair = Pair::new(&axes, [a, b]);
            pair.read(&crossed(&questionnaire, &forms, &axes[a].name, &axes[b].name), false);
            if b < questions {
                pair.read(&crossed(&questionnaire, &forms, &axes[b].name, &axes[a].name), true);
            }
            all += pair.cells.iter().flatten().count();
            shown += pair.cells.iter().flatten().filter(|cell| cell.is_one_number()).count();
            pairs.push(pair);
        }
    }
    let mut moved = true;
    while moved {
        moved = false;
        pairs.iter_mut().for_each(|pair| pair.tighten(&mut axes, &mut moved));
    }

    let mut found = Vec::new();
    let (mut small, mut narrow) = (0, 0);
    for axis in &axes {
        for (category, bounds) in axis.categories.iter().zip(&axis.alone) {
            let index = axis.categories.iter().position(|other| other == category).expect("its own");
            let truth = axis.forms.iter().filter(|form| form.contains(&index)).count() as u64;
            assert!((bounds.from..=bounds.to).contains(&truth), "{} {category}: {bounds:?} {truth}", axis.name);
            if limit.hides(truth) && bounds.is_one_number() {
                found.push(format!("{} {category} = {truth}", axis.name));
            }
        }
    }
    for pair in &pairs {
        let [rows, columns] = pair.axes.map(|axis| &axes[axis]);
        let single = !rows.several && !columns.several;
        let mut look =
            |truth: u64, opposites: [Option<u64>; 2], bounds: Bounds, arc: usize, between_shown: bool, what: String| {
                assert!((bounds.from..=bounds.to).contains(&truth), "{what}: {bounds:?} {truth}");
                if ![Some(truth), opposites[0], opposites[1]].into_iter().flatten().any(|count| limit.hides(count)) {
                    return;
                }
                small += 1;
                let (most, fewer) =
                    if single { pair.leeway(arc, limit.people()) } else { (bounds.to, bounds.from < truth) };
                if bounds.is_one_number() || (most == truth && !fewer) {
                    found.push(format!("{what} = {truth}"));
                }
                narrow += u64::from(single && between_shown && most < limit.people());
            };
        for (row, line) in pair.cells.iter().enumerate() {
            for (column, &bounds) in line.iter().enumerate() {
                let truth = pair.true_cells[row][column];
                // Where the base is known too, those who did not give an answer are the rest of it.
                let rest = |several: bool, whole: Bounds| {
                    (several && whole.is_one_number()).then(|| whole.from.saturating_sub(truth))
                };
                let opposites =
                    [rest(rows.several, pair.totals[1][column]), rest(columns.several, pair.totals[0][row])];
                let shown = pair.totals[0][row].is_one_number() && pair.totals[1][column].is_one_number();
                let what =
                    format!("{} {} × {} {}", rows.name, rows.categories[row], columns.name, columns.categories[column]);
                look(truth, opposites, bounds, row * pair.totals[1].len() + column, shown, what);
            }
        }
        let cells = pair.true_cells.len() * pair.totals[1].len();
        for (side, axis) in [rows, columns].into_iter().enumerate() {
            for (place, &bounds) in pair.totals[side].iter().enumerate() {
                let truth = pair.true_totals[side][place];
                let arc = cells + if side == 0 { place } else { pair.totals[0].len() + place };
                let what = format!("{} {} in {} × {}", axis.name, axis.categories[place], rows.name, columns.name);
                look(truth, [None; 2], bounds, arc, false, what);
            }
        }
    }
    let withheld = pairs.iter().filter(|pair| pair.withheld).count();
    println!(
        "{} pairs, {withheld} withheld; {shown} of {all} cells shown; {small} small, {narrow} narrow",
        pairs.len()
    );
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(narrow, 0, "a small cell between shown totals could be as many as the limit");
}

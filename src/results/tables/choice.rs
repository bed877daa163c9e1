//! Single and multiple choice.

use serde_json::{Map, Value, json};

use super::scale::Scale;
use super::{ResultRow, Sheet, exact, one_line, percent, unless};
use crate::results::words::{Note, Word, left_out, word};
use crate::stats::disclosure::{Limit, Told, multiple_told, one_way, one_way_told, place, printable};
use crate::stats::frequency::{Frequency, by_size};
use crate::stats::scale::{Direction, Distribution};
use crate::surveys::questionnaire::{Choice, Group, Role};
use crate::vocabulary::{Bar, Cell, ChartKind, ColumnKind, NO_BREAK_SPACE, Ratio, RowRole};

/// Decimals of a mean: two, and one where two would give hidden counts away.
pub(super) const MEAN_DECIMALS: [u32; 2] = [2, 1];

impl Sheet<'_> {
    pub(super) fn single(&mut self, counts: &[u64], grid: Option<&Group>) {
        let choices = self.tally.questionnaire.choices(self.question);
        let scale = Scale::of(self.question, grid, choices);
        let hidden = one_way(counts, self.view.limit);
        let sums = super::scale::cumulative(scale.as_ref(), choices, counts, &hidden);
        let frequency = Frequency { returned: self.tally.returned, answered: self.answered, counts: counts.to_vec() };
        let lang = self.view.lang;
        let mut columns = vec![
            (word(Word::Answer, lang), ColumnKind::Label),
            (word(Word::Count, lang), ColumnKind::Count),
            (word(Word::Relative, lang), ColumnKind::Share),
            (word(Word::Valid, lang), ColumnKind::Share),
        ];
        if scale.is_some() {
            columns.push((word(Word::Cumulative, lang), ColumnKind::Share));
        }
        self.columns(&columns);
        let told = one_way_told(counts, &hidden, self.view.limit);
        self.rows(&frequency, choices, &told);
        let ordered = scale.is_some() || super::scale::is_ordered(self.question, grid);
        for (i, row) in self.result.rows.iter_mut().enumerate() {
            let (sum, sum_hidden) = sums[i];
            row.cumulative = sum.filter(|_| ordered);
            if scale.is_some() {
                let cell = row.cumulative.map_or(Cell::Empty, Cell::Share);
                self.result.table.rows[i].cells.push(unless(sum_hidden && self.answered > 0, cell));
            }
        }
        self.missing_row();
        self.total_row();
        self.note_hidden(hidden.contains(&true));
        self.note_one_end(&told);
        self.result.statistics.insert("n".to_owned(), json!(self.result.base.answered));
        match &scale {
            Some(scale) => self.scale_statistics(counts, &told, scale, choices),
            None => {
                // The most frequent answer, the first of several; never one that is hidden.
                let mode = by_size(counts).first().copied().filter(|&i| counts[i] > 0 && !hidden[i]);
                self.result.statistics.insert("mode".to_owned(), json!(mode.map(|i| &choices[i].name)));
            }
        }
        self.bars(choices, counts, &told, ordered);
    }

    pub(super) fn multiple(&mut self, counts: &[u64]) {
        let choices = self.tally.questionnaire.choices(self.question);
        let told = multiple_told(counts, self.answered, self.view.limit);
        let frequency = Frequency { returned: self.tally.returned, answered: self.answered, counts: counts.to_vec() };
        let lang = self.view.lang;
        self.columns(&[
            (word(Word::Answer, lang), ColumnKind::Label),
            (word(Word::Count, lang), ColumnKind::Count),
            (word(Word::Relative, lang), ColumnKind::Share),
            (word(Word::Valid, lang), ColumnKind::Share),
        ]);
        self.rows(&frequency, choices, &told);
        self.missing_row();
        self.note(Note::MoreThanHundred);
        self.note_hidden(told.iter().any(|&told| told != Told::Count));
        self.note_one_end(&told);
        self.result.statistics.insert("n".to_owned(), json!(self.result.base.answered));
        self.bars(choices, counts, &told, false);
    }

    /// What is told coarsely is told as a share of the answers; of all forms it would be another band
    /// about the same people.
    fn rows(&mut self, frequency: &Frequency, choices: &[Choice], told: &[Told]) {
        for (i, choice) in choices.iter().enumerate() {
            let label = self.choice_label(choice);
            let hidden = told[i] != Told::Count;
            let share = |share: Option<Ratio>| share.map_or(Cell::Empty, Cell::Share);
            let count = frequency.counts[i];
            let valid = told_cell(told[i], share(frequency.valid(i)));
            let numbers =
                vec![unless(hidden, Cell::Count(count)), unless(hidden, share(frequency.relative(i))), valid.clone()];
            self.row(RowRole::Ordinary, &label, numbers);
            self.result.rows.push(ResultRow {
                value: choice.name.clone(),
                label,
                count: (!hidden).then_some(count),
                relative: frequency.relative(i).filter(|_| !hidden),
                valid: frequency.valid(i).filter(|_| !hidden),
                hidden,
                more: coarse_json(&valid),
                ..ResultRow::default()
            });
        }
    }

    /// The foot of a single choice: all returned forms.
    fn total_row(&mut self) {
        let returned = self.result.base.returned;
        let whole = |of: u64| Ratio::of(of, of).map_or(Cell::Empty, Cell::Share);
        let mut cells = vec![Cell::Count(returned), whole(returned), whole(self.answered)];
        cells.resize(self.result.table.columns.len() - 1, Cell::Empty);
        self.row(RowRole::Total, word(Word::Total, self.view.lang), cells);
    }

    pub(super) fn choice_label(&self, choice: &Choice) -> String {
        let label = self.tally.text(&choice.label, self.view);
        if label.trim().is_empty() { choice.name.clone() } else { one_line(label) }
    }

    /// Sorted by size, or in their order on a scale; "other", "none" and "don't know" after the
    /// answers proper, „Neuvedeno“ last.
    fn bars(&mut self, choices: &[Choice], counts: &[u64], told: &[Told], in_order: bool) {
        if self.answered == 0 || self.result.base.answered.is_none() {
            return;
        }
        let places = (0..counts.len()).map(|i| place(told[i], counts[i], self.answered, self.view.limit));
        let places: Vec<u64> = places.collect();
        // Of few people nothing is told of what is hidden, not even which of it is large.
        let limit = self.view.limit;
        let unknown = self.answered <= 2 * limit.people() && told.contains(&Told::Nothing);
        let in_order = in_order || unknown;
        let mut order = if in_order { (0..counts.len()).collect() } else { by_size(&places) };
        order.sort_by_key(|&i| match choices[i].role {
            Role::Plain | Role::Degree => 0,
            Role::Other => 1,
            Role::Exclusive => 2,
            Role::Beside | Role::DontKnow => 3,
        });
        let mut bars: Vec<Bar> = order
            .into_iter()
            .map(|i| {
                let row = &self.result.rows[i];
                Bar {
                    label: row.label.clone(),
                    value: told_cell(told[i], row.valid.map_or(Cell::Empty, Cell::Share)),
                    aside: row.count.map(Cell::Count),
                    muted: false,
                }
            })
            .collect();
        let leading: Vec<(String, Cell)> = bars
            .iter()
            .filter(|bar| bar.value != Cell::Hidden && !unknown)
            .map(|bar| (bar.label.clone(), bar.value.clone()))
            .collect();
        bars.extend(self.missing_bar());
        self.result.chart = Some(self.chart("bars", &leading, ChartKind::Bars { bars }));
    }

    fn scale_statistics(&mut self, counts: &[u64], told: &[Told], scale: &Scale, choices: &[Choice]) {
        let summary = Summary::new(counts, told, scale, self.view.limit);
        let too_few = self.view.limit.hides(scale.distribution(counts).n());
        let summary = summary.filter(|_| !too_few);
        for (name, value) in summary.as_ref().unwrap_or(&Summary::default()).json() {
            self.result.statistics.insert(name.to_owned(), value);
        }
        match summary {
            Some(summary) if self.answered > 0 => {
                let lang = self.view.lang;
                let words = summary.words(|name, value| format!("{}{NO_BREAK_SPACE}{value}", word(name, lang)), lang);
                self.result.table.notes.insert(0, format!("{}.", words.join("; ")));
                if scale.direction == Some(Direction::LowIsGood) {
                    self.note(Note::LowIsGood);
                }
                let beside = scale.left_out(choices);
                if !beside.is_empty() {
                    let names: Vec<String> = beside.iter().map(|&i| self.choice_label(&choices[i])).collect();
                    let base = told.iter().all(|&told| told == Told::Count).then(|| scale.distribution(counts).n());
                    self.result.statistics.insert("n_on_scale".to_owned(), json!(base));
                    self.result.table.notes.push(left_out(&names, base, lang));
                }
                if summary.is_rounded() {
                    self.note(Note::MeanRounded);
                }
            }
            None if !too_few => self.note(Note::StatisticsNotShown),
            _ => {}
        }
    }
}

/// The numbers that sum up a scale, as far as they may be shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Summary {
    pub mean: Option<Ratio>,
    pub decimals: u32,
    median: Option<Ratio>,
    mode: Option<i64>,
    top_two: Option<Ratio>,
    net: Option<Ratio>,
}

impl Summary {
    /// `None` where any of them would give a hidden count away.
    pub fn new(counts: &[u64], told: &[Told], scale: &Scale, limit: Limit) -> Option<Summary> {
        let exact = |counts: &[u64]| Summary::of(&scale.distribution(counts), scale.direction);
        if told.iter().all(|&told| told == Told::Count) {
            return Some(Summary { decimals: MEAN_DECIMALS[0], ..exact(counts) });
        }
        // With something hidden, what is told is rounded in the JSON as well.
        let least = |summary: &Summary, decimals: u32| Summary {
            mean: summary.mean.and_then(|mean| round(mean, decimals)),
            decimals,
            median: summary.median,
            mode: summary.mode,
            ..Summary::default()
        };
        MEAN_DECIMALS.into_iter().find_map(|decimals| {
            let print = |counts: &[u64]| {
                // Whoever reads it knows how such a table would be hidden.
                (least(&exact(counts), decimals), one_way(counts, limit))
            };
            printable(counts, told, limit, print).then(|| least(&exact(counts), decimals))
        })
    }

    fn of(distribution: &Distribution, direction: Option<Direction>) -> Summary {
        Summary {
            mean: distribution.mean(),
            decimals: 0,
            median: distribution.median(),
            mode: distribution.mode(),
            top_two: direction.and_then(|direction| distribution.top_two(direction)),
            net: direction.and_then(|direction| distribution.net(direction)),
        }
    }

    pub fn json(&self) -> [(&'static str, Value); 5] {
        [
            ("mean", exact(self.mean)),
            ("median", exact(self.median)),
            ("mode", json!(self.mode)),
            ("top_two", percent(self.top_two)),
            ("net", percent(self.net)),
        ]
    }

    /// Whether the mean is told with fewer decimals for the sake of hidden counts.
    pub fn is_rounded(&self) -> bool {
        self.mean.is_some() && self.decimals < MEAN_DECIMALS[0]
    }

    pub fn mean_cell(&self) -> Cell {
        self.mean.map_or(Cell::Empty, |value| Cell::Number { value, decimals: self.decimals })
    }

    fn words(&self, say: impl Fn(Word, String) -> String, lang: crate::vocabulary::Lang) -> Vec<String> {
        let number = |value: Ratio| {
            let decimals = u32::from(value.den() != 1);
            Cell::Number { value, decimals }.words(lang)
        };
        let share = |value: Ratio| Cell::Share(value).words(lang);
        [
            self.mean.map(|_| say(Word::Mean, self.mean_cell().words(lang))),
            self.median.map(|value| say(Word::Median, number(value))),
            self.mode.map(|value| say(Word::Mode, value.to_string())),
            self.top_two.map(|value| say(Word::TopTwo, share(value))),
            self.net.map(|value| say(Word::Net, share(value))),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// A share, or as much as is told of it.
pub(super) fn told_cell(told: Told, share: Cell) -> Cell {
    match told {
        Told::Count => share,
        Told::AtLeast(percent) => Cell::AtLeast(percent),
        Told::Under(percent) => Cell::Under(percent),
        Told::Nothing => Cell::Hidden,
    }
}

/// What scripts get of a share that is told by one end.
pub(super) fn coarse_json(share: &Cell) -> Map<String, Value> {
    let (name, percent) = match share {
        Cell::AtLeast(percent) => ("at_least", percent),
        Cell::Under(percent) => ("under", percent),
        _ => return Map::new(),
    };
    [(name.to_owned(), json!(percent))].into_iter().collect()
}

pub(super) fn round(value: Ratio, decimals: u32) -> Option<Ratio> {
    Ratio::from_wide(value.rounded(decimals), 10_i128.pow(decimals))
}

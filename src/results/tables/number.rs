//! Whole numbers: years, ages, numbers of children. Shown in bands; the ends are open so that the
//! oldest person in the village does not stand there alone.

use std::collections::BTreeMap;

use serde_json::json;

use super::{ResultRow, Sheet, exact, unless};
use crate::results::words::{Note, Word, word};
use crate::stats::disclosure::{Limit, one_way};
use crate::stats::frequency::Frequency;
use crate::stats::scale::Distribution;
use crate::vocabulary::{Bar, Cell, ChartKind, ColumnKind, Lang, NO_BREAK_SPACE, Ratio, RowRole};

/// A range of whole numbers, ends included; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    pub from: Option<i64>,
    pub to: Option<i64>,
}

impl Band {
    pub fn contains(&self, value: i64) -> bool {
        self.from.is_none_or(|from| from <= value) && self.to.is_none_or(|to| value <= to)
    }

    /// `20–29`, `90 a více`. Digits are not grouped: many of these numbers are years.
    pub fn words(&self, lang: Lang) -> String {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => from.to_string(),
            (Some(from), Some(to)) => format!("{from}–{to}"),
            (Some(from), None) => format!("{from}{NO_BREAK_SPACE}{}", word(Word::AndMore, lang).replace(' ', "\u{a0}")),
            (None, Some(to)) => format!("{to}{NO_BREAK_SPACE}{}", word(Word::AndLess, lang).replace(' ', "\u{a0}")),
            (None, None) => String::new(),
        }
    }
}

/// Every value its own band where there are few, else the finest round step that gives at most a
/// dozen; bands at the ends grow until nobody is alone in them.
pub(super) fn bands(counts: &BTreeMap<i64, u64>, limit: Limit) -> Vec<Band> {
    const MOST: i128 = 12;
    let (Some((&least, _)), Some((&most, _))) = (counts.first_key_value(), counts.last_key_value()) else {
        return Vec::new();
    };
    let width = |step: i128| (i128::from(most).div_euclid(step)) - (i128::from(least).div_euclid(step)) + 1;
    let mut steps = (0..18).flat_map(|power| [1, 2, 5].map(|factor| factor * 10_i128.pow(power)));
    let step = steps.find(|&step| width(step) <= MOST).unwrap_or(i128::MAX);
    let first = i128::from(least).div_euclid(step);
    let mut bands: Vec<Band> = (first..first + width(step))
        .map(|band| {
            let from = band.saturating_mul(step);
            let clamp = |value: i128| i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX });
            Band { from: Some(clamp(from)), to: Some(clamp(from.saturating_add(step - 1))) }
        })
        .collect();
    let inside =
        |band: &Band| counts.iter().filter(|&(&value, _)| band.contains(value)).map(|(_, count)| count).sum::<u64>();
    while bands.len() > 2 && limit.hides(inside(&bands[0])) {
        let to = bands.remove(1).to;
        bands[0] = Band { from: None, to };
    }
    while bands.len() > 2 && limit.hides(inside(&bands[bands.len() - 1])) {
        bands.pop();
        if let Some(last) = bands.last_mut() {
            last.to = None;
        }
    }
    bands
}

impl Sheet<'_> {
    pub(super) fn numbers(&mut self, values: &BTreeMap<i64, u64>) {
        let lang = self.view.lang;
        let limit = self.view.limit;
        let bands = bands(values, limit);
        let counts: Vec<u64> = bands
            .iter()
            .map(|band| values.iter().filter(|&(&value, _)| band.contains(value)).map(|(_, count)| count).sum())
            .collect();
        let hidden = one_way(&counts, limit);
        let sums = crate::stats::disclosure::cumulative(&hidden);
        let frequency = Frequency { returned: self.tally.returned, answered: self.answered, counts };
        self.columns(&[
            (word(Word::Value, lang), ColumnKind::Label),
            (word(Word::Count, lang), ColumnKind::Count),
            (word(Word::Relative, lang), ColumnKind::Share),
            (word(Word::Valid, lang), ColumnKind::Share),
            (word(Word::Cumulative, lang), ColumnKind::Share),
        ]);
        for (i, band) in bands.iter().enumerate() {
            let label = band.words(lang);
            let cell = |hidden: bool, share: Option<Ratio>| unless(hidden, share.map_or(Cell::Empty, Cell::Share));
            let numbers = vec![
                unless(hidden[i], Cell::Count(frequency.counts[i])),
                cell(hidden[i], frequency.relative(i)),
                cell(hidden[i], frequency.valid(i)),
                cell(sums[i], frequency.cumulative(i)),
            ];
            self.row(RowRole::Ordinary, &label, numbers);
            let seen = |share: Option<Ratio>| share.filter(|_| !hidden[i]);
            self.result.rows.push(ResultRow {
                value: label.clone(),
                label,
                count: (!hidden[i]).then_some(frequency.counts[i]),
                relative: seen(frequency.relative(i)),
                valid: seen(frequency.valid(i)),
                cumulative: frequency.cumulative(i).filter(|_| !sums[i]),
                hidden: hidden[i],
                ..ResultRow::default()
            });
        }
        self.missing_row();
        self.number_statistics(values);
        self.note_hidden(hidden.contains(&true));
        if self.answered == 0 || self.result.base.answered.is_none() {
            return;
        }
        let columns: Vec<Bar> = self
            .result
            .rows
            .iter()
            .map(|row| Bar {
                label: row.label.clone(),
                value: unless(row.hidden, row.valid.map_or(Cell::Empty, Cell::Share)),
                aside: row.count.map(Cell::Count),
                muted: false,
            })
            .collect();
        self.result.chart = Some(self.chart("columns", &[], ChartKind::Columns { columns }));
    }

    fn number_statistics(&mut self, values: &BTreeMap<i64, u64>) {
        let lang = self.view.lang;
        let distribution = Distribution(values.iter().map(|(&value, &count)| (value, count)).collect());
        let shown = !self.view.limit.hides(self.answered) && self.answered > 0;
        // One person's number is theirs: an extreme is told only where enough people share it.
        let told = |value: i64| shown && !self.view.limit.hides(values.get(&value).copied().unwrap_or(0));
        let range = distribution.range();
        // Both ends or neither, as the sentence under the table says it.
        let range = range.filter(|&(least, most)| told(least) && told(most));
        let (least, most) = (range.map(|(least, _)| least), range.map(|(_, most)| most));
        let mean = distribution.mean().filter(|_| shown);
        let median = distribution.median().filter(|_| shown);
        let mode = distribution.mode().filter(|&mode| told(mode));
        for (name, value) in [
            ("n", json!(self.result.base.answered)),
            ("mean", exact(mean)),
            ("median", exact(median)),
            ("mode", json!(mode)),
            ("min", json!(least)),
            ("max", json!(most)),
        ] {
            self.result.statistics.insert(name.to_owned(), value);
        }
        if let (Some(mean), Some(median)) = (mean, median) {
            let years = distribution.range().is_some_and(|(least, most)| least >= 1000 && most < 10_000);
            let number = |value: Ratio, decimals: u32| {
                let cell = Cell::Number { value, decimals };
                if years { cell.plain(lang) } else { cell.words(lang) }
            };
            let say = |name: Word, value: String| format!("{}{NO_BREAK_SPACE}{value}", word(name, lang));
            let mut words =
                vec![say(Word::Mean, number(mean, 1)), say(Word::Median, number(median, u32::from(median.den() != 1)))];
            words.extend(mode.map(|mode| say(Word::Mode, number(Ratio::new(mode, 1).unwrap_or(Ratio::ZERO), 0))));
            self.result.table.notes.push(format!("{}.", words.join("; ")));
            if range.is_none() {
                self.note(Note::RangeNotShown);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_values_stand_alone_and_many_in_round_bands() {
        let children = BTreeMap::from([(0, 9), (1, 8), (2, 7), (5, 6)]);
        assert_eq!(bands(&children, Limit::none()).len(), 6);
        let years: BTreeMap<i64, u64> = (1931..2009).map(|year| (year, 10)).collect();
        let bands = bands(&years, Limit::default());
        assert_eq!(bands[0], Band { from: Some(1930), to: Some(1939) });
        assert_eq!(bands.len(), 8);
    }

    #[test]
    fn the_oldest_person_does_not_stand_alone() {
        let mut ages: BTreeMap<i64, u64> = (20..80).map(|age| (age, 3)).collect();
        ages.insert(103, 1);
        let bands = bands(&ages, Limit::default());
        assert_eq!(bands.last(), Some(&Band { from: Some(70), to: None }));
        assert_eq!(bands.last().map(|band| band.words(Lang::Cs)).as_deref(), Some("70\u{a0}a\u{a0}více"));
    }

    #[test]
    fn absurd_numbers_do_not_break_anything() {
        assert!(bands(&BTreeMap::from([(i64::MIN, 1), (i64::MAX, 1)]), Limit::none()).len() <= 12);
        assert_eq!(bands(&BTreeMap::new(), Limit::none()), []);
    }
}

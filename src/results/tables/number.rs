//! Whole numbers: years, ages, numbers of children. Shown in bands; the ends are open so that the
//! oldest person in the village does not stand there alone.

use std::collections::BTreeMap;

use serde_json::json;

use super::choice::round;
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
            (None, None) => word(Word::AnyNumber, lang).to_owned(),
        }
    }
}

/// Every value its own band where there are few, else the finest round step that gives at most a
/// dozen. The bands lie between the answer that as many people undercut as the limit asks for and the
/// one as many exceed; the ends are open, and neither their place nor their words follow the few beyond.
/// An end is closed only where enough people gave the extreme number itself. Where the middle of the
/// answers is a single number there is nothing to tell apart: one band holds them all.
pub(super) fn bands(counts: &BTreeMap<i64, u64>, limit: Limit) -> Vec<Band> {
    let (Some((&least, &lowest)), Some((&most, &highest))) = (counts.first_key_value(), counts.last_key_value()) else {
        return Vec::new();
    };
    let everybody = Band { from: None, to: None };
    if least == most {
        return vec![if limit.hides(lowest) { everybody } else { Band { from: Some(least), to: Some(least) } }];
    }
    let few = limit.people().max(1);
    let (low, high) = match (reached(counts.iter(), few), reached(counts.iter().rev(), few)) {
        (Some(low), Some(high)) if low < high => (low, high),
        _ => return vec![everybody],
    };
    let mut bands = between(counts, low, high, limit);
    let last = bands.len() - 1;
    if lowest < few {
        bands[0].from = None;
    }
    if highest < few {
        bands[last].to = None;
    }
    joined(bands, counts, limit)
}

/// Bands of which none holds only a few people: one that does joins the smaller of its neighbours. The
/// words of the bands say that the ends hold enough, so a number hidden beside them would be known.
fn joined(mut bands: Vec<Band>, counts: &BTreeMap<i64, u64>, limit: Limit) -> Vec<Band> {
    let people = |band: &Band| -> u64 {
        counts.iter().filter(|(value, _)| band.contains(**value)).map(|(_, count)| count).sum()
    };
    while let Some(at) = bands.iter().position(|band| limit.hides(people(band))) {
        let left = at.checked_sub(1);
        let right = Some(at + 1).filter(|&right| right < bands.len());
        let with = [left, right].into_iter().flatten().min_by_key(|&with| people(&bands[with]));
        let Some(with) = with else { break };
        let (first, second) = (at.min(with), at.max(with));
        bands[first].to = bands.remove(second).to;
    }
    if let [only] = &mut bands[..] {
        *only = Band { from: None, to: None };
    }
    bands
}

/// The number with which so many people are reached.
fn reached<'a>(mut values: impl Iterator<Item = (&'a i64, &'a u64)>, people: u64) -> Option<i64> {
    let mut met = 0;
    values.find_map(|(&value, &count)| {
        met += count;
        (met >= people).then_some(value)
    })
}

/// Bands of one round width that cover two numbers and all between: a band a number for at most a dozen,
/// else the finest of at most nine; or wider ones where with these no band would have to be hidden and
/// some are left to compare.
fn between(counts: &BTreeMap<i64, u64>, low: i64, high: i64, limit: Limit) -> Vec<Band> {
    const MOST_SINGLE: i128 = 12;
    const MOST: i128 = 9;
    const ENOUGH: i128 = 4;
    let width = |step: i128| (i128::from(high).div_euclid(step)) - (i128::from(low).div_euclid(step)) + 1;
    let mut steps = (0..18).flat_map(|power| [1, 2, 5].map(|factor| factor * 10_i128.pow(power)));
    let most = |step| if step == 1 { MOST_SINGLE } else { MOST };
    let finest = steps.find(|&step| width(step) <= most(step)).unwrap_or(i128::MAX);
    let hides_nothing = |&step: &i128| {
        let mut people = BTreeMap::new();
        for (&value, count) in counts {
            *people.entry(i128::from(value.clamp(low, high)).div_euclid(step)).or_default() += count;
        }
        !people.values().any(|&people: &u64| limit.hides(people))
    };
    let mut wider = [finest].into_iter().chain(steps).take_while(|&step| width(step) >= ENOUGH);
    let step = wider.find(hides_nothing).unwrap_or(finest);
    let first = i128::from(low).div_euclid(step);
    let clamp = |value: i128| i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX });
    let band = |band: i128| {
        let from = band.saturating_mul(step);
        Band { from: Some(clamp(from)), to: Some(clamp(from.saturating_add(step - 1))) }
    };
    (first..first + width(step)).map(band).collect()
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
        self.number_statistics(values, &bands);
        self.note_hidden(hidden.contains(&true));
        if bands.len() < 2 || self.result.base.answered.is_none() {
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

    fn number_statistics(&mut self, values: &BTreeMap<i64, u64>, bands: &[Band]) {
        let lang = self.view.lang;
        let shown = !self.view.limit.hides(self.answered) && self.answered > 0;
        let summary = if shown { Summary::tellable(values, bands, self.view.limit) } else { Summary::default() };
        let (least, most) = (summary.range.map(|(least, _)| least), summary.range.map(|(_, most)| most));
        for (name, value) in [
            ("n", json!(self.result.base.answered)),
            ("mean", exact(summary.mean)),
            ("median", exact(summary.median)),
            ("mode", json!(summary.mode)),
            ("min", json!(least)),
            ("max", json!(most)),
        ] {
            self.result.statistics.insert(name.to_owned(), value);
        }
        if !shown {
            return;
        }
        let (first, last) = (values.first_key_value(), values.last_key_value());
        let years = matches!((first, last), (Some((&least, _)), Some((&most, _))) if least >= 1000 && most < 10_000);
        let number = |value: Ratio, decimals: u32| {
            let cell = Cell::Number { value, decimals };
            if years { cell.plain(lang) } else { cell.words(lang) }
        };
        let say = |name: Word, value: String| format!("{}{NO_BREAK_SPACE}{value}", word(name, lang));
        let mean = summary.mean.map(|mean| say(Word::Mean, number(mean, summary.decimals)));
        let median = summary.median.map(|median| say(Word::Median, number(median, u32::from(median.den() != 1))));
        let mode = summary.mode.map(|mode| say(Word::Mode, number(Ratio::new(mode, 1).unwrap_or(Ratio::ZERO), 0)));
        let words: Vec<String> = [mean, median, mode].into_iter().flatten().collect();
        if !words.is_empty() {
            self.result.table.notes.push(format!("{}.", words.join("; ")));
        }
        if summary.mean.is_some() && summary.decimals == 0 {
            self.note(Note::MeanRounded);
        }
        if summary.mean.is_none() {
            self.note(Note::MeanNotShown);
        }
        if summary.range.is_none() {
            self.note(Note::RangeNotShown);
        }
    }
}

/// The numbers that sum up a question about a number, as far as they may be told.
#[derive(Clone, Debug, Default, PartialEq)]
struct Summary {
    mean: Option<Ratio>,
    decimals: u32,
    median: Option<Ratio>,
    /// Told only where enough people gave it, as the two ends are.
    mode: Option<i64>,
    range: Option<(i64, i64)>,
}

/// How a mean is told.
#[derive(Clone, Copy, Debug)]
enum Mean {
    Exact,
    Rounded(u32),
    Not,
}

/// So many different numbers are tried as a partner in looking for other answers that print the same.
const MOST_PARTNERS: usize = 200;
/// So many other answers are printed and compared for one way of telling; what is not open by then is not told.
const MOST_COMPARED: usize = 20_000;

impl Summary {
    /// As much as leaves open every number that only few people gave: there must be other answers that
    /// print the same, bands and all, in which it was given more or less often.
    fn tellable(values: &BTreeMap<i64, u64>, bands: &[Band], limit: Limit) -> Summary {
        let ways = [Mean::Exact, Mean::Rounded(1), Mean::Rounded(0), Mean::Not];
        let all = ways.into_iter().flat_map(|mean| [true, false].map(|median| (mean, median)));
        let mut tried = all.map(|(mean, median)| {
            let print = move |values: &BTreeMap<i64, u64>| Summary::of(values, mean, median, limit);
            (print(values), Answers { values, bands, limit }.are_left_open(print))
        });
        tried.find(|(_, open)| *open).map(|(summary, _)| summary).unwrap_or_default()
    }

    fn of(values: &BTreeMap<i64, u64>, mean: Mean, median: bool, limit: Limit) -> Summary {
        let distribution = Distribution(values.iter().map(|(&value, &count)| (value, count)).collect());
        let people = distribution.n();
        // One person's number is theirs: it is told only where enough people share it.
        let told = |value: i64| !limit.hides(values.get(&value).copied().unwrap_or(0));
        // Where all but a few gave the same number, the mean tells what the few gave.
        let commonest = values.values().copied().max().unwrap_or(0);
        let exact = distribution.mean().filter(|_| !limit.hides(people - commonest));
        let (mean, decimals) = match mean {
            Mean::Exact => (exact, 1),
            Mean::Rounded(decimals) => (exact.and_then(|mean| round(mean, decimals)), decimals),
            Mean::Not => (None, 0),
        };
        Summary {
            mean,
            decimals,
            median: distribution.median().filter(|_| median),
            // Of fewer than twice as many people it would tell how few gave another one.
            mode: distribution
                .mode()
                .filter(|&mode| told(mode) && !(limit.hides(people - commonest) && people < 2 * limit.people())),
            // Both ends or neither, as the sentence under the table says it.
            range: distribution.range().filter(|&(least, most)| told(least) && told(most)),
        }
    }
}

/// The answers to a question about a number, as their table prints them.
struct Answers<'a> {
    values: &'a BTreeMap<i64, u64>,
    bands: &'a [Band],
    limit: Limit,
}

impl Answers<'_> {
    fn are_left_open(&self, print: impl Fn(&BTreeMap<i64, u64>) -> Summary) -> bool {
        let printed = print(self.values);
        let compared = std::cell::Cell::new(0);
        let same = |other: &BTreeMap<i64, u64>| {
            compared.set(compared.get() + 1);
            compared.get() <= MOST_COMPARED && print(other) == printed && bands(other, self.limit) == self.bands
        };
        let few = self.values.iter().filter(|(_, count)| self.limit.hides(**count));
        few.map(|(&value, _)| value).all(|value| self.another(value, &same))
    }

    fn band_of(&self, value: i64) -> Option<&Band> {
        self.bands.iter().find(|band| band.contains(value))
    }

    /// Whether this number may have been given more or less often: one person gave a near one of the same
    /// band instead, or the other way round, and somebody else one as far the other way, or not. Numbers
    /// beyond those that were given are not thought of: nobody may believe in them.
    fn another(&self, value: i64, same: &impl Fn(&BTreeMap<i64, u64>) -> bool) -> bool {
        let (least, most) = self.ends();
        let stays = |from: i64, to: i64| {
            (least..=most).contains(&to) && self.band_of(from).is_some_and(|band| band.contains(to))
        };
        let near = [1, -1, 2, -2].into_iter().filter_map(|by| value.checked_add(by));
        near.filter(|&near| stays(value, near)).flat_map(|near| [(value, near), (near, value)]).any(|(from, to)| {
            let mut other = self.values.clone();
            if !shift(&mut other, from, to) {
                return false;
            }
            let partners: Vec<i64> = other.keys().copied().take(MOST_PARTNERS).collect();
            same(&other)
                || partners.into_iter().any(|partner| {
                    let back = partner.checked_add(from - to).filter(|&back| stays(partner, back));
                    let mut other = other.clone();
                    back.is_some_and(|back| shift(&mut other, partner, back))
                        && other.get(&value) != self.values.get(&value)
                        && same(&other)
                })
        })
    }

    /// The least and the greatest number anybody gave.
    fn ends(&self) -> (i64, i64) {
        let end = |end: Option<(&i64, &u64)>| end.map_or(0, |(&value, _)| value);
        (end(self.values.first_key_value()), end(self.values.last_key_value()))
    }
}

/// One person gave `to` instead of `from`.
fn shift(values: &mut BTreeMap<i64, u64>, from: i64, to: i64) -> bool {
    let Some(count) = values.get_mut(&from) else { return false };
    *count -= 1;
    if *count == 0 {
        values.remove(&from);
    }
    *values.entry(to).or_default() += 1;
    true
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
    fn the_edges_of_bands_do_not_follow_the_few_beyond_them() {
        let ages = |oldest: i64| -> Vec<Band> {
            let mut ages: BTreeMap<i64, u64> = (20..80).map(|age| (age, 3)).collect();
            ages.insert(oldest, 1);
            bands(&ages, Limit::default())
        };
        assert_eq!(ages(88), ages(168));
        let sixes = BTreeMap::from([(0, 6), (12, 1)]);
        assert_eq!(bands(&sixes, Limit::default()), [Band { from: None, to: None }]);
    }

    #[test]
    fn an_end_is_closed_only_where_enough_people_gave_it() {
        let children = BTreeMap::from([(0, 40), (1, 30), (2, 20), (3, 9), (4, 2), (7, 1)]);
        let words: Vec<String> = bands(&children, Limit::default()).iter().map(|band| band.words(Lang::En)).collect();
        assert_eq!(words, ["0", "1", "2", "3\u{a0}and\u{a0}more"]);
    }

    #[test]
    fn absurd_numbers_do_not_break_anything() {
        assert!(bands(&BTreeMap::from([(i64::MIN, 1), (i64::MAX, 1)]), Limit::none()).len() <= 12);
        assert_eq!(bands(&BTreeMap::new(), Limit::none()), []);
    }
}

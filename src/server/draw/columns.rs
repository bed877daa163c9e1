//! Upright columns: bands of a number, and forms by day.

use super::bars::{amount, most};
use super::palette::{ACCENT, AXIS};
use super::scene::{Anchor, Letters};
use super::{Measure, Page};
use crate::vocabulary::{Bar, Cell, Day, Lang, whole};

/// How tall the tallest column is, as a share of the width, and at most so many letters.
const TALL: f32 = 0.34;

/// Longer than this, days are put together to weeks.
const MOST_DAYS: i64 = 100;

impl Page {
    pub(super) fn columns(&mut self, columns: &[Bar]) {
        let Measure { letters: size, width, .. } = self.size;
        let slot = (width - 2.0) / columns.len().max(1) as f32;
        let letters = Letters { size: size * 0.86, ..self.size.letters() };
        let fits = columns.iter().all(|column| {
            let label = column.label.split(' ').map(|word| letters.width(word)).fold(0.0, f32::max);
            label.max(letters.width(&column.value.words(self.lang)) * 0.8) + 5.0 <= slot
        });
        // Words that do not fit under their columns do fit beside bars.
        if !fits {
            return self.bars(columns);
        }
        let tall = (width * TALL).min(size * 16.0);
        let most = most(columns.iter().map(|column| &column.value));
        let ground = self.y + letters.line() + tall;
        let wide = (slot * 0.78).min(size * 5.0);
        let mut deepest: f32 = 0.0;
        for (i, column) in columns.iter().enumerate() {
            let middle = 1.0 + slot * (i as f32 + 0.5);
            let height = if column.value == Cell::Hidden { size * 1.6 } else { tall * amount(&column.value) / most };
            if column.value == Cell::Hidden {
                self.scene.hatch(middle - wide / 2.0, ground - height, wide, height);
            } else {
                self.scene.fill(middle - wide / 2.0, ground - height, wide, height, ACCENT);
            }
            let above = ground - height - letters.size * 0.65;
            let words = column.value.words(self.lang);
            self.scene.text(middle, above, &words, self.fitting(&column.value, slot), Anchor::Middle);
            let lines = self.wrap(&column.label.replace('\u{a0}', " "), slot - 2.0, letters);
            for (row, line) in lines.iter().enumerate() {
                self.scene.text(middle, ground + letters.line() * (row as f32 + 0.75), line, letters, Anchor::Middle);
            }
            deepest = deepest.max(lines.len() as f32);
        }
        self.scene.fill(0.0, ground - 0.5, width, 1.0, AXIS);
        self.y = ground + letters.line() * (deepest + 0.3);
    }

    /// Numbers above columns in the size at which their words fit.
    fn fitting(&self, value: &Cell, slot: f32) -> Letters {
        let strong = if *value == Cell::Hidden { self.size.soft() } else { self.size.strong() };
        let words = value.words(self.lang);
        let share = ((slot - 3.0) / strong.width(&words).max(1.0)).min(0.9);
        Letters { size: strong.size * share.max(0.55), ..strong }
    }

    pub(super) fn timeline(&mut self, days: &[(Day, u64)]) {
        let Measure { letters: size, width, .. } = self.size;
        let (Some(first), Some(last)) =
            (days.iter().map(|(day, _)| *day).min(), days.iter().map(|(day, _)| *day).max())
        else {
            return;
        };
        let weeks = last.0 - first.0 >= MOST_DAYS;
        let step = if weeks { 7 } else { 1 };
        let start = if weeks { first.monday() } else { first };
        let slots = ((last.0 - start.0) / step + 1) as usize;
        let mut counts = vec![0_u64; slots];
        for (day, count) in days {
            counts[((day.0 - start.0) / step) as usize] += count;
        }
        let letters = self.size.soft();
        let most = counts.iter().copied().max().unwrap_or(0).max(1);
        let tick = round_step(most);
        let top_value = most.div_ceil(tick) * tick;
        let count_words = |count: u64| whole(i64::try_from(count).unwrap_or(i64::MAX), self.lang);
        let left = letters.width(&count_words(top_value)) + size * 0.5;
        let tall = (width * TALL * 0.8).min(size * 13.0);
        let (top, ground) = (self.y + letters.line() / 2.0, self.y + letters.line() / 2.0 + tall);
        for value in (0..=top_value).step_by(tick as usize) {
            let y = ground - tall * value as f32 / top_value as f32;
            self.scene.level(y, left, width);
            self.scene.text(left - size * 0.5, y, &count_words(value), letters, Anchor::End);
        }
        let slot = (width - left) / slots as f32;
        // A short collection keeps slender columns.
        let wide = (slot * 0.8).min(size * 2.5).max(0.8);
        let mut free_from = 0.0;
        for (i, &count) in counts.iter().enumerate() {
            let middle = left + slot * (i as f32 + 0.5);
            let height = (ground - top) * count as f32 / top_value as f32;
            self.scene.fill(middle - wide / 2.0, ground - height, wide, height, ACCENT);
            let label = day_words(Day(start.0 + i as i64 * step), self.lang);
            let half = letters.width(&label) / 2.0;
            let x = middle.max(left + half - size * 0.3).min(width - half);
            if x - half >= free_from {
                self.scene.fill(middle - 0.5, ground, 1.0, 4.0, AXIS);
                self.scene.text(x, ground + letters.line() * 0.8, &label, letters, Anchor::Middle);
                free_from = x + half + size * 1.4;
            }
        }
        self.scene.fill(left, ground - 0.5, width - left, 1.0, AXIS);
        self.y = ground + letters.line() * 1.4;
        if weeks {
            let words = if self.lang == Lang::Cs {
                "Po týdnech; datum je pondělí."
            } else {
                "By week; the date is its Monday."
            };
            self.lines(left, &[words.to_owned()], letters);
        }
    }
}

/// The largest of 1, 2, 5, 10, 20 … that leaves at least three lines under the tallest column.
fn round_step(most: u64) -> u64 {
    let steps = (0..18).flat_map(|power| [1, 2, 5].map(|factor| factor * 10_u64.pow(power)));
    steps.take_while(|step| step * 3 <= most).last().unwrap_or(1)
}

/// „3. 11.“, `3 Nov`.
fn day_words(day: Day, lang: Lang) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, month, day) = day.civil();
    match lang {
        Lang::Cs => format!("{day}.\u{202f}{month}."),
        Lang::En => format!("{day}\u{a0}{}", MONTHS[(month - 1) as usize]),
    }
}

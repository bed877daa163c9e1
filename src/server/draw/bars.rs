//! Horizontal bars: one a label, or a few beside each other.

use super::palette::{ACCENT, AXIS, INK_SOFT, MUTED, SERIES};
use super::scene::{Anchor, Letters};
use super::{Measure, Page};
use crate::vocabulary::{Bar, Cell, Line};

/// A hidden bar has always the same length, so that it tells nothing.
const HIDDEN_LENGTH: f32 = 44.0;
/// Between a bar and its number.
const GAP: f32 = 7.0;

impl Page {
    pub(super) fn bars(&mut self, bars: &[Bar]) {
        let Measure { letters: size, width, .. } = self.size;
        let narrow = self.size.is_narrow();
        let label_width = if narrow { 0.0 } else { self.label_column(bars.iter().map(|bar| bar.label.as_str()), 0.42) };
        let zero = if narrow { 0.5 } else { label_width + size };
        let value_width = bars.iter().map(|bar| self.value_width(&bar.value, bar.aside.as_ref())).fold(0.0, f32::max);
        let room = (width - zero - value_width - GAP - 2.0).max(size);
        let most = most(bars.iter().map(|bar| &bar.value));
        let thick = size * if narrow { 0.95 } else { 1.3 };
        let top = self.y;
        for (i, bar) in bars.iter().enumerate() {
            let letters =
                if bar.muted { Letters { fill: INK_SOFT, ..self.size.letters() } } else { self.size.letters() };
            if bar.muted && i > 0 {
                self.y += size * 0.4;
            }
            let lines = self.wrap(&bar.label, if narrow { width - 2.0 } else { label_width }, letters);
            if narrow {
                self.lines(0.0, &lines, letters);
                self.bar(zero, self.y + 4.0, thick, room, most, bar);
                self.y += thick + size;
            } else {
                let height = (letters.line() * lines.len() as f32).max(thick);
                let middle = self.y + height / 2.0;
                self.scene.block(label_width, middle, &lines, letters, Anchor::End);
                self.bar(zero, middle - thick / 2.0, thick, room, most, bar);
                self.y += height + size * 0.55;
            }
        }
        self.y -= size * 0.4;
        if !narrow {
            self.scene.upright(zero, top - 2.0, self.y, AXIS);
        }
    }

    fn bar(&mut self, zero: f32, y: f32, thick: f32, room: f32, most: f32, bar: &Bar) {
        let fill = if bar.muted { MUTED } else { ACCENT };
        let end = zero + length(&bar.value, room, most);
        match bar.value {
            Cell::Hidden | Cell::Under(_) => self.scene.hatch(zero, y, end - zero, thick),
            // As far as it is told, and hatched from there to the whole.
            Cell::AtLeast(_) => {
                let told = room * (amount(&bar.value) / most).clamp(0.0, 1.0);
                self.scene.fill(zero, y, told, thick, fill);
                self.scene.hatch(zero + told, y, end - zero - told, thick);
            }
            _ => self.scene.fill(zero, y, end - zero, thick, fill),
        }
        self.value(end + GAP, y + thick / 2.0, &bar.value, bar.aside.as_ref(), bar.muted);
    }

    /// „41,9 % (95)“: the number that is drawn, then the other one softly.
    fn value(&mut self, x: f32, middle: f32, value: &Cell, aside: Option<&Cell>, muted: bool) {
        let words = value.words(self.lang);
        let soft = self.size.soft();
        let letters = if muted || value.is_kept_back() { soft } else { self.size.strong() };
        self.scene.text(x, middle, &words, letters, Anchor::Start);
        if let Some(aside) = aside {
            let x = x + letters.width(&words) + self.size.letters * 0.35;
            self.scene.text(x, middle, &format!("({})", aside.words(self.lang)), soft, Anchor::Start);
        }
    }

    fn value_width(&self, value: &Cell, aside: Option<&Cell>) -> f32 {
        let aside = aside.map_or(0.0, |aside| {
            self.size.soft().width(&format!("({})", aside.words(self.lang))) + self.size.letters * 0.35
        });
        self.size.strong().width(&value.words(self.lang)) + aside
    }

    /// A label, and under it (or beside, where there is room) a bar for every series.
    pub(super) fn grouped(&mut self, series: &[String], lines: &[Line]) {
        let Measure { letters: size, width, .. } = self.size;
        let swatches: Vec<_> =
            series.iter().enumerate().map(|(i, name)| (name.as_str(), SERIES[i % SERIES.len()])).collect();
        self.legend(&swatches);
        let narrow = self.size.is_narrow();
        let label_width =
            if narrow { 0.0 } else { self.label_column(lines.iter().map(|line| line.label.as_str()), 0.42) };
        let zero = if narrow { 0.5 } else { label_width + size };
        let all = || lines.iter().flat_map(|line| &line.values);
        let value_width = all().map(|value| self.value_width(value, None)).fold(0.0, f32::max);
        let room = (width - zero - value_width - GAP - 2.0).max(size);
        let most = most(all());
        let thick = size * 0.95;
        let top = self.y;
        for line in lines {
            let letters = self.size.letters();
            let words = self.wrap(&line.label, if narrow { width - 2.0 } else { label_width }, letters);
            let bars_height = (thick + 2.0) * line.values.len() as f32;
            let height = if narrow {
                self.lines(0.0, &words, letters);
                self.y += 4.0;
                bars_height
            } else {
                let height = (letters.line() * words.len() as f32).max(bars_height);
                self.scene.block(label_width, self.y + height / 2.0, &words, letters, Anchor::End);
                height
            };
            let mut y = self.y + (height - bars_height) / 2.0;
            for (i, value) in line.values.iter().enumerate() {
                let end = zero + length(value, room, most);
                if *value == Cell::Hidden {
                    self.scene.hatch(zero, y, end - zero, thick);
                } else {
                    self.scene.fill(zero, y, end - zero, thick, SERIES[i % SERIES.len()]);
                }
                let words = value.words(self.lang);
                self.scene.text(end + GAP, y + thick / 2.0, &words, self.size.soft(), Anchor::Start);
                y += thick + 2.0;
            }
            self.y += height + size * 0.9;
        }
        self.y -= size * 0.7;
        if !narrow {
            self.scene.upright(zero, top - 2.0, self.y, AXIS);
        }
    }
}

/// What a cell draws as, in its own unit.
pub(super) fn amount(cell: &Cell) -> f32 {
    match cell {
        Cell::Count(count) => *count as f32,
        Cell::Share(share) => share.to_f64() as f32,
        Cell::Number { value, .. } => value.to_f64() as f32,
        Cell::AtLeast(percent) | Cell::Under(percent) => *percent as f32 / 100.0,
        Cell::Text(_) | Cell::Hidden | Cell::Empty => 0.0,
    }
}

/// The longest bar; never zero, so that a chart of zeros has bars of no length.
pub(super) fn most<'a>(cells: impl Iterator<Item = &'a Cell>) -> f32 {
    let longest = |cell: &Cell| if matches!(cell, Cell::AtLeast(_)) { 1.0 } else { amount(cell) };
    let most = cells.map(longest).fold(0.0, f32::max);
    if most > 0.0 { most } else { 1.0 }
}

fn length(value: &Cell, room: f32, most: f32) -> f32 {
    match value {
        Cell::Hidden => HIDDEN_LENGTH.min(room),
        Cell::AtLeast(_) => room * (1.0 / most).clamp(0.0, 1.0),
        _ => room * (amount(value) / most).clamp(0.0, 1.0),
    }
}

//! Bars made of parts: shares of one whole on every line, and a scale around its middle.

use super::bars::amount;
use super::palette::{AXIS, BETTER, Colour, INK_SOFT, MIDDLE, MUTED, PAPER, SERIES, WORSE};
use super::scene::{Anchor, Letters};
use super::{Measure, Page};
use crate::vocabulary::{Cell, Level, Line, Side};

/// One part of a line as it will be drawn.
#[derive(Clone, Copy)]
struct Part<'a> {
    cell: &'a Cell,
    /// As a share of the whole; the hidden parts of a line share what the others leave.
    share: f32,
    fill: Colour,
    side: Side,
}

impl Page {
    /// Swatches with their names, as many on a line as fit.
    pub(super) fn legend(&mut self, entries: &[(&str, Colour)]) {
        let Measure { letters: size, width, .. } = self.size;
        let letters = Letters { size: size * 0.9, ..self.size.letters() };
        let swatch = size * 0.8;
        let mut x = 0.0;
        for (name, colour) in entries {
            let lines = self.wrap(name, width - swatch - size * 0.5, letters);
            let wide = swatch + size * 0.4 + lines.iter().map(|line| letters.width(line)).fold(0.0, f32::max);
            if x > 0.0 && (x + wide > width || lines.len() > 1) {
                x = 0.0;
                self.y += letters.line() * 1.1;
            }
            let middle = self.y + letters.line() / 2.0;
            self.scene.fill(x, middle - swatch / 2.0, swatch, swatch, *colour);
            for (i, line) in lines.iter().enumerate() {
                self.scene.text(
                    x + swatch + size * 0.4,
                    middle + letters.line() * i as f32,
                    line,
                    letters,
                    Anchor::Start,
                );
            }
            x += wide + size * 1.1;
            if lines.len() > 1 {
                x = 0.0;
                self.y += letters.line() * (lines.len() as f32 + 0.1);
            }
        }
        self.y += if x > 0.0 { letters.line() } else { 0.0 } + size * 0.7;
    }

    pub(super) fn stacked(&mut self, series: &[String], lines: &[Line]) {
        let fills: Vec<Colour> = (0..series.len()).map(|i| SERIES[i % SERIES.len()]).collect();
        let entries: Vec<(&str, Colour)> = series.iter().map(String::as_str).zip(fills.iter().copied()).collect();
        self.legend(&entries);
        let sides = vec![Side::Better; series.len()];
        self.parted(&fills, &sides, lines);
    }

    pub(super) fn diverging(&mut self, levels: &[Level], lines: &[Line]) {
        let on = |side: Side| levels.iter().filter(|level| level.side == side).count();
        let (mut worse, mut better, mut apart) = (0, 0, 0);
        let fills: Vec<Colour> = levels
            .iter()
            .map(|level| match level.side {
                Side::Worse => (ramp(WORSE, worse, on(Side::Worse)), worse += 1).0,
                Side::Middle => MIDDLE,
                Side::Better => (ramp(BETTER, better, on(Side::Better)), better += 1).0,
                Side::Apart => (MUTED.towards(PAPER, 0.35 * apart as f32), apart += 1).0,
            })
            .collect();
        let entries: Vec<(&str, Colour)> =
            levels.iter().map(|level| level.label.as_str()).zip(fills.iter().copied()).collect();
        self.legend(&entries);
        let sides: Vec<Side> = levels.iter().map(|level| level.side).collect();
        self.parted(&fills, &sides, lines);
    }

    fn parted(&mut self, fills: &[Colour], sides: &[Side], lines: &[Line]) {
        let Measure { letters: size, width, .. } = self.size;
        let narrow = self.size.is_narrow();
        let parts: Vec<Vec<Part>> = lines.iter().map(|line| parts(line, fills, sides)).collect();
        let widest = |of: fn(&[Part]) -> f32| parts.iter().map(|line| of(line)).fold(0.0, f32::max);
        let (left, right, apart) = (widest(left), widest(right), widest(apart));
        let label_width =
            if narrow { 0.0 } else { self.label_column(lines.iter().map(|line| line.label.as_str()), 0.36) };
        let start = if narrow { 0.0 } else { label_width + size };
        let note_width = lines.iter().map(|line| self.size.soft().width(&line.note)).fold(0.0, f32::max);
        // On a narrow picture the remark stands at the end of the label's line.
        let end = if narrow || note_width == 0.0 { width - 1.0 } else { width - note_width - size * 0.7 };
        let apart_gap = if apart > 0.0 { size * 0.9 } else { 0.0 };
        let unit = ((end - start - apart_gap) / (left + right + apart).max(0.01)).max(1.0);
        let zero = start + left * unit;
        let thick = size * 1.45;
        let (top, under) = (self.y, self.scene.marks.len());
        for (line, parts) in lines.iter().zip(&parts) {
            let letters = self.size.letters();
            let room = if narrow { width - note_width - size } else { label_width };
            let words = self.wrap(&line.label, room, letters);
            let height = (letters.line() * words.len() as f32).max(thick);
            let middle = if narrow {
                self.scene.text(width - 1.0, self.y + letters.line() / 2.0, &line.note, self.size.soft(), Anchor::End);
                self.lines(0.0, &words, letters);
                self.y + 4.0 + thick / 2.0
            } else {
                let middle = self.y + height / 2.0;
                self.scene.block(label_width, middle, &words, letters, Anchor::End);
                self.scene.text(width - 1.0, middle, &line.note, self.size.soft(), Anchor::End);
                middle
            };
            let mut x = zero - self::left(parts) * unit;
            for part in parts.iter().filter(|part| part.side != Side::Apart) {
                self.part(x, middle, part.share * unit, thick, part);
                x += part.share * unit;
            }
            let mut x = zero + right * unit + apart_gap;
            for part in parts.iter().filter(|part| part.side == Side::Apart) {
                self.part(x, middle, part.share * unit, thick, part);
                x += part.share * unit;
            }
            self.y = if narrow { middle + thick / 2.0 + size * 0.8 } else { self.y + height + size * 0.55 };
        }
        self.y -= size * 0.35;
        if !narrow {
            // Under the bars, so that it does not strike out the numbers in the middle.
            let colour = if left > 0.0 { INK_SOFT } else { AXIS };
            self.scene.upright(zero, top - 3.0, self.y, colour);
            let line = self.scene.marks.pop();
            self.scene.marks.splice(under..under, line);
        }
        let key = match self.lang {
            crate::vocabulary::Lang::Cs => "Čísla v pruzích jsou procenta.",
            crate::vocabulary::Lang::En => "Numbers in the bars are per cent.",
        };
        let soft = Letters { size: size * 0.82, ..self.size.soft() };
        self.y += size * 0.3;
        let lines = self.wrap(key, width, soft);
        self.lines(start, &lines, soft);
    }

    /// A part with its number, where the number fits; a white edge keeps neighbours apart.
    fn part(&mut self, x: f32, middle: f32, length: f32, thick: f32, part: &Part) {
        let y = middle - thick / 2.0;
        if *part.cell == Cell::Hidden {
            if length > 3.0 {
                self.scene.hatch(x, y, length - 1.0, thick);
            }
            return;
        }
        self.scene.fill(x, y, (length - 1.0).max(length * 0.5), thick, part.fill);
        let letters = Letters { size: self.size.letters * 0.86, fill: part.fill.ink_on(), ..self.size.letters() };
        let words = part.cell.plain(self.lang);
        if letters.width(&words) + 5.0 <= length {
            self.scene.text(x + (length - 1.0) / 2.0, middle, &words, letters, Anchor::Middle);
        }
    }
}

fn parts<'a>(line: &'a Line, fills: &[Colour], sides: &[Side]) -> Vec<Part<'a>> {
    let shown: f32 = line.values.iter().map(amount).sum();
    let hidden = line.values.iter().filter(|value| **value == Cell::Hidden).count();
    let rest = (1.0 - shown).max(0.0) / hidden.max(1) as f32;
    line.values
        .iter()
        .zip(fills)
        .zip(sides)
        .map(|((cell, &fill), &side)| Part {
            cell,
            share: if *cell == Cell::Hidden { rest } else { amount(cell) },
            fill,
            side,
        })
        .collect()
}

/// How far a line reaches to the left of the middle; half of a middle level is on each side.
fn left(parts: &[Part]) -> f32 {
    side(parts, Side::Worse) + side(parts, Side::Middle) / 2.0
}

fn right(parts: &[Part]) -> f32 {
    side(parts, Side::Better) + side(parts, Side::Middle) / 2.0
}

fn apart(parts: &[Part]) -> f32 {
    side(parts, Side::Apart)
}

fn side(parts: &[Part], side: Side) -> f32 {
    parts.iter().filter(|part| part.side == side).map(|part| part.share).sum()
}

fn ramp(ends: [Colour; 2], step: usize, steps: usize) -> Colour {
    // A single level on a side takes the strong end.
    if steps < 2 {
        return if ends == WORSE { ends[0] } else { ends[1] };
    }
    ends[0].towards(ends[1], step as f32 / (steps - 1) as f32)
}

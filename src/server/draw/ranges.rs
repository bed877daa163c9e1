//! Places in an order: a box on the place an item has, on a band from its best to its worst, and on a
//! broader one where it would be if only little were different.

use super::palette::{ACCENT, Colour, GRID, INK_SOFT, SERIES};
use super::scene::{Anchor, Letters};
use super::{Measure, Page};
use crate::vocabulary::Range;

/// Between the band of all places and the box of the one.
const NEAR: Colour = Colour(0x6f, 0x9c, 0xa8);

impl Page {
    pub(super) fn ranges(&mut self, places: usize, ranges: &[Range]) {
        let Measure { letters: size, width, .. } = self.size;
        let narrow = self.size.is_narrow();
        let label_width =
            if narrow { 0.0 } else { self.label_column(ranges.iter().map(|range| range.label.as_str()), 0.42) };
        let left = if narrow { 0.0 } else { label_width + size };
        let soft = self.size.soft();
        let notes = ranges.iter().map(|range| soft.width(&range.note)).fold(0.0, f32::max);
        let right = width - if notes > 0.0 { notes + size * 0.6 } else { 0.0 };
        let slot = (right - left) / places.max(1) as f32;
        let thick = size * 1.35;
        let inside = Letters { fill: ACCENT.ink_on(), size: size * 0.88, ..self.size.strong() };
        // Where a box has no room for its number, the label says it.
        let half = (slot - 4.0).max(slot * 0.5).min(size * 2.6) / 2.0;
        let room = |(first, last): (usize, usize)| slot * (last - first) as f32 + half * 2.0;
        let numbered = ranges.iter().all(|range| inside.width(&told(range.at)) + 4.0 <= room(range.at));
        let middle_of = |place: usize| left + slot * (place as f32 - 0.5);

        self.heads(places, slot, left, right);
        let (top, from) = (self.y, self.scene.marks.len());
        for range in ranges {
            let letters = self.size.letters();
            let label = if numbered { range.label.clone() } else { format!("{} {}", told(range.at), range.label) };
            let words = self.wrap(&label, if narrow { width - 2.0 } else { label_width }, letters);
            let middle = if narrow {
                self.lines(0.0, &words, letters);
                self.y += 4.0 + thick / 2.0;
                self.y
            } else {
                let height = (letters.line() * words.len() as f32).max(thick);
                let middle = self.y + height / 2.0;
                self.scene.block(label_width, middle, &words, letters, Anchor::End);
                self.y = middle + height / 2.0;
                middle
            };
            let mut bar = |from: usize, to: usize, thick: f32, fill| {
                let (start, end) = (middle_of(from) - half, middle_of(to) + half);
                self.scene.fill(start, middle - thick / 2.0, end - start, thick, fill);
            };
            if range.best < range.worst {
                bar(range.best, range.worst, thick * 0.3, SERIES[3]);
            }
            if let Some((best, worst)) = range.near {
                bar(best, worst, thick * 0.62, NEAR);
            }
            let (first, last) = range.at;
            bar(first, last, thick, ACCENT);
            if numbered {
                let x = (middle_of(first) + middle_of(last)) / 2.0;
                self.scene.text(x, middle, &told(range.at), inside, Anchor::Middle);
            }
            self.scene.text(width, middle, &range.note, soft, Anchor::End);
            self.y += if narrow { thick / 2.0 + size } else { size * 0.55 };
        }
        self.y -= size * 0.4;
        // Lines to follow with the eye lie under everything. On a telephone they would run through the labels.
        if !narrow && slot >= size * 0.8 && !ranges.is_empty() {
            let over = self.scene.marks.split_off(from);
            (1..=places).for_each(|place| self.scene.upright(middle_of(place), top - 2.0, self.y, GRID));
            self.scene.marks.extend(over);
        }
    }

    /// Numbers of places over the bands: all of them, or as many as have room.
    fn heads(&mut self, places: usize, slot: f32, left: f32, right: f32) {
        let letters = Letters { size: self.size.letters * 0.88, fill: INK_SOFT, ..self.size.letters() };
        let widest = letters.width(&format!("{places}.")) + 6.0;
        let every = [1, 2, 5, 10].into_iter().find(|every| slot * *every as f32 >= widest).unwrap_or(20);
        for place in (1..=places).filter(|place| *place == 1 || place.is_multiple_of(every)) {
            // The first stands only where it is far enough from the next.
            if place == 1 && every > 1 && slot * (every as f32 - 1.0) < widest {
                continue;
            }
            let half = widest / 2.0 - 3.0;
            let x = (left + slot * (place as f32 - 0.5)).clamp(left + half, (right - half).max(left + half));
            self.scene.text(x, self.y + letters.line() / 2.0, &format!("{place}."), letters, Anchor::Middle);
        }
        self.y += letters.line() + self.size.letters * 0.3;
    }
}

/// `2.` or `2.–3.`
fn told((first, last): (usize, usize)) -> String {
    if first == last { format!("{first}.") } else { format!("{first}.–{last}.") }
}

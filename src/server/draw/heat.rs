//! A heat map: a table whose numbers are seen before they are read.

use super::bars::{amount, most};
use super::palette::HEAT;
use super::scene::{Anchor, Letters};
use super::{Measure, Page};
use crate::vocabulary::{Cell, Line};

/// For heads of words beside heads of numbers.
const SIGNS: [&str; 2] = ["–", "×"];

impl Page {
    pub(super) fn heat(&mut self, places: &[String], lines: &[Line]) {
        let Measure { letters: size, width, .. } = self.size;
        let narrow = self.size.is_narrow();
        let label_width =
            if narrow { 0.0 } else { self.label_column(lines.iter().map(|line| line.label.as_str()), 0.38) };
        let left = if narrow { 0.0 } else { label_width + size * 0.8 };
        let slot = (width - left) / places.len().max(1) as f32;
        let letters = Letters { size: size * 0.88, ..self.size.letters() };
        let most = most(lines.iter().flat_map(|line| &line.values));

        // Long heads are replaced by letters with a key, rather than broken or turned.
        let widest = |name: &String| name.split(' ').map(|word| letters.width(word)).fold(0.0, f32::max);
        let keyed = places.iter().any(|name| widest(name) + 4.0 > slot || letters.width(name) > slot * 3.0);
        // A number is as short as a letter: it stays.
        let long = |name: &&String| keyed && name.chars().count() > 3;
        // One or two heads beside numbers have signs: letters are names of items elsewhere.
        let signed = places.iter().filter(long).count() <= SIGNS.len();
        let sign = |given: usize| if signed { SIGNS[given].to_owned() } else { key(given) };
        let keys: Vec<Option<String>> =
            places.iter().scan(0, |given, name| Some(long(&name).then(|| (sign(*given), *given += 1).0))).collect();
        // Numbers that do not all fit side by side stand over every second, fifth or tenth column.
        let short = |name: &&String| !long(name) && keyed;
        let widest_short = places.iter().filter(short).map(|name| letters.width(name)).fold(0.0, f32::max) + 3.0;
        let every = [1, 2, 5, 10].into_iter().find(|every| slot * *every as f32 >= widest_short).unwrap_or(20);
        let first_key = keys.iter().position(Option::is_some).unwrap_or(usize::MAX / 2);
        let touches =
            |at: usize| at < first_key && (first_key - at) as f32 * slot < (widest_short + letters.size) / 2.0;
        let head = |(at, (name, key)): (usize, (&String, &Option<String>))| match key {
            Some(key) => key.clone(),
            None if every > 1 && (!(at + 1).is_multiple_of(every) || touches(at)) => String::new(),
            None => name.clone(),
        };
        let heads: Vec<String> = places.iter().zip(&keys).enumerate().map(head).collect();
        let wrapped: Vec<Vec<String>> = heads
            .iter()
            .map(|head| if every > 1 { vec![head.clone()] } else { self.wrap(head, slot - 2.0, letters) })
            .collect();
        let deepest = wrapped.iter().map(Vec::len).max().unwrap_or(0) as f32;
        let head_height = letters.line() * deepest;
        for (i, head) in wrapped.iter().enumerate() {
            let middle = self.y + head_height - letters.line() * head.len() as f32 / 2.0;
            self.scene.block(left + slot * (i as f32 + 0.5), middle, head, letters, Anchor::Middle);
        }
        self.y += head_height + size * 0.3;
        let number_width = |cell: &Cell| letters.width(&cell.words(self.lang));
        let full = lines
            .iter()
            .flat_map(|line| &line.values)
            .all(|cell| *cell == Cell::Hidden || number_width(cell) + 4.0 <= slot);
        for line in lines {
            let label = self.size.letters();
            let words = self.wrap(&line.label, if narrow { width } else { label_width }, label);
            let cell_height =
                if narrow { size * 1.9 } else { (label.line() * words.len() as f32 + size * 0.5).max(size * 2.2) };
            if narrow {
                self.lines(0.0, &words, label);
                self.y += 3.0;
            } else {
                self.scene.block(label_width, self.y + cell_height / 2.0, &words, label, Anchor::End);
            }
            for (i, cell) in line.values.iter().enumerate() {
                let x = left + slot * i as f32;
                if *cell == Cell::Hidden {
                    self.scene.hatch(x, self.y, slot - 2.0, cell_height - 2.0);
                    continue;
                }
                let fill = HEAT[0].towards(HEAT[1], amount(cell) / most);
                self.scene.fill(x, self.y, slot - 2.0, cell_height - 2.0, fill);
                let words = if full { cell.words(self.lang) } else { cell.plain(self.lang) };
                let letters = Letters { fill: fill.ink_on(), ..letters };
                if letters.width(&words) + 3.0 <= slot {
                    self.scene.text(
                        x + (slot - 2.0) / 2.0,
                        self.y + cell_height / 2.0 - 1.0,
                        &words,
                        letters,
                        Anchor::Middle,
                    );
                }
            }
            self.y += cell_height + if narrow { size * 0.4 } else { 0.0 };
        }
        if keyed {
            self.y += size * 0.5;
            let soft = self.size.soft();
            let entries: Vec<String> = places
                .iter()
                .zip(&keys)
                .filter_map(|(name, key)| {
                    let between = if signed { "=" } else { "–" };
                    Some(format!("{}\u{a0}{between}\u{a0}{}", key.as_ref()?, name.replace(' ', "\u{a0}")))
                })
                .collect();
            let words = self.wrap(&entries.join("; "), width, soft);
            self.lines(0.0, &words, soft);
        }
    }
}

/// A, B … Z, AA, AB …
pub(super) fn key(place: usize) -> String {
    let letter = |i: usize| char::from(b'A' + (i % 26) as u8);
    if place < 26 { letter(place).to_string() } else { format!("{}{}", letter(place / 26 - 1), letter(place)) }
}

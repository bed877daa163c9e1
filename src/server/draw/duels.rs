//! Every item against every other: the darker, the more clearly the item of the line won. A duel the
//! order contradicts is framed, so that it is seen without colour.

use super::heat::key;
use super::palette::{GRID, HEAT, INK, PAPER};
use super::scene::{Anchor, Letters};
use super::{Measure, Page};
use crate::vocabulary::{Duel, NO_BREAK_SPACE};

/// Of a duel that was lost; a won one is between the two colours of a heat map.
const LOST: super::palette::Colour = PAPER;
const FRAME: f32 = 2.0;

impl Page {
    pub(super) fn duels(&mut self, items: &[String], duels: &[Vec<Option<Duel>>]) {
        let Measure { letters: size, width, .. } = self.size;
        let narrow = self.size.is_narrow();
        let letters = self.size.letters();
        let lettered: Vec<String> = items
            .iter()
            .enumerate()
            .map(|(item, name)| format!("{}{NO_BREAK_SPACE}{NO_BREAK_SPACE}{name}", key(item)))
            .collect();
        let label_width = if narrow { 0.0 } else { self.label_column(lettered.iter().map(String::as_str), 0.36) };
        let key_width = (0..items.len()).map(|item| letters.width(&key(item))).fold(0.0, f32::max) + size * 0.5;
        let left = if narrow { key_width } else { label_width + size * 0.8 };
        let slot = (width - left) / items.len().max(1) as f32;
        let small = Letters { size: size * 0.86, ..letters };
        let lang = self.lang;
        let pair = |duel: &Duel| duel.words(lang);
        let number = |duel: &Duel| duel.votes_for.format(duel.decimals, lang);
        let fought = || duels.iter().flatten().flatten();
        let fit = |words: &dyn Fn(&Duel) -> String| fought().all(|duel| small.width(&words(duel)) + 7.0 <= slot);
        let (pairs_fit, numbers_fit) = (fit(&pair), fit(&number));
        // Where not every column has room for its letter, every second, fifth or tenth has one.
        let widest = (0..items.len()).map(|item| small.width(&key(item))).fold(0.0, f32::max) + 1.0;
        let every = [1, 2, 5, 10].into_iter().find(|every| slot * *every as f32 >= widest).unwrap_or(20);

        let head = small.line();
        for item in (0..items.len()).step_by(every) {
            self.scene.text(left + slot * (item as f32 + 0.5), self.y + head / 2.0, &key(item), small, Anchor::Middle);
        }
        self.y += head + size * 0.2;
        for (line, row) in duels.iter().enumerate() {
            let words = self.wrap(&lettered[line], label_width.max(1.0), letters);
            let height = if narrow {
                (size * 1.5).min(slot.max(size * 1.3))
            } else {
                (letters.line() * words.len() as f32 + size * 0.4).max(size * 1.9)
            };
            let middle = self.y + height / 2.0;
            if narrow {
                self.scene.text(0.0, middle, &key(line), letters, Anchor::Start);
            } else {
                self.scene.block(label_width, middle, &words, letters, Anchor::End);
            }
            for (column, duel) in row.iter().enumerate() {
                let (x, wide, high) = (left + slot * column as f32, slot - 2.0, height - 2.0);
                let Some(duel) = duel else {
                    self.scene.fill(x, self.y, wide, high, GRID);
                    continue;
                };
                let (votes_for, votes_against) = (duel.votes_for.to_f64() as f32, duel.votes_against.to_f64() as f32);
                let lead = (votes_for - votes_against) / (votes_for + votes_against).max(1.0);
                let fill = if lead > 0.0 { HEAT[0].towards(HEAT[1], lead) } else { LOST };
                if duel.contradicted {
                    self.scene.fill(x, self.y, wide, high, INK);
                    self.scene.fill(x + FRAME, self.y + FRAME, wide - 2.0 * FRAME, high - 2.0 * FRAME, fill);
                } else {
                    self.scene.fill(x, self.y, wide, high, fill);
                }
                let words = if pairs_fit {
                    pair(duel)
                } else if numbers_fit {
                    number(duel)
                } else {
                    String::new()
                };
                let letters = Letters { fill: fill.ink_on(), ..small };
                self.scene.text(x + wide / 2.0, self.y + high / 2.0, &words, letters, Anchor::Middle);
            }
            self.y += height;
        }
        if narrow {
            self.y += size * 0.5;
            for name in &lettered {
                let words = self.wrap(name, width, self.size.soft());
                self.lines(0.0, &words, self.size.soft());
            }
        }
    }
}

//! The letters of pictures: measuring and wrapping words, and their outlines for PNG. The family is
//! a subset (Latin with Czech, Cyrillic with Ukrainian, punctuation) of Source Sans 3 under the SIL
//! Open Font License; the licence reserves the name, so the subset has its own.

use std::sync::LazyLock;

use ab_glyph::{Font as _, FontRef, PxScale, ScaleFont as _};

use crate::ui::typography;
use crate::vocabulary::Lang;

/// What an SVG asks for: the page's family, else one of the same widths.
pub const FAMILY: &str = "'Priorita Sans','Source Sans 3','Source Sans Pro',Arial,sans-serif";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    SemiBold,
}

static REGULAR: LazyLock<FontRef<'static>> = LazyLock::new(|| font(include_bytes!("fonts/priorita-sans-regular.ttf")));
static SEMI_BOLD: LazyLock<FontRef<'static>> =
    LazyLock::new(|| font(include_bytes!("fonts/priorita-sans-semibold.ttf")));

fn font(bytes: &'static [u8]) -> FontRef<'static> {
    FontRef::try_from_slice(bytes).expect("the font is compiled in, and a test reads it")
}

pub fn face(weight: Weight) -> &'static FontRef<'static> {
    match weight {
        Weight::Regular => &REGULAR,
        Weight::SemiBold => &SEMI_BOLD,
    }
}

/// A size in pixels an em, as CSS has it, in the measure of the rasteriser (ascent to descent).
pub fn scale(weight: Weight, size: f32) -> PxScale {
    let face = face(weight);
    PxScale::from(size * face.height_unscaled() / face.units_per_em().unwrap_or(1000.0))
}

/// The width of a text in pixels.
pub fn width(text: &str, size: f32, weight: Weight) -> f32 {
    let font = face(weight).as_scaled(scale(weight, size));
    let mut before = None;
    text.chars()
        .map(|c| {
            let glyph = font.glyph_id(c);
            let kern = before.replace(glyph).map_or(0.0, |before| font.kern(before, glyph));
            font.h_advance(glyph) + kern
        })
        .sum()
}

/// The text in lines no wider than `room`. One-letter prepositions stay with their word; a word
/// wider than a whole line is broken with a hyphen, never cut.
pub fn wrap(text: &str, room: f32, size: f32, weight: Weight, lang: Lang) -> Vec<String> {
    let text = typography::set(text, lang.code());
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        for piece in pieces(word, room, size, weight) {
            let line = lines.last_mut().expect("there is always a line");
            let longer = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
            if line.is_empty() || width(&longer, size, weight) <= room {
                *line = longer;
            } else {
                lines.push(piece);
            }
        }
    }
    lines
}

/// A word in pieces that fit a line; nearly always the word itself.
fn pieces(word: &str, room: f32, size: f32, weight: Weight) -> Vec<String> {
    if width(word, size, weight) <= room {
        return vec![word.to_owned()];
    }
    // Words tied together by spaces that do not break come apart before a word is broken.
    if word.contains('\u{a0}') {
        return word.split('\u{a0}').flat_map(|part| pieces(part, room, size, weight)).collect();
    }
    let (mut found, mut piece) = (Vec::new(), String::new());
    for c in word.chars() {
        if !piece.is_empty() && width(&format!("{piece}{c}-"), size, weight) > room {
            let ends_itself = piece.ends_with(['-', '–', '/']);
            found.push(if ends_itself { std::mem::take(&mut piece) } else { std::mem::take(&mut piece) + "-" });
        }
        piece.push(c);
    }
    found.push(piece);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_letter_czech_and_ukrainian_need() {
        let needed =
            "ÁáČčĎďÉéĚěÍíŇňÓóŘřŠšŤťÚúŮůÝýŽž„“–…×%−<>≤≥ØχАаҐґЄєІіЇїЙйЩщЬьЮюЯя’\u{a0}\u{202f}\u{2009}▲▼0123456789";
        for weight in [Weight::Regular, Weight::SemiBold] {
            for c in needed.chars() {
                assert_ne!(face(weight).glyph_id(c).0, 0, "{c:?}");
            }
        }
    }

    #[test]
    fn long_labels_are_wrapped_and_nothing_is_lost() {
        let label = "Doprava k lékaři a do okresního města, včetně večerních spojů v pracovní dny";
        let lines = wrap(label, 140.0, 15.0, Weight::Regular, Lang::Cs);
        assert!(lines.iter().all(|line| width(line, 15.0, Weight::Regular) <= 140.0));
        assert_eq!(lines.join(" ").replace('\u{a0}', " "), label);
        assert!(lines.iter().all(|line| !line.ends_with(" k") && !line.ends_with(" a")));
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        let lines = wrap("Найнеконституціоналізовуватимемось", 90.0, 15.0, Weight::Regular, Lang::Cs);
        assert!(lines.len() > 2);
        assert!(lines.iter().all(|line| width(line, 15.0, Weight::Regular) <= 90.5));
    }
}

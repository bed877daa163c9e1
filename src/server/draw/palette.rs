//! The colours of pictures: those of the pages (see `style/tokens.css`), on white paper. Series
//! differ in lightness as well as in hue, so that they stay apart for people with any colour
//! vision and in black-and-white print; numbers stand on or beside every bar.

/// Red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

pub const PAPER: Colour = Colour(0xff, 0xff, 0xff);
pub const INK: Colour = Colour(0x16, 0x21, 0x2b);
pub const INK_SOFT: Colour = Colour(0x4a, 0x55, 0x60);
/// Zero lines and frames.
pub const AXIS: Colour = Colour(0x8a, 0x93, 0x99);
/// Lines to follow with the eye, under everything.
pub const GRID: Colour = Colour(0xe4, 0xe1, 0xda);
/// Ordinary bars.
pub const ACCENT: Colour = Colour(0x0b, 0x55, 0x63);
/// „Neuvedeno“ and answers beside a scale.
pub const MUTED: Colour = Colour(0xb9, 0xb5, 0xab);
/// The lines of a hidden number.
pub const HATCH: Colour = Colour(0x93, 0x8d, 0x80);

/// Answers that have no order, as neighbours in a bar: dark and light take turns.
pub const SERIES: [Colour; 8] = [
    ACCENT,
    Colour(0xe0, 0xb0, 0x62),
    Colour(0xa4, 0x48, 0x1f),
    Colour(0xb4, 0xc9, 0xcf),
    Colour(0x5a, 0x3a, 0x5e),
    Colour(0xa9, 0xc1, 0x8b),
    Colour(0x4d, 0x6b, 0x79),
    Colour(0xe6, 0xd9, 0xc2),
];

/// From the worst level of a scale to the middle, and from the middle to the best.
pub const WORSE: [Colour; 2] = [Colour(0xa9, 0x5f, 0x1c), Colour(0xeb, 0xc8, 0x93)];
pub const MIDDLE: Colour = Colour(0xe9, 0xe6, 0xdf);
pub const BETTER: [Colour; 2] = [Colour(0x8c, 0xbc, 0xbd), ACCENT];

/// The least and the most of a heat map.
pub const HEAT: [Colour; 2] = [Colour(0xf1, 0xf5, 0xf3), ACCENT];

impl Colour {
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// A colour on the way to another: 0 is this one, 1 the other.
    pub fn towards(self, other: Colour, share: f32) -> Colour {
        let mix = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * share.clamp(0.0, 1.0)).round() as u8;
        Colour(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    /// Dark ink or white, whichever is read better on this colour (WCAG 2.2, relative luminance).
    pub fn ink_on(self) -> Colour {
        let dark = contrast(self, INK);
        if dark >= contrast(self, PAPER) { INK } else { PAPER }
    }
}

fn contrast(a: Colour, b: Colour) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(Colour(red, green, blue): Colour) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_on_every_colour_can_be_read() {
        let all = SERIES.iter().chain(&WORSE).chain(&BETTER).chain(&HEAT).chain([&MIDDLE, &MUTED]);
        for &colour in all {
            assert!(contrast(colour, colour.ink_on()) >= 4.5, "{}", colour.hex());
        }
        assert!(contrast(PAPER, INK_SOFT) >= 7.0);
    }

    #[test]
    fn levels_of_a_scale_differ_in_lightness_for_black_and_white_print() {
        let mut levels: Vec<f32> =
            WORSE.iter().chain([&MIDDLE]).chain(&BETTER).map(|&colour| luminance(colour)).collect();
        levels.sort_by(f32::total_cmp);
        assert!(levels.windows(2).all(|pair| (pair[1] + 0.05) / (pair[0] + 0.05) > 1.2), "{levels:?}");
    }
}

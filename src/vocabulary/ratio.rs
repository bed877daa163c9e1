//! An exact fraction. A share is kept as `part / whole` until the moment it is shown, and is
//! rounded then, once, half away from zero: published plans that truncate print 7 of 168 as 4.1 %,
//! and it is 4.2 %.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::Lang;

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i64, i64)", into = "(i64, i64)")]
pub struct Ratio {
    num: i64,
    den: i64,
}

/// More decimals than this are never printed, and with it no product below can overflow.
const MOST_DECIMALS: u32 = 9;

/// Keeps a number and its unit, or the thousands of a number, on one line.
pub const NO_BREAK_SPACE: char = '\u{a0}';
/// Czech separates thousands by a thin space that does not break.
pub const NARROW_NO_BREAK_SPACE: char = '\u{202f}';
const MINUS: char = '\u{2212}';

impl Ratio {
    pub const ZERO: Ratio = Ratio { num: 0, den: 1 };
    pub const ONE: Ratio = Ratio { num: 1, den: 1 };

    /// `None` where the denominator is zero (a share of nobody) or the fraction does not fit.
    pub fn new(num: i64, den: i64) -> Option<Ratio> {
        Ratio::from_wide(i128::from(num), i128::from(den))
    }

    /// The share of `part` in `whole`; `None` for a share of nobody.
    pub fn of(part: u64, whole: u64) -> Option<Ratio> {
        Ratio::from_wide(i128::from(part), i128::from(whole))
    }

    /// As [`new`](Self::new), for sums that may be long.
    pub fn from_wide(num: i128, den: i128) -> Option<Ratio> {
        if den == 0 {
            return None;
        }
        let divisor = gcd(num.unsigned_abs(), den.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()? * den.signum();
        Some(Ratio { num: i64::try_from(num / divisor).ok()?, den: i64::try_from(den / divisor).ok()? })
    }

    pub fn num(self) -> i64 {
        self.num
    }

    pub fn den(self) -> i64 {
        self.den
    }

    /// The nearest binary number, for lengths of bars and for JSON; never for further counting.
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// The share in percent, unrounded: 7 of 168 is 4.1666….
    pub fn percent(self) -> f64 {
        (i128::from(self.num) * 100) as f64 / self.den as f64
    }

    /// The value × 10^`decimals`, rounded half away from zero.
    pub fn rounded(self, decimals: u32) -> i128 {
        self.rounded_times(1, decimals)
    }

    /// The value in percent × 10^`decimals`, rounded half away from zero.
    pub fn percent_rounded(self, decimals: u32) -> i128 {
        self.rounded_times(100, decimals)
    }

    fn rounded_times(self, factor: i128, decimals: u32) -> i128 {
        let den = i128::from(self.den);
        let scaled = i128::from(self.num) * factor * 10_i128.pow(decimals.min(MOST_DECIMALS));
        scaled.signum() * ((2 * scaled.abs() + den) / (2 * den))
    }

    /// `2,41` in Czech, `2.41` in English.
    pub fn format(self, decimals: u32, lang: Lang) -> String {
        decimal(self.rounded(decimals), decimals, lang, Grouping::Thousands)
    }

    /// `41,9 %` in Czech (the space does not break), `41.9%` in English.
    pub fn format_percent(self, decimals: u32, lang: Lang) -> String {
        let number = decimal(self.percent_rounded(decimals), decimals, lang, Grouping::Thousands);
        match lang {
            Lang::Cs => format!("{number}{NO_BREAK_SPACE}%"),
            Lang::En => format!("{number}%"),
        }
    }
}

/// Whether a number is for a reader or for another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// Thousands apart and a real minus sign.
    Thousands,
    /// Digits only, with a hyphen for minus, as spreadsheets read them.
    None,
}

/// A whole number in words of the language: `1 004`, `1,004`.
pub fn whole(number: i64, lang: Lang) -> String {
    decimal(i128::from(number), 0, lang, Grouping::Thousands)
}

/// Writes `scaled` / 10^`decimals` with the decimal mark of the language.
pub fn decimal(scaled: i128, decimals: u32, lang: Lang, grouping: Grouping) -> String {
    let decimals = decimals.min(MOST_DECIMALS);
    let unit = 10_u128.pow(decimals);
    let size = scaled.unsigned_abs();
    let digits = (size / unit).to_string();
    let mut text = String::with_capacity(digits.len() + 8);
    if scaled < 0 {
        text.push(if grouping == Grouping::Thousands { MINUS } else { '-' });
    }
    for (place, digit) in digits.chars().enumerate() {
        if grouping == Grouping::Thousands && place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(match lang {
                Lang::Cs => NARROW_NO_BREAK_SPACE,
                Lang::En => ',',
            });
        }
        text.push(digit);
    }
    if decimals > 0 {
        text.push(match lang {
            Lang::Cs => ',',
            Lang::En => '.',
        });
        text.push_str(&format!("{:0width$}", size % unit, width = decimals as usize));
    }
    text
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.num) * i128::from(other.den);
        left.cmp(&(i128::from(other.num) * i128::from(self.den)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Ratio> for (i64, i64) {
    fn from(ratio: Ratio) -> Self {
        (ratio.num, ratio.den)
    }
}

impl TryFrom<(i64, i64)> for Ratio {
    type Error = &'static str;

    fn try_from((num, den): (i64, i64)) -> Result<Self, Self::Error> {
        Ratio::new(num, den).ok_or("a fraction has a denominator other than zero")
    }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn seven_of_168_is_4_2_percent_and_is_not_truncated() {
        let share = Ratio::of(7, 168).unwrap();
        assert_eq!(share.format_percent(1, Lang::Cs), "4,2\u{a0}%");
        assert_eq!(share.format_percent(1, Lang::En), "4.2%");
    }

    #[test]
    fn halves_go_away_from_zero_on_both_sides() {
        let half = |num, den| Ratio::new(num, den).unwrap();
        assert_eq!(half(1, 2).rounded(0), 1);
        assert_eq!(half(-1, 2).rounded(0), -1);
        assert_eq!(half(25, 1000).format(2, Lang::En), "0.03");
        assert_eq!(half(-25, 1000).format(2, Lang::Cs), "\u{2212}0,03");
        // 1.005 has no exact binary form; as a fraction it is exactly half way.
        assert_eq!(half(1005, 1000).format(2, Lang::En), "1.01");
    }

    #[test]
    fn thousands_are_separated_as_each_language_does() {
        assert_eq!(whole(1004, Lang::Cs), "1\u{202f}004");
        assert_eq!(whole(1_234_567, Lang::En), "1,234,567");
        assert_eq!(whole(999, Lang::Cs), "999");
    }

    #[test]
    fn a_share_of_nobody_is_no_number() {
        assert_eq!(Ratio::of(0, 0), None);
        assert_eq!(serde_json::from_str::<Ratio>("[1,0]").ok(), None);
        assert_eq!(serde_json::from_str::<Ratio>("[7,168]").ok(), Ratio::of(1, 24));
    }

    proptest! {
        /// The other way to the same digits: long division by hand, one digit at a time.
        #[test]
        fn rounding_equals_long_division(num in -1_000_000_i64..1_000_000, den in 1_i64..100_000, decimals in 0_u32..6) {
            let mut rest = num.unsigned_abs() % den.unsigned_abs();
            let mut digits = u128::from(num.unsigned_abs() / den.unsigned_abs());
            for _ in 0..decimals {
                rest *= 10;
                digits = digits * 10 + u128::from(rest / den.unsigned_abs());
                rest %= den.unsigned_abs();
            }
            if rest * 2 >= den.unsigned_abs() {
                digits += 1;
            }
            let expected = digits as i128 * i128::from(num.signum());
            prop_assert_eq!(Ratio::new(num, den).unwrap().rounded(decimals), expected);
        }

        #[test]
        fn order_is_that_of_the_numbers(a in -50_i64..50, b in 1_i64..50, c in -50_i64..50, d in 1_i64..50) {
            let (left, right) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
            prop_assert_eq!(left.cmp(&right), (a * d).cmp(&(c * b)));
        }
    }
}

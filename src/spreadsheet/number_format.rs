//! What Excel shows of a number, as far as its format says for certain.
//! Source: ECMA-376 part 1, 18.8.30 and 18.8.31.

use super::Cell;
use crate::vocabulary::Day;

/// The formats every workbook knows by number, of those that change what a number means.
pub fn built_in(id: u32) -> &'static str {
    match id {
        9 => "0%",
        10 => "0.00%",
        // 14 and 22 are the short date of whoever opens the file; the code below is only a name for it.
        14 => "mm-dd-yy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "m/d/yy h:mm",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mmss.0",
        27..=36 | 50..=58 => "yyyy",
        _ => "General",
    }
}

/// A number by its format.
pub fn number(value: f64, format: &str) -> Cell {
    if let Some(shown) = percent(value, format) {
        return Cell::Percent { value, shown };
    }
    // Whole numbers up to here are exact in a float.
    if value.fract() == 0.0 && value.abs() < 9.0e15 { Cell::Whole(value as i64) } else { Cell::Decimal(value) }
}

/// A number whose format makes it a day, a time, or both. Days are counted from the beginning of 1900 or of 1904.
pub fn moment(serial: f64, since_1904: bool, format: &str) -> Cell {
    if !serial.is_finite() || !(0.0..3_000_000.0).contains(&serial) {
        return Cell::Decimal(serial);
    }
    let seconds = (serial * 86_400.0).round() as u64;
    let (days, of_day) = ((seconds / 86_400) as i64, (seconds % 86_400) as u32);
    let tokens = tokens(format);
    let of_date = tokens.iter().any(|token| matches!(token, Token::Year(_) | Token::Day(_)));
    // A number under one is a time of no day; a duration may be longer than a day.
    let lasts = format.trim_start().starts_with('[') && !of_date;
    if (days == 0 && !(since_1904 && of_date)) || lasts {
        let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
        return Cell::Time { seconds, shown: time(seconds) };
    }
    // Excel of 1900 believes in 29 February 1900, day 60.
    let day = match (since_1904, days) {
        (true, days) => Day(days - 24_107),
        (false, days @ ..60) => Day(days - 25_568),
        (false, days) => Day(days - 25_569),
    };
    match of_day {
        0 => Cell::Date { day, shown: date(day, &tokens) },
        seconds => Cell::DateTime { day, seconds },
    }
}

/// `8:00`; the seconds only where there are some.
fn time(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 { format!("{hours}:{minutes:02}") } else { format!("{hours}:{minutes:02}:{rest:02}") }
}

/// `0 %` and its kin: with as many decimals as it says, and its space, if it has one.
fn percent(value: f64, format: &str) -> Option<String> {
    let first = format.split(';').next().unwrap_or_default();
    let bare: String = first.chars().filter(|letter| !matches!(letter, '\\' | '"')).collect();
    let (digits, _) = bare.split_once('%')?;
    let decimals = digits.split_once(['.', ',']).map_or(0, |(_, rest)| rest.matches(['0', '#', '?']).count().min(10));
    let space = if digits.ends_with([' ', '\u{a0}', '\u{202f}']) { " " } else { "" };
    let number = format!("{:.decimals$}", value * 100.0).replace('.', ",");
    Some(format!("{number}{space}%"))
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Year(usize),
    Month(usize),
    Day(usize),
    Literal(char),
    /// Hours, colours, whatever else: the text cannot be told for certain.
    Other,
}

fn tokens(format: &str) -> Vec<Token> {
    let first = format.split(';').next().unwrap_or_default();
    // `[$-405]` names a language; it changes names of months only.
    let mut letters =
        first.split_once(']').filter(|_| first.starts_with("[$")).map_or(first, |(_, rest)| rest).chars().peekable();
    let mut tokens = Vec::new();
    while let Some(letter) = letters.next() {
        let lower = letter.to_ascii_lowercase();
        match lower {
            'y' | 'm' | 'd' => {
                let mut length = 1;
                while letters.next_if(|next| next.to_ascii_lowercase() == lower).is_some() {
                    length += 1;
                }
                tokens.push(match lower {
                    'y' => Token::Year(length),
                    'm' => Token::Month(length),
                    _ => Token::Day(length),
                });
            }
            '\\' => tokens.extend(letters.next().map(Token::Literal)),
            '"' => tokens.extend(letters.by_ref().take_while(|next| *next != '"').map(Token::Literal)),
            '.' | '-' | ' ' | '\u{a0}' => tokens.push(Token::Literal(letter)),
            // The slash is the separator of the reader's own country.
            _ => tokens.push(Token::Other),
        }
    }
    tokens
}

/// A day in a format of whole years and of numbers only; any other may look otherwise elsewhere, or
/// may be what Excel made of `1-2`.
fn date(day: Day, tokens: &[Token]) -> Option<String> {
    // The short date of the reader's country, whatever it is.
    let short = [Token::Month(2), Token::Literal('-'), Token::Day(2), Token::Literal('-'), Token::Year(2)];
    if tokens == short || !tokens.contains(&Token::Year(4)) {
        return None;
    }
    let (year, month, of_month) = day.civil();
    let mut shown = String::new();
    for token in tokens {
        match token {
            Token::Year(4) => shown += &format!("{year:04}"),
            Token::Month(1) => shown += &month.to_string(),
            Token::Month(2) => shown += &format!("{month:02}"),
            Token::Day(1) => shown += &of_month.to_string(),
            Token::Day(2) => shown += &format!("{of_month:02}"),
            Token::Literal(letter) => shown.push(*letter),
            _ => return None,
        }
    }
    Some(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(serial: f64, format: &str) -> (String, bool) {
        let cell = moment(serial, false, format);
        (cell.shown(), cell.is_certain())
    }

    #[test]
    fn a_time_is_shown_as_a_time() {
        assert_eq!(shown(1.0 / 3.0, "h:mm:ss"), ("8:00".into(), true));
        assert_eq!(shown(0.520_833_333_333_333_4, "h:mm"), ("12:30".into(), true));
        assert_eq!(shown(1.5, "[h]:mm:ss"), ("36:00".into(), true));
        assert_eq!(shown(0.000_011_574_074, "h:mm:ss"), ("0:00:01".into(), true));
    }

    #[test]
    fn a_percent_is_shown_with_its_sign() {
        assert_eq!(number(0.1, "0 %").shown(), "10 %");
        assert_eq!(number(0.1, "0%").shown(), "10%");
        assert_eq!(number(0.125, "0.0\\ %").shown(), "12,5 %");
        assert_eq!(number(0.1, "General"), Cell::Decimal(0.1));
        assert_eq!(number(3.0, "General"), Cell::Whole(3));
    }

    /// Days of 1900 and of 1904, as `=DATE()` gives them in Excel.
    #[test]
    fn a_day_is_shown_only_where_its_format_says_how() {
        assert_eq!(shown(46_346.0, "yyyy-mm-dd"), ("2026-11-20".into(), true));
        assert_eq!(shown(46_346.0, "d.m.yyyy"), ("20.11.2026".into(), true));
        assert_eq!(shown(46_346.0, "[$-405]d\\.\\ m\\.\\ yyyy;@"), ("20. 11. 2026".into(), true));
        // Somebody typed `1-2`.
        assert_eq!(shown(46_054.0, "d. m."), ("2026-02-01".into(), false));
        assert_eq!(shown(46_346.0, built_in(14)), ("2026-11-20".into(), false));
        assert_eq!(shown(46_346.0, "d/m/yyyy"), ("2026-11-20".into(), false));
        assert_eq!(shown(46_346.5, "d.m.yyyy h:mm"), ("2026-11-20T12:00:00".into(), false));
        assert_eq!(moment(44_884.0, true, "yyyy-mm-dd").shown(), "2026-11-20");
        assert_eq!(moment(1.0, false, "yyyy-mm-dd").shown(), "1900-01-01");
        assert_eq!(moment(61.0, false, "yyyy-mm-dd").shown(), "1900-03-01");
    }
}

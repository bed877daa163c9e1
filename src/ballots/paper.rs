//! Paper slips, typed in by the chair: one a line, the code and then what the slip says, in either of
//! two notations. In **order**, `ABCDE-23456 3 1 2=4 x5`: the third item first, then the first, then
//! the second and fourth together; the voter abstains on the fifth, and the rest is not ranked. Or by
//! **boxes**, `ABCDE-23456 2 3 1 3 x`: what stands in the box of each item, from the top of the slip,
//! a dash where it is empty. A line with nothing after the code is a blank ballot.

use super::secrets::CODE_LETTERS;
use crate::tally::{Place, Ranking};

/// One paper slip as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperVote {
    pub code: String,
    pub ranking: Ranking,
}

/// What is typed of a slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// Numbers of items, from the first place.
    #[default]
    Order,
    /// The places in the boxes, from the first item.
    Boxes,
}

impl Notation {
    pub const ALL: [Notation; 2] = [Notation::Order, Notation::Boxes];

    pub fn code(self) -> &'static str {
        match self {
            Notation::Order => "poradi",
            Notation::Boxes => "ramecky",
        }
    }

    pub fn parse(code: &str) -> Notation {
        Notation::ALL.into_iter().find(|notation| notation.code() == code).unwrap_or_default()
    }
}

/// A line that cannot be read, its number as an editor counts lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    pub number: usize,
    pub fault: LineFault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// The line does not begin with the ten characters of a code.
    Code,
    /// This code stands on an earlier line, too.
    CodeTwice {
        line: usize,
    },
    /// Neither a number nor a sign the line may hold.
    NotANumber {
        word: String,
    },
    NoSuchItem {
        number: usize,
        items: usize,
    },
    ItemTwice {
        number: usize,
    },
    /// As many boxes as there are items must be typed, so that none slips into the place of another.
    Boxes {
        typed: usize,
        items: usize,
    },
    /// More items than the rule allows to be ranked.
    TooMany {
        most: usize,
    },
}

/// Reads a batch. Empty lines are skipped.
///
/// # Errors
/// All lines that cannot be read: a batch is taken whole or not at all.
pub fn read_batch(
    text: &str,
    notation: Notation,
    items: usize,
    most: Option<usize>,
) -> Result<Vec<PaperVote>, Vec<BadLine>> {
    let mut read: Vec<(usize, PaperVote)> = Vec::new();
    let mut bad = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        match read_line(line, notation, items, most) {
            Ok(vote) => match read.iter().find(|(_, other)| other.code == vote.code) {
                Some((line, _)) => bad.push(BadLine { number, fault: LineFault::CodeTwice { line: *line } }),
                None => read.push((number, vote)),
            },
            Err(fault) => bad.push(BadLine { number, fault }),
        }
    }
    if bad.is_empty() { Ok(read.into_iter().map(|(_, vote)| vote).collect()) } else { Err(bad) }
}

fn read_line(line: &str, notation: Notation, items: usize, most: Option<usize>) -> Result<PaperVote, LineFault> {
    // Excel puts quotes around what is pasted.
    let line = line.trim().trim_matches('"');
    let (code, rest) = split_code(line).ok_or(LineFault::Code)?;
    let ranking = match notation {
        Notation::Order => read_ranking(rest, items)?,
        Notation::Boxes => read_boxes(rest, items)?,
    };
    let ranked = ranking.levels().iter().map(Vec::len).sum::<usize>();
    match most.filter(|most| ranked > *most) {
        Some(most) => Err(LineFault::TooMany { most }),
        None => Ok(PaperVote { code, ranking }),
    }
}

/// Ten letters and digits in one word or in two groups of five, and what follows them. A code with a
/// letter missing must not borrow the number of an item.
fn split_code(line: &str) -> Option<(String, &str)> {
    const DASHES: [char; 3] = ['-', '\u{2013}', '\u{2011}'];
    let (mut code, mut rest) = (String::new(), line.trim_start());
    while code.len() < CODE_LETTERS {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let group: String = rest[..end].chars().filter(|letter| !DASHES.contains(letter)).collect();
        let group = group.strip_suffix(':').unwrap_or(&group);
        let fits = group.chars().all(|letter| letter.is_ascii_alphanumeric())
            && matches!(code.len() + group.len(), 5 | CODE_LETTERS);
        if !fits || end == 0 {
            return None;
        }
        code.push_str(&group.to_ascii_uppercase());
        rest = rest[end..].trim_start();
    }
    Some((code, rest))
}

/// Numbers as people write them: with a point after them, between commas, strokes or dashes.
fn number(word: &str) -> Result<usize, LineFault> {
    let digits = word.strip_suffix('.').unwrap_or(word);
    digits.parse().map_err(|_| LineFault::NotANumber { word: word.chars().take(20).collect() })
}

fn read_ranking(text: &str, items: usize) -> Result<Ranking, LineFault> {
    // A sign of equality may stand with spaces around it, an x before its number.
    let text = text
        .replace('=', " = ")
        .replace([',', ';', '>', '/', '-', '–', '\u{2011}'], " ")
        .replace(['x', 'X', '×'], " x");
    let mut places = vec![Place::UNRANKED; items];
    let (mut level, mut together, mut abstains) = (0, false, false);
    for word in text.split_whitespace() {
        if word == "=" {
            if level == 0 || together || abstains {
                return Err(LineFault::NotANumber { word: word.to_owned() });
            }
            together = true;
            continue;
        }
        let word = match word.strip_prefix('x').filter(|_| !together && !abstains) {
            Some(rest) => {
                abstains = true;
                rest
            }
            None => word,
        };
        if word.is_empty() {
            continue;
        }
        let number = number(word)?;
        let slot = number.checked_sub(1).and_then(|index| places.get_mut(index));
        let slot = slot.ok_or(LineFault::NoSuchItem { number, items })?;
        if *slot != Place::UNRANKED {
            return Err(LineFault::ItemTwice { number });
        }
        if std::mem::take(&mut abstains) {
            *slot = Place::ABSTAINED;
            continue;
        }
        level += usize::from(!together);
        together = false;
        *slot = Place::at(level).expect("a ballot has at most forty items");
    }
    match (together, abstains) {
        (true, _) => Err(LineFault::NotANumber { word: "=".to_owned() }),
        (_, true) => Err(LineFault::NotANumber { word: "x".to_owned() }),
        _ => Ok(Ranking::new(places)),
    }
}

fn read_boxes(text: &str, items: usize) -> Result<Ranking, LineFault> {
    let words: Vec<&str> = text.split([' ', '\t', '\u{a0}', ',', ';']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Ok(Ranking::new(vec![Place::UNRANKED; items]));
    }
    if words.len() != items {
        return Err(LineFault::Boxes { typed: words.len(), items });
    }
    let mut typed = Vec::with_capacity(items);
    for word in words {
        typed.push(match word {
            "-" | "–" | "0" => Place::UNRANKED,
            "x" | "X" | "×" => Place::ABSTAINED,
            word => {
                let place = number(word)?;
                Place::at(place).filter(|_| place <= items).ok_or(LineFault::NoSuchItem { number: place, items })?
            }
        });
    }
    Ok(Ranking::new(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranking(text: &str) -> Result<String, LineFault> {
        read_ranking(text, 5).map(|ranking| ranking.to_string())
    }

    #[test]
    fn a_line_is_a_code_and_numbers_from_the_first_place() {
        let vote = |code: &str, written: &str| PaperVote {
            code: code.into(),
            ranking: Ranking::read(written, 5).expect("a ranking"),
        };
        let batch = "ABCDE–23456 3 1 2=4 x5\n\n  bcdef - 34567  5>4,3\nCDEFG45678";
        assert_eq!(
            read_batch(batch, Notation::Order, 5, None),
            Ok(vec![vote("ABCDE23456", "3,1,{2,4}|5"), vote("BCDEF34567", "5,4,3"), vote("CDEFG45678", ""),])
        );
    }

    #[test]
    fn ties_are_written_with_a_sign_of_equality() {
        assert_eq!(ranking("3 1 2=4"), Ok("3,1,{2,4}".into()));
        assert_eq!(ranking("1 = 2 = 3 4"), Ok("{1,2,3},4".into()));
        let stray = Err(LineFault::NotANumber { word: "=".into() });
        assert_eq!(ranking("= 1 2"), stray);
        assert_eq!(ranking("1 = = 2"), stray);
        assert_eq!(ranking("1 2 ="), stray);
    }

    #[test]
    fn people_write_numbers_in_many_ways() {
        for line in ["3. 1. 2.", "3/1/2", "3-1-2", "3 – 1 – 2", "3>1>2", "3;1;2", "3\t1\t2"] {
            assert_eq!(ranking(line), Ok("3,1,2".into()), "{line}");
        }
        for line in ["3 x5", "3 x 5", "3 ×5", "x5 3", "3 X5"] {
            assert_eq!(ranking(line), Ok("3|5".into()), "{line}");
        }
        for line in ["3 x", "3 x=4", "3 = x4", "x x5"] {
            assert!(ranking(line).is_err(), "{line}");
        }
        let quoted = read_batch("\"ABCDE-23456: 3 1\"", Notation::Order, 5, None).expect("a line of a sheet");
        assert_eq!(quoted[0].code, "ABCDE23456");
    }

    #[test]
    fn boxes_are_read_from_the_top_of_the_slip() {
        let read = |text: &str, most| {
            let batch = read_batch(&format!("ABCDE-23456 {text}"), Notation::Boxes, 5, most);
            batch.map(|batch| batch[0].ranking.to_string()).map_err(|bad| bad[0].fault.clone())
        };
        assert_eq!(read("2 3 1 3 x", None), Ok("3,1,{2,4}|5".into()));
        assert_eq!(read("- 1 0 – 4.", None), Ok("2,5".into()));
        assert_eq!(read("", None), Ok(String::new()));
        assert_eq!(read("3 1 2", None), Err(LineFault::Boxes { typed: 3, items: 5 }));
        assert_eq!(read("1 2 3 4 6", None), Err(LineFault::NoSuchItem { number: 6, items: 5 }));
        assert_eq!(read("1 2 3 - dva", None), Err(LineFault::NotANumber { word: "dva".into() }));
        assert_eq!(read("1 2 3 4 -", Some(3)), Err(LineFault::TooMany { most: 3 }));
    }

    #[test]
    fn a_mistyped_line_is_refused_with_its_number() {
        let faults = |text: &str| {
            let bad = read_batch(text, Notation::Order, 5, Some(3)).expect_err("a mistake");
            bad.into_iter().map(|line| (line.number, line.fault)).collect::<Vec<_>>()
        };
        assert_eq!(faults("ABCDE2345 1 2"), [(1, LineFault::Code)]);
        assert_eq!(faults("ABCDE-2345612 1 2"), [(1, LineFault::Code)]);
        assert_eq!(faults("ABCDE 2345 1 2"), [(1, LineFault::Code)]);
        assert_eq!(faults("ABCDE-23456-1 2"), [(1, LineFault::Code)]);
        assert_eq!(
            faults("ABCDE-23456 1 6\nBCDEF-34567 1 1\nCDEFG-45678 1 dva\nDEFGH-56789 1 2 3 4"),
            [
                (1, LineFault::NoSuchItem { number: 6, items: 5 }),
                (2, LineFault::ItemTwice { number: 1 }),
                (3, LineFault::NotANumber { word: "dva".into() }),
                (4, LineFault::TooMany { most: 3 }),
            ]
        );
        assert_eq!(faults("ABCDE-23456 1\nABCDE-23456 2"), [(2, LineFault::CodeTwice { line: 1 })]);
        assert_eq!(faults("ABCDE-23456 0"), [(1, LineFault::NoSuchItem { number: 0, items: 5 })]);
    }
}

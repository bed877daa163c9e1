//! Paper slips, typed in by the chair: one a line, the code and then the numbers of the items from
//! the first place. `ABCDE-23456 3 1 2=4 x5` puts the third item first, then the first, then the
//! second and fourth together; the voter abstains on the fifth, and the rest is not ranked.
//! A line with nothing after the code is a blank ballot.

use super::secrets::CODE_LETTERS;
use crate::tally::{Place, Ranking};

/// One paper slip as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperVote {
    pub code: String,
    pub ranking: Ranking,
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
    /// More items than the rule allows to be ranked.
    TooMany {
        most: usize,
    },
}

/// Reads a batch. Empty lines are skipped.
///
/// # Errors
/// All lines that cannot be read: a batch is taken whole or not at all.
pub fn read_batch(text: &str, items: usize, most: Option<usize>) -> Result<Vec<PaperVote>, Vec<BadLine>> {
    let mut read: Vec<(usize, PaperVote)> = Vec::new();
    let mut bad = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let number = index + 1;
        match read_line(line, items, most) {
            Ok(vote) => match read.iter().find(|(_, other)| other.code == vote.code) {
                Some((line, _)) => bad.push(BadLine { number, fault: LineFault::CodeTwice { line: *line } }),
                None => read.push((number, vote)),
            },
            Err(fault) => bad.push(BadLine { number, fault }),
        }
    }
    if bad.is_empty() { Ok(read.into_iter().map(|(_, vote)| vote).collect()) } else { Err(bad) }
}

fn read_line(line: &str, items: usize, most: Option<usize>) -> Result<PaperVote, LineFault> {
    let (code, rest) = split_code(line).ok_or(LineFault::Code)?;
    Ok(PaperVote { code, ranking: read_ranking(rest, items, most)? })
}

/// Ten letters and digits in one word or in two groups of five, and what follows them. A code with a
/// letter missing must not borrow the number of an item.
fn split_code(line: &str) -> Option<(String, &str)> {
    const DASHES: [char; 3] = ['-', '\u{2013}', '\u{2011}'];
    let (mut code, mut rest) = (String::new(), line.trim_start());
    while code.len() < CODE_LETTERS {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let group: String = rest[..end].chars().filter(|letter| !DASHES.contains(letter)).collect();
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

fn read_ranking(text: &str, items: usize, most: Option<usize>) -> Result<Ranking, LineFault> {
    // A sign of equality may stand with spaces around it; commas and > are what people type, too.
    let text = text.replace('=', " = ").replace([',', ';', '>'], " ");
    let mut places = vec![Place::UNRANKED; items];
    let (mut level, mut ranked, mut together) = (0, 0, false);
    for word in text.split_whitespace() {
        if word == "=" {
            if level == 0 || together {
                return Err(LineFault::NotANumber { word: word.to_owned() });
            }
            together = true;
            continue;
        }
        let abstained = word.strip_prefix(['x', 'X']).filter(|_| !together);
        let number: usize = abstained
            .unwrap_or(word)
            .parse()
            .map_err(|_| LineFault::NotANumber { word: word.chars().take(20).collect() })?;
        let slot = number.checked_sub(1).and_then(|index| places.get_mut(index));
        let slot = slot.ok_or(LineFault::NoSuchItem { number, items })?;
        if *slot != Place::UNRANKED {
            return Err(LineFault::ItemTwice { number });
        }
        if abstained.is_some() {
            *slot = Place::ABSTAINED;
            continue;
        }
        level += usize::from(!together);
        ranked += 1;
        together = false;
        *slot = Place::at(level).expect("a ballot has at most forty items");
    }
    if together {
        return Err(LineFault::NotANumber { word: "=".to_owned() });
    }
    if let Some(most) = most.filter(|most| ranked > *most) {
        return Err(LineFault::TooMany { most });
    }
    Ok(Ranking::new(places))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranking(text: &str) -> Result<String, LineFault> {
        read_ranking(text, 5, None).map(|ranking| ranking.to_string())
    }

    #[test]
    fn a_line_is_a_code_and_numbers_from_the_first_place() {
        let vote = |code: &str, written: &str| PaperVote {
            code: code.into(),
            ranking: Ranking::read(written, 5).expect("a ranking"),
        };
        let batch = "ABCDE–23456 3 1 2=4 x5\n\n  bcdef - 34567  5>4,3\nCDEFG45678";
        assert_eq!(
            read_batch(batch, 5, None),
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
    fn a_mistyped_line_is_refused_with_its_number() {
        let faults = |text: &str| {
            let bad = read_batch(text, 5, Some(3)).expect_err("a mistake");
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

//! A list of municipalities as somebody pastes it: `code; name; inhabitants`, one a line, as it
//! comes out of a spreadsheet. Every bad line is named; a list with one is not taken.

use std::collections::BTreeMap;

use super::model::Municipality;
use crate::vocabulary::MunicipalityCode;

/// What is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// As an editor counts: from 1, empty lines too.
    pub number: usize,
    pub fault: Fault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not three parts.
    Parts,
    /// Not six digits.
    Code(String),
    NameMissing,
    /// Longer than any name of a Czech municipality.
    NameLong,
    /// Not a whole number of people.
    Population(String),
    /// The code is there already, on this line.
    Twice(usize),
}

/// The longest name of a Czech municipality has 39 letters.
const NAME_LIMIT: usize = 80;
/// Prague has under a million and a half.
const MOST_PEOPLE: i64 = 5_000_000;

/// Reads a list. The district (ORP) and the region are said once for all of it.
pub fn read_list(text: &str, orp: &str, region: &str) -> Result<Vec<Municipality>, Vec<BadLine>> {
    let mut first_of: BTreeMap<String, usize> = BTreeMap::new();
    let (mut places, mut bad) = (Vec::new(), Vec::new());
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
    let mut lines = lines.map(|(index, line)| (index + 1, cells(line))).filter(|(_, cells)| !cells.is_empty());
    let first = lines.next().filter(|(_, cells)| !is_header(cells));
    for (number, cells) in first.into_iter().chain(lines) {
        match read_line(&cells) {
            Ok((code, name, population)) => {
                if let Some(first) = first_of.get(&code) {
                    bad.push(BadLine { number, fault: Fault::Twice(*first) });
                    continue;
                }
                first_of.insert(code.clone(), number);
                let code = MunicipalityCode(code);
                places.push(Municipality { code, name, orp: orp.to_owned(), region: region.to_owned(), population });
            }
            Err(fault) => bad.push(BadLine { number, fault }),
        }
    }
    if bad.is_empty() { Ok(places) } else { Err(bad) }
}

/// The same list as a text that [`read_list`] reads.
pub fn write_list(places: &[Municipality]) -> String {
    places.iter().map(|place| format!("{}; {}; {}\n", place.code, place.name, place.population)).collect()
}

/// A line in parts: between tabs, else semicolons, else commas; without the quotation marks a
/// spreadsheet adds. None for a line where nothing stands.
fn cells(line: &str) -> Vec<String> {
    let separator = ['\t', ';', ','].into_iter().find(|separator| line.contains(*separator));
    let part = |cell: &str| {
        let cell = cell.trim();
        let inside = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
        inside.unwrap_or(cell).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let mut cells: Vec<String> = match separator {
        Some(separator) => line.split(separator).map(part).collect(),
        None => vec![part(line)],
    };
    // A spreadsheet ends lines with empty cells.
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// The names of columns: three or more parts, no code in the first and no number in the third.
fn is_header(cells: &[String]) -> bool {
    let [code, _, population, ..] = cells else { return false };
    !code.contains(|c: char| c.is_ascii_digit()) && people(population).is_none()
}

fn read_line(cells: &[String]) -> Result<(String, String, i64), Fault> {
    let [code, name, population] = cells else { return Err(Fault::Parts) };
    if code.len() != 6 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::Code(code.clone()));
    }
    if name.is_empty() {
        return Err(Fault::NameMissing);
    }
    if name.chars().count() > NAME_LIMIT {
        return Err(Fault::NameLong);
    }
    let people = people(population).ok_or_else(|| Fault::Population(population.clone()))?;
    Ok((code.clone(), name.clone(), people))
}

/// `4815`, `4 815`, with any of the spaces that keep digits together.
fn people(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| whole && *number <= MOST_PEOPLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Read = Result<Vec<(String, String, i64)>, Vec<(usize, Fault)>>;

    fn read(text: &str) -> Read {
        read_list(text, "Tábor", "Jihočeský")
            .map(|places| places.into_iter().map(|place| (place.code.0, place.name, place.population)).collect())
            .map_err(|bad| bad.into_iter().map(|line| (line.number, line.fault)).collect())
    }

    fn both() -> Vec<(String, String, i64)> {
        vec![("552054".into(), "Bechyně".into(), 4_815), ("552984".into(), "Radětice".into(), 1_204)]
    }

    #[test]
    fn a_list_is_read_as_spreadsheets_write_it() {
        for text in [
            "552054; Bechyně; 4815\n552984;Radětice;1204",
            "kód; název; počet obyvatel\n552054; Bechyně; 4 815\r\n\r\n552984; Radětice; 1\u{a0}204\r\n",
            "\u{feff}kod_obce,nazev,pocet_2024\n552054,Bechyně,4815\n552984,Radětice,1204,,\n",
            "552054\tBechyně\t4\u{202f}815\n552984\tRadětice\t1204\t\n",
            "\"552054\";\"Bechyně\";\"4815\"\n;;\n\"552984\";\"Radětice\";\"1204\"",
        ] {
            assert_eq!(read(text), Ok(both()), "{text}");
        }
        assert_eq!(read(" \n\n"), Ok(vec![]));
    }

    #[test]
    fn every_bad_line_is_named() {
        let text = "Bechyně\n\n55205; Bechyně; 4815\n552054; ; 4815\n552054; Bechyně; mnoho\n\
                    552054; Bechyně; 4815\n552054; Bechyně; 4815\n552984, Radětice, 1,204\n552984; Radětice; -5";
        let expected = vec![
            (1, Fault::Parts),
            (3, Fault::Code("55205".into())),
            (4, Fault::NameMissing),
            (5, Fault::Population("mnoho".into())),
            (7, Fault::Twice(6)),
            (8, Fault::Parts),
            (9, Fault::Population("-5".into())),
        ];
        assert_eq!(read(text), Err(expected));
    }

    #[test]
    fn columns_in_another_order_are_no_header() {
        assert_eq!(read("Bechyně; 552054; 4815"), Err(vec![(1, Fault::Code("Bechyně".into()))]));
        assert_eq!(read("Bechyně; Tábor"), Err(vec![(1, Fault::Parts)]));
    }

    #[test]
    fn a_list_written_is_read_again() {
        let places = read_list("552054; Bechyně; 4 815\n552984; Radětice; 1204", "Tábor", "").expect("good");
        assert_eq!(read_list(&write_list(&places), "Tábor", "").expect("good"), places);
    }
}

//! A file as a header and rows of cells, whatever it is written in.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, de};

use super::{
    columns::Column,
    findings::{Finding, FindingKind, Note},
};
use crate::spreadsheet::{self, Book, Cell, Limits, Row, Sheet, guard::unguarded};

pub struct Table {
    pub header: Vec<String>,
    /// The row of the header.
    pub header_row: usize,
    /// With their numbers; only rows in which something stands.
    pub rows: Vec<(usize, Vec<Cell>)>,
}

/// Between the items of a JSON array: no choice has it in its name.
pub const ITEM_SEPARATOR: char = '\u{1f}';

/// Far more than a survey of a region.
const LIMITS: Limits = Limits { bytes: 256 << 20, cells: 10_000_000, rows: 500_000, columns: 4_000 };

pub fn open(
    bytes: &[u8],
    file_name: &str,
    known: &BTreeMap<String, Column>,
) -> Result<(Table, Vec<Note>), Vec<Finding>> {
    let ending = file_name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if matches!(ending.as_str(), "jsonl" | "ndjson") {
        return json_lines(bytes).map(|table| (table, Vec::new()));
    }
    let mut book = spreadsheet::open(bytes, LIMITS).map_err(|fault| vec![unreadable(fault)])?;
    if spreadsheet::Container::of(bytes) != spreadsheet::Container::Text {
        without_guards(&mut book);
    }
    of_book(&book, known)
}

/// A spreadsheet that opened our export shows the guard of a text and saves it as part of the text.
fn without_guards(book: &mut Book) {
    for cell in book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flat_map(|row| &mut row.cells) {
        if let Cell::Text(text) = cell {
            *text = unguarded(text).to_owned();
        }
    }
}

fn unreadable(fault: spreadsheet::Fault) -> Finding {
    Finding { row: fault.row.map(|row| row as usize), column: None, kind: FindingKind::Unreadable(fault) }
}

fn of_book(book: &Book, known: &BTreeMap<String, Column>) -> Result<(Table, Vec<Note>), Vec<Finding>> {
    let Some((sheet, passed)) = book.first_visible() else {
        return Err(vec![Finding::file(FindingKind::NoRows)]);
    };
    let mut notes = Vec::new();
    if !passed.is_empty() {
        let hidden = passed.into_iter().map(str::to_owned).collect();
        notes.push(Note::PassedOver { hidden, read: sheet.name.clone() });
    }
    let mut findings = Vec::new();
    let others = book.sheets.iter().filter(|other| !other.hidden && !std::ptr::eq(*other, sheet));
    for other in others.filter(|other| other.rows.len() > 1) {
        if header(other).iter().any(|name| known.contains_key(name)) {
            findings.push(Finding::file(FindingKind::AnotherSheet(other.name.clone())));
        } else {
            notes.push(Note::SheetNotRead(other.name.clone()));
        }
    }
    let header = header(sheet);
    let mut rows = sheet.rows.iter();
    let header_row = rows.next().map_or(1, |row| row.number as usize);
    for merged in &sheet.merged {
        let column = header.get(merged.from.1).cloned();
        findings.push(Finding { row: Some(merged.from.0 as usize), column, kind: FindingKind::Merged });
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let rows = rows.map(|Row { number, cells }| (*number as usize, cells.clone())).collect();
    Ok((Table { header, header_row, rows }, notes))
}

fn header(sheet: &Sheet) -> Vec<String> {
    sheet.rows.first().map(|row| row.cells.iter().map(Cell::shown).collect()).unwrap_or_default()
}

/// The pairs of an object in their order: of two with one name a map would keep the later.
struct Pairs(Vec<(String, serde_json::Value)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: de::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Gather;
        impl<'de> de::Visitor<'de> for Gather {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Gather)
    }
}

fn json_lines(bytes: &[u8]) -> Result<Table, Vec<Finding>> {
    let text = spreadsheet::text::decode(bytes).map_err(|fault| vec![unreadable(fault)])?;
    let (mut objects, mut findings) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Pairs>(line) {
            Ok(Pairs(pairs)) => {
                for (at, (name, _)) in pairs.iter().enumerate() {
                    if pairs[..at].iter().any(|(other, _)| other == name) {
                        findings.push(Finding::at(index + 1, name, FindingKind::ColumnTwice));
                    }
                }
                objects.push((index + 1, pairs));
            }
            Err(error) => findings.push(Finding {
                row: Some(index + 1),
                column: None,
                kind: FindingKind::BadJson(error.to_string()),
            }),
        }
    }
    if !findings.is_empty() {
        return Err(findings);
    }
    let mut header: Vec<String> =
        objects.iter().flat_map(|(_, pairs)| pairs.iter().map(|(name, _)| name.clone())).collect();
    header.sort();
    header.dedup();
    let rows = objects
        .into_iter()
        .map(|(line, pairs)| {
            let mut cells = vec![Cell::Empty; header.len()];
            for (name, value) in pairs {
                if let Ok(at) = header.binary_search(&name) {
                    cells[at] = json_cell(&value);
                }
            }
            (line, cells)
        })
        .collect();
    Ok(Table { header, header_row: 1, rows })
}

/// A value as a cell. What no answer can be (a half, an object, an array of other things than texts and
/// whole numbers) becomes the error of a cell, and is found where it stands.
fn json_cell(value: &serde_json::Value) -> Cell {
    use serde_json::Value;
    let whole = |number: &serde_json::Number| number.as_i64();
    match value {
        Value::Null => Cell::Empty,
        Value::String(text) => Cell::text(text),
        Value::Bool(truth) => Cell::Boolean(*truth),
        Value::Number(number) => whole(number).map_or_else(|| Cell::Error(number.to_string()), Cell::Whole),
        Value::Array(items) => {
            let texts: Option<Vec<String>> = items
                .iter()
                .map(|item| match item {
                    Value::String(text) => Some(text.clone()),
                    Value::Number(number) => whole(number).map(|number| number.to_string()),
                    _ => None,
                })
                .collect();
            texts.map_or_else(
                || Cell::Error(value.to_string()),
                |texts| Cell::text(&texts.join(ITEM_SEPARATOR.to_string().as_str())),
            )
        }
        Value::Object(_) => Cell::Error(value.to_string()),
    }
}

//! Questionnaires as text, in and out: CSV whose first column names the sheet, and Markdown
//! tables, which are pleasant in a mail, a diff or a test.

use super::containers::{Collector, Row, Sheet};
use super::findings::Finding;
use crate::spreadsheet::{
    guard::{harmless, unguarded},
    text::{decode, records},
};

pub fn read_csv(bytes: &[u8]) -> Result<Vec<Sheet>, Finding> {
    let text = decode(bytes)?;
    let mut collector = Collector::default();
    for (row, cells) in records(&text, Some(separator(&text)))? {
        table_row(&mut collector, row, cells.iter().map(|cell| unguarded(cell.trim())))?;
    }
    if collector.has_sheet() { Ok(collector.sheets()) } else { Err(Finding::error("no_sheets")) }
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes())
}

/// Czech Excel separates by semicolons. The right separator is the one that makes a header
/// cell appear on its own.
fn separator(text: &str) -> u8 {
    let is_header = |cell: &str| {
        ["type", "command", "list_name", "list name"].iter().any(|name| cell.trim().eq_ignore_ascii_case(name))
    };
    let fits = |separator: &u8| {
        reader(text, *separator)
            .into_records()
            .take(50)
            .flatten()
            .any(|record| record.len() > 2 && record.iter().any(is_header))
    };
    [b',', b';', b'\t'].into_iter().find(fits).unwrap_or(b',')
}

/// A row whose first cell is the name of the sheet, or empty for the sheet above.
fn table_row(collector: &mut Collector, row: u32, cells: impl Iterator<Item = impl AsRef<str>>) -> Result<(), Finding> {
    for (at, cell) in cells.enumerate() {
        match at {
            0 if cell.as_ref().trim().is_empty() => {}
            0 => collector.sheet(cell.as_ref()),
            _ => collector.cell(row, at - 1, cell.as_ref())?,
        }
    }
    Ok(())
}

pub fn read_markdown(bytes: &[u8]) -> Result<Vec<Sheet>, Finding> {
    let text = decode(bytes)?;
    let mut collector = Collector::default();
    let mut row = 0;
    for line in text.lines() {
        let Some(cells) = pipe_cells(line) else { continue };
        if cells.iter().skip(1).all(|cell| cell.chars().all(|c| matches!(c, '-' | ':')))
            && cells.iter().skip(1).any(|cell| cell.contains('-'))
        {
            continue;
        }
        // Rows are counted from the header of their own sheet, as if it were in Excel.
        if cells.first().is_some_and(|name| !name.is_empty()) {
            row = 0;
        }
        table_row(&mut collector, row, cells.iter())?;
        row +=
            u32::from(cells.first().is_some_and(String::is_empty) || cells.iter().skip(1).any(|cell| !cell.is_empty()));
    }
    if collector.has_sheet() { Ok(collector.sheets()) } else { Err(Finding::error("no_sheets")) }
}

/// The cells of `| a | b |`; `None` for a line that is no table row. A pipe inside a cell is
/// `\|`, a line break `<br>`; a backslash before either is doubled.
fn pipe_cells(line: &str) -> Option<Vec<String>> {
    let mut rest = line.trim().strip_prefix('|')?;
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut backslashes = 0;
    while let Some(first) = rest.chars().next() {
        let (special, length) = match first {
            '|' => (Some('|'), 1),
            '<' if rest.starts_with("<br>") => (Some('\n'), 4),
            _ => (None, first.len_utf8()),
        };
        if first == '\\' {
            backslashes += 1;
        } else {
            match special {
                Some(_) => cell.push_str(&"\\".repeat(backslashes / 2)),
                None => cell.push_str(&"\\".repeat(backslashes)),
            }
            match special {
                Some(_) if backslashes % 2 == 1 => cell.push_str(&rest[..length]),
                Some('|') => cells.push(std::mem::take(&mut cell).trim().to_owned()),
                Some(other) => cell.push(other),
                None => cell.push(first),
            }
            backslashes = 0;
        }
        rest = &rest[length..];
    }
    cell.push_str(&"\\".repeat(backslashes));
    if !cell.trim().is_empty() {
        cells.push(cell.trim().to_owned());
    }
    Some(cells)
}

/// Writes sheets as UTF-8 CSV with a byte order mark, which is how Excel recognises UTF-8.
pub fn write_csv(sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(vec![0xEF, 0xBB, 0xBF]);
    for sheet in sheets {
        writer.write_record([sheet.name.as_str()]).ok()?;
        for row in &sheet.rows {
            let cells = row.cells.iter().map(|cell| harmless(cell));
            writer.write_record(std::iter::once(String::new()).chain(cells)).ok()?;
        }
    }
    writer.into_inner().ok()
}

pub fn write_markdown(sheets: &[Sheet]) -> Vec<u8> {
    let mut text = String::new();
    for sheet in sheets {
        text.push_str(&format!("| {} |\n", sheet.name));
        for Row { cells, .. } in &sheet.rows {
            let cells: Vec<String> = cells.iter().map(|cell| pipe_text(cell)).collect();
            text.push_str(&format!("| | {} |\n", cells.join(" | ")));
        }
        text.push('\n');
    }
    text.into_bytes()
}

fn pipe_text(cell: &str) -> String {
    let mut text = String::new();
    let mut backslashes = 0;
    let mut rest = cell;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("<br>") { 4 } else { first.len_utf8() };
        match first {
            '\\' => backslashes += 1,
            '|' => text.push_str(&"\\".repeat(backslashes + 1)),
            '<' if length == 4 => text.push_str(&"\\".repeat(backslashes + 1)),
            '\n' => text.push_str(&"\\".repeat(backslashes)),
            _ => {}
        }
        if first != '\\' {
            backslashes = 0;
        }
        match first {
            '\n' => text.push_str("<br>"),
            '\r' => {}
            _ => text.push_str(&rest[..length]),
        }
        rest = &rest[length..];
    }
    text
}

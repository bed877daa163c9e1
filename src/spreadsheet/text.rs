//! Delimited text as a sheet: in UTF-8 with or without a byte order mark, UTF-16, Windows-1250 or a
//! Western code page; between semicolons, commas or tabs, or what a first line `sep=;` says.

use super::{Cell, Collector, Fault, Limits, Sheet};
use crate::tally::formats::letters;

/// The text of a file, its lines ended by `\n`.
pub fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let text = letters::decoded(bytes).replace("\r\n", "\n").replace('\r', "\n");
    if text.contains('\0') { Err(Fault::new("no_text")) } else { Ok(text) }
}

pub(super) fn read(bytes: &[u8], limits: Limits) -> Result<Sheet, Fault> {
    let text = decode(bytes)?;
    let mut collector = Collector::new(limits);
    collector.sheet("", false);
    for (row, cells) in records(&text, None)? {
        for (column, cell) in cells.iter().enumerate() {
            collector.cell(row, column, Cell::text(super::guard::unguarded(cell.trim())))?;
        }
    }
    Ok(collector.book.sheets.remove(0))
}

/// The rows of a text with their numbers as a spreadsheet counts them, from 0. The separator is found
/// in the first row unless it is given.
///
/// # Errors
/// Where a quotation mark opens and never closes: the rest of the file would become one cell.
pub fn records(text: &str, separator: Option<u8>) -> Result<Vec<(u32, Vec<String>)>, Fault> {
    let (said, body) = said_separator(text);
    let separator = said.or(separator).unwrap_or_else(|| likely_separator(body));
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(body.as_bytes());
    let (mut rows, mut row) = (Vec::new(), 0_u32);
    let mut record = csv::StringRecord::new();
    let mut last_start = 0;
    while reader.read_record(&mut record).map_err(|_| Fault::new("broken_csv").row(row + 1))? {
        // The reader passes over empty lines; a spreadsheet counts them.
        let start = record.position().map_or(0, |at| at.byte() as usize);
        let empty = body.as_bytes()[start..].iter().take_while(|byte| **byte == b'\n').count();
        row = row.saturating_add(empty as u32);
        last_start = start + empty;
        rows.push((row, record.iter().map(str::to_owned).collect()));
        row = row.saturating_add(1);
    }
    let rest = &body[last_start.min(body.len())..];
    if rest.trim_end().contains('\n') && rest.matches('"').count() % 2 == 1 {
        return Err(Fault::new("broken_csv").row(row));
    }
    Ok(rows)
}

/// The line `sep=;` with which some programs begin a file for Excel, and the text after it.
fn said_separator(text: &str) -> (Option<u8>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mark = first.trim_matches(['"', ' ']).to_ascii_lowercase();
    match mark.strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (Some(*separator), rest),
        Some(b"\\t" | b"") => (Some(b'\t'), rest),
        _ => (None, text),
    }
}

/// The mark that stands most often in the first row, outside of quotation marks. A row without any is
/// a table of one column, in which commas are commas.
fn likely_separator(text: &str) -> u8 {
    const UNIT_SEPARATOR: u8 = 0x1f;
    let (mut quoted, mut counts) = (false, [(b';', 0), (b',', 0), (b'\t', 0)]);
    for byte in text.trim_start_matches('\n').bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(mark, _)| *mark == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    let most = counts.iter().rev().max_by_key(|(_, count)| *count).filter(|(_, count)| *count > 0);
    most.map_or(UNIT_SEPARATOR, |(mark, _)| *mark)
}

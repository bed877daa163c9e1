//! Workbooks.
//!
//! A workbook is a zip of XML, or an old binary file, from anywhere. Before the reading library
//! sees a zip we measure what it unpacks to; cells are taken one by one, so a single cell in
//! the last corner of a sheet does not become a table of billions; and a panic inside the
//! library is a fault of the file, not an outage.

use std::{
    io::{Cursor, Read},
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Ods, Range, Reader, SheetVisible, Xls, Xlsx};

use super::{Book, Cell, Collector, Fault, Limits, Merged, biff, number_format};
use crate::vocabulary::Day;

pub fn read_xlsx(bytes: &[u8], limits: Limits) -> Result<Book, Fault> {
    measure(bytes, limits)?;
    caught(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
        let mut collector = Collector::new(limits);
        for (name, hidden) in names(&book) {
            let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            collector.sheet(&name, hidden).merged = merged_of(&merged);
            // A chart sheet has no cells; its name is enough.
            let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
            let formats: Vec<String> = cells
                .styles()
                .iter()
                .map(|style| style.number_format.as_ref().map(format_code).unwrap_or_default())
                .collect();
            while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| broken())? {
                let (row, column) = cell.get_position();
                let format = formats.get(style).map_or("", String::as_str);
                let typed = match cell.get_value() {
                    DataRef::SharedString(text) => Cell::text(text),
                    value => typed(&Data::from(value.clone()), format),
                };
                collector.cell(row, column as usize, typed)?;
            }
        }
        Ok(collector.book)
    })
}

pub fn read_xls(bytes: &[u8], limits: Limits) -> Result<Book, Fault> {
    if bytes.len() > MAX_XLS_BYTES {
        return Err(Fault::new("too_large").limit(MAX_XLS_BYTES >> 20));
    }
    let mut file = bytes.to_vec();
    let looked_over = biff::look_over(&mut file).ok_or_else(broken)?;
    if looked_over.cells_laid_out > MAX_LAID_OUT {
        return Err(Fault::new("cells_far_apart"));
    }
    caught(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(file.as_slice())).map_err(|_| broken())?;
        let mut collector = Collector::new(limits);
        for (at, (name, hidden)) in names(&book).into_iter().enumerate() {
            let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
            collector.sheet(&name, hidden).merged = merged_of(&merged);
            let Ok(range) = book.worksheet_range(&name) else { continue };
            let format = |row, column| looked_over.formats.get(&(at, row, column)).map_or("", String::as_str);
            take_range(&mut collector, &range, format)?;
        }
        Ok(collector.book)
    })
}

pub fn read_ods(bytes: &[u8], limits: Limits) -> Result<Book, Fault> {
    measure(bytes, limits)?;
    caught(|| {
        let mut book: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|_| broken())?;
        let mut collector = Collector::new(limits);
        for (name, hidden) in names(&book) {
            collector.sheet(&name, hidden);
            let Ok(range) = book.worksheet_range(&name) else { continue };
            take_range(&mut collector, &range, |_, _| "")?;
        }
        Ok(collector.book)
    })
}

/// The old format is read whole by its library, so it gets a tighter limit.
const MAX_XLS_BYTES: usize = 5 * 1024 * 1024;
/// Cells of all sheets, the empty ones included.
const MAX_LAID_OUT: u64 = 2_000_000;

fn broken() -> Fault {
    Fault::new("broken_workbook")
}

fn caught(read: impl FnOnce() -> Result<Book, Fault>) -> Result<Book, Fault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(broken()))
}

fn names<S: Read + std::io::Seek, R: Reader<S>>(book: &R) -> Vec<(String, bool)> {
    let sheets = book.sheets_metadata().iter();
    sheets.map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).collect()
}

fn merged_of(regions: &[Dimensions]) -> Vec<Merged> {
    let place = |(row, column): (u32, u32)| (row.saturating_add(1), column as usize);
    regions.iter().map(|region| Merged { from: place(region.start), to: place(region.end) }).collect()
}

fn take_range<'a>(
    collector: &mut Collector,
    range: &Range<Data>,
    format: impl Fn(u32, u32) -> &'a str,
) -> Result<(), Fault> {
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        let (row, column) = (top + row as u32, left + column as u32);
        collector.cell(row, column as usize, typed(data, format(row, column)))?;
    }
    Ok(())
}

/// Unpacks every part once, keeping nothing: sizes declared in a zip are only a claim.
fn measure(bytes: &[u8], limits: Limits) -> Result<(), Fault> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > 2000 {
        return Err(broken());
    }
    let mut left = limits.bytes as u64;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| broken())?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| broken())?;
        left = left.checked_sub(unpacked).ok_or_else(|| Fault::new("too_large").limit(limits.bytes >> 20))?;
    }
    Ok(())
}

fn format_code(format: &calamine::NumberFormat) -> String {
    match format.format_id {
        Some(id) if format.format_code.is_empty() => number_format::built_in(id).to_owned(),
        _ => format.format_code.clone(),
    }
}

/// A cell by its value and its format; of a formula its last value.
fn typed(data: &Data, format: &str) -> Cell {
    match data {
        Data::String(text) => Cell::text(text),
        Data::Int(number) => number_format::number(*number as f64, format),
        Data::Float(number) => number_format::number(*number, format),
        Data::Bool(truth) => Cell::Boolean(*truth),
        Data::DateTime(moment) => of_moment(moment, format),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(text) => of_duration(text),
        Data::Error(error) => Cell::Error(error.to_string()),
        Data::Empty => Cell::Empty,
        // Rich text and whatever later versions of the format bring.
        #[expect(unreachable_patterns, reason = "the library's enum may grow")]
        other => Cell::text(&other.to_string()),
    }
}

fn of_moment(moment: &ExcelDateTime, format: &str) -> Cell {
    // The library has the calendar of the file; ours is told by what it makes of the first day.
    let since_1904 = ExcelDateTime::new(moment.as_f64(), calamine::ExcelDateTimeType::DateTime, true)
        .to_ymd_hms_milli()
        == moment.to_ymd_hms_milli();
    number_format::moment(moment.as_f64(), since_1904, format)
}

/// Days of OpenDocument and of strict workbooks: `2026-11-20` or `2026-11-20T08:00:00`. How they are
/// shown is kept elsewhere in the file.
fn of_iso(text: &str) -> Cell {
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = time.split(':').map(|part| part.parse::<f64>().unwrap_or(0.0) as u32);
    let mut next = || parts.next().unwrap_or(0);
    let seconds = next() * 3600 + next() * 60 + next();
    match Day::parse_iso(day) {
        Some(day) if seconds == 0 => Cell::Date { day, shown: None },
        Some(day) => Cell::DateTime { day, seconds },
        None => Cell::text(text),
    }
}

/// `PT08H30M00S`.
fn of_duration(text: &str) -> Cell {
    let mut seconds = 0_u32;
    let mut digits = String::new();
    for letter in text.trim_start_matches("PT").chars() {
        let unit = match letter {
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => {
                digits.push(letter);
                continue;
            }
        };
        let Ok(count) = digits.parse::<f64>() else { return Cell::text(text) };
        seconds = seconds.saturating_add((count as u32).saturating_mul(unit));
        digits.clear();
    }
    number_format::moment(f64::from(seconds) / 86_400.0, false, "[h]:mm:ss")
}

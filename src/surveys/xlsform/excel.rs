//! Excel workbooks, in and out.
//!
//! A workbook is a zip of XML, or an old binary file, from anywhere. Before the reading library
//! sees a zip we measure what it unpacks to; cells are taken one by one, so a single cell in
//! the last corner of a sheet does not become a table of billions; and a panic inside the
//! library is a finding, not an outage.

use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader, Xls, Xlsx};
use rust_xlsxwriter::{Format, Workbook};

use super::biff;
use super::containers::{Collector, MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Sheet};
use super::findings::Finding;

pub fn read_xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, Finding> {
    measure(bytes)?;
    catch_unwind(AssertUnwindSafe(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| broken())?;
        let mut collector = Collector::default();
        for name in book.sheet_names() {
            collector.sheet(&name);
            // A chart sheet has no cells; its name is enough.
            let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
            while let Some(cell) = cells.next_cell().map_err(|_| broken())? {
                let (row, column) = cell.get_position();
                let text = text_of(&Data::from(cell.get_value().clone()));
                collector.cell(row, column as usize, &text)?;
            }
        }
        Ok(collector.sheets())
    }))
    .unwrap_or_else(|_| Err(broken()))
}

pub fn read_xls(bytes: &[u8]) -> Result<Vec<Sheet>, Finding> {
    if bytes.len() > MAX_XLS_BYTES {
        return Err(Finding::error("too_large").fact("limit", MAX_XLS_BYTES / 1024 / 1024));
    }
    if biff::cells_laid_out(bytes).ok_or_else(broken)? > MAX_LAID_OUT {
        return Err(Finding::error("too_many_cells").fact("limit", MAX_CELLS));
    }
    catch_unwind(AssertUnwindSafe(|| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|_| broken())?;
        let mut collector = Collector::default();
        for name in book.sheet_names() {
            collector.sheet(&name);
            let Ok(range) = book.worksheet_range(&name) else { continue };
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                collector.cell(top + row as u32, left as usize + column, &text_of(data))?;
            }
        }
        Ok(collector.sheets())
    }))
    .unwrap_or_else(|_| Err(broken()))
}

/// The old format is read whole by its library, so it gets a tighter limit.
const MAX_XLS_BYTES: usize = 5 * 1024 * 1024;
/// Cells of all sheets, the empty ones included.
const MAX_LAID_OUT: u64 = 2_000_000;

fn broken() -> Finding {
    Finding::error("broken_workbook")
}

/// Unpacks every part once, keeping nothing: sizes declared in a zip are only a claim.
fn measure(bytes: &[u8]) -> Result<(), Finding> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > 2000 {
        return Err(broken());
    }
    let mut left = MAX_BYTES as u64;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| broken())?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink()).map_err(|_| broken())?;
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| Finding::error("too_large").fact("limit", MAX_BYTES / 1024 / 1024))?;
    }
    Ok(())
}

/// A cell as the text an author sees in it; of a formula its last value.
fn text_of(data: &Data) -> String {
    match data {
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number.to_string(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::DateTime(moment) => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            let midnight = hour == 0 && minute == 0 && second == 0;
            let date = format!("{year:04}-{month:02}-{day:02}");
            if midnight { date } else { format!("{date}T{hour:02}:{minute:02}:{second:02}") }
        }
        Data::Error(_) | Data::Empty => String::new(),
        // Rich text and whatever later versions of the format bring.
        #[expect(unreachable_patterns, reason = "the library's enum may grow")]
        other => other.to_string(),
    }
}

/// Writes sheets as a workbook with a bold, frozen header and every cell a text, so Excel
/// neither counts `1-2` as a date nor runs `=…`.
pub fn write_xlsx(sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut book = Workbook::new();
    let (bold, plain) = (Format::new().set_bold().set_text_wrap(), Format::new().set_num_format("@"));
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name).ok()?;
        page.set_freeze_panes(1, 0).ok()?;
        for row in sheet.rows.iter().filter(|row| row.number <= MAX_ROWS) {
            let format = if row.number == 1 { &bold } else { &plain };
            for (column, cell) in row.cells.iter().enumerate().take(MAX_COLUMNS) {
                if !cell.is_empty() {
                    page.write_string_with_format(row.number - 1, column as u16, cell, format).ok()?;
                }
            }
        }
        page.set_column_range_width(0, 3, 24).ok()?;
    }
    book.save_to_buffer().ok()
}

//! The files a questionnaire may come in: Excel workbooks, CSV and Markdown tables. All of them
//! become the same plain sheets of trimmed texts, under the same limits, whatever the bytes are.

use super::findings::Finding;
use super::{excel, text};

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Row>,
}

/// A row with at least one cell that is not empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// As Excel shows it, from 1.
    pub number: u32,
    pub cells: Vec<String>,
}

/// The container formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    Xlsx,
    /// The old binary Excel: read, never written.
    Xls,
    Csv,
    Markdown,
}

/// The largest file we open, and the most its parts may unpack to.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
pub const MAX_CELLS: usize = 200_000;
/// In one sheet.
pub const MAX_ROWS: u32 = 10_000;
pub const MAX_COLUMNS: usize = 500;
/// What a cell of Excel can hold.
pub const MAX_CELL_CHARS: usize = 32_767;

impl Container {
    /// The format a file name promises.
    pub fn of_name(file_name: &str) -> Option<Container> {
        let (_, ending) = file_name.rsplit_once('.')?;
        Some(match ending.to_lowercase().as_str() {
            "xlsx" | "xlsm" => Container::Xlsx,
            "xls" => Container::Xls,
            "csv" | "tsv" | "txt" => Container::Csv,
            "md" | "markdown" => Container::Markdown,
            _ => return None,
        })
    }

    /// The format the bytes really are: people rename files, and a name is no proof.
    fn of_bytes(bytes: &[u8], file_name: &str) -> Container {
        if bytes.starts_with(b"PK") {
            return Container::Xlsx;
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Container::Xls;
        }
        let promised = Container::of_name(file_name);
        let body = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'|') => Container::Markdown,
            _ if promised == Some(Container::Markdown) => Container::Markdown,
            _ if matches!(promised, Some(Container::Xlsx | Container::Xls)) => Container::Xlsx,
            _ => Container::Csv,
        }
    }
}

/// Opens a file. `Err` is the one reason why nothing could be read.
pub fn open(bytes: &[u8], file_name: &str) -> Result<Vec<Sheet>, Finding> {
    if bytes.is_empty() {
        return Err(Finding::error("empty_file"));
    }
    if bytes.len() > MAX_BYTES {
        return Err(Finding::error("too_large").fact("limit", MAX_BYTES / 1024 / 1024));
    }
    match Container::of_bytes(bytes, file_name) {
        Container::Xlsx => excel::read_xlsx(bytes),
        Container::Xls => excel::read_xls(bytes),
        Container::Csv => text::read_csv(bytes),
        Container::Markdown => text::read_markdown(bytes),
    }
}

/// Collects sheets cell by cell and stops where a limit is passed.
#[derive(Default)]
pub struct Collector {
    sheets: Vec<Sheet>,
    cells: usize,
}

impl Collector {
    pub fn sheet(&mut self, name: &str) {
        self.sheets.push(Sheet { name: name.trim().to_owned(), rows: Vec::new() });
    }

    pub fn has_sheet(&self) -> bool {
        !self.sheets.is_empty()
    }

    /// Puts a cell at a place, both counted from 0. Rows come in order.
    pub fn cell(&mut self, row: u32, column: usize, text: &str) -> Result<(), Finding> {
        let text = text.trim();
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        if text.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        let wrong = if self.cells > MAX_CELLS {
            Some(("too_many_cells", MAX_CELLS))
        } else if row >= MAX_ROWS {
            Some(("too_many_rows", MAX_ROWS as usize))
        } else if column >= MAX_COLUMNS {
            Some(("too_many_columns", MAX_COLUMNS))
        } else if text.len() > MAX_CELL_CHARS && text.chars().count() > MAX_CELL_CHARS {
            Some(("cell_too_long", MAX_CELL_CHARS))
        } else {
            None
        };
        if let Some((code, limit)) = wrong {
            return Err(Finding::error(code).sheet(&sheet.name).row(row.saturating_add(1)).fact("limit", limit));
        }
        let number = row + 1;
        if sheet.rows.last().is_none_or(|last| last.number != number) {
            sheet.rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(last) = sheet.rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, String::new());
            }
            last.cells[column] = text.to_owned();
        }
        Ok(())
    }

    pub fn sheets(self) -> Vec<Sheet> {
        self.sheets
    }
}

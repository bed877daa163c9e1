//! One reader of tables, for every room that takes a file: workbooks of Excel and of LibreOffice, and
//! delimited text in any of the letters and separators town halls save. Bytes go in; sheets of rows of
//! typed [`Cell`]s come out, each with what the spreadsheet shows in it. What cannot be read is one
//! [`Fault`]; what a person should be told besides (hidden sheets, merged cells) stays with the sheets.
//!
//! [`guard`] is the other direction: texts that a spreadsheet must not take for formulas.

mod biff;
mod cell;
mod excel;
mod fault;
pub mod guard;
mod number_format;
pub mod text;

#[cfg(test)]
mod tests;

#[cfg(test)]
pub use biff::tests::workbook as an_old_workbook;
pub use cell::Cell;
pub use fault::Fault;

/// What a file held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    pub sheets: Vec<Sheet>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub name: String,
    /// Nobody who opens the file sees it.
    pub hidden: bool,
    /// Rows with at least one cell that is not empty, from top to bottom.
    pub rows: Vec<Row>,
    /// Groups of merged cells: only the first cell of each holds something.
    pub merged: Vec<Merged>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// As a spreadsheet shows it, from 1.
    pub number: u32,
    pub cells: Vec<Cell>,
}

/// The first and the last cell of a merged group, as (row from 1, column from 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Merged {
    pub from: (u32, usize),
    pub to: (u32, usize),
}

/// How much of a file is read; beyond it the file is refused.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Of the file, and of what its parts unpack to.
    pub bytes: usize,
    pub cells: usize,
    /// In one sheet.
    pub rows: u32,
    pub columns: usize,
}

/// What a cell of Excel can hold.
pub const MAX_CELL_CHARS: usize = 32_767;

/// The kinds of files, by what the bytes are: people rename files, and a name is no proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    Xlsx,
    /// The old binary Excel.
    Xls,
    /// LibreOffice.
    Ods,
    /// Anything else is taken for text.
    Text,
}

impl Container {
    pub fn of(bytes: &[u8]) -> Container {
        if bytes.starts_with(b"PK") {
            // https://docs.oasis-open.org/office/OpenDocument/v1.3/: the first part is the type, stored as it is.
            let is_ods = bytes.get(30..84).is_some_and(|head| head.starts_with(b"mimetypeapplication/vnd.oasis"));
            return if is_ods { Container::Ods } else { Container::Xlsx };
        }
        if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) { Container::Xls } else { Container::Text }
    }
}

/// Reads a workbook, or text as a workbook of one sheet without a name.
pub fn open(bytes: &[u8], limits: Limits) -> Result<Book, Fault> {
    if bytes.is_empty() {
        return Err(Fault::new("empty_file"));
    }
    if bytes.len() > limits.bytes {
        return Err(Fault::new("too_large").limit(limits.bytes >> 20));
    }
    match Container::of(bytes) {
        Container::Xlsx => excel::read_xlsx(bytes, limits),
        Container::Xls => excel::read_xls(bytes, limits),
        Container::Ods => excel::read_ods(bytes, limits),
        Container::Text => text::read(bytes, limits).map(|sheet| Book { sheets: vec![sheet] }),
    }
}

impl Book {
    /// The first sheet somebody who opens the file sees, and the names of hidden ones before it that
    /// hold something.
    pub fn first_visible(&self) -> Option<(&Sheet, Vec<&str>)> {
        let at = self.sheets.iter().position(|sheet| !sheet.hidden)?;
        let passed = self.sheets[..at].iter().filter(|sheet| !sheet.rows.is_empty());
        Some((&self.sheets[at], passed.map(|sheet| sheet.name.as_str()).collect()))
    }
}

/// Collects sheets cell by cell and stops where a limit is passed.
struct Collector {
    limits: Limits,
    book: Book,
    cells: usize,
}

impl Collector {
    fn new(limits: Limits) -> Collector {
        Collector { limits, book: Book::default(), cells: 0 }
    }

    fn sheet(&mut self, name: &str, hidden: bool) -> &mut Sheet {
        let at = self.book.sheets.len();
        self.book.sheets.push(Sheet { name: name.trim().to_owned(), hidden, ..Sheet::default() });
        &mut self.book.sheets[at]
    }

    /// Puts a cell at a place, both counted from 0. Rows come in order.
    fn cell(&mut self, row: u32, column: usize, cell: Cell) -> Result<(), Fault> {
        let Some(sheet) = self.book.sheets.last_mut() else { return Ok(()) };
        if cell.is_empty() {
            return Ok(());
        }
        self.cells += 1;
        let too_long = matches!(&cell, Cell::Text(text)
            if text.len() > MAX_CELL_CHARS && text.chars().count() > MAX_CELL_CHARS);
        let wrong = if self.cells > self.limits.cells {
            Some(("too_many_cells", self.limits.cells))
        } else if row >= self.limits.rows {
            Some(("too_many_rows", self.limits.rows as usize))
        } else if column >= self.limits.columns {
            Some(("too_many_columns", self.limits.columns))
        } else if too_long {
            Some(("cell_too_long", MAX_CELL_CHARS))
        } else {
            None
        };
        if let Some((code, limit)) = wrong {
            return Err(Fault::new(code).sheet(&sheet.name).row(row.saturating_add(1)).limit(limit));
        }
        let number = row + 1;
        if sheet.rows.last().is_none_or(|last| last.number != number) {
            sheet.rows.push(Row { number, cells: Vec::new() });
        }
        if let Some(last) = sheet.rows.last_mut() {
            if last.cells.len() <= column {
                last.cells.resize(column + 1, Cell::Empty);
            }
            last.cells[column] = cell;
        }
        Ok(())
    }
}

//! The files a questionnaire may come in: Excel workbooks, CSV and Markdown tables. All of them
//! become the same plain sheets of trimmed texts, under the same limits, whatever the bytes are.

use super::findings::Finding;
use super::text;
use crate::spreadsheet::{self, Cell, Fault, Limits, MAX_CELL_CHARS};

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

/// More than any questionnaire needs.
pub const LIMITS: Limits = Limits { bytes: 20 * 1024 * 1024, cells: 200_000, rows: 10_000, columns: 500 };

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

    /// Which text it is, where the bytes are no workbook.
    fn of_text(bytes: &[u8], file_name: &str) -> Container {
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

/// Opens a file: its sheets, and what should be said about single cells. `Err` is the one reason why
/// nothing could be read.
pub fn open(bytes: &[u8], file_name: &str) -> Result<(Vec<Sheet>, Vec<Finding>), Finding> {
    if bytes.is_empty() {
        return Err(Finding::error("empty_file"));
    }
    if bytes.len() > LIMITS.bytes {
        return Err(Finding::error("too_large").fact("limit", LIMITS.bytes >> 20));
    }
    if spreadsheet::Container::of(bytes) == spreadsheet::Container::Text {
        return match Container::of_text(bytes, file_name) {
            Container::Markdown => Ok((text::read_markdown(bytes)?, Vec::new())),
            Container::Csv => Ok((text::read_csv(bytes)?, Vec::new())),
            Container::Xlsx | Container::Xls => Err(Finding::error("broken_workbook")),
        };
    }
    let book = spreadsheet::open(bytes, LIMITS)?;
    let mut findings = Vec::new();
    let sheets = book.sheets.iter().map(|sheet| as_shown(sheet, &mut findings)).collect();
    Ok((sheets, findings))
}

impl From<Fault> for Finding {
    fn from(fault: Fault) -> Finding {
        let mut finding = Finding::error(fault.code).sheet(&fault.sheet);
        finding.row = fault.row;
        match fault.limit {
            Some(limit) => finding.fact("limit", limit),
            None => finding,
        }
    }
}

/// A sheet as the texts its author sees. Where Excel made a day of what somebody typed (`1-2`), the
/// file does not hold what residents should read, and nobody could guess it.
fn as_shown(sheet: &spreadsheet::Sheet, findings: &mut Vec<Finding>) -> Sheet {
    let header = sheet.rows.first().map_or(&[][..], |row| &row.cells);
    let headers: Vec<String> = header.iter().map(Cell::shown).collect();
    let ours = ["survey", "choices", "settings"].iter().any(|name| sheet.name.eq_ignore_ascii_case(name));
    let mut shown = Sheet { name: sheet.name.clone(), rows: Vec::new() };
    for row in &sheet.rows {
        let mut cells = Vec::with_capacity(row.cells.len());
        for (column, cell) in row.cells.iter().enumerate() {
            let header = headers.get(column).map_or("", String::as_str);
            let place = |finding: Finding| finding.sheet(&sheet.name).row(row.number).column(header);
            match cell {
                Cell::Error(text) => {
                    if ours && !header.is_empty() {
                        findings.push(place(Finding::warning("error_cell").fact("text", text)));
                    }
                    cells.push(String::new());
                    continue;
                }
                Cell::Date { day, shown: None } if ours && is_read_by_people(header) => {
                    findings.push(place(Finding::error("date_cell").fact("day", day.iso())));
                }
                Cell::DateTime { .. } if ours && is_read_by_people(header) => {
                    findings.push(place(Finding::error("date_cell").fact("day", cell.shown())));
                }
                _ if is_read_by_programs(header) => {
                    cells.push(as_value(cell));
                    continue;
                }
                _ => {}
            }
            cells.push(cell.shown());
        }
        shown.rows.push(Row { number: row.number, cells });
    }
    shown
}

/// Columns of words and names; in others (`default`, `version`) a day may be meant.
fn is_read_by_people(header: &str) -> bool {
    let first = header.split(':').next().unwrap_or_default().trim().to_lowercase().replace(' ', "_");
    matches!(
        first.as_str(),
        "type"
            | "name"
            | "value"
            | "label"
            | "caption"
            | "hint"
            | "guidance_hint"
            | "list_name"
            | "form_title"
            | "constraint_message"
            | "required_message"
    )
}

/// Columns of values and expressions: `0.1` stays `0.1`, whatever Excel shows.
fn is_read_by_programs(header: &str) -> bool {
    let first = header.split(':').next().unwrap_or_default().trim().to_lowercase().replace(' ', "_");
    matches!(
        first.as_str(),
        "default"
            | "version"
            | "required"
            | "relevant"
            | "constraint"
            | "calculation"
            | "calculate"
            | "parameters"
            | "choice_filter"
            | "repeat_count"
            | "read_only"
    )
}

fn as_value(cell: &Cell) -> String {
    match cell {
        Cell::Percent { value, .. } => value.to_string(),
        Cell::Date { day, .. } => day.iso(),
        Cell::Time { seconds, .. } => {
            format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
        }
        _ => cell.shown(),
    }
}

/// Collects sheets of text cell by cell and stops where a limit is passed.
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
        let wrong = if self.cells > LIMITS.cells {
            Some(("too_many_cells", LIMITS.cells))
        } else if row >= LIMITS.rows {
            Some(("too_many_rows", LIMITS.rows as usize))
        } else if column >= LIMITS.columns {
            Some(("too_many_columns", LIMITS.columns))
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

//! A questionnaire as an Excel workbook.

use rust_xlsxwriter::{Format, Workbook};

use super::containers::{LIMITS, Sheet};

/// Writes sheets as a workbook with a bold, frozen header and every cell a text, so Excel
/// neither counts `1-2` as a date nor runs `=…`.
pub fn write_xlsx(sheets: &[Sheet]) -> Option<Vec<u8>> {
    let mut book = Workbook::new();
    let (bold, plain) = (Format::new().set_bold().set_text_wrap(), Format::new().set_num_format("@"));
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name).ok()?;
        page.set_freeze_panes(1, 0).ok()?;
        for row in sheet.rows.iter().filter(|row| row.number <= LIMITS.rows) {
            let format = if row.number == 1 { &bold } else { &plain };
            for (column, cell) in row.cells.iter().enumerate().take(LIMITS.columns) {
                if !cell.is_empty() {
                    page.write_string_with_format(row.number - 1, column as u16, cell, format).ok()?;
                }
            }
        }
        page.set_column_range_width(0, 3, 24).ok()?;
    }
    book.save_to_buffer().ok()
}

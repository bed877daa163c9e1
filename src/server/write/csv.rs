//! A table as CSV, as spreadsheets in Czech offices open it by a double click: UTF-8 with a byte
//! order mark, semicolons and a decimal comma in Czech, commas and a point in English. The caption
//! stands above the table, base, notes and source under it.

pub use crate::spreadsheet::guard::harmless;
use crate::vocabulary::{Cell, Lang, Table, base_words};

/// What a file must say beside its table.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'a> {
    pub lang: Lang,
    /// „Ukázková data“ — the mark of a demonstration, on the first line.
    pub mark: Option<&'a str>,
    /// The caption with its number, where the document gives one; else the table's own.
    pub caption: Option<&'a str>,
    /// Under how many people a number is hidden, for a base that is.
    pub limit: u64,
    /// The line on the base, where what came back were no questionnaires.
    pub base: Option<&'a str>,
}

/// The table as a CSV file.
pub fn csv(table: &Table, setting: &Setting) -> Vec<u8> {
    let lang = setting.lang;
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(table.rows.len() + 8);
    rows.extend(setting.mark.map(|mark| vec![harmless(mark)]));
    rows.push(vec![harmless(setting.caption.unwrap_or(&table.caption))]);
    rows.push(Vec::new());
    rows.push(table.columns.iter().map(|column| harmless(&column.label)).collect());
    for row in &table.rows {
        rows.push(row.cells.iter().map(|cell| field(cell, lang)).collect());
    }
    rows.push(Vec::new());
    rows.push(vec![harmless(&setting.base.map_or_else(|| base(table, setting), str::to_owned))]);
    rows.extend(table.notes.iter().map(|note| vec![harmless(note)]));
    if !table.source.is_empty() {
        rows.push(vec![harmless(&table.source)]);
    }
    write(&rows, lang)
}

/// Rows of words as a CSV file; the caller has made them [`harmless`].
pub fn write(rows: &[Vec<String>], lang: Lang) -> Vec<u8> {
    const BYTE_ORDER_MARK: &str = "\u{feff}";
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(if lang == Lang::Cs { b';' } else { b',' })
        .terminator(::csv::Terminator::CRLF)
        .flexible(true)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    for row in rows {
        // An empty line is written as one empty field, so that readers keep it apart.
        let written = if row.is_empty() { writer.write_record([""]) } else { writer.write_record(row) };
        written.expect("memory can be written to, and rows may have any length");
    }
    writer.into_inner().expect("memory can be written to")
}

fn field(cell: &Cell, lang: Lang) -> String {
    let words = cell.plain(lang);
    if cell.is_number() { words } else { harmless(&words) }
}

fn base(table: &Table, setting: &Setting) -> String {
    let answered = base_words(table.base.answered, setting.limit, setting.lang);
    let returned = Cell::Count(table.base.returned).plain(setting.lang);
    match setting.lang {
        Lang::Cs => format!("{answered}, vráceno dotazníků: {returned}"),
        Lang::En => format!("{answered}, forms returned: {returned}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{Base, Column, ColumnKind, Ratio, Row, RowRole};

    fn a_table() -> Table {
        let column = |label: &str, kind| Column { label: label.to_owned(), kind };
        let row = |label: &str, count: u64, share: Cell| Row {
            role: RowRole::Ordinary,
            cells: vec![Cell::Text(label.to_owned()), Cell::Count(count), share],
        };
        Table {
            caption: "Potřeby (N\u{a0}=\u{a0}1\u{202f}004)".to_owned(),
            columns: vec![
                column("Odpověď", ColumnKind::Label),
                column("Počet", ColumnKind::Count),
                column("%", ColumnKind::Share),
            ],
            rows: vec![
                row("=HYPERLINK(\"http://x\";\"y\")", 1234, Cell::share(7, 168)),
                row("Doprava; k lékaři", 5, Cell::Hidden),
                Row {
                    role: RowRole::Ordinary,
                    cells: vec![
                        Cell::Text("-5 °C".to_owned()),
                        Cell::Empty,
                        Cell::Number { value: Ratio::new(-3, 2).unwrap(), decimals: 1 },
                    ],
                },
            ],
            notes: vec!["Skryto.".to_owned()],
            source: "Zdroj: vlastní šetření".to_owned(),
            base: Base { returned: 1011, answered: Some(1004), missing: Some(7), not_asked: None },
        }
    }

    #[test]
    fn czech_files_have_semicolons_a_decimal_comma_and_no_formulas() {
        let file = csv(&a_table(), &Setting { mark: Some("Ukázková data"), limit: 5, ..Setting::default() });
        assert_eq!(
            String::from_utf8(file).unwrap(),
            "\u{feff}Ukázková data\r\n\
             Potřeby (N\u{a0}=\u{a0}1\u{202f}004)\r\n\
             \"\"\r\n\
             Odpověď;Počet;%\r\n\
             \"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\";1234;4,2\r\n\
             \"Doprava; k lékaři\";5;skryto\r\n\
             '-5 °C;;-1,5\r\n\
             \"\"\r\n\
             N\u{a0}=\u{a0}1\u{202f}004, vráceno dotazníků: 1011\r\n\
             Skryto.\r\n\
             Zdroj: vlastní šetření\r\n"
        );
    }

    #[test]
    fn english_files_have_commas_and_a_point() {
        let file = String::from_utf8(csv(&a_table(), &Setting { lang: Lang::En, ..Setting::default() })).unwrap();
        assert!(file.contains("Doprava; k lékaři,5,hidden\r\n"), "{file}");
        assert!(file.contains(",1234,4.2\r\n"), "{file}");
    }

    /// A label made of an answer in numbers is a number, too.
    #[test]
    fn a_negative_number_is_not_guarded_as_if_it_were_a_formula() {
        let row =
            Row { role: RowRole::Ordinary, cells: vec![Cell::Text("-5".to_owned()), Cell::Count(3), Cell::Empty] };
        let file = String::from_utf8(csv(&Table { rows: vec![row], ..a_table() }, &Setting::default())).unwrap();
        assert!(file.contains("\r\n-5;3;\r\n"), "{file}");
    }
}

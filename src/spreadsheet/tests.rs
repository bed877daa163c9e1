//! Files as town halls save them, all of them the same table.

use rust_xlsxwriter::{Format, Workbook};

use super::*;

const LIMITS: Limits = Limits { bytes: 1 << 20, cells: 1_000, rows: 100, columns: 20 };

fn texts(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
    sheet.rows.iter().map(|row| (row.number, row.cells.iter().map(Cell::shown).collect())).collect()
}

fn read(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let book = open(bytes, LIMITS).unwrap_or_else(|fault| panic!("{fault:?}"));
    texts(book.first_visible().expect("a sheet").0)
}

fn rows(expected: &[(u32, &[&str])]) -> Vec<(u32, Vec<String>)> {
    expected.iter().map(|(row, cells)| (*row, cells.iter().map(|cell| (*cell).to_owned()).collect())).collect()
}

#[test]
fn a_table_is_the_same_in_all_letters_and_separators() {
    let expected = rows(&[(1, &["obec", "počet"]), (2, &["Bechyně", "5"])]);
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let text = "obec;počet\r\nBechyně;5\r\n";
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{text}").into_bytes(),
        format!("sep=;\r\n{text}").into_bytes(),
        format!("\u{feff}\"sep=;\"\r\n{text}").into_bytes(),
        text.replace(';', ",").into_bytes(),
        text.replace(';', "\t").into_bytes(),
        format!("sep=|\n{}", text.replace(';', "|")).into_bytes(),
        text.replace("\r\n", "\r").into_bytes(),
        // Empty columns and rows that a spreadsheet leaves at the end.
        b"obec;po\xe8et;;\nBechyn\xec;5;;\n;;;\n".to_vec(),
        wide(&format!("\u{feff}{text}"), u16::to_le_bytes),
        wide(&format!("\u{feff}{text}"), u16::to_be_bytes),
        wide(text, u16::to_le_bytes),
        wide(text, u16::to_be_bytes),
        encoding_rs::WINDOWS_1250.encode(text).0.into_owned(),
    ] {
        assert_eq!(read(&bytes), expected, "{:?}", String::from_utf8_lossy(&bytes));
    }
    // Western letters, of which Windows-1250 would make Czech ones.
    assert_eq!(
        read(&encoding_rs::WINDOWS_1252.encode("crèche;âge\n1;2").0),
        rows(&[(1, &["crèche", "âge"]), (2, &["1", "2"])])
    );
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_does() {
    let expected = rows(&[(1, &["a", "b"]), (3, &["1", "dva\nřádky"]), (4, &["2", ""]), (7, &["3", "x"])]);
    let mut found = read("a;b\n\n1;\"dva\nřádky\"\n2;\"\"\n\n\n3;x".as_bytes());
    found[2].1.resize(2, String::new());
    assert_eq!(found, expected);
}

#[test]
fn in_a_table_of_one_column_commas_are_commas() {
    assert_eq!(read("vzkaz\nano, prosím\n".as_bytes()), rows(&[(1, &["vzkaz"]), (2, &["ano, prosím"])]));
    // The header decides, outside of its quotation marks.
    assert_eq!(read("\"a, b, c\";d\n1;2".as_bytes()), rows(&[(1, &["a, b, c", "d"]), (2, &["1", "2"])]));
}

#[test]
fn a_quotation_mark_that_never_closes_is_said_with_its_row() {
    let fault = open("a;b\n1;x\n2;\"dva\n3;z\n".as_bytes(), LIMITS).expect_err("the rest would be one cell");
    assert_eq!((fault.code, fault.row), ("broken_csv", Some(3)));
    // Inches are no quotation.
    assert_eq!(read("a;b\n1;5\" trubka\n2;y".as_bytes())[2].0, 3);
}

#[test]
fn what_is_no_table_is_a_fault_with_a_sentence() {
    for (bytes, code) in [
        (&b""[..], "empty_file"),
        (b"PK\x03\x04 no zip", "broken_workbook"),
        (&[0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], "broken_workbook"),
        (b"a;b\0\n1;2", "no_text"),
    ] {
        let fault = open(bytes, LIMITS).expect_err("no table");
        assert_eq!(fault.code, code);
        assert_ne!(fault.message(crate::vocabulary::Lang::Cs), fault.message(crate::vocabulary::Lang::En));
    }
    for code in ["too_large", "too_many_cells", "too_many_rows", "too_many_columns", "cell_too_long", "cells_far_apart"]
    {
        assert!(!Fault::new(code).message(crate::vocabulary::Lang::Cs).contains("[limit]"));
    }
}

#[test]
fn limits_are_kept_in_text_as_in_workbooks() {
    let many = "x\n".repeat(101);
    assert_eq!(open(many.as_bytes(), LIMITS).expect_err("too many").code, "too_many_rows");
    let wide = "x;".repeat(20) + "x";
    assert_eq!(open(wide.as_bytes(), LIMITS).expect_err("too many").code, "too_many_columns");
}

#[test]
fn a_workbook_gives_typed_cells_and_says_what_is_hidden_and_merged() {
    let mut book = Workbook::new();
    let old = book.add_worksheet();
    old.set_name("Stará").expect("a name").set_hidden(true).write(0, 0, "nic").expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_name("Data").expect("a name");
    let format = |code: &str| Format::new().set_num_format(code);
    sheet.write(1, 0, "text").expect("a cell");
    sheet.write(1, 1, 5).expect("a cell");
    sheet.write(1, 2, 1.5).expect("a cell");
    sheet.write_number_with_format(1, 3, 46_346, &format("yyyy-mm-dd")).expect("a cell");
    sheet.write_number_with_format(1, 4, 0.1, &format("0 %")).expect("a cell");
    sheet.write_number_with_format(1, 5, 1.0 / 3.0, &format("h:mm")).expect("a cell");
    sheet.write(1, 6, true).expect("a cell");
    sheet.merge_range(3, 0, 4, 1, "spolu", &Format::new()).expect("merged");
    sheet.set_active(true);
    let book = open(&book.save_to_buffer().expect("a workbook"), LIMITS).expect("read");
    let (sheet, passed) = book.first_visible().expect("a sheet");
    assert_eq!((sheet.name.as_str(), passed), ("Data", vec!["Stará"]));
    let day = crate::vocabulary::Day::parse_iso("2026-11-20").expect("a day");
    let expected = [
        Cell::Text("text".into()),
        Cell::Whole(5),
        Cell::Decimal(1.5),
        Cell::Date { day, shown: Some("2026-11-20".into()) },
        Cell::Percent { value: 0.1, shown: "10 %".into() },
        Cell::Time { seconds: 28_800, shown: "8:00".into() },
        Cell::Boolean(true),
    ];
    assert_eq!((sheet.rows[0].number, sheet.rows[0].cells.as_slice()), (2, &expected[..]));
    assert_eq!(sheet.merged, [Merged { from: (4, 0), to: (5, 1) }]);
}

#[test]
fn a_table_of_libreoffice_is_read() {
    use std::io::Write as _;
    let content = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Data">
        <table:table-row><table:table-cell office:value-type="string"><text:p>obec</text:p></table:table-cell><table:table-cell
        office:value-type="string"><text:p>den</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell
        office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell><table:table-cell
        office:value-type="date" office:date-value="2026-11-20"><text:p>20.11.2026</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let manifest = r#"<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
    ] {
        archive.start_file(name, stored).expect("a part");
        archive.write_all(text.as_bytes()).expect("its text");
    }
    let bytes = archive.finish().expect("a zip").into_inner();
    assert_eq!(Container::of(&bytes), Container::Ods);
    assert_eq!(read(&bytes), rows(&[(1, &["obec", "den"]), (2, &["5", "2026-11-20"])]));
}

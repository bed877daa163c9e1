//! What a file may hold, and that nothing of it goes without a word.

use std::sync::Arc;

use super::*;
use crate::{
    processes::Process,
    surveys::{Collection, Link, answers::Answer, fill::Form, store::StoredResponse, xlsform},
    vocabulary::{CollectionId, Lang, Localized, ProcessId, VersionId},
};

const FORM: &str = "
| survey |
| | type | name | label | required | relevant |
| | select_one deti | deti | Máte děti? | yes | |
| | select_multiple pot | pot | Co potřebujete? | | |
| | integer | kolik | Kolik dětí? | | ${deti} = 'ano' |
| | text | text | Co ještě? | | |
| choices |
| | list_name | name | label | cp_role |
| | deti | ano | Ano | |
| | deti | ne | Ne | |
| | pot | bus | Autobus | |
| | pot | 1 | Jeden vlak | |
| | pot | other | Jiné | other |
| settings |
| | form_title | form_id |
| | Import | IMPORT |
";

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

/// A collection of one town, open in November 2026.
fn a_room(form: &str) -> Room {
    let reading = xlsform::read(form.as_bytes(), "form.md");
    assert!(reading.questionnaire.is_some(), "{:?}", reading.findings);
    Room {
        collection: Collection {
            id: CollectionId("c".into()),
            slug: "anketa".into(),
            process_id: ProcessId("p".into()),
            version_id: VersionId("v".into()),
            respondents: "public".into(),
            opens_at: calendar::start_of(day("2026-11-01")),
            closes_at: calendar::end_of(day("2026-11-30")),
            purge_on: day("2027-06-30"),
            results_published_at: None,
        },
        process: Process {
            id: ProcessId("p".into()),
            slug: "plan".into(),
            name: Localized::plain("Plán"),
            summary: Localized::default(),
            publicity: Localized::default(),
            contact: Localized::default(),
            period: (2027, 2029),
            disclosure_limit: 5,
            demonstration: false,
        },
        phases: Vec::new(),
        form: Arc::new(Form::new(reading.questionnaire.expect("a questionnaire"))),
        links: vec![Link {
            code: "ABCDEF".into(),
            municipality: MunicipalityCode("552054".into()),
            municipality_name: "Bechyně".into(),
            population: 4_815,
            channel: Channel::Web,
            placement: "web".into(),
        }],
        edition: 0,
    }
}

fn on(today: &str) -> Defaults {
    let today = day(today);
    Defaults { channel: None, municipality: None, missing: Missing::Refuse, today, now: calendar::start_of(today) }
}

fn taken(file: &str, content: impl AsRef<[u8]>) -> Result<Reading, Vec<Finding>> {
    read(content.as_ref(), file, &a_room(FORM), &on("2026-11-20"))
}

/// The places and kinds of all findings.
#[track_caller]
fn found(file: &str, content: impl AsRef<[u8]>) -> Vec<(Option<usize>, String, FindingKind)> {
    let findings = taken(file, content).expect_err("something is found");
    for finding in &findings {
        assert_ne!(finding.message(Lang::Cs), finding.message(Lang::En));
    }
    findings.into_iter().map(|finding| (finding.row, finding.column.unwrap_or_default(), finding.kind)).collect()
}

#[track_caller]
fn one(file: &str, content: impl AsRef<[u8]>, row: usize, column: &str, kind: FindingKind) {
    assert_eq!(found(file, content), [(Some(row), column.to_owned(), kind)]);
}

fn answers(content: impl AsRef<[u8]>, file: &str) -> Vec<Answers> {
    let reading = taken(file, content).unwrap_or_else(|findings| panic!("{findings:?}"));
    reading.rows.into_iter().map(|row| row.answers).collect()
}

#[test]
fn words_of_other_without_its_choice_are_a_finding() {
    let kind = FindingKind::OtherWithoutChoice("chci hřiště".into());
    one("a.csv", "deti;pot;pot_other\nne;bus;chci hřiště\n", 2, "pot_other", kind.clone());
    one("a.csv", "deti;pot;pot_other\nne;;chci hřiště\n", 2, "pot_other", kind.clone());
    one("a.jsonl", "{\"deti\":\"ne\",\"pot_other\":\"chci hřiště\"}", 1, "pot_other", kind);
    let rows = answers("deti;pot;pot_other\nne;bus other;chci hřiště\n", "a.csv");
    assert_eq!(rows[0].get("pot_other"), Some(&Answer::Text("chci hřiště".into())));
}

#[test]
fn an_answer_to_a_question_that_was_not_asked_is_a_finding() {
    one("a.csv", "deti;kolik\nne;3\n", 2, "kolik", FindingKind::NotAsked("3".into()));
    assert_eq!(answers("deti;kolik\nano;3\n", "a.csv")[0].get("kolik"), Some(&Answer::Integer(3)));
    // What the file itself says was not asked is held against the answers.
    one("a.jsonl", r#"{"deti":"ano","-":["kolik"]}"#, 1, "-", FindingKind::NotAskedDiffers("–".into()));
    assert_eq!(answers(r#"{"deti":"ne","-":["kolik"]}"#, "a.jsonl").len(), 1);
}

#[test]
fn columns_that_nobody_would_read_are_findings() {
    one("a.csv", "deti;text;text\nne;a;b\n", 1, "text", FindingKind::ColumnTwice);
    one("a.jsonl", r#"{"deti":"ne","deti":"ano"}"#, 1, "deti", FindingKind::ColumnTwice);
    one("a.csv", "deti;text\nne;a;navíc\n", 2, "C", FindingKind::NoHeader("navíc".into()));
    one("a.csv", "deti;;text\nne;pod ničím;a\n", 2, "B", FindingKind::NoHeader("pod ničím".into()));
    assert_eq!(found("a.csv", "deti;auto\nne;1\n"), [(None, "auto".into(), FindingKind::UnknownColumn)]);
    // A question without “other” has no words of it.
    assert_eq!(found("a.csv", "deti;deti_other\nne;x\n"), [(None, "deti_other".into(), FindingKind::UnknownColumn)]);
    assert_eq!(answers("deti;text;;\nne;a;;\n;;;\n", "a.csv").len(), 1, "empty columns are nothing");
}

#[test]
fn values_of_json_are_answers_or_findings() {
    let rows = answers(r#"{"deti":"ne","pot":[1,"bus"]}"#, "a.jsonl");
    assert_eq!(rows[0].get("pot"), Some(&Answer::List(vec!["bus".into(), "1".into()])));
    one("a.jsonl", r#"{"deti":"ne","pot":[2,"bus"]}"#, 1, "pot", FindingKind::UnknownChoice("2".into()));
    one("a.jsonl", r#"{"deti":"ne","pot":[1.5]}"#, 1, "pot", FindingKind::BadValue("[1.5]".into()));
    one("a.jsonl", r#"{"deti":"ne","pot":[null,"bus"]}"#, 1, "pot", FindingKind::BadValue("[null,\"bus\"]".into()));
    one("a.jsonl", r#"{"deti":"ne","text":{"a":1}}"#, 1, "text", FindingKind::BadValue("{\"a\":1}".into()));
    one("a.jsonl", r#"{"deti":"ne","text":["a","b"]}"#, 1, "text", FindingKind::BadValue("a b".into()));
    assert!(matches!(found("a.jsonl", "[1]").as_slice(), [(Some(1), _, FindingKind::BadJson(_))]));
    assert_eq!(answers("\u{feff}{\"deti\":\"ne\"}\r\n", "a.jsonl").len(), 1, "a mark before the text");
}

#[test]
fn a_choice_named_twice_is_a_finding() {
    one("a.csv", "deti;pot\nne;bus bus\n", 2, "pot", FindingKind::ChoiceTwice("bus".into()));
    one("a.csv", "deti;pot\nne;bus|Autobus\n", 2, "pot", FindingKind::ChoiceTwice("bus".into()));
}

#[test]
fn a_day_outside_of_the_collection_is_a_finding() {
    for text in ["2062-03-31", "2026-11-21"] {
        one("a.csv", format!("deti;received_on\nne;{text}\n"), 2, "received_on", FindingKind::DayAhead(day(text)));
    }
    for text in ["1926-03-31", "2025-11-20"] {
        let kind = FindingKind::DayOutside { day: day(text), from: day("2026-08-01"), until: day("2026-11-20") };
        one("a.csv", format!("deti;received_on\nne;{text}\n"), 2, "received_on", kind);
    }
    for text in ["2026-11-01", "20. 11. 2026", "2026-11-20"] {
        let reading = taken("a.csv", format!("deti;received_on\nne;{text}\n")).expect("a day of the collection");
        assert_eq!(reading.notes, []);
    }
    // Paper from the week before the links opened is taken, and said.
    let reading = taken("a.csv", "deti;received_on\nne;2026-10-29\nne;2026-11-02\n").expect("a little before");
    let outside = Note::DaysOutside { forms: 1, from: day("2026-11-01"), until: day("2026-11-30") };
    assert_eq!(reading.notes, [outside]);
}

#[test]
fn a_form_without_a_day_is_filed_inside_of_the_collection() {
    let late = read(b"deti\nne\n", "a.csv", &a_room(FORM), &on("2027-01-15")).expect("late paper");
    assert_eq!(late.rows[0].received_on, day("2026-11-30"));
    assert_eq!(taken("a.csv", "deti\nne\n").expect("today").rows[0].received_on, day("2026-11-20"));
}

#[test]
fn before_the_opening_and_after_the_day_of_deletion_nothing_is_taken() {
    let refused = |today: &str| read(b"deti\nne\n", "a.csv", &a_room(FORM), &on(today)).expect_err("refused");
    assert_eq!(refused("2026-10-31"), [Finding::file(FindingKind::NotOpenYet { opens: day("2026-11-01") })]);
    for today in ["2027-06-30", "2028-01-01"] {
        assert_eq!(refused(today), [Finding::file(FindingKind::Purged { on: day("2027-06-30") })]);
    }
}

#[test]
fn a_form_without_a_required_answer_stops_the_file_unless_it_is_wanted_so() {
    let file = b"deti;text\n;a\nne;b\n;c\n";
    let findings = read(file, "a.csv", &a_room(FORM), &on("2026-11-20")).expect_err("two lack it");
    assert_eq!(lacking(&findings), 2);
    let knowingly = Defaults { missing: Missing::NotStated, ..on("2026-11-20") };
    let reading = read(file, "a.csv", &a_room(FORM), &knowingly).expect("taken");
    assert_eq!((reading.rows.len(), reading.not_stated), (3, 2));
    // Only what is missing is forgiven.
    assert!(read(b"deti\nnevim\n", "a.csv", &a_room(FORM), &knowingly).is_err());
}

#[test]
fn the_same_table_has_the_same_hash_whatever_it_is_written_in() {
    let hash = |file: &str, content: &str| taken(file, content).expect("taken").content_hash;
    let first = hash("a.csv", "deti;pot;received_on\nne;1 bus;2026-11-20\nano;;2026-11-19\n");
    assert_eq!(hash("b.csv", "deti,received_on,pot\nano,2026-11-19,\nne,2026-11-20,1 bus\n"), first);
    let lines = "{\"deti\":\"ano\",\"received_on\":\"2026-11-19\"}\n{\"deti\":\"ne\",\"pot\":[1,\"bus\"],\"received_on\":\"2026-11-20\"}";
    assert_eq!(hash("c.jsonl", lines), first);
    assert_ne!(hash("d.csv", "deti;pot;received_on\nne;1;2026-11-20\nano;;2026-11-19\n"), first);
}

// ---- workbooks -----------------------------------------------------------------------------------

use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn workbook(fill: impl Fn(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().expect("a workbook")
}

fn rows<'a>(sheet: &'a mut Worksheet, name: &str, rows: &[&[&str]]) -> &'a mut Worksheet {
    sheet.set_name(name).expect("a name");
    for (row, cells) in rows.iter().enumerate() {
        sheet.write_row(row as u32, 0, cells.iter().copied()).expect("a row");
    }
    sheet
}

fn with_format(code: &str, value: f64, column: &str) -> Vec<u8> {
    workbook(|book| {
        let sheet = rows(book.add_worksheet(), "Data", &[&["deti", column], &["ne", ""]]);
        sheet.write_number_with_format(1, 1, value, &Format::new().set_num_format(code)).expect("a cell");
    })
}

#[test]
fn a_cell_of_a_date_is_a_day() {
    for code in ["yyyy-mm-dd", "d.m.yyyy", "dd/mm/yy", "mm-dd-yy", "d. mmmm yyyy"] {
        let reading = taken("a.xlsx", with_format(code, 46_346.0, "received_on")).expect("a day");
        assert_eq!(reading.rows[0].received_on, day("2026-11-20"), "{code}");
    }
    one("a.xlsx", with_format("0", 46_346.0, "received_on"), 2, "received_on", FindingKind::BadDay("46346".into()));
}

#[test]
fn an_answer_that_a_spreadsheet_made_a_date_of_is_a_finding() {
    let kind = FindingKind::MadeADate("2026-02-01".into());
    one("a.xlsx", with_format("d. m.", 46_054.0, "text"), 2, "text", kind);
    for (code, value, text) in [("d.m.yyyy", 46_054.0, "1.2.2026"), ("h:mm", 1.0 / 3.0, "8:00"), ("0 %", 0.1, "10 %")] {
        let rows = answers(with_format(code, value, "text"), "a.xlsx");
        assert_eq!(rows[0].get("text"), Some(&Answer::Text(text.into())));
    }
}

#[test]
fn the_first_visible_sheet_is_read_and_the_rest_is_said() {
    let file = workbook(|book| {
        rows(book.add_worksheet(), "Stará", &[&["deti", "text"], &["ano", "skrytý"]]).set_hidden(true);
        rows(book.add_worksheet(), "Data", &[&["deti", "text"], &["ne", "viditelný"]]).set_active(true);
        rows(book.add_worksheet(), "Poznámky", &[&["co", "kdo"], &["volat", "Jana"]]);
    });
    let reading = taken("a.xlsx", file).expect("taken");
    assert_eq!(reading.rows[0].answers.get("text"), Some(&Answer::Text("viditelný".into())));
    let passed = Note::PassedOver { hidden: vec!["Stará".into()], read: "Data".into() };
    assert_eq!(reading.notes, [passed, Note::SheetNotRead("Poznámky".into())]);
}

#[test]
fn answers_on_a_second_sheet_and_in_merged_cells_are_findings() {
    let two = workbook(|book| {
        rows(book.add_worksheet(), "Bechyně", &[&["deti"], &["ano"]]);
        rows(book.add_worksheet(), "Radětice", &[&["deti"], &["ne"]]);
    });
    assert_eq!(found("a.xlsx", two), [(None, String::new(), FindingKind::AnotherSheet("Radětice".into()))]);
    let merged = workbook(|book| {
        let sheet = rows(book.add_worksheet(), "Data", &[&["deti", "text"], &["ne", "a"], &["ne", ""]]);
        sheet.merge_range(1, 1, 2, 1, "a", &Format::new()).expect("merged");
    });
    one("a.xlsx", merged, 2, "text", FindingKind::Merged);
}

// ---- out and in again ----------------------------------------------------------------------------

fn stored(reading: &Reading) -> Vec<StoredResponse> {
    let document = |answers: &Answers| serde_json::to_string(answers).expect("JSON");
    reading
        .rows
        .iter()
        .map(|row| StoredResponse {
            municipality_code: row.municipality.0.clone(),
            channel: row.channel.code().to_owned(),
            received_on: row.received_on.0,
            answers: document(&row.answers),
        })
        .collect()
}

/// The raw export opened in a spreadsheet and saved: days are cells of dates, numbers numbers.
#[test]
fn our_own_export_saved_by_excel_gives_the_same_answers() {
    let form =
        FORM.replace("| integer | kolik | Kolik dětí? | | ${deti} = 'ano' |", "| integer | kolik | Kolik? | | |");
    let room = a_room(&form);
    let csv = "deti;pot;pot_other;kolik;text;channel;received_on\n\
               ano;bus other;=1+1;-5;'=1+1;web;2026-11-18\nne;1;;12;\"dva\nřádky\";paper;2026-11-19\n";
    let first = read(csv.as_bytes(), "a.csv", &room, &on("2026-11-20")).expect("taken");
    let exported = Exported::of(&room.form);
    let file = workbook(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, exported.header()).expect("a header");
        for (at, response) in stored(&first).iter().enumerate() {
            for (column, (header, cell)) in exported.header().zip(exported.row(response)).enumerate() {
                let (row, column) = (at as u32 + 1, column as u16);
                let date = Format::new().set_num_format("dd.mm.yyyy");
                let written = match (header, cell.parse::<f64>()) {
                    ("received_on", _) => {
                        let serial = Day::parse_iso(&cell).expect("a day").0 + 25_569;
                        sheet.write_number_with_format(row, column, serial as f64, &date)
                    }
                    (_, Ok(number)) => sheet.write_number(row, column, number),
                    // Excel shows the guard of a text as part of it and keeps it.
                    _ => sheet.write_string(row, column, &cell),
                };
                written.expect("a cell");
            }
        }
    });
    let again = read(&file, "ven.xlsx", &room, &on("2026-11-20")).unwrap_or_else(|findings| panic!("{findings:?}"));
    assert_eq!(again.rows, first.rows);
    assert_eq!(again.rows[0].answers.get("kolik"), Some(&Answer::Integer(-5)));
    assert_eq!(again.rows[0].answers.get("text"), Some(&Answer::Text("=1+1".into())));
}

#[test]
fn a_number_is_not_guarded_as_if_it_were_a_formula() {
    let room = a_room(&FORM.replace("${deti} = 'ano'", ""));
    let reading = read(b"deti;kolik;text\nne;-5;-5\n", "a.csv", &room, &on("2026-11-20")).expect("taken");
    let row = Exported::of(&room.form).row(&stored(&reading)[0]);
    assert_eq!(row.iter().filter(|cell| *cell == "-5").count(), 2, "{row:?}");
    // Older exports guarded it, and come back all the same.
    let older = read("deti;kolik\nne;'-5\n".as_bytes(), "a.csv", &room, &on("2026-11-20")).expect("taken");
    assert_eq!(older.rows[0].answers.get("kolik"), Some(&Answer::Integer(-5)));
}

/// Versions published before such names were refused keep their answers in every export.
#[test]
fn questions_called_as_our_own_columns_go_out_and_come_back() {
    let mut questionnaire = xlsform::read(
        "| survey |\n| | type | name | label |\n| | text | qa | Obec? |\n| | text | qb | Odkud? |\n| | text | qc | Kdy? |\n| | text | qd | Co? |\n"
            .as_bytes(),
        "form.md",
    )
    .questionnaire
    .expect("a questionnaire");
    for (item, name) in questionnaire.items.iter_mut().zip(["municipality", "channel", "received_on", "q.channel"]) {
        let crate::surveys::questionnaire::Item::Question(question) = item else { panic!("a question") };
        question.name = name.to_owned();
    }
    let room = Room { form: Arc::new(Form::new(questionnaire)), ..a_room(FORM) };
    let exported = Exported::of(&room.form);
    let header: Vec<&str> = exported.header().collect();
    let expected =
        ["municipality", "channel", "received_on", "q.municipality", "q.q.channel", "q.received_on", "q.channel"];
    assert_eq!(header, expected);
    let csv = format!("{}\n552054;web;2026-11-18;Praha;z novin;loni;d\n", expected.join(";"));
    let reading = read(csv.as_bytes(), "a.csv", &room, &on("2026-11-20")).unwrap_or_else(|found| panic!("{found:?}"));
    let response = &stored(&reading)[0];
    assert_eq!(exported.row(response).join(";"), "552054;web;2026-11-18;Praha;z novin;loni;d");
    let line = exported.line(response);
    let again = read(line.as_bytes(), "a.jsonl", &room, &on("2026-11-20")).unwrap_or_else(|found| panic!("{found:?}"));
    assert_eq!(again.rows, reading.rows, "{line}");
}

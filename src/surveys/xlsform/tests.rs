//! The reader and the writer as a town hall meets them.

use std::io::{Cursor, Write};

use proptest::prelude::*;

use super::*;
use crate::surveys::questionnaire::{GroupKind, Item, Kind, Layout, Required, Role};
use crate::vocabulary::Lang;

const NEEDS: &str = "
| survey |
| | type | name | label::Čeština (cs) | label::English (en) | hint::Čeština (cs) | relevant | required | constraint | constraint_message::Čeština (cs) | appearance | parameters | cp_topic | cp_scale |
| | select_one age | age | Kolik je Vám let? | How old are you? | | | yes | | | | | demography | |
| | integer | years | Jak dlouho zde žijete? | How long have you lived here? | V celých rocích | ${age} != 'child' | | . >= 0 and . <= 120 | Zadejte 0 až 120 | | | | |
| | begin group | marks | Oznámkujte služby | Mark the services | | | | | | table-list | | | school |
| | select_one marks | bus | Autobusy | Buses | | | | | | | | transport | |
| | select_one marks | clinic | Ordinace | Clinic | | | | | | | | health | |
| | end group | | | | | | | | | | | | |
| | begin group | last | Závěr | End | | selected(${needs}, 'bus') | | | | field-list | | | |
| | note | thanks | **Děkujeme** <b>moc</b> | Thank you | | | | | | | | | |
| | text | more | Co byste dodali? | Anything else? | | | ${years} > 3 | | | | rows=4 | | |
| | end group | | | | | | | | | | | | |
| | select_multiple needs or_other | needs | Co potřebujete? | What do you need? | | | | | | | | | |
| | rank needs | order | Seřaďte potřeby | Put the needs in order | | | | | | | randomize=true seed=42 | | |

| choices |
| | list_name | name | label::Čeština (cs) | label::English (en) | cp_role | colour |
| | age | child | do 18 | under 18 | | |
| | age | adult | 18 a více | 18 and over | | |
| | marks | 1 | 1 – výborně | 1 – excellent | | |
| | marks | 2 | 2 | 2 | | |
| | marks | 3 | 3 – špatně | 3 – bad | | |
| | marks | dk | Nevím | I don't know | dont_know | |
| | needs | bus | Autobus \\| vlak | Bus \\| train | | red |
| | needs | care | Péče<br>doma | Care<br>at home | | |
| | needs | nothing | Nic z toho | None of these | none | |

| settings |
| | form_title::Čeština (cs) | form_title::English (en) | form_id | version | cp_layout | cp_minutes | style |
| | Potřeby obyvatel | Needs of residents | needs | 3 | one-page | 5 | pages |
";

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), "dotaznik.md")
}

fn codes(reading: &Reading, level: Level) -> Vec<String> {
    reading.findings.iter().filter(|finding| finding.level == level).map(|finding| finding.code.to_string()).collect()
}

fn check_rejected(text: &str, code: &str, row: Option<u32>) {
    let reading = reading(text);
    let found = reading.findings.iter().find(|finding| finding.code == code);
    assert!(!reading.accepted(), "{text}");
    assert_eq!(found.map(|finding| finding.row), Some(row), "{code} in {:?}", reading.findings);
}

fn needs() -> Questionnaire {
    let reading = reading(NEEDS);
    assert_eq!(codes(&reading, Level::Error), [""; 0], "{:?}", reading.findings);
    reading.questionnaire.expect("a questionnaire")
}

#[test]
fn a_workbook_becomes_a_questionnaire() {
    let needs = needs();
    assert_eq!(needs.title.text("en", "cs"), "Needs of residents");
    assert_eq!((needs.form_id.as_str(), needs.version.as_str(), needs.layout), ("needs", "3", Layout::OnePage));
    assert_eq!(needs.languages, ["Čeština (cs)", "English (en)"]);
    assert_eq!(needs.settings["cp_minutes"].text("cs", "cs"), "5");
    let age = needs.question("age").expect("the age");
    assert_eq!(age.kind, Kind::SelectOne { list: "age".into() });
    assert_eq!(age.required, Required::Yes);
    assert_eq!(age.attributes["cp_topic"].text("cs", "cs"), "demography");
    assert_eq!(needs.question("more").expect("more").required, Required::When("${years} > 3".into()));
    assert_eq!(needs.question("thanks").expect("a note").label.text("cs", "cs"), "**Děkujeme** <b>moc</b>");
    let kinds: Vec<GroupKind> = needs
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Group(group) => Some(group.kind),
            Item::Question(_) => None,
        })
        .collect();
    assert_eq!(kinds, [GroupKind::Grid, GroupKind::OnePage]);
}

#[test]
fn or_other_adds_the_choice_in_every_language_and_no_question() {
    let needs = needs();
    let other = needs.lists["needs or_other"].last().expect("a choice");
    assert_eq!((other.name.as_str(), other.role), ("other", Role::Other));
    assert_eq!((other.label.text("cs", ""), other.label.text("en", "")), ("Jiné", "Other"));
    assert!(needs.question("needs_other").is_none());
    let (needed, order) = (needs.question("needs").expect("needs"), needs.question("order").expect("an order"));
    assert_eq!((needs.choices(needed).len(), needs.choices(order).len()), (4, 3), "the ranking has no “other”");
    assert_eq!(needs.lists["needs"][2].role, Role::Exclusive);
    assert_eq!(needs.lists["marks"][3].role, Role::DontKnow);
}

#[test]
fn every_container_gives_back_the_same_questionnaire() {
    let needs = needs();
    for container in [Container::Xlsx, Container::Csv, Container::Markdown] {
        let name = match container {
            Container::Xlsx => "a.xlsx",
            Container::Csv => "a.csv",
            _ => "a.md",
        };
        let bytes = write(&needs, container).expect("a file");
        let again = read(&bytes, name);
        assert_eq!(codes(&again, Level::Error), [""; 0], "{container:?}: {:?}", again.findings);
        assert_eq!(again.questionnaire.as_ref(), Some(&needs), "{container:?}");
    }
    assert!(write(&needs, Container::Xls).is_none());
}

#[test]
fn awkward_texts_survive_every_container() {
    let mut needs = needs();
    for (at, text) in [
        "=1+1",
        "'=1",
        "-5 let",
        "a \\| b",
        "back\\slash \\",
        "two\nlines",
        "<br>",
        "\"q\"; ok, ok",
        "| - |",
        "žluťoučký",
    ]
    .iter()
    .enumerate()
    {
        needs.items.push(Item::Question(crate::surveys::questionnaire::Question {
            name: format!("odd{at}"),
            label: Localized::default().with("Čeština (cs)", *text).with("English (en)", *text),
            ..Default::default()
        }));
    }
    for (container, name) in [(Container::Xlsx, "a.xlsx"), (Container::Csv, "a.csv"), (Container::Markdown, "a.md")] {
        let again = read(&write(&needs, container).expect("a file"), name);
        assert_eq!(again.questionnaire.as_ref(), Some(&needs), "{container:?}");
    }
}

#[test]
fn a_csv_from_a_czech_excel_is_read() {
    let text = "survey;;;\n;type;name;label\n;text;q;Co byste zlepšili, kdybyste mohli?\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1250.encode(text);
    let reading = read(&bytes, "dotazník.csv");
    let questionnaire = reading.questionnaire.expect("a questionnaire");
    assert_eq!(questionnaire.form_id, "dotazník");
    assert_eq!(questionnaire.items.len(), 1);
    assert_eq!(questionnaire.questions()[0].label.text("cs", "cs"), "Co byste zlepšili, kdybyste mohli?");
}

#[test]
fn mistakes_are_found_where_they_are() {
    let survey = |rows: &str| format!("| survey |\n| | type | name | label | relevant | appearance |\n{rows}");
    check_rejected(&survey("| | text | q 1 | Q | | |"), "bad_name", Some(2));
    check_rejected(&survey("| | text | a | A | | |\n| | text | a | A | | |"), "duplicate_name", Some(3));
    check_rejected(&survey("| | telepathy | a | A | | |"), "unknown_type", Some(2));
    check_rejected(
        &survey("| | text | a | A | | |\n| | text | b | B | ${aa} = 1 | |"),
        "unknown_reference_near",
        Some(3),
    );
    check_rejected(&survey("| | text | a | A | | |\n| | text | b | B | ${a} = | |"), "bad_expression", Some(3));
    check_rejected(&survey("| | begin group | g | G | | |\n| | text | a | A | | |"), "begin_without_end", Some(2));
    check_rejected(&survey("| | select_one l | a | A | | |"), "no_choices_sheet", Some(2));
    check_rejected("| surveys |\n| | type | name |\n| | text | a |", "no_survey_sheet", None);
    let two_scales = "| | begin group | g | G | | table-list |\n| | select_one l | a | A | | |\n| | select_one m | b | B | | |\n\
        | | end group | | | | |\n| choices |\n| | list_name | name | label |\n| | l | a | A |\n| | m | b | B |";
    check_rejected(&survey(two_scales), "grid_lists", Some(2));
}

#[test]
fn what_we_do_not_offer_is_named_and_does_not_reject() {
    let reading = reading(
        "| survey |\n| | type | name | label | calculation | media::image |\n| | geopoint | g | Kde? | | |\n\
         | | begin repeat | r | Domácnost | | |\n| | text | t | Kdo? | pulldata('a', 'b', 'c', 'd') | x.png |\n| | end repeat | | | | |\n\
         | | begin group | s | S | | |\n| | text | t | Kdo? | | |\n| | end group | | | | |\n\
         | entities |\n| | dataset | label |\n| | people | x |",
    );
    assert!(reading.accepted(), "{:?}", reading.findings);
    assert_eq!(
        reading.unsupported,
        ["calculation", "entities", "geopoint", "media", "pulldata()", "repeat", "same name in two groups"]
    );
}

#[test]
fn advice_is_given_about_a_form_that_holds_together() {
    let long = "x".repeat(201);
    let reading = reading(&format!(
        "| survey |\n| | type | name | label::cs | label::en | relevant |\n\
         | | text | later | Později? | Later? | ${{last}} = 'x' |\n| | text | never | Nikdy? | Never? | 1 = 2 |\n\
         | | text | half | Jen česky | | |\n| | text | long | {long} | {long} | |\n\
         | | date | born | Datum narození | Date of birth | |\n| | select_one m | mark | Známka | Mark | |\n\
         | | text | last | Konec? A co? | End | |\n\
         | choices |\n| | list_name | name | label::cs | label::en |\n| | m | 1 | 1 | 1 |\n| | m | 2 | 2 | 2 |\n| | m | 3 | 3 | 3 |\n\
         | setings |\n| | form_title |\n| | X |",
    ));
    assert!(reading.accepted());
    let mut codes = codes(&reading, Level::Warning);
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "identity_question",
            "long_label",
            "missing_translation",
            "never_asked",
            "refers_to_later",
            "scale_without_direction",
            "sheet_name",
            "two_in_one"
        ]
    );
    let row = |code: &str| reading.findings.iter().find(|finding| finding.code == code).and_then(|finding| finding.row);
    assert_eq!((row("refers_to_later"), row("missing_translation")), (Some(2), Some(4)));
}

#[test]
fn publishing_is_stricter_than_reading() {
    let gate = |text: &str| -> Vec<String> {
        let questionnaire = reading(text).questionnaire.expect("a questionnaire");
        publishing_findings(&questionnaire).iter().map(|finding| finding.code.to_string()).collect()
    };
    assert_eq!(gate(&NEEDS.replace("randomize=true seed=42", "")), [""; 0]);
    assert_eq!(gate("| survey |\n| | type | name | label |\n| | note | n | Dobrý den |"), ["nothing_to_ask"]);
    assert_eq!(gate("| survey |\n| | type | name | label |\n| | text | n | Vaše rodné číslo |"), ["identity_question"]);
    assert_eq!(
        gate("| survey |\n| | type | name | label |\n| | text | n | A |\n| | geopoint | g | Kde? |"),
        ["not_published"]
    );
}

#[test]
fn the_default_language_of_the_settings_claims_unnamed_texts() {
    let reading = reading(
        "| survey |\n| | type | name | label | label::English (en) |\n| | text | q | Otázka | Question |\n\
         | settings |\n| | default_language |\n| | Čeština (cs) |",
    );
    let questionnaire = reading.questionnaire.expect("a questionnaire");
    assert_eq!(questionnaire.languages, ["Čeština (cs)", "English (en)"]);
    assert_eq!(questionnaire.questions()[0].label.0["Čeština (cs)"], "Otázka");
    let again = read(&write(&questionnaire, Container::Csv).expect("a file"), "x.csv");
    assert_eq!(again.questionnaire, Some(questionnaire));
}

#[test]
fn the_answer_for_scripts_keeps_its_shape() {
    let answer = check_json(&reading("| survey |\n| | type | name | label |\n| | text | q 1 | Q |"), Lang::En);
    assert_eq!(answer["accepted"], false);
    assert_eq!(answer["unsupported"], serde_json::json!([]));
    let finding = &answer["findings"][0];
    assert_eq!(finding["level"], "error");
    assert_eq!((&finding["sheet"], &finding["row"], &finding["column"]), (&"survey".into(), &2.into(), &"name".into()));
    assert!(finding["message"].as_str().is_some_and(|message| message.contains("“q 1”")));
    assert_eq!(answer["questionnaire"]["form_id"], "dotaznik");
}

#[test]
fn a_workbook_that_unpacks_to_a_mountain_is_turned_away() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("xl/worksheets/sheet1.xml", options).expect("a part");
    for _ in 0..30 {
        archive.write_all(&vec![b' '; 1024 * 1024]).expect("a megabyte");
    }
    let bytes = archive.finish().expect("a zip").into_inner();
    assert!(bytes.len() < 100_000);
    assert_eq!(codes(&read(&bytes, "a.xlsx"), Level::Error), ["too_large"]);
}

#[test]
fn a_cell_in_the_last_corner_is_a_finding_and_not_a_table_of_billions() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").expect("a name");
    sheet.write(0, 0, "type").expect("a cell");
    sheet.write(1_048_575, 16_383, "x").expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    assert_eq!(codes(&read(&bytes, "a.xlsx"), Level::Error), ["too_many_rows"]);
}

#[test]
fn the_old_binary_excel_is_read_and_its_corners_are_guarded() {
    let cells =
        [(0, 0, "type"), (0, 1, "name"), (0, 2, "label"), (2, 0, "text"), (2, 1, "q"), (2, 2, "Co byste zlepšili?")];
    let reading = read(&crate::spreadsheet::an_old_workbook("survey", &cells, 3), "dotaznik.xls");
    assert!(reading.accepted(), "{:?}", reading.findings);
    let label = reading.questionnaire.map(|form| form.questions()[0].label.text("cs", "cs").to_owned());
    assert_eq!(label.as_deref(), Some("Co byste zlepšili?"));
    let far = crate::spreadsheet::an_old_workbook("survey", &[(0, 0, "type"), (65_535, 255, "x")], 3);
    assert_eq!(codes(&read(&far, "a.xls"), Level::Error), ["cells_far_apart"]);
}

/// Two coloured cells without words at the end of a sheet are enough for a claim of all its rows.
#[test]
fn what_an_old_workbook_claims_to_be_large_is_not_believed() {
    let cells = [(0, 0, "type"), (0, 1, "name"), (0, 2, "label"), (2, 0, "text"), (2, 1, "q"), (2, 2, "Co?")];
    let reading = read(&crate::spreadsheet::an_old_workbook("survey", &cells, u32::MAX), "a.xls");
    assert!(reading.accepted(), "{:?}", reading.findings);
}

#[test]
fn a_thousand_nested_groups_are_a_finding() {
    let begin: String = (0..1000).map(|at| format!("| | begin group | g{at} | G |\n")).collect();
    let end = "| | end group | | |\n".repeat(1000);
    let text = format!("| survey |\n| | type | name | label |\n{begin}| | text | q | Q |\n{end}");
    assert_eq!(codes(&reading(&text), Level::Error), ["too_deep"]);
}

#[test]
fn numbers_and_formulas_of_excel_are_read_as_what_is_shown() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let survey = book.add_worksheet();
    survey.set_name("Survey").expect("a name");
    for (column, header) in ["Type", "Name", "Label"].iter().enumerate() {
        survey.write(0, column as u16, *header).expect("a cell");
    }
    survey.write(2, 0, "select_one m").expect("a cell");
    survey.write(2, 1, "q").expect("a cell");
    survey.write_formula(2, 2, rust_xlsxwriter::Formula::new("A1&B1").set_result("Známka")).expect("a cell");
    let choices = book.add_worksheet();
    choices.set_name("choices").expect("a name");
    for (column, header) in ["list_name", "name", "label"].iter().enumerate() {
        choices.write(0, column as u16, *header).expect("a cell");
    }
    choices.write(1, 0, "m").expect("a cell");
    choices.write(1, 1, 1).expect("a cell");
    choices.write(1, 2, 1.5).expect("a cell");
    let reading = read(&book.save_to_buffer().expect("a workbook"), "a.xlsx");
    let questionnaire = reading.questionnaire.expect("a questionnaire");
    assert_eq!(questionnaire.questions()[0].label.text("cs", "cs"), "Známka");
    assert_eq!(questionnaire.lists["m"][0].name, "1");
    assert_eq!(questionnaire.lists["m"][0].label.text("cs", "cs"), "1.5");
}

/// A sheet of choices whose labels Excel took for something else.
fn typed_into_excel(of_label: impl Fn(&mut rust_xlsxwriter::Worksheet, u32)) -> Reading {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("survey", vec![vec!["type", "name", "label"], vec!["select_one c", "kdy", "Kdy?"]]),
        ("choices", vec![vec!["list_name", "name", "label"], vec!["c", "a", ""], vec!["c", "b", "jindy"]]),
    ] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (row, cells) in rows.iter().enumerate() {
            sheet.write_row(row as u32, 0, cells.iter().copied()).expect("a row");
        }
        if name == "choices" {
            of_label(sheet, 1);
        }
    }
    read(&book.save_to_buffer().expect("a workbook"), "a.xlsx")
}

#[test]
fn times_and_percents_of_excel_are_read_as_they_are_shown() {
    for (value, format, shown) in [
        (1.0 / 3.0, "h:mm:ss", "8:00"),
        (0.520_833_333_333_333_4, "h:mm", "12:30"),
        (0.1, "0 %", "10 %"),
        (0.075, "0.0%", "7,5%"),
        (46_346.0, "d.m.yyyy", "20.11.2026"),
    ] {
        let reading = typed_into_excel(|sheet, row| {
            let format = rust_xlsxwriter::Format::new().set_num_format(format);
            sheet.write_number_with_format(row, 2, value, &format).expect("a cell");
        });
        assert!(reading.accepted(), "{:?}", reading.findings);
        let lists = reading.questionnaire.expect("a questionnaire").lists;
        assert_eq!(lists["c"][0].label.text("cs", "cs"), shown);
    }
}

/// In columns of values a day stays a day and a tenth a tenth, however they are shown.
#[test]
fn values_of_excel_stay_values_where_programs_read_them() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("survey").expect("a name");
    sheet.write_row(0, 0, ["type", "name", "label", "constraint"]).expect("a row");
    sheet.write_row(1, 0, ["integer", "a", "A"]).expect("a row");
    let format = |code: &str| rust_xlsxwriter::Format::new().set_num_format(code);
    sheet.write_number_with_format(1, 3, 0.1, &format("0 %")).expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_name("settings").expect("a name");
    sheet.write_row(0, 0, ["form_title", "form_id", "version"]).expect("a row");
    sheet.write_row(1, 0, ["A", "a"]).expect("a row");
    sheet.write_number_with_format(1, 2, 46_346, &format("d.m.yyyy")).expect("a cell");
    let questionnaire = read(&book.save_to_buffer().expect("a workbook"), "a.xlsx").questionnaire.expect("a form");
    assert_eq!(questionnaire.version, "2026-11-20");
    assert_eq!(questionnaire.questions()[0].constraint.as_deref(), Some("0.1"));
}

/// `1-2` typed into Excel is the first of February, and nobody can tell any more.
#[test]
fn a_label_that_excel_made_a_day_of_is_a_finding() {
    let reading = typed_into_excel(|sheet, row| {
        let format = rust_xlsxwriter::Format::new().set_num_format("d. m.");
        sheet.write_number_with_format(row, 2, 46_054, &format).expect("a cell");
    });
    let found: Vec<_> = reading.findings.iter().filter(|finding| finding.level == Level::Error).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code.as_ref(), found[0].sheet.as_str(), found[0].row), ("date_cell", "choices", Some(2)));
    assert!(found[0].message(Lang::En).contains("Format the cell as text"));
}

#[test]
fn a_form_in_any_letters_and_after_a_line_that_names_the_separator_is_read() {
    let text = "survey;;;\n;type;name;label\n;text;q;Čím vám můžeme pomoci?\n";
    let with_mark = format!("\u{feff}{text}");
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    for bytes in [
        text.as_bytes().to_vec(),
        format!("sep=;\r\n{text}").into_bytes(),
        wide(&with_mark, u16::to_le_bytes),
        wide(&with_mark, u16::to_be_bytes),
        wide(text, u16::to_le_bytes),
        encoding_rs::WINDOWS_1250.encode(text).0.into_owned(),
    ] {
        let reading = read(&bytes, "a.csv");
        assert!(reading.accepted(), "{:?}", reading.findings);
        let label = reading.questionnaire.map(|form| form.questions()[0].label.text("cs", "cs").to_owned());
        assert_eq!(label.as_deref(), Some("Čím vám můžeme pomoci?"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_bytes_break_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in ".{0,12}") {
        read(&bytes, &name);
        for magic in [&b"PK\x03\x04"[..], &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], b"|"] {
            read(&[magic, &bytes].concat(), &name);
        }
    }

    #[test]
    fn no_damage_to_a_workbook_breaks_the_reader(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        static BOOK: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        let mut bytes = BOOK.get_or_init(|| write(&needs(), Container::Xlsx).expect("a file")).clone();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        read(&bytes, "a.xlsx");
    }

    #[test]
    fn no_table_breaks_the_reader_or_the_writer(rows in proptest::collection::vec((
        prop::sample::select(vec!["text", "select_one l", "select_one l or_other", "begin group", "end group", "begin repeat",
            "end repeat", "range", "begin_loop over l", "note", "", "rank l", "calculate"]),
        prop::sample::select(vec!["a", "b", "a_other", "meta", "", "1"]),
        "[a-z|<>$=\\\\{}()\u{e1} ]{0,8}",
        prop::sample::select(vec!["", "${a} = 1", "${b", "1 = 2", "table-list", "a=1", "step=0"])), 0..12)) {
        let mut text = String::from("| survey |\n| | type | name | label | relevant | parameters | appearance |\n");
        for (kind, name, label, extra) in rows {
            text.push_str(&format!("| | {kind} | {name} | {label} | {extra} | {extra} | {extra} |\n"));
        }
        text.push_str("| choices |\n| | list_name | name | label |\n| | l | x | X |\n");
        let reading = reading(&text);
        if let Some(questionnaire) = &reading.questionnaire {
            publishing_findings(questionnaire);
            if reading.accepted() {
                for (container, name) in [(Container::Csv, "a.csv"), (Container::Markdown, "a.md")] {
                    let again = read(&write(questionnaire, container).expect("a file"), name);
                    prop_assert_eq!(again.questionnaire.as_ref(), Some(questionnaire));
                }
            }
        }
    }
}

/// `relevent` was a column like any other that nobody knows, and its conditions were gone without a word.
#[test]
fn a_misspelt_column_and_a_text_beyond_the_header_are_named() {
    let reading = read(
        b"| survey |\n| | type | name | label | relevent | hnit |\n| | text | a | A | | | beyond |\n| | text | b | B | 1 = 2 | h |\n",
        "a.md",
    );
    let said = |code: &str| -> Vec<String> {
        let of_code = reading.findings.iter().filter(|finding| finding.code == code);
        of_code.map(|finding| finding.facts.get("meant").or(finding.facts.get("text")).unwrap().clone()).collect()
    };
    assert_eq!(said("column_near"), ["relevant", "hint"]);
    assert_eq!(said("cell_without_header"), ["beyond"]);
}

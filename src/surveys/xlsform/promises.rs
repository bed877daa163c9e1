//! What a workbook says and residents would not get: each is named when it is read, and forbids
//! publishing where a resident would meet something wrong.

use super::columns::Part;
use super::offer::{APPEARANCES, COLUMNS, PARAMETERS, Treatment};
use super::*;
use crate::surveys::questionnaire::{Kind, Role};
use crate::vocabulary::Lang;

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), "dotaznik.md")
}

fn codes(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.code.as_ref()).collect()
}

/// What forbids publishing, by code; the workbook itself is accepted.
#[track_caller]
fn before(text: &str) -> Vec<String> {
    let reading = reading(text);
    assert!(reading.accepted(), "{:?}\n{text}", reading.findings);
    codes(&reading.before_publishing()).into_iter().map(str::to_owned).collect()
}

/// A workbook of one text question with one more column.
fn with_column(part: Part, column: &str, value: &str) -> String {
    let (survey, settings, choices) = match part {
        Part::Survey => ((column, value), ("cp_minutes", "5"), ("colour", "red")),
        Part::Settings => (("note", "x"), (column, value), ("colour", "red")),
        Part::Choices => (("note", "x"), ("cp_minutes", "5"), (column, value)),
    };
    format!(
        "| survey |\n| | type | name | label | {} |\n| | text | q | Otázka | {} |\n| | select_one l | s | Výběr | |\n\
         | choices |\n| | list_name | name | label | {} |\n| | l | a | Ano | {} |\n| | l | b | Ne | |\n\
         | settings |\n| | form_title | form_id | {} |\n| | Dotazník | d | {} |",
        survey.0, survey.1, choices.0, choices.1, settings.0, settings.1
    )
}

#[track_caller]
fn check_treatment(text: &str, column: &str, treatment: Treatment) {
    let reading = reading(text);
    assert!(reading.accepted(), "{column}: {:?}", reading.findings);
    let (said, before) = (codes(&reading.findings), reading.before_publishing());
    match treatment {
        Treatment::Works => {
            assert_eq!(before, [], "{column}");
            assert!(!said.iter().any(|code| code.starts_with("ignored")), "{column}: {said:?}");
        }
        Treatment::Advice(code) => {
            assert_eq!(before, [], "{column}");
            assert!(said.contains(&code), "{column}: {said:?}");
        }
        Treatment::Forbids(feature) => {
            assert!(reading.unsupported.iter().any(|known| known == feature), "{column}: {:?}", reading.unsupported);
            let refused = before.iter().any(|finding| finding.facts.get("feature").is_some_and(|f| f == feature));
            assert!(refused, "{column}: {before:?}");
            // Reading knew the row, and says nothing a second time.
            assert!(before.iter().all(|finding| finding.row.is_some()), "{column}: {before:?}");
        }
    }
}

#[test]
fn every_column_of_the_standard_comes_to_what_the_table_says() {
    for (part, name, treatment) in COLUMNS {
        let (column, value) = match *name {
            // They stand in every one of these workbooks; a row that is switched off is no question.
            "type" | "name" | "label" | "list_name" | "form_title" | "form_id" | "disabled" | "note" => continue,
            "media::" => ("media::image", "a.png"),
            "bind::" => ("bind::odk:length", "5"),
            "body::" => ("body::accuracyThreshold", "5"),
            "instance::" => ("instance::odk:tag", "5"),
            "relevant" | "constraint" | "choice_filter" => (*name, "1 = 1"),
            "required" | "read_only" | "allow_choice_duplicates" | "omit_instanceid" | "clean_text_values" => {
                (*name, "yes")
            }
            "calculation" => (*name, "1 + 1"),
            "trigger" => (*name, "${s}"),
            "appearance" => (*name, "multiline"),
            "parameters" => (*name, " "),
            "default_language" => (*name, "Čeština (cs)"),
            name => (name, "text"),
        };
        check_treatment(&with_column(*part, column, value), column, *treatment);
    }
}

#[test]
fn every_parameter_and_word_of_appearance_comes_to_what_the_table_says() {
    for (parameter, treatment) in PARAMETERS {
        let (kind, value) = match *parameter {
            "rows" => ("text", "rows=3"),
            "randomize" => ("select_one l", "randomize=true"),
            // Only beside randomize.
            _ => continue,
        };
        let text = with_column(Part::Survey, "parameters", value).replace("| text | q |", &format!("| {kind} | q |"));
        check_treatment(&text, parameter, *treatment);
    }
    for (word, treatment) in APPEARANCES {
        let value = match *word {
            "search(" => "search('obce')",
            "ex:" => "ex:cz.obec.app",
            // Groups have tests of their own.
            "table-list" | "field-list" => continue,
            word => word,
        };
        check_treatment(&with_column(Part::Survey, "appearance", value), word, *treatment);
    }
    check_treatment(
        &with_column(Part::Survey, "appearance", "minimal"),
        "minimal",
        Treatment::Advice("ignored_appearance"),
    );
}

#[test]
fn rows_of_a_device_ask_nobody_anything_and_do_not_forbid_publishing() {
    let text = "| survey |\n| | type | name | label |\n| | start | start | |\n| | end | end | |\n| | today | today | |\n\
                | | deviceid | deviceid | |\n| | username | username | |\n| | text | q | Co chybí? |";
    let reading = reading(text);
    assert_eq!(reading.before_publishing(), []);
    assert_eq!(reading.unsupported, [""; 0]);
    assert_eq!(codes(&reading.findings), ["metadata_row"; 5]);
    let form = crate::surveys::fill::Form::new(reading.questionnaire.expect("a questionnaire"));
    assert_eq!(form.question_count(), 1);
    let asks = format!("{text}\n| settings |\n| | form_title |\n| | X |").replace("| label |", "| label | relevant |");
    let asks = asks.replace("| Co chybí? |", "| Co chybí? | ${today} != '' |");
    assert_eq!(before(&asks), ["refers_to_unasked"]);
}

#[test]
fn only_the_question_that_says_or_other_offers_it_and_the_way_back_is_accepted() {
    let text = "| survey |\n| | type | name | label | relevant |\n| | select_multiple top | a | Co využíváte? | |\n\
                | | text | a_other | Co jiného? | selected(${a}, 'other') |\n| | select_multiple top or_other | b | Co chybí? | |\n\
                | choices |\n| | list_name | name | label |\n| | top | bus | Autobus |\n| | top | other | Jiné |";
    let questionnaire = reading(text).questionnaire.expect("a questionnaire");
    let roles = |name: &str| {
        let question = questionnaire.question(name).expect("a question");
        questionnaire.choices(question).iter().map(|choice| choice.role).collect::<Vec<_>>()
    };
    assert_eq!(roles("a"), [Role::Plain, Role::Plain]);
    assert_eq!(roles("b"), [Role::Plain, Role::Other]);
    assert_eq!(before(text), [""; 0]);
    for (container, name) in
        [(Container::Csv, "dotaznik.csv"), (Container::Xlsx, "dotaznik.xlsx"), (Container::Markdown, "dotaznik.md")]
    {
        let again = read(&write(&questionnaire, container).expect("a file"), name);
        assert!(again.accepted(), "{:?}", again.findings);
        assert_eq!(again.questionnaire.as_ref(), Some(&questionnaire));
    }
}

#[test]
fn choices_of_another_sheet_survive_the_way_back() {
    let text = "| survey |\n| | type | name | label | choice_filter |\n| | select_one_external obce | o | Obec? | kraj='jc' |\n\
                | external_choices |\n| | list_name | name | label | kraj |\n| | obce | bechyne | Bechyně | jc |";
    let questionnaire = reading(text).questionnaire.expect("a questionnaire");
    for (container, name) in
        [(Container::Csv, "dotaznik.csv"), (Container::Xlsx, "dotaznik.xlsx"), (Container::Markdown, "dotaznik.md")]
    {
        let again = read(&write(&questionnaire, container).expect("a file"), name);
        assert_eq!(again.questionnaire.as_ref(), Some(&questionnaire));
        assert!(again.unsupported.contains(&"external choices".to_owned()));
    }
}

#[test]
fn an_answer_put_into_any_text_forbids_publishing() {
    let form = |label: &str, hint: &str, message: &str, group: &str, choice: &str| {
        format!(
            "| survey |\n| | type | name | label | hint | required | required_message |\n| | integer | clenu | Kolik vás je? | | | |\n\
             | | begin group | g | {group} | | | |\n| | select_one l | q | {label} | {hint} | yes | {message} |\n| | end group | | | | | |\n\
             | choices |\n| | list_name | name | label |\n| | l | a | {choice} |\n| | l | b | Ne |"
        )
    };
    assert_eq!(before(&form("Q", "H", "M", "G", "C")), [""; 0]);
    for text in [
        form("Stačí to pro ${clenu}?", "H", "M", "G", "C"),
        form("Q", "Je vás ${clenu}.", "M", "G", "C"),
        form("Q", "H", "Je vás ${clenu}.", "G", "C"),
        form("Q", "H", "M", "Je vás ${clenu}", "C"),
        form("Q", "H", "M", "G", "Všech ${clenu}"),
    ] {
        assert_eq!(before(&text), ["not_published"], "{text}");
        assert_eq!(reading(&text).unsupported, ["answers in texts"]);
    }
}

#[test]
fn names_of_export_columns_are_refused_in_any_case() {
    for name in ["municipality", "channel", "received_on", "Channel", "RECEIVED_ON"] {
        let reading = reading(&format!("| survey |\n| | type | name | label |\n| | text | {name} | Odkud jste? |"));
        assert!(!reading.accepted(), "{name}");
        assert_eq!((codes(&reading.findings), reading.findings[0].row), (vec!["export_name"], Some(2)));
        assert!(reading.findings[0].message(Lang::Cs).contains("Přejmenujte"));
    }
    // Nothing is exported of a note or a group.
    let fine = "| survey |\n| | type | name | label |\n| | begin group | channel | G |\n| | note | municipality | Ahoj |\n\
                | | text | municipality_1 | Odkud? |\n| | end group | | |";
    assert_eq!(before(fine), [""; 0]);
}

#[test]
fn a_step_larger_than_its_range_is_rejected() {
    let range = |parameters: &str| {
        reading(&format!("| survey |\n| | type | name | label | parameters |\n| | range | r | Kolik? | {parameters} |"))
    };
    assert_eq!(codes(&range("start=1 end=5 step=9").findings), ["parameter_too_big", "unsupported"]);
    for fine in ["start=1 end=5 step=4", "start=0 end=0.3 step=0.3", "start=5 end=1 step=2", "start=5 end=1 step=-2"] {
        assert!(range(fine).accepted(), "{fine}");
    }
}

#[test]
fn a_grid_of_several_choices_a_row_is_named_and_not_rejected() {
    let text = "| survey |\n| | type | name | label | appearance |\n| | begin group | g | Služby | table-list |\n\
                | | select_multiple yn | a | Pošta | |\n| | select_multiple yn | b | Lékař | |\n| | end group | | | |\n\
                | choices |\n| | list_name | name | label |\n| | yn | yes | Ano |\n| | yn | no | Ne |";
    let reading = reading(text);
    assert!(reading.accepted(), "{:?}", reading.findings);
    assert_eq!(reading.unsupported, ["table-list of select_multiple"]);
    assert_eq!(codes(&reading.before_publishing()), ["not_published"]);
}

#[test]
fn a_condition_on_a_choice_that_does_not_exist_is_found() {
    let form = |condition: &str| {
        format!(
            "| survey |\n| | type | name | label | relevant |\n| | select_one yn | a | Jezdíte? | |\n| | select_multiple m | b | Kam? | |\n\
             | | text | t | Proč? | {condition} |\n\
             | choices |\n| | list_name | name | label |\n| | yn | ano | Ano |\n| | yn | ne | Ne |\n| | m | 1 | Práce |\n| | m | 2 | Škola |"
        )
    };
    for wrong in ["${a}='anno'", "'ANO' = ${a}", "selected(${b}, '3')", "not(${a} != 'nee') and ${b} = '1'", "${b} = 3"]
    {
        let found = before(&form(wrong));
        assert!(found.iter().all(|code| code.starts_with("no_such_choice")) && found.len() == 1, "{wrong}: {found:?}");
    }
    for right in ["${a}='ano'", "${a} != ''", "selected(${b}, '1')", "${b} = 1", "${b} = '1 2'", "${t} = ''"] {
        assert_eq!(before(&form(right)), [""; 0], "{right}");
    }
    assert_eq!(before(&form("${a}='anno'")), ["no_such_choice_near"]);
}

#[test]
fn a_word_that_stands_for_no_answer_forbids_publishing() {
    let form = |relevant: &str, required: &str| {
        format!(
            "| survey |\n| | type | name | label | relevant | required |\n| | text | a | A? | | |\n| | text | b | B? | {relevant} | {required} |"
        )
    };
    assert_eq!(before(&form("${a} != ''", "yes")), [""; 0]);
    assert_eq!(before(&form("a != ''", "")), ["bare_word"]);
    assert_eq!(before(&form("", "maybe")), ["bare_word"]);
}

#[test]
fn languages_nobody_can_tell_forbid_publishing() {
    let form = |one: &str, other: &str| {
        format!("| survey |\n| | type | name | label::{one} | label::{other} |\n| | text | q | Otázka | Question |")
    };
    assert_eq!(before(&form("Čeština (cs)", "English")), [""; 0]);
    assert_eq!(before(&form("česky", "anglicky")), [""; 0]);
    assert_eq!(before(&form("Čeština (cs)", "Překlad")), ["unknown_language"]);
    assert_eq!(before(&form("Čeština (cs)", "Text (xx)")), ["unknown_language"]);
    assert_eq!(before(&form("Čeština (cs)", "cs")), ["language_twice"]);
}

#[test]
fn what_excel_made_of_times_and_percents_is_pointed_out() {
    let form = |label: &str| {
        format!(
            "| survey |\n| | type | name | label |\n| | select_one l | q | Kdy? |\n\
             | choices |\n| | list_name | name | label |\n| | l | a | {label} |\n| | l | b | Jindy |"
        )
    };
    assert_eq!(before(&form("1899-12-31T08:00:00")), ["excel_moment"]);
    for (label, code) in [("2026-02-01", "excel_day"), ("0.1", "excel_fraction")] {
        assert_eq!(before(&form(label)), [""; 0]);
        assert!(codes(&reading(&form(label)).findings).contains(&code), "{label}");
    }
}

/// A question on a scale, with one more choice.
fn marks(scale: &str, name: &str, label: &str, role: &str) -> String {
    format!(
        "| survey |\n| | type | name | label | cp_scale | appearance |\n| | select_one z | q | Známka? | {scale} |\n\
         | choices |\n| | list_name | name | label | cp_role |\n| | z | 1 | výborně | |\n| | z | 2 | dobře | |\n\
         | | z | 3 | špatně | |\n| | z | {name} | {label} | {role} |"
    )
}

#[test]
fn a_choice_that_may_be_no_degree_of_its_scale_waits_for_an_answer() {
    for scale in ["1-best | ", "high | ", "none | ", " | likert"] {
        assert_eq!(before(&marks(scale, "nevim", "Nevím", "")), ["scale_answer_unclear"], "{scale}");
        assert_eq!(before(&marks(scale, "x", "Jiný pohled", "")), ["scale_answer_unclear"], "{scale}");
        assert_eq!(before(&marks(scale, "9", "Netýká se mě", "")), ["scale_answer_unclear"], "{scale}");
        for said in ["dont_know", "beside", "no_opinion", "degree", "none", "other"] {
            assert_eq!(before(&marks(scale, "nevim", "Nevím", said)), [""; 0], "{scale} {said}");
        }
    }
    // Not on a scale: nothing is counted as a degree, and nothing asked.
    assert_eq!(before(&marks(" | ", "nevim", "Nevím", "")), [""; 0]);
    let reading = reading(&marks("1-best | ", "nevim", "Nevím", ""));
    let asked = reading.findings.iter().find(|finding| finding.code == "scale_answer_unclear").expect("it is asked");
    assert_eq!((asked.level, asked.sheet.as_str(), asked.row), (Level::Warning, "choices", Some(5)));
    let words = asked.message(Lang::Cs);
    assert!(words.contains("cp_role") && words.contains("„Nevím“") && words.contains("degree"), "{words}");
    let json = check_json(&reading, Lang::En);
    assert_eq!((&json["accepted"], &json["publishable"]), (&true.into(), &false.into()));
    assert_eq!(json["before_publishing"][0]["code"], "scale_answer_unclear");
}

#[test]
fn rows_of_a_grid_are_on_a_scale_too() {
    let text = "| survey |\n| | type | name | label | appearance |\n| | begin group | g | Služby | table-list |\n\
                | | select_one z | a | Pošta | |\n| | select_one z | b | Lékař | |\n| | end group | | | |\n\
                | choices |\n| | list_name | name | label |\n| | z | dobre | Dobře |\n| | z | spatne | Špatně |\n| | z | n | Nevyužívám |";
    assert_eq!(before(text), ["scale_answer_unclear"]);
    let found = doubtful(&reading(text).questionnaire.expect("a questionnaire"));
    assert_eq!((found.len(), found[0].questions.as_slice()), (1, &["a".to_owned(), "b".to_owned()][..]));
}

#[test]
fn what_was_said_of_a_choice_survives_the_way_back() {
    let mut questionnaire = reading(&marks("1-best | ", "nevim", "Nevím", "")).questionnaire.expect("a questionnaire");
    assert!(questionnaire.give_role("z", "nevim", Role::Beside));
    assert_eq!(publishing_findings(&questionnaire), []);
    for (container, name) in [(Container::Csv, "dotaznik.csv"), (Container::Xlsx, "dotaznik.xlsx")] {
        let again = read(&write(&questionnaire, container).expect("a file"), name).questionnaire;
        assert_eq!(again.as_ref().map(|again| again.lists["z"][3].role), Some(Role::Beside));
    }
    // It may still be said otherwise.
    assert_eq!(doubtful(&questionnaire).len(), 1);
    assert!(doubtful(&questionnaire)[0].is_settled());
}

#[test]
fn a_value_our_own_columns_do_not_know_is_named_with_those_they_know() {
    for (part, column, value) in [
        (Part::Survey, "cp_scale", "best first"),
        (Part::Survey, "cp_scale", "oredred"),
        (Part::Survey, "cp_top_k", "tři"),
        (Part::Survey, "cp_top_k", "0"),
        (Part::Survey, "cp_chart", "pie"),
        (Part::Survey, "cp_public", "maybe"),
        (Part::Survey, "cp_sensitive", "trochu"),
        (Part::Choices, "cp_role", "dontcare"),
        (Part::Settings, "cp_layout", "two-page"),
        (Part::Settings, "cp_minutes", "pět"),
    ] {
        let text = with_column(part, column, value);
        let reading = reading(&text);
        let found = reading.findings.iter().find(|finding| finding.code == "own_value");
        let words = found.unwrap_or_else(|| panic!("{column}: {:?}", reading.findings)).message(Lang::Cs);
        let own = own::OWN.iter().find(|own| own.name == column).expect("in the table");
        assert!(words.contains(value) && words.contains(&own.allowed()), "{words}");
        assert!(before(&text).contains(&"own_value".to_owned()), "{column}");
        // Nothing of it is lost on the way back.
        let questionnaire = reading.questionnaire.expect("a questionnaire");
        let again = read(&write(&questionnaire, Container::Csv).expect("a file"), "dotaznik.csv");
        assert_eq!(again.questionnaire, Some(questionnaire));
    }
    let grid = "| survey |\n| | type | name | label | cp_grid |\n| | begin group | g | G | možná |\n| | text | q | Q | |\n| | end group | | | |";
    assert_eq!(before(grid), ["own_value"]);
    assert_eq!(before(&marks("5-best | ", "4", "nejhůř", "")), ["scale_best_inside"]);
}

#[test]
fn a_column_of_ours_that_is_misspelt_or_without_effect_is_said_to_be_so() {
    assert_eq!(before(&with_column(Part::Survey, "cp_scael", "1-best")), ["own_column_near"]);
    let unknown = reading(&with_column(Part::Survey, "cp_internal", "x"));
    assert!(codes(&unknown.findings).contains(&"own_column_unknown"));
    assert_eq!(unknown.before_publishing(), []);
    for own in own::OWN.iter().filter(|own| !own.has_effect) {
        let reading = reading(&with_column(own.part, own.name, own.example(Lang::Cs)));
        assert!(codes(&reading.findings).contains(&"own_column_idle"), "{}", own.name);
        assert_eq!(reading.before_publishing(), [], "{}", own.name);
    }
    for column in ["cp_scale", "cp_top_k"] {
        let own = own::OWN.iter().find(|own| own.name == column).expect("in the table");
        let reading = reading(&with_column(Part::Survey, column, own.example(Lang::Cs)));
        assert!(codes(&reading.findings).contains(&"own_column_misplaced"), "{column} beside a text");
    }
}

#[test]
fn the_small_failing_forms_of_others_are_read_as_they_should_be() {
    let shared = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("PRIORITA_SHARED").map_or(shared, Into::into).join("faults/forms");
    let Ok(files) = std::fs::read_dir(&folder) else { return };
    let publishable: std::collections::BTreeMap<String, bool> = files
        .flatten()
        .filter_map(|file| {
            let name = file.file_name().into_string().ok()?;
            let reading = read(&std::fs::read(file.path()).ok()?, &name);
            Some((name, reading.accepted() && reading.before_publishing().is_empty()))
        })
        .collect();
    for (name, expected) in [
        ("metadata-rows.md", true),
        ("or-other-shared-list.md", true),
        ("choice-media-ignored.md", false),
        ("randomize-ignored.md", false),
        ("range-step-too-big.md", false),
        ("table-list-select-multiple.md", false),
        ("reference-in-texts.xlsx", false),
        ("reserved-names.xlsx", false),
        // Its “Nevím, nedokážu posoudit” stands on the scale of a grid and nothing says what it is.
        ("grid-row-hint.xlsx", false),
        ("nested-field-list.xlsx", true),
        ("conditions-on-notes-and-rows.xlsx", true),
        ("one-page.xlsx", true),
    ] {
        assert_eq!(publishable.get(name), Some(&expected), "{name}");
    }
}

#[test]
fn a_scale_of_one_kind_of_question_is_one_of_the_others() {
    // The list is asked of; whichever questions use it as a scale are named.
    let text = "| survey |\n| | type | name | label | cp_scale |\n| | select_one z | a | A | 1-best |\n| | select_multiple z | b | B | |\n\
                | | select_one z or_other | c | C | 1-best |\n\
                | choices |\n| | list_name | name | label |\n| | z | 1 | 1 |\n| | z | 2 | 2 |\n| | z | nv | Nevím |";
    let questionnaire = reading(text).questionnaire.expect("a questionnaire");
    let found = doubtful(&questionnaire);
    assert_eq!((found.len(), found[0].questions.join(" ")), (1, "a c".to_owned()));
    let mut said = questionnaire.clone();
    assert!(said.give_role("z", "nv", Role::DontKnow));
    assert!(said.lists.values().all(|choices| choices[2].role == Role::DontKnow), "also where “other” was added");
    assert_eq!(said.question("c").map(|question| &question.kind), Some(&Kind::SelectOne { list: "z or_other".into() }));
}

//! Results through their door: what a page, a file and a picture get to see.

use proptest::prelude::*;
use serde_json::Value;

use super::examples::{a_questionnaire, a_response};
use super::*;
use crate::surveys::answers::{Answer, Answers};
use crate::surveys::questionnaire::{Item, Role};
use crate::vocabulary::{ChartKind, Day};

fn a_tally(forms: u64) -> Tally {
    let mut tally = Tally::new(&a_questionnaire());
    for seed in 0..forms {
        tally.add(&a_response(seed));
        tally.came_from(&Origin { municipality: "552054", channel: "web", day: Day(20_000 + seed as i64 % 5) });
    }
    tally
}

fn open() -> View {
    View { lang: Lang::Cs, limit: Limit::none(), source: "Zdroj: vlastní šetření, 3/2026".to_owned() }
}

#[test]
fn every_question_has_its_table_in_the_order_of_the_questionnaire() {
    let results = a_tally(50).results(&open());
    let names: Vec<&str> = results.iter().map(|result| result.question.as_str()).collect();
    assert_eq!(names, ["home", "needs", "order", "age", "words", "services", "bus", "care"]);
    let kinds: Vec<&str> = results.iter().map(|result| &*result.kind).collect();
    assert_eq!(kinds, ["select_one", "select_multiple", "rank", "integer", "text", "grid", "select_one", "select_one"]);
    for result in &results {
        assert!(
            result.table.rows.iter().all(|row| row.cells.len() == result.table.columns.len()),
            "{}",
            result.question
        );
        assert_eq!(result.base.returned, 50);
    }
    assert_eq!(results[6].grid.as_deref(), Some("services"));
}

/// The marks of the house of examples, answered; `dk` is made what a workbook without roles says.
fn marked(role: Role, limit: Limit) -> QuestionResult {
    let mut questionnaire = a_questionnaire();
    let Item::Group(mut grid) = questionnaire.items.pop().expect("a grid") else { unreachable!("a grid") };
    questionnaire.items = vec![grid.items.remove(0)];
    if let Item::Question(question) = &mut questionnaire.items[0] {
        question.attributes = grid.attributes;
    }
    assert!(questionnaire.give_role("marks", "dk", role));
    let mut tally = Tally::new(&questionnaire);
    for mark in ["1", "dk"] {
        for _ in 0..10 {
            let mut answers = Answers::default();
            answers.put("bus", Some(Answer::Text(mark.to_owned())));
            tally.add(&answers);
        }
    }
    tally.result("bus", &View { limit, ..open() }).expect("a result")
}

#[test]
fn ten_marks_of_one_and_ten_who_do_not_know_have_a_mean_of_one() {
    // By hand: the mean of ten ones is 1.00, whatever those who do not know say. A version published
    // before anybody asked has a plain choice there: without a number among numbers it is no degree.
    for role in [Role::DontKnow, Role::Beside, Role::Plain] {
        let result = marked(role, Limit::none());
        let json = result.json();
        let statistics = &json["statistics"];
        assert_eq!(
            (&statistics["mean"], &statistics["median"], &statistics["mode"]),
            (&1.0.into(), &1.0.into(), &1.into())
        );
        assert_eq!((&statistics["top_two"], &statistics["net"]), (&100.0.into(), &100.0.into()));
        assert_eq!((&statistics["n_on_scale"], &statistics["n"]), (&10.into(), &20.into()));
        // Cumulative shares are of those on the scale, and nothing stands beside “don't know”.
        let cumulative = |row: usize| json["rows"][row]["cumulative"].clone();
        assert_eq!((cumulative(0), cumulative(4), cumulative(5)), (100.0.into(), 100.0.into(), Value::Null));
        let notes = result.table.notes.join(" ");
        assert!(notes.contains("mimo stupnici: „Nevím“") && notes.contains("N\u{a0}=\u{a0}10"), "{notes}");
    }
}

#[test]
fn a_hidden_answer_beside_the_scale_hides_the_shares_that_would_tell_it() {
    let mut questionnaire = a_questionnaire();
    let Item::Group(mut grid) = questionnaire.items.pop().expect("a grid") else { unreachable!("a grid") };
    questionnaire.items = vec![grid.items.remove(0)];
    if let Item::Question(question) = &mut questionnaire.items[0] {
        question.attributes = grid.attributes;
    }
    let mut tally = Tally::new(&questionnaire);
    for (mark, people) in [("1", 20), ("2", 2), ("3", 20), ("dk", 1)] {
        for _ in 0..people {
            let mut answers = Answers::default();
            answers.put("bus", Some(Answer::Text(mark.to_owned())));
            tally.add(&answers);
        }
    }
    let json = tally.result("bus", &View { limit: Limit::public(5), ..open() }).expect("a result").json();
    assert_eq!(json["rows"][5]["hidden"], true);
    assert!((0..6).all(|row| json["rows"][row]["cumulative"].is_null()), "{json}");
    assert_eq!(json["statistics"].get("n_on_scale").cloned().unwrap_or_default(), Value::Null);
}

#[test]
fn a_single_choice_reads_as_the_contract_says() {
    let mut tally = Tally::new(&a_questionnaire());
    for (home, people) in [("town", 12), ("village", 6), ("farm", 0), ("", 2)] {
        for _ in 0..people {
            let mut answers = Answers::default();
            answers.put("home", Some(Answer::Text(home.to_owned())));
            tally.add(&answers);
        }
    }
    let result = tally.result("home", &open()).unwrap();
    let json = result.json();
    assert_eq!(json["base"], serde_json::json!({"returned": 20, "answered": 18, "missing": 2}));
    assert_eq!(
        json["rows"][1],
        serde_json::json!({
            "value": "village", "label": "Vesnice", "count": 6, "relative": 30.0, "valid": 100.0 * 6.0 / 18.0,
            "cumulative": null, "hidden": false,
        })
    );
    assert_eq!(json["statistics"]["mode"], "town");
    assert_eq!(result.table.caption, "Kde bydlíte? (N\u{a0}=\u{a0}18)");
    let missing = result.table.rows.iter().find(|row| row.role == RowRole::Missing).unwrap();
    assert_eq!(
        missing.cells[..3].iter().map(|cell| cell.words(Lang::Cs)).collect::<Vec<_>>(),
        ["Neuvedeno", "2", "10,0\u{a0}%"]
    );
}

#[test]
fn bars_stand_by_size_with_other_and_none_after_them_and_not_stated_last() {
    let result = a_tally(200).result("needs", &open()).unwrap();
    let Some(Chart { kind: ChartKind::Bars { bars }, caption, .. }) = result.chart else { panic!("bars") };
    let labels: Vec<&str> = bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(labels[2..4], ["Jiné", "Nic"]);
    assert!(labels[4].starts_with("Neuvedeno") && bars[4].muted);
    assert!(caption.contains("možnost více odpovědí"));
}

#[test]
fn the_words_of_the_chart_are_those_of_the_table() {
    for result in a_tally(80).results(&View::default()) {
        let Some(Chart { kind: ChartKind::Bars { bars }, .. }) = &result.chart else { continue };
        for bar in bars.iter().filter(|bar| !bar.muted) {
            let row = result.table.rows.iter().find(|row| row.cells[0] == Cell::Text(bar.label.clone())).unwrap();
            assert!(row.cells.iter().any(|cell| cell.words(Lang::Cs) == bar.value.words(Lang::Cs)), "{}", bar.label);
        }
    }
}

#[test]
fn marks_have_a_mean_without_those_who_do_not_know() {
    let mut tally = Tally::new(&a_questionnaire());
    for (mark, people) in [("1", 10), ("2", 20), ("3", 15), ("4", 0), ("5", 5), ("dk", 50)] {
        (0..people).for_each(|_| tally.add_json(&format!(r#"{{"bus":"{mark}"}}"#)).unwrap());
    }
    let result = tally.result("bus", &View::default()).unwrap();
    assert_eq!(result.statistics["mean"], serde_json::json!(120.0 / 50.0));
    assert_eq!(result.statistics["top_two"], serde_json::json!(60.0));
    assert_eq!(
        result.table.notes[0],
        "Průměr\u{a0}2,40; Medián\u{a0}2; Modus\u{a0}2; Dvě nejlepší hodnocení\u{a0}60,0\u{a0}%; Převaha kladných nad zápornými\u{a0}50,0\u{a0}%."
    );
}

/// Twenty from the town were asked what they need: with three from a farm hidden beside them, the
/// number of those who were not asked would give the three away.
#[test]
fn how_many_were_not_asked_is_told_only_where_the_condition_hides_nothing() {
    let mut questionnaire = a_questionnaire();
    let Item::Question(needs) = &mut questionnaire.items[1] else { panic!("needs") };
    needs.relevant = Some("${home} = 'town'".to_owned());
    let not_asked = |farms: u64| {
        let mut tally = Tally::new(&questionnaire);
        (0..20).for_each(|_| tally.add_json(r#"{"home":"town","needs":["care"]}"#).unwrap());
        (0..10).for_each(|_| tally.add_json(r#"{"home":"village","-":["needs"]}"#).unwrap());
        (0..farms).for_each(|_| tally.add_json(r#"{"home":"farm","-":["needs"]}"#).unwrap());
        tally.result("needs", &View::default()).unwrap().base.not_asked
    };
    assert_eq!((not_asked(10), not_asked(3)), (Some(20), None));
}

#[test]
fn the_ends_of_numbers_are_told_both_or_neither() {
    let ends = |oldest: u64| {
        let mut tally = Tally::new(&a_questionnaire());
        (0..10).for_each(|_| tally.add_json(r#"{"age":20}"#).unwrap());
        (0..oldest).for_each(|_| tally.add_json(r#"{"age":90}"#).unwrap());
        let statistics = tally.result("age", &View::default()).unwrap().statistics;
        (statistics["min"].as_i64(), statistics["max"].as_i64())
    };
    assert_eq!((ends(10), ends(1)), ((Some(20), Some(90)), (None, None)));
}

/// Labels of the bars of a chart, with their words.
fn bars(result: &QuestionResult) -> Vec<(String, String)> {
    let Some(Chart { kind: ChartKind::Bars { bars }, .. }) = &result.chart else { panic!("bars") };
    bars.iter().filter(|bar| !bar.muted).map(|bar| (bar.label.clone(), bar.value.words(Lang::Cs))).collect()
}

/// Six items, three of them the top. The one person who left out what everybody else wants must not be
/// found, and still the item stands first, not hatched under those it beat.
#[test]
fn what_nearly_everybody_wants_stands_first_though_its_count_is_hidden() {
    let mut questionnaire = a_questionnaire();
    let six = ["a", "b", "c", "d", "e", "f"];
    let choices = six.map(|name| super::examples::a_choice(name, &name.to_uppercase())).to_vec();
    questionnaire.lists.insert("needs".to_owned(), choices);
    let mut tally = Tally::new(&questionnaire);
    let mut add = |times: usize, order: &str| {
        let names: Vec<String> = order.chars().map(|name| format!("\"{name}\"")).collect();
        (0..times).for_each(|_| tally.add_json(&format!(r#"{{"order":[{}]}}"#, names.join(","))).unwrap());
    };
    add(25, "abcdef");
    add(20, "bacdfe");
    add(14, "adbecf");
    add(12, "eafdcb");
    add(1, "fedcba");
    let result = tally.result("order", &View::default()).unwrap();
    let drawn = bars(&result);
    assert_eq!((drawn[0].0.as_str(), drawn[0].1.as_str()), ("A", "93\u{a0}%\u{a0}a\u{a0}více"));
    // 59, 45, 15, 13, 13 of 72 put the others there: whoever is hidden for company stands where it belongs.
    assert_eq!(drawn.iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>()[1..3], ["B", "C"]);
    assert_eq!(result.rows[0].more["at_least"], serde_json::json!(93));
    assert_eq!(result.rows[0].more["in_top_k"], Value::Null);
}

#[test]
fn a_choice_of_nearly_everybody_is_told_coarsely_and_its_opposite_too() {
    let mut tally = Tally::new(&a_questionnaire());
    (0..200).for_each(|_| tally.add_json(r#"{"home":"town","needs":["care"]}"#).unwrap());
    (0..3).for_each(|_| tally.add_json(r#"{"home":"farm","needs":["bus"]}"#).unwrap());
    let home = tally.result("home", &View::default()).unwrap();
    let words = |label: &str| bars(&home).into_iter().find(|(known, _)| known == label).unwrap().1;
    assert_eq!(
        (words("Město").as_str(), words("Samota").as_str()),
        ("97\u{a0}%\u{a0}a\u{a0}více", "pod\u{a0}3\u{a0}%")
    );
    assert_eq!(bars(&home)[0].0, "Město");
    let needs = tally.result("needs", &View::default()).unwrap();
    assert_eq!(bars(&needs)[..2].iter().map(|(label, _)| label.as_str()).collect::<Vec<_>>(), ["Péče doma", "Doprava"]);
    assert_eq!(needs.rows[1].count, None);
}

#[test]
fn texts_are_counted_and_never_shown() {
    let result = a_tally(60).result("words", &open()).unwrap();
    assert!(!serde_json::to_string(&result.table).unwrap().contains("Děkuji"));
    assert_eq!(result.chart, None);
}

#[test]
fn an_empty_survey_has_tables_and_no_pictures() {
    for result in a_tally(0).results(&View::default()) {
        assert_eq!(result.chart, None, "{}", result.question);
        assert_eq!(result.base.answered, Some(0));
    }
}

/// Every count a reader finds anywhere in the JSON.
fn counts(json: &Value, found: &mut Vec<u64>) {
    match json {
        Value::Object(map) => {
            for (name, value) in map {
                if ["count", "first", "answered"].contains(&name.as_str()) {
                    found.extend(value.as_u64());
                }
                counts(value, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| counts(value, found)),
        _ => {}
    }
}

fn counts_drawn(chart: &Chart) -> Vec<u64> {
    let cells: Vec<&Cell> = match &chart.kind {
        ChartKind::Bars { bars } | ChartKind::Columns { columns: bars } => bars
            .iter()
            .filter(|bar| !bar.muted)
            .flat_map(|bar| [Some(&bar.value), bar.aside.as_ref()])
            .flatten()
            .collect(),
        ChartKind::Heat { lines, .. }
        | ChartKind::Grouped { lines, .. }
        | ChartKind::Stacked { lines, .. }
        | ChartKind::Diverging { lines, .. } => lines.iter().flat_map(|line| &line.values).collect(),
        ChartKind::Timeline { .. } | ChartKind::Duels { .. } | ChartKind::Ranges { .. } => Vec::new(),
    };
    cells.into_iter().filter_map(|cell| if let Cell::Count(count) = cell { Some(*count) } else { None }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_small_number_of_people_reaches_the_page_the_file_or_the_picture(forms in 0_u64..60, limit in 3_u64..8) {
        let view = View { limit: Limit::public(limit), ..View::default() };
        for result in a_tally(forms).results(&view) {
            let mut found = Vec::new();
            counts(&result.json(), &mut found);
            found.extend(result.chart.iter().chain(&result.more).flat_map(counts_drawn));
            for row in result.table.rows.iter().filter(|row| row.role == RowRole::Ordinary) {
                // The last columns of some tables are points and non-answers, which are no people.
                for (cell, column) in row.cells.iter().zip(&result.table.columns) {
                    let people = !["Body (Borda)", "Neuvedeno"].contains(&column.label.as_str());
                    if let (Cell::Count(count), true) = (cell, people) {
                        found.push(*count);
                    }
                }
            }
            prop_assert!(found.iter().all(|&count| !view.limit.hides(count)), "{} {found:?}", result.question);
        }
    }
}

//! Cross-tabs through their door.

use super::*;
use crate::results::tables::View;
use crate::results::tables::examples::{a_questionnaire, a_response};
use crate::stats::disclosure::Limit;
use crate::vocabulary::{Day, Lang, RowRole};

fn origin(seed: u64) -> Origin<'static> {
    Origin { municipality: ["552054", "552046"][(seed % 2) as usize], channel: "web", day: Day(0) }
}

fn counted(question: &str, against: Against, forms: u64) -> CrossTally {
    let mut tally = CrossTally::new(&a_questionnaire(), question, against).unwrap();
    (0..forms).for_each(|seed| tally.add(&a_response(seed), &origin(seed)));
    tally
}

fn open(lang: Lang) -> View {
    View { lang, limit: Limit::none(), source: String::new() }
}

#[test]
fn every_pair_of_questions_gives_a_table_whose_foot_counts_the_people() {
    for question in ["home", "needs", "age", "order"] {
        for by in ["home", "needs", "age", "order"] {
            let tally = counted(question, Against::Question(by.to_owned()), 300);
            let result = tally.result(&open(Lang::En), str::to_owned);
            assert_eq!(result.base.answered, Some(tally.count.people));
            let foot = result.table.rows.last().unwrap();
            assert_eq!((foot.role, foot.cells.len()), (RowRole::Total, result.table.columns.len()));
            assert!(result.json()["rows"].as_array().is_some_and(|rows| !rows.is_empty()));
        }
    }
}

/// Where a cell or total is hidden, by the names of its categories.
fn hidden_in(result: &CrossResult, turned: bool) -> Vec<(String, String)> {
    let json = result.json();
    let name = |value: &serde_json::Value| value["value"].as_str().unwrap().to_owned();
    let is_hidden = |value: &serde_json::Value| value["hidden"] == true;
    let mut found = Vec::new();
    let mut put = |row: String, column: String| found.push(if turned { (column, row) } else { (row, column) });
    for row in json["rows"].as_array().unwrap() {
        let cells = row["cells"].as_array().unwrap();
        cells.iter().filter(|cell| is_hidden(cell)).for_each(|cell| put(name(row), name(cell)));
        if is_hidden(row) {
            put(name(row), String::new());
        }
    }
    json["columns"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| is_hidden(one))
        .for_each(|one| put(String::new(), name(one)));
    found.sort();
    found
}

/// 25 people by minutes, of whom 10 and 11 were shown in one reading, and the third number was
/// hidden in the other alone.
#[test]
fn a_table_and_its_reverse_hide_the_same_numbers() {
    for forms in [9, 30, 60, 120, 250] {
        for question in ["home", "needs", "age", "order", "bus"] {
            for by in ["home", "needs", "age", "order", "care"] {
                let there = counted(question, Against::Question(by.to_owned()), forms);
                let back = counted(by, Against::Question(question.to_owned()), forms);
                let (there, back) =
                    (there.result(&View::default(), str::to_owned), back.result(&View::default(), str::to_owned));
                assert_eq!(hidden_in(&there, false), hidden_in(&back, true), "{question} by {by}");
                assert_eq!(there.withheld, back.withheld);
            }
        }
    }
}

#[test]
fn what_a_question_hides_in_its_own_table_is_hidden_against_every_other() {
    for forms in [9, 30, 60, 120] {
        let mut tally = crate::results::tables::Tally::new(&a_questionnaire());
        (0..forms).for_each(|seed| tally.add(&a_response(seed)));
        for question in ["home", "needs", "age", "order", "bus"] {
            let own = tally.result(question, &View::default()).unwrap();
            let ranking = own.kind == "rank";
            let hidden = own.rows.iter().filter(|row| if ranking { row.more["first"].is_null() } else { row.hidden });
            let hidden: Vec<String> = hidden.map(|row| row.value.clone()).collect();
            for by in [Against::Question("care".to_owned()), Against::Municipality, Against::Channel] {
                let crossed = counted(question, by, forms).result(&View::default(), str::to_owned);
                let there = hidden_in(&crossed, false);
                assert!(
                    hidden.iter().all(|value| there.contains(&(value.clone(), String::new()))),
                    "{question}: {hidden:?}"
                );
                let json = crossed.json();
                let names: Vec<&str> =
                    json["rows"].as_array().unwrap().iter().map(|row| row["value"].as_str().unwrap()).collect();
                assert_eq!(names, own.rows.iter().map(|row| row.value.as_str()).collect::<Vec<_>>(), "the same bands");
            }
        }
    }
}

#[test]
fn two_halves_by_municipality_merge_though_they_met_the_municipalities_in_another_order() {
    let whole = counted("home", Against::Municipality, 100);
    let mut first = CrossTally::new(&a_questionnaire(), "home", Against::Municipality).unwrap();
    let mut second = first.clone();
    for seed in (0..100).rev() {
        let half = if seed < 37 { &mut first } else { &mut second };
        half.add_json(&serde_json::to_string(&a_response(seed)).unwrap(), &origin(seed)).unwrap();
    }
    first.merge(second);
    let view = View::default();
    assert_eq!(first.result(&view, str::to_owned), whole.result(&view, str::to_owned));
}

#[test]
fn a_text_has_no_categories() {
    let refused = |question: &str| CrossTally::new(&a_questionnaire(), question, Against::Channel).err();
    assert_eq!(refused("words"), Some(NotCounted::OpenQuestion("words".to_owned())));
    assert_eq!(refused("moon"), Some(NotCounted::NoSuchQuestion("moon".to_owned())));
}

#[test]
fn statistics_are_not_given_beside_hidden_cells() {
    let small = counted("home", Against::Municipality, 12).result(&View::default(), str::to_owned);
    assert!(small.statistics.is_empty());
    let large = counted("home", Against::Municipality, 400).result(&View::default(), str::to_owned);
    assert!(large.statistics.contains_key("cramers_v"));
}

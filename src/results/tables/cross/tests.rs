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

//! Published results, reproduced: the figures come from real Czech plans (their sources stand in
//! the shared data, not in this project).

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::examples::{a_choice, a_question};
use super::{QuestionResult, ResultRow, Tally, View};
use crate::stats::disclosure::Limit;
use crate::stats::frequency::places;
use crate::surveys::answers::{Answer, Answers};
use crate::surveys::questionnaire::{Item, Kind, Questionnaire};
use crate::vocabulary::{Lang, Localized, Ratio};

/// The cases by id; `None` (and a word about it) where the shared data is not there.
fn published() -> Option<Vec<Value>> {
    let shared = std::env::var_os("PRIORITA_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let Ok(text) = std::fs::read_to_string(shared.join("data/published-results.json")) else {
        // Past the harness, which keeps to itself what a passing test prints.
        use std::io::Write as _;
        writeln!(std::io::stderr(), "shared/data is not present: published results were not checked")
            .expect("stderr takes what is written");
        return None;
    };
    Some(serde_json::from_str(&text).expect("the published results are JSON"))
}

fn case(id: &str) -> Option<Value> {
    published()?.into_iter().find(|case| case["id"] == id)
}

fn counts(case: &Value, key: &str) -> Vec<u64> {
    case[key].as_array().expect("a list").iter().map(|count| count.as_u64().expect("a count")).collect()
}

fn tenths(case: &Value, key: &str, decimals: i32) -> Vec<i128> {
    let scale = 10_f64.powi(decimals);
    case[key]
        .as_array()
        .expect("a list")
        .iter()
        .map(|share| (share.as_f64().expect("a share") * scale).round() as i128)
        .collect()
}

/// A survey of one question in which each choice was given as often as `counts` says.
fn survey(counts: &[u64], missing: u64, several: bool) -> QuestionResult {
    let list = "answers".to_owned();
    let kind =
        if several { Kind::SelectMultiple { list: list.clone() } } else { Kind::SelectOne { list: list.clone() } };
    let names: Vec<String> = (0..counts.len()).map(|i| format!("a{i}")).collect();
    let Item::Question(mut question) = a_question("q", "Otázka", kind) else { unreachable!("a question") };
    question.attributes.insert("cp_scale".to_owned(), Localized::plain("none"));
    let questionnaire = Questionnaire {
        lists: [(list, names.iter().map(String::as_str).chain(["rest"]).map(|name| a_choice(name, name)).collect())]
            .into(),
        items: vec![Item::Question(question)],
        ..Questionnaire::default()
    };
    let mut tally = Tally::new(&questionnaire);
    let mut add = |answer: Option<Answer>| {
        let mut answers = Answers::default();
        answers.put("q", answer);
        tally.add_json(&serde_json::to_string(&answers).expect("answers are JSON")).expect("which is read");
    };
    if several {
        // `missing` is here the number of all: choice i is chosen by the first counts[i] people, and
        // whoever chose none of these chose one more, so that everybody answers.
        for person in 0..missing {
            let mut chosen: Vec<String> =
                names.iter().zip(counts).filter(|&(_, &count)| person < count).map(|(name, _)| name.clone()).collect();
            if chosen.is_empty() {
                chosen.push("rest".to_owned());
            }
            add(Some(Answer::List(chosen)));
        }
    } else {
        for (name, &count) in names.iter().zip(counts) {
            (0..count).for_each(|_| add(Some(Answer::Text(name.clone()))));
        }
        (0..missing).for_each(|_| add(None));
    }
    let view = View { lang: Lang::Cs, limit: Limit::none(), source: String::new() };
    tally.result("q", &view).expect("the only question")
}

/// The rows of the published table, without the one this file adds.
fn shown(result: &QuestionResult) -> impl Iterator<Item = &ResultRow> {
    result.rows.iter().filter(|row| row.value != "rest")
}

fn rounded(shares: impl Iterator<Item = Option<Ratio>>, decimals: u32) -> Vec<i128> {
    shares.map(|share| share.expect("a share of somebody").percent_rounded(decimals)).collect()
}

#[test]
fn hradec_kralove_residence_has_the_published_relative_valid_and_cumulative_shares() {
    let Some(case) = case("hk_bydliste") else { return };
    let result = survey(&counts(&case, "counts"), case["missing"].as_u64().expect("a count"), false);
    assert_eq!(result.base.returned, case["N"].as_u64().expect("a count"));
    assert_eq!(result.base.missing, case["missing"].as_u64());
    assert_eq!(rounded(shown(&result).map(|row| row.relative), 1), tenths(&case, "rel_pct", 1));
    assert_eq!(rounded(shown(&result).map(|row| row.valid), 1), tenths(&case, "valid_pct", 1));
    assert_eq!(rounded(shown(&result).map(|row| row.cumulative), 1), tenths(&case, "cum_pct", 1));
}

#[test]
fn sadska_ages_are_rounded_where_the_published_table_truncated() {
    let Some(case) = case("sadska_vek") else { return };
    let result = survey(&counts(&case, "counts"), 0, false);
    let ours = rounded(shown(&result).map(|row| row.valid), 1);
    assert_eq!(ours, tenths(&case, "correct_pct", 1));
    assert_ne!(ours, tenths(&case, "published_truncated", 1));
}

#[test]
fn a_multiple_choice_has_shares_of_respondents() {
    let Some(case) = case("vyplnto115_multi") else { return };
    let result = survey(&counts(&case, "counts"), case["N"].as_u64().expect("a count"), true);
    let published = tenths(&case, "pct_of_respondents", 2);
    assert_eq!(result.base.answered, case["N"].as_u64());
    assert_eq!(rounded(shown(&result).map(|row| row.valid), 2), published);
}

#[test]
fn prostejov_needs_share_their_fourth_place() {
    let Some(case) = case("prostejov_nedostatky") else { return };
    let votes: Vec<u64> =
        case["votes"].as_object().expect("votes").values().map(|votes| votes.as_u64().expect("a count")).collect();
    let mut sorted = votes.clone();
    sorted.sort_by(|a, b| b.cmp(a));
    let places = places(&sorted);
    let competition: Vec<u64> = places.iter().map(|&(first, _)| first as u64).collect();
    assert_eq!(competition, counts(&case, "ranks_competition"));
    let words: Vec<String> = places
        .iter()
        .map(|&(first, last)| if first == last { format!("{first}.") } else { format!("{first}.–{last}.") })
        .collect();
    let published: Vec<&str> =
        case["ranks_shared_text"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    assert_eq!(words, published);
}

#[test]
fn buchlov_forms_on_paper_and_online_add_up() {
    let Some(case) = case("buchlov") else { return };
    let number = |key: &str| case[key].as_u64().expect("a count");
    assert_eq!(number("paper") + number("online"), number("returned"));
    assert_eq!(number("returned") - number("discarded_no_municipality"), number("usable"));
    let share = |key: &str| Ratio::of(number(key), number("returned")).expect("somebody").percent_rounded(1);
    let published = |key: &str| (case[key].as_f64().expect("a share") * 10.0).round() as i128;
    assert_eq!((share("paper"), share("online")), (published("paper_pct"), published("online_pct")));
}

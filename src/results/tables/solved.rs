//! Somebody who reads everything that is printed of **one** question (rows, shares told by one end, means,
//! medians, modes, ends, points) and looks at every set of answers there could be. Those that print the
//! same are what they know. Of no answer that few people gave may they know how many these were.
//!
//! It reads the JSON, which has all the page has and more digits, and uses none of the code that hides.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::Value;

use super::examples::a_questionnaire;
use super::{QuestionResult, Tally, View};
use crate::stats::disclosure::Limit;

fn printed(question: &str, answers: &[String]) -> QuestionResult {
    let mut tally = Tally::new(&a_questionnaire());
    answers.iter().for_each(|answer| tally.add_json(&format!(r#"{{"{question}":{answer}}}"#)).unwrap());
    tally.result(question, &View::default()).unwrap()
}

/// A statistic of the JSON, where it is told.
fn told(result: &QuestionResult, name: &str) -> Option<f64> {
    result.statistics.get(name).and_then(Value::as_f64)
}

/// Whether a mean fits the one that is told. Whoever reads 1.7 of seven people knows that it was rounded.
fn mean_fits(sum: i64, people: usize, told: f64) -> bool {
    let mean = sum as f64 / people as f64;
    let times = told * people as f64;
    if (times - times.round()).abs() < 1e-9 {
        return (mean - told).abs() < 1e-9;
    }
    // With as many decimals as it has; halves go away from zero.
    let decimals = (0..4).find(|decimals| ((told * 10_f64.powi(*decimals)).fract()).abs() < 1e-9).unwrap_or(4);
    let unit = 10_f64.powi(decimals);
    ((mean * unit + 1e-9).round() / unit - told).abs() < 1e-9
}

fn middle(sorted: &[i64]) -> f64 {
    (sorted[(sorted.len() - 1) / 2] + sorted[sorted.len() / 2]) as f64 / 2.0
}

fn counted(values: &[i64]) -> BTreeMap<i64, u64> {
    let mut counts = BTreeMap::new();
    values.iter().for_each(|&value| *counts.entry(value).or_default() += 1);
    counts
}

/// The lowest of the most frequent values.
fn commonest(counts: &BTreeMap<i64, u64>) -> (i64, u64) {
    let most = *counts.values().max().unwrap();
    (*counts.iter().find(|(_, count)| **count == most).unwrap().0, most)
}

// ---- numbers ---------------------------------------------------------------------------------------

fn numbers_fit(result: &QuestionResult, sorted: &[i64]) -> bool {
    let limit = Limit::default();
    let counts = counted(sorted);
    let sum: i64 = sorted.iter().sum();
    let (mode, given) = commonest(&counts);
    let rows = result.rows.iter().all(|row| {
        let bounds: Vec<i64> = row.label.split(['–', '\u{a0}']).filter_map(|part| part.parse().ok()).collect();
        let inside = |value: i64| match bounds[..] {
            [from, to] => (from..=to).contains(&value),
            [end] if row.label.contains("více") => value >= end,
            [end] if row.label.contains("méně") => value <= end,
            [only] => value == only,
            _ => true,
        };
        let people: u64 = counts.iter().filter(|(value, _)| inside(**value)).map(|(_, count)| count).sum();
        row.count.is_none_or(|count| count == people)
    });
    let ends = |end: Option<f64>, value: i64| end.is_none_or(|end| end == value as f64);
    // Whoever knows the rule knows that a mode is told only where enough people gave it.
    let mode_fits = told(result, "mode").is_none_or(|told| told == mode as f64 && !limit.hides(given));
    rows && mode_fits
        && told(result, "mean").is_none_or(|told| mean_fits(sum, sorted.len(), told))
        && told(result, "median").is_none_or(|told| told == middle(sorted))
        && ends(told(result, "min"), sorted[0])
        && ends(told(result, "max"), sorted[sorted.len() - 1])
}

/// Every way so many people could give numbers from `from` to `to`, sorted.
fn each_set(from: i64, to: i64, people: usize, set: &mut Vec<i64>, with: &mut impl FnMut(&[i64])) {
    if people == 0 {
        with(set);
        return;
    }
    for value in from..=to {
        set.push(value);
        each_set(value, to, people - 1, set, with);
        set.pop();
    }
}

/// Numbers that few people gave and of which it is known how many did.
fn numbers_given_away(values: &[i64], highest: i64) -> Vec<i64> {
    let limit = Limit::default();
    let result = printed("age", &values.iter().map(i64::to_string).collect::<Vec<_>>());
    if limit.hides(values.len() as u64) {
        assert!(result.rows.is_empty() || result.rows.iter().all(|row| row.label == "jakékoli číslo"), "{values:?}");
        return Vec::new();
    }
    let truth = counted(values);
    let mut open: BTreeSet<i64> =
        truth.iter().filter(|(_, count)| limit.hides(**count)).map(|(value, _)| *value).collect();
    each_set(0, highest, values.len(), &mut Vec::new(), &mut |other| {
        if !open.is_empty() && numbers_fit(&result, other) {
            let other = counted(other);
            open.retain(|value| other.get(value) == truth.get(value));
        }
    });
    // How many gave another number than the commonest is a number of people too.
    let (mode, given) = commonest(&truth);
    let others = values.len() as u64 - given;
    let mut known = limit.hides(others) && told(&result, "mode").is_some();
    each_set(0, highest, values.len(), &mut Vec::new(), &mut |other| {
        if known && numbers_fit(&result, other) {
            known = counted(other).get(&mode) == Some(&given);
        }
    });
    assert!(!known, "{values:?} tells that {others} gave another number");
    open.into_iter().collect()
}

#[test]
fn six_zeros_and_a_twelve_could_be_other_numbers() {
    assert_eq!(numbers_given_away(&[0, 0, 0, 0, 0, 0, 12], 13), [] as [i64; 0]);
}

#[test]
fn ten_zeros_and_a_one_tell_no_mean() {
    let ones: Vec<String> = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1].map(|number: i64| number.to_string()).to_vec();
    let result = printed("age", &ones);
    assert_eq!(told(&result, "mean"), None);
    assert_eq!((told(&result, "median"), told(&result, "mode")), (Some(0.0), Some(0.0)));
    assert_eq!(numbers_given_away(&[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], 4), [] as [i64; 0]);
}

#[test]
fn one_number_of_one_person_stands_nowhere() {
    let result = printed("age", &["168".to_owned()]);
    assert!(!serde_json::to_string(&result).unwrap().contains("168"));
    let mut many = vec!["1".to_owned(); 40];
    many.push("168".to_owned());
    assert!(!serde_json::to_string(&printed("age", &many)).unwrap().contains("168"));
}

// ---- a scale ---------------------------------------------------------------------------------------

const MARKS: usize = 5;

fn marks_fit(result: &QuestionResult, counts: &[u64]) -> bool {
    let people: u64 = counts.iter().sum();
    let values: Vec<i64> = counts.iter().zip(1..).flat_map(|(&count, mark)| vec![mark; count as usize]).collect();
    let rows = result.rows.iter().zip(counts).all(|(row, &count)| {
        let percent = |name: &str| row.more.get(name).and_then(Value::as_u64);
        row.count.is_none_or(|told| told == count)
            // Somebody stands behind a number that is hidden while a nobody is shown.
            && (row.count.is_some() || count > 0 || result.rows.iter().all(|row| row.count.is_none()))
            && percent("at_least").is_none_or(|percent| count * 100 >= percent * people && !Limit::default().hides(count))
            && percent("under").is_none_or(|percent| count * 100 < percent * people && Limit::default().hides(count))
    });
    let cumulative = result.rows[..MARKS].iter().enumerate().all(|(i, row)| {
        let sum: u64 = counts[..=i].iter().sum();
        row.cumulative.is_none_or(|told| (told.to_f64() - sum as f64 / people as f64).abs() < 1e-9)
    });
    rows && cumulative
        && told(result, "mean").is_none_or(|told| mean_fits(values.iter().sum(), values.len(), told))
        && told(result, "median").is_none_or(|told| told == middle(&values))
        && told(result, "mode").is_none_or(|told| told == commonest(&counted(&values)).0 as f64)
}

fn each_table(cells: usize, people: u64, table: &mut Vec<u64>, with: &mut impl FnMut(&[u64])) {
    if table.len() + 1 == cells {
        table.push(people);
        with(table);
        table.pop();
        return;
    }
    for count in 0..=people {
        table.push(count);
        each_table(cells, people - count, table, with);
        table.pop();
    }
}

// ---- a ranking -------------------------------------------------------------------------------------

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// `places[item][place]` of three items that everybody ranks, from how many gave each order.
fn places(orders: &[u64]) -> [[u64; 3]; 3] {
    let mut places = [[0; 3]; 3];
    for (order, &people) in ORDERS.iter().zip(orders) {
        order.iter().enumerate().for_each(|(place, &item)| places[item][place] += people);
    }
    places
}

fn ranking_fits(result: &QuestionResult, orders: &[u64]) -> bool {
    let people: u64 = orders.iter().sum();
    let places = places(orders);
    (0..3).all(|item| {
        let row = &result.rows[item];
        let [first, second, third] = places[item];
        let said = |name: &str| row.more.get(name).and_then(Value::as_f64);
        said("first").is_none_or(|told| told == first as f64)
            && said("borda").is_none_or(|told| told == (2 * first + second) as f64)
            && said("mean_rank")
                .is_none_or(|told| mean_fits((first + 2 * second + 3 * third) as i64, people as usize, told))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_small_number_of_a_question_about_a_number_can_be_solved(
        values in prop::collection::vec(prop_oneof![0_i64..2, 0_i64..10], 5..8),
    ) {
        prop_assert_eq!(numbers_given_away(&values, 10), [] as [i64; 0]);
    }

    #[test]
    fn no_small_number_of_a_scale_can_be_solved(
        counts in prop::collection::vec(prop_oneof![0_u64..3, 0_u64..7], MARKS..=MARKS),
    ) {
        let people: u64 = counts.iter().sum();
        let answers: Vec<String> =
            counts.iter().zip(1..).flat_map(|(&count, mark)| vec![format!("\"{mark}\""); count as usize]).collect();
        let result = printed("bus", &answers);
        let mut open: BTreeSet<usize> = (0..MARKS).filter(|&i| Limit::default().hides(counts[i])).collect();
        // Of fewer people than the limit not even their number is told.
        if people >= 5 {
            each_table(MARKS, people, &mut Vec::new(), &mut |other| {
                if !open.is_empty() && marks_fit(&result, other) {
                    open.retain(|&i| other[i] == counts[i]);
                }
            });
            prop_assert!(open.is_empty(), "{counts:?} {open:?} {:?}", result.statistics);
        }
    }

    #[test]
    fn no_small_number_of_places_can_be_solved(orders in prop::collection::vec(prop_oneof![0_u64..2, 0_u64..5], 6..=6)) {
        let people: u64 = orders.iter().sum();
        let mut questionnaire = a_questionnaire();
        questionnaire.lists.get_mut("needs").unwrap().truncate(3);
        let mut tally = Tally::new(&questionnaire);
        for (order, &people) in ORDERS.iter().zip(&orders) {
            let names: Vec<String> = order.iter().map(|&item| format!("\"{}\"", ["care", "bus", "other"][item])).collect();
            (0..people).for_each(|_| tally.add_json(&format!(r#"{{"order":[{}]}}"#, names.join(","))).unwrap());
        }
        let result = tally.result("order", &View::default()).unwrap();
        if people >= 5 {
            let truth = places(&orders);
            let mut open: BTreeSet<(usize, usize)> = (0..9).map(|cell| (cell / 3, cell % 3))
                .filter(|&(item, place)| Limit::default().hides(truth[item][place])).collect();
            each_table(6, people, &mut Vec::new(), &mut |other| {
                if !open.is_empty() && ranking_fits(&result, other) {
                    let other = places(other);
                    open.retain(|&(item, place)| other[item][place] == truth[item][place]);
                }
            });
            prop_assert!(open.is_empty(), "{orders:?} {open:?} {:?}", result.rows);
        }
    }
}

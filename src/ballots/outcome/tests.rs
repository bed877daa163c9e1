//! A closed round on paper: what is told of it, and what is not.

use super::*;
use crate::{
    ballots::model::{Item, RuleCard, Secrecy, Sector, list_of_votes, shows_sectors},
    server::random::sha256,
    tally::{Method, Ranking},
    vocabulary::{BallotId, Cell, ChartKind, Day, ItemId, Lang, Localized, Moment, ProcessId, RoundId, SectorId},
};

const CS: Words = Words(Lang::Cs);

fn a_ballot(sectors: &[&str]) -> Ballot {
    let sector = |id: &&str| Sector { id: SectorId((*id).to_owned()), name: Localized::plain(*id) };
    Ballot {
        id: BallotId("b".into()),
        process_id: ProcessId("p".into()),
        group_id: None,
        title: Localized::plain("Priority"),
        meeting_on: Day(20_500),
        place: "radnice".into(),
        join_code: "ABCDEF".into(),
        secrecy: Secrecy::Slips,
        sectors: sectors.iter().map(sector).collect(),
        present: Vec::new(),
    }
}

fn votes(of: &[(&str, &[&str])], items: usize) -> Vec<Vote> {
    let mut votes = Vec::new();
    for (sector, rankings) in of {
        for ranking in *rankings {
            let receipt_hash = sha256(format!("{}", votes.len()).as_bytes());
            votes.push(Vote {
                key: receipt_hash.clone(),
                sector: SectorId((*sector).to_owned()),
                channel: if votes.len() % 3 == 0 { Channel::Paper } else { Channel::Phone },
                ranking: Ranking::read(ranking, items).expect("a ranking"),
                receipt_hash,
            });
        }
    }
    votes
}

fn a_round(ballot: &Ballot, votes: &[Vote], items: &[&str], rule: RuleCard) -> Round {
    let item = |name: &&str| Item {
        id: ItemId(name.to_lowercase()),
        name: Localized::plain(*name),
        note: Localized::default(),
        change: None,
    };
    let now = Some(Moment(1));
    let mut round = Round {
        id: RoundId("r".into()),
        ballot_id: ballot.id.clone(),
        number: 1,
        items: items.iter().map(item).collect(),
        rule,
        content_hash: String::new(),
        frozen_at: now,
        opened_at: now,
        closed_at: now,
        shown: 0,
        list_hash: String::new(),
        result_hash: String::new(),
        seal_salt: String::new(),
        lot: String::new(),
    };
    round.list_hash = sha256(list_of_votes(votes, shows_sectors(ballot, &round, votes)).as_bytes());
    round
}

const ITEMS: [&str; 4] = ["Senioři", "Rodiny", "Doprava", "Bydlení"];

fn told(of: &[(&str, &[&str])], rule: RuleCard) -> Report {
    let sectors: Vec<&str> = of.iter().map(|(sector, _)| *sector).collect();
    let ballot = a_ballot(&sectors);
    let votes = votes(of, ITEMS.len());
    let round = a_round(&ballot, &votes, &ITEMS, rule);
    Report::of(CS, &ballot, &round, &votes, None).expect("it can be counted")
}

/// Everything of a report that reaches a page or a file.
fn everything(report: &Report) -> String {
    let figures: Vec<(&Table, Option<&Chart>)> =
        report.figures.iter().map(|figure| (&figure.table, figure.chart.as_ref().map(|(_, chart)| chart))).collect();
    let steps: Vec<String> =
        report.steps.iter().map(|step| step_in_words(CS, &report.names, report.scale, step)).collect();
    serde_json::json!({
        "figures": figures,
        "steps": steps,
        "points": report.points.as_ref().map(|points| points.iter().map(|points| points.num()).collect::<Vec<_>>()),
        "first": report.first,
        "agreement": report.agreement,
        "one_ballot": report.one_ballot,
        "verdicts": format!("{:?}", report.verdicts),
        "order": format!("{:?}", report.order),
    })
    .to_string()
}

const LARGE: [&str; 6] = ["1,2,3,4", "1,3,2,4", "2,1,4,3", "1,2,4,3", "3,1,2,4", "1,4,2,3"];
const OTHER: [&str; 6] = ["2,1,3,4", "2,3,1,4", "2,1,4,3", "3,2,1,4", "2,4,1,3", "1,2,3,4"];
const SMALL: [&str; 3] = ["4,3,2,1", "4,3,1,2", "3,4,2,1"];

#[test]
fn of_four_votes_nothing_is_told_but_the_order() {
    let report = told(&[("users", &["1,2", "1,3", "2,1", "3"])], RuleCard::default());
    assert!(report.shown.few && report.points.is_none() && report.steps.is_empty() && report.first.is_empty());
    assert_eq!((&report.agreement, &report.one_ballot), (&None, &None));
    assert_eq!(report.figures.len(), 1);
    assert_eq!(report.figures[0].table.columns.len(), 2);
    assert_eq!(report.order.items().count(), 4);
}

/// One real vote and two blank ones: the order was revealed to all, and it was that person's ballot.
#[test]
fn blank_votes_do_not_make_an_order_of_one_ballot_safe() {
    let rule = RuleCard::default();
    let ballot = a_ballot(&["users"]);
    let of = |rankings: &[&str], rule: RuleCard| {
        let votes = votes(&[("users", rankings)], ITEMS.len());
        let round = a_round(&ballot, &votes, &ITEMS, rule);
        (round.keeps_its_order(&votes), Shown::of(&ballot, &round, &votes).few)
    };
    assert_eq!(of(&["2,1", "", ""], rule), (true, true));
    // Nor does somebody who ties everything, or abstains on everything but one.
    assert_eq!(of(&["2,1", "3", "{1,2,3,4}", "3|1,2,4", "|1,2,3,4"], rule), (true, true));
    assert_eq!(of(&["2,1", "3", "4", "", "", ""], rule), (false, true));
    assert_eq!(of(&["2,1", "3", "4", "1", "1,2", ""], rule), (false, false));
    // Where items left out are compared with nobody, a single ranked item says nothing.
    let ignored = RuleCard { unranked: crate::tally::Unranked::Ignored, ..rule };
    assert_eq!(of(&["2,1", "3", "4", "1", "1,2", ""], ignored), (true, true));
    // A round frozen before blank votes were told from others protects its voters the same.
    assert_eq!(of(&["2,1", "", ""], RuleCard { comparing: false, ..rule }), (true, true));
}

#[test]
fn a_sector_of_one_real_vote_and_four_blank_ones_is_neither_named_nor_shown_nor_weighed() {
    let rule = RuleCard { equal_sectors: true, ..RuleCard::default() };
    let blank: [&str; 5] = ["4,3,2,1", "", "", "{1,2,3,4}", "|1,2,3,4"];
    let report = told(&[("town", &LARGE), ("providers", &OTHER), ("users", &blank)], rule);
    assert!(!report.shown.sectors_named && !report.shown.listed);
    assert_eq!(report.shown.alone, [false, true, false], "a second one is hidden with it");
    assert_eq!(report.weights, Weights::Refused { too_few: vec![2] });
    // A sector of which nobody came stands in nobody's way.
    let none = told(&[("town", &LARGE), ("providers", &OTHER), ("users", &[])], rule);
    assert!(none.shown.sectors_named && matches!(none.weights, Weights::Equal { .. }));
}

/// `verify` recounts old rounds; what was counted then must not change.
#[test]
fn a_round_frozen_before_blank_votes_were_told_from_others_is_counted_as_it_was() {
    let rule = RuleCard { equal_sectors: true, comparing: false, ..RuleCard::default() };
    let report = told(&[("town", &LARGE), ("users", &["4,3,2,1", "", ""])], rule);
    assert!(matches!(report.weights, Weights::Equal { .. }));
    let frozen = r#"{"method":"borda","unranked":"last","equal_sectors":true,"most":null}"#;
    let read: RuleCard = serde_json::from_str(frozen).expect("a rule");
    assert!(!read.comparing && read.under(5).comparing);
    assert_eq!(serde_json::to_string(&read).expect("JSON"), frozen, "and its hash is the same");
}

/// Whoever it is that sits in a small sector, the page says the same.
#[test]
fn what_is_told_does_not_depend_on_who_sits_in_a_sector_that_is_not_shown() {
    let of: [(&str, &[&str]); 3] = [("town", &OTHER), ("providers", &LARGE), ("users", &SMALL)];
    let ballot = a_ballot(&["town", "providers", "users"]);
    let told = |votes: &[Vote]| {
        let round = a_round(&ballot, votes, &ITEMS, RuleCard::default());
        let report = Report::of(CS, &ballot, &round, votes, None).expect("it can be counted");
        assert_eq!(report.shown.alone, [false, true, false]);
        everything(&report)
    };
    let mut votes = votes(&of, 4);
    let before = told(&votes);
    // Somebody of the town and a user change their places; their votes stay what they were.
    for (one, other) in [(0, 12), (3, 14)] {
        let town = votes[one].sector.clone();
        votes[one].sector = std::mem::replace(&mut votes[other].sector, town);
        assert!(before == told(&votes), "votes {one} and {other} of two hidden sectors are told apart");
    }
}

#[test]
fn weighted_numbers_are_withheld_where_they_would_give_a_small_sector_away() {
    let rule = RuleCard { equal_sectors: true, ..RuleCard::default() };
    let of: [(&str, &[&str]); 3] = [("town", &LARGE), ("providers", &OTHER), ("users", &SMALL)];
    let report = told(&of, rule);
    assert!(report.withholds_weights());
    assert!(report.points.is_none() && report.steps.is_empty() && report.first.is_empty());
    assert!(report.one_ballot.is_none() && report.figure(About::Firmness).is_none());
    assert_eq!(report.shown.alone, [false, true, false], "{:?}", report.shown.sizes);
    // Duels are those of the published list: fifteen ballots, not forty-eight weights.
    let Some((_, Chart { kind: ChartKind::Duels { duels, .. }, .. })) =
        &report.figure(About::Duels).expect("duels").chart
    else {
        panic!("a chart of duels")
    };
    assert!(duels.iter().flatten().flatten().all(|duel| ballots_of(duel) <= 15.0));
}

fn ballots_of(duel: &crate::vocabulary::Duel) -> f64 {
    duel.votes_for.to_f64() + duel.votes_against.to_f64()
}

/// The chair's wall said „797 : 715“ beside „24 lístků“.
#[test]
fn where_sectors_weigh_the_same_duels_and_points_are_told_in_as_many_ballots_as_there_are() {
    let rule = RuleCard { equal_sectors: true, ..RuleCard::default() };
    let five: [&str; 5] = ["4,3,2,1", "4,3,1,2", "3,4,2,1", "4,1,2,3", "4,3,2,1"];
    let report = told(&[("town", &LARGE), ("users", &five)], rule);
    let figure = report.figure(About::Duels).expect("duels");
    let Some((_, Chart { kind: ChartKind::Duels { duels, .. }, .. })) = &figure.chart else { panic!("a chart") };
    // All of them rank everything: whoever is not for one is for the other.
    assert!(duels.iter().flatten().flatten().all(|duel| (ballots_of(duel) - 11.0).abs() < 1e-9));
    for (row, duels) in figure.table.rows.iter().zip(duels) {
        for (cell, duel) in row.cells[1..].iter().zip(duels) {
            let Some(duel) = duel else { continue };
            assert!(cell.words(Lang::Cs).starts_with(&duel.words(Lang::Cs)) && duel.words(Lang::Cs).contains(','));
        }
    }
    // Four, three, two and one on every ballot.
    let points = report.points.as_ref().expect("points");
    assert!((points.iter().map(|points| points.to_f64()).sum::<f64>() - 110.0).abs() < 1e-9);
    let said = figure.table.notes.join(" ").replace('\u{a0}', " ");
    assert!(said.contains("town 1×, users 1,20×") && said.contains("kolik jich je (11)"), "{said}");
    let step = report.steps.first().expect("steps");
    let step = step_in_words(CS, &report.names, report.scale, step).replace('\u{a0}', " ");
    assert!(duels.iter().flatten().flatten().any(|duel| step.contains(&duel.words(Lang::Cs).replace('\u{a0}', " "))));
}

#[test]
fn the_text_of_an_order_has_the_hash_of_the_result() {
    let ballot = a_ballot(&["users"]);
    let votes = votes(&[("users", &["1,{2,3},4"; 6])], 4);
    let round = a_round(&ballot, &votes, &ITEMS, RuleCard::default());
    let report = Report::of(CS, &ballot, &round, &votes, None).expect("counted");
    let text = order_text(&round, &report.order);
    assert_eq!(text, r#"[["senioři"],["rodiny","doprava"],["bydlení"]]"#);
    assert_eq!(sha256(text.as_bytes()), crate::ballots::result_hash(&ballot, &round, &votes));
}

#[test]
fn the_picture_of_other_ways_shows_the_reading_that_was_chosen() {
    let report = told(&[("users", &["1", "1,2", "2,1", "3", "4,1", "1,3"])], RuleCard::default());
    let methods = report.figure(About::Methods).expect("methods");
    let (_, chart) = methods.chart.as_ref().expect("a chart");
    assert!(chart.caption.contains("vynechané poslední"), "{}", chart.caption);
    let ChartKind::Ranges { ranges, .. } = &chart.kind else { panic!("ranges") };
    // The worst place in the table's rows of this reading is that of the picture.
    let rows = methods.table.rows.iter().filter(|row| row.cells[0].words(Lang::Cs).contains("poslední"));
    let last = |text: String| {
        let places = text.trim_end_matches(['*', '\u{a0}']).trim_end_matches('.').to_owned();
        places.rsplit('–').next().and_then(|place| place.parse::<usize>().ok()).expect("a place")
    };
    assert_eq!(ranges[0].worst, rows.map(|row| last(row.cells[1].words(Lang::Cs))).max().expect("rows"));
}

#[test]
fn every_rule_of_the_card_is_said_on_the_wall_in_a_plain_sentence() {
    for lang in [Lang::Cs, Lang::En] {
        for method in RuleCard::METHODS {
            let key = format!("screen-how-{}", method.code());
            assert!(!Words(lang).t(&key).contains("screen-"), "{key}");
        }
        for unranked in crate::tally::Unranked::ALL {
            let key = format!("screen-unranked-{}", unranked.code());
            assert!(!Words(lang).t(&key).contains("screen-"), "{key}");
        }
    }
}

#[test]
fn large_sectors_are_shown_with_their_weights() {
    let rule = RuleCard { equal_sectors: true, ..RuleCard::default() };
    let five: [&str; 5] = ["4,3,2,1", "4,3,1,2", "3,4,2,1", "4,1,2,3", "4,3,2,1"];
    let report = told(&[("town", &LARGE), ("users", &five)], rule);
    assert!(!report.withholds_weights() && report.points.is_some());
    let Weights::Equal { times } = &report.weights else { panic!("{:?}", report.weights) };
    assert_eq!(times, &[Some(Ratio::ONE), Ratio::of(6, 5)]);
    assert_eq!(report.shown.alone, [true, true]);
    assert_eq!(report.verdicts.len(), 4);
}

#[test]
fn two_ballots_of_a_sector_refuse_the_weights_and_it_is_named() {
    let rule = RuleCard { equal_sectors: true, ..RuleCard::default() };
    let report = told(&[("town", &LARGE), ("users", &["4,3,2,1", "4,3"])], rule);
    assert_eq!(report.weights, Weights::Refused { too_few: vec![1] });
    assert!(report.points.is_some(), "a ballot is a ballot then, and the list tells all of it");
}

#[test]
fn every_figure_has_a_cell_in_every_column_and_charts_tell_the_numbers_of_their_tables() {
    for method in RuleCard::METHODS {
        for equal_sectors in [false, true] {
            let of: [(&str, &[&str]); 2] = [("town", &LARGE), ("users", &OTHER)];
            let report = told(&of, RuleCard { method, equal_sectors, ..RuleCard::default() });
            for (index, figure) in report.figures.iter().enumerate() {
                assert_eq!(figure.table_number, index + 1);
                assert!(figure.table.rows.iter().all(|row| row.cells.len() == figure.table.columns.len()));
            }
            let places = report.figure(About::Places).expect("places");
            let Some((_, Chart { kind: ChartKind::Heat { lines, .. }, .. })) = &places.chart else { panic!("heat") };
            for (line, row) in lines.iter().zip(&places.table.rows) {
                assert_eq!(line.values, row.cells[1..]);
                let all: u64 = line.values.iter().map(|cell| if let Cell::Count(n) = cell { *n } else { 0 }).sum();
                assert_eq!(all, 12, "every ballot is once in every line");
            }
            let order = report.figure(About::Order).expect("an order");
            let Some((_, Chart { kind: ChartKind::Bars { bars }, .. })) = &order.chart else { panic!("bars") };
            for (bar, row) in bars.iter().zip(&order.table.rows) {
                assert_eq!(bar.value, row.cells[2]);
            }
            assert_eq!(method == Method::RankedPairsBorda || method == Method::RankedPairs, !report.steps.is_empty());
            assert!(!report.first.is_empty(), "{method:?}");
        }
    }
}

#[test]
fn a_drawn_number_puts_those_who_tie_in_a_row() {
    let ballot = a_ballot(&["users"]);
    let votes = votes(&[("users", &["{1,2},{3,4}"; 6])], 4);
    let mut round = a_round(&ballot, &votes, &ITEMS, RuleCard::default());
    let report = |round: &Round| Report::of(CS, &ballot, round, &votes, None).expect("counted");
    assert_eq!(report(&round).places(), [(1, 2), (1, 2), (3, 4), (3, 4)]);
    round.lot = "4711".into();
    let drawn = report(&round);
    assert!(!drawn.settled().has_ties() && drawn.order.has_ties());
    assert!(drawn.places()[..2].iter().all(|(first, _)| *first <= 2));
    // Every table says the order that is valid, and that a lot decided it.
    let order = &drawn.figure(About::Order).expect("an order").table;
    let places: Vec<String> = order.rows.iter().map(|row| row.cells[1].words(Lang::Cs)).collect();
    assert_eq!(places.iter().map(|place| place.replace('\u{a0}', " ")).collect::<Vec<_>>(), ["1.", "2.", "3.", "4."]);
    assert!(order.notes.iter().any(|note| note.contains("4711")), "{:?}", order.notes);
    round.lot = "sedm".into();
    assert_eq!(report(&round).lot, None, "what is no number has drawn nothing");
}

#[test]
fn nobody_voted_everybody_abstained_and_forty_items_are_told_without_a_stumble() {
    for of in [&[] as &[&str], &["|1,2,3,4"; 7], &[""; 7], &["{1,2,3,4}"; 7]] {
        let report = told(&[("users", of)], RuleCard::default());
        assert_eq!(report.order.layers(), [[0, 1, 2, 3]]);
        assert!(report.shown.few, "seven who say nothing are no company for an eighth who does");
    }
    let names: Vec<String> = (0..40).map(|item| format!("Položka {item}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let ballot = a_ballot(&["users"]);
    let votes = votes(&[("users", &["40,1,2", "2,3", "7", "9,8", "1,2,3,4"])], 40);
    let round = a_round(&ballot, &votes, &names, RuleCard::default());
    let report = Report::of(CS, &ballot, &round, &votes, None).expect("counted");
    assert_eq!(report.figure(About::Methods).expect("methods").table.rows.len(), 16, "Kemeny is too slow for forty");
}

#[test]
fn a_changed_vote_is_noticed() {
    let ballot = a_ballot(&["users"]);
    let mut votes = votes(&[("users", &LARGE)], 4);
    let round = a_round(&ballot, &votes, &ITEMS, RuleCard::default());
    assert!(Shown::of(&ballot, &round, &votes).list_fits);
    votes[0].ranking = Ranking::read("4,3,2,1", 4).expect("a ranking");
    assert!(!Shown::of(&ballot, &round, &votes).list_fits);
}

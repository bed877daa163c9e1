//! What a list tells of a round in which some sectors are not shown: no more than the round's page.

use super::*;
use crate::{
    ballots::{
        Channel, Item, RuleCard, SHOWN_ALL, SHOWN_ORDER, Secrecy, Sector, list_of_votes, outcome::Report, shows_sectors,
    },
    processes::Process,
    results::priorities::{
        document::{Document, lay_out},
        model::Statement,
        pages::{Files, body},
    },
    server::random::sha256,
    stats::disclosure::Limit,
    ui::{Words, to_html},
    vocabulary::{BallotId, Day, ItemId, Lang, ListId, Localized, Moment, ProcessId, RoundId, SectorId},
};

const LIMIT: u64 = 5;
const ITEMS: [&str; 5] = ["Senioři", "Rodiny", "Doprava", "Bydlení", "Práce"];
/// Six, five and four: the statistician's example, in which the page hides the five as well.
const SIX: [&str; 6] = ["1,2,3,4,5", "1,3,2,5,4", "2,1,4,3,5", "1,2,4,3,5", "3,1,2,4,5", "1,4,2,5,3"];
const FIVE: [&str; 5] = ["2,5,3,1,4", "2,3,5,4,1", "5,2,1,4,3", "3,2,5,1,4", "2,4,1,3,5"];
const FOUR: [&str; 4] = ["4,3,2,1,5", "4,5,3,1,2", "3,4,5,2,1", "5,4,1,3,2"];

fn a_ballot() -> Ballot {
    let sector = |id: &str| Sector { id: SectorId(id.into()), name: Localized::plain(id) };
    Ballot {
        id: BallotId("b".into()),
        process_id: ProcessId("p".into()),
        group_id: None,
        title: Localized::plain("Pět priorit"),
        meeting_on: Day(20_500),
        place: "radnice".into(),
        join_code: "ABCDEF".into(),
        secrecy: Secrecy::Slips,
        sectors: ["town", "providers", "users"].map(sector).into(),
        present: Vec::new(),
    }
}

fn votes(of: &[(&str, &[&str])]) -> Vec<Vote> {
    let all = of.iter().flat_map(|(sector, rankings)| rankings.iter().map(move |ranking| (*sector, *ranking)));
    let vote = |(index, (sector, ranking)): (usize, (&str, &str))| {
        let receipt_hash = sha256(index.to_string().as_bytes());
        Vote {
            key: receipt_hash.clone(),
            sector: SectorId(sector.into()),
            channel: Channel::Phone,
            ranking: Ranking::read(ranking, ITEMS.len()).expect("a ranking"),
            receipt_hash,
        }
    };
    all.enumerate().map(vote).collect()
}

fn a_round(ballot: &Ballot, votes: &[Vote], rule: RuleCard) -> Round {
    let item = |name: &str| Item {
        id: ItemId(name.to_lowercase()),
        name: Localized::plain(name),
        note: Localized::default(),
        change: None,
    };
    let now = Some(Moment(1));
    let mut round = Round {
        id: RoundId("r".into()),
        ballot_id: ballot.id.clone(),
        number: 1,
        items: ITEMS.map(item).into(),
        rule,
        content_hash: String::new(),
        frozen_at: now,
        opened_at: now,
        closed_at: now,
        shown: SHOWN_ALL,
        list_hash: String::new(),
        result_hash: String::new(),
        seal_salt: String::new(),
        lot: String::new(),
    };
    round.list_hash = sha256(list_of_votes(votes, shows_sectors(ballot, &round, votes)).as_bytes());
    round
}

/// A list of the round alone; `split` makes its sectors sources.
fn a_list(ballot: &Ballot, round: &Round, votes: &[Vote], split: bool) -> PriorityList {
    let candidate = of_round(ballot, round, votes);
    let mut origin = candidate.origin;
    if let Origin::Round { split: of, .. } = &mut origin {
        *of = split;
    }
    let matches = candidate.options.iter().map(|option| (option.id.clone(), option.id.clone())).collect();
    let source = Source {
        key: "z1".into(),
        name: "Skupiny".into(),
        name_en: "Groups".into(),
        origin,
        options: candidate.options.clone(),
        matches,
    };
    PriorityList {
        id: ListId("l".into()),
        process_id: ballot.process_id.clone(),
        slug: "priority".into(),
        title: Localized::plain("Priority"),
        items: candidate.options,
        top: 2,
        sources: vec![source],
    }
}

fn a_process() -> Process {
    Process {
        id: ProcessId("p".into()),
        slug: "bechynsko".into(),
        name: Localized::plain("Plán"),
        summary: Localized::default(),
        publicity: Localized::default(),
        contact: Localized::default(),
        period: (2027, 2029),
        disclosure_limit: LIMIT,
        demonstration: false,
    }
}

fn document(list: &PriorityList, (ballot, round): (&Ballot, &Round), votes: &[Vote]) -> Document {
    let gathered = of_votes(list, &list.sources[0], (ballot, round), votes).expect("it may be counted");
    let voices = list.voices();
    let each = 100 / voices.len() as u64;
    let weights = voices.into_iter().map(|(key, ..)| (key, each)).collect();
    let stated = Statement { number: 1, weights, reason: String::new(), stated_at: Moment(0) };
    lay_out(&a_process(), list, &[stated], &gathered, Moment(0), Limit::public(LIMIT)).expect("it can be counted")
}

/// Everything there is to read of a document.
fn everything(document: &Document) -> String {
    let files = Files { base: "/priority/priority".into(), query: String::new() };
    let mut all = document.json();
    for w in [Words(Lang::Cs), Words(Lang::En)] {
        all.push_str(&to_html(|| body(w, document, &files)));
        all.push_str(&String::from_utf8_lossy(&document.csv(w)));
        all.push_str(&document.svg(w));
    }
    all
}

/// All ways in which somebody of one hidden sector can change places with somebody of the other.
fn swaps(votes: &[Vote]) -> Vec<Vec<Vote>> {
    let of = |sector: &str| (0..votes.len()).filter(|vote| votes[*vote].sector.0 == sector).collect::<Vec<_>>();
    let pairs = of("providers").into_iter().flat_map(|one| of("users").into_iter().map(move |other| (one, other)));
    let swapped = |(one, other): (usize, usize)| {
        let mut swapped = votes.to_vec();
        swapped[one].sector = votes[other].sector.clone();
        swapped[other].sector = votes[one].sector.clone();
        swapped
    };
    pairs.map(swapped).collect()
}

#[test]
fn whoever_sits_in_a_hidden_sector_a_list_says_the_same() {
    let ballot = a_ballot();
    let votes = votes(&[("town", &SIX), ("providers", &FIVE), ("users", &FOUR)]);
    let round = a_round(&ballot, &votes, RuleCard::default());
    let list = a_list(&ballot, &round, &votes, false);
    let before = document(&list, (&ballot, &round), &votes);
    let seen: Vec<_> = before.sources[0].sectors.iter().map(|sector| sector.name.text("cs", "cs")).collect();
    assert_eq!(seen, ["town"], "the five are hidden to keep the four company");
    let before = everything(&before);
    for swapped in swaps(&votes) {
        assert!(everything(&document(&list, (&ballot, &round), &swapped)) == before);
    }
}

/// Whoever may make lists could otherwise learn a new order of the six with every list.
#[test]
fn options_put_together_and_left_out_tell_no_more_of_a_sector_than_its_published_order() {
    let ballot = a_ballot();
    // By points the order of some depends on the others: counted again it would be another one.
    let six = ["2,4,5,1,3", "5,3,1,2,4", "2,4,5,3,1", "4,1,2,3,5", "2,5,1,3,4", "4,3,5,2,1"];
    let votes = votes(&[("town", &six), ("providers", &FIVE), ("users", &FOUR)]);
    let round = a_round(&ballot, &votes, RuleCard { method: tally::Method::Borda, ..RuleCard::default() });
    let of_town = round.profile(&ballot, &votes).of_sector(0);
    let published = tally::count(&of_town, round.rule.rule()).expect("an order").order;
    let mut list = a_list(&ballot, &round, &votes, false);
    // The last two areas mean the same, and the first is left out.
    let items = list.items.clone();
    list.sources[0].matches.insert(items[4].id.clone(), items[3].id.clone());
    list.sources[0].matches.remove(&items[0].id);
    let told = document(&list, (&ballot, &round), &votes);
    let places = &told.sources[0].sectors[0].places;
    assert_eq!((places[0], places[4]), (None, None));
    let page: Vec<usize> = published.items().collect();
    let stands = |item: usize| page.iter().position(|of| *of == item).expect("it is ordered");
    // Second, then the two as one, where the better of them stands, then third.
    assert!(stands(1) < stands(3).min(stands(4)) && stands(3).min(stands(4)) < stands(2), "{page:?}");
    assert_eq!(places[1..4], [Some((1, 1)), Some((3, 3)), Some((2, 2))]);
    let matched = &told.sources[0].options;
    assert_eq!((&matched[4].item, &matched[0].item), (&Some(items[3].id.clone()), &None));
}

#[test]
fn sectors_are_sources_only_where_the_list_of_votes_names_them() {
    let ballot = a_ballot();
    let split = |of: &[(&str, &[&str])]| {
        let votes = votes(of);
        let round = a_round(&ballot, &votes, RuleCard::default());
        let list = a_list(&ballot, &round, &votes, true);
        let offered = of_round(&ballot, &round, &votes).divisible().map(|sectors| sectors.len());
        (offered, of_votes(&list, &list.sources[0], (&ballot, &round), &votes).map(|voices| voices.len()).err())
    };
    let small = NotCounted::TooFew { voice: VoiceKey("z1.users".into()) };
    assert_eq!(split(&[("town", &SIX), ("providers", &FIVE), ("users", &FOUR)]), (None, Some(small)));
    assert_eq!(split(&[("town", &SIX), ("providers", &FIVE)]), (Some(2), None));
}

#[test]
fn a_round_that_is_not_told_is_not_heard() {
    let ballot = a_ballot();
    // The process may have lowered its limit since; that of the round was frozen.
    let few = votes(&[("town", &FOUR)]);
    let round = a_round(&ballot, &few, RuleCard::default());
    let list = a_list(&ballot, &round, &few, false);
    assert!(of_round(&ballot, &round, &few).is_small(Limit::public(3)));
    let refused = of_votes(&list, &list.sources[0], (&ballot, &round), &few).err();
    assert_eq!(refused, Some(NotCounted::TooFew { voice: VoiceKey("z1".into()) }));

    let votes = votes(&[("town", &SIX), ("providers", &FIVE)]);
    let round = Round { shown: SHOWN_ORDER, ..a_round(&ballot, &votes, RuleCard::default()) };
    let list = a_list(&ballot, &round, &votes, false);
    let refused = of_votes(&list, &list.sources[0], (&ballot, &round), &votes).err();
    assert_eq!(refused, Some(NotCounted::NotRevealed { name: "Skupiny".into() }));
}

/// The order by the frozen rule is promised; weighed numbers would be equations for the small sector.
#[test]
fn sectors_that_weigh_the_same_are_heard_so_only_where_the_ballot_shows_it() {
    let ballot = a_ballot();
    let rule = RuleCard { equal_sectors: true, ..RuleCard::default() };
    let heard = |votes: &[Vote]| {
        let round = a_round(&ballot, votes, rule);
        let list = a_list(&ballot, &round, votes, false);
        let report = Report::of(Words(Lang::Cs), &ballot, &round, votes, None).expect("a report");
        (document(&list, (&ballot, &round), votes), report)
    };
    let named = votes(&[("town", &SIX), ("providers", &FIVE)]);
    let (document, report) = heard(&named);
    let round = |document: &Document| serde_json::to_value(&document.sources[0].what).expect("JSON");
    assert_eq!(round(&document)["equal_sectors"], true);
    assert_eq!(document.result.places, report.order.places());

    let hidden = votes(&[("town", &SIX), ("providers", &FIVE), ("users", &FOUR)]);
    let (document, report) = heard(&hidden);
    assert_eq!((&round(&document)["equal_sectors"], &round(&document)["withheld"]), (&false.into(), &true.into()));
    let own: Vec<_> = document.result.own[0].iter().copied().flatten().collect();
    assert_eq!(own, report.order.places(), "the order of the round's page");
    // There is no list of votes a draw could be checked with, so nothing is drawn.
    let drawn = u64::from(document.result.stability.replicates);
    assert!(document.result.stability.first.iter().all(|times| *times == 0 || *times == drawn));
    let order = |document: &Document| document.result.own.clone();
    for swapped in swaps(&hidden) {
        let (other, _) = heard(&swapped);
        if order(&other) == order(&document) {
            assert!(everything(&other) == everything(&document));
        }
    }
}

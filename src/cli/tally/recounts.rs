//! Every export of every kind of ballot, recounted as `priorita tally` does, ends where the page ends.

use super::counted::{Ask, Remark, count};
use crate::{
    ballots::{
        Ballot, Channel, Item, Round, RuleCard, Secrecy, Sector, Vote, list_of_votes,
        outcome::{
            Report,
            files::{VoteFormat, list, name_of, votes_as},
        },
        shows_sectors,
    },
    server::random::sha256,
    tally::{Ranking, Unranked, formats},
    ui::Words,
    vocabulary::{BallotId, Day, ItemId, Lang, Localized, Moment, ProcessId, RoundId, SectorId},
};

const ITEMS: [&str; 4] = ["Péče, bydlení", "Bus: večer", "Škola", "Park #2"];

/// Votes of two sectors. None ties, some abstain, some leave out, all of one mind are against the rest.
const KINDS: [(&str, [&str; 8], [&str; 6]); 4] = [
    (
        "plain",
        ["1,2,3,4", "1,3,2,4", "2,1,4,3", "1,2,4,3", "3,1,2,4", "1,4,2,3", "4,1,2,3", "2,3,1,4"],
        ["4,3,2,1", "4,3,1,2", "3,4,2,1", "4,2,3,1", "4,3,2,1", "3,4,1,2"],
    ),
    ("short", ["1", "1", "1", "1", "2,1", "2,1", "3,4", "1,2,3"], ["4", "4,3", "3", "2,4", "4,1", "4"]),
    (
        "tied",
        ["{1,2},3", "{1,2},{3,4}", "{1,2}", "{2,1},4", "1,{2,3,4}", "2,{1,3,4}", "{1,2,3,4}", ""],
        ["{3,4},1", "{4,3}", "{3,4},{1,2}", "3,4", "4,3", "{3,4},2"],
    ),
    (
        "abstaining",
        ["2,1|3", "1|2", "3,1,2|4", "|1,2,3,4", "1,{2,3}|4", "2", "", "1,2"],
        ["4,3|1", "4|1,2", "4,{1,2}", "3,4", "4", "4,1|3"],
    ),
];

fn a_ballot() -> Ballot {
    let sector = |id: &str, name: &str| Sector { id: SectorId(id.into()), name: Localized::plain(name) };
    Ballot {
        id: BallotId("b".into()),
        process_id: ProcessId("p".into()),
        group_id: None,
        title: Localized::plain("Priority = co dřív?"),
        meeting_on: Day(20_500),
        place: String::new(),
        join_code: "ABCDEF".into(),
        secrecy: Secrecy::Slips,
        sectors: vec![sector("uziv", "Uživatelé; rodiny"), sector("posk", "Poskytovatelé")],
        present: Vec::new(),
    }
}

fn votes_of(users: &[&str], providers: &[&str]) -> Vec<Vote> {
    let of = |sector: &'static str, rankings: &[&str]| -> Vec<(&'static str, String)> {
        rankings.iter().map(|ranking| (sector, (*ranking).to_owned())).collect()
    };
    let all = [of("uziv", users), of("posk", providers)].concat();
    let vote = |(index, (sector, ranking)): (usize, (&str, String))| {
        let receipt_hash = sha256(index.to_string().as_bytes());
        Vote {
            key: receipt_hash.clone(),
            sector: SectorId(sector.into()),
            channel: Channel::Phone,
            ranking: Ranking::read(&ranking, ITEMS.len()).expect("a ranking"),
            receipt_hash,
        }
    };
    all.into_iter().enumerate().map(vote).collect()
}

fn a_round(ballot: &Ballot, votes: &[Vote], rule: RuleCard, lot: &str) -> Round {
    let item = |(index, name): (usize, &&str)| Item {
        id: ItemId(format!("item-{index}")),
        name: Localized::plain(*name),
        note: Localized::default(),
        change: None,
    };
    let now = Some(Moment(1));
    let mut round = Round {
        id: RoundId("r".into()),
        ballot_id: ballot.id.clone(),
        number: 1,
        items: ITEMS.iter().enumerate().map(item).collect(),
        rule,
        content_hash: String::new(),
        frozen_at: now,
        opened_at: now,
        closed_at: now,
        shown: 0,
        list_hash: String::new(),
        result_hash: String::new(),
        seal_salt: String::new(),
        lot: lot.to_owned(),
    };
    round.list_hash = sha256(list_of_votes(votes, shows_sectors(ballot, &round, votes)).as_bytes());
    round
}

const ASK: Ask = Ask { methods: None, unranked: None, sectors: None };

/// What `priorita tally` says of a file: layers of names, and whether a lot was drawn.
fn recounted(file: &formats::BallotFile) -> (Vec<Vec<String>>, bool) {
    let counted = count(file, ASK).expect("it can be counted");
    assert!(counted.remarks.contains(&Remark::ByTheFile), "{:?}", counted.remarks);
    let answer = &counted.urns[0].outcomes[0];
    let layers = counted.layers(answer.order());
    (layers.iter().map(|layer| layer.iter().map(|name| (*name).to_owned()).collect()).collect(), answer.drawn.is_some())
}

#[test]
fn every_export_of_every_kind_of_ballot_recounts_to_the_order_of_the_page() {
    let (words, ballot) = (Words(Lang::Cs), a_ballot());
    let (mut recounts, mut lots, mut refusals) = (0, 0, 0);
    for (kind, users, providers) in KINDS {
        let votes = votes_of(&users, &providers);
        for method in RuleCard::METHODS {
            for &unranked in Unranked::ALL {
                for (equal_sectors, lot) in [(false, ""), (true, ""), (false, "4711"), (true, "4711")] {
                    let rule = RuleCard { method, unranked, equal_sectors, ..RuleCard::default() };
                    let round = a_round(&ballot, &votes, rule, lot);
                    let report = Report::of(words, &ballot, &round, &votes, None).expect("a report");
                    let named = report.shown.sectors_named;
                    if !report.shown.listed {
                        continue;
                    }
                    let page: Vec<Vec<String>> = report
                        .settled()
                        .layers()
                        .iter()
                        .map(|layer| layer.iter().map(|item| ITEMS[*item].to_owned()).collect())
                        .collect();
                    let drawn = !lot.is_empty() && report.order.has_ties();
                    let place = format!("{kind} {method:?} {unranked:?} equal: {equal_sectors} lot: {lot}");
                    for format in VoteFormat::ALL {
                        let text = match votes_as(words, (&ballot, &round), &votes, named, format) {
                            Ok(text) => text,
                            Err(findings) => {
                                // What PrefLib cannot say: other programs would count something else.
                                assert_eq!(format, VoteFormat::PrefLib, "{place}: {findings:?}");
                                assert!(equal_sectors || unranked == Unranked::Ignored, "{place}: {findings:?}");
                                refusals += 1;
                                continue;
                            }
                        };
                        for name in ["", name_of(format, &text).as_str()] {
                            let file = formats::read_named(name, text.as_bytes());
                            let file =
                                file.unwrap_or_else(|findings| panic!("{place} {format:?}: {findings:?}\n{text}"));
                            assert_eq!(recounted(&file), (page.clone(), drawn), "{place} {format:?}\n{text}");
                        }
                        recounts += 1;
                        lots += usize::from(drawn);
                    }
                    // The list alone has the hash of the minutes; with the rule beside it it is counted the same.
                    let bare = list(&votes, named);
                    assert_eq!(sha256(bare.as_bytes()), round.list_hash);
                    let rule = votes_as(words, (&ballot, &round), &votes, named, VoteFormat::List).expect("a list");
                    let file = formats::read_list_by(rule.as_bytes(), bare.as_bytes()).expect("it is read");
                    assert_eq!(recounted(&file), (page, drawn), "{place}: the list");
                }
            }
        }
    }
    assert!(recounts > 400 && lots > 30 && refusals > 50, "{recounts} recounts, {lots} lots, {refusals} refusals");
}

/// Ballots of two sectors that disagree, the smaller of them hidden: no sector is in any file, and the
/// rule says that a ballot is a ballot.
#[test]
fn where_the_list_names_no_sectors_no_export_does_and_the_order_is_the_same() {
    let (words, ballot) = (Words(Lang::En), a_ballot());
    let votes = votes_of(&KINDS[0].1, &KINDS[0].2[..3]);
    let round = a_round(&ballot, &votes, RuleCard::default(), "");
    let report = Report::of(words, &ballot, &round, &votes, None).expect("a report");
    assert!(report.shown.listed && !report.shown.sectors_named);
    for format in VoteFormat::ALL {
        let text = votes_as(words, (&ballot, &round), &votes, false, format).expect("it can be written");
        assert!(!text.contains("uziv") && !text.contains("Uživatelé"), "{format:?}\n{text}");
        let file = formats::read(text.as_bytes()).expect("it is read");
        let page = report.order.layers().iter().map(|layer| layer.iter().map(|item| ITEMS[*item].to_owned()).collect());
        assert_eq!(recounted(&file).0, page.collect::<Vec<Vec<String>>>(), "{format:?}");
    }
}

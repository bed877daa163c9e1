//! Ballots: rounds, slips, votes.

use super::{writing::chain, *};

fn a_making(items: usize) -> Making {
    let sector = |id: &str, name: &str| Sector { id: SectorId(id.into()), name: Localized::plain(name) };
    Making {
        group_id: None,
        title: Localized::plain("Priority"),
        meeting_on: Day(20_778),
        place: "Radnice".into(),
        secrecy: Secrecy::Slips,
        sectors: vec![sector("provider", "Poskytovatelé"), sector("service-user", "Uživatelé")],
        items: (1..=items)
            .map(|number| ballots::Item {
                id: ItemId(format!("i{number}")),
                name: Localized::plain(format!("Položka {number}")),
                note: Localized::default(),
                change: None,
            })
            .collect(),
        rule: RuleCard::default(),
    }
}

pub fn ranking(text: &str) -> Ranking {
    Ranking::read(text, 4).expect("a ranking of four items")
}

/// A ballot with four items that stands open, and the codes of three slips in each sector.
pub async fn an_open_ballot(house: &House) -> (Standing, Vec<(SectorId, Vec<String>)>) {
    an_open_ballot_in(house, &town::found(house).await).await
}

async fn an_open_ballot_in(house: &House, process: &ProcessId) -> (Standing, Vec<(SectorId, Vec<String>)>) {
    let made = ballots::make(house, "jana", NOW, process, a_making(4)).await.expect("made");
    ballots::freeze(house, "jana", NOW, &made.ballot.id).await.expect("frozen");
    let wanted = [(SectorId("provider".into()), 3), (SectorId("service-user".into()), 3)];
    let slips = ballots::print_slips(house, "jana", NOW, &made.ballot.id, &wanted, "a").await.expect("printed").codes;
    ballots::open(house, "jana", NOW, &made.ballot.id).await.expect("opened");
    let made = ballots::standing(&mut *reading(house).await, &made.ballot.id).await.expect("an answer").expect("there");
    (made, slips)
}

#[tokio::test]
async fn a_ballot_comes_back_as_it_was_made_and_changes_until_it_is_frozen() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let made = ballots::make(&house, "jana", NOW, &process, a_making(4)).await.expect("made");
        let (id, round) = (made.ballot.id.clone(), made.round.id.clone());
        let mut connection = reading(&house).await;
        let kept = ballots::store::ballot(&mut connection, &id).await.expect("an answer");
        assert_eq!(kept.as_ref(), Some(&made.ballot));
        let found = ballots::store::ballot_by_join_code(&mut connection, &made.ballot.join_code).await;
        assert_eq!(found.expect("an answer").as_ref(), Some(&made.ballot));
        let all = ballots::store::ballots_of(&mut connection, &process).await.expect("ballots");
        assert_eq!(ballots::store::all_ballots(&mut connection).await.expect("ballots"), all);
        assert_eq!(all, std::slice::from_ref(&made.ballot));
        assert_eq!(
            ballots::store::rounds_of(&mut connection, &id).await.expect("rounds"),
            std::slice::from_ref(&made.round)
        );
        assert_eq!(ballots::store::round(&mut connection, &round).await.expect("an answer"), Some(made.round.clone()));
        drop(connection);

        let changed = Making { title: Localized::plain("Jiný název"), ..a_making(3) };
        ballots::change(&house, "jana", NOW, &id, changed).await.expect("changed");
        ballots::freeze(&house, "jana", NOW, &id).await.expect("frozen");
        let late = ballots::change(&house, "jana", NOW, &id, a_making(5)).await;
        assert!(matches!(late, Err(Stop::Refused(NoAct::AnotherStage))), "{late:?}");
        let mut connection = reading(&house).await;
        assert!(!ballots::store::change_round(&mut connection, &round, &a_making(2)).await.expect("an answer"));
        assert!(
            !ballots::store::freeze_round(&mut connection, &round, (&RuleCard::default(), "x"), NOW)
                .await
                .expect("an answer")
        );
        let frozen = ballots::standing(&mut connection, &id).await.expect("an answer").expect("there");
        assert_eq!((frozen.round.items.len(), frozen.ballot.title.text("cs", "cs")), (3, "Jiný název"));
        assert_eq!(frozen.round.content_hash, frozen.round.hash_of_content(&frozen.ballot));

        let mut other = frozen.ballot.clone();
        other.id = BallotId("b2".into());
        let taken = ballots::store::add_ballot(&mut connection, &other, NOW).await;
        assert!(taken.is_err_and(|broken| is_duplicate(&broken)), "six letters find one ballot");
        other.join_code = "JINYCH".into();
        ballots::store::add_ballot(&mut connection, &other, NOW).await.expect("added");
        let again = Round { id: RoundId("r2".into()), ..frozen.round.clone() };
        let twice = ballots::store::add_round(&mut connection, &again).await;
        assert!(twice.is_err(), "a ballot has one round of a number");
        ballots::store::change_ballot(&mut connection, &other.id, &a_making(2)).await.expect("changed");
        let present = [(SectorId("provider".into()), 5)];
        ballots::store::set_present(&mut connection, &other.id, &present).await.expect("counted");
        let kept = ballots::store::ballot(&mut connection, &other.id).await.expect("an answer").expect("there");
        assert_eq!((kept.title.text("cs", "cs"), kept.present.as_slice()), ("Priority", &present[..]));
    })
    .await;
}

#[tokio::test]
async fn a_round_goes_through_its_stages_once_and_in_order() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let made = ballots::make(&house, "jana", NOW, &process, a_making(4)).await.expect("made");
        let (id, round) = (made.ballot.id, made.round.id);
        let mut connection = reading(&house).await;
        assert!(!ballots::store::open_round(&mut connection, &round, NOW).await.expect("an answer"), "not frozen");
        assert!(!ballots::store::close_round(&mut connection, &round, NOW).await.expect("an answer"), "not open");
        assert!(!ballots::store::reveal(&mut connection, &round, 1).await.expect("an answer"), "not closed");
        assert!(!ballots::store::draw_lot(&mut connection, &round, "7").await.expect("an answer"), "not closed");
        assert!(
            ballots::store::freeze_round(&mut connection, &round, (&RuleCard::default(), "h"), NOW)
                .await
                .expect("an answer")
        );
        assert!(ballots::store::open_round(&mut connection, &round, NOW).await.expect("an answer"));
        assert!(!ballots::store::open_round(&mut connection, &round, NOW).await.expect("an answer"), "once");
        assert!(ballots::store::close_round(&mut connection, &round, NOW).await.expect("an answer"));
        assert!(!ballots::store::close_round(&mut connection, &round, NOW).await.expect("an answer"), "once");
        assert!(ballots::store::reveal(&mut connection, &round, 2).await.expect("an answer"));
        assert!(
            !ballots::store::reveal(&mut connection, &round, 1).await.expect("an answer"),
            "nothing is hidden again"
        );
        assert!(ballots::store::draw_lot(&mut connection, &round, "7").await.expect("an answer"));
        assert!(
            !ballots::store::draw_lot(&mut connection, &round, "8").await.expect("an answer"),
            "a lot is drawn once"
        );
        ballots::store::set_hashes(&mut connection, &round, ("list", "result"), "salt").await.expect("set");
        let kept = ballots::store::rounds_of(&mut connection, &id).await.expect("rounds").remove(0);
        assert_eq!((kept.list_hash.as_str(), kept.result_hash.as_str(), kept.lot.as_str()), ("list", "result", "7"));
        assert_eq!(kept.shown, 2);
        drop(connection);
        let unordered = by_hand(&house, "UPDATE ballot_round SET opened_at = NULL").await;
        assert!(unordered.is_err(), "the database guards the order of stages");
    })
    .await;
}

#[tokio::test]
async fn a_slip_votes_once_however_often_it_is_used() {
    on_both(async |house| {
        let (Standing { ballot, round }, slips) = an_open_ballot(&house).await;
        let mut connection = reading(&house).await;
        let counted = ballots::store::slips_of(&mut connection, &ballot.id).await.expect("slips");
        assert_eq!(counted, [(SectorId("provider".into()), 3), (SectorId("service-user".into()), 3)]);
        let slip = Slip::open(&ballot.id, &slips[1].1[0]);
        let sector = ballots::store::sector_of_slip(&mut connection, &ballot.id, slip.code_hash()).await;
        assert_eq!(sector.expect("an answer"), Some(SectorId("service-user".into())));
        let elsewhere = ballots::store::sector_of_slip(&mut connection, &BallotId("b".into()), slip.code_hash()).await;
        assert_eq!(elsewhere.expect("an answer"), None, "a slip belongs to its ballot");
        let key = slip.vote_key(&round.id);
        assert!(!ballots::store::has_voted(&mut connection, &round.id, &key).await.expect("an answer"));
        drop(connection);

        let cast = async |text: &str, attempt: &str| {
            ballots::cast(&house, &ballot.id, &slip, &round.id, ranking(text), attempt).await.expect("taken")
        };
        let first = cast("1,2", "a").await;
        assert_eq!(cast("1,2", "a").await, first, "the same page sent twice has one receipt");
        let second = cast("{3,4},1|2", "b").await;
        assert_ne!(second, first);
        let mut connection = reading(&house).await;
        assert!(ballots::store::has_voted(&mut connection, &round.id, &key).await.expect("an answer"));
        assert_eq!(ballots::store::vote_count(&mut connection, &round.id).await.expect("a count"), 1);
        let votes = ballots::store::votes_of(&mut connection, &round).await.expect("votes");
        assert_eq!(votes[0].ranking, ranking("{3,4},1|2"));
        assert_eq!((votes[0].receipt_hash.clone(), votes[0].channel), (second.hash(), ballots::Channel::Phone));
        drop(connection);

        let stranger = Slip::open(&ballot.id, "AAAAA22222");
        let refused = ballots::cast(&house, &ballot.id, &stranger, &round.id, ranking("1"), "a").await;
        assert!(matches!(refused, Err(Stop::Refused(NoVote::UnknownSlip))), "{refused:?}");
        let stale = ballots::cast(&house, &ballot.id, &slip, &RoundId("r0".into()), ranking("1"), "a").await;
        assert!(matches!(stale, Err(Stop::Refused(NoVote::AnotherRound { number: 1 }))), "{stale:?}");
        let mut connection = reading(&house).await;
        let double =
            ballots::store::add_slip(&mut connection, &ballot.id, slip.code_hash(), &SectorId("x".into())).await;
        assert!(double.is_err_and(|broken| is_duplicate(&broken)));
        let mut unknown = votes[0].clone();
        unknown.key = "k".into();
        let copied = ballots::store::put_vote(&mut connection, &round.id, &unknown).await.expect("an answer");
        assert!(!copied, "a receipt belongs to one vote");
        unknown.receipt_hash = "another".into();
        assert!(ballots::store::put_vote(&mut connection, &round.id, &unknown).await.expect("put"));
        assert_eq!(ballots::store::vote_count(&mut connection, &round.id).await.expect("a count"), 2);
    })
    .await;
}

#[tokio::test]
async fn a_closed_round_takes_no_vote_and_its_keys_are_hashes_of_receipts() {
    on_both(async |house| {
        let (Standing { ballot, round }, slips) = an_open_ballot(&house).await;
        let mut receipts = Vec::new();
        for (index, code) in slips.iter().flat_map(|(_, codes)| codes).enumerate() {
            let slip = Slip::open(&ballot.id, code);
            let text = ["1,2,3,4", "1,3", "2,1", "4,3,2,1", "", "1"][index];
            let receipt = ballots::cast(&house, &ballot.id, &slip, &round.id, ranking(text), "a").await.expect("taken");
            receipts.push(receipt.hash());
        }
        ballots::close(&house, "jana", NOW, &ballot.id).await.expect("closed");
        let again = ballots::close(&house, "jana", NOW, &ballot.id).await;
        assert!(matches!(again, Err(Stop::Refused(NoAct::AnotherStage))), "{again:?}");
        let slip = Slip::open(&ballot.id, &slips[0].1[0]);
        let late = ballots::cast(&house, &ballot.id, &slip, &round.id, ranking("4"), "b").await;
        assert!(matches!(late, Err(Stop::Refused(NoVote::Closed))), "{late:?}");

        let mut connection = reading(&house).await;
        let votes = ballots::store::votes_of(&mut connection, &round).await.expect("votes");
        let keys: Vec<String> = votes.iter().map(|vote| vote.key.clone()).collect();
        receipts.sort();
        assert_eq!(keys, receipts, "in the order of the receipts' hashes");
        let has_voted = ballots::store::has_voted(&mut connection, &round.id, &slip.vote_key(&round.id)).await;
        assert!(!has_voted.expect("an answer"), "a code no longer leads to its vote");
        let closed = ballots::standing(&mut connection, &ballot.id).await.expect("an answer").expect("there").round;
        // Three in each sector: fewer than five, so the list goes without sectors.
        assert_eq!(closed.list_hash, sha256(ballots::list_of_votes(&votes, false).as_bytes()));
        assert_eq!(closed.content_hash, round.content_hash);
        ballots::store::settle_votes(&mut connection, &round.id, &votes[..2]).await.expect("written anew");
        assert_eq!(ballots::store::votes_of(&mut connection, &round).await.expect("votes"), votes[..2]);
        drop(connection);
        assert!(matches!(chain(&house).await, Chain::Whole { .. }));
    })
    .await;
}

#[tokio::test]
async fn paper_is_taken_whole_or_not_at_all_and_by_two_people() {
    on_both(async |house| {
        let (Standing { ballot, round }, slips) = an_open_ballot(&house).await;
        let paper = |code: &str, text: &str| ballots::PaperVote { code: code.into(), ranking: ranking(text) };
        let enter = async |batch: Vec<ballots::PaperVote>, checked_by: &str| {
            ballots::enter_paper(&house, "jana", NOW, &ballot.id, &round.id, batch, checked_by).await
        };
        let good = || paper(&slips[0].1[0], "2,1");
        let wrong = enter(vec![good(), paper("AAAAA22222", "1")], "petr").await;
        assert!(matches!(&wrong, Err(Stop::Refused(NoBatch::UnknownSlips(lines))) if *lines == [2]), "{wrong:?}");
        for nobody in ["", " ", "jana"] {
            let alone = enter(vec![good()], nobody).await;
            assert!(matches!(alone, Err(Stop::Refused(NoBatch::NobodyChecked))), "{alone:?}");
        }
        assert_eq!(ballots::store::vote_count(&mut *reading(&house).await, &round.id).await.expect("a count"), 0);
        assert_eq!(enter(vec![good(), paper(&slips[1].1[0], "")], "petr").await.expect("taken"), 2);
        // Whoever also votes by phone replaces the paper.
        let slip = Slip::open(&ballot.id, &slips[0].1[0]);
        ballots::cast(&house, &ballot.id, &slip, &round.id, ranking("4"), "a").await.expect("taken");
        let votes = ballots::store::votes_of(&mut *reading(&house).await, &round).await.expect("votes");
        let paper = votes.iter().filter(|vote| vote.channel == ballots::Channel::Paper).count();
        assert_eq!((votes.len(), paper), (2, 1));
    })
    .await;
}

/// Closing waits for the votes that are on their way, and no vote slips in behind the list.
#[tokio::test(flavor = "multi_thread")]
async fn the_list_of_a_round_closed_in_a_rush_holds_exactly_the_votes_that_were_acknowledged() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let made = ballots::make(&house, "jana", NOW, &process, a_making(4)).await.expect("made");
        let id = made.ballot.id.clone();
        ballots::freeze(&house, "jana", NOW, &id).await.expect("frozen");
        let wanted = [(SectorId("provider".into()), 120)];
        let mut printed = ballots::print_slips(&house, "jana", NOW, &id, &wanted, "a").await.expect("printed");
        let slips = printed.codes.remove(0).1;
        ballots::open(&house, "jana", NOW, &id).await.expect("opened");
        let mut voting = tokio::task::JoinSet::new();
        for code in slips {
            let (house, id, round) = (Arc::clone(&house), id.clone(), made.round.id.clone());
            voting.spawn(async move {
                let slip = Slip::open(&id, &code);
                ballots::cast(&house, &id, &slip, &round, ranking("1,2"), "a").await
            });
        }
        let mut acknowledged = BTreeSet::new();
        let mut closing = None;
        while let Some(done) = voting.join_next().await {
            match done.expect("no panic") {
                Ok(receipt) => drop(acknowledged.insert(receipt.hash())),
                Err(Stop::Refused(NoVote::Closed)) => {}
                Err(other) => panic!("{other:?}"),
            }
            if acknowledged.len() == 20 && closing.is_none() {
                let (house, id) = (Arc::clone(&house), id.clone());
                closing = Some(tokio::spawn(async move { ballots::close(&house, "jana", NOW, &id).await }));
            }
        }
        closing.expect("twenty voted").await.expect("no panic").expect("closed");
        let closed =
            ballots::standing(&mut *reading(&house).await, &id).await.expect("an answer").expect("there").round;
        let votes = ballots::store::votes_of(&mut *reading(&house).await, &closed).await.expect("votes");
        let kept: BTreeSet<String> = votes.iter().map(|vote| vote.receipt_hash.clone()).collect();
        assert_eq!(kept, acknowledged);
        assert_eq!(closed.list_hash, sha256(ballots::list_of_votes(&votes, true).as_bytes()));
    })
    .await;
}

#[tokio::test]
async fn the_next_round_keeps_the_items_that_go_on() {
    on_both(async |house| {
        let (Standing { ballot, round }, slips) = an_open_ballot(&house).await;
        for code in &slips[0].1 {
            let slip = Slip::open(&ballot.id, code);
            ballots::cast(&house, &ballot.id, &slip, &round.id, ranking("3,1"), "a").await.expect("taken");
        }
        let kept = vec![ItemId("i3".into()), ItemId("i1".into())];
        let early = ballots::next_round(&house, "jana", NOW, &ballot.id, kept.clone()).await;
        assert!(matches!(early, Err(Stop::Refused(NoAct::AnotherStage))), "{early:?}");
        ballots::count_present(&house, "jana", NOW, &ballot.id, vec![(SectorId("provider".into()), 4)])
            .await
            .expect("counted");
        ballots::close(&house, "jana", NOW, &ballot.id).await.expect("closed");
        ballots::reveal(&house, "jana", NOW, &ballot.id, Reveal::Everything).await.expect("revealed");
        let late = ballots::count_present(&house, "jana", NOW, &ballot.id, Vec::new()).await;
        assert!(matches!(late, Err(Stop::Refused(NoAct::AnotherStage))), "the result is known: {late:?}");
        ballots::draw_lot(&house, "jana", NOW, &ballot.id, " 17 ").await.expect("drawn");
        ballots::next_round(&house, "jana", NOW, &ballot.id, kept).await.expect("made");
        let now = ballots::standing(&mut *reading(&house).await, &ballot.id).await.expect("an answer").expect("there");
        let ids: Vec<&str> = now.round.items.iter().map(|item| item.id.0.as_str()).collect();
        assert_eq!((now.round.number, ids), (2, vec!["i1", "i3"]));
        assert_eq!(now.round.rule, round.rule);
        assert_eq!(now.round.stage(), ballots::Stage::Prepared);
        assert_eq!(number(&house, "SELECT COUNT(*) FROM audit_event WHERE kind LIKE 'ballot.%'").await, 9);
    })
    .await;
}

#[tokio::test]
async fn the_limit_of_a_process_is_frozen_with_the_rule() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let limit = async |limit: u64| {
            let mut connection = reading(&house).await;
            let now = processes::store::process(&mut connection, &process).await.expect("an answer").expect("there");
            let changed = processes::Process { disclosure_limit: limit, ..now };
            processes::store::change_process(&mut connection, &changed).await.expect("changed");
        };
        limit(8).await;
        let made = ballots::make(&house, "jana", NOW, &process, a_making(4)).await.expect("made");
        ballots::freeze(&house, "jana", NOW, &made.ballot.id).await.expect("frozen");
        limit(5).await;
        let standing = ballots::standing(&mut *reading(&house).await, &made.ballot.id).await;
        let round = standing.expect("an answer").expect("there").round;
        assert_eq!(round.rule.hidden_under, 8);
        assert_eq!(round.content_hash, round.hash_of_content(&made.ballot), "it is part of what was frozen");
    })
    .await;
}

#[tokio::test]
async fn an_order_that_would_say_how_two_people_voted_is_never_revealed() {
    on_both(async |house| {
        let (Standing { ballot, round }, slips) = an_open_ballot(&house).await;
        for code in slips[0].1.iter().take(2) {
            let slip = Slip::open(&ballot.id, code);
            ballots::cast(&house, &ballot.id, &slip, &round.id, ranking("1,2"), "a").await.expect("taken");
        }
        ballots::close(&house, "jana", NOW, &ballot.id).await.expect("closed");
        for what in [Reveal::After { seen: 0 }, Reveal::Everything] {
            let refused = ballots::reveal(&house, "jana", NOW, &ballot.id, what).await;
            assert!(matches!(refused, Err(Stop::Refused(NoAct::TooFewVotes))), "{refused:?}");
        }
        // The two that go on would be the two that were ranked.
        let shorter: Vec<ItemId> = round.items.iter().take(2).map(|item| item.id.clone()).collect();
        let refused = ballots::next_round(&house, "jana", NOW, &ballot.id, shorter).await;
        assert!(matches!(refused, Err(Stop::Refused(NoAct::AnotherStage))), "{refused:?}");
        let all = round.items.iter().map(|item| item.id.clone()).collect();
        ballots::next_round(&house, "jana", NOW, &ballot.id, all).await.expect("the group votes again");
    })
    .await;
}

#[tokio::test]
async fn what_is_being_prepared_can_be_thrown_away_and_what_is_frozen_cannot() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let made = ballots::make(&house, "jana", NOW, &process, a_making(4)).await.expect("made");
        let id = made.ballot.id.clone();
        ballots::discard(&house, "jana", NOW, &id).await.expect("thrown away");
        let mut connection = reading(&house).await;
        assert_eq!(ballots::store::ballot(&mut connection, &id).await.expect("an answer"), None);
        assert_eq!(ballots::store::rounds_of(&mut connection, &id).await.expect("an answer"), []);
        drop(connection);
        let again = ballots::discard(&house, "jana", NOW, &id).await;
        assert!(matches!(again, Err(Stop::Refused(NoAct::Unknown))), "{again:?}");

        let (Standing { ballot, round }, _) = an_open_ballot_in(&house, &process).await;
        let late = ballots::discard(&house, "jana", NOW, &ballot.id).await;
        assert!(matches!(late, Err(Stop::Refused(NoAct::AnotherStage))), "{late:?}");
        let mut connection = reading(&house).await;
        assert!(!ballots::store::remove_round(&mut connection, &round.id).await.expect("an answer"));
        assert!(ballots::store::remove_ballot(&mut connection, &ballot.id).await.is_err(), "it has a round");
        drop(connection);

        // The second round goes, the first stays; and another second round is a round like any other.
        ballots::close(&house, "jana", NOW, &ballot.id).await.expect("closed");
        let all: Vec<ItemId> = round.items.iter().map(|item| item.id.clone()).collect();
        for _ in 0..2 {
            ballots::next_round(&house, "jana", NOW, &ballot.id, all.clone()).await.expect("made");
            ballots::discard(&house, "jana", NOW, &ballot.id).await.expect("thrown away");
        }
        let left = ballots::store::rounds_of(&mut *reading(&house).await, &ballot.id).await.expect("rounds");
        assert_eq!(left.iter().map(|round| round.number).collect::<Vec<_>>(), [1]);
    })
    .await;
}

#[tokio::test]
async fn the_next_round_reveals_what_was_left_of_the_one_before() {
    on_both(async |house| {
        let (Standing { ballot, round }, slips) = an_open_ballot(&house).await;
        for code in &slips[0].1 {
            let slip = Slip::open(&ballot.id, code);
            ballots::cast(&house, &ballot.id, &slip, &round.id, ranking("1,2,3,4"), "a").await.expect("taken");
        }
        ballots::close(&house, "jana", NOW, &ballot.id).await.expect("closed");
        let mut shown = 0;
        while shown < ballots::SHOWN_ORDER {
            ballots::reveal(&house, "jana", NOW, &ballot.id, Reveal::After { seen: shown }).await.expect("revealed");
            let now = ballots::standing(&mut *reading(&house).await, &ballot.id).await;
            shown = now.expect("an answer").expect("there").round.shown;
        }
        let two = round.items.iter().take(2).map(|item| item.id.clone()).collect();
        ballots::next_round(&house, "jana", NOW, &ballot.id, two).await.expect("made");
        let before = ballots::store::round(&mut *reading(&house).await, &round.id).await;
        assert_eq!(before.expect("an answer").expect("there").shown, ballots::SHOWN_ALL);
    })
    .await;
}

//! Lists of priorities.

use super::{
    votes::{an_open_ballot, ranking},
    *,
};

fn a_source(key: &str) -> Source {
    let option = |id: &str| ListItem { id: ItemId(id.into()), name: Localized::plain(id) };
    let matches = ["bus", "clinic"].map(|id| (ItemId(id.into()), ItemId(id.into())));
    Source {
        key: key.into(),
        name: "Čekatelé".into(),
        name_en: String::new(),
        origin: Origin::Numbers { typed: Vec::new() },
        options: vec![option("bus"), option("clinic")],
        matches: matches.into(),
    }
}

fn a_list(process: &ProcessId, slug: &str) -> PriorityList {
    PriorityList {
        id: ListId(format!("l-{slug}")),
        process_id: process.clone(),
        slug: slug.into(),
        title: Localized::plain("Priority na Bechyňsku"),
        items: a_source("z1").options,
        top: 1,
        sources: vec![a_source("z1")],
    }
}

fn a_statement(number: i64, weight: u64, reason: &str) -> Statement {
    Statement { number, weights: vec![(VoiceKey("z1".into()), weight)], reason: reason.into(), stated_at: NOW }
}

#[tokio::test]
async fn sources_of_a_list_change_until_weights_are_stated_and_every_statement_stays() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let list = a_list(&process, "priority");
        let mut connection = reading(&house).await;
        assert!(priorities::store::add_list(&mut connection, &list, NOW).await.expect("added"));
        let same = PriorityList { id: ListId("other".into()), ..list.clone() };
        assert!(!priorities::store::add_list(&mut connection, &same, NOW).await.expect("an answer"), "a taken address");
        assert_eq!(
            priorities::store::lists_of(&mut connection, &process).await.expect("lists"),
            std::slice::from_ref(&list)
        );
        assert_eq!(priorities::store::list(&mut connection, &list.id).await.expect("an answer"), Some(list.clone()));
        let found = priorities::store::list_by_slug(&mut connection, "priority").await.expect("an answer");
        assert_eq!(found, Some(list.clone()));

        let other = [a_source("z1"), a_source("z2")];
        assert!(priorities::store::change_sources(&mut connection, &list.id, &other).await.expect("changed"));
        let (first, second) = (a_statement(1, 100, ""), a_statement(2, 60, "Přání řídicí skupiny."));
        assert!(priorities::store::add_statement(&mut connection, &list.id, &first).await.expect("stated"));
        assert!(priorities::store::add_statement(&mut connection, &list.id, &second).await.expect("changed"));
        let twice = priorities::store::add_statement(&mut connection, &list.id, &second).await.expect("an answer");
        assert!(!twice, "a number is used once");
        assert!(priorities::store::add_statement(&mut connection, &list.id, &a_statement(3, 50, "")).await.is_err());
        let kept = priorities::store::statements_of(&mut connection, &list.id).await.expect("statements");
        assert_eq!(kept, [first, second]);
        assert!(!priorities::store::change_sources(&mut connection, &list.id, &list.sources).await.expect("an answer"));
        let kept = priorities::store::list(&mut connection, &list.id).await.expect("an answer").expect("there");
        assert_eq!(kept.sources, other, "what was weighed stays what it was");
    })
    .await;
}

#[tokio::test]
async fn a_signed_version_stays_letter_by_letter_and_the_next_stands_beside_it() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let list = a_list(&process, "priority");
        let mut connection = reading(&house).await;
        priorities::store::add_list(&mut connection, &list, NOW).await.expect("added");
        assert_eq!(priorities::store::signed_lists(&mut connection, &process).await.expect("lists"), []);
        let later = NOW.plus_days(1);
        for (number, document, at) in [(1, "{\"a\":1}", NOW), (2, "{\"a\":2}", later)] {
            let added = priorities::store::add_version(&mut connection, &list.id, number, document, "hash", at).await;
            assert!(added.expect("signed"));
        }
        let again = priorities::store::add_version(&mut connection, &list.id, 1, "{}", "other", later).await;
        assert!(!again.expect("an answer"));
        let first = priorities::store::document_of(&mut connection, &list.id, 1).await.expect("an answer");
        assert_eq!(first.as_deref(), Some("{\"a\":1}"));
        let versions = priorities::store::versions_of(&mut connection, &list.id).await.expect("versions");
        assert_eq!(versions.iter().map(|row| (row.number, row.frozen_at)).collect::<Vec<_>>(), [(1, NOW), (2, later)]);
        let signed = priorities::store::signed_lists(&mut connection, &process).await.expect("lists");
        assert_eq!(signed, [("priority".to_owned(), list.title.clone(), later)]);
        let all = priorities::store::signed_documents(&mut connection).await.expect("documents");
        assert_eq!(all.len(), 2);
        assert_eq!(all[1], ("priority".to_owned(), 2, "{\"a\":2}".to_owned(), "hash".to_owned()));
    })
    .await;
}

/// A whole path from the votes of a group to a signed document. Its sectors of three are not shown.
#[tokio::test]
async fn a_list_is_signed_as_it_was_seen_and_shows_nothing_of_small_sectors() {
    on_both(async |house| {
        let (made, slips) = an_open_ballot(&house).await;
        let (ballot, round) = (&made.ballot, &made.round);
        for (sector, code) in slips.iter().flat_map(|(sector, codes)| codes.iter().map(move |code| (sector, code))) {
            let order = ranking(if sector.0 == "provider" { "1,2,3,4" } else { "2,1" });
            let slip = Slip::open(&ballot.id, code);
            ballots::cast(&house, &ballot.id, &slip, &round.id, order, "a").await.expect("taken");
        }
        ballots::close(&house, "jana", NOW, &ballot.id).await.expect("closed");
        ballots::reveal(&house, "jana", NOW, &ballot.id, Reveal::Everything).await.expect("revealed");

        let options: Vec<ListItem> =
            round.items.iter().map(|item| ListItem { id: item.id.clone(), name: item.name.clone() }).collect();
        let sector = |of: &Sector| RoundSector { id: of.id.clone(), name: of.name.clone() };
        let votes = Origin::Round {
            ballot: ballot.id.clone(),
            round: round.id.clone(),
            number: 1,
            join_code: ballot.join_code.clone(),
            title: ballot.title.clone(),
            sectors: ballot.sectors.iter().map(sector).collect(),
            split: false,
        };
        let numbers = [(0, 8_000), (3, 2_000)].map(|(item, thousandths)| priorities::Typed {
            item: options[item].id.clone(),
            thousandths: Some(thousandths),
            note: String::new(),
        });
        let source = |key: &str, origin: Origin| Source {
            key: key.into(),
            name: key.into(),
            name_en: String::new(),
            origin,
            options: options.clone(),
            matches: options.iter().map(|option| (option.id.clone(), option.id.clone())).collect(),
        };
        let making = priorities::Making {
            slug: "priority".into(),
            title: Localized::plain("Priority"),
            items: options.clone(),
            top: 2,
            sources: vec![source("z1", votes), source("z2", Origin::Numbers { typed: numbers.into() })],
        };
        let list = priorities::make(&house, "jana", NOW, &ballot.process_id, making).await.expect("made");
        let weights = |first: u64| vec![(VoiceKey("z1".into()), first), (VoiceKey("z2".into()), 100 - first)];
        let state = async |after: i64, first: u64, reason: &str| {
            let sources = (after == 0).then(|| list.sources.clone());
            priorities::state(&house, "jana", NOW, &list.id, after, sources, weights(first), reason.into()).await
        };
        state(0, 80, "").await.expect("stated");
        let again = state(0, 50, "").await;
        assert!(matches!(again, Err(Stop::Refused(NoStatement::AnotherCame))), "{again:?}");
        let unexplained = state(1, 50, " ").await;
        assert!(matches!(unexplained, Err(Stop::Refused(NoStatement::ReasonMissing))), "{unexplained:?}");
        let touched = priorities::keep_sources(&house, "jana", NOW, &list.id, Vec::new()).await;
        assert!(matches!(touched, Err(Stop::Refused(NoStatement::AlreadyStated))), "{touched:?}");
        state(1, 70, "Přání řídicí skupiny.").await.expect("changed");

        let process = processes::store::process(&mut *reading(&house).await, &ballot.process_id).await;
        let process = process.expect("an answer").expect("there");
        let statements = priorities::store::statements_of(&mut *reading(&house).await, &list.id).await.expect("both");
        let seen = priorities::counted(&house, NOW, &process, &list, &statements).await.expect("an answer");
        let seen = seen.expect("six people are enough");
        // The votes leave the first two even; the number of the first decides.
        assert_eq!(seen.result.own[0], [Some((1, 2)), Some((1, 2)), Some((3, 3)), Some((4, 4))]);
        assert_eq!(seen.result.own[1], [Some((1, 1)), None, None, Some((2, 2))]);
        assert_eq!(seen.result.places, [(1, 1), (2, 2), (3, 3), (4, 4)]);
        assert!(seen.sources[0].sectors.is_empty() && seen.sources[0].people == Some(6));
        let limit_of_seven = processes::Process { disclosure_limit: 7, ..process.clone() };
        let hidden = priorities::counted(&house, NOW, &limit_of_seven, &list, &statements).await.expect("an answer");
        assert!(hidden.is_err(), "six people are not enough");

        let on = NOW.day();
        let version = priorities::sign(&house, "jana", NOW, &list, seen.clone(), on, "Řídicí skupina".into()).await;
        assert_eq!(version.expect("signed"), 1);
        let next = priorities::sign(&house, "jana", NOW, &list, seen.clone(), on, "Zastupitelstvo".into()).await;
        assert_eq!(next.expect("signed again"), 2);
        let mut connection = reading(&house).await;
        let text = priorities::store::document_of(&mut connection, &list.id, 1).await.expect("an answer");
        let text = text.expect("kept");
        let kept: priorities::Document = serde_json::from_str(&text).expect("a document");
        assert_eq!(kept.signature.as_ref().map(|signature| signature.version), Some(1));
        assert_eq!((kept.fingerprint(), kept.json()), (seen.fingerprint(), text.clone()));
        let versions = priorities::store::versions_of(&mut connection, &list.id).await.expect("versions");
        assert_eq!(versions[0].content_hash, sha256(text.as_bytes()));
        drop(connection);
        let chained = "SELECT COUNT(*) FROM audit_event WHERE kind LIKE 'priorities.%'";
        assert_eq!(number(&house, chained).await, 5, "made, stated, changed, signed twice");
    })
    .await;
}

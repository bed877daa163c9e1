//! Accounts, processes and groups.

use super::*;

// ---- accounts ------------------------------------------------------------------------------------

fn jana() -> NewAccount {
    NewAccount::check("Jana@Bechynsko.example", "Jana Dvořáková", Role::Coordinator, town::PASSWORD).expect("good")
}

#[tokio::test]
async fn an_account_is_found_by_its_email_and_an_email_is_taken_once() {
    on_both(async |house| {
        let mut connection = reading(&house).await;
        assert_eq!(accounts::store::account_count(&mut connection).await.expect("a count"), 0);
        let id = AccountId("a1".into());
        accounts::store::add_account(&mut connection, &id, &jana(), "hash", NOW).await.expect("added");
        let (found, hash) = accounts::store::account_with_hash(&mut connection, "jana@bechynsko.example")
            .await
            .expect("an answer")
            .expect("found");
        assert_eq!((found.id, found.role, hash.as_str()), (id, Role::Coordinator, "hash"));
        assert_eq!(found.name, "Jana Dvořáková");
        let nobody = accounts::store::account_with_hash(&mut connection, "petr@bechynsko.example").await;
        assert!(nobody.expect("an answer").is_none());
        let again = AccountId("a2".into());
        let taken = accounts::store::add_account(&mut connection, &again, &jana(), "other", NOW).await;
        assert!(matches!(taken, Err(Stop::Refused(Refusal::EmailTaken))), "{taken:?}");
        assert_eq!(accounts::store::account_count(&mut connection).await.expect("a count"), 1);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_itself_and_by_signing_out() {
    on_both(async |house| {
        let mut connection = reading(&house).await;
        let id = AccountId("a1".into());
        accounts::store::add_account(&mut connection, &id, &jana(), "hash", NOW).await.expect("added");
        let (noon, evening) = (NOW, NOW.plus_seconds(3600));
        accounts::store::add_session(&mut connection, "t1", &id, noon, evening).await.expect("a session");
        let who = accounts::store::account_of_session(&mut connection, "t1", noon).await.expect("an answer");
        assert_eq!(who.map(|account| account.id), Some(id.clone()));
        let late = accounts::store::account_of_session(&mut connection, "t1", evening).await.expect("an answer");
        assert!(late.is_none(), "an expired session is nobody's");
        // The next session sweeps the expired one away.
        let tomorrow = evening.plus_days(1);
        accounts::store::add_session(&mut connection, "t2", &id, evening, tomorrow).await.expect("a session");
        assert_eq!(number(&house, "SELECT COUNT(*) FROM session").await, 1);
        accounts::store::end_session(&mut connection, "t2").await.expect("ended");
        let gone = accounts::store::account_of_session(&mut connection, "t2", evening).await.expect("an answer");
        assert!(gone.is_none());
    })
    .await;
}

#[tokio::test]
async fn wrong_passwords_are_counted_and_forgotten() {
    on_both(async |house| {
        let mut connection = reading(&house).await;
        for second in 0..3 {
            let at = NOW.plus_seconds(second);
            accounts::store::add_failure(&mut connection, "e1", at).await.expect("counted");
        }
        let counted = accounts::store::failures(&mut connection, "e1").await.expect("an answer");
        assert_eq!(counted, Some((3, NOW.plus_seconds(2))));
        accounts::store::forget_failures(&mut connection, "e1").await.expect("forgotten");
        assert_eq!(accounts::store::failures(&mut connection, "e1").await.expect("an answer"), None);
        accounts::store::add_failure(&mut connection, "e1", NOW).await.expect("counted");
        accounts::store::add_failure(&mut connection, "e2", NOW.plus_days(2)).await.expect("counted");
        assert_eq!(accounts::store::failures(&mut connection, "e1").await.expect("an answer"), None, "a day old");
    })
    .await;
}

#[tokio::test]
async fn only_the_newest_first_link_works_and_only_once() {
    on_both(async |house| {
        let mut connection = reading(&house).await;
        accounts::store::put_first_link(&mut connection, "l1", NOW).await.expect("put");
        accounts::store::put_first_link(&mut connection, "l2", NOW).await.expect("put");
        assert!(!accounts::store::first_link_exists(&mut connection, "l1").await.expect("an answer"));
        assert!(accounts::store::first_link_exists(&mut connection, "l2").await.expect("an answer"));
        assert!(accounts::store::use_first_link(&mut connection, "l2").await.expect("an answer"));
        assert!(!accounts::store::use_first_link(&mut connection, "l2").await.expect("an answer"));
    })
    .await;
}

/// Two people open the printed link at once: one account comes of it.
#[tokio::test]
async fn one_link_makes_one_account_even_at_the_same_moment() {
    on_both(async |house| {
        accounts::store::put_first_link(&mut *reading(&house).await, "l1", NOW).await.expect("put");
        let create = |email: &str| {
            let new = NewAccount::check(email, "Někdo", Role::Operator, town::PASSWORD).expect("good");
            let house = Arc::clone(&house);
            async move { accounts::create(&house, "x", NOW, new, Some("l1".into())).await.expect("no refusal") }
        };
        let (one, two) = tokio::join!(create("a@b.cz"), create("c@d.cz"));
        assert_eq!([one.is_some(), two.is_some()].iter().filter(|made| **made).count(), 1);
        assert_eq!(accounts::store::account_count(&mut *reading(&house).await).await.expect("a count"), 1);
    })
    .await;
}

// ---- territories, processes, groups --------------------------------------------------------------

#[tokio::test]
async fn a_process_comes_back_as_it_was_founded() {
    on_both(async |house| {
        let mut connection = reading(&house).await;
        assert!(!processes::store::has_demonstration(&mut connection).await.expect("an answer"));
        for (code, people) in [("1", 10), ("2", 30), ("3", 20)] {
            let place = town::a_municipality(code, "Obec", people);
            territories::store::add_municipality(&mut connection, &place).await.expect("added");
            // The statistical office says it twice: nothing happens.
            territories::store::add_municipality(&mut connection, &place).await.expect("known");
        }
        let mut process = town::a_process("p1", "bechynsko");
        process.name.0.insert("en".into(), "Plan for the Bechyně area".into());
        process.demonstration = true;
        let phases =
            [town::a_phase("Šetření", "2026-01-01", "2026-06-30"), town::a_phase("Plán", "2026-07-01", "2026-12-31")];
        let codes = ["1", "2"].map(|code| MunicipalityCode(code.into()));
        processes::store::add_process(&mut connection, &process, &phases, &codes).await.expect("founded");

        let by_slug = processes::store::process_by_slug(&mut connection, "bechynsko").await.expect("an answer");
        assert_eq!(by_slug.as_ref(), Some(&process));
        let by_id = processes::store::process(&mut connection, &process.id).await.expect("an answer");
        assert_eq!(by_id.as_ref(), Some(&process));
        assert_eq!(processes::store::process_by_slug(&mut connection, "jinde").await.expect("an answer"), None);
        let all = processes::store::processes(&mut connection).await.expect("an answer");
        assert_eq!(all, [process.clone()]);
        let kept = processes::store::phases_of(&mut connection, &process.id).await.expect("phases");
        assert_eq!(kept, phases);
        assert!(processes::store::has_demonstration(&mut connection).await.expect("an answer"));
        let places = territories::store::municipalities_of(&mut connection, &process.id).await.expect("places");
        let names: Vec<&str> = places.iter().map(|place| place.code.0.as_str()).collect();
        assert_eq!(names, ["2", "1"], "the largest first, and only its own");
        assert_eq!(places[0].population, 30);
    })
    .await;
}

#[tokio::test]
async fn what_a_coordinator_changes_of_a_process_is_changed_and_the_rest_stays() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let mut connection = reading(&house).await;
        let mut changed =
            processes::store::process(&mut connection, &process).await.expect("an answer").expect("there");
        let slug = std::mem::replace(&mut changed.slug, "jina-adresa".into());
        changed.name = Localized::plain("Plán nový");
        changed.disclosure_limit = 7;
        changed.period = (2028, 2030);
        processes::store::change_process(&mut connection, &changed).await.expect("changed");
        let kept = processes::store::process(&mut connection, &process).await.expect("an answer").expect("there");
        changed.slug = slug;
        assert_eq!(kept, changed, "everything but the address");

        let phases = [town::a_phase("Jiná", "2027-01-01", "2027-02-01")];
        processes::store::put_phases(&mut connection, &process, &phases).await.expect("put");
        assert_eq!(processes::store::phases_of(&mut connection, &process).await.expect("phases"), phases);

        let mut place = town::a_municipality("553166", "Sudoměřice", 300);
        territories::store::add_municipality(&mut connection, &place).await.expect("added");
        processes::store::join_municipality(&mut connection, &process, &place.code).await.expect("joined");
        place.population = 310;
        territories::store::change_municipality(&mut connection, &place).await.expect("changed");
        let known = territories::store::municipality(&mut connection, &place.code).await.expect("an answer");
        assert_eq!(known, Some(place.clone()));
        let places = territories::store::municipalities_of(&mut connection, &process).await.expect("places");
        assert_eq!(places.len(), 3);
        processes::store::leave_municipality(&mut connection, &process, &place.code).await.expect("left");
        let places = territories::store::municipalities_of(&mut connection, &process).await.expect("places");
        assert_eq!(places.len(), 2);

        assert_eq!(store::municipalities_asked(&mut connection, &process).await.expect("an answer"), []);
        drop(connection);
        let version = town::publish(&house, &process, town::POLL).await;
        town::open_from(&house, &process, &version, "anketa", (-1, 28)).await;
        let mut connection = reading(&house).await;
        let mut asked = store::municipalities_asked(&mut connection, &process).await.expect("an answer");
        asked.sort();
        assert_eq!(asked, [TOWN, VILLAGE].map(|code| MunicipalityCode(code.into())));
    })
    .await;
}

#[tokio::test]
async fn the_database_guards_what_a_process_promises() {
    on_both(async |house| {
        let mut connection = reading(&house).await;
        let mut small = town::a_process("p1", "mala-hranice");
        small.disclosure_limit = 2;
        let refused = processes::store::add_process(&mut connection, &small, &[], &[]).await;
        assert!(refused.is_err_and(|error| !is_away(&error)), "a limit under 3 hides nobody");
        let fine = town::a_process("p1", "bechynsko");
        processes::store::add_process(&mut connection, &fine, &[], &[]).await.expect("founded");
        let same = town::a_process("p2", "bechynsko");
        assert!(processes::store::add_process(&mut connection, &same, &[], &[]).await.is_err());
        let nowhere = MunicipalityCode("nowhere".into());
        let lost = town::a_process("p3", "jinde");
        assert!(processes::store::add_process(&mut connection, &lost, &[], &[nowhere]).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn groups_stand_in_their_order() {
    on_both(async |house| {
        let mut connection = reading(&house).await;
        let process = town::a_process("p1", "bechynsko");
        processes::store::add_process(&mut connection, &process, &[], &[]).await.expect("founded");
        let group = |id: &str, name: &str| WorkingGroup {
            id: GroupId(id.into()),
            process_id: process.id.clone(),
            kind: "working".into(),
            name: Localized::plain(name),
            about: Localized::default(),
        };
        let (seniors, families) = (group("g1", "Senioři"), group("g2", "Rodiny"));
        groups::store::add_group(&mut connection, &seniors, 2).await.expect("added");
        groups::store::add_group(&mut connection, &families, 1).await.expect("added");
        let kept = groups::store::groups_of(&mut connection, &process.id).await.expect("groups");
        assert_eq!(kept, [families, seniors]);
    })
    .await;
}

//! Every function of every store, on SQLite and on PostgreSQL; the audit chain; the writer that
//! commits in groups. What both engines must do alike is written once and run on each.

#![cfg(feature = "ssr")]

mod support;

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use priorita::{
    accounts::{self, NewAccount, Refusal, Role},
    ballots::{self, Making, NoAct, NoBatch, NoVote, Reveal, Round, RuleCard, Secrecy, Sector, Slip, Standing},
    groups::{self, WorkingGroup},
    processes,
    results::{
        self,
        priorities::{self, ListItem, NoStatement, Origin, PriorityList, RoundSector, Source, Statement, VoiceKey},
    },
    server::{
        audit::{self, Chain},
        db::{Engine, Stop, is_away, is_duplicate},
        house::{Clock, House},
        random::sha256,
    },
    surveys::{
        self, Channel, Opening, PublishRefusal,
        answers::{Answer, Answers},
        store::{self, DraftResponse, Response},
        xlsform,
    },
    tally::Ranking,
    territories,
    vocabulary::{
        AccountId, BallotId, CollectionId, Day, GroupId, ItemId, Lang, ListId, Localized, Moment, MunicipalityCode,
        ProcessId, QuestionnaireId, ResponseId, RoundId, SectorId, VersionId,
    },
};
use regex_lite::Regex;
use sqlx::AnyConnection;
use support::{
    postgres::Database,
    town::{self, TOWN, VILLAGE},
};

/// Saturday 21 November 2026, noon in Prague.
const NOW: Moment = Moment(1_795_258_800_000);

/// Runs a test on an empty store of each engine.
async fn on_both(test: impl AsyncFn(Arc<House>)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut house = town::house(folder.path(), None).await;
    house.clock = Clock::fixed(NOW);
    assert_eq!(house.db.engine(), Engine::Sqlite);
    test(Arc::new(house)).await;

    let database = Database::fresh();
    let mut house = town::house(folder.path(), Some(&database.url())).await;
    house.clock = Clock::fixed(NOW);
    assert_eq!(house.db.engine(), Engine::Postgres);
    let house = Arc::new(house);
    test(Arc::clone(&house)).await;
    house.db.close().await;
}

async fn reading(house: &House) -> sqlx::pool::PoolConnection<sqlx::Any> {
    house.db.read().await.expect("a connection")
}

/// One statement as somebody with a database client would send it.
async fn by_hand(house: &House, statement: &'static str) -> Result<u64, sqlx::Error> {
    sqlx::query(statement).execute(&mut *reading(house).await).await.map(|done| done.rows_affected())
}

async fn number(house: &House, question: &'static str) -> i64 {
    sqlx::query_scalar(question).fetch_one(&mut *reading(house).await).await.expect("a number")
}

#[test]
fn no_function_of_a_store_is_left_untested() {
    let tests = include_str!("stores.rs");
    let mut names = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            let is_store = folder.ends_with("store") || path.ends_with("store.rs");
            if path.is_dir() {
                folders.push(path);
            } else if is_store {
                let room = path.ancestors().skip(1).find(|folder| !folder.ends_with("store")).expect("a room");
                let room = room.file_name().expect("a name").to_string_lossy().into_owned();
                let text = fs::read_to_string(&path).expect("UTF-8");
                for part in text.split("pub async fn ").skip(1) {
                    let name = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                    names.insert((room.clone(), name.to_owned()));
                }
            }
        }
    }
    assert!(names.len() > 70, "the stores are read: {}", names.len());
    let untested: Vec<String> = names
        .into_iter()
        .filter(|(room, name)| {
            // Surveys have the most and are called `store::…` here.
            let short = if room == "surveys" { "|[^:]store" } else { "" };
            let call = Regex::new(&format!(r"(\b{room}::store{short})::{name}\(")).expect("a pattern");
            !call.is_match(tests)
        })
        .map(|(room, name)| format!("{room}::store::{name}"))
        .collect();
    assert_eq!(untested, Vec::<String>::new());
}

// ---- accounts ----------------------------------------------------------------------------------

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

// ---- territories, processes, groups ------------------------------------------------------------

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

// ---- versions ----------------------------------------------------------------------------------

#[tokio::test]
async fn a_draft_is_replaced_and_a_published_version_never_changes() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let mut connection = reading(&house).await;
        let new = QuestionnaireId("q1".into());
        let questionnaire = store::questionnaire_id(&mut connection, &process, "ANKETA", &new).await.expect("made");
        let other = QuestionnaireId("q2".into());
        let same = store::questionnaire_id(&mut connection, &process, "ANKETA", &other).await.expect("known");
        assert_eq!((&questionnaire, &same), (&new, &new), "a form id names one questionnaire");
        assert!(store::latest_version(&mut connection, &new).await.expect("an answer").is_none());

        let id = VersionId("v1".into());
        let document = |title: &str| {
            let questionnaire = xlsform::read(town::POLL.as_bytes(), "a.md").questionnaire.expect("a poll");
            let titled = surveys::questionnaire::Questionnaire { title: Localized::plain(title), ..questionnaire };
            serde_json::to_string(&titled).expect("JSON")
        };
        store::add_version(&mut connection, &id, &new, 1, &document("první"), "h1", "a.md", "[]", NOW)
            .await
            .expect("added");
        store::replace_draft(&mut connection, &id, &document("druhý"), "h2", "b.md", "[]", NOW)
            .await
            .expect("replaced");
        let row = store::version(&mut connection, &id).await.expect("an answer").expect("there");
        assert_eq!((row.content_hash.as_str(), row.file_name.as_str(), row.number), ("h2", "b.md", 1));
        assert_eq!((row.published_at, row.form_id.as_str()), (None, "ANKETA"));
        assert!(!store::is_published(&mut connection, &id).await.expect("an answer"));
        assert!(store::published_documents(&mut connection).await.expect("an answer").is_empty());

        assert!(store::mark_published(&mut connection, &id, NOW).await.expect("an answer"));
        assert!(!store::mark_published(&mut connection, &id, NOW.plus_days(1)).await.expect("an answer"), "once");
        assert!(store::is_published(&mut connection, &id).await.expect("an answer"));
        store::replace_draft(&mut connection, &id, &document("třetí"), "h3", "c.md", "[]", NOW).await.expect("nothing");
        let frozen = store::questionnaire_of(&mut connection, &id).await.expect("an answer").expect("there");
        assert_eq!(frozen.title, Localized::plain("druhý"), "a published version is never touched");
        let documents = store::published_documents(&mut connection).await.expect("an answer");
        assert_eq!(documents, [(id.clone(), document("druhý"), "h2".to_owned())]);
        let latest = store::latest_version(&mut connection, &new).await.expect("an answer");
        assert_eq!(latest, Some((id.clone(), 1, "h2".to_owned(), Some(NOW))));

        let twice =
            store::add_version(&mut connection, &VersionId("v2".into()), &new, 1, "{}", "h", "d.md", "[]", NOW).await;
        assert!(twice.is_err(), "a number is given once");
        let versions = store::versions_of(&mut connection, &process).await.expect("an answer");
        assert_eq!(versions.len(), 1);
        assert!(store::version(&mut connection, &VersionId("?".into())).await.expect("an answer").is_none());
        assert!(store::questionnaire_of(&mut connection, &VersionId("?".into())).await.expect("an answer").is_none());
    })
    .await;
}

#[tokio::test]
async fn reading_a_workbook_again_makes_the_next_version_only_after_publishing() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let questionnaire = xlsform::read(town::POLL.as_bytes(), "a.md").questionnaire.expect("a poll");
        let keep = async || {
            surveys::keep_draft(&house, "jana", NOW, &process, &questionnaire, &[], "a.md").await.expect("kept")
        };
        let (first, again) = (keep().await, keep().await);
        assert_eq!((first.number, again.number), (1, 1));
        assert_eq!(first.version, again.version);
        let published = surveys::publish(&house, "jana", NOW, &first.version).await.expect("published");
        assert_eq!(published.number, 1);
        let twice = surveys::publish(&house, "jana", NOW, &first.version).await;
        assert!(matches!(twice, Err(Stop::Refused(PublishRefusal::AlreadyPublished))));
        let unknown = surveys::publish(&house, "jana", NOW, &VersionId("?".into())).await;
        assert!(matches!(unknown, Err(Stop::Refused(PublishRefusal::Unknown))));
        let next = keep().await;
        assert_eq!(next.number, 2);
        assert_ne!(next.version, first.version);
    })
    .await;
}

/// Two coordinators press the button at once: one publication, one event.
#[tokio::test]
async fn publishing_at_the_same_moment_happens_once() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let questionnaire = xlsform::read(town::POLL.as_bytes(), "a.md").questionnaire.expect("a poll");
        let draft =
            surveys::keep_draft(&house, "jana", NOW, &process, &questionnaire, &[], "a.md").await.expect("kept");
        let publish = async || surveys::publish(&house, "jana", NOW, &draft.version).await;
        let (one, two, three) = tokio::join!(publish(), publish(), publish());
        let done = [one, two, three].into_iter().filter(Result::is_ok).count();
        assert_eq!(done, 1);
        let events = number(&house, "SELECT COUNT(*) FROM audit_event WHERE kind = 'questionnaire.published'").await;
        assert_eq!(events, 1);
    })
    .await;
}

// ---- collections and links ---------------------------------------------------------------------

#[tokio::test]
async fn a_collection_opens_with_links_and_closes_once() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let version = town::publish(&house, &process, town::POLL).await;
        let id = town::open_from(&house, &process, &version, "anketa", (-1, 28)).await;
        let mut connection = reading(&house).await;
        let found = store::collection_by_slug(&mut connection, "anketa").await.expect("an answer").expect("there");
        assert_eq!((found.id.clone(), found.version_id.clone()), (id.clone(), version.clone()));
        assert!(found.is_open(NOW) && found.results_published_at.is_none());
        let all = store::collections_of(&mut connection, &process).await.expect("an answer");
        assert_eq!(all, std::slice::from_ref(&found));
        let links = store::links_of(&mut connection, &id).await.expect("links");
        let places: Vec<&str> = links.iter().map(|link| link.municipality.0.as_str()).collect();
        assert_eq!(places, [TOWN, VILLAGE]);
        let village = MunicipalityCode(VILLAGE.into());
        store::add_link(&mut connection, "LETAK1", &id, &village, Channel::Paper, "poster").await.expect("added");
        let links = store::links_of(&mut connection, &id).await.expect("links");
        assert_eq!(links.len(), 3);
        let printed = links.iter().find(|link| link.code == "LETAK1").expect("the new link");
        assert_eq!((printed.channel, printed.placement.as_str()), (Channel::Paper, "poster"));
        let again = store::add_link(&mut connection, "LETAK1", &id, &village, Channel::Web, "x").await;
        assert!(again.is_err(), "a code leads to one place");

        assert!(store::close_collection(&mut connection, &id, NOW).await.expect("an answer"));
        assert!(!store::close_collection(&mut connection, &id, NOW.plus_days(1)).await.expect("an answer"));
        let closed = store::collection_by_slug(&mut connection, "anketa").await.expect("an answer").expect("there");
        assert_eq!(closed.closes_at, NOW);
        store::set_results_published(&mut connection, &id, Some(NOW)).await.expect("published");
        let shown = store::collection_by_slug(&mut connection, "anketa").await.expect("an answer").expect("there");
        assert_eq!(shown.results_published_at, Some(NOW));
        store::set_results_published(&mut connection, &id, None).await.expect("withdrawn");
        let hidden = store::collection_by_slug(&mut connection, "anketa").await.expect("an answer").expect("there");
        assert_eq!(hidden.results_published_at, None);
        assert!(store::collection_by_slug(&mut connection, "?").await.expect("an answer").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_collection_needs_a_published_version_and_an_address_of_its_own() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let version = town::publish(&house, &process, town::POLL).await;
        town::open_from(&house, &process, &version, "anketa", (-1, 28)).await;
        let opening = |slug: &str, version: &VersionId| Opening {
            slug: slug.into(),
            process_id: process.clone(),
            version_id: version.clone(),
            respondents: "public".into(),
            opens_at: NOW,
            closes_at: NOW.plus_days(10),
            purge_on: NOW.plus_days(40).day(),
            municipalities: vec![MunicipalityCode(TOWN.into())],
        };
        let taken = surveys::open_collection(&house, "jana", NOW, opening("anketa", &version)).await;
        assert!(matches!(taken, Err(Stop::Refused(surveys::Refusal::SlugTaken))), "{taken:?}");
        let questionnaire = xlsform::read(town::NEEDS.as_bytes(), "a.md").questionnaire.expect("a survey");
        let draft =
            surveys::keep_draft(&house, "jana", NOW, &process, &questionnaire, &[], "a.md").await.expect("kept");
        let early = surveys::open_collection(&house, "jana", NOW, opening("potreby", &draft.version)).await;
        assert!(matches!(early, Err(Stop::Refused(surveys::Refusal::NotPublished))), "{early:?}");
        // And the store says so itself.
        let mut connection = reading(&house).await;
        let id = CollectionId("c2".into());
        let again = store::add_collection(&mut connection, &id, &opening("anketa", &version)).await;
        assert!(matches!(again, Err(Stop::Refused(surveys::Refusal::SlugTaken))), "{again:?}");
        let backwards = Opening { closes_at: NOW.plus_days(-1), ..opening("pozpatku", &version) };
        let refused = store::add_collection(&mut connection, &id, &backwards).await;
        assert!(matches!(refused, Err(Stop::Broken(_))), "{refused:?}");
        let hasty = Opening { purge_on: NOW.day(), ..opening("spesne", &version) };
        assert!(matches!(store::add_collection(&mut connection, &id, &hasty).await, Err(Stop::Broken(_))));
    })
    .await;
}

// ---- drafts and sending ------------------------------------------------------------------------

fn answers(text: &str) -> Answers {
    let mut answers = Answers::default();
    answers.put("den", Some(Answer::Text("po".into())));
    answers.put("cas", Some(Answer::List(vec!["rano".into(), "vecer".into()])));
    answers.put("lidi", Some(Answer::Integer(3)));
    answers.put("vzkaz", Some(Answer::Text(text.into())));
    answers
}

async fn open_poll(house: &House) -> (CollectionId, VersionId) {
    let process = town::found(house).await;
    let version = town::publish(house, &process, town::POLL).await;
    (town::open_from(house, &process, &version, "anketa", (-1, 28)).await, version)
}

fn draft_of(collection: &CollectionId, text: &str, reached: i64) -> DraftResponse {
    DraftResponse {
        collection_id: collection.clone(),
        municipality: MunicipalityCode(VILLAGE.into()),
        channel: Channel::Web,
        answers: answers(text),
        reached,
    }
}

fn response_of(collection: &CollectionId, version: &VersionId, id: &str, day: i64) -> Response {
    Response {
        id: ResponseId(id.into()),
        collection_id: collection.clone(),
        version_id: version.clone(),
        municipality: MunicipalityCode(TOWN.into()),
        channel: Channel::Web,
        received_on: Day(day),
        answers: answers("Žluťoučký kůň 🐎"),
    }
}

#[tokio::test]
async fn a_draft_is_kept_handed_over_and_forgotten() {
    on_both(async |house| {
        let (collection, _) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        let day = Day(20_000);
        assert!(store::draft(&mut connection, "k1", &collection).await.expect("an answer").is_none());
        let first = draft_of(&collection, "lavička", 1);
        store::put_draft(&mut connection, "k1", &first, None, day).await.expect("kept");
        let second = draft_of(&collection, "přístřešek", 2);
        store::put_draft(&mut connection, "k1", &second, Some("r1"), day).await.expect("kept");
        // A later page without a wish to come back keeps the code that was shown.
        store::put_draft(&mut connection, "k1", &second, None, day.plus(1)).await.expect("kept");
        let kept = store::draft(&mut connection, "k1", &collection).await.expect("an answer").expect("there");
        assert_eq!((kept.answers, kept.reached), (answers("přístřešek"), 2));
        assert_eq!(kept.municipality.0, VILLAGE);
        let elsewhere = CollectionId("other".into());
        assert!(store::draft(&mut connection, "k1", &elsewhere).await.expect("an answer").is_none());

        let wrong = store::hand_over_draft(&mut connection, "r?", &collection, "k2").await.expect("an answer");
        assert_eq!(wrong, None);
        let foreign = store::hand_over_draft(&mut connection, "r1", &elsewhere, "k2").await.expect("an answer");
        assert_eq!(foreign, None, "a code is of one survey");
        let reached = store::hand_over_draft(&mut connection, "r1", &collection, "k2").await.expect("an answer");
        assert_eq!(reached, Some(2));
        assert!(store::draft(&mut connection, "k1", &collection).await.expect("an answer").is_none(), "moved");
        assert!(store::draft(&mut connection, "k2", &collection).await.expect("an answer").is_some());
        store::delete_draft(&mut connection, "k2").await.expect("gone");
        assert!(store::draft(&mut connection, "k2", &collection).await.expect("an answer").is_none());
    })
    .await;
}

#[tokio::test]
async fn what_expires_goes_the_day_after_its_last() {
    on_both(async |house| {
        let (collection, _) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        let day = Day(20_000);
        store::put_draft(&mut connection, "k1", &draft_of(&collection, "a", 0), None, day).await.expect("kept");
        store::put_draft(&mut connection, "k2", &draft_of(&collection, "b", 0), None, day.plus(1)).await.expect("kept");
        assert!(store::use_key(&mut connection, "k3", &collection, day).await.expect("an answer"));
        assert_eq!(store::delete_expired(&mut connection, day).await.expect("an answer"), 0, "its day is still on");
        assert_eq!(store::delete_expired(&mut connection, day.plus(1)).await.expect("an answer"), 2);
        assert!(store::draft(&mut connection, "k2", &collection).await.expect("an answer").is_some());
        assert!(!store::is_sent(&mut connection, "k3").await.expect("an answer"));
    })
    .await;
}

#[tokio::test]
async fn drafts_of_a_survey_that_closes_early_end_with_it() {
    on_both(async |house| {
        let (collection, _) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        let day = Day(20_000);
        store::put_draft(&mut connection, "k1", &draft_of(&collection, "a", 0), None, day.plus(9)).await.expect("kept");
        store::put_draft(&mut connection, "k2", &draft_of(&collection, "b", 0), None, day.plus(-1))
            .await
            .expect("kept");
        store::shorten_drafts(&mut connection, &collection, day).await.expect("shortened");
        assert_eq!(store::delete_expired(&mut connection, day).await.expect("an answer"), 1, "sooner, never later");
        assert_eq!(store::delete_expired(&mut connection, day.plus(1)).await.expect("an answer"), 1);
    })
    .await;
}

#[tokio::test]
async fn a_key_sends_once() {
    on_both(async |house| {
        let (collection, _) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        assert!(!store::is_sent(&mut connection, "k1").await.expect("an answer"));
        assert!(store::use_key(&mut connection, "k1", &collection, Day(20_000)).await.expect("an answer"));
        assert!(!store::use_key(&mut connection, "k1", &collection, Day(20_001)).await.expect("an answer"));
        assert!(store::is_sent(&mut connection, "k1").await.expect("an answer"));
    })
    .await;
}

/// The double click, from eight fingers at once, with everything in one transaction as the page has it.
#[tokio::test]
async fn eight_clicks_at_once_are_one_response() {
    on_both(async |house| {
        let (collection, version) = open_poll(&house).await;
        let click = |finger: usize| {
            let (collection, version, db) = (collection.clone(), version.clone(), house.db.clone());
            tokio::spawn(async move {
                db.write::<_, (), _>(move |connection| {
                    let response = response_of(&collection, &version, &format!("r{finger}"), 20_000);
                    let collection = collection.clone();
                    Box::pin(async move {
                        let first = store::use_key(connection, "k1", &collection, Day(20_000)).await?;
                        if first {
                            store::add_response(connection, &response).await?;
                        }
                        Ok(first)
                    })
                })
                .await
            })
        };
        let clicks: Vec<_> = (0..8).map(click).collect();
        let mut first = 0;
        for click in clicks {
            first += usize::from(click.await.expect("no panic").expect("no refusal"));
        }
        assert_eq!(first, 1);
        let count = store::response_count(&mut *reading(&house).await, &collection).await.expect("a count");
        assert_eq!(count, 1);
    })
    .await;
}

// ---- responses ---------------------------------------------------------------------------------

#[tokio::test]
async fn responses_are_read_in_the_order_of_their_ids_and_leave_on_their_day() {
    on_both(async |house| {
        let (collection, version) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        for (id, day) in [("c", 20_000), ("a", 20_001), ("b", 20_000)] {
            let response = response_of(&collection, &version, id, day);
            store::add_response(&mut connection, &response).await.expect("stored");
        }
        let twice = store::add_response(&mut connection, &response_of(&collection, &version, "a", 20_000)).await;
        assert!(twice.is_err());
        let mut days = Vec::new();
        store::each_response(&mut connection, &collection, |response| {
            let kept: Answers = serde_json::from_str(&response.answers).expect("JSON");
            assert_eq!(kept, answers("Žluťoučký kůň 🐎"));
            assert_eq!((response.municipality_code.as_str(), response.channel.as_str()), (TOWN, "web"));
            days.push(response.received_on);
        })
        .await
        .expect("read");
        assert_eq!(days, [20_001, 20_000, 20_000], "a, b, c");
        let arrivals = store::arrivals(&mut connection, &collection).await.expect("counted");
        let town = MunicipalityCode(TOWN.into());
        assert_eq!(
            arrivals,
            [(town.clone(), "web".to_owned(), Day(20_000), 2), (town, "web".to_owned(), Day(20_001), 1)]
        );

        let purge_on = NOW.plus_days(58).day();
        let early = store::due_collections(&mut connection, purge_on.plus(-1)).await.expect("an answer");
        assert_eq!(early, []);
        let due = store::due_collections(&mut connection, purge_on).await.expect("an answer");
        assert_eq!(due, [(collection.clone(), "anketa".to_owned())]);
        assert_eq!(store::purge_responses(&mut connection, &collection).await.expect("purged"), 3);
        assert_eq!(store::response_count(&mut connection, &collection).await.expect("a count"), 0);
        let done = store::due_collections(&mut connection, purge_on).await.expect("an answer");
        assert_eq!(done, [], "nothing is left to purge");
    })
    .await;
}

#[tokio::test]
async fn a_closed_collection_is_settled_without_losing_a_letter() {
    on_both(async |house| {
        let (collection, version) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        for id in ["c", "a", "b"] {
            let response = response_of(&collection, &version, id, 20_000);
            store::add_response(&mut connection, &response).await.expect("stored");
        }
        let before = rows(&mut connection).await;
        let closes = NOW.plus_days(28);
        let open = store::unsettled_collections(&mut connection, closes.plus_seconds(-1)).await.expect("an answer");
        assert_eq!(open, [], "an open collection is left alone");
        let closed = store::unsettled_collections(&mut connection, closes).await.expect("an answer");
        assert_eq!(closed, [(collection.clone(), "anketa".to_owned())]);
        drop(connection);
        for _ in 0..2 {
            // Twice: the second time for responses that were imported later.
            let id = collection.clone();
            let settled = house
                .db
                .write::<_, (), _>(move |connection| {
                    let id = id.clone();
                    Box::pin(async move { Ok(store::settle_responses(connection, &id, NOW).await?) })
                })
                .await
                .expect("settled");
            assert_eq!(settled, 3);
        }
        let mut connection = reading(&house).await;
        assert_eq!(rows(&mut connection).await, before);
        let closed = store::unsettled_collections(&mut connection, closes).await.expect("an answer");
        assert_eq!(closed, []);
        store::unsettle(&mut connection, &collection).await.expect("unsettled");
        let closed = store::unsettled_collections(&mut connection, closes).await.expect("an answer");
        assert_eq!(closed.len(), 1);
        drop(connection);
        house.db.tidy(&["draft", "sent", "response"]).await.expect("tidied");
    })
    .await;
}

async fn rows(connection: &mut AnyConnection) -> Vec<(String, String, String, String, String, i64, String)> {
    sqlx::query_as(
        "SELECT id, collection_id, version_id, municipality_code, channel, received_on, answers
         FROM response ORDER BY id",
    )
    .fetch_all(connection)
    .await
    .expect("rows")
}

#[tokio::test]
async fn the_database_refuses_what_no_page_would_send() {
    on_both(async |house| {
        open_poll(&house).await;
        for statement in [
            "UPDATE collection_link SET channel = 'fax'",
            "UPDATE collection SET closes_at = opens_at",
            "UPDATE collection SET purge_on = 0",
            "UPDATE planning_process SET disclosure_limit = 1",
            "UPDATE municipality SET population = -1",
            "INSERT INTO response (id, collection_id, version_id, municipality_code, channel, received_on, answers)
             VALUES ('r', 'no-such-collection', 'v', 'm', 'web', 1, '{}')",
            "DELETE FROM questionnaire_version",
        ] {
            let refused = by_hand(&house, statement).await.expect_err(statement);
            assert!(refused.as_database_error().is_some(), "{statement}: {refused}");
            assert!(!is_away(&refused), "{statement}: a mistake is not a lost store");
        }
    })
    .await;
}

#[tokio::test]
async fn a_frozen_report_stays_as_it_was_first_kept() {
    on_both(async |house| {
        let (collection, _) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        let none = results::store::frozen_report(&mut connection, &collection, Lang::Cs).await.expect("an answer");
        assert_eq!(none, None);
        for (document, hash) in [("první", "h1"), ("druhá", "h2")] {
            results::store::freeze_report(&mut connection, &collection, Lang::Cs, document, hash, NOW)
                .await
                .expect("kept");
        }
        let kept = results::store::frozen_report(&mut connection, &collection, Lang::Cs).await.expect("an answer");
        assert_eq!(kept.as_deref(), Some("první"), "the first was made of more responses");
        let other = results::store::frozen_report(&mut connection, &collection, Lang::En).await.expect("an answer");
        assert_eq!(other, None);
        let all = results::store::frozen_documents(&mut connection).await.expect("an answer");
        assert_eq!(all.len(), 1);
    })
    .await;
}

// ---- the audit chain ---------------------------------------------------------------------------

struct Noted(&'static str);

impl audit::Event for Noted {
    fn kind(&self) -> &'static str {
        "test.noted"
    }

    fn subject(&self) -> String {
        self.0.to_owned()
    }

    fn facts(&self) -> serde_json::Value {
        serde_json::json!({ "note": self.0 })
    }
}

async fn note(house: &House, what: &'static str) {
    house
        .db
        .write::<_, (), _>(move |connection| {
            Box::pin(async move { Ok(audit::record(connection, "jana", NOW, &Noted(what)).await?) })
        })
        .await
        .expect("noted");
}

async fn chain(house: &House) -> Chain {
    audit::verify(&mut *reading(house).await).await.expect("an answer")
}

#[tokio::test]
async fn the_chain_is_whole_until_somebody_touches_a_row() {
    let tampering = [
        ("UPDATE audit_event SET actor = 'petr' WHERE number = 2", 2),
        ("UPDATE audit_event SET facts = '{\"note\":\"jiné\"}' WHERE number = 3", 3),
        ("UPDATE audit_event SET at = at + 1 WHERE number = 1", 1),
        ("UPDATE audit_event SET hash = 'x' WHERE number = 2", 2),
        ("UPDATE audit_event SET previous_hash = '' WHERE number = 3", 3),
        ("DELETE FROM audit_event WHERE number = 2", 2),
        ("UPDATE audit_event SET number = 9 WHERE number = 3", 3),
    ];
    for (statement, number) in tampering {
        on_both(async |house| {
            assert_eq!(chain(&house).await, Chain::Whole { events: 0, last_hash: String::new() });
            for what in ["jedna", "dvě", "tři"] {
                note(&house, what).await;
            }
            let whole = chain(&house).await;
            assert!(matches!(&whole, Chain::Whole { events: 3, last_hash } if last_hash.len() == 64), "{whole:?}");
            by_hand(&house, statement).await.expect("tampered");
            assert_eq!(chain(&house).await, Chain::BrokenAt { number }, "{statement}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_long_chain_written_from_many_sides_at_once_is_whole() {
    on_both(async |house| {
        let many: Vec<_> = (0..40)
            .map(|_| {
                let house = Arc::clone(&house);
                tokio::spawn(async move {
                    for _ in 0..15 {
                        note(&house, "spolu").await;
                    }
                })
            })
            .collect();
        for one in many {
            one.await.expect("no panic");
        }
        // More than one page of the walk.
        assert!(matches!(chain(&house).await, Chain::Whole { events: 600, .. }));
    })
    .await;
}

// ---- the writer --------------------------------------------------------------------------------

/// An act that adds a municipality and then says yes, no, or breaks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Mood {
    Fine,
    Refuses,
    Breaks,
    Panics,
}

async fn act(house: &House, code: String, mood: Mood) -> Result<(), Stop<&'static str>> {
    house
        .db
        .write(move |connection| {
            let place = town::a_municipality(&code, "Obec", 1);
            Box::pin(async move {
                territories::store::add_municipality(connection, &place).await?;
                match mood {
                    Mood::Fine => Ok(()),
                    Mood::Refuses => Err(Stop::Refused("ne")),
                    Mood::Breaks => {
                        sqlx::query("INSERT INTO no_such_table VALUES (1)").execute(connection).await?;
                        Ok(())
                    }
                    Mood::Panics => panic!("this panic belongs to the test"),
                }
            })
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_fails_does_not_undo_its_neighbours() {
    on_both(async |house| {
        let moods = [Mood::Fine, Mood::Fine, Mood::Refuses, Mood::Fine, Mood::Breaks];
        let acts: Vec<_> = (0..200)
            .map(|n| {
                let (house, mood) = (Arc::clone(&house), moods[n % moods.len()]);
                tokio::spawn(async move { (mood, act(&house, format!("m{n}"), mood).await) })
            })
            .collect();
        for one in acts {
            match one.await.expect("no panic") {
                (Mood::Fine, outcome) => outcome.expect("it was fine"),
                (Mood::Refuses, outcome) => assert!(matches!(outcome, Err(Stop::Refused("ne"))), "{outcome:?}"),
                (_, outcome) => assert!(matches!(outcome, Err(Stop::Broken(_))), "{outcome:?}"),
            }
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 120);
    })
    .await;
}

/// A bug in one act would otherwise end the only writer, and nobody could save anything any more.
#[tokio::test(flavor = "multi_thread")]
async fn an_act_that_panics_does_not_take_the_writer_along() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let house = town::shared(folder.path(), None).await;
    let acts: Vec<_> = (0..20)
        .map(|n| {
            let house = Arc::clone(&house);
            let mood = if n == 7 { Mood::Panics } else { Mood::Fine };
            tokio::spawn(async move { (mood, act(&house, format!("m{n}"), mood).await) })
        })
        .collect();
    for one in acts {
        let (mood, outcome) = one.await.expect("the panic stays with the act");
        assert_eq!(outcome.is_ok(), mood == Mood::Fine, "{outcome:?}");
    }
    act(&house, "after".into(), Mood::Fine).await.expect("the writer lives");
    assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 20);
}

/// What nobody could commit is told to everybody who waited, and the writer goes on afterwards.
#[tokio::test(flavor = "multi_thread")]
async fn a_commit_that_fails_is_told_to_everybody() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let house = town::shared(folder.path(), None).await;
    {
        // The file may not grow by a single page: only the commit, or the page before it, finds out.
        let waiting: Vec<_> = (0..50)
            .map(|n| {
                let house = Arc::clone(&house);
                tokio::spawn(async move {
                    house
                        .db
                        .write::<_, (), _>(move |connection| {
                            Box::pin(async move {
                                sqlx::query("PRAGMA max_page_count = 1").execute(&mut *connection).await?;
                                let name = "x".repeat(5_000);
                                let place = town::a_municipality(&format!("big{n}"), &name, 1);
                                Ok(territories::store::add_municipality(connection, &place).await?)
                            })
                        })
                        .await
                })
            })
            .collect();
        for one in waiting {
            let told = one.await.expect("no panic").expect_err("there is no room");
            let Stop::Broken(broken) = told else { panic!("a full disk is no refusal") };
            assert!(is_away(&broken), "{broken}");
        }
    }
    assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 0);
    house
        .db
        .write::<_, (), _>(|connection| {
            Box::pin(async move {
                sqlx::query("PRAGMA max_page_count = 1000000").execute(&mut *connection).await?;
                Ok(())
            })
        })
        .await
        .expect("room again");
    act(&house, "after".into(), Mood::Fine).await.expect("the writer lives");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_acts_at_once_all_stand() {
    on_both(async |house| {
        let acts: Vec<_> = (0..2_000)
            .map(|n| {
                let house = Arc::clone(&house);
                tokio::spawn(async move { act(&house, format!("m{n}"), Mood::Fine).await })
            })
            .collect();
        for one in acts {
            one.await.expect("no panic").expect("it was fine");
        }
        assert_eq!(number(&house, "SELECT COUNT(*) FROM municipality").await, 2_000);
    })
    .await;
}

// ---- ballots -----------------------------------------------------------------------------------

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

fn ranking(text: &str) -> Ranking {
    Ranking::read(text, 4).expect("a ranking of four items")
}

/// A ballot with four items that stands open, and the codes of three slips in each sector.
async fn an_open_ballot(house: &House) -> (Standing, Vec<(SectorId, Vec<String>)>) {
    let process = town::found(house).await;
    let made = ballots::make(house, "jana", NOW, &process, a_making(4)).await.expect("made");
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
        assert!(!ballots::store::freeze_round(&mut connection, &round, "x", NOW).await.expect("an answer"));
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
        assert!(ballots::store::freeze_round(&mut connection, &round, "h", NOW).await.expect("an answer"));
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
        ballots::store::set_hashes(&mut connection, &round, "list", "result").await.expect("set");
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
        let (Standing { ballot, round }, _) = an_open_ballot(&house).await;
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

// ---- priorities --------------------------------------------------------------------------------

fn a_source(key: &str) -> Source {
    let option = |id: &str| ListItem { id: ItemId(id.into()), name: Localized::plain(id) };
    let matches = ["bus", "clinic"].map(|id| (ItemId(id.into()), ItemId(id.into())));
    Source {
        key: key.into(),
        name: "Čekatelé".into(),
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

//! Versions, collections, drafts and responses.

use super::*;

// ---- versions ------------------------------------------------------------------------------------

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

// ---- collections and links -----------------------------------------------------------------------

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

// ---- drafts and sending --------------------------------------------------------------------------

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

// ---- responses -----------------------------------------------------------------------------------

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
        let closed = NOW.plus_days(28);
        let early = store::due_collections(&mut connection, purge_on.plus(-1), closed).await.expect("an answer");
        assert_eq!(early, []);
        let late = closed.plus_seconds(-1);
        let ending = store::due_collections(&mut connection, purge_on, late).await.expect("an answer");
        assert_eq!(ending, [], "the last responses may still be on their way");
        let due = store::due_collections(&mut connection, purge_on, closed).await.expect("an answer");
        assert_eq!(due, [(collection.clone(), "anketa".to_owned())]);
        assert_eq!(store::purge_responses(&mut connection, &collection).await.expect("purged"), 3);
        assert_eq!(store::response_count(&mut connection, &collection).await.expect("a count"), 0);
        let done = store::due_collections(&mut connection, purge_on, closed).await.expect("an answer");
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

#[tokio::test]
async fn what_is_public_is_replaced_only_by_whoever_saw_it() {
    use priorita::results::published::PublishedReport;
    on_both(async |house| {
        let (collection, _) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        let none = results::store::published_report(&mut connection, &collection).await.expect("an answer");
        assert_eq!(none, None);
        let report = |taken_at: Moment, returned: u64| PublishedReport {
            taken_at,
            returned,
            documents: [("cs".to_owned(), "Žluťoučký kůň".to_owned())].into(),
            counts: "{}".to_owned(),
            content_hash: "h".to_owned(),
        };
        let put = async |connection: &mut AnyConnection, next: &PublishedReport, after: Option<Moment>| {
            results::store::put_published_report(connection, &collection, next, after).await.expect("an answer")
        };
        let later = NOW.plus_seconds(60);
        assert!(put(&mut connection, &report(NOW, 20), None).await);
        assert!(!put(&mut connection, &report(later, 21), None).await, "somebody else published meanwhile");
        assert!(put(&mut connection, &report(later, 30), Some(NOW)).await);
        assert!(!put(&mut connection, &report(later, 31), Some(NOW)).await, "it has moved on");
        let kept = results::store::published_report(&mut connection, &collection).await.expect("an answer");
        assert_eq!(kept, Some(report(later, 30)));
        let returned = results::store::published_returned(&mut connection, &collection).await.expect("an answer");
        assert_eq!(returned, Some(30));

        let public = async |connection: &mut AnyConnection| {
            results::store::published_collections(connection).await.expect("an answer")
        };
        assert_eq!(public(&mut connection).await, [""; 0]);
        store::set_results_published(&mut connection, &collection, Some(NOW)).await.expect("published");
        assert_eq!(public(&mut connection).await, ["anketa"]);
        assert_eq!(results::store::frozen_at(&mut connection, &collection).await.expect("an answer"), None);
        results::store::freeze_report(&mut connection, &collection, Lang::Cs, "d", "h", NOW).await.expect("kept");
        assert_eq!(results::store::frozen_at(&mut connection, &collection).await.expect("an answer"), Some(NOW));
        assert_eq!(public(&mut connection).await, [""; 0], "what is frozen moves no more");

        results::store::forget_published_report(&mut connection, &collection).await.expect("forgotten");
        let none = results::store::published_report(&mut connection, &collection).await.expect("an answer");
        assert_eq!(none, None);
    })
    .await;
}

#[tokio::test]
async fn groups_change_only_while_nothing_is_public() {
    on_both(async |house| {
        let (collection, _) = open_poll(&house).await;
        let mut connection = reading(&house).await;
        assert_eq!(results::store::grouping(&mut connection, &collection).await.expect("an answer"), "");
        assert!(results::store::set_grouping(&mut connection, &collection, "{\"ž\":1}").await.expect("an answer"));
        store::set_results_published(&mut connection, &collection, Some(NOW)).await.expect("published");
        assert!(!results::store::set_grouping(&mut connection, &collection, "").await.expect("an answer"));
        let kept = results::store::grouping(&mut connection, &collection).await.expect("an answer");
        assert_eq!(kept, "{\"ž\":1}");
    })
    .await;
}

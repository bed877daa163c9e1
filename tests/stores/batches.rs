//! Batches of imported responses.

use super::*;

fn batch(collection: &CollectionId, id: &str, at: Moment) -> Batch {
    Batch {
        id: BatchId(id.into()),
        collection_id: collection.clone(),
        file_name: "papir.csv".into(),
        channel: "paper".into(),
        response_count: 2,
        not_stated_count: 1,
        imported_at: at,
        imported_by: "jana@obec.example".into(),
        withdrawn_at: None,
        withdrawn_by: None,
    }
}

fn response(collection: &CollectionId, version: &VersionId, id: &str) -> Response {
    Response {
        id: ResponseId(id.into()),
        collection_id: collection.clone(),
        version_id: version.clone(),
        municipality: MunicipalityCode(TOWN.into()),
        channel: Channel::Paper,
        received_on: Day(20_777),
        answers: Answers::default(),
    }
}

#[tokio::test]
async fn a_batch_is_taken_out_whole_and_its_record_stays() {
    on_both(async |house| {
        let process = town::found(&house).await;
        let version = town::publish(&house, &process, town::POLL).await;
        let collection = town::open_from(&house, &process, &version, "anketa", (-1, 28)).await;
        let mut connection = reading(&house).await;
        let (first, second) = (batch(&collection, "A", NOW), batch(&collection, "B", NOW.plus_days(1)));
        store::add_batch(&mut connection, &first, "h1").await.expect("added");
        store::add_batch(&mut connection, &second, "h2").await.expect("added");
        for (id, of) in [("r1", &first), ("r2", &first), ("r3", &second)] {
            store::add_imported(&mut connection, &response(&collection, &version, id), &of.id).await.expect("stored");
        }
        let web = response(&collection, &version, "r4");
        store::add_response(&mut connection, &web).await.expect("stored");
        let listed = store::batches_of(&mut connection, &collection).await.expect("an answer");
        assert_eq!(listed, [second.clone(), first.clone()], "the newest first");
        let like = store::batch_like(&mut connection, &collection, "h1").await.expect("an answer");
        assert_eq!(like, Some(first.clone()));
        assert_eq!(store::batch_like(&mut connection, &CollectionId("?".into()), "h1").await.expect("an answer"), None);
        drop(connection);

        // Written anew, a response still knows its batch.
        let id = collection.clone();
        let settled = house.db.write::<_, (), _>(move |connection| {
            let id = id.clone();
            Box::pin(async move { Ok(store::settle_responses(connection, &id, NOW).await?) })
        });
        assert_eq!(settled.await.expect("settled"), 4);

        let mut connection = reading(&house).await;
        assert!(store::mark_withdrawn(&mut connection, &first.id, NOW, "karel").await.expect("an answer"));
        assert!(!store::mark_withdrawn(&mut connection, &first.id, NOW, "karel").await.expect("an answer"), "once");
        let deleted = store::delete_responses_of_batch(&mut connection, &collection, &first.id).await;
        assert_eq!(deleted.expect("deleted"), 2);
        assert_eq!(store::response_count(&mut connection, &collection).await.expect("a number"), 2);
        let listed = store::batches_of(&mut connection, &collection).await.expect("an answer");
        assert_eq!((listed[1].withdrawn_at, listed[1].withdrawn_by.as_deref()), (Some(NOW), Some("karel")));
        assert_eq!(store::batch_like(&mut connection, &collection, "h1").await.expect("an answer"), None);

        store::forget_batch_hashes(&mut connection, &collection).await.expect("forgotten");
        assert_eq!(store::batch_like(&mut connection, &collection, "h2").await.expect("an answer"), None);
    })
    .await;
}

//! The acts: taking a file in, and taking it out again. Each in one transaction with its event.

use std::sync::Arc;

use sqlx::AnyConnection;

use super::{Imported, Reading};
use crate::{
    server::{
        audit, calendar,
        db::{self, Broken, Stop},
        house::House,
    },
    surveys::{
        audit::{ImportedBatch, ResponsesImported, ResponsesWithdrawn},
        routes::Room,
        store::{self, Batch},
    },
    vocabulary::{BatchId, Day, Moment, ResponseId},
};

/// A file that was read, and how it is wanted.
pub struct Intake {
    pub reading: Reading,
    pub file_name: String,
    /// Also where the same file is in already.
    pub again: bool,
}

/// Why a file is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoIntake {
    /// The same content is in already.
    TwiceTheSame(Batch),
    /// The responses of the collection were deleted on their day.
    Purged { on: Day },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub batch: BatchId,
    pub count: usize,
}

/// Takes a file in as one batch.
pub async fn take_in(
    house: &House,
    actor: &str,
    now: Moment,
    room: &Room,
    intake: Intake,
) -> Result<Taken, Stop<NoIntake>> {
    let Intake { reading, file_name, again } = intake;
    let batch = Batch {
        id: BatchId(house.random.code(8)),
        collection_id: room.collection.id.clone(),
        file_name,
        channel: channel_of(&reading.rows).to_owned(),
        response_count: i64::try_from(reading.rows.len()).unwrap_or(i64::MAX),
        not_stated_count: i64::try_from(reading.not_stated).unwrap_or(i64::MAX),
        imported_at: now,
        imported_by: actor.to_owned(),
        withdrawn_at: None,
        withdrawn_by: None,
    };
    let taken = Taken { batch: batch.id.clone(), count: reading.rows.len() };
    let responses: Arc<[store::Response]> = responses(house, room, reading.rows).into();
    let (hash, not_stated, slug) = (reading.content_hash, reading.not_stated, room.collection.slug.clone());
    let purge_on = room.collection.purge_on;
    house
        .db
        .write(move |connection| {
            let (responses, batch, hash, slug) = (responses.clone(), batch.clone(), hash.clone(), slug.clone());
            Box::pin(async move {
                // Two clerks with the same file at the same moment: the second waits and sees the first's.
                db::alone(connection, "import_batch").await?;
                if calendar::day_of(now) >= purge_on {
                    return Err(Stop::Refused(NoIntake::Purged { on: purge_on }));
                }
                let like = store::batch_like(connection, &batch.collection_id, &hash).await?;
                if let Some(like) = like.as_ref().filter(|_| !again) {
                    return Err(Stop::Refused(NoIntake::TwiceTheSame(like.clone())));
                }
                store::add_batch(connection, &batch, &hash).await?;
                for response in responses.iter() {
                    store::add_imported(connection, response, &batch.id).await?;
                }
                store::unsettle(connection, &batch.collection_id).await?;
                let of =
                    ImportedBatch { id: &batch.id, file_name: &batch.file_name, not_stated, again: like.is_some() };
                let event =
                    ResponsesImported { slug: &slug, count: responses.len(), channel: &batch.channel, batch: Some(of) };
                audit::record(connection, &batch.imported_by, now, &event).await?;
                Ok(())
            })
        })
        .await?;
    Ok(taken)
}

/// Stores responses that came in no file: those of the demonstration.
pub async fn store_all(
    house: &House,
    actor: &str,
    now: Moment,
    room: &Room,
    imported: Vec<Imported>,
) -> Result<usize, Stop<()>> {
    let (count, channel) = (imported.len(), channel_of(&imported));
    let responses: Arc<[store::Response]> = responses(house, room, imported).into();
    let (actor, slug, collection) = (actor.to_owned(), room.collection.slug.clone(), room.collection.id.clone());
    house
        .db
        .write(move |connection| {
            let (responses, actor, slug, collection) =
                (responses.clone(), actor.clone(), slug.clone(), collection.clone());
            Box::pin(async move {
                for response in responses.iter() {
                    store::add_response(connection, response).await?;
                }
                store::unsettle(connection, &collection).await?;
                let event = ResponsesImported { slug: &slug, count: responses.len(), channel, batch: None };
                audit::record(connection, &actor, now, &event).await?;
                Ok(())
            })
        })
        .await?;
    Ok(count)
}

/// Stored in the order of their random ids: the order of the pile of paper tells nothing.
fn responses(house: &House, room: &Room, imported: Vec<Imported>) -> Vec<store::Response> {
    let mut responses: Vec<store::Response> = imported
        .into_iter()
        .map(|row| store::Response {
            id: ResponseId(house.random.key()),
            collection_id: room.collection.id.clone(),
            version_id: room.collection.version_id.clone(),
            municipality: row.municipality,
            channel: row.channel,
            received_on: row.received_on,
            answers: row.answers,
        })
        .collect();
    responses.sort_by(|one, other| one.id.cmp(&other.id));
    responses
}

fn channel_of(rows: &[Imported]) -> &'static str {
    let mut channels = rows.iter().map(|row| row.channel.code());
    let first = channels.next().unwrap_or_default();
    if channels.all(|channel| channel == first) { first } else { "mixed" }
}

/// Why a batch is not withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWithdrawal {
    Unknown,
    Already,
    /// Its responses were deleted with all others, and the tables made of them stay.
    Purged {
        on: Day,
    },
}

/// Takes a batch out: its responses are deleted, and the record stays that it was there.
pub async fn withdraw(
    house: &House,
    actor: &str,
    now: Moment,
    room: &Room,
    batch: &BatchId,
) -> Result<u64, Stop<NoWithdrawal>> {
    let (actor, batch, slug) = (actor.to_owned(), batch.clone(), room.collection.slug.clone());
    let (collection, purge_on) = (room.collection.id.clone(), room.collection.purge_on);
    house
        .db
        .write(move |connection| {
            let (actor, batch, slug, collection) = (actor.clone(), batch.clone(), slug.clone(), collection.clone());
            Box::pin(async move {
                if calendar::day_of(now) >= purge_on {
                    return Err(Stop::Refused(NoWithdrawal::Purged { on: purge_on }));
                }
                if !is_of(connection, &collection, &batch).await? {
                    return Err(Stop::Refused(NoWithdrawal::Unknown));
                }
                if !store::mark_withdrawn(connection, &batch, now, &actor).await? {
                    return Err(Stop::Refused(NoWithdrawal::Already));
                }
                let count = store::delete_responses_of_batch(connection, &collection, &batch).await?;
                // Written anew with the rest, so that no file keeps what was taken out.
                store::unsettle(connection, &collection).await?;
                let event = ResponsesWithdrawn { slug: &slug, batch: &batch, count };
                audit::record(connection, &actor, now, &event).await?;
                Ok(count)
            })
        })
        .await
}

async fn is_of(
    connection: &mut AnyConnection,
    collection: &crate::vocabulary::CollectionId,
    batch: &BatchId,
) -> Result<bool, Broken> {
    Ok(store::batches_of(connection, collection).await?.iter().any(|other| other.id == *batch))
}

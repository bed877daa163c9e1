//! Batches of imported responses.

use sqlx::{AnyConnection, FromRow};

use super::drafts::{Response, answers_json};
use crate::{
    server::db::Broken,
    vocabulary::{BatchId, CollectionId, Moment},
};

/// What was imported together.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Batch {
    pub id: BatchId,
    pub collection_id: CollectionId,
    pub file_name: String,
    /// `paper`, `web` or `mixed`.
    pub channel: String,
    pub response_count: i64,
    /// Forms without a required answer that were taken on purpose.
    pub not_stated_count: i64,
    pub imported_at: Moment,
    pub imported_by: String,
    pub withdrawn_at: Option<Moment>,
    pub withdrawn_by: Option<String>,
}

pub async fn add_batch(connection: &mut AnyConnection, batch: &Batch, content_hash: &str) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO import_batch (id, collection_id, file_name, content_hash, channel, response_count,
                                   not_stated_count, imported_at, imported_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(batch.id.clone())
    .bind(batch.collection_id.clone())
    .bind(batch.file_name.clone())
    .bind(content_hash.to_owned())
    .bind(batch.channel.clone())
    .bind(batch.response_count)
    .bind(batch.not_stated_count)
    .bind(batch.imported_at)
    .bind(batch.imported_by.clone())
    .execute(connection)
    .await?;
    Ok(())
}

/// The batches of a collection, the newest first.
pub async fn batches_of(connection: &mut AnyConnection, collection: &CollectionId) -> Result<Vec<Batch>, Broken> {
    sqlx::query_as(
        "SELECT id, collection_id, file_name, channel, response_count, not_stated_count, imported_at,
                imported_by, withdrawn_at, withdrawn_by
         FROM import_batch
         WHERE collection_id = $1
         ORDER BY imported_at DESC, id",
    )
    .bind(collection.clone())
    .fetch_all(connection)
    .await
}

/// The first batch of a collection with the same content that was not withdrawn.
pub async fn batch_like(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    content_hash: &str,
) -> Result<Option<Batch>, Broken> {
    sqlx::query_as(
        "SELECT id, collection_id, file_name, channel, response_count, not_stated_count, imported_at,
                imported_by, withdrawn_at, withdrawn_by
         FROM import_batch
         WHERE collection_id = $1 AND content_hash = $2 AND withdrawn_at IS NULL
         ORDER BY imported_at, id
         LIMIT 1",
    )
    .bind(collection.clone())
    .bind(content_hash.to_owned())
    .fetch_optional(connection)
    .await
}

pub async fn add_imported(connection: &mut AnyConnection, response: &Response, batch: &BatchId) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO response (id, collection_id, version_id, municipality_code, channel,
                               received_on, answers, batch_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(response.id.clone())
    .bind(response.collection_id.clone())
    .bind(response.version_id.clone())
    .bind(response.municipality.clone())
    .bind(response.channel.code())
    .bind(response.received_on)
    .bind(answers_json(&response.answers))
    .bind(batch.clone())
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes that a batch was taken out, once; its hash goes, so that the file can be read in again.
pub async fn mark_withdrawn(
    connection: &mut AnyConnection,
    batch: &BatchId,
    now: Moment,
    by: &str,
) -> Result<bool, Broken> {
    let marked = sqlx::query(
        "UPDATE import_batch
         SET withdrawn_at = $2, withdrawn_by = $3, content_hash = NULL
         WHERE id = $1 AND withdrawn_at IS NULL",
    )
    .bind(batch.clone())
    .bind(now)
    .bind(by.to_owned())
    .execute(connection)
    .await?;
    Ok(marked.rows_affected() > 0)
}

pub async fn delete_responses_of_batch(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    batch: &BatchId,
) -> Result<u64, Broken> {
    let deleted = sqlx::query("DELETE FROM response WHERE collection_id = $1 AND batch_id = $2")
        .bind(collection.clone())
        .bind(batch.clone())
        .execute(connection)
        .await?;
    Ok(deleted.rows_affected())
}

/// From the hash of a small pile its answers could be guessed, so it does not outlive them.
pub async fn forget_batch_hashes(connection: &mut AnyConnection, collection: &CollectionId) -> Result<(), Broken> {
    sqlx::query("UPDATE import_batch SET content_hash = NULL WHERE collection_id = $1")
        .bind(collection.clone())
        .execute(connection)
        .await?;
    Ok(())
}

//! All SQL of results: reports as they are published, reports that outlive the responses they were
//! counted from, and the groups answers are published in.

use sqlx::{AnyConnection, FromRow};

use crate::{
    results::published::PublishedReport,
    server::db::Broken,
    vocabulary::{CollectionId, Lang, Moment},
};

/// A report as it was frozen; `None` while the responses are still there.
pub async fn frozen_report(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    lang: Lang,
) -> Result<Option<String>, Broken> {
    sqlx::query_scalar("SELECT document FROM frozen_report WHERE collection_id = $1 AND lang = $2")
        .bind(collection.clone())
        .bind(lang.code())
        .fetch_optional(connection)
        .await
}

/// Keeps a report. One that was kept before stays as it is: it was made of more responses.
pub async fn freeze_report(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    lang: Lang,
    document: &str,
    content_hash: &str,
    now: Moment,
) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO frozen_report (collection_id, lang, document, content_hash, frozen_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (collection_id, lang) DO NOTHING",
    )
    .bind(collection.clone())
    .bind(lang.code())
    .bind(document.to_owned())
    .bind(content_hash.to_owned())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// All frozen reports with their hashes, for `verify`.
pub async fn frozen_documents(
    connection: &mut AnyConnection,
) -> Result<Vec<(CollectionId, String, String, String)>, Broken> {
    sqlx::query_as("SELECT collection_id, lang, document, content_hash FROM frozen_report ORDER BY collection_id, lang")
        .fetch_all(connection)
        .await
}

/// When the responses of a collection left; `None` while they are there.
pub async fn frozen_at(connection: &mut AnyConnection, collection: &CollectionId) -> Result<Option<Moment>, Broken> {
    sqlx::query_scalar("SELECT MIN(frozen_at) FROM frozen_report WHERE collection_id = $1")
        .bind(collection.clone())
        .fetch_one(connection)
        .await
}

// ---- what is public ----------------------------------------------------------------------------

#[derive(FromRow)]
struct PublishedRow {
    taken_at: Moment,
    returned: i64,
    documents: String,
    counts: String,
    content_hash: String,
}

/// What everybody sees, or saw last where it was withdrawn.
pub async fn published_report(
    connection: &mut AnyConnection,
    collection: &CollectionId,
) -> Result<Option<PublishedReport>, Broken> {
    let row: Option<PublishedRow> = sqlx::query_as(
        "SELECT taken_at, returned, documents, counts, content_hash FROM published_report WHERE collection_id = $1",
    )
    .bind(collection.clone())
    .fetch_optional(connection)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(PublishedReport {
        taken_at: row.taken_at,
        returned: u64::try_from(row.returned).unwrap_or_default(),
        documents: serde_json::from_str(&row.documents).map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
        counts: row.counts,
        content_hash: row.content_hash,
    }))
}

/// How many forms everybody is told of.
pub async fn published_returned(
    connection: &mut AnyConnection,
    collection: &CollectionId,
) -> Result<Option<i64>, Broken> {
    sqlx::query_scalar("SELECT returned FROM published_report WHERE collection_id = $1")
        .bind(collection.clone())
        .fetch_optional(connection)
        .await
}

/// Puts a report in the place of the one that was `after`; `false` where another came meanwhile.
pub async fn put_published_report(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    report: &PublishedReport,
    after: Option<Moment>,
) -> Result<bool, Broken> {
    let documents = serde_json::to_string(&report.documents).expect("documents are JSON");
    let put = sqlx::query(
        "INSERT INTO published_report (collection_id, taken_at, returned, documents, counts, content_hash)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (collection_id) DO UPDATE
         SET taken_at = $2, returned = $3, documents = $4, counts = $5, content_hash = $6
         WHERE published_report.taken_at = $7",
    )
    .bind(collection.clone())
    .bind(report.taken_at)
    .bind(i64::try_from(report.returned).unwrap_or(i64::MAX))
    .bind(documents)
    .bind(report.counts.clone())
    .bind(report.content_hash.clone())
    .bind(after.unwrap_or(Moment(-1)))
    .execute(connection)
    .await?;
    Ok(put.rows_affected() > 0)
}

/// Nothing was published, as far as the next step is concerned.
pub async fn forget_published_report(connection: &mut AnyConnection, collection: &CollectionId) -> Result<(), Broken> {
    sqlx::query("DELETE FROM published_report WHERE collection_id = $1")
        .bind(collection.clone())
        .execute(connection)
        .await?;
    Ok(())
}

/// Addresses of collections whose results are public and whose responses are there: what may move on.
pub async fn published_collections(connection: &mut AnyConnection) -> Result<Vec<String>, Broken> {
    sqlx::query_scalar(
        "SELECT slug
         FROM collection
         WHERE results_published_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM frozen_report WHERE frozen_report.collection_id = collection.id)
         ORDER BY slug",
    )
    .fetch_all(connection)
    .await
}

// ---- groups ------------------------------------------------------------------------------------

/// The groups answers are published in, as a document; empty where there are none.
pub async fn grouping(connection: &mut AnyConnection, collection: &CollectionId) -> Result<String, Broken> {
    let document: Option<String> = sqlx::query_scalar("SELECT answer_groups FROM collection WHERE id = $1")
        .bind(collection.clone())
        .fetch_optional(connection)
        .await?;
    Ok(document.unwrap_or_default())
}

/// Changes them; `false` while results are public.
pub async fn set_grouping(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    document: &str,
) -> Result<bool, Broken> {
    let set = sqlx::query("UPDATE collection SET answer_groups = $2 WHERE id = $1 AND results_published_at IS NULL")
        .bind(collection.clone())
        .bind(document.to_owned())
        .execute(connection)
        .await?;
    Ok(set.rows_affected() > 0)
}

//! All SQL of results: reports that outlive the responses they were counted from.

use sqlx::AnyConnection;

use crate::{
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

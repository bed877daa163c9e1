//! Unfinished responses, and the keys that have sent one.

use sqlx::{AnyConnection, FromRow};

use crate::{
    server::db::Broken,
    surveys::{answers::Answers, collection::Channel},
    vocabulary::{CollectionId, Day, MunicipalityCode, ResponseId, VersionId},
};

/// An unfinished response.
#[derive(Clone, Debug)]
pub struct DraftResponse {
    pub collection_id: CollectionId,
    pub municipality: MunicipalityCode,
    pub channel: Channel,
    pub answers: Answers,
    /// The furthest page reached.
    pub reached: i64,
}

#[derive(FromRow)]
struct DraftRow {
    collection_id: CollectionId,
    municipality_code: MunicipalityCode,
    channel: String,
    answers: String,
    reached: i64,
}

pub async fn draft(
    connection: &mut AnyConnection,
    key_hash: &str,
    collection: &CollectionId,
) -> Result<Option<DraftResponse>, Broken> {
    let row: Option<DraftRow> = sqlx::query_as(
        "SELECT collection_id, municipality_code, channel, answers, reached
         FROM draft
         WHERE key_hash = $1 AND collection_id = $2",
    )
    .bind(key_hash.to_owned())
    .bind(collection.clone())
    .fetch_optional(connection)
    .await?;
    Ok(row.and_then(|row| {
        Some(DraftResponse {
            collection_id: row.collection_id,
            municipality: row.municipality_code,
            channel: Channel::parse(&row.channel)?,
            answers: serde_json::from_str(&row.answers).ok()?,
            reached: row.reached,
        })
    }))
}

pub async fn put_draft(
    connection: &mut AnyConnection,
    key_hash: &str,
    draft: &DraftResponse,
    resume_hash: Option<&str>,
    expires_on: Day,
) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO draft (key_hash, resume_hash, collection_id, municipality_code, channel, answers,
                            reached, expires_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (key_hash)
         DO UPDATE SET answers = $6,
                       reached = $7,
                       expires_on = $8,
                       resume_hash = COALESCE($2, draft.resume_hash)",
    )
    .bind(key_hash.to_owned())
    .bind(resume_hash.map(str::to_owned))
    .bind(draft.collection_id.clone())
    .bind(draft.municipality.clone())
    .bind(draft.channel.code())
    .bind(answers_json(&draft.answers))
    .bind(draft.reached)
    .bind(expires_on)
    .execute(connection)
    .await?;
    Ok(())
}

/// Gives the draft of a resume code to another browser; returns the page it reached.
pub async fn hand_over_draft(
    connection: &mut AnyConnection,
    resume_hash: &str,
    collection: &CollectionId,
    new_key_hash: &str,
) -> Result<Option<i64>, Broken> {
    sqlx::query_scalar(
        "UPDATE draft SET key_hash = $3
         WHERE resume_hash = $1 AND collection_id = $2
         RETURNING reached",
    )
    .bind(resume_hash.to_owned())
    .bind(collection.clone())
    .bind(new_key_hash.to_owned())
    .fetch_optional(connection)
    .await
}

pub async fn delete_draft(connection: &mut AnyConnection, key_hash: &str) -> Result<(), Broken> {
    sqlx::query("DELETE FROM draft WHERE key_hash = $1").bind(key_hash.to_owned()).execute(connection).await?;
    Ok(())
}

/// Drafts end with their collection, also when it closes early.
pub async fn shorten_drafts(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    last_day: Day,
) -> Result<(), Broken> {
    sqlx::query("UPDATE draft SET expires_on = $2 WHERE collection_id = $1 AND expires_on > $2")
        .bind(collection.clone())
        .bind(last_day)
        .execute(connection)
        .await?;
    Ok(())
}

/// Drafts and used keys whose day has passed.
pub async fn delete_expired(connection: &mut AnyConnection, today: Day) -> Result<u64, Broken> {
    let drafts = sqlx::query("DELETE FROM draft WHERE expires_on < $1").bind(today).execute(&mut *connection).await?;
    let sent = sqlx::query("DELETE FROM sent WHERE expires_on < $1").bind(today).execute(connection).await?;
    Ok(drafts.rows_affected() + sent.rows_affected())
}

// ---- sending -----------------------------------------------------------------------------------------

/// Uses a browser's key up; `false` where it has sent a response before.
pub async fn use_key(
    connection: &mut AnyConnection,
    key_hash: &str,
    collection: &CollectionId,
    expires_on: Day,
) -> Result<bool, Broken> {
    let used = sqlx::query(
        "INSERT INTO sent (key_hash, collection_id, expires_on)
         VALUES ($1, $2, $3)
         ON CONFLICT (key_hash) DO NOTHING",
    )
    .bind(key_hash.to_owned())
    .bind(collection.clone())
    .bind(expires_on)
    .execute(connection)
    .await?;
    Ok(used.rows_affected() > 0)
}

pub async fn is_sent(connection: &mut AnyConnection, key_hash: &str) -> Result<bool, Broken> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sent WHERE key_hash = $1")
        .bind(key_hash.to_owned())
        .fetch_one(connection)
        .await?;
    Ok(count > 0)
}

/// A response as it is stored.
#[derive(Clone, Debug)]
pub struct Response {
    pub id: ResponseId,
    pub collection_id: CollectionId,
    pub version_id: VersionId,
    pub municipality: MunicipalityCode,
    pub channel: Channel,
    pub received_on: Day,
    pub answers: Answers,
}

pub async fn add_response(connection: &mut AnyConnection, response: &Response) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO response (id, collection_id, version_id, municipality_code, channel,
                               received_on, answers)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(response.id.clone())
    .bind(response.collection_id.clone())
    .bind(response.version_id.clone())
    .bind(response.municipality.clone())
    .bind(response.channel.code())
    .bind(response.received_on)
    .bind(answers_json(&response.answers))
    .execute(connection)
    .await?;
    Ok(())
}

pub(super) fn answers_json(answers: &Answers) -> String {
    serde_json::to_string(answers).expect("answers are JSON")
}

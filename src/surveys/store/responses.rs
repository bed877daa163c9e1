//! Responses, and the order they came in, which is forgotten.

use futures::TryStreamExt;
use sqlx::{AnyConnection, FromRow};

use crate::{
    server::db::Broken,
    vocabulary::{CollectionId, Day, Moment, MunicipalityCode},
};

/// A response as the results read it, its answers still text.
#[derive(FromRow)]
pub struct StoredResponse {
    pub municipality_code: String,
    pub channel: String,
    pub received_on: i64,
    pub answers: String,
}

/// Reads all responses of a collection, one after another, in the order of their random ids.
pub async fn each_response(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    mut with: impl FnMut(StoredResponse) + Send,
) -> Result<(), Broken> {
    let mut rows = sqlx::query_as::<_, StoredResponse>(
        "SELECT municipality_code, channel, received_on, answers
         FROM response
         WHERE collection_id = $1
         ORDER BY id",
    )
    .bind(collection.clone())
    .fetch(connection);
    while let Some(row) = rows.try_next().await? {
        with(row);
    }
    Ok(())
}

pub async fn response_count(connection: &mut AnyConnection, collection: &CollectionId) -> Result<i64, Broken> {
    sqlx::query_scalar("SELECT COUNT(*) FROM response WHERE collection_id = $1")
        .bind(collection.clone())
        .fetch_one(connection)
        .await
}

/// Responses by municipality, channel and day.
pub async fn arrivals(
    connection: &mut AnyConnection,
    collection: &CollectionId,
) -> Result<Vec<(MunicipalityCode, String, Day, i64)>, Broken> {
    sqlx::query_as(
        "SELECT municipality_code, channel, received_on, COUNT(*)
         FROM response
         WHERE collection_id = $1
         GROUP BY municipality_code, channel, received_on
         ORDER BY municipality_code, channel, received_on",
    )
    .bind(collection.clone())
    .fetch_all(connection)
    .await
}

/// Collections whose purge day has come and which still hold responses; `closed_before` because the day may
/// be the one after the close, while the last responses are on their way.
pub async fn due_collections(
    connection: &mut AnyConnection,
    today: Day,
    closed_before: Moment,
) -> Result<Vec<(CollectionId, String)>, Broken> {
    sqlx::query_as(
        "SELECT collection.id, collection.slug
         FROM collection
         WHERE collection.purge_on <= $1
           AND collection.closes_at <= $2
           AND EXISTS (SELECT 1 FROM response WHERE response.collection_id = collection.id)
         ORDER BY collection.slug",
    )
    .bind(today)
    .bind(closed_before)
    .fetch_all(connection)
    .await
}

pub async fn purge_responses(connection: &mut AnyConnection, collection: &CollectionId) -> Result<u64, Broken> {
    let purged = sqlx::query("DELETE FROM response WHERE collection_id = $1")
        .bind(collection.clone())
        .execute(connection)
        .await?;
    Ok(purged.rows_affected())
}

// ---- the order of arrival ----------------------------------------------------------------------------

/// Closed collections whose responses still lie as they came. A response that was on its way when
/// the collection closed has `closed_before` to arrive.
pub async fn unsettled_collections(
    connection: &mut AnyConnection,
    closed_before: Moment,
) -> Result<Vec<(CollectionId, String)>, Broken> {
    sqlx::query_as(
        "SELECT id, slug
         FROM collection
         WHERE closes_at <= $1 AND settled_at IS NULL
         ORDER BY slug",
    )
    .bind(closed_before)
    .fetch_all(connection)
    .await
}

/// Writes the responses of a collection anew, in the order of their random ids. PostgreSQL keeps
/// with every row a place in the file and the number of its transaction: until now both told the
/// order of arrival, and the number was shared with the used key. Afterwards it is one for all.
pub async fn settle_responses(
    connection: &mut AnyConnection,
    collection: &CollectionId,
    now: Moment,
) -> Result<u64, Broken> {
    sqlx::query(
        "CREATE TEMPORARY TABLE settling (
             id TEXT, collection_id TEXT, version_id TEXT, municipality_code TEXT, channel TEXT,
             received_on BIGINT, answers TEXT, batch_id TEXT
         )",
    )
    .persistent(false)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO settling (id, collection_id, version_id, municipality_code, channel,
                               received_on, answers, batch_id)
         SELECT id, collection_id, version_id, municipality_code, channel, received_on, answers, batch_id
         FROM response
         WHERE collection_id = $1",
    )
    .persistent(false)
    .bind(collection.clone())
    .execute(&mut *connection)
    .await?;
    purge_responses(connection, collection).await?;
    let settled = sqlx::query(
        "INSERT INTO response (id, collection_id, version_id, municipality_code, channel,
                               received_on, answers, batch_id)
         SELECT id, collection_id, version_id, municipality_code, channel, received_on, answers, batch_id
         FROM settling
         ORDER BY id",
    )
    .persistent(false)
    .execute(&mut *connection)
    .await?;
    sqlx::query("DROP TABLE settling").persistent(false).execute(&mut *connection).await?;
    sqlx::query("UPDATE collection SET settled_at = $2 WHERE id = $1")
        .bind(collection.clone())
        .bind(now)
        .execute(connection)
        .await?;
    Ok(settled.rows_affected())
}

/// Responses came in from elsewhere: they will be settled with the others.
pub async fn unsettle(connection: &mut AnyConnection, collection: &CollectionId) -> Result<(), Broken> {
    sqlx::query("UPDATE collection SET settled_at = NULL WHERE id = $1")
        .bind(collection.clone())
        .execute(connection)
        .await?;
    Ok(())
}

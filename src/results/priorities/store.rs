//! All SQL of priorities.

use serde::{Serialize, de::DeserializeOwned};
use sqlx::{AnyConnection, FromRow};

use super::model::{PriorityList, Source, Statement};
use crate::{
    server::db::Broken,
    vocabulary::{ListId, Localized, Moment, ProcessId},
};

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("what the store keeps as a document is JSON")
}

fn parsed<T: DeserializeOwned>(document: &str) -> Result<T, Broken> {
    serde_json::from_str(document).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

// ---- lists -------------------------------------------------------------------------------------

#[derive(FromRow)]
struct ListRow {
    id: ListId,
    process_id: ProcessId,
    slug: String,
    title: String,
    items: String,
    top: i64,
    sources: String,
}

impl ListRow {
    fn list(self) -> Result<PriorityList, Broken> {
        Ok(PriorityList {
            id: self.id,
            process_id: self.process_id,
            slug: self.slug,
            title: parsed(&self.title)?,
            items: parsed(&self.items)?,
            top: usize::try_from(self.top).unwrap_or(1),
            sources: parsed(&self.sources)?,
        })
    }
}

const LIST: &str = "SELECT id, process_id, slug, title, items, top, sources FROM priority_list";

/// The lists of a process, the newest first.
pub async fn lists_of(connection: &mut AnyConnection, process: &ProcessId) -> Result<Vec<PriorityList>, Broken> {
    let statement = format!("{LIST} WHERE process_id = $1 ORDER BY made_at DESC, slug");
    let rows: Vec<ListRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(process.clone()).fetch_all(connection).await?;
    rows.into_iter().map(ListRow::list).collect()
}

pub async fn list(connection: &mut AnyConnection, id: &ListId) -> Result<Option<PriorityList>, Broken> {
    let statement = format!("{LIST} WHERE id = $1");
    let row: Option<ListRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(id.clone()).fetch_optional(connection).await?;
    row.map(ListRow::list).transpose()
}

pub async fn list_by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<PriorityList>, Broken> {
    let statement = format!("{LIST} WHERE slug = $1");
    let row: Option<ListRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(slug.to_owned()).fetch_optional(connection).await?;
    row.map(ListRow::list).transpose()
}

/// `false` where another list has the address.
pub async fn add_list(connection: &mut AnyConnection, list: &PriorityList, now: Moment) -> Result<bool, Broken> {
    let added = sqlx::query(
        "INSERT INTO priority_list (id, process_id, slug, title, items, top, sources, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (slug) DO NOTHING",
    )
    .bind(list.id.clone())
    .bind(list.process_id.clone())
    .bind(list.slug.clone())
    .bind(json(&list.title))
    .bind(json(&list.items))
    .bind(list.top as i64)
    .bind(json(&list.sources))
    .bind(now)
    .execute(connection)
    .await?;
    Ok(added.rows_affected() > 0)
}

/// Changes what the options of sources mean; `false` once weights are stated, when nothing of a
/// source may change any more.
pub async fn change_sources(connection: &mut AnyConnection, id: &ListId, sources: &[Source]) -> Result<bool, Broken> {
    let changed = sqlx::query(
        "UPDATE priority_list SET sources = $2
         WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM priority_statement WHERE list_id = $1)",
    )
    .bind(id.clone())
    .bind(json(&sources))
    .execute(connection)
    .await?;
    Ok(changed.rows_affected() > 0)
}

// ---- statements --------------------------------------------------------------------------------

#[derive(FromRow)]
struct StatementRow {
    number: i64,
    weights: String,
    reason: String,
    stated_at: Moment,
}

/// What was said of the weights, from the first time on.
pub async fn statements_of(connection: &mut AnyConnection, list: &ListId) -> Result<Vec<Statement>, Broken> {
    let rows: Vec<StatementRow> = sqlx::query_as(
        "SELECT number, weights, reason, stated_at
         FROM priority_statement
         WHERE list_id = $1
         ORDER BY number",
    )
    .bind(list.clone())
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let weights = parsed(&row.weights)?;
            Ok(Statement { number: row.number, weights, reason: row.reason, stated_at: row.stated_at })
        })
        .collect()
}

/// `false` where a statement of this number is there already: somebody else was faster.
pub async fn add_statement(
    connection: &mut AnyConnection,
    list: &ListId,
    statement: &Statement,
) -> Result<bool, Broken> {
    let added = sqlx::query(
        "INSERT INTO priority_statement (list_id, number, weights, reason, stated_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (list_id, number) DO NOTHING",
    )
    .bind(list.clone())
    .bind(statement.number)
    .bind(json(&statement.weights))
    .bind(statement.reason.clone())
    .bind(statement.stated_at)
    .execute(connection)
    .await?;
    Ok(added.rows_affected() > 0)
}

// ---- signed versions ---------------------------------------------------------------------------

/// A signed version without its document.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct VersionRow {
    pub number: i64,
    pub content_hash: String,
    pub frozen_at: Moment,
}

/// The signed versions of a list, the first first.
pub async fn versions_of(connection: &mut AnyConnection, list: &ListId) -> Result<Vec<VersionRow>, Broken> {
    sqlx::query_as(
        "SELECT number, content_hash, frozen_at
         FROM priority_version
         WHERE list_id = $1
         ORDER BY number",
    )
    .bind(list.clone())
    .fetch_all(connection)
    .await
}

/// The document of a signed version, letter by letter.
pub async fn document_of(connection: &mut AnyConnection, list: &ListId, number: i64) -> Result<Option<String>, Broken> {
    sqlx::query_scalar("SELECT document FROM priority_version WHERE list_id = $1 AND number = $2")
        .bind(list.clone())
        .bind(number)
        .fetch_optional(connection)
        .await
}

/// Keeps a signed version; `false` where there is one of this number. None is ever changed.
pub async fn add_version(
    connection: &mut AnyConnection,
    list: &ListId,
    number: i64,
    document: &str,
    content_hash: &str,
    now: Moment,
) -> Result<bool, Broken> {
    let added = sqlx::query(
        "INSERT INTO priority_version (list_id, number, document, content_hash, frozen_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (list_id, number) DO NOTHING",
    )
    .bind(list.clone())
    .bind(number)
    .bind(document.to_owned())
    .bind(content_hash.to_owned())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(added.rows_affected() > 0)
}

/// Address, title and last signing of every list of a process that was signed, the latest first.
pub async fn signed_lists(
    connection: &mut AnyConnection,
    process: &ProcessId,
) -> Result<Vec<(String, Localized, Moment)>, Broken> {
    let rows: Vec<(String, String, Moment)> = sqlx::query_as(
        "SELECT list.slug, list.title, MAX(version.frozen_at)
         FROM priority_list AS list
         JOIN priority_version AS version ON version.list_id = list.id
         WHERE list.process_id = $1
         GROUP BY list.slug, list.title
         ORDER BY MAX(version.frozen_at) DESC, list.slug",
    )
    .bind(process.clone())
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|(slug, title, at)| Ok((slug, parsed(&title)?, at))).collect()
}

/// All signed documents with their hashes, for `verify`.
pub async fn signed_documents(connection: &mut AnyConnection) -> Result<Vec<(String, i64, String, String)>, Broken> {
    sqlx::query_as(
        "SELECT list.slug, version.number, version.document, version.content_hash
         FROM priority_version AS version
         JOIN priority_list AS list ON list.id = version.list_id
         ORDER BY list.slug, version.number",
    )
    .fetch_all(connection)
    .await
}

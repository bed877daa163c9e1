//! Collections, and the links that carry them.

use sqlx::{AnyConnection, FromRow};

use crate::{
    server::db::{Broken, Stop, is_duplicate},
    surveys::collection::{Channel, Collection, Link, Opening, Refusal},
    vocabulary::{CollectionId, Day, Moment, MunicipalityCode, ProcessId, VersionId},
};

#[derive(FromRow)]
struct CollectionRow {
    id: CollectionId,
    slug: String,
    process_id: ProcessId,
    version_id: VersionId,
    respondents: String,
    opens_at: Moment,
    closes_at: Moment,
    purge_on: Day,
    results_published_at: Option<Moment>,
}

impl CollectionRow {
    fn collection(self) -> Collection {
        Collection {
            id: self.id,
            slug: self.slug,
            process_id: self.process_id,
            version_id: self.version_id,
            respondents: self.respondents,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            purge_on: self.purge_on,
            results_published_at: self.results_published_at,
        }
    }
}

pub async fn collection_by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Collection>, Broken> {
    let row: Option<CollectionRow> = sqlx::query_as(
        "SELECT id, slug, process_id, version_id, respondents, opens_at, closes_at, purge_on,
                results_published_at
         FROM collection
         WHERE slug = $1",
    )
    .bind(slug.to_owned())
    .fetch_optional(connection)
    .await?;
    Ok(row.map(CollectionRow::collection))
}

/// The collections of a process, newest first.
pub async fn collections_of(connection: &mut AnyConnection, process: &ProcessId) -> Result<Vec<Collection>, Broken> {
    let rows: Vec<CollectionRow> = sqlx::query_as(
        "SELECT id, slug, process_id, version_id, respondents, opens_at, closes_at, purge_on,
                results_published_at
         FROM collection
         WHERE process_id = $1
         ORDER BY opens_at DESC, slug",
    )
    .bind(process.clone())
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(CollectionRow::collection).collect())
}

pub async fn add_collection(
    connection: &mut AnyConnection,
    id: &CollectionId,
    opening: &Opening,
) -> Result<(), Stop<Refusal>> {
    let added = sqlx::query(
        "INSERT INTO collection (id, slug, process_id, version_id, respondents, opens_at,
                                 closes_at, purge_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id.clone())
    .bind(opening.slug.clone())
    .bind(opening.process_id.clone())
    .bind(opening.version_id.clone())
    .bind(opening.respondents.clone())
    .bind(opening.opens_at)
    .bind(opening.closes_at)
    .bind(opening.purge_on)
    .execute(connection)
    .await;
    match added {
        Ok(_) => Ok(()),
        Err(broken) if is_duplicate(&broken) => Err(Stop::Refused(Refusal::SlugTaken)),
        Err(broken) => Err(broken.into()),
    }
}

pub async fn close_collection(connection: &mut AnyConnection, id: &CollectionId, now: Moment) -> Result<bool, Broken> {
    let closed = sqlx::query("UPDATE collection SET closes_at = $2 WHERE id = $1 AND opens_at < $2 AND closes_at > $2")
        .bind(id.clone())
        .bind(now)
        .execute(connection)
        .await?;
    Ok(closed.rows_affected() > 0)
}

pub async fn set_results_published(
    connection: &mut AnyConnection,
    id: &CollectionId,
    at: Option<Moment>,
) -> Result<(), Broken> {
    sqlx::query("UPDATE collection SET results_published_at = $2 WHERE id = $1")
        .bind(id.clone())
        .bind(at)
        .execute(connection)
        .await?;
    Ok(())
}

// ---- links -------------------------------------------------------------------------------------------

#[derive(FromRow)]
struct LinkRow {
    code: String,
    municipality_code: MunicipalityCode,
    name: String,
    population: i64,
    channel: String,
    placement: String,
}

/// The municipalities in which any collection of the process asks or has asked.
pub async fn municipalities_asked(
    connection: &mut AnyConnection,
    process: &ProcessId,
) -> Result<Vec<MunicipalityCode>, Broken> {
    sqlx::query_scalar(
        "SELECT DISTINCT link.municipality_code
         FROM collection_link AS link
         JOIN collection ON collection.id = link.collection_id
         WHERE collection.process_id = $1",
    )
    .bind(process.clone())
    .fetch_all(connection)
    .await
}

/// The links of a collection, the largest municipality first.
pub async fn links_of(connection: &mut AnyConnection, collection: &CollectionId) -> Result<Vec<Link>, Broken> {
    let rows: Vec<LinkRow> = sqlx::query_as(
        "SELECT link.code, link.municipality_code, municipality.name, municipality.population,
                link.channel, link.placement
         FROM collection_link AS link
         JOIN municipality ON municipality.code = link.municipality_code
         WHERE link.collection_id = $1
         ORDER BY municipality.population DESC, municipality.code, link.code",
    )
    .bind(collection.clone())
    .fetch_all(connection)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(Link {
                code: row.code,
                municipality: row.municipality_code,
                municipality_name: row.name,
                population: row.population,
                channel: Channel::parse(&row.channel)?,
                placement: row.placement,
            })
        })
        .collect())
}

pub async fn add_link(
    connection: &mut AnyConnection,
    code: &str,
    collection: &CollectionId,
    municipality: &MunicipalityCode,
    channel: Channel,
    placement: &str,
) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO collection_link (code, collection_id, municipality_code, channel, placement)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(code.to_owned())
    .bind(collection.clone())
    .bind(municipality.clone())
    .bind(channel.code())
    .bind(placement.to_owned())
    .execute(connection)
    .await?;
    Ok(())
}

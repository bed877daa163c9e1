//! All SQL of surveys.

use futures::TryStreamExt;
use sqlx::{AnyConnection, FromRow};

use super::{
    answers::Answers,
    collection::{Channel, Collection, Link, Opening, Refusal},
    questionnaire::Questionnaire,
};
use crate::{
    server::db::{Broken, Stop, is_duplicate},
    vocabulary::{CollectionId, Day, Moment, MunicipalityCode, ProcessId, QuestionnaireId, ResponseId, VersionId},
};

// ---- versions ----------------------------------------------------------------------------------

/// A version without its questions.
#[derive(Clone, Debug, FromRow)]
pub struct VersionRow {
    pub id: VersionId,
    pub questionnaire_id: QuestionnaireId,
    pub process_id: ProcessId,
    pub form_id: String,
    pub number: i64,
    pub content_hash: String,
    pub file_name: String,
    /// What the reader said of the workbook, as JSON.
    pub findings: String,
    pub read_at: Moment,
    pub published_at: Option<Moment>,
}

const VERSION: &str = "
    SELECT version.id, version.questionnaire_id, questionnaire.process_id, questionnaire.form_id,
           version.number, version.content_hash, version.file_name, version.findings,
           version.read_at,
           version.published_at
    FROM questionnaire_version AS version
    JOIN questionnaire ON questionnaire.id = version.questionnaire_id";

/// All versions of a process, newest first.
pub async fn versions_of(connection: &mut AnyConnection, process: &ProcessId) -> Result<Vec<VersionRow>, Broken> {
    let statement = format!("{VERSION} WHERE questionnaire.process_id = $1 ORDER BY version.read_at DESC");
    sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(process.clone()).fetch_all(connection).await
}

pub async fn version(connection: &mut AnyConnection, id: &VersionId) -> Result<Option<VersionRow>, Broken> {
    let statement = format!("{VERSION} WHERE version.id = $1");
    sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(id.clone()).fetch_optional(connection).await
}

/// The questions of a version.
pub async fn questionnaire_of(
    connection: &mut AnyConnection,
    version: &VersionId,
) -> Result<Option<Questionnaire>, Broken> {
    let document: Option<String> = sqlx::query_scalar("SELECT document FROM questionnaire_version WHERE id = $1")
        .bind(version.clone())
        .fetch_optional(connection)
        .await?;
    document.map(|json| serde_json::from_str(&json).map_err(|error| sqlx::Error::Decode(Box::new(error)))).transpose()
}

pub async fn is_published(connection: &mut AnyConnection, version: &VersionId) -> Result<bool, Broken> {
    let published: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM questionnaire_version WHERE id = $1 AND published_at IS NOT NULL")
            .bind(version.clone())
            .fetch_one(connection)
            .await?;
    Ok(published > 0)
}

/// The questionnaire of a process with this form id, made if it is new.
pub async fn questionnaire_id(
    connection: &mut AnyConnection,
    process: &ProcessId,
    form_id: &str,
    new_id: &QuestionnaireId,
) -> Result<QuestionnaireId, Broken> {
    sqlx::query(
        "INSERT INTO questionnaire (id, process_id, form_id)
         VALUES ($1, $2, $3)
         ON CONFLICT (process_id, form_id) DO NOTHING",
    )
    .bind(new_id.clone())
    .bind(process.clone())
    .bind(form_id.to_owned())
    .execute(&mut *connection)
    .await?;
    sqlx::query_scalar("SELECT id FROM questionnaire WHERE process_id = $1 AND form_id = $2")
        .bind(process.clone())
        .bind(form_id.to_owned())
        .fetch_one(connection)
        .await
}

/// The latest version's id, number, hash and whether it is published.
pub async fn latest_version(
    connection: &mut AnyConnection,
    questionnaire: &QuestionnaireId,
) -> Result<Option<(VersionId, i64, String, Option<Moment>)>, Broken> {
    sqlx::query_as(
        "SELECT id, number, content_hash, published_at
         FROM questionnaire_version
         WHERE questionnaire_id = $1
         ORDER BY number DESC
         LIMIT 1",
    )
    .bind(questionnaire.clone())
    .fetch_optional(connection)
    .await
}

#[expect(clippy::too_many_arguments, reason = "a row has this many columns")]
pub async fn add_version(
    connection: &mut AnyConnection,
    id: &VersionId,
    questionnaire: &QuestionnaireId,
    number: i64,
    document: &str,
    content_hash: &str,
    file_name: &str,
    findings: &str,
    now: Moment,
) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO questionnaire_version (id, questionnaire_id, number, document, content_hash,
                                            file_name, findings, read_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(id.clone())
    .bind(questionnaire.clone())
    .bind(number)
    .bind(document.to_owned())
    .bind(content_hash.to_owned())
    .bind(file_name.to_owned())
    .bind(findings.to_owned())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// Replaces a draft by a newer reading; a published version is never touched.
pub async fn replace_draft(
    connection: &mut AnyConnection,
    id: &VersionId,
    document: &str,
    content_hash: &str,
    file_name: &str,
    findings: &str,
    now: Moment,
) -> Result<(), Broken> {
    sqlx::query(
        "UPDATE questionnaire_version
         SET document = $2, content_hash = $3, file_name = $4, findings = $5, read_at = $6
         WHERE id = $1 AND published_at IS NULL",
    )
    .bind(id.clone())
    .bind(document.to_owned())
    .bind(content_hash.to_owned())
    .bind(file_name.to_owned())
    .bind(findings.to_owned())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// Freezes a draft; `false` where it was published already.
pub async fn mark_published(connection: &mut AnyConnection, id: &VersionId, now: Moment) -> Result<bool, Broken> {
    let marked =
        sqlx::query("UPDATE questionnaire_version SET published_at = $2 WHERE id = $1 AND published_at IS NULL")
            .bind(id.clone())
            .bind(now)
            .execute(connection)
            .await?;
    Ok(marked.rows_affected() > 0)
}

/// Documents and hashes of all published versions, for `verify`.
pub async fn published_documents(connection: &mut AnyConnection) -> Result<Vec<(VersionId, String, String)>, Broken> {
    sqlx::query_as(
        "SELECT id, document, content_hash
         FROM questionnaire_version
         WHERE published_at IS NOT NULL
         ORDER BY id",
    )
    .fetch_all(connection)
    .await
}

// ---- collections -------------------------------------------------------------------------------

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

// ---- links -------------------------------------------------------------------------------------

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

// ---- drafts ------------------------------------------------------------------------------------

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

// ---- sending -----------------------------------------------------------------------------------

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

fn answers_json(answers: &Answers) -> String {
    serde_json::to_string(answers).expect("answers are JSON")
}

// ---- responses ---------------------------------------------------------------------------------

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

/// Collections whose purge day has come and which still hold responses.
pub async fn due_collections(
    connection: &mut AnyConnection,
    today: Day,
) -> Result<Vec<(CollectionId, String)>, Broken> {
    sqlx::query_as(
        "SELECT collection.id, collection.slug
         FROM collection
         WHERE collection.purge_on <= $1
           AND EXISTS (SELECT 1 FROM response WHERE response.collection_id = collection.id)
         ORDER BY collection.slug",
    )
    .bind(today)
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

// ---- the order of arrival ------------------------------------------------------------------------

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
             received_on BIGINT, answers TEXT
         )",
    )
    .persistent(false)
    .execute(&mut *connection)
    .await?;
    sqlx::query(
        "INSERT INTO settling (id, collection_id, version_id, municipality_code, channel,
                               received_on, answers)
         SELECT id, collection_id, version_id, municipality_code, channel, received_on, answers
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
                               received_on, answers)
         SELECT id, collection_id, version_id, municipality_code, channel, received_on, answers
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

//! Questionnaires and their versions: drafts that may be replaced, published ones that never change.

use sqlx::{AnyConnection, FromRow};

use crate::{
    server::db::Broken,
    surveys::questionnaire::Questionnaire,
    vocabulary::{Moment, ProcessId, QuestionnaireId, VersionId},
};

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

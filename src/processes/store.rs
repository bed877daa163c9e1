//! All SQL of processes.

use sqlx::{AnyConnection, FromRow};

use super::model::{Phase, Process};
use crate::{
    server::db::Broken,
    vocabulary::{Day, Localized, MunicipalityCode, ProcessId},
};

#[derive(FromRow)]
struct Row {
    id: ProcessId,
    slug: String,
    name: String,
    summary: String,
    publicity: String,
    contact: String,
    first_year: i64,
    last_year: i64,
    disclosure_limit: i64,
    demonstration: i64,
}

fn localized(json: &str) -> Localized {
    serde_json::from_str(json).unwrap_or_else(|_| Localized::plain(json))
}

fn json(text: &Localized) -> String {
    serde_json::to_string(text).expect("a text by language is JSON")
}

impl Row {
    fn process(self) -> Process {
        Process {
            id: self.id,
            slug: self.slug,
            name: localized(&self.name),
            summary: localized(&self.summary),
            publicity: localized(&self.publicity),
            contact: localized(&self.contact),
            period: (self.first_year, self.last_year),
            disclosure_limit: u64::try_from(self.disclosure_limit).unwrap_or(5).max(3),
            demonstration: self.demonstration != 0,
        }
    }
}

pub async fn processes(connection: &mut AnyConnection) -> Result<Vec<Process>, Broken> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT id, slug, name, summary, publicity, contact, first_year, last_year,
                disclosure_limit, demonstration
         FROM planning_process
         ORDER BY last_year DESC, slug",
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(Row::process).collect())
}

pub async fn process_by_slug(connection: &mut AnyConnection, slug: &str) -> Result<Option<Process>, Broken> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, slug, name, summary, publicity, contact, first_year, last_year,
                disclosure_limit, demonstration
         FROM planning_process
         WHERE slug = $1",
    )
    .bind(slug.to_owned())
    .fetch_optional(connection)
    .await?;
    Ok(row.map(Row::process))
}

pub async fn process(connection: &mut AnyConnection, id: &ProcessId) -> Result<Option<Process>, Broken> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT id, slug, name, summary, publicity, contact, first_year, last_year,
                disclosure_limit, demonstration
         FROM planning_process
         WHERE id = $1",
    )
    .bind(id.clone())
    .fetch_optional(connection)
    .await?;
    Ok(row.map(Row::process))
}

pub async fn phases_of(connection: &mut AnyConnection, process: &ProcessId) -> Result<Vec<Phase>, Broken> {
    let rows: Vec<(String, Day, Day)> = sqlx::query_as(
        "SELECT name, starts_on, ends_on
         FROM process_phase
         WHERE process_id = $1
         ORDER BY position",
    )
    .bind(process.clone())
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(|(name, from, until)| Phase { name: localized(&name), from, until }).collect())
}

/// Whether any process holds demonstration data.
pub async fn has_demonstration(connection: &mut AnyConnection) -> Result<bool, Broken> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM planning_process WHERE demonstration = 1")
        .fetch_one(connection)
        .await?;
    Ok(count > 0)
}

pub async fn add_process(
    connection: &mut AnyConnection,
    process: &Process,
    phases: &[Phase],
    municipalities: &[MunicipalityCode],
) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO planning_process (id, slug, name, summary, publicity, contact, first_year,
                                       last_year, disclosure_limit, demonstration)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(process.id.clone())
    .bind(process.slug.clone())
    .bind(json(&process.name))
    .bind(json(&process.summary))
    .bind(json(&process.publicity))
    .bind(json(&process.contact))
    .bind(process.period.0)
    .bind(process.period.1)
    .bind(process.disclosure_limit as i64)
    .bind(i64::from(process.demonstration))
    .execute(&mut *connection)
    .await?;
    put_phases(connection, &process.id, phases).await?;
    for code in municipalities {
        join_municipality(connection, &process.id, code).await?;
    }
    Ok(())
}

/// Everything but the address, and the mark of a demonstration.
pub async fn change_process(connection: &mut AnyConnection, process: &Process) -> Result<(), Broken> {
    sqlx::query(
        "UPDATE planning_process
         SET name = $2, summary = $3, publicity = $4, contact = $5, first_year = $6, last_year = $7,
             disclosure_limit = $8
         WHERE id = $1",
    )
    .bind(process.id.clone())
    .bind(json(&process.name))
    .bind(json(&process.summary))
    .bind(json(&process.publicity))
    .bind(json(&process.contact))
    .bind(process.period.0)
    .bind(process.period.1)
    .bind(process.disclosure_limit as i64)
    .execute(connection)
    .await?;
    Ok(())
}

/// These phases and no others.
pub async fn put_phases(connection: &mut AnyConnection, process: &ProcessId, phases: &[Phase]) -> Result<(), Broken> {
    sqlx::query("DELETE FROM process_phase WHERE process_id = $1")
        .bind(process.clone())
        .execute(&mut *connection)
        .await?;
    for (position, phase) in phases.iter().enumerate() {
        sqlx::query(
            "INSERT INTO process_phase (process_id, position, name, starts_on, ends_on)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(process.clone())
        .bind(position as i64)
        .bind(json(&phase.name))
        .bind(phase.from)
        .bind(phase.until)
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

pub async fn join_municipality(
    connection: &mut AnyConnection,
    process: &ProcessId,
    code: &MunicipalityCode,
) -> Result<(), Broken> {
    sqlx::query("INSERT INTO process_municipality (process_id, municipality_code) VALUES ($1, $2)")
        .bind(process.clone())
        .bind(code.clone())
        .execute(connection)
        .await?;
    Ok(())
}

pub async fn leave_municipality(
    connection: &mut AnyConnection,
    process: &ProcessId,
    code: &MunicipalityCode,
) -> Result<(), Broken> {
    sqlx::query("DELETE FROM process_municipality WHERE process_id = $1 AND municipality_code = $2")
        .bind(process.clone())
        .bind(code.clone())
        .execute(connection)
        .await?;
    Ok(())
}

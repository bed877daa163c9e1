//! All SQL of territories.

use sqlx::AnyConnection;

use super::model::Municipality;
use crate::{
    server::db::Broken,
    vocabulary::{MunicipalityCode, ProcessId},
};

pub async fn add_municipality(connection: &mut AnyConnection, municipality: &Municipality) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO municipality (code, name, orp, region, population)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (code) DO NOTHING",
    )
    .bind(municipality.code.clone())
    .bind(municipality.name.clone())
    .bind(municipality.orp.clone())
    .bind(municipality.region.clone())
    .bind(municipality.population)
    .execute(connection)
    .await?;
    Ok(())
}

pub async fn municipality(
    connection: &mut AnyConnection,
    code: &MunicipalityCode,
) -> Result<Option<Municipality>, Broken> {
    sqlx::query_as(
        "SELECT code, name, orp, region, population
         FROM municipality
         WHERE code = $1",
    )
    .bind(code.clone())
    .fetch_optional(connection)
    .await
}

/// Writes what is known of a municipality anew, for every process it belongs to.
pub async fn change_municipality(connection: &mut AnyConnection, municipality: &Municipality) -> Result<(), Broken> {
    sqlx::query("UPDATE municipality SET name = $2, orp = $3, region = $4, population = $5 WHERE code = $1")
        .bind(municipality.code.clone())
        .bind(municipality.name.clone())
        .bind(municipality.orp.clone())
        .bind(municipality.region.clone())
        .bind(municipality.population)
        .execute(connection)
        .await?;
    Ok(())
}

/// The municipalities of a planning process, the largest first.
pub async fn municipalities_of(
    connection: &mut AnyConnection,
    process: &ProcessId,
) -> Result<Vec<Municipality>, Broken> {
    sqlx::query_as(
        "SELECT municipality.code, municipality.name, municipality.orp, municipality.region,
                municipality.population
         FROM process_municipality
         JOIN municipality ON municipality.code = process_municipality.municipality_code
         WHERE process_municipality.process_id = $1
         ORDER BY municipality.population DESC, municipality.code",
    )
    .bind(process.clone())
    .fetch_all(connection)
    .await
}

//! All SQL of groups.

use sqlx::AnyConnection;

use super::model::WorkingGroup;
use crate::{
    server::db::Broken,
    vocabulary::{GroupId, Localized, ProcessId},
};

pub async fn groups_of(connection: &mut AnyConnection, process: &ProcessId) -> Result<Vec<WorkingGroup>, Broken> {
    let rows: Vec<(GroupId, String, String, String)> = sqlx::query_as(
        "SELECT id, kind, name, about
         FROM working_group
         WHERE process_id = $1
         ORDER BY position",
    )
    .bind(process.clone())
    .fetch_all(connection)
    .await?;
    let localized = |json: &str| serde_json::from_str(json).unwrap_or_else(|_| Localized::plain(json));
    Ok(rows
        .into_iter()
        .map(|(id, kind, name, about)| WorkingGroup {
            id,
            process_id: process.clone(),
            kind,
            name: localized(&name),
            about: localized(&about),
        })
        .collect())
}

pub async fn add_group(connection: &mut AnyConnection, group: &WorkingGroup, position: i64) -> Result<(), Broken> {
    let json = |text: &Localized| serde_json::to_string(text).expect("a text by language is JSON");
    sqlx::query(
        "INSERT INTO working_group (id, process_id, position, kind, name, about)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(group.id.clone())
    .bind(group.process_id.clone())
    .bind(position)
    .bind(group.kind.clone())
    .bind(json(&group.name))
    .bind(json(&group.about))
    .execute(connection)
    .await?;
    Ok(())
}

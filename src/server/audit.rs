//! The record of what was done: a hash chain of events, written in the transaction of the act.
//!
//! The events themselves live in their rooms (`audit.rs`); here is only how one is kept.
//! Filling in a response leaves no event: order and time are identity.

use serde_json::Value;
use sqlx::{AnyConnection, FromRow};

use super::{
    db::{Broken, alone},
    random::sha256,
};
use crate::vocabulary::Moment;

/// Something worth remembering. Facts name things, never answers, passwords or codes.
pub trait Event: Sync {
    /// `questionnaire.published`
    fn kind(&self) -> &'static str;
    /// What it happened to: an id or a slug.
    fn subject(&self) -> String;
    fn facts(&self) -> Value {
        Value::Null
    }
}

/// An event as it stands in the chain.
#[derive(Clone, Debug, FromRow)]
pub struct Entry {
    pub number: i64,
    pub at: Moment,
    pub actor: String,
    pub kind: String,
    pub subject: String,
    pub facts: String,
    pub previous_hash: String,
    pub hash: String,
}

impl Entry {
    fn expected_hash(&self) -> String {
        let content = serde_json::json!([
            self.number,
            self.at,
            self.actor,
            self.kind,
            self.subject,
            self.facts,
            self.previous_hash
        ]);
        sha256(content.to_string().as_bytes())
    }
}

/// Adds an event to the chain, inside the caller's transaction.
pub async fn record(connection: &mut AnyConnection, actor: &str, now: Moment, event: &dyn Event) -> Result<(), Broken> {
    // The chain has one order.
    alone(connection, "audit_event").await?;
    let last: Option<(i64, String)> =
        sqlx::query_as("SELECT number, hash FROM audit_event ORDER BY number DESC LIMIT 1")
            .fetch_optional(&mut *connection)
            .await?;
    let (number, previous_hash) = last.unwrap_or_default();
    let mut entry = Entry {
        number: number + 1,
        at: now,
        actor: actor.to_owned(),
        kind: event.kind().to_owned(),
        subject: event.subject(),
        facts: event.facts().to_string(),
        previous_hash,
        hash: String::new(),
    };
    entry.hash = entry.expected_hash();
    sqlx::query(
        "INSERT INTO audit_event (number, at, actor, kind, subject, facts, previous_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(entry.number)
    .bind(entry.at)
    .bind(entry.actor)
    .bind(entry.kind)
    .bind(entry.subject)
    .bind(entry.facts)
    .bind(entry.previous_hash)
    .bind(entry.hash)
    .execute(connection)
    .await?;
    Ok(())
}

/// Whether the chain is whole.
#[derive(Debug, PartialEq, Eq)]
pub enum Chain {
    Whole {
        events: i64,
        last_hash: String,
    },
    /// The first event whose number, link or hash does not fit.
    BrokenAt {
        number: i64,
    },
}

/// Walks the chain from its beginning, a page at a time.
pub async fn verify(connection: &mut AnyConnection) -> Result<Chain, Broken> {
    let (mut events, mut last_hash) = (0, String::new());
    loop {
        let page = entries_after(connection, events).await?;
        if page.is_empty() {
            return Ok(Chain::Whole { events, last_hash });
        }
        for entry in page {
            let fits =
                entry.number == events + 1 && entry.previous_hash == last_hash && entry.hash == entry.expected_hash();
            if !fits {
                return Ok(Chain::BrokenAt { number: events + 1 });
            }
            (events, last_hash) = (entry.number, entry.hash);
        }
    }
}

async fn entries_after(connection: &mut AnyConnection, number: i64) -> Result<Vec<Entry>, Broken> {
    sqlx::query_as(
        "SELECT number, at, actor, kind, subject, facts, previous_hash, hash
         FROM audit_event
         WHERE number > $1
         ORDER BY number
         LIMIT 500",
    )
    .bind(number)
    .fetch_all(connection)
    .await
}

/// Everything that was recorded of a subject, from the first.
pub async fn entries_about(connection: &mut AnyConnection, subject: &str) -> Result<Vec<Entry>, Broken> {
    sqlx::query_as(
        "SELECT number, at, actor, kind, subject, facts, previous_hash, hash
         FROM audit_event
         WHERE subject = $1
         ORDER BY number",
    )
    .bind(subject.to_owned())
    .fetch_all(connection)
    .await
}

/// Which event has this hash; `None` where none has.
pub async fn number_of(connection: &mut AnyConnection, hash: &str) -> Result<Option<i64>, Broken> {
    sqlx::query_scalar("SELECT number FROM audit_event WHERE hash = $1")
        .bind(hash.to_owned())
        .fetch_optional(connection)
        .await
}

/// The subjects of every event of a kind.
pub async fn subjects_of(connection: &mut AnyConnection, kind: &str) -> Result<Vec<String>, Broken> {
    sqlx::query_scalar("SELECT subject FROM audit_event WHERE kind = $1 ORDER BY number")
        .bind(kind.to_owned())
        .fetch_all(connection)
        .await
}

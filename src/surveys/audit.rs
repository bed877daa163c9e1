//! What is remembered of surveys: never a response, only what the coordinator did.

use serde_json::{Value, json};

use super::{collection::Opening, questionnaire::Role};
use crate::{server::audit::Event, vocabulary::BatchId};

pub struct DraftRead<'a> {
    pub form_id: &'a str,
    pub content_hash: &'a str,
    pub file_name: &'a str,
}

impl Event for DraftRead<'_> {
    fn kind(&self) -> &'static str {
        "questionnaire.read"
    }

    fn subject(&self) -> String {
        self.form_id.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "content_hash": self.content_hash, "file": self.file_name })
    }
}

/// The coordinator said which choices are degrees of their scales.
pub struct ScalesAnswered<'a> {
    pub form_id: &'a str,
    pub content_hash: &'a str,
    /// List, choice and role.
    pub answers: &'a [(String, String, Role)],
}

impl Event for ScalesAnswered<'_> {
    fn kind(&self) -> &'static str {
        "questionnaire.scales_answered"
    }

    fn subject(&self) -> String {
        self.form_id.to_owned()
    }

    fn facts(&self) -> Value {
        let said =
            |(list, choice, role): &(String, String, Role)| json!({ "list": list, "choice": choice, "role": role });
        json!({ "content_hash": self.content_hash, "answers": self.answers.iter().map(said).collect::<Vec<_>>() })
    }
}

pub struct VersionPublished<'a> {
    pub form_id: &'a str,
    pub number: i64,
    pub content_hash: &'a str,
}

impl Event for VersionPublished<'_> {
    fn kind(&self) -> &'static str {
        "questionnaire.published"
    }

    fn subject(&self) -> String {
        self.form_id.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "number": self.number, "content_hash": self.content_hash })
    }
}

pub struct CollectionOpened<'a> {
    pub slug: &'a str,
    pub opening: &'a Opening,
}

impl Event for CollectionOpened<'_> {
    fn kind(&self) -> &'static str {
        "collection.opened"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        json!({
            "version": self.opening.version_id,
            "opens_at": self.opening.opens_at,
            "closes_at": self.opening.closes_at,
            "purge_on": self.opening.purge_on.iso(),
            "municipalities": self.opening.municipalities,
        })
    }
}

pub struct CollectionClosed<'a> {
    pub slug: &'a str,
}

impl Event for CollectionClosed<'_> {
    fn kind(&self) -> &'static str {
        "collection.closed"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }
}

pub struct ResultsPublished<'a> {
    pub slug: &'a str,
    pub published: bool,
}

impl Event for ResultsPublished<'_> {
    fn kind(&self) -> &'static str {
        if self.published { "results.published" } else { "results.withdrawn" }
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }
}

pub struct ResponsesImported<'a> {
    pub slug: &'a str,
    pub count: usize,
    pub channel: &'a str,
    pub batch: Option<ImportedBatch<'a>>,
}

/// What is remembered of a batch beside its count.
pub struct ImportedBatch<'a> {
    pub id: &'a BatchId,
    pub file_name: &'a str,
    /// Forms without a required answer that were taken on purpose.
    pub not_stated: usize,
    /// The same file had been read in before, and this was wanted.
    pub again: bool,
}

impl Event for ResponsesImported<'_> {
    fn kind(&self) -> &'static str {
        "responses.imported"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        match &self.batch {
            None => json!({ "count": self.count, "channel": self.channel }),
            Some(batch) => json!({
                "count": self.count,
                "channel": self.channel,
                "batch": batch.id,
                "file": batch.file_name,
                "not_stated": batch.not_stated,
                "again": batch.again,
            }),
        }
    }
}

pub struct ResponsesWithdrawn<'a> {
    pub slug: &'a str,
    pub batch: &'a BatchId,
    pub count: u64,
}

impl Event for ResponsesWithdrawn<'_> {
    fn kind(&self) -> &'static str {
        "responses.withdrawn"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "batch": self.batch, "count": self.count })
    }
}

pub struct ResponsesPurged<'a> {
    pub slug: &'a str,
    pub count: u64,
}

impl Event for ResponsesPurged<'_> {
    fn kind(&self) -> &'static str {
        "responses.purged"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "count": self.count })
    }
}

/// The responses were written anew, so that their order tells nothing.
pub struct ResponsesSettled<'a> {
    pub slug: &'a str,
    pub count: u64,
}

impl Event for ResponsesSettled<'_> {
    fn kind(&self) -> &'static str {
        "responses.settled"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "count": self.count })
    }
}

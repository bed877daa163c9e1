//! What is remembered of lists of priorities: every word of what sources were said to weigh, and
//! what was signed.

use serde_json::{Value, json};

use super::model::{PriorityList, Source, Statement};
use crate::server::audit::Event;

pub struct ListEvent<'a> {
    pub slug: &'a str,
    pub what: What<'a>,
}

pub enum What<'a> {
    Made {
        list: &'a PriorityList,
    },
    /// Options were matched with items, or numbers typed.
    Matched {
        sources: &'a [Source],
    },
    /// The first statement, before anything was combined; with what its sources mean.
    Stated {
        statement: &'a Statement,
        sources: &'a [Source],
    },
    /// A later one, after the result was seen.
    WeightsChanged {
        statement: &'a Statement,
    },
    Signed {
        version: i64,
        content_hash: &'a str,
    },
}

impl Event for ListEvent<'_> {
    fn kind(&self) -> &'static str {
        match self.what {
            What::Made { .. } => "priorities.made",
            What::Matched { .. } => "priorities.matched",
            What::Stated { .. } => "priorities.stated",
            What::WeightsChanged { .. } => "priorities.weights_changed",
            What::Signed { .. } => "priorities.signed",
        }
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        match &self.what {
            What::Made { list } => json!({ "items": list.items, "top": list.top, "sources": list.sources }),
            What::Matched { sources } => json!({ "sources": sources }),
            What::Stated { statement, sources } => json!({ "weights": statement.weights, "sources": sources }),
            What::WeightsChanged { statement } => {
                json!({ "number": statement.number, "weights": statement.weights, "reason": statement.reason })
            }
            What::Signed { version, content_hash } => json!({ "version": version, "content_hash": content_hash }),
        }
    }
}

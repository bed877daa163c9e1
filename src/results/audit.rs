//! What is remembered of results. Looking is no event, neither at public figures nor at those of the
//! desk: the house records what somebody changed, not what they read.

use serde_json::{Value, json};

use super::grouping::Grouping;
use crate::server::audit::Event;

/// Figures in public moved on to more forms.
pub struct FiguresMoved<'a> {
    pub slug: &'a str,
    pub returned: u64,
    pub content_hash: &'a str,
}

impl Event for FiguresMoved<'_> {
    fn kind(&self) -> &'static str {
        "results.moved"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "returned": self.returned, "content_hash": self.content_hash })
    }
}

/// Answers are published in other groups.
pub struct GroupingChanged<'a> {
    pub slug: &'a str,
    pub grouping: &'a Grouping,
    /// Whether tables in other groups were public before.
    pub published_before: bool,
}

impl Event for GroupingChanged<'_> {
    fn kind(&self) -> &'static str {
        "results.regrouped"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "groups": self.grouping, "published_before": self.published_before })
    }
}

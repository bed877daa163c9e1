//! What is remembered of processes.

use serde_json::{Value, json};

use crate::{server::audit::Event, vocabulary::MunicipalityCode};

pub struct ProcessFounded<'a> {
    pub slug: &'a str,
    pub demonstration: bool,
}

impl Event for ProcessFounded<'_> {
    fn kind(&self) -> &'static str {
        "process.founded"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        json!({ "demonstration": self.demonstration })
    }
}

pub struct ProcessChanged<'a> {
    pub slug: &'a str,
    /// Which parts: `name`, `phases`, `municipalities` …
    pub parts: &'a [&'static str],
    /// How few people were hidden before, and are now.
    pub limit: (u64, u64),
    /// Codes.
    pub joined: &'a [MunicipalityCode],
    pub left: &'a [MunicipalityCode],
}

impl Event for ProcessChanged<'_> {
    fn kind(&self) -> &'static str {
        "process.changed"
    }

    fn subject(&self) -> String {
        self.slug.to_owned()
    }

    fn facts(&self) -> Value {
        let mut facts = json!({ "parts": self.parts });
        if self.limit.0 != self.limit.1 {
            facts["limit"] = json!({ "before": self.limit.0, "after": self.limit.1 });
        }
        for (name, codes) in [("joined", self.joined), ("left", self.left)] {
            if !codes.is_empty() {
                facts[name] = json!(codes);
            }
        }
        facts
    }
}

//! What is remembered of processes.

use serde_json::{Value, json};

use crate::server::audit::Event;

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

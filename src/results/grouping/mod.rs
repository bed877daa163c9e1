//! Groups in which answers are published: choices put together, numbers in bands of one's own,
//! municipalities together. What would be a hatched hole alone is a number together.
//!
//! A grouping changes the questionnaire and the reading of answers before anything is counted, so
//! tables, pictures, cross-tabs, hiding and files follow without knowing of it. Answers stay as they
//! were given.

mod apply;
mod change;
mod pages;
pub mod routes;
#[cfg(test)]
mod tests;
mod typed;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{server::db::Broken, vocabulary::Localized};

pub use change::{NoChange, regroup};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grouping {
    /// By the name of a question; of a grid for all its lines.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<String, Change>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Group>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Choices(Vec<Group>),
    /// The first number of each band but the lowest, rising.
    Bands(Vec<i64>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Stands for the code of a choice or municipality.
    pub code: String,
    pub label: Localized,
    pub members: Vec<String>,
}

impl Grouping {
    pub fn is_empty(&self) -> bool {
        self.questions.is_empty() && self.places.is_empty()
    }

    /// As it is stored; nothing is stored of no groups.
    pub fn document(&self) -> String {
        if self.is_empty() { String::new() } else { serde_json::to_string(self).expect("groups are JSON") }
    }

    pub fn read(document: &str) -> Result<Grouping, Broken> {
        if document.is_empty() {
            return Ok(Grouping::default());
        }
        serde_json::from_str(document).map_err(|error| sqlx::Error::Decode(Box::new(error)))
    }

    /// The code under which a municipality is published.
    pub fn place_of<'a>(&'a self, code: &'a str) -> &'a str {
        let group = self.places.iter().find(|group| group.members.iter().any(|member| member == code));
        group.map_or(code, |group| &group.code)
    }
}

//! What a person answered: one value per question name.
//! As JSON it is the document a response is stored as:
//! `{"age":"65plus","needs":["transport","home_care"],"years":41,"order":["b","a"],"needs_other":"…"}`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One answer. Which variant a question has follows from its kind:
/// `SelectOne` and `Text` → `Text`, `SelectMultiple` and `Rank` → `List` (rank: first place first),
/// `Integer` → `Integer`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Integer(i64),
    Text(String),
    List(Vec<String>),
}

/// Answers by question name; a question without an answer is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Answer>);

/// The key under which a stored response names the questions that were not asked, because a
/// condition did not hold. No question can be called so: names begin with a letter or `_`.
/// Without it nobody could tell later who left a question out from who never saw it.
pub const NOT_ASKED: &str = "-";

/// The key under which a draft keeps the fields of a question as they were typed, where they are not an
/// answer (yet): `[field, value, field, value …]`. It never gets into a response.
pub fn typed_key(question: &str) -> String {
    format!("?{question}")
}

impl Answers {
    pub fn get(&self, name: &str) -> Option<&Answer> {
        self.0.get(name)
    }

    /// Keeps an answer; an empty one takes the question's answer away.
    pub fn put(&mut self, name: &str, answer: Option<Answer>) {
        match answer {
            Some(Answer::Text(text)) if text.is_empty() => self.0.remove(name),
            Some(Answer::List(list)) if list.is_empty() => self.0.remove(name),
            Some(answer) => self.0.insert(name.to_owned(), answer),
            None => self.0.remove(name),
        };
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

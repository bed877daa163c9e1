//! What a reader has to say about a file of ballots: the line, what is wrong, what to do next.
//! A finding is data; the sentences are in [`words`](super::words), in Czech and in English.

use std::collections::BTreeMap;

use super::words;
use crate::vocabulary::Lang;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The ballots are not counted until this is put right.
    Error,
    /// They are counted, and somebody should know.
    Warning,
}

/// One remark about one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub level: Level,
    /// From 1; `None` where the remark is about the whole file.
    pub line: Option<usize>,
    pub code: &'static str,
    pub facts: BTreeMap<&'static str, String>,
}

impl Finding {
    pub fn error(code: &'static str) -> Finding {
        Finding { level: Level::Error, line: None, code, facts: BTreeMap::new() }
    }

    pub fn warning(code: &'static str) -> Finding {
        Finding { level: Level::Warning, ..Finding::error(code) }
    }

    pub fn line(mut self, line: usize) -> Finding {
        self.line = Some(line);
        self
    }

    /// A fact of the sentence; long ones are shortened, because a finding must stay readable.
    pub fn fact(mut self, key: &'static str, value: impl ToString) -> Finding {
        self.facts.insert(key, shortened(&value.to_string()));
        self
    }

    /// One sentence or two: what is wrong, and what to do next.
    pub fn message(&self, lang: Lang) -> String {
        words::sentence(self, lang)
    }
}

const LONGEST_FACT: usize = 80;

/// Without what would move the cursor of a terminal.
fn shortened(text: &str) -> String {
    let visible = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut short: String = visible.clone().take(LONGEST_FACT).collect();
    if visible.count() > LONGEST_FACT {
        short.push('…');
    }
    short
}

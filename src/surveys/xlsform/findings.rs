//! What the reader has to say about a workbook: where, what is wrong, what to do next.
//!
//! A finding is data (a code and its facts); the sentences are in [`words`](super::words),
//! so the same finding speaks Czech and English.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::words;
use crate::vocabulary::Lang;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The workbook is not a questionnaire until this is put right.
    Error,
    /// XLSForm knows it, we do not offer it; the rest of the questionnaire stands.
    Unsupported,
    /// It works, and the author probably meant something else.
    Warning,
}

/// One remark about one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub level: Level,
    /// The sheet; empty where the remark is about the whole file.
    pub sheet: String,
    /// The row as Excel numbers it, from 1.
    pub row: Option<u32>,
    /// The header of the column as its author wrote it.
    pub column: Option<String>,
    pub code: Cow<'static, str>,
    pub facts: BTreeMap<String, String>,
}

impl Finding {
    pub fn new(level: Level, code: &'static str) -> Finding {
        Finding {
            level,
            sheet: String::new(),
            row: None,
            column: None,
            code: Cow::Borrowed(code),
            facts: BTreeMap::new(),
        }
    }

    pub fn error(code: &'static str) -> Finding {
        Finding::new(Level::Error, code)
    }

    pub fn warning(code: &'static str) -> Finding {
        Finding::new(Level::Warning, code)
    }

    /// A feature of XLSForm we do not offer, by its short name.
    pub fn unsupported(feature: &str) -> Finding {
        Finding::new(Level::Unsupported, "unsupported").fact("feature", feature)
    }

    pub fn sheet(mut self, sheet: &str) -> Finding {
        self.sheet = sheet.to_owned();
        self
    }

    pub fn row(mut self, row: u32) -> Finding {
        self.row = Some(row);
        self
    }

    pub fn column(mut self, column: &str) -> Finding {
        self.column = Some(column.to_owned());
        self
    }

    /// A fact of the sentence; long ones are shortened, because a finding must stay readable.
    pub fn fact(mut self, key: &str, value: impl ToString) -> Finding {
        self.facts.insert(key.to_owned(), shortened(&value.to_string()));
        self
    }

    /// One sentence or two: what is wrong, and what to do next.
    pub fn message(&self, lang: Lang) -> String {
        words::sentence(self, lang)
    }
}

const LONGEST_FACT: usize = 120;

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST_FACT {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST_FACT).collect();
    short.push('…');
    short
}

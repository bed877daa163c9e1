//! The columns of a file of responses, in and out: where and when, then every question and the words
//! of its “other”.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    spreadsheet::guard::harmless,
    surveys::{
        answers::{Answer, Answers, NOT_ASKED},
        fill::Form,
        questionnaire::{Role, other_key},
        store::StoredResponse,
    },
    vocabulary::Day,
};

/// Columns that are not questions.
pub const MUNICIPALITY: &str = "municipality";
pub const CHANNEL: &str = "channel";
pub const DAY: &str = "received_on";
const RESERVED: [&str; 4] = [MUNICIPALITY, CHANNEL, DAY, NOT_ASKED];

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Municipality,
    Channel,
    Day,
    /// The names of questions that were not asked; they follow from the answers again.
    NotAsked,
    /// Indices of [`Form::entries`].
    Question(usize),
    Other(usize),
}

/// Every column by its header.
pub fn known(form: &Form) -> BTreeMap<String, Column> {
    let mut known: BTreeMap<String, Column> =
        Exported::of(form).columns.into_iter().map(|column| (column.header, column.what)).collect();
    known.insert(NOT_ASKED.to_owned(), Column::NotAsked);
    known
}

/// The shape of the raw export.
pub struct Exported {
    columns: Vec<ExportedColumn>,
}

struct ExportedColumn {
    header: String,
    /// The key of the answer in the stored document; empty for where and when.
    key: String,
    what: Column,
}

impl Exported {
    pub fn of(form: &Form) -> Exported {
        let names: BTreeSet<&str> = form.entries.iter().map(|entry| entry.question.name.as_str()).collect();
        let fixed = [(MUNICIPALITY, Column::Municipality), (CHANNEL, Column::Channel), (DAY, Column::Day)];
        let mut columns: Vec<ExportedColumn> =
            fixed.map(|(header, what)| ExportedColumn { header: header.to_owned(), key: String::new(), what }).into();
        for (index, entry) in form.entries.iter().enumerate() {
            let question = &entry.question;
            // What is not asked has no answers, and no column in which some could be lost.
            if !question.kind.takes_answers() {
                continue;
            }
            columns.push(ExportedColumn {
                header: header_of(&question.name, &names),
                key: question.name.clone(),
                what: Column::Question(index),
            });
            let key = other_key(&question.name);
            let has_other = form.questionnaire.choices(question).iter().any(|choice| choice.role == Role::Other);
            // A question of that very name keeps its answers under the same key: one column holds both.
            if has_other && !names.contains(key.as_str()) {
                columns.push(ExportedColumn { header: key.clone(), key, what: Column::Other(index) });
            }
        }
        Exported { columns }
    }

    pub fn header(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|column| column.header.as_str())
    }

    /// A response as the cells of a CSV.
    pub fn row(&self, response: &StoredResponse) -> Vec<String> {
        let answers: Answers = serde_json::from_str(&response.answers).unwrap_or_default();
        self.columns
            .iter()
            .map(|column| match column.what {
                Column::Municipality => response.municipality_code.clone(),
                Column::Channel => response.channel.clone(),
                Column::Day => Day(response.received_on).iso(),
                Column::NotAsked => String::new(),
                Column::Question(_) | Column::Other(_) => match answers.get(&column.key) {
                    Some(Answer::Text(text)) => harmless(text),
                    Some(Answer::Integer(number)) => number.to_string(),
                    Some(Answer::List(names)) => names.join(" "),
                    None => String::new(),
                },
            })
            .collect()
    }

    /// A response as one line of JSON: where and when beside the answers.
    pub fn line(&self, response: &StoredResponse) -> String {
        let mut answers: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&response.answers).unwrap_or_default();
        for column in self.columns.iter().filter(|column| !column.key.is_empty() && column.key != column.header) {
            if let Some(answer) = answers.remove(&column.key) {
                answers.insert(column.header.clone(), answer);
            }
        }
        answers.insert(MUNICIPALITY.to_owned(), response.municipality_code.clone().into());
        answers.insert(CHANNEL.to_owned(), response.channel.clone().into());
        answers.insert(DAY.to_owned(), Day(response.received_on).iso().into());
        serde_json::Value::Object(answers).to_string()
    }
}

/// A question of an older version may be called as one of our own columns; it gets a header that no
/// other question has.
fn header_of(name: &str, names: &BTreeSet<&str>) -> String {
    let mut header = name.to_owned();
    while RESERVED.contains(&header.as_str()) || (header != name && names.contains(header.as_str())) {
        header = format!("q.{header}");
    }
    header
}

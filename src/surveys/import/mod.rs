//! Responses collected elsewhere: a workbook, delimited text or JSON lines, read by the same rules as a
//! page of the survey. All or nothing: one bad cell and no row is taken, and every bad cell is named.
//! Nothing that stands in the file is left out without a word. The raw export has the same shape, so
//! what goes out comes back in.
//!
//! What came in together is a [batch](Batch): it can be listed and withdrawn.

mod batches;
mod columns;
mod findings;
mod responses;
mod table;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::{answers::Answers, collection::Channel, routes::Room};
use crate::{
    server::{calendar, random::sha256},
    vocabulary::{Day, Moment, MunicipalityCode},
};

pub use batches::{Intake, NoIntake, NoWithdrawal, Taken, store_all, take_in, withdraw};
pub use columns::{CHANNEL, DAY, Exported, MUNICIPALITY};
pub use findings::{Finding, FindingKind, Note};

/// What the command says once for all rows; a column of the same name overrules it.
#[derive(Clone, Debug)]
pub struct Defaults {
    pub channel: Option<Channel>,
    pub municipality: Option<MunicipalityCode>,
    pub missing: Missing,
    pub today: Day,
    pub now: Moment,
}

/// What happens to a form without a required answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missing {
    /// It is a finding like any other.
    #[default]
    Refuse,
    /// It is taken, and the answer is counted as not stated: paper cannot be sent back.
    NotStated,
}

/// A row that may be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub municipality: MunicipalityCode,
    pub channel: Channel,
    pub received_on: Day,
    pub answers: Answers,
}

/// What a file gave.
#[derive(Clone, Debug)]
pub struct Reading {
    pub rows: Vec<Imported>,
    /// Of what the file itself says; the same for the same table in another format.
    pub content_hash: String,
    /// How many forms lack a required answer and were taken all the same.
    pub not_stated: usize,
    pub notes: Vec<Note>,
}

/// Days a response may lie outside of its collection: paper was filled in before the links opened, and
/// the post brings some after the end. Further away it is a slip of the hand.
pub const DAYS_BEFORE: i64 = 92;
pub const DAYS_AFTER: i64 = 31;

/// Reads a file of responses.
pub fn read(bytes: &[u8], file_name: &str, room: &Room, defaults: &Defaults) -> Result<Reading, Vec<Finding>> {
    let collection = &room.collection;
    if collection.is_due(defaults.today) {
        return Err(vec![Finding::file(FindingKind::Purged { on: collection.purge_on })]);
    }
    let opens = calendar::day_of(collection.opens_at);
    if defaults.today < opens {
        return Err(vec![Finding::file(FindingKind::NotOpenYet { opens })]);
    }
    let (table, notes) = table::open(bytes, file_name, &columns::known(&room.form))?;
    if table.rows.is_empty() {
        return Err(vec![Finding::file(FindingKind::NoRows)]);
    }
    let mut reading = responses::read(&table, room, defaults)?;
    reading.notes.splice(0..0, notes);
    Ok(reading)
}

/// How many forms lack a required answer, of what was found.
pub fn lacking(findings: &[Finding]) -> usize {
    let rows = findings.iter().filter(|finding| finding.kind == FindingKind::Required).map(|finding| finding.row);
    rows.collect::<BTreeSet<_>>().len()
}

/// The hash of what a file says, whatever it is written in. What the command adds does not belong to
/// it: the same file is the same file under another channel.
fn content_hash(rows: &[BTreeMap<&str, String>]) -> String {
    let mut lines: Vec<String> = rows.iter().map(|row| serde_json::to_string(row).expect("texts are JSON")).collect();
    lines.sort_unstable();
    sha256(lines.join("\n").as_bytes())
}

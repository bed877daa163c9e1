//! A planning process and its phases.

use crate::vocabulary::{Day, Localized, ProcessId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    pub id: ProcessId,
    /// Stands in addresses.
    pub slug: String,
    pub name: Localized,
    /// One paragraph for the front page.
    pub summary: Localized,
    /// The line beside the funder's logo, with the registration number.
    pub publicity: Localized,
    pub contact: Localized,
    /// First and last year of the plan being prepared.
    pub period: (i64, i64),
    /// Published cells under this many people are hidden; never below 3.
    pub disclosure_limit: u64,
    pub demonstration: bool,
}

impl Process {
    /// What a town begins with, unless it chooses otherwise.
    pub const USUAL_LIMIT: u64 = 5;
}

/// A part of the process; phases may overlap. Both days belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phase {
    pub name: Localized,
    pub from: Day,
    pub until: Day,
}

impl Phase {
    pub fn is_current(&self, today: Day) -> bool {
        self.from <= today && today <= self.until
    }

    pub fn is_over(&self, today: Day) -> bool {
        self.until < today
    }
}

//! What is remembered of ballots: what the chair did, never a vote, a code or how many voted when.

use serde_json::{Value, json};

use super::model::{Ballot, Round};
use crate::server::audit::Event;

/// What happened to a round.
pub struct RoundEvent<'a> {
    pub ballot: &'a Ballot,
    pub round: &'a Round,
    pub what: What<'a>,
}

/// Under what the events of a round are found.
pub fn subject(ballot: &Ballot, round: &Round) -> String {
    format!("{}/{}", ballot.id, round.number)
}

pub enum What<'a> {
    Made,
    Changed,
    /// Thrown away while it was being prepared.
    Discarded,
    Frozen {
        content_hash: &'a str,
    },
    /// Slips by sector.
    SlipsPrinted {
        slips: &'a [(String, i64)],
    },
    /// The sheet that was printed last was shown again: after a second click or a paper jam.
    SlipsShownAgain,
    Opened,
    /// A batch of paper slips, read by one and checked by another.
    PaperEntered {
        count: usize,
        checked_by: &'a str,
    },
    Closed {
        votes: usize,
        list_hash: &'a str,
        result_hash: &'a str,
        /// Of everything kept of the votes, with a secret that stays in the store.
        seal: &'a str,
    },
    Revealed {
        shown: i64,
    },
    LotDrawn {
        number: &'a str,
    },
    Present {
        present: &'a [(String, u64)],
    },
}

impl Event for RoundEvent<'_> {
    fn kind(&self) -> &'static str {
        match self.what {
            What::Made => "ballot.made",
            What::Changed => "ballot.changed",
            What::Discarded => "ballot.discarded",
            What::Frozen { .. } => "ballot.frozen",
            What::SlipsPrinted { .. } => "ballot.slips_printed",
            What::SlipsShownAgain => "ballot.slips_shown_again",
            What::Opened => "ballot.opened",
            What::PaperEntered { .. } => "ballot.paper_entered",
            What::Closed { .. } => "ballot.closed",
            What::Revealed { .. } => "ballot.revealed",
            What::LotDrawn { .. } => "ballot.lot_drawn",
            What::Present { .. } => "ballot.present_counted",
        }
    }

    fn subject(&self) -> String {
        subject(self.ballot, self.round)
    }

    fn facts(&self) -> Value {
        match &self.what {
            What::Made | What::Changed | What::Discarded | What::Opened | What::SlipsShownAgain => Value::Null,
            What::Frozen { content_hash } => json!({ "content_hash": content_hash }),
            What::SlipsPrinted { slips } => json!({ "slips": slips }),
            What::PaperEntered { count, checked_by } => json!({ "count": count, "checked_by": checked_by }),
            What::Closed { votes, list_hash, result_hash, seal } => {
                json!({ "votes": votes, "list_hash": list_hash, "result_hash": result_hash, "seal": seal })
            }
            What::Revealed { shown } => json!({ "shown": shown }),
            What::LotDrawn { number } => json!({ "number": number }),
            What::Present { present } => json!({ "present": present }),
        }
    }
}

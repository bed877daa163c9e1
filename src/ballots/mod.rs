//! Ballots: a group ranks a list at its meeting, by phone or on paper, and sees one order.
//!
//! A [`Ballot`] belongs to a meeting of a working group and has rounds. A [`Round`] is a list of
//! items and a [`RuleCard`]; both are frozen before it opens and stay as they were. The coordinator
//! prints slips with one-time codes; the house keeps a stretched hash of each, with its sector and
//! without a person. A voter joins by the six letters on the projector, enters the slip's code,
//! ranks, and gets a receipt. Voting again with the same slip replaces the vote, because the key of
//! a [`Vote`] follows from the slip; nothing marks a slip as used. While a round is open, the house
//! says how many have voted and nothing else.
//!
//! ```text
//! prepared ──freeze──▶ frozen ──open──▶ open ──close──▶ closed ──reveal, place by place──▶ revealed
//!    ▲ items and rule      │ slips are                     │ keys become hashes of receipts,
//!    └── may change        ▼ printed                       ▼ the list and the result get hashes
//! ```

mod acts;
mod audit;
mod counting;
mod model;
mod pages;
mod paper;
pub mod routes;
mod secrets;
pub mod store;

pub use acts::*;
pub use counting::{Counted, counted};
pub use model::*;
pub use paper::{BadLine, LineFault, PaperVote, read_batch};
pub use secrets::{Receipt, Slip};

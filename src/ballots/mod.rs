//! Ballots: a group ranks a list at its meeting, by phone or on paper, and sees one order.
//!
//! A [`Ballot`] belongs to a meeting of a working group and has rounds. A [`Round`] is a list of
//! items and a [`RuleCard`]; both are frozen before it opens and stay as they were. The coordinator
//! prints slips with codes; the house keeps a stretched hash of each, with its sector and
//! without a person. A voter joins by the six characters on the projector, enters the slip's code,
//! ranks, and gets a receipt. Voting again with the same slip replaces the vote, because the key of
//! a [`Vote`] follows from the slip; nothing marks a slip as used. While a round is open, the house
//! says how many have voted and nothing else.
//!
//! The [`islands`] are built for the browser too; everything else is the server's.
//!
//! ```text
//! prepared ──freeze──▶ frozen ──open──▶ open ──close──▶ closed ──reveal, place by place──▶ revealed
//!    ▲ items and rule      │ slips are                     │ keys become hashes of receipts,
//!    └── may change        ▼ printed                       ▼ the list and the result get hashes
//! ```

pub mod islands;

#[cfg(feature = "ssr")]
mod acts;
#[cfg(feature = "ssr")]
mod audit;
#[cfg(feature = "ssr")]
mod counting;
#[cfg(feature = "ssr")]
mod making;
#[cfg(feature = "ssr")]
mod model;
#[cfg(feature = "ssr")]
pub mod outcome;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod paper;
#[cfg(feature = "ssr")]
mod phone;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
mod secrets;
#[cfg(feature = "ssr")]
pub mod store;

#[cfg(feature = "ssr")]
pub use acts::*;
#[cfg(feature = "ssr")]
pub use audit::subject;
#[cfg(feature = "ssr")]
pub use counting::{Counted, carried, counted, result_hash};
#[cfg(feature = "ssr")]
pub use making::{Known, Typed, item_line, plain_letters, usual_sectors};
#[cfg(feature = "ssr")]
pub use model::*;
#[cfg(feature = "ssr")]
pub use paper::{BadLine, LineFault, Notation, PaperVote, read_batch};
#[cfg(feature = "ssr")]
pub use phone::{place_field, read_places};
#[cfg(feature = "ssr")]
pub use secrets::{Receipt, Slip};

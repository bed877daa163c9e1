//! Ranked priorities: one list from several voices, and nothing hidden.
//!
//! A [`PriorityList`] has items and [`Source`]s: questions of surveys, rounds of ballots (whole or by
//! sectors), numbers somebody typed. The coordinator says what each source weighs; only then
//! anything is combined (`combining`), and whatever is said later is said with a reason. What came
//! out is a [`Document`]: counted anew while the list is worked on, kept as it is once it is signed.
//!
//! ```text
//! made ──options matched, weights stated──▶ seen ──signed off──▶ version 1, for good
//!                                            ▲ │                 ▲
//!                 weights with a reason ─────┘ └─ later ─────────┴─ version 2 beside it
//! ```

mod acts;
mod audit;
pub mod combining;
mod document;
mod figures;
mod gathering;
mod model;
mod pages;
mod rounds;
pub mod routes;
pub mod store;
mod typed;

pub use acts::{NoSignature, NoStatement, keep_sources, make, sign, state};
pub use document::{Document, Shown, Signature, counted};
pub use gathering::{Candidate, NotCounted, candidates};
pub use model::*;

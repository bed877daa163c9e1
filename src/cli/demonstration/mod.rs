//! The demonstration: a planning process that never was, in a real landscape.
//!
//! Bechyně and ten municipalities around it plan their social services. Two hundred and
//! twenty-seven residents have answered a survey of needs, half of them on paper; the working
//! groups look at the first results while the last days run; a short poll about the library bus
//! is open beside it. Everything is made up except the names of the places.
//!
//! This folder only says *what* there is. Values in, values out: no store, no clock, no sign-in.
//! Whoever loads it passes `today` and puts the pieces in through the rooms' own functions.
//!
//! - [`evening`] the ballots of the working groups
//! - [`territory`] the region, the district and the eleven municipalities
//! - [`process`] name, phases, groups, publicity, collections and the two workbooks
//! - [`people`] the few who work with it
//! - [`responses`] the filled-in forms; behind them `residents`, `needs`, `poll` and `words`

#[cfg(test)]
mod attack;
#[cfg(test)]
mod attack_over_time;
mod chance;
mod choosing;
pub mod evening;
mod needs;
pub mod people;
mod poll;
pub mod process;
mod residents;
pub mod responses;
pub mod territory;
#[cfg(test)]
mod tests;
mod words;

pub use people::people;
pub use process::process;
pub use responses::{Channel, Filled, poll_responses, responses};

/// The seed of the demonstration everyone sees.
pub const SEED: u64 = 2026;

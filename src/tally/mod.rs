//! Counting ranked ballots. Pure, exact, the same on the server and in the browser: a town counts
//! here, a voter recounts there, and both run this code.
//!
//! A [`Profile`] is the items and the ballots on them. [`count`] turns it into an [`Outcome`] by a
//! [`Rule`]: a [`Method`], a reading of items left unranked, and the weight of sectors. An
//! [`Order`] is a list of layers; two items in one layer are a tie, and a tie is an answer.
//! No float decides anything: duels are sums of integers, points and shares exact fractions.

pub mod agreement;
pub mod borda;
mod chance;
pub mod combined;
pub mod copeland;
mod count;
mod dowdall;
mod duels;
#[cfg(feature = "ssr")]
pub mod formats;
pub mod kemeny;
#[cfg(test)]
mod laws;
pub mod lot;
mod natural;
mod order;
#[cfg(test)]
mod other_ways;
mod profile;
mod ranked_pairs;
mod reach;
mod rule;
mod schulze;
mod sectors;
pub mod stability;

pub use count::{CannotCount, DecidedBy, Optimal, Outcome, Step, Verdict, count, recount};
pub use duels::Duels;
pub use order::Order;
pub use profile::{BadRanking, Ballot, Place, Profile, Ranking, Weight};
pub use rule::{Method, Rule, Sectors, Unranked};
pub use sectors::{CannotWeigh, EqualSectors, FEWEST_WEIGHED};

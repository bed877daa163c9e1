//! Planning processes: what a town does for a year, in phases, for a territory.

mod audit;
mod model;
pub mod store;

pub use audit::ProcessFounded;
pub use model::{Phase, Process};

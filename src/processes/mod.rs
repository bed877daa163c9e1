//! Planning processes: what a town does for a year, in phases, for a territory.

mod audit;
mod model;
mod pages;
pub mod store;

pub use audit::ProcessFounded;
pub use model::{Phase, Process};
pub use pages::ahead;

//! Planning processes: what a town does for a year, in phases, for a territory.

mod audit;
mod founding;
mod model;
mod pages;
pub mod store;

pub use audit::{ProcessChanged, ProcessFounded};
pub use founding::{Founded, Founding, MOST_PHASES, Refusal, Refused, Typed, TypedPhase};
pub use model::{Phase, Process};
pub use pages::ahead;

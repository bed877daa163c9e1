//! The bodies of a planning process: steering and working groups.

mod model;
pub mod store;

pub use model::{BadName, WorkingGroup, read_names};

//! The pages of surveys: what a resident meets, and the coordinator's desk.

pub mod batches;
pub mod check;
pub mod desk;
pub mod question;
pub mod resume;
pub mod scales;
pub mod start;
pub mod step;
mod teller;
pub mod unsent;

pub use desk::{crumbs, desk_page};
pub use start::title as start_title;
pub use teller::{Teller, with_place};

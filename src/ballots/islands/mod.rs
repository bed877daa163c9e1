//! Islands of the room. **Built for both targets.**

pub mod recount;

pub use recount::Recount;

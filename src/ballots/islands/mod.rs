//! Islands of the room. **Built for both targets.**

pub mod recount;

#[cfg(feature = "ssr")]
pub use recount::Recount;

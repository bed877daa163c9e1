//! The doors of the room: `vote` for members, `chair` for whoever runs the ballot, `outcome` for
//! everybody who may look.

pub mod chair;
pub mod outcome;
mod support;
pub mod vote;

pub use support::Room;

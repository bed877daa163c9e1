//! The doors of the room: `vote` for members, `chair` for whoever runs the ballot, `outcome` for
//! everybody who may look.

mod support;

pub use support::Room;

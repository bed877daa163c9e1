//! Where people live: municipalities with their district (ORP) and region.

mod model;
pub mod store;

pub use model::Municipality;

//! Where people live: municipalities with their district (ORP) and region.

mod list;
mod model;
pub mod store;

pub use list::{BadLine, Fault, read_list, write_list};
pub use model::Municipality;

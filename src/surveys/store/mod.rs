//! All SQL of surveys.

mod collections;
mod drafts;
mod responses;
mod versions;

pub use collections::*;
pub use drafts::*;
pub use responses::*;
pub use versions::*;

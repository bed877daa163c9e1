//! All SQL of surveys.

mod batches;
mod collections;
mod drafts;
mod responses;
mod versions;

pub use batches::*;
pub use collections::*;
pub use drafts::*;
pub use responses::*;
pub use versions::*;

//! The words every room shares: languages, texts in several of them, moments, exact shares,
//! and `Table` and `Chart` as plain data. Pure: no clock, no I/O, the same on server and browser.

mod chart;
mod id;
mod lang;
mod localized;
mod moment;
mod ratio;
mod table;

pub use chart::*;
pub use id::*;
pub use lang::Lang;
pub use localized::{Localized, is_language, language_code};
pub use moment::{Day, Moment};
pub use ratio::Ratio;
pub use table::*;

//! The words that counting and its files use.

#[path = "../../src/vocabulary/lang.rs"]
mod lang;
#[allow(dead_code)]
#[path = "../../src/vocabulary/ratio.rs"]
mod ratio;

pub use lang::Lang;
pub use ratio::Ratio;

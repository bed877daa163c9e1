//! Founding a planning process and changing one: the act, the form, the doors. They stand here and
//! not with processes, because municipalities and working groups are made in the same act.

mod act;
mod form;
mod routes;
mod words;

pub use act::{change_process, found_process};
pub use routes::{change, change_form, found, found_form};
pub use words::said;

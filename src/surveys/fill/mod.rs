//! Filling in: which questions stand on which page, which are asked, what a posted page says,
//! and what is wrong with it. Values in, values out: no store, no clock.

mod asking;
mod form;
#[cfg(test)]
mod laid_out;
mod layout;
mod read;
#[cfg(test)]
mod tests;

pub use asking::{Asked, Drawn, Surroundings};
pub use form::{Entry, Form, Part, Step};
pub use read::{
    LEFT_OUT, Mistake, MistakeKind, TEXT_LIMIT, control_id, fields_of, other_field, place_field, question_field,
};

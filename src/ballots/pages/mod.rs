//! What is drawn: for members, for the chair, for everybody.

pub mod ballot;
mod beside;
pub mod card;
pub mod chair;
pub mod figures;
mod fitting;
pub mod join;
pub mod list;
pub mod making;
pub mod minutes;
pub mod next;
pub mod paper;
pub mod projector;
pub mod receipt;
pub mod result;
pub mod slips;

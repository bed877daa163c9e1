//! Results: from responses to tables, charts and files. The page, the CSV and the picture of a
//! question are made of the same [`Table`](crate::vocabulary::Table) and
//! [`Chart`](crate::vocabulary::Chart), after hiding, so they show the same number.

mod audit;
mod downloads;
pub mod grouping;
pub mod kept;
mod pages;
pub mod priorities;
pub mod published;
pub mod report;
pub mod routes;
pub mod store;
pub mod tables;
mod words;

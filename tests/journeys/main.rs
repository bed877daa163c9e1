//! What people do with Priorita from beginning to end: the real program with the demonstration
//! loaded, in a real Chromium. Residents (`residents`), coordinators (`desk`), readers of results
//! (`results`); and every page in every state looked at with the same eyes (`pages`, `ranking`).

#![cfg(feature = "ssr")]

#[path = "../support/mod.rs"]
mod support;

mod desk;
mod house;
mod pages;
mod person;
mod ranking;
mod residents;
mod results;

//! What people do with Priorita from beginning to end: the real program with the demonstration
//! loaded, in a real Chromium. Residents (`residents`), coordinators (`desk`), readers of results
//! (`results`), members of a group (`voting`); and every page in every state looked at with the same eyes (`pages`, `ranking`).

#![cfg(feature = "ssr")]

/// Of what tests share, only what journeys need.
#[allow(dead_code, reason = "journeys use a part of it")]
#[path = "../support"]
mod support {
    pub mod browser;
    pub mod server;
    pub mod town;
}

mod chairing;
mod desk;
mod house;
mod live;
mod meeting;
mod outcome;
mod pages;
mod person;
mod priorities;
mod ranking;
mod residents;
mod results;
mod voting;

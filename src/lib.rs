//! Priorita: needs surveys and priority ballots for towns that plan their social services together
//! with the people who need them.
//!
//! A tour of the house, from the ground up; what stands lower may use only what stands above it
//! in this list, and a test keeps it so (`tests/architecture.rs`):
//!
//! 1. [`vocabulary`] – words every room shares: languages, days, exact shares, `Table`, `Chart`
//! 2. [`tally`] – counting ranked ballots, and the files they come in
//! 3. `spreadsheet` – tables out of workbooks and delimited text
//! 4. [`stats`] – frequencies, cross-tabs, scales, intervals, disclosure control
//! 5. [`problem`] – the one error a visitor can meet
//! 6. `ui` – the shell of every page, forms, tables, the words of the interface
//! 7. `server` – configuration, the store's door, one request, the audit chain, files, pictures
//! 8. rooms: `accounts`, `territories`, `processes`, `groups`, [`surveys`], `ballots`, `results`
//! 9. `front` – pages that look into several rooms
//! 10. `app` – the one table of routes
//! 11. `cli` – the command line
//!
//! `ui` and `server` share a floor: a page is drawn for a visit, and a visit knows the reader's
//! language and letter size. The test names the few things each may see of the other.
//!
//! The browser gets the islands (of [`ui`] and of the rooms) and what they need (feature `hydrate`); everything
//! else is the server (feature `ssr`).

#[cfg(feature = "ssr")]
pub mod accounts;
#[cfg(feature = "ssr")]
pub mod app;
pub mod ballots;
#[cfg(feature = "ssr")]
pub mod cli;
#[cfg(feature = "ssr")]
pub mod front;
#[cfg(feature = "ssr")]
pub mod groups;
pub mod problem;
#[cfg(feature = "ssr")]
pub mod processes;
#[cfg(feature = "ssr")]
pub mod results;
#[cfg(feature = "ssr")]
pub mod server;
#[cfg(feature = "ssr")]
pub mod spreadsheet;
#[cfg(feature = "ssr")]
pub mod stats;
pub mod surveys;
pub mod tally;
#[cfg(feature = "ssr")]
pub mod territories;
pub mod ui;
pub mod vocabulary;

/// Wakes the islands of a page; called once for each by `public/islands.js`.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

//! What integration tests share: the real server (`server`), a database of one's own on
//! PostgreSQL (`postgres`) and a real browser (`browser`).
//!
//! Everything started here ends with the test, also when the test panics.

#![allow(dead_code, reason = "each test program uses its own part of this")]

pub mod browser;
pub mod cable;
pub mod evening;
pub mod postgres;
pub mod server;
pub mod thief;
pub mod town;
pub mod visitor;

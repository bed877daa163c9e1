//! The server's furniture: knows no room. Configuration, the store, one request, the audit chain,
//! plain HTTP, files and pictures.

pub mod assets;
pub mod audit;
pub mod calendar;
pub mod config;
pub mod db;
pub mod draw;
pub mod frozen;
pub mod guesses;
pub mod health;
pub mod house;
pub mod http;
pub mod memo;
pub mod random;
pub mod visit;
pub mod write;

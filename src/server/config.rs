//! What the operator decided: where to listen, where the data lies.

use std::{net::SocketAddr, path::PathBuf};

#[derive(Clone, Debug)]
pub struct Config {
    pub addr: SocketAddr,
    /// The one writable folder.
    pub data: PathBuf,
    /// `sqlite://…` inside the data folder unless the operator named another store.
    pub database_url: String,
    /// The address people type, when a proxy stands in front (`https://planujeme.mesto.cz`).
    pub public_url: Option<String>,
}

impl Config {
    /// The store of a data folder: the named one, else SQLite inside the folder.
    pub fn database_url(data: &std::path::Path, named: Option<String>) -> String {
        named.unwrap_or_else(|| format!("sqlite://{}", data.join("priorita.db").display()))
    }
}

//! `cargo xtask dist` and `bench`: what is built with everything switched on.

use crate::serve::build_server;
use crate::shell::{Done, cargo, run, step, target};
use crate::site::{self, Effort};
use std::fs;

/// One file with styles, scripts, fonts and migrations inside.
pub fn dist() -> Done {
    site::build(Effort::Thorough)?;
    let program = step("server, release", || build_server(true))?;
    let folder = target().join("dist");
    fs::create_dir_all(&folder)?;
    let file = folder.join("priorita");
    // Copied beside and moved over it: a running server may still hold the old one.
    let new = folder.join("priorita.new");
    let size = fs::copy(program, &new)?;
    fs::rename(new, &file)?;
    println!("{} {:.1} MB", file.display(), size as f64 / 1_000_000.0);
    Ok(())
}

pub fn bench(args: Vec<String>) -> Done {
    site::build(Effort::Thorough)?;
    step("server, release", || build_server(true))?;
    run(cargo(["run", "--release", "--features", "ssr", "--example", "bench", "--"]).args(args))
}

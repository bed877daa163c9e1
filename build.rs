//! Makes sure there is a site to embed, so that a plain `cargo check --features ssr` works
//! before anything was built for the browser. `cargo xtask` fills it (xtask/src/site.rs).

use std::path::Path;

fn main() -> std::io::Result<()> {
    let site = Path::new("target/site");
    let manifest = site.join("manifest.json");
    if !manifest.exists() {
        std::fs::create_dir_all(site)?;
        std::fs::write(&manifest, "{}\n")?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    // A new migration is a new file, which the compiler alone would not notice.
    println!("cargo::rerun-if-changed=migrations");
    // A release build carries the site inside and must be built again when it changes (every
    // change shows in the manifest, through the hashed names). A debug build reads it from
    // the disk, so editing a style costs no compiling.
    // The islands do not look at it at all: they are part of it.
    let release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    if release && std::env::var_os("CARGO_FEATURE_SSR").is_some() {
        println!("cargo::rerun-if-changed=target/site/manifest.json");
    }
    Ok(())
}

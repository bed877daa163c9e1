//! The islands: from Rust to the WebAssembly module and the glue a browser loads.
//!
//! wasm-bindgen is used as a library, so its version comes from the same lock file as the
//! crate's own and the two cannot drift apart. wasm-opt is left out on purpose: over the wire
//! it gains half a percent.

use crate::shell::{Done, cargo, run, step, target};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use wasm_bindgen_cli_support::Bindgen;

pub const TRIPLE: &str = "wasm32-unknown-unknown";

/// What comes out: UTF-8 glue and the module it speaks to.
pub struct Islands {
    pub glue: Vec<u8>,
    pub module: Vec<u8>,
}

/// Everything for the browser is built in a folder of its own, so that it never waits for the
/// server's build lock and neither invalidates the other.
pub fn folder() -> PathBuf {
    target().join("front")
}

/// Makes sure the compiler can build for the browser. rustup may be told not to install by
/// itself, in which case rust-toolchain.toml alone is not enough.
pub fn add_target() -> Done {
    let rustup = Command::new("rustup")
        .args(["target", "add", TRIPLE])
        .current_dir(crate::shell::root())
        .stderr(Stdio::piped())
        .output();
    match rustup {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!("rustup target add {TRIPLE}\n{}", String::from_utf8_lossy(&output.stderr)).into()),
        // A Rust from the system's packages has no rustup and brings its targets itself; if it
        // does not, the compiler says so in the next step.
        Err(_) => Ok(()),
    }
}

pub fn build() -> Done<Islands> {
    add_target()?;
    step("islands for the browser", || {
        run(cargo(["build", "--lib", "--no-default-features", "--features", "hydrate"])
            .args(["--target", TRIPLE, "--profile", "wasm-release", "--target-dir"])
            .arg(folder()))?;
        bind()
    })
}

/// Runs wasm-bindgen, unless the module is the one it last ran on.
fn bind() -> Done<Islands> {
    let compiled = folder().join(TRIPLE).join("wasm-release/priorita.wasm");
    let bound = folder().join("bound");
    let seen = bound.join("seen");

    let print = crate::site::hash(&fs::read(&compiled)?);
    if fs::read_to_string(&seen).ok().as_deref() != Some(&print) {
        if bound.exists() {
            fs::remove_dir_all(&bound)?;
        }
        // The name section is for debuggers. The glue is told where the module is by
        // public/islands.js, because the module's name carries a hash.
        Bindgen::new()
            .input_path(&compiled)
            .web(true)
            .map_err(|e| format!("wasm-bindgen: {e:#}"))?
            .typescript(false)
            .omit_default_module_path(true)
            .remove_name_section(true)
            .remove_producers_section(true)
            .generate(&bound)
            .map_err(|e| format!("wasm-bindgen: {e:#}"))?;
        if bound.join("snippets").exists() {
            return Err("a dependency brings JavaScript snippets of its own, which the site does \
                        not carry: use the Rust of web-sys instead"
                .into());
        }
        fs::write(&seen, print)?;
    }
    Ok(Islands { glue: fs::read(bound.join("priorita.js"))?, module: fs::read(bound.join("priorita_bg.wasm"))? })
}

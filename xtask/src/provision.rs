//! What the tests need besides Rust: Chromium with its driver, and the PostgreSQL server.
//!
//! Whatever is missing is installed from the system's packages where that is allowed
//! (root, apt-get); otherwise everything stops here with the line to run. Tests are never
//! left out because something is missing.

use crate::shell::{Done, on_path, run, run_quietly, step};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Where PostgreSQL's own programs are (`initdb`, `pg_ctl`).
pub struct Tools {
    pub postgres: PathBuf,
}

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

pub fn tools() -> Done<Tools> {
    step("what the tests need", || {
        rust_components()?;
        let packages = missing();
        if !packages.is_empty() {
            install(&packages)?;
        }
        let still = missing();
        if !still.is_empty() {
            return Err(format!("still missing after installing: {}", still.join(" ")).into());
        }
        Ok(Tools { postgres: postgres_programs().ok_or("initdb has gone")? })
    })
}

fn rust_components() -> Done {
    for component in ["fmt", "clippy"] {
        let there = run_quietly(crate::shell::cargo([component, "--version"]).env("RUSTUP_AUTO_INSTALL", "0"));
        if there.is_err() {
            let name = if component == "fmt" { "rustfmt" } else { component };
            run(Command::new("rustup").args(["component", "add", name]).current_dir(crate::shell::root()))?;
        }
    }
    Ok(())
}

/// Debian's names of the packages that are missing.
fn missing() -> Vec<&'static str> {
    let mut packages = Vec::new();
    if on_path(CHROMIUM).is_none() {
        packages.extend(["chromium", "fonts-dejavu-core"]);
    }
    if on_path(&["chromedriver"]).is_none() {
        packages.push("chromium-driver");
    }
    if postgres_programs().is_none() {
        packages.push("postgresql");
    }
    packages
}

/// The newest PostgreSQL there is. Distributions keep its programs off the PATH.
fn postgres_programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().parse().unwrap_or(0), entry.path().join("bin")))
        .filter(|(_, bin)| bin.join("initdb").is_file() && bin.join("pg_ctl").is_file())
        .collect();
    versions.sort();
    let newest = versions.pop().map(|(_, bin)| bin);
    newest.or_else(|| on_path(&["initdb"])?.parent().map(PathBuf::from))
}

fn install(packages: &[&str]) -> Done {
    let line = format!("apt-get update && apt-get install -y --no-install-recommends {}", packages.join(" "));
    if !is_root() || on_path(&["apt-get"]).is_none() {
        return Err(format!(
            "the tests need {}. On Debian or Ubuntu run this and start again:\n\n  sudo sh -c '{line}'\n\n\
             Elsewhere install Chromium, chromedriver and the PostgreSQL server and see that they are on the PATH.",
            packages.join(", ")
        )
        .into());
    }
    step(&format!("installing {}", packages.join(" ")), || {
        // An update that fails, because one of many sources is away, need not matter.
        let updated = run_quietly(apt().arg("update"));
        let mut install = apt();
        install.args(["install", "-y", "--no-install-recommends"]).args(packages);
        run_quietly(&mut install).or_else(|trouble| updated.and(Err(trouble)))
    })
}

/// apt-get that asks nothing and waits while another one is at work.
fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args(["-o", "DPkg::Lock::Timeout=300"]);
    command
}

pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

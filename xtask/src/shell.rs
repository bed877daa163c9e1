//! Running other programs: where the project is, how cargo is called, and errors that say
//! which line failed.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What every step answers: done, or words for the person at the keyboard.
pub type Done<T = ()> = Result<T, Box<dyn Error>>;

/// The folder with the main Cargo.toml.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => std::path::absolute(&dir).unwrap_or_else(|_| dir.into()),
        None => root().join("target"),
    }
}

/// A cargo call in the project's folder.
///
/// `cargo xtask` itself sets variables about the package xtask; passing them on would make
/// build scripts that watch them run again and again.
pub fn cargo<const N: usize>(args: [&str; N]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&*name);
        }
    }
    if std::env::var_os("CARGO_TARGET_DIR").is_some() {
        command.env("CARGO_TARGET_DIR", target()); // absolute: the child runs elsewhere
    }
    command.current_dir(root()).args(args);
    command
}

/// Runs to the end, output passed through; a failure becomes an error that names the line.
pub fn run(command: &mut Command) -> Done {
    let status = command.status().map_err(|e| format!("{}: {e}", line(command)))?;
    if !status.success() {
        return Err(format!("{} ({status})", line(command)).into());
    }
    Ok(())
}

/// Runs to the end and keeps quiet unless it fails.
pub fn run_quietly(command: &mut Command) -> Done {
    let output = command.stdin(Stdio::null()).output().map_err(|e| format!("{}: {e}", line(command)))?;
    if !output.status.success() {
        return Err(format!(
            "{} ({})\n{}{}",
            line(command),
            output.status,
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )
        .into());
    }
    Ok(())
}

/// Says what is being done, does it, says how long it took.
pub fn step<T>(what: &str, act: impl FnOnce() -> Done<T>) -> Done<T> {
    let start = Instant::now();
    eprintln!("── {what}");
    let result = act();
    let mark = if result.is_ok() { "done" } else { "FAILED" };
    eprintln!("   {mark} in {:.1} s", start.elapsed().as_secs_f64());
    result
}

/// The first of the names that is a file on PATH.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file()))
}

/// The call as one would type it.
fn line(command: &Command) -> String {
    let mut words = vec![Path::new(command.get_program()).file_name().unwrap_or(command.get_program())];
    words.extend(command.get_args());
    words.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

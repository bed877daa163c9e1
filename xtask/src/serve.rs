//! `cargo xtask serve`: from a fresh checkout to a running Priorita.

use crate::shell::{Done, cargo, root, run, step, target};
use crate::site::{self, Effort};
use std::path::PathBuf;
use std::process::Command;

pub fn serve(mut args: Vec<String>) -> Done {
    let release = args.first().is_some_and(|arg| arg == "--release");
    if release {
        args.remove(0);
    }
    site::build(if release { Effort::Thorough } else { Effort::Quick })?;
    let program = step("server", || build_server(release))?;

    let mut server = Command::new(program);
    server.current_dir(root()).arg("serve");
    let chosen = args.iter().any(|arg| arg.starts_with("--data"))
        || std::env::var_os("PRIORITA_DATA").is_some()
        || std::env::var_os("PRIORITA_DATABASE_URL").is_some();
    if !chosen {
        server.args(["--data", "./data"]);
    }
    hand_over(server.args(args))
}

/// Builds the server and says where it lies.
pub fn build_server(release: bool) -> Done<PathBuf> {
    let mut build = cargo(["build", "--features", "ssr", "--bin", "priorita"]);
    if release {
        build.arg("--release");
    }
    run(&mut build)?;
    Ok(target().join(if release { "release/priorita" } else { "debug/priorita" }))
}

/// Becomes the server, so that Ctrl-C and signals reach it and nothing stands in between.
#[cfg(unix)]
fn hand_over(server: &mut Command) -> Done {
    use std::os::unix::process::CommandExt;
    let trouble = server.exec(); // comes back only when it could not
    Err(format!("{}: {trouble}", server.get_program().display()).into())
}

#[cfg(not(unix))]
fn hand_over(server: &mut Command) -> Done {
    run(server)
}

//! A PostgreSQL of one's own for one run of the tests: made in a temporary folder, reachable
//! only from this machine, gone afterwards.
//!
//! It writes through to the disk as the real one does (`fsync` stays on): what the tests say
//! about transactions and durability should be true.

use crate::guard::Guard;
use crate::provision::{Tools, is_root};
use crate::shell::{Done, run_quietly, step};
use std::ffi::OsStr;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The cluster's folder below the guarded one. The guard stops what runs there.
pub fn folder(guarded: &Path) -> PathBuf {
    guarded.join("postgres")
}

/// Makes a cluster, starts it and answers its address.
pub fn start(tools: &Tools, guard: &Guard) -> Done<String> {
    step("a PostgreSQL for the tests", || {
        let data = folder(guard.folder());
        std::fs::create_dir(&data)?;
        if is_root() {
            // PostgreSQL refuses to run as root.
            run_quietly(Command::new("chown").arg("postgres").arg(&data))?;
        }
        run_quietly(
            as_postgres(tools.postgres.join("initdb"))
                .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8"])
                .arg("--pgdata")
                .arg(data.join("data")),
        )?;

        let mut refusal = None;
        for _ in 0..3 {
            let port = free_port()?;
            let options = format!(
                "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={} -c max_connections=300",
                data.display()
            );
            let started = run_quietly(
                pg_ctl(&tools.postgres, &data)
                    .args(["start", "--wait", "-o"])
                    .arg(options)
                    .arg("-l")
                    .arg(data.join("log")),
            );
            match started {
                Ok(()) => return Ok(format!("postgres://postgres@127.0.0.1:{port}/postgres")),
                Err(trouble) => refusal = Some(trouble), // another program may have taken the port
            }
        }
        let log = std::fs::read_to_string(data.join("log")).unwrap_or_default();
        Err(format!("{}\n{log}", refusal.map(|r| r.to_string()).unwrap_or_default()).into())
    })
}

/// Stops the cluster in this folder, if one runs there. Its data is about to go, so it need
/// not be tidy.
pub fn stop(guarded: &Path, programs: &Path) -> Done {
    let data = folder(guarded);
    if !data.join("data/postmaster.pid").exists() {
        return Ok(());
    }
    run_quietly(pg_ctl(programs, &data).args(["stop", "--wait", "--mode=immediate"]))
}

fn pg_ctl(programs: &Path, data: &Path) -> Command {
    let mut command = as_postgres(programs.join("pg_ctl"));
    command.arg("--pgdata").arg(data.join("data"));
    command
}

fn as_postgres(program: impl AsRef<OsStr>) -> Command {
    let mut command = if is_root() {
        let mut runuser = Command::new("runuser");
        runuser.args(["-u", "postgres", "--"]).arg(program);
        runuser
    } else {
        Command::new(program)
    };
    // The folder this was called from may be closed to that user.
    command.current_dir("/");
    command
}

fn free_port() -> Done<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

//! `cargo xtask`: the one entrance to building, running and checking Priorita.
//!
//! Two commands are enough on a machine that has Rust: `cargo xtask serve` and
//! `cargo xtask test`. What they need and cannot find, they fetch; what they may not fetch,
//! they name, with the line to run. Each file here is one step:
//!
//! - `wasm`: the islands, from Rust to the WebAssembly module and its glue
//! - `site`: everything a browser may ask for, named by content and compressed (`css` squeezes)
//! - `serve`, `test`, `dist`: the commands, in which `provision` and `cluster` give the tests
//!   a browser and a PostgreSQL, and `guard` takes them away again, whatever happens
//! - `shell`: how other programs are run

#![expect(clippy::disallowed_methods, reason = "a tool measures real time; the house's clock is for the house")]

mod cluster;
mod css;
mod dist;
mod guard;
mod provision;
mod serve;
mod shell;
mod site;
mod test;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--release] [args…]   build and start on SQLite in ./data; the rest goes to `priorita serve`
                              (--demo loads the demonstration territory, --addr 127.0.0.1:3000 …)
  test [--quick] [args…]      formatting, lints, every test on SQLite and PostgreSQL, journeys in
                              Chromium; --quick leaves formatting and lints out; the rest goes to
                              `cargo test` (a name, -- --nocapture …)
  ci                          the same as `test`
  bless [args…]               run the tests and accept what they produce as the new golden files
  bench [args…]               build in release and measure; the rest goes to the measurement
  site [--release]            only the islands and the files a browser asks for, into target/site
  dist                        one file for a server without Rust: target/dist/priorita
  help                        this page

CARGO_TARGET_DIR is respected; target/site stays where it is, the server embeds it from there.
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();

    let result = match command.as_str() {
        "serve" => serve::serve(rest),
        "test" | "ci" => test::test(rest),
        "bless" => test::bless(rest),
        "bench" => dist::bench(rest),
        "site" => match rest.as_slice() {
            [] => site::build(site::Effort::Quick),
            [flag] if flag == "--release" => site::build(site::Effort::Thorough),
            _ => return wrong_use("site knows only --release"),
        },
        "dist" if rest.is_empty() => dist::dist(),
        "dist" => return wrong_use("dist takes no arguments"),
        guard::COMMAND => guard::keep_watch(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        "" => return wrong_use("a command is missing"),
        other => return wrong_use(&format!("there is no command {other}")),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("xtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn wrong_use(why: &str) -> ExitCode {
    eprint!("xtask: {why}\n\n{HELP}");
    ExitCode::from(2)
}

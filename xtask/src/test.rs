//! `cargo xtask test`: everything that is checked, in one go and with nothing left out
//! silently. Continuous integration runs exactly this.

use crate::cluster;
use crate::guard::Guard;
use crate::provision::{self, Tools};
use crate::shell::{Done, cargo, run, step};
use crate::site::{self, Effort};
use crate::wasm;
use std::time::Instant;

pub fn test(mut args: Vec<String>) -> Done {
    let quick = args.first().is_some_and(|arg| arg == "--quick");
    if quick {
        args.remove(0);
    }
    let start = Instant::now();
    let tools = provision::tools()?;
    if quick {
        eprintln!("── --quick: formatting and lints are left out");
    } else {
        wasm::add_target()?;
        step("formatting", || run(&mut cargo(["fmt", "--all", "--check"])))?;
        step("lints", lints)?;
        step("tests of xtask", || run(&mut cargo(["test", "--quiet", "--package", "xtask"])))?;
    }
    let result = run_tests(&tools, &args, false);
    eprintln!("xtask: {:.0} s in all", start.elapsed().as_secs_f64());
    if result.is_ok() {
        eprintln!("xtask: everything passed");
        if !std::path::Path::new("../shared").is_dir() {
            eprintln!(
                "xtask: NOT compared with results of others, because ../shared is not here: \
                 forms, published tables, elections"
            );
        }
    }
    result
}

/// Accepts what the tests produce as the new golden files.
pub fn bless(args: Vec<String>) -> Done {
    run_tests(&provision::tools()?, &args, true)
}

fn lints() -> Done {
    let strict = ["--", "-D", "warnings"];
    run(cargo(["clippy", "--features", "ssr", "--all-targets"]).args(strict))?;
    run(cargo(["clippy", "--package", "xtask", "--all-targets"]).args(strict))?;
    // In the browser's own folder and profile, so that the islands' build finds the
    // procedural macros compiled.
    run(cargo(["clippy", "--lib", "--no-default-features", "--features", "hydrate"])
        .args(["--target", wasm::TRIPLE, "--profile", "wasm-release", "--target-dir"])
        .arg(wasm::folder())
        .args(strict))
}

fn run_tests(tools: &Tools, args: &[String], bless: bool) -> Done {
    site::build(Effort::Quick)?;
    // Built before the cluster starts: nothing needs to wait for a compiler.
    step("tests, building", || {
        run(cargo(["test", "--features", "ssr", "--no-run", "--quiet"]).args(before_dashes(args)))
    })?;
    let guard = Guard::post(&tools.postgres)?;
    let postgres = cluster::start(tools, &guard)?;
    step("tests", || {
        let mut tests = cargo(["test", "--features", "ssr", "--no-fail-fast"]);
        tests.args(args).env("PRIORITA_TEST_POSTGRES", postgres).env("TMPDIR", guard.tmp());
        if bless {
            tests.env("PRIORITA_BLESS", "1");
        }
        run(&mut tests)
    })
}

/// What is meant for cargo rather than for the test programs.
fn before_dashes(args: &[String]) -> &[String] {
    args.split(|arg| arg == "--").next().unwrap_or_default()
}

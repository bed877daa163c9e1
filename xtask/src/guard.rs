//! The guard: a temporary folder for one run of the tests, and a watchman who clears it.
//!
//! A run may end in many ways: well, with a panic, with Ctrl-C, with `kill -9`. In none of
//! them may a PostgreSQL, a Chromium or a server be left behind. So a second process, out of
//! reach of the terminal's Ctrl-C, holds the other end of a pipe and does nothing until that
//! pipe closes, which happens however the run ends. Then it stops what still runs in the
//! folder and removes the folder.

use crate::cluster;
use crate::shell::Done;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How the watchman is called; nobody else needs to.
pub const COMMAND: &str = "keep-watch";

pub struct Guard {
    folder: PathBuf,
    watchman: Child,
}

impl Guard {
    /// Makes the folder and posts the watchman, who may need PostgreSQL's programs.
    pub fn post(postgres_programs: &Path) -> Done<Guard> {
        let moment = SystemTime::now().duration_since(UNIX_EPOCH)?.as_nanos();
        let name = format!("priorita-test-{}-{moment}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir(&folder)?;
        fs::create_dir(folder.join("tmp"))?;
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(COMMAND).arg(&folder).arg(postgres_programs).stdin(Stdio::piped());
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;
            command.process_group(0);
        }
        Ok(Guard { watchman: command.spawn()?, folder })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the tests keep their temporary files, so that the watchman knows what is theirs.
    pub fn tmp(&self) -> PathBuf {
        self.folder.join("tmp")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        drop(self.watchman.stdin.take());
        if let Err(trouble) = self.watchman.wait() {
            eprintln!("xtask: {trouble}");
        }
    }
}

/// The watchman's whole life.
pub fn keep_watch(args: Vec<String>) -> Done {
    let [folder, programs] = args.as_slice() else {
        return Err("keep-watch is called by `cargo xtask test` only".into());
    };
    let folder = Path::new(folder);
    std::io::stdin().read_to_end(&mut Vec::new())?;

    let stopped = cluster::stop(folder, Path::new(programs));
    end_processes_of(folder);
    // What has just been killed may still be writing.
    let patience = Instant::now() + Duration::from_secs(5);
    while let Err(trouble) = fs::remove_dir_all(folder) {
        if !folder.exists() {
            break;
        }
        if Instant::now() > patience {
            return Err(format!("{}: {trouble}", folder.display()).into());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    stopped
}

/// Kills every process of this run: those whose environment or command line names its folder
/// (the tests and all they start inherit it as TMPDIR). The name is this run's alone, so nobody
/// else's processes are meant.
fn end_processes_of(folder: &Path) {
    let name = folder.as_os_str().as_encoded_bytes();
    let own = std::process::id();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let belongs = ["environ", "cmdline"].iter().any(|file| {
            let text = fs::read(entry.path().join(file)).unwrap_or_default();
            text.windows(name.len()).any(|part| part == name)
        });
        if belongs && id != own {
            // The shell's own `kill` is there on every system.
            let _ = Command::new("sh").args(["-c", &format!("kill -9 {id}")]).stderr(Stdio::null()).status();
        }
    }
}

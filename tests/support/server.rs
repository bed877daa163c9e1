//! The real server as a process of its own, on a free port, with a store of its own.
//!
//! A test may pull the plug (`kill`), ask it to stop (`stop`) and start it again on the same
//! port and store (`start_again`). What the server says goes to a file, and is shown when the
//! test panics.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a start may take; a debug build on a busy machine is slow.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Server {
    address: SocketAddr,
    folder: TempDir,
    database_url: Option<String>,
    more: Vec<String>,
    process: Option<Child>,
}

impl Server {
    /// Starts on SQLite in an empty folder.
    pub fn start() -> Server {
        Server::start_with(None, &[])
    }

    /// Starts on a database, such as `postgres::Database::fresh().url()`.
    pub fn start_on(database_url: &str) -> Server {
        Server::start_with(Some(database_url), &[])
    }

    /// Starts with further arguments for `priorita serve`, such as `--demo`.
    pub fn start_with(database_url: Option<&str>, more: &[&str]) -> Server {
        let mut server = Server {
            address: free_address(),
            folder: tempfile::Builder::new().prefix("server-").tempdir().expect("a temporary folder"),
            database_url: database_url.map(str::to_owned),
            more: more.iter().map(|&arg| arg.to_owned()).collect(),
            process: None,
        };
        // Between finding a free port and using it another program may take it.
        for _ in 0..3 {
            if server.try_start() {
                return server;
            }
            server.address = free_address();
        }
        panic!("the server does not start:\n{}", server.log());
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The number of the running process.
    pub fn process_id(&self) -> u32 {
        self.process.as_ref().expect("the server runs").id()
    }

    /// The full address of a path that starts with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The folder given as `--data`.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Everything the server has said since its first start.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap_or_default()
    }

    /// The command line on the same store: `server.command(&["account", "create", …])`.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = priorita(&self.data());
        command.args(args);
        if let Some(url) = &self.database_url {
            command.env("PRIORITA_DATABASE_URL", url);
        }
        command
    }

    /// Pulls the plug: SIGKILL, no goodbye.
    pub fn kill(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().expect("killing one's own child works");
            process.wait().expect("and so does waiting for it");
        }
    }

    /// Asks politely (SIGTERM) and waits for the end.
    pub fn stop(&mut self) -> ExitStatus {
        let mut process = self.process.take().expect("the server runs");
        let asked = Command::new("sh").args(["-c", &format!("kill -TERM {}", process.id())]).status();
        assert!(asked.is_ok_and(|status| status.success()), "sh can send a signal");
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = process.try_wait().expect("waiting for one's own child works") {
                return status;
            }
            if Instant::now() > until {
                process.kill().expect("killing one's own child works");
                panic!("the server does not stop when asked:\n{}", self.log());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Starts again after `kill` or `stop`: same port, same store.
    pub fn start_again(&mut self) {
        assert!(self.process.is_none(), "the server still runs");
        assert!(self.try_start(), "the server does not start again:\n{}", self.log());
    }

    /// Starts and waits until the server answers; `false` when it ends instead.
    fn try_start(&mut self) -> bool {
        let log = std::fs::File::options().create(true).append(true).open(self.log_file()).expect("a log file");
        let mut command = self.command(&["serve", "--addr", &self.address.to_string()]);
        command.args(&self.more);
        command.stdout(log.try_clone().expect("the log file twice")).stderr(log);
        self.process = Some(command.spawn().expect("the server's program is there"));

        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            if self.has_ended() {
                return false;
            }
            if is_healthy(self.address) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the server does not answer /healthz");
    }

    fn has_ended(&mut self) -> bool {
        let process = self.process.as_mut().expect("the server was started");
        let ended = process.try_wait().expect("waiting for one's own child works").is_some();
        if ended {
            self.process = None;
        }
        ended
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("log")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("── the server said:\n{}", self.log());
        }
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// The program on a store in `data`, deaf to what the developer has set for daily work.
pub fn priorita(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_priorita"));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("PRIORITA_") {
            command.env_remove(name);
        }
    }
    command.env("PRIORITA_DATA", data).stdin(std::process::Stdio::null());
    command
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

/// Whether `GET /healthz` answers 200.
fn is_healthy(address: SocketAddr) -> bool {
    let ask = || {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream
            .write_all(format!("GET /healthz HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        std::io::Result::Ok(answer.starts_with("HTTP/1.1 200"))
    };
    ask().unwrap_or(false)
}

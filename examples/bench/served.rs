//! The server as a process of its own, a client that speaks just enough HTTP/1.1, and a load that
//! stops by itself.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use super::{Anything, SECONDS};

pub struct Served {
    child: Child,
    pub address: String,
}

impl Served {
    pub fn start(folder: &Path) -> Anything<Served> {
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let program: PathBuf = std::env::current_exe()?
            .parent()
            .and_then(Path::parent)
            .map(|folder| folder.join("priorita"))
            .ok_or("no folder of the program")?;
        let child = Command::new(&program)
            .args(["serve", "--addr", &address, "--data"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{}: {error} (build it with `cargo xtask bench`)", program.display()))?;
        let served = Served { child, address };
        let until = Instant::now() + Duration::from_secs(20);
        while std::net::TcpStream::connect(&served.address).is_err() {
            if Instant::now() > until {
                return Err("the server did not start in 20 s".into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(served)
    }

    /// Resident memory in MiB: now, and at its highest.
    pub fn memory(&self) -> (u64, u64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let read = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
            line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
        };
        (read("VmRSS:"), read("VmHWM:"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that is kept, speaking just enough HTTP/1.1.
pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

pub struct Answered {
    pub status: u16,
    pub body: Vec<u8>,
    pub head: String,
}

impl Client {
    pub async fn connect(address: &str) -> Anything<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Client { stream, buffer: Vec::with_capacity(64 * 1024) })
    }

    pub async fn ask(&mut self, request: &[u8]) -> Anything<Answered> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let (head_end, length) = loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the connection ended".into());
            }
            if let Some(end) = self.buffer.windows(4).position(|part| part == b"\r\n\r\n") {
                let head = String::from_utf8_lossy(&self.buffer[..end]).to_lowercase();
                let length = head
                    .lines()
                    .find_map(|line| line.strip_prefix("content-length: "))
                    .and_then(|length| length.trim().parse::<usize>().ok())
                    .unwrap_or(0);
                break (end + 4, length);
            }
        };
        while self.buffer.len() < head_end + length {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the connection ended in a body".into());
            }
        }
        let head = String::from_utf8_lossy(&self.buffer[..head_end]).into_owned();
        let status = head.split_whitespace().nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Ok(Answered { status, body: self.buffer[head_end..].to_vec(), head })
    }
}

pub fn get(path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\nCookie: {cookie}\r\n\r\n")
        .into_bytes()
}

pub fn post(path: &str, cookie: &str, body: &str) -> Vec<u8> {
    format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

pub type Doing<'c> = std::pin::Pin<Box<dyn Future<Output = Anything<()>> + Send + 'c>>;

/// Runs an act on so many connections for some seconds; acts a second and the slowest hundredth.
pub async fn load(
    address: &str,
    clients: usize,
    act: impl for<'c> Fn(&'c mut Client, u64) -> Doing<'c> + Send + Sync + 'static,
) -> Anything<(f64, Duration)> {
    let act = Arc::new(act);
    let done = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let until = begun + Duration::from_secs(SECONDS);
    let mut tasks = Vec::new();
    for _ in 0..clients {
        let (act, done) = (Arc::clone(&act), Arc::clone(&done));
        let mut client = Client::connect(address).await?;
        tasks.push(tokio::spawn(async move {
            let mut times = Vec::new();
            while Instant::now() < until {
                let began = Instant::now();
                act(&mut client, done.fetch_add(1, Ordering::Relaxed)).await?;
                times.push(began.elapsed());
            }
            Anything::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    let seconds = begun.elapsed().as_secs_f64();
    times.sort_unstable();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    Ok((times.len() as f64 / seconds, p99))
}

//! A cable between the server and its PostgreSQL that a test can pull out and plug in again.

use std::net::SocketAddr;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

pub struct Cable {
    here: SocketAddr,
    there: String,
    /// Told when the cable is pulled: every connection through it ends.
    plugged: watch::Sender<bool>,
    accepting: JoinHandle<()>,
}

impl Cable {
    /// `url` is `postgres://user@host:port/name`.
    pub async fn to(url: &str) -> Cable {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let here = listener.local_addr().expect("its address");
        let there = host_of(url).to_owned();
        let (plugged, _) = watch::channel(true);
        let accepting = carry(listener, there.clone(), &plugged);
        Cable { here, there, plugged, accepting }
    }

    /// The same database, through the cable.
    pub fn url(&self, url: &str) -> String {
        url.replacen(host_of(url), &self.here.to_string(), 1)
    }

    /// Every connection breaks and new ones are refused.
    pub async fn pull(&mut self) {
        self.accepting.abort();
        let _ = (&mut self.accepting).await;
        self.plugged.send_replace(false);
    }

    pub async fn plug(&mut self) {
        let listener = TcpListener::bind(self.here).await.expect("the same port");
        self.plugged.send_replace(true);
        self.accepting = carry(listener, self.there.clone(), &self.plugged);
    }
}

fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

fn carry(listener: TcpListener, there: String, plugged: &watch::Sender<bool>) -> JoinHandle<()> {
    let plugged = plugged.subscribe();
    tokio::spawn(async move {
        while let Ok((mut near, _)) = listener.accept().await {
            let (there, mut plugged) = (there.clone(), plugged.clone());
            tokio::spawn(async move {
                let Ok(mut far) = TcpStream::connect(&there).await else { return };
                tokio::select! {
                    _ = tokio::io::copy_bidirectional(&mut near, &mut far) => {}
                    _ = plugged.wait_for(|plugged| !plugged) => {}
                }
            });
        }
    })
}

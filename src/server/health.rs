//! What machines ask: is the program alive, is it ready, how much has it done.
//! The counters are local to this process and say nothing of anybody.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::house::House;
use crate::problem::Problem;

/// Requests answered, by the first digit of their status.
static ANSWERED: [AtomicU64; 6] = [const { AtomicU64::new(0) }; 6];

/// Counts an answer; nothing is logged of the request.
pub async fn count(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let class = usize::from(response.status().as_u16() / 100).min(5);
    ANSWERED[class].fetch_add(1, Ordering::Relaxed);
    response
}

/// Alive: the program answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// Ready: the store answers too.
pub async fn readyz(State(house): State<Arc<House>>) -> Response {
    match house.db.read().await {
        Ok(_) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response(),
    }
}

/// The counters in the text format of Prometheus; only for this machine itself, and not through a
/// proxy on it.
pub async fn metrics(ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap) -> Result<String, Problem> {
    let through_proxy =
        ["x-forwarded-for", "forwarded", "x-forwarded-proto"].iter().any(|name| headers.contains_key(*name));
    if !peer.ip().is_loopback() || through_proxy {
        return Err(Problem::NotFound);
    }
    let mut text = String::from("# TYPE priorita_answers_total counter\n");
    for (class, count) in ANSWERED.iter().enumerate().skip(1) {
        text.push_str(&format!("priorita_answers_total{{status=\"{class}xx\"}} {}\n", count.load(Ordering::Relaxed)));
    }
    Ok(text)
}

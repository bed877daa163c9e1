//! Styles, fonts, scripts and WASM: built into the program, named by their content, so that a
//! browser may keep them for a year.

use std::{collections::BTreeMap, sync::LazyLock};

use axum::{
    body::Bytes,
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "target/site"]
struct Site;

#[derive(Deserialize)]
struct Entry {
    path: String,
    #[serde(rename = "type")]
    content_type: String,
}

static MANIFEST: LazyLock<BTreeMap<String, Entry>> = LazyLock::new(|| {
    Site::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_default()
});

/// The address of a built file by its plain name (`app.css`); `None` where the site was not built.
pub fn address(name: &str) -> Option<String> {
    MANIFEST.get(name).map(|entry| format!("/{}", entry.path))
}

/// `/pkg/…`
pub async fn package(Path(path): Path<String>, headers: HeaderMap) -> Response {
    serve(&format!("pkg/{path}"), &headers, "public, max-age=31536000, immutable")
}

/// `/favicon.svg`
pub async fn favicon(headers: HeaderMap) -> Response {
    serve("favicon.svg", &headers, "public, max-age=86400")
}

fn serve(path: &str, headers: &HeaderMap, cache: &'static str) -> Response {
    let Some(entry) = MANIFEST.values().find(|entry| entry.path == path) else {
        return Problem::NotFound.into_response();
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let compressed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(coding, _)| accepts(accepted, coding))
        .find_map(|(coding, ending)| Some((coding, Site::get(&format!("{path}{ending}"))?)));
    let (coding, file) = match compressed {
        Some((coding, file)) => (Some(coding), file),
        None => match Site::get(path) {
            Some(file) => (None, file),
            None => return Problem::NotFound.into_response(),
        },
    };
    let body = match file.data {
        std::borrow::Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        std::borrow::Cow::Owned(bytes) => Bytes::from(bytes),
    };
    let mut response = (StatusCode::OK, body).into_response();
    let answer = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&entry.content_type) {
        answer.insert(header::CONTENT_TYPE, kind);
    }
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

/// Whether an `Accept-Encoding` names a coding without forbidding it.
pub fn accepts(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|part| {
        let mut halves = part.split(';');
        halves.next().unwrap_or_default().trim().eq_ignore_ascii_case(coding)
            && !halves.any(|weight| matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

//! What every request and answer goes through: form bodies read strictly, foreign posts refused,
//! security headers, and problems turned into pages.

use std::{any::Any, sync::Arc};

use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, Multipart, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use futures::StreamExt as _;

use super::{
    db::{Broken, is_away},
    house::House,
    visit::Visit,
};
use crate::{problem::Problem, ui};

/// The most an ordinary form may weigh.
pub const FORM_LIMIT: usize = 1024 * 1024;

// ---- reading forms -----------------------------------------------------------------------------

/// The fields of a posted form, in order, as typed.
#[derive(Clone, Debug, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// The trimmed value, empty where the field is missing.
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default().trim()
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// What stands in the body of a posted form.
    pub async fn of(body: Body) -> Result<Fields, Problem> {
        decode_pairs(&whole(body, FORM_LIMIT).await?).map(Fields).ok_or(Problem::Unreadable)
    }
}

impl FromRequest<Arc<House>> for Fields {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &Arc<House>) -> Result<Self, Problem> {
        Fields::of(request.into_body()).await
    }
}

/// A form with a file, of at most `limit` bytes.
pub async fn multipart(request: Request, limit: usize) -> Result<Multipart, Problem> {
    let (parts, body) = request.into_parts();
    let body = Body::from(whole(body, limit).await?);
    Multipart::from_request(Request::from_parts(parts, body), &()).await.map_err(|_| Problem::Unreadable)
}

/// How much of a body that is too large is still taken in and thrown away.
const PATIENCE_LIMIT: usize = 64 * 1024 * 1024;

/// A whole body. One that is too large is read to its end all the same: a browser that is cut off
/// in the middle of sending shows its own error instead of our page.
async fn whole(body: Body, limit: usize) -> Result<Bytes, Problem> {
    let mut stream = body.into_data_stream();
    let (mut kept, mut read) = (Vec::new(), 0);
    while let Some(part) = stream.next().await {
        let part = part.map_err(|_| Problem::Unreadable)?;
        read += part.len();
        if read <= limit {
            kept.extend_from_slice(&part);
        } else {
            kept = Vec::new();
        }
        if read > limit.max(PATIENCE_LIMIT) {
            break;
        }
    }
    if read > limit { Err(Problem::TooLarge { limit_kb: limit as u64 / 1024 }) } else { Ok(kept.into()) }
}

/// `application/x-www-form-urlencoded`, strictly UTF-8: `None` rather than letters replaced by �.
pub fn decode_pairs(body: &[u8]) -> Option<Vec<(String, String)>> {
    body.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let value = pair.get(at + 1..).unwrap_or_default();
            Some((decode(&pair[..at])?, decode(value)?))
        })
        .collect()
}

fn decode(encoded: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.iter().copied();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                (digit(rest.next())? * 16 + digit(rest.next())?) as u8
            }
            other => other,
        });
    }
    // NUL cannot be stored by PostgreSQL and nobody types it.
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

/// A text made safe for a query of an address.
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
        encoded
    })
}

/// A path inside this site, else `/`: never a way to another address.
pub fn local_path(path: &str) -> &str {
    let inside =
        path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n', '\t']) && path.is_ascii();
    if inside { path } else { "/" }
}

// ---- answering ---------------------------------------------------------------------------------

/// A 303 to a page of ours.
pub fn see(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or_else(|_| HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// The same answer with a cookie.
pub fn with_cookie(mut response: Response, cookie: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// A file to download. The name may have Czech letters (RFC 5987).
pub fn file(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let plain: String = name.chars().map(|c| if c.is_ascii_graphic() && c != '"' { c } else { '_' }).collect();
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encode(name));
    let mut response = ([(header::CONTENT_TYPE, content_type)], bytes).into_response();
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A picture shown in a page.
pub fn picture(content_type: &'static str, bytes: impl Into<Bytes>) -> Response {
    ([(header::CONTENT_TYPE, content_type)], bytes.into()).into_response()
}

/// A problem leaves a handler as a marked, empty answer; [`explain`] writes the page,
/// because only there is the visitor's language known.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The store failed: log it under a reference, show the reference.
impl From<Broken> for Problem {
    fn from(broken: Broken) -> Problem {
        store_away(&broken)
    }
}

/// The log gets the kind of failure and the database's own words, never bound values.
pub fn store_away(broken: &Broken) -> Problem {
    let reference = crate::server::random::Randomness::of_the_system().code(6);
    tracing::error!(%reference, error = %broken, "the store failed");
    if is_away(broken) { Problem::StoreAway { reference } } else { Problem::Broken { reference } }
}

/// Outermost layer: problems become pages, every answer gets the security headers.
pub async fn explain(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let visit = Visit::read(&parts, &house);
    let as_json = parts.uri.path().starts_with("/api/");
    let reading = matches!(parts.method, Method::GET | Method::HEAD);
    let mut response = if foreign(&parts.method, &parts.headers, &visit) {
        Problem::ForeignOrigin.into_response()
    } else if decode(parts.uri.path().as_bytes()).is_none() {
        // An address that is no text names nothing, and PostgreSQL refuses a NUL.
        Problem::NotFound.into_response()
    } else {
        next.run(Request::from_parts(parts, body)).await
    };
    if let Some(problem) = wordless(&response, reading) {
        response.extensions_mut().insert(problem);
    }
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        let mut answer =
            if as_json { ui::problem_as_json(&visit, &problem) } else { ui::problem_page(&visit, &problem) };
        for name in [header::SET_COOKIE, header::ALLOW] {
            for value in response.headers().get_all(&name) {
                answer.headers_mut().append(name.clone(), value.clone());
            }
        }
        response = answer;
    }
    guard(response.headers_mut());
    response
}

/// What axum refuses by itself (a wrong method, an address that is no number, a body that is no
/// form) has no words, or English ones for programmers.
fn wordless(response: &Response, reading: bool) -> Option<Problem> {
    let status = response.status();
    if status == StatusCode::METHOD_NOT_ALLOWED {
        return Some(Problem::WrongMethod);
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let ours =
        response.extensions().get::<Problem>().is_some() || kind.is_some_and(|kind| !kind.starts_with("text/plain"));
    if ours || !status.is_client_error() {
        return None;
    }
    Some(match status {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge { limit_kb: FORM_LIMIT as u64 / 1024 },
        // Who only reads has sent nothing but an address.
        _ if reading => Problem::NotFound,
        _ => Problem::Unreadable,
    })
}

/// A post from another site: browsers say so in `Sec-Fetch-Site` or `Origin`.
/// A client that sends neither is no browser and carries no cookie by accident.
fn foreign(method: &Method, headers: &HeaderMap, visit: &Visit) -> bool {
    if matches!(*method, Method::GET | Method::HEAD) {
        return false;
    }
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (header("sec-fetch-site"), header("origin")) {
        (Some("same-origin" | "none"), _) => false,
        (Some(_), _) => true,
        (None, Some(origin)) => {
            let host = |url: &str| url.split_once("://").map(|(_, host)| host.to_ascii_lowercase());
            host(origin) != host(&visit.origin)
        }
        (None, None) => false,
    }
}

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; frame-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

fn guard(headers: &mut HeaderMap) {
    let mut set = |name: &'static str, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set("content-security-policy", CONTENT_SECURITY_POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("permissions-policy", "camera=(), microphone=(), geolocation=()");
    set("cache-control", "no-cache, private");
}

/// A panic is a bug: the log gets it with a reference, the visitor gets the reference.
pub fn caught(panic: Box<dyn Any + Send + 'static>) -> Response {
    let words = panic
        .downcast_ref::<&str>()
        .map(|words| (*words).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    let reference = crate::server::random::Randomness::of_the_system().code(6);
    tracing::error!(%reference, panic = %words, "a request panicked");
    Problem::Broken { reference }.into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_strictly() {
        let pairs = decode_pairs("a=1&b=%C5%BE+x&b=&c".as_bytes()).expect("well formed");
        let fields = Fields(pairs);
        assert_eq!(fields.get("b"), Some("ž x"));
        assert_eq!(fields.all("b").count(), 2);
        assert!(fields.has("c"));
        assert_eq!(decode_pairs(b"a=%FF"), None, "not UTF-8");
        assert_eq!(decode_pairs(b"a=%zz"), None, "not a percent code");
        assert_eq!(decode_pairs(b"a=%00"), None, "NUL");
    }

    #[test]
    fn only_paths_of_our_own_are_followed() {
        assert_eq!(local_path("/s/potreby?x=1"), "/s/potreby?x=1");
        for path in ["//evil.example", "https://evil.example", "/\\evil", "x", "/a\r\nSet-Cookie: x"] {
            assert_eq!(local_path(path), "/");
        }
    }
}

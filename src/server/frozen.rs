//! Pages of published versions: drawn once, compressed once, served like files with an ETag.
//! They hold no token and no session.

use std::io::Write as _;

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{assets::accepts, random::sha256};

pub struct Frozen {
    html: Bytes,
    brotli: Bytes,
    gzip: Bytes,
    etag: HeaderValue,
}

impl Frozen {
    pub fn new(html: String) -> Frozen {
        let bytes = html.into_bytes();
        let mut brotli = Vec::with_capacity(bytes.len() / 4);
        {
            let mut writer = brotli::CompressorWriter::new(&mut brotli, 16 * 1024, 6, 20);
            writer.write_all(&bytes).expect("memory takes what is written");
        }
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        gzip.write_all(&bytes).expect("memory takes what is written");
        let etag = format!("W/\"{}\"", &sha256(&bytes)[..16]);
        Frozen {
            brotli: brotli.into(),
            gzip: gzip.finish().expect("memory takes what is written").into(),
            etag: HeaderValue::from_str(&etag).expect("hexadecimal digits fit a header"),
            html: bytes.into(),
        }
    }

    /// The page, compressed as the browser likes; 304 where it already has it.
    pub fn answer(&self, headers: &HeaderMap) -> Response {
        let known = headers.get(header::IF_NONE_MATCH).is_some_and(|tag| *tag == self.etag);
        let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (coding, body) = if known {
            (None, Bytes::new())
        } else if accepts(accepted, "br") {
            (Some("br"), self.brotli.clone())
        } else if accepts(accepted, "gzip") {
            (Some("gzip"), self.gzip.clone())
        } else {
            (None, self.html.clone())
        };
        let status = if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK };
        let mut response = (status, body).into_response();
        let answer = response.headers_mut();
        answer.insert(header::ETAG, self.etag.clone());
        answer.insert(header::VARY, HeaderValue::from_static("accept-encoding, accept-language, cookie"));
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        if let Some(coding) = coding {
            answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        response
    }
}

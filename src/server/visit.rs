//! One request of one person: who asks, in which language and letter size, when, and with what
//! randomness. Everything a page or an act may know of its visitor; never an address.

use std::{collections::BTreeMap, convert::Infallible, sync::Arc};

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
    response::Response,
};

use super::{
    house::House,
    http::{Fields, with_cookie},
};
use crate::{
    ui::{Appearance, Contrast, SIZE_FIELD, TextSize, Words},
    vocabulary::{Lang, Moment},
};

#[derive(Clone, Debug)]
pub struct Visit {
    pub words: Words,
    pub appearance: Appearance,
    pub now: Moment,
    /// The path asked for, without the query.
    pub path: String,
    pub query: BTreeMap<String, String>,
    cookies: BTreeMap<String, String>,
    /// The language somebody asked for in the address and the interface does not speak.
    pub unknown_language: Option<String>,
    /// Whether this installation holds demonstration data: said on every page.
    pub demonstration: bool,
    /// Whether the visitor came over HTTPS: cookies are then marked `Secure`.
    pub https: bool,
    /// The address the visitor used: `https://host` or the configured one.
    pub origin: String,
}

/// The cookie that remembers letter size and contrast, and the one for the language.
pub const APPEARANCE_COOKIE: &str = "vzhled";
/// The fields in which the header's buttons send a choice.
const COMFORT_FIELDS: [&str; 3] = ["size", "contrast", "lang"];
/// How long they are remembered.
pub const YEAR_SECONDS: i64 = 365 * 24 * 3600;
pub const LANGUAGE_COOKIE: &str = "jazyk";

impl Visit {
    pub fn lang(&self) -> Lang {
        self.words.0
    }

    /// Takes over the size of letters a form carried along, so that the page that answers it has it too.
    pub fn with_size_of(mut self, fields: &Fields) -> Visit {
        if let Some(size) = fields.get(SIZE_FIELD) {
            self.appearance.size = TextSize::parse(size);
        }
        self
    }

    /// Whether a form was sent only to be drawn in other letters, another contrast or another language.
    pub fn asks_for_comforts(fields: &Fields) -> bool {
        COMFORT_FIELDS.iter().any(|field| fields.has(field))
    }

    /// Takes over what such a form asked for.
    pub fn with_comforts_of(mut self, fields: &Fields) -> Visit {
        let [size, contrast, lang] = COMFORT_FIELDS.map(|field| fields.get(field));
        self.appearance.size = size.map_or(self.appearance.size, TextSize::parse);
        self.appearance.contrast = contrast.map_or(self.appearance.contrast, Contrast::parse);
        self.words = lang.and_then(Lang::parse).map_or(self.words, Words);
        self
    }

    /// Remembers letters, contrast and language, where they are not what the browser remembers already.
    pub fn remember_comforts(&self, response: Response) -> Response {
        let response = self.remember_appearance(response);
        match self.cookie(LANGUAGE_COOKIE) {
            Some(known) if known == self.lang().code() => response,
            _ => with_cookie(response, &self.set_cookie(LANGUAGE_COOKIE, self.lang().code(), "/", YEAR_SECONDS)),
        }
    }

    /// Remembers letters and contrast, where they are not what the browser remembers already.
    pub fn remember_appearance(&self, response: Response) -> Response {
        let known = Appearance::parse(self.cookie(APPEARANCE_COOKIE).unwrap_or_default());
        if self.appearance == known {
            return response;
        }
        with_cookie(response, &self.set_cookie(APPEARANCE_COOKIE, &self.appearance.cookie(), "/", YEAR_SECONDS))
    }

    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    /// A `Set-Cookie` value with the attributes every cookie of the house has.
    pub fn set_cookie(&self, name: &str, value: &str, path: &str, max_age_seconds: i64) -> String {
        let secure = if self.https { "; Secure" } else { "" };
        format!("{name}={value}; Path={path}; Max-Age={max_age_seconds}; HttpOnly; SameSite=Lax{secure}")
    }

    pub fn read(parts: &Parts, house: &House) -> Visit {
        let headers = &parts.headers;
        let query = parts.uri.query().unwrap_or_default();
        let query: BTreeMap<String, String> =
            super::http::decode_pairs(query.as_bytes()).map(|pairs| pairs.into_iter().collect()).unwrap_or_default();
        let cookies = cookies(headers);
        let asked = query.get("jazyk").map(String::as_str);
        let lang = asked
            .and_then(Lang::parse)
            .or_else(|| cookies.get(LANGUAGE_COOKIE).and_then(|code| Lang::parse(code)))
            .or_else(|| preferred(headers))
            .unwrap_or_default();
        let forwarded_https = headers
            .get("x-forwarded-proto")
            .and_then(|value| value.to_str().ok())
            .is_some_and(|scheme| scheme.eq_ignore_ascii_case("https"));
        let public = house.config.public_url.clone();
        let https = forwarded_https || public.as_deref().is_some_and(|url| url.starts_with("https:"));
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
        let origin = public.unwrap_or_else(|| format!("{}://{host}", if https { "https" } else { "http" }));
        Visit {
            words: Words(lang),
            appearance: Appearance::parse(cookies.get(APPEARANCE_COOKIE).map_or("", String::as_str)),
            now: house.clock.now(),
            path: parts.uri.path().to_owned(),
            unknown_language: asked.filter(|code| Lang::parse(code).is_none()).map(str::to_owned),
            demonstration: house.demonstration,
            query,
            cookies,
            https,
            origin,
        }
    }
}

impl FromRequestParts<Arc<House>> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Infallible> {
        Ok(Visit::read(parts, house))
    }
}

fn cookies(headers: &HeaderMap) -> BTreeMap<String, String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The first language of `Accept-Language` that the interface speaks. Browsers list them in order
/// of preference, so the weights need not be read.
fn preferred(headers: &HeaderMap) -> Option<Lang> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    accepted.split(',').find_map(|part| Lang::parse(part.split(';').next().unwrap_or_default()))
}

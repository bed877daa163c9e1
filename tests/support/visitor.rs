//! Somebody with a browser that keeps cookies and follows nothing by itself.

use reqwest::{
    Client, StatusCode,
    header::{CONTENT_TYPE, HeaderMap, LOCATION, SET_COOKIE},
    redirect::Policy,
};
use std::time::Duration;

/// How long anybody waits for a page before the test calls it stuck.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Clone)]
pub struct Visitor {
    pub client: Client,
    site: String,
    language: &'static str,
}

#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Visitor {
    /// Speaks Czech. `site` is `http://127.0.0.1:…`.
    pub fn to(site: &str) -> Visitor {
        Visitor::speaking("cs", site)
    }

    pub fn speaking(language: &'static str, site: &str) -> Visitor {
        Visitor::telling(language, site, HeaderMap::new())
    }

    /// Sends these headers with everything, as browsers and proxies do.
    pub fn telling(language: &'static str, site: &str, headers: HeaderMap) -> Visitor {
        let client = Client::builder().cookie_store(true).redirect(Policy::none()).timeout(PATIENCE);
        let client = client.default_headers(headers).build().expect("a client");
        Visitor { client, site: site.trim_end_matches('/').to_owned(), language }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.site)
    }

    pub async fn try_get(&self, path: &str) -> Result<Answer, reqwest::Error> {
        Answer::of(self.client.get(self.url(path)).header("Accept-Language", self.language).send().await?).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.try_get(path).await.unwrap_or_else(|e| panic!("GET {path}: {e:?}"))
    }

    /// Sends a form as a browser does.
    pub async fn try_post(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, reqwest::Error> {
        let request = self.client.post(self.url(path)).header("Accept-Language", self.language);
        Answer::of(request.form(fields).send().await?).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.try_post(path, fields).await.unwrap_or_else(|e| panic!("POST {path}: {e:?}"))
    }

    /// Sends a body that no browser would.
    pub async fn post_raw(&self, path: &str, body: impl Into<reqwest::Body>) -> Answer {
        let request = self.client.post(self.url(path)).header("Accept-Language", self.language);
        let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(body);
        let response = request.send().await.unwrap_or_else(|e| panic!("POST {path}: {e:?}"));
        Answer::of(response).await.expect("an answer to its end")
    }

    /// Sends a file in a form, as the page of workbooks does.
    pub async fn upload(&self, path: &str, name: &str, bytes: Vec<u8>) -> Answer {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        let form = reqwest::multipart::Form::new().part("file", part);
        let request = self.client.post(self.url(path)).header("Accept-Language", self.language).multipart(form);
        let response = request.send().await.unwrap_or_else(|e| panic!("POST {path}: {e:?}"));
        Answer::of(response).await.expect("an answer to its end")
    }

    pub async fn sign_in(&self, email: &str, password: &str) -> Answer {
        self.post("/prihlaseni", &[("email", email), ("password", password), ("back", "/desk")]).await
    }
}

impl Answer {
    pub async fn of(response: reqwest::Response) -> Result<Answer, reqwest::Error> {
        let (status, headers) = (response.status(), response.headers().clone());
        Ok(Answer { status, headers, text: response.text().await? })
    }

    pub fn location(&self) -> &str {
        self.headers.get(LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    pub fn says(&self, words: &str) -> bool {
        // Typography puts hard spaces where words must not part; texts in pages are escaped.
        let plain = self.text.replace('\u{a0}', " ").replace("&#x27;", "'").replace("&quot;", "\"");
        plain.contains(words)
    }
}

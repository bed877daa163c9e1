//! A real browser: Chromium, driven through chromedriver as a person with a keyboard would,
//! with axe-core to look for what keeps people out.
//!
//! The browser meets nobody but this machine, speaks Czech unless told otherwise, and has exactly the width asked
//! for (a window cannot be narrower than about 500 pixels, so its screen is emulated).

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// axe-core 4.14.1, MPL-2.0, see the licence beside it.
const AXE: &str = include_str!("../vendor/axe.min.js");

const PATIENCE: Duration = Duration::from_secs(20);

pub struct Browser {
    /// For what the shortcuts below do not cover.
    pub client: Client,
    javascript: bool,
    width: u32,
    height: u32,
    driver: Driver,
}

/// What has the keyboard's attention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focused {
    pub tag: String,
    pub id: String,
    pub name: String,
    /// Its text, or its label's where it has none, trimmed.
    pub text: String,
    /// Whether a person would see that it is focused (an outline or a shadow is drawn).
    pub visible: bool,
}

impl Browser {
    /// Opens a new browser with an empty profile. Sizes are in CSS pixels.
    pub async fn start(javascript: bool, width: u32, height: u32) -> Browser {
        Browser::start_speaking("cs", javascript, width, height).await
    }

    /// The same for somebody who prefers another language (`en`, `uk` …).
    pub async fn start_speaking(language: &str, javascript: bool, width: u32, height: u32) -> Browser {
        let (driver, port) = Driver::start();
        let mut arguments = vec![
            "--headless".to_owned(),
            "--no-sandbox".into(),
            "--disable-gpu".into(),
            "--disable-quic".into(),
            "--disable-dev-shm-usage".into(),
            "--no-first-run".into(),
            "--disable-background-networking".into(),
            "--disable-component-update".into(),
            "--disable-sync".into(),
            "--force-prefers-reduced-motion".into(),
            format!("--accept-lang={language}"),
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost".into(),
            format!("--window-size={width},{height}"),
        ];
        arguments.push(format!("--user-data-dir={}", driver.folder.path().join("profile").display()));
        let mut options = json!({ "args": arguments, "binary": program(&["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]) });
        if !javascript {
            options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("written as an object above") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("Chromium starts");
        let browser = Browser { client, javascript, width, height, driver };
        browser.size(width, height).await;
        browser
    }

    /// Opens an address and waits until it is loaded.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|e| panic!("{url}: {e}"));
    }

    /// Where its profile is; every process of this browser names it on its command line.
    pub fn folder(&self) -> PathBuf {
        self.driver.folder.path().to_owned()
    }

    /// Where the browser is now.
    pub async fn url(&self) -> String {
        self.client.current_url().await.expect("the address").into()
    }

    /// What a person reads in the first element that matches the selector.
    pub async fn text(&self, selector: &str) -> String {
        let element = self.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|e| panic!("{selector}: {e}"));
        element.text().await.expect("its text")
    }

    /// How many elements match.
    pub async fn count(&self, selector: &str) -> usize {
        self.client.find_all(Locator::Css(selector)).await.expect("a list of elements").len()
    }

    pub async fn click(&self, selector: &str) {
        let element = self.client.find(Locator::Css(selector)).await;
        let element = element.unwrap_or_else(|e| panic!("{selector}: {e}"));
        element.click().await.unwrap_or_else(|e| panic!("{selector}: {e}"));
    }

    /// Waits until an element matches.
    pub async fn wait_for(&self, selector: &str) {
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
        if let Err(trouble) = found {
            panic!("{selector} does not come: {trouble}\n{}", self.console().await.join("\n"));
        }
    }

    /// Waits until the islands of the page answer.
    pub async fn wait_for_islands(&self) {
        self.wait_for("html[data-islands=awake]").await;
    }

    /// Presses one key: `Key::Tab`, `Key::Enter`, `Key::Space`, `Key::Down` …
    pub async fn press(&self, key: Key) {
        self.press_all(&[key.into()]).await;
    }

    /// Presses keys together: `press_together(&[Key::Shift, Key::Tab])`.
    pub async fn press_together(&self, keys: &[Key]) {
        let keys: Vec<char> = keys.iter().map(|&key| key.into()).collect();
        self.press_all(&keys).await;
    }

    /// Types a text into what is focused.
    pub async fn type_text(&self, text: &str) {
        for letter in text.chars() {
            self.press_all(&[letter]).await;
        }
    }

    /// The same for letters and keys: `press_all(&[Key::Control.into(), 'a'])`.
    pub async fn press_all(&self, keys: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.expect("keys are pressed");
    }

    /// Presses Tab until something that matches the selector is focused, as a person without
    /// a mouse would. Panics after 200 presses: then it cannot be reached.
    pub async fn tab_to(&self, selector: &str) {
        for _ in 0..200 {
            let there = "return document.activeElement.matches(arguments[0])";
            if self.run(there, vec![json!(selector)]).await == json!(true) {
                return;
            }
            self.press(Key::Tab).await;
        }
        panic!("{selector} cannot be reached with Tab");
    }

    pub async fn focused(&self) -> Focused {
        let script = "
            const e = document.activeElement, s = getComputedStyle(e);
            const words = e.innerText || e.getAttribute('aria-label') || (e.labels && e.labels[0] && e.labels[0].innerText) || e.value || '';
            return [e.tagName.toLowerCase(), e.id, e.getAttribute('name') || '', words.trim(),
                (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'];";
        let answer = self.run(script, vec![]).await;
        let word = |at: usize| answer[at].as_str().unwrap_or_default().to_owned();
        Focused { tag: word(0), id: word(1), name: word(2), text: word(3), visible: answer[4] == json!(true) }
    }

    /// The width of the page in CSS pixels, and that of its widest part: two equal numbers
    /// mean that nobody has to scroll sideways.
    pub async fn widths(&self) -> (u32, u32) {
        let script = "return [window.innerWidth, document.documentElement.scrollWidth]";
        let answer = self.run(script, vec![]).await;
        let number = |at: usize| answer[at].as_u64().unwrap_or_default() as u32;
        (number(0), number(1))
    }

    /// Makes the page exactly this large.
    pub async fn size(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// A picture of the whole page, from its top to its end.
    pub async fn screenshot(&self, path: impl AsRef<Path>) {
        let height = self.run("return document.documentElement.scrollHeight", vec![]).await;
        let height = height.as_u64().unwrap_or_default() as u32;
        self.size(self.width, height.clamp(self.height, 16_000)).await;
        let picture = self.client.screenshot().await.expect("a screenshot");
        self.size(self.width, self.height).await;
        std::fs::write(&path, picture).unwrap_or_else(|e| panic!("{}: {e}", path.as_ref().display()));
    }

    /// What axe-core objects to on this page, one line for each element; empty when nothing:
    /// `assert_eq!(browser.axe().await, "")`. axe-core waits for timers, which do not run where
    /// JavaScript is off: look at the same page in a browser that has it.
    pub async fn axe(&self) -> String {
        assert!(self.javascript, "axe-core needs a browser with JavaScript");
        let loaded = self.run("return typeof axe === 'object'", vec![]).await;
        if loaded != json!(true) {
            self.client.execute(&format!("{AXE}; return null"), vec![]).await.expect("axe-core loads");
        }
        let script = "
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
               .then(found => done({ violations: found.violations, passes: found.passes.length }))
               .catch(trouble => done({ trouble: String(trouble) }));";
        let found = self.client.execute_async(script, vec![]).await.expect("axe-core runs");
        assert!(found["trouble"].is_null(), "axe-core: {}", found["trouble"]);
        assert!(found["passes"].as_u64() > Some(0), "axe-core looked at nothing: {found}");

        let mut lines = String::new();
        for violation in found["violations"].as_array().into_iter().flatten() {
            for node in violation["nodes"].as_array().into_iter().flatten() {
                let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let target = node["target"].as_array().into_iter().flatten().map(word).collect::<Vec<_>>().join(" ");
                let summary = word(&node["failureSummary"]).split_whitespace().collect::<Vec<_>>().join(" ");
                lines += &format!(
                    "{} ({}): {} at {target}\n    {}\n    {summary}\n",
                    word(&violation["id"]),
                    word(&violation["impact"]),
                    word(&violation["help"]),
                    word(&node["html"]),
                );
            }
        }
        lines
    }

    /// What the browser complained about since the last call: errors of scripts, refusals of
    /// the content security policy, files that are not there.
    pub async fn console(&self) -> Vec<String> {
        let ask = Extension { path: "se/log", body: json!({ "type": "browser" }) };
        let answer = self.client.issue_cmd(ask).await.expect("the browser's log");
        let entries = answer.as_array().into_iter().flatten();
        entries
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    /// Runs a script in the page, past its content security policy.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// A command of the DevTools protocol, for what WebDriver has no word for.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        let answer = self.client.issue_cmd(Extension { path: "goog/cdp/execute", body }).await;
        answer.unwrap_or_else(|e| panic!("{command}: {e}"))
    }
}

/// A command that is chromedriver's own.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// chromedriver and everything it starts; ends with the value, whatever happens.
struct Driver {
    process: Child,
    folder: TempDir,
}

impl Driver {
    /// Starts chromedriver on a port of its own choosing. It takes the port for IPv4 and then the same for
    /// IPv6, and ends where somebody has that one: with many beside each other it has to try again.
    fn start() -> (Driver, u16) {
        (0..5).find_map(|_| Driver::try_start()).expect("chromedriver says its port")
    }

    fn try_start() -> Option<(Driver, u16)> {
        let folder = tempfile::Builder::new().prefix("browser-").tempdir().expect("a temporary folder");
        let mut process = Command::new(program(&["chromedriver"]))
            .args(["--port=0", "--log-level=SEVERE"])
            .env("HOME", folder.path()) // Chromium writes a few files there
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let output = process.stdout.take().expect("asked for above");
        let driver = Driver { process, folder };

        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.split("successfully on port ").nth(1)?.trim_end_matches('.').trim().parse().ok());
        // Nobody else reads; a full pipe would stop it.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Some((driver, port?))
    }

    /// The processes that belong to this browser: those that name its folder.
    fn processes(&self) -> Vec<u32> {
        processes_naming(self.folder.path())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        // Chromium does not always notice that its driver has gone.
        let until = Instant::now() + PATIENCE;
        loop {
            let left = self.processes();
            if left.is_empty() || Instant::now() > until {
                break;
            }
            for id in left {
                let _ = Command::new("sh").args(["-c", &format!("kill -9 {id}")]).stderr(Stdio::null()).status();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// The processes whose command line contains this path.
pub fn processes_naming(path: &Path) -> Vec<u32> {
    let name = path.as_os_str().as_encoded_bytes();
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(id) = entry.file_name().to_string_lossy().parse() else {
            continue;
        };
        let line = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
        if line.windows(name.len()).any(|part| part == name) {
            found.push(id);
        }
    }
    found
}

/// The first of the names on PATH.
fn program(names: &[&str]) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names
        .iter()
        .find_map(|name| std::env::split_paths(&path).map(|dir| dir.join(name)).find(|file| file.is_file()));
    found.unwrap_or_else(|| panic!("{} is missing: run `cargo xtask test`, which installs it", names[0]))
}

//! A person at a browser: with the keyboard alone, or with a finger.

use crate::house::house;
use crate::support::browser::Browser;
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::future::Future;
use std::ops::Deref;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(20);
const GLANCE: Duration = Duration::from_millis(10);

pub struct Person(Browser);

impl Deref for Person {
    type Target = Browser;

    fn deref(&self) -> &Browser {
        &self.0
    }
}

/// The button that sends a page of questions, and the one that puts it off.
pub const GO_ON: &str = "main form button.button:not(.plain):not([type=button])";
pub const LATER: &str = "main form button[value=later]";

impl Person {
    pub async fn new(javascript: bool, width: u32) -> Person {
        Person(Browser::start(javascript, width, 900).await)
    }

    /// Opens a page of the house.
    pub async fn open(&self, path: &str) {
        self.goto(&house().url(path)).await;
    }

    /// The path and query of where this person is.
    pub async fn place(&self) -> String {
        let url = self.url().await;
        url.strip_prefix(&house().url("")).unwrap_or(&url).to_owned()
    }

    pub async fn title(&self) -> String {
        self.client.title().await.expect("a title")
    }

    /// Waits until a script says `true`; a page that is just being left says nothing.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = Client::execute(&self.client, script, arguments.clone()).await;
            if answer.as_ref().is_ok_and(|answer| *answer == json!(true)) {
                return;
            }
            assert!(Instant::now() < end, "{what}: not so, {answer:?}, at {}", self.url().await);
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Does something that leads to another page, and waits until that page is there.
    pub async fn leave(&self, act: impl Future<Output = ()>) {
        self.run("window.stillHere = true", vec![]).await;
        act.await;
        self.until("the next page", "return !window.stillHere && document.readyState === 'complete'", vec![]).await;
    }

    // ---- by keyboard ----

    pub async fn follow(&self, selector: &str) {
        self.tab_to(selector).await;
        assert!(self.focused().await.visible, "one cannot see that {selector} is focused");
        self.leave(self.press(Key::Enter)).await;
    }

    /// Sends the page as it stands.
    pub async fn go_on(&self) {
        self.follow(GO_ON).await;
    }

    /// One of several, with Space and the arrows.
    pub async fn choose(&self, question: &str, answer: &str) {
        let field = format!("input[name='q.{question}']");
        self.tab_to(&field).await;
        let values = "return [...document.getElementsByName(arguments[0])].map(e => e.value)";
        let values = self.run(values, vec![json!(format!("q.{question}"))]).await;
        let values: Vec<&str> = values.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let wanted = values.iter().position(|value| *value == answer).expect("the answer is offered");
        let now = self.run("return document.activeElement.value", vec![]).await;
        let now = values.iter().position(|value| now == json!(value)).expect("one of them is focused");
        self.press(Key::Space).await;
        for _ in now..wanted {
            self.press(Key::Down).await;
        }
        for _ in wanted..now {
            self.press(Key::Up).await;
        }
        assert!(self.is_checked(question, answer).await, "{question} = {answer}");
    }

    /// Puts a tick, or takes it away, with Space.
    pub async fn tick(&self, question: &str, answers: &[&str]) {
        for answer in answers {
            let before = self.is_checked(question, answer).await;
            self.tab_to(&format!("input[name='q.{question}'][value='{answer}']")).await;
            self.press(Key::Space).await;
            assert_ne!(self.is_checked(question, answer).await, before, "{question}: {answer} does not move");
        }
    }

    /// Types in the place of what stands in a field.
    pub async fn write(&self, selector: &str, text: &str) {
        self.tab_to(selector).await;
        self.press_all(&[char::from(Key::Control), 'a']).await;
        self.type_text(text).await;
    }

    /// Where a button stands that a screen reader calls so; fixed spaces are spaces.
    pub async fn button(&self, name: &str) -> String {
        let script = "const button = [...document.querySelectorAll('main button')] \
            .find(b => (b.getAttribute('aria-label') || b.textContent).replaceAll('\\u00a0', ' ') === arguments[0]); \
            return button ? button.id : ''";
        let id = self.run(script, vec![json!(name)]).await;
        let id = id.as_str().unwrap_or_default();
        assert!(!id.is_empty(), "there is no button “{name}”");
        format!("#{id}")
    }

    pub async fn is_checked(&self, question: &str, answer: &str) -> bool {
        self.count(&format!("input[name='q.{question}'][value='{answer}']:checked")).await == 1
    }

    pub async fn value(&self, selector: &str) -> String {
        let script = "return document.querySelector(arguments[0]).value";
        self.run(script, vec![json!(selector)]).await.as_str().unwrap_or_default().to_owned()
    }

    /// All texts that match, as a person reads them.
    pub async fn texts(&self, selector: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.client.find_all(Locator::Css(selector)).await.expect("a list of elements") {
            texts.push(element.text().await.expect("its text"));
        }
        texts
    }

    // ---- by finger ----

    /// Touches something that leads on.
    pub async fn touch(&self, selector: &str) {
        self.leave(self.click(selector)).await;
    }

    /// Touches a radio button or a tick.
    pub async fn touch_answer(&self, question: &str, answer: &str) {
        self.click(&format!("input[name='q.{question}'][value='{answer}']")).await;
    }

    /// The page has mistakes and says so: in its title, in a summary that has the focus and leads
    /// to each field, and beside the field.
    pub async fn sees_mistake(&self, message: &str) {
        assert!(self.title().await.starts_with("Chyba: "), "{}", self.title().await);
        let links = self.texts("#errors a").await;
        assert!(links.iter().any(|link| link == message), "{links:?} lacks “{message}”");
        let beside = self.texts("main form .error").await;
        assert!(beside.iter().any(|error| error.ends_with(message)), "{beside:?} lacks “{message}”");
        self.until("the summary has the focus", "return document.activeElement.id === 'errors'", vec![]).await;
        let targets = "return [...document.querySelectorAll('#errors a')].every(a => { \
            const field = document.getElementById(a.hash.slice(1)); return field && field.matches('input, select, textarea, button') })";
        assert_eq!(self.run(targets, vec![]).await, json!(true), "a link of the summary leads to no field");
    }

    /// Nobody has to scroll sideways, and the browser has nothing to complain about.
    pub async fn is_comfortable(&self) {
        let (width, widest) = self.widths().await;
        assert!(widest <= width, "{} is {widest} wide on {width}", self.url().await);
        // A page with mistakes is sent with a status of its own, which the browser notes; so is one of
        // a vote that came too late.
        let expected = |line: &&String| line.contains("status of 422") || line.contains("status of 409");
        let complaints = self.console().await;
        let real: Vec<&String> = complaints.iter().filter(|line| !expected(line)).collect();
        assert!(real.is_empty(), "{}: {real:#?}", self.url().await);
    }
}

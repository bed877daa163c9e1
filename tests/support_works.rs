//! The tests' own tools, tried on pages that are nobody's: if the browser could not see a
//! planted mistake, the journeys would prove nothing.

#![cfg(feature = "ssr")]

mod support;

use fantoccini::key::Key;
use std::io::{Read, Write};
use std::net::TcpListener;
use support::browser::{Browser, processes_naming};
use support::postgres::Database;

const GOOD: &str = r##"<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>Zkouška</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><script src="/page.js" defer></script></head><body><main>
<h1>Zkouška</h1>
<p id="language"></p>
<noscript><p id="plain">Bez skriptu</p></noscript>
<form action="/sent"><p><label>Jméno <input name="who"></label></p>
<fieldset><legend>Volba</legend><label><input type="radio" name="a" value="1" checked> Jedna</label>
<label><input type="radio" name="a" value="2"> Dvě</label></fieldset>
<p><button>Odeslat</button></p></form></main></body></html>"##;

const SCRIPT: &str = "document.getElementById('language').textContent = navigator.language;";

/// An image without a description, words one can hardly see, and a page that is too wide.
const BAD: &str = r##"<!doctype html><html lang="cs"><head><meta charset="utf-8"><title>Chyby</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"></head><body><main>
<h1>Chyby</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="700" height="20">
<p><font color="#dddddd">Sotva</font></p></main></body></html>"##;

/// Serves the two pages under a strict policy until the test ends; answers its address.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            let length = stream.read(&mut request).unwrap_or(0);
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let (kind, body) = match request.split(' ').nth(1).unwrap_or_default() {
                "/page.js" => ("text/javascript", SCRIPT),
                "/bad" => ("text/html", BAD),
                _ => ("text/html", GOOD),
            };
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\
                 Content-Security-Policy: default-src 'none'; script-src 'self'; img-src data:; form-action 'self'\r\n\r\n{body}",
                body.len()
            );
        }
    });
    format!("http://{address}")
}

#[tokio::test]
async fn a_form_can_be_filled_in_with_the_keyboard_alone() {
    let site = serve();
    let browser = Browser::start(true, 800, 600).await;
    browser.goto(&site).await;

    browser.press(Key::Tab).await;
    let focused = browser.focused().await;
    assert_eq!((focused.tag.as_str(), focused.name.as_str()), ("input", "who"));
    assert!(focused.visible, "{focused:?}");
    browser.type_text("Žofie").await;
    browser.press(Key::Tab).await;
    browser.press(Key::Down).await;
    browser.tab_to("button").await;
    assert_eq!(browser.focused().await.text, "Odeslat");
    browser.press_together(&[Key::Shift, Key::Tab]).await;
    assert_eq!(browser.focused().await.name, "a");
    browser.press(Key::Tab).await;
    browser.press(Key::Enter).await;
    browser.wait_for("h1").await;
    assert!(browser.url().await.ends_with("/sent?who=%C5%BDofie&a=2"), "{}", browser.url().await);
}

#[tokio::test]
async fn axe_finds_what_was_planted_and_nothing_on_a_good_page() {
    let site = serve();
    let browser = Browser::start(true, 800, 600).await;
    browser.goto(&site).await;
    assert_eq!(browser.axe().await, "");
    assert_eq!(browser.text("#language").await, "cs");
    assert_eq!(browser.console().await, Vec::<String>::new());

    browser.goto(&format!("{site}/bad")).await;
    let found = browser.axe().await;
    assert!(found.contains("image-alt (critical)"), "{found}");
    assert!(found.contains("color-contrast (serious)"), "{found}");
}

#[tokio::test]
async fn without_javascript_there_really_is_none() {
    let site = serve();
    let browser = Browser::start(false, 800, 600).await;
    browser.goto(&site).await;
    assert_eq!(browser.text("#plain").await, "Bez skriptu");
    assert_eq!(browser.text("#language").await, "");
    // The keyboard works all the same.
    browser.tab_to("button").await;
    browser.press(Key::Enter).await;
    browser.wait_for("#plain").await;
    assert!(browser.url().await.contains("/sent"));
}

#[tokio::test]
async fn a_narrow_page_is_really_narrow() {
    let site = serve();
    let browser = Browser::start(true, 360, 800).await;
    browser.goto(&site).await;
    assert_eq!(browser.widths().await, (360, 360));
    browser.goto(&format!("{site}/bad")).await;
    let (width, widest) = browser.widths().await;
    assert!(width == 360 && widest > 700, "{width} {widest}");

    let folder = tempfile::tempdir().expect("a temporary folder");
    let picture = folder.path().join("page.png");
    browser.screenshot(&picture).await;
    let bytes = std::fs::read(&picture).expect("the picture");
    assert_eq!(bytes[16..24], [0, 0, 1, 104, 0, 0, 3, 32], "a PNG of 360 × 800");
}

#[tokio::test]
async fn a_test_that_panics_leaves_no_browser_behind() {
    let (tell, told) = std::sync::mpsc::channel();
    let unlucky = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let browser = Browser::start(true, 800, 600).await;
            tell.send(browser.folder()).expect("somebody listens");
            panic!("this panic belongs to the test");
        })
    });
    let folder = told.recv().expect("the browser started");
    assert!(unlucky.join().is_err(), "it panicked");
    assert_eq!(processes_naming(&folder), Vec::<u32>::new());
    assert!(!folder.exists(), "its profile is gone too");
}

#[test]
fn every_test_has_a_postgresql_database_of_its_own() {
    let (one, two) = (Database::fresh(), Database::fresh());
    assert_ne!(one.url(), two.url());
    assert!(one.url().starts_with("postgres://"));
}

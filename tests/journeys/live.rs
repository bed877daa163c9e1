//! A page that stays fresh while somebody looks, even when the server goes away in between.

use crate::house::{JANA, POLL, client, text_of};
use crate::person::Person;
use crate::support::server::Server;
use serde_json::json;

#[tokio::test]
async fn a_page_that_stays_fresh_survives_a_restart_of_the_server() {
    let mut server = Server::start_with(None, &["--demo"]);
    let letter = std::fs::read_to_string(server.data().join("ukazka-prihlaseni.txt")).expect("it is written");
    let line = letter.lines().find(|line| line.contains(JANA)).expect("the coordinator has a password");
    let password = line.rsplit(": ").next().unwrap_or_default();

    let jana = Person::new(true, 1280).await;
    jana.goto(&server.url("/prihlaseni")).await;
    jana.write("#email", JANA).await;
    jana.write("#password", password).await;
    jana.touch("main form button.button").await;
    jana.goto(&server.url(&format!("/desk/c/{POLL}"))).await;
    jana.wait_for_islands().await;
    let total: u64 = jana.text("#total-now").await.parse().expect("a number");
    jana.click("summary").await;

    server.kill();
    let note = "return document.querySelector('.live-note').textContent.startsWith(arguments[0])";
    jana.until("the page says that it waits", note, vec![json!("Spojení se ztratilo")]).await;
    assert_eq!(jana.text("#total-now").await, total.to_string(), "what was known stays on the page");

    server.start_again();
    let program = client();
    let start = text_of(&program, &server.url(&format!("/s/{POLL}"))).await;
    let link = start.split("?o=").nth(1).and_then(|rest| rest.split('"').next()).expect("a link of a village");
    let page = server.url(&format!("/s/{POLL}/1?o={link}"));
    text_of(&program, &page).await;
    let sent = program.post(&page).form(&[("q.den", "streda"), ("q.cas", "rano")]).send().await.expect("an answer");
    assert!(sent.status().is_success(), "{}", sent.status());

    let script = "return document.getElementById('total-now').textContent === arguments[0]";
    jana.until("the count follows", script, vec![json!((total + 1).to_string())]).await;
    let script = "return document.querySelector('.live-note').textContent === ''";
    jana.until("the page is calm again", script, vec![]).await;
    assert_eq!(jana.count("details[open]").await, 1, "what was unfolded stays so");
}

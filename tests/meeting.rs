//! A whole evening in real browsers: the chair's laptop, the big screen and three phones, one of
//! them without a script and one that loses its network in the middle; the server is killed while
//! people vote. And a ballot over two servers on one PostgreSQL.

#![cfg(feature = "ssr")]

mod support;

use std::time::{Duration, Instant};

use fantoccini::Locator;
use priorita::{
    accounts::Role,
    ballots::{self, Secrecy, Standing, store},
    server::{house::House, random::sha256},
    vocabulary::SectorId,
};
use serde_json::json;
use support::{
    browser::Browser,
    evening::{self, Evening, ITEMS},
    postgres::Database,
    server::Server,
    town::{self, PASSWORD},
    visitor::Visitor,
};

const JANA: &str = "jana@bechynsko.example";

/// A ballot that is frozen and has its slips; the chair has yet to open it.
async fn before_the_evening(house: &House, people: u32) -> Evening {
    let process = town::found(house).await;
    town::account(house, JANA, Role::Coordinator).await;
    let now = house.clock.now();
    let making = evening::a_making(Secrecy::Slips, &["verejnost"]);
    let made = ballots::make(house, JANA, now, &process, making).await.expect("made");
    ballots::freeze(house, JANA, now, &made.ballot.id).await.expect("frozen");
    let wanted = [(SectorId("verejnost".into()), people)];
    let printed = ballots::print_slips(house, JANA, now, &made.ballot.id, &wanted, "a").await.expect("printed");
    let slips = printed
        .codes
        .into_iter()
        .flat_map(|(sector, codes)| codes.into_iter().map(move |code| (sector.0.clone(), code)));
    Evening { standing: made, slips: slips.collect() }
}

/// Waits until a selector's text holds the words, as somebody looking at a screen would.
async fn sees(browser: &Browser, selector: &str, words: &str) {
    let until = Instant::now() + Duration::from_secs(20);
    let mut last = String::new();
    while Instant::now() < until {
        if let Ok(element) = browser.client.find(Locator::Css(selector)).await {
            last = element.text().await.unwrap_or_default();
            last = last.split_whitespace().collect::<Vec<_>>().join(" ");
            if last.contains(words) {
                return;
            }
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("“{words}” does not come: {last}\n{}", browser.console().await.join("\n"));
}

/// How many have voted, as the big screen says it.
async fn turnout(screen: &Browser, voted: u32, of: u32) {
    sees(screen, ".voted strong", &voted.to_string()).await;
    sees(screen, ".voted span", &format!("z {of}")).await;
}

/// Types the code of a slip and comes to the ballot.
async fn enters(browser: &Browser, evening: &Evening, slip: usize) {
    browser.wait_for("input[name=listek]").await;
    browser
        .client
        .find(Locator::Css("input[name=listek]"))
        .await
        .expect("the field")
        .send_keys(&evening.slips[slip].1)
        .await
        .expect("typed");
    browser.click("main form button.button").await;
    browser.wait_for("form#ballot").await;
}

/// Gives places on a page without a script.
async fn chooses(browser: &Browser, places: [&str; 4]) {
    for ((item, _), place) in ITEMS.iter().zip(places) {
        let select =
            browser.client.find(Locator::Css(&format!("select[name='place.{item}']"))).await.expect("a select");
        select.select_by_value(place).await.expect("a place");
    }
}

/// Taps the items in the order given, on a page with the control awake.
async fn taps(browser: &Browser, items: &[&str]) {
    browser.wait_for_islands().await;
    for name in items {
        let add = format!(
            "const all = [...document.querySelectorAll('form#ballot button')];
             const found = all.find(b => (b.getAttribute('aria-label') || b.innerText).includes('{name}') && b.matches('.rank-add'));
             if (!found) throw new Error(all.map(b => b.className + ':' + (b.getAttribute('aria-label') || b.innerText)).join(' | '));
             found.click();"
        );
        browser.run(&add, vec![]).await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

const SEND: &str = "form#ballot > .actions > button.button:not([name])";

async fn receipt_of(browser: &Browser) -> String {
    browser.wait_for(".receipt").await;
    evening::receipt(&browser.text("main").await)
}

/// The projector is a screen nobody touches.
async fn projector(server: &Server, evening: &Evening) -> Browser {
    let browser = Browser::start(true, 1280, 720).await;
    browser.goto(&server.url(&format!("{}/platno", evening.address()))).await;
    browser.wait_for_islands().await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn an_evening_goes_on_through_lost_networks_and_a_killed_server() {
    let mut server = Server::start();
    let house = town::house(&server.data(), None).await;
    let evening = before_the_evening(&house, 3).await;
    let Standing { ballot, round } = &evening.standing;
    let phone_page = server.url(&evening.address());

    let chair = Browser::start(true, 1280, 900).await;
    chair.goto(&server.url("/prihlaseni")).await;
    chair.client.find(Locator::Css("input[name=email]")).await.expect("a field").send_keys(JANA).await.expect("typed");
    chair
        .client
        .find(Locator::Css("input[name=password]"))
        .await
        .expect("a field")
        .send_keys(PASSWORD)
        .await
        .expect("typed");
    chair.click("main form button.button").await;
    chair.wait_for(".top-nav").await;
    chair.goto(&server.url(&format!("/desk/h/{}", ballot.id))).await;

    let screen = projector(&server, &evening).await;
    let spelled = format!("{}-{}", &ballot.join_code[..3], &ballot.join_code[3..]);
    sees(&screen, "main", &spelled).await;
    let early = Browser::start(true, 360, 740).await;
    early.goto(&phone_page).await;
    early.wait_for_islands().await;
    assert_eq!(early.count("input[name=listek]").await, 0, "the ballot is not open yet");

    // The chair opens, and everybody's screen follows by itself.
    chair.click("form[action$='/otevrit'] button").await;
    turnout(&screen, 0, 3).await;
    early.wait_for("input[name=listek]").await;

    // A phone with a script: taps in order.
    enters(&early, &evening, 0).await;
    taps(&early, &["Doprava", "Senioři", "Práce", "Rodiny"]).await;
    early.click(SEND).await;
    let first = receipt_of(&early).await;
    turnout(&screen, 1, 3).await;
    sees(&chair, "#votes-now", "1").await;

    // A phone whose network goes in the middle: what it ranked stays, and goes when it can.
    let lost = Browser::start(true, 360, 740).await;
    lost.goto(&phone_page).await;
    enters(&lost, &evening, 1).await;
    taps(&lost, &["Senioři", "Práce"]).await;
    let offline = |yes: bool| json!({ "offline": yes, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    lost.devtools("Network.enable", json!({})).await;
    lost.devtools("Network.emulateNetworkConditions", offline(true)).await;
    lost.click(SEND).await;
    sees(&lost, "form#ballot", "spojení").await;
    let counted = async || store::vote_count(&mut house.db.read().await.expect("a connection"), &round.id).await;
    assert_eq!(counted().await.expect("a count"), 1, "nothing has left the phone");

    // Meanwhile a phone without a script has its ballot open, and the server dies.
    let plain = Browser::start(false, 360, 740).await;
    plain.goto(&phone_page).await;
    enters(&plain, &evening, 2).await;
    chooses(&plain, ["1", "2", "2", "x"]).await;
    server.kill();
    lost.devtools("Network.emulateNetworkConditions", offline(false)).await;
    sees(&screen, "body", "Spojení se ztratilo").await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    sees(&lost, "form#ballot", "spojení").await;
    server.start_again();

    // Everything comes back by itself: the vote that waited, the screen, the phone without a script.
    let second = receipt_of(&lost).await;
    turnout(&screen, 2, 3).await;
    plain.click(SEND).await;
    let third = receipt_of(&plain).await;
    turnout(&screen, 3, 3).await;
    sees(&chair, "#votes-now", "3").await;

    // The chair closes and reveals, the last place first.
    chair.run("document.querySelector('#close-act').closest('details').open = true", vec![]).await;
    chair.click("#close-act").await;
    chair.wait_for("form[action$='/odkryt']").await;
    sees(&screen, "main", "3").await;
    let everything = screen.run("return document.documentElement.innerHTML", vec![]).await;
    assert!(
        ITEMS.iter().all(|(_, name)| !everything.as_str().unwrap_or_default().contains(name)),
        "nothing is shown yet"
    );
    let votes = store::votes_of(&mut house.db.read().await.expect("a connection"), round).await.expect("votes");
    let mut kept: Vec<String> = votes.iter().map(|vote| vote.receipt_hash.clone()).collect();
    let mut receipts = [first, second, third].map(|receipt| sha256(receipt.as_bytes()));
    kept.sort();
    receipts.sort();
    assert_eq!(kept, receipts, "three votes, and each voter has the receipt of one");

    let counted = ballots::counted(ballot, round, &votes).expect("counted");
    let order: Vec<&str> = counted.outcome.order.items().map(|item| ITEMS[item].1).collect();
    assert!(!counted.outcome.order.has_ties(), "{order:?}");
    for shown in 1..=order.len() {
        chair.click("form[action$='/odkryt'] button[value=dalsi]").await;
        sees(&screen, "main", order[order.len() - shown]).await;
        let text = screen.text("main").await;
        for hidden in &order[..order.len() - shown] {
            assert!(!text.contains(hidden), "{hidden} is not revealed yet: {text}");
        }
    }
    sees(&screen, "main", order[0]).await;
    assert_eq!(screen.console().await.iter().filter(|line| !line.contains("ERR_")).count(), 0);
    house.db.close().await;
}

/// Two servers hold no state of their own: a vote taken by one shows on the other's screen within a
/// second, and the chair's acts as well.
#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_show_the_same_within_a_second() {
    let database = Database::fresh();
    let url = database.url();
    let house = town::house(&std::env::temp_dir(), Some(&url)).await;
    let evening = before_the_evening(&house, 30).await;
    let (here, there) = (Server::start_on(&url), Server::start_on(&url));
    ballots::open(&house, JANA, house.clock.now(), &evening.standing.ballot.id).await.expect("opened");
    let screen = projector(&there, &evening).await;
    turnout(&screen, 0, 30).await;
    let state = format!("{}/stav", evening.address());
    let watching = Visitor::to(&there.url(""));
    let mut slowest = Duration::ZERO;
    for slip in 0..20 {
        let person = Visitor::to(&here.url(""));
        let thanked = evening.vote(&person, slip, ["1", "2", "3", "4"]).await;
        assert_eq!(thanked.status.as_u16(), 200, "{}", thanked.text);
        let voted = Instant::now();
        let expected = format!(" open {} ", slip + 1);
        while !watching.get(&state).await.text.contains(&expected) {
            assert!(voted.elapsed() < Duration::from_secs(1), "vote {} is not seen on the other server", slip + 1);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        slowest = slowest.max(voted.elapsed());
        if slip == 10 {
            // The screen asks by itself.
            turnout(&screen, 11, 30).await;
            assert!(voted.elapsed() < Duration::from_secs(2), "{:?}", voted.elapsed());
        }
    }
    let same = Visitor::to(&here.url("")).get(&state).await.text;
    assert_eq!(watching.get(&state).await.text, same);
    println!("twenty votes were seen on the other server after {slowest:.0?} at most");
    house.db.close().await;
}

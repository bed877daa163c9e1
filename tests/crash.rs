//! An acknowledged answer survives the plug being pulled. Thirty-two people answer a poll while the
//! server is killed again and again; whoever got no answer sends the same page once more, as people
//! do. In the end every text that anybody sent is there exactly once.

#![cfg(feature = "ssr")]

mod support;

use std::{
    collections::BTreeMap,
    hash::{BuildHasher, Hasher, RandomState},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use support::{
    postgres::Database,
    server::Server,
    town::{self, TOWN},
    visitor::{Answer, Visitor},
};
use tokio::sync::watch;

const PEOPLE: usize = 32;
/// Longer than any restart: then it hangs.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which moments are chosen follows from the seed; it is printed where the test fails, and can be
/// given back in `PRIORITA_TEST_SEED`.
struct Chance(u64);

impl Chance {
    fn new() -> Chance {
        let seed = std::env::var("PRIORITA_TEST_SEED").ok().and_then(|seed| seed.parse().ok());
        let seed = seed.unwrap_or_else(|| RandomState::new().build_hasher().finish());
        eprintln!("PRIORITA_TEST_SEED={seed}");
        Chance(seed)
    }

    /// From 0 to `most`, SplitMix64.
    fn up_to(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % (most as u64 + 1)) as usize
    }
}

/// What all tasks of one run share.
struct Run {
    site: String,
    link: String,
    /// How often the server was started: whoever got no answer waits for the next start.
    starts: watch::Receiver<usize>,
    enough: AtomicBool,
    /// Thank-you pages seen.
    acknowledged: AtomicUsize,
    thanks: watch::Sender<usize>,
    retried: AtomicUsize,
}

impl Run {
    /// Tries until there is an answer.
    async fn insist<F: Future<Output = Result<Answer, reqwest::Error>>>(&self, ask: impl Fn() -> F) -> Answer {
        let mut starts = self.starts.clone();
        loop {
            let start = *starts.borrow_and_update();
            match ask().await {
                Ok(answer) => return answer,
                Err(error) => {
                    assert!(!error.is_timeout(), "the server hangs: {error:?}");
                    self.retried.fetch_add(1, Ordering::Relaxed);
                    let next = starts.wait_for(|now| *now > start);
                    tokio::time::timeout(PATIENCE, next).await.expect("the server comes back").expect("the test runs");
                }
            }
        }
    }

    /// One person after another answers from this place; returns what they wrote.
    async fn answer(self: Arc<Self>, place: usize) -> Vec<String> {
        let mut written = Vec::new();
        while !self.enough.load(Ordering::Relaxed) {
            let text = format!("vzkaz-{place}-{}", written.len());
            let visitor = Visitor::to(&self.site);
            let page = format!("/s/anketa/1?o={}", self.link);
            let shown = self.insist(|| visitor.try_get(&page)).await;
            assert_eq!(shown.status, 200, "{}", shown.text);
            let fields = [("q.den", "po"), ("q.lidi", "2"), ("q.vzkaz", text.as_str())];
            let thanked = self.insist(|| visitor.try_post(&page, &fields)).await;
            assert_eq!(thanked.status, 200, "{}", thanked.text);
            assert!(thanked.says("Děkujeme"), "{}", thanked.text);
            written.push(text);
            let count = self.acknowledged.fetch_add(1, Ordering::Relaxed) + 1;
            self.thanks.send_replace(count);
        }
        written
    }
}

async fn survives(mut server: Server, database_url: Option<&str>, crashes: usize, mut chance: Chance) {
    let house = town::house(&server.data(), database_url).await;
    town::open_town(&house).await;
    let link = town::link(&house, "anketa", TOWN).await;
    let (started, starts) = watch::channel(1);
    let (thanks, mut thanked) = watch::channel(0);
    let run = Arc::new(Run {
        site: server.url(""),
        link,
        starts,
        enough: AtomicBool::new(false),
        acknowledged: AtomicUsize::new(0),
        thanks,
        retried: AtomicUsize::new(0),
    });
    let people: Vec<_> = (0..PEOPLE).map(|place| tokio::spawn(Arc::clone(&run).answer(place))).collect();
    for _ in 0..crashes {
        // A moment is so many thank-you pages from now, so it falls among requests under way.
        let moment = *thanked.borrow_and_update() + 1 + chance.up_to(60);
        let reached = thanked.wait_for(|count| *count >= moment);
        tokio::time::timeout(PATIENCE, reached).await.expect("people are answered").expect("the run goes on");
        server = tokio::task::spawn_blocking(move || {
            server.kill();
            server.start_again();
            server
        })
        .await
        .expect("the server starts again");
        started.send_modify(|starts| *starts += 1);
    }
    run.enough.store(true, Ordering::Relaxed);
    let mut written = Vec::new();
    for person in people {
        written.extend(person.await.expect("nobody gave up"));
    }

    let mut stored: BTreeMap<String, usize> = BTreeMap::new();
    let rows: Vec<(String,)> = sqlx::query_as("SELECT answers FROM response")
        .fetch_all(&mut *house.db.read().await.expect("a connection"))
        .await
        .expect("rows");
    for (answers,) in rows {
        let answers: serde_json::Value = serde_json::from_str(&answers).expect("JSON");
        *stored.entry(answers["vzkaz"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
    }
    let lost: Vec<&String> = written.iter().filter(|text| !stored.contains_key(*text)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    let twice: Vec<_> = stored.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "stored more than once: {twice:?}");
    assert_eq!(stored.len(), written.len(), "and nothing else");
    assert!(run.retried.load(Ordering::Relaxed) > 0, "no request was under way when the plug was pulled");

    let verified = server.command(&["verify"]).output().expect("the program runs");
    assert!(verified.status.success(), "{verified:?}");
    if database_url.is_none() {
        let mut connection = house.db.read().await.expect("a connection");
        let whole: String =
            sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut *connection).await.expect("an answer");
        assert_eq!(whole, "ok");
    }
    eprintln!("{} responses, {} retries", written.len(), run.retried.load(Ordering::Relaxed));
    house.db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_response_is_there_once_after_twenty_crashes() {
    survives(Server::start(), None, 20, Chance::new()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_response_is_there_once_on_postgresql_too() {
    let database = Database::fresh();
    let url = database.url();
    survives(Server::start_on(&url), Some(&url), 6, Chance::new()).await;
}

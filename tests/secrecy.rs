//! What the store, the log and the pages know of a ballot: votes and codes, and nothing that joins
//! them to each other or to a person. While a round is open, no page depends on what is in it.

#![cfg(feature = "ssr")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

use priorita::{
    accounts::Role,
    ballots::{self, PaperVote, Reveal, Secrecy, Slip, store},
    server::{house::House, random::sha256},
    tally::Ranking,
    vocabulary::ProcessId,
};
use regex_lite::Regex;
use reqwest::header::{HeaderMap, HeaderValue};
use sqlx::AssertSqlSafe;
use support::{
    evening::{self, Evening, ITEMS},
    postgres::Database,
    server::Server,
    thief::{columns, dump, files_of, holds_no, text_of},
    town::{self, PASSWORD},
    visitor::Visitor,
};

/// Slips in two sectors, one of them too small to be shown.
const PEOPLE: [(&str, u32); 2] = [("poskytovatele", 9), ("uzivatele", 4)];

struct Room {
    server: Server,
    house: House,
    process: ProcessId,
    _database: Option<Database>,
}

async fn a_room(database: Option<Database>) -> Room {
    let url = database.as_ref().map(Database::url);
    let server = Server::start_with(url.as_deref(), &[]);
    let house = town::house(&server.data(), url.as_deref()).await;
    let process = town::found(&house).await;
    town::account(&house, "jana@bechynsko.example", Role::Coordinator).await;
    Room { server, house, process, _database: database }
}

/// Everything that passed between the phones and the house and must not be kept.
#[derive(Default)]
struct Secrets(Vec<String>);

/// Eleven vote, three of them twice, two on paper; two slips are never used.
async fn an_evening(room: &Room, secrecy: Secrecy) -> (Evening, Secrets, Vec<String>) {
    let evening = evening::open(&room.house, &room.process, secrecy, &PEOPLE).await;
    let mut secrets = Secrets::default();
    let mut receipts = Vec::new();
    secrets.0.extend(evening.slips.iter().map(|(_, code)| code.clone()));
    for person in 0..9 {
        let (agent, address) = (format!("Telefon-cislo-{person}"), format!("203.0.113.{person}"));
        let mut headers = HeaderMap::new();
        for (name, value) in [("user-agent", &agent), ("x-forwarded-for", &address), ("forwarded", &address)] {
            headers.insert(name, HeaderValue::from_str(value).expect("a header"));
        }
        secrets.0.extend([agent, address]);
        let visitor = Visitor::telling("cs", &room.server.url(""), headers);
        let mut last = None;
        for _ in 0..=usize::from(person < 3) {
            let places = [["1", "2", "3", "4"], ["2", "1", "", "x"], ["1", "1", "3", ""]][person % 3];
            let thanked = evening.vote(&visitor, person, places).await;
            assert_eq!(thanked.status.as_u16(), 200, "{}", thanked.text);
            let receipt = evening::receipt(&thanked.text);
            secrets.0.push(receipt.clone());
            last = Some(receipt);
        }
        receipts.push(sha256(last.expect("a receipt").as_bytes()));
    }
    let paper = |slip: usize, text: &str| PaperVote {
        code: evening.slips[slip].1.clone(),
        ranking: Ranking::read(text, ITEMS.len()).expect("a ranking"),
    };
    let batch = vec![paper(9, "4,3"), paper(10, "")];
    let (ballot, round) = (&evening.standing.ballot.id, &evening.standing.round.id);
    let now = room.house.clock.now();
    ballots::enter_paper(&room.house, "jana", now, ballot, round, batch, "petr").await.expect("taken");
    (evening, secrets, receipts)
}

async fn nothing_joins_a_vote_to_a_slip(database: impl Fn() -> Option<Database>, secrecy: Secrecy) {
    let room = a_room(database()).await;
    let (evening, secrets, receipts) = an_evening(&room, secrecy).await;
    let (ballot, round) = (&evening.standing.ballot, &evening.standing.round);

    // While it is open.
    let open = dump(&room.house).await;
    let whole: String = open.values().map(|rows| text_of(rows)).collect();
    holds_no(whole.as_bytes(), secrets.0.iter(), "the store");
    let (votes, slips) = (&open["vote"], &open["slip"]);
    assert_eq!(columns(votes), ["channel", "key", "ranking", "receipt_hash", "round_id", "sector"]);
    assert_eq!(columns(slips), ["ballot_id", "code_hash", "sector"]);
    assert_eq!((votes.len(), slips.len()), (11, 13), "votes are counted by rows, and no slip is marked");
    let values = |rows: &[BTreeMap<String, String>]| -> BTreeSet<String> {
        rows.iter().flat_map(|row| row.values().cloned()).collect()
    };
    let common: BTreeSet<String> = values(votes).intersection(&values(slips)).cloned().collect();
    let sectors = PEOPLE.iter().map(|(sector, _)| (*sector).to_owned()).collect();
    assert_eq!(common, sectors, "a vote and a slip share their sector and nothing else");
    let moments = Regex::new(r"\b1[0-9]{12}\b").expect("a pattern");
    assert_eq!(moments.find(&(text_of(votes) + &text_of(slips))).map(|found| found.as_str().to_owned()), None);
    // Made, frozen, printed, opened, one batch of paper: voting leaves no event.
    let events = open["audit_event"].iter().filter(|event| event["kind"].starts_with("ballot.")).count();
    assert_eq!(events, 5);

    // After the close a code leads nowhere, and rows lie in the order of receipts' hashes.
    let keys: Vec<String> =
        evening.slips.iter().map(|(_, code)| Slip::open(&ballot.id, code).vote_key(&round.id)).collect();
    assert_eq!(votes.iter().filter(|vote| keys.contains(&vote["key"])).count(), 11, "this is how a vote is replaced");
    ballots::close(&room.house, "jana", room.house.clock.now(), &ballot.id).await.expect("closed");
    ballots::reveal(&room.house, "jana", room.house.clock.now(), &ballot.id, Reveal::Everything)
        .await
        .expect("revealed");
    let closed = dump(&room.house).await;
    let whole: String = closed.values().map(|rows| text_of(rows)).collect();
    holds_no(whole.as_bytes(), keys.iter().chain(&secrets.0), "the store after the close");
    assert!(closed["vote"].iter().all(|vote| vote["key"] == vote["receipt_hash"]));
    let kept: BTreeSet<&String> = closed["vote"].iter().map(|vote| &vote["receipt_hash"]).collect();
    assert!(receipts.iter().all(|receipt| kept.contains(receipt)), "every last receipt is in the list");
    if let Some(traces) = traces(&room.house).await {
        assert!(traces.iter().map(|(hash, _)| hash).is_sorted(), "rows lie in the order of the hashes");
        let transactions: BTreeSet<&String> = traces.iter().map(|(_, transaction)| transaction).collect();
        assert_eq!(transactions.len(), 1, "one transaction wrote them all");
    }
    // The files, after the hourly round at the latest.
    let tidied = room.server.command(&["purge", "--due"]).output().expect("the program runs");
    assert!(tidied.status.success(), "{tidied:?}");
    for (file, bytes) in files_of(&room.server.data()) {
        holds_no(&bytes, keys.iter().chain(&secrets.0), &file);
    }
    let log = room.server.log();
    holds_no(log.as_bytes(), secrets.0.iter().chain([&ballot.join_code]), "the log");
    assert!(!log.contains("/hlas"), "the log knows no addresses: {log}");

    // What everybody may see names no sector: one of them is too small.
    let everybody = Visitor::to(&room.server.url(""));
    for page in ["vysledek", "listky"] {
        let shown = everybody.get(&format!("{}/{page}", evening.address())).await;
        assert_eq!(shown.status.as_u16(), 200, "{page}: {}", shown.text);
        holds_no(shown.text.as_bytes(), secrets.0.iter(), page);
    }
    let list = everybody.get(&format!("{}/soubor/seznam.txt", evening.address())).await;
    assert_eq!(list.status.as_u16(), 200, "{}", list.text);
    assert_eq!(list.text.lines().count(), 11);
    assert!(PEOPLE.iter().all(|(sector, _)| !list.text.contains(sector)), "{}", list.text);
    let standing = ballots::standing(&mut room.house.db.read().await.expect("a connection"), &ballot.id).await;
    let hash = standing.expect("an answer").expect("there").round.list_hash;
    assert_eq!(sha256(list.text.as_bytes()), hash, "the list is the one whose hash stands in the chain");
    room.house.db.close().await;
}

/// What PostgreSQL keeps beside every row: the order on the disk and the number of the transaction.
async fn traces(house: &House) -> Option<Vec<(String, String)>> {
    let statement = "SELECT receipt_hash, CAST(xmin AS TEXT) FROM vote ORDER BY ctid";
    let mut connection = house.db.read().await.expect("a connection");
    sqlx::query_as(AssertSqlSafe(statement)).fetch_all(&mut *connection).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_drawn_slips_stay_secret() {
    nothing_joins_a_vote_to_a_slip(|| None, Secrecy::Slips).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_a_confidential_ballot_stays_confidential() {
    nothing_joins_a_vote_to_a_slip(|| None, Secrecy::Confidential).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_drawn_slips_stay_secret() {
    nothing_joins_a_vote_to_a_slip(|| Some(Database::fresh()), Secrecy::Slips).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_a_confidential_ballot_stays_confidential() {
    nothing_joins_a_vote_to_a_slip(|| Some(Database::fresh()), Secrecy::Confidential).await;
}

// ---- no partial result -------------------------------------------------------------------------

/// Every address of the table of routes that can tell something of a ballot.
fn addresses(evening: &Evening) -> Vec<String> {
    let routes = include_str!("../src/app.rs");
    let route = Regex::new(r#"\.route\(\s*"([^"]+)""#).expect("a pattern");
    let ballot = &evening.standing.ballot;
    let files = ["seznam.txt", "hlasy.preflib", "hlasy.cef", "hlasy.csv", "graf-1.svg", "graf-2.png", "tabulka-1.csv"];
    let mut addresses = vec!["/".to_owned(), "/p/bechynsko".to_owned(), "/desk".to_owned(), "/metrics".to_owned()];
    for found in route.captures_iter(routes) {
        let path = &found[1];
        if path.starts_with("/v/{") || path.starts_with("/desk/h/{") {
            let (opening, rest) = path.split_at(path.find('}').expect("a variable") + 1);
            let name = if opening.starts_with("/v/") { &ballot.join_code } else { &ballot.id.0 };
            let path = format!("{}{name}{rest}", &opening[..opening.find('{').expect("a variable")]);
            match path.split_once("{file}") {
                Some((folder, _)) => addresses.extend(files.iter().map(|file| format!("{folder}{file}"))),
                None => addresses.push(path),
            }
        }
    }
    assert!(addresses.len() > 20, "the table of routes is read: {addresses:?}");
    addresses
}

/// What the addresses answer, without what is random in every answer.
async fn answers(visitor: &Visitor, addresses: &[String]) -> BTreeMap<String, (u16, String)> {
    let random = Regex::new(r"[0-9a-f]{32,}").expect("a pattern");
    let mut answers = BTreeMap::new();
    for address in addresses {
        let answer = visitor.get(address).await;
        let text = random.replace_all(&answer.text, "…").into_owned();
        // The metrics count requests, and this is one.
        let text = if address == "/metrics" { String::new() } else { text };
        answers.insert(address.clone(), (answer.status.as_u16(), text));
    }
    answers
}

/// Everybody votes, all pages are fetched by everybody and by the chair; then everybody votes the
/// other way round, and not a letter of any page changes.
#[tokio::test(flavor = "multi_thread")]
async fn while_a_round_is_open_no_page_depends_on_what_people_voted() {
    let room = a_room(None).await;
    let evening = evening::open(&room.house, &room.process, Secrecy::Slips, &[("a", 6), ("b", 6)]).await;
    let chair = Visitor::to(&room.server.url(""));
    chair.sign_in("jana@bechynsko.example", PASSWORD).await;
    let voter = Visitor::to(&room.server.url(""));
    voter.post(&evening.address(), &[("listek", &evening.slips[0].1)]).await;
    let everybody = Visitor::to(&room.server.url(""));
    let addresses = addresses(&evening);
    let mut seen = Vec::new();
    for ranking in ["1,2,3,4", "4,3,2,1", "{2,3}", "1|2"] {
        for slip in 0..evening.slips.len() {
            evening.cast(&room.house, slip, ranking).await;
        }
        // What was remembered for a moment is asked anew.
        tokio::time::sleep(Duration::from_millis(1_200)).await;
        let mut pages = Vec::new();
        for visitor in [&everybody, &voter, &chair] {
            pages.push(answers(visitor, &addresses).await);
        }
        seen.push(pages);
    }
    for (other, visitors) in seen.iter().enumerate().skip(1) {
        for (before, now) in seen[0].iter().zip(visitors) {
            for (address, answer) in before {
                assert_eq!(answer, &now[address], "{address} changes with the votes ({other})");
            }
        }
    }
    let count = |pages: &BTreeMap<String, (u16, String)>| pages.values().filter(|(status, _)| *status == 200).count();
    assert!(count(&seen[0][2]) > count(&seen[0][0]), "the chair sees more pages than everybody");
    let stage = &seen[0][0][&format!("{}/stav", evening.address())];
    assert!(stage.1.contains(" 12 "), "how many have voted is said: {stage:?}");
    room.house.db.close().await;
}

// ---- guessing ----------------------------------------------------------------------------------

/// Ten thousand wrong codes over four hundred connections: one answer for all of them, letter for
/// letter, slower and slower; meanwhile a right code is let in at once.
#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_guesses_get_one_answer_and_are_slowed() {
    const GUESSES: usize = 10_000;
    const CONNECTIONS: usize = 400;
    let room = a_room(None).await;
    let evening = evening::open(&room.house, &room.process, Secrecy::Slips, &[("a", 8)]).await;
    let address = evening.address();
    let started = Instant::now();
    let mut guessing = tokio::task::JoinSet::new();
    for connection in 0..CONNECTIONS {
        let (visitor, address) = (Visitor::to(&room.server.url("")), address.clone());
        guessing.spawn(async move {
            let mut answers = BTreeSet::new();
            for guess in 0..GUESSES / CONNECTIONS {
                let code = format!("{:0>10}", connection * 100 + guess).replace(['0', '1'], "Z");
                let answer = visitor.post(&address, &[("listek", &code)]).await;
                let text = answer.text.replace(&code, "…");
                answers.insert((answer.status.as_u16(), text));
            }
            answers
        });
    }
    // In the middle of it somebody honest comes.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let honest = Instant::now();
    let person = Visitor::to(&room.server.url(""));
    let thanked = evening.vote(&person, 0, ["1", "2", "3", "4"]).await;
    let waited = honest.elapsed();
    assert_eq!(thanked.status.as_u16(), 200, "{}", thanked.text);
    let mut answers = BTreeSet::new();
    while let Some(done) = guessing.join_next().await {
        answers.extend(done.expect("no panic"));
    }
    let took = started.elapsed();
    assert_eq!(answers.len(), 1, "every wrong code is answered alike: {answers:#?}");
    assert_eq!(answers.first().map(|(status, _)| *status), Some(422));
    // Each connection waits two seconds for an answer once the budget of sixty is spent.
    let least = Duration::from_secs(2) * (GUESSES / CONNECTIONS - 2) as u32;
    assert!(took > least, "{took:?} for {GUESSES} guesses");
    assert!(waited < Duration::from_secs(5), "a right code waited {waited:?}");
    let mut connection = room.house.db.read().await.expect("a connection");
    let votes = store::vote_count(&mut connection, &evening.standing.round.id).await;
    assert_eq!(votes.expect("a count"), 1);
    drop(connection);
    println!("{GUESSES} guesses over {CONNECTIONS} connections took {took:.1?}; a right code meanwhile {waited:.2?}");
    room.house.db.close().await;
}

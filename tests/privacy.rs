//! What the store and the log know after fifty people answered: their answers, a place and a day,
//! and nothing that leads back to a person, a browser, an address, a code or a moment.
//! The rules are those of the privacy notice; the store is read whole, as a thief would.

#![cfg(feature = "ssr")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use priorita::{
    server::{calendar, house::House, random::sha256},
    vocabulary::{Day, Moment},
};
use regex_lite::Regex;
use reqwest::header::{HeaderMap, HeaderValue};
use sqlx::AssertSqlSafe;
use support::{
    postgres::Database,
    server::Server,
    thief::{Dump, columns, dump, file_holds, files_of, holds_no, text_of},
    town::{self, TOWN, VILLAGE},
    visitor::{Answer, Visitor},
};

const PEOPLE: usize = 50;

/// Everything that passed between the browsers and the house and must not be kept.
#[derive(Default)]
struct Secrets {
    headers: Vec<String>,
    keys: BTreeSet<String>,
    codes: Vec<String>,
    /// What somebody wrote first and changed before sending.
    withdrawn: Vec<String>,
}

impl Secrets {
    fn notice(&mut self, answer: &Answer) {
        for cookie in answer.cookies() {
            let value = cookie.split_once('=').map_or("", |(_, rest)| rest.split(';').next().unwrap_or_default());
            // Whoever stops leaves no key behind in this browser.
            if cookie.contains("Max-Age=0") {
                continue;
            }
            assert_eq!(value.len(), 32, "a key: {cookie}");
            self.keys.insert(value.to_owned());
        }
    }

    fn never_kept(&self) -> impl Iterator<Item = &String> {
        self.headers.iter().chain(&self.keys).chain(&self.codes)
    }
}

struct Town {
    server: Server,
    house: House,
    database: Option<Database>,
    started: Moment,
}

async fn open_town(database: Option<Database>) -> Town {
    let url = database.as_ref().map(Database::url);
    let server = Server::start_with(url.as_deref(), &[]);
    let house = town::house(&server.data(), url.as_deref()).await;
    town::open_town(&house).await;
    let started = house.clock.now();
    Town { server, house, database, started }
}

fn place_of(person: usize) -> &'static str {
    if person.is_multiple_of(2) { TOWN } else { VILLAGE }
}

/// Half answer the poll at once; half begin the survey, put it off, and come back by their code in
/// another browser.
async fn fifty_people(town: &Town) -> Secrets {
    let mut secrets = Secrets::default();
    for person in 0..PEOPLE {
        let (agent, address) = (format!("Prohlizec-cislo-{person}"), format!("203.0.113.{person}"));
        let mut headers = HeaderMap::new();
        for (name, value) in [
            ("user-agent", &agent),
            ("x-forwarded-for", &address),
            ("x-real-ip", &address),
            ("forwarded", &format!("for={address}")),
            ("referer", &format!("https://odkud.example/{person}")),
        ] {
            headers.insert(name, HeaderValue::from_str(value).expect("a header"));
        }
        secrets.headers.extend([agent, address, format!("odkud.example/{person}")]);
        let browser = || Visitor::telling("cs", &town.server.url(""), headers.clone());
        if person < PEOPLE / 2 {
            let page = format!("/s/anketa/1?o={}", town::link(&town.house, "anketa", place_of(person)).await);
            let visitor = browser();
            secrets.notice(&visitor.get(&page).await);
            let fields = [("q.den", "po"), ("q.vzkaz", &format!("vzkaz cislo {person}"))];
            let thanked = visitor.post(&page, &fields).await;
            assert_eq!(thanked.status.as_u16(), 200, "{}", thanked.text);
            secrets.notice(&thanked);
        } else {
            come_back_by_code(town, person, browser, &mut secrets).await;
        }
    }
    assert_eq!(secrets.codes.len(), PEOPLE);
    assert!(secrets.keys.len() >= PEOPLE + PEOPLE / 2, "{}", secrets.keys.len());
    secrets
}

async fn come_back_by_code(town: &Town, person: usize, browser: impl Fn() -> Visitor, secrets: &mut Secrets) {
    let page = format!("/s/potreby/1?o={}", town::link(&town.house, "potreby", place_of(person)).await);
    let first = browser();
    secrets.notice(&first.get(&page).await);
    secrets.notice(&first.post(&page, &[("q.vek", "starsi")]).await);
    first.post("/s/potreby/2", &[("q.pecuje", "ano")]).await;
    let withdrawn = format!("puvodni zneni {person}");
    let saved = first.post("/s/potreby/3", &[("q.prani", &withdrawn), ("then", "later")]).await;
    secrets.withdrawn.push(withdrawn);
    secrets.notice(&saved);
    let code = Regex::new(r"\b([2-9A-Z]{4}) ([2-9A-Z]{4})\b").expect("a pattern");
    let code = code.captures(&saved.text).unwrap_or_else(|| panic!("a code: {}", saved.text));
    let (code, spaced) = (format!("{}{}", &code[1], &code[2]), code[0].to_owned());
    secrets.codes.extend([code, spaced.clone()]);

    let second = browser();
    let resumed = second.post("/s/potreby/navrat", &[("code", &spaced.to_lowercase())]).await;
    assert_eq!((resumed.status.as_u16(), resumed.location()), (303, "/s/potreby/3"), "{}", resumed.text);
    secrets.notice(&resumed);
    let text = format!("konecne zneni {person}");
    second.post("/s/potreby/3", &[("q.prani", &text)]).await;
    let thanked = second.post("/s/potreby/kontrola", &[]).await;
    assert!(thanked.says("Děkujeme"), "{}", thanked.text);
    secrets.notice(&thanked);
}

// ---- reading the store as a thief would --------------------------------------------------------

/// What SURVEYS promises of every table, on either engine.
async fn keeps_the_promises(town: &Town, secrets: &Secrets, today: Day) -> Dump {
    let dump = dump(&town.house).await;
    let whole: String = dump.values().map(|rows| text_of(rows)).collect();
    holds_no(whole.as_bytes(), secrets.never_kept(), "the store");
    holds_no(town.server.log().as_bytes(), secrets.never_kept(), "the log");
    holds_no(town.server.log().as_bytes(), ["vzkaz", "zneni"].iter(), "the log");

    let (responses, sent) = (&dump["response"], &dump["sent"]);
    assert_eq!(responses.len(), PEOPLE);
    // A form of one page leaves its key, and a mark by which the same answers are known again.
    assert_eq!(sent.len(), PEOPLE + PEOPLE / 2);
    assert_eq!(dump["draft"].len(), 0, "what was sent is no draft any more");
    assert_eq!(
        columns(responses),
        ["answers", "batch_id", "channel", "collection_id", "id", "municipality_code", "received_on", "version_id"]
    );
    assert_eq!(columns(sent), ["collection_id", "expires_on", "key_hash"]);

    // The day, and in the village its Monday.
    for response in responses {
        let day = if response["municipality_code"] == VILLAGE { today.monday() } else { today };
        assert_eq!(response["received_on"], day.0.to_string());
    }
    // No moment of today hides anywhere beside an answer.
    let moments = Regex::new(r"\b1[0-9]{12}\b").expect("a pattern");
    for text in [text_of(responses), text_of(sent)] {
        let exact = moments
            .find_iter(&text)
            .find(|found| found.as_str().parse::<i64>().is_ok_and(|at| at >= town.started.0 - 3_600_000));
        assert!(exact.is_none(), "an exact time: {exact:?}");
    }
    // Nothing but the survey itself stands in both tables, and one survey has many of both.
    let values = |rows: &[BTreeMap<String, String>]| -> BTreeSet<String> {
        rows.iter().flat_map(|row| row.values().cloned()).collect()
    };
    let common: BTreeSet<String> = values(responses).intersection(&values(sent)).cloned().collect();
    let collections: BTreeSet<String> = sent.iter().map(|row| row["collection_id"].clone()).collect();
    assert_eq!(common, collections, "something joins a response to a key");
    let mut counts: Vec<usize> = collections
        .iter()
        .map(|collection| sent.iter().filter(|row| row["collection_id"] == *collection).count())
        .collect();
    counts.sort_unstable();
    assert_eq!(counts, [PEOPLE / 2, PEOPLE]);
    // Whoever has the store can try every response on every mark: without the browser's secret none fits.
    let marks: BTreeSet<&String> = sent.iter().map(|row| &row["key_hash"]).collect();
    for response in responses {
        let (collection, place, answers) =
            (&response["collection_id"], &response["municipality_code"], &response["answers"]);
        for guess in [
            answers.clone(),
            format!("{collection}\n{place}\n{answers}"),
            format!("\n{collection}\n{place}\n{answers}"),
        ] {
            assert!(!marks.contains(&sha256(guess.as_bytes())), "the answers themselves make a mark");
        }
    }
    // The id is random: no order of ids follows the order of people.
    let numbers = Regex::new(r"(vzkaz cislo|konecne zneni) (\d+)").expect("a pattern");
    let mut by_id: Vec<(&String, usize)> = responses
        .iter()
        .map(|row| (&row["id"], numbers.captures(&row["answers"]).expect("a text")[2].parse().expect("a number")))
        .collect();
    by_id.sort();
    assert!(by_id.iter().all(|(id, _)| id.len() == 32));
    let order: Vec<usize> = by_id.into_iter().map(|(_, person)| person).collect();
    assert!(is_shuffled(&order), "{order:?}");
    // The chain of events knows what coordinators did, and nothing of residents.
    assert!(dump["audit_event"].iter().all(|event| !event["kind"].starts_with("response.")));
    assert_eq!(dump["audit_event"].len(), 6, "two workbooks read, published and opened");
    dump
}

/// Whether neither the order nor its reverse shows: of 50 in random order, more than 35 ascending
/// steps come up about once in ten thousand runs, so the bound is wide.
fn is_shuffled(order: &[usize]) -> bool {
    let ascending = order.windows(2).filter(|pair| pair[0] < pair[1]).count();
    (8..=41).contains(&ascending)
}

/// Expiry and closing, as the hourly round of the server does them.
fn keep_house(town: &Town) {
    let done = town.server.command(&["purge", "--due"]).output().expect("the program runs");
    assert!(done.status.success(), "{done:?}");
}

/// Today as the server saw it; a run over midnight starts again.
async fn on_one_day(database: impl Fn() -> Option<Database>) -> (Town, Secrets, Day) {
    loop {
        let town = open_town(database()).await;
        let today = calendar::day_of(town.house.clock.now());
        let secrets = fifty_people(&town).await;
        if calendar::day_of(town.house.clock.now()) == today {
            return (town, secrets, today);
        }
    }
}

// ---- SQLite ------------------------------------------------------------------------------------

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_and_its_files_know_nobody() {
    let (town, secrets, today) = on_one_day(|| None).await;
    keeps_the_promises(&town, &secrets, today).await;
    for (file, bytes) in files_of(&town.server.data()) {
        holds_no(&bytes, secrets.never_kept(), &file);
    }

    let mut connection = town.house.db.read().await.expect("a connection");
    // Without row numbers there is no order of rows but that of the random keys.
    for table in ["response", "sent", "draft"] {
        let made: String = sqlx::query_scalar("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = $1")
            .bind(table)
            .fetch_one(&mut *connection)
            .await
            .expect("the table");
        assert!(made.trim_end().ends_with("WITHOUT ROWID"), "{made}");
        let numbers =
            sqlx::query(AssertSqlSafe(format!("SELECT rowid FROM {table}"))).fetch_all(&mut *connection).await;
        assert!(numbers.is_err(), "{table} has row numbers");
    }
    let sequences: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_sequence'")
        .fetch_one(&mut *connection)
        .await
        .expect("a count");
    assert_eq!(sequences, 0, "nothing counts rows");
    drop(connection);

    // A draft nobody came back to, and the words somebody took back, leave the files too.
    let visitor = Visitor::to(&town.server.url(""));
    let page = format!("/s/potreby/1?o={}", town::link(&town.house, "potreby", TOWN).await);
    visitor.post(&page, &[("q.vek", "starsi")]).await;
    visitor.post("/s/potreby/2", &[("q.pecuje", "ano")]).await;
    visitor.post("/s/potreby/3", &[("q.prani", "nikdy neodeslane prani")]).await;
    let mut connection = town.house.db.read().await.expect("a connection");
    let expired = sqlx::query("UPDATE draft SET expires_on = 1").execute(&mut *connection).await.expect("it expires");
    assert_eq!(expired.rows_affected(), 1);
    drop(connection);
    keep_house(&town);
    let mut gone = secrets.withdrawn.clone();
    gone.push("nikdy neodeslane prani".to_owned());
    let files = files_of(&town.server.data());
    assert!(files.iter().any(|(_, bytes)| bytes.windows(13).any(|part| part == b"konecne zneni")), "files are read");
    for (file, bytes) in files {
        holds_no(&bytes, gone.iter(), &file);
    }

    // And so do all answers on their day.
    for slug in ["anketa", "potreby"] {
        town::closed_since(&town.house, slug, town.house.clock.now().plus_days(-40)).await;
    }
    keep_house(&town);
    for (file, bytes) in files_of(&town.server.data()) {
        holds_no(&bytes, ["konecne zneni", "vzkaz cislo"].iter(), &file);
    }
    town.house.db.close().await;
}

// ---- PostgreSQL --------------------------------------------------------------------------------

/// Where a response lies and which transaction wrote it: what PostgreSQL keeps beside every row.
async fn traces(house: &House, table: &str, key: &str, slug: &str) -> Vec<(String, String, String)> {
    let statement = format!(
        "SELECT t.{key}, CAST(t.xmin AS TEXT), CAST(t.ctid AS TEXT)
         FROM {table} AS t JOIN collection ON collection.id = t.collection_id
         WHERE collection.slug = $1
         ORDER BY t.ctid"
    );
    let mut connection = house.db.read().await.expect("a connection");
    sqlx::query_as(AssertSqlSafe(statement)).bind(slug.to_owned()).fetch_all(&mut *connection).await.expect("traces")
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_knows_nobody_and_forgets_the_order_when_a_survey_closes() {
    let (town, secrets, today) = on_one_day(|| Some(Database::fresh())).await;
    assert!(town.database.is_some());
    keeps_the_promises(&town, &secrets, today).await;
    let person_of = |id: &str, dump: &Dump| {
        let row = dump["response"].iter().find(|row| row["id"] == id).expect("a response").clone();
        row["answers"].split("cislo ").nth(1).and_then(|rest| rest.split('"').next()?.parse::<usize>().ok())
    };

    // While a survey is open, the order shows to whoever runs the database, and the transaction's
    // number stands in `sent` too. The notice says so.
    let before = dump(&town.house).await;
    let open = traces(&town.house, "response", "id", "anketa").await;
    let people: Vec<usize> = open.iter().filter_map(|(id, ..)| person_of(id, &before)).collect();
    assert_eq!(people, (0..PEOPLE / 2).collect::<Vec<_>>(), "this is what is said of an open survey");
    for (language, words) in [("cs", "v jakém pořadí přišla"), ("en", "in which order it came")] {
        let notice = Visitor::speaking(language, &town.server.url("")).get("/soukromi").await;
        assert!(notice.says(words), "{language}: {}", notice.text);
    }

    // An hour after its end nothing of it is left.
    town::closed_since(&town.house, "anketa", town.house.clock.now().plus_seconds(-3_600)).await;
    keep_house(&town);
    let closed = traces(&town.house, "response", "id", "anketa").await;
    assert_eq!(closed.len(), PEOPLE / 2);
    let ids: Vec<&String> = closed.iter().map(|(id, ..)| id).collect();
    assert!(ids.is_sorted(), "the rows lie in the order of their random ids");
    let transactions: BTreeSet<&String> = closed.iter().map(|(_, transaction, _)| transaction).collect();
    assert_eq!(transactions.len(), 1, "one transaction wrote them all");
    let keys = traces(&town.house, "sent", "key_hash", "anketa").await;
    assert!(keys.iter().all(|(_, transaction, _)| !transactions.contains(transaction)), "nothing is shared with keys");
    let keys: Vec<&String> = keys.iter().map(|(key, ..)| key).collect();
    assert!(keys.is_sorted(), "the keys too lie in their own random order");
    let people: Vec<usize> = closed.iter().filter_map(|(id, ..)| person_of(id, &before)).collect();
    assert!(is_shuffled_of_25(&people), "{people:?}");
    // Not a letter was lost on the way.
    assert_eq!(sorted(&dump(&town.house).await["response"]), sorted(&before["response"]));

    // What people took back is not in the table's file either.
    for words in &secrets.withdrawn {
        assert!(!file_holds(&town.house, "draft", words).await, "“{words}” is still in the file");
    }
    // And on its day everything goes.
    assert!(file_holds(&town.house, "response", "vzkaz cislo").await, "the file is read");
    town::closed_since(&town.house, "anketa", town.house.clock.now().plus_days(-40)).await;
    keep_house(&town);
    assert!(!file_holds(&town.house, "response", "vzkaz cislo").await);
    town.house.db.close().await;
}

fn is_shuffled_of_25(order: &[usize]) -> bool {
    let ascending = order.windows(2).filter(|pair| pair[0] < pair[1]).count();
    (2..=22).contains(&ascending)
}

fn sorted(rows: &[BTreeMap<String, String>]) -> BTreeSet<BTreeMap<String, String>> {
    rows.iter().cloned().collect()
}

/// On SQLite the sentence about PostgreSQL would only worry people.
#[tokio::test(flavor = "multi_thread")]
async fn the_notice_speaks_of_the_database_that_runs_here() {
    let server = Server::start();
    let notice = Visitor::to(&server.url("")).get("/soukromi").await;
    assert_eq!(notice.status.as_u16(), 200);
    assert!(!notice.says("PostgreSQL"), "{}", notice.text);
}

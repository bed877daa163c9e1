//! What is public of a survey, and what only the desk may know: the real program, a coordinator who
//! publishes while answers come, somebody who looks after every form, and groups.

#![cfg(feature = "ssr")]

mod support;

use std::time::{Duration, Instant};

use priorita::{
    accounts::Role,
    processes::{self, Process},
    results::priorities::{self, NotCounted, Origin, PriorityList, Source},
    server::house::House,
    vocabulary::Localized,
};
use support::{
    postgres::Database,
    server::Server,
    town::{self, PASSWORD, TOWN, VILLAGE},
    visitor::Visitor,
};

const JANA: &str = "jana@obec.example";
const TOMAS: &str = "tomas@obec.example";

struct Town {
    server: Server,
    house: House,
    _database: Option<Database>,
}

impl Town {
    async fn open(database: Option<Database>) -> Town {
        let url = database.as_ref().map(Database::url);
        let server = Server::start_with(url.as_deref(), &[]);
        let house = town::house(&server.data(), url.as_deref()).await;
        town::open_town(&house).await;
        town::account(&house, JANA, Role::Coordinator).await;
        town::account(&house, TOMAS, Role::Analyst).await;
        Town { server, house, _database: database }
    }

    async fn signed_in(&self, email: &str) -> Visitor {
        let visitor = Visitor::to(&self.server.url(""));
        visitor.sign_in(email, PASSWORD).await;
        visitor
    }

    fn reader(&self) -> Visitor {
        Visitor::to(&self.server.url(""))
    }

    fn run(&self, args: &[&str]) -> std::process::Output {
        self.server.command(args).output().expect("the program runs")
    }

    /// So many forms with this day and this time.
    fn arrive(&self, forms: &[(&str, &str, usize)]) {
        let mut lines = "municipality;den;cas\n".to_owned();
        for (day, time, count) in forms {
            for number in 0..*count {
                let place = if number % 2 == 1 { VILLAGE } else { TOWN };
                lines.push_str(&format!("{place};{day};{time}\n"));
            }
        }
        let file = self.server.data().join("prislo.csv");
        std::fs::write(&file, lines).expect("written");
        let done = self.run(&["import", "anketa", &file.display().to_string(), "--channel", "web", "--again"]);
        assert!(done.status.success(), "{done:?}");
    }

    /// The hourly round.
    fn an_hour_passes(&self) {
        let done = self.run(&["purge", "--due"]);
        assert!(done.status.success(), "{done:?}");
    }

    async fn publish(&self, jana: &Visitor, published: &str) {
        let answer = jana.post("/desk/c/anketa/vysledky", &[("published", published)]).await;
        assert_eq!(answer.location(), "/desk/c/anketa", "{}", answer.text);
    }

    /// Forty days after its end the answers of the poll leave.
    async fn closed_long_ago(&self) {
        town::closed_since(&self.house, "anketa", self.house.clock.now().plus_days(-40)).await;
        self.an_hour_passes();
    }

    async fn process(&self) -> Process {
        let mut connection = self.house.db.read().await.expect("a connection");
        let process = processes::store::process_by_slug(&mut connection, "bechynsko").await.expect("an answer");
        process.expect("the process")
    }

    async fn number(&self, question: &'static str) -> i64 {
        let mut connection = self.house.db.read().await.expect("a connection");
        sqlx::query_scalar(question).fetch_one(&mut *connection).await.expect("a number")
    }
}

/// Pages may be shown for two seconds before they are read anew: asks until it is so.
async fn until(what: &str, is: impl AsyncFn() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !is().await {
        assert!(Instant::now() < end, "{what}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn on_both(test: impl AsyncFn(&Town)) {
    for database in [None, Some(Database::fresh())] {
        let town = Town::open(database).await;
        test(&town).await;
        town.house.db.close().await;
    }
}

const TABLES: [&str; 3] =
    ["/vysledky/anketa/tabulka-1.csv", "/vysledky/anketa/tabulka-2.csv", "/vysledky/anketa/tabulka-5.csv"];

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_before_and_after_each_form_sees_the_same_figures() {
    on_both(async |town| {
        let jana = town.signed_in(JANA).await;
        let reader = town.reader();
        town.arrive(&[("po", "rano", 10), ("ut", "vecer", 10)]);
        assert_eq!(reader.get("/vysledky/anketa").await.status.as_u16(), 404, "nothing is public yet");
        town.publish(&jana, "1").await;
        let page = reader.get("/vysledky/anketa").await;
        assert!(page.says("Stav k") && page.says("20\u{a0}dotazníků") || page.says("20 dotazníků"), "{}", page.text);
        let read = async || {
            let mut all = String::new();
            for table in TABLES {
                all.push_str(&reader.get(table).await.text);
            }
            all
        };
        let first = read().await;
        assert!(first.contains("stav k"), "{first}");
        for _ in 0..4 {
            town.arrive(&[("po", "vecer", 1)]);
            town.an_hour_passes();
            // Longer than any page is remembered.
            tokio::time::sleep(Duration::from_millis(2_200)).await;
            assert_eq!(read().await, first);
        }
        // Five who all said the same: the difference would be their answer.
        town.arrive(&[("po", "vecer", 1)]);
        town.an_hour_passes();
        tokio::time::sleep(Duration::from_millis(2_200)).await;
        assert_eq!(read().await, first);
        // To publish again is no way around.
        town.publish(&jana, "0").await;
        town.publish(&jana, "1").await;
        assert_eq!(read().await, first);
        // On the command line too.
        let json = town.run(&["results", "anketa", "--question", "den", "--json"]);
        let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
        assert_eq!(json[0]["base"]["returned"], 20);
        assert!(json[0]["as_of"].is_string());
        // A table of two questions is none of a running collection.
        let crossed = reader.get("/vysledky/anketa/krizova?otazka=den&podle=cas").await;
        assert_eq!(crossed.status.as_u16(), 404);
        assert!(crossed.says("až po konci sběru"), "{}", crossed.text);
        assert_eq!(reader.get("/vysledky/anketa/krizova.csv?otazka=den&podle=cas").await.status.as_u16(), 404);
        // The page of the plan counts no faster.
        assert!(reader.get("/p/bechynsko").await.says("20 odpověd"));

        // When enough came who said different things, all are told of together: 10 + 5 + 6, 10 + 6.
        town.arrive(&[("po", "rano", 6), ("ut", "vecer", 6)]);
        town.an_hour_passes();
        until("the figures move on", async || reader.get(TABLES[0]).await.text.contains("Pondělí;21;")).await;
        assert_eq!(town.number("SELECT COUNT(*) FROM audit_event WHERE kind = 'results.moved'").await, 1);
        assert_eq!(town.number("SELECT COUNT(*) FROM published_report").await, 1);

        // After the end everything is told, and then by groups as well.
        town.arrive(&[("po", "rano", 1), ("ut", "rano", 4)]);
        town::closed_since(&town.house, "anketa", town.house.clock.now().plus_days(-1)).await;
        town.an_hour_passes();
        until("the final report", async || reader.get(TABLES[0]).await.text.contains("Pondělí;22;")).await;
        let page = reader.get("/vysledky/anketa").await;
        assert!(!page.says("Stav k") && page.says("Sběr "), "{}", page.text);
        let crossed = reader.get("/vysledky/anketa/krizova?otazka=den&podle=cas").await;
        assert_eq!(crossed.status.as_u16(), 200, "{}", crossed.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn fewer_than_five_who_came_last_are_not_told_of_by_the_final_report() {
    let town = Town::open(None).await;
    let jana = town.signed_in(JANA).await;
    let reader = town.reader();
    town.arrive(&[("po", "rano", 10), ("ut", "vecer", 10)]);
    town.publish(&jana, "1").await;
    town.arrive(&[("po", "vecer", 3)]);
    town::closed_since(&town.house, "anketa", town.house.clock.now().plus_days(-1)).await;
    town.an_hour_passes();
    tokio::time::sleep(Duration::from_millis(2_200)).await;
    let page = reader.get("/vysledky/anketa").await;
    assert!(page.says("Stav k") && page.says("méně než pět"), "{}", page.text);
    assert!(reader.get(TABLES[0]).await.text.contains("Pondělí;10;"));
    let crossed = reader.get("/vysledky/anketa/krizova?otazka=den&podle=cas").await;
    assert_eq!(crossed.status.as_u16(), 404, "it would tell of the three");
    // Those who may know see all of them.
    assert!(jana.get("/desk/c/anketa/interni/tabulka-1.csv").await.text.contains("Pondělí;13;"));
    // What is kept when the answers leave is what was public, or the two together would tell.
    town::closed_since(&town.house, "anketa", town.house.clock.now().plus_days(-40)).await;
    town.an_hour_passes();
    until("it is kept", async || reader.get("/vysledky/anketa").await.says("už byly podle slibu smazány")).await;
    assert!(reader.get(TABLES[0]).await.text.contains("Pondělí;10;"));
    assert_eq!(town.number("SELECT COUNT(*) FROM published_report").await, 0, "exact counts leave with the answers");
    assert!(reader.get("/p/bechynsko").await.says("20 odpověd"), "and nobody is told that nobody answered");
    town.house.db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_of_the_desk_are_seen_with_the_right_only_and_say_what_they_are() {
    let town = Town::open(None).await;
    let (jana, tomas, reader) = (town.signed_in(JANA).await, town.signed_in(TOMAS).await, town.reader());
    town.arrive(&[("po", "rano", 20), ("ut", "vecer", 2)]);
    town.publish(&jana, "1").await;
    let mark = "Interní – není určeno ke zveřejnění";
    let addresses = [
        "/desk/c/anketa/interni",
        "/desk/c/anketa/interni?skupiny=1",
        "/desk/c/anketa/interni/graf-1.svg",
        "/desk/c/anketa/interni/graf-1.svg?stahnout=1",
        "/desk/c/anketa/interni/tabulka-1.csv",
        "/desk/c/anketa/interni/krizova?otazka=den&podle=cas",
        "/desk/c/anketa/interni/krizova.csv?otazka=den&podle=cas",
    ];
    for address in addresses {
        let seen = tomas.get(address).await;
        assert_eq!(seen.status.as_u16(), 200, "{address}");
        assert_eq!(seen.headers["cache-control"], "no-store", "{address}");
        assert!(seen.says(mark), "{address}: {}", seen.text);
        let stranger = reader.get(address).await;
        assert_eq!(stranger.status.as_u16(), 303, "{address}");
        assert!(stranger.location().starts_with("/prihlaseni"), "{address}");
    }
    // Asked in turns, neither is taken for the other.
    for _ in 0..2 {
        assert!(tomas.get("/desk/c/anketa/interni/tabulka-1.csv").await.text.contains("Úterý;2;"));
        let public = reader.get("/vysledky/anketa/tabulka-1.csv").await.text;
        assert!(public.contains("Úterý;skryto") && !public.contains("Interní"), "{public}");
        let mine = jana.get("/vysledky/anketa/tabulka-1.csv").await.text;
        assert_eq!(mine, public, "at the public address everybody sees the same");
    }
    assert!(jana.get("/vysledky/anketa").await.says("/desk/c/anketa/interni"), "those who may know find the way");
    assert!(!reader.get("/vysledky/anketa").await.says("/desk/c/anketa/interni"));
    assert!(jana.get("/desk/c/anketa").await.says("/desk/c/anketa/interni"));
    let zip = tomas.get("/desk/c/anketa/interni/vse.zip").await;
    assert!(zip.headers["content-disposition"].to_str().expect("text").contains("interni-anketa-vse.zip"));
    assert_eq!(town.number("SELECT COUNT(*) FROM audit_event WHERE kind LIKE 'results.%'").await, 1, "only publishing");
    town.house.db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_replace_holes_and_change_only_while_nothing_is_public() {
    on_both(async |town| {
        let jana = town.signed_in(JANA).await;
        let reader = town.reader();
        town.arrive(&[("po", "rano", 10), ("ut", "vecer", 3), ("ut", "none", 4)]);
        let form = jana.get("/desk/c/anketa/skupiny").await;
        assert!(form.says("name=\"g.cas.vecer\"") && form.says("name=\"b.lidi\""), "{}", form.text);
        let bad = jana.post("/desk/c/anketa/skupiny", &[("g.cas.vecer", "Jindy než ráno")]).await;
        assert_eq!(bad.status.as_u16(), 422);
        assert!(bad.says("má jen jednu možnost") && bad.says("value=\"Jindy než ráno\""), "{}", bad.text);
        let groups = [("g.cas.vecer", "Ráno ne / Not early"), ("g.cas.none", "Ráno ne / Not early")];
        let saved = jana.post("/desk/c/anketa/skupiny", &groups).await;
        assert_eq!(saved.location(), "/desk/c/anketa/skupiny?ulozeno=1", "{}", saved.text);
        assert!(jana.get("/desk/c/anketa/skupiny").await.says("value=\"Ráno ne / Not early\""));
        assert_eq!(town.number("SELECT COUNT(*) FROM audit_event WHERE kind = 'results.regrouped'").await, 1);

        town.publish(&jana, "1").await;
        // 3 in the evening and 4 never.
        assert!(reader.get(TABLES[1]).await.text.contains("Ráno ne;7;"), "{}", reader.get(TABLES[1]).await.text);
        assert!(reader.get("/vysledky/anketa/tabulka-2.csv?jazyk=en").await.text.contains("Not early,7,"));
        assert!(reader.get("/vysledky/anketa").await.says("sloučené do skupin"));
        // The desk sees both.
        assert!(jana.get("/desk/c/anketa/interni/tabulka-2.csv").await.text.contains("Večer;3;"));
        assert!(jana.get("/desk/c/anketa/interni/tabulka-2.csv?skupiny=1").await.text.contains("Ráno ne;7;"));

        let form = jana.get("/desk/c/anketa/skupiny").await;
        assert!(form.says("Nejdřív výsledky") && !form.says("name=\"g.cas.vecer\""), "{}", form.text);
        let refused = jana.post("/desk/c/anketa/skupiny", &[]).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(reader.get(TABLES[1]).await.text.contains("Ráno ne;7;"));
        // Withdrawn, it wants to be said that it was public before.
        town.publish(&jana, "0").await;
        let refused = jana.post("/desk/c/anketa/skupiny", &[]).await;
        assert_eq!(refused.status.as_u16(), 422);
        assert!(refused.says("Potvrďte prosím"), "{}", refused.text);
        let saved = jana.post("/desk/c/anketa/skupiny", &[("confirm", "1")]).await;
        assert_eq!(saved.location(), "/desk/c/anketa/skupiny?ulozeno=1", "{}", saved.text);
        town.publish(&jana, "1").await;
        until("without groups", async || reader.get(TABLES[1]).await.text.contains("Večer;skryto")).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_report_that_cannot_be_read_says_so_on_the_page() {
    let town = Town::open(None).await;
    let jana = town.signed_in(JANA).await;
    town.arrive(&[("po", "rano", 10), ("ut", "vecer", 10)]);
    town.publish(&jana, "1").await;
    town::closed_since(&town.house, "anketa", town.house.clock.now().plus_days(-40)).await;
    town.an_hour_passes();
    let mut connection = town.house.db.read().await.expect("a connection");
    sqlx::query("UPDATE frozen_report SET document = SUBSTR(document, 1, 99)")
        .execute(&mut *connection)
        .await
        .expect("cut off");
    drop(connection);
    let reader = town.reader();
    until("the page says it", async || reader.get("/vysledky/anketa").await.status.as_u16() == 500).await;
    let page = reader.get("/vysledky/anketa").await;
    assert!(page.says("program jejich zápisu nerozumí") && page.says("Nic se nesmazalo"), "{}", page.text);
    assert_eq!(reader.get("/p/bechynsko").await.status.as_u16(), 200, "the rest of the house stands");
    assert_eq!(jana.get("/desk").await.status.as_u16(), 200);
    town.house.db.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_early_state_that_was_withdrawn_is_not_what_stays_of_a_survey() {
    let town = Town::open(None).await;
    let jana = town.signed_in(JANA).await;
    town.arrive(&[("po", "rano", 10), ("ut", "vecer", 10)]);
    town.publish(&jana, "1").await;
    town.publish(&jana, "0").await;
    town.arrive(&[("po", "vecer", 30)]);
    town.closed_long_ago().await;
    let json = town.run(&["results", "anketa", "--question", "den", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!((&json[0]["frozen"], &json[0]["base"]["returned"]), (&true.into(), &50.into()), "{json:#}");
    town.house.db.close().await;
}

/// A list of one source: at what time people could come.
async fn a_list_of_times(town: &Town) -> PriorityList {
    let (now, house) = (town.house.clock.now(), &town.house);
    let process = town.process().await;
    let offered = priorities::candidates(house, now, &process).await.expect("sources");
    let times =
        offered.iter().find(|one| matches!(&one.origin, Origin::Question { question, .. } if question == "cas"));
    let times = times.expect("the question is offered");
    let source = Source {
        key: "z1".to_owned(),
        name: "Knihobus".to_owned(),
        name_en: String::new(),
        origin: times.origin.clone(),
        options: times.options.clone(),
        matches: times.options.iter().map(|option| (option.id.clone(), option.id.clone())).collect(),
    };
    let making = priorities::Making {
        slug: "casy".to_owned(),
        title: Localized::plain("Kdy má jezdit"),
        items: times.options.clone(),
        top: 1,
        sources: vec![source],
    };
    let list = priorities::make(house, "jana", now, &process.id, making).await.expect("made");
    let weights = list.voices().into_iter().map(|(key, ..)| (key, 100)).collect();
    priorities::state(house, "jana", now, &list.id, 0, None, weights, String::new()).await.expect("stated");
    list
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_priorities_tells_of_no_form_that_the_tables_do_not_tell_of() {
    on_both(async |town| {
        let jana = town.signed_in(JANA).await;
        town.arrive(&[("po", "rano", 12), ("ut", "vecer", 8)]);
        let list = a_list_of_times(town).await;
        let people = async || {
            let (now, process) = (town.house.clock.now(), town.process().await);
            let statements = {
                let mut connection = town.house.db.read().await.expect("a connection");
                priorities::store::statements_of(&mut connection, &list.id).await.expect("statements")
            };
            let counted =
                priorities::counted(&town.house, now, &process, &list, &statements).await.expect("no problem");
            counted.map(|document| document.people())
        };
        assert_eq!(people().await.expect("counted"), 20);
        // Before anything is published a signature would be the first of several states.
        let page = jana.get(&format!("/desk/l/{}", list.id)).await;
        let seen = page.text.split("name=\"seen\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
        let today = priorita::server::calendar::day_of(town.house.clock.now()).iso();
        let fields = [("seen", seen.expect("a fingerprint")), ("on", today.as_str()), ("body", "Zastupitelstvo")];
        let refused = jana.post(&format!("/desk/l/{}/schvalit", list.id), &fields).await;
        assert_eq!(refused.status.as_u16(), 422, "{}", refused.text);
        assert!(refused.says("ještě běží a jeho výsledky nejsou zveřejněné"), "{}", refused.text);

        town.publish(&jana, "1").await;
        town.arrive(&[("po", "vecer", 3)]);
        assert_eq!(people().await.expect("counted"), 20, "the three wait for the next step");
        town.closed_long_ago().await;
        let deleted = people().await.expect_err("nobody is left to count");
        assert!(matches!(deleted, NotCounted::Deleted { .. }), "{deleted:?}");
        let page = format!("/desk/l/{}", list.id);
        until("the page says so", async || jana.get(&page).await.says("byly podle slibu smazány")).await;
    })
    .await;
}

//! What people, browsers, other sites and bad days send: nothing a person typed is an error of the
//! house, no word they wrote is lost, every problem speaks both languages, and the log keeps quiet.

#![cfg(feature = "ssr")]

mod support;

use std::{path::Path, process::Command, time::Instant};

use priorita::{accounts::Role, ballots::Secrecy, server::house::House};
use regex_lite::Regex;
use reqwest::Method;
use support::{
    cable::Cable,
    evening,
    postgres::Database,
    server::Server,
    town::{self, PASSWORD, TOWN},
    visitor::{Answer, Visitor},
};

/// A running server, its store seen from behind, and its database if it has one of its own.
struct Site {
    server: Server,
    house: House,
    /// The poll's link of the town.
    link: String,
    _database: Option<Database>,
}

impl Site {
    async fn on_sqlite() -> Site {
        Site::with(Server::start(), None).await
    }

    async fn on_postgres() -> Site {
        let database = Database::fresh();
        Site::with(Server::start_on(&database.url()), Some(database)).await
    }

    async fn with(server: Server, database: Option<Database>) -> Site {
        let url = database.as_ref().map(Database::url);
        let house = town::house(&server.data(), url.as_deref()).await;
        let process = town::open_town(&house).await;
        let version = town::publish(&house, &process, &town::POLL.replace("ANKETA", "JINA")).await;
        town::open_from(&house, &process, &version, "skoncila", (-1, 1)).await;
        town::closed_since(&house, "skoncila", house.clock.now().plus_days(-3)).await;
        town::open_from(&house, &process, &version, "zacne", (3, 9)).await;
        let link = town::link(&house, "anketa", TOWN).await;
        Site { server, house, link, _database: database }
    }

    fn visitor(&self) -> Visitor {
        Visitor::to(&self.server.url(""))
    }

    fn poll(&self) -> String {
        format!("/s/anketa/1?o={}", self.link)
    }

    async fn signed_in(&self, email: &str, role: Role) -> Visitor {
        town::account(&self.house, email, role).await;
        let visitor = self.visitor();
        let entered = visitor.sign_in(email, PASSWORD).await;
        assert_eq!((entered.status.as_u16(), entered.location()), (303, "/desk"), "{}", entered.text);
        visitor
    }

    async fn number(&self, question: &'static str) -> i64 {
        let mut connection = self.house.db.read().await.expect("a connection");
        sqlx::query_scalar(question).fetch_one(&mut *connection).await.expect("a number")
    }

    async fn responses(&self) -> i64 {
        self.number("SELECT COUNT(*) FROM response").await
    }

    async fn close(self) {
        self.house.db.close().await;
    }
}

/// Runs a test on a server of each engine.
async fn on_both(test: impl AsyncFn(&Site)) {
    for site in [Site::on_sqlite().await, Site::on_postgres().await] {
        test(&site).await;
        site.close().await;
    }
}

/// A page of ours with this status; never a bare line of a library.
#[track_caller]
fn is_page(answer: &Answer, status: u16, what: &str) {
    assert_eq!(answer.status.as_u16(), status, "{what}: {}", answer.text);
    let kind = answer.headers.get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    assert!(kind.starts_with("text/html"), "{what}: {kind}: {}", answer.text);
    assert!(answer.text.contains("<h1"), "{what}: {}", answer.text);
    assert!(answer.headers.contains_key("content-security-policy"), "{what}");
}

/// A problem page that says the same thing in the other language too.
#[track_caller]
fn is_problem(answer: &Answer, status: u16, what: &str) {
    is_page(answer, status, what);
    let other = if answer.text.contains("<html lang=\"cs\"") { "en" } else { "cs" };
    let aside = Regex::new(&format!("<p [^>]*lang=\"{other}\"[^>]*>[^<]{{20,}}")).expect("a pattern");
    assert!(aside.is_match(&answer.text), "{what}: not in the other language: {}", answer.text);
    if other == "en" {
        let words = aside.find(&answer.text).expect("just found").as_str();
        assert!(words.is_ascii() || !words.contains(['ř', 'š', 'ž']), "{what}: Czech among English: {words}");
    }
    assert!(!answer.text.contains("problem-"), "{what}: a word is missing: {}", answer.text);
}

const FILLED: [(&str, &str); 4] = [("q.den", "po"), ("q.cas", "rano"), ("q.lidi", "2"), ("q.vzkaz", "Lavička, prosím")];

/// The filled-in poll with one field changed or added.
fn filled<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let rest = FILLED.into_iter().filter(|(name, _)| *name != field);
    rest.chain([(field, value)]).collect()
}

// ---- addresses ---------------------------------------------------------------------------------

#[tokio::test]
async fn an_address_that_leads_nowhere_is_a_page_in_both_languages() {
    on_both(async |site| {
        let long = format!("/s/{}", "a".repeat(6_000));
        let many_parts = format!("/{}", "x/".repeat(500));
        let addresses = [
            ("/neni", 404),
            ("/s/neznamy", 404),
            ("/s/neznamy/1", 404),
            ("/s/neznamy/kontrola", 404),
            ("/s/neznamy/navrat", 404),
            ("/s/anketa?o=NEZNAM", 404),
            ("/s/anketa/1?o=NEZNAM", 404),
            ("/s/anketa/0", 404),
            ("/s/anketa/999", 404),
            ("/s/anketa/abc", 404),
            ("/s/anketa/-1", 404),
            ("/s/anketa/1.5", 404),
            ("/s/anketa/99999999999999999999999999", 404),
            ("/s/skoncila", 410),
            ("/s/skoncila/1", 410),
            ("/s/zacne", 404),
            ("/s/zacne/1", 404),
            ("/p/neznamy", 404),
            ("/vysledky/neznamy", 404),
            ("/vysledky/anketa", 404),
            ("/vysledky/anketa/tabulka-1.csv", 404),
            ("/soukromi?s=neznamy", 404),
            ("/prvni-ucet/00000000000000000000000000000000", 410),
            ("/pkg/neni.js", 404),
            ("/s/%00", 404),
            ("/p/%00", 404),
            ("/vysledky/a%00b", 404),
            ("/prvni-ucet/%00", 404),
            ("/s/%FF", 404),
            ("/p/%C5", 404),
            ("/vysledky/%zz", 404),
            ("/s/anketa/%00", 404),
            ("/s/..%2f..%2fetc%2fpasswd", 404),
            ("/s/'%20OR%201=1--", 404),
            (long.as_str(), 404),
            (many_parts.as_str(), 404),
            ("/predvolby", 405),
            ("/odhlaseni", 405),
        ];
        for visitor in [Visitor::to(&site.server.url("")), Visitor::speaking("en", &site.server.url(""))] {
            for (address, status) in addresses {
                is_problem(&visitor.get(address).await, status, address);
            }
        }
        assert_eq!(site.responses().await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_way_of_asking_that_an_address_does_not_know_is_explained() {
    let site = Site::on_sqlite().await;
    let visitor = site.visitor();
    for (method, address) in [
        (Method::POST, "/vysledky/anketa"),
        (Method::DELETE, "/s/anketa"),
        (Method::PUT, "/s/anketa/1"),
        (Method::PATCH, "/"),
        (Method::GET, "/desk/c/anketa/uzavrit"),
    ] {
        let response = visitor.client.request(method.clone(), visitor.url(address)).send().await.expect("an answer");
        let answer = Answer::of(response).await.expect("to its end");
        if address.starts_with("/desk") {
            // The door comes first: it tells nobody what stands behind it.
            assert!(matches!(answer.status.as_u16(), 303 | 405), "{method} {address}: {}", answer.status);
            continue;
        }
        is_problem(&answer, 405, &format!("{method} {address}"));
        assert!(answer.headers.contains_key("allow"), "{method} {address}: HTTP wants to hear which ways there are");
    }
    // About the longest address that HTTP libraries send at all.
    is_problem(&visitor.get(&format!("/s/{}", "a".repeat(60_000))).await, 404, "60 000 letters");
    site.close().await;
}

#[tokio::test]
async fn an_unknown_language_is_said_on_the_page_itself() {
    let site = Site::on_sqlite().await;
    for code in ["xx", "%3Cscript%3E", "cs-CZ-neco", "%FF", ""] {
        for page in ["/", "/s/anketa", "/soukromi"] {
            let answer = site.visitor().get(&format!("{page}?jazyk={code}")).await;
            is_page(&answer, 200, code);
            assert!(!answer.text.contains("<script>"), "{code}: {}", answer.text);
        }
    }
    let answer = site.visitor().get("/?jazyk=xx").await;
    assert!(answer.says("xx"), "{}", answer.text);
    let back = site.visitor().post("/predvolby", &[("lang", "xx"), ("back", "//evil.example")]).await;
    assert_eq!((back.status.as_u16(), back.location()), (303, "/?jazyk=xx"));
    site.close().await;
}

// ---- forms -------------------------------------------------------------------------------------

#[tokio::test]
async fn a_form_that_cannot_be_read_is_sent_back_politely() {
    on_both(async |site| {
        let visitor = site.visitor();
        for body in ["q.den=%FF", "q.den=po&q.vzkaz=%C5", "q.vzkaz=a%00b", "q.den=%zz", "q.den=%"] {
            is_problem(&visitor.post_raw(&site.poll(), body).await, 400, body);
        }
        is_problem(&visitor.post_raw(&site.poll(), vec![0xFF_u8, 0x00, 0xFE]).await, 400, "bytes");
        for address in ["/s/neznamy/1", "/s/anketa/0", "/s/anketa/abc", "/s/neznamy/kontrola", "/s/neznamy/navrat"] {
            is_problem(&visitor.post(address, &FILLED).await, 404, address);
        }
        for address in ["/s/skoncila/1", "/s/skoncila/kontrola", "/s/skoncila/navrat"] {
            is_problem(&visitor.post(address, &FILLED).await, 410, address);
        }
        is_problem(&visitor.post("/s/zacne/1", &FILLED).await, 404, "not yet open");
        is_problem(&visitor.post("/s/anketa/1?o=NEZNAM", &FILLED).await, 404, "an unknown link");
        assert_eq!(site.responses().await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_an_answer_is_said_beside_it_and_the_words_stay() {
    on_both(async |site| {
        let visitor = site.visitor();
        let long = "á".repeat(20_000);
        let wrong = [
            filled("q.den", "streda"),
            filled("q.den", "\u{202e}🐎"),
            filled("q.den", ""),
            filled("q.cas", "vymyslene"),
            filled("q.lidi", "dva"),
            filled("q.lidi", "99"),
            filled("q.lidi", "-9223372036854775809"),
            filled("q.lidi", "9223372036854775808"),
            filled("q.lidi", "1e3"),
        ];
        for fields in wrong {
            let answer = visitor.post(&site.poll(), &fields).await;
            is_page(&answer, 422, &format!("{fields:?}"));
            assert!(answer.says("Lavička, prosím"), "{fields:?}: the words stay: {}", answer.text);
            assert!(answer.text.contains("id=\"errors\"") && answer.text.contains("<title>Chyba:"), "{fields:?}");
        }
        // Both answers that exclude each other.
        let mut both = filled("q.cas", "none");
        both.push(("q.cas", "rano"));
        is_page(&visitor.post(&site.poll(), &both).await, 422, "never and in the morning");

        let answer = visitor.post(&site.poll(), &filled("q.vzkaz", &long)).await;
        is_page(&answer, 422, "20 000 letters");
        let digits = answer.text.replace(['\u{a0}', '\u{202f}'], "");
        assert!(digits.contains("20000") && digits.contains("5000"), "its length and the limit are said");
        assert!(answer.text.contains(&long), "and all of it stays on the page");

        let mut other = filled("q.cas", "other");
        other.push(("o.cas", &long));
        let answer = visitor.post(&site.poll(), &other).await;
        is_page(&answer, 422, "20 000 letters beside other");
        assert!(answer.text.contains(&long), "and all of it stays on the page");
        assert_eq!(site.responses().await, 0);
    })
    .await;
}

#[tokio::test]
async fn ten_megabytes_of_text_are_refused_in_a_sentence() {
    let site = Site::on_sqlite().await;
    let huge = "a".repeat(10 * 1024 * 1024);
    for (language, sentence) in [("cs", "nejvýš 1024 kB"), ("en", "at most 1024 kB")] {
        let visitor = Visitor::speaking(language, &site.server.url(""));
        let answer = visitor.post(&site.poll(), &filled("q.vzkaz", &huge)).await;
        is_problem(&answer, 413, language);
        assert!(answer.says(sentence), "{}", answer.text);
    }
    assert_eq!(site.responses().await, 0);
    site.close().await;
}

#[tokio::test]
async fn letters_of_the_whole_world_come_back_as_they_were_typed() {
    on_both(async |site| {
        let text = "Žluťoučký <b>kůň</b> & \"úpěl\" – Ґанок 'їжак' 🐎 \u{202e} ${vek} =1+1";
        let visitor = site.visitor();
        let answer = visitor.post(&site.poll(), &filled("q.vzkaz", text)).await;
        is_page(&answer, 200, "letters");
        assert!(!answer.text.contains("<b>kůň"), "authors' marks are not obeyed: {}", answer.text);
        let mut connection = site.house.db.read().await.expect("a connection");
        let stored: String =
            sqlx::query_scalar("SELECT answers FROM response").fetch_one(&mut *connection).await.expect("one");
        let stored: serde_json::Value = serde_json::from_str(&stored).expect("JSON");
        assert_eq!(stored["vzkaz"], text);
    })
    .await;
}

/// A program fills in every field; a person does not see this one.
#[tokio::test]
async fn whoever_fills_in_the_trap_is_not_counted_and_keeps_the_words() {
    let site = Site::on_sqlite().await;
    let answer = site.visitor().post(&site.poll(), &filled("website", "http://spam.example")).await;
    is_page(&answer, answer.status.as_u16(), "the trap");
    assert!(!answer.status.is_server_error());
    assert!(answer.says("Lavička, prosím"), "{}", answer.text);
    assert_eq!(site.responses().await, 0);
    site.close().await;
}

#[tokio::test]
async fn a_post_from_another_site_is_refused() {
    let site = Site::on_sqlite().await;
    let visitor = site.visitor();
    let own = site.server.url("");
    let cases: [(&[(&str, &str)], u16); 8] = [
        (&[("origin", "https://evil.example")], 403),
        (&[("origin", "null")], 403),
        (&[("origin", "http://127.0.0.1:1")], 403),
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("sec-fetch-site", "same-site"), ("origin", own.as_str())], 403),
        (&[("sec-fetch-site", "cross-site"), ("origin", own.as_str())], 403),
        (&[("sec-fetch-site", "same-origin")], 200),
        (&[("origin", own.as_str())], 200),
    ];
    for (headers, status) in cases {
        let mut request = visitor.client.post(visitor.url(&site.poll())).form(&FILLED);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = Answer::of(request.send().await.expect("an answer")).await.expect("to its end");
        if status == 403 {
            is_problem(&answer, 403, &format!("{headers:?}"));
        } else {
            is_page(&answer, status, &format!("{headers:?}"));
        }
    }
    // Twice let in by the same browser: one response.
    assert_eq!(site.responses().await, 1);
    site.close().await;
}

// ---- cookies -----------------------------------------------------------------------------------

#[tokio::test]
async fn forged_and_missing_cookies_open_nothing_and_break_nothing() {
    on_both(async |site| {
        let visitor = site.visitor();
        let ask = async |cookie: &str, path: &str, fields: Option<&[(&str, &str)]>| {
            let request = match fields {
                Some(fields) => visitor.client.post(visitor.url(path)).form(fields),
                None => visitor.client.get(visitor.url(path)),
            };
            let response = request.header("cookie", cookie).send().await.expect("an answer");
            Answer::of(response).await.expect("to its end")
        };
        for cookie in [
            "vyplneni=",
            "vyplneni=zzz",
            "vyplneni=00000000000000000000000000000000",
            "vyplneni=' OR 1=1 --",
            "vyplneni; =; ;;; a",
            "vzhled=<script>; jazyk=klingon; sezeni=%00",
        ] {
            is_page(&ask(cookie, "/s/anketa", None).await, 200, cookie);
            is_page(&ask(cookie, &site.poll(), None).await, 200, cookie);
            let check = ask(cookie, "/s/potreby/kontrola", None).await;
            assert_eq!((check.status.as_u16(), check.location()), (303, "/s/potreby"), "{cookie}");
            let sent = ask(cookie, "/s/potreby/kontrola", Some(&[])).await;
            assert_eq!((sent.status.as_u16(), sent.location()), (303, "/s/potreby"), "{cookie}");
        }
        assert_eq!(site.responses().await, 0);
        for cookie in ["sezeni=", "sezeni=deadbeef", "sezeni=' OR '1'='1", "sezeni=%00"] {
            let desk = ask(cookie, "/desk", None).await;
            assert_eq!((desk.status.as_u16(), desk.location()), (303, "/prihlaseni?zpet=/desk"), "{cookie}");
            let act = ask(cookie, "/desk/c/anketa/uzavrit", Some(&[])).await;
            assert_eq!((act.status.as_u16(), act.location()), (303, "/prihlaseni?zpet=/desk"), "{cookie}");
        }
        // Somebody whose browser keeps no cookies can still answer a poll of one page.
        is_page(&ask("", &site.poll(), Some(&FILLED)).await, 200, "no cookie");
        assert_eq!(site.responses().await, 1);
    })
    .await;
}

#[tokio::test]
async fn an_expired_session_leads_to_the_door_and_back() {
    let site = Site::on_sqlite().await;
    let jana = site.signed_in("jana@bechynsko.example", Role::Coordinator).await;
    is_page(&jana.get("/desk").await, 200, "signed in");
    let mut connection = site.house.db.read().await.expect("a connection");
    sqlx::query("UPDATE session SET expires_at = 1").execute(&mut *connection).await.expect("it expires");
    let desk = jana.get("/desk/c/anketa").await;
    assert_eq!((desk.status.as_u16(), desk.location()), (303, "/prihlaseni?zpet=/desk/c/anketa"));
    is_page(&jana.get(desk.location()).await, 200, "the door");
    let act = jana.post("/desk/c/anketa/uzavrit", &[]).await;
    assert_eq!(act.status.as_u16(), 303);
    is_page(&jana.get("/s/anketa").await, 200, "nothing was closed");
    drop(connection);
    site.close().await;
}

#[tokio::test]
async fn wrong_passwords_make_an_account_rest_and_nobody_learns_which_part_was_wrong() {
    let site = Site::on_sqlite().await;
    town::account(&site.house, "jana@bechynsko.example", Role::Operator).await;
    let visitor = site.visitor();
    let mut said = Vec::new();
    for email in ["jana@bechynsko.example", "nikdo@bechynsko.example"] {
        for n in 0..5 {
            let answer = visitor.sign_in(email, &format!("spatne-heslo-{n}")).await;
            is_page(&answer, 422, email);
            assert!(!answer.text.contains("spatne-heslo"), "a password is never drawn back");
            said.push(answer.text.replace(email, "?"));
        }
    }
    assert!(said.iter().all(|text| *text == said[0]), "known and unknown e-mails are told the same");
    for email in ["jana@bechynsko.example", "nikdo@bechynsko.example"] {
        let answer = visitor.sign_in(email, PASSWORD).await;
        is_page(&answer, 422, "resting");
        assert!(answer.says("15 s"), "how long it rests: {}", answer.text);
        assert!(answer.cookies().is_empty(), "even the right password waits");
    }
    let mut connection = site.house.db.read().await.expect("a connection");
    sqlx::query("UPDATE sign_in_failure SET last_at = last_at - 60000")
        .execute(&mut *connection)
        .await
        .expect("a minute");
    assert_eq!(visitor.sign_in("jana@bechynsko.example", PASSWORD).await.status.as_u16(), 303);
    drop(connection);
    site.close().await;
}

#[tokio::test]
async fn guessing_resume_codes_is_slowed_down_for_everybody_at_once() {
    let site = Site::on_sqlite().await;
    let mut answered = None;
    for n in 0..70 {
        let visitor = site.visitor();
        let code = format!("2345678{}", ['9', 'A', 'B', 'C'][n % 4]);
        let answer = visitor.post("/s/potreby/navrat", &[("code", &code)]).await;
        if answer.status.as_u16() == 429 {
            is_problem(&answer, 429, "too many");
            answered = Some(n);
            break;
        }
        is_page(&answer, 422, &code);
    }
    assert!(answered.is_some_and(|n| n >= 60), "{answered:?}");
    for code in ["", "x", "    ", "žžžžžžžž", "ABCDEFGHIJKLMNOP"] {
        is_page(&site.visitor().post("/s/potreby/navrat", &[("code", code)]).await, 422, code);
    }
    site.close().await;
}

// ---- the desk ----------------------------------------------------------------------------------

#[tokio::test]
async fn a_broken_workbook_gets_findings_not_an_error() {
    on_both(async |site| {
        let jana = site.signed_in("jana@bechynsko.example", Role::Coordinator).await;
        let page = "/desk/p/bechynsko/dotaznik";
        let good = include_bytes!("../demo/zastavka-anketa.md").to_vec();
        let mut cut = b"PK\x03\x04".to_vec();
        cut.extend_from_slice(&good[..200]);
        let files: [(&str, Vec<u8>); 9] = [
            ("dotaznik.xlsx", b"this is no workbook".to_vec()),
            ("dotaznik.xlsx", cut),
            ("dotaznik.xls", vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            ("dotaznik.csv", vec![0xFF, 0xFE, 0x00, 0x01]),
            ("dotaznik.md", b"| survey |\n| | nothing |\n".to_vec()),
            ("dotaznik.md", b"".to_vec()),
            ("", good.clone()),
            ("dotaznik.pdf", b"%PDF-1.7".to_vec()),
            ("dotaznik.md", good.iter().copied().take(400).collect()),
        ];
        for (name, bytes) in files {
            let answer = jana.upload(page, name, bytes).await;
            if name.is_empty() {
                // A good file without a name is a good file.
                assert_eq!(answer.status.as_u16(), 303, "{}", answer.text);
                continue;
            }
            assert!(matches!(answer.status.as_u16(), 200 | 422), "{name}: {} {}", answer.status, answer.text);
            is_page(&answer, answer.status.as_u16(), name);
        }
        // NUL cannot be kept by PostgreSQL: neither in a file, nor in its name.
        for text in ["form_id | NUL\0", "form_title | NUL\0"] {
            let key = text.split(" |").next().unwrap_or_default();
            let workbook = format!(
                "| survey |\n| | type | name | label |\n| | text | a\0b | Proč\0? |\n| settings |\n| | {key} |\n| | x\0y |\n"
            );
            let answer = jana.upload(page, "nul.md", workbook.into_bytes()).await;
            assert!(!answer.status.is_server_error(), "{text:?}: {} {}", answer.status, answer.text);
        }
        is_problem(&jana.post_raw(page, "file=x").await, 400, "no multipart");
        let boundary = "multipart/form-data; boundary=x";
        for body in ["", "--x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.md\"\r\n\r\ncut"] {
            let request = jana.client.post(jana.url(page)).header("content-type", boundary).body(body);
            let answer = Answer::of(request.send().await.expect("an answer")).await.expect("to its end");
            assert!(answer.status.is_success() || answer.status.is_client_error(), "{body}: {}", answer.status);
            is_page(&answer, answer.status.as_u16(), body);
        }
        let answer = jana.upload(page, "velky.xlsx", vec![b'a'; 11 * 1024 * 1024]).await;
        is_problem(&answer, 413, "11 MB");
        assert!(answer.says("10240 kB"), "{}", answer.text);
    })
    .await;
}

#[tokio::test]
async fn addresses_of_the_desk_that_lead_nowhere_are_explained() {
    on_both(async |site| {
        let jana = site.signed_in("jana@bechynsko.example", Role::Coordinator).await;
        for address in [
            "/desk/p/neznamy/dotaznik",
            "/desk/v/neznamy",
            "/desk/v/%00",
            "/desk/v/%FF/nahled/1",
            "/desk/v/neznamy/nahled/abc",
            "/desk/v/neznamy/sber",
            "/desk/c/neznamy",
            "/desk/c/neznamy/pocet",
            "/desk/c/anketa/qr/NEZNAM",
            "/desk/c/anketa/plakat/NEZNAM",
        ] {
            is_problem(&jana.get(address).await, 404, address);
        }
        for address in ["/desk/v/neznamy/zverejnit", "/desk/v/neznamy/sber", "/desk/c/neznamy/uzavrit"] {
            is_problem(&jana.post(address, &[]).await, 404, address);
        }
        let version: String = {
            let mut connection = site.house.db.read().await.expect("a connection");
            sqlx::query_scalar("SELECT version_id FROM collection WHERE slug = 'anketa'")
                .fetch_one(&mut *connection)
                .await
                .expect("a version")
        };
        for number in ["0", "999", "abc"] {
            is_problem(&jana.get(&format!("/desk/v/{version}/nahled/{number}")).await, 404, number);
        }
        // A collection with every field wrong, one after another.
        let good = [
            ("slug", "druha-anketa"),
            ("respondents", "public"),
            ("opens", "2036-01-01"),
            ("closes", "2036-02-01"),
            ("purge", "2036-09-01"),
            ("municipality", TOWN),
        ];
        for (field, value) in [
            ("slug", ""),
            ("slug", "Ž/../"),
            ("slug", "anketa"),
            ("opens", "včera"),
            ("closes", "2035-01-01"),
            ("closes", "9999999999-01-01"),
            ("opens", "-9999999999999-01-01"),
            ("purge", "2036-01-15"),
            ("purge", "99999999999999999-12-31"),
            ("municipality", "999999"),
        ] {
            let fields: Vec<_> = good.into_iter().map(|(n, v)| (n, if n == field { value } else { v })).collect();
            let answer = jana.post(&format!("/desk/v/{version}/sber"), &fields).await;
            is_page(&answer, answer.status.as_u16(), field);
            assert!(
                answer.status.as_u16() < 500 && answer.status.as_u16() != 303,
                "{field}={value}: {}",
                answer.status
            );
        }
    })
    .await;
}

#[tokio::test]
async fn an_analyst_looks_and_changes_nothing() {
    let site = Site::on_sqlite().await;
    let petr = site.signed_in("petr@bechynsko.example", Role::Analyst).await;
    is_page(&petr.get("/desk/c/anketa").await, 200, "looking");
    for address in ["/desk/c/anketa/uzavrit", "/desk/c/anketa/vysledky", "/desk/p/bechynsko/dotaznik"] {
        is_problem(&petr.post(address, &[("published", "1")]).await, 403, address);
    }
    assert_eq!(site.number("SELECT COUNT(*) FROM collection WHERE results_published_at IS NOT NULL").await, 0);
    site.close().await;
}

// ---- bad days ----------------------------------------------------------------------------------

/// A file system of two megabytes, gone with the value.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mounted() -> SmallDisk {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder.path())
            .status()
            .expect("mount is there");
        assert!(mounted.success(), "this test fills a small disk, which only root may mount");
        SmallDisk(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Leaves not a byte; returns what takes the room.
    fn fill(&self) -> std::path::PathBuf {
        use std::io::Write as _;
        let file = self.path().join("filler");
        let mut filler = std::fs::File::create(&file).expect("a file");
        for size in [64 * 1024, 4096, 1] {
            let block = vec![0; size];
            while filler.write_all(&block).is_ok() {}
        }
        file
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // `-l`: also when a server that is being killed still has a file open.
        let _ = Command::new("umount").arg("-l").arg(self.path()).status();
    }
}

#[track_caller]
fn is_unsaved(answer: &Answer, language: &str) {
    is_page(answer, 503, language);
    let words = if language == "cs" { "Odpovědi se teď neuložily" } else { "Your answers were not saved just now" };
    assert!(answer.says(words), "{language}: {}", answer.text);
    assert!(answer.says("Lavička, prosím"), "{language}: the words stay: {}", answer.text);
}

#[tokio::test]
async fn a_full_disk_loses_no_word_and_the_house_recovers_by_itself() {
    let disk = SmallDisk::mounted();
    let data = disk.path().join("data");
    let data_text = data.to_string_lossy().into_owned();
    let server = Server::start_with(None, &["--data", &data_text]);
    let house = town::house(&data, None).await;
    town::open_town(&house).await;
    let link = town::link(&house, "anketa", TOWN).await;
    let poll = format!("/s/anketa/1?o={link}");
    let site = server.url("");
    let send = async |language: &'static str| {
        let visitor = Visitor::speaking(language, &site);
        visitor.get(&poll).await;
        let answer = visitor.post(&poll, &FILLED).await;
        (visitor, answer)
    };
    for _ in 0..3 {
        assert_eq!(send("cs").await.1.status.as_u16(), 200);
    }
    let filler = disk.fill();
    let mut thanked = 3;
    let mut waiting = Vec::new();
    // What was reserved before is used up first.
    for n in 0..2_000 {
        let language = if n % 2 == 0 { "cs" } else { "en" };
        let (visitor, answer) = send(language).await;
        if answer.status.as_u16() == 200 {
            thanked += 1;
            continue;
        }
        is_unsaved(&answer, language);
        waiting.push(visitor);
        if waiting.len() == 4 {
            break;
        }
    }
    assert_eq!(waiting.len(), 4, "the disk is full");
    // Reading goes on, and a survey of several pages keeps its words too.
    let visitor = Visitor::to(&site);
    is_page(&visitor.get("/").await, 200, "reading");
    let needs = format!("/s/potreby/1?o={}", town::link(&house, "potreby", TOWN).await);
    visitor.get(&needs).await;
    let answer = visitor.post(&needs, &[("q.vek", "starsi")]).await;
    is_page(&answer, 503, "a draft");
    assert!(answer.text.contains("checked"), "the choice stays: {}", answer.text);

    std::fs::remove_file(filler).expect("room again");
    for visitor in &waiting {
        let answer = visitor.post(&poll, &FILLED).await;
        is_page(&answer, 200, "sent again");
        assert!(answer.says("Děkujeme") || answer.says("Thank you"), "{}", answer.text);
        thanked += 1;
    }
    assert_eq!(visitor.post(&needs, &[("q.vek", "starsi")]).await.status.as_u16(), 303);
    let mut connection = house.db.read().await.expect("a connection");
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM response").fetch_one(&mut *connection).await.expect("a count");
    assert_eq!(count, thanked, "every thank-you is one response");
    let whole: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut *connection).await.expect("said");
    assert_eq!(whole, "ok");
    assert!(!server.log().contains("Lavička"), "the log keeps quiet");
    drop(connection);
    house.db.close().await;
    drop(server);
}

#[tokio::test]
async fn a_vote_that_cannot_be_saved_comes_back_with_its_order() {
    let disk = SmallDisk::mounted();
    let data = disk.path().join("data");
    let data_text = data.to_string_lossy().into_owned();
    let server = Server::start_with(None, &["--data", &data_text]);
    let house = town::house(&data, None).await;
    let process = town::found(&house).await;
    let evening = evening::open(&house, &process, Secrecy::Slips, &[("verejnost", 10)]).await;
    let site = server.url("");
    let vote = async |n: usize| evening.vote(&Visitor::to(&site), n % 10, ["2", "1", "1", ""]).await;
    assert_eq!(vote(0).await.status.as_u16(), 200);
    let filler = disk.fill();
    let mut away = None;
    // What was reserved before is used up first.
    for n in 0..2_000 {
        let answer = vote(n).await;
        if answer.status.as_u16() != 200 {
            away = Some(answer);
            break;
        }
    }
    let away = away.expect("the disk is full");
    is_page(&away, 503, "a vote");
    assert!(away.says("Hlas teď nejde uložit"), "{}", away.text);
    assert_eq!(away.text.matches(" selected").count(), 3, "the order stays: {}", away.text);
    std::fs::remove_file(filler).expect("room again");
    assert_eq!(vote(0).await.status.as_u16(), 200);
    house.db.close().await;
    drop(server);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgresql_gone_for_ten_seconds_loses_no_word() {
    let database = Database::fresh();
    let mut cable = Cable::to(&database.url()).await;
    let house_folder = tempfile::tempdir().expect("a temporary folder");
    let server = {
        let url = cable.url(&database.url());
        tokio::task::spawn_blocking(move || Server::start_on(&url)).await.expect("the server starts")
    };
    let house = town::house(house_folder.path(), Some(&database.url())).await;
    town::open_town(&house).await;
    let poll = format!("/s/anketa/1?o={}", town::link(&house, "anketa", TOWN).await);
    let needs = format!("/s/potreby/1?o={}", town::link(&house, "potreby", TOWN).await);
    let site = server.url("");
    let people: Vec<Visitor> = ["cs", "en"].into_iter().map(|language| Visitor::speaking(language, &site)).collect();
    for visitor in &people {
        is_page(&visitor.get(&poll).await, 200, "the page is open");
        is_page(&visitor.get(&needs).await, 200, "this one too");
    }

    cable.pull().await;
    let gone = Instant::now();
    let mut seen = 0;
    while gone.elapsed().as_secs() < 10 || seen == 0 {
        for (visitor, language) in people.iter().zip(["cs", "en"]) {
            is_unsaved(&visitor.post(&poll, &FILLED).await, language);
            seen += 1;
        }
        let answer = people[0].post(&needs, &[("q.vek", "starsi")]).await;
        is_page(&answer, 503, "a draft");
        assert!(answer.text.contains("checked"), "the choice stays: {}", answer.text);
    }
    is_problem(&Visitor::to(&site).get("/").await, 503, "a page that needs the store");
    is_problem(&people[0].sign_in("jana@bechynsko.example", PASSWORD).await, 503, "signing in");
    assert_eq!(people[0].get("/readyz").await.status.as_u16(), 503);
    assert_eq!(people[0].get("/healthz").await.status.as_u16(), 200);

    cable.plug().await;
    for visitor in &people {
        let answer = visitor.post(&poll, &FILLED).await;
        is_page(&answer, 200, "sent again");
    }
    assert_eq!(people[0].post(&needs, &[("q.vek", "starsi")]).await.status.as_u16(), 303);
    let mut connection = house.db.read().await.expect("a connection");
    let count: i64 =
        sqlx::query_scalar("SELECT COUNT(*) FROM response").fetch_one(&mut *connection).await.expect("a count");
    assert_eq!(count, 2);
    assert!(!server.log().contains("Lavička"), "the log keeps quiet");
    drop(connection);
    house.db.close().await;
}

// ---- the log -----------------------------------------------------------------------------------

#[tokio::test]
async fn the_log_knows_no_secret() {
    on_both(async |site| {
        let jana = site.signed_in("jana@bechynsko.example", Role::Operator).await;
        let visitor = site.visitor();
        let mut secrets = vec![PASSWORD.to_owned(), "Lavička".to_owned(), site.link.clone()];
        let key_of = |answer: &Answer| {
            let cookie = answer.cookies().into_iter().find_map(|cookie| cookie.split_once('='))?;
            Some(cookie.1.split(';').next().unwrap_or_default().to_owned())
        };
        secrets.extend(key_of(&visitor.get(&site.poll()).await));
        secrets.extend(key_of(&jana.sign_in("jana@bechynsko.example", PASSWORD).await));
        visitor.post(&site.poll(), &FILLED).await;
        let needs = format!("/s/potreby/1?o={}", town::link(&site.house, "potreby", TOWN).await);
        let saved = visitor.post(&needs, &[("q.vek", "starsi"), ("then", "later")]).await;
        let code = saved.text.split("class=\"code\"").nth(1).and_then(|rest| rest.split("</p>").next());
        let code = code.and_then(|text| text.rsplit('>').next()).expect("a code").trim().to_owned();
        secrets.push(code.replace(' ', ""));
        secrets.push(code);
        jana.sign_in("jana@bechynsko.example", "tajne-a-spatne-heslo").await;
        secrets.push("tajne-a-spatne-heslo".into());
        jana.upload("/desk/p/bechynsko/dotaznik", "tajny-soubor.xlsx", b"tajny obsah".to_vec()).await;
        secrets.push("tajny".into());
        // A store that breaks under an act is the moment a careless log would print what was sent.
        let mut connection = site.house.db.read().await.expect("a connection");
        sqlx::query("ALTER TABLE response RENAME TO put_away").execute(&mut *connection).await.expect("away");
        let other = site.visitor();
        secrets.extend(key_of(&other.get(&site.poll()).await));
        let answer = other.post(&site.poll(), &FILLED).await;
        assert!(answer.status.is_server_error(), "{}", answer.status);
        sqlx::query("ALTER TABLE put_away RENAME TO response").execute(&mut *connection).await.expect("back");
        let log = site.server.log();
        let after_start: String =
            log.lines().filter(|line| !line.contains("/prvni-ucet/")).collect::<Vec<_>>().join("\n");
        assert!(after_start.contains("the store failed"), "the log is read: {log}");
        for secret in secrets {
            assert!(!secret.is_empty());
            assert!(!after_start.contains(&secret), "the log says “{secret}”:\n{log}");
        }
    })
    .await;
}

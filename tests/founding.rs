//! A real town begins: from the link the first start prints to a plan that everybody can see. By
//! pages and by the command line, as no demonstration helps.

#![cfg(feature = "ssr")]

mod support;

use std::process::Output;

use support::{
    server::Server,
    town::{PASSWORD, POLL},
    visitor::Visitor,
};

const PLACES: &str = "kód; název; počet obyvatel\n552054; Bechyně; 4 815\n563161; Sudoměřice u Bechyně; 618\n\
                      552984; Radětice; 204";

/// Somebody with the first account of an empty house.
async fn josef(server: &Server) -> Visitor {
    let log = server.log();
    let line = log.lines().find(|line| line.contains("/prvni-ucet/")).expect("the link is printed");
    let path = &line[line.find("/prvni-ucet/").expect("it was found")..];
    let josef = Visitor::to(&server.url(""));
    let fields = [("name", "Josef Procházka"), ("email", "josef@obec.example"), ("password", PASSWORD)];
    let answer = josef.post(path.trim(), &fields).await;
    assert_eq!(answer.location(), "/desk");
    josef
}

#[tokio::test]
async fn a_town_founds_its_plan_and_everybody_sees_it() {
    let server = Server::start();
    let josef = josef(&server).await;
    let desk = josef.get("/desk").await;
    assert!(desk.says("Začněte tím, že založíte proces plánování") && desk.says("href=\"/desk/zalozit\""));
    let form = josef.get("/desk/zalozit").await;
    assert!(form.says("Založit proces plánování") && form.says("value=\"5\""));

    let fields = [
        ("name", "Plán služeb na Bechyňsku"),
        ("name_en", "Plan of services around Bechyně"),
        ("slug", "bechynsko"),
        ("first_year", "2027"),
        ("last_year", "2029"),
        ("municipalities", PLACES),
        ("orp", "Tábor"),
        ("limit", "5"),
        ("contact", "Josef Procházka, 380 000 000"),
        ("phase-1-name", "Šetření potřeb"),
        ("phase-1-from", "2026-09-01"),
        ("phase-1-until", "2026-12-31"),
        ("groups", "Senioři\r\nRodiny s dětmi\r\n"),
    ];
    let answer = josef.post("/desk/zalozit", &fields).await;
    assert_eq!(answer.location(), "/desk#bechynsko", "{}", answer.text);
    let desk = josef.get("/desk").await;
    for words in ["Plán služeb na Bechyňsku 2027–2029", "/desk/p/bechynsko/dotaznik", "/desk/p/bechynsko/upravit"]
    {
        assert!(desk.says(words), "{words}");
    }

    let eva = Visitor::to(&server.url(""));
    let home = eva.get("/").await;
    assert!(home.says("Plán služeb na Bechyňsku") && home.says("href=\"/p/bechynsko\""));
    let page = eva.get("/p/bechynsko").await;
    for words in
        ["Bechyně", "Sudoměřice u Bechyně", "Radětice", "Šetření potřeb", "Senioři", "Rodiny s dětmi", "380 000 000"]
    {
        assert!(page.says(words), "{words}");
    }
    let english = Visitor::speaking("en", &server.url(""));
    assert!(english.get("/p/bechynsko").await.says("Plan of services around Bechyně 2027–2029"));

    // The address is taken now.
    let again = josef.post("/desk/zalozit", &fields).await;
    assert_eq!(again.status, 422);
    assert!(again.says("Tuto adresu už má jiný plán"));
}

#[tokio::test]
async fn nothing_typed_is_lost_when_something_is_wrong() {
    let server = Server::start();
    let josef = josef(&server).await;
    let fields = [
        ("name", "Plán <služeb> & pomoci"),
        ("slug", "Bechyňsko"),
        ("first_year", "2029"),
        ("last_year", "2027"),
        ("municipalities", "Bechyně\n552054; Bechyně; 4 815\n55205; Radětice; mnoho"),
        ("orp", "Tábor nad Lužnicí"),
        ("region", "Jihočeský kraj"),
        ("summary", "Kdo plánuje."),
        ("contact", "Josef"),
        ("publicity", "Reg. č. 7"),
        ("limit", "2"),
        ("phase-6-name", "Schvalování"),
        ("phase-6-from", "2027-01-01"),
        ("groups", "Senioři\nsenioři"),
        ("summary_en", "Who is planning."),
    ];
    let answer = josef.post("/desk/zalozit", &fields).await;
    assert_eq!(answer.status, 422);
    for words in [
        "<title>Chyba: ",
        "Napište adresu plánu o 3 až 60 znacích",
        "Plán nemůže skončit dřív, než začne",
        "1. řádek: napište kód, název a počet obyvatel",
        "3. řádek: místo „55205“ napište šestimístný kód obce",
        "Malé počty: napište číslo od 3 do 50",
        "6. fáze: doplňte den, kdy končí",
        "Skupina „senioři“ je tu dvakrát",
    ] {
        assert!(answer.says(words), "{words}\n{}", answer.text);
    }
    for (name, value) in fields {
        let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(answer.says(&format!("\"{value}\"")) || answer.says(&format!(">{value}<")), "{name} is lost");
    }
    assert!(josef.get("/").await.says("Zatím se tu nic neplánuje"));

    // An empty form says what is needed and nothing else.
    let empty = josef.post("/desk/zalozit", &[]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.says("Napište, jak se plán jmenuje") && empty.says("Napište aspoň jednu obec"));
    assert!(!empty.says("fáze nemá název") && !empty.says("napište číslo od 3 do 50"));
}

#[tokio::test]
async fn a_plan_is_corrected_where_it_stands() {
    let server = Server::start();
    found(&server, &["--first-year", "2027", "--last-year", "2029"]);
    let josef = josef(&server).await;
    let form = josef.get("/desk/p/bechynsko/upravit").await;
    for words in ["Plán služeb na Bechyňsku", "552984; Radětice; 204", "value=\"2029\"", "/p/bechynsko a nemění se"]
    {
        assert!(form.says(words), "{words}\n{}", form.text);
    }
    let fields = [
        ("slug", "jinam"),
        ("name", "Plán pomoci na Bechyňsku"),
        ("summary", "Domlouváme se, co zařídíme jako první."),
        ("first_year", "2027"),
        ("last_year", "2030"),
        ("municipalities", "552054; Bechyně; 4 900\n552984; Radětice; 204\n599999; Nová Ves; 80"),
        ("limit", "7"),
        ("groups", "Senioři"),
    ];
    let answer = josef.post("/desk/p/bechynsko/upravit", &fields).await;
    assert_eq!(answer.location(), "/desk#bechynsko", "{}", answer.text);
    let page = josef.get("/p/bechynsko").await;
    for words in ["Plán pomoci na Bechyňsku 2027–2030", "Domlouváme se", "Nová Ves", "Senioři"] {
        assert!(page.says(words), "{words}");
    }
    assert!(!page.says("Sudoměřice"), "a municipality where nobody was asked may leave");
    assert_eq!(josef.get("/p/jinam").await.status, 404);
    let whole = server.command(&["verify"]).output().expect("the command line works");
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stderr));
}

/// Pages of an open survey are drawn once and kept; what the coordinator corrects shows all the same.
#[tokio::test]
async fn what_is_corrected_shows_in_a_survey_that_runs() {
    let server = Server::start();
    found(&server, &["--first-year", "2027", "--last-year", "2029"]);
    let josef = josef(&server).await;
    let version = josef.upload("/desk/p/bechynsko/dotaznik", "anketa.md", POLL.into()).await.location().to_owned();
    assert!(version.starts_with("/desk/v/"), "{version}");
    josef.post(&format!("{version}/zverejnit"), &[]).await;
    let opening = [
        ("slug", "anketa"),
        ("opens", "2020-01-01"),
        ("closes", "2099-01-31"),
        ("purge", "2099-12-31"),
        ("municipality", "552054"),
        ("municipality", "552984"),
    ];
    assert_eq!(josef.post(&format!("{version}/sber"), &opening).await.location(), "/desk/c/anketa");
    let eva = Visitor::to(&server.url(""));
    let before = eva.get("/s/anketa").await;
    assert!(before.says("Radětice") && !before.says("Reg. č. 7"));

    let mut fields = [
        ("name", "Plán služeb na Bechyňsku"),
        ("first_year", "2027"),
        ("last_year", "2029"),
        ("publicity", "Reg. č. 7"),
        ("municipalities", "552054; Bechyně; 4 815"),
    ];
    let refused = josef.post("/desk/p/bechynsko/upravit", &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.says("Obec Radětice (552984) odebrat nejde"), "{}", refused.text);
    fields[4].1 = "552054; Bechyně; 4 815\n552984; Radětice u Tábora; 204";
    assert_eq!(josef.post("/desk/p/bechynsko/upravit", &fields).await.location(), "/desk#bechynsko");
    // A survey is remembered for a second.
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    let after = eva.get("/s/anketa").await;
    assert!(after.says("Radětice u Tábora") && after.says("Reg. č. 7"), "{}", after.text);
}

#[tokio::test]
async fn whoever_only_looks_founds_nothing() {
    let server = Server::start();
    let create = ["account", "create", "--email", "tomas@obec.example", "--role", "analyst"];
    let out = server.command(&create).output().expect("the command line works");
    let password = String::from_utf8_lossy(&out.stdout).trim().to_owned();
    let tomas = Visitor::to(&server.url(""));
    assert_eq!(tomas.sign_in("tomas@obec.example", &password).await.location(), "/desk");
    let desk = tomas.get("/desk").await;
    assert!(desk.says("Založí ho koordinátor") && !desk.says("/desk/zalozit"));
    assert_eq!(tomas.get("/desk/zalozit").await.status, 403);
    assert_eq!(tomas.post("/desk/zalozit", &[("name", "Plán")]).await.status, 403);
    assert_eq!(tomas.post("/desk/p/bechynsko/upravit", &[("name", "Plán")]).await.status, 403);
}

// ---- the command line --------------------------------------------------------------------------

fn create(server: &Server, places: &[u8], slug: &str, more: &[&str]) -> Output {
    let file = server.data().join("obce.csv");
    std::fs::write(&file, places).expect("a file can be written");
    let file = file.to_str().expect("UTF-8");
    let args = ["process", "create", "--slug", slug, "--name", "Plán služeb na Bechyňsku", "--municipalities", file];
    server.command(&args).args(more).output().expect("the command line works")
}

fn found(server: &Server, more: &[&str]) {
    let out = create(server, PLACES.as_bytes(), "bechynsko", more);
    assert_eq!(String::from_utf8_lossy(&out.stdout), "/p/bechynsko\n", "{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(out.status.code(), Some(0));
}

#[tokio::test]
async fn the_command_line_founds_and_lists() {
    let server = Server::start();
    found(&server, &["--first-year", "2027"]);
    let list = server.command(&["process", "list"]).output().expect("the command line works");
    let said = String::from_utf8_lossy(&list.stdout).into_owned();
    assert_eq!(said, "bechynsko\tPlán služeb na Bechyňsku\t2027–2029\t3\n");

    let again = create(&server, PLACES.as_bytes(), "bechynsko", &[]);
    assert_eq!((again.status.code(), again.stdout.len()), (Some(1), 0));
    assert!(String::from_utf8_lossy(&again.stderr).contains("Tuto adresu už má jiný plán"));
    let bad = create(&server, b"552054; Bechyn\xec; mnoho", "jinde", &["--lang", "en"]);
    assert_eq!(bad.status.code(), Some(1));
    let said = String::from_utf8_lossy(&bad.stderr).replace('\u{a0}', " ");
    assert!(said.contains("line 1: instead of “mnoho” write the number of inhabitants"), "{said}");
    let empty = create(&server, b"", "jinde", &["--lang", "en"]);
    assert_eq!((empty.status.code(), String::from_utf8_lossy(&empty.stderr).contains("is empty")), (Some(1), true));
    let usage = create(&server, b"", "jinde", &["--first-year", "brzy"]);
    assert_eq!(usage.status.code(), Some(2));
    let missing = ["process", "create", "--slug", "x", "--name", "X", "--municipalities", "nic-takoveho.csv"];
    let missing = server.command(&missing).output().expect("the command line works");
    assert_eq!(missing.status.code(), Some(3));
}

/// The table of municipalities as offices keep it: a workbook, a file for Excel, UTF-16.
#[tokio::test]
async fn the_municipalities_come_in_any_table() {
    let server = Server::start();
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_hidden(true).write(0, 0, "poznámky").expect("a cell");
    let sheet = book.add_worksheet();
    sheet.set_active(true).write_row(0, 0, ["kód", "název", "obyvatel"]).expect("a row");
    sheet.write(2, 0, 552_054).expect("a cell");
    sheet.write(2, 1, "Bechyně").expect("a cell");
    sheet.write(2, 2, 4_815).expect("a cell");
    let text = "sep=;\r\nkód;název;obyvatel\r\n552054;\"Bechyně\";4 815\r\n";
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files = [book.save_to_buffer().expect("a workbook"), text.as_bytes().to_vec(), wide];
    for (at, bytes) in files.iter().enumerate() {
        let out = create(&server, bytes, &format!("plan-{at}"), &[]);
        assert_eq!(out.status.code(), Some(0), "{at}: {}", String::from_utf8_lossy(&out.stderr));
    }
    let list = server.command(&["process", "list"]).output().expect("the command line works");
    let list = String::from_utf8(list.stdout).expect("UTF-8");
    assert!(list.lines().all(|line| line.ends_with("\t1")) && list.lines().count() == 3, "{list}");
}

//! The command line is a contract: exit status 0 done, 1 the answer is no, 2 wrong use, 3 breakage;
//! data on stdout, words for people on stderr; the same on both engines.

#![cfg(feature = "ssr")]

mod support;

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use priorita::{
    ballots::{self, Item, Making, RuleCard, Secrecy, Sector, Slip},
    server::house::House,
    surveys,
    tally::{Ranking, formats},
    vocabulary::{BallotId, Day, ItemId, Localized, ProcessId, SectorId},
};
use serde_json::{Value, json};
use support::{
    postgres::Database,
    server::{Server, priorita},
    town::{self, TOWN, VILLAGE},
    visitor::Visitor,
};
use tempfile::TempDir;

/// What a command did.
#[derive(Debug)]
struct Done {
    status: i32,
    out: String,
    err: String,
}

fn run(mut command: Command) -> Done {
    let output = command.output().expect("the program runs");
    Done {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

#[track_caller]
fn ended(done: &Done, status: i32) {
    assert_eq!(done.status, status, "{done:?}");
    assert!(!done.err.contains("panicked"), "{done:?}");
    if status != 0 {
        assert!(!done.err.trim().is_empty() || !done.out.trim().is_empty(), "it says why: {done:?}");
    }
}

/// A store of either engine, with the town in it.
struct Store {
    folder: TempDir,
    database: Option<Database>,
    house: House,
}

impl Store {
    async fn empty(database: Option<Database>) -> Store {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = database.as_ref().map(Database::url);
        let house = town::house(folder.path(), url.as_deref()).await;
        Store { folder, database, house }
    }

    /// Its surveys have been open since November 2026, when the responses of these tests came in.
    async fn with_town(database: Option<Database>) -> Store {
        let store = Store::empty(database).await;
        town::open_town(&store.house).await;
        store.by_hand("UPDATE collection SET opens_at = 1793487600000").await;
        store
    }

    fn data(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.data().join(name);
        std::fs::write(&path, content).expect("written");
        path.display().to_string()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = priorita(self.data());
        command.args(args);
        if let Some(database) = &self.database {
            command.env("PRIORITA_DATABASE_URL", database.url());
        }
        command
    }

    fn run(&self, args: &[&str]) -> Done {
        run(self.command(args))
    }

    async fn number(&self, question: &'static str) -> i64 {
        let mut connection = self.house.db.read().await.expect("a connection");
        sqlx::query_scalar(question).fetch_one(&mut *connection).await.expect("a number")
    }

    async fn by_hand(&self, statement: &'static str) {
        let mut connection = self.house.db.read().await.expect("a connection");
        sqlx::query(statement).execute(&mut *connection).await.expect(statement);
    }
}

/// Runs a test on a store of each engine, with the town in it.
async fn on_both(test: impl AsyncFn(&Store)) {
    for database in [None, Some(Database::fresh())] {
        let store = Store::with_town(database).await;
        test(&store).await;
        store.house.db.close().await;
    }
}

fn alone(args: &[&str]) -> Done {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = priorita(folder.path());
    command.args(args);
    run(command)
}

fn json_of(done: &Done) -> Value {
    serde_json::from_str(&done.out).unwrap_or_else(|e| panic!("{e}: {done:?}"))
}

/// Answers that try a file's patience.
const FILE: &str = "municipality;channel;received_on;den;cas;cas_other;lidi;vzkaz
552054;web;2026-11-18;po;rano vecer;;3;=1+1
552054;paper;2026-11-19;ut;other;\"v poledne; nebo \"\"jindy\"\"\";15;\"dva
řádky\"
552055;paper;2026-11-18;Pondělí;Nikdy;;;-5 je číslo
552055;web;2026-11-18;po;;;1;'uvozovka
552054;web;2026-11-18;po;;;1;'=1+1
552054;web;2026-11-18;ut;;;;Žluťoučký kůň 🐎
";

// ---- wrong use and breakage --------------------------------------------------------------------

#[test]
fn wrong_use_is_two_and_breakage_is_three() {
    for args in [
        &[][..],
        &["neni"],
        &["--lang", "xx", "migrate"],
        &["form"],
        &["form", "check"],
        &["form", "import", "x.md"],
        &["account", "create", "--email", "a@b.cz"],
        &["account", "create", "--email", "a@b.cz", "--role", "king"],
        &["import", "anketa"],
        &["import", "anketa", "x.csv", "--channel", "fax"],
        &["results"],
        &["results", "anketa", "--by", "den"],
        &["tally"],
        &["tally", "x.soi", "--method", "irv"],
        &["tally", "x.soi", "--unranked", "first"],
        &["tally", "x.soi", "--sectors", "some"],
        &["tally", "x.soi", "--format", "xls"],
        &["tally", "x.soi", "--items", "A;B", "--format", "cef"],
        &["export", "anketa"],
        &["export", "anketa", "--format", "exe"],
        &["backup"],
        &["purge"],
        &["serve", "--addr", "nowhere"],
    ] {
        let done = alone(args);
        ended(&done, 2);
        assert_eq!(done.out, "", "{args:?}: words for people go to stderr");
    }
    for args in [
        &["form", "check", "/no/such/file.md"][..],
        &["import", "anketa", "/no/such/file.csv"],
        &["restore", "/no/such/file"],
        &["tally", "/no/such/file.soi"],
        &["tally", "/"],
        &["--data", "/dev/null/x", "migrate"],
        &["--database-url", "postgres://nobody@127.0.0.1:1/nothing", "migrate"],
    ] {
        let done = alone(args);
        ended(&done, 3);
        assert_eq!(done.out, "", "{args:?}: words for people go to stderr");
    }
    for args in [&["--help"][..], &["--version"], &["form", "check", "--help"]] {
        ended(&alone(args), 0);
    }
}

/// `priorita results … | head -1`: whoever has read enough is no breakage.
#[tokio::test]
async fn a_reader_who_has_read_enough_is_no_breakage() {
    let store = Store::with_town(None).await;
    let file = store.file("odpovedi.csv", FILE);
    ended(&store.run(&["import", "anketa", &file]), 0);
    let workbook = store.file("velky.md", town::POLL);
    for args in [&["results", "anketa", "--json"][..], &["form", "check", &workbook, "--json"], &["verify"]] {
        let mut child =
            store.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(0) && err.is_empty(), "{args:?}: {:?} {err}", output.status);
    }
}

#[test]
fn migrating_and_verifying_an_empty_store_is_fine_twice() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for args in [&["migrate"][..], &["migrate"], &["seed"], &["verify"], &["purge", "--due"]] {
        let mut command = priorita(&folder.path().join("new/deep"));
        command.args(args);
        ended(&run(command), 0);
    }
}

// ---- workbooks ---------------------------------------------------------------------------------

#[tokio::test]
async fn a_check_says_what_a_workbook_is_in_one_shape() {
    let store = Store::empty(None).await;
    let good = store.file("a.md", town::POLL);
    let done = store.run(&["form", "check", &good, "--json"]);
    ended(&done, 0);
    assert_eq!(done.err, "");
    let checked = json_of(&done);
    assert_eq!((&checked["accepted"], &checked["unsupported"]), (&json!(true), &json!([])));
    assert_eq!(checked["questionnaire"]["form_id"], "ANKETA");
    assert!(checked["findings"].is_array());

    let bad = store.file("b.md", town::POLL.replace("select_one den", "select_one nikde"));
    let done = store.run(&["form", "check", &bad, "--json"]);
    ended(&done, 1);
    let checked = json_of(&done);
    assert_eq!(checked["accepted"], false);
    let findings = checked["findings"].as_array().expect("a list");
    let error = findings.iter().find(|finding| finding["level"] == "error").expect("an error");
    let keys: Vec<&String> = error.as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["code", "column", "level", "message", "row", "sheet"]);
    assert_eq!((&error["sheet"], &error["row"]), (&json!("survey"), &json!(2)), "{error}");
    // The message speaks the language asked for.
    let english = json_of(&store.run(&["--lang", "en", "form", "check", &bad, "--json"]));
    assert_ne!(english["findings"][0]["message"], checked["findings"][0]["message"]);
    // Without --json the same is said to people.
    let done = store.run(&["form", "check", &bad]);
    ended(&done, 1);
    assert!(done.out.is_empty() && done.err.contains("error: survey:2"), "{done:?}");

    let map = store.file("c.md", town::POLL.replace("| text | vzkaz", "| geopoint | kde"));
    let checked = json_of(&store.run(&["form", "check", &map, "--json"]));
    assert_eq!(checked["unsupported"].as_array().map(Vec::len), Some(1), "{}", checked["unsupported"]);
    let done = store.run(&["form", "check", &map]);
    assert!(done.err.contains("unsupported: "), "{done:?}");

    let noise = store.file("d.xlsx", "this is no workbook");
    ended(&store.run(&["form", "check", &noise]), 1);
    let checked = store.run(&["form", "check", &noise, "--json"]);
    ended(&checked, 1);
    assert_eq!(json_of(&checked)["questionnaire"], Value::Null);
}

#[tokio::test]
async fn a_workbook_goes_round_all_containers_and_loses_nothing() {
    let store = Store::empty(None).await;
    for workbook in [town::POLL, town::NEEDS, include_str!("../demo/bechynsko-potreby.md")] {
        let first = store.file("a.md", workbook);
        let meaning = |file: &str| json_of(&store.run(&["form", "check", file, "--json"]))["questionnaire"].clone();
        let expected = meaning(&first);
        let mut from = first;
        for ending in ["xlsx", "csv", "md", "xlsx", "md", "csv"] {
            let to = store.data().join(format!("round.{ending}")).display().to_string();
            let done = store.run(&["form", "convert", &from, &to]);
            ended(&done, 0);
            assert_eq!(meaning(&to), expected, "after {ending}");
            let next = store.data().join(format!("again.{ending}"));
            std::fs::rename(&to, &next).expect("moved");
            from = next.display().to_string();
        }
    }
    let good = store.file("a.md", town::POLL);
    let bad = store.file("b.md", "| survey |\n");
    for (input, output, status) in [(&good, "x.xls", 2), (&good, "x.pdf", 2), (&bad, "x.xlsx", 1)] {
        let output = store.data().join(output);
        ended(&store.run(&["form", "convert", input, &output.display().to_string()]), status);
        assert!(!output.exists());
    }
    ended(&store.run(&["form", "convert", &good, "/no/such/folder/x.md"]), 3);
}

#[tokio::test]
async fn an_imported_workbook_prints_its_address() {
    on_both(async |store| {
        let file = store.file("nova.md", town::POLL.replace("ANKETA", "NOVA"));
        let done = store.run(&["form", "import", &file, "--process", "bechynsko"]);
        ended(&done, 0);
        let id = done.out.trim().strip_prefix("/desk/v/").unwrap_or_else(|| panic!("{done:?}")).to_owned();
        let version = priorita::vocabulary::VersionId(id);
        let mut connection = store.house.db.read().await.expect("a connection");
        let row = surveys::store::version(&mut connection, &version).await.expect("an answer").expect("there");
        assert_eq!((row.form_id.as_str(), row.published_at), ("NOVA", None), "a draft");
        drop(connection);
        ended(&store.run(&["form", "import", &file, "--process", "jinde"]), 1);
        let bad = store.file("b.md", "| survey |\n");
        let done = store.run(&["form", "import", &bad, "--process", "bechynsko"]);
        ended(&done, 1);
        assert_eq!(done.out, "");
    })
    .await;
}

// ---- responses in and out ----------------------------------------------------------------------

#[tokio::test]
async fn an_import_is_all_or_nothing_and_names_every_bad_cell() {
    on_both(async |store| {
        let bad = "den;cas;lidi;municipality;neznamy
po;rano;3;552054;
streda;rano;3;552054;
po;rano vymysl;3;552054;
po;none rano;99;552054;
;rano;3;552054;
po;rano;dva;123456;
";
        let file = store.file("spatne.csv", bad);
        let done = store.run(&["--lang", "en", "import", "anketa", &file]);
        ended(&done, 1);
        assert_eq!(done.out, "");
        for words in ["column neznamy", "row 3, column den", "row 4, column cas", "row 5", "row 6, column den", "row 7"]
        {
            assert!(done.err.contains(words), "{words}: {}", done.err);
        }
        assert!(!done.err.contains("row 2,"), "{}", done.err);
        assert_eq!(store.number("SELECT COUNT(*) FROM response").await, 0, "not even the good row");
        for (name, content) in [("prazdne.csv", ""), ("hlava.csv", "den;cas\n"), ("smeti.xlsx", "x"), ("s.jsonl", "{")]
        {
            let file = store.file(name, content);
            ended(&store.run(&["import", "anketa", &file]), 1);
        }
        // NUL is no letter PostgreSQL could keep.
        let file = store.file("nul.csv", "den;vzkaz;municipality\npo;a\0b;552054\n");
        let done = store.run(&["import", "anketa", &file]);
        assert!(matches!(done.status, 0 | 1), "{done:?}");
        let file = store.file("dobre.csv", FILE);
        ended(&store.run(&["import", "neni", &file]), 1);
        let events = store.number("SELECT COUNT(*) FROM audit_event WHERE kind = 'responses.imported'").await;
        assert!(events <= 1, "{events}");
    })
    .await;
}

/// Small files that were once bent or shortened without a word.
#[tokio::test]
async fn nothing_of_a_file_goes_without_a_word() {
    on_both(async |store| {
        for (name, content, words) in [
            ("jine.csv", "den;cas;cas_other;municipality\npo;rano;jindy;552054\n", "row 2, column cas_other"),
            ("dvakrat.csv", "den;den;municipality\npo;ut;552054\n", "row 1, column den"),
            ("navic.csv", "den;municipality\npo;552054;navíc\n", "row 2, column C"),
            ("den.csv", "den;municipality;received_on\npo;552054;1926-03-31\n", "row 2, column received_on"),
            ("zitra.csv", "den;municipality;received_on\npo;552054;2062-03-31\n", "row 2, column received_on"),
            ("pole.jsonl", "{\"den\":\"po\",\"cas\":[1],\"municipality\":\"552054\"}\n", "row 1, column cas"),
            ("uvozovky.csv", "den;vzkaz;municipality\npo;\"a;552054\nut;b;552054\n", "row 2"),
        ] {
            let file = store.file(name, content);
            let done = store.run(&["--lang", "en", "import", "anketa", &file]);
            ended(&done, 1);
            assert!(done.err.contains(words) && done.out.is_empty(), "{name}: {done:?}");
            let czech = store.run(&["import", "anketa", &file]);
            assert!(czech.err.contains("řádek") && czech.err != done.err, "{czech:?}");
        }
        let file = store.file("neptano.csv", "vek;pecuje;prani;municipality\nstarsi;ne;klid;552054\n");
        let done = store.run(&["--lang", "en", "import", "potreby", &file]);
        ended(&done, 1);
        assert!(done.err.contains("row 2, column prani"), "{done:?}");
        assert_eq!(store.number("SELECT COUNT(*) FROM response").await, 0);
        assert_eq!(store.number("SELECT COUNT(*) FROM import_batch").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_batch_is_listed_noticed_again_and_withdrawn() {
    on_both(async |store| {
        let file = store.file("odpovedi.csv", FILE);
        let done = store.run(&["import", "anketa", &file]);
        ended(&done, 0);
        let list = || store.run(&["import", "--list", "anketa"]);
        let first = list().out;
        let fields: Vec<&str> = first.trim_end().split('\t').collect();
        assert_eq!(fields[2..], ["command line", "mixed", "6", "0", "in", "odpovedi.csv"], "{first}");
        assert!(done.err.contains(fields[0]), "{done:?}");

        // The same answers again, in another file: refused with a way to insist.
        let again = store.file("znovu.csv", format!("\u{feff}sep=;\r\n{}", FILE.replace('\n', "\r\n")));
        let refused = store.run(&["--lang", "en", "import", "anketa", &again, "--channel", "web"]);
        ended(&refused, 1);
        assert!(refused.err.contains("--again") && refused.err.contains(fields[0]), "{refused:?}");
        assert_eq!(store.number("SELECT COUNT(*) FROM response").await, 6);
        ended(&store.run(&["import", "anketa", &again, "--again"]), 0);
        assert_eq!(store.number("SELECT COUNT(*) FROM response").await, 12);

        let batch = fields[0].to_lowercase();
        let withdrawn = store.run(&["import", "anketa", "--withdraw", &batch]);
        ended(&withdrawn, 0);
        assert_eq!(withdrawn.out.trim(), "6");
        assert_eq!(store.number("SELECT COUNT(*) FROM response").await, 6);
        assert!(list().out.contains("\twithdrawn\todpovedi.csv"));
        ended(&store.run(&["import", "anketa", "--withdraw", &batch]), 1);
        ended(&store.run(&["import", "anketa", "--withdraw", "NENI"]), 1);
        ended(&store.run(&["import", "potreby", "--withdraw", &batch]), 1);
        let events = store.number("SELECT COUNT(*) FROM audit_event WHERE kind = 'responses.withdrawn'").await;
        assert_eq!(events, 1);
        ended(&store.run(&["verify"]), 0);
        for args in [&["import", "anketa"][..], &["import", "anketa", &file, "--withdraw", "A"], &["import", "--list"]]
        {
            ended(&store.run(args), 2);
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_without_a_required_answer_comes_in_only_knowingly() {
    on_both(async |store| {
        let file = store.file("papir.csv", "den;lidi;municipality\npo;1;552054\n;2;552054\n");
        let refused = store.run(&["--lang", "en", "import", "anketa", &file]);
        ended(&refused, 1);
        assert!(
            refused.err.contains("--missing not-stated") && refused.err.contains("row 3, column den"),
            "{refused:?}"
        );
        ended(&store.run(&["import", "anketa", &file, "--missing", "yes"]), 2);
        let taken = store.run(&["--lang", "en", "import", "anketa", &file, "--missing", "not-stated"]);
        ended(&taken, 0);
        assert!(taken.out.trim() == "2" && taken.err.contains("1 form was taken in"), "{taken:?}");
        assert_eq!(store.number("SELECT CAST(SUM(not_stated_count) AS BIGINT) FROM import_batch").await, 1);
        let known =
            "SELECT COUNT(*) FROM audit_event WHERE kind = 'responses.imported' AND facts LIKE '%\"not_stated\":1%'";
        assert_eq!(store.number(known).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_goes_out_comes_back_in() {
    on_both(async |store| {
        let file = store.file("odpovedi.csv", FILE);
        let done = store.run(&["import", "anketa", &file]);
        ended(&done, 0);
        assert_eq!(done.out.trim(), "6");
        // What a spreadsheet would run, and what somebody guarded by hand, are two things.
        let tricky = ["'=1+1", "''-1", "＝1", "'"];
        let lines: String =
            tricky.map(|text| json!({ "den": "po", "vzkaz": text, "municipality": TOWN }).to_string() + "\n").concat();
        let file = store.file("odpovedi.jsonl", lines);
        ended(&store.run(&["import", "anketa", &file, "--channel", "web"]), 0);
        let results = store.run(&["results", "anketa", "--json"]);
        ended(&results, 0);
        assert_eq!(results.err, "");
        let jsonl = store.run(&["export", "anketa", "--format", "jsonl"]);
        ended(&jsonl, 0);
        let lines: Vec<Value> = jsonl.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines.len(), 10);
        let text_of = |text: &str| lines.iter().any(|line| line["vzkaz"] == text);
        for text in ["=1+1", "dva\nřádky", "-5 je číslo", "'uvozovka", "Žluťoučký kůň 🐎"].into_iter().chain(tricky)
        {
            assert!(text_of(text), "{text:?} in {}", jsonl.out);
        }
        let village = lines.iter().filter(|line| line["municipality"] == VILLAGE);
        assert!(village.clone().count() == 2 && village.into_iter().all(|line| line["received_on"] == "2026-11-16"));

        for format in ["csv", "jsonl"] {
            // Over SQLite and back: the engines count alike.
            let second = Store::with_town(None).await;
            let out = second.data().join(format!("ven.{format}")).display().to_string();
            ended(&store.run(&["export", "anketa", "--format", format, "-o", &out]), 0);
            let done = second.run(&["import", "anketa", &out]);
            ended(&done, 0);
            assert_eq!(second.run(&["results", "anketa", "--json"]).out, results.out, "{format}");
            let again = second.run(&["export", "anketa", "--format", "jsonl"]);
            assert_eq!(sorted(&again.out), sorted(&jsonl.out), "{format}");
            second.house.db.close().await;
        }
        let csv = store.run(&["export", "anketa", "--format", "csv"]);
        assert!(!csv.out.lines().any(|line| line.ends_with(";=1+1")), "a formula would run: {}", csv.out);
        let zip = store.data().join("vse.zip");
        ended(&store.run(&["export", "anketa", "--format", "zip", "-o", &zip.display().to_string()]), 0);
        assert!(std::fs::read(&zip).expect("a file").starts_with(b"PK"));
        ended(&store.run(&["export", "neni", "--format", "csv"]), 1);
        ended(&store.run(&["export", "anketa", "--format", "csv", "-o", "/no/such/folder/x"]), 3);
    })
    .await;
}

fn sorted(lines: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = lines.lines().collect();
    lines.sort_unstable();
    lines
}

#[tokio::test]
async fn results_have_one_shape() {
    on_both(async |store| {
        let rows: String = (0..40)
            .map(|n| {
                format!(
                    "{};po;{};{}\n",
                    if n % 3 == 0 { VILLAGE } else { TOWN },
                    if n % 2 == 0 { "rano" } else { "vecer" },
                    n % 9 + 1
                )
            })
            .collect();
        let file = store.file("odpovedi.csv", format!("municipality;den;cas;lidi\n{rows}"));
        ended(&store.run(&["import", "anketa", &file, "--channel", "web"]), 0);
        let done = store.run(&["results", "anketa", "--json"]);
        ended(&done, 0);
        let results = json_of(&done);
        let questions: Vec<&str> =
            results.as_array().expect("a list").iter().filter_map(|q| q["question"].as_str()).collect();
        assert!(questions.starts_with(&["den", "cas", "lidi"]), "{questions:?}");
        let day = &results[0];
        assert_eq!(day["type"], "select_one");
        assert_eq!(day["base"], json!({ "returned": 40, "answered": 40, "missing": 0 }));
        for key in ["question", "label", "type", "base", "rows", "statistics"] {
            assert!(day.get(key).is_some(), "{key}: {day}");
        }
        for key in ["value", "label", "count", "relative", "valid", "cumulative", "hidden"] {
            assert!(day["rows"][0].get(key).is_some(), "{key}: {}", day["rows"][0]);
        }
        let one = json_of(&store.run(&["results", "anketa", "--question", "cas", "--json"]));
        assert_eq!(one[0]["rows"][0]["count"], 20, "{one}");
        assert_eq!(one[0]["rows"][0]["relative"], 50.0);
        ended(&store.run(&["results", "anketa", "--question", "neni", "--json"]), 1);
        ended(&store.run(&["results", "neni", "--json"]), 1);
        let crossed = store.run(&["results", "anketa", "--question", "cas", "--by", "municipality", "--json"]);
        ended(&crossed, 0);
        assert!(json_of(&crossed).is_object() || json_of(&crossed).is_array());
        ended(&store.run(&["results", "anketa", "--question", "cas", "--by", "neni", "--json"]), 1);
        let table = store.run(&["results", "anketa"]);
        ended(&table, 0);
        assert!(table.out.contains("Pondělí"), "{}", table.out);
    })
    .await;
}

// ---- files of ballots --------------------------------------------------------------------------

/// Where should the capital of Tennessee be? en.wikipedia.org/wiki/Ranked_pairs
const TENNESSEE: &str = "#/Candidates: Memphis ; Nashville ; Chattanooga ; Knoxville
Memphis > Nashville > Chattanooga > Knoxville * 42
Nashville > Chattanooga > Knoxville > Memphis * 26
Chattanooga > Knoxville > Nashville > Memphis * 15
Knoxville > Chattanooga > Nashville > Memphis * 17
";

/// Six service users against seven providers, and one from the town.
const SECTORS: &str = "#rule=unranked_last;;;;
ballot;sector;channel;Péče;Byty
1;uživatelé;web;1;2
2;uživatelé;web;1;2
3;uživatelé;web;1;2
4;uživatelé;web;1;2
5;uživatelé;paper;1;
6;uživatelé;paper;1;2
7;poskytovatelé;web;2;1
8;poskytovatelé;web;2;1
9;poskytovatelé;web;2;1
10;poskytovatelé;web;;1
11;poskytovatelé;web;2;1
12;poskytovatelé;web;2;1
13;poskytovatelé;web;2;1
";

/// Counts what is typed, without a store.
fn tallied(typed: &str, args: &[&str]) -> Done {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = priorita(&folder.path().join("no/store/is/opened"));
    command.args(["tally", "-"]).args(args);
    let done = with_stdin(command, typed);
    assert!(!folder.path().join("no").exists(), "nothing is written");
    done
}

#[test]
fn a_file_of_ballots_is_counted_in_one_shape() {
    let done = tallied(TENNESSEE, &["--json"]);
    ended(&done, 0);
    assert_eq!(done.err, "Formát: CEF (cef).\n", "which format was read is always said");
    let json = json_of(&done);
    assert_eq!(json["format"], json!("cef"));
    assert_eq!(json["items"], json!(["Memphis", "Nashville", "Chattanooga", "Knoxville"]));
    assert_eq!((&json["ballots"], &json["method"]), (&json!(100), &json!("ranked-pairs-borda")));
    assert_eq!((&json["unranked"], &json["sectors"]), (&json!("last"), &json!("none")));
    assert_eq!(json["order"], json!([["Nashville"], ["Chattanooga"], ["Knoxville"], ["Memphis"]]));
    assert_eq!(json["scores"], json!({"Memphis": 226, "Nashville": 294, "Chattanooga": 273, "Knoxville": 207}));
    assert_eq!(json["pairwise"], json!([[0, 42, 42, 42], [58, 0, 68, 68], [58, 32, 0, 83], [58, 32, 17, 0]]));
    assert!(json["agreement"]["kendall_w"].is_f64(), "{json}");

    let all = json_of(&tallied(TENNESSEE, &["--method", "all", "--json"]));
    let methods: Vec<&str> = all.as_array().expect("a list").iter().filter_map(|one| one["method"].as_str()).collect();
    assert_eq!(methods.len(), 9);
    for method in methods {
        let one = json_of(&tallied(TENNESSEE, &["--method", method, "--json"]));
        assert!(all.as_array().expect("a list").contains(&one), "{method}");
    }
}

#[test]
fn the_reading_of_unranked_items_is_the_files_unless_it_is_asked_for() {
    let typed = "#/Candidates: A;B\n#/Implicit Ranking: false\nB\n";
    assert_eq!(json_of(&tallied(typed, &["--json"]))["pairwise"], json!([[0, 0], [0, 0]]));
    let last = json_of(&tallied(typed, &["--json", "--unranked", "last"]));
    assert_eq!((&last["unranked"], &last["pairwise"]), (&json!("last"), &json!([[0, 0], [1, 0]])));
}

/// An e-mail, a settings file, a page and a file of another program were counted.
#[test]
fn what_is_no_file_of_ballots_is_refused_unless_somebody_insists() {
    for typed in [
        "From: jana@obec.cz\nSubject: Re: pořadí\n\n> Bus > Péče\nSouhlasím.\n",
        "[server]\nport = 8080\nname = obec\n",
        "title=Committee\nquota=droop\nseats=1\ncandidate=x Xenia\ncandidate=y Yvo\nballots=2\n4X x y\n3X y x\nend\n",
        "<html><body><p>A > B</p></body></html>",
        "if a > b:\n    c = a * 2\n",
        "jmeno;vek\nJan;34\nEva;28\n",
        "Jirka (12:04) -> sever\nJana (12:05) -> jih\n",
    ] {
        let done = tallied(typed, &["--json"]);
        ended(&done, 1);
        assert!(done.out.is_empty() && done.err.starts_with("error: "), "{typed}: {done:?}");
    }
    let done = tallied("a = b\nb = a\n", &["--format", "cef", "--json"]);
    ended(&done, 0);
    assert_eq!(json_of(&done)["order"], json!([["a", "b"]]));
}

#[test]
fn a_table_whose_columns_leave_a_doubt_asks_for_them_by_an_option() {
    let typed = "Xy,Ann,Bob\n1,1,2\n2,1,2\n";
    let done = tallied(typed, &["--lang", "en"]);
    ended(&done, 1);
    assert!(done.err.contains("“Xy”") && done.err.contains("--items"), "{done:?}");
    let done = tallied(typed, &["--items", "Ann;Bob", "--json"]);
    ended(&done, 0);
    let json = json_of(&done);
    assert_eq!((&json["format"], &json["order"]), (&json!("ranks"), &json!([["Ann"], ["Bob"]])));
    let marks = "q1,q2,q3\n3,2,3\n3,2,3\n";
    ended(&tallied(marks, &[]), 1);
    ended(&tallied(marks, &["--format", "ranks"]), 0);
}

#[test]
fn a_file_that_does_not_say_how_items_left_out_are_read_is_warned_about_where_it_matters() {
    let typed = "# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Bus\n# ALTERNATIVE NAME 2: Park\n4: 1\n2: 2,1\n";
    let done = tallied(typed, &["--lang", "en"]);
    ended(&done, 0);
    assert!(done.err.contains("ATTENTION") && done.err.contains("--unranked ignored"), "{done:?}");
    assert!(!tallied(typed, &["--lang", "en", "--unranked", "last"]).err.contains("ATTENTION"));
}

#[test]
fn people_get_the_order_with_points_beside_it() {
    let done = tallied("A>B\nB>A\nA>B>C\nB>A>C", &["--lang", "en"]);
    ended(&done, 0);
    for words in
        ["Ballots: 4", "1.–2.  A", "1.–2.  B", "3.     C", "Borda points", "Items that share a place are tied."]
    {
        assert!(done.out.contains(words), "{words}: {done:?}");
    }
}

#[test]
fn sectors_are_weighed_or_counted_alone_unless_they_are_too_small() {
    let equal = json_of(&tallied(SECTORS, &["--sectors", "equal", "--json"]));
    assert_eq!((&equal["ballots"], &equal["order"]), (&json!(13), &json!([["Péče", "Byty"]])));
    let own = json_of(&tallied(SECTORS, &["--sectors", "own", "--json"]));
    assert_eq!((&own[0]["sector"], &own[0]["order"]), (&json!("uživatelé"), &json!([["Péče"], ["Byty"]])));
    assert_eq!((&own[1]["sector"], &own[1]["order"]), (&json!("poskytovatelé"), &json!([["Byty"], ["Péče"]])));

    let small = format!("{SECTORS}14;město;web;1;2\n");
    let done = tallied(&small, &["--sectors", "equal"]);
    ended(&done, 1);
    assert!(done.err.contains("město") && done.out.is_empty(), "{done:?}");
    let done = tallied(&small, &["--sectors", "own", "--json"]);
    ended(&done, 0);
    assert!(done.err.contains("město") && !done.out.contains("město"), "{done:?}");
    let done = tallied(TENNESSEE, &["--sectors", "own"]);
    ended(&done, 1);
}

#[test]
fn what_cannot_be_counted_is_said_with_its_line() {
    let done = tallied("#/Candidates: A;B\nA > B\nB > B\n", &["--lang", "en"]);
    ended(&done, 1);
    assert_eq!(
        (done.out.as_str(), done.err.as_str()),
        ("", "error: 3: The item “B” stands twice on the ballot. Leave it only once.\n")
    );
    for typed in ["", "\0\0", "Milí voliči,\nděkujeme.", "A > B * 1000000000000000000"] {
        let done = tallied(typed, &[]);
        ended(&done, 1);
        assert_eq!(done.out, "", "{typed:?}");
    }
}

#[test]
fn a_file_in_the_letters_of_an_old_spreadsheet_is_counted() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1250.encode(SECTORS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("hlasy.csv");
    std::fs::write(&file, bytes).expect("written");
    let mut command = priorita(folder.path());
    command.args(["tally", &file.display().to_string(), "--json"]);
    assert_eq!(json_of(&run(command))["order"], json!([["Byty"], ["Péče"]]));
}

// ---- keeping -----------------------------------------------------------------------------------

#[tokio::test]
async fn a_backup_restores_to_the_same_results() {
    let store = Store::with_town(None).await;
    let file = store.file("odpovedi.csv", FILE);
    ended(&store.run(&["import", "anketa", &file]), 0);
    let results = store.run(&["results", "anketa", "--json"]);
    let copy = store.data().join("zaloha.db").display().to_string();
    ended(&store.run(&["backup", &copy]), 0);
    ended(&store.run(&["backup", &copy]), 1);

    let folder = tempfile::tempdir().expect("a temporary folder");
    let restored = |args: &[&str]| {
        let mut command = priorita(&folder.path().join("nova"));
        command.args(args);
        run(command)
    };
    let noise = store.file("smeti.db", "this is no backup of anything");
    ended(&restored(&["restore", &noise]), 1);
    ended(&restored(&["restore", &copy]), 0);
    ended(&restored(&["restore", &copy]), 1);
    assert_eq!(restored(&["results", "anketa", "--json"]).out, results.out);
    ended(&restored(&["verify"]), 0);

    let postgres = Store::with_town(Some(Database::fresh())).await;
    let done = postgres.run(&["backup", &postgres.data().join("x").display().to_string()]);
    ended(&done, 2);
    ended(&postgres.run(&["restore", &copy]), 2);
    postgres.house.db.close().await;
}

/// A copy of a backup that broke off must not stand in the way of the whole one.
#[tokio::test]
async fn a_backup_that_is_cut_off_is_refused_and_the_whole_one_restores_afterwards() {
    let store = Store::with_town(None).await;
    let file = store.file("odpovedi.csv", FILE);
    ended(&store.run(&["import", "anketa", &file]), 0);
    let copy = store.data().join("zaloha.db");
    ended(&store.run(&["backup", &copy.display().to_string()]), 0);
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&copy).expect("there").permissions());
    assert_eq!(mode & 0o777, 0o600);
    let whole = std::fs::read(&copy).expect("a backup");

    let folder = tempfile::tempdir().expect("a temporary folder");
    let new = folder.path().join("nova");
    let restored = |file: &str| {
        let mut command = priorita(&new);
        command.args(["--lang", "en", "restore", file]);
        run(command)
    };
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle..middle + 4096].fill(0xA5);
    for (name, bytes) in [
        ("cut.db", &whole[..whole.len() / 2]),
        ("cut-in-a-page.db", &whole[..whole.len() - 1000]),
        ("head.db", &whole[..100]),
        ("flipped.db", &flipped[..]),
        ("empty.db", b""),
    ] {
        let broken = store.file(name, bytes);
        let done = restored(&broken);
        ended(&done, 1);
        assert!(!new.exists(), "{name}: the folder was touched");
        assert!(done.err.contains("was not touched") || done.err.contains("is not a backup"), "{name}: {done:?}");
    }
    // What a run that was killed in the middle leaves behind.
    std::fs::create_dir_all(&new).expect("a folder");
    std::fs::write(new.join("priorita.db.restoring"), &whole[..5000]).expect("half a store");
    std::fs::write(new.join("priorita.db.restoring-wal"), "x").expect("its log");
    ended(&restored(&copy.display().to_string()), 0);
    let mut names: Vec<String> = std::fs::read_dir(&new)
        .expect("a folder")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.iter().all(|name| !name.contains("restoring")), "{names:?}");
    let results = |data: &Path| {
        let mut command = priorita(data);
        command.args(["results", "anketa", "--json"]);
        run(command).out
    };
    assert_eq!(results(&new), results(store.data()));
    // A store is not overwritten, whether a server runs on it or not.
    ended(&restored(&copy.display().to_string()), 1);
}

#[tokio::test]
async fn what_is_no_backup_of_this_program_is_refused_before_the_folder_is_touched() {
    let store = Store::with_town(None).await;
    let newer = store.data().join("novejsi.db");
    let foreign = store.data().join("cizi.db");
    ended(&store.run(&["backup", &newer.display().to_string()]), 0);
    for (file, statement) in [
        (
            &newer,
            "INSERT INTO _sqlx_migrations SELECT 9999, description, installed_on, success, checksum, execution_time FROM _sqlx_migrations WHERE version = 1",
        ),
        (&foreign, "CREATE TABLE moz_places (id INTEGER)"),
    ] {
        let url = format!("sqlite://{}?mode=rwc", file.display());
        let mut connection = <sqlx::AnyConnection as sqlx::Connection>::connect(&url).await.expect("a database");
        sqlx::query(statement).execute(&mut connection).await.expect(statement);
        sqlx::Connection::close(connection).await.expect("closed");
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let new = folder.path().join("nova");
    for (file, words) in [(&newer, "newer version"), (&foreign, "is not a backup of Priorita")] {
        let mut command = priorita(&new);
        command.args(["--lang", "en", "restore", &file.display().to_string()]);
        let done = run(command);
        ended(&done, 1);
        assert!(done.err.contains(words) && !new.exists(), "{done:?}");
    }
}

/// Killed at any moment, a backup is whole or is not there, and the next one is made all the same.
#[tokio::test]
async fn a_killed_backup_leaves_nothing_that_looks_like_one() {
    let store = Store::with_town(None).await;
    let lines: String = (0..20_000)
        .map(|at| {
            json!({ "den": "po", "vzkaz": format!("{at} {}", "slovo ".repeat(40)), "municipality": TOWN }).to_string()
                + "\n"
        })
        .collect();
    let file = store.file("mnoho.jsonl", lines);
    ended(&store.run(&["import", "anketa", &file]), 0);
    let copy = store.data().join("zaloha.db");
    for wait in [5, 20, 40, 60, 80, 110, 150, 200] {
        let mut child = store.command(&["backup", &copy.display().to_string()]).spawn().expect("the program runs");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        child.kill().expect("killing one's own child works");
        child.wait().expect("and so does waiting for it");
        if copy.exists() {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let mut command = priorita(&folder.path().join("nova"));
            command.args(["restore", &copy.display().to_string()]);
            ended(&run(command), 0);
            std::fs::remove_file(&copy).expect("removed");
        }
    }
    ended(&store.run(&["backup", &copy.display().to_string()]), 0);
    assert!(!store.data().join("zaloha.db.partial").exists());
    // Where it cannot be written, it says so and leaves nothing.
    let done = store.run(&["backup", "/proc/zaloha.db"]);
    ended(&done, 3);
}

#[tokio::test]
async fn verifying_finds_what_was_changed_by_hand() {
    on_both(async |store| {
        let done = store.run(&["verify"]);
        ended(&done, 0);
        assert!(done.out.contains('6'), "{done:?}");
        store.by_hand("UPDATE questionnaire_version SET document = document || ' '").await;
        ended(&store.run(&["verify"]), 1);
        store.by_hand("UPDATE questionnaire_version SET document = TRIM(document)").await;
        ended(&store.run(&["verify"]), 0);
        store.by_hand("UPDATE audit_event SET actor = 'nikdo' WHERE number = 4").await;
        let done = store.run(&["verify"]);
        ended(&done, 1);
        assert!(done.out.contains('4'), "where: {done:?}");
    })
    .await;
}

/// A folder somebody mistyped is not a store in order, and does not become one.
#[test]
fn looking_where_no_store_is_says_so_and_makes_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = folder.path().join("nikde").display().to_string();
    let copy = folder.path().join("kopie.db").display().to_string();
    for args in [&["verify"][..], &["backup", &copy], &["purge", "--due"], &["results", "anketa"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_priorita"));
        command.args(["--data", &nowhere]).args(args).env_remove("PRIORITA_DATABASE_URL");
        let done = run(command);
        ended(&done, 3);
        assert!(done.err.contains(&nowhere), "{done:?}");
        assert!(!std::path::Path::new(&nowhere).exists() && !std::path::Path::new(&copy).exists(), "{args:?}");
    }
}

/// A chain without its last events is whole in itself; whoever has a hash from the minutes notices.
#[tokio::test]
async fn verifying_notices_a_chain_that_was_cut_at_its_end() {
    on_both(async |store| {
        let done = store.run(&["verify"]);
        ended(&done, 0);
        let hash = regex_lite::Regex::new("[0-9a-f]{64}").expect("a pattern");
        let last = hash.find(&done.out).expect("the last hash").as_str().to_owned();
        ended(&store.run(&["verify", "--expect", &last]), 0);
        ended(&store.run(&["verify", "--expect", &last.to_uppercase(), "--expect", &last]), 0);
        ended(&store.run(&["verify", "--expect", &"0".repeat(64)]), 1);
        store.by_hand("DELETE FROM audit_event WHERE number = (SELECT MAX(number) FROM audit_event)").await;
        ended(&store.run(&["verify"]), 0);
        let done = store.run(&["verify", "--expect", &last]);
        ended(&done, 1);
        assert!(done.out.contains(&last), "which: {done:?}");
    })
    .await;
}

#[tokio::test]
async fn responses_leave_on_their_day_and_not_before() {
    on_both(async |store| {
        let file = store.file("odpovedi.csv", FILE);
        ended(&store.run(&["import", "anketa", &file]), 0);
        let early = store.run(&["purge", "--due"]);
        ended(&early, 0);
        assert_eq!(early.out.trim(), "0");
        town::closed_since(&store.house, "anketa", store.house.clock.now().plus_days(-40)).await;
        let due = store.run(&["purge", "--due"]);
        ended(&due, 0);
        assert_eq!(due.out.trim(), "6");
        assert_eq!(store.run(&["purge", "--due"]).out.trim(), "0");
        assert_eq!(store.number("SELECT COUNT(*) FROM response").await, 0);
        assert_eq!(store.number("SELECT COUNT(*) FROM audit_event WHERE kind = 'responses.purged'").await, 1);
        ended(&store.run(&["verify"]), 0);
    })
    .await;
}

/// The tables of a survey whose responses are gone are frozen: more responses would be in none of them.
#[tokio::test]
async fn nothing_is_imported_after_the_day_of_deletion() {
    on_both(async |store| {
        let file = store.file("odpovedi.csv", FILE);
        ended(&store.run(&["import", "anketa", &file]), 0);
        town::closed_since(&store.house, "anketa", store.house.clock.now().plus_days(-40)).await;
        let batch = store.run(&["import", "--list", "anketa"]).out[..8].to_owned();
        for purged in [false, true] {
            if purged {
                ended(&store.run(&["purge", "--due"]), 0);
                // From the hash of a small pile its answers could be guessed.
                assert_eq!(store.number("SELECT COUNT(content_hash) FROM import_batch").await, 0);
            }
            let late = store.run(&["--lang", "en", "import", "anketa", &file, "--again"]);
            ended(&late, 1);
            assert!(late.err.contains("were deleted on"), "{late:?}");
            ended(&store.run(&["import", "anketa", "--withdraw", &batch]), 1);
        }
        // An empty table would read as if nobody had answered.
        for format in ["csv", "jsonl"] {
            let done = store.run(&["export", "anketa", "--format", format]);
            ended(&done, 1);
            assert_eq!(done.out, "");
        }
    })
    .await;
}

/// Fourteen people, in two days and two times; three of them chose another time, which is few.
fn answers_of_fourteen() -> String {
    let line = |n: usize| {
        let (day, time) = (if n < 7 { "po" } else { "ut" }, if n < 11 { "rano" } else { "vecer" });
        format!("{};{day};{time};{}\n", if n.is_multiple_of(2) { TOWN } else { VILLAGE }, n % 4 + 1)
    };
    format!("municipality;den;cas;lidi\n{}", (0..14).map(line).collect::<String>())
}

#[tokio::test]
async fn after_the_purge_results_are_what_was_kept_and_raw_answers_are_said_to_be_gone() {
    on_both(async |store| {
        let file = store.file("odpovedi.csv", answers_of_fourteen());
        ended(&store.run(&["import", "anketa", &file]), 0);
        let before = json_of(&store.run(&["results", "anketa", "--json"]));
        town::closed_since(&store.house, "anketa", store.house.clock.now().plus_days(-40)).await;
        assert_eq!(store.run(&["purge", "--due"]).out.trim(), "14");

        let done = store.run(&["results", "anketa", "--json"]);
        ended(&done, 0);
        let after = json_of(&done);
        let (before, after) = (before.as_array().expect("a list"), after.as_array().expect("a list"));
        assert_eq!(before.len(), after.len());
        for (before, after) in before.iter().zip(after) {
            assert_eq!(after["frozen"], true);
            for key in ["question", "base", "rows", "statistics"] {
                assert_eq!(before[key], after[key], "{key}");
            }
        }
        // Fourteen came; of nobody it would say nought.
        assert_eq!(after[0]["base"]["returned"], 14);
        let table = store.run(&["results", "anketa", "--question", "den"]);
        ended(&table, 0);
        assert!(table.out.contains("Pondělí;7;50,0;50,0"), "{}", table.out);

        for args in [
            &["results", "anketa", "--question", "den", "--by", "cas"][..],
            &["results", "anketa", "--question", "neni"],
            &["results", "anketa", "--internal"],
            &["export", "anketa", "--format", "csv"],
            &["export", "anketa", "--format", "jsonl"],
            &["export", "anketa", "--format", "zip", "--internal"],
        ] {
            let done = store.run(args);
            ended(&done, 1);
            assert!(done.out.is_empty() && done.err.contains("smazány"), "{args:?}: {done:?}");
        }
        let out = store.data().join("ven.csv");
        ended(&store.run(&["export", "anketa", "--format", "csv", "-o", &out.display().to_string()]), 1);
        assert!(!out.exists(), "no empty file stands for answers");
        let zip = store.data().join("vse.zip").display().to_string();
        ended(&store.run(&["export", "anketa", "--format", "zip", "-o", &zip]), 0);
    })
    .await;
}

#[tokio::test]
async fn a_kept_report_that_cannot_be_read_is_an_error_and_never_a_count_of_nobody() {
    on_both(async |store| {
        let file = store.file("odpovedi.csv", answers_of_fourteen());
        ended(&store.run(&["import", "anketa", &file]), 0);
        town::closed_since(&store.house, "anketa", store.house.clock.now().plus_days(-40)).await;
        ended(&store.run(&["purge", "--due"]), 0);
        for broken in [
            "UPDATE frozen_report SET document = SUBSTR(document, 1, 200)",
            "UPDATE frozen_report SET document = '{\"format\":99}'",
        ] {
            store.by_hand(broken).await;
            for args in [&["results", "anketa", "--json"][..], &["export", "anketa", "--format", "zip"]] {
                let done = store.run(args);
                ended(&done, 3);
                assert!(done.out.is_empty() && done.err.contains("nejdou přečíst") || done.err.contains("nerozumí"));
            }
        }
    })
    .await;
}

#[tokio::test]
async fn whoever_runs_the_house_sees_everything_and_it_says_that_it_is_internal() {
    on_both(async |store| {
        let file = store.file("odpovedi.csv", answers_of_fourteen());
        ended(&store.run(&["import", "anketa", &file]), 0);
        let told = |json: &Value| {
            json[0]["rows"].as_array().expect("rows").iter().map(|row| row["count"].clone()).collect::<Vec<_>>()
        };
        let public = json_of(&store.run(&["results", "anketa", "--question", "cas", "--json"]));
        // Three of fourteen came in the evening, and all others did not.
        assert_eq!(told(&public)[..2], [Value::Null, Value::Null], "{public:#}");
        assert_eq!(public[0].get("internal"), None);
        let done = store.run(&["results", "anketa", "--question", "cas", "--internal", "--json"]);
        ended(&done, 0);
        let internal = json_of(&done);
        assert_eq!(told(&internal), [json!(11), json!(3), json!(0), json!(0)]);
        assert_eq!(internal[0]["internal"], true);
        let table = store.run(&["results", "anketa", "--question", "cas", "--internal"]);
        let said = table.out.replace('\u{a0}', " ");
        assert!(said.starts_with("Interní – není určeno ke zveřejnění"), "{said}");
        let crossed =
            json_of(&store.run(&["results", "anketa", "--question", "cas", "--by", "den", "--internal", "--json"]));
        assert_eq!((&crossed["internal"], &crossed["rows"][1]["cells"][1]["count"]), (&json!(true), &json!(3)));
    })
    .await;
}

// ---- ballots -----------------------------------------------------------------------------------

/// A ballot of three items with a vote of each of these orders; its letters and its id.
async fn a_ballot(store: &Store, orders: &[&str]) -> (String, BallotId) {
    let now = store.house.clock.now();
    let sector = SectorId("skupina".into());
    let item = |name: &str| Item {
        id: ItemId(name.to_lowercase()),
        name: Localized::plain(name),
        note: Localized::default(),
        change: None,
    };
    let making = Making {
        group_id: None,
        title: Localized::plain("Co nejdřív"),
        meeting_on: Day(20_800),
        place: String::new(),
        secrecy: Secrecy::Slips,
        sectors: vec![Sector { id: sector.clone(), name: Localized::plain("Skupina") }],
        items: ["Autobus", "Ordinace", "Lavička"].map(item).into(),
        rule: RuleCard::default(),
    };
    let process = ProcessId("p-bechynsko".into());
    let house = &store.house;
    let made = ballots::make(house, "jana", now, &process, making).await.expect("made");
    let id = made.ballot.id;
    ballots::freeze(house, "jana", now, &id).await.expect("frozen");
    let mut printed = ballots::print_slips(house, "jana", now, &id, &[(sector, 9)], "a").await.expect("printed");
    let slips = printed.codes.remove(0).1;
    ballots::open(house, "jana", now, &id).await.expect("opened");
    for (code, order) in slips.iter().zip(orders) {
        let ranking = Ranking::read(order, 3).expect("an order");
        ballots::cast(house, &id, &Slip::open(&id, code), &made.round.id, ranking, "a").await.expect("taken");
    }
    (made.ballot.join_code, id)
}

#[tokio::test]
async fn the_votes_of_a_closed_ballot_leave_as_they_were_published_and_no_sooner() {
    on_both(async |store| {
        let (join, id) = a_ballot(store, &["2,1,3", "2,{1,3}", "1", "2|1", "", "3,2,1"]).await;
        let typed = format!("{}-{}", join[..3].to_lowercase(), &join[3..]);
        for format in ["preflib", "cef", "csv", "list"] {
            ended(&store.run(&["export", &typed, "--format", format]), 1);
        }
        let now = store.house.clock.now();
        ballots::close(&store.house, "jana", now, &id).await.expect("closed");
        let page = json!([["Ordinace"], ["Autobus"], ["Lavička"]]);
        for (format, kind) in [
            ("preflib", formats::Format::PrefLib),
            ("cef", formats::Format::Cef),
            ("csv", formats::Format::Sheet),
            ("list", formats::Format::List),
        ] {
            let done = store.run(&["export", &typed, "--format", format]);
            ended(&done, 0);
            let read = formats::read_as(kind, done.out.as_bytes()).expect("the file can be read");
            assert_eq!((read.profile.cast(), read.profile.items.len()), (6, 3), "{done:?}");
            // Counted from the file alone, by the rule in it.
            let again = tallied(&done.out, &["--json", "--lang", "en"]);
            assert!(again.err.contains("Counted by the rule the file states."), "{again:?}");
            assert_eq!(json_of(&again)["order"], page, "{format}: {again:?}");
        }
        let out = store.data().join("hlasy").display().to_string();
        ended(&store.run(&["export", &join, "--format", "cef", "--round", "1", "-o", &out]), 0);
        assert!(std::fs::read_to_string(&out).expect("written").contains("Autobus"));
        ended(&store.run(&["export", &join, "--format", "cef", "--round", "2"]), 1);
        ended(&store.run(&["export", "AAAAAA", "--format", "cef"]), 1);

        let (few, id) = a_ballot(store, &["2,1,3", "1,2,3"]).await;
        ballots::close(&store.house, "jana", now, &id).await.expect("closed");
        let done = store.run(&["export", &few, "--format", "preflib"]);
        ended(&done, 1);
        assert!(done.out.is_empty(), "two votes are no file: {done:?}");
    })
    .await;
}

#[tokio::test]
async fn verifying_counts_every_ballot_again() {
    on_both(async |store| {
        let (join, id) = a_ballot(store, &["2,1,3", "2,1,3", "1,2", "2", "3,2,1", "2,3,1"]).await;
        ballots::close(&store.house, "jana", store.house.clock.now(), &id).await.expect("closed");
        ended(&store.run(&["verify"]), 0);
        let changes = [
            (
                "UPDATE vote SET ranking = '1,3' WHERE ranking = '1,2'",
                "UPDATE vote SET ranking = '1,2' WHERE ranking = '1,3'",
            ),
            (
                "UPDATE ballot_round SET result_hash = 'x' || result_hash",
                "UPDATE ballot_round SET result_hash = SUBSTR(result_hash, 2)",
            ),
            (
                "UPDATE ballot_round SET rule = REPLACE(rule, 'last', 'ignored')",
                "UPDATE ballot_round SET rule = REPLACE(rule, 'ignored', 'last')",
            ),
            // The list does not say how a vote came in; the seal knows.
            (
                "UPDATE vote SET channel = 'paper' WHERE ranking = '1,2'",
                "UPDATE vote SET channel = 'phone' WHERE ranking = '1,2'",
            ),
        ];
        for (change, back) in changes {
            store.by_hand(change).await;
            let done = store.run(&["verify"]);
            ended(&done, 1);
            assert!(done.out.contains(&join), "which ballot: {done:?}");
            store.by_hand(back).await;
            ended(&store.run(&["verify"]), 0);
        }
    })
    .await;
}

// ---- accounts ----------------------------------------------------------------------------------

fn with_stdin(mut command: Command, typed: &str) -> Done {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program runs");
    child.stdin.take().expect("asked for").write_all(typed.as_bytes()).expect("typed");
    let output = child.wait_with_output().expect("it ends");
    Done {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_made_here_opens_the_door() {
    let database = Database::fresh();
    for server in [Server::start(), Server::start_on(&database.url())] {
        let create = ["account", "create", "--role", "coordinator", "--email"];
        let args = |email| [&create[..], &[email, "--password-stdin"]].concat();
        let done = with_stdin(server.command(&args("jana@bechynsko.example")), "kosatce u rybníka\n");
        ended(&done, 0);
        assert_eq!((done.out.as_str(), done.err.as_str()), ("", ""), "a password is never repeated");
        let visitor = Visitor::to(&server.url(""));
        let entered = visitor.sign_in("jana@bechynsko.example", "kosatce u rybníka").await;
        assert_eq!((entered.status.as_u16(), entered.location()), (303, "/desk"));

        let again = with_stdin(server.command(&args("Jana@bechynsko.example")), "kosatce u rybníka\n");
        ended(&again, 1);
        for (email, password) in
            [("petr@bechynsko.example", "krátké\n"), ("petr", "kosatce u rybníka\n"), ("p@b.cz", "")]
        {
            let done = with_stdin(server.command(&args(email)), password);
            ended(&done, 1);
            assert!(done.out.is_empty() && !done.err.contains("krátké"), "{done:?}");
        }
        let made_up = run(server.command(&[&create[..], &["petr@bechynsko.example"]].concat()));
        ended(&made_up, 0);
        let password = made_up.out.trim();
        assert_eq!(password.len(), 16, "{made_up:?}");
        let entered = Visitor::to(&server.url("")).sign_in("petr@bechynsko.example", password).await;
        assert_eq!(entered.status.as_u16(), 303);
    }
}

/// What the contract promises of files is independent of the folder one stands in.
#[tokio::test]
async fn a_relative_data_folder_is_found() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut command = priorita(&PathBuf::from("tady"));
    command.arg("migrate").current_dir(folder.path());
    ended(&run(command), 0);
    assert!(folder.path().join("tady/priorita.db").exists());
}

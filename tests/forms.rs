//! From a workbook to its publication, past the questions that have to be answered first: on the desk
//! and on the command line, on both engines.

#![cfg(feature = "ssr")]

mod support;

use priorita::{accounts::Role, server::house::House, surveys, surveys::questionnaire, surveys::xlsform};
use support::{
    postgres::Database,
    server::{Server, priorita},
    town::{self, PASSWORD},
    visitor::Visitor,
};

/// School marks with a “don't know” of which nobody says what it is.
const MARKS: &str = "
| survey |
| | type | name | label | cp_scale |
| | select_one z | bus | Jakou známku dáte autobusům? | 1-best |

| choices |
| | list_name | name | label |
| | z | 1 | 1 – výborně |
| | z | 2 | 2 – dobře |
| | z | 3 | 3 – špatně |
| | z | nevim | Nevím |

| settings |
| | form_title | form_id | default_language |
| | Známky | ZNAMKY | Čeština (cs) |
";

struct Site {
    server: Server,
    house: House,
    _database: Option<Database>,
}

impl Site {
    async fn with(server: Server, database: Option<Database>) -> Site {
        let url = database.as_ref().map(Database::url);
        let house = town::house(&server.data(), url.as_deref()).await;
        town::open_town(&house).await;
        Site { server, house, _database: database }
    }

    async fn signed_in(&self, email: &str, role: Role) -> Visitor {
        town::account(&self.house, email, role).await;
        let visitor = Visitor::to(&self.server.url(""));
        assert_eq!(visitor.sign_in(email, PASSWORD).await.location(), "/desk");
        visitor
    }
}

async fn on_both(test: impl AsyncFn(&Site)) {
    let database = Database::fresh();
    let on_postgres = Server::start_on(&database.url());
    for site in [Site::with(Server::start(), None).await, Site::with(on_postgres, Some(database)).await] {
        test(&site).await;
        site.house.db.close().await;
    }
}

/// What stands in a hidden field of a page.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let after = page.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field is there");
    after.split('"').next().expect("it ends")
}

#[tokio::test]
async fn a_scale_with_a_doubtful_answer_is_published_once_the_coordinator_has_said_what_it_is() {
    on_both(async |site| {
        let jana = site.signed_in("jana@bechynsko.example", Role::Coordinator).await;
        let read = jana.upload("/desk/p/bechynsko/dotaznik", "znamky.md", MARKS.as_bytes().to_vec()).await;
        let version = read.location().to_owned();
        assert!(version.starts_with("/desk/v/"), "{}", read.text);

        // It is asked, and neither the page nor a form sent by hand publishes it.
        let page = jana.get(&version).await;
        assert!(page.says("Je to stupeň stupnice?") && page.says("Jakou známku dáte autobusům?"), "{}", page.text);
        assert!(!page.text.contains("/zverejnit"), "{}", page.text);
        let refused = jana.post(&format!("{version}/zverejnit"), &[]).await;
        assert_eq!(refused.status.as_u16(), 422, "{}", refused.text);
        let hash = hidden(&page.text, "hash").to_owned();

        // Nothing said is a mistake beside the question; what somebody else's draft was told is not kept.
        let answer = format!("{version}/stupnice");
        let open = jana.post(&answer, &[("hash", &hash)]).await;
        assert_eq!(open.status.as_u16(), 422);
        assert!(open.says("Řekněte, co znamená odpověď „Nevím“."), "{}", open.text);
        let forged = jana.post(&answer, &[("hash", &hash), ("role z nevim", "none")]).await;
        assert_eq!(forged.status.as_u16(), 422);
        let stale = jana.post(&answer, &[("hash", "0"), ("role z nevim", "beside")]).await;
        assert_eq!(stale.status.as_u16(), 422);
        assert!(stale.says("Mezitím se dotazník změnil"), "{}", stale.text);
        assert!(stale.text.contains("value=\"beside\" checked"), "what was ticked stays: {}", stale.text);

        // Said, it is part of the document; it may be said otherwise until it is frozen.
        for said in ["degree", "beside"] {
            let hash = hidden(&jana.get(&version).await.text, "hash").to_owned();
            let kept = jana.post(&answer, &[("hash", &hash), ("role z nevim", said)]).await;
            assert_eq!((kept.status.as_u16(), kept.location()), (303, version.as_str()), "{}", kept.text);
        }
        let ready = jana.get(&version).await;
        assert!(ready.text.contains("/zverejnit") && ready.says("Takto jste to řekli"), "{}", ready.text);
        assert_eq!(jana.post(&format!("{version}/zverejnit"), &[]).await.status.as_u16(), 303);
        let frozen = jana.get(&version).await;
        assert!(!frozen.says("Je to stupeň stupnice?"), "{}", frozen.text);

        let id = priorita::vocabulary::VersionId(version.trim_start_matches("/desk/v/").to_owned());
        let mut connection = site.house.db.read().await.expect("a connection");
        let document = surveys::store::questionnaire_of(&mut connection, &id).await.expect("read").expect("a version");
        assert_eq!(document.lists["z"][3].role, questionnaire::Role::Beside);
        let events: i64 =
            sqlx::query_scalar("SELECT COUNT(*) FROM audit_event WHERE kind = 'questionnaire.scales_answered'")
                .fetch_one(&mut *connection)
                .await
                .expect("a number");
        assert_eq!(events, 2, "each time it was said is remembered");
        drop(connection);
        let kept = jana.post(&answer, &[("hash", &hash), ("role z nevim", "degree")]).await;
        assert_eq!(kept.status.as_u16(), 303, "a frozen version is shown and not changed");
        let mut connection = site.house.db.read().await.expect("a connection");
        let after = surveys::store::questionnaire_of(&mut connection, &id).await.expect("read");
        assert_eq!(after, Some(document));
    })
    .await;
}

#[tokio::test]
async fn nobody_without_the_right_says_what_an_answer_is_and_no_draft_is_bent_by_an_act() {
    on_both(async |site| {
        let jana = site.signed_in("jana@bechynsko.example", Role::Coordinator).await;
        let petr = site.signed_in("petr@bechynsko.example", Role::Analyst).await;
        let read = jana.upload("/desk/p/bechynsko/dotaznik", "znamky.md", MARKS.as_bytes().to_vec()).await;
        let version = read.location().to_owned();
        assert_eq!(petr.post(&format!("{version}/stupnice"), &[]).await.status.as_u16(), 403);
        let looked = petr.get(&version).await;
        assert!(looked.says("cp_role") && !looked.text.contains("/stupnice"), "{}", looked.text);

        let id = priorita::vocabulary::VersionId(version.trim_start_matches("/desk/v/").to_owned());
        let now = site.house.clock.now();
        let said = vec![("z".to_owned(), "nevim".to_owned(), questionnaire::Role::Beside)];
        let stale = surveys::answer_scales(&site.house, "jana", now, &id, "another hash", said.clone()).await;
        assert!(stale.is_err());
        let unpublished = surveys::publish(&site.house, "jana", now, &id).await;
        assert!(unpublished.is_err(), "every door to publication asks");
        let nobody = priorita::vocabulary::VersionId("?".into());
        assert!(surveys::answer_scales(&site.house, "jana", now, &nobody, "", said).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn the_template_of_the_upload_page_can_be_uploaded_and_published_as_it_is() {
    on_both(async |site| {
        let jana = site.signed_in("jana@bechynsko.example", Role::Coordinator).await;
        let page = jana.get("/desk/p/bechynsko/dotaznik").await;
        assert!(page.text.contains("href=\"/desk/sablona\""), "{}", page.text);
        let url = jana.url("/desk/sablona");
        let file = jana.client.get(url).send().await.expect("an answer").bytes().await.expect("a file").to_vec();
        let read = jana.upload("/desk/p/bechynsko/dotaznik", "sablona.xlsx", file).await;
        let version = read.location().to_owned();
        assert_eq!(jana.post(&format!("{version}/zverejnit"), &[]).await.status.as_u16(), 303, "{}", read.text);
    })
    .await;
}

#[tokio::test]
async fn the_command_line_says_what_is_left_before_publishing_and_how_to_settle_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("znamky.md");
    std::fs::write(&file, MARKS).expect("a file");
    let run = |args: &[&str]| {
        let output = priorita(folder.path()).args(args).output().expect("the program runs");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let file = file.display().to_string();
    let (status, out, _) = run(&["--lang", "cs", "form", "check", &file, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((status, &json["accepted"], &json["publishable"]), (Some(0), &true.into(), &false.into()));
    assert_eq!(json["before_publishing"][0]["code"], "scale_answer_unclear");
    let (_, _, said) = run(&["--lang", "cs", "form", "check", &file]);
    assert!(said.contains("publishing: choices:5:cp_role") && said.contains("beside"), "{said}");

    // What the desk keeps, the workbook says as well, and comes back from it.
    let settled = MARKS
        .replace("| list_name | name | label |", "| list_name | name | label | cp_role |")
        .replace("| z | nevim | Nevím |", "| z | nevim | Nevím | beside |");
    let reading = xlsform::read(settled.as_bytes(), "znamky.md");
    assert!(reading.accepted() && reading.before_publishing().is_empty(), "{:?}", reading.findings);
}

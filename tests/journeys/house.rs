//! The one server all journeys share, with the demonstration loaded, and what only its owner
//! knows: passwords, counts in the store.

use crate::meeting::Meeting;
use crate::support::{server::Server, town};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, redirect};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;
use tokio::sync::{Mutex, MutexGuard, OnceCell};

/// The survey of needs, a page a question, and the poll on one page.
pub const NEEDS: &str = "potreby-bechynsko";
pub const POLL: &str = "knihobus";
/// The coordinator and the analyst of the demonstration.
pub const JANA: &str = "jana.dvorakova@bechynsko.example";
pub const TOMAS: &str = "tomas.cerny@bechynsko.example";

/// A small questionnaire in which one question depends on another of the same page.
/// A scale with answers that may be none of its degrees.
const ASKING_WORKBOOK: &str = "\
| survey |
| | type | name | label | cp_scale |
| | select_one znamka | jizdni_rad | Jakou známku dáte jízdnímu řádu? | 1-best |

| choices |
| | list_name | name | label |
| | znamka | 1 | 1 – výborně |
| | znamka | 2 | 2 – dobře |
| | znamka | 3 | 3 – špatně |
| | znamka | nevim | Nevím |
| | znamka | jine | Autobusem nejezdím |

| settings |
| | form_title | form_id | default_language |
| | Známky dopravy | znamky-dopravy | Čeština (cs) |
";

pub const GOOD_WORKBOOK: &str = "\
| survey |
| | type | name | label::Čeština (cs) | label::English (en) | relevant | required | appearance |
| | begin_group | cesta | Cesta do školy | The way to school | | | field-list |
| | select_one jak | jak | Jak chodí vaše děti v obci {obec} do školy? | How do your children get to school in {obec}? | | yes | |
| | integer | minut | Kolik minut jim cesta autobusem trvá? | How many minutes does the bus take? | ${jak} = 'autobus' | | |
| | end_group | | | | | | |
| | text | prani | Co by cestu zlepšilo? | What would make it better? | | | multiline |

| choices |
| | list_name | name | label::Čeština (cs) | label::English (en) |
| | jak | pesky | Pěšky | On foot |
| | jak | autobus | Autobusem | By bus |

| settings |
| | form_title | form_id | version | default_language |
| | Cesta do školy | cesta-do-skoly | 1 | Čeština (cs) |
";

/// One page on which a note, a heading, a question and a row of a grid look at one answer.
const CARE_WORKBOOK: &str = "\
| survey |
| | type | name | label::Čeština (cs) | label::English (en) | hint::Čeština (cs) | relevant | appearance |
| | select_one ano | pecuje | Staráte se o někoho? | Do you look after somebody? | | | |
| | note | diky | Děkujeme, že pečujete. | Thank you for caring. | | ${pecuje} = 'ano' | |
| | begin_group | pomoc | Kdo vám pomáhá | Who helps you | | ${pecuje} = 'ano' | |
| | integer | hodin | Kolik hodin týdně? | How many hours a week? | | | |
| | end_group | | | | | | |
| | begin_group | znamky | Jak jste spokojeni? | How content are you? | | | table-list |
| | select_one mark | obchod | Obchod | Shop | | | |
| | select_one mark | ulevy | Úlevy pro pečující | Respite | Denní stacionář a podobně. | ${pecuje} = 'ano' | |
| | end_group | | | | | | |

| choices |
| | list_name | name | label::Čeština (cs) | label::English (en) |
| | ano | ano | Ano | Yes |
| | ano | ne | Ne | No |
| | mark | 1 | 1 | 1 |
| | mark | 2 | 2 | 2 |
| | mark | 3 | 3 | 3 |

| settings |
| | form_title | form_id | version | default_language | cp_layout |
| | Péče doma | pece-doma | 1 | Čeština (cs) | one-page |
";

/// One without its list of choices, with a type nobody knows and a condition on nothing.
pub const BROKEN_WORKBOOK: &str = "\
| survey |
| | type | name | label::Čeština (cs) | relevant |
| | select_one nikde | kde | Kde bydlíte? | |
| | telepatie | myslenka | Na co myslíte? | |
| | text | proc | Proč? | ${neni} = 'x' |

| settings |
| | form_title | form_id | default_language |
| | Rozbitý dotazník | rozbity | Čeština (cs) |
";

pub struct House {
    pub server: Server,
    /// Held while somebody counts responses around an act of their own.
    counting: Mutex<()>,
    prepared: OnceCell<Prepared>,
    _watch: Child,
}

/// What the coordinator has made beside the demonstration, for pages that need it.
pub struct Prepared {
    /// A version not yet published, and a published one.
    pub draft: String,
    /// A draft whose scale has a “don't know” of which nobody said what it is.
    pub asking: String,
    pub published: String,
    /// A batch imported into the collection that ended, and one that was withdrawn.
    pub batch: String,
    pub withdrawn: String,
    /// Ballots: one where everybody may vote and a slip for it, one that is not open yet, one that
    /// is closed and one whose result is shown.
    pub open: Meeting,
    pub slip: String,
    pub early: Meeting,
    pub closed: Meeting,
    pub shown: Meeting,
}

/// The collections of [`Prepared`]: one of [`CARE_WORKBOOK`] runs, one has ended, one has not begun.
pub const CARE: &str = "pece-doma";
pub const ENDED: &str = "skoncena-cesta";
pub const PLANNED: &str = "pristi-cesta";

pub fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| {
        let server = Server::start_with(None, &["--demo"]);
        let watch = end_with_us(&server);
        House { server, counting: Mutex::new(()), prepared: OnceCell::new(), _watch: watch }
    })
}

/// A value kept in a `static` is never dropped. This small process notices by a pipe that the
/// tests are over, however they ended, and takes the server and its folder away.
fn end_with_us(server: &Server) -> Child {
    let data = server.data();
    let folder = data.parent().expect("the data lie in the server's folder");
    Command::new("sh")
        .args(["-c", "read -r _; kill -KILL \"$1\"; rm -rf -- \"$2\"", "watch"])
        .arg(server.process_id().to_string())
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh can wait")
}

impl House {
    pub fn url(&self, path: &str) -> String {
        self.server.url(path)
    }

    /// The password the demonstration wrote down for an e-mail.
    pub fn password(&self, email: &str) -> String {
        let text = std::fs::read_to_string(self.server.data().join("ukazka-prihlaseni.txt")).expect("it is written");
        let line = text.lines().find(|line| line.contains(email)).expect("the account is there");
        line.rsplit(": ").next().unwrap_or_default().to_owned()
    }

    /// From here until it is dropped nobody else sends a response.
    pub async fn alone(&self) -> MutexGuard<'_, ()> {
        self.counting.lock().await
    }

    /// How many responses the store holds, by the command line.
    pub fn returned(&self, survey: &str, question: &str) -> u64 {
        self.result(survey, question)["base"]["returned"].as_u64().expect("a number")
    }

    /// How many chose an answer.
    pub fn chose(&self, survey: &str, question: &str, value: &str) -> Option<u64> {
        let result = self.result(survey, question);
        let rows = result["rows"].as_array().expect("rows");
        rows.iter().find(|row| row["value"] == value).expect("the answer has a row")["count"].as_u64()
    }

    fn result(&self, survey: &str, question: &str) -> serde_json::Value {
        // What is in the store now; public figures of a running collection move in steps.
        let out = self.server.command(&["results", survey, "--question", question, "--internal", "--json"]).output();
        let out = out.expect("the command line works");
        let json: serde_json::Value = serde_json::from_slice(&out.stdout)
            .unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&out.stderr)));
        json[0].clone()
    }

    /// The part after `?o=` of a municipality's link, read from the page where one chooses.
    pub async fn link(&self, survey: &str, municipality: &str) -> String {
        let page = text_of(&client(), &self.url(&format!("/s/{survey}"))).await;
        let before = page.split(&format!("\">{municipality}</a>")).next().expect("there is always a first part");
        before.rsplit("?o=").next().unwrap_or_default().to_owned()
    }

    /// The only link of a collection in one municipality.
    pub async fn first_link(&self, survey: &str) -> String {
        let page = text_of(&client(), &self.url(&format!("/s/{survey}"))).await;
        let after = page.split(&format!("/s/{survey}/1?o=")).nth(1).expect("the way in");
        after.split('"').next().unwrap_or_default().to_owned()
    }

    /// A program signed in as somebody.
    pub async fn signed_in(&self, email: &str) -> Client {
        let client = client();
        let answer = client
            .post(self.url("/prihlaseni"))
            .form(&[("email", email), ("password", &self.password(email)), ("back", "/desk")])
            .send()
            .await
            .expect("an answer");
        assert!(answer.url().path() == "/desk", "{email} cannot sign in");
        client
    }

    /// Two versions of a questionnaire and two collections, made once.
    pub async fn prepared(&self) -> &Prepared {
        self.prepared
            .get_or_init(|| async {
                let jana = self.signed_in(JANA).await;
                let published = self.upload(&jana, GOOD_WORKBOOK).await;
                let care = self.upload(&jana, CARE_WORKBOOK).await;
                let (version, care) = (self.url(&format!("/desk/v/{published}")), self.url(&format!("/desk/v/{care}")));
                for version in [&version, &care] {
                    post(&jana, &format!("{version}/zverejnit"), &[]).await;
                }
                let municipality = first_municipality(&jana, &version).await;
                for (version, slug, opens, closes) in [
                    (&version, ENDED, "2020-01-01", "2099-01-31"),
                    (&version, PLANNED, "2099-01-01", "2099-01-31"),
                    (&care, CARE, "2020-01-01", "2099-01-31"),
                ] {
                    let fields = [
                        ("slug", slug),
                        ("respondents", "public"),
                        ("opens", opens),
                        ("closes", closes),
                        ("purge", "2099-12-31"),
                        ("municipality", &municipality),
                    ];
                    let to = post(&jana, &format!("{version}/sber"), &fields).await;
                    assert!(to.ends_with(&format!("/desk/c/{slug}")), "{to}");
                }
                post(&jana, &self.url(&format!("/desk/c/{ENDED}/uzavrit")), &[]).await;
                let batch = self.imported("autobus.csv", "jak;minut\nautobus;25\npesky;\n");
                let withdrawn = self.imported("omyl.csv", "jak\npesky\n");
                let taken_out = self.server.command(&["import", ENDED, "--withdraw", &withdrawn]).output();
                assert!(taken_out.expect("the command line works").status.success());
                // Those who had begun may send for a while; that is over, too.
                let store = town::shared(&self.server.data(), None).await;
                town::closed_since(&store, ENDED, store.clock.now().plus_days(-1)).await;
                store.db.close().await;
                tokio::time::sleep(Duration::from_secs(2)).await;
                post(&jana, &self.url(&format!("/desk/c/{ENDED}/vysledky")), &[("published", "1")]).await;
                let draft = self.upload(&jana, &GOOD_WORKBOOK.replace("Co by cestu", "Co všechno by cestu")).await;
                let asking = self.upload(&jana, ASKING_WORKBOOK).await;
                let open = Meeting::open("Co nejdřív", None).await;
                let slip = open.slip();
                let early = Meeting::frozen("Co po Novém roce", Some(3)).await;
                let closed = Meeting::open("Co na jaře", None).await;
                closed.closes().await;
                let shown = Meeting::open("Co v létě", None).await;
                shown.casts(&["1,2,3", "2,1,3"]).await;
                shown.closes().await;
                shown.is_revealed().await;
                Prepared { draft, asking, published, batch, withdrawn, open, slip, early, closed, shown }
            })
            .await
    }

    /// Imports a file into the collection that ended, and says as which batch.
    fn imported(&self, name: &str, content: &str) -> String {
        let file = self.server.data().join(name);
        std::fs::write(&file, content).expect("written");
        let done = self.server.command(&["import", ENDED, &file.display().to_string()]).output();
        let done = done.expect("the command line works");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let listed = self.server.command(&["import", "--list", ENDED]).output().expect("the command line works");
        let listed = String::from_utf8(listed.stdout).expect("UTF-8");
        let line = listed.lines().find(|line| line.ends_with(name)).expect("the batch is listed");
        line.split('\t').next().unwrap_or_default().to_owned()
    }

    /// Sends a workbook in and says which version came of it.
    async fn upload(&self, client: &Client, workbook: &str) -> String {
        let file = Part::text(workbook.to_owned()).file_name("cesta.md");
        let answer = client
            .post(self.url("/desk/p/bechynsko/dotaznik"))
            .multipart(Form::new().part("file", file))
            .send()
            .await
            .expect("an answer");
        let path = answer.url().path().to_owned();
        path.strip_prefix("/desk/v/").unwrap_or_else(|| panic!("the workbook is not taken: {path}")).to_owned()
    }
}

/// The code of the first municipality offered for a new collection.
async fn first_municipality(client: &Client, version: &str) -> String {
    let page = text_of(client, &format!("{version}/sber")).await;
    let code = page.split("name=\"municipality\" value=\"").nth(1).expect("municipalities are offered");
    code.split('"').next().unwrap_or_default().to_owned()
}

/// A program with cookies that follows where it is led.
pub fn client() -> Client {
    Client::builder().cookie_store(true).redirect(redirect::Policy::limited(5)).build().expect("a client")
}

pub async fn text_of(client: &Client, url: &str) -> String {
    client.get(url).send().await.expect("an answer").text().await.expect("its text")
}

/// Posts a form and says where it led.
async fn post(client: &Client, url: &str, fields: &[(&str, &str)]) -> String {
    let answer = client.post(url).form(fields).send().await.expect("an answer");
    assert!(answer.status().is_success(), "{url}: {}", answer.status());
    answer.url().to_string()
}

//! A small town for the tests: one large municipality and one village, a planning process, a poll
//! of one page and a survey of several, and the people who always return.

use std::{net::SocketAddr, path::Path, sync::Arc};

use priorita::{
    accounts::{self, NewAccount, Role},
    processes::{self, Phase, Process},
    server::{config::Config, house::House},
    surveys::{self, Opening, xlsform},
    territories::{self, Municipality},
    vocabulary::{CollectionId, Day, Localized, Moment, MunicipalityCode, ProcessId, VersionId},
};

pub const TOWN: &str = "552054";
pub const VILLAGE: &str = "552055";
pub const PASSWORD: &str = "kosatce u rybníka";

/// One page, three questions, a text among them.
pub const POLL: &str = r#"
| survey |
| | type | name | label::Čeština (cs) | label::English (en) | required | constraint |
| | select_one den | den | Který den se vám hodí? | Which day suits you? | yes | |
| | select_multiple cas | cas | V kolik hodin? | At what time? | | |
| | integer | lidi | Kolik vás přijde? | How many will come? | | . >= 1 and . <= 15 |
| | text | vzkaz | Co nám chcete vzkázat? | What would you like to tell us? | | |

| choices |
| | list_name | name | label::Čeština (cs) | label::English (en) | cp_role |
| | den | po | Pondělí | Monday | |
| | den | ut | Úterý | Tuesday | |
| | cas | rano | Ráno | In the morning | |
| | cas | vecer | Večer | In the evening | |
| | cas | other | Jindy, napište kdy | Another time, please say when | other |
| | cas | none | Nikdy | Never | none |

| settings |
| | form_title | form_id | default_language | cp_layout |
| | Kdy má přijet knihobus? | ANKETA | Čeština (cs) | one-page |
"#;

/// Two pages, the second only for those who care for somebody.
pub const NEEDS: &str = r#"
| survey |
| | type | name | label::Čeština (cs) | label::English (en) | required | relevant |
| | select_one vek | vek | Kolik je vám let? | How old are you? | yes | |
| | select_one ano | pecuje | Staráte se o někoho? | Do you look after somebody? | | |
| | text | prani | Co byste změnili? | What would you change? | | ${pecuje} = 'ano' |

| choices |
| | list_name | name | label::Čeština (cs) | label::English (en) |
| | vek | mladsi | Méně než 65 | Under 65 |
| | vek | starsi | 65 a víc | 65 or more |
| | ano | ano | Ano | Yes |
| | ano | ne | Ne | No |

| settings |
| | form_title | form_id | default_language |
| | Co v obci chybí? | POTREBY | Čeština (cs) |
"#;

/// The house of a store, as the program opens it.
pub async fn house(data: &Path, database_url: Option<&str>) -> House {
    let config = Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        data: data.to_owned(),
        database_url: Config::database_url(data, database_url.map(str::to_owned)),
        public_url: None,
    };
    let house = House::open(config).await.expect("the store opens");
    house.db.migrate().await.expect("the store has its shape");
    house
}

pub fn a_municipality(code: &str, name: &str, population: i64) -> Municipality {
    Municipality {
        code: MunicipalityCode(code.to_owned()),
        name: name.to_owned(),
        orp: "Tábor".to_owned(),
        region: "Jihočeský".to_owned(),
        population,
    }
}

pub fn a_process(id: &str, slug: &str) -> Process {
    Process {
        id: ProcessId(id.to_owned()),
        slug: slug.to_owned(),
        name: Localized::plain("Plán pro Bechyňsko"),
        summary: Localized::plain("Co v obcích chybí."),
        publicity: Localized::plain("Reg. č. 1"),
        contact: Localized::plain("Jana Dvořáková"),
        period: (2027, 2029),
        disclosure_limit: 5,
        demonstration: false,
    }
}

pub fn a_phase(name: &str, from: &str, until: &str) -> Phase {
    let day = |text: &str| Day::parse_iso(text).expect("a day");
    Phase { name: Localized::plain(name), from: day(from), until: day(until) }
}

/// Founds the process `bechynsko` with both municipalities.
pub async fn found(house: &House) -> ProcessId {
    let mut connection = house.db.read().await.expect("a connection");
    let process = a_process("p-bechynsko", "bechynsko");
    let places = [a_municipality(TOWN, "Bechyně", 4_815), a_municipality(VILLAGE, "Radětice", 134)];
    for place in &places {
        territories::store::add_municipality(&mut connection, place).await.expect("a municipality");
    }
    let codes: Vec<MunicipalityCode> = places.iter().map(|place| place.code.clone()).collect();
    let phases = [a_phase("Šetření potřeb", "2026-01-01", "2026-12-31")];
    processes::store::add_process(&mut connection, &process, &phases, &codes).await.expect("a process");
    process.id
}

/// Reads a workbook into the process and publishes it.
pub async fn publish(house: &House, process: &ProcessId, workbook: &str) -> VersionId {
    let now = house.clock.now();
    let reading = xlsform::read(workbook.as_bytes(), "dotaznik.md");
    assert!(reading.accepted(), "{:?}", reading.findings);
    let questionnaire = reading.questionnaire.expect("it was accepted");
    let draft = surveys::keep_draft(house, "jana", now, process, &questionnaire, &reading.findings, "dotaznik.md")
        .await
        .expect("kept");
    surveys::publish(house, "jana", now, &draft.version).await.expect("published");
    draft.version
}

/// From when to when, in days from now.
pub async fn open_from(
    house: &House,
    process: &ProcessId,
    version: &VersionId,
    slug: &str,
    days: (i64, i64),
) -> CollectionId {
    let now = house.clock.now();
    let opening = Opening {
        slug: slug.to_owned(),
        process_id: process.clone(),
        version_id: version.clone(),
        respondents: "public".to_owned(),
        opens_at: now.plus_days(days.0),
        closes_at: now.plus_days(days.1),
        purge_on: now.plus_days(days.1 + 30).day(),
        municipalities: vec![MunicipalityCode(TOWN.to_owned()), MunicipalityCode(VILLAGE.to_owned())],
    };
    surveys::open_collection(house, "jana", now, opening).await.expect("opened")
}

/// The town with both surveys open since yesterday: `anketa` of one page, `potreby` of several.
pub async fn open_town(house: &House) -> ProcessId {
    let process = found(house).await;
    for (slug, workbook) in [("anketa", POLL), ("potreby", NEEDS)] {
        let version = publish(house, &process, workbook).await;
        open_from(house, &process, &version, slug, (-1, 28)).await;
    }
    process
}

/// An account with [`PASSWORD`].
pub async fn account(house: &House, email: &str, role: Role) {
    let new = NewAccount::check(email, "Jana Dvořáková", role, PASSWORD).expect("a good account");
    accounts::create(house, "test", house.clock.now(), new, None).await.expect("an account");
}

/// The code of a survey's link for a municipality.
pub async fn link(house: &House, slug: &str, municipality: &str) -> String {
    let mut connection = house.db.read().await.expect("a connection");
    let collection =
        surveys::store::collection_by_slug(&mut connection, slug).await.expect("an answer").expect("a survey");
    let links = surveys::store::links_of(&mut connection, &collection.id).await.expect("links");
    links.into_iter().find(|link| link.municipality.0 == municipality).expect("a link of this place").code
}

/// Moves the end of a collection, as time would.
pub async fn closed_since(house: &House, slug: &str, closed: Moment) {
    let slug = slug.to_owned();
    let mut connection = house.db.read().await.expect("a connection");
    sqlx::query("UPDATE collection SET opens_at = $2, closes_at = $3, purge_on = $4 WHERE slug = $1")
        .bind(slug)
        .bind(closed.plus_days(-20))
        .bind(closed)
        .bind(closed.plus_days(30).day())
        .execute(&mut *connection)
        .await
        .expect("the dates are moved");
}

/// A shared house for several tasks.
pub async fn shared(data: &Path, database_url: Option<&str>) -> Arc<House> {
    Arc::new(house(data, database_url).await)
}

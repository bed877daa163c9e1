//! Every function of every store, on SQLite and on PostgreSQL; the audit chain; the writer that
//! commits in groups. What both engines must do alike is written once and run on each.

#![cfg(feature = "ssr")]

mod batches;
mod founding;
mod lists;
mod responses;
#[path = "../support/mod.rs"]
mod support;
mod votes;
mod writing;

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use priorita::{
    accounts::{self, NewAccount, Refusal, Role},
    ballots::{self, Making, NoAct, NoBatch, NoVote, Reveal, Round, RuleCard, Secrecy, Sector, Slip, Standing},
    groups::{self, WorkingGroup},
    processes,
    results::{
        self,
        priorities::{self, ListItem, NoStatement, Origin, PriorityList, RoundSector, Source, Statement, VoiceKey},
    },
    server::{
        audit::{self, Chain},
        db::{Engine, Stop, is_away, is_duplicate},
        house::{Clock, House},
        random::sha256,
    },
    surveys::{
        self, Channel, Opening, PublishRefusal,
        answers::{Answer, Answers},
        store::{self, Batch, DraftResponse, Response},
        xlsform,
    },
    tally::Ranking,
    territories,
    vocabulary::{
        AccountId, BallotId, BatchId, CollectionId, Day, GroupId, ItemId, Lang, ListId, Localized, Moment,
        MunicipalityCode, ProcessId, QuestionnaireId, ResponseId, RoundId, SectorId, VersionId,
    },
};
use regex_lite::Regex;
use sqlx::AnyConnection;
use support::{
    postgres::Database,
    town::{self, TOWN, VILLAGE},
};

/// Saturday 21 November 2026, noon in Prague.
const NOW: Moment = Moment(1_795_258_800_000);

/// Runs a test on an empty store of each engine.
async fn on_both(test: impl AsyncFn(Arc<House>)) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut house = town::house(folder.path(), None).await;
    house.clock = Clock::fixed(NOW);
    assert_eq!(house.db.engine(), Engine::Sqlite);
    test(Arc::new(house)).await;

    let database = Database::fresh();
    let mut house = town::house(folder.path(), Some(&database.url())).await;
    house.clock = Clock::fixed(NOW);
    assert_eq!(house.db.engine(), Engine::Postgres);
    let house = Arc::new(house);
    test(Arc::clone(&house)).await;
    house.db.close().await;
}

async fn reading(house: &House) -> sqlx::pool::PoolConnection<sqlx::Any> {
    house.db.read().await.expect("a connection")
}

/// One statement as somebody with a database client would send it.
async fn by_hand(house: &House, statement: &'static str) -> Result<u64, sqlx::Error> {
    sqlx::query(statement).execute(&mut *reading(house).await).await.map(|done| done.rows_affected())
}

async fn number(house: &House, question: &'static str) -> i64 {
    sqlx::query_scalar(question).fetch_one(&mut *reading(house).await).await.expect("a number")
}

#[test]
fn no_function_of_a_store_is_left_untested() {
    let tests = [
        include_str!("votes.rs"),
        include_str!("writing.rs"),
        include_str!("lists.rs"),
        include_str!("founding.rs"),
        include_str!("batches.rs"),
        include_str!("responses.rs"),
    ]
    .concat();
    let mut names = BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).expect("a folder").flatten().map(|entry| entry.path()) {
            let is_store = folder.ends_with("store") || path.ends_with("store.rs");
            if path.is_dir() {
                folders.push(path);
            } else if is_store {
                let room = path.ancestors().skip(1).find(|folder| !folder.ends_with("store")).expect("a room");
                let room = room.file_name().expect("a name").to_string_lossy().into_owned();
                let text = fs::read_to_string(&path).expect("UTF-8");
                for part in text.split("pub async fn ").skip(1) {
                    let name = part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
                    names.insert((room.clone(), name.to_owned()));
                }
            }
        }
    }
    assert!(names.len() > 70, "the stores are read: {}", names.len());
    let untested: Vec<String> = names
        .into_iter()
        .filter(|(room, name)| {
            // Surveys have the most and are called `store::…` here.
            let short = if room == "surveys" { "|[^:]store" } else { "" };
            let call = Regex::new(&format!(r"(\b{room}::store{short})::{name}\(")).expect("a pattern");
            !call.is_match(&tests)
        })
        .map(|(room, name)| format!("{room}::store::{name}"))
        .collect();
    assert_eq!(untested, Vec::<String>::new());
}

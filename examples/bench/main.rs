//! What the house can carry, as a report: `cargo xtask bench`. Not a test: it fails for no figure.
//!
//! Generator and server share the machine's cores, as everywhere in this report. Every loop is
//! bounded in time and count and stops by itself; everything stays on the loopback.

mod counts;
mod served;
mod surveys;
mod voters;

use std::{io::Write as _, path::Path};

use priorita::{
    processes::{self, Process},
    server::{config::Config, house::House},
    territories::{self, Municipality},
    vocabulary::{Localized, MunicipalityCode, ProcessId},
};

type Anything<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How long each load runs.
const SECONDS: u64 = 5;

/// Everything, or only the parts named: `cargo xtask bench counts voters`.
#[tokio::main]
async fn main() -> Anything<()> {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let part = |name: &str| wanted.is_empty() || wanted.iter().any(|part| part == name);
    println!("# Priorita on {} cores, SQLite synchronous=FULL, generator on the same cores\n", cores());
    if part("counts") {
        counts::counts()?;
    }
    let folder = tempfile::tempdir()?;
    found(folder.path()).await?;
    if part("voters") {
        voters::voters(folder.path()).await?;
    }
    if part("surveys") {
        let site = surveys::prepare(folder.path()).await?;
        surveys::pages_and_submissions(folder.path(), &site).await?;
        surveys::raw_inserts(folder.path()).await?;
        surveys::tables(folder.path()).await?;
    }
    Ok(())
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn row(name: &str, figure: String) {
    println!("{name:<64} {figure:>18}");
    let _ = std::io::stdout().flush();
}

async fn open(folder: &Path) -> Anything<House> {
    let url = format!("sqlite://{}", folder.join("priorita.db").display());
    let config = Config { addr: ([127, 0, 0, 1], 0).into(), data: folder.into(), database_url: url, public_url: None };
    let house = House::open(config).await?;
    house.db.migrate().await?;
    Ok(house)
}

/// A planning process of one municipality.
async fn found(folder: &Path) -> Anything<()> {
    let house = open(folder).await?;
    let place = Municipality {
        code: MunicipalityCode("552054".into()),
        name: "Bechyně".into(),
        orp: "Tábor".into(),
        region: "Jihočeský kraj".into(),
        population: 4_815,
    };
    let process = Process {
        id: ProcessId("measured".into()),
        slug: "measured".into(),
        name: Localized::plain("Measured"),
        summary: Localized::default(),
        publicity: Localized::default(),
        contact: Localized::default(),
        period: (2026, 2030),
        disclosure_limit: 5,
        demonstration: false,
    };
    house
        .db
        .write::<_, (), _>(move |connection| {
            let (place, process) = (place.clone(), process.clone());
            Box::pin(async move {
                territories::store::add_municipality(connection, &place).await?;
                processes::store::add_process(connection, &process, &[], std::slice::from_ref(&place.code)).await?;
                Ok(())
            })
        })
        .await
        .map_err(|stop| format!("{stop:?}"))?;
    house.db.close().await;
    Ok(())
}

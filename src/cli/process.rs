//! `priorita process`: founds planning processes without the browser, and lists them.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Breakage, Ended, OPERATOR, Outcome, StoreArgs};
use crate::{
    front,
    processes::{self, Founding, Refused, Typed},
    server::{calendar, db::Stop},
    spreadsheet::{self, Fault, Limits},
    territories,
    vocabulary::ProcessId,
};

#[derive(Subcommand)]
pub enum ProcessCommand {
    /// Founds a process; everything else about it can be filled in on the desk.
    Create {
        /// The end of its address: a–z, 0–9 and hyphens
        #[arg(long)]
        slug: String,
        /// In Czech
        #[arg(long)]
        name: String,
        /// A table (.csv, .xlsx, .xls, .ods) of code, name and inhabitants, a municipality a row
        #[arg(long, value_name = "FILE")]
        municipalities: PathBuf,
        /// Next year, if it is not said
        #[arg(long, value_name = "YEAR")]
        first_year: Option<i64>,
        /// Two years after the first, if it is not said
        #[arg(long, value_name = "YEAR")]
        last_year: Option<i64>,
    },
    /// Address, name, years and the number of municipalities of each process, between tabs.
    List,
}

pub async fn process(store: &StoreArgs, command: ProcessCommand) -> Outcome {
    match command {
        ProcessCommand::Create { slug, name, municipalities, first_year, last_year } => {
            let bytes = std::fs::read(&municipalities)
                .map_err(|error| Breakage(format!("{}: {error}", municipalities.display())))?;
            let municipalities = match lines_of(&bytes) {
                Ok(lines) => lines,
                Err(fault) => {
                    eprintln!("{}", fault.message(store.lang()));
                    return Ok(Ended::No);
                }
            };
            let typed =
                Founding { slug, name: Typed { cs: name, en: String::new() }, municipalities, ..Founding::default() };
            create(store, typed, first_year, last_year).await
        }
        ProcessCommand::List => list(store).await,
    }
}

async fn create(store: &StoreArgs, typed: Founding, first: Option<i64>, last: Option<i64>) -> Outcome {
    let house = store.open().await?;
    let now = house.clock.now();
    let (this_year, _, _) = calendar::day_of(now).civil();
    let first = first.unwrap_or(this_year + 1);
    let typed = Founding {
        first_year: first.to_string(),
        last_year: last.unwrap_or(first.saturating_add(2)).to_string(),
        ..typed
    };
    let founded = match typed.check(ProcessId(house.random.key())) {
        Ok(founded) => founded,
        Err(refused) => return Ok(no(store, &refused)),
    };
    match front::found_process(&house, OPERATOR, now, founded, Vec::new()).await {
        Ok(()) => {
            println!("/p/{}", typed.slug);
            Ok(Ended::Done)
        }
        Err(Stop::Refused(refused)) => Ok(no(store, &refused)),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

fn no(store: &StoreArgs, refused: &[Refused]) -> Ended {
    for error in front::said(store.words(), refused) {
        eprintln!("{}", error.message);
    }
    Ended::No
}

/// A workbook or a table in text as lines between tabs; line numbers are those of its rows.
fn lines_of(bytes: &[u8]) -> Result<String, Fault> {
    const LIMITS: Limits = Limits { bytes: 20 << 20, cells: 200_000, rows: 20_000, columns: 200 };
    let book = spreadsheet::open(bytes, LIMITS)?;
    let rows = book.first_visible().map_or(&[][..], |(sheet, _)| &sheet.rows);
    let (mut text, mut line) = (String::new(), 1);
    for row in rows {
        text += &"\n".repeat(row.number.saturating_sub(line) as usize);
        line = row.number;
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.shown().replace(['\t', '\n'], " ")).collect();
        text += &cells.join("\t");
    }
    Ok(text)
}

async fn list(store: &StoreArgs) -> Outcome {
    let house = store.open_existing().await?;
    let mut connection = house.db.read().await?;
    for process in processes::store::processes(&mut connection).await? {
        let places = territories::store::municipalities_of(&mut connection, &process.id).await?.len();
        let name = process.name.text(store.lang().code(), "cs");
        println!("{}\t{name}\t{}–{}\t{places}", process.slug, process.period.0, process.period.1);
    }
    Ok(Ended::Done)
}

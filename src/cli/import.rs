//! `priorita import`: responses collected elsewhere.

use std::path::PathBuf;

use clap::Args;

use super::{Breakage, Ended, OPERATOR, Outcome, StoreArgs, only_broken, say};
use crate::{
    server::calendar,
    surveys::{
        Channel,
        import::{self, Defaults},
        routes::open_room,
    },
    vocabulary::MunicipalityCode,
};

#[derive(Args)]
pub struct ImportArgs {
    /// The survey's address: the part after /s/
    survey: String,
    /// .csv, .xlsx or .jsonl; the first row names the questions
    file: PathBuf,
    /// paper | web, for rows without a column of their own
    #[arg(long)]
    channel: Option<String>,
    /// The municipality's code, for rows without a column of their own
    #[arg(long, value_name = "CODE")]
    municipality: Option<String>,
}

pub async fn import(store: &StoreArgs, args: ImportArgs) -> Outcome {
    let channel = match args.channel.as_deref().map(|code| (code, Channel::parse(code))) {
        None => None,
        Some((_, Some(channel))) => Some(channel),
        Some((code, None)) => return Ok(Ended::WrongUse(format!("--channel {code}: paper | web"))),
    };
    let bytes = std::fs::read(&args.file).map_err(|error| Breakage(format!("{}: {error}", args.file.display())))?;
    let house = store.open_existing().await?;
    let Some(room) = open_room(&house, &args.survey).await? else {
        eprintln!("{}", store.words().with("no-such-survey", &[("slug", args.survey.into())]));
        return Ok(Ended::No);
    };
    let now = house.clock.now();
    let defaults =
        Defaults { channel, municipality: args.municipality.map(MunicipalityCode), today: calendar::day_of(now), now };
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    match import::read(&bytes, &name, &room, &defaults) {
        Ok(rows) => {
            let count = import::store_all(&house, OPERATOR, now, &room, rows).await.map_err(only_broken)?;
            say(count)?;
            Ok(Ended::Done)
        }
        Err(findings) => {
            for finding in findings {
                eprintln!("{}", finding.message(store.lang()));
            }
            eprintln!("{}", store.words().t("import-nothing-taken"));
            Ok(Ended::No)
        }
    }
}

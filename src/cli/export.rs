//! `priorita export`: raw data and results as files. Responses are streamed: memory does not grow
//! with their number. Of a ballot one gets what its page offers, and after the close only.

use std::{
    io::{BufWriter, Write},
    path::PathBuf,
    sync::Arc,
};

use clap::Args;

use super::{Breakage, Ended, Listener, Outcome, StoreArgs, results::told};
use crate::{
    ballots::{
        self,
        outcome::{
            Shown,
            files::{VoteFormat, votes_as},
        },
    },
    results::{self, report},
    server::{calendar, house::House},
    spreadsheet::guard::harmless,
    surveys::{
        import::Exported,
        routes::{Room, open_room},
        store,
    },
    vocabulary::Day,
};

#[derive(Args)]
pub struct ExportArgs {
    /// The survey's address: the part after /s/; or the six letters of a ballot
    what: String,
    /// Of a survey csv and jsonl: the raw responses; zip: every figure and table.
    /// Of a ballot preflib, cef, csv and list: its votes
    #[arg(long)]
    format: String,
    /// Of a survey zip: everything as it is, nothing hidden; not for publication
    #[arg(long)]
    internal: bool,
    /// Of a ballot: which round, from 1; the last closed one where it is not said
    #[arg(long, value_name = "NUMBER")]
    round: Option<i64>,
    #[arg(short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub async fn export(store: &StoreArgs, args: ExportArgs) -> Outcome {
    let of_survey = matches!(args.format.as_str(), "csv" | "jsonl" | "zip");
    let of_ballot = VoteFormat::parse(&args.format);
    if !of_survey && of_ballot.is_none() {
        return Ok(Ended::WrongUse(format!("--format {}: csv | jsonl | zip | preflib | cef | list", args.format)));
    }
    let house = store.open_existing().await?;
    let words = store.words();
    let room = if of_survey { open_room(&house, &args.what).await? } else { None };
    if let Some(format) = of_ballot.filter(|_| room.is_none())
        && let Some(ended) = votes(store, &house, &args, format).await?
    {
        return Ok(ended);
    }
    let Some(room) = room else {
        eprintln!("{}", words.with("no-such-survey", &[("slug", args.what.into())]));
        return Ok(Ended::No);
    };
    if args.format == "zip" {
        let report = if args.internal {
            report::internal_now(&house, words, Arc::clone(&room), false).await
        } else {
            report::as_published(&house, words, Arc::clone(&room)).await
        };
        let report = report.map_err(|problem| told(store, &problem))?;
        if args.internal && report.is_frozen() {
            eprintln!("{}", words.t("internal-kept"));
            return Ok(Ended::No);
        }
        let mut out = output(&args)?;
        out.write_all(&report.zip(words))?;
        out.flush()?;
        return Ok(Ended::Done);
    }
    // An empty file would say that nobody answered.
    if let Some(day) = deleted_on(&house, &room).await? {
        eprintln!("{}", words.with("export-deleted", &[("day", words.day(day).into())]));
        return Ok(Ended::No);
    }
    let mut out = output(&args)?;
    responses(&house, &room, args.format == "csv", &mut out).await?;
    out.flush()?;
    Ok(Ended::Done)
}

/// The day the responses of a collection left.
async fn deleted_on(house: &House, room: &Room) -> Result<Option<Day>, Breakage> {
    let mut connection = house.db.read().await?;
    let frozen = results::store::frozen_at(&mut connection, &room.collection.id).await?;
    let left = store::response_count(&mut connection, &room.collection.id).await? == 0;
    Ok(frozen.filter(|_| left).map(calendar::day_of))
}

fn output(args: &ExportArgs) -> Result<Box<dyn Write + Send>, Breakage> {
    Ok(match &args.output {
        Some(file) => {
            let created =
                std::fs::File::create(file).map_err(|error| Breakage(format!("{}: {error}", file.display())))?;
            Box::new(BufWriter::new(created))
        }
        None => Box::new(BufWriter::new(Listener)),
    })
}

/// The votes of a closed round as they are published; `None` where there is no such ballot.
async fn votes(
    store: &StoreArgs,
    house: &House,
    args: &ExportArgs,
    format: VoteFormat,
) -> Result<Option<Ended>, Breakage> {
    let words = store.words();
    let no = |key: &str| {
        eprintln!("{}", words.with(key, &[("join", args.what.as_str().into())]));
        Ok(Some(Ended::No))
    };
    let mut connection = house.db.read().await?;
    let code = ballots::typed_code(&args.what);
    let Some(ballot) = ballots::store::ballot_by_join_code(&mut connection, &code).await? else {
        // A survey of this address was looked for before, if there could be one.
        return if args.format == "csv" { Ok(None) } else { no("no-such-ballot") };
    };
    let rounds = ballots::store::rounds_of(&mut connection, &ballot.id).await?;
    let closed = rounds
        .iter()
        .rfind(|round| round.closed_at.is_some() && args.round.is_none_or(|number| number == round.number));
    let Some(round) = closed else { return no("no-closed-round") };
    let votes = ballots::store::votes_of(&mut connection, round).await?;
    let shown = Shown::of(&ballot, round, &votes);
    if !shown.listed {
        return no("too-few-votes");
    }
    match votes_as(words, (&ballot, round), &votes, shown.sectors_named, format) {
        Ok(text) => {
            let mut out = output(args)?;
            out.write_all(text.as_bytes())?;
            out.flush()?;
            Ok(Some(Ended::Done))
        }
        Err(findings) => {
            findings.iter().for_each(|finding| eprintln!("{}", finding.message(store.lang())));
            Ok(Some(Ended::No))
        }
    }
}

async fn responses(house: &House, room: &Room, as_csv: bool, out: &mut (dyn Write + Send)) -> Result<(), Breakage> {
    let exported = Exported::of(&room.form);
    let mut failed: Option<std::io::Error> = None;
    let mut rows = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    if as_csv {
        out.write_all("\u{feff}".as_bytes())?;
        rows.write_record(exported.header().map(harmless)).map_err(|error| Breakage(error.to_string()))?;
    }
    let mut connection = house.db.read().await?;
    store::each_response(&mut connection, &room.collection.id, |response| {
        let written = if as_csv {
            rows.write_record(exported.row(&response))
                .map_err(std::io::Error::other)
                .and_then(|()| rows.flush())
                .and_then(|()| {
                    let done =
                        std::mem::replace(&mut rows, csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new()));
                    let bytes = done.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
                    out.write_all(&bytes)
                })
        } else {
            writeln!(out, "{}", exported.line(&response))
        };
        if let Err(error) = written {
            failed.get_or_insert(error);
        }
    })
    .await?;
    if as_csv {
        let rest = rows.into_inner().map_err(|error| Breakage(error.to_string()))?;
        out.write_all(&rest)?;
    }
    failed.map_or(Ok(()), |error| Err(error.into()))
}

//! `priorita export`: raw data and results as files. Responses are streamed: memory does not grow
//! with their number.

use std::{
    io::{BufWriter, Write},
    path::PathBuf,
    sync::Arc,
};

use clap::Args;

use super::{Breakage, Ended, Listener, Outcome, StoreArgs};
use crate::{
    results::report,
    server::write::csv::harmless,
    surveys::{
        import::{export_header, export_row},
        routes::{Room, open_room},
        store::{self, StoredResponse},
    },
    vocabulary::Day,
};

#[derive(Args)]
pub struct ExportArgs {
    /// The survey's address: the part after /s/
    what: String,
    /// csv and jsonl: the raw responses; zip: every figure and table
    #[arg(long)]
    format: String,
    #[arg(short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub async fn export(store: &StoreArgs, args: ExportArgs) -> Outcome {
    if !matches!(args.format.as_str(), "csv" | "jsonl" | "zip") {
        return Ok(Ended::WrongUse(format!("--format {}: csv | jsonl | zip", args.format)));
    }
    let house = store.open().await?;
    let words = store.words();
    let Some(room) = open_room(&house, &args.what).await? else {
        eprintln!("{}", words.with("no-such-survey", &[("slug", args.what.into())]));
        return Ok(Ended::No);
    };
    let mut out: Box<dyn Write + Send> = match &args.output {
        Some(file) => {
            let created =
                std::fs::File::create(file).map_err(|error| Breakage(format!("{}: {error}", file.display())))?;
            Box::new(BufWriter::new(created))
        }
        None => Box::new(BufWriter::new(Listener)),
    };
    if args.format == "zip" {
        let tally = report::count(&house, &room).await.map_err(|problem| Breakage(format!("{problem:?}")))?;
        let report = report::lay_out(words, Arc::clone(&room), &tally);
        out.write_all(&report.zip(words))?;
    } else {
        responses(&house, &room, args.format == "csv", &mut out).await?;
    }
    out.flush()?;
    Ok(Ended::Done)
}

async fn responses(
    house: &crate::server::house::House,
    room: &Room,
    as_csv: bool,
    out: &mut (dyn Write + Send),
) -> Result<(), Breakage> {
    let header = export_header(&room.form);
    let mut failed: Option<std::io::Error> = None;
    let mut rows = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    if as_csv {
        out.write_all("\u{feff}".as_bytes())?;
        rows.write_record(&header).map_err(|error| Breakage(error.to_string()))?;
    }
    let mut connection = house.db.read().await?;
    store::each_response(&mut connection, &room.collection.id, |response| {
        let written = if as_csv {
            let cells = export_row(&header, &response);
            rows.write_record(cells.iter().map(|cell| harmless(cell)))
                .map_err(std::io::Error::other)
                .and_then(|()| rows.flush())
                .and_then(|()| {
                    let done =
                        std::mem::replace(&mut rows, csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new()));
                    let bytes = done.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
                    out.write_all(&bytes)
                })
        } else {
            writeln!(out, "{}", json_line(&response))
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

/// A response as one line: where and when beside the answers.
fn json_line(response: &StoredResponse) -> String {
    let mut object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&response.answers).unwrap_or_default();
    object.insert("municipality".to_owned(), response.municipality_code.clone().into());
    object.insert("channel".to_owned(), response.channel.clone().into());
    object.insert("received_on".to_owned(), Day(response.received_on).iso().into());
    serde_json::Value::Object(object).to_string()
}

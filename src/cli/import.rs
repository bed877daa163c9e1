//! `priorita import`: responses collected elsewhere, taken in as batches that can be listed and withdrawn.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{Breakage, Ended, OPERATOR, Outcome, StoreArgs, say};
use crate::{
    server::{calendar, db::Stop, house::House},
    surveys::{
        Channel,
        import::{self, Defaults, Intake, Missing, NoIntake, NoWithdrawal},
        routes::{Room, open_room},
        store,
    },
    ui::Words,
    vocabulary::{BatchId, MunicipalityCode},
};

#[derive(Args)]
pub struct ImportArgs {
    /// The survey's address: the part after /s/
    survey: String,
    /// .csv, .xlsx, .xls, .ods or .jsonl; the first row names the questions
    #[arg(required_unless_present_any = ["list", "withdraw"])]
    file: Option<PathBuf>,
    /// paper | web, for rows without a column of their own
    #[arg(long)]
    channel: Option<String>,
    /// The municipality's code, for rows without a column of their own
    #[arg(long, value_name = "CODE")]
    municipality: Option<String>,
    /// not-stated: takes forms without a required answer, which are then counted as not stated
    #[arg(long, value_name = "HOW")]
    missing: Option<String>,
    /// Takes the file in although the same answers are in already
    #[arg(long)]
    again: bool,
    /// What was imported so far, between tabs: batch, day and time, who, channel, responses, forms
    /// without a required answer, in or withdrawn, file
    #[arg(long, conflicts_with_all = ["file", "withdraw"])]
    list: bool,
    /// Takes a batch out again
    #[arg(long, value_name = "BATCH", conflicts_with = "file")]
    withdraw: Option<String>,
}

pub async fn import(store: &StoreArgs, args: ImportArgs) -> Outcome {
    let channel = match args.channel.as_deref().map(|code| (code, Channel::parse(code))) {
        None => None,
        Some((_, Some(channel))) => Some(channel),
        Some((code, None)) => return Ok(Ended::WrongUse(format!("--channel {code}: paper | web"))),
    };
    let missing = match args.missing.as_deref() {
        None => Missing::Refuse,
        Some("not-stated") => Missing::NotStated,
        Some(how) => return Ok(Ended::WrongUse(format!("--missing {how}: not-stated"))),
    };
    // A file that is not there is said before a store is looked for.
    let file = match &args.file {
        Some(file) => {
            let bytes = std::fs::read(file).map_err(|error| Breakage(format!("{}: {error}", file.display())))?;
            Some((file, bytes))
        }
        None => None,
    };
    let house = store.open_existing().await?;
    let Some(room) = open_room(&house, &args.survey).await? else {
        eprintln!("{}", store.words().with("no-such-survey", &[("slug", args.survey.into())]));
        return Ok(Ended::No);
    };
    let Some((file, bytes)) = file else {
        return match args.withdraw {
            Some(batch) => withdraw(store, &house, &room, BatchId(batch.trim().to_uppercase())).await,
            None => list(&house, &room).await,
        };
    };
    let now = house.clock.now();
    let municipality = args.municipality.map(MunicipalityCode);
    let defaults = Defaults { channel, municipality, missing, today: calendar::day_of(now), now };
    take_in(store, &house, &room, (file, &bytes), &defaults, args.again).await
}

async fn take_in(
    store: &StoreArgs,
    house: &House,
    room: &Room,
    (file, bytes): (&Path, &[u8]),
    defaults: &Defaults,
    again: bool,
) -> Outcome {
    let (words, lang) = (store.words(), store.lang());
    let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let reading = match import::read(bytes, &file_name, room, defaults) {
        Ok(reading) => reading,
        Err(findings) => {
            findings.iter().for_each(|finding| eprintln!("{}", finding.message(lang)));
            let lacking = import::lacking(&findings);
            if lacking > 0 {
                eprintln!("{}", words.with("import-lacking", &[("forms", lacking.into())]));
            }
            eprintln!("{}", words.t("import-nothing-taken"));
            return Ok(Ended::No);
        }
    };
    reading.notes.iter().for_each(|note| eprintln!("{}", note.message(lang)));
    let not_stated = reading.not_stated;
    match import::take_in(house, OPERATOR, defaults.now, room, Intake { reading, file_name, again }).await {
        Ok(taken) => {
            if not_stated > 0 {
                eprintln!("{}", words.with("import-not-stated", &[("forms", not_stated.into())]));
            }
            let facts = [("batch", taken.batch.0.into()), ("slug", room.collection.slug.as_str().into())];
            eprintln!("{}", words.with("import-taken", &facts));
            say(taken.count)?;
            Ok(Ended::Done)
        }
        Err(Stop::Refused(NoIntake::Purged { on })) => {
            eprintln!("{}", words.with("import-purged", &[("day", words.day(on).into())]));
            Ok(Ended::No)
        }
        Err(Stop::Refused(NoIntake::TwiceTheSame(batch))) => {
            let day = words.day(calendar::day_of(batch.imported_at));
            let facts = [
                ("day", day.into()),
                ("file", batch.file_name.into()),
                ("batch", batch.id.0.into()),
                ("who", who(words, &batch.imported_by).into()),
            ];
            eprintln!("{}", words.with("import-twice", &facts));
            eprintln!("{}", words.t("import-nothing-taken-again"));
            Ok(Ended::No)
        }
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

/// The account; what was done here has a name in every language.
fn who(words: Words, name: &str) -> String {
    if name == OPERATOR { words.t("batch-command-line") } else { name.to_owned() }
}

async fn list(house: &House, room: &Room) -> Outcome {
    let batches = store::batches_of(&mut *house.db.read().await?, &room.collection.id).await?;
    for batch in batches {
        let (hour, minute) = calendar::time_of(batch.imported_at);
        say(format_args!(
            "{}\t{} {hour:02}:{minute:02}\t{}\t{}\t{}\t{}\t{}\t{}",
            batch.id,
            calendar::day_of(batch.imported_at).iso(),
            batch.imported_by,
            batch.channel,
            batch.response_count,
            batch.not_stated_count,
            if batch.withdrawn_at.is_some() { "withdrawn" } else { "in" },
            // A name of a file may hold anything.
            batch.file_name.replace(['\t', '\n', '\r'], " "),
        ))?;
    }
    Ok(Ended::Done)
}

async fn withdraw(store: &StoreArgs, house: &House, room: &Room, batch: BatchId) -> Outcome {
    let words = store.words();
    let no = |key: &str| {
        eprintln!("{}", words.with(key, &[("batch", batch.0.as_str().into())]));
        Ok(Ended::No)
    };
    match import::withdraw(house, OPERATOR, house.clock.now(), room, &batch).await {
        Ok(count) => {
            say(count)?;
            Ok(Ended::Done)
        }
        Err(Stop::Refused(NoWithdrawal::Unknown)) => no("import-no-such-batch"),
        Err(Stop::Refused(NoWithdrawal::Already)) => no("import-withdrawn-already"),
        Err(Stop::Refused(NoWithdrawal::Purged { on })) => {
            eprintln!("{}", words.with("import-purged", &[("day", words.day(on).into())]));
            Ok(Ended::No)
        }
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

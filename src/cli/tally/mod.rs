//! `priorita tally`: counts a file of ballots, wherever it was cast. No store is opened.

mod counted;
#[cfg(test)]
mod recounts;
mod said;

use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use clap::Args;

use super::{Breakage, Ended, Outcome, StoreArgs, say};
use crate::tally::{
    Method, Sectors, Unranked,
    formats::{self, BallotFile, Finding, Format, Level},
};
use counted::{Ask, count};

#[derive(Args)]
pub struct TallyArgs {
    /// PrefLib, CEF, CIVS, ABIF, BLT, HIL, a Debian tally sheet, our own CSV, the published list of votes, or a table of places or choices; - is the standard input
    file: PathBuf,
    /// ranked-pairs-borda, ranked-pairs, ranked-pairs-wv, schulze, schulze-wv, copeland, borda, dowdall, kemeny or all; what the file states, else the first
    #[arg(long, value_name = "M", value_parser = methods)]
    method: Option<Methods>,
    /// How items left unranked are read: last or ignored; what the file states, else last
    #[arg(long, value_parser = unranked)]
    unranked: Option<Unranked>,
    /// equal gives every sector the same weight, own counts each alone; what the file states, else none
    #[arg(long, value_parser = sectors)]
    sectors: Option<Sectors>,
    /// Insists on a format: preflib, cef, civs, abif, blt, debian, csv, list, ranks or choices
    #[arg(long, value_name = "F", value_parser = format)]
    format: Option<Format>,
    /// Of a table of places: the columns that are items, separated by semicolons
    #[arg(long, value_name = "NAMES", conflicts_with = "rule")]
    items: Option<String>,
    /// Of a published list of votes: the file that says how it was counted
    #[arg(long, value_name = "FILE")]
    rule: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// One, or all of them.
#[derive(Clone)]
struct Methods(&'static [Method]);

fn methods(code: &str) -> Result<Methods, String> {
    let one = Method::ALL.iter().position(|method| method.code() == code).map(|at| &Method::ALL[at..=at]);
    let chosen = if code == "all" { Some(Method::ALL) } else { one };
    chosen.map(Methods).ok_or_else(|| choices(Method::ALL.iter().map(|method| method.code()).chain(["all"])))
}

fn unranked(code: &str) -> Result<Unranked, String> {
    Unranked::from_code(code).ok_or_else(|| choices(Unranked::ALL.iter().map(|unranked| unranked.code())))
}

fn sectors(code: &str) -> Result<Sectors, String> {
    Sectors::from_code(code).ok_or_else(|| choices(Sectors::ALL.iter().map(|sectors| sectors.code())))
}

fn format(code: &str) -> Result<Format, String> {
    Format::from_code(code).ok_or_else(|| choices(Format::ALL.iter().map(|format| format.code())))
}

fn choices(codes: impl Iterator<Item = &'static str>) -> String {
    codes.collect::<Vec<_>>().join(" | ")
}

pub fn tally(store: &StoreArgs, args: &TallyArgs) -> Outcome {
    let lang = store.lang();
    let given = |format: Format| args.format.is_some_and(|asked| asked != format);
    if (args.items.is_some() && given(Format::Ranks)) || (args.rule.is_some() && given(Format::List)) {
        return Ok(Ended::WrongUse("--items: --format ranks; --rule: --format list".to_owned()));
    }
    let file = match read(args)? {
        Ok(file) => {
            eprintln!("{}", said::format(file.format, lang));
            file
        }
        Err(findings) => {
            say_findings(store, &findings);
            return Ok(Ended::No);
        }
    };
    say_findings(store, &file.warnings);
    let ask =
        Ask { methods: args.method.as_ref().map(|methods| methods.0), unranked: args.unranked, sectors: args.sectors };
    let counted = match count(&file, ask) {
        Ok(counted) => counted,
        Err(refusal) => {
            eprintln!("{}", said::refusal(&refusal, lang));
            return Ok(Ended::No);
        }
    };
    for remark in &counted.remarks {
        eprintln!("{}", said::remark(remark, lang));
    }
    if args.json {
        say(format_args!("{:#}", counted.json()))?;
    } else {
        say(said::paper(&counted, lang).trim_end())?;
    }
    Ok(Ended::Done)
}

/// The file, as it is or as the asker says it is.
fn read(args: &TallyArgs) -> Result<Result<BallotFile, Vec<Finding>>, Breakage> {
    let bytes = bytes_of(&args.file)?;
    if let Some(rule) = &args.rule {
        return Ok(formats::read_list_by(&bytes_of(rule)?, &bytes));
    }
    if let Some(items) = &args.items {
        let items: Vec<String> = items.split(';').map(|item| item.trim().to_owned()).collect();
        return Ok(formats::read_columns(&items, &bytes));
    }
    let name = args.file.file_name().unwrap_or_default().to_string_lossy();
    Ok(match args.format {
        Some(format) => formats::read_as(format, &bytes),
        None => formats::read_named(&name, &bytes),
    })
}

/// No more than a reader would take, so that an endless file does not fill the memory.
fn bytes_of(file: &Path) -> Result<Vec<u8>, Breakage> {
    let limit = u64::try_from(formats::LONGEST_FILE).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    let read = match file.to_str() {
        Some("-") => std::io::stdin().take(limit).read_to_end(&mut bytes),
        _ => std::fs::File::open(file).and_then(|file| file.take(limit).read_to_end(&mut bytes)),
    };
    read.map_err(|error| Breakage(format!("{}: {error}", file.display())))?;
    Ok(bytes)
}

fn say_findings(store: &StoreArgs, findings: &[Finding]) {
    for finding in findings {
        let level = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
        };
        let line = finding.line.map_or_else(String::new, |line| format!("{line}: "));
        eprintln!("{level}: {line}{}", finding.message(store.lang()));
    }
}

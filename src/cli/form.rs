//! `priorita form`: checks, converts and imports XLSForm workbooks.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::{Breakage, Ended, OPERATOR, Outcome, StoreArgs, only_broken, say};
use crate::{
    processes,
    surveys::{
        keep_draft,
        xlsform::{self, Container, Finding, Reading},
    },
};

#[derive(Subcommand)]
pub enum FormCommand {
    /// Says what a workbook is and what is wrong with it.
    Check {
        file: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Writes a workbook in another container: .xlsx, .csv, .md
    Convert { input: PathBuf, output: PathBuf },
    /// Reads a workbook into a planning process as a draft.
    Import {
        file: PathBuf,
        #[arg(long, value_name = "SLUG")]
        process: String,
    },
}

pub async fn form(store: &StoreArgs, command: FormCommand) -> Outcome {
    match command {
        FormCommand::Check { file, json } => {
            let reading = read(&file)?;
            if json {
                say(format_args!("{:#}", xlsform::check_json(&reading, store.lang())))?;
            } else {
                say_findings(store, &reading);
            }
            Ok(answer(&reading))
        }
        FormCommand::Convert { input, output } => convert(store, &input, &output),
        FormCommand::Import { file, process } => import(store, &file, &process).await,
    }
}

fn answer(reading: &Reading) -> Ended {
    if reading.accepted() { Ended::Done } else { Ended::No }
}

fn read(file: &Path) -> Result<Reading, Breakage> {
    let bytes = std::fs::read(file).map_err(|error| Breakage(format!("{}: {error}", file.display())))?;
    Ok(xlsform::read(&bytes, &file.file_name().unwrap_or_default().to_string_lossy()))
}

fn say_findings(store: &StoreArgs, reading: &Reading) {
    for finding in &reading.findings {
        say_finding(store, &format!("{:?}", finding.level).to_lowercase(), finding);
    }
    for feature in &reading.unsupported {
        eprintln!("unsupported: {feature}");
    }
    let before = reading.before_publishing();
    if !before.is_empty() {
        eprintln!("{}", store.words().with("form-before-publishing", &[("n", (before.len() as i64).into())]));
        before.iter().for_each(|finding| say_finding(store, "publishing", finding));
    }
}

fn say_finding(store: &StoreArgs, level: &str, finding: &Finding) {
    let place = [
        Some(finding.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        finding.row.map(|row| row.to_string()),
        finding.column.clone(),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(":");
    eprintln!("{level}: {place}: {}", finding.message(store.lang()));
}

fn convert(store: &StoreArgs, input: &Path, output: &Path) -> Outcome {
    let reading = read(input)?;
    let accepted = reading.accepted();
    let Some(questionnaire) = reading.questionnaire.as_ref().filter(|_| accepted) else {
        say_findings(store, &reading);
        return Ok(Ended::No);
    };
    let name = output.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let Some(container) = Container::of_name(&name).filter(|container| *container != Container::Xls) else {
        return Ok(Ended::WrongUse(format!("{name}: .xlsx | .csv | .md")));
    };
    let bytes = xlsform::write(questionnaire, container)
        .ok_or_else(|| Breakage(format!("{name}: a cell does not fit this container")))?;
    std::fs::write(output, bytes).map_err(|error| Breakage(format!("{}: {error}", output.display())))?;
    Ok(Ended::Done)
}

async fn import(store: &StoreArgs, file: &Path, slug: &str) -> Outcome {
    let reading = read(file)?;
    say_findings(store, &reading);
    let accepted = reading.accepted();
    let Some(questionnaire) = reading.questionnaire.filter(|_| accepted) else { return Ok(Ended::No) };
    let house = store.open_existing().await?;
    let process = processes::store::process_by_slug(&mut *house.db.read().await?, slug).await?;
    let Some(process) = process else {
        eprintln!("{}", store.words().with("no-such-process", &[("slug", slug.into())]));
        return Ok(Ended::No);
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let draft = keep_draft(&house, OPERATOR, house.clock.now(), &process.id, &questionnaire, &reading.findings, &name)
        .await
        .map_err(only_broken)?;
    say(format_args!("/desk/v/{}", draft.version))?;
    Ok(Ended::Done)
}

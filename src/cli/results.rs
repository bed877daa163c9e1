//! `priorita results`: the tables of a results page. What is published is told as it is published,
//! what was kept when the responses left as it was kept; everything else is counted now.

use std::sync::Arc;

use clap::Args;
use serde_json::{Value, json};

use super::{Breakage, Ended, Outcome, StoreArgs, say};
use crate::{
    problem::Problem,
    results::report::{self, Audience, Report, Stand, against},
    server::{house::House, write::csv},
    surveys::routes::{Room, open_room},
    vocabulary::Table,
};

#[derive(Args)]
pub struct ResultsArgs {
    /// The survey's address: the part after /s/
    survey: String,
    /// Only this question.
    #[arg(long, value_name = "Q")]
    question: Option<String>,
    /// Against this question, or `municipality`, or `channel`.
    #[arg(long, value_name = "Q2", requires = "question")]
    by: Option<String>,
    /// Everything as it is, nothing hidden, counted now: not for publication.
    #[arg(long)]
    internal: bool,
    /// With --internal: in the groups in which answers are published.
    #[arg(long, requires = "internal")]
    grouped: bool,
    #[arg(long)]
    json: bool,
}

pub async fn results(store: &StoreArgs, args: ResultsArgs) -> Outcome {
    let house = store.open_existing().await?;
    let words = store.words();
    let Some(room) = open_room(&house, &args.survey).await? else {
        eprintln!("{}", words.with("no-such-survey", &[("slug", args.survey.into())]));
        return Ok(Ended::No);
    };
    let report = if args.internal {
        report::internal_now(&house, words, Arc::clone(&room), args.grouped).await
    } else {
        report::as_published(&house, words, Arc::clone(&room)).await
    };
    let report = match report {
        Ok(report) => report,
        Err(Problem::ResultsNotPublished) => {
            eprintln!("{}", words.t("results-not-stored"));
            return Ok(Ended::No);
        }
        Err(problem) => return Err(told(store, &problem)),
    };
    if report.is_frozen() && args.internal {
        eprintln!("{}", words.t("internal-kept"));
        return Ok(Ended::No);
    }
    if let (Some(question), Some(by)) = (&args.question, &args.by) {
        return crossed(store, &house, &room, &report, question, by, args.json).await;
    }
    let mut results: Vec<_> = report.results().collect();
    if let Some(question) = &args.question {
        results.retain(|result| result.question == *question);
        if results.is_empty() {
            let key = if report.is_frozen() { "no-such-question-kept" } else { "no-such-question" };
            eprintln!("{}", words.with(key, &[("name", question.as_str().into())]));
            return Ok(Ended::No);
        }
    }
    if args.json {
        let json: Vec<Value> = results.iter().map(|result| marked(result.json(), &report)).collect();
        say(format_args!("{:#}", Value::Array(json)))?;
    } else {
        for result in &results {
            print_table(store, &report, &result.table)?;
        }
    }
    Ok(Ended::Done)
}

async fn crossed(
    store: &StoreArgs,
    house: &House,
    room: &Room,
    report: &Report,
    question: &str,
    by: &str,
    as_json: bool,
) -> Outcome {
    let words = store.words();
    if report.is_frozen() {
        eprintln!("{}", words.t("cross-gone"));
        return Ok(Ended::No);
    }
    let now = house.clock.now();
    let crossed = report::cross(house, words, room, report.audience, question, against(by)).await;
    let crossed = crossed.map_err(|problem| told(store, &problem))?;
    if crossed.as_ref().is_ok_and(|crossed| !report.can_be_crossed(now) || !report.goes_with(crossed)) {
        // The operator may look; whoever prints it should know.
        eprintln!("{}", words.t("cross-not-public"));
    }
    match crossed {
        Ok(result) if as_json => {
            let mut json = result.json();
            if report.is_internal() {
                json["internal"] = json!(true);
            }
            say(format_args!("{json:#}"))?;
            Ok(Ended::Done)
        }
        Ok(result) => {
            print_table(store, report, &result.table)?;
            Ok(Ended::Done)
        }
        Err(_) => {
            eprintln!("{}", words.t("cross-not-possible"));
            Ok(Ended::No)
        }
    }
}

/// What a result says of itself beside its numbers.
fn marked(mut json: Value, report: &Report) -> Value {
    match report.audience {
        Audience::Internal { grouped } => {
            json["internal"] = json!(true);
            if grouped {
                json["grouped"] = json!(true);
            }
        }
        Audience::Public if report.grouped => json["grouped"] = json!(true),
        Audience::Public => {}
    }
    if report.stand == Stand::Frozen {
        json["frozen"] = json!(true);
    }
    if let Some(day) = report.as_of {
        json["as_of"] = json!(day.iso());
    }
    json
}

/// A problem in words.
pub(super) fn told(store: &StoreArgs, problem: &Problem) -> Breakage {
    Breakage(crate::ui::problem_sentence(store.words(), problem))
}

fn print_table(store: &StoreArgs, report: &Report, table: &Table) -> Result<(), Breakage> {
    let mark = report.mark(store.words()).filter(|_| report.is_internal());
    let limit = report.limit;
    let setting = csv::Setting { lang: store.lang(), limit, mark: mark.as_deref(), ..csv::Setting::default() };
    let bytes = csv::csv(table, &setting);
    let text = String::from_utf8_lossy(&bytes);
    say(format_args!("{}\n", text.trim_start_matches('\u{feff}').trim_end()))
}

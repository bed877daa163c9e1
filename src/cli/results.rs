//! `priorita results`: the tables of a results page.

use clap::Args;

use super::{Breakage, Ended, Outcome, StoreArgs, say};
use crate::{
    results::{
        report::{self, against},
        tables::QuestionResult,
    },
    server::write::csv,
    surveys::routes::open_room,
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
    let broken = |problem: crate::problem::Problem| Breakage(format!("{problem:?}"));
    if let (Some(question), Some(by)) = (&args.question, &args.by) {
        let crossed = report::cross(&house, words, &room, question, against(by)).await.map_err(broken)?;
        return match crossed {
            Ok(result) if args.json => {
                say(format_args!("{:#}", result.json()))?;
                Ok(Ended::Done)
            }
            Ok(result) => {
                print_table(store, &result.table)?;
                Ok(Ended::Done)
            }
            Err(_) => {
                eprintln!("{}", words.t("cross-not-possible"));
                Ok(Ended::No)
            }
        };
    }
    let tally = report::count(&house, &room).await.map_err(broken)?;
    let mut results = tally.results(&report::view(words, &room));
    if let Some(question) = &args.question {
        results.retain(|result| result.question == *question);
        if results.is_empty() {
            eprintln!("{}", words.with("no-such-question", &[("name", question.as_str().into())]));
            return Ok(Ended::No);
        }
    }
    if args.json {
        let json: Vec<serde_json::Value> = results.iter().map(QuestionResult::json).collect();
        say(format_args!("{:#}", serde_json::Value::Array(json)))?;
    } else {
        for result in &results {
            print_table(store, &result.table)?;
        }
    }
    Ok(Ended::Done)
}

fn print_table(store: &StoreArgs, table: &crate::vocabulary::Table) -> Result<(), Breakage> {
    let bytes = csv::csv(table, &csv::Setting { lang: store.lang(), limit: 5, ..csv::Setting::default() });
    let text = String::from_utf8_lossy(&bytes);
    say(format_args!("{}\n", text.trim_start_matches('\u{feff}').trim_end()))
}

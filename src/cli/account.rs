//! `priorita account`: makes accounts without the browser.

use std::io::BufRead as _;

use clap::Subcommand;

use super::{Ended, OPERATOR, Outcome, StoreArgs, say};
use crate::{
    accounts::{self, NewAccount, Refusal, Role},
    server::db::Stop,
};

#[derive(Subcommand)]
pub enum AccountCommand {
    /// Makes an account; the password comes from stdin or is made up and printed.
    Create {
        #[arg(long)]
        email: String,
        /// operator | coordinator | analyst
        #[arg(long)]
        role: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        password_stdin: bool,
    },
}

pub async fn account(store: &StoreArgs, command: AccountCommand) -> Outcome {
    let AccountCommand::Create { email, role, name, password_stdin } = command;
    let Some(role) = Role::parse(&role) else {
        return Ok(Ended::WrongUse(format!("--role {role}: operator | coordinator | analyst")));
    };
    let house = store.open().await?;
    let (password, made_up) = if password_stdin {
        let mut line = String::new();
        std::io::stdin().lock().read_line(&mut line)?;
        (line.trim_end_matches(['\r', '\n']).to_owned(), false)
    } else {
        (house.random.code(16), true)
    };
    let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or_default().to_owned());
    let new = match NewAccount::check(&email, &name, role, &password) {
        Ok(new) => new,
        Err(refusals) => {
            for refusal in refusals {
                eprintln!("{}", said(store, refusal));
            }
            return Ok(Ended::No);
        }
    };
    match accounts::create(&house, OPERATOR, house.clock.now(), new, None).await {
        Ok(_) => {
            if made_up {
                say(&password)?;
            }
            Ok(Ended::Done)
        }
        Err(Stop::Refused(refusal)) => {
            eprintln!("{}", said(store, refusal));
            Ok(Ended::No)
        }
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

fn said(store: &StoreArgs, refusal: Refusal) -> String {
    let words = store.words();
    match refusal {
        Refusal::EmailMissing => words.t("email-missing"),
        Refusal::NameMissing => words.t("name-missing"),
        Refusal::PasswordShort => words.with("password-short", &[("n", (accounts::PASSWORD_MIN as i64).into())]),
        Refusal::PasswordLong => words.t("password-long"),
        Refusal::EmailTaken => words.t("email-taken"),
        Refusal::Unknown | Refusal::Resting { .. } => words.t("sign-in-unknown"),
    }
}

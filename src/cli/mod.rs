//! The command line: a contract that scripts rely on. Data goes to stdout, words for people to
//! stderr. Exit status: 0 done, 1 the answer is no, 2 wrong use, 3 breakage.

mod account;
mod backup;
pub mod demonstration;
mod export;
mod form;
mod housekeeping;
mod import;
mod process;
mod results;
mod seed;
mod serve;
mod tally;
mod verify;

use std::{io::IsTerminal as _, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Args, Parser, Subcommand};

use crate::{
    server::{config::Config, db::Broken, house::House},
    vocabulary::Lang,
};

#[derive(Parser)]
#[command(
    name = "priorita",
    version,
    about = "Needs surveys and priority ballots for towns / Šetření potřeb a hlasování o prioritách"
)]
struct Cli {
    #[command(flatten)]
    store: StoreArgs,
    #[command(subcommand)]
    command: Command,
}

/// Where the store is; holds for every command that touches it.
#[derive(Args, Clone)]
pub struct StoreArgs {
    /// The one writable folder.
    #[arg(long, global = true, env = "PRIORITA_DATA", default_value = "data", value_name = "DIR")]
    data: PathBuf,
    /// postgres://… instead of SQLite in the data folder.
    #[arg(long, global = true, env = "PRIORITA_DATABASE_URL", value_name = "URL", hide_env_values = true)]
    database_url: Option<String>,
    /// Language of messages: cs or en.
    #[arg(long, global = true, env = "PRIORITA_LANG", default_value = "cs", value_parser = parse_lang)]
    lang: Lang,
}

#[derive(Subcommand)]
enum Command {
    /// Starts the server.
    Serve {
        #[arg(long, default_value = "127.0.0.1:3000", env = "PRIORITA_ADDR")]
        addr: SocketAddr,
        /// Loads the demonstration territory.
        #[arg(long)]
        demo: bool,
        /// The address people type, when a proxy stands in front: https://planujeme.mesto.cz
        #[arg(long, env = "PRIORITA_PUBLIC_URL")]
        public_url: Option<String>,
    },
    /// Brings the store's shape up to this program's.
    Migrate,
    /// Fills the store with what an installation needs.
    Seed {
        /// The demonstration territory with its survey and responses.
        #[arg(long)]
        demo: bool,
    },
    /// Accounts of those who work here.
    #[command(subcommand)]
    Account(account::AccountCommand),
    /// Planning processes and their municipalities.
    #[command(subcommand)]
    Process(process::ProcessCommand),
    /// XLSForm workbooks.
    #[command(subcommand)]
    Form(form::FormCommand),
    /// Takes in responses collected elsewhere: all or nothing.
    Import(import::ImportArgs),
    /// The tables of a results page.
    Results(results::ResultsArgs),
    /// Counts a file of ballots; no store is touched.
    Tally(tally::TallyArgs),
    /// Writes data or results into a file.
    Export(export::ExportArgs),
    /// Copies the whole store into one file.
    Backup { file: PathBuf },
    /// Puts a backup in the place of an empty store.
    Restore { file: PathBuf },
    /// Checks the audit chain, what was published, and the votes and results of closed ballots.
    Verify {
        /// The hash of an event, as the minutes of a meeting give it: it must be in the chain. May be repeated.
        #[arg(long, value_name = "HASH")]
        expect: Vec<String>,
    },
    /// Deletes the responses whose day has come.
    Purge {
        #[arg(long, required = true)]
        due: bool,
    },
}

fn parse_lang(code: &str) -> Result<Lang, String> {
    Lang::parse(code).ok_or_else(|| "cs | en".to_owned())
}

/// How a command ended.
pub enum Ended {
    Done,
    /// The answer is no; it was said on stderr or stdout.
    No,
    /// Wrong use that clap could not see.
    WrongUse(String),
}

/// What broke, for people.
pub struct Breakage(pub String);

impl<E: std::error::Error> From<E> for Breakage {
    fn from(error: E) -> Self {
        Breakage(error.to_string())
    }
}

pub type Outcome = Result<Ended, Breakage>;

pub fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("PRIORITA_LOG")
                // Statements carry bound values nowhere, but slow ones would be printed whole.
                .unwrap_or_else(|_| "warn,priorita=info,sqlx=error".into()),
        )
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return broken(&error.to_string()),
    };
    match runtime.block_on(run(cli)) {
        Ok(Ended::Done) => ExitCode::SUCCESS,
        Ok(Ended::No) => ExitCode::from(1),
        Ok(Ended::WrongUse(words)) => {
            eprintln!("{words}");
            ExitCode::from(2)
        }
        Err(Breakage(words)) => broken(&words),
    }
}

fn broken(words: &str) -> ExitCode {
    eprintln!("priorita: {words}");
    ExitCode::from(3)
}

async fn run(cli: Cli) -> Outcome {
    let store = cli.store;
    match cli.command {
        Command::Serve { addr, demo, public_url } => serve::serve(&store, addr, demo, public_url).await,
        Command::Migrate => store.open().await.map(|_| Ended::Done),
        Command::Seed { demo } => seed::seed(&store, demo).await,
        Command::Account(command) => account::account(&store, command).await,
        Command::Process(command) => process::process(&store, command).await,
        Command::Form(command) => form::form(&store, command).await,
        Command::Import(args) => import::import(&store, args).await,
        Command::Results(args) => results::results(&store, args).await,
        Command::Tally(args) => tally::tally(&store, &args),
        Command::Export(args) => export::export(&store, args).await,
        Command::Backup { file } => backup::backup(&store, &file).await,
        Command::Restore { file } => backup::restore(&store, &file).await,
        Command::Verify { expect } => verify::verify(&store, &expect).await,
        Command::Purge { due: _ } => housekeeping::purge(&store).await,
    }
}

impl StoreArgs {
    pub fn lang(&self) -> Lang {
        self.lang
    }

    fn words(&self) -> crate::ui::Words {
        crate::ui::Words(self.lang)
    }

    fn config(&self, addr: SocketAddr, public_url: Option<String>) -> Config {
        Config {
            addr,
            data: self.data.clone(),
            database_url: Config::database_url(&self.data, self.database_url.clone()),
            public_url: public_url.map(|url| url.trim_end_matches('/').to_owned()).filter(|url| !url.is_empty()),
        }
    }

    /// Opens the store and brings its shape up to date.
    async fn open(&self) -> Result<Arc<House>, Breakage> {
        self.open_for(SocketAddr::from(([127, 0, 0, 1], 3000)), None).await
    }

    /// Opens a store that is there: looking into a mistyped folder must not make one.
    async fn open_existing(&self) -> Result<Arc<House>, Breakage> {
        let file = self.data.join("priorita.db");
        if self.database_url.is_none() && !file.exists() {
            let here = self.data.display().to_string();
            return Err(Breakage(self.words().with("no-store-here", &[("dir", here.into())])));
        }
        self.open().await
    }

    async fn open_for(&self, addr: SocketAddr, public_url: Option<String>) -> Result<Arc<House>, Breakage> {
        make_private_folder(&self.data).map_err(|error| Breakage(format!("{}: {error}", self.data.display())))?;
        // SQLite wants an absolute path in its address.
        let data = std::fs::canonicalize(&self.data)?;
        let args = StoreArgs { data, ..self.clone() };
        let mut house = House::open(args.config(addr, public_url)).await?;
        house.db.migrate().await?;
        house.demonstration = crate::processes::store::has_demonstration(&mut *house.db.read().await?).await?;
        Ok(Arc::new(house))
    }
}

/// The data folder: what is in it is nobody else's business on this machine.
fn make_private_folder(folder: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Where data goes: stdout, for as long as somebody listens. A reader who has read enough
/// (`priorita results … | head -1`) is no breakage.
struct Listener;

impl std::io::Write for Listener {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match std::io::stdout().write(bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(bytes.len()),
            written => written,
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match std::io::stdout().flush() {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}

/// One line of data.
fn say(line: impl std::fmt::Display) -> Result<(), Breakage> {
    use std::io::Write as _;
    Ok(writeln!(Listener, "{line}")?)
}

/// An act that cannot refuse can only break.
fn only_broken<R>(stop: crate::server::db::Stop<R>) -> Breakage {
    match stop {
        crate::server::db::Stop::Broken(broken) => broken.into(),
        crate::server::db::Stop::Refused(_) => Broken::WorkerCrashed.into(),
    }
}

/// Who the audit chain names for what the operator does here.
const OPERATOR: &str = "command line";

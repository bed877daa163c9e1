//! The store's door. Only this file knows which engine stands behind it.
//!
//! Reading takes a connection of the pool. Writing hands over an *act*, a function of a connection
//! that is run inside a transaction. On SQLite one writer runs all acts that wait in one
//! transaction with one fsync (group commit); where one of them fails, the batch is rolled back
//! and every act runs again alone, so an act must be repeatable until it is told it succeeded.
//! On PostgreSQL every act has a transaction of its own.

use std::{borrow::Cow, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use futures::{FutureExt as _, future::BoxFuture};
use sqlx::{
    AnyConnection, AnyPool, Connection as _, Executor, SqlSafeStr,
    any::AnyPoolOptions,
    migrate::{Migration, Migrator},
    pool::PoolConnection,
};
use tokio::sync::{mpsc, oneshot};

/// The store failed: disk, network, a bug. Never something a person typed.
pub type Broken = sqlx::Error;

/// Why an act did not happen.
#[derive(Debug)]
pub enum Stop<R> {
    /// The rules say no; the reason is part of the conversation.
    Refused(R),
    Broken(Broken),
}

impl<R> From<sqlx::Error> for Stop<R> {
    fn from(broken: sqlx::Error) -> Self {
        Stop::Broken(broken)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A store, open for reading and writing. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Engine,
    readers: AnyPool,
    /// SQLite only: the writer's queue. On PostgreSQL acts take a pool connection.
    queue: Option<mpsc::Sender<Box<dyn Waiting>>>,
}

/// How many acts one transaction may take: bounds the wait of the first of them.
const BATCH: usize = 512;
/// How long a visitor waits for a connection before the page says that the store is away.
const PATIENCE: Duration = Duration::from_secs(4);

impl Db {
    /// Opens `sqlite:///…/priorita.db` or `postgres://…`; creates the SQLite file.
    pub async fn open(url: &str) -> Result<Db, Broken> {
        sqlx::any::install_default_drivers();
        if url.starts_with("sqlite:") {
            let pool = |connections: u32| {
                AnyPoolOptions::new()
                    .max_connections(connections)
                    .acquire_timeout(PATIENCE)
                    .test_before_acquire(false)
                    .after_connect(|connection, _| Box::pin(prepare_sqlite(connection)))
            };
            let writer = pool(1).connect(&format!("{url}?mode=rwc")).await?;
            let readers = pool(4).connect(&format!("{url}?mode=rwc")).await?;
            let (queue, waiting) = mpsc::channel(BATCH * 4);
            tokio::spawn(write_in_groups(writer, waiting));
            Ok(Db { engine: Engine::Sqlite, readers, queue: Some(queue) })
        } else {
            let readers = AnyPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE).connect(url).await?;
            Ok(Db { engine: Engine::Postgres, readers, queue: None })
        }
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Brings the store's shape up to this program's.
    pub async fn migrate(&self) -> Result<(), Broken> {
        migrations(self.engine).run(&self.readers).await.map_err(|error| match error {
            sqlx::migrate::MigrateError::Execute(broken) => broken,
            other => sqlx::Error::Migrate(Box::new(other)),
        })
    }

    /// A connection for reading.
    pub async fn read(&self) -> Result<PoolConnection<sqlx::Any>, Broken> {
        self.readers.acquire().await
    }

    /// Runs an act in a transaction and returns when it is safe on disk.
    ///
    /// An `Err` of the act undoes everything it wrote. The act may be run more than once.
    pub async fn write<T, R, F>(&self, act: F) -> Result<T, Stop<R>>
    where
        F: for<'c> Fn(&'c mut AnyConnection) -> BoxFuture<'c, Result<T, Stop<R>>> + Send + Sync + 'static,
        T: Send + 'static,
        R: Send + 'static,
    {
        let Some(queue) = &self.queue else {
            let mut transaction = self.readers.begin().await?;
            let outcome = act(&mut transaction).await?;
            transaction.commit().await?;
            return Ok(outcome);
        };
        let (answer, answered) = oneshot::channel();
        let waiting = Box::new(Act { act, outcome: None, answer });
        queue.send(waiting).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        answered.await.map_err(|_| sqlx::Error::WorkerCrashed)?
    }

    /// Copies the whole store into a new file (SQLite only).
    pub async fn copy_to(&self, file: &std::path::Path) -> Result<(), Broken> {
        let mut connection = self.readers.acquire().await?;
        sqlx::query("VACUUM INTO $1").bind(file.to_string_lossy().into_owned()).execute(&mut *connection).await?;
        Ok(())
    }

    /// Takes out of the store's files what only looks deleted, and the order in which rows came.
    /// Each table has a primary key of its own name (`response_pkey`), random in itself.
    pub async fn tidy(&self, tables: &[&'static str]) -> Result<(), Broken> {
        let mut connection = self.readers.acquire().await?;
        match self.engine {
            // Overflow pages of long answers lie in the order they came, and the write-ahead log
            // still holds pages as they were: both are written anew.
            Engine::Sqlite => {
                connection.execute("VACUUM").await?;
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            }
            // Deleted rows stay in a table's file until it is written anew; this writes it in the
            // order of its key.
            Engine::Postgres => {
                for table in tables {
                    let statement = format!("CLUSTER {table} USING {table}_pkey");
                    connection.execute(sqlx::AssertSqlSafe(statement)).await?;
                }
            }
        }
        Ok(())
    }

    /// What a file is, read without touching it.
    pub async fn look_at(file: &std::path::Path) -> StoreFile {
        sqlx::any::install_default_drivers();
        let path = percent_encoded(&file.to_string_lossy());
        // `immutable`: nothing is written beside it, not even the index of a write-ahead log.
        let url = format!("sqlite://{path}?mode=ro&immutable=1");
        let Ok(mut connection) = AnyConnection::connect(&url).await else { return StoreFile::Damaged };
        let kind = kind_of(&mut connection).await.unwrap_or(StoreFile::Damaged);
        // Only reading went on: there is nothing left to fail.
        let _ = connection.close().await;
        kind
    }

    pub async fn close(&self) {
        self.readers.close().await;
    }
}

/// What a file is, as a store of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreFile {
    Whole,
    /// Cut off, or changed on its way.
    Damaged,
    /// A database of some other program.
    Foreign,
    /// Made by a newer version of this program.
    Newer,
}

async fn kind_of(connection: &mut AnyConnection) -> Result<StoreFile, Broken> {
    let tables: i64 = sqlx::query_scalar(
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('_sqlx_migrations', 'audit_event', 'response')",
    )
    .fetch_one(&mut *connection)
    .await?;
    if tables < 3 {
        return Ok(StoreFile::Foreign);
    }
    // Every page is read, and every index compared with its table.
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check(1)").fetch_one(&mut *connection).await?;
    if verdict != "ok" {
        return Ok(StoreFile::Damaged);
    }
    let newest: i64 =
        sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations").fetch_one(connection).await?;
    let known = migrations(Engine::Sqlite).migrations.iter().map(|migration| migration.version).max();
    Ok(if known.is_some_and(|known| newest > known) { StoreFile::Newer } else { StoreFile::Whole })
}

/// A path inside of an address.
fn percent_encoded(path: &str) -> String {
    path.replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

/// Before looking whether a table may still be added to: whoever holds the table [`alone`] is
/// waited for, and then what they wrote is seen.
pub async fn together(connection: &mut AnyConnection, table: &'static str) -> Result<(), Broken> {
    lock(connection, table, "ROW EXCLUSIVE").await
}

/// Waits for everybody who adds to a table, and lets nobody begin until this transaction ends.
pub async fn alone(connection: &mut AnyConnection, table: &'static str) -> Result<(), Broken> {
    lock(connection, table, "EXCLUSIVE").await
}

/// SQLite has a single writer anyway.
async fn lock(connection: &mut AnyConnection, table: &'static str, mode: &'static str) -> Result<(), Broken> {
    if connection.backend_name() == "PostgreSQL" {
        let statement = format!("LOCK TABLE {table} IN {mode} MODE");
        connection.execute(sqlx::AssertSqlSafe(statement)).await?;
    }
    Ok(())
}

/// Whether the store said that a row with this key is already there.
pub fn is_duplicate(broken: &Broken) -> bool {
    broken.as_database_error().is_some_and(|error| error.is_unique_violation())
}

/// Whether the store can do nothing for us now (gone, full, busy); otherwise it refused a statement
/// that should not have been sent, which is a bug of ours.
pub fn is_away(broken: &Broken) -> bool {
    match broken {
        sqlx::Error::RowNotFound
        | sqlx::Error::ColumnDecode { .. }
        | sqlx::Error::ColumnNotFound(_)
        | sqlx::Error::Decode(_)
        | sqlx::Error::Encode(_) => false,
        sqlx::Error::Database(error) => {
            // https://www.postgresql.org/docs/current/errcodes-appendix.html: data, constraint, syntax.
            let ours = |code: &str| code.len() == 5 && ["22", "23", "42"].iter().any(|class| code.starts_with(class));
            matches!(error.kind(), sqlx::error::ErrorKind::Other) && !error.code().is_some_and(|code| ours(&code))
        }
        _ => true,
    }
}

async fn prepare_sqlite(connection: &mut AnyConnection) -> Result<(), Broken> {
    // `synchronous=FULL`: an acknowledged answer survives a power cut.
    // `secure_delete`: what was deleted (drafts, purged responses) is overwritten, not just unlinked.
    for pragma in [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        "PRAGMA busy_timeout = 5000",
        "PRAGMA secure_delete = ON",
        "PRAGMA temp_store = MEMORY",
    ] {
        connection.execute(pragma).await?;
    }
    Ok(())
}

/// The migrations, as this engine wants them. Tables marked `/* WITHOUT ROWID */` are stored by
/// their random key on SQLite: a hidden row number would tell in which order people answered.
fn migrations(engine: Engine) -> Migrator {
    static MIGRATOR: Migrator = sqlx::migrate!();
    if engine == Engine::Postgres {
        return Migrator { migrations: MIGRATOR.migrations.clone(), ..Migrator::DEFAULT };
    }
    let migrations = MIGRATOR
        .migrations
        .iter()
        .map(|migration| {
            let sql = migration.sql.as_str().replace("/* WITHOUT ROWID */", "WITHOUT ROWID");
            Migration {
                sql: sqlx::AssertSqlSafe(sql).into_sql_str(),
                description: Cow::Owned(migration.description.to_string()),
                ..migration.clone()
            }
        })
        .collect();
    Migrator::with_migrations(migrations)
}

// ---- the group-commit writer -------------------------------------------------------------------

/// An act in the queue, its types forgotten.
trait Waiting: Send {
    /// Runs the act; `false` asks for everything to be undone.
    fn run<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, bool>;
    /// Tells the one who waits; `Err` where the commit itself failed.
    fn tell(self: Box<Self>, committed: Result<(), Arc<Broken>>);
}

struct Act<T, R, F> {
    act: F,
    outcome: Option<Result<T, Stop<R>>>,
    answer: oneshot::Sender<Result<T, Stop<R>>>,
}

impl<T, R, F> Waiting for Act<T, R, F>
where
    F: for<'c> Fn(&'c mut AnyConnection) -> BoxFuture<'c, Result<T, Stop<R>>> + Send + Sync,
    T: Send,
    R: Send,
{
    fn run<'c>(&'c mut self, connection: &'c mut AnyConnection) -> BoxFuture<'c, bool> {
        Box::pin(async move {
            // A bug in one act must not take the writer, and with it everybody's answers, away.
            let outcome = AssertUnwindSafe((self.act)(connection)).catch_unwind().await;
            let keep = matches!(outcome, Ok(Ok(_)));
            self.outcome = outcome.ok();
            keep
        })
    }

    fn tell(self: Box<Self>, committed: Result<(), Arc<Broken>>) {
        let outcome = match (committed, self.outcome) {
            (Ok(()), Some(outcome)) => outcome,
            (Err(_), Some(Err(stop))) => Err(stop),
            (Err(broken), _) => Err(Stop::Broken(sqlx::Error::Protocol(broken.to_string()))),
            (Ok(()), None) => Err(Stop::Broken(sqlx::Error::WorkerCrashed)),
        };
        // The visitor may have gone; the act stands all the same.
        let _ = self.answer.send(outcome);
    }
}

async fn write_in_groups(pool: AnyPool, mut queue: mpsc::Receiver<Box<dyn Waiting>>) {
    let mut batch: Vec<Box<dyn Waiting>> = Vec::with_capacity(BATCH);
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        let together = run_together(&pool, &mut batch, &mut queue).await;
        match together {
            Ok(true) => batch.drain(..).for_each(|act| act.tell(Ok(()))),
            Ok(false) if batch.len() == 1 => batch.drain(..).for_each(|act| act.tell(Ok(()))),
            Ok(false) => {
                for act in batch.drain(..) {
                    let mut alone = vec![act];
                    let outcome = run_alone(&pool, &mut alone).await.map_err(Arc::new);
                    alone.into_iter().for_each(|act| act.tell(outcome.clone()));
                }
            }
            Err(broken) => {
                let broken = Arc::new(broken);
                batch.drain(..).for_each(|act| act.tell(Err(broken.clone())));
            }
        }
    }
}

/// All of the batch, and whatever arrives meanwhile, in one transaction;
/// `Ok(false)` where one act asked for an undo and everything was rolled back.
async fn run_together(
    pool: &AnyPool,
    batch: &mut Vec<Box<dyn Waiting>>,
    queue: &mut mpsc::Receiver<Box<dyn Waiting>>,
) -> Result<bool, Broken> {
    let mut connection = pool.acquire().await?;
    connection.execute("BEGIN IMMEDIATE").await?;
    let mut next = 0;
    while next < batch.len() {
        if !batch[next].run(&mut connection).await {
            connection.execute("ROLLBACK").await.or_else(already_rolled_back)?;
            return Ok(false);
        }
        next += 1;
        while batch.len() < BATCH
            && let Ok(late) = queue.try_recv()
        {
            batch.push(late);
        }
    }
    commit(&mut connection).await?;
    Ok(true)
}

async fn run_alone(pool: &AnyPool, act: &mut [Box<dyn Waiting>]) -> Result<(), Broken> {
    let mut connection = pool.acquire().await?;
    connection.execute("BEGIN IMMEDIATE").await?;
    for act in act {
        if !act.run(&mut connection).await {
            connection.execute("ROLLBACK").await.or_else(already_rolled_back)?;
            return Ok(());
        }
    }
    commit(&mut connection).await
}

async fn commit(connection: &mut AnyConnection) -> Result<(), Broken> {
    if let Err(broken) = connection.execute("COMMIT").await {
        // A full disk shows here; without the rollback the connection would stay inside.
        connection.execute("ROLLBACK").await.or_else(already_rolled_back)?;
        return Err(broken);
    }
    Ok(())
}

/// SQLite rolls back by itself after some errors (a full disk); a second rollback is then refused.
fn already_rolled_back(broken: Broken) -> Result<<sqlx::Any as sqlx::Database>::QueryResult, Broken> {
    match broken {
        sqlx::Error::Database(_) => Ok(Default::default()),
        other => Err(other),
    }
}

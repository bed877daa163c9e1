//! A database of one's own on the PostgreSQL that `cargo xtask test` starts.

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};

/// The address of the cluster.
const CLUSTER: &str = "PRIORITA_TEST_POSTGRES";

/// An empty database that disappears with the value.
pub struct Database {
    cluster: String,
    name: String,
}

impl Database {
    pub fn fresh() -> Database {
        let Ok(cluster) = std::env::var(CLUSTER) else {
            panic!("{CLUSTER} is not set: this test needs PostgreSQL. Run `cargo xtask test`, which starts one.");
        };
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        // template0 has no other visitors; with template1 two tests could stand in each other's way.
        tell(&cluster, format!("CREATE DATABASE {name} TEMPLATE template0")).expect("a fresh database");
        Database { cluster, name }
    }

    pub fn url(&self) -> String {
        match self.cluster.rsplit_once('/') {
            Some((server, _)) => format!("{server}/{}", self.name),
            None => panic!("{CLUSTER} is no address of a database: {}", self.cluster),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // The cluster is thrown away at the end of the run; this only keeps it small.
        let _ = tell(&self.cluster, format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

/// Runs one statement, in a thread of its own: the test's own runtime may be asleep or ending.
fn tell(cluster: &str, statement: String) -> Result<(), String> {
    let cluster = cluster.to_owned();
    let work = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
        runtime.block_on(async {
            let mut connection = PgConnection::connect(&cluster).await.map_err(|e| e.to_string())?;
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.map_err(|e| e.to_string())?;
            connection.close().await.map_err(|e| e.to_string())
        })
    });
    work.join().unwrap_or_else(|_| Err("the thread panicked".into()))
}

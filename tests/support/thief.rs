//! The store read whole, as somebody would who carried it away: every table, every file.

use std::{collections::BTreeMap, path::Path};

use priorita::server::{db::Engine, house::House};
use sqlx::{AssertSqlSafe, Row as _};

/// Every table with its rows, each cell as text.
pub type Dump = BTreeMap<String, Vec<BTreeMap<String, String>>>;

pub async fn dump(house: &House) -> Dump {
    let mut connection = house.db.read().await.expect("a connection");
    let tables = match house.db.engine() {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
        Engine::Postgres => {
            "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1"
        }
    };
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(&mut *connection).await.expect("tables");
    let mut dump = Dump::new();
    for table in tables {
        let columns = match house.db.engine() {
            Engine::Sqlite => format!("SELECT name FROM pragma_table_info('{table}')"),
            Engine::Postgres => {
                format!("SELECT CAST(column_name AS TEXT) FROM information_schema.columns WHERE table_name = '{table}'")
            }
        };
        let columns: Vec<String> =
            sqlx::query_scalar(AssertSqlSafe(columns)).fetch_all(&mut *connection).await.expect("columns");
        let cell = |column: &String| match house.db.engine() {
            // The checksums of migrations are no text.
            Engine::Sqlite => format!(
                "COALESCE(CASE typeof({column}) WHEN 'blob' THEN hex({column}) ELSE CAST({column} AS TEXT) END, '')"
            ),
            Engine::Postgres => format!("COALESCE(CAST({column} AS TEXT), '')"),
        };
        let cells: Vec<String> = columns.iter().map(cell).collect();
        let statement = format!("SELECT {} FROM {table}", cells.join(", "));
        let rows = sqlx::query(AssertSqlSafe(statement)).fetch_all(&mut *connection).await.expect("rows");
        let rows = rows
            .iter()
            .map(|row| columns.iter().enumerate().map(|(at, name)| (name.clone(), row.get::<String, _>(at))).collect())
            .collect();
        dump.insert(table, rows);
    }
    dump
}

pub fn columns(rows: &[BTreeMap<String, String>]) -> Vec<&str> {
    rows.first().map(|row| row.keys().map(String::as_str).collect()).unwrap_or_default()
}

pub fn text_of(rows: &[BTreeMap<String, String>]) -> String {
    rows.iter().flat_map(|row| row.values()).fold(String::new(), |text, cell| text + cell + "\n")
}

#[track_caller]
pub fn holds_no(text: &[u8], secrets: impl Iterator<Item = impl AsRef<str>>, place: &str) {
    for secret in secrets {
        let secret = secret.as_ref();
        let found = text.windows(secret.len()).any(|part| part == secret.as_bytes());
        assert!(!found, "{place} holds “{secret}”");
    }
}

pub fn files_of(data: &Path) -> Vec<(String, Vec<u8>)> {
    std::fs::read_dir(data)
        .expect("the data folder")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .map(|path| (path.display().to_string(), std::fs::read(&path).expect("readable")))
        .collect()
}

/// Whether a table's own file holds these words, also in rows that are deleted.
pub async fn file_holds(house: &House, table: &str, words: &str) -> bool {
    let mut connection = house.db.read().await.expect("a connection");
    sqlx::query("CHECKPOINT").execute(&mut *connection).await.expect("everything is in the files");
    let statement = format!(
        "SELECT POSITION(CONVERT_TO('{words}', 'UTF8') IN PG_READ_BINARY_FILE(PG_RELATION_FILEPATH('{table}')))"
    );
    let at: i32 = sqlx::query_scalar(AssertSqlSafe(statement)).fetch_one(&mut *connection).await.expect("read");
    at > 0
}

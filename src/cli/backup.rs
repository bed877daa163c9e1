//! `priorita backup` and `restore`: the whole store in one file. On SQLite the file is a database
//! of its own; a PostgreSQL store is backed up with PostgreSQL's own tools.
//!
//! Neither leaves anything half done under a name somebody would trust: a copy is written beside its
//! place, looked through from the first page to the last, and only then gets its name.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use super::{Breakage, Ended, Outcome, StoreArgs};
use crate::server::db::{Db, Engine, StoreFile};

pub async fn backup(store: &StoreArgs, file: &Path) -> Outcome {
    let house = store.open_existing().await?;
    if house.db.engine() == Engine::Postgres {
        return Ok(Ended::WrongUse(store.words().t("backup-postgres")));
    }
    if file.exists() {
        return no(store, "backup-exists", file);
    }
    let half = Half::beside(file, "partial").map_err(|error| at(file, &error))?;
    let copied = async {
        // Everything is in it: it is nobody else's business on this machine, as the folder is not.
        half.make()?;
        house.db.copy_to(&half.0).await?;
        File::open(&half.0)?.sync_all()?;
        Ok::<_, Breakage>(Db::look_at(&half.0).await)
    }
    .await;
    match copied {
        Ok(StoreFile::Whole) => {}
        Ok(_) => return Err(Breakage(words_of(store, "backup-damaged", file))),
        Err(Breakage(why)) => return Err(Breakage(format!("{}\n{why}", words_of(store, "backup-not-written", file)))),
    }
    // A link and not a move: what somebody else put there meanwhile stays.
    match half.settle(file) {
        Ok(()) => Ok(Ended::Done),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => no(store, "backup-exists", file),
        Err(error) => Err(at(file, &error)),
    }
}

pub async fn restore(store: &StoreArgs, file: &Path) -> Outcome {
    if store.database_url.is_some() {
        return Ok(Ended::WrongUse(store.words().t("backup-postgres")));
    }
    let mut head = Vec::new();
    File::open(file).and_then(|opened| opened.take(16).read_to_end(&mut head)).map_err(|error| at(file, &error))?;
    // https://www.sqlite.org/fileformat.html#the_database_header
    if head != *b"SQLite format 3\0" {
        return no(store, "restore-not-a-backup", file);
    }
    let target = store.data.join("priorita.db");
    if target.exists() {
        return no(store, "restore-not-empty", &store.data);
    }
    // Looked through before the folder is touched.
    match Db::look_at(&fs::canonicalize(file)?).await {
        StoreFile::Whole => {}
        StoreFile::Damaged => return no(store, "restore-damaged", file),
        StoreFile::Foreign => return no(store, "restore-not-a-backup", file),
        StoreFile::Newer => return no(store, "restore-newer", file),
    }
    super::make_private_folder(&store.data).map_err(|error| at(&store.data, &error))?;
    let data = fs::canonicalize(&store.data)?;
    let half = Half::beside(&data.join("priorita.db"), "restoring").map_err(|error| at(&data, &error))?;
    bring_up_to_date(file, &half)
        .await
        .map_err(|Breakage(why)| Breakage(format!("{}\n{why}", words_of(store, "restore-not-written", file))))?;
    // What a deleted store left beside itself must not be played into the restored one.
    for left in ["priorita.db-wal", "priorita.db-shm"] {
        remove(&data.join(left))?;
    }
    match half.settle(&data.join("priorita.db")) {
        Ok(()) => Ok(Ended::Done),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => no(store, "restore-not-empty", &store.data),
        Err(error) => Err(at(&data, &error)),
    }
}

/// The copy gets the shape this program wants while it does not yet have the name of a store.
async fn bring_up_to_date(file: &Path, half: &Half) -> Result<(), Breakage> {
    half.make()?;
    fs::copy(file, &half.0)?;
    let db = Db::open(&format!("sqlite://{}", half.0.display())).await?;
    let moved = db.migrate().await;
    db.close().await;
    moved?;
    Ok(File::open(&half.0)?.sync_all()?)
}

/// A file that does not have its name yet; gone with whatever SQLite put beside it, unless it is settled.
struct Half(PathBuf);

impl Half {
    /// Beside its place, because only there it can be renamed; what a killed run left is cleared away.
    fn beside(file: &Path, ending: &str) -> io::Result<Half> {
        let mut name = file.file_name().map(ToOwned::to_owned).unwrap_or_default();
        name.push(".");
        name.push(ending);
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let half = Half(fs::canonicalize(folder)?.join(name));
        half.clear()?;
        Ok(half)
    }

    fn make(&self) -> io::Result<()> {
        OpenOptions::new().write(true).create_new(true).mode(0o600).open(&self.0).map(|_| ())
    }

    fn clear(&self) -> io::Result<()> {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let mut name = self.0.clone().into_os_string();
            name.push(ending);
            remove(Path::new(&name))?;
        }
        Ok(())
    }

    /// Gives the file its name, where nothing has it.
    fn settle(self, name: &Path) -> io::Result<()> {
        match fs::hard_link(&self.0, name) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists || name.exists() => {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            // Some file systems have no links.
            Err(_) => fs::rename(&self.0, name)?,
            Ok(()) => {}
        }
        let folder = self.0.parent().unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all())
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        // Nobody mistakes it for a whole one by its name; the next run clears it, too.
        let _ = self.clear();
    }
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn at(file: &Path, error: &io::Error) -> Breakage {
    Breakage(format!("{}: {error}", file.display()))
}

fn words_of(store: &StoreArgs, key: &str, file: &Path) -> String {
    let place = file.display().to_string();
    store.words().with(key, &[("file", place.clone().into()), ("dir", place.into())])
}

fn no(store: &StoreArgs, key: &str, file: &Path) -> Outcome {
    eprintln!("{}", words_of(store, key, file));
    Ok(Ended::No)
}

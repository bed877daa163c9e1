//! `priorita backup` and `restore`: the whole store in one file. On SQLite the file is a database
//! of its own; a PostgreSQL store is backed up with PostgreSQL's own tools.

use std::path::Path;

use super::{Breakage, Ended, Outcome, StoreArgs};
use crate::server::db::Engine;

pub async fn backup(store: &StoreArgs, file: &Path) -> Outcome {
    let house = store.open_existing().await?;
    if house.db.engine() == Engine::Postgres {
        return Ok(Ended::WrongUse(store.words().t("backup-postgres")));
    }
    if file.exists() {
        eprintln!("{}", store.words().with("backup-exists", &[("file", file.display().to_string().into())]));
        return Ok(Ended::No);
    }
    house.db.copy_to(file).await?;
    // Everything is in it: it is nobody else's business on this machine, as the folder is not.
    std::fs::set_permissions(file, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(Ended::Done)
}

pub async fn restore(store: &StoreArgs, file: &Path) -> Outcome {
    if store.database_url.is_some() {
        return Ok(Ended::WrongUse(store.words().t("backup-postgres")));
    }
    let bytes_begin = std::fs::File::open(file)
        .and_then(|mut opened| {
            let mut head = [0u8; 16];
            std::io::Read::read_exact(&mut opened, &mut head).map(|()| head)
        })
        .map_err(|error| Breakage(format!("{}: {error}", file.display())))?;
    // https://www.sqlite.org/fileformat.html#the_database_header
    if bytes_begin != *b"SQLite format 3\0" {
        eprintln!("{}", store.words().with("restore-not-a-backup", &[("file", file.display().to_string().into())]));
        return Ok(Ended::No);
    }
    super::make_private_folder(&store.data)?;
    let target = store.data.join("priorita.db");
    if target.exists() {
        eprintln!("{}", store.words().with("restore-not-empty", &[("dir", store.data.display().to_string().into())]));
        return Ok(Ended::No);
    }
    // What a deleted store left beside itself must not be played into the restored one.
    for left in ["priorita.db-wal", "priorita.db-shm"] {
        match std::fs::remove_file(store.data.join(left)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    let half = store.data.join("priorita.db.restoring");
    std::fs::copy(file, &half)?;
    std::fs::rename(&half, &target)?;
    // Opening it proves that it is a store of ours, and brings it up to date.
    store.open().await.map(|_| Ended::Done)
}

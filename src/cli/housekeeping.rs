//! What leaves by itself: drafts nobody came back to, the order in which people answered, and
//! responses whose day has come. The server does it once an hour, `priorita purge --due` at once.

use std::sync::Arc;

use super::{Breakage, Ended, OPERATOR, Outcome, StoreArgs, only_broken, say};
use crate::{
    results,
    server::{audit, calendar, house::House, random::sha256},
    surveys::{self, routes::open_room, store},
    vocabulary::Lang,
};

/// Whoever had begun may send for a while after the close, and a response sent in the last moment may still be
/// on its way then.
const LATE_SECONDS: i64 = surveys::GRACE_MINUTES * 60 + 600;

pub async fn purge(store: &StoreArgs) -> Outcome {
    let house = store.open_existing().await?;
    let purged = keep_house(&house).await?;
    say(purged)?;
    Ok(Ended::Done)
}

/// Everything that is due; returns how many responses were purged.
pub async fn keep_house(house: &House) -> Result<u64, Breakage> {
    forget_expired(house).await?;
    let settled = settle_closed(house).await?;
    // Before responses leave: what is kept of them is what is public.
    let moved = move_on(house).await;
    // Figures that cannot move keep no answer longer than was promised.
    let purged = purge_due(house).await?;
    let moved = moved?;
    // Drafts come and go all day; responses are moved only when they were settled or purged.
    house.db.tidy(&["draft", "sent"]).await?;
    if settled + purged > 0 {
        house.db.tidy(&["response"]).await?;
    }
    if moved + purged > 0 {
        house.db.tidy(&["published_report"]).await?;
    }
    Ok(purged)
}

/// Figures in public move on where they may.
async fn move_on(house: &House) -> Result<u64, Breakage> {
    let moved = results::published::move_on(house, OPERATOR, house.clock.now()).await;
    moved.map_err(|problem| Breakage(format!("figures in public: {problem:?}")))
}

async fn forget_expired(house: &House) -> Result<u64, Breakage> {
    let today = calendar::day_of(house.clock.now());
    house
        .db
        .write::<_, (), _>(move |connection| {
            Box::pin(async move { Ok(store::delete_expired(connection, today).await?) })
        })
        .await
        .map_err(only_broken)
}

async fn settle_closed(house: &House) -> Result<u64, Breakage> {
    let now = house.clock.now();
    let closed = store::unsettled_collections(&mut *house.db.read().await?, now.plus_seconds(-LATE_SECONDS)).await?;
    let mut total = 0;
    for (collection, slug) in closed {
        total += house
            .db
            .write::<_, (), _>(move |connection| {
                let (collection, slug) = (collection.clone(), slug.clone());
                Box::pin(async move {
                    let count = store::settle_responses(connection, &collection, now).await?;
                    let event = surveys::ResponsesSettled { slug: &slug, count };
                    audit::record(connection, OPERATOR, now, &event).await?;
                    Ok(count)
                })
            })
            .await
            .map_err(only_broken)?;
    }
    Ok(total)
}

/// Deletes the responses of collections whose day has come. The tables and charts made of them are
/// kept in the same transaction.
async fn purge_due(house: &House) -> Result<u64, Breakage> {
    let now = house.clock.now();
    let today = calendar::day_of(now);
    let due = store::due_collections(&mut *house.db.read().await?, today, now.plus_seconds(-LATE_SECONDS)).await?;
    let mut total = 0;
    for (collection, slug) in due {
        let room = open_room(house, &slug).await?.ok_or_else(|| Breakage(format!("{slug} is not there")))?;
        let documents: Arc<[(Lang, String)]> = results::published::to_keep(house, now, &room)
            .await
            .map_err(|problem| Breakage(format!("{slug}: {problem:?}")))?
            .into();
        total += house
            .db
            .write::<_, (), _>(move |connection| {
                let (collection, slug, documents) = (collection.clone(), slug.clone(), Arc::clone(&documents));
                Box::pin(async move {
                    for (lang, document) in documents.iter() {
                        let hash = sha256(document.as_bytes());
                        results::store::freeze_report(connection, &collection, *lang, document, &hash, now).await?;
                    }
                    // It says exactly what the tables hide.
                    results::store::forget_published_report(connection, &collection).await?;
                    let count = store::purge_responses(connection, &collection).await?;
                    store::forget_batch_hashes(connection, &collection).await?;
                    let event = surveys::ResponsesPurged { slug: &slug, count };
                    audit::record(connection, OPERATOR, now, &event).await?;
                    Ok(count)
                })
            })
            .await
            .map_err(only_broken)?;
    }
    Ok(total)
}

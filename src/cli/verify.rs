//! `priorita verify` and `purge`: the audit chain is whole, frozen versions are what their hashes
//! say, and responses leave on their day.

use super::{Breakage, Ended, OPERATOR, Outcome, StoreArgs, only_broken};
use crate::{
    server::{
        audit::{self, Chain},
        calendar,
        house::House,
        random::sha256,
    },
    surveys,
};

pub async fn verify(store: &StoreArgs) -> Outcome {
    let house = store.open().await?;
    let mut connection = house.db.read().await?;
    let words = store.words();
    let mut whole = true;
    match audit::verify(&mut connection).await? {
        Chain::Whole { events, last_hash } => {
            println!("{}", words.with("chain-whole", &[("n", events.into()), ("hash", last_hash.into())]));
        }
        Chain::BrokenAt { number } => {
            whole = false;
            println!("{}", words.with("chain-broken", &[("n", number.into())]));
        }
    }
    for (version, document, hash) in surveys::store::published_documents(&mut connection).await? {
        if sha256(document.as_bytes()) != hash {
            whole = false;
            println!("{}", words.with("version-changed", &[("version", version.0.into())]));
        }
    }
    Ok(if whole { Ended::Done } else { Ended::No })
}

pub async fn purge(store: &StoreArgs) -> Outcome {
    let house = store.open().await?;
    let count = purge_due(&house).await?;
    println!("{count}");
    Ok(Ended::Done)
}

/// Deletes the responses of collections whose day has come; tables that were published stay.
pub async fn purge_due(house: &House) -> Result<u64, Breakage> {
    let now = house.clock.now();
    let today = calendar::day_of(now);
    let due = surveys::store::due_collections(&mut *house.db.read().await?, today).await?;
    let mut total = 0;
    for (collection, slug) in due {
        total += house
            .db
            .write::<_, (), _>(move |connection| {
                let (collection, slug) = (collection.clone(), slug.clone());
                Box::pin(async move {
                    let count = surveys::store::purge_responses(connection, &collection).await?;
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

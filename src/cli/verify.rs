//! `priorita verify`: the audit chain is whole and frozen versions are what their hashes say.

use super::{Ended, Outcome, StoreArgs, say};
use crate::{
    results,
    server::{
        audit::{self, Chain},
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
            say(words.with("chain-whole", &[("n", events.into()), ("hash", last_hash.into())]))?;
        }
        Chain::BrokenAt { number } => {
            whole = false;
            say(words.with("chain-broken", &[("n", number.into())]))?;
        }
    }
    for (version, document, hash) in surveys::store::published_documents(&mut connection).await? {
        if sha256(document.as_bytes()) != hash {
            whole = false;
            say(words.with("version-changed", &[("version", version.0.into())]))?;
        }
    }
    for (collection, lang, document, hash) in results::store::frozen_documents(&mut connection).await? {
        if sha256(document.as_bytes()) != hash {
            whole = false;
            say(words.with("version-changed", &[("version", format!("{collection} ({lang})").into())]))?;
        }
    }
    Ok(if whole { Ended::Done } else { Ended::No })
}

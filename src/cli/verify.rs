//! `priorita verify`: the audit chain is whole, frozen versions are what their hashes say, and so are
//! rules, votes and results of ballots.

use super::{Breakage, Ended, Outcome, StoreArgs, say};
use crate::{
    ballots::{self, Round, Vote},
    results,
    server::{
        audit::{self, Chain},
        random::sha256,
    },
    surveys,
    ui::Words,
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
    whole &= rounds_fit(&mut connection, words).await?;
    for (slug, number, document, hash) in results::priorities::store::signed_documents(&mut connection).await? {
        if sha256(document.as_bytes()) != hash {
            whole = false;
            say(words.with("version-changed", &[("version", format!("{slug} ({number})").into())]))?;
        }
    }
    Ok(if whole { Ended::Done } else { Ended::No })
}

/// Every frozen round still has the list and the rule that were frozen, every closed one the votes
/// that were published, and counted again they give the published result.
async fn rounds_fit(connection: &mut sqlx::AnyConnection, words: Words) -> Result<bool, Breakage> {
    let mut fit = true;
    for ballot in ballots::store::all_ballots(connection).await? {
        for round in ballots::store::rounds_of(connection, &ballot.id).await? {
            let mut changed = Vec::new();
            if round.frozen_at.is_some() && round.hash_of_content(&ballot) != round.content_hash {
                changed.push("round-content-changed");
            }
            if round.closed_at.is_some() {
                let votes = ballots::store::votes_of(connection, &round).await?;
                if !list_fits(&round, &votes) {
                    changed.push("round-list-changed");
                }
                if ballots::result_hash(&ballot, &round, &votes) != round.result_hash {
                    changed.push("round-result-changed");
                }
            }
            fit &= changed.is_empty();
            for key in changed {
                let facts = [("join", ballot.join_code.as_str().into()), ("number", round.number.into())];
                say(words.with(key, &facts))?;
            }
        }
    }
    Ok(fit)
}

/// Whether the list names sectors was decided at the close by a limit that may have changed since.
fn list_fits(round: &Round, votes: &[Vote]) -> bool {
    let hash = |with_sectors| sha256(ballots::list_of_votes(votes, with_sectors).as_bytes());
    [true, false].into_iter().any(|with_sectors| hash(with_sectors) == round.list_hash)
}

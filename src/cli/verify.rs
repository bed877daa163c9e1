//! `priorita verify`: the audit chain is whole, frozen versions are what their hashes say, and so are
//! rules, votes and results of ballots.

use super::{Breakage, Ended, Outcome, StoreArgs, say};
use crate::{
    ballots::{self, Round, Vote},
    results,
    server::{
        audit::{self, Chain, Entry},
        random::sha256,
    },
    surveys,
    ui::Words,
};

/// A chain that was cut at its end, or begun anew, is whole in itself: only a hash that somebody wrote
/// down elsewhere (`expect`) tells.
pub async fn verify(store: &StoreArgs, expect: &[String]) -> Outcome {
    let house = store.open_existing().await?;
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
    for hash in expect {
        let hash = hash.trim().to_lowercase();
        let found = audit::number_of(&mut connection, &hash).await?;
        whole &= found.is_some();
        say(match found {
            Some(number) => words.with("chain-holds", &[("number", number.into()), ("hash", hash.into())]),
            None => words.with("chain-lacks", &[("hash", hash.into())]),
        })?;
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
    let mut missing = audit::subjects_of(connection, "ballot.made").await?;
    for ballot in ballots::store::all_ballots(connection).await? {
        for round in ballots::store::rounds_of(connection, &ballot.id).await? {
            let mut changed = Vec::new();
            if round.frozen_at.is_some() && round.hash_of_content(&ballot) != round.content_hash {
                changed.push("round-content-changed");
            }
            let votes = ballots::store::votes_of(connection, &round).await?;
            if round.closed_at.is_some() {
                if !list_fits(&round, &votes) {
                    changed.push("round-list-changed");
                }
                if ballots::result_hash(&ballot, &round, &votes) != round.result_hash {
                    changed.push("round-result-changed");
                }
            }
            let subject = ballots::subject(&ballot, &round);
            missing.retain(|made| *made != subject);
            let mut told = audit::entries_about(connection, &subject).await?;
            // A round of this number may have been thrown away before.
            let before = told.iter().rposition(|entry| entry.kind == "ballot.discarded").map_or(0, |last| last + 1);
            told.drain(..before);
            if !chain_tells(&told, &round, &votes) {
                changed.push("round-not-as-recorded");
            }
            fit &= changed.is_empty();
            for key in changed {
                let facts = [("join", ballot.join_code.as_str().into()), ("number", round.number.into())];
                say(words.with(key, &facts))?;
            }
        }
    }
    for subject in audit::subjects_of(connection, "ballot.discarded").await? {
        missing.retain(|made| *made != subject);
    }
    for subject in &missing {
        say(words.with("round-missing", &[("subject", subject.as_str().into())]))?;
    }
    Ok(fit && missing.is_empty())
}

/// Whether the chain of events tells the same of a round as its row, which somebody with the store
/// could change together with the hashes in it: frozen, opened and closed once, with these hashes and
/// these votes, revealed so far and with this lot.
fn chain_tells(told: &[Entry], round: &Round, votes: &[Vote]) -> bool {
    let facts = |kind: &str| -> Vec<serde_json::Value> {
        let of_kind = told.iter().filter(|entry| entry.kind == kind);
        of_kind.map(|entry| serde_json::from_str(&entry.facts).unwrap_or_default()).collect()
    };
    let once = |kind: &str, happened: bool| facts(kind).len() == usize::from(happened);
    let last = |kind: &str, name: &str| facts(kind).last().map_or(serde_json::Value::Null, |fact| fact[name].clone());
    let closed = round.closed_at.is_some();
    let as_closed = !closed
        || last("ballot.closed", "list_hash") == round.list_hash
            && last("ballot.closed", "result_hash") == round.result_hash
            && last("ballot.closed", "votes") == votes.len()
            && last("ballot.closed", "seal") == ballots::seal(&round.seal_salt, votes);
    once("ballot.made", true)
        && once("ballot.frozen", round.frozen_at.is_some())
        && once("ballot.opened", round.opened_at.is_some())
        && once("ballot.closed", closed)
        && (round.frozen_at.is_none() || last("ballot.frozen", "content_hash") == round.content_hash)
        && as_closed
        && last("ballot.revealed", "shown").as_i64().unwrap_or(0) == round.shown
        && last("ballot.lot_drawn", "number").as_str().unwrap_or_default() == round.lot
}

/// Whether the list names sectors was decided at the close by a limit that may have changed since.
fn list_fits(round: &Round, votes: &[Vote]) -> bool {
    let hash = |with_sectors| sha256(ballots::list_of_votes(votes, with_sectors).as_bytes());
    [true, false].into_iter().any(|with_sectors| hash(with_sectors) == round.list_hash)
}

//! After the vote: closing, revealing, a lot, the next round.

use super::{Standing, chair, new_round, only_if};
use crate::{
    ballots::{
        audit::{RoundEvent, What},
        counting,
        model::{
            Item, LEAST_ORDERED, NoAct, RuleCard, SHOWN_ALL, SHOWN_DUELS, SHOWN_ORDER, list_of_votes, seal,
            shows_sectors,
        },
        store,
    },
    server::{
        audit,
        db::{Stop, alone},
        house::House,
        random::sha256,
    },
    vocabulary::{BallotId, ItemId, Moment, RoundId},
};

/// Closes the round: no vote can be added, every vote is written anew under the hash of its
/// receipt, and the list and the result get hashes.
pub async fn close(house: &House, actor: &str, now: Moment, id: &BallotId) -> Result<(), Stop<NoAct>> {
    let (actor, salt) = (actor.to_owned(), house.random.key());
    chair(house, id, move |connection, Standing { ballot, round }| {
        let (actor, salt) = (actor.clone(), salt.clone());
        Box::pin(async move {
            alone(connection, "vote").await?;
            only_if(store::close_round(connection, &round.id, now).await?)?;
            let mut votes = store::votes_of(connection, &round).await?;
            for vote in &mut votes {
                vote.key.clone_from(&vote.receipt_hash);
            }
            store::settle_votes(connection, &round.id, &votes).await?;
            let list_hash = sha256(list_of_votes(&votes, shows_sectors(&ballot, &round, &votes)).as_bytes());
            let result_hash = counting::result_hash(&ballot, &round, &votes);
            store::set_hashes(connection, &round.id, (&list_hash, &result_hash), &salt).await?;
            let (list_hash, result_hash, seal) = (&list_hash, &result_hash, &seal(&salt, &votes));
            let what = What::Closed { votes: votes.len(), list_hash, result_hash, seal };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await?;
    // What only looks deleted leaves the files too; the chair need not wait for it.
    let db = house.db.clone();
    tokio::spawn(async move {
        if let Err(error) = db.tidy(&["vote"]).await {
            tracing::warn!(%error, "the votes of a closed round wait for the next tidying");
        }
    });
    Ok(())
}

/// What the chair reveals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reveal {
    /// The step after the one the chair saw: two quick clicks reveal one place.
    After {
        seen: i64,
    },
    Everything,
}

/// Reveals the next step, or everything at once.
pub async fn reveal(house: &House, actor: &str, now: Moment, id: &BallotId, what: Reveal) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let actor = actor.clone();
        Box::pin(async move {
            let votes = store::votes_of(connection, &round).await?;
            if round.comparing(&votes) < LEAST_ORDERED {
                return Err(Stop::Refused(NoAct::TooFewVotes));
            }
            let shown = match what {
                Reveal::Everything => SHOWN_ALL,
                Reveal::After { seen } => {
                    only_if(seen == round.shown)?;
                    let few = round.comparing(&votes) < round.rule.hidden_under;
                    next_step(seen, counting::layers(&ballot, &round, &votes), few)
                }
            };
            only_if(store::reveal(connection, &round.id, shown).await?)?;
            let what = What::Revealed { shown };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await
}

/// Of few votes there is nothing between the order and the end.
fn next_step(shown: i64, layers: usize, few: bool) -> i64 {
    match shown {
        SHOWN_ORDER if few => SHOWN_ALL,
        SHOWN_ORDER => SHOWN_DUELS,
        SHOWN_DUELS.. => SHOWN_ALL,
        _ if shown + 1 >= layers as i64 => SHOWN_ORDER,
        _ => shown + 1,
    }
}

/// Keeps a number drawn in the room, which puts tied items in order.
pub async fn draw_lot(house: &House, actor: &str, now: Moment, id: &BallotId, number: &str) -> Result<(), Stop<NoAct>> {
    let (actor, number) = (actor.to_owned(), number.trim().to_owned());
    chair(house, id, move |connection, Standing { ballot, round }| {
        let (actor, number) = (actor.clone(), number.clone());
        Box::pin(async move {
            only_if(store::draw_lot(connection, &round.id, &number).await?)?;
            let what = What::LotDrawn { number: &number };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await
}

/// Makes the next round of the items given, by the rule of the last one; it is prepared, not open.
/// Items keep their ids. What was not revealed of the last round yet is revealed. A round that cannot be revealed, because too few voted, may be voted on again.
pub async fn next_round(
    house: &House,
    actor: &str,
    now: Moment,
    id: &BallotId,
    kept: Vec<ItemId>,
) -> Result<(), Stop<NoAct>> {
    let (actor, new_id) = (actor.to_owned(), RoundId(house.random.key()));
    chair(house, id, move |connection, Standing { ballot, round }| {
        let (actor, kept, new_id) = (actor.clone(), kept.clone(), new_id.clone());
        Box::pin(async move {
            let items: Vec<Item> = round.items.iter().filter(|item| kept.contains(&item.id)).cloned().collect();
            // Of a hidden order nobody learns what is first by leaving out what is not.
            let votes = store::votes_of(connection, &round).await?;
            let again = round.keeps_its_order(&votes) && items.len() == round.items.len();
            only_if(items.len() >= 2 && (round.is_revealed() || again))?;
            let rule = RuleCard { most: round.rule.most.filter(|most| *most <= items.len()), ..round.rule };
            if round.is_revealed() && store::reveal(connection, &round.id, SHOWN_ALL).await? {
                // Whoever got a receipt was promised the list, and nobody can reveal an earlier round.
                let what = What::Revealed { shown: SHOWN_ALL };
                audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            }
            let next = new_round(new_id, &ballot.id, round.number + 1, items, rule);
            store::add_round(connection, &next).await?;
            let event = RoundEvent { ballot: &ballot, round: &next, what: What::Made };
            audit::record(connection, &actor, now, &event).await?;
            Ok(())
        })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_result_is_revealed_from_the_last_place_and_its_reasons_after_it() {
        let mut shown = 0;
        let mut steps = Vec::new();
        while shown != SHOWN_ALL {
            shown = next_step(shown, 3, false);
            steps.push(shown);
        }
        assert_eq!(steps, [1, 2, SHOWN_ORDER, SHOWN_DUELS, SHOWN_ALL]);
        assert_eq!(next_step(0, 1, false), SHOWN_ORDER);
        assert_eq!(next_step(SHOWN_ORDER, 1, true), SHOWN_ALL);
    }
}

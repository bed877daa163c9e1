//! What the chair and the voters do. Every act of the chair is one transaction with its event;
//! casting a vote is one transaction and leaves none.

mod closing;
mod preparing;
mod voting;

pub use closing::*;
pub use preparing::*;
pub use voting::*;

use futures::future::BoxFuture;
use sqlx::AnyConnection;

use super::{
    model::{Ballot, Item, NoAct, Round, RuleCard},
    store,
};
use crate::{
    server::{
        db::{Broken, Stop},
        house::House,
    },
    vocabulary::{BallotId, RoundId},
};

/// A ballot with the round that matters now: the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub ballot: Ballot,
    pub round: Round,
}

/// The ballot and its last round; `None` where there is no such ballot.
pub async fn standing(connection: &mut AnyConnection, id: &BallotId) -> Result<Option<Standing>, Broken> {
    let Some(ballot) = store::ballot(connection, id).await? else { return Ok(None) };
    let round = store::rounds_of(connection, id).await?.pop();
    Ok(round.map(|round| Standing { ballot, round }))
}

/// What an act of the chair finds when its turn has come.
type Chaired<'c, T> = BoxFuture<'c, Result<T, Stop<NoAct>>>;

/// Runs an act of the chair on the last round of a ballot.
async fn chair<T, F>(house: &House, id: &BallotId, act: F) -> Result<T, Stop<NoAct>>
where
    F: for<'c> Fn(&'c mut AnyConnection, Standing) -> Chaired<'c, T> + Clone + Send + Sync + 'static,
    T: Send + 'static,
{
    let id = id.clone();
    house
        .db
        .write(move |connection| {
            let (id, act) = (id.clone(), act.clone());
            Box::pin(async move {
                let standing = standing(connection, &id).await?.ok_or(Stop::Refused(NoAct::Unknown))?;
                act(connection, standing).await
            })
        })
        .await
}

fn only_if(moved: bool) -> Result<(), Stop<NoAct>> {
    if moved { Ok(()) } else { Err(Stop::Refused(NoAct::AnotherStage)) }
}

/// A round of which nothing has happened yet.
fn new_round(id: RoundId, ballot: &BallotId, number: i64, items: Vec<Item>, rule: RuleCard) -> Round {
    Round {
        id,
        ballot_id: ballot.clone(),
        number,
        items,
        rule,
        content_hash: String::new(),
        frozen_at: None,
        opened_at: None,
        closed_at: None,
        shown: 0,
        list_hash: String::new(),
        result_hash: String::new(),
        seal_salt: String::new(),
        lot: String::new(),
    }
}

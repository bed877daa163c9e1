//! The minutes of a round, once its order is revealed, or where it never will be.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use crate::{
    accounts::Account,
    ballots::{self, counted, outcome::Shown, pages::minutes::Minutes, routes::support::room_of, store},
    problem::Problem,
    server::{audit, house::House, visit::Visit},
};

pub async fn minutes(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    let round = match visit.query("kolo") {
        None => room.round(),
        Some(number) => {
            let wanted = |round: &&ballots::Round| number.parse() == Ok(round.number);
            room.rounds.iter().find(wanted).ok_or(Problem::NotFound)?
        }
    };
    let (votes, slips, told) = {
        let mut connection = house.db.read().await?;
        let votes = store::votes_of(&mut connection, round).await?;
        let slips = store::slips_of(&mut connection, &room.ballot.id).await?;
        (votes, slips, audit::entries_about(&mut connection, &ballots::subject(&room.ballot, round)).await?)
    };
    if !round.is_revealed() && !round.keeps_its_order(&votes) {
        return Err(Problem::ResultNotRevealed);
    }
    // Nothing that was cast cannot be counted: `close` has counted it.
    let counted = counted(&room.ballot, round, &votes).map_err(|_| Problem::NotFound)?;
    let shown = Shown::of(&room.ballot, round, &votes);
    let page = Minutes {
        account: &account,
        room: &room,
        round,
        votes: &votes,
        counted: &counted,
        shown: &shown,
        slips: &slips,
        told: &told,
    };
    Ok(page.answer(&visit))
}

//! Taking an imported batch out again: a page that asks, and the act.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::support::{Room, room};
use crate::{
    accounts::Account,
    problem::Problem,
    server::{calendar, db::Stop, house::House, http::see, visit::Visit},
    surveys::{
        import::{self, NoWithdrawal},
        pages::batches as pages,
        store::{self, Batch},
    },
};

async fn batch_of(house: &House, room: &Room, id: &str) -> Result<Batch, Problem> {
    let batches = store::batches_of(&mut *house.db.read().await?, &room.collection.id).await?;
    batches.into_iter().find(|batch| batch.id.0 == id).ok_or(Problem::NotFound)
}

pub async fn withdrawal(
    State(house): State<Arc<House>>,
    Path((slug, batch)): Path<(String, String)>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let batch = batch_of(&house, &room, &batch).await?;
    let on = room.collection.purge_on;
    let refusal = match batch.withdrawn_at {
        Some(_) => Some(NoWithdrawal::Already),
        None => room.collection.is_due(calendar::day_of(visit.now)).then_some(NoWithdrawal::Purged { on }),
    };
    Ok(pages::withdrawal(&visit, &account, &room.process, &room.collection, &batch, refusal))
}

pub async fn withdraw(
    State(house): State<Arc<House>>,
    Path((slug, batch)): Path<(String, String)>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let batch = batch_of(&house, &room, &batch).await?;
    match import::withdraw(&house, &account.email, visit.now, &room, &batch.id).await {
        // Sent twice, it is withdrawn once.
        Ok(_) | Err(Stop::Refused(NoWithdrawal::Already)) => Ok(see(&format!("/desk/c/{slug}#batches"))),
        Err(Stop::Refused(refusal)) => {
            Ok(pages::withdrawal(&visit, &account, &room.process, &room.collection, &batch, Some(refusal)))
        }
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

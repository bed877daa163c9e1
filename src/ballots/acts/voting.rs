//! While a round is open: opening it, casting a vote by phone, entering paper.

use super::{Standing, chair, only_if, standing};
use crate::{
    ballots::{
        audit::{RoundEvent, What},
        model::{Channel, NoAct, NoVote, Stage, Vote},
        paper::PaperVote,
        secrets::{Receipt, Slip},
        store,
    },
    server::{
        audit,
        db::{Broken, Stop, together},
        house::House,
    },
    tally::Ranking,
    vocabulary::{BallotId, Moment, RoundId, SectorId},
};

pub async fn open(house: &House, actor: &str, now: Moment, id: &BallotId) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let actor = actor.clone();
        Box::pin(async move {
            if store::slips_of(connection, &ballot.id).await?.is_empty() {
                return Err(Stop::Refused(NoAct::NoSlips));
            }
            only_if(store::open_round(connection, &round.id, now).await?)?;
            let event = RoundEvent { ballot: &ballot, round: &round, what: What::Opened };
            audit::record(connection, &actor, now, &event).await?;
            Ok(())
        })
    })
    .await
}

/// Takes a vote; a vote of the same slip in the same round is replaced. `attempt` is what the page
/// carried: the same page sent twice gets the same receipt.
pub async fn cast(
    house: &House,
    ballot: &BallotId,
    slip: &Slip,
    round: &RoundId,
    ranking: Ranking,
    attempt: &str,
) -> Result<Receipt, Stop<NoVote>> {
    let receipt = slip.receipt(round, attempt, &ranking);
    let (ballot, round, code_hash) = (ballot.clone(), round.clone(), slip.code_hash().to_owned());
    let (key, receipt_hash) = (slip.vote_key(&round), receipt.hash());
    house
        .db
        .write(move |connection| {
            let (ballot, round, code_hash) = (ballot.clone(), round.clone(), code_hash.clone());
            let (key, receipt_hash, ranking) = (key.clone(), receipt_hash.clone(), ranking.clone());
            Box::pin(async move {
                // The list is hashed when the round closes: nothing may be added while that happens.
                together(connection, "vote").await?;
                let sector = store::sector_of_slip(connection, &ballot, &code_hash).await?;
                let sector = sector.ok_or(Stop::Refused(NoVote::UnknownSlip))?;
                let last = store::rounds_of(connection, &ballot).await?.pop();
                let last = last.ok_or(Stop::Refused(NoVote::UnknownSlip))?;
                if last.id != round {
                    return Err(Stop::Refused(NoVote::AnotherRound { number: last.number }));
                }
                match last.stage() {
                    Stage::Prepared | Stage::Frozen => return Err(Stop::Refused(NoVote::NotOpenYet)),
                    Stage::Closed { .. } => return Err(Stop::Refused(NoVote::Closed)),
                    Stage::Open { .. } => {}
                }
                if let Some(most) = last.rule.most.filter(|most| ranked(&ranking) > *most) {
                    return Err(Stop::Refused(NoVote::TooMany { most }));
                }
                let vote = Vote { key, sector, channel: Channel::Phone, ranking, receipt_hash };
                // Only somebody who made it so has the receipt of another vote.
                if !store::put_vote(connection, &round, &vote).await? {
                    return Err(Stop::Refused(NoVote::UnknownSlip));
                }
                Ok(())
            })
        })
        .await?;
    Ok(receipt)
}

fn ranked(ranking: &Ranking) -> usize {
    ranking.levels().iter().map(Vec::len).sum()
}

/// Why a batch of paper slips was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoBatch {
    Act(NoAct),
    /// No slip has the code on these lines of the batch (from 1, empty lines not counted).
    UnknownSlips(Vec<usize>),
    /// Two different people read paper slips: one types, one checks.
    NobodyChecked,
}

/// A batch of paper slips, its secrets opened.
type Opened = (Slip, Ranking, String);

/// Takes a batch of paper slips, all or none; a slip that voted before is replaced.
/// Nobody keeps their receipts: the slips themselves are what can be recounted.
pub async fn enter_paper(
    house: &House,
    actor: &str,
    now: Moment,
    id: &BallotId,
    round: &RoundId,
    batch: Vec<PaperVote>,
    checked_by: &str,
) -> Result<usize, Stop<NoBatch>> {
    let checked_by = checked_by.split_whitespace().collect::<Vec<_>>().join(" ");
    if checked_by.is_empty() || checked_by == actor {
        return Err(Stop::Refused(NoBatch::NobodyChecked));
    }
    let (ballot, random) = (id.clone(), house.random.clone());
    let opened = tokio::task::spawn_blocking(move || {
        batch
            .into_iter()
            .map(|paper| (Slip::open(&ballot, &paper.code), paper.ranking, random.key()))
            .collect::<Vec<Opened>>()
    });
    let opened = std::sync::Arc::new(opened.await.map_err(|_| sqlx::Error::WorkerCrashed)?);
    let (actor, id, round) = (actor.to_owned(), id.clone(), round.clone());
    house
        .db
        .write(move |connection| {
            let (actor, id, round) = (actor.clone(), id.clone(), round.clone());
            let (opened, checked_by) = (std::sync::Arc::clone(&opened), checked_by.clone());
            Box::pin(async move {
                let refused = |why| Stop::Refused(NoBatch::Act(why));
                together(connection, "vote").await?;
                let standing = standing(connection, &id).await?.ok_or(refused(NoAct::Unknown))?;
                if standing.round.id != round || !standing.round.is_open() {
                    return Err(refused(NoAct::AnotherStage));
                }
                let mut unknown = Vec::new();
                for (index, (slip, ranking, attempt)) in opened.iter().enumerate() {
                    let Some(sector) = store::sector_of_slip(connection, &id, slip.code_hash()).await? else {
                        unknown.push(index + 1);
                        continue;
                    };
                    let vote = Vote {
                        key: slip.vote_key(&round),
                        sector,
                        channel: Channel::Paper,
                        ranking: ranking.clone(),
                        receipt_hash: slip.receipt(&round, attempt, ranking).hash(),
                    };
                    if !store::put_vote(connection, &round, &vote).await? {
                        return Err(refused(NoAct::AnotherStage));
                    }
                }
                if !unknown.is_empty() {
                    return Err(Stop::Refused(NoBatch::UnknownSlips(unknown)));
                }
                let what = What::PaperEntered { count: opened.len(), checked_by: &checked_by };
                let event = RoundEvent { ballot: &standing.ballot, round: &standing.round, what };
                audit::record(connection, &actor, now, &event).await?;
                Ok(opened.len())
            })
        })
        .await
}

/// What is known of a paper slip before its vote is entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSlip {
    pub sector: SectorId,
    /// A vote of this slip is there already; the paper will replace it.
    pub has_voted: bool,
}

/// What is known of each slip of a batch, in its order; `None` where no slip has the code.
pub async fn paper_slips(
    house: &House,
    id: &BallotId,
    round: &RoundId,
    batch: &[PaperVote],
) -> Result<Vec<Option<PaperSlip>>, Broken> {
    let (ballot, codes) = (id.clone(), batch.iter().map(|paper| paper.code.clone()).collect::<Vec<_>>());
    let slips = tokio::task::spawn_blocking(move || codes.iter().map(|code| Slip::open(&ballot, code)).collect());
    let slips: Vec<Slip> = slips.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
    let mut connection = house.db.read().await?;
    let mut known = Vec::with_capacity(slips.len());
    for slip in &slips {
        let sector = store::sector_of_slip(&mut connection, id, slip.code_hash()).await?;
        let has_voted = store::has_voted(&mut connection, round, &slip.vote_key(round)).await?;
        known.push(sector.map(|sector| PaperSlip { sector, has_voted }));
    }
    Ok(known)
}

//! What the chair and the voters do. Every act of the chair is one transaction with its event;
//! casting a vote is one transaction and leaves none.

use super::{
    audit::{RoundEvent, What},
    counting,
    model::{
        BadMaking, Ballot, Channel, Item, Making, NoAct, NoVote, Round, RuleCard, SHOWN_ALL, SHOWN_DUELS, SHOWN_ORDER,
        Stage, Vote, list_of_votes, shows_sectors,
    },
    paper::PaperVote,
    secrets::{CODE_LETTERS, Receipt, Slip},
    store,
};
use crate::{
    processes,
    server::{
        audit,
        db::{Stop, alone, together},
        house::House,
        random::{Randomness, sha256},
    },
    tally::Ranking,
    vocabulary::{BallotId, ItemId, Moment, ProcessId, RoundId, SectorId},
};

/// A ballot with the round that matters now: the last one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub ballot: Ballot,
    pub round: Round,
}

/// The ballot and its last round; `None` where there is no such ballot.
pub async fn standing(
    connection: &mut sqlx::AnyConnection,
    id: &BallotId,
) -> Result<Option<Standing>, crate::server::db::Broken> {
    let Some(ballot) = store::ballot(connection, id).await? else { return Ok(None) };
    let round = store::rounds_of(connection, id).await?.pop();
    Ok(round.map(|round| Standing { ballot, round }))
}

// ---- preparing ---------------------------------------------------------------------------------

/// Makes a ballot with its first round.
pub async fn make(
    house: &House,
    actor: &str,
    now: Moment,
    process: &ProcessId,
    making: Making,
) -> Result<Standing, Stop<Vec<BadMaking>>> {
    making.check().map_err(Stop::Refused)?;
    let ballot = Ballot {
        id: BallotId(house.random.key()),
        process_id: process.clone(),
        group_id: making.group_id,
        title: making.title,
        meeting_on: making.meeting_on,
        place: making.place,
        join_code: house.random.code(6),
        secrecy: making.secrecy,
        sectors: making.sectors,
        present: Vec::new(),
    };
    let round = new_round(house, &ballot, 1, making.items, making.rule);
    let (actor, made) = (actor.to_owned(), Standing { ballot, round });
    house
        .db
        .write(move |connection| {
            let (actor, made) = (actor.clone(), made.clone());
            Box::pin(async move {
                let Standing { ballot, round } = &made;
                store::add_ballot(connection, ballot, now).await?;
                store::add_round(connection, round).await?;
                audit::record(connection, &actor, now, &RoundEvent { ballot, round, what: What::Made }).await?;
                Ok(made)
            })
        })
        .await
}

fn new_round(house: &House, ballot: &Ballot, number: i64, items: Vec<Item>, rule: RuleCard) -> Round {
    Round {
        id: RoundId(house.random.key()),
        ballot_id: ballot.id.clone(),
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
        lot: String::new(),
    }
}

/// What an act of the chair finds when its turn has come.
type Chaired<'c, T> = futures::future::BoxFuture<'c, Result<T, Stop<NoAct>>>;

/// Runs an act of the chair on the last round of a ballot.
async fn chair<T, F>(house: &House, id: &BallotId, act: F) -> Result<T, Stop<NoAct>>
where
    F: for<'c> Fn(&'c mut sqlx::AnyConnection, Standing) -> Chaired<'c, T> + Clone + Send + Sync + 'static,
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

/// Changes a ballot that is still being prepared. After the first round only list and rule change.
pub async fn change(house: &House, actor: &str, now: Moment, id: &BallotId, making: Making) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let (actor, making) = (actor.clone(), making.clone());
        Box::pin(async move {
            only_if(store::change_round(connection, &round.id, &making).await?)?;
            if round.number == 1 {
                store::change_ballot(connection, &ballot.id, &making).await?;
            }
            let event = RoundEvent { ballot: &ballot, round: &round, what: What::Changed };
            audit::record(connection, &actor, now, &event).await?;
            Ok(())
        })
    })
    .await
}

/// Freezes list and rule: from here on they are what is printed.
pub async fn freeze(house: &House, actor: &str, now: Moment, id: &BallotId) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let actor = actor.clone();
        Box::pin(async move {
            let content_hash = round.hash_of_content(&ballot);
            only_if(store::freeze_round(connection, &round.id, &content_hash, now).await?)?;
            let what = What::Frozen { content_hash: &content_hash };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await
}

/// The most slips one ballot may have.
pub const MOST_SLIPS: i64 = 2_000;

/// Makes slips: codes by sector, in the order they were asked for. The codes are returned once and
/// kept nowhere.
pub async fn print_slips(
    house: &House,
    actor: &str,
    now: Moment,
    id: &BallotId,
    wanted: &[(SectorId, u32)],
) -> Result<Vec<(SectorId, Vec<String>)>, Stop<NoAct>> {
    print_sheet(house, actor, now, id, wanted, &house.random.key()).await.map(|printed| printed.codes)
}

/// Slips as they go to the printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub codes: Vec<(SectorId, Vec<String>)>,
    /// These slips were made before, by the same press of the same button: the sheet must not be
    /// handed out twice.
    pub again: bool,
}

/// Makes the slips of one sheet. They follow from `attempt`, a secret the form carried: an
/// impatient second click, or a reload after a paper jam, shows the same slips and makes no others.
pub async fn print_sheet(
    house: &House,
    actor: &str,
    now: Moment,
    id: &BallotId,
    wanted: &[(SectorId, u32)],
    attempt: &str,
) -> Result<Printed, Stop<NoAct>> {
    let total: i64 = wanted.iter().map(|(_, count)| i64::from(*count)).sum();
    if total > MOST_SLIPS {
        return Err(Stop::Refused(NoAct::TooManySlips { most: MOST_SLIPS }));
    }
    // Other numbers make other slips: nobody gets a sheet that is half of an older one.
    let random = Randomness::of_secret(&format!("{attempt} {id} {wanted:?}"));
    let codes: Vec<(SectorId, Vec<String>)> = wanted
        .iter()
        .map(|(sector, count)| (sector.clone(), (0..*count).map(|_| random.code(CODE_LETTERS)).collect()))
        .collect();
    let (ballot, opened) = (id.clone(), codes.clone());
    let hashes = tokio::task::spawn_blocking(move || {
        let hash = |code: &String| Slip::open(&ballot, code).code_hash().to_owned();
        opened.iter().map(|(sector, codes)| (sector.clone(), codes.iter().map(hash).collect())).collect()
    });
    let hashes: Vec<(SectorId, Vec<String>)> = hashes.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
    let actor = actor.to_owned();
    let again = chair(house, id, move |connection, Standing { ballot, round }| {
        let (actor, hashes) = (actor.clone(), hashes.clone());
        Box::pin(async move {
            only_if(matches!(round.stage(), Stage::Frozen | Stage::Open { .. }))?;
            if let Some(first) = hashes.iter().find_map(|(_, hashes)| hashes.first())
                && store::sector_of_slip(connection, &ballot.id, first).await?.is_some()
            {
                return Ok(true);
            }
            let before: i64 = store::slips_of(connection, &ballot.id).await?.iter().map(|(_, count)| count).sum();
            if before + total > MOST_SLIPS {
                return Err(Stop::Refused(NoAct::TooManySlips { most: MOST_SLIPS }));
            }
            for (sector, hashes) in &hashes {
                only_if(ballot.sectors.iter().any(|known| known.id == *sector))?;
                for hash in hashes {
                    store::add_slip(connection, &ballot.id, hash, sector).await?;
                }
            }
            let slips: Vec<(String, i64)> =
                hashes.iter().map(|(sector, hashes)| (sector.0.clone(), hashes.len() as i64)).collect();
            let what = What::SlipsPrinted { slips: &slips };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(false)
        })
    })
    .await?;
    Ok(Printed { codes, again })
}

/// Keeps how many of each sector signed the attendance list.
pub async fn count_present(
    house: &House,
    actor: &str,
    now: Moment,
    id: &BallotId,
    present: Vec<(SectorId, u64)>,
) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let (actor, present) = (actor.clone(), present.clone());
        Box::pin(async move {
            store::set_present(connection, &ballot.id, &present).await?;
            let counts: Vec<(String, u64)> = present.iter().map(|(sector, count)| (sector.0.clone(), *count)).collect();
            let what = What::Present { present: &counts };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await
}

// ---- voting ------------------------------------------------------------------------------------

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
    let receipt = slip.receipt(round, attempt);
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
                store::put_vote(connection, &round, &vote).await?;
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
    let checked_by = checked_by.trim().to_owned();
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
                        receipt_hash: slip.receipt(&round, attempt).hash(),
                    };
                    store::put_vote(connection, &round, &vote).await?;
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

/// The sector of each paper slip of a batch, in its order; `None` where no slip has the code.
pub async fn sectors_of(
    house: &House,
    id: &BallotId,
    batch: &[PaperVote],
) -> Result<Vec<Option<SectorId>>, crate::server::db::Broken> {
    let (ballot, codes) = (id.clone(), batch.iter().map(|paper| paper.code.clone()).collect::<Vec<_>>());
    let slips = tokio::task::spawn_blocking(move || codes.iter().map(|code| Slip::open(&ballot, code)).collect());
    let slips: Vec<Slip> = slips.await.map_err(|_| sqlx::Error::WorkerCrashed)?;
    let mut connection = house.db.read().await?;
    let mut sectors = Vec::with_capacity(slips.len());
    for slip in &slips {
        sectors.push(store::sector_of_slip(&mut connection, id, slip.code_hash()).await?);
    }
    Ok(sectors)
}

// ---- after the vote ----------------------------------------------------------------------------

/// Closes the round: no vote can be added, every vote is written anew under the hash of its
/// receipt, and the list and the result get hashes.
pub async fn close(house: &House, actor: &str, now: Moment, id: &BallotId) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let actor = actor.clone();
        Box::pin(async move {
            alone(connection, "vote").await?;
            only_if(store::close_round(connection, &round.id, now).await?)?;
            let mut votes = store::votes_of(connection, &round).await?;
            for vote in &mut votes {
                vote.key.clone_from(&vote.receipt_hash);
            }
            store::settle_votes(connection, &round.id, &votes).await?;
            let process = processes::store::process(connection, &ballot.process_id).await?;
            let limit = process.map_or(MOST_HIDDEN, |process| process.disclosure_limit);
            let list_hash = sha256(list_of_votes(&votes, shows_sectors(&ballot, &votes, limit)).as_bytes());
            let result_hash = counting::result_hash(&ballot, &round, &votes);
            store::set_hashes(connection, &round.id, &list_hash, &result_hash).await?;
            let what = What::Closed { votes: votes.len(), list_hash: &list_hash, result_hash: &result_hash };
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

/// Where a process is gone, nothing small is shown.
const MOST_HIDDEN: u64 = u64::MAX;

/// Reveals the next step, or everything at once.
pub async fn reveal(house: &House, actor: &str, now: Moment, id: &BallotId, all: bool) -> Result<(), Stop<NoAct>> {
    reveal_from(house, actor, now, id, all, None).await
}

/// As [`reveal`], if the chair has seen what is shown now: two quick clicks reveal one place.
pub async fn reveal_next(house: &House, actor: &str, now: Moment, id: &BallotId, seen: i64) -> Result<(), Stop<NoAct>> {
    reveal_from(house, actor, now, id, false, Some(seen)).await
}

async fn reveal_from(
    house: &House,
    actor: &str,
    now: Moment,
    id: &BallotId,
    all: bool,
    seen: Option<i64>,
) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let actor = actor.clone();
        Box::pin(async move {
            only_if(seen.is_none_or(|seen| seen == round.shown))?;
            let votes = store::votes_of(connection, &round).await?;
            let layers = counting::layers(&ballot, &round, &votes);
            let shown = if all { SHOWN_ALL } else { next_step(round.shown, layers) };
            only_if(store::reveal(connection, &round.id, shown).await?)?;
            let what = What::Revealed { shown };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await
}

fn next_step(shown: i64, layers: usize) -> i64 {
    match shown {
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
/// Items keep their ids.
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
            only_if(round.is_revealed())?;
            let items: Vec<Item> = round.items.iter().filter(|item| kept.contains(&item.id)).cloned().collect();
            only_if(items.len() >= 2)?;
            let rule = RuleCard { most: round.rule.most.filter(|most| *most <= items.len()), ..round.rule };
            let next = Round {
                id: new_id,
                ballot_id: ballot.id.clone(),
                number: round.number + 1,
                items,
                rule,
                content_hash: String::new(),
                frozen_at: None,
                opened_at: None,
                closed_at: None,
                shown: 0,
                list_hash: String::new(),
                result_hash: String::new(),
                lot: String::new(),
            };
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
            shown = next_step(shown, 3);
            steps.push(shown);
        }
        assert_eq!(steps, [1, 2, SHOWN_ORDER, SHOWN_DUELS, SHOWN_ALL]);
        assert_eq!(next_step(0, 1), SHOWN_ORDER);
    }
}

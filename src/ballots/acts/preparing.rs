//! Before anybody votes: making, changing, freezing, slips, who is present.

use super::{Standing, chair, new_round, only_if};
use crate::{
    ballots::{
        audit::{RoundEvent, What},
        model::{BadMaking, Ballot, Making, NoAct, Stage},
        secrets::{CODE_LETTERS, Slip},
        store,
    },
    processes,
    server::{audit, db::Stop, house::House, random::Randomness},
    vocabulary::{BallotId, Moment, ProcessId, RoundId, SectorId},
};

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
    let round = new_round(RoundId(house.random.key()), &ballot.id, 1, making.items, making.rule);
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

/// Freezes list and rule, with the limit the process has now: from here on they are what is printed.
pub async fn freeze(house: &House, actor: &str, now: Moment, id: &BallotId) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, mut round }| {
        let actor = actor.clone();
        Box::pin(async move {
            let process = processes::store::process(connection, &ballot.process_id).await?;
            let process = process.ok_or(Stop::Refused(NoAct::Unknown))?;
            round.rule = round.rule.under(process.disclosure_limit);
            let content_hash = round.hash_of_content(&ballot);
            only_if(store::freeze_round(connection, &round.id, (&round.rule, &content_hash), now).await?)?;
            let what = What::Frozen { content_hash: &content_hash };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await
}

/// Throws the last round away while it is being prepared; with the first one the ballot goes.
pub async fn discard(house: &House, actor: &str, now: Moment, id: &BallotId) -> Result<(), Stop<NoAct>> {
    let actor = actor.to_owned();
    chair(house, id, move |connection, Standing { ballot, round }| {
        let actor = actor.clone();
        Box::pin(async move {
            only_if(store::remove_round(connection, &round.id).await?)?;
            if round.number == 1 {
                store::remove_ballot(connection, &ballot.id).await?;
            }
            let event = RoundEvent { ballot: &ballot, round: &round, what: What::Discarded };
            audit::record(connection, &actor, now, &event).await?;
            Ok(())
        })
    })
    .await
}

/// The most slips one ballot may have.
pub const MOST_SLIPS: i64 = 2_000;

/// Slips as they go to the printer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    pub codes: Vec<(SectorId, Vec<String>)>,
    /// These slips were made before, by the same press of the same button: the sheet must not be
    /// handed out twice.
    pub again: bool,
}

/// Makes the slips of one sheet: codes by sector, in the order they were asked for, returned here and
/// kept nowhere. They follow from `attempt`, a secret the form carried: an impatient second click, or
/// a reload after a paper jam, shows the same slips and makes no others.
pub async fn print_slips(
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
                // Codes were shown once more: that is remembered, too.
                let what = What::SlipsShownAgain;
                audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
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
            // Once the result is known, nobody fits the count to it.
            only_if(!round.is_revealed())?;
            store::set_present(connection, &ballot.id, &present).await?;
            let counts: Vec<(String, u64)> = present.iter().map(|(sector, count)| (sector.0.clone(), *count)).collect();
            let what = What::Present { present: &counts };
            audit::record(connection, &actor, now, &RoundEvent { ballot: &ballot, round: &round, what }).await?;
            Ok(())
        })
    })
    .await
}

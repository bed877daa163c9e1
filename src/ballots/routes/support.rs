//! What every page of a ballot needs: the ballot, its process and group, its rounds; and the door
//! that only a slip opens.

use axum::{
    http::{HeaderValue, header},
    response::Response,
};

use crate::{
    ballots::{Ballot, NoVote, Round, Slip, Stage, store, typed_code},
    groups::{self, WorkingGroup},
    problem::Problem,
    processes::{self, Process},
    server::{house::House, visit::Visit},
    vocabulary::{BallotId, SectorId},
};

/// A ballot with everything around it, as the store has it now.
pub struct Room {
    pub process: Process,
    pub group: Option<WorkingGroup>,
    pub ballot: Ballot,
    /// From the first; there is always one.
    pub rounds: Vec<Round>,
}

impl Room {
    /// The round that matters now: the last one.
    pub fn round(&self) -> &Round {
        self.rounds.last().expect("a ballot is made with a round")
    }
}

/// The ballot of a join code, typed in any way.
pub async fn room(house: &House, typed: &str) -> Result<Room, Problem> {
    let mut connection = house.db.read().await?;
    let code = typed_code(typed);
    let ballot = store::ballot_by_join_code(&mut connection, &code).await?.ok_or(Problem::UnknownBallot)?;
    around(&mut connection, ballot).await
}

/// The ballot of the desk's address.
pub async fn room_of(house: &House, id: &str) -> Result<Room, Problem> {
    let mut connection = house.db.read().await?;
    let id = BallotId(id.to_owned());
    let ballot = store::ballot(&mut connection, &id).await?.ok_or(Problem::NotFound)?;
    around(&mut connection, ballot).await
}

async fn around(connection: &mut sqlx::AnyConnection, ballot: Ballot) -> Result<Room, Problem> {
    let process = processes::store::process(connection, &ballot.process_id).await?.ok_or(Problem::NotFound)?;
    let groups = groups::store::groups_of(connection, &process.id).await?;
    let group = groups.into_iter().find(|group| Some(&group.id) == ballot.group_id.as_ref());
    let mut rounds = store::rounds_of(connection, &ballot.id).await?;
    // What is still being prepared would be frozen with the limit of today.
    rounds.iter_mut().filter(|round| round.frozen_at.is_none()).for_each(|round| {
        round.rule = round.rule.under(process.disclosure_limit);
    });
    if rounds.is_empty() {
        return Err(Problem::NotFound);
    }
    Ok(Room { process, group, ballot, rounds })
}

/// A voter with a slip of this ballot.
pub struct Admitted {
    pub slip: Slip,
    pub sector: SectorId,
}

/// What follows from a code, whether any slip has it or not: no store is asked.
pub async fn opened(ballot: &Ballot, typed: &str) -> Result<Slip, Problem> {
    let (id, typed) = (ballot.id.clone(), typed.to_owned());
    let slip = tokio::task::spawn_blocking(move || Slip::open(&id, &typed));
    Ok(slip.await.map_err(|_| sqlx::Error::WorkerCrashed)?)
}

/// Opens a slip. A right code is let in at once; wrong ones get the same answer each, ever slower.
///
/// # Errors
/// `Ok(Err(UnknownSlip))` where no slip has this code.
pub async fn admit(
    house: &House,
    visit: &Visit,
    ballot: &Ballot,
    typed: &str,
) -> Result<Result<Admitted, NoVote>, Problem> {
    let slip = opened(ballot, typed).await?;
    let sector = store::sector_of_slip(&mut *house.db.read().await?, &ballot.id, slip.code_hash()).await?;
    match sector {
        Some(sector) => Ok(Ok(Admitted { slip, sector })),
        None => {
            house.guesses.slow_down("slip", visit.now).await.map_err(|seconds| Problem::TooMany { seconds })?;
            Ok(Err(NoVote::UnknownSlip))
        }
    }
}

/// What the live pages ask for again and again: a short text that changes whenever a page of the
/// ballot would look different. `2 open 14 21 0`: round, stage, votes, slips or people, steps shown, and
/// `lot` once one was drawn.
pub async fn pulse(house: &House, room: &Room) -> Result<String, Problem> {
    let round = room.round();
    let voted = store::vote_count(&mut *house.db.read().await?, &round.id).await?;
    let stage = match round.stage() {
        Stage::Prepared => "prepared",
        Stage::Frozen => "frozen",
        Stage::Open { .. } => "open",
        Stage::Closed { .. } => "closed",
    };
    let lot = if round.lot.is_empty() { "" } else { " lot" };
    Ok(format!("{} {stage} {voted} {} {}{lot}", round.number, expected(house, &room.ballot).await?, round.shown))
}

/// How many may be expected to vote: who signed the attendance list, else how many slips there are.
pub async fn expected(house: &House, ballot: &Ballot) -> Result<u64, Problem> {
    let present: u64 = ballot.present.iter().map(|(_, count)| count).sum();
    if present > 0 {
        return Ok(present);
    }
    let slips = store::slips_of(&mut *house.db.read().await?, &ballot.id).await?;
    Ok(slips.iter().map(|(_, count)| u64::try_from(*count).unwrap_or(0)).sum())
}

/// A page with a code, an order or a receipt in it stays in no cache, nor behind the Back button.
pub fn not_kept(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

//! All SQL of ballots.

use serde::{Serialize, de::DeserializeOwned};
use sqlx::{AnyConnection, FromRow};

use super::model::{Ballot, Channel, Making, Round, RuleCard, Secrecy, Vote};
use crate::{
    server::db::{Broken, is_duplicate},
    tally::Ranking,
    vocabulary::{BallotId, Day, GroupId, Moment, ProcessId, RoundId, SectorId},
};

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("what the store keeps as a document is JSON")
}

fn parsed<T: DeserializeOwned>(document: &str) -> Result<T, Broken> {
    serde_json::from_str(document).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

// ---- ballots -----------------------------------------------------------------------------------

#[derive(FromRow)]
struct BallotRow {
    id: BallotId,
    process_id: ProcessId,
    group_id: Option<String>,
    title: String,
    meeting_on: Day,
    place: String,
    join_code: String,
    secrecy: String,
    sectors: String,
    present: String,
}

impl BallotRow {
    fn ballot(self) -> Result<Ballot, Broken> {
        Ok(Ballot {
            id: self.id,
            process_id: self.process_id,
            group_id: self.group_id.map(GroupId),
            title: parsed(&self.title)?,
            meeting_on: self.meeting_on,
            place: self.place,
            join_code: self.join_code,
            // The store checks that it is one of these.
            secrecy: Secrecy::parse(&self.secrecy).unwrap_or(Secrecy::Confidential),
            sectors: parsed(&self.sectors)?,
            present: parsed(&self.present)?,
        })
    }
}

const BALLOT: &str = "
    SELECT id, process_id, group_id, title, meeting_on, place, join_code, secrecy, sectors, present
    FROM ballot";

/// The ballots of a process, the newest first.
pub async fn ballots_of(connection: &mut AnyConnection, process: &ProcessId) -> Result<Vec<Ballot>, Broken> {
    let statement = format!("{BALLOT} WHERE process_id = $1 ORDER BY meeting_on DESC, made_at DESC");
    let rows: Vec<BallotRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(process.clone()).fetch_all(connection).await?;
    rows.into_iter().map(BallotRow::ballot).collect()
}

/// Every ballot of the house, for whoever checks all of them.
pub async fn all_ballots(connection: &mut AnyConnection) -> Result<Vec<Ballot>, Broken> {
    let statement = format!("{BALLOT} ORDER BY made_at, id");
    let rows: Vec<BallotRow> = sqlx::query_as(sqlx::AssertSqlSafe(statement)).fetch_all(connection).await?;
    rows.into_iter().map(BallotRow::ballot).collect()
}

pub async fn ballot(connection: &mut AnyConnection, id: &BallotId) -> Result<Option<Ballot>, Broken> {
    let statement = format!("{BALLOT} WHERE id = $1");
    let row: Option<BallotRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(id.clone()).fetch_optional(connection).await?;
    row.map(BallotRow::ballot).transpose()
}

pub async fn ballot_by_join_code(connection: &mut AnyConnection, join_code: &str) -> Result<Option<Ballot>, Broken> {
    let statement = format!("{BALLOT} WHERE join_code = $1");
    let row: Option<BallotRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(join_code.to_owned()).fetch_optional(connection).await?;
    row.map(BallotRow::ballot).transpose()
}

pub async fn add_ballot(connection: &mut AnyConnection, ballot: &Ballot, now: Moment) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO ballot (id, process_id, group_id, title, meeting_on, place, join_code, secrecy, sectors,
                             present, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(ballot.id.clone())
    .bind(ballot.process_id.clone())
    .bind(ballot.group_id.as_ref().map(|group| group.0.clone()))
    .bind(json(&ballot.title))
    .bind(ballot.meeting_on)
    .bind(ballot.place.clone())
    .bind(ballot.join_code.clone())
    .bind(ballot.secrecy.code())
    .bind(json(&ballot.sectors))
    .bind(json(&ballot.present))
    .bind(now)
    .execute(connection)
    .await?;
    Ok(())
}

/// Changes what may change while the first round is being prepared.
pub async fn change_ballot(connection: &mut AnyConnection, id: &BallotId, making: &Making) -> Result<(), Broken> {
    sqlx::query(
        "UPDATE ballot
         SET group_id = $2, title = $3, meeting_on = $4, place = $5, secrecy = $6, sectors = $7
         WHERE id = $1",
    )
    .bind(id.clone())
    .bind(making.group_id.as_ref().map(|group| group.0.clone()))
    .bind(json(&making.title))
    .bind(making.meeting_on)
    .bind(making.place.clone())
    .bind(making.secrecy.code())
    .bind(json(&making.sectors))
    .execute(connection)
    .await?;
    Ok(())
}

pub async fn set_present(
    connection: &mut AnyConnection,
    id: &BallotId,
    present: &[(SectorId, u64)],
) -> Result<(), Broken> {
    sqlx::query("UPDATE ballot SET present = $2 WHERE id = $1")
        .bind(id.clone())
        .bind(json(&present))
        .execute(connection)
        .await?;
    Ok(())
}

// ---- rounds ------------------------------------------------------------------------------------

#[derive(FromRow)]
struct RoundRow {
    id: RoundId,
    ballot_id: BallotId,
    number: i64,
    items: String,
    rule: String,
    content_hash: String,
    frozen_at: Option<Moment>,
    opened_at: Option<Moment>,
    closed_at: Option<Moment>,
    shown: i64,
    list_hash: String,
    result_hash: String,
    seal_salt: String,
    lot: String,
}

impl RoundRow {
    fn round(self) -> Result<Round, Broken> {
        Ok(Round {
            items: parsed(&self.items)?,
            rule: parsed(&self.rule)?,
            id: self.id,
            ballot_id: self.ballot_id,
            number: self.number,
            content_hash: self.content_hash,
            frozen_at: self.frozen_at,
            opened_at: self.opened_at,
            closed_at: self.closed_at,
            shown: self.shown,
            list_hash: self.list_hash,
            result_hash: self.result_hash,
            seal_salt: self.seal_salt,
            lot: self.lot,
        })
    }
}

const ROUND: &str = "
    SELECT id, ballot_id, number, items, rule, content_hash, frozen_at, opened_at, closed_at, shown,
           list_hash, result_hash, seal_salt, lot
    FROM ballot_round";

/// All rounds of a ballot, the first one first.
pub async fn rounds_of(connection: &mut AnyConnection, ballot: &BallotId) -> Result<Vec<Round>, Broken> {
    let statement = format!("{ROUND} WHERE ballot_id = $1 ORDER BY number");
    let rows: Vec<RoundRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(ballot.clone()).fetch_all(connection).await?;
    rows.into_iter().map(RoundRow::round).collect()
}

pub async fn round(connection: &mut AnyConnection, id: &RoundId) -> Result<Option<Round>, Broken> {
    let statement = format!("{ROUND} WHERE id = $1");
    let row: Option<RoundRow> =
        sqlx::query_as(sqlx::AssertSqlSafe(statement)).bind(id.clone()).fetch_optional(connection).await?;
    row.map(RoundRow::round).transpose()
}

pub async fn add_round(connection: &mut AnyConnection, round: &Round) -> Result<(), Broken> {
    sqlx::query(
        "INSERT INTO ballot_round (id, ballot_id, number, items, rule, content_hash, frozen_at, opened_at,
                                   closed_at, shown, list_hash, result_hash, seal_salt, lot)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
    )
    .bind(round.id.clone())
    .bind(round.ballot_id.clone())
    .bind(round.number)
    .bind(json(&round.items))
    .bind(json(&round.rule))
    .bind(round.content_hash.clone())
    .bind(round.frozen_at)
    .bind(round.opened_at)
    .bind(round.closed_at)
    .bind(round.shown)
    .bind(round.list_hash.clone())
    .bind(round.result_hash.clone())
    .bind(round.seal_salt.clone())
    .bind(round.lot.clone())
    .execute(connection)
    .await?;
    Ok(())
}

/// Changes list and rule; `false` where the round is frozen.
pub async fn change_round(connection: &mut AnyConnection, id: &RoundId, making: &Making) -> Result<bool, Broken> {
    let changed = sqlx::query("UPDATE ballot_round SET items = $2, rule = $3 WHERE id = $1 AND frozen_at IS NULL")
        .bind(id.clone())
        .bind(json(&making.items))
        .bind(json(&making.rule))
        .execute(connection)
        .await?;
    Ok(changed.rows_affected() > 0)
}

/// Removes a round; `false` where it is frozen.
pub async fn remove_round(connection: &mut AnyConnection, id: &RoundId) -> Result<bool, Broken> {
    let removed = sqlx::query("DELETE FROM ballot_round WHERE id = $1 AND frozen_at IS NULL")
        .bind(id.clone())
        .execute(connection)
        .await?;
    Ok(removed.rows_affected() > 0)
}

/// Removes a ballot that has no round; the store refuses where it has one.
pub async fn remove_ballot(connection: &mut AnyConnection, id: &BallotId) -> Result<(), Broken> {
    sqlx::query("DELETE FROM ballot WHERE id = $1").bind(id.clone()).execute(connection).await?;
    Ok(())
}

/// Freezes the list, and the rule as it is given with the hash of both; `false` where they are frozen already.
pub async fn freeze_round(
    connection: &mut AnyConnection,
    id: &RoundId,
    (rule, content_hash): (&RuleCard, &str),
    now: Moment,
) -> Result<bool, Broken> {
    let frozen = sqlx::query(
        "UPDATE ballot_round
         SET content_hash = $2, frozen_at = $3, rule = $4
         WHERE id = $1 AND frozen_at IS NULL",
    )
    .bind(id.clone())
    .bind(content_hash.to_owned())
    .bind(now)
    .bind(json(rule))
    .execute(connection)
    .await?;
    Ok(frozen.rows_affected() > 0)
}

/// Opens a frozen round; `false` where it cannot be opened (any more).
pub async fn open_round(connection: &mut AnyConnection, id: &RoundId, now: Moment) -> Result<bool, Broken> {
    let opened = sqlx::query(
        "UPDATE ballot_round
         SET opened_at = $2
         WHERE id = $1 AND frozen_at IS NOT NULL AND opened_at IS NULL",
    )
    .bind(id.clone())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(opened.rows_affected() > 0)
}

/// Closes an open round; `false` where it is not open.
pub async fn close_round(connection: &mut AnyConnection, id: &RoundId, now: Moment) -> Result<bool, Broken> {
    let closed = sqlx::query(
        "UPDATE ballot_round
         SET closed_at = $2
         WHERE id = $1 AND opened_at IS NOT NULL AND closed_at IS NULL",
    )
    .bind(id.clone())
    .bind(now)
    .execute(connection)
    .await?;
    Ok(closed.rows_affected() > 0)
}

/// Keeps the hashes of the list and of the result, and the secret beside the seal.
pub async fn set_hashes(
    connection: &mut AnyConnection,
    id: &RoundId,
    (list_hash, result_hash): (&str, &str),
    seal_salt: &str,
) -> Result<(), Broken> {
    sqlx::query("UPDATE ballot_round SET list_hash = $2, result_hash = $3, seal_salt = $4 WHERE id = $1")
        .bind(id.clone())
        .bind(list_hash.to_owned())
        .bind(result_hash.to_owned())
        .bind(seal_salt.to_owned())
        .execute(connection)
        .await?;
    Ok(())
}

/// Reveals up to a step; never hides what was shown. `false` where nothing new is shown.
pub async fn reveal(connection: &mut AnyConnection, id: &RoundId, shown: i64) -> Result<bool, Broken> {
    let revealed = sqlx::query(
        "UPDATE ballot_round
         SET shown = $2
         WHERE id = $1 AND closed_at IS NOT NULL AND shown < $2",
    )
    .bind(id.clone())
    .bind(shown)
    .execute(connection)
    .await?;
    Ok(revealed.rows_affected() > 0)
}

/// Keeps the number drawn in the room; `false` where one was drawn before.
pub async fn draw_lot(connection: &mut AnyConnection, id: &RoundId, number: &str) -> Result<bool, Broken> {
    let drawn = sqlx::query("UPDATE ballot_round SET lot = $2 WHERE id = $1 AND closed_at IS NOT NULL AND lot = ''")
        .bind(id.clone())
        .bind(number.to_owned())
        .execute(connection)
        .await?;
    Ok(drawn.rows_affected() > 0)
}

// ---- slips -------------------------------------------------------------------------------------

pub async fn add_slip(
    connection: &mut AnyConnection,
    ballot: &BallotId,
    code_hash: &str,
    sector: &SectorId,
) -> Result<(), Broken> {
    sqlx::query("INSERT INTO slip (code_hash, ballot_id, sector) VALUES ($1, $2, $3)")
        .bind(code_hash.to_owned())
        .bind(ballot.clone())
        .bind(sector.clone())
        .execute(connection)
        .await?;
    Ok(())
}

/// The sector of a slip; `None` where no slip of the ballot has this code.
pub async fn sector_of_slip(
    connection: &mut AnyConnection,
    ballot: &BallotId,
    code_hash: &str,
) -> Result<Option<SectorId>, Broken> {
    sqlx::query_scalar("SELECT sector FROM slip WHERE ballot_id = $1 AND code_hash = $2")
        .bind(ballot.clone())
        .bind(code_hash.to_owned())
        .fetch_optional(connection)
        .await
}

/// How many slips each sector has.
pub async fn slips_of(connection: &mut AnyConnection, ballot: &BallotId) -> Result<Vec<(SectorId, i64)>, Broken> {
    sqlx::query_as(
        "SELECT sector, COUNT(*)
         FROM slip
         WHERE ballot_id = $1
         GROUP BY sector
         ORDER BY sector",
    )
    .bind(ballot.clone())
    .fetch_all(connection)
    .await
}

// ---- votes -------------------------------------------------------------------------------------

/// Puts a vote where its slip puts it; a vote that lies there already is replaced. `false` where
/// another vote of the round has the same receipt.
pub async fn put_vote(connection: &mut AnyConnection, round: &RoundId, vote: &Vote) -> Result<bool, Broken> {
    let put = sqlx::query(
        "INSERT INTO vote (round_id, key, sector, channel, ranking, receipt_hash)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (round_id, key)
         DO UPDATE SET channel = $4,
                       ranking = $5,
                       receipt_hash = $6",
    )
    .bind(round.clone())
    .bind(vote.key.clone())
    .bind(vote.sector.clone())
    .bind(vote.channel.code())
    .bind(vote.ranking.to_string())
    .bind(vote.receipt_hash.clone())
    .execute(connection)
    .await;
    match put {
        Ok(_) => Ok(true),
        Err(broken) if is_duplicate(&broken) => Ok(false),
        Err(broken) => Err(broken),
    }
}

/// Whether a vote lies under this key.
pub async fn has_voted(connection: &mut AnyConnection, round: &RoundId, key: &str) -> Result<bool, Broken> {
    let count: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM vote WHERE round_id = $1 AND key = $2")
        .bind(round.clone())
        .bind(key.to_owned())
        .fetch_one(connection)
        .await?;
    Ok(count > 0)
}

pub async fn vote_count(connection: &mut AnyConnection, round: &RoundId) -> Result<i64, Broken> {
    sqlx::query_scalar("SELECT COUNT(*) FROM vote WHERE round_id = $1").bind(round.clone()).fetch_one(connection).await
}

#[derive(FromRow)]
struct VoteRow {
    key: String,
    sector: SectorId,
    channel: String,
    ranking: String,
    receipt_hash: String,
}

/// All votes of a round, in the order of their receipts' hashes.
pub async fn votes_of(connection: &mut AnyConnection, round: &Round) -> Result<Vec<Vote>, Broken> {
    let rows: Vec<VoteRow> = sqlx::query_as(
        "SELECT key, sector, channel, ranking, receipt_hash
         FROM vote
         WHERE round_id = $1
         ORDER BY receipt_hash",
    )
    .bind(round.id.clone())
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let unreadable =
                || sqlx::Error::Decode(format!("a vote of {} items: {}", round.items.len(), row.ranking).into());
            Ok(Vote {
                ranking: Ranking::read(&row.ranking, round.items.len()).map_err(|_| unreadable())?,
                channel: Channel::parse(&row.channel).ok_or_else(unreadable)?,
                key: row.key,
                sector: row.sector,
                receipt_hash: row.receipt_hash,
            })
        })
        .collect()
}

/// Writes the votes of a closed round anew, in the order of their receipts' hashes and under these
/// hashes: from here on nobody can work out from a code where its vote lies, and neither the place
/// of a row nor the number of its transaction says when it came.
pub async fn settle_votes(connection: &mut AnyConnection, round: &RoundId, votes: &[Vote]) -> Result<(), Broken> {
    sqlx::query("DELETE FROM vote WHERE round_id = $1").bind(round.clone()).execute(&mut *connection).await?;
    for vote in votes {
        sqlx::query(
            "INSERT INTO vote (round_id, key, sector, channel, ranking, receipt_hash)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(round.clone())
        .bind(vote.key.clone())
        .bind(vote.sector.clone())
        .bind(vote.channel.code())
        .bind(vote.ranking.to_string())
        .bind(vote.receipt_hash.clone())
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

//! The chair's page and the acts that move a round on. An act that comes too late changes nothing
//! and shows how things stand.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::Response,
};

use super::{after, back, is_stale, moved_on};
use crate::{
    accounts::Account,
    ballots::{
        self, MOST_SLIPS, NoAct, Reveal, Stage, carried, counted,
        outcome::settled,
        pages::{
            chair::{ChairPage, Notice},
            slips::SlipsPage,
        },
        routes::{
            Room,
            support::{expected, not_kept, pulse, room_of},
        },
        store,
    },
    problem::Problem,
    server::{
        db::Stop,
        house::House,
        http::{Fields, see},
        visit::Visit,
    },
    ui::form::FieldError,
    vocabulary::{BallotId, ItemId, SectorId},
};

pub async fn page(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    shown(&house, &visit, &account, &room, &Fields::default(), &[]).await
}

/// The page as things stand; with mistakes, as somebody filled it in.
async fn shown(
    house: &House,
    visit: &Visit,
    account: &Account,
    room: &Room,
    fields: &Fields,
    errors: &[FieldError],
) -> Result<Response, Problem> {
    let (ballot, round) = (&room.ballot, room.round());
    let (slips, votes) = {
        let mut connection = house.db.read().await?;
        (store::slips_of(&mut connection, &ballot.id).await?, store::vote_count(&mut connection, &round.id).await?)
    };
    let mut result = None;
    if matches!(round.stage(), Stage::Closed { .. }) {
        let list = store::votes_of(&mut *house.db.read().await?, round).await?;
        result = counted(ballot, round, &list).ok();
    }
    let notice = match (visit.query("stav"), visit.query("zapsano").and_then(|count| count.parse().ok())) {
        (Some("jinak"), _) => Some(Notice::MovedOn),
        (Some("listky"), _) => Some(Notice::NoSlips),
        (_, Some(count)) => Some(Notice::PaperEntered(count)),
        _ => None,
    };
    let page = ChairPage {
        account,
        room,
        slips: &slips,
        votes: u64::try_from(votes).unwrap_or(0),
        expected: expected(house, ballot).await?,
        pulse: pulse(house, room).await?,
        attempt: house.random.key(),
        result: result.as_ref(),
        notice,
        fields,
        errors,
    };
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(not_kept(page.answer(visit, status)))
}

/// An act on a round that is still the one the form was drawn for.
async fn on_the_way(
    house: &House,
    id: &str,
    fields: &Fields,
    act: impl AsyncFnOnce(&BallotId) -> Result<(), Stop<NoAct>>,
) -> Result<Response, Problem> {
    let room = room_of(house, id).await?;
    if is_stale(&room, fields) {
        return Ok(moved_on(&room.ballot));
    }
    after(&room.ballot, act(&room.ballot.id).await)
}

pub async fn freeze(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    on_the_way(&house, &id, &fields, async |ballot| ballots::freeze(&house, &account.email, visit.now, ballot).await)
        .await
}

/// Throws a ballot away, or its last round, while it is being prepared.
pub async fn discard(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    if is_stale(&room, &fields) {
        return Ok(moved_on(&room.ballot));
    }
    match ballots::discard(&house, &account.email, visit.now, &room.ballot.id).await {
        Ok(()) if room.round().number == 1 => Ok(see(&format!("/desk#{}", room.process.slug))),
        done => after(&room.ballot, done),
    }
}

/// A number for each sector, or which fields hold none; nothing typed is nothing wanted.
fn by_sector(
    visit: &Visit,
    room: &Room,
    fields: &Fields,
    (name, bad): (&str, &str),
) -> Result<Vec<(SectorId, u32)>, Vec<FieldError>> {
    let (mut wanted, mut errors) = (Vec::new(), Vec::new());
    for (index, sector) in room.ballot.sectors.iter().enumerate() {
        let field = format!("{name}-{index}");
        match fields.text(&field) {
            "" => wanted.push((sector.id.clone(), 0)),
            typed => match typed.parse() {
                Ok(count) if i64::from(count) <= MOST_SLIPS => wanted.push((sector.id.clone(), count)),
                _ => errors.push(FieldError::new(field, visit.words.with(bad, &[("most", MOST_SLIPS.into())]))),
            },
        }
    }
    if errors.is_empty() { Ok(wanted) } else { Err(errors) }
}

fn too_many(visit: &Visit) -> String {
    visit.words.with("chair-count-bad", &[("most", MOST_SLIPS.into())])
}

pub async fn slips(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    if is_stale(&room, &fields) {
        return Ok(moved_on(&room.ballot));
    }
    let wanted = match by_sector(&visit, &room, &fields, ("pocet", "chair-count-bad")) {
        Ok(wanted) if wanted.iter().any(|(_, count)| *count > 0) => wanted,
        Ok(_) => {
            let none = [FieldError::new("pocet-0", visit.words.t("chair-slips-none"))];
            return shown(&house, &visit, &account, &room, &fields, &none).await;
        }
        Err(errors) => return shown(&house, &visit, &account, &room, &fields, &errors).await,
    };
    // Where the form lost its secret, every press makes slips of its own.
    let attempt = match fields.text("pokus") {
        "" => house.random.key(),
        attempt => attempt.to_owned(),
    };
    let ballot = &room.ballot;
    match ballots::print_slips(&house, &account.email, visit.now, &ballot.id, &wanted, &attempt).await {
        Ok(printed) => {
            let mut sheet = SlipsPage { account: &account, room: &room, printed: &printed }.answer(&visit);
            sheet.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            Ok(sheet)
        }
        Err(Stop::Refused(NoAct::TooManySlips { .. })) => {
            let many = [FieldError::new("pocet-0", too_many(&visit))];
            shown(&house, &visit, &account, &room, &fields, &many).await
        }
        Err(refused) => after(ballot, Err(refused)),
    }
}

pub async fn count_present(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    let counted = match by_sector(&visit, &room, &fields, ("pritomno", "chair-present-bad")) {
        Ok(counted) => counted,
        Err(errors) => return shown(&house, &visit, &account, &room, &fields, &errors).await,
    };
    // Nothing typed anywhere takes the count back.
    let counted: Vec<(SectorId, u64)> = counted.into_iter().map(|(sector, count)| (sector, count.into())).collect();
    let counted = if counted.iter().all(|(_, count)| *count == 0) { Vec::new() } else { counted };
    let done = ballots::count_present(&house, &account.email, visit.now, &room.ballot.id, counted).await;
    after(&room.ballot, done)
}

pub async fn open(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    on_the_way(&house, &id, &fields, async |ballot| ballots::open(&house, &account.email, visit.now, ballot).await)
        .await
}

pub async fn close(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    on_the_way(&house, &id, &fields, async |ballot| ballots::close(&house, &account.email, visit.now, ballot).await)
        .await
}

pub async fn reveal(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    let seen = fields.text("videno").parse().ok();
    let Some(seen) = seen.filter(|_| !is_stale(&room, &fields)) else { return Ok(moved_on(&room.ballot)) };
    let what = if fields.text("co") == "vse" { Reveal::Everything } else { Reveal::After { seen } };
    let done = ballots::reveal(&house, &account.email, visit.now, &room.ballot.id, what).await;
    after(&room.ballot, done)
}

pub async fn draw_lot(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    if is_stale(&room, &fields) || !room.round().is_revealed() {
        return Ok(moved_on(&room.ballot));
    }
    let Some(number) = drawn(fields.text("cislo")) else {
        let none = [FieldError::new("cislo", visit.words.t("chair-lot-bad"))];
        return shown(&house, &visit, &account, &room, &fields, &none).await;
    };
    if drawn(fields.text("cislo2")) != Some(number) {
        let other = [FieldError::new("cislo2", visit.words.t("chair-lot-again-bad"))];
        return shown(&house, &visit, &account, &room, &fields, &other).await;
    }
    let done = ballots::draw_lot(&house, &account.email, visit.now, &room.ballot.id, &number.to_string()).await;
    after(&room.ballot, done)
}

/// More digits than anybody draws, fewer than a number holds.
const MOST_DIGITS: usize = 9;

/// A number as it is hashed: without spaces and without zeros before it.
fn drawn(typed: &str) -> Option<u64> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = !typed.is_empty() && typed.len() <= MOST_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| typed.parse().ok()).flatten()
}

pub async fn next_round(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    let (ballot, round) = (&room.ballot, room.round());
    let votes = store::votes_of(&mut *house.db.read().await?, round).await?;
    let again = round.keeps_its_order(&votes);
    if is_stale(&room, &fields) || !(round.is_revealed() || again) {
        return Ok(moved_on(ballot));
    }
    let items = round.items.len();
    let fewest = if again { items } else { 2 };
    let wanted = fields.text("postupuje").parse().ok().filter(|wanted| (fewest..=items).contains(wanted));
    let Some(wanted) = wanted else {
        let bad = visit.words.with("chair-next-bad", &[("most", (items as i64).into())]);
        return shown(&house, &visit, &account, &room, &fields, &[FieldError::new("postupuje", bad)]).await;
    };
    let kept: Vec<ItemId> = match counted(ballot, round, &votes) {
        Ok(counted) => carried(&settled(round, &counted.outcome.order), wanted)
            .into_iter()
            .map(|item| round.items[item].id.clone())
            .collect(),
        Err(_) => return Ok(back(ballot)),
    };
    let done = ballots::next_round(&house, &account.email, visit.now, &ballot.id, kept).await;
    after(ballot, done)
}

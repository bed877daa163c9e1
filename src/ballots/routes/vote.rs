//! A member's way through a ballot. Nothing here leaves an event or a line in the log: who came
//! when must not be known. Reading a page writes nothing; a vote is written once it was acknowledged
//! and not before; the answer to it is the receipt.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};

use super::support::{self, Admitted, Room, admit, not_kept, opened, pulse};
use crate::{
    ballots::{
        NoVote, Slip, cast,
        pages::{
            ballot::{BallotPage, DRAW_AGAIN, Fault, Uncounted, uncounted},
            join::{self, Entry},
            receipt::receipt_page,
        },
        read_places, store, typed_code,
    },
    problem::Problem,
    server::{
        db::Stop,
        house::House,
        http::{Fields, encode, see, store_away, with_cookie},
        visit::Visit,
    },
    vocabulary::{Moment, SectorId},
};

/// The cookie with the code of the slip, from the entry until the vote; its path is the ballot's.
const SLIP_COOKIE: &str = "listek";
/// A long meeting.
const SLIP_SECONDS: i64 = 6 * 3_600;
/// How long the pulse is remembered: forty telephones ask for it at once.
const PULSE_KEPT_MS: i64 = 300;

fn entry_address(room: &Room) -> String {
    format!("/v/{}", room.ballot.join_code)
}

fn ballot_address(room: &Room) -> String {
    format!("/v/{}/hlas", room.ballot.join_code)
}

fn without_slip(visit: &Visit, room: &Room, response: Response) -> Response {
    with_cookie(response, &visit.set_cookie(SLIP_COOKIE, "", &entry_address(room), 0))
}

/// The ballot of an address. While the store is away it is the one drawn last, with the reference in
/// the log, so that no order somebody has just made is lost.
async fn known_room(house: &House, visit: &Visit, join: &str) -> Result<(Arc<Room>, Option<String>), Problem> {
    let key = format!("ballot {}", typed_code(join));
    match support::room(house, join).await {
        Ok(room) => {
            let room = Arc::new(room);
            house.memo.put(&key, visit.now, Arc::clone(&room));
            Ok((room, None))
        }
        Err(Problem::StoreAway { reference }) => match house.memo.stale::<Room>(&key) {
            Some(room) => Ok((room, Some(reference))),
            None => Err(Problem::StoreAway { reference }),
        },
        Err(problem) => Err(problem),
    }
}

// ---- coming in ---------------------------------------------------------------------------------

/// Where one types the six characters. A wrong code gets one and the same sentence.
pub async fn join_form(State(house): State<Arc<House>>, visit: Visit) -> Result<Response, Problem> {
    let Some(typed) = visit.query("kod") else { return Ok(join::ask(&visit, "", None)) };
    let shown: String = typed.chars().take(20).collect();
    if typed_code(typed).is_empty() {
        return Ok(join::ask(&visit, "", Some(visit.words.t("join-missing"))));
    }
    match support::room(&house, typed).await {
        Ok(room) => Ok(see(&entry_address(&room))),
        Err(Problem::UnknownBallot) => Ok(join::ask(&visit, &shown, Some(visit.words.t("join-unknown")))),
        Err(problem) => Err(problem),
    }
}

/// The page of one ballot: what it is about, and the field for the code of the slip.
pub async fn entry(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = support::room(&house, &join).await?;
    if join != room.ballot.join_code {
        // One spelling, because the cookie of the slip belongs to this path.
        let slip = visit.query(SLIP_COOKIE).map(|code| format!("?{SLIP_COOKIE}={}", encode(code)));
        return Ok(not_kept(see(&format!("{}{}", entry_address(&room), slip.unwrap_or_default()))));
    }
    let forgotten = match visit.query("znovu") {
        Some("listek") => Some(visit.words.t("entry-slip-forgotten")),
        Some("hlas") => Some(visit.words.t("entry-vote-unsent")),
        _ => None,
    };
    let typed: String = visit.query(SLIP_COOKIE).unwrap_or_default().chars().take(20).collect();
    let page = Entry { room: &room, typed: &typed, error: None, forgotten, pulse: pulse(&house, &room).await? };
    Ok(not_kept(page.answer(&visit)))
}

/// A code was typed. Every wrong one gets the same page; a right one is remembered by the browser.
pub async fn enter(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = support::room(&house, &join).await?;
    if !room.round().is_open() {
        return Ok(see(&entry_address(&room)));
    }
    let typed = fields.text(SLIP_COOKIE);
    let error = if typed_code(typed).is_empty() {
        visit.words.t("entry-slip-missing")
    } else {
        match admit(&house, &visit, &room.ballot, typed).await? {
            Ok(_) => {
                let code = typed_code(typed);
                let cookie = visit.set_cookie(SLIP_COOKIE, &code, &entry_address(&room), SLIP_SECONDS);
                return Ok(not_kept(with_cookie(see(&ballot_address(&room)), &cookie)));
            }
            Err(_) if typed_code(typed) == room.ballot.join_code => visit.words.t("entry-slip-is-join"),
            Err(_) => visit.words.t("entry-slip-unknown"),
        }
    };
    let typed: String = typed.chars().take(20).collect();
    let pulse = pulse(&house, &room).await?;
    let page = Entry { room: &room, typed: &typed, error: Some(error), forgotten: None, pulse };
    Ok(not_kept(page.answer(&visit)))
}

// ---- voting ------------------------------------------------------------------------------------

pub async fn ballot(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (room, away) = known_room(&house, &visit, &join).await?;
    if let Some(reference) = away {
        return Err(Problem::StoreAway { reference });
    }
    if !room.round().is_open() {
        return Ok(see(&entry_address(&room)));
    }
    let again = || see(&format!("{}?znovu=listek", entry_address(&room)));
    let Some(code) = visit.cookie(SLIP_COOKIE) else { return Ok(not_kept(again())) };
    let Ok(Admitted { slip, sector }) = admit(&house, &visit, &room.ballot, code).await? else {
        return Ok(not_kept(without_slip(&visit, &room, again())));
    };
    let known = Some(Known { sector, has_voted: has_voted(&house, &room, &slip).await? });
    let voter = Voter { visit: &visit, room: &room, slip: &slip, known };
    let attempt = slip.attempt(&room.round().id, &house.random.key());
    Ok(voter.ballot(&Fields::default(), attempt, Fault::None))
}

async fn has_voted(house: &House, room: &Room, slip: &Slip) -> Result<bool, Problem> {
    let round = &room.round().id;
    Ok(store::has_voted(&mut *house.db.read().await?, round, &slip.vote_key(round)).await?)
}

/// Somebody with a slip, for drawing their ballot.
struct Voter<'a> {
    visit: &'a Visit,
    room: &'a Room,
    slip: &'a Slip,
    /// `None` while the store is away.
    known: Option<Known>,
}

/// What the store knows of a slip.
struct Known {
    sector: SectorId,
    has_voted: bool,
}

impl Voter<'_> {
    fn ballot(&self, fields: &Fields, attempt: String, fault: Fault) -> Response {
        let page = BallotPage {
            room: self.room,
            slip: self.slip,
            official: self.visit.query("poradi").is_some(),
            fields,
            attempt,
            sector: self.known.as_ref().map(|known| &known.sector),
            has_voted: self.known.as_ref().is_some_and(|known| known.has_voted),
            fault,
        };
        not_kept(page.answer(self.visit))
    }
}

/// A ballot was sent: it is counted, and the receipt is the answer; or the page comes back with
/// everything typed; or it says that the vote was not counted and why.
pub async fn vote(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let visit = visit.with_size_of(&fields);
    voted(&house, &visit, &join, &fields).await.map(|answer| visit.remember_appearance(answer))
}

async fn voted(house: &House, visit: &Visit, join: &str, fields: &Fields) -> Result<Response, Problem> {
    let (room, away) = known_room(house, visit, join).await?;
    let Some(code) = visit.cookie(SLIP_COOKIE) else {
        // After the receipt the browser knows no slip: a page sent anew by the Back button, perhaps
        // by the next person at a shared tablet, must show nothing.
        return Ok(not_kept(see(&format!("{}?znovu=hlas", entry_address(&room)))));
    };
    let slip = opened(&room.ballot, code).await?;
    let not_counted = |room: &Room, why: &Uncounted| not_kept(uncounted(visit, room, why));
    if let Some(why) = outdated(&room, &slip, fields) {
        return Ok(not_counted(&room, &why));
    }
    let attempt = fields.text("attempt").to_owned();
    let mut voter = Voter { visit, room: &room, slip: &slip, known: None };
    let away = match away {
        Some(reference) => Some(reference),
        None => match check_slip(house, visit, &room, &slip, code).await {
            Ok(Some(known)) => {
                voter.known = Some(known);
                None
            }
            Ok(None) => {
                let again = see(&format!("{}?znovu=listek", entry_address(&room)));
                return Ok(not_kept(without_slip(visit, &room, again)));
            }
            Err(Problem::StoreAway { reference }) => Some(reference),
            Err(problem) => return Err(problem),
        },
    };
    if fields.has(DRAW_AGAIN) {
        return Ok(voter.ballot(fields, attempt, Fault::None));
    }
    let ranking = match read_places(fields, &room.round().items, room.round().rule.most) {
        Ok(ranking) => ranking,
        Err(faults) => return Ok(voter.ballot(fields, attempt, Fault::Places(faults))),
    };
    if ranking.is_blank() && !fields.has("blank") {
        return Ok(voter.ballot(fields, attempt, Fault::Blank));
    }
    if let Some(reference) = away {
        return Ok(voter.ballot(fields, attempt, Fault::Unsaved { reference }));
    }
    match cast(house, &room.ballot.id, &slip, &room.round().id, ranking.clone(), &attempt).await {
        Ok(receipt) => {
            let answer = receipt_page(visit, &room, &slip, &receipt, &ranking);
            Ok(not_kept(without_slip(visit, &room, answer)))
        }
        Err(Stop::Broken(broken)) => match store_away(&broken) {
            Problem::StoreAway { reference } => Ok(voter.ballot(fields, attempt, Fault::Unsaved { reference })),
            problem => Err(problem),
        },
        Err(Stop::Refused(NoVote::UnknownSlip)) => {
            let again = see(&format!("{}?znovu=listek", entry_address(&room)));
            Ok(not_kept(without_slip(visit, &room, again)))
        }
        Err(Stop::Refused(fault @ (NoVote::TooMany { .. } | NoVote::NoPlace { .. }))) => {
            Ok(voter.ballot(fields, attempt, Fault::Places(vec![fault])))
        }
        // The chair was quicker: what stands now is asked anew.
        Err(Stop::Refused(NoVote::AnotherRound { .. })) => {
            let number = room.round().number;
            let now = support::room(house, join).await?;
            Ok(not_counted(&now, &Uncounted::AnotherRound { number }))
        }
        Err(Stop::Refused(NoVote::Closed | NoVote::NotOpenYet)) => {
            let now = support::room(house, join).await?;
            Ok(not_counted(&now, &Uncounted::Closed))
        }
    }
}

/// Why the page that was sent is not one this voter may send now.
fn outdated(room: &Room, slip: &Slip, fields: &Fields) -> Option<Uncounted> {
    let round = room.rounds.iter().find(|round| round.id.0 == fields.text("round"));
    match round {
        Some(round) if round.id != room.round().id => Some(Uncounted::AnotherRound { number: round.number }),
        _ if !room.round().is_open() => Some(Uncounted::Closed),
        Some(round) if slip.is_own(&round.id, fields.text("attempt")) => None,
        _ => Some(Uncounted::AnotherSlip),
    }
}

/// `None` where no slip has this code.
async fn check_slip(
    house: &House,
    visit: &Visit,
    room: &Room,
    slip: &Slip,
    code: &str,
) -> Result<Option<Known>, Problem> {
    match admit(house, visit, &room.ballot, code).await? {
        Ok(Admitted { sector, .. }) => Ok(Some(Known { sector, has_voted: has_voted(house, room, slip).await? })),
        Err(_) => Ok(None),
    }
}

// ---- waiting -----------------------------------------------------------------------------------

/// The text that changes whenever a page of the ballot would look different.
pub async fn state(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let key = format!("pulse {}", typed_code(&join));
    let text = match house.memo.get::<String>(&key, visit.now) {
        Some(text) => text,
        None => {
            let room = support::room(&house, &join).await?;
            let text = Arc::new(pulse(&house, &room).await?);
            house.memo.put(&key, Moment(visit.now.0 + PULSE_KEPT_MS), Arc::clone(&text));
            text
        }
    };
    let kind = (header::CONTENT_TYPE, "text/plain; charset=utf-8");
    Ok(not_kept(([kind], text.as_str().to_owned()).into_response()))
}

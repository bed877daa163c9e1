//! The doors of the chair's desk, each behind a right: `making` a ballot, `acts` on the way of a round,
//! `paper` slips, and the `minutes`.

mod acts;
mod making;
mod minutes;
mod paper;

pub use acts::{close, count_present, discard, draw_lot, freeze, next_round, open, page, reveal, slips};
pub use making::{change, change_form, make, make_form};
pub use minutes::minutes;
pub use paper::{paper, paper_form};

use axum::response::Response;

use crate::{
    ballots::{Ballot, NoAct, routes::Room},
    problem::Problem,
    server::{
        db::Stop,
        http::{Fields, see},
    },
};

/// Every form of the chair carries the number of its round: a window left open since the first round
/// must not open the second.
const ROUND: &str = "kolo";

/// Forms that lock or change a list also carry what they were drawn from: nobody freezes, or writes
/// over, what another window has changed meanwhile.
pub const SEEN: &str = "otisk";

fn is_stale(room: &Room, fields: &Fields) -> bool {
    let changed = fields.get(SEEN).is_some_and(|seen| seen != room.round().hash_of_content(&room.ballot));
    fields.text(ROUND) != room.round().number.to_string() || changed
}

/// Back to the page, where the chair sees how things stand.
fn back(ballot: &Ballot) -> Response {
    see(&format!("/desk/h/{}", ballot.id))
}

/// The same with a sentence: somebody was quicker, perhaps the chair in another window.
fn moved_on(ballot: &Ballot) -> Response {
    see(&format!("/desk/h/{}?stav=jinak", ballot.id))
}

/// Where an act of the chair leads.
fn after(ballot: &Ballot, done: Result<(), Stop<NoAct>>) -> Result<Response, Problem> {
    match done {
        Ok(()) => Ok(back(ballot)),
        Err(Stop::Refused(NoAct::NoSlips)) => Ok(see(&format!("/desk/h/{}?stav=listky", ballot.id))),
        Err(Stop::Refused(NoAct::AnotherStage | NoAct::TooManySlips { .. } | NoAct::TooFewVotes)) => {
            Ok(moved_on(ballot))
        }
        Err(Stop::Refused(NoAct::Unknown)) => Err(Problem::NotFound),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

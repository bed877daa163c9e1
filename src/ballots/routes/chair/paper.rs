//! Paper slips while a round is open: typed, checked by a second person, taken as one batch or not at all.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{is_stale, moved_on};
use crate::{
    accounts::Account,
    ballots::{
        self, NoAct, NoBatch, Notation, PaperSlip, PaperVote,
        pages::paper::{NOTATION, PaperPage, faults_in_words, on_line},
        plain_letters, read_batch,
        routes::support::room_of,
    },
    problem::Problem,
    server::{
        db::Stop,
        house::House,
        http::{Fields, see},
        visit::Visit,
    },
    ui::form::FieldError,
};

pub async fn paper_form(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    if !room.round().is_open() {
        return Ok(moved_on(&room.ballot));
    }
    Ok(PaperPage { account: &account, room: &room, typed: "", notation: Notation::default() }.entry(&visit, &[]))
}

pub async fn paper(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room_of(&house, &id).await?;
    let (ballot, round) = (&room.ballot, room.round());
    let typed = fields.get("radky").unwrap_or_default();
    let notation = Notation::parse(fields.text(NOTATION));
    let page = PaperPage { account: &account, room: &room, typed, notation };
    if is_stale(&room, &fields) || !round.is_open() {
        return Ok(page.late(&visit));
    }
    if fields.text("krok") == "opravit" {
        return Ok(page.entry(&visit, &[]));
    }

    let batch = match read_batch(typed, notation, round.items.len(), round.rule.most) {
        Ok(batch) => batch,
        Err(bad) => return Ok(page.entry(&visit, &faults_in_words(visit.words, &bad))),
    };
    if batch.is_empty() {
        return Ok(page.entry(&visit, &[FieldError::new("radky", visit.words.t("paper-nothing"))]));
    }
    let slips = ballots::paper_slips(&house, &ballot.id, &round.id, &batch).await?;
    let unknown: Vec<usize> = (1..=batch.len()).filter(|number| slips[number - 1].is_none()).collect();
    if !unknown.is_empty() {
        return Ok(page.entry(&visit, &unknown_slips(&visit, typed, &unknown)));
    }

    let checked_by = fields.text("kontroloval");
    let read: Vec<(PaperVote, PaperSlip)> = batch.iter().cloned().zip(slips.into_iter().flatten()).collect();
    if fields.text("krok") != "zapsat" {
        return Ok(page.check(&visit, &read, checked_by, &[]));
    }
    let nobody = || {
        let errors = [FieldError::new("kontroloval", visit.words.t("paper-second-missing"))];
        page.check(&visit, &read, checked_by, &errors)
    };
    let plain = |name: &str| plain_letters(&name.split_whitespace().collect::<Vec<_>>().join(" "));
    let same = |name: &str| plain(name) == plain(checked_by);
    if checked_by.is_empty() || checked_by.chars().count() > LONGEST_NAME || same(&account.name) || same(&account.email)
    {
        return Ok(nobody());
    }
    match ballots::enter_paper(&house, &account.email, visit.now, &ballot.id, &round.id, batch, checked_by).await {
        Ok(count) => Ok(see(&format!("/desk/h/{}?zapsano={count}", ballot.id))),
        Err(Stop::Refused(NoBatch::NobodyChecked)) => Ok(nobody()),
        Err(Stop::Refused(NoBatch::UnknownSlips(lines))) => {
            Ok(page.entry(&visit, &unknown_slips(&visit, typed, &lines)))
        }
        Err(Stop::Refused(NoBatch::Act(NoAct::Unknown))) => Err(Problem::NotFound),
        Err(Stop::Refused(NoBatch::Act(_))) => Ok(page.late(&visit)),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

/// A name, not a story.
const LONGEST_NAME: usize = 120;

/// Slips are counted without empty lines; people count lines as their eyes do.
fn unknown_slips(visit: &Visit, typed: &str, slips: &[usize]) -> Vec<FieldError> {
    let lines: Vec<usize> =
        typed.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(index, _)| index + 1).collect();
    slips
        .iter()
        .filter_map(|slip| lines.get(slip.checked_sub(1)?))
        .map(|line| on_line(visit.words, *line, visit.words.t("paper-fault-unknown")))
        .collect()
}

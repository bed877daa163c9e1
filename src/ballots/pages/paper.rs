//! Paper slips: one reads, another types; then every slip stands written out in words, and the two
//! compare it aloud before anything is counted.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{card, chair, slips::in_groups};
use crate::{
    accounts::Account,
    ballots::{BadLine, LineFault, Notation, PaperSlip, PaperVote, Sector, outcome as words, routes::Room},
    server::visit::Visit,
    ui::{
        Words,
        form::{FieldError, TextArea, TextField, error_summary, inside_text_area, title_with_errors},
        page, page_with_status,
    },
    vocabulary::SectorId,
};

/// The field that says what the lines hold.
pub const NOTATION: &str = "cteni";
/// The list of mistakes ends after so many.
const MOST_FAULTS: usize = 12;

pub struct PaperPage<'a> {
    pub account: &'a Account,
    pub room: &'a Room,
    /// The lines as they were typed.
    pub typed: &'a str,
    pub notation: Notation,
}

fn status(errors: &[FieldError]) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

impl PaperPage<'_> {
    fn numbered(&self, w: Words) -> AnyView {
        let items = self.room.round().items.iter();
        let items = items
            .map(|item| {
                let (name, language) = card::said(w, &item.name);
                view! { <li lang=language>{name}</li> }
            })
            .collect_view();
        view! { <ol class="paper-items">{items}</ol> }.into_any()
    }

    /// What the lines hold: the order, or the boxes as they stand on the slip.
    fn notations(&self, w: Words) -> AnyView {
        let choices = Notation::ALL
            .map(|notation| {
                let id = format!("cteni-{}", notation.code());
                let chosen = notation == self.notation;
                view! {
                    <div class="option">
                        <input type="radio" id=id.clone() name=NOTATION value=notation.code() checked=chosen/>
                        <label for=id>{w.t(&format!("paper-notation-{}", notation.code()))}</label>
                    </div>
                }
            })
            .into_iter()
            .collect_view();
        view! { <fieldset class="part"><legend>{w.t("paper-notation")}</legend>{choices}</fieldset> }.into_any()
    }

    /// Where the lines are typed.
    pub fn entry(&self, visit: &Visit, errors: &[FieldError]) -> Response {
        let w = visit.words;
        let ballot = &self.room.ballot;
        let title = w.t("paper-title");
        let facts = chair::desk_page(self.account, title_with_errors(w, &title, errors));
        page_with_status(status(errors), visit, facts, || {
            let later =
                (self.room.rounds.len() > 1).then(|| view! { <p class="notice warm">{w.t("paper-later-round")}</p> });
            let rows = self.typed.lines().count().clamp(8, 24);
            let hint = Some(w.t("paper-hint"));
            let area = TextArea { name: "radky", label: w.t("paper-lines"), hint, value: self.typed, rows };
            view! {
                {chair::crumbs(w, &self.room.process, Some(ballot), &title)}
                {error_summary(w, errors)}
                <h1>{title.clone()}</h1>
                <p class="lead">{w.t("paper-lead")}</p>
                {later}
                <div class="paper">
                    <form class="form" method="post" action=visit.path.clone() novalidate>
                        <input type="hidden" name="kolo" value=self.room.round().number/>
                        {self.notations(w)}
                        {area.view(errors)}
                        <div class="actions">
                            <button class="button" name="krok" value="zkontrolovat">{w.t("paper-check-act")}</button>
                            <a href=format!("/desk/h/{}", ballot.id)>{w.t("paper-back")}</a>
                        </div>
                    </form>
                    <div class="flow">
                        <h2>{w.t("paper-numbers")}</h2>
                        {self.numbered(w)}
                        <h2>{w.t("paper-example")}</h2>
                        <p class="paper-line">"ABCDE-23456 3 1 2=4 x5"</p>
                        <p class="soft small">{w.t("paper-example-about")}</p>
                        <p class="paper-line">"ABCDE-23456 2 3 1 3 x"</p>
                        <p class="soft small">{w.t("paper-example-boxes")}</p>
                    </div>
                </div>
            }
        })
    }

    /// The round was closed meanwhile: nothing is stored, and nothing that was typed is lost.
    pub fn late(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let title = w.t("paper-late");
        let facts = chair::desk_page(self.account, title.clone()).here(format!("/desk/h/{}", self.room.ballot.id));
        page_with_status(StatusCode::CONFLICT, visit, facts, || {
            view! {
                {chair::crumbs(w, &self.room.process, Some(&self.room.ballot), &title)}
                <h1>{title.clone()}</h1>
                <p class="lead">{w.t("paper-late-about")}</p>
                <textarea class="field copy" readonly rows="10" aria-label=w.t("paper-lines")>{inside_text_area(self.typed)}</textarea>
                <p class="actions">
                    <a class="button" href=format!("/desk/h/{}", self.room.ballot.id)>{w.t("paper-back")}</a>
                </p>
            }
        })
    }

    /// Every slip in words, for two people to compare.
    pub fn check(
        &self,
        visit: &Visit,
        batch: &[(PaperVote, PaperSlip)],
        checked_by: &str,
        errors: &[FieldError],
    ) -> Response {
        let w = visit.words;
        let ballot = &self.room.ballot;
        let title = w.t("paper-check");
        let facts = chair::desk_page(self.account, title_with_errors(w, &title, errors)).here(visit.path.clone());
        let inside = || {
            let names: Vec<String> = self.room.round().items.iter().map(|item| card::plain(w, &item.name)).collect();
            let sector = |id: &SectorId| ballot.sectors.iter().find(|sector| sector.id == *id);
            let slips = batch
                .iter()
                .map(|(vote, slip)| slip_in_words(w, &names, vote, sector(&slip.sector), slip.has_voted))
                .collect_view();
            let replaced = batch.iter().filter(|(_, slip)| slip.has_voted).count();
            let replaced = (replaced > 0).then(|| {
                let words = w.with("paper-replaces", &[("n", (replaced as i64).into())]);
                view! { <p class="notice warm">{words}</p> }
            });
            let count = w.with("paper-read", &[("n", (batch.len() as i64).into())]);
            let second = TextField {
                name: "kontroloval",
                label: w.t("paper-second"),
                hint: Some(w.with("paper-second-hint", &[("name", self.account.name.clone().into())])),
                value: checked_by,
                autocomplete: "off",
                ..TextField::default()
            };
            let confirm = w.with("paper-confirm-act", &[("n", (batch.len() as i64).into())]);
            view! {
                {chair::crumbs(w, &self.room.process, Some(ballot), &title)}
                {error_summary(w, errors)}
                <h1>{title.clone()}</h1>
                <p class="lead">{count} " " {w.t("paper-compare")}</p>
                <ol class="read-slips">{slips}</ol>
                {replaced}
                <form class="form column" method="post" action=visit.path.clone() novalidate>
                    <input type="hidden" name="kolo" value=self.room.round().number/>
                    <input type="hidden" name=NOTATION value=self.notation.code()/>
                    <textarea name="radky" hidden>{inside_text_area(self.typed)}</textarea>
                    {second.view(errors)}
                    <div class="actions">
                        <button class="button" name="krok" value="zapsat">{confirm}</button>
                        <button class="button quiet" name="krok" value="opravit">{w.t("paper-correct-act")}</button>
                    </div>
                </form>
            }
        };
        if errors.is_empty() {
            page(visit, facts, inside)
        } else {
            page_with_status(status(errors), visit, facts, inside)
        }
    }
}

fn slip_in_words(w: Words, names: &[String], vote: &PaperVote, sector: Option<&Sector>, has_voted: bool) -> AnyView {
    let ranked = vote.ranking.levels();
    let mut before = 0;
    let mut places = vec![String::from("–"); names.len()];
    for level in &ranked {
        let place = words::place_in_words(w, (before + 1, before + level.len()));
        before += level.len();
        level.iter().for_each(|item| places[*item].clone_from(&place));
    }
    vote.ranking.abstained().for_each(|item| places[item] = "×".to_owned());
    // As the slip has it: every item in its line, its place in the box.
    let lines = names
        .iter()
        .zip(&places)
        .map(|(name, place)| view! { <li><b class="place">{place.clone()}</b> <span>{name.clone()}</span></li> })
        .collect_view();
    let abstained: Vec<String> = vote.ranking.abstained().map(|item| names[item].clone()).collect();
    let left = names.len() - ranked.iter().map(Vec::len).sum::<usize>() - abstained.len();
    let blank = ranked.is_empty();
    let lines = (!blank).then(|| view! { <ol class="outcome-order">{lines}</ol> });
    let rest = if blank {
        Some(w.t("paper-blank"))
    } else {
        (left > 0).then(|| w.with("paper-left", &[("n", (left as i64).into())]))
    };
    let abstained = (!abstained.is_empty())
        .then(|| view! { <p>{w.with("paper-abstained", &[("items", abstained.join(", ").into())])}</p> });
    let sector = sector.map(|sector| view! { <span class="soft">{card::plain(w, &sector.name)}</span> });
    let has_voted = has_voted.then(|| view! { <p><span class="tag">{w.t("paper-has-voted")}</span></p> });
    view! {
        <li class="flow">
            <p class="row-side"><b class="paper-line">{in_groups(&vote.code)}</b> {sector}</p>
            {has_voted}
            {lines}
            {abstained}
            {rest.map(|rest| view! { <p class="soft small">{rest}</p> })}
        </li>
    }
    .into_any()
}

/// Lines that cannot be read, each in a sentence.
pub fn faults_in_words(w: Words, bad: &[BadLine]) -> Vec<FieldError> {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let more = bad.len().saturating_sub(MOST_FAULTS);
    let more = (more > 0).then(|| FieldError::new("radky", w.with("paper-faults-more", &[("n", number(more).into())])));
    bad.iter()
        .take(MOST_FAULTS)
        .map(|line| {
            let what = match &line.fault {
                LineFault::Code => w.t("paper-fault-code"),
                LineFault::CodeTwice { line } => w.with("paper-fault-twice", &[("line", number(*line).into())]),
                LineFault::NotANumber { word } => w.with("paper-fault-word", &[("word", word.clone().into())]),
                LineFault::NoSuchItem { number: item, items } => {
                    w.with("paper-fault-item", &[("number", number(*item).into()), ("items", number(*items).into())])
                }
                LineFault::ItemTwice { number: item } => {
                    w.with("paper-fault-item-twice", &[("number", number(*item).into())])
                }
                LineFault::Boxes { typed, items } => {
                    w.with("paper-fault-boxes", &[("typed", number(*typed).into()), ("items", number(*items).into())])
                }
                LineFault::TooMany { most } => w.with("paper-fault-many", &[("most", number(*most).into())]),
            };
            on_line(w, line.number, what)
        })
        .chain(more)
        .collect()
}

/// A sentence about a line of the field.
pub fn on_line(w: Words, line: usize, what: String) -> FieldError {
    FieldError::new("radky", w.with("paper-fault", &[("line", (line as i64).into()), ("what", what.into())]))
}

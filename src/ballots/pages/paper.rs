//! Paper slips: one reads, another types; then every slip stands written out in words, and the two
//! compare it aloud before anything is counted.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{card, chair, slips::in_groups};
use crate::{
    accounts::Account,
    ballots::{BadLine, LineFault, PaperSlip, PaperVote, Sector, routes::Room},
    server::visit::Visit,
    ui::{
        Words,
        form::{FieldError, TextArea, TextField, error_summary, inside_text_area, title_with_errors},
        page, page_with_status,
    },
    vocabulary::SectorId,
};

pub struct PaperPage<'a> {
    pub account: &'a Account,
    pub room: &'a Room,
    /// The lines as they were typed.
    pub typed: &'a str,
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

    /// Where the lines are typed.
    pub fn entry(&self, visit: &Visit, errors: &[FieldError]) -> Response {
        let w = visit.words;
        let ballot = &self.room.ballot;
        let title = w.t("paper-title");
        let facts = chair::desk_page(self.account, title_with_errors(w, &title, errors));
        page_with_status(status(errors), visit, facts, || {
            let rows = self.typed.lines().count().clamp(8, 24);
            let hint = Some(w.t("paper-hint"));
            let area = TextArea { name: "radky", label: w.t("paper-lines"), hint, value: self.typed, rows };
            view! {
                {chair::crumbs(w, &self.room.process, Some(ballot), &title)}
                {error_summary(w, errors)}
                <h1>{title.clone()}</h1>
                <p class="lead">{w.t("paper-lead")}</p>
                <div class="paper">
                    <form class="form" method="post" action=visit.path.clone() novalidate>
                        <input type="hidden" name="kolo" value=self.room.round().number/>
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
                    </div>
                </div>
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
    let mut place = 1;
    let levels = ranked
        .iter()
        .map(|level| {
            let number = w.with("paper-place", &[("n", (place as i64).into())]);
            place += level.len();
            let together = level.iter().map(|item| names[*item].clone()).collect::<Vec<_>>().join("\u{a0}= ");
            view! { <li><b class="place">{number}</b> <span>{together}</span></li> }
        })
        .collect_view();
    let abstained: Vec<String> = vote.ranking.abstained().map(|item| names[item].clone()).collect();
    let left = names.len() - ranked.iter().map(Vec::len).sum::<usize>() - abstained.len();
    let blank = ranked.is_empty();
    let levels = (!blank).then(|| view! { <ul class="outcome-order">{levels}</ul> });
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
            {levels}
            {abstained}
            {rest.map(|rest| view! { <p class="soft small">{rest}</p> })}
        </li>
    }
    .into_any()
}

/// Lines that cannot be read, each in a sentence.
pub fn faults_in_words(w: Words, bad: &[BadLine]) -> Vec<FieldError> {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    bad.iter()
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
                LineFault::TooMany { most } => w.with("paper-fault-many", &[("most", number(*most).into())]),
            };
            on_line(w, line.number, what)
        })
        .collect()
}

/// A sentence about a line of the field.
pub fn on_line(w: Words, line: usize, what: String) -> FieldError {
    FieldError::new("radky", w.with("paper-fault", &[("line", (line as i64).into()), ("what", what.into())]))
}

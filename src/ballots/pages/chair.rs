//! The chair's page: one page for the whole evening. It says where the ballot stands, what the one
//! next thing to do is ([`next`]), and shows below it what may be needed beside.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{card, next};
use crate::{
    accounts::{Account, Right},
    ballots::{Ballot, Counted, Stage, routes::Room, spelled},
    processes::Process,
    server::{http::Fields, visit::Visit},
    ui::{
        Page, Words,
        form::{FieldError, error_of, error_summary, title_with_errors},
        islands::Live,
        page_with_status, qr_svg,
    },
    vocabulary::SectorId,
};

/// A page of the desk: signed in, closer lines.
pub fn desk_page(account: &Account, title: impl Into<String>) -> Page {
    Page::titled(title).of(&account.name).class("desk")
}

/// Where one is: desk › process › ballot › here.
pub fn crumbs(w: Words, process: &Process, ballot: Option<&Ballot>, here: &str) -> AnyView {
    let name = process.name.text(w.0.code(), "cs").to_owned();
    let ballot = ballot.map(|ballot| {
        view! { <li><a href=format!("/desk/h/{}", ballot.id)>{card::plain(w, &ballot.title)}</a></li> }
    });
    view! {
        <nav class="crumbs" aria-label=w.t("where-you-are")>
            <ol>
                <li><a href="/desk">{w.t("desk")}</a></li>
                <li><a href=format!("/desk#{}", process.slug)>{name}</a></li>
                {ballot}
                <li aria-current="page">{here.to_owned()}</li>
            </ol>
        </nav>
    }
    .into_any()
}

/// Group, day and place of the meeting, in one line.
pub fn meeting(w: Words, room: &Room) -> String {
    let group = room.group.as_ref().map(|group| card::plain(w, &group.name));
    let place = Some(room.ballot.place.clone()).filter(|place| !place.is_empty());
    group.into_iter().chain([w.day(room.ballot.meeting_on)]).chain(place).collect::<Vec<_>>().join(" · ")
}

/// What happened on the way to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The act came too late; the page shows how things stand.
    MovedOn,
    NoSlips,
    PaperEntered(i64),
}

pub struct ChairPage<'a> {
    pub account: &'a Account,
    pub room: &'a Room,
    pub slips: &'a [(SectorId, i64)],
    pub votes: u64,
    /// Who signed the attendance list, else how many slips there are.
    pub expected: u64,
    /// The text of `stav` when the page was drawn.
    pub pulse: String,
    /// A secret from which the next sheet of slips follows.
    pub attempt: String,
    /// Once the round is closed; what of it is shown follows from the round.
    pub result: Option<&'a Counted>,
    pub notice: Option<Notice>,
    /// What was typed, where something is wrong with it.
    pub fields: &'a Fields,
    pub errors: &'a [FieldError],
}

impl ChairPage<'_> {
    pub fn answer(&self, visit: &Visit, status: StatusCode) -> Response {
        let w = visit.words;
        let ballot = &self.room.ballot;
        let title = card::plain(w, &ballot.title);
        // Under somebody's hands nothing moves: a page with mistakes stays as it was filled in.
        let live = self.room.round().is_open() && self.errors.is_empty();
        let page = desk_page(self.account, title_with_errors(w, &title, self.errors));
        let page = page.here(format!("/desk/h/{}", ballot.id));
        let page = if live { page.with_islands() } else { page };
        page_with_status(status, visit, page, || self.main(visit, &title, live))
    }

    pub fn may_act(&self) -> bool {
        self.account.may(Right::ManageBallots)
    }

    pub fn slip_count(&self) -> i64 {
        self.slips.iter().map(|(_, count)| count).sum()
    }

    fn main(&self, visit: &Visit, title: &str, live: bool) -> AnyView {
        let w = visit.words;
        let room = self.room;
        let island = live.then(|| {
            let address = format!("/v/{}/stav", room.ballot.join_code);
            view! { <Live address seen=self.pulse.clone() every_ms=700 lost=w.t("live-lost")/> }
        });
        let prepared = room.round().stage() == Stage::Prepared;
        let looking = (!self.may_act()).then(|| view! { <p class="soft">{w.t("chair-looking")}</p> });
        view! {
            {crumbs(w, &room.process, None, title)}
            {self.notice.map(|notice| notice_view(w, notice))}
            {error_summary(w, self.errors)}
            <h1>{title.to_owned()}</h1>
            <p class="soft">{meeting(w, room)}</p>
            {looking}
            {stages(w, room)}
            {next::section(visit, self)}
            {self.beside(visit)}
            {(!prepared).then(|| self.join(visit))}
            {self.list_and_rules(w, prepared)}
            {rounds(w, room)}
            {island}
        }
        .into_any()
    }

    /// While they may change they are what one looks at; later they wait until somebody asks.
    fn list_and_rules(&self, w: Words, open: bool) -> AnyView {
        let (ballot, round) = (&self.room.ballot, self.room.round());
        let (list, rules) = (card::items(w, round), card::rules(w, ballot, round));
        if open {
            return view! {
                <section class="split" aria-labelledby="items">
                    <h2 id="items">{w.t("chair-items")}</h2>
                    {list}
                </section>
                <section class="split" aria-labelledby="rules">
                    <h2 id="rules">{w.t("chair-rules")}</h2>
                    {rules}
                </section>
            }
            .into_any();
        }
        view! {
            <section class="split" aria-labelledby="locked">
                <h2 id="locked">{w.t("chair-locked")}</h2>
                <div>
                    <details><summary>{w.t("chair-items")}</summary><div class="details-body">{list}</div></details>
                    <details><summary>{w.t("chair-rules")}</summary><div class="details-body">{rules}</div></details>
                </div>
            </section>
        }
        .into_any()
    }

    /// What may be done beside the next thing: more slips, the count of who signed.
    fn beside(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let stage = self.room.round().stage();
        if stage == Stage::Prepared || !self.may_act() {
            return ().into_any();
        }
        let running = matches!(stage, Stage::Frozen | Stage::Open { .. });
        let wrong = |name: &str| self.errors.iter().any(|error| error.field.starts_with(name));
        let more = (running && self.slip_count() > 0).then(|| {
            let printed = w.with("chair-slips-so-far", &[("n", self.slip_count().into())]);
            view! {
                <details open=wrong("pocet")>
                    <summary>{w.t("chair-slips-more")}</summary>
                    <div class="details-body flow">
                        <p>{printed} " " {by_sector_in_words(w, &self.room.ballot, self.slips)}</p>
                        <p>{w.t("chair-slips-more-about")}</p>
                        {self.slips_form(w, true)}
                    </div>
                </details>
            }
        });
        view! {
            <section class="split" aria-labelledby="beside">
                <h2 id="beside">{w.t("chair-beside")}</h2>
                <div>
                    {more}
                    <details open=wrong("pritomno")>
                        <summary>{w.t("chair-present")}</summary>
                        <div class="details-body flow">
                            <p>{w.t("chair-present-about")}</p>
                            {self.present_form(w)}
                        </div>
                    </details>
                </div>
            </section>
        }
        .into_any()
    }

    /// Numbers of slips to print.
    pub fn slips_form(&self, w: Words, quiet: bool) -> AnyView {
        let class = if quiet { "button quiet" } else { "button" };
        self.form(
            "listky",
            view! {
                <input type="hidden" name="pokus" value=self.attempt.clone()/>
                {self.numbers(w, "pocet", &[])}
                <div class="actions"><button class=class>{w.t("chair-slips-act")}</button></div>
            }
            .into_any(),
        )
    }

    fn present_form(&self, w: Words) -> AnyView {
        self.form(
            "pritomni",
            view! {
                {self.numbers(w, "pritomno", &self.room.ballot.present)}
                <div class="actions"><button class="button quiet">{w.t("chair-present-act")}</button></div>
            }
            .into_any(),
        )
    }

    /// A form of the chair; it carries the number of its round.
    pub fn form(&self, act: &str, inside: AnyView) -> AnyView {
        view! {
            <form class="form" method="post" action=format!("/desk/h/{}/{act}", self.room.ballot.id) novalidate>
                <input type="hidden" name="kolo" value=self.room.round().number/>
                {inside}
            </form>
        }
        .into_any()
    }

    /// A number for each sector.
    fn numbers(&self, w: Words, name: &str, before: &[(SectorId, u64)]) -> AnyView {
        let sectors = &self.room.ballot.sectors;
        let numbers = sectors
            .iter()
            .enumerate()
            .map(|(index, sector)| {
                let field = format!("{name}-{index}");
                let known = before.iter().find(|(id, _)| *id == sector.id).map(|(_, count)| count.to_string());
                let value = self.fields.get(&field).map(str::to_owned).or(known).unwrap_or_default();
                let error = error_of(self.errors, &field).map(str::to_owned);
                let class = if error.is_some() { "part has-error" } else { "part" };
                let (error_id, invalid) = (format!("{field}-error"), error.is_some().then_some("true"));
                let described = error.is_some().then(|| error_id.clone());
                let (label, language) = card::said(w, &sector.name);
                view! {
                    <div class=class>
                        <label for=field.clone() lang=language>{label}</label>
                        {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                        <input class="field w-4" id=field.clone() name=field value=value inputmode="numeric"
                            autocomplete="off" aria-describedby=described aria-invalid=invalid/>
                    </div>
                }
            })
            .collect_view();
        view! { <div class="numbers-row">{numbers}</div> }.into_any()
    }

    /// How people come in: letters, QR, and what to put on the wall.
    fn join(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let code = &self.room.ballot.join_code;
        let address = format!("{}/v/{code}", visit.origin);
        let typed = format!("{}/v", visit.origin);
        let typed = typed.split_once("://").map_or(typed.as_str(), |(_, rest)| rest).to_owned();
        let ways = view! {
            <ul class="ways">
                <li><a href=format!("/v/{code}/platno")>{w.t("chair-projector")}</a></li>
                <li><a href=format!("/v/{code}")>{w.t("chair-members")}</a></li>
            </ul>
        };
        // Whoever was not in by then need not come in any more.
        if matches!(self.room.round().stage(), Stage::Closed { .. }) {
            return view! {
                <section class="split" aria-labelledby="join">
                    <h2 id="join">{w.t("chair-shown")}</h2>
                    <div>{ways}<p class="soft small">{w.t("chair-projector-about")}</p></div>
                </section>
            }
            .into_any();
        }
        let qr = qr_svg(&address).map(|svg| {
            view! { <div class="join-qr qr" role="img" aria-label=w.t("chair-join-qr") inner_html=svg></div> }
        });
        view! {
            <section class="split" aria-labelledby="join">
                <h2 id="join">{w.t("chair-join")}</h2>
                <div class="join-way">
                    {qr}
                    <div class="flow">
                        <p>{w.with("chair-join-type", &[("address", typed.into())])}</p>
                        <p class="join-code">{spelled(code)}</p>
                        {ways}
                        <p class="soft small">{w.t("chair-projector-about")}</p>
                    </div>
                </div>
            </section>
        }
        .into_any()
    }
}

fn notice_view(w: Words, notice: Notice) -> AnyView {
    let (class, words) = match notice {
        Notice::MovedOn => ("notice warm", w.t("chair-moved-on")),
        Notice::NoSlips => ("notice warm", w.t("chair-no-slips")),
        Notice::PaperEntered(count) => ("notice good", w.with("chair-paper-entered", &[("n", count.into())])),
    };
    view! { <div class=class role="status"><p>{words}</p></div> }.into_any()
}

/// The way of a round.
fn stages(w: Words, room: &Room) -> AnyView {
    let round = room.round();
    let now = match round.stage() {
        Stage::Prepared => 0,
        Stage::Frozen => 1,
        Stage::Open { .. } => 2,
        Stage::Closed { .. } if !round.is_revealed() => 3,
        Stage::Closed { .. } => 4,
    };
    let keys = ["chair-step-list", "chair-step-slips", "chair-step-vote", "chair-step-reveal", "chair-step-done"];
    let steps = keys
        .iter()
        .enumerate()
        .map(|(index, key)| {
            let class = match index.cmp(&now) {
                std::cmp::Ordering::Less => "done",
                std::cmp::Ordering::Equal => "now",
                std::cmp::Ordering::Greater => "",
            };
            let current = (index == now).then_some("step");
            view! { <li class=class aria-current=current>{format!("{}. {}", index + 1, w.t(key))}</li> }
        })
        .collect_view();
    let round = (room.rounds.len() > 1)
        .then(|| view! { <p><span class="tag">{w.with("chair-round", &[("number", round.number.into())])}</span></p> });
    view! {
        {round}
        <ol class="stages" aria-label=w.t("stages")>{steps}</ol>
    }
    .into_any()
}

/// „zadavatelé 8, poskytovatelé 6“; sectors without any are left out.
pub fn by_sector_in_words(w: Words, ballot: &Ballot, counts: &[(SectorId, i64)]) -> String {
    let count_of = |id: &SectorId| counts.iter().find(|(sector, _)| sector == id).map_or(0, |(_, count)| *count);
    let parts: Vec<String> = ballot
        .sectors
        .iter()
        .map(|sector| (card::plain(w, &sector.name), count_of(&sector.id)))
        .filter(|(_, count)| *count > 0)
        .map(|(name, count)| format!("{name}\u{a0}{count}"))
        .collect();
    if parts.is_empty() { String::new() } else { format!("({})", parts.join(", ")) }
}

/// Earlier rounds keep their results and their minutes.
fn rounds(w: Words, room: &Room) -> AnyView {
    let (ballot, rounds) = (&room.ballot, &room.rounds);
    if rounds.len() < 2 {
        return ().into_any();
    }
    let rows = rounds[..rounds.len() - 1]
        .iter()
        .map(|round| {
            let number = round.number;
            let name = w.with("chair-round", &[("number", number.into())]);
            let items = w.with("chair-round-items", &[("n", (round.items.len() as i64).into())]);
            let of = format!(" – {name}");
            view! {
                <li class="row-side">
                    <span>{name} ", " {items}</span>
                    <span class="ways">
                        <a href=format!("/v/{}/vysledek?kolo={number}", ballot.join_code)>
                            {w.t("chair-result")}<span class="hidden">{of.clone()}</span>
                        </a>
                        <a href=format!("/desk/h/{}/zapis?kolo={number}", ballot.id)>
                            {w.t("chair-minutes")}<span class="hidden">{of}</span>
                        </a>
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="split" aria-labelledby="rounds">
            <h2 id="rounds">{w.t("chair-rounds")}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

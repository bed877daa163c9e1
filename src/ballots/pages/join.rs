//! How a member comes in: by the six characters on the projector, then by the code of the slip.
//! The second page also says what is ranked and by which rules, and waits with whoever is early.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::card;
use crate::{
    ballots::{Round, Stage, routes::Room},
    server::{http::encode, visit::Visit},
    ui::{
        Page,
        form::{FieldError, error_summary, title_with_errors},
        islands::Live,
        page_with_status,
    },
};

/// Where one types the six characters.
pub fn ask(visit: &Visit, typed: &str, error: Option<String>) -> Response {
    let w = visit.words;
    let errors: Vec<FieldError> = error.into_iter().map(|said| FieldError::new("kod", said)).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::titled(title_with_errors(w, &w.t("join-title"), &errors));
    page_with_status(status, visit, page, || {
        let field = Code {
            name: "kod",
            label: w.t("join-code"),
            hint: w.t("join-code-hint"),
            typed,
            error: errors.first().map(|error| error.message.clone()),
        };
        view! {
            {error_summary(w, &errors)}
            <h1>{w.t("join-title")}</h1>
            <form class="form column" method="get" action="/v" novalidate>
                {field.view()}
                <p class="actions"><button class="button">{w.t("join-act")}</button></p>
            </form>
        }
    })
}

/// A field for a code that somebody copies from a wall or from paper.
struct Code<'a> {
    name: &'static str,
    label: String,
    hint: String,
    typed: &'a str,
    error: Option<String>,
}

impl Code<'_> {
    fn view(self) -> AnyView {
        let Code { name, label, hint, typed, error } = self;
        let class = if error.is_some() { "part has-error" } else { "part" };
        let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
        let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
        let invalid = error.is_some().then_some("true");
        view! {
            <div class=class>
                <label for=name>{label}</label>
                <p class="hint" id=hint_id>{hint}</p>
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                <input class="field code-field w-10" id=name name=name type="text" value=typed.to_owned()
                    autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby=described aria-invalid=invalid/>
            </div>
        }
        .into_any()
    }
}

/// The page of one ballot, before one votes.
pub struct Entry<'a> {
    pub room: &'a Room,
    /// What stands in the field for the slip's code.
    pub typed: &'a str,
    /// Why the code typed lets nobody in.
    pub error: Option<String>,
    /// What happened on the way here: the browser does not know the slip (any more).
    pub forgotten: Option<String>,
    /// The text of `stav` when the page was drawn.
    pub pulse: String,
}

impl Entry<'_> {
    pub fn answer(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let ballot = &self.room.ballot;
        let errors: Vec<FieldError> = self.error.iter().map(|said| FieldError::new("listek", said.as_str())).collect();
        let title = card::plain(w, &ballot.title);
        let here = match self.typed {
            "" => format!("/v/{}", ballot.join_code),
            typed => format!("/v/{}?listek={}", ballot.join_code, encode(typed)),
        };
        let page = Page::titled(title_with_errors(w, &title, &errors))
            .here(here)
            .publicity(self.room.process.publicity.text(w.0.code(), "cs"));
        // Only who waits needs a page that changes by itself; under somebody's fingers it stays.
        let page = if self.waits() { page.with_islands().refresh(WAIT_SECONDS) } else { page };
        let status = if self.error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        page_with_status(status, visit, page, || self.main(visit, &errors))
    }

    fn waits(&self) -> bool {
        let round = self.room.round();
        !round.is_open() && !round.is_revealed()
    }

    fn main(&self, visit: &Visit, errors: &[FieldError]) -> AnyView {
        let w = visit.words;
        let (ballot, round) = (&self.room.ballot, self.room.round());
        let (title, language) = card::said(w, &ballot.title);
        let live = self.waits().then(|| {
            let address = format!("/v/{}/stav", ballot.join_code);
            view! { <Live address seen=self.pulse.clone() every_ms=2000 lost=w.t("live-lost")/> }
        });
        let forgotten = self.forgotten.clone().map(|said| {
            view! { <div class="notice warm" role="alert"><p>{said}</p></div> }
        });
        // Every stage has a region of its own, so that a page that waits is loaded anew as a whole.
        let region = match round.stage() {
            Stage::Prepared => "stage-prepared",
            Stage::Frozen => "stage-frozen",
            Stage::Open { .. } => "stage-open",
            Stage::Closed { .. } if round.is_revealed() => "stage-revealed",
            Stage::Closed { .. } => "stage-closed",
        };
        // What is being prepared may still change.
        let list = (round.stage() != Stage::Prepared).then(|| {
            view! {
                <section class="split" aria-labelledby="items">
                    <h2 id="items">{w.t("entry-items")}</h2>
                    {card::items(w, round)}
                </section>
                <section class="split" aria-labelledby="rules">
                    <h2 id="rules">{w.t("entry-rules")}</h2>
                    {card::rules(w, ballot, round)}
                </section>
            }
        });
        view! {
            {forgotten}
            {error_summary(w, errors)}
            <h1><span class="group-name">{round_name(visit, round)}</span><span lang=language>{title}</span></h1>
            <p class="soft">{self.meeting(visit)}</p>
            <div id=region class="flow stage" data-live="">{self.stage(visit)}</div>
            {list}
            {live}
        }
        .into_any()
    }

    /// Group, day and place of the meeting.
    fn meeting(&self, visit: &Visit) -> String {
        let w = visit.words;
        let ballot = &self.room.ballot;
        let group = self.room.group.as_ref().map(|group| card::plain(w, &group.name));
        let place = Some(ballot.place.trim().to_owned()).filter(|place| !place.is_empty());
        let parts: Vec<String> = group.into_iter().chain([w.day(ballot.meeting_on)]).chain(place).collect();
        parts.join(" · ")
    }

    /// What one can do here now.
    fn stage(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let (ballot, round) = (&self.room.ballot, self.room.round());
        let result = format!("/v/{}/vysledek", ballot.join_code);
        match round.stage() {
            Stage::Prepared | Stage::Frozen => {
                // Whoever was here for the round before can look at its result meanwhile.
                let before = self.room.rounds.iter().rev().nth(1).filter(|before| before.is_revealed());
                let before = before.map(|before| {
                    let href = format!("{result}?kolo={}", before.number);
                    let words = w.with("entry-result-of", &[("number", before.number.into())]);
                    view! { <p><a href=href>{words}</a></p> }
                });
                view! {
                    <h2>{w.t("entry-not-open")}</h2>
                    <p>{w.t("entry-not-open-about")}</p>
                    {before}
                }
                .into_any()
            }
            Stage::Open { .. } => self.form(visit),
            Stage::Closed { .. } => {
                let votes = self.votes();
                let about = w.with("entry-closed-about", &[("n", votes.into())]);
                let next = if round.is_revealed() {
                    view! { <p class="actions"><a class="button big" href=result>{w.t("entry-result")}</a></p> }
                        .into_any()
                } else {
                    view! { <p>{w.t("entry-being-revealed")}</p> }.into_any()
                };
                view! { <h2>{w.t("entry-closed")}</h2> <p>{about}</p> {next} }.into_any()
            }
        }
    }

    /// How many have voted, as the pulse says: round, stage, votes.
    fn votes(&self) -> i64 {
        self.pulse.split(' ').nth(2).and_then(|votes| votes.parse().ok()).unwrap_or(0)
    }

    fn form(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let field = Code {
            name: "listek",
            label: w.t("entry-slip"),
            hint: w.t("entry-slip-hint"),
            typed: self.typed,
            error: self.error.clone(),
        };
        view! {
            <form class="form column" method="post" action=format!("/v/{}", self.room.ballot.join_code) novalidate>
                {field.view()}
                <p class="actions"><button class="button">{w.t("entry-act")}</button></p>
            </form>
            <p class="soft">{w.t("entry-help")}</p>
        }
        .into_any()
    }
}

/// How soon the page of somebody who waits loads itself anew without a script.
const WAIT_SECONDS: u32 = 10;

/// „Hlasování ABC-DEF“ is of no use here; from the second round on, its number is.
pub fn round_name(visit: &Visit, round: &Round) -> Option<String> {
    (round.number > 1).then(|| visit.words.with("round-number", &[("number", round.number.into())]))
}

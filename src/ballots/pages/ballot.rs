//! The ballot: one form with a place for each item, and the page of a vote that was not counted.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{card, join::round_name};
use crate::{
    ballots::{Item, NoVote, Slip, place_field, routes::Room},
    server::{http::Fields, visit::Visit},
    tally::Unranked,
    ui::{
        Comforts, Page, Words,
        form::{FieldError, error_summary, title_with_errors},
        islands::{ABSTAINED, RankItem, RankOptions, RankWords, Ranking, SendSafely, SendWords},
        page_with_status,
    },
    vocabulary::SectorId,
};

/// The id of the form, and that of the button that sends nothing at all.
const FORM: &str = "ballot";
const BLANK: &str = "blank";
/// The button that wants the page in another order and sends no vote.
pub const DRAW_AGAIN: &str = "prekreslit";

/// What a voter sees.
pub struct BallotPage<'a> {
    pub room: &'a Room,
    pub slip: &'a Slip,
    /// In the order of the rule card instead of the voter's own.
    pub official: bool,
    /// What stands in the fields.
    pub fields: &'a Fields,
    /// One sending of this page; the same page sent twice is one vote with one receipt.
    pub attempt: String,
    /// For whom this slip votes, where it is known.
    pub sector: Option<&'a SectorId>,
    /// A vote of this slip lies there already.
    pub has_voted: bool,
    pub fault: Fault,
}

/// Why a page comes back with everything typed.
pub enum Fault {
    None,
    Places(Vec<NoVote>),
    /// Nothing is ranked: sent only on purpose.
    Blank,
    /// The store is away: the reference in the log.
    Unsaved {
        reference: String,
    },
}

impl BallotPage<'_> {
    pub fn answer(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let errors = self.errors(w);
        let status = match self.fault {
            Fault::None => StatusCode::OK,
            Fault::Places(_) | Fault::Blank => StatusCode::UNPROCESSABLE_ENTITY,
            Fault::Unsaved { .. } => StatusCode::SERVICE_UNAVAILABLE,
        };
        let title = card::plain(w, &self.room.ballot.title);
        let title = match self.fault {
            Fault::Unsaved { .. } => w.with("errors-in-title", &[("title", title.into())]),
            _ => title_with_errors(w, &title, &errors),
        };
        let page = Page::titled(title).here(self.address(self.official)).with_islands();
        let page = page.comforts(Comforts::WithForm(FORM));
        page_with_status(status, visit, page, || self.main(visit, &errors))
    }

    fn address(&self, official: bool) -> String {
        let order = if official { "?poradi=dane" } else { "" };
        format!("/v/{}/hlas{order}", self.room.ballot.join_code)
    }

    fn errors(&self, w: Words) -> Vec<FieldError> {
        match &self.fault {
            Fault::None | Fault::Unsaved { .. } => Vec::new(),
            Fault::Blank => vec![
                FieldError::new(self.first(), w.t("ballot-nothing")),
                FieldError::new(BLANK, w.t("ballot-nothing-blank")),
            ],
            Fault::Places(faults) => faults.iter().filter_map(|fault| self.error(w, fault)).collect(),
        }
    }

    fn error(&self, w: Words, fault: &NoVote) -> Option<FieldError> {
        match fault {
            NoVote::NoPlace { item } => {
                let item = item.checked_sub(1)?;
                let name = card::plain(w, &self.room.round().items.get(item)?.name);
                Some(FieldError::new(control_id(item), w.with("ballot-no-place", &[("item", name.into())])))
            }
            NoVote::TooMany { most } => {
                Some(FieldError::new(self.first(), w.with("ballot-too-many", &[("most", (*most as i64).into())])))
            }
            _ => None,
        }
    }

    /// In which order the items stand.
    fn order(&self) -> Vec<usize> {
        let round = self.room.round();
        let items = round.items.len();
        if self.official { (0..items).collect() } else { self.slip.shuffle(&round.id, items) }
    }

    /// The control of the item on top.
    fn first(&self) -> String {
        control_id(self.order().first().copied().unwrap_or(0))
    }

    fn main(&self, visit: &Visit, errors: &[FieldError]) -> AnyView {
        let w = visit.words;
        let round = self.room.round();
        let (title, language) = card::said(w, &self.room.ballot.title);
        let unsaved = match &self.fault {
            Fault::Unsaved { reference } => Some(view! {
                <div class="errors" role="alert" tabindex="-1" autofocus>
                    <h2>{w.t("ballot-unsaved")}</h2>
                    <p>{w.with("ballot-unsaved-next", &[("reference", reference.clone().into())])}</p>
                </div>
            }),
            _ => None,
        };
        let again = self.has_voted.then(|| view! { <div class="notice warm"><p>{w.t("ballot-again")}</p></div> });
        // Only these lines are marked: a line along the whole list would take the width from its items.
        let beside: Vec<_> = errors
            .iter()
            .filter(|error| error.field != BLANK)
            .map(|error| view! { <p class="error">{error.message.clone()}</p> })
            .collect();
        // Once something is ranked, an empty ballot is no question any more.
        let class = if matches!(self.fault, Fault::Blank) { "has-error of-blank" } else { "has-error" };
        let beside = (!beside.is_empty()).then(|| view! { <div class=class>{beside}</div> });
        let blank = matches!(self.fault, Fault::Blank).then(|| {
            view! { <button class="button quiet" id=BLANK name="blank" value="1">{w.t("ballot-send-blank")}</button> }
        });
        let (other_order, other_words) = match self.official {
            true => (self.address(false), w.t("ballot-own-order")),
            false => (self.address(true), w.t("ballot-official-order")),
        };
        let order_said = if self.official { w.t("ballot-order-official") } else { w.t("ballot-order-own") };
        view! {
            <a class="back" href=format!("/v/{}", self.room.ballot.join_code)>{w.t("ballot-back")}</a>
            {unsaved}
            {error_summary(w, errors)}
            {again}
            <form class="form column" id=FORM method="post" action=self.address(self.official) accept-charset="utf-8" novalidate>
                <input type="hidden" name="round" value=round.id.0.clone()/>
                <input type="hidden" name="attempt" value=self.attempt.clone()/>
                <fieldset class="question">
                    <legend>
                        <h1>
                            <span class="group-name">{round_name(visit, round).map(|name| format!("{name} · "))}<span lang=language>{title}</span></span>
                            {w.t("ballot-ask")}
                        </h1>
                    </legend>
                    <noscript><p>{w.t("ballot-how-plain")}</p></noscript>
                    <p class="hint">{self.rule(w)} {self.sector(w)}</p>
                    {beside}
                    {self.ranking(w)}
                </fieldset>
                <p class="soft small ballot-order">
                    {order_said} " "
                    <button formaction=other_order name=DRAW_AGAIN value="1">{other_words}</button>
                </p>
                <div class="actions">
                    <button class="button">{w.t("ballot-send")}</button>
                    {blank}
                </div>
            </form>
            <SendSafely form=FORM.to_owned() probe="/healthz".to_owned() words=SendWords::of(w).packed()/>
        }
        .into_any()
    }

    /// Where there are several sectors: whoever got the wrong slip should know before voting.
    fn sector(&self, w: Words) -> Option<String> {
        let sectors = &self.room.ballot.sectors;
        let sector = sectors.iter().find(|sector| Some(&sector.id) == self.sector).filter(|_| sectors.len() > 1)?;
        Some(format!(" {}", w.with("ballot-sector", &[("sector", card::plain(w, &sector.name).into())])))
    }

    /// What one may do and what it means, in a breath.
    fn rule(&self, w: Words) -> String {
        let rule = self.room.round().rule;
        let how = match rule.most {
            Some(most) => w.with("ballot-how-most", &[("most", (most as i64).into())]),
            None => w.t("ballot-how"),
        };
        let unranked = match rule.unranked {
            Unranked::Last => w.t("card-unranked-last"),
            Unranked::Ignored => w.t("card-unranked-ignored"),
        };
        format!("{how} {unranked} {}", w.t("ballot-abstain-shows"))
    }

    fn ranking(&self, w: Words) -> AnyView {
        let round = self.room.round();
        let options =
            RankOptions { ties: true, abstain: true, most: round.rule.most, draft: Some(self.slip.mark(&round.id)) };
        let rest = match round.rule.unranked {
            Unranked::Last => w.t("ballot-rest-last"),
            Unranked::Ignored => w.t("ballot-rest-ignored"),
        };
        let words = RankWords { rest, ..RankWords::of(w, round.items.len(), &options) };
        let item = |index: usize| {
            let item: &Item = &round.items[index];
            let field = place_field(&item.id);
            let typed = self.fields.text(&field);
            RankItem {
                id: control_id(index),
                place: typed.parse().ok(),
                abstained: typed.eq_ignore_ascii_case(ABSTAINED),
                field,
                label: card::plain(w, &item.name),
                mark: card::mark(w, item),
                note: card::plain(w, &item.note),
            }
        };
        let items: Vec<RankItem> = self.order().into_iter().map(item).collect();
        view! { <Ranking items words options/> }.into_any()
    }
}

fn control_id(item: usize) -> String {
    format!("place-{}", item + 1)
}

/// Why a vote was not counted although nothing is wrong with it.
pub enum Uncounted {
    /// The page belonged to this round; another one has begun.
    AnotherRound {
        number: i64,
    },
    Closed,
    /// The page was made for another slip than the browser holds now.
    AnotherSlip,
}

/// Says plainly that a vote was not counted, and what to do.
pub fn uncounted(visit: &Visit, room: &Room, why: &Uncounted) -> Response {
    let w = visit.words;
    let round = room.round();
    let entry = format!("/v/{}", room.ballot.join_code);
    let (title, next, href, act) = match why {
        Uncounted::AnotherRound { number } => {
            let facts = [("old", (*number).into()), ("new", round.number.into())];
            let (next, href, act) = if round.is_open() {
                ("uncounted-round-open", format!("{entry}/hlas"), w.with("uncounted-to-round", &facts))
            } else {
                ("uncounted-round-waits", entry, w.t("uncounted-to-entry"))
            };
            (w.with("uncounted-round", &facts), w.with(next, &facts), href, act)
        }
        Uncounted::Closed => (w.t("uncounted-closed"), w.t("uncounted-closed-next"), entry, w.t("uncounted-to-entry")),
        Uncounted::AnotherSlip => (w.t("uncounted-slip"), w.t("uncounted-slip-next"), entry, w.t("uncounted-to-slip")),
    };
    let page = Page::titled(title.clone()).here(format!("/v/{}", room.ballot.join_code));
    page_with_status(StatusCode::CONFLICT, visit, page, || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{w.t("uncounted-lead")}</p>
            <p>{next}</p>
            <p class="actions"><a class="button" href=href>{act}</a></p>
        }
    })
}

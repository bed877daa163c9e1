//! The wall of the meeting room, to be read from ten metres: how to join, how many have voted, that
//! it is closed, then what the chair has revealed. **What is not revealed is not in the page**, not
//! even hidden: whoever looks at its source sees what everybody sees.

use axum::response::Response;
use leptos::prelude::*;

use crate::{
    ballots::{
        LEAST_ORDERED, Revealed, Round, Stage,
        outcome::{About, Figure, Report, method_in_words, name_in_words, place_in_words, unranked_in_words},
        routes::Room,
        spelled,
    },
    server::visit::Visit,
    ui::{self, Page, Words, islands::Live, qr_svg},
    vocabulary::{Cell, ColumnKind, whole},
};

/// What the wall shows.
pub struct Wall<'a> {
    pub room: &'a Room,
    pub voted: u64,
    pub expected: u64,
    /// What the pulse said when the page was drawn.
    pub seen: String,
    /// Of a round of which something is revealed.
    pub report: Option<&'a Report>,
}

/// How often the wall asks whether something is new, in milliseconds; and without a script, in seconds.
const EVERY_MS: u32 = 700;
const EVERY_SECONDS: u32 = 4;

impl Wall<'_> {
    pub fn page(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let title = format!("{} – {}", name_in_words(w, &self.room.ballot.title), w.t("screen-title"));
        let page = Page::titled(title).class("wall").bare().with_islands().refresh(EVERY_SECONDS);
        let address = format!("/v/{}/stav", self.room.ballot.join_code);
        ui::page(visit, page, || {
            view! {
                <div id="platno" class="screen-region" data-live="">{self.screen(visit)}</div>
                <Live address=address seen=self.seen.clone() every_ms=EVERY_MS lost=w.t("live-lost")/>
            }
        })
    }

    fn round(&self) -> &Round {
        self.room.round()
    }

    /// The heading, with the number of the round from the second on.
    fn heading(&self, w: Words) -> String {
        let facts = [
            ("title", name_in_words(w, &self.room.ballot.title).into()),
            ("number", whole(self.round().number, w.0).into()),
            ("all", (self.room.rounds.len() as i64).into()),
        ];
        w.with("outcome-round-of", &facts)
    }

    fn screen(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        match (self.round().stage(), self.report) {
            (Stage::Prepared, _) => self.join(visit, w.t("screen-prepared")),
            (Stage::Frozen, _) => self.join(visit, w.t("screen-frozen")),
            (Stage::Open { .. }, _) => self.open(visit),
            (Stage::Closed { revealed, .. }, Some(report)) if revealed > Revealed::Nothing => match revealed {
                Revealed::Duels if report.figure(About::Duels).is_some() => self.duels(visit, report),
                Revealed::All if report.figure(About::Sectors).is_some() => self.sectors(visit, report),
                _ => self.places(visit, report, revealed),
            },
            (Stage::Closed { .. }, _) => self.closed(w),
        }
    }

    // ---- how to join -----------------------------------------------------------------------------

    fn way(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let join = &self.room.ballot.join_code;
        let site = visit.origin.split_once("://").map_or(visit.origin.as_str(), |(_, site)| site);
        view! {
            <div class="way">
                <div class="way-words">
                    <p class="way-address">{w.with("screen-address", &[("address", format!("{site}/v").into())])}</p>
                    <p class="way-code"><strong>{spelled(join)}</strong></p>
                </div>
                {code(w.t("screen-qr"), &format!("{}/v/{join}", visit.origin))}
            </div>
        }
        .into_any()
    }

    fn join(&self, visit: &Visit, said: String) -> AnyView {
        let w = visit.words;
        let rule = self.round().rule;
        let facts = [
            ("method", method_in_words(w, rule.method).into()),
            ("unranked", unranked_in_words(w, rule.unranked).into()),
        ];
        let most = rule.most.map(|most| format!(" {}", w.with("screen-most", &[("most", (most as i64).into())])));
        view! {
            <div class="screen join">
                <h1>{self.heading(w)}</h1>
                {self.way(visit)}
                <p class="said">{said}</p>
                <p class="rule">{w.with("screen-rule", &facts)}{most}</p>
            </div>
        }
        .into_any()
    }

    // ---- voting ----------------------------------------------------------------------------------

    fn open(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let number = whole(self.voted as i64, w.0);
        let facts = [("voted", (self.voted as i64).into()), ("all", whole(self.expected as i64, w.0).into())];
        let words =
            if self.expected > 0 { w.with("screen-voted", &facts) } else { w.with("screen-voted-plain", &facts) };
        let bar = (self.expected > 0).then(|| {
            let width = (self.voted.min(self.expected) * 1000 / self.expected).to_string();
            view! {
                <svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width height="10"/>
                </svg>
            }
        });
        view! {
            <div class="screen open">
                <h1>{self.heading(w)}</h1>
                <p class="voted"><strong>{number}</strong> " " <span>{words}</span></p>
                {bar}
                {self.way(visit)}
            </div>
        }
        .into_any()
    }

    fn closed(&self, w: Words) -> AnyView {
        let next = if self.voted < LEAST_ORDERED { "screen-too-few" } else { "screen-chair-reveals" };
        view! {
            <div class="screen closed">
                <h1>{self.heading(w)}</h1>
                <p class="said">{w.t("screen-closed")}</p>
                <p class="voted"><strong>{whole(self.voted as i64, w.0)}</strong> " " <span>{self.votes(w)}</span></p>
                <p class="rule">{w.t(next)}</p>
            </div>
        }
        .into_any()
    }

    fn votes(&self, w: Words) -> String {
        w.with("outcome-counted-votes", &[("n", (self.voted as i64).into())])
    }

    // ---- revealing -------------------------------------------------------------------------------

    /// Under every result: how many votes it is made of.
    fn foot(&self, w: Words) -> AnyView {
        let votes = w.with("screen-votes", &[("n", (self.voted as i64).into())]);
        view! { <p class="votes">{votes}</p> }.into_any()
    }

    /// The heading, and, once there is a page of the result, the way to it for those who want to
    /// read it in their hand.
    fn head(&self, visit: &Visit, what: &str, whole_order: bool) -> AnyView {
        let w = visit.words;
        let address = format!("{}/v/{}/vysledek", visit.origin, self.room.ballot.join_code);
        let what = (!what.is_empty()).then(|| view! { <span class="soft">{format!(" {what}")}</span> });
        let on_phone = whole_order.then(|| {
            view! { <div class="on-phone"><p>{w.t("screen-on-phone")}</p>{code(w.t("screen-on-phone"), &address)}</div> }
        });
        view! { <div class="wall-head"><h1>{self.heading(w)}{what}</h1>{on_phone}</div> }.into_any()
    }

    fn places(&self, visit: &Visit, report: &Report, revealed: Revealed) -> AnyView {
        let w = visit.words;
        let layers = report.order.layers();
        let from = match revealed {
            Revealed::Last(last) => layers.len().saturating_sub(last),
            _ => 0,
        };
        let shown: Vec<usize> = layers[from..].iter().flatten().copied().collect();
        let veiled = report.names.len() - shown.len();
        let places = report.places();
        let row = |item: usize| {
            let class = if from == 0 && places[item].0 == 1 { "first" } else { "" };
            view! {
                <li class=class>
                    <span class="place">{place_in_words(w, places[item])}</span>
                    " "
                    <span class="name">{report.names[item].clone()}</span>
                </li>
            }
        };
        let rows = report.settled().items().filter(|item| shown.contains(item)).map(row).collect_view();
        let veils = (0..veiled).map(|_| view! { <li class="veiled" aria-hidden="true"></li> }).collect_view();
        let more = (veiled > 0).then(|| {
            view! { <p class="hidden">{w.with("screen-more", &[("n", (veiled as i64).into())])}</p> }
        });
        let few = (report.shown.few && revealed >= Revealed::Duels).then(|| {
            view! { <p class="rule">{w.with("screen-few", &[("limit", (report.shown.limit as i64).into())])}</p> }
        });
        view! {
            <div class=format!("screen reveal {}", crowd(report.names.len()))>
                {self.head(visit, "", from == 0)}
                {more}
                <ol class="order">{veils}{rows}</ol>
                {few}
                {self.foot(w)}
            </div>
        }
        .into_any()
    }

    fn duels(&self, visit: &Visit, report: &Report) -> AnyView {
        let w = visit.words;
        let first = (!report.first.is_empty()).then(|| view! { <p class="why">{report.first.clone()}</p> });
        view! {
            <div class=format!("screen table-screen {}", crowd(report.names.len()))>
                {self.head(visit, &w.t("screen-duels"), true)}
                {first}
                {report.figure(About::Duels).map(|figure| excerpt(w, figure, true))}
                {self.foot(w)}
            </div>
        }
        .into_any()
    }

    fn sectors(&self, visit: &Visit, report: &Report) -> AnyView {
        let w = visit.words;
        view! {
            <div class=format!("screen table-screen {}", crowd(report.names.len()))>
                {self.head(visit, &w.t("screen-sectors"), true)}
                {report.figure(About::Sectors).map(|figure| excerpt(w, figure, false))}
                {self.foot(w)}
            </div>
        }
        .into_any()
    }
}

fn crowd(items: usize) -> &'static str {
    match items {
        ..=6 => "few",
        7..=10 => "some",
        11..=20 => "many",
        _ => "crowd",
    }
}

/// The most lines and, of duels, columns that can be read from the last row of chairs.
const MOST_LINES: usize = 10;

/// The table of a figure, as much of it as fits a wall.
fn excerpt(w: Words, figure: &Figure, square: bool) -> AnyView {
    let columns = if square { MOST_LINES + 1 } else { usize::MAX };
    let table = &figure.table;
    let heads = table.columns.iter().take(columns).map(|column| {
        let class = if column.kind == ColumnKind::Label { "" } else { "num" };
        view! { <th scope="col" class=class>{column.label.clone()}</th> }
    });
    let heads = heads.collect_view();
    let rows = table
        .rows
        .iter()
        .take(MOST_LINES)
        .map(|row| {
            let cells = row.cells.iter().take(columns).zip(&table.columns).map(|(cell, column)| {
                let words = cell.words(w.0);
                let class = if words.ends_with('*') { "num against" } else { "num" };
                match (cell, column.kind) {
                    (Cell::Text(text), ColumnKind::Label) => view! { <th scope="row">{text.clone()}</th> }.into_any(),
                    _ => view! { <td class=class>{words}</td> }.into_any(),
                }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();
    let rest = (table.rows.len() > MOST_LINES).then(|| view! { <p class="rule">{w.t("screen-rest")}</p> });
    view! {
        <div class="scroll" role="region" aria-label=table.caption.clone() tabindex="0">
            <table class="wall-table">
                <caption class="hidden">{table.caption.clone()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {rest}
    }
    .into_any()
}

/// A QR code with its name for those who do not see it.
fn code(name: String, address: &str) -> Option<AnyView> {
    let svg = qr_svg(address)?;
    Some(view! { <div class="qr" role="img" aria-label=name inner_html=svg></div> }.into_any())
}

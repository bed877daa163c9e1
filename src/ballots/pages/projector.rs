//! The wall of the meeting room, to be read from ten metres: how to join, how many have voted, that
//! it is closed, then what the chair has revealed. **What is not revealed is not in the page**, not
//! even hidden: whoever looks at its source sees what everybody sees.
//!
//! Everything fits the window of the projector ([`fitting`](super::fitting)): nobody scrolls a wall.
//! It follows the chair; whoever runs the projector may stay with the order, the duels or the sectors
//! by `?ukaz=`, once they are revealed.

use axum::response::Response;
use leptos::prelude::*;

use super::fitting::{Listing, Tabling};
use crate::{
    ballots::{
        LEAST_ORDERED, Revealed, Round, Stage,
        outcome::{About, Figure, Report, name_in_words, place_in_words},
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
    /// Votes of a closed round that compare something; of an open one nobody asks.
    pub comparing: u64,
    pub expected: u64,
    /// What the pulse said when the page was drawn.
    pub seen: String,
    /// Of a round of which something is revealed.
    pub report: Option<&'a Report>,
}

/// What of a result the wall shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Order,
    Duels,
    Sectors,
}

impl Step {
    const ALL: [Step; 3] = [Step::Order, Step::Duels, Step::Sectors];

    /// In the address: `?ukaz=souboje`.
    fn code(self) -> &'static str {
        match self {
            Step::Order => "poradi",
            Step::Duels => "souboje",
            Step::Sectors => "sektory",
        }
    }

    fn name(self, w: Words) -> String {
        w.t(match self {
            Step::Order => "outcome-order",
            Step::Duels => "screen-duels",
            Step::Sectors => "screen-sectors",
        })
    }

    fn is_revealed(self, revealed: Revealed, report: &Report) -> bool {
        match self {
            Step::Order => revealed >= Revealed::Order,
            Step::Duels => revealed >= Revealed::Duels && report.figure(About::Duels).is_some(),
            Step::Sectors => revealed >= Revealed::All && report.figure(About::Sectors).is_some(),
        }
    }
}

/// More letters than this are too many for two lines of a large heading.
const LONG_TITLE: usize = 75;

/// How often the wall asks whether something is new, in milliseconds; and without a script, in seconds.
const EVERY_MS: u32 = 700;
const EVERY_SECONDS: u32 = 4;

impl Wall<'_> {
    pub fn page(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let title = format!("{} – {}", name_in_words(w, &self.room.ballot.title), w.t("screen-title"));
        let page = Page::titled(title).class("wall").bare().with_islands().refresh(EVERY_SECONDS);
        let asked = Step::ALL.into_iter().find(|step| visit.query("ukaz") == Some(step.code()));
        let page = match asked {
            Some(step) => page.here(self.address(step)),
            None => page,
        };
        let address = format!("/v/{}/stav", self.room.ballot.join_code);
        ui::page(visit, page, || {
            view! {
                <div id="platno" class="screen-region" data-live="">{self.screen(visit, asked)}</div>
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

    fn address(&self, step: Step) -> String {
        format!("/v/{}/platno?ukaz={}", self.room.ballot.join_code, step.code())
    }

    /// What somebody asked for, if it is revealed; else what the chair has just revealed. When
    /// everything is, the order stays on the wall: that is what people came for.
    fn step(asked: Option<Step>, revealed: Revealed, report: &Report) -> Step {
        let follows = if revealed == Revealed::Duels { Step::Duels } else { Step::Order };
        let shown = asked.filter(|step| step.is_revealed(revealed, report)).unwrap_or(follows);
        if shown.is_revealed(revealed, report) { shown } else { Step::Order }
    }

    /// A long title stands in smaller letters.
    fn title(&self, w: Words, what: &str) -> AnyView {
        let heading = self.heading(w);
        let class = if heading.chars().count() + what.chars().count() > LONG_TITLE { "long" } else { "" };
        let what = (!what.is_empty()).then(|| view! { <span class="soft">{format!("{what}: ")}</span> });
        view! { <h1 class=class>{what}{heading}</h1> }.into_any()
    }

    fn screen(&self, visit: &Visit, asked: Option<Step>) -> AnyView {
        let w = visit.words;
        match (self.round().stage(), self.report) {
            (Stage::Prepared, _) => self.join(visit, w.t("screen-prepared")),
            (Stage::Frozen, _) => self.join(visit, w.t("screen-frozen")),
            (Stage::Open { .. }, _) => self.open(visit),
            (Stage::Closed { revealed, .. }, Some(report)) if revealed > Revealed::Nothing => {
                match Wall::step(asked, revealed, report) {
                    Step::Order => self.places(visit, report, revealed),
                    Step::Duels => self.duels(visit, report, revealed),
                    Step::Sectors => self.sectors(visit, report, revealed),
                }
            }
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
        let how = w.t(&format!("screen-how-{}", rule.method.code()));
        let unranked = w.t(&format!("screen-unranked-{}", rule.unranked.code()));
        let most = rule.most.map(|most| format!(" {}", w.with("screen-most", &[("most", (most as i64).into())])));
        view! {
            <div class="screen join">
                {self.title(w, "")}
                {self.way(visit)}
                <p class="said">{said}</p>
                <p class="rule">{format!("{how} {unranked}")}{most}</p>
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
                {self.title(w, "")}
                <p class="voted"><strong>{number}</strong> " " <span>{words}</span></p>
                {bar}
                {self.way(visit)}
            </div>
        }
        .into_any()
    }

    fn closed(&self, w: Words) -> AnyView {
        let next = if self.comparing < LEAST_ORDERED { "screen-too-few" } else { "screen-chair-reveals" };
        view! {
            <div class="screen closed">
                {self.title(w, "")}
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

    /// Under every result: how many votes it is made of, what is not on the wall, and for whoever
    /// runs the projector the way between what is revealed.
    fn foot(&self, w: Words, report: &Report, (shown, revealed): (Step, Revealed), left: usize) -> AnyView {
        let votes = w.with("screen-votes", &[("n", (self.voted as i64).into())]);
        let rest = (left > 0)
            .then(|| view! { " " <span class="rest">{w.with("screen-rest", &[("n", (left as i64).into())])}</span> });
        let steps: Vec<Step> = Step::ALL.into_iter().filter(|step| step.is_revealed(revealed, report)).collect();
        let links = steps.iter().map(|step| {
            let current = (*step == shown).then_some("page");
            view! { <li><a href=self.address(*step) aria-current=current id=format!("ukaz-{}", step.code())>{step.name(w)}</a></li> }
        });
        let links = links.collect_view();
        let ways =
            (steps.len() > 1).then(|| view! { <nav class="ways" aria-label=w.t("screen-ways")><ul>{links}</ul></nav> });
        view! { <div class="wall-foot"><p class="votes"><strong>{votes}</strong>{rest}</p>{ways}</div> }.into_any()
    }

    /// The heading, and, once there is a page of the result, the way to it for those who want to
    /// read it in their hand.
    fn head(&self, visit: &Visit, what: &str, whole_order: bool) -> AnyView {
        let w = visit.words;
        let address = format!("{}/v/{}/vysledek", visit.origin, self.room.ballot.join_code);
        let on_phone = whole_order.then(|| {
            view! { <div class="on-phone"><p>{w.t("screen-on-phone")}</p>{code(w.t("screen-on-phone"), &address)}</div> }
        });
        view! { <div class="wall-head">{self.title(w, what)}{on_phone}</div> }.into_any()
    }

    /// That a lot decided, with its number: the rule alone had left these places together.
    fn lot(&self, w: Words, report: &Report) -> Option<String> {
        let drawn = report.lot.as_ref().filter(|_| report.order.has_ties())?;
        Some(w.with("screen-lot", &[("number", drawn.number.to_string().into())]))
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
        let few = (report.shown.few && revealed >= Revealed::Duels)
            .then(|| w.with("screen-few", &[("limit", (report.shown.limit as i64).into())]));
        let lot = self.lot(w, report).filter(|_| from == 0);
        let noted = few.is_some() || lot.is_some();
        let note = [lot, few].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let note = noted.then(|| view! { <p class="rule">{note}</p> });
        let shared = places.iter().any(|(first, last)| first != last);
        let listing = Listing::of(report.names.len(), longest(&report.names), shared, noted).class();
        let shared = if shared { " shared" } else { "" };
        view! {
            <div class="screen reveal">
                {self.head(visit, "", from == 0)}
                {more}
                <ol class=format!("order {listing}{shared}")>{veils}{rows}</ol>
                {note}
                {self.foot(w, report, (Step::Order, revealed), 0)}
            </div>
        }
        .into_any()
    }

    fn duels(&self, visit: &Visit, report: &Report, revealed: Revealed) -> AnyView {
        let w = visit.words;
        let first = (!report.first.is_empty()).then(|| view! { <p class="why">{report.first.clone()}</p> });
        let figure = report.figure(About::Duels);
        let cell = figure.map_or(0, |figure| longest_cell(w, figure));
        let tabling = Tabling::of_duels(&lengths(report), cell);
        view! {
            <div class="screen table-screen">
                {self.head(visit, &w.t("screen-duels"), true)}
                {first}
                {figure.map(|figure| excerpt(w, figure, tabling, tabling.rows + 1))}
                {self.foot(w, report, (Step::Duels, revealed), report.names.len() - tabling.rows)}
            </div>
        }
        .into_any()
    }

    fn sectors(&self, visit: &Visit, report: &Report, revealed: Revealed) -> AnyView {
        let w = visit.words;
        let figure = report.figure(About::Sectors);
        let columns = figure.map_or(1, |figure| figure.table.columns.len());
        let lot = self.lot(w, report);
        let tabling = Tabling::of_sectors(&lengths(report), columns - 1, lot.is_some());
        let many = if columns > 8 { " many-columns" } else { "" };
        let lot = lot.map(|said| view! { <p class="rule">{said}</p> });
        view! {
            <div class=format!("screen table-screen sectors{many}")>
                {self.head(visit, &w.t("screen-sectors"), true)}
                {figure.map(|figure| excerpt(w, figure, tabling, columns))}
                {lot}
                {self.foot(w, report, (Step::Sectors, revealed), report.names.len() - tabling.rows)}
            </div>
        }
        .into_any()
    }
}

fn longest(names: &[String]) -> usize {
    names.iter().map(|name| name.chars().count()).max().unwrap_or(0)
}

/// How long each name is with its letter, in the order of the result.
fn lengths(report: &Report) -> Vec<usize> {
    report.settled().items().map(|item| report.names[item].chars().count() + 3).collect()
}

fn longest_cell(w: Words, figure: &Figure) -> usize {
    let cells = figure.table.rows.iter().flat_map(|row| row.cells.iter().skip(1));
    cells.map(|cell| cell.words(w.0).chars().count()).max().unwrap_or(0)
}

/// The table of a figure, as much of it as fits a wall.
fn excerpt(w: Words, figure: &Figure, tabling: Tabling, columns: usize) -> AnyView {
    let table = &figure.table;
    let heads = table.columns.iter().take(columns).map(|column| {
        let class = if column.kind == ColumnKind::Label { "" } else { "num" };
        view! { <th scope="col" class=class><span class="name">{column.label.clone()}</span></th> }
    });
    let heads = heads.collect_view();
    let rows = table
        .rows
        .iter()
        .take(tabling.rows)
        .map(|row| {
            let cells = row.cells.iter().take(columns).zip(&table.columns).map(|(cell, column)| {
                let words = cell.words(w.0);
                let class = if words.ends_with('*') { "num against" } else { "num" };
                match (cell, column.kind) {
                    (Cell::Text(text), ColumnKind::Label) => {
                        view! { <th scope="row"><span class="name">{text.clone()}</span></th> }.into_any()
                    }
                    _ => view! { <td class=class>{words}</td> }.into_any(),
                }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();
    view! {
        <div class="scroll" role="region" aria-label=table.caption.clone() tabindex="0">
            <table class=format!("wall-table {}", tabling.class())>
                <caption class="hidden">{table.caption.clone()}</caption>
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A QR code with its name for those who do not see it.
fn code(name: String, address: &str) -> Option<AnyView> {
    let svg = qr_svg(address)?;
    Some(view! { <div class="qr" role="img" aria-label=name inner_html=svg></div> }.into_any())
}

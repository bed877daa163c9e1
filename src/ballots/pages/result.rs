//! The page of a result: the order first, then why, then everything else there is, each number with
//! its table, its picture and its files. What the chair has not revealed is not in it.

use leptos::prelude::*;

use super::figures::{Files, figure_view};
use crate::{
    ballots::{
        Item, Revealed, Round, Stage,
        outcome::{
            About, Report, Verdict, enumerated, method_explained, method_in_words, name_in_words, place_in_words,
            points_in_words, step_in_words, unranked_in_words,
        },
        routes::Room,
    },
    server::visit::Visit,
    stats::disclosure::{self, Limit},
    tally,
    ui::Words,
    vocabulary::whole,
};

/// What the page is drawn from.
pub struct ResultPage<'a> {
    pub room: &'a Room,
    pub round: &'a Round,
    pub report: &'a Report,
    /// How many might have voted; 0 where nobody knows.
    pub expected: u64,
}

/// The title of a round: the ballot's, and the number where there are more of them.
pub fn title(w: Words, room: &Room, round: &Round) -> String {
    let facts = [
        ("title", name_in_words(w, &room.ballot.title).into()),
        ("number", whole(round.number, w.0).into()),
        ("all", (room.rounds.len() as i64).into()),
    ];
    w.with("outcome-round-of", &facts)
}

/// The way back to the process, and to the result from what lies behind it.
pub fn crumbs(w: Words, room: &Room, here: String) -> AnyView {
    let process = name_in_words(w, &room.process.name);
    view! {
        <nav class="crumbs" aria-label=w.t("where-you-are")>
            <ol>
                <li><a href=format!("/p/{}", room.process.slug)>{process}</a></li>
                <li aria-current="page">{here}</li>
            </ol>
        </nav>
    }
    .into_any()
}

impl ResultPage<'_> {
    fn revealed(&self) -> Revealed {
        match self.round.stage() {
            Stage::Closed { revealed, .. } => revealed,
            _ => Revealed::Nothing,
        }
    }

    pub(super) fn files(&self, w: Words) -> Files {
        Files { base: format!("/v/{}/soubor", self.room.ballot.join_code), round: self.round.number, lang: w.0.code() }
    }

    pub fn view(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let revealed = self.revealed();
        let changed = (!self.report.shown.list_fits)
            .then(|| view! { <div class="notice bad"><p>{w.t("outcome-list-changed")}</p></div> });
        let later = match revealed {
            Revealed::Order => Some("outcome-more-later"),
            Revealed::Duels => Some("outcome-more-sectors-later"),
            _ => None,
        };
        let later = later
            .filter(|_| !self.report.shown.few)
            .map(|key| view! { <div class="notice warm"><p>{w.t(key)}</p></div> });
        view! {
            {crumbs(w, self.room, w.t("outcome-title"))}
            {self.rounds(w)}
            <h1>{title(w, self.room, self.round)}</h1>
            {changed}
            <p class="lead">{self.lead(w)}</p>
            {self.counts(w)}
            <p class="soft">{self.met(w)}</p>
            {self.contents(w)}
            {later}
            {self.order(w)}
            {(revealed >= Revealed::Duels).then(|| self.why(w))}
            {(revealed >= Revealed::Duels).then(|| self.section(w, "souboje", "outcome-duels", About::Duels))}
            {(revealed >= Revealed::All).then(|| self.everything(w))}
            {self.how_to_read(w)}
        }
        .into_any()
    }

    /// What is on the page, for whoever comes for one thing. Only what is there.
    fn contents(&self, w: Words) -> Option<AnyView> {
        let (report, revealed) = (self.report, self.revealed());
        let (duels, all) = (revealed >= Revealed::Duels, revealed >= Revealed::All);
        let parts = [
            (true, "poradi", "outcome-order"),
            (duels && !report.shown.few, "proc", "outcome-why"),
            (duels && report.figure(About::Duels).is_some(), "souboje", "outcome-duels"),
            (all && report.figure(About::Places).is_some(), "mista", "outcome-places-title"),
            (all && report.sectors.len() > 1, "sektory", "outcome-sectors"),
            (all && report.figure(About::Methods).is_some(), "metody", "outcome-methods"),
            (all && !report.shown.few, "pevnost", "outcome-firmness"),
            (all, "overeni", "outcome-check"),
            (true, "jak", "outcome-how-to-read"),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|(there, ..)| *there).collect();
        let links = parts.iter().map(|(_, id, key)| view! { <li><a href=format!("#{id}")>{w.t(key)}</a></li> });
        let links = links.collect_view();
        (parts.len() > 2).then(|| {
            view! { <nav class="rounds parts" aria-label=w.t("on-this-page")><ul>{links}</ul></nav> }.into_any()
        })
    }

    fn rounds(&self, w: Words) -> Option<AnyView> {
        let known: Vec<&Round> = self.room.rounds.iter().filter(|round| round.is_revealed()).collect();
        let links = known.iter().map(|round| {
            let href = format!("/v/{}/vysledek?kolo={}", self.room.ballot.join_code, round.number);
            let current = (round.number == self.round.number).then_some("page");
            let name = w.with("outcome-round", &[("number", whole(round.number, w.0).into())]);
            view! { <li><a href=href aria-current=current>{name}</a></li> }
        });
        let links = links.collect_view();
        (known.len() > 1)
            .then(|| view! { <nav class="rounds" aria-label=w.t("outcome-rounds")><ul>{links}</ul></nav> }.into_any())
    }

    fn lead(&self, w: Words) -> String {
        let first: Vec<String> = match self.report.settled().layers().first() {
            Some(layer) => layer.iter().map(|item| self.report.names[*item].clone()).collect(),
            None => Vec::new(),
        };
        match first.as_slice() {
            [one] => w.with("outcome-lead", &[("item", one.as_str().into())]),
            several => w.with("outcome-lead-shared", &[("items", enumerated(w, several).into())]),
        }
    }

    fn counts(&self, w: Words) -> AnyView {
        let votes = self.report.votes as i64;
        let of = [("n", votes.into()), ("all", whole(self.expected as i64, w.0).into())];
        let counted =
            if self.expected > 0 { w.with("outcome-counted-of", &of) } else { w.with("outcome-counted-votes", &of) };
        let counts = self.report.channels.map(|(_, count)| count);
        // As in the minutes: of few people not even how they voted.
        let hidden = disclosure::one_way(&counts, Limit::public(self.report.shown.limit));
        let channels = (!hidden.contains(&true)).then(|| {
            let [phone, paper] = counts.map(|count| whole(count as i64, w.0));
            view! {
                <div><dt>{w.t("outcome-counted-phone")}</dt><dd>{phone}</dd></div>
                <div><dt>{w.t("outcome-counted-paper")}</dt><dd>{paper}</dd></div>
            }
        });
        view! {
            <dl class="counts">
                <div><dt>{counted}</dt><dd>{whole(votes, w.0)}</dd></div>
                {channels}
            </dl>
        }
        .into_any()
    }

    fn met(&self, w: Words) -> String {
        let ballot = &self.room.ballot;
        let facts = [("day", w.day(ballot.meeting_on).into()), ("place", ballot.place.as_str().into())];
        let key = if ballot.place.trim().is_empty() { "outcome-met-day" } else { "outcome-met" };
        w.with(key, &facts)
    }

    // ---- the order ---------------------------------------------------------------------------------

    fn order(&self, w: Words) -> AnyView {
        let report = self.report;
        let places = report.places();
        let rows = report.settled().items().map(|item| self.place(w, item, places[item])).collect_view();
        let tied = report.settled().has_ties().then(|| view! { <p class="soft">{w.t("outcome-tie")}</p> });
        let lot = report.lot.as_ref().filter(|_| report.order.has_ties()).map(|lot| {
            view! { <p>{w.with("outcome-lot", &[("number", lot.number.to_string().into())])}</p> }
        });
        let limit = [("limit", (report.shown.limit as i64).into())];
        let few = report.shown.few.then(|| view! { <div class="notice"><p>{w.with("outcome-few", &limit)}</p></div> });
        let differ = report.points_differ().then(|| view! { <p class="soft">{w.t("outcome-points-differ")}</p> });
        let figure = report.figure(About::Order).map(|figure| figure_view(w, &self.files(w), figure));
        view! {
            <section class="result" id="poradi" aria-labelledby="poradi-h">
                <h2 id="poradi-h">{w.t("outcome-order")}</h2>
                <ol class="ranked">{rows}</ol>
                {differ}
                {lot}
                {tied}
                {few}
                {figure}
            </section>
        }
        .into_any()
    }

    fn place(&self, w: Words, item: usize, place: (usize, usize)) -> AnyView {
        let report = self.report;
        let Item { note, .. } = &self.round.items[item];
        let note = name_in_words(w, note);
        let note = (!note.is_empty()).then(|| view! { <p>{note}</p> });
        let points = report.points.as_ref().map(|points| {
            let points = points_in_words(w, points[item]);
            view! { <p>{w.with("outcome-points-of-item", &[("points", points.into())])}</p> }
        });
        let verdict = report.verdicts.get(item).filter(|_| self.revealed() >= Revealed::All);
        let tag = match verdict {
            Some(Verdict::Consensus) => Some(("tag good", "outcome-tag-consensus")),
            Some(Verdict::Contested) => Some(("tag warm", "outcome-tag-contested")),
            _ => None,
        };
        let tag = tag.map(|(class, key)| view! { <span class=class>{w.t(key)}</span> });
        view! {
            <li>
                <span class="place">
                    <span aria-hidden="true">{place_in_words(w, place)}</span>
                    <span class="hidden">{w.with("outcome-place-of-item", &[("place", place_in_words(w, place).into())])}</span>
                </span>
                <div><h3>{report.names[item].clone()}</h3>{note}{points}</div>
                {tag}
            </li>
        }
        .into_any()
    }

    // ---- why ---------------------------------------------------------------------------------------

    fn why(&self, w: Words) -> Option<AnyView> {
        let report = self.report;
        if report.shown.few {
            return None;
        }
        let rule = self.round.rule;
        let facts = [
            ("method", method_in_words(w, rule.method).into()),
            ("unranked", unranked_in_words(w, rule.unranked).into()),
        ];
        let first = (!report.first.is_empty()).then(|| view! { <p class="lead">{report.first.clone()}</p> });
        let withheld = report.withholds_weights().then(|| {
            let limit = [("limit", (report.shown.limit as i64).into())];
            view! { <div class="notice"><p>{w.with("outcome-withheld", &limit)}</p></div> }
        });
        Some(
            view! {
                <section class="result" id="proc" aria-labelledby="proc-h">
                    <h2 id="proc-h">{w.t("outcome-why")}</h2>
                    {first}
                    <p>{w.with("outcome-rule", &facts)}</p>
                    <p>{method_explained(w, rule.method)}</p>
                    {withheld}
                    {(!report.steps.is_empty()).then(|| self.steps(w))}
                </section>
            }
            .into_any(),
        )
    }

    /// Duels that do not hold stand open, all of them in a fold.
    fn steps(&self, w: Words) -> AnyView {
        let report = self.report;
        let said = |step: &&tally::Step| {
            let words = step_in_words(w, &report.names, report.scale, step);
            view! { <li>{words}</li> }
        };
        let left_out: Vec<&tally::Step> =
            report.steps.iter().filter(|step| step.verdict != tally::Verdict::Kept).collect();
        let n = [("n", (left_out.len() as i64).into())];
        let list = (!left_out.is_empty())
            .then(|| view! { <ul class="duel-steps">{left_out.iter().map(said).collect_view()}</ul> });
        let all = report.steps.iter().collect::<Vec<_>>();
        view! {
            <p>{w.with("outcome-steps-left-out", &n)}</p>
            {list}
            <details class="no-print">
                <summary>{w.with("outcome-steps-all", &[("n", (all.len() as i64).into())])}</summary>
                <div class="details-body"><ol class="duel-steps">{all.iter().map(said).collect_view()}</ol></div>
            </details>
        }
        .into_any()
    }

    pub(super) fn section(&self, w: Words, id: &'static str, heading: &str, about: About) -> Option<AnyView> {
        let figure = self.report.figure(about)?;
        let heading_id = format!("{id}-h");
        Some(
            view! {
                <section class="result" id=id aria-labelledby=heading_id.clone()>
                    <h2 id=heading_id.clone()>{w.t(heading)}</h2>
                    {figure_view(w, &self.files(w), figure)}
                </section>
            }
            .into_any(),
        )
    }

    fn how_to_read(&self, w: Words) -> AnyView {
        let n = [("n", (self.report.names.len() as i64).into())];
        let limit = [("limit", (self.report.shown.limit as i64).into())];
        let points = self.report.points.is_some().then(|| view! { <p>{w.with("outcome-read-points", &n)}</p> });
        view! {
            <section class="split" aria-labelledby="jak">
                <h2 id="jak">{w.t("outcome-how-to-read")}</h2>
                <div class="flow">
                    <p>{w.t("outcome-read-group")}</p>
                    <p>{w.t("outcome-read-place")}</p>
                    {points}
                    <p>{w.with("outcome-read-few", &limit)}</p>
                </div>
            </section>
        }
        .into_any()
    }
}

//! What stands beside a result once everything is revealed: who stood where, the sectors, other ways
//! of counting, how firm it all is, and how to check it.

use leptos::prelude::*;

use super::{figures::figure_view, result::ResultPage};
use crate::{
    ballots::outcome::{About, Verdict, Weights, enumerated, order_text, times_in_words},
    stats::disclosure::{self, Limit},
    ui::Words,
    vocabulary::whole,
};

impl ResultPage<'_> {
    pub(super) fn everything(&self, w: Words) -> AnyView {
        view! {
            {self.section(w, "mista", "outcome-places-title", About::Places)}
            {self.sectors(w)}
            {self.section(w, "metody", "outcome-methods", About::Methods)}
            {self.firmness(w)}
            {self.check(w)}
        }
        .into_any()
    }

    fn sectors(&self, w: Words) -> Option<AnyView> {
        let report = self.report;
        if report.sectors.len() < 2 {
            return None;
        }
        // As in the minutes: a small sector is not told, nor one it could be worked out from.
        let hidden = disclosure::one_way(&report.shown.sizes, Limit::public(report.shown.limit));
        let size = |((sector, size), hidden): ((&String, &u64), bool)| {
            let n = if hidden { w.t("outcome-size-hidden") } else { whole(*size as i64, w.0) };
            w.with("outcome-size", &[("sector", sector.as_str().into()), ("n", n.into())])
        };
        let sizes: Vec<String> = report.sectors.iter().zip(&report.shown.sizes).zip(hidden).map(size).collect();
        let sizes = (!report.shown.few).then(|| sizes.join(", "));
        let k = [("k", (report.top as i64).into())];
        let agreed: Vec<String> = report
            .settled()
            .items()
            .filter(|item| report.verdicts.get(*item) == Some(&Verdict::Consensus))
            .map(|item| report.names[item].clone())
            .collect();
        let agreed = match (report.verdicts.is_empty(), agreed.as_slice()) {
            (true, _) => None,
            (false, []) => Some(w.with("outcome-consensus-none", &k)),
            (false, items) => {
                let items = [k[0].clone(), ("items", enumerated(w, items).into())];
                Some(w.with("outcome-consensus-items", &items))
            }
        };
        let figure = match report.figure(About::Sectors) {
            Some(figure) => figure_view(w, &self.files(w), figure),
            None if report.shown.few => ().into_any(),
            None => {
                let limit = [("limit", (report.shown.limit as i64).into())];
                view! { <p>{w.with("outcome-sectors-none", &limit)}</p> }.into_any()
            }
        };
        Some(
            view! {
                <section class="result" id="sektory" aria-labelledby="sektory-h">
                    <h2 id="sektory-h">{w.t("outcome-sectors")}</h2>
                    {sizes.map(|sizes| view! { <p>{w.with("outcome-sizes", &[("sizes", sizes.into())])}</p> })}
                    <p>{self.weights(w)}</p>
                    {agreed.map(|said| view! { <p>{said}</p> })}
                    {figure}
                </section>
            }
            .into_any(),
        )
    }

    fn weights(&self, w: Words) -> String {
        let report = self.report;
        match &report.weights {
            Weights::Same => w.t("outcome-weights-same"),
            // How many times a ballot counts tells how many its sector cast.
            Weights::Equal { .. } if report.withholds_weights() || report.shown.few => w.t("outcome-weights-equal"),
            Weights::Equal { times } => {
                let times = times_in_words(w, &report.sectors, times);
                let facts = [("times", times.into()), ("n", (report.votes as i64).into())];
                format!("{} {}", w.t("outcome-weights-equal"), w.with("outcome-weights-times", &facts))
            }
            Weights::Refused { .. } => w.t("outcome-weights-refused"),
        }
    }

    fn firmness(&self, w: Words) -> Option<AnyView> {
        let report = self.report;
        if report.shown.few {
            return None;
        }
        let said = [&report.agreement, &report.one_ballot].into_iter().flatten();
        let said = said.map(|said| view! { <p>{said.clone()}</p> }).collect_view();
        let figure = report.figure(About::Firmness).map(|figure| figure_view(w, &self.files(w), figure));
        Some(
            view! {
                <section class="result" id="pevnost" aria-labelledby="pevnost-h">
                    <h2 id="pevnost-h">{w.t("outcome-firmness")}</h2>
                    {said}
                    {figure}
                </section>
            }
            .into_any(),
        )
    }

    fn check(&self, w: Words) -> AnyView {
        let list = format!("/v/{}/listky?kolo={}", self.room.ballot.join_code, self.round.number);
        view! {
            <section class="result" id="overeni" aria-labelledby="overeni-h">
                <h2 id="overeni-h">{w.t("outcome-check")}</h2>
                {if self.report.shown.few {
                    let limit = [("limit", (self.report.shown.limit as i64).into())];
                    view! { <p>{w.with("outcome-list-few", &limit)}</p> }.into_any()
                } else {
                    view! {
                        <p>{w.t("outcome-check-about")}</p>
                        <p class="actions"><a class="button quiet" href=list>{w.t("outcome-to-list")}</a></p>
                    }
                    .into_any()
                }}
                <dl class="facts hashes">
                    <div><dt>{w.t("outcome-hash-list")}</dt><dd><code>{self.round.list_hash.clone()}</code></dd></div>
                    <div><dt>{w.t("outcome-hash-content")}</dt><dd><code>{self.round.content_hash.clone()}</code></dd></div>
                    <div><dt>{w.t("outcome-hash-result")}</dt><dd><code>{self.round.result_hash.clone()}</code></dd></div>
                </dl>
                <p>{w.t("outcome-hash-result-about")}</p>
                <pre class="command" id="otisk-poradi" tabindex="0"><code>{order_text(self.round, &self.report.order)}</code></pre>
            </section>
        }
        .into_any()
    }
}

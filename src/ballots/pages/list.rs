//! The list of votes: every vote under the hash of its receipt, so that each voter finds their own
//! and anybody counts again, in the browser or by hand.

use leptos::prelude::*;

use super::{
    figures::Files,
    result::{crumbs, title},
};
use crate::{
    ballots::{
        Round, Vote,
        islands::{
            Recount,
            recount::{RecountWords, Recounting, written},
        },
        outcome::{
            Report,
            files::{VoteFormat, votes_as},
            ranking_in_words,
        },
        routes::Room,
    },
    server::visit::Visit,
    ui::{Words, islands::pack},
    vocabulary::{base_words, whole},
};

/// What the page is drawn from.
pub struct ListPage<'a> {
    pub room: &'a Room,
    pub round: &'a Round,
    pub report: &'a Report,
    /// Sorted by the hash of the receipt; none where too few voted for a list.
    pub votes: &'a [Vote],
}

impl ListPage<'_> {
    fn files(&self, w: Words) -> Files {
        Files { base: format!("/v/{}/soubor", self.room.ballot.join_code), round: self.round.number, lang: w.0.code() }
    }

    fn named(&self) -> bool {
        self.report.shown.sectors_named && self.report.sectors.len() > 1
    }

    pub fn view(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let limit = [("limit", (self.report.shown.limit as i64).into())];
        let back = format!("/v/{}/vysledek?kolo={}", self.room.ballot.join_code, self.round.number);
        let about = if !self.report.shown.few && !self.report.shown.listed {
            w.with("outcome-list-withheld", &limit)
        } else if self.report.shown.few {
            w.with("outcome-list-few", &limit)
        } else {
            w.with("outcome-list-about", &[("n", (self.votes.len() as i64).into())])
        };
        let nameless = (self.report.shown.listed && !self.report.shown.sectors_named)
            .then(|| view! { <p>{w.with("outcome-list-without-sectors", &limit)}</p> });
        let changed = (!self.report.shown.list_fits)
            .then(|| view! { <div class="notice bad"><p>{w.t("outcome-list-changed")}</p></div> });
        view! {
            {crumbs(w, self.room, w.t("outcome-list-title"))}
            <h1>{w.t("outcome-list-title")}</h1>
            <p class="lead">{title(w, self.room, self.round)}</p>
            {changed}
            <p>{about}</p>
            {nameless}
            <dl class="facts hashes">
                <div><dt>{w.t("outcome-hash-list")}</dt><dd><code>{self.round.list_hash.clone()}</code></dd></div>
            </dl>
            {self.report.shown.listed.then(|| self.of_many(w))}
            <p><a href=back>{w.t("outcome-back")}</a></p>
        }
        .into_any()
    }

    fn of_many(&self, w: Words) -> AnyView {
        view! {
            <noscript><p class="notice">{w.t("outcome-needs-script")}</p></noscript>
            {self.find(w)}
            {recount(w)}
            {self.island(w)}
            {self.by_hand(w)}
            {self.downloads(w)}
            {self.table(w)}
        }
        .into_any()
    }

    fn find(&self, w: Words) -> AnyView {
        view! {
            <section class="split" id="najit" aria-labelledby="najit-h" hidden="">
                <h2 id="najit-h">{w.t("outcome-find")}</h2>
                <div class="flow">
                    <form class="form column" id="najit-form" autocomplete="off">
                        <div class="part">
                            <label for="kod">{w.t("outcome-find-label")}</label>
                            <p class="hint" id="kod-hint">{w.t("outcome-find-about")}</p>
                            <input
                                class="field receipt-field"
                                id="kod"
                                maxlength="40"
                                autocapitalize="characters"
                                spellcheck="false"
                                placeholder="XXXX-XXXX-XXXX-XXXX"
                                aria-describedby="kod-hint"
                            />
                        </div>
                        <p class="actions"><button class="button quiet">{w.t("outcome-find-act")}</button></p>
                    </form>
                    <div role="status"><p id="najit-odpoved"></p></div>
                </div>
            </section>
        }
        .into_any()
    }

    fn island(&self, w: Words) -> AnyView {
        let recounting = Recounting {
            rule: self.round.rule.rule(),
            equal_sectors: matches!(self.report.weights, crate::ballots::outcome::Weights::Equal { .. }),
            lot: self.report.lot.as_ref().map(|drawn| drawn.number),
        };
        let ids: Vec<&str> = self.round.items.iter().map(|item| item.id.0.as_str()).collect();
        let drawn = self.report.lot.is_some() && self.report.order.has_ties();
        let names: Vec<&str> = self.report.names.iter().map(String::as_str).collect();
        let words = RecountWords {
            found: w.t("outcome-found"),
            not_found: w.t("outcome-not-found"),
            not_a_code: w.t("outcome-not-a-code"),
            same: w.t(if drawn { "outcome-recounted-same-lot" } else { "outcome-recounted-same" }),
            other: w.t("outcome-recounted-other"),
            list_same: w.t("outcome-list-same"),
            list_other: w.t("outcome-list-other"),
        };
        view! {
            <Recount
                recounting=recounting.packed()
                items=pack(&names)
                ids=pack(&ids)
                expected=written(self.report.settled())
                list_hash=self.round.list_hash.clone()
                words=words.packed()
            />
        }
        .into_any()
    }

    fn by_hand(&self, w: Words) -> AnyView {
        let hash = [("hash", self.round.list_hash.as_str().into())];
        view! {
            <section class="split" aria-labelledby="rucne-h">
                <h2 id="rucne-h">{w.t("outcome-by-hand")}</h2>
                <div class="flow">
                    <p>{w.t("outcome-by-hand-receipt")}</p>
                    <pre class="command" tabindex="0"><code>"printf %s XXXXXXXXXXXXXXXX | sha256sum"</code></pre>
                    <p>{w.t("outcome-by-hand-list")}</p>
                    <pre class="command" tabindex="0"><code>"sha256sum seznam.txt"</code></pre>
                    <p class="small soft hashes">{w.with("outcome-by-hand-must", &hash)}</p>
                </div>
            </section>
        }
        .into_any()
    }

    fn downloads(&self, w: Words) -> AnyView {
        let files = self.files(w);
        let named = self.report.shown.sectors_named;
        let written = |format| votes_as(w, (&self.room.ballot, self.round), self.votes, named, format);
        let others = [VoteFormat::PrefLib, VoteFormat::Cef, VoteFormat::Sheet].map(|format| (format, written(format)));
        // What a format cannot say is not offered in it, and the page says why.
        let refused = others.iter().filter_map(|(_, written)| written.as_ref().err()?.first());
        let refused: Vec<_> =
            refused.map(|finding| view! { <p class="small soft">{finding.message(w.0)}</p> }).collect();
        let formats: Vec<_> = others
            .iter()
            .filter(|(_, written)| written.is_ok())
            .map(|(format, _)| {
                let href = files.address(&format!("hlasy.{}", format.code()));
                view! { <li><a href=href>{format.name()}</a></li> }
            })
            .collect();
        view! {
            <section class="split" aria-labelledby="soubory-h">
                <h2 id="soubory-h">{w.t("outcome-files")}</h2>
                <div class="flow">
                    <p><a href=files.address("seznam.txt")>{w.t("outcome-file-list")}</a></p>
                    <p>
                        <a href=files.address("hlasy.list")>{w.t("outcome-file-list-rule")}</a>
                        " "
                        <span class="small soft">{w.t("outcome-file-list-rule-about")}</span>
                    </p>
                    <ul class="downloads" aria-label=w.t("outcome-files")>
                        <li>{w.t("outcome-file-votes")}</li>
                        {formats}
                    </ul>
                    {refused}
                </div>
            </section>
        }
        .into_any()
    }

    fn table(&self, w: Words) -> AnyView {
        let named = self.named();
        let base = base_words(Some(self.votes.len() as u64), self.report.shown.limit, w.0);
        let caption = w.with("outcome-list-caption", &[("base", base.into())]);
        let sector = |vote: &Vote| {
            let at = self.room.ballot.sectors.iter().position(|sector| sector.id == vote.sector);
            at.map(|at| self.report.sectors[at].clone()).unwrap_or_default()
        };
        let rows = self.votes.iter().enumerate().map(|(index, vote)| {
            let id_of_sector = if self.report.shown.sectors_named { vote.sector.0.clone() } else { String::new() };
            view! {
                <tr id=vote.receipt_hash.clone() data-sector=id_of_sector data-ranking=vote.ranking.to_string()>
                    <td class="num soft">{whole(index as i64 + 1, w.0)} "."</td>
                    <th scope="row">{halved(&vote.receipt_hash)}</th>
                    {named.then(|| view! { <td>{sector(vote)}</td> })}
                    <td>{ranking_in_words(w, &self.report.names, &vote.ranking)}</td>
                </tr>
            }
        });
        view! {
            <section class="result" id="listky" aria-labelledby="listky-h">
                <h2 id="listky-h">{w.t("outcome-list-title")}</h2>
                <p class="soft">{w.t("outcome-list-legend")}</p>
                <div class="scroll full" role="region" aria-label=caption.clone() tabindex="0">
                    <table class="table votes">
                        <caption>{caption.clone()}</caption>
                        <thead>
                            <tr>
                                <th scope="col" class="num"><span class="hidden">{w.t("outcome-line-column")}</span></th>
                                <th scope="col">{w.t("outcome-hash-column")}</th>
                                {named.then(|| view! { <th scope="col">{w.t("outcome-sector-column")}</th> })}
                                <th scope="col">{w.t("outcome-ranking-column")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any()
    }
}

/// A hash that breaks in its middle and nowhere else.
fn halved(hash: &str) -> AnyView {
    let (first, second) = hash.split_at_checked(hash.len() / 2).unwrap_or((hash, ""));
    view! { <code>{first.to_owned()}<wbr/>{second.to_owned()}</code> }.into_any()
}

fn recount(w: Words) -> AnyView {
    view! {
        <section class="split" id="prepocet" aria-labelledby="prepocet-h" hidden="">
            <h2 id="prepocet-h">{w.t("outcome-recount")}</h2>
            <div class="flow">
                <p>{w.t("outcome-recount-about")}</p>
                <p class="actions">
                    <button class="button quiet" type="button" id="prepocet-tlacitko">{w.t("outcome-recount-act")}</button>
                </p>
                <div role="status" id="prepocet-vysledek">
                    <p id="prepocet-odpoved"></p>
                    <p id="prepocet-seznam"></p>
                </div>
            </div>
        </section>
    }
    .into_any()
}

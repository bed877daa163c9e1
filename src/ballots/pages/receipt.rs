//! What a voter takes home. The page is made from what was just sent: the house keeps no way from
//! the receipt to the ranking before the ballot is closed, and none to the voter at all.

use axum::response::Response;
use leptos::prelude::*;

use super::{card, join::round_name};
use crate::{
    ballots::{Receipt, Slip, routes::Room},
    server::visit::Visit,
    tally::{Place, Ranking, Unranked},
    ui::{Comforts, Page, Words, islands::ForgetDraft, page},
};

pub fn receipt_page(visit: &Visit, room: &Room, slip: &Slip, receipt: &Receipt, ranking: &Ranking) -> Response {
    let w = visit.words;
    let (ballot, round) = (&room.ballot, room.round());
    let entry = format!("/v/{}", ballot.join_code);
    let facts = Page::titled(w.t("receipt-title")).here(entry.clone()).class("thanks").with_islands();
    let facts = facts.comforts(Comforts::Once);
    let spelled = receipt.spelled();
    let by_sectors = round.rule.equal_sectors && ballot.sectors.len() > 1;
    let what_for = if by_sectors { "receipt-what-for-sectors" } else { "receipt-what-for" };
    let limit = [("limit", (round.rule.hidden_under as i64).into())];
    let site = visit.origin.split_once("://").map_or(visit.origin.as_str(), |(_, site)| site);
    let list = format!("{site}/v/{}/listky", ballot.join_code);
    page(visit, facts, || {
        let (title, language) = card::said(w, &ballot.title);
        // A group of four never breaks; where there is no room for all of them, two stand in a line.
        let groups: Vec<_> =
            spelled.split_inclusive('-').map(|four| view! { <span>{four.to_owned()}</span> }).collect();
        view! {
            <h1>{w.t("receipt-title")}</h1>
            <p class="soft">
                <span lang=language>{title}</span>
                {round_name(visit, round).map(|name| format!(" · {name}"))}
                " · "
                {w.day(ballot.meeting_on)}
            </p>
            <section class="receipt flow" aria-labelledby="receipt">
                <h2 id="receipt">{w.t("receipt-yours")}</h2>
                <p class="receipt-code"><data value=spelled.clone()>{groups}</data></p>
                <p><strong>{w.t("receipt-keep")}</strong> " " {w.t("receipt-lost")}</p>
                <p>{w.with(what_for, &limit)}</p>
                <p class="receipt-where">{w.t("receipt-where")} " " <b>{list}</b></p>
                <p><strong>{w.t("receipt-secret")}</strong></p>
            </section>
            <section class="split" aria-labelledby="sent">
                <h2 id="sent">{w.t("receipt-sent")}</h2>
                <div class="flow">
                    {sent(w, room, ranking)}
                </div>
            </section>
            <section class="split no-print" aria-labelledby="next">
                <h2 id="next">{w.t("receipt-next")}</h2>
                <div class="flow">
                    <p>{w.t("receipt-next-about")}</p>
                    <p>{w.t("receipt-hand-over-about")}</p>
                    <p class="actions"><a class="button quiet" href=entry>{w.t("receipt-hand-over")}</a></p>
                </div>
            </section>
            <ForgetDraft key=slip.mark(&round.id)/>
        }
    })
}

/// The ranking in words: places, what was not ranked and what that means, what was abstained on.
fn sent(w: Words, room: &Room, ranking: &Ranking) -> AnyView {
    let round = room.round();
    let name = |item: usize| card::plain(w, &round.items[item].name);
    let list = |items: Vec<usize>| items.into_iter().map(|item| view! { <li>{name(item)}</li> }).collect_view();
    let levels = ranking.levels();
    let ranked: usize = levels.iter().map(Vec::len).sum();
    let mut before = 0;
    let rows: Vec<_> = levels
        .into_iter()
        .map(|level| {
            let (first, last) = (before + 1, before + level.len());
            before = last;
            let place = if first == last { format!("{first}.") } else { format!("{first}.–{last}.") };
            let class = if level.len() > 1 { "names together" } else { "names" };
            let names = level.into_iter().map(|item| view! { <span>{name(item)}</span> }).collect_view();
            view! { <li><span class="place">{place}</span> " " <span class=class>{names}</span></li> }
        })
        .collect();
    let order = (ranked > 0).then(|| view! { <ol class="sent">{rows}</ol> });
    let places = ranking.places().iter().enumerate();
    let left: Vec<usize> = places.filter(|(_, place)| **place == Place::UNRANKED).map(|(item, _)| item).collect();
    let abstained: Vec<usize> = ranking.abstained().collect();
    let rest = (!left.is_empty()).then(|| {
        let facts = [
            ("ranked", (ranked as i64).into()),
            ("all", (round.items.len() as i64).into()),
            ("left", (left.len() as i64).into()),
        ];
        let key = match (ranked, round.rule.unranked) {
            (0, _) => "receipt-blank",
            (_, Unranked::Last) => "receipt-rest-last",
            (_, Unranked::Ignored) => "receipt-rest-ignored",
        };
        let names = (ranked > 0).then(|| view! { <ul>{list(left.clone())}</ul> });
        view! { <p>{w.with(key, &facts)}</p> {names} }
    });
    let aside = (!abstained.is_empty()).then(|| {
        view! { <p>{w.t("receipt-abstained")}</p> <ul>{list(abstained)}</ul> }
    });
    view! { {order} {rest} {aside} }.into_any()
}

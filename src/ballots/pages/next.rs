//! The one next thing the chair does, at every stage of a round: what it is, what it changes, and its
//! button. Nobody, the chair included, sees what is not revealed.

use leptos::prelude::*;

use super::{
    card,
    chair::{ChairPage, by_sector_in_words},
    making::MANY_ITEMS,
};
use crate::{
    ballots::{Counted, LEAST_ORDERED, Revealed, Round, Secrecy, Stage, outcome as words, routes::chair::SEEN},
    server::visit::Visit,
    tally::{Order, lot},
    ui::{Words, form::TextField},
};

/// Between two ink lines; nothing else on the page stands so.
pub fn section(visit: &Visit, page: &ChairPage<'_>) -> AnyView {
    let w = visit.words;
    let inside = match page.room.round().stage() {
        Stage::Prepared => prepare(w, page),
        Stage::Frozen => start(w, page),
        Stage::Open { .. } => voting(w, page),
        Stage::Closed { revealed, .. } => match page.result {
            Some(result) if page.room.round().is_revealed() => revealed_result(w, page, result, revealed),
            Some(result) if comparing(page, result) < LEAST_ORDERED => too_few(w, page),
            Some(result) => reveal(w, page, result, revealed),
            None => view! { <h2 id="next">{w.t("chair-uncountable")}</h2> }.into_any(),
        },
    };
    view! { <section class="next flow" aria-labelledby="next">{inside}</section> }.into_any()
}

/// Ballots that put one item above another: blank ones protect nobody.
fn comparing(page: &ChairPage<'_>, result: &Counted) -> u64 {
    result.profile.comparing(page.room.round().rule.unranked)
}

fn prepare(w: Words, page: &ChairPage<'_>) -> AnyView {
    let round = page.room.round();
    let many = (round.items.len() > MANY_ITEMS && round.rule.most.is_none())
        .then(|| view! { <div class="notice warm"><p>{w.t("making-many")}</p></div> });
    let acts = page.may_act().then(|| {
        let change = format!("/desk/h/{}/upravit", page.room.ballot.id);
        let discard = page.form(
            "zahodit",
            view! {
                <div class="actions"><button class="button danger">{w.t("chair-discard-act")}</button></div>
            }
            .into_any(),
        );
        let freeze = page.form(
            "zmrazit",
            view! {
                <input type="hidden" name=SEEN value=round.hash_of_content(&page.room.ballot)/>
                <div class="actions">
                    <button class="button">{w.t("chair-freeze-act")}</button>
                    <a class="button quiet" href=change>{w.t("chair-change")}</a>
                </div>
            }
            .into_any(),
        );
        view! {
            {freeze}
            <details>
                <summary>{w.t("chair-discard")}</summary>
                <div class="details-body flow"><p>{w.t("chair-discard-about")}</p> {discard}</div>
            </details>
        }
    });
    view! {
        <h2 id="next">{w.t("chair-freeze")}</h2>
        <p>{w.t("chair-freeze-about")}</p>
        {many}
        {acts}
    }
    .into_any()
}

fn start(w: Words, page: &ChairPage<'_>) -> AnyView {
    if page.slip_count() == 0 {
        return view! {
            <h2 id="next">{w.t("chair-slips")}</h2>
            <p>{w.t("chair-slips-about")}</p>
            {page.may_act().then(|| page.slips_form(w, false))}
        }
        .into_any();
    }
    let slips = w.with("chair-slips-so-far", &[("n", page.slip_count().into())]);
    let again = page.room.rounds.len() > 1;
    let about = w.t(match (again, page.room.ballot.secrecy) {
        (true, _) => "chair-open-again-about",
        (false, Secrecy::Slips) => "chair-open-about",
        (false, Secrecy::Confidential) => "chair-open-about-confidential",
    });
    let act = page.may_act().then(|| {
        page.form(
            "otevrit",
            view! {
                <div class="actions"><button class="button">{w.t("chair-open-act")}</button></div>
            }
            .into_any(),
        )
    });
    view! {
        <h2 id="next">{w.t("chair-open")}</h2>
        <p>{slips} " " {by_sector_in_words(w, &page.room.ballot, page.slips)}</p>
        <p>{about}</p>
        {act}
    }
    .into_any()
}

// ---- while people vote -------------------------------------------------------------------------

fn voting(w: Words, page: &ChairPage<'_>) -> AnyView {
    let (votes, expected) = (page.votes, page.expected);
    let missing = expected.saturating_sub(votes);
    let facts = [("n", (missing as i64).into()), ("all", (expected as i64).into())];
    let missing = if missing > 0 { w.with("chair-missing", &facts) } else { w.t("chair-nobody-missing") };
    let too_many = (votes > expected).then(|| view! { <p class="notice bad">{w.t("chair-more-votes")}</p> });
    let width = if expected == 0 { 0.0 } else { (votes as f64 * 100.0 / expected as f64).min(100.0) };
    let paper = format!("/desk/h/{}/papir", page.room.ballot.id);
    let all_voted = expected > 0 && votes >= expected;
    // Without a script nothing here loads itself anew: somebody may be typing numbers below.
    let again = format!("/desk/h/{}", page.room.ballot.id);
    let acts = page.may_act().then(|| {
        let close = page.form("uzavrit", view! {
            <div class="actions"><button class="button danger" id="close-act">{w.t("chair-close-act")}</button></div>
        }.into_any());
        view! {
            <p class="actions"><a class="button quiet" href=paper>{w.t("chair-paper")}</a></p>
            <details open=all_voted>
                <summary>{w.t("chair-close")}</summary>
                <div class="details-body flow">
                    <p id="missing-now" data-live="">{missing}</p>
                    <p>{w.t("chair-close-about")}</p>
                    {close}
                </div>
            </details>
        }
    });
    view! {
        <h2 id="next">{w.t("chair-voting")}</h2>
        <div id="votes-now" data-live="">
            <p class="turnout">
                {w.with("chair-turnout", &[("votes", (votes as i64).into()), ("all", (expected as i64).into())])}
            </p>
            <svg class="bar" width="100%" height="10" aria-hidden="true"><rect width=format!("{width:.0}%") height="100%"></rect></svg>
            {too_many}
        </div>
        <noscript><p><a href=again>{w.t("chair-load-again")}</a></p></noscript>
        <p class="soft">{w.t("chair-voting-about")}</p>
        {acts}
    }
    .into_any()
}

// ---- after the close ---------------------------------------------------------------------------

/// How many steps are left until the whole order is shown.
fn steps_left(result: &Counted, revealed: Revealed) -> usize {
    let layers = result.outcome.order.layers().len();
    match revealed {
        Revealed::Nothing => layers.max(1),
        Revealed::Last(shown) => layers.saturating_sub(shown).max(1),
        _ => 0,
    }
}

fn reveal(w: Words, page: &ChairPage<'_>, result: &Counted, revealed: Revealed) -> AnyView {
    let left = steps_left(result, revealed);
    let facts = [("n", (left as i64).into())];
    let (act, about) = match (left, revealed) {
        (1, _) => ("chair-reveal-first", w.t("chair-reveal-about-first")),
        (_, Revealed::Nothing) => ("chair-reveal-last", w.with("chair-reveal-about", &facts)),
        _ => ("chair-reveal-next", w.with("chair-reveal-left", &facts)),
    };
    let votes = w.with("chair-closed-votes", &[("n", (page.votes as i64).into())]);
    view! {
        <h2 id="next">{w.t("chair-reveal")}</h2>
        <p>{votes} " " {about}</p>
        <p class="soft">{w.t("chair-reveal-nobody")}</p>
        {revealed_so_far(w, page, result, revealed)}
        {reveal_form(w, page, Some(act), None)}
        {all_at_once(w, page)}
    }
    .into_any()
}

/// The places the screen shows already.
fn revealed_so_far(w: Words, page: &ChairPage<'_>, result: &Counted, revealed: Revealed) -> Option<AnyView> {
    let Revealed::Last(steps) = revealed else { return None };
    let names: Vec<String> = page.room.round().items.iter().map(|item| card::plain(w, &item.name)).collect();
    let order = &result.outcome.order;
    let hidden = order.layers().len().saturating_sub(steps);
    Some(order_view(w, &names, order, hidden))
}

/// Not beside the step the chair presses again and again.
fn all_at_once(w: Words, page: &ChairPage<'_>) -> Option<AnyView> {
    let form = reveal_form(w, page, None, Some("chair-reveal-all"))?;
    Some(
        view! {
            <details>
                <summary>{w.t("chair-reveal-all")}</summary>
                <div class="details-body flow"><p>{w.t("chair-reveal-all-about")}</p> {form}</div>
            </details>
        }
        .into_any(),
    )
}

/// An order that would say how two people voted is not revealed; the group may vote again.
fn too_few(w: Words, page: &ChairPage<'_>) -> AnyView {
    let votes = w.with("chair-closed-votes", &[("n", (page.votes as i64).into())]);
    let again = page.may_act().then(|| {
        page.form(
            "kolo",
            view! {
                <input type="hidden" name="postupuje" value=page.room.round().items.len()/>
                <div class="actions"><button class="button">{w.t("chair-again-act")}</button></div>
            }
            .into_any(),
        )
    });
    let minutes = format!("/desk/h/{}/zapis", page.room.ballot.id);
    view! {
        <h2 id="next">{w.t("chair-too-few")}</h2>
        <p>{votes} " " {w.t("chair-too-few-about")}</p>
        {again}
        <ul class="ways"><li><a href=minutes>{w.t("chair-minutes")}</a></li></ul>
    }
    .into_any()
}

/// The next step, and everything at once. The form says what was shown, so that two clicks are one.
fn reveal_form(w: Words, page: &ChairPage<'_>, next: Option<&str>, all: Option<&str>) -> Option<AnyView> {
    page.may_act().then(|| {
        let next = next.map(|key| view! { <button class="button" name="co" value="dalsi">{w.t(key)}</button> });
        let all = all.map(|key| view! { <button class="button quiet" name="co" value="vse">{w.t(key)}</button> });
        page.form(
            "odkryt",
            view! {
                <input type="hidden" name="videno" value=page.room.round().shown/>
                <div class="actions">{next} {all}</div>
            }
            .into_any(),
        )
    })
}

fn revealed_result(w: Words, page: &ChairPage<'_>, result: &Counted, revealed: Revealed) -> AnyView {
    let (ballot, round) = (&page.room.ballot, page.room.round());
    let names: Vec<String> = round.items.iter().map(|item| card::plain(w, &item.name)).collect();
    let settled = words::settled(round, &result.outcome.order);
    let few = comparing(page, result) < round.rule.hidden_under;
    let more = match revealed {
        Revealed::Order if few => reveal_form(w, page, Some("chair-reveal-end"), None),
        Revealed::Order => reveal_form(w, page, Some("chair-reveal-duels"), Some("chair-reveal-everything")),
        Revealed::Duels => reveal_form(w, page, Some("chair-reveal-everything"), None),
        _ => None,
    };
    let about = match revealed {
        _ if few => "chair-revealed-few",
        Revealed::Order => "chair-revealed-order",
        Revealed::Duels => "chair-revealed-duels",
        _ => "chair-revealed-all",
    };
    let code = &ballot.join_code;
    let minutes = format!("/desk/h/{}/zapis", ballot.id);
    let (done, minutes) = if revealed == Revealed::All {
        (Some(view! { <p class="actions"><a class="button" href=minutes>{w.t("chair-minutes")}</a></p> }), None)
    } else {
        (None, Some(view! { <li><a href=minutes>{w.t("chair-minutes")}</a></li> }))
    };
    let list = (revealed == Revealed::All && !few)
        .then(|| view! { <li><a href=format!("/v/{code}/listky")>{w.t("chair-list")}</a></li> });
    view! {
        <h2 id="next">{w.t("chair-revealed")}</h2>
        {order_view(w, &names, &settled, 0)}
        <p>{w.t(about)}</p>
        {more}
        {done}
        <ul class="ways">
            {minutes}
            <li><a href=format!("/v/{code}/vysledek")>{w.t("chair-result")}</a></li>
            {list}
        </ul>
        {lots(w, page, &names, &result.outcome.order)}
        {on_to_the_next(w, page)}
    }
    .into_any()
}

/// The order without its first `hidden` places.
fn order_view(w: Words, names: &[String], order: &Order, hidden: usize) -> AnyView {
    let places = order.places();
    let rows = order
        .layers()
        .iter()
        .skip(hidden)
        .map(|layer| {
            let place = words::place_in_words(w, places[layer[0]]);
            let together = layer.iter().map(|item| names[*item].clone()).collect::<Vec<_>>();
            let items = together.into_iter().map(|name| view! { <span class="one">{name}</span> }).collect_view();
            let class = if layer.len() > 1 { "together" } else { "" };
            view! { <li class=class><b class="place">{place}</b> <span>{items}</span></li> }
        })
        .collect_view();
    view! { <ol class="outcome-order">{rows}</ol> }.into_any()
}

/// A lot for reported ties: a number drawn in the room, and what follows from it.
fn lots(w: Words, page: &ChairPage<'_>, names: &[String], order: &Order) -> AnyView {
    let round = page.room.round();
    if !order.has_ties() {
        return ().into_any();
    }
    if let Some(drawn) = drawn_in_words(w, round, names, order) {
        return view! {
            <div class="flow">
                <h3>{w.with("chair-lot-drawn", &[("number", round.lot.clone().into())])}</h3>
                <ul>{drawn.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                {how_a_lot_follows(w, round)}
            </div>
        }
        .into_any();
    }
    let form = page.may_act().then(|| {
        let field = TextField {
            name: "cislo",
            label: w.t("chair-lot-number"),
            hint: Some(w.t("chair-lot-hint")),
            value: page.fields.get("cislo").unwrap_or_default(),
            autocomplete: "off",
            width: "w-4",
            ..TextField::default()
        };
        let again = TextField {
            name: "cislo2",
            label: w.t("chair-lot-again"),
            hint: None,
            value: page.fields.get("cislo2").unwrap_or_default(),
            autocomplete: "off",
            width: "w-4",
            ..TextField::default()
        };
        page.form(
            "los",
            view! {
                {field.view(page.errors)}
                {again.view(page.errors)}
                <div class="actions"><button class="button quiet">{w.t("chair-lot-act")}</button></div>
            }
            .into_any(),
        )
    });
    let open = page.errors.iter().any(|error| error.field.starts_with("cislo"));
    view! {
        <details open=open>
            <summary>{w.t("chair-lot")}</summary>
            <div class="details-body flow">
                <p>{w.t("chair-lot-about")}</p>
                {form}
                {how_a_lot_follows(w, round)}
            </div>
        </details>
    }
    .into_any()
}

/// What a drawn number made of each tie: „Doprava, pak Bydlení“; `None` where none was drawn.
pub fn drawn_in_words(w: Words, round: &Round, names: &[String], order: &Order) -> Option<Vec<String>> {
    let number: u64 = round.lot.parse().ok()?;
    let ids: Vec<&str> = round.items.iter().map(|item| item.id.0.as_str()).collect();
    let places = order.places();
    let ties = order.layers().iter().filter(|layer| layer.len() > 1);
    Some(
        ties.map(|tie| {
            let (first, _) = places[tie[0]];
            let row = lot::draw(tie, &ids, &round.list_hash, number).into_iter().enumerate();
            row.map(|(index, lot)| {
                let place = words::place_in_words(w, (first + index, first + index));
                format!("{place}\u{a0}{}", names[lot.item])
            })
            .collect::<Vec<_>>()
            .join("; ")
        })
        .collect(),
    )
}

fn how_a_lot_follows(w: Words, round: &Round) -> AnyView {
    let ids = round.items.iter().map(|item| format!("{} = {}", item.id, card::plain(w, &item.name)));
    let ids = ids.map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <details>
            <summary>{w.t("chair-lot-how")}</summary>
            <div class="details-body flow">
                <p>{w.t("chair-lot-how-about")}</p>
                <p class="hash">{w.with("chair-lot-hash", &[("hash", round.list_hash.clone().into())])}</p>
                <ul class="small">{ids}</ul>
            </div>
        </details>
    }
    .into_any()
}

/// A shorter list, voted on anew.
fn on_to_the_next(w: Words, page: &ChairPage<'_>) -> Option<AnyView> {
    let items = page.room.round().items.len();
    if !page.may_act() || items < 2 {
        return None;
    }
    let typed = page.fields.get("postupuje").map(str::to_owned);
    let proposed = items.div_ceil(2).clamp(2, 5).to_string();
    let value = typed.unwrap_or(proposed);
    let field = TextField {
        name: "postupuje",
        label: w.t("chair-next-count"),
        hint: Some(w.with("chair-next-hint", &[("most", (items as i64).into())])),
        value: &value,
        autocomplete: "off",
        width: "w-4",
        ..TextField::default()
    };
    let open = page.errors.iter().any(|error| error.field == "postupuje");
    let form = page.form(
        "kolo",
        view! {
            {field.view(page.errors)}
            <div class="actions"><button class="button quiet">{w.t("chair-next-act")}</button></div>
        }
        .into_any(),
    );
    Some(
        view! {
            <details open=open>
                <summary>{w.t("chair-next")}</summary>
                <div class="details-body flow"><p>{w.t("chair-next-about")}</p> {form}</div>
            </details>
        }
        .into_any(),
    )
}

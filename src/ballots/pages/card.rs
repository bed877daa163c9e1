//! The rule card: what is ranked, how it is counted and who could learn what, in words that can be
//! read aloud at a meeting. It is shown before anybody votes.

use leptos::prelude::*;

use crate::{
    ballots::{Ballot, Change, Item, Round, RuleCard, Secrecy},
    tally::Unranked,
    ui::{Words, typography},
    vocabulary::Localized,
};

/// An author's words as the reader gets them, and their language where it is not the page's.
pub fn said(w: Words, text: &Localized) -> (String, Option<String>) {
    let page = w.0.code();
    let (words, language) = text.read(page, "cs");
    let language = language.unwrap_or("cs");
    (typography::set(words, language), (language != page).then(|| language.to_owned()))
}

/// The same without the language: titles, labels.
pub fn plain(w: Words, text: &Localized) -> String {
    said(w, text).0
}

/// Whether a service is to be kept or introduced, in a word; empty where the group does not ask.
pub fn mark(w: Words, item: &Item) -> String {
    match item.change {
        Some(Change::Keep) => w.t("card-keep"),
        Some(Change::Introduce) => w.t("card-introduce"),
        None => String::new(),
    }
}

/// What is ranked, in the official order.
pub fn items(w: Words, round: &Round) -> AnyView {
    let items = round
        .items
        .iter()
        .map(|item| {
            let (name, language) = said(w, &item.name);
            let (note, note_language) = said(w, &item.note);
            let mark = Some(mark(w, item)).filter(|mark| !mark.is_empty());
            let note = (!note.is_empty()).then(|| view! { <p class="soft small" lang=note_language>{note}</p> });
            view! {
                <li>
                    <span lang=language>{name}</span>
                    {mark.map(|mark| view! { " " <span class="tag">{mark}</span> })}
                    {note}
                </li>
            }
        })
        .collect_view();
    view! { <ol class="ballot-items">{items}</ol> }.into_any()
}

/// How it is counted and who could learn what.
pub fn rules(w: Words, ballot: &Ballot, round: &Round) -> AnyView {
    let rule = round.rule;
    let method = w.t(&format!("card-method-{}", rule.method.code()));
    let unranked = match rule.unranked {
        Unranked::Last => w.t("card-unranked-last"),
        Unranked::Ignored => w.t("card-unranked-ignored"),
    };
    let most = rule.most.map(|most| view! { <dd>{w.with("card-most", &[("most", (most as i64).into())])}</dd> });
    let secrecy = match ballot.secrecy {
        Secrecy::Slips => w.t("card-secrecy-slips"),
        Secrecy::Confidential => w.t("card-secrecy-confidential"),
    };
    let limit = i64::try_from(rule.hidden_under).unwrap_or(i64::MAX);
    view! {
        <dl class="facts">
            <div><dt>{w.t("card-method")}</dt><dd>{method}</dd></div>
            <div><dt>{w.t("card-unranked")}</dt><dd>{unranked}</dd>{most}<dd>{w.t("card-abstain")}</dd></div>
            <div><dt>{w.t("card-weight")}</dt><dd>{weight(w, ballot, rule)}</dd></div>
            <div><dt>{w.t("card-ties")}</dt><dd>{w.t("card-ties-said")}</dd></div>
            <div>
                <dt>{w.t("card-secrecy")}</dt>
                <dd>{secrecy}</dd>
                <dd>{w.t("card-could-join")}</dd>
                <dd>{w.with("card-limit", &[("limit", limit.into())])}</dd>
            </div>
            <div><dt>{w.t("card-free")}</dt><dd>{w.t("card-free-said")}</dd><dd>{w.t("card-not-for")}</dd></div>
        </dl>
    }
    .into_any()
}

fn weight(w: Words, ballot: &Ballot, rule: RuleCard) -> String {
    if ballot.sectors.len() < 2 {
        return w.t("card-weight-one");
    }
    let sectors: Vec<String> = ballot.sectors.iter().map(|sector| plain(w, &sector.name)).collect();
    let key = if rule.equal_sectors { "card-weight-sectors" } else { "card-weight-each" };
    w.with(key, &[("sectors", sectors.join(", ").into())])
}

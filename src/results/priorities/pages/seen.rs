//! The desk's page of a list whose weights are stated: the result, changing the weights with a
//! reason, and having it signed.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{
    arranging::weights,
    crumbs, desk_page,
    list::{Files, body},
    public::made_of,
};
use crate::{
    accounts::{Account, Right},
    processes::Process,
    results::priorities::{
        document::Document,
        figures::{name_of, said},
        gathering::NotCounted,
        model::{PriorityList, Statement},
        store::VersionRow,
        typed::weight_field,
    },
    server::{calendar, http::Fields, visit::Visit},
    ui::{
        form::{FieldError, TextArea, TextField, error_summary, title_with_errors},
        page_with_status,
    },
};

pub struct SeenPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub list: &'a PriorityList,
    pub statements: &'a [Statement],
    pub versions: &'a [VersionRow],
    pub counted: Result<&'a Document, &'a NotCounted>,
    /// What was typed into one of the two forms, where it comes back.
    pub weights: Option<&'a Fields>,
    pub signing: Option<&'a Fields>,
}

pub fn seen_page(visit: &Visit, shown: &SeenPage<'_>, errors: &[FieldError]) -> Response {
    let w = visit.words;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = said(w, &shown.list.title);
    let facts = desk_page(shown.account, title_with_errors(w, &title, errors));
    let facts = facts.here(format!("/desk/l/{}", shown.list.id));
    page_with_status(status, visit, facts, || {
        let may = shown.account.may(Right::ManageSurveys);
        let main = match shown.counted {
            Ok(document) => {
                let files = Files { base: format!("/desk/l/{}", shown.list.id), query: String::new() };
                view! {
                    <p class="soft">{made_of(visit, document)}</p>
                    {body(w, document, &files)}
                    {may.then(|| sign_form(visit, shown, document, errors))}
                }
                .into_any()
            }
            Err(not) => {
                let words = match not {
                    NotCounted::TooFew { voice } => {
                        let name = shown.list.name_of(w.0, voice);
                        w.with("list-too-few", &[("name", name.into())])
                    }
                    NotCounted::Deleted { voice } => {
                        let name = shown.list.name_of(w.0, voice);
                        w.with("list-deleted", &[("name", name.into())])
                    }
                    NotCounted::NotRevealed { name } => w.with("list-not-revealed", &[("name", name.clone().into())]),
                    NotCounted::TooLarge => w.t("list-too-large"),
                };
                view! { <div class="notice warm"><p>{words}</p></div> }.into_any()
            }
        };
        view! {
            {crumbs(w, shown.process, &w.t("list-crumb"))}
            {error_summary(w, errors)}
            <h1>{title.clone()}</h1>
            {versions(visit, shown)}
            {main}
            {may.then(|| weights_form(visit, shown, errors))}
        }
    })
}

fn versions(visit: &Visit, shown: &SeenPage<'_>) -> Option<AnyView> {
    let w = visit.words;
    if shown.versions.is_empty() {
        return None;
    }
    let rows = shown
        .versions
        .iter()
        .map(|row| {
            let day = w.day(calendar::day_of(row.frozen_at));
            let number = w.with("list-version", &[("number", row.number.into())]);
            view! {
                <li class="row-side">
                    <a href=format!("/priority/{}?verze={}", shown.list.slug, row.number)>{number}</a>
                    <span class="soft">{day}</span>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="flow" aria-labelledby="signed">
                <h2 id="signed">{w.t("list-signed")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn sign_form(visit: &Visit, shown: &SeenPage<'_>, document: &Document, errors: &[FieldError]) -> AnyView {
    let w = visit.words;
    let today = calendar::day_of(visit.now).iso();
    let typed = |name: &str| shown.signing.map(|fields| fields.text(name).to_owned());
    let (on, body) = (typed("on").unwrap_or(today), typed("body").unwrap_or_default());
    let hidden: Vec<String> = document
        .sources
        .iter()
        .filter(|source| source.link.is_none() && source.people.is_some())
        .map(|source| name_of(w, source))
        .collect();
    let unpublished = (!hidden.is_empty())
        .then(|| view! { <p>{w.with("list-unpublished", &[("names", hidden.join(", ").into())])}</p> });
    let running = document
        .sources
        .iter()
        .any(|source| source.running)
        .then(|| view! { <div class="notice warm"><p>{w.t("list-sign-running")}</p></div> });
    view! {
        <section class="split no-print" aria-labelledby="sign">
            <h2 id="sign">{w.t("list-sign")}</h2>
            <form class="form" method="post" action=format!("/desk/l/{}/schvalit", shown.list.id) novalidate>
                <p>{w.with("list-sign-about", &[("address", format!("{}/priority/{}", visit.origin, shown.list.slug).into())])}</p>
                {running}
                {unpublished}
                <input type="hidden" name="seen" value=document.fingerprint()/>
                {TextField {
                    name: "body",
                    label: w.t("list-sign-body"),
                    hint: Some(w.t("list-sign-body-hint")),
                    value: &body,
                    autocomplete: "off",
                    ..TextField::default()
                }
                .view(errors)}
                {TextField {
                    name: "on",
                    label: w.t("list-sign-on"),
                    value: &on,
                    kind: "date",
                    width: "w-10",
                    autocomplete: "off",
                    ..TextField::default()
                }
                .view(errors)}
                <div class="actions"><button class="button">{w.t("list-sign-act")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

fn weights_form(visit: &Visit, shown: &SeenPage<'_>, errors: &[FieldError]) -> AnyView {
    let w = visit.words;
    let last = shown.statements.last();
    let known: Vec<(String, String)> = last
        .map(|last| last.weights.iter().map(|(key, weight)| (weight_field(key), weight.to_string())).collect())
        .unwrap_or_default();
    let known = Fields(known);
    let fields = shown.weights.unwrap_or(&known);
    let reason = TextArea {
        name: "reason",
        label: w.t("list-reason"),
        hint: Some(w.t("list-reason-hint")),
        value: shown.weights.and_then(|fields| fields.get("reason")).unwrap_or_default(),
        rows: 3,
    };
    let after = last.map_or(0, |last| last.number).to_string();
    view! {
        <section class="split no-print" aria-labelledby="change">
            <h2 id="change">{w.t("list-change")}</h2>
            <form class="form" method="post" action=format!("/desk/l/{}/vahy", shown.list.id) novalidate>
                <p>{w.t("list-change-about")}</p>
                <input type="hidden" name="after" value=after/>
                {weights(w, shown.list, Some(fields), errors)}
                {reason.view(errors)}
                <div class="actions"><button class="button quiet">{w.t("list-change-act")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

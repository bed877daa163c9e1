//! Making a list: what it is called, what it is made of, and how many priorities the plan takes on.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{crumbs, desk_page, group_error};
use crate::{
    accounts::Account,
    processes::Process,
    results::priorities::{
        figures::said,
        gathering::Candidate,
        model::{Asks, Origin, PriorityList},
    },
    server::{http::Fields, visit::Visit},
    stats::disclosure::Limit,
    ui::{
        Words,
        form::{FieldError, TextArea, TextField, error_summary, title_with_errors},
        page_with_status,
    },
};

pub struct MakingPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub lists: &'a [PriorityList],
    pub candidates: &'a [Candidate],
    pub limit: Limit,
    pub fields: &'a Fields,
}

pub fn making_page(visit: &Visit, shown: &MakingPage<'_>, errors: &[FieldError]) -> Response {
    let w = visit.words;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = w.t("list-new");
    let facts = desk_page(shown.account, title_with_errors(w, &title, errors));
    page_with_status(status, visit, facts, || {
        let line = |name: &'static str, label: &str, hint: Option<String>, width: &'static str| {
            let value = shown.fields.text(name);
            TextField { name, label: w.t(label), hint, value, autocomplete: "off", width, ..TextField::default() }
                .view(errors)
        };
        let known = (!shown.lists.is_empty()).then(|| {
            let rows = shown.lists.iter().map(|list| {
                view! { <li><a href=format!("/desk/l/{}", list.id)>{said(w, &list.title)}</a></li> }
            });
            let rows = rows.collect_view();
            view! {
                <section class="flow" aria-labelledby="known">
                    <h2 id="known">{w.t("list-known")}</h2>
                    <ul class="rows">{rows}</ul>
                </section>
            }
        });
        let address = w.with("list-slug-hint", &[("address", format!("{}/priority/", visit.origin).into())]);
        let numbers = TextArea {
            name: "numbers",
            label: w.t("list-numbers-field"),
            hint: Some(w.t("list-numbers-hint")),
            value: shown.fields.get("numbers").unwrap_or_default(),
            rows: 2,
        };
        let form = if shown.candidates.is_empty() {
            view! { <div class="notice warm"><p>{w.t("list-nothing-to-combine")}</p></div> }.into_any()
        } else {
            view! {
                <form class="form column" method="post" action=visit.path.clone() novalidate>
                    {line("title", "list-title", Some(w.t("list-title-hint")), "")}
                    {line("title_en", "list-title-en", None, "")}
                    {line("slug", "list-slug", Some(address), "")}
                    {sources(w, shown, errors)}
                    {numbers.view(errors)}
                    {items(w, shown, errors)}
                    {line("top", "list-top", Some(w.t("list-top-hint")), "w-2")}
                    <div class="actions">
                        <button class="button">{w.t("list-make")}</button>
                    </div>
                </form>
            }
            .into_any()
        };
        view! {
            {crumbs(w, shown.process, &title)}
            {error_summary(w, errors)}
            <h1>{title.clone()}</h1>
            <p class="lead">{w.t("list-new-lead")}</p>
            {form}
            {known}
        }
    })
}

fn sources(w: Words, shown: &MakingPage<'_>, errors: &[FieldError]) -> AnyView {
    let (large, small): (Vec<&Candidate>, Vec<&Candidate>) =
        shown.candidates.iter().partition(|candidate| !candidate.is_small(shown.limit));
    let ticked = |field: &str, value: &str| shown.fields.all(field).any(|ticked| ticked == value);
    let options = large
        .iter()
        .enumerate()
        .map(|(index, candidate)| {
            let id = if index == 0 { "source".to_owned() } else { format!("source-{index}") };
            let split = candidate.divisible().map(|sectors| {
                let split_id = format!("split-{index}");
                let names: Vec<String> = sectors
                    .into_iter()
                    .map(|(sector, people)| format!("{} ({people})", said(w, &sector.name)))
                    .collect();
                view! {
                    <div class="option sub">
                        <input type="checkbox" id=split_id.clone() name="split" value=candidate.value.clone() checked=ticked("split", &candidate.value)/>
                        <label for=split_id>
                            {w.t("list-split")}
                            <span class="hint">{names.join(", ")}</span>
                        </label>
                    </div>
                }
            });
            view! {
                <div class="option">
                    <input type="checkbox" id=id.clone() name="source" value=candidate.value.clone() checked=ticked("source", &candidate.value)/>
                    <label for=id>
                        {title(w, candidate)}
                        <span class="hint">{about(w, candidate)}</span>
                    </label>
                </div>
                {split}
            }
        })
        .collect_view();
    let small = (!small.is_empty()).then(|| {
        let names: Vec<String> = small.iter().map(|candidate| title(w, candidate)).collect();
        let facts = [("names", names.join("; ").into()), ("limit", (shown.limit.people() as i64).into())];
        view! { <p class="hint">{w.with("list-too-few-yet", &facts)}</p> }
    });
    let class = if errors.iter().any(|error| error.field == "source") { "part has-error" } else { "part" };
    view! {
        <fieldset class=class>
            <legend>{w.t("list-sources")}</legend>
            <p class="hint">{w.t("list-sources-hint")}</p>
            {group_error(errors, "source")}
            <div class="options">{options}</div>
            {small}
        </fieldset>
    }
    .into_any()
}

/// Where the things to rank are taken from.
fn items(w: Words, shown: &MakingPage<'_>, errors: &[FieldError]) -> AnyView {
    let chosen = shown.fields.text("items");
    let options = shown
        .candidates
        .iter()
        .map(|candidate| {
            let selected = candidate.value == chosen;
            view! { <option value=candidate.value.clone() selected=selected>{super::super::model::shortened(&title(w, candidate))}</option> }
        })
        .collect_view();
    let class = if errors.iter().any(|error| error.field == "items") { "part has-error" } else { "part" };
    view! {
        <div class=class>
            <label for="items">{w.t("list-items-from")}</label>
            <p class="hint" id="items-hint">{w.t("list-items-hint")}</p>
            {group_error(errors, "items")}
            <select class="field" id="items" name="items" aria-describedby="items-hint">
                <option value="">{w.t("list-items-first")}</option>
                {options}
            </select>
        </div>
    }
    .into_any()
}

fn title(w: Words, candidate: &Candidate) -> String {
    match &candidate.origin {
        Origin::Question { label, .. } => said(w, label),
        Origin::Round { title, .. } => said(w, title),
        Origin::Numbers { .. } => String::new(),
    }
}

/// „Pořadí šesti možností, 1 011 lidí – Co vám v obci chybí?“
fn about(w: Words, candidate: &Candidate) -> String {
    let counts = [("options", (candidate.options.len() as i64).into()), ("n", (candidate.people as i64).into())];
    match &candidate.origin {
        Origin::Question { title, asks, .. } => {
            let [options, people] = counts;
            let key = if *asks == Asks::Rank { "list-offers-ranking" } else { "list-offers-choice" };
            let running = if candidate.running { format!(" {}", w.t("list-running")) } else { String::new() };
            format!("{}{running}", w.with(key, &[options, people, ("survey", said(w, title).into())]))
        }
        Origin::Round { number, .. } => {
            let [options, people] = counts;
            w.with("list-offers-round", &[options, people, ("number", (*number).into())])
        }
        Origin::Numbers { .. } => String::new(),
    }
}

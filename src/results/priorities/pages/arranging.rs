//! Before anything is combined: which option means which item, what numbers there are, and what
//! each source weighs.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{crumbs, desk_page, group_error};
use crate::{
    accounts::{Account, Right},
    processes::Process,
    results::priorities::{
        figures::said,
        model::{Origin, PriorityList, Source},
        typed::weight_field,
    },
    server::{http::Fields, visit::Visit},
    ui::{
        Words,
        form::{FieldError, TextField, error_of, error_summary, title_with_errors},
        page_with_status,
    },
};

pub struct ArrangingPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub list: &'a PriorityList,
    /// What was typed; `None` before anything was.
    pub fields: Option<&'a Fields>,
    pub saved: bool,
}

pub fn arranging_page(visit: &Visit, shown: &ArrangingPage<'_>, errors: &[FieldError]) -> Response {
    let w = visit.words;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = said(w, &shown.list.title);
    let facts = desk_page(shown.account, title_with_errors(w, &title, errors));
    let facts = facts.here(format!("/desk/l/{}", shown.list.id));
    page_with_status(status, visit, facts, || {
        let items = shown.list.items.iter().map(|item| view! { <li>{said(w, &item.name)}</li> }).collect_view();
        let saved =
            shown.saved.then(|| view! { <div class="notice good" role="status"><p>{w.t("list-saved")}</p></div> });
        let form = if shown.account.may(Right::ManageSurveys) {
            let sources = shown.list.sources.iter().map(|source| source_part(w, shown, source, errors)).collect_view();
            view! {
                <form class="form column arranging" method="post" action=format!("/desk/l/{}/zdroje", shown.list.id) novalidate>
                    {sources}
                    <section class="form later" aria-labelledby="weights">
                        <h2 id="weights">{w.t("list-weights")}</h2>
                        <p>{w.t("list-weights-about")}</p>
                        {weights(w, shown.list, shown.fields, errors)}
                    </section>
                    <div class="actions">
                        <button class="button" name="then" value="state">{w.t("list-state")}</button>
                        <button class="button plain" name="then" value="keep">{w.t("list-keep")}</button>
                    </div>
                </form>
            }
            .into_any()
        } else {
            view! { <div class="notice"><p>{w.t("list-not-stated")}</p></div> }.into_any()
        };
        view! {
            {crumbs(w, shown.process, &w.t("list-crumb"))}
            {error_summary(w, errors)}
            <h1>{title.clone()}</h1>
            {saved}
            <p class="lead">{w.t("list-before")}</p>
            <section class="flow" aria-labelledby="items">
                <h2 id="items">{w.t("list-what")}</h2>
                <ol class="items">{items}</ol>
            </section>
            {form}
        }
    })
}

/// One number for each source; used again when weights change.
pub fn weights(w: Words, list: &PriorityList, fields: Option<&Fields>, errors: &[FieldError]) -> AnyView {
    list.voices()
        .into_iter()
        .map(|(key, ..)| {
            let field = weight_field(&key);
            let value = fields.map(|fields| fields.text(&field).to_owned()).unwrap_or_default();
            let name = list.name_of(w.0, &key);
            weight(w, &field, &name, value, errors)
        })
        .collect_view()
        .into_any()
}

fn weight(w: Words, field: &str, name: &str, value: String, errors: &[FieldError]) -> AnyView {
    let error = error_of(errors, field).map(str::to_owned);
    let class = if error.is_some() { "part weight-part has-error" } else { "part weight-part" };
    let error_id = format!("{field}-error");
    let described = error.is_some().then(|| error_id.clone());
    let invalid = error.is_some().then_some("true");
    view! {
        <div class=class>
            <label for=field.to_owned()>{w.with("list-weight-of", &[("name", name.to_owned().into())])}</label>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
            <div class="with-unit">
                <input class="field w-4" id=field.to_owned() name=field.to_owned() value=value inputmode="numeric"
                    autocomplete="off" aria-describedby=described aria-invalid=invalid/>
                <span>"%"</span>
            </div>
        </div>
    }
    .into_any()
}

fn source_part(w: Words, shown: &ArrangingPage<'_>, source: &Source, errors: &[FieldError]) -> AnyView {
    let name_field = format!("name.{}", source.key);
    let name = shown.fields.map_or(source.name.clone(), |fields| fields.text(&name_field).to_owned());
    let english_field = format!("name_en.{}", source.key);
    let english = shown.fields.map_or(source.name_en.clone(), |fields| fields.text(&english_field).to_owned());
    let about = match &source.origin {
        Origin::Question { label, .. } => said(w, label),
        Origin::Round { title, number, .. } => {
            w.with("list-round-named", &[("title", said(w, title).into()), ("number", (*number).into())])
        }
        Origin::Numbers { .. } => w.t("list-numbers-about"),
    };
    let inside = match &source.origin {
        Origin::Numbers { .. } => numbers(w, shown, source, errors),
        _ => matches(w, shown, source, errors),
    };
    let heading = format!("{}-h", source.key);
    let heading_id = heading.clone();
    view! {
        <section class="form source-part" aria-labelledby=heading>
            <h2 id=heading_id>{source.name(w.0).to_owned()}</h2>
            <p class="soft">{about}</p>
            {TextField {
                name: &name_field,
                label: w.t("list-source-short"),
                value: &name,
                autocomplete: "off",
                ..TextField::default()
            }
            .view(errors)}
            {TextField {
                name: &english_field,
                label: w.t("list-source-short-en"),
                value: &english,
                autocomplete: "off",
                ..TextField::default()
            }
            .view(errors)}
            {inside}
        </section>
    }
    .into_any()
}

/// A list of items for every option. Where all options are the items themselves, the lists wait
/// until somebody wants something else.
fn matches(w: Words, shown: &ArrangingPage<'_>, source: &Source, errors: &[FieldError]) -> AnyView {
    let first = format!("{}.0", source.key);
    let rows = source
        .options
        .iter()
        .enumerate()
        .map(|(index, option)| {
            let field = format!("{}.{index}", source.key);
            let chosen = match shown.fields {
                Some(fields) => fields.text(&field).to_owned(),
                None => source.matches.get(&option.id).map(|item| item.0.clone()).unwrap_or_default(),
            };
            let options = shown
                .list
                .items
                .iter()
                .map(|item| {
                    let selected = item.id.0 == chosen;
                    view! { <option value=item.id.0.clone() selected=selected>{said(w, &item.name)}</option> }
                })
                .collect_view();
            view! {
                <div class="part match-row">
                    <label for=field.clone()>{said(w, &option.name)}</label>
                    <select class="field" id=field.clone() name=field>
                        <option value="">{w.t("list-not-used")}</option>
                        {options}
                    </select>
                </div>
            }
        })
        .collect_view();
    let bad = errors.iter().any(|error| error.field == first);
    let same = shown.list.matches_by_itself(source) && !bad;
    let summary = if same {
        w.t("list-matched")
    } else {
        let matched = source.matches.len() as i64;
        w.with("list-matched-some", &[("n", matched.into()), ("all", (source.options.len() as i64).into())])
    };
    let class = if bad { "has-error" } else { "" };
    view! {
        <details class=class open=!same>
            <summary>{summary}</summary>
            {group_error(errors, &first)}
            <p class="hint">{w.t("list-match-hint")}</p>
            <div class="match-rows">{rows}</div>
        </details>
    }
    .into_any()
}

fn numbers(w: Words, shown: &ArrangingPage<'_>, source: &Source, errors: &[FieldError]) -> AnyView {
    let Origin::Numbers { typed } = &source.origin else { return ().into_any() };
    let rows = shown
        .list
        .items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let (field, note_field) = (format!("{}.{index}", source.key), format!("{}.{index}.note", source.key));
            let known = typed.iter().find(|typed| typed.item == item.id);
            let value = match shown.fields {
                Some(fields) => fields.text(&field).to_owned(),
                None => known.and_then(|known| known.thousandths).map(plain).unwrap_or_default(),
            };
            let note = match shown.fields {
                Some(fields) => fields.text(&note_field).to_owned(),
                None => known.map(|known| known.note.clone()).unwrap_or_default(),
            };
            let name = said(w, &item.name);
            view! {
                <div class="number-row">
                    {TextField {
                        name: &field,
                        label: name.clone(),
                        value: &value,
                        autocomplete: "off",
                        width: "w-4",
                        ..TextField::default()
                    }
                    .view(errors)}
                    {TextField {
                        name: &note_field,
                        label: w.with("list-note", &[("name", name.into())]),
                        value: &note,
                        autocomplete: "off",
                        ..TextField::default()
                    }
                    .view(errors)}
                </div>
            }
        })
        .collect_view();
    view! {
        <p class="hint">{w.t("list-numbers-how")}</p>
        {rows}
    }
    .into_any()
}

/// Thousandths as they are typed: `3,5`.
fn plain(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "-" } else { "" };
    let (whole, rest) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
    let text = format!("{sign}{whole},{rest:03}");
    text.trim_end_matches('0').trim_end_matches(',').to_owned()
}

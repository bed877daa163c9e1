//! The page on which choices, numbers and municipalities are put together. Complete without a script:
//! one field beside each of them, and the same name means the same group.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{
    Change, Grouping,
    apply::{Target, What, targets},
    typed::{bands_field, choice_field, place_field, places, typed_label},
};
use crate::{
    accounts::Account,
    server::{http::Fields, visit::Visit},
    surveys::{crumbs, desk_page, questionnaire::Questionnaire, routes::Room},
    ui::{
        Words,
        form::{FieldError, TextField, error_of, error_summary, title_with_errors},
        page_with_status,
    },
};

pub(super) struct GroupingPage<'a> {
    pub account: &'a Account,
    pub room: &'a Room,
    pub title: String,
    /// As results speak of it.
    pub questionnaire: &'a Questionnaire,
    pub grouping: &'a Grouping,
    /// What was typed; `None` before anything was.
    pub fields: Option<&'a Fields>,
    pub saved: bool,
    /// Why nothing can be changed now.
    pub closed: Option<&'static str>,
    /// Whether tables in the groups of today were public before.
    pub published_before: bool,
}

pub(super) fn grouping_page(visit: &Visit, shown: &GroupingPage<'_>, errors: &[FieldError]) -> Response {
    let w = visit.words;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let slug = &shown.room.collection.slug;
    let heading = w.t("groups-title");
    let facts = desk_page(shown.account, title_with_errors(w, &heading, errors));
    page_with_status(status, visit, facts.here(format!("/desk/c/{slug}/skupiny")), || {
        let saved =
            shown.saved.then(|| view! { <div class="notice good" role="status"><p>{w.t("groups-saved")}</p></div> });
        let body = match shown.closed {
            Some(why) => view! { <div class="notice warm"><p>{w.t(why)}</p></div> {in_use(w, shown)} }.into_any(),
            None => form(w, shown, errors),
        };
        view! {
            {crumbs(w, &shown.room.process, &heading)}
            {error_summary(w, errors)}
            <h1>{heading.clone()}</h1>
            <p class="soft"><a href=format!("/desk/c/{slug}")>{shown.title.clone()}</a></p>
            {saved}
            <p class="lead">{w.t("groups-about")}</p>
            {body}
        }
    })
}

/// What is put together now, where it cannot be changed.
fn in_use(w: Words, shown: &GroupingPage<'_>) -> AnyView {
    if shown.grouping.is_empty() {
        return view! { <p>{w.t("groups-none")}</p> }.into_any();
    }
    let targets = targets(shown.questionnaire);
    let of_questions = shown.grouping.questions.iter().map(|(name, change)| {
        let label = targets.iter().find(|target| target.name == name).map_or(name.clone(), |target| label(w, target));
        let groups = match change {
            Change::Choices(groups) => {
                groups.iter().map(|group| group.label.text(w.0.code(), "cs").to_owned()).collect::<Vec<_>>()
            }
            Change::Bands(edges) => edges.iter().map(ToString::to_string).collect(),
        };
        (label, groups)
    });
    let of_places: Vec<String> =
        shown.grouping.places.iter().map(|group| group.label.text(w.0.code(), "cs").to_owned()).collect();
    let of_places = (!of_places.is_empty()).then(|| (w.t("by-municipality-choice"), of_places));
    let lines = of_questions.chain(of_places).map(|(label, groups)| {
        view! { <li><strong>{label}</strong> ": " {groups.join(", ")}</li> }
    });
    view! { <ul>{lines.collect_view()}</ul> }.into_any()
}

fn form(w: Words, shown: &GroupingPage<'_>, errors: &[FieldError]) -> AnyView {
    let slug = &shown.room.collection.slug;
    let questions = targets(shown.questionnaire).iter().map(|target| question(w, shown, target, errors)).collect_view();
    let places = places(&shown.room.links);
    let lines: Vec<(String, String, String)> = places
        .iter()
        .map(|link| {
            let group = shown.grouping.places.iter().find(|group| group.members.contains(&link.municipality.0));
            let field = place_field(&link.municipality.0);
            let stored = group.map(|group| typed_label(&group.label)).unwrap_or_default();
            (link.municipality_name.clone(), field.clone(), value(shown, &field, stored))
        })
        .collect();
    let municipalities = (places.len() > 2).then(|| fold(w, &w.t("groups-municipalities"), None, &lines, errors));
    let confirm = shown.published_before.then(|| {
        let error = error_of(errors, "confirm").map(str::to_owned);
        let class = if error.is_some() { "part has-error" } else { "part" };
        let ticked = shown.fields.is_some_and(|fields| fields.text("confirm") == "1");
        view! {
            <div class=class>
                {error.map(|error| view! { <p class="error" id="confirm-error">{error}</p> })}
                <label class="choice" for="confirm">
                    <input type="checkbox" id="confirm" name="confirm" value="1" checked=ticked/>
                    <span>{w.t("groups-confirm")}</span>
                </label>
            </div>
        }
    });
    view! {
        <form class="form column grouping" method="post" action=format!("/desk/c/{slug}/skupiny") novalidate>
            <p>{w.t("groups-how")}</p>
            {questions}
            {municipalities}
            {confirm}
            <div class="actions">
                <button class="button">{w.t("groups-save")}</button>
                <a class="button plain" href=format!("/desk/c/{slug}/interni?skupiny=1")>{w.t("internal-grouped")}</a>
            </div>
        </form>
    }
    .into_any()
}

fn label(w: Words, target: &Target<'_>) -> String {
    let label = target.label.text(w.0.code(), "cs");
    if label.trim().is_empty() { target.name.to_owned() } else { label.to_owned() }
}

fn value(shown: &GroupingPage<'_>, field: &str, stored: String) -> String {
    shown.fields.map_or(stored, |fields| fields.text(field).to_owned())
}

fn question(w: Words, shown: &GroupingPage<'_>, target: &Target<'_>, errors: &[FieldError]) -> AnyView {
    let change = shown.grouping.questions.get(target.name);
    let label = label(w, target);
    match &target.what {
        What::Choices { choices, order } => {
            let groups = match change {
                Some(Change::Choices(groups)) => groups.as_slice(),
                _ => &[],
            };
            let lines: Vec<(String, String, String)> = choices
                .iter()
                .map(|choice| {
                    let said = choice.label.text(w.0.code(), shown.questionnaire.default_language());
                    let said = if said.trim().is_empty() { &choice.name } else { said };
                    let group = groups.iter().find(|group| group.members.contains(&choice.name));
                    let field = choice_field(target.name, &choice.name);
                    let stored = group.map(|group| typed_label(&group.label)).unwrap_or_default();
                    (said.to_owned(), field.clone(), value(shown, &field, stored))
                })
                .collect();
            fold(w, &label, order.as_ref().map(|_| w.t("groups-ordered")), &lines, errors)
        }
        What::Numbers => {
            let field = bands_field(target.name);
            let stored = match change {
                Some(Change::Bands(edges)) => edges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
                _ => String::new(),
            };
            let value = value(shown, &field, stored);
            let open = !value.is_empty() || error_of(errors, &field).is_some();
            let input = TextField {
                name: &field,
                label: w.t("groups-bands"),
                hint: Some(w.t("groups-bands-hint")),
                value: &value,
                ..TextField::default()
            };
            view! {
                <details class="group-of" open=open>
                    <summary>{label}</summary>
                    <div class="details-body">{input.view(errors)}</div>
                </details>
            }
            .into_any()
        }
    }
}

/// A question folded away until something is put together in it.
fn fold(
    w: Words,
    label: &str,
    hint: Option<String>,
    lines: &[(String, String, String)],
    errors: &[FieldError],
) -> AnyView {
    let open = lines.iter().any(|(_, field, value)| !value.is_empty() || error_of(errors, field).is_some());
    let rows = lines
        .iter()
        .map(|(said, field, value)| {
            let error = error_of(errors, field).map(str::to_owned);
            let class = if error.is_some() { "group-line has-error" } else { "group-line" };
            let error_id = format!("{field}-error");
            let described = error.is_some().then(|| error_id.clone());
            let invalid = error.is_some().then_some("true");
            view! {
                <div class=class>
                    <label for=field.clone()>{said.clone()}<span class="hidden">{format!(" – {}", w.t("groups-group"))}</span></label>
                    {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                    <input class="field" id=field.clone() name=field.clone() value=value.clone() autocomplete="off"
                        aria-describedby=described aria-invalid=invalid/>
                </div>
            }
        })
        .collect_view();
    view! {
        <details class="group-of" open=open>
            <summary>{label.to_owned()}</summary>
            <fieldset class="details-body">
                <legend class="hidden">{label.to_owned()}</legend>
                {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
                <p class="group-head soft" aria-hidden="true"><span>{w.t("groups-choice")}</span><span>{w.t("groups-group")}</span></p>
                {rows}
            </fieldset>
        </details>
    }
    .into_any()
}

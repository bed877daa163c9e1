//! Stopping and coming back: the page that shows the code, and the one that takes it.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::start::{RESUME_FORM, resume_form};
use crate::{
    server::visit::Visit,
    ui::{
        Comforts, Page,
        form::{FieldError, error_summary, title_with_errors},
        page, page_with_status,
    },
    vocabulary::Day,
};

/// The answers are saved; here is the code, shown once. The browser has forgotten its key, so the
/// code is the only way on, here too.
pub fn saved(visit: &Visit, slug: &str, code: &str, until: Day) -> Response {
    let w = visit.words;
    let address = format!("{}/s/{slug}", visit.origin.split_once("://").map_or("", |(_, host)| host));
    let spaced = format!("{} {}", &code[..4], &code[4..]);
    page(visit, Page::titled(w.t("saved-title")).here(format!("/s/{slug}")), || {
        view! {
            <h1>{w.t("saved-title")}</h1>
            <p>{w.t("saved-about")}</p>
            <p class="code"><span class="hidden">{w.t("your-code")} " "</span>{spaced}</p>
            <dl class="facts">
                <div><dt>{w.t("where-to-type")}</dt><dd>{w.t("where-to-type-at")} " " <strong>{address}</strong></dd></div>
                <div><dt>{w.t("valid-until")}</dt><dd>{w.with("valid-until-day", &[("day", w.day(until).into())])}</dd></div>
                <div><dt>{w.t("not-mailed")}</dt><dd>{w.t("not-mailed-about")}</dd></div>
            </dl>
            <div class="notice warm"><p>{w.t("foreign-computer")}</p></div>
            <form class="actions" method="post" action=format!("/s/{slug}/navrat")>
                <input type="hidden" name="code" value=code.to_owned()/>
                <button class="button">{w.t("continue-now")}</button>
            </form>
        }
    })
}

/// The code is asked for, or was not known.
pub fn ask(visit: &Visit, slug: &str, typed: &str, error: Option<String>) -> Response {
    let w = visit.words;
    let errors: Vec<FieldError> = error.into_iter().map(|error| FieldError::new("code", error)).collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = title_with_errors(w, &w.t("resume-title"), &errors);
    let (slug, typed) = (slug.to_owned(), typed.to_owned());
    let page = Page::titled(title).here(format!("/s/{slug}/navrat")).comforts(Comforts::Through(RESUME_FORM));
    page_with_status(status, visit, page, || {
        view! {
            <a class="back" href=format!("/s/{slug}")>{w.t("back")}</a>
            {error_summary(w, &errors)}
            <h1>{w.t("resume-title")}</h1>
            {resume_form(visit, &slug, &typed, &errors)}
            <details>
                <summary>{w.t("code-lost")}</summary>
                <div class="details-body flow">
                    <p>{w.t("code-lost-about")} " " <a href=format!("/s/{slug}")>{w.t("begin-anew")}</a></p>
                </div>
            </details>
        }
    })
}

//! Sign-in and the first account.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::model::{PASSWORD_MIN, Refusal};
use crate::{
    server::{http::Fields, visit::Visit},
    ui::{
        Page,
        form::{FieldError, TextField, error_summary, inside_text_area, title_with_errors},
        page_with_status,
    },
};

pub fn sign_in(visit: &Visit, email: &str, back_to: &str, refusal: Option<Refusal>) -> Response {
    let w = visit.words;
    let errors: Vec<FieldError> = refusal
        .map(|refusal| match refusal {
            Refusal::Resting { seconds } => {
                FieldError::new("password", w.with("sign-in-resting", &[("seconds", seconds.into())]))
            }
            _ => FieldError::new("password", w.t("sign-in-unknown")),
        })
        .into_iter()
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = title_with_errors(w, &w.t("sign-in-title"), &errors);
    let page = Page::titled(title).here("/prihlaseni").class("desk");
    let (email, back_to) = (email.to_owned(), back_to.to_owned());
    page_with_status(status, visit, page, || {
        let email_field = TextField {
            name: "email",
            label: w.t("email"),
            value: &email,
            kind: "email",
            autocomplete: "username",
            ..TextField::default()
        };
        let password_field = TextField {
            name: "password",
            label: w.t("password"),
            kind: "password",
            autocomplete: "current-password",
            ..TextField::default()
        };
        view! {
            {error_summary(w, &errors)}
            <h1>{w.t("sign-in-title")}</h1>
            <p>{w.t("sign-in-about")}</p>
            <form method="post" action="/prihlaseni" class="form sign" novalidate>
                <input type="hidden" name="back" value=back_to/>
                {email_field.view(&errors)}
                {password_field.view(&errors)}
                <div class="actions"><button class="button">{w.t("sign-in-act")}</button></div>
            </form>
        }
    })
}

/// A form was sent after the session had ended: nothing was done, and everything typed waits here
/// until somebody has signed in beside.
pub fn sign_in_again(visit: &Visit, fields: &Fields) -> Response {
    let w = visit.words;
    let page = Page::titled(w.t("sign-in-again")).here("/desk").class("desk");
    page_with_status(StatusCode::UNAUTHORIZED, visit, page, || {
        let typed = fields.0.iter().map(|(name, value)| {
            view! { <textarea name=name.clone() hidden>{inside_text_area(value)}</textarea> }
        });
        view! {
            <h1>{w.t("sign-in-again")}</h1>
            <p class="lead">{w.t("sign-in-again-about")}</p>
            <ol>
                <li><a href="/prihlaseni" target="_blank">{w.t("sign-in-again-first")}</a></li>
                <li>{w.t("sign-in-again-then")}</li>
            </ol>
            <form method="post" action=visit.path.clone() class="form">
                {typed.collect_view()}
                <div class="actions"><button class="button">{w.t("sign-in-again-act")}</button></div>
            </form>
        }
    })
}

/// The form behind the one-time link; `typed` is e-mail and name as they were typed.
pub fn first_account(visit: &Visit, typed: (&str, &str), refusals: &[Refusal]) -> Response {
    let w = visit.words;
    let errors: Vec<FieldError> = refusals
        .iter()
        .filter_map(|refusal| match refusal {
            Refusal::EmailMissing => Some(FieldError::new("email", w.t("email-missing"))),
            Refusal::EmailTaken => Some(FieldError::new("email", w.t("email-taken"))),
            Refusal::NameMissing => Some(FieldError::new("name", w.t("name-missing"))),
            Refusal::PasswordShort => {
                Some(FieldError::new("password", w.with("password-short", &[("n", (PASSWORD_MIN as i64).into())])))
            }
            Refusal::PasswordLong => Some(FieldError::new("password", w.t("password-long"))),
            Refusal::Unknown | Refusal::Resting { .. } => None,
        })
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::titled(title_with_errors(w, &w.t("first-account-title"), &errors)).class("desk");
    let (email, name) = (typed.0.to_owned(), typed.1.to_owned());
    page_with_status(status, visit, page, || {
        let fields = [
            TextField {
                name: "name",
                label: w.t("your-name"),
                value: &name,
                autocomplete: "name",
                ..TextField::default()
            },
            TextField {
                name: "email",
                label: w.t("email"),
                value: &email,
                kind: "email",
                autocomplete: "username",
                ..TextField::default()
            },
            TextField {
                name: "password",
                label: w.t("password"),
                hint: Some(w.with("password-hint", &[("n", (PASSWORD_MIN as i64).into())])),
                kind: "password",
                autocomplete: "new-password",
                ..TextField::default()
            },
        ]
        .map(|field| field.view(&errors))
        .into_iter()
        .collect_view();
        view! {
            {error_summary(w, &errors)}
            <h1>{w.t("first-account-title")}</h1>
            <p class="lead">{w.t("first-account-about")}</p>
            <form method="post" action=visit.path.clone() class="form sign" novalidate>
                {fields}
                <div class="actions"><button class="button">{w.t("first-account-act")}</button></div>
            </form>
        }
    })
}

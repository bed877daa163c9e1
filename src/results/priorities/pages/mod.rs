//! What is drawn: forms of the desk, the list as it is worked on, and as it was signed.

pub mod arranging;
mod list;
pub mod making;
pub mod public;
pub mod seen;

#[cfg(test)]
pub use list::{Files, body};

use leptos::prelude::*;

use crate::{
    accounts::Account,
    processes::Process,
    ui::{Page, Words, form::FieldError},
};

fn desk_page(account: &Account, title: impl Into<String>) -> Page {
    Page::titled(title).of(&account.name).class("desk")
}

/// Where one is: desk › process › here.
fn crumbs(w: Words, process: &Process, here: &str) -> AnyView {
    let name = process.name.text(w.0.code(), "cs").to_owned();
    view! {
        <nav class="crumbs" aria-label=w.t("where-you-are")>
            <ol>
                <li><a href="/desk">{w.t("desk")}</a></li>
                <li><a href=format!("/desk#{}", process.slug)>{name}</a></li>
                <li aria-current="page">{here.to_owned()}</li>
            </ol>
        </nav>
    }
    .into_any()
}

/// Says what is wrong with a group of fields, over it; the summary leads here.
fn group_error(errors: &[FieldError], field: &str) -> AnyView {
    let lines = errors.iter().filter(|error| error.field == field);
    lines.map(|error| view! { <p class="error">{error.message.clone()}</p> }).collect_view().into_any()
}

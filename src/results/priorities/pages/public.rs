//! The list as a town signed it: the same for everybody, for good.

use axum::response::Response;
use leptos::prelude::*;

use super::list::{Files, body};
use crate::{
    results::priorities::{
        document::Document,
        figures::{said, set},
        store::VersionRow,
    },
    server::{calendar, visit::Visit},
    ui::{Page, page},
};

pub struct Signed<'a> {
    pub document: &'a Document,
    pub content_hash: &'a str,
    /// All versions of the list, from the first.
    pub versions: &'a [VersionRow],
}

pub fn signed_page(visit: &Visit, shown: &Signed<'_>) -> Response {
    let w = visit.words;
    let document = shown.document;
    let title = said(w, &document.title);
    let version = document.signature.as_ref().map_or(1, |signature| signature.version);
    let here = format!("/priority/{}?verze={version}", document.slug);
    let facts = Page::titled(title.clone()).class("results priorities-page").listed().here(here.clone());
    page(visit, facts.publicity(&said(w, &document.process.publicity)), || {
        let newest = shown.versions.last().map_or(1, |last| last.number);
        let older = (version < newest).then(|| {
            let link = format!("/priority/{}", document.slug);
            view! {
                <div class="notice warm">
                    <p>{w.with("list-older", &[("version", version.into())])} " " <a href=link>{w.t("list-newest")}</a></p>
                </div>
            }
        });
        let signature = document.signature.as_ref().map(|signature| {
            let words = w.with(
                "list-signed-by",
                &[("body", set(w, &signature.body).into()), ("day", w.day(signature.on).into())],
            );
            view! { <p class="lead">{words}</p> }
        });
        let files = Files { base: format!("/priority/{}", document.slug), query: format!("verze={version}") };
        let process = said(w, &document.process.name);
        view! {
            <nav class="crumbs" aria-label=w.t("where-you-are")>
                <ol>
                    <li><a href=format!("/p/{}", document.process.slug)>{process}</a></li>
                    <li aria-current="page">{w.t("list-crumb")}</li>
                </ol>
            </nav>
            <h1>{title}</h1>
            {older}
            {signature}
            <p class="soft">{made_of(visit, document)}</p>
            {body(w, document, &files)}
            {version_box(visit, shown, version, &here)}
        }
    })
}

/// „Šest priorit, 3 zdroje, 1 058 lidí.“
pub fn made_of(visit: &Visit, document: &Document) -> String {
    let facts = [
        ("items", (document.items.len() as i64).into()),
        ("sources", (document.sources.len() as i64).into()),
        ("people", (document.people() as i64).into()),
        ("day", visit.words.day(document.counted_on).into()),
    ];
    visit.words.with("list-made-from", &facts)
}

fn version_box(visit: &Visit, shown: &Signed<'_>, version: i64, here: &str) -> AnyView {
    let w = visit.words;
    let slug = &shown.document.slug;
    let rows = shown
        .versions
        .iter()
        .map(|row| {
            let number = w.with("version-number", &[("number", row.number.into())]);
            let day = w.day(calendar::day_of(row.frozen_at));
            let current = (row.number == version).then_some("page");
            view! {
                <li class="row-side">
                    <a href=format!("/priority/{slug}?verze={}", row.number) aria-current=current>{number}</a>
                    <span class="soft">{day}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="split" aria-labelledby="verze">
            <h2 id="verze">{w.with("list-version", &[("number", version.into())])}</h2>
            <div class="flow">
                <p>{w.t("list-version-about")}</p>
                <p class="address">{w.t("list-address")} " " <strong>{format!("{}{here}", visit.origin)}</strong></p>
                <p class="small">{w.t("content-hash")} " " <code>{shown.content_hash.to_owned()}</code></p>
                <p class="soft small">{w.t("list-hash-about")}</p>
                <ul class="downloads" aria-label=w.t("downloads")>
                    <li>{w.t("download")}</li>
                    <li><a href=format!("/priority/{slug}/priority.json?verze={version}")>"JSON"</a></li>
                </ul>
                <h3>{w.t("list-versions")}</h3>
                <ul class="rows">{rows}</ul>
            </div>
        </section>
    }
    .into_any()
}

//! What the house says of itself: what is stored and for how long, and how accessible it is.
//! Both are generated from the facts of the installation.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use leptos::prelude::*;

use crate::{
    problem::Problem,
    server::{calendar, db::Engine, house::House, visit::Visit},
    surveys::routes::room,
    ui::{self, Page},
    vocabulary::Moment,
};

pub async fn privacy(State(house): State<Arc<House>>, visit: Visit) -> Result<Response, Problem> {
    // With `?s=` the notice speaks of one survey and its dates.
    let survey = match visit.query("s") {
        Some(slug) => Some(room(&house, &visit, slug).await?),
        None => None,
    };
    let w = visit.words;
    let honestly: &[&str] = match house.db.engine() {
        Engine::Sqlite => &["rights-about", "honestly"],
        Engine::Postgres => &["rights-about", "honestly", "order"],
    };
    Ok(ui::page(&visit, Page::titled(w.t("privacy-title")).listed(), || {
        let section = |id: &'static str, paragraphs: &[&str]| {
            let text = paragraphs.iter().map(|key| view! { <p>{w.t(&format!("privacy-{key}"))}</p> }).collect_view();
            view! {
                <section class="split" aria-labelledby=id>
                    <h2 id=id>{w.t(&format!("privacy-{id}"))}</h2>
                    <div class="flow">{text}</div>
                </section>
            }
        };
        let dates = survey.as_ref().map(|room| {
            let last = w.day(calendar::day_of(Moment(room.collection.complete_at().0 - 1)));
            let purge = w.day(room.collection.purge_on);
            view! {
                <dl class="facts">
                    <div><dt>{w.t("privacy-drafts")}</dt><dd>{w.with("privacy-drafts-until", &[("day", last.into())])}</dd></div>
                    <div><dt>{w.t("privacy-responses")}</dt><dd>{w.with("privacy-responses-until", &[("day", purge.into())])}</dd></div>
                    <div><dt>{w.t("privacy-tables")}</dt><dd>{w.t("privacy-tables-stay")}</dd></div>
                </dl>
            }
        });
        view! {
            <h1>{w.t("privacy-title")}</h1>
            <p class="lead">{w.t("privacy-lead")}</p>
            {section("stored", &["stored-about"])}
            {section("not-stored", &["not-stored-about"])}
            <section class="split" aria-labelledby="how-long">
                <h2 id="how-long">{w.t("privacy-how-long")}</h2>
                <div class="flow"><p>{w.t("privacy-how-long-about")}</p>{dates}</div>
            </section>
            {section("who-sees", &["who-sees-about"])}
            {section("cookies", &["cookies-about"])}
            {section("rights", honestly)}
        }
    }))
}

pub async fn accessibility(visit: Visit) -> Response {
    let w = visit.words;
    ui::page(&visit, Page::titled(w.t("accessibility-title")).listed(), || {
        let sections = ["standard", "checked", "limits", "contact"]
            .map(|key| {
                view! {
                    <section class="split" aria-labelledby=key>
                        <h2 id=key>{w.t(&format!("accessibility-{key}"))}</h2>
                        <div class="flow"><p>{w.t(&format!("accessibility-{key}-about"))}</p></div>
                    </section>
                }
            })
            .into_iter()
            .collect_view();
        view! {
            <h1>{w.t("accessibility-title")}</h1>
            <p class="lead">{w.t("accessibility-lead")}</p>
            {sections}
        }
    })
}

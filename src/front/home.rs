//! The first page: where one can say something now, and where planning goes on.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use leptos::prelude::*;

use super::process::{calls, open_surveys};
use crate::{
    problem::Problem,
    processes,
    server::{house::House, visit::Visit},
    ui::{self, Page},
};

pub async fn home(State(house): State<Arc<House>>, visit: Visit) -> Result<Response, Problem> {
    let all = processes::store::processes(&mut *house.db.read().await?).await?;
    let mut open = Vec::new();
    for process in &all {
        open.extend(open_surveys(&house, &visit, &process.id).await?);
    }
    let w = visit.words;
    let page = all.iter().fold(Page::titled(w.t("home-title")).listed(), |page, process| {
        page.publicity(process.publicity.text(w.0.code(), "cs"))
    });
    Ok(ui::page(&visit, page, || {
        let calls = calls(&visit, open);
        let rows = all
            .iter()
            .map(|process| {
                let name = process.name.text(w.0.code(), "cs").to_owned();
                let summary = process.summary.text(w.0.code(), "cs").to_owned();
                let summary = (!summary.is_empty()).then(|| view! { <p>{summary}</p> });
                let years = format!("{}–{}", process.period.0, process.period.1);
                view! {
                    <li>
                        <h3><a href=format!("/p/{}", process.slug)>{name} " " {years}</a></h3>
                        {summary}
                    </li>
                }
            })
            .collect_view();
        let plans = if all.is_empty() {
            view! { <p>{w.t("no-processes")}</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let steps =
            [("how-ask", "how-ask-about"), ("how-rank", "how-rank-about"), ("how-publish", "how-publish-about")]
                .map(|(name, about)| view! { <li><h3>{w.t(name)}</h3><p>{w.t(about)}</p></li> })
                .into_iter()
                .collect_view();
        view! {
            <h1>{w.t("home-title")}</h1>
            <p class="lead">{w.t("home-lead")}</p>
            {calls}
            <section class="split" aria-labelledby="plans">
                <h2 id="plans">{w.t("where-planning")}</h2>
                {plans}
            </section>
            <section class="split" aria-labelledby="how">
                <h2 id="how">{w.t("how-it-goes")}</h2>
                <ol class="steps">{steps}</ol>
            </section>
        }
    }))
}

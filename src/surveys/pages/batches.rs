//! What was imported into a collection, and the page that asks before a batch is taken out.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::desk::{crumbs, desk_page};
use crate::{
    accounts::{Account, Right},
    processes::Process,
    server::{calendar, visit::Visit},
    surveys::{Collection, import::NoWithdrawal, store::Batch},
    ui::{Words, page_with_status},
    vocabulary::Moment,
};

/// The table of batches; nothing where nothing was imported.
pub fn section(visit: &Visit, account: &Account, collection: &Collection, batches: &[Batch]) -> Option<AnyView> {
    if batches.is_empty() {
        return None;
    }
    let w = visit.words;
    let may = account.may(Right::ManageSurveys) && !collection.is_due(calendar::day_of(visit.now));
    let rows = batches
        .iter()
        .map(|batch| {
            let state = match batch.withdrawn_at {
                Some(at) => {
                    let facts = [
                        ("day", w.day(calendar::day_of(at)).into()),
                        ("who", who(w, batch.withdrawn_by.as_deref().unwrap_or_default()).into()),
                    ];
                    view! { <span class="soft">{w.with("batch-withdrawn", &facts)}</span> }.into_any()
                }
                None if may => {
                    let href = format!("/desk/c/{}/davka/{}", collection.slug, batch.id);
                    let which = format!(" {}", batch.id);
                    view! { <a href=href>{w.t("batch-withdraw")}<span class="hidden">{which}</span></a> }.into_any()
                }
                None => ().into_any(),
            };
            let lacking = (batch.not_stated_count > 0)
                .then(|| w.with("batch-not-stated", &[("n", batch.not_stated_count.into())]))
                .map(|words| view! { <br/><span class="small soft">{words}</span> });
            view! {
                <tr>
                    <th scope="row">{batch.file_name.clone()} <br/><span class="small soft">{batch.id.0.clone()}</span></th>
                    <td>{when(w, batch.imported_at)}</td>
                    <td>{who(w, &batch.imported_by)}</td>
                    <td>{channel(w, &batch.channel)}</td>
                    <td class="num">{batch.response_count} {lacking}</td>
                    <td class="no-print">{state}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="split" aria-labelledby="batches">
                <h2 id="batches">{w.t("batches-title")}</h2>
                <div class="flow">
                    <p class="soft">{w.t("batches-about")}</p>
                    <div class="scroll" role="group" aria-labelledby="batches-table" tabindex="0">
                        <table class="table">
                            <caption class="hidden" id="batches-table">{w.t("batches-title")}</caption>
                            <thead><tr>
                                <th scope="col">{w.t("batch-file")}</th>
                                <th scope="col">{w.t("batch-when")}</th>
                                <th scope="col">{w.t("batch-who")}</th>
                                <th scope="col">{w.t("batch-channel")}</th>
                                <th scope="col" class="num">{w.t("responses")}</th>
                                <th scope="col" class="no-print">{w.t("batch-state")}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </div>
            </section>
        }
        .into_any(),
    )
}

/// What is about to be taken out, and a button. With a refusal, why it is not.
pub fn withdrawal(
    visit: &Visit,
    account: &Account,
    process: &Process,
    collection: &Collection,
    batch: &Batch,
    refusal: Option<NoWithdrawal>,
) -> Response {
    let w = visit.words;
    let title = w.t("batch-withdraw-title");
    let status = if refusal.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    page_with_status(status, visit, desk_page(account, title.clone()), || {
        let back = format!("/desk/c/{}", collection.slug);
        let facts = [
            ("file", batch.file_name.clone().into()),
            ("batch", batch.id.0.clone().into()),
            ("when", when(w, batch.imported_at).into()),
            ("who", who(w, &batch.imported_by).into()),
        ];
        let asked = match refusal {
            Some(refusal) => {
                let words = match refusal {
                    NoWithdrawal::Purged { on } => w.with("batch-purged", &[("day", w.day(on).into())]),
                    NoWithdrawal::Already | NoWithdrawal::Unknown => w.t("batch-withdrawn-already"),
                };
                view! { <div class="notice warm" role="alert"><p>{words}</p></div> }.into_any()
            }
            None => view! {
                <form class="form" method="post" action=visit.path.clone()>
                    <p>{w.with("batch-withdraw-about", &[("n", batch.response_count.into())])}</p>
                    <div class="actions">
                        <button class="button danger">{w.t("batch-withdraw-act")}</button>
                    </div>
                </form>
            }
            .into_any(),
        };
        view! {
            {crumbs(w, process, &title)}
            <h1>{title.clone()}</h1>
            <p>{w.with("batch-facts", &facts)}</p>
            {asked}
            <p><a href=back>{w.t("batch-back")}</a></p>
        }
    })
}

fn when(w: Words, at: Moment) -> String {
    let (hour, minute) = calendar::time_of(at);
    format!("{} {hour}:{minute:02}", w.day(calendar::day_of(at)))
}

/// The account; what the operator does stands under one name in every language.
fn who(w: Words, name: &str) -> String {
    if name == "command line" { w.t("batch-command-line") } else { name.to_owned() }
}

fn channel(w: Words, code: &str) -> String {
    match code {
        "web" => w.t("on-web"),
        "paper" => w.t("on-paper"),
        _ => w.t("batch-mixed"),
    }
}

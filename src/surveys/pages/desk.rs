//! The coordinator's pages of surveys: reading a workbook, looking at a version, opening a
//! collection, watching it fill.

use std::collections::BTreeMap;

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{Teller, batches, scales, start};
use crate::{
    accounts::Account,
    processes::Process,
    server::{calendar, http::Fields, visit::Visit},
    surveys::{
        Collection, Link, Stage,
        collection::Refusal,
        fill::Form,
        questionnaire::{Kind, Question},
        store::{Batch, VersionRow},
        xlsform::{self, Finding, Level},
    },
    territories::Municipality,
    ui::{
        Page, Words,
        alphabet::sort_by_name,
        form::{FieldError, TextField, error_of, error_summary, title_with_errors},
        islands::Live,
        page, page_with_status, qr_svg,
    },
    vocabulary::{Day, MunicipalityCode},
};

/// A page of the desk: signed in, narrow lines.
pub fn desk_page(account: &Account, title: impl Into<String>) -> Page {
    Page::titled(title).of(&account.name).class("desk")
}

/// Where one is: desk › process › here.
pub fn crumbs(w: Words, process: &Process, here: &str) -> AnyView {
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

/// Read, look, publish, collect.
fn stages(w: Words, now: usize) -> AnyView {
    let steps = ["stage-read", "stage-check", "stage-publish", "stage-collect"]
        .iter()
        .enumerate()
        .map(|(index, key)| {
            let class = if index < now {
                "done"
            } else if index == now {
                "now"
            } else {
                ""
            };
            let current = (index == now).then_some("step");
            view! { <li class=class aria-current=current>{format!("{}. {}", index + 1, w.t(key))}</li> }
        })
        .collect_view();
    view! { <ol class="stages" aria-label=w.t("stages")>{steps}</ol> }.into_any()
}

// ---- reading a workbook ------------------------------------------------------------------------

/// What came of the last upload.
pub enum Uploaded<'a> {
    Nothing,
    NoFile,
    Rejected { file_name: &'a str, findings: &'a [Finding] },
}

pub fn upload_page(visit: &Visit, account: &Account, process: &Process, uploaded: &Uploaded<'_>) -> Response {
    let w = visit.words;
    let errors: Vec<FieldError> = match uploaded {
        Uploaded::NoFile => vec![FieldError::new("file", w.t("upload-no-file"))],
        _ => Vec::new(),
    };
    let status = match uploaded {
        Uploaded::Nothing => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let title = match uploaded {
        Uploaded::Rejected { .. } => w.with("errors-in-title", &[("title", w.t("upload-title").into())]),
        _ => title_with_errors(w, &w.t("upload-title"), &errors),
    };
    page_with_status(status, visit, desk_page(account, title), || {
        let found = match uploaded {
            Uploaded::Rejected { file_name, findings } => {
                let errors = findings.iter().filter(|finding| finding.level == Level::Error).count() as i64;
                let others = findings.len() as i64 - errors;
                let summary = w.with(
                    "upload-rejected",
                    &[("file", (*file_name).into()), ("errors", errors.into()), ("warnings", others.into())],
                );
                Some(view! {
                    <div class="errors" role="alert" tabindex="-1" autofocus>
                        <h2>{w.t("upload-rejected-title")}</h2>
                        <p>{summary}</p>
                    </div>
                    {findings_list(w, findings)}
                })
            }
            _ => None,
        };
        let error = error_of(&errors, "file").map(str::to_owned);
        let class = if error.is_some() { "part has-error" } else { "part" };
        view! {
            {crumbs(w, process, &w.t("questionnaire"))}
            {error_summary(w, &errors)}
            <h1>{w.t("upload-title")}</h1>
            {stages(w, if found.is_some() { 1 } else { 0 })}
            {found}
            <form class="form column" method="post" action=visit.path.clone() enctype="multipart/form-data">
                <div class=class>
                    <label for="file">{w.t("upload-file")}</label>
                    <p class="hint" id="file-hint">{w.t("upload-hint")}</p>
                    {error.map(|error| view! { <p class="error">{error}</p> })}
                    <input class="field" type="file" id="file" name="file" accept=".xlsx,.xls,.csv,.md"
                        aria-describedby="file-hint"/>
                </div>
                <div class="actions"><button class="button">{w.t("upload-act")}</button></div>
            </form>
            <section class="split" aria-labelledby="template">
                <h2 id="template">{w.t("template-title")}</h2>
                <div class="flow">
                    <p>{w.t("template-about")}</p>
                    <p><a href="/desk/sablona" download>{w.t("template-get")}</a></p>
                </div>
            </section>
        }
    })
}

/// Findings by sheet, row and column, with what to do.
pub fn findings_list(w: Words, findings: &[Finding]) -> AnyView {
    if findings.is_empty() {
        return ().into_any();
    }
    let rows = findings
        .iter()
        .map(|finding| {
            let (class, tag, name) = match finding.level {
                Level::Error => ("finding bad", "tag bad", w.t("finding-error")),
                Level::Warning => ("finding warm", "tag warm", w.t("finding-warning")),
                Level::Unsupported => ("finding warm", "tag warm", w.t("finding-unsupported")),
            };
            let sheet = (!finding.sheet.is_empty())
                .then(|| view! { <span>{w.t("finding-sheet")} " " <b>{finding.sheet.clone()}</b></span> });
            let row = finding.row.map(|row| view! { <span>{w.t("finding-row")} " " <b>{row.to_string()}</b></span> });
            let column =
                finding.column.clone().map(|column| view! { <span>{w.t("finding-column")} " " <b>{column}</b></span> });
            view! {
                <li class=class>
                    <p class="where"><span class=tag>{name}</span>{sheet}{row}{column}</p>
                    <p>{finding.message(w.0)}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="flow" aria-labelledby="findings">
            <h2 id="findings">{w.t("findings-title")}</h2>
            <ol class="findings">{rows}</ol>
        </section>
    }
    .into_any()
}

// ---- a version ---------------------------------------------------------------------------------

pub struct VersionPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub version: &'a VersionRow,
    pub form: &'a Form,
    pub findings: &'a [Finding],
    /// What was said of the choices that may be no degrees; empty fields where nothing was sent.
    pub fields: &'a Fields,
    pub answered: Answered,
}

/// What came of saying what choices of a scale are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Answered {
    #[default]
    Nothing,
    /// These were left open.
    Open(Vec<usize>),
    /// Another workbook was uploaded meanwhile; nothing was kept.
    Changed,
}

pub fn version_page(visit: &Visit, shown: &VersionPage<'_>, status: StatusCode) -> Response {
    let w = visit.words;
    let version = shown.version;
    let questionnaire = &shown.form.questionnaire;
    let teller = Teller::new(w, questionnaire, None);
    let title = teller.plain(&start::title(shown.form));
    let may_manage = shown.account.may(crate::accounts::Right::ManageSurveys);
    let asks = may_manage && version.published_at.is_none();
    let doubtful = if asks { xlsform::doubtful(questionnaire) } else { Vec::new() };
    let mistakes = match &shown.answered {
        Answered::Nothing => Vec::new(),
        Answered::Open(open) => scales::errors(w, &teller, &doubtful, open),
        Answered::Changed => vec![FieldError::new("scales", w.t("scale-changed"))],
    };
    // What the form below asks need not be told above it.
    let asked_below = |finding: &&Finding| !(asks && finding.code == "scale_answer_unclear");
    let listed: Vec<Finding> = shown.findings.iter().filter(asked_below).cloned().collect();
    let page_title = title_with_errors(w, &title, &mistakes);
    page_with_status(status, visit, desk_page(shown.account, page_title), || {
        let preview = format!("/desk/v/{}/nahled/1", version.id);
        let errors = shown.findings.iter().any(|finding| finding.level == Level::Error);
        let only_asked = !listed.iter().any(|finding| finding.level == Level::Error);
        let languages = shown.form.questionnaire.languages.join(", ");
        let facts = w.with(
            "version-facts",
            &[
                ("questions", (shown.form.question_count() as i64).into()),
                ("languages", languages.into()),
                ("number", version.number.into()),
            ],
        );
        let state = match version.published_at {
            Some(at) => {
                let day = w.day(calendar::day_of(at));
                view! { <p><span class="tag open">{w.t("version-published")}</span> " " {w.with("version-published-on", &[("day", day.into())])}</p> }
                    .into_any()
            }
            None if errors && only_asked => {
                view! { <div class="notice warm"><p><a href="#scales">{w.t("version-asks")}</a></p></div> }.into_any()
            }
            None if errors => view! { <div class="notice bad"><p>{w.t("version-cannot-publish")}</p></div> }.into_any(),
            None => view! { <div class="notice good"><p><strong>{w.t("version-good")}</strong> " " {facts.clone()}</p></div> }.into_any(),
        };
        let act = match version.published_at {
            Some(_) if may_manage => view! {
                <p class="actions">
                    <a class="button" href=format!("/desk/v/{}/sber", version.id)>{w.t("collection-new")}</a>
                </p>
            }
            .into_any(),
            None if may_manage && !errors => view! {
                <section class="split" aria-labelledby="publish">
                    <h2 id="publish">{w.t("publish-title")}</h2>
                    <form class="form" method="post" action=format!("/desk/v/{}/zverejnit", version.id)>
                        <p class="column">{w.t("publish-about")}</p>
                        <div class="actions">
                            <button class="button">{w.with("publish-act", &[("number", version.number.into())])}</button>
                        </div>
                    </form>
                </section>
            }
            .into_any(),
            _ => ().into_any(),
        };
        let again = may_manage.then(|| {
            view! {
                <p><a href=format!("/desk/p/{}/dotaznik", shown.process.slug)>{w.t("upload-again")}</a></p>
            }
        });
        view! {
            {crumbs(w, shown.process, &w.t("questionnaire"))}
            {error_summary(w, &mistakes)}
            <h1>{title}</h1>
            {stages(w, if version.published_at.is_some() { 3 } else { 2 })}
            {state}
            {findings_list(w, &listed)}
            {scales::form(w, &teller, questionnaire, version, &doubtful, shown.fields, &mistakes)}
            {act}
            <section class="flow" aria-labelledby="preview">
                <h2 id="preview">{w.t("preview-title")}</h2>
                <div class="previews">
                    <figure class="preview phone">
                        <figcaption>{w.t("preview-phone")}</figcaption>
                        <div class="frame-box"><iframe class="frame" title=w.t("preview-phone") src=preview.clone()></iframe></div>
                    </figure>
                    <figure class="preview wide">
                        <figcaption>{w.t("preview-desk")}</figcaption>
                        <div class="frame-box"><iframe class="frame" title=w.t("preview-desk") src=preview></iframe></div>
                    </figure>
                </div>
            </section>
            {again}
            <p class="soft small">{w.t("content-hash")} " " <code>{version.content_hash.clone()}</code> " · " {version.file_name.clone()}</p>
        }
    })
}

// ---- opening a collection ----------------------------------------------------------------------

pub struct NewCollection<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub version: &'a VersionRow,
    pub municipalities: &'a [Municipality],
    /// What was typed, or what we propose.
    pub fields: &'a Fields,
    pub refusals: &'a [(&'static str, Refusal)],
}

pub fn new_collection(visit: &Visit, new: &NewCollection<'_>) -> Response {
    let w = visit.words;
    let errors: Vec<FieldError> = new
        .refusals
        .iter()
        .map(|(field, refusal)| {
            FieldError::new(
                *field,
                w.t(match refusal {
                    Refusal::SlugBad => "collection-slug-bad",
                    Refusal::SlugTaken => "collection-slug-taken",
                    Refusal::ClosesBeforeItOpens => "collection-dates-bad",
                    Refusal::ClosesInThePast => "collection-past",
                    Refusal::PurgeTooEarly => "collection-purge-early",
                    Refusal::NoMunicipality => "collection-no-municipality",
                    Refusal::NotPublished => "collection-not-published",
                }),
            )
        })
        .collect();
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = desk_page(new.account, title_with_errors(w, &w.t("collection-new"), &errors));
    page_with_status(status, visit, page, || {
        let field = |name: &'static str, label: &str, kind: &'static str, hint: Option<&str>| {
            TextField {
                name,
                label: w.t(label),
                hint: hint.map(|key| w.t(key)),
                value: new.fields.text(name),
                kind,
                width: if kind == "date" { "w-10" } else { "" },
                autocomplete: "off",
            }
            .view(&errors)
        };
        let chosen: Vec<&str> = new.fields.all("municipality").collect();
        let mut places: Vec<&Municipality> = new.municipalities.iter().collect();
        sort_by_name(&mut places, |place| &place.name);
        let places = places
            .into_iter()
            .enumerate()
            .map(|(index, place)| {
                let id = if index == 0 { "municipality".to_owned() } else { format!("municipality-{index}") };
                let checked = chosen.contains(&place.code.0.as_str());
                view! {
                    <div class="option">
                        <input type="checkbox" id=id.clone() name="municipality" value=place.code.0.clone() checked=checked/>
                        <label for=id>{place.name.clone()}</label>
                    </div>
                }
            })
            .collect_view();
        let respondents = ["public", "service-users", "providers", "municipalities"]
            .map(|kind| {
                let chosen = new.fields.text("respondents") == kind;
                view! { <option value=kind selected=chosen>{w.t(&format!("respondents-{kind}"))}</option> }
            })
            .into_iter()
            .collect_view();
        let places_error =
            error_of(&errors, "municipality").map(|error| view! { <p class="error">{error.to_owned()}</p> });
        view! {
            {crumbs(w, new.process, &w.t("collection-new"))}
            {error_summary(w, &errors)}
            <h1>{w.t("collection-new")}</h1>
            <p class="soft">{w.with("collection-of", &[("form", new.version.form_id.clone().into()), ("number", new.version.number.into())])}</p>
            <form class="form column" method="post" action=visit.path.clone() novalidate>
                {field("slug", "collection-slug", "text", Some("collection-slug-hint"))}
                <div class="part">
                    <label for="respondents">{w.t("for-whom")}</label>
                    <select class="field" id="respondents" name="respondents">{respondents}</select>
                </div>
                <div class="dates">
                    {field("opens", "collection-opens", "date", None)}
                    {field("closes", "collection-closes", "date", None)}
                </div>
                {field("purge", "collection-purge", "date", Some("collection-purge-hint"))}
                <fieldset class="part">
                    <legend>{w.t("municipalities")}</legend>
                    {places_error}
                    <div class="options many">{places}</div>
                </fieldset>
                <div class="actions"><button class="button">{w.t("collection-open-act")}</button></div>
            </form>
        }
    })
}

// ---- a collection ------------------------------------------------------------------------------

pub struct CollectionPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub collection: &'a Collection,
    pub form: &'a Form,
    pub links: &'a [Link],
    pub municipalities: &'a [Municipality],
    pub arrivals: &'a [(MunicipalityCode, String, Day, i64)],
    pub batches: &'a [Batch],
}

pub fn collection_page(visit: &Visit, shown: &CollectionPage<'_>) -> Response {
    let w = visit.words;
    let teller = Teller::new(w, &shown.form.questionnaire, None);
    let title = teller.plain(&start::title(shown.form));
    let collection = shown.collection;
    let total: i64 = shown.arrivals.iter().map(|(.., count)| count).sum();
    let on = |channel: &str| -> i64 {
        shown.arrivals.iter().filter(|(_, by, ..)| by == channel).map(|(.., count)| count).sum()
    };
    let page_facts = desk_page(shown.account, title.clone()).with_islands();
    page(visit, page_facts, || {
        let last_day = collection.last_day();
        let (class, state) = match collection.stage(visit.now) {
            Stage::Planned { .. } => ("tag", "stage-planned"),
            Stage::Open { .. } => ("tag open", "stage-open"),
            Stage::Closed { .. } => ("tag", "stage-closed"),
        };
        let dates = w.with(
            "collection-dates",
            &[
                ("days", w.days(calendar::day_of(collection.opens_at), last_day).into()),
                ("purge", w.day(collection.purge_on).into()),
            ],
        );
        let live = format!("/desk/c/{}/pocet", collection.slug);
        let deleted = (total == 0 && collection.purge_on <= calendar::day_of(visit.now))
            .then(|| view! { <p>{w.t("responses-deleted")}</p> });
        view! {
            {crumbs(w, shown.process, &w.t("collection"))}
            <div class="head">
                <h1>{title}</h1>
                <p class="no-print">
                    <a class="button quiet" href=format!("/vysledky/{}", collection.slug)>{w.t("see-results")}</a>
                </p>
            </div>
            <p><span class=class>{w.t(state)}</span> " " {dates}</p>
            <section class="flow" aria-labelledby="counts">
                <h2 id="counts">{w.t("how-many-answered")}</h2>
                {deleted}
                <dl class="counts">
                    <div><dt>{w.t("total")}</dt><dd><span class="live-count" id="total-now" data-live role="status">{total}</span></dd></div>
                    <div><dt>{w.t("on-web")}</dt><dd id="web-now" data-live>{on("web")}</dd></div>
                    <div><dt>{w.t("on-paper")}</dt><dd id="paper-now" data-live>{on("paper")}</dd></div>
                </dl>
                <Live address=live seen=total.to_string() every_ms=4000 lost=w.t("live-lost")/>
            </section>
            {by_municipality(w, shown)}
            {by_day(w, shown)}
            {batches::section(visit, shown.account, shown.collection, shown.batches)}
            {link_cards(visit, shown)}
            {ballot_questions(w, &teller, shown)}
            {acts(visit, shown)}
        }
    })
}

fn by_municipality(w: Words, shown: &CollectionPage<'_>) -> AnyView {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for (municipality, _, _, count) in shown.arrivals {
        *counts.entry(municipality.0.as_str()).or_default() += count;
    }
    let all: i64 = counts.values().sum();
    let people: i64 = shown.municipalities.iter().map(|place| place.population).sum();
    let mut places: Vec<&Municipality> = shown.municipalities.iter().collect();
    sort_by_name(&mut places, |place| &place.name);
    let rows = places
        .into_iter()
        .filter(|place| shown.links.iter().any(|link| link.municipality == place.code))
        .map(|place| {
            let count = counts.get(place.code.0.as_str()).copied().unwrap_or(0);
            let per_hundred = crate::vocabulary::Ratio::of(
                u64::try_from(count * 100).unwrap_or(0),
                u64::try_from(place.population).unwrap_or(0),
            );
            // Under half of the whole territory's share: a low spot worth a visit.
            let low = people > 0 && count * people * 2 < all * place.population;
            let tag = low.then(|| view! { " " <span class="tag bad">{w.t("low-spot")}</span> });
            let share = per_hundred.map(|ratio| ratio.format(1, w.0)).unwrap_or_default();
            let width = per_hundred.map_or(0.0, |ratio| (ratio.percent() / 100.0 * 7.0).min(100.0));
            view! {
                <tr class=if low { "low" } else { "" }>
                    <th scope="row">{place.name.clone()} {tag}</th>
                    <td class="num">{count}</td>
                    <td class="num">{share}</td>
                    <td><svg class="bar" width="140" height="10" aria-hidden="true"><rect width=format!("{width:.0}%") height="100%"></rect></svg></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="split" aria-labelledby="places" id="places-now" data-live>
            <h2 id="places">{w.t("by-municipality")}</h2>
            <div class="scroll" role="region" aria-labelledby="places-table" tabindex="0">
                <table class="table">
                    <caption class="hidden" id="places-table">{w.t("by-municipality")} ": " {w.t("numbers-in-table")}</caption>
                    <thead><tr>
                        <th scope="col">{w.t("municipality")}</th>
                        <th scope="col" class="num">{w.t("responses")}</th>
                        <th scope="col" class="num">{w.t("per-hundred")}</th>
                        <th scope="col"><span class="hidden">{w.t("bar")}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// The days between the first and the last response as columns, paper on top of web. The picture
/// stretches to its place, so its words stand beside it.
fn columns(w: Words, days: &BTreeMap<Day, (i64, i64)>) -> Option<AnyView> {
    let (first, last) = (*days.keys().next()?, *days.keys().next_back()?);
    let most = days.values().map(|(web, paper)| web + paper).max()?;
    let height = |count: i64| count as f64 * 100.0 / most.max(1) as f64;
    let bars = days
        .iter()
        .map(|(day, (web, paper))| {
            let x = (day.0 - first.0) * 10 + 1;
            let (web, paper) = (height(*web), height(*paper));
            view! {
                <rect x=x y=format!("{:.1}", 100.0 - web) width="8" height=format!("{web:.1}")></rect>
                <rect class="paper" x=x y=format!("{:.1}", 100.0 - web - paper) width="8" height=format!("{paper:.1}")></rect>
            }
        })
        .collect_view();
    let frame = format!("0 0 {} 100", (last.0 - first.0 + 1) * 10);
    let most = w.with("by-day-most", &[("n", most.into())]);
    Some(
        view! {
            <figure class="figure">
                <figcaption>
                    {w.with("by-day-caption", &[("days", w.days(first, last).into())])} " "
                    <span class="soft">{most}</span>
                </figcaption>
                <svg class="days" viewBox=frame width="100%" height="160" preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
                <ul class="key">
                    <li>{w.t("on-web")}</li>
                    <li class="paper">{w.t("on-paper")}</li>
                </ul>
            </figure>
        }
        .into_any(),
    )
}

fn by_day(w: Words, shown: &CollectionPage<'_>) -> AnyView {
    let mut days: BTreeMap<Day, (i64, i64)> = BTreeMap::new();
    for (_, channel, day, count) in shown.arrivals {
        let entry = days.entry(*day).or_default();
        if channel == "web" { entry.0 += count } else { entry.1 += count }
    }
    if days.is_empty() {
        return ().into_any();
    }
    let figure = columns(w, &days);
    let rows = days
        .iter()
        .map(|(day, (web, paper))| {
            view! {
                <tr><th scope="row">{w.day(*day)}</th><td class="num">{*web}</td><td class="num">{*paper}</td></tr>
            }
        })
        .collect_view();
    view! {
        <section class="split" aria-labelledby="days" id="days-now" data-live>
            <h2 id="days">{w.t("by-day")}</h2>
            <div class="flow">
                {figure}
                <p class="small soft">{w.t("by-day-villages")}</p>
                <details>
                    <summary>{w.t("numbers-in-table")}</summary>
                    <div class="scroll" role="region" aria-labelledby="days-table" tabindex="0">
                        <table class="table">
                            <caption class="hidden" id="days-table">{w.t("by-day")} ": " {w.t("numbers-in-table")}</caption>
                            <thead><tr>
                                <th scope="col">{w.t("day")}</th>
                                <th scope="col" class="num">{w.t("on-web")}</th>
                                <th scope="col" class="num">{w.t("on-paper")}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </details>
            </div>
        </section>
    }
    .into_any()
}

/// An address as one reads it aloud: without `https://`.
fn bare(address: &str) -> String {
    address.split_once("://").map_or(address, |(_, rest)| rest).to_owned()
}

/// The full address of a link.
pub fn link_address(visit: &Visit, slug: &str, link: &Link) -> String {
    format!("{}/s/{slug}?o={}", visit.origin, link.code)
}

fn link_cards(visit: &Visit, shown: &CollectionPage<'_>) -> AnyView {
    let w = visit.words;
    let slug = &shown.collection.slug;
    let mut links: Vec<&Link> = shown.links.iter().collect();
    sort_by_name(&mut links, |link| &link.municipality_name);
    let cards = links
        .into_iter()
        .map(|link| {
            let address = link_address(visit, slug, link);
            let qr = format!("/desk/c/{slug}/qr/{}", link.code);
            let alt = w.with("qr-for", &[("place", link.municipality_name.clone().into())]);
            let poster = format!("/desk/c/{slug}/plakat/{}", link.code);
            view! {
                <li class="card">
                    <img class="qr" src=qr alt=alt width="96" height="96"/>
                    <div>
                        <h3>{link.municipality_name.clone()}</h3>
                        <p class="address"><a href=address.clone()>{bare(&address)}</a></p>
                        <p class="no-print">
                            <a href=poster>
                                {w.t("poster")}
                                <span class="hidden">{format!(" – {}", link.municipality_name)}</span>
                            </a>
                        </p>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="flow codes" aria-labelledby="links">
            <h2 id="links">{w.t("links-title")}</h2>
            <p class="soft">{w.t("links-about")}</p>
            <ul class="cards">{cards}</ul>
        </section>
    }
    .into_any()
}

/// Questions whose answers a working group may rank at its meeting.
fn ballot_questions(w: Words, teller: &Teller, shown: &CollectionPage<'_>) -> Option<AnyView> {
    let may = shown.account.may(crate::accounts::Right::ManageBallots);
    let ranked = |question: &&Question| matches!(question.kind, Kind::Rank { .. } | Kind::SelectMultiple { .. });
    let questions: Vec<&Question> = shown.form.questionnaire.questions().into_iter().filter(ranked).collect();
    if !may || questions.is_empty() {
        return None;
    }
    let links = questions
        .into_iter()
        .map(|question| {
            let (process, survey) = (&shown.process.slug, &shown.collection.slug);
            let href = format!("/desk/p/{process}/hlasovani?z={survey}.{}", question.name);
            view! { <li><a href=href>{teller.plain(&question.label)}</a></li> }
        })
        .collect_view();
    Some(
        view! {
            <section class="split no-print" aria-labelledby="ballots">
                <h2 id="ballots">{w.t("ballot-from-question")}</h2>
                <div class="flow">
                    <p>{w.t("ballot-from-question-about")}</p>
                    <ul class="link-rows">{links}</ul>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn acts(visit: &Visit, shown: &CollectionPage<'_>) -> AnyView {
    let w = visit.words;
    let slug = &shown.collection.slug;
    if !shown.account.may(crate::accounts::Right::ManageSurveys) {
        let knows = shown.account.may(crate::accounts::Right::SeeUnpublishedResults);
        let way = knows.then(|| {
            view! { <p class="no-print"><a href=format!("/desk/c/{slug}/interni")>{w.t("internal-see")}</a></p> }
        });
        return way.into_any();
    }
    let published = shown.collection.results_published_at.is_some();
    let (value, act, about) = if published {
        ("0", "results-withdraw", "results-are-public")
    } else {
        ("1", "results-publish", "results-not-public")
    };
    // Who looks before and after a neighbour sends a form sees the difference.
    let running = shown.collection.is_open(visit.now);
    let warning = (!shown.collection.is_complete(visit.now))
        .then(|| view! { <div class="notice warm"><p>{w.t("results-while-running")}</p></div> });
    let ways = view! {
        <p><a href=format!("/desk/c/{slug}/interni")>{w.t("internal-see")}</a></p>
        <p><a href=format!("/desk/c/{slug}/skupiny")>{w.t("groups-title")}</a></p>
    };
    let close = running.then(|| {
        view! {
            <section class="split no-print" aria-labelledby="close">
                <h2 id="close">{w.t("close-title")}</h2>
                <form class="form" method="post" action=format!("/desk/c/{slug}/uzavrit")>
                    <p>{w.t("close-about")}</p>
                    <div class="actions"><button class="button danger">{w.t("close-act")}</button></div>
                </form>
            </section>
        }
    });
    view! {
        <section class="split no-print" aria-labelledby="publish-results">
            <h2 id="publish-results">{w.t("results")}</h2>
            <div class="flow">
                <form class="form" method="post" action=format!("/desk/c/{slug}/vysledky")>
                    <p>{w.t(about)}</p>
                    {warning}
                    <input type="hidden" name="published" value=value/>
                    <div class="actions"><button class="button quiet">{w.t(act)}</button></div>
                </form>
                {ways}
            </div>
        </section>
        {close}
    }
    .into_any()
}

/// A sheet for the notice board: what it is about, the QR code of this municipality, and an address
/// short enough to be copied by hand (who types it chooses the municipality from a list).
pub fn poster(
    visit: &Visit,
    account: &Account,
    process: &Process,
    form: &Form,
    collection: &Collection,
    link: &Link,
) -> Response {
    let w = visit.words;
    let teller = Teller::new(w, &form.questionnaire, Some(&link.municipality_name));
    let address = link_address(visit, &collection.slug, link);
    let title = teller.plain(&start::title(form));
    let here = format!("{} – {}", w.t("poster"), link.municipality_name);
    let facts = desk_page(account, here).class("desk poster").publicity(process.publicity.text(w.0.code(), "cs"));
    page(visit, facts, || {
        let until = w.day(collection.last_day());
        let intro = start::setting(form, "cp_intro")
            .map(|intro| view! { <div class="poster-about" inner_html=teller.block(intro)></div> });
        let qr = qr_svg(&address).map(|svg| view! { <div class="poster-qr" inner_html=svg></div> });
        let typed = bare(address.split('?').next().unwrap_or(&address));
        let contact = start::setting(form, "cp_contact")
            .map(|contact| view! { <p>{w.t("whom-to-ask")} ": " <span inner_html=teller.inline(contact)></span></p> });
        view! {
            {crumbs(w, process, &w.t("poster"))}
            <p class="soft no-print">{w.t("poster-print")}</p>
            <article class="sheet">
                <p class="group-name">{link.municipality_name.clone()}</p>
                <h1>{title}</h1>
                {intro}
                <div class="poster-way">
                    {qr}
                    <div class="flow">
                        <h2>{w.t("poster-scan")}</h2>
                        <p>{w.t("poster-type")}</p>
                        <p class="poster-address">{typed}</p>
                    </div>
                </div>
                <p class="poster-until">{w.with("open-survey-until", &[("day", until.into())])}</p>
                <p>{w.t("rather-on-paper")} "? " {w.t("paper-counts")}</p>
                {contact}
            </article>
        }
    })
}

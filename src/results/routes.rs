//! The addresses of results. Published ones are for everybody; others only for those with the right.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::Response,
};

use super::{
    downloads::Asked,
    pages,
    report::{self, Report, against},
};
use crate::{
    accounts::{self, Right},
    problem::Problem,
    server::{
        house::House,
        http::{encode, file, picture},
        visit::Visit,
    },
    surveys::start_title,
    ui::{self, Page},
};

/// The report, if this visitor may see it; and whether everybody may.
async fn admitted(house: &House, visit: &Visit, slug: &str) -> Result<(Arc<Report>, bool), Problem> {
    let room = crate::surveys::routes::room(house, visit, slug).await?;
    let public = room.collection.results_published_at.is_some();
    if !public {
        let account = accounts::signed_in(house, visit).await?;
        if !account.is_some_and(|account| account.may(Right::SeeUnpublishedResults)) {
            return Err(Problem::ResultsNotPublished);
        }
    }
    Ok((report::report(house, visit, slug).await?, public))
}

pub async fn page(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, public) = admitted(&house, &visit, &slug).await?;
    let title = report.room.teller(&visit, None).plain(&start_title(&report.room.form));
    let page = Page::titled(format!("{} – {}", visit.words.t("results"), title)).class("results");
    let page = page.publicity(report.room.process.publicity.text(visit.lang().code(), "cs"));
    let page = if public { page.listed() } else { page };
    Ok(ui::page(&visit, page, || pages::main(&visit, &report, &title, public)))
}

pub async fn download(
    State(house): State<Arc<House>>,
    Path((slug, name)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, _) = admitted(&house, &visit, &slug).await?;
    let words = visit.words;
    let attached = visit.query("stahnout").is_some();
    let named = |name: &str| format!("{slug}-{name}");
    if name == "vse.zip" {
        let bytes = off_thread(move || report.zip(words)).await?;
        return Ok(file(&named("vse.zip"), "application/zip", bytes));
    }
    match Asked::parse(&name).ok_or(Problem::NotFound)? {
        Asked::Csv(number) => {
            let table = report.table(number).ok_or(Problem::NotFound)?;
            Ok(file(&named(&name), "text/csv; charset=utf-8", report.csv(words, number, table)))
        }
        Asked::Svg(number) => {
            let chart = report.chart(number).ok_or(Problem::NotFound)?;
            if attached {
                return Ok(file(&named(&name), "image/svg+xml", report.svg(words, chart).into_bytes()));
            }
            let phone = visit.query("pro") == Some("telefon");
            let mut response = picture("image/svg+xml", report.svg_on_page(words, chart, phone));
            // A picture styles itself with attributes; it may load nothing and run nothing.
            let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            Ok(response)
        }
        Asked::Png(number) => {
            let chart = report.chart(number).ok_or(Problem::NotFound)?.clone();
            let bytes = off_thread(move || report.png(words, &chart)).await?;
            Ok(if attached { file(&named(&name), "image/png", bytes) } else { picture("image/png", bytes) })
        }
    }
}

/// Drawing takes milliseconds of pure computation: other visitors do not wait for it.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|_| sqlx::Error::WorkerCrashed.into())
}

pub async fn cross(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, _) = admitted(&house, &visit, &slug).await?;
    if report.frozen {
        // Two questions can be put against each other only while the responses are there.
        return Err(Problem::ResultsNotPublished);
    }
    let (question, by) = (visit.query("otazka").unwrap_or_default(), visit.query("podle").unwrap_or_default());
    let crossed = report::cross(&house, visit.words, &report.room, question, against(by)).await?;
    let page = Page::titled(visit.words.t("cross-title")).class("results");
    let here = format!("/vysledky/{slug}/krizova?otazka={}&podle={}", encode(question), encode(by));
    Ok(ui::page(&visit, page.here(here), || pages::cross_main(&visit, &report, question, by, crossed.as_ref().ok())))
}

pub async fn cross_csv(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, _) = admitted(&house, &visit, &slug).await?;
    if report.frozen {
        // Two questions can be put against each other only while the responses are there.
        return Err(Problem::ResultsNotPublished);
    }
    let (question, by) = (visit.query("otazka").unwrap_or_default(), visit.query("podle").unwrap_or_default());
    let crossed = report::cross(&house, visit.words, &report.room, question, against(by))
        .await?
        .map_err(|_| Problem::NotFound)?;
    let bytes = report.csv(visit.words, 1, &crossed.table);
    Ok(file(&format!("{slug}-krizova.csv"), "text/csv; charset=utf-8", bytes))
}

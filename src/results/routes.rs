//! The addresses of results. Published ones are for everybody; others, and the numbers of the desk, only
//! for those with the right.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::Response,
};

use super::{
    downloads::Asked,
    pages::{self, Looking},
    published,
    report::{self, Report, against},
    tables::CrossResult,
};
use crate::{
    accounts::{self, Account, Right},
    problem::Problem,
    server::{
        house::House,
        http::{Fields, encode, file, picture, see},
        visit::Visit,
    },
    surveys::{routes::room, start_title},
    ui::{self, Page},
};

/// The report, if this visitor may see it; whether everybody may, and whether they may know more.
async fn admitted(house: &House, visit: &Visit, slug: &str) -> Result<(Arc<Report>, Looking), Problem> {
    let room = room(house, visit, slug).await?;
    let public = room.collection.results_published_at.is_some();
    let account = accounts::signed_in(house, visit).await?;
    let may_know = account.is_some_and(|account| account.may(Right::SeeUnpublishedResults));
    if !public && !may_know {
        return Err(Problem::ResultsNotPublished);
    }
    let report = report::report(house, visit, slug).await?;
    let crossed = report.can_be_crossed(visit.now);
    Ok((report, Looking { public, may_know, crossed }))
}

/// The numbers of the desk; the route stands behind the right to them.
async fn known(house: &House, visit: &Visit, slug: &str) -> Result<(Arc<Report>, Looking), Problem> {
    let report = report::internal(house, visit, slug, visit.query("skupiny") == Some("1")).await?;
    let crossed = report.can_be_crossed(visit.now);
    Ok((report, Looking { public: false, may_know: true, crossed }))
}

/// A copy in a browser that others use as well would outlive the sign-in.
fn kept_by_nobody(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

pub async fn page(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, looking) = admitted(&house, &visit, &slug).await?;
    let title = report.room.teller(&visit, None).plain(&start_title(&report.room.form));
    let page = Page::titled(format!("{} – {}", visit.words.t("results"), title)).class("results");
    let page = page.publicity(report.room.process.publicity.text(visit.lang().code(), "cs"));
    let page = if looking.public { page.listed() } else { page };
    Ok(ui::page(&visit, page, || pages::main(&visit, &report, &title, looking)))
}

pub async fn internal_page(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let (report, looking) = known(&house, &visit, &slug).await?;
    let title = report.room.teller(&visit, None).plain(&start_title(&report.room.form));
    let page = Page::titled(format!("{} – {}", visit.words.t("internal-title"), title));
    let page = page.of(&account.name).class("results");
    Ok(kept_by_nobody(ui::page(&visit, page, || pages::main(&visit, &report, &title, looking))))
}

pub async fn download(
    State(house): State<Arc<House>>,
    Path((slug, name)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, _) = admitted(&house, &visit, &slug).await?;
    file_of(&visit, report, &name).await
}

pub async fn internal_download(
    State(house): State<Arc<House>>,
    Path((slug, name)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, _) = known(&house, &visit, &slug).await?;
    Ok(kept_by_nobody(file_of(&visit, report, &name).await?))
}

/// „interni-potreby-graf-3.svg“: what is not for publication says so in its name too.
fn named(visit: &Visit, report: &Report, name: &str) -> String {
    let mark = if report.is_internal() { visit.words.t("internal-file") } else { String::new() };
    format!("{mark}{}-{name}", report.room.collection.slug)
}

async fn file_of(visit: &Visit, report: Arc<Report>, name: &str) -> Result<Response, Problem> {
    let words = visit.words;
    let attached = visit.query("stahnout").is_some();
    let full_name = named(visit, &report, name);
    if name == "vse.zip" {
        let bytes = off_thread(move || report.zip(words)).await?;
        return Ok(file(&full_name, "application/zip", bytes));
    }
    match Asked::parse(name).ok_or(Problem::NotFound)? {
        Asked::Csv(number) => {
            let table = report.table(number).ok_or(Problem::NotFound)?;
            Ok(file(&full_name, "text/csv; charset=utf-8", report.csv(words, number, table)))
        }
        Asked::Svg(number) => {
            let chart = report.chart(number).ok_or(Problem::NotFound)?;
            if attached {
                return Ok(file(&full_name, "image/svg+xml", report.svg(words, chart).into_bytes()));
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
            Ok(if attached { file(&full_name, "image/png", bytes) } else { picture("image/png", bytes) })
        }
    }
}

/// Drawing takes milliseconds of pure computation: other visitors do not wait for it.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    tokio::task::spawn_blocking(work).await.map_err(|_| sqlx::Error::WorkerCrashed.into())
}

// ---- two questions -----------------------------------------------------------------------------

pub async fn cross(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, looking) = admitted(&house, &visit, &slug).await?;
    crossed_page(&house, &visit, &report, looking, Page::titled(visit.words.t("cross-title"))).await
}

pub async fn internal_cross(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let (report, looking) = known(&house, &visit, &slug).await?;
    let page = Page::titled(visit.words.t("cross-title")).of(&account.name);
    Ok(kept_by_nobody(crossed_page(&house, &visit, &report, looking, page).await?))
}

async fn crossed_page(
    house: &House,
    visit: &Visit,
    report: &Report,
    looking: Looking,
    page: Page,
) -> Result<Response, Problem> {
    let (question, by) = (visit.query("otazka").unwrap_or_default(), visit.query("podle").unwrap_or_default());
    let crossed = crossed(house, visit, report, looking).await?;
    let here =
        format!("{}/krizova?otazka={}&podle={}{}", report.address(), encode(question), encode(by), report.carried());
    let page = page.class("results").here(here);
    Ok(ui::page(visit, page, || pages::cross_main(visit, report, question, by, crossed.as_ref())))
}

/// The table that was asked for, where these two can be put against each other.
async fn crossed(
    house: &House,
    visit: &Visit,
    report: &Report,
    looking: Looking,
) -> Result<Option<CrossResult>, Problem> {
    if !looking.crossed {
        return Err(Problem::NotCrossed { slug: report.room.collection.slug.clone() });
    }
    let (question, by) = (visit.query("otazka").unwrap_or_default(), visit.query("podle").unwrap_or_default());
    let crossed = report::cross(house, visit.words, &report.room, report.audience, question, against(by)).await?;
    match crossed.ok() {
        Some(crossed) if !report.goes_with(&crossed) => {
            Err(Problem::NotCrossed { slug: report.room.collection.slug.clone() })
        }
        crossed => Ok(crossed),
    }
}

pub async fn cross_csv(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, looking) = admitted(&house, &visit, &slug).await?;
    crossed_file(&house, &visit, &report, looking).await
}

pub async fn internal_cross_csv(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (report, looking) = known(&house, &visit, &slug).await?;
    Ok(kept_by_nobody(crossed_file(&house, &visit, &report, looking).await?))
}

async fn crossed_file(house: &House, visit: &Visit, report: &Report, looking: Looking) -> Result<Response, Problem> {
    let crossed = crossed(house, visit, report, looking).await?.ok_or(Problem::NotFound)?;
    let bytes = report.csv(visit.words, 1, &crossed.table);
    Ok(file(&named(visit, report, "krizova.csv"), "text/csv; charset=utf-8", bytes))
}

// ---- publishing --------------------------------------------------------------------------------

pub async fn set_published(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    if fields.text("published") == "1" {
        published::publish(&house, &account.email, visit.now, &room).await?;
    } else {
        published::withdraw(&house, &account.email, visit.now, &room).await?;
    }
    Ok(see(&format!("/desk/c/{slug}")))
}

//! What everybody may look at: the wall, the result, the list of votes, and files of both. Nothing
//! here changes anything, and nothing is told before the chair has revealed it.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::Response,
};

use super::support::{Room, expected, pulse, room};
use crate::{
    ballots::{
        Revealed, Round, Stage,
        outcome::{self, About, Report, files, files::Asked},
        pages::{
            list::ListPage,
            projector::Wall,
            result::{ResultPage, title},
        },
        store,
    },
    problem::Problem,
    server::{
        house::House,
        http::{file, picture},
        visit::Visit,
    },
    ui::{self, Page},
};

fn revealed(round: &Round) -> Revealed {
    match round.stage() {
        Stage::Closed { revealed, .. } => revealed,
        _ => Revealed::Nothing,
    }
}

/// The round somebody asks for, else the last one of which the whole order is revealed.
fn asked_round<'a>(visit: &Visit, room: &'a Room) -> Result<&'a Round, Problem> {
    let round = match visit.query("kolo") {
        Some(number) => {
            let number = number.parse::<i64>().map_err(|_| Problem::NotFound)?;
            room.rounds.iter().find(|round| round.number == number).ok_or(Problem::NotFound)?
        }
        None => room.rounds.iter().rfind(|round| round.is_revealed()).ok_or(Problem::ResultNotRevealed)?,
    };
    if round.is_revealed() { Ok(round) } else { Err(Problem::ResultNotRevealed) }
}

async fn report(house: &House, visit: &Visit, room: &Room, round: &Round) -> Result<Arc<Report>, Problem> {
    let mark = room.process.demonstration.then(|| visit.words.t("demonstration"));
    outcome::report(house, visit.words, visit.now, (&room.ballot, round), mark).await
}

/// The wall of the meeting room.
pub async fn wall(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &join).await?;
    let round = room.round();
    let seen = pulse(&house, &room).await?;
    let voted = store::vote_count(&mut *house.db.read().await?, &round.id).await?;
    let comparing = match round.is_closed() {
        true => round.comparing(&store::votes_of(&mut *house.db.read().await?, round).await?),
        false => 0,
    };
    let report = match revealed(round) {
        Revealed::Nothing => None,
        _ => Some(report(&house, &visit, &room, round).await?),
    };
    let expected = expected(&house, &room.ballot).await?;
    let voted = u64::try_from(voted).unwrap_or(0);
    Ok(Wall { room: &room, voted, comparing, expected, seen, report: report.as_deref() }.page(&visit))
}

pub async fn result(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &join).await?;
    let round = asked_round(&visit, &room)?;
    let report = report(&house, &visit, &room, round).await?;
    let expected = expected(&house, &room.ballot).await?;
    let page = Page::titled(format!("{} – {}", visit.words.t("outcome-title"), title(visit.words, &room, round)));
    let page = page.class("results").listed().publicity(room.process.publicity.text(visit.lang().code(), "cs"));
    let page = page.here(format!("{}?kolo={}", visit.path, round.number));
    let drawn = ResultPage { room: &room, round, report: &report, expected };
    Ok(ui::page(&visit, page, || drawn.view(&visit)))
}

/// Below the limit the page says that there is no list, and how many voted.
pub async fn list(
    State(house): State<Arc<House>>,
    Path(join): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &join).await?;
    let round = asked_round(&visit, &room)?;
    if revealed(round) < Revealed::All {
        return Err(Problem::ResultNotRevealed);
    }
    let report = report(&house, &visit, &room, round).await?;
    let votes = match !report.shown.listed {
        true => Vec::new(),
        false => store::votes_of(&mut *house.db.read().await?, round).await?,
    };
    let page = Page::titled(format!("{} – {}", visit.words.t("outcome-list-title"), title(visit.words, &room, round)));
    let page = page.class("results").here(format!("{}?kolo={}", visit.path, round.number));
    let page = if report.shown.listed { page.with_islands() } else { page };
    let drawn = ListPage { room: &room, round, report: &report, votes: &votes };
    Ok(ui::page(&visit, page, || drawn.view(&visit)))
}

pub async fn download(
    State(house): State<Arc<House>>,
    Path((join, name)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &join).await?;
    let round = asked_round(&visit, &room)?;
    let asked = Asked::parse(&name).ok_or(Problem::NotFound)?;
    let report = report(&house, &visit, &room, round).await?;
    let named = |name: &str| format!("{}-{}-{name}", room.ballot.join_code, round.number);
    let attached = visit.query("stahnout").is_some();
    // A figure is a file from the step on at which the page shows it.
    let may = |about: About| if about.from() <= revealed(round) { Ok(()) } else { Err(Problem::ResultNotRevealed) };
    match asked {
        Asked::Csv(number) => {
            let figure = report.table(number).ok_or(Problem::NotFound)?;
            may(figure.about)?;
            Ok(file(&named(&name), "text/csv; charset=utf-8", report.csv(figure)))
        }
        Asked::Svg(number) => {
            let (figure, chart) = report.chart(number).ok_or(Problem::NotFound)?;
            may(figure.about)?;
            if attached {
                return Ok(file(&named(&name), "image/svg+xml", report.svg(chart).into_bytes()));
            }
            let phone = visit.query("pro") == Some("telefon");
            let mut response = picture("image/svg+xml", report.svg_on_page(chart, phone));
            // A picture styles itself with attributes; it may load nothing and run nothing.
            let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            Ok(response)
        }
        Asked::Png(number) => {
            let (figure, chart) = report.chart(number).ok_or(Problem::NotFound)?;
            may(figure.about)?;
            let (drawn, chart) = (Arc::clone(&report), chart.clone());
            let bytes = tokio::task::spawn_blocking(move || drawn.png(&chart)).await;
            let bytes = bytes.map_err(|_| sqlx::Error::WorkerCrashed)?;
            Ok(if attached { file(&named(&name), "image/png", bytes) } else { picture("image/png", bytes) })
        }
        Asked::List | Asked::Votes(_) if revealed(round) < Revealed::All => Err(Problem::ResultNotRevealed),
        Asked::List | Asked::Votes(_) if !report.shown.listed => Err(Problem::NotFound),
        Asked::List => {
            let votes = store::votes_of(&mut *house.db.read().await?, round).await?;
            let text = files::list(&votes, report.shown.sectors_named);
            Ok(file("seznam.txt", "text/plain; charset=utf-8", text.into_bytes()))
        }
        Asked::Votes(format) => {
            let votes = store::votes_of(&mut *house.db.read().await?, round).await?;
            let named_sectors = report.shown.sectors_named;
            let text = files::votes_as(visit.words, (&room.ballot, round), &votes, named_sectors, format);
            let text = text.map_err(|_| Problem::VotesNotInFormat { format: format.name() })?;
            Ok(file(&named(&files::name_of(format, &text)), "text/plain; charset=utf-8", text.into_bytes()))
        }
    }
}

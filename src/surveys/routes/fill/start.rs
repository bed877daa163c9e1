//! Where a survey begins; and pages that are the same for everybody.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::{link_of, standing, with_keys};
use crate::{
    problem::Problem,
    server::{frozen::Frozen, house::House, visit::Visit},
    surveys::{pages::start::StartPage, routes::support::room},
    ui,
    vocabulary::Moment,
};

/// What is frozen is kept as long as the program runs.
const FOREVER: Moment = Moment(i64::MAX);

pub async fn start(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let standing = standing(&house, &visit, &room).await?;
    room.must_admit(&visit, standing.draft.is_some())?;
    let link = link_of(&visit, &room)?;
    let draw = |resume: Option<usize>| {
        let teller = room.teller(&visit, link.map(|link| link.municipality_name.as_str()));
        let start = StartPage {
            collection: &room.collection,
            process: &room.process,
            form: &room.form,
            teller: &teller,
            links: &room.links,
            link,
            resume,
        };
        let here = match link {
            Some(link) => format!("/s/{slug}?o={}", link.code),
            None => format!("/s/{slug}"),
        };
        let page = start.page().here(here);
        ui::html(&visit, page, || start.main(&visit))
    };
    if let Some(draft) = &standing.draft {
        let step = usize::try_from(draft.reached).unwrap_or(0).min(room.form.steps.len() - 1);
        return Ok(html_response(draw(Some(step))));
    }
    let response = if visit.unknown_language.is_some() {
        html_response(draw(None))
    } else {
        let key = format!(
            "page {} {} {:?} start {} {} {}",
            room.collection.version_id,
            room.edition,
            (visit.lang(), visit.appearance),
            slug,
            link.map_or("", |link| &link.code),
            room.collection.closes_at.0,
        );
        frozen(&house, &visit, &headers, &key, || draw(None))
    };
    // Whoever has sent a response and comes again begins as somebody else: a family shares a phone.
    with_keys(&house, &visit, &room, &standing, response).await
}

pub fn html_response(html: String) -> Response {
    use axum::response::IntoResponse as _;
    ([(axum::http::header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// A page that is the same for everybody who sees it with this key.
pub fn frozen(house: &House, visit: &Visit, headers: &HeaderMap, key: &str, draw: impl FnOnce() -> String) -> Response {
    if let Some(page) = house.memo.get::<Frozen>(key, visit.now) {
        return page.answer(headers);
    }
    let page = Arc::new(Frozen::new(draw()));
    house.memo.put(key, FOREVER, Arc::clone(&page));
    page.answer(headers)
}

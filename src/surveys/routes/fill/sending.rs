//! All answers to be checked, and sent.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{Posted, expiry, first_mistake, forget_cookie, standing, step::keep_draft};
use crate::{
    problem::Problem,
    server::{
        calendar,
        db::{Broken, Stop},
        house::House,
        http::{Fields, see, store_away, with_cookie},
        random::sha256,
        visit::Visit,
    },
    surveys::{
        Link,
        answers::Answers,
        collection::received_on,
        pages::{check, resume as resume_pages},
        routes::support::{Room, room, surroundings},
        store,
    },
    vocabulary::{MunicipalityCode, ResponseId},
};

pub async fn check(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    room.must_be_open(&visit)?;
    let standing = standing(&house, &visit, &room).await?;
    let Some(draft) = &standing.draft else { return Ok(see(&format!("/s/{slug}"))) };
    Ok(check_again(&room, &visit, &slug, &draft.answers, &draft.municipality, None))
}

fn check_again(
    room: &Room,
    visit: &Visit,
    slug: &str,
    answers: &Answers,
    municipality: &MunicipalityCode,
    unsaved: Option<String>,
) -> Response {
    let link = room.link_of(municipality);
    let teller = room.teller(visit, link.map(|link| link.municipality_name.as_str()));
    let asked = room.form.asked(answers, surroundings(visit));
    // A required question that was skipped by going straight to this address.
    if unsaved.is_none()
        && let Some(step) = first_mistake(room, &asked)
    {
        return see(&format!("/s/{slug}/{}?zmenit=1", step + 1));
    }
    let last = asked.step_before(room.form.steps.len()).unwrap_or(0);
    let back = format!("/s/{slug}/{}", last + 1);
    let code = link.map_or("", |link| link.code.as_str());
    check::check_page(visit, slug, &room.form, &teller, &asked, (&back, code), unsaved)
}

pub async fn send(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    room.must_be_open(&visit)?;
    // What the browser shows as its record; only ever drawn back to the same browser.
    let record: Answers = serde_json::from_str(fields.text("record")).unwrap_or_default();
    let came_by = room.link(fields.text("o"));
    let standing = match standing(&house, &visit, &room).await {
        Ok(standing) => standing,
        Err(Problem::StoreAway { reference }) => {
            let link = came_by.or(room.links.first()).ok_or(Problem::UnknownSurvey)?;
            return Ok(check_again(&room, &visit, &slug, &record, &link.municipality, Some(reference)));
        }
        Err(problem) => return Err(problem),
    };
    let Some(key) = standing.key else { return Ok(see(&format!("/s/{slug}"))) };
    let Some(draft) = standing.draft else {
        let sent = store::is_sent(&mut *house.db.read().await?, &sha256(key.as_bytes())).await?;
        // A second click, a reload, Back and again: the same thanks, no second response.
        return Ok(if sent { thanks(&room, &visit, &slug, &record, came_by) } else { see(&format!("/s/{slug}")) });
    };
    let Some(link) = room.link_of(&draft.municipality) else {
        return Err(Problem::UnknownLink { slug });
    };
    let posted = Posted { room: &room, visit: &visit, slug: &slug, step: 0, link, has_draft: true };
    if fields.get("then") == Some("later") {
        let code = house.random.code(8);
        let reached = usize::try_from(draft.reached).unwrap_or(0);
        keep_draft(&house, &posted, &key, draft.answers, reached, Some(code.clone())).await?;
        let saved = resume_pages::saved(&visit, &slug, &code, expiry(&room, &visit));
        return Ok(with_cookie(saved, &forget_cookie(&visit, &slug)));
    }
    let asked = room.form.asked(&draft.answers, surroundings(&visit));
    if let Some(step) = first_mistake(&room, &asked) {
        return Ok(see(&format!("/s/{slug}/{}?zmenit=1", step + 1)));
    }
    match write_response(&house, &posted, &key, &asked.to_store()).await {
        Ok(()) => Ok(thanks(&room, &visit, &slug, &asked.answers, Some(link))),
        Err(broken) => {
            let Problem::StoreAway { reference } = store_away(&broken) else { return Err(broken.into()) };
            Ok(check_again(&room, &visit, &slug, &draft.answers, &draft.municipality, Some(reference)))
        }
    }
}

/// A one-page survey: the page itself is what is sent.
pub async fn send_answers(
    house: &House,
    posted: &Posted<'_>,
    key: &str,
    answers: Answers,
    fields: Fields,
    cookie: &str,
) -> Result<Response, Problem> {
    let asked = posted.room.form.asked(&answers, surroundings(posted.visit));
    let mistakes = posted.room.form.mistakes(&asked);
    if !mistakes.is_empty() {
        return Ok(posted.again(&fields, &answers, &mistakes, None));
    }
    match write_response(house, posted, key, &asked.to_store()).await {
        Ok(()) => {
            let response = thanks(posted.room, posted.visit, posted.slug, &asked.answers, Some(posted.link));
            Ok(with_cookie(response, cookie))
        }
        Err(broken) => {
            let Problem::StoreAway { reference } = store_away(&broken) else { return Err(broken.into()) };
            Ok(with_cookie(posted.again(&fields, &answers, &[], Some(reference)), cookie))
        }
    }
}

/// Read, decide, write in one transaction: the key is used up, the response stands, the draft is
/// gone. A key used before writes nothing.
async fn write_response(house: &House, posted: &Posted<'_>, key: &str, answers: &Answers) -> Result<(), Broken> {
    let today = calendar::day_of(posted.visit.now);
    let response = store::Response {
        id: ResponseId(house.random.key()),
        collection_id: posted.room.collection.id.clone(),
        version_id: posted.room.collection.version_id.clone(),
        municipality: posted.link.municipality.clone(),
        channel: posted.link.channel,
        received_on: received_on(today, posted.link.population),
        answers: answers.clone(),
    };
    let key_hash = sha256(key.as_bytes());
    // A Monday: the day itself would tell more than the response's own in a village.
    let expires_on = expiry(posted.room, posted.visit).plus(8).monday();
    let has_draft = posted.has_draft;
    let (response, key_hash) = (Arc::new(response), Arc::<str>::from(key_hash));
    let outcome = house
        .db
        .write::<_, (), _>(move |connection| {
            let (response, key_hash) = (Arc::clone(&response), Arc::clone(&key_hash));
            Box::pin(async move {
                if store::use_key(connection, &key_hash, &response.collection_id, expires_on).await? {
                    store::add_response(connection, &response).await?;
                    if has_draft {
                        store::delete_draft(connection, &key_hash).await?;
                    }
                }
                Ok(())
            })
        })
        .await;
    match outcome {
        Err(Stop::Broken(broken)) => Err(broken),
        _ => Ok(()),
    }
}

fn thanks(room: &Room, visit: &Visit, slug: &str, answers: &Answers, link: Option<&Link>) -> Response {
    let teller = room.teller(visit, link.map(|link| link.municipality_name.as_str()));
    let asked = room.form.asked(answers, surroundings(visit));
    let anew = link.map(|link| format!("/s/{slug}?o={}", link.code)).or_else(|| Some(format!("/s/{slug}")));
    let record = (!answers.is_empty()).then_some(&asked);
    check::thanks_page(visit, slug, &room.form, &teller, record, &room.phases, anew)
}

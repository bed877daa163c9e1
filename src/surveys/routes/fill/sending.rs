//! All answers to be checked, and sent.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::AnyView;

use super::{
    Posted, expiry, fading_cookie, first_mistake, forget_cookie, key_cookie, repeat_secret, standing, step::keep_draft,
    told_expiry, too_late,
};
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
        pages::{
            check::{self, Checked, FILLING},
            resume as resume_pages,
            unsent::Doubt,
        },
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
    let standing = standing(&house, &visit, &room).await?;
    room.must_admit(&visit, standing.draft.is_some())?;
    let Some(draft) = standing.draft else { return Ok(see(&format!("/s/{slug}"))) };
    let filling = sha256(standing.key.unwrap_or_default().as_bytes());
    Ok(check_again(&room, &visit, &filling, &draft.answers, &draft.municipality, None))
}

fn check_again(
    room: &Room,
    visit: &Visit,
    filling: &str,
    answers: &Answers,
    municipality: &MunicipalityCode,
    unsaved: Option<String>,
) -> Response {
    let slug = room.collection.slug.as_str();
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
    let ending = room.collection.ending(visit.now);
    let checked = Checked { back: &back, link: code, filling, unsaved, ending };
    check::check_page(visit, slug, &room.form, &teller, &asked, checked)
}

pub async fn send(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    // What the browser shows as its record; only ever drawn back to the same browser.
    let record: Answers = serde_json::from_str(fields.text("record")).unwrap_or_default();
    let came_by = room.link(fields.text("o"));
    let filling = fields.text(FILLING);
    let in_time = room.takes(&visit)?;
    let standing = match standing(&house, &visit, &room).await {
        Ok(standing) => standing,
        Err(Problem::StoreAway { reference }) if in_time => {
            let link = came_by.or(room.links.first()).ok_or(Problem::UnknownSurvey)?;
            return Ok(check_again(&room, &visit, filling, &record, &link.municipality, Some(reference)));
        }
        Err(problem) => return Err(problem),
    };
    let own = standing.key.as_ref().map(|key| sha256(key.as_bytes()));
    let of_page = Some(filling).filter(|filling| !filling.is_empty()).map(str::to_owned).or(own.clone());
    if standing.draft.is_none() || of_page != own {
        // A second click, a reload, Back and again: the same thanks, no second response. Also where
        // somebody else has begun in this browser by now: their draft has nothing to do with this page.
        let sent = match &of_page {
            Some(filling) => store::is_sent(&mut *house.db.read().await?, filling).await?,
            None => false,
        };
        if sent {
            return Ok(thanks(&room, &visit, &record, came_by));
        }
        if in_time {
            return Ok(see(&format!("/s/{slug}")));
        }
    }
    if !in_time {
        let answers = |kept: &Answers| if record.is_empty() { kept.clone() } else { record.clone() };
        return Ok(too_late(&house, &visit, &room, &standing, answers).await);
    }
    let (Some(key), Some(draft)) = (standing.key, standing.draft) else { return Ok(see(&format!("/s/{slug}"))) };
    let Some(link) = room.link_of(&draft.municipality) else {
        return Err(Problem::UnknownLink { slug });
    };
    let posted = Posted { room: &room, visit: &visit, slug: &slug, step: 0, link, has_draft: true };
    if fields.get("then") == Some("later") {
        let code = house.random.code(8);
        let reached = usize::try_from(draft.reached).unwrap_or(0);
        keep_draft(&house, &posted, &key, draft.answers, reached, Some(code.clone())).await?;
        let saved = resume_pages::saved(&visit, &slug, &code, told_expiry(&room, &visit));
        return Ok(with_cookie(saved, &forget_cookie(&visit, &slug)));
    }
    let asked = room.form.asked(&draft.answers, surroundings(&visit));
    if let Some(step) = first_mistake(&room, &asked) {
        return Ok(see(&format!("/s/{slug}/{}?zmenit=1", step + 1)));
    }
    let sending = Sending { key: &key, repeat: None, as_another: false };
    match write_response(&house, &posted, &sending, &asked.to_store()).await {
        Ok(_) => Ok(thanks(&room, &visit, &asked.answers, Some(link))),
        Err(broken) => {
            let Problem::StoreAway { reference } = store_away(&broken) else { return Err(broken.into()) };
            let filling = sha256(key.as_bytes());
            Ok(check_again(&room, &visit, &filling, &draft.answers, &draft.municipality, Some(reference)))
        }
    }
}

/// A one-page survey: the page itself is what is sent. Its key alone cannot tell a second click from a second
/// person who went back, so the answers are compared as well.
pub async fn send_answers(
    house: &House,
    posted: &Posted<'_>,
    key: &str,
    as_another: bool,
    answers: Answers,
    fields: Fields,
) -> Result<Response, Problem> {
    let (visit, slug) = (posted.visit, posted.slug);
    let asked = posted.room.form.asked(&answers, surroundings(visit));
    let mistakes = posted.room.form.mistakes(&asked);
    if !mistakes.is_empty() {
        return Ok(posted.again(&fields, &answers, &mistakes, None));
    }
    let response = asked.to_store();
    let repeat = repeat_mark(repeat_secret(visit).unwrap_or(key), posted, &response);
    let sending = Sending { key, repeat: Some(repeat), as_another };
    let cookie = key_cookie(visit, slug, key);
    let doubt = match write_response(house, posted, &sending, &response).await {
        Ok(Written::Counted | Written::Again) => {
            let thanked = thanks(posted.room, visit, &asked.answers, Some(posted.link));
            let thanked = with_cookie(thanked, &cookie);
            return Ok(match fading_cookie(visit, slug) {
                Some(fading) => with_cookie(thanked, &fading),
                None => thanked,
            });
        }
        Ok(Written::Differs) => Doubt::Differs,
        Ok(Written::Alike) => Doubt::Alike,
        Err(broken) => {
            let Problem::StoreAway { reference } = store_away(&broken) else { return Err(broken.into()) };
            return Ok(with_cookie(posted.again(&fields, &answers, &[], Some(reference)), &cookie));
        }
    };
    Ok(posted.of_another(&fields, &answers, doubt, house.random.key()))
}

/// The thanks for a form of one page that came before, also after the close; `None` where these answers did not.
pub async fn thanks_again(
    house: &House,
    posted: &Posted<'_>,
    key: &str,
    answers: &Answers,
) -> Result<Option<Response>, Problem> {
    let asked = posted.room.form.asked(answers, surroundings(posted.visit));
    let mark = repeat_mark(repeat_secret(posted.visit).unwrap_or(key), posted, &asked.to_store());
    let sent = store::is_sent(&mut *house.db.read().await?, &mark).await?;
    let again = || thanks(posted.room, posted.visit, &asked.answers, Some(posted.link));
    Ok(sent.then(again))
}

/// What the same answers from the same browser have in common. The secret never leaves the browser but with a
/// request, so the mark says nothing to whoever has the store.
fn repeat_mark(secret: &str, posted: &Posted<'_>, answers: &Answers) -> String {
    let answers = serde_json::to_string(answers).expect("answers are JSON");
    let parts = [secret, &posted.room.collection.id.0, &posted.link.municipality.0, &answers];
    sha256(parts.join("\n").as_bytes())
}

/// What a form is sent with.
struct Sending<'a> {
    /// The key of this form.
    key: &'a str,
    /// [`repeat_mark`]; none where a draft belongs to the key, which can be sent only once.
    repeat: Option<String>,
    /// Somebody has said that the form is another person's.
    as_another: bool,
}

enum Written {
    Counted,
    /// The same form came again.
    Again,
    /// The form of this key was sent with other answers.
    Differs,
    /// A form with the same answers was sent from this browser.
    Alike,
}

/// Read, decide, write in one transaction: the key is used up, the response stands, the draft is
/// gone. A key used before writes nothing, and neither do answers this browser has sent already.
async fn write_response(
    house: &House,
    posted: &Posted<'_>,
    sending: &Sending<'_>,
    answers: &Answers,
) -> Result<Written, Broken> {
    // What comes in the grace after midnight is filed under the last day.
    let today = calendar::day_of(posted.visit.now).min(posted.room.collection.last_day());
    let response = store::Response {
        id: ResponseId(house.random.key()),
        collection_id: posted.room.collection.id.clone(),
        version_id: posted.room.collection.version_id.clone(),
        municipality: posted.link.municipality.clone(),
        channel: posted.link.channel,
        received_on: received_on(today, posted.link.population),
        answers: answers.clone(),
    };
    let key_hash = sha256(sending.key.as_bytes());
    // A Monday: the day itself would tell more than the response's own in a village.
    let expires_on = expiry(posted.room, posted.visit).plus(8).monday();
    let (has_draft, as_another, repeat) = (posted.has_draft, sending.as_another, sending.repeat.clone());
    let (response, key_hash) = (Arc::new(response), Arc::<str>::from(key_hash));
    let outcome = house
        .db
        .write::<_, (), _>(move |connection| {
            let (response, key_hash, repeat) = (Arc::clone(&response), Arc::clone(&key_hash), repeat.clone());
            Box::pin(async move {
                let collection = &response.collection_id;
                let alike = match &repeat {
                    Some(mark) => store::is_sent(connection, mark).await?,
                    None => false,
                };
                if alike && !as_another && !store::is_sent(connection, &key_hash).await? {
                    return Ok(Written::Alike);
                }
                if !store::use_key(connection, &key_hash, collection, expires_on).await? {
                    // The other click may have been quicker by less than the time since we looked.
                    return Ok(match &repeat {
                        Some(mark) if !store::is_sent(connection, mark).await? => Written::Differs,
                        _ => Written::Again,
                    });
                }
                if let Some(mark) = &repeat {
                    store::use_key(connection, mark, collection, expires_on).await?;
                }
                store::add_response(connection, &response).await?;
                if has_draft {
                    store::delete_draft(connection, &key_hash).await?;
                }
                Ok(Written::Counted)
            })
        })
        .await;
    match outcome {
        Ok(written) => Ok(written),
        Err(Stop::Broken(broken)) => Err(broken),
        Err(Stop::Refused(())) => Ok(Written::Again),
    }
}

fn thanks(room: &Room, visit: &Visit, answers: &Answers, link: Option<&Link>) -> Response {
    thanks_of(room, visit, answers, link, None)
}

pub fn thanks_of(
    room: &Room,
    visit: &Visit,
    answers: &Answers,
    link: Option<&Link>,
    doubt: Option<AnyView>,
) -> Response {
    let slug = room.collection.slug.as_str();
    let teller = room.teller(visit, link.map(|link| link.municipality_name.as_str()));
    let asked = room.form.asked(answers, surroundings(visit));
    let anew = link.map(|link| format!("/s/{slug}?o={}", link.code)).or_else(|| Some(format!("/s/{slug}")));
    let record = (!answers.is_empty()).then_some(&asked);
    check::thanks_page(visit, slug, &room.form, &teller, record, &room.phases, (anew, doubt))
}

//! A page of questions: drawn, and sent.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::{
    Posted, back_address, expiry, first_mistake, forget_cookie, key_cookie, link_of, next_address, page_address,
    sending::send_answers,
    standing,
    start::{frozen, html_response},
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
        answers::Answers,
        fill::{Asked, fields_of},
        pages::{
            resume as resume_pages,
            step::{StepPage, TRAP},
        },
        questionnaire::Layout,
        routes::support::{Room, room, step_number, surroundings},
        store::{self, DraftResponse},
    },
    ui,
};

pub async fn step(
    State(house): State<Arc<House>>,
    Path((slug, number)): Path<(String, String)>,
    headers: HeaderMap,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    room.must_be_open(&visit)?;
    let step = step_number(&room.form, &number)?;
    let link = link_of(&visit, &room)?;
    let standing = standing(&house, &visit, &room).await?;
    let municipality = standing.draft.as_ref().map(|draft| &draft.municipality);
    let Some(link) = municipality.and_then(|code| room.link_of(code)).or(link) else {
        // Without a municipality and without a draft the way begins at the start.
        return Ok(see(&format!("/s/{slug}")));
    };
    let form = Arc::clone(&room.form);
    let answers = standing.answers();
    let asked = form.asked(&answers, surroundings(&visit));
    if standing.draft.is_none() && asked.step_from(0).is_some_and(|first| first < step) {
        return Ok(see(&format!("/s/{slug}?o={}", link.code)));
    }
    if standing.draft.is_some() && !asked.has_step(step) {
        return Ok(see(&next_address(&slug, &asked, step)));
    }
    let teller = room.teller(&visit, Some(&link.municipality_name));
    let changing = visit.query("zmenit").is_some();
    let draw = |fields: &Fields| {
        let drawn = StepPage {
            form: &form,
            teller: &teller,
            step,
            asked: &asked,
            fields,
            mistakes: &[],
            back: back_address(&slug, &asked, step, link, changing),
            action: page_address(&slug, step, link),
            unsaved: None,
            changing,
            preview: false,
        };
        let here = page_address(&slug, step, link);
        ui::html(&visit, drawn.page(&visit).here(here), || drawn.main(&visit))
    };
    // As long as nothing was answered that the page shows or depends on, it is everybody's page.
    let fresh = answers.is_empty() && !changing && visit.unknown_language.is_none();
    let response = if fresh {
        let key = format!(
            // Conditions may look at the day.
            "page {} {} {:?} {step} {slug} {} {}",
            room.collection.version_id,
            room.edition,
            (visit.lang(), visit.appearance),
            link.code,
            calendar::day_of(visit.now).iso(),
        );
        frozen(&house, &visit, &headers, &key, || draw(&Fields::default()))
    } else {
        html_response(draw(&fields_of(&form, &answers)))
    };
    Ok(match standing.key {
        Some(_) => response,
        None => with_cookie(response, &key_cookie(&visit, &slug, &house.random.key())),
    })
}

/// A page was sent: save it, and go on; or show what is wrong with it.
pub async fn save_step(
    State(house): State<Arc<House>>,
    Path((slug, number)): Path<(String, String)>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    room.must_be_open(&visit)?;
    let step = step_number(&room.form, &number)?;
    let link = link_of(&visit, &room)?;
    // The store may be away while somebody types: the page comes back with every word in it.
    let standing = match standing(&house, &visit, &room).await {
        Ok(standing) => standing,
        Err(Problem::StoreAway { reference }) => {
            let link = link.or(room.links.first()).ok_or(Problem::UnknownSurvey)?;
            let posted = Posted { room: &room, visit: &visit, slug: &slug, step, link, has_draft: false };
            return Ok(posted.again(&fields, &Answers::default(), &[], Some(reference)));
        }
        Err(problem) => return Err(problem),
    };
    let municipality = standing.draft.as_ref().map(|draft| &draft.municipality);
    let Some(link) = municipality.and_then(|code| room.link_of(code)).or(link) else {
        return Ok(see(&format!("/s/{slug}")));
    };
    let posted = Posted { room: &room, visit: &visit, slug: &slug, step, link, has_draft: standing.draft.is_some() };
    let key = standing.key.clone().unwrap_or_else(|| house.random.key());
    let entries: Vec<usize> = room.form.steps[step].entries().collect();
    let (answers, mut mistakes) = room.form.read(entries, &fields, &standing.answers(), surroundings(&visit));
    // While an answer is being changed, the page says `then=check` before any button does.
    let later = fields.all("then").any(|then| then == "later");
    if later {
        // Whoever stops in the middle of a page keeps what could be understood.
        mistakes.clear();
    }
    let trapped = !fields.text(TRAP).is_empty();
    if !mistakes.is_empty() || trapped {
        return Ok(posted.again(&fields, &answers, &mistakes, None));
    }
    let cookie = key_cookie(&visit, &slug, &key);
    if room.form.questionnaire.layout == Layout::OnePage && !later {
        return send_answers(&house, &posted, &key, answers, fields, &cookie).await;
    }
    let asked = room.form.asked(&answers, surroundings(&visit));
    let to = match fields.get("then") {
        Some("check") if let Some(next) = opened_behind(&room, &asked, step) => {
            format!("/s/{slug}/{}?zmenit=1", next + 1)
        }
        Some("check") => match asked.step_from(step + 1).filter(|_| first_mistake(&room, &asked).is_some()) {
            Some(_) => format!("/s/{slug}/{}", first_mistake(&room, &asked).unwrap_or(step) + 1),
            None => format!("/s/{slug}/kontrola"),
        },
        _ => next_address(&slug, &asked, step),
    };
    let reached = if later { step } else { asked.step_from(step + 1).unwrap_or(room.form.steps.len() - 1) };
    let code = later.then(|| house.random.code(8));
    match keep_draft(&house, &posted, &key, asked.answers.clone(), reached, code.clone()).await {
        Ok(()) => {}
        Err(broken) => {
            let Problem::StoreAway { reference } = store_away(&broken) else { return Err(broken.into()) };
            return Ok(posted.again(&fields, &answers, &[], Some(reference)));
        }
    }
    Ok(match code {
        // The code is now the only way back: whoever sits at this computer next finds nothing.
        Some(code) => {
            let saved = resume_pages::saved(&visit, &slug, &code, expiry(&room, &visit));
            with_cookie(saved, &forget_cookie(&visit, &slug))
        }
        None => with_cookie(see(&to), &cookie),
    })
}

/// The page right behind a changed answer, where it asks something that only this answer opened:
/// it is asked before the list of answers comes back, not left there as not stated.
fn opened_behind(room: &Room, asked: &Asked<'_>, step: usize) -> Option<usize> {
    let next = asked.step_from(step + 1)?;
    let opened = room.form.steps[next].entries().filter(|entry| asked.is_asked(*entry)).all(|entry| {
        let entry = &room.form.entries[entry];
        !entry.relevant.is_empty() && asked.answers.get(&entry.question.name).is_none()
    });
    opened.then_some(next)
}

pub async fn keep_draft(
    house: &House,
    posted: &Posted<'_>,
    key: &str,
    answers: Answers,
    reached: usize,
    code: Option<String>,
) -> Result<(), Broken> {
    let draft = DraftResponse {
        collection_id: posted.room.collection.id.clone(),
        municipality: posted.link.municipality.clone(),
        channel: posted.link.channel,
        answers,
        reached: reached as i64,
    };
    let key_hash = sha256(key.as_bytes());
    let resume_hash = code.map(|code| sha256(code.as_bytes()));
    let expires_on = expiry(posted.room, posted.visit);
    let outcome = house
        .db
        .write::<_, (), _>(move |connection| {
            let (draft, key_hash, resume_hash) = (draft.clone(), key_hash.clone(), resume_hash.clone());
            Box::pin(async move {
                // A key that has sent its response starts no new draft: Back and Continue after
                // the thank-you page change nothing.
                if !store::is_sent(connection, &key_hash).await? {
                    store::put_draft(connection, &key_hash, &draft, resume_hash.as_deref(), expires_on).await?;
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

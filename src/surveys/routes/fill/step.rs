//! A page of questions: drawn, and sent.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::{
    Posted, back_address, back_of, expiry, first_mistake, forget_cookie, is_key, key_cookie, link_of, next_address,
    page_address,
    sending::{send_answers, thanks_again},
    standing, standing_of,
    start::{frozen, html_response},
    told_expiry, too_late, with_keys,
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
        fill::{Asked, Mistake, MistakeKind, fields_of},
        pages::{
            resume as resume_pages,
            step::{StepPage, TRAP},
            unsent::{ANOTHER, Doubt},
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
    let standing = standing(&house, &visit, &room).await?;
    room.must_admit(&visit, standing.draft.is_some())?;
    let step = step_number(&room.form, &number)?;
    let link = link_of(&visit, &room)?;
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
    // What was put off and could not be read is shown as it was typed, and what is wrong with it.
    let mistakes: Vec<Mistake> = form.steps[step].entries().filter_map(|entry| form.misread(&asked, entry)).collect();
    let ending = room.collection.ending(visit.now);
    let draw = |fields: &Fields| {
        let drawn = StepPage {
            form: &form,
            teller: &teller,
            step,
            asked: &asked,
            fields,
            mistakes: &mistakes,
            back: back_of(&slug, &form, link, changing),
            action: page_address(&slug, step, link),
            unsaved: None,
            changing,
            preview: false,
            ending,
        };
        let here = page_address(&slug, step, link);
        ui::html(&visit, drawn.page(&visit).here(here), || drawn.main(&visit))
    };
    // As long as nothing was answered that the page shows or depends on, it is everybody's page.
    let fresh = answers.is_empty() && !changing && ending.is_none() && visit.unknown_language.is_none();
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
    // A page opened after a form was sent is a new form, of whoever it is.
    with_keys(&house, &visit, &room, &standing, response).await
}

/// A page was sent: save it, and go on; or show what is wrong with it; or only draw it in other letters.
pub async fn save_step(
    State(house): State<Arc<House>>,
    Path((slug, number)): Path<(String, String)>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    if !Visit::asks_for_comforts(&fields) {
        return step_sent(&house, &visit, &slug, &number, fields).await;
    }
    let visit = visit.with_comforts_of(&fields);
    step_drawn(&house, &visit, &slug, &number, &fields).await.map(|answer| visit.remember_comforts(answer))
}

/// The page with everything typed, for a reader who wants it in other letters or another language.
async fn step_drawn(
    house: &House,
    visit: &Visit,
    slug: &str,
    number: &str,
    fields: &Fields,
) -> Result<Response, Problem> {
    let room = room(house, visit, slug).await?;
    let step = step_number(&room.form, number)?;
    let link = link_of(visit, &room)?;
    if !room.takes(visit)? {
        return came_late(house, visit, &room, step, link, fields).await;
    }
    let standing = standing(house, visit, &room).await.unwrap_or_default();
    let municipality = standing.draft.as_ref().map(|draft| &draft.municipality);
    let Some(link) = municipality.and_then(|code| room.link_of(code)).or(link) else {
        return Ok(see(&format!("/s/{slug}")));
    };
    if standing.draft.is_none() && !room.form.has_typed(step, fields) {
        return Ok(see(&page_address(slug, step, link)));
    }
    let posted = Posted { room: &room, visit, slug, step, link, has_draft: standing.draft.is_some() };
    let entries = room.form.steps[step].entries();
    let (answers, _) = room.form.read(entries, fields, &standing.answers(), surroundings(visit));
    Ok(posted.again(fields, &answers, &[], None))
}

/// A page that comes after the end; a form that had been taken before is thanked for as before.
async fn came_late(
    house: &House,
    visit: &Visit,
    room: &Room,
    step: usize,
    link: Option<&Link>,
    fields: &Fields,
) -> Result<Response, Problem> {
    let standing = standing(house, visit, room).await?;
    let read = |before: &Answers| {
        let entries = room.form.steps[step].entries();
        room.form.read(entries, fields, before, surroundings(visit)).0
    };
    if let (Layout::OnePage, Some(link), Some(key)) = (room.form.questionnaire.layout, link, &standing.key) {
        let slug = &room.collection.slug;
        let posted = Posted { room, visit, slug, step, link, has_draft: false };
        if let Some(thanks) = thanks_again(house, &posted, key, &read(&Answers::default())).await? {
            return Ok(thanks);
        }
    }
    Ok(too_late(house, visit, room, &standing, read).await)
}

async fn step_sent(
    house: &House,
    visit: &Visit,
    slug: &str,
    number: &str,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(house, visit, slug).await?;
    let step = step_number(&room.form, number)?;
    let link = link_of(visit, &room)?;
    if !room.takes(visit)? {
        return came_late(house, visit, &room, step, link, &fields).await;
    }
    // The store may be away while somebody types: the page comes back with every word in it.
    let another = fields.get(ANOTHER).filter(|key| is_key(key));
    let standing = match another {
        Some(key) => standing_of(house, &room, key).await,
        None => standing(house, visit, &room).await,
    };
    let standing = match standing {
        Ok(standing) => standing,
        Err(Problem::StoreAway { reference }) => {
            let link = link.or(room.links.first()).ok_or(Problem::UnknownSurvey)?;
            let posted = Posted { room: &room, visit, slug, step, link, has_draft: false };
            return Ok(posted.again(&fields, &Answers::default(), &[], Some(reference)));
        }
        Err(problem) => return Err(problem),
    };
    let one_page = room.form.questionnaire.layout == Layout::OnePage;
    let sent_before = !one_page && standing.is_sent(house).await?;
    let municipality = standing.draft.as_ref().map(|draft| &draft.municipality);
    let Some(link) = municipality.and_then(|code| room.link_of(code)).or(link) else {
        return Ok(see(&format!("/s/{slug}")));
    };
    let posted = Posted { room: &room, visit, slug, step, link, has_draft: standing.draft.is_some() };
    let before = standing.answers();
    let entries: Vec<usize> = room.form.steps[step].entries().collect();
    let (mut answers, mut mistakes) = room.form.read(entries, &fields, &before, surroundings(visit));
    if sent_before {
        return Ok(posted.of_another(&fields, &answers, Doubt::Begun, house.random.key()));
    }
    let asked = room.form.asked(&answers, surroundings(visit));
    // While an answer is being changed, the page says `then=check` before any button does.
    let put_off = |what: &str| !one_page && fields.all("then").any(|then| then == what);
    let (later, back) = (put_off("later"), put_off("back"));
    if back && standing.draft.is_none() && !room.form.has_typed(step, &fields) {
        return Ok(see(&back_address(slug, &asked, step, link)));
    }
    if later || back {
        // Whoever stops in the middle of a page keeps what could be understood, and the rest as it was
        // typed; only a text without end is not carried along.
        mistakes.retain(|mistake| matches!(mistake.kind, MistakeKind::TooLong { .. }));
        room.form.keep_unasked(step, &fields, &asked, &mut answers);
    } else {
        mistakes.extend(room.form.answered_unasked(step, &fields, &asked));
        mistakes.sort_by_key(|mistake| mistake.entry);
    }
    let trapped = !fields.text(TRAP).is_empty();
    if !mistakes.is_empty() || trapped {
        return Ok(posted.again(&fields, &answers, &mistakes, None));
    }
    let key = standing.key.unwrap_or_else(|| house.random.key());
    if one_page {
        return send_answers(house, &posted, &key, another.is_some(), answers, fields).await;
    }
    let asked = room.form.asked(&answers, surroundings(visit));
    let to = match fields.get("then") {
        Some("back") => back_address(slug, &asked, step, link),
        Some("check") if let Some(next) = opened_behind(&room, &asked, step) => {
            format!("/s/{slug}/{}?zmenit=1", next + 1)
        }
        Some("check") => match asked.step_from(step + 1).filter(|_| first_mistake(&room, &asked).is_some()) {
            Some(_) => format!("/s/{slug}/{}", first_mistake(&room, &asked).unwrap_or(step) + 1),
            None => format!("/s/{slug}/kontrola"),
        },
        // A page from the middle without those before it (they were sent, or put off, or are too old): all
        // are gone through, so that nothing is left out by accident.
        _ => match asked.step_from(0).filter(|first| !posted.has_draft && *first < step) {
            Some(first) => format!("/s/{slug}/{}", first + 1),
            None => next_address(slug, &asked, step),
        },
    };
    let reached = if later || back { step } else { asked.step_from(step + 1).unwrap_or(room.form.steps.len() - 1) };
    let code = later.then(|| house.random.code(8));
    match keep_draft(house, &posted, &key, asked.to_keep(), reached, code.clone()).await {
        Ok(()) => {}
        Err(broken) => {
            let Problem::StoreAway { reference } = store_away(&broken) else { return Err(broken.into()) };
            return Ok(posted.again(&fields, &answers, &[], Some(reference)));
        }
    }
    Ok(match code {
        // The code is now the only way back: whoever sits at this computer next finds nothing.
        Some(code) => {
            let saved = resume_pages::saved(visit, slug, &code, told_expiry(&room, visit));
            with_cookie(saved, &forget_cookie(visit, slug))
        }
        None => with_cookie(see(&to), &key_cookie(visit, slug, &key)),
    })
}

/// The page right behind a changed answer, where it asks something that only this answer opened:
/// it is asked before the list of answers comes back, not left there as not stated.
fn opened_behind(room: &Room, asked: &Asked<'_>, step: usize) -> Option<usize> {
    let next = asked.step_from(step + 1)?;
    let mut open = room.form.steps[next].entries().filter(|entry| asked.is_asked(*entry)).peekable();
    let opened = open.peek().is_some()
        && open.all(|entry| {
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

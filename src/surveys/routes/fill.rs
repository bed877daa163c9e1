//! A resident's way through a survey. Reading a page writes nothing; every page sent is saved;
//! sending is idempotent by a key that only the browser holds.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::support::{Room, room, step_number, surroundings};
use crate::{
    problem::Problem,
    server::{
        calendar,
        db::Stop,
        frozen::Frozen,
        house::House,
        http::{Fields, see, store_away, with_cookie},
        random::sha256,
        visit::Visit,
    },
    surveys::{
        Link,
        answers::Answers,
        collection::received_on,
        fill::{Asked, Mistake, fields_of},
        pages::{
            check, resume as resume_pages,
            start::StartPage,
            step::{StepPage, TRAP},
        },
        questionnaire::Layout,
        store::{self, DraftResponse},
    },
    ui::{self, page_with_status},
    vocabulary::{Day, Moment, MunicipalityCode, ResponseId},
};

/// The cookie with the key of an unfinished response; its path is the survey's.
const KEY_COOKIE: &str = "vyplneni";
/// How long a draft waits for its owner.
const DRAFT_DAYS: i64 = 30;
/// What is frozen is kept as long as the program runs.
const FOREVER: Moment = Moment(i64::MAX);

/// Where this browser stands in this survey.
struct Standing {
    key: Option<String>,
    draft: Option<DraftResponse>,
}

impl Standing {
    fn answers(&self) -> Answers {
        self.draft.as_ref().map(|draft| draft.answers.clone()).unwrap_or_default()
    }
}

async fn standing(house: &House, visit: &Visit, room: &Room) -> Result<Standing, Problem> {
    let Some(key) = visit.cookie(KEY_COOKIE).filter(|key| is_key(key)) else {
        return Ok(Standing { key: None, draft: None });
    };
    let mut connection = house.db.read().await?;
    let draft = store::draft(&mut connection, &sha256(key.as_bytes()), &room.collection.id).await?;
    Ok(Standing { key: Some(key.to_owned()), draft })
}

fn is_key(key: &str) -> bool {
    key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn key_cookie(visit: &Visit, slug: &str, key: &str) -> String {
    visit.set_cookie(KEY_COOKIE, key, &format!("/s/{slug}"), DRAFT_DAYS * 86_400)
}

fn forget_cookie(visit: &Visit, slug: &str) -> String {
    visit.set_cookie(KEY_COOKIE, "", &format!("/s/{slug}"), 0)
}

/// The link in the address; a wrong one is a problem, none is none.
fn link_of<'a>(visit: &Visit, room: &'a Room) -> Result<Option<&'a Link>, Problem> {
    match visit.query("o").map(str::trim).filter(|code| !code.is_empty()) {
        None if room.links.len() == 1 => Ok(room.links.first()),
        None => Ok(None),
        Some(code) => {
            room.link(code).map(Some).ok_or_else(|| Problem::UnknownLink { slug: room.collection.slug.clone() })
        }
    }
}

// ---- start -------------------------------------------------------------------------------------

pub async fn start(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    room.must_be_open(&visit)?;
    let link = link_of(&visit, &room)?;
    let standing = standing(&house, &visit, &room).await?;
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
    let used = match &standing.key {
        Some(key) => store::is_sent(&mut *house.db.read().await?, &sha256(key.as_bytes())).await?,
        None => true,
    };
    Ok(if used { with_cookie(response, &key_cookie(&visit, &slug, &house.random.key())) } else { response })
}

fn html_response(html: String) -> Response {
    use axum::response::IntoResponse as _;
    ([(axum::http::header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// A page that is the same for everybody who sees it with this key.
fn frozen(house: &House, visit: &Visit, headers: &HeaderMap, key: &str, draw: impl FnOnce() -> String) -> Response {
    if let Some(page) = house.memo.get::<Frozen>(key, visit.now) {
        return page.answer(headers);
    }
    let page = Arc::new(Frozen::new(draw()));
    house.memo.put(key, FOREVER, Arc::clone(&page));
    page.answer(headers)
}

// ---- a page of questions -----------------------------------------------------------------------

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

/// Where a page of questions stands, for a browser that has no draft yet too.
fn page_address(slug: &str, step: usize, link: &Link) -> String {
    format!("/s/{slug}/{}?o={}", step + 1, link.code)
}

fn next_address(slug: &str, asked: &Asked<'_>, after: usize) -> String {
    match asked.step_from(after + 1) {
        Some(step) => format!("/s/{slug}/{}", step + 1),
        None => format!("/s/{slug}/kontrola"),
    }
}

fn back_address(slug: &str, asked: &Asked<'_>, step: usize, link: &Link, changing: bool) -> String {
    match asked.step_before(step) {
        _ if changing => format!("/s/{slug}/kontrola"),
        Some(before) => format!("/s/{slug}/{}", before + 1),
        None => format!("/s/{slug}?o={}", link.code),
    }
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

/// The page of the first asked question with a mistake.
fn first_mistake(room: &Room, asked: &Asked<'_>) -> Option<usize> {
    room.form.mistakes(asked).first().and_then(|mistake| room.form.step_of(mistake.entry))
}

/// A page that was sent, for drawing it again.
struct Posted<'a> {
    room: &'a Room,
    visit: &'a Visit,
    slug: &'a str,
    step: usize,
    link: &'a Link,
    /// Whether answers of earlier pages are kept, which sending takes away.
    has_draft: bool,
}

impl Posted<'_> {
    /// The same page with everything typed, its mistakes, or the word that it was not saved.
    fn again(&self, fields: &Fields, answers: &Answers, mistakes: &[Mistake], unsaved: Option<String>) -> Response {
        let asked = self.room.form.asked(answers, surroundings(self.visit));
        let teller = self.room.teller(self.visit, Some(&self.link.municipality_name));
        let changing = fields.all("then").any(|then| then == "check");
        let drawn = StepPage {
            form: &self.room.form,
            teller: &teller,
            step: self.step,
            asked: &asked,
            fields,
            mistakes,
            back: back_address(self.slug, &asked, self.step, self.link, changing),
            action: page_address(self.slug, self.step, self.link),
            unsaved,
            changing,
            preview: false,
        };
        let here = page_address(self.slug, self.step, self.link);
        let page = drawn.page(self.visit).here(here);
        page_with_status(drawn.status(), self.visit, page, || drawn.main(self.visit))
    }
}

/// Drafts wait a month, but not past the end of the collection.
fn expiry(room: &Room, visit: &Visit) -> Day {
    let last = calendar::day_of(Moment(room.collection.closes_at.0 - 1));
    calendar::day_of(visit.now).plus(DRAFT_DAYS).min(last)
}

async fn keep_draft(
    house: &House,
    posted: &Posted<'_>,
    key: &str,
    answers: Answers,
    reached: usize,
    code: Option<String>,
) -> Result<(), crate::server::db::Broken> {
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

// ---- check and send ----------------------------------------------------------------------------

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
async fn send_answers(
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
async fn write_response(
    house: &House,
    posted: &Posted<'_>,
    key: &str,
    answers: &Answers,
) -> Result<(), crate::server::db::Broken> {
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

// ---- resume ------------------------------------------------------------------------------------

pub async fn resume_form(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    room(&house, &visit, &slug).await?.must_be_open(&visit)?;
    Ok(resume_pages::ask(&visit, &slug, "", None))
}

pub async fn resume(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    room.must_be_open(&visit)?;
    let typed = fields.text("code").to_owned();
    // People type spaces, hyphens and small letters.
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let shown: String = typed.chars().take(20).collect();
    let unknown = || visit.words.with("resume-unknown", &[("code", shown.clone().into())]);
    if code.is_empty() {
        return Ok(resume_pages::ask(&visit, &slug, "", Some(visit.words.t("resume-missing"))));
    }
    if code.len() != 8 {
        return Ok(resume_pages::ask(&visit, &slug, &shown, Some(unknown())));
    }
    house.guesses.may_try("resume", visit.now).map_err(|seconds| Problem::TooMany { seconds })?;
    let key = house.random.key();
    let (resume_hash, key_hash) = (sha256(code.as_bytes()), sha256(key.as_bytes()));
    let collection = room.collection.id.clone();
    let reached = house
        .db
        .write::<_, (), _>(move |connection| {
            let (resume_hash, key_hash, collection) = (resume_hash.clone(), key_hash.clone(), collection.clone());
            Box::pin(async move { Ok(store::hand_over_draft(connection, &resume_hash, &collection, &key_hash).await?) })
        })
        .await;
    match reached {
        Ok(Some(step)) => {
            let address = format!("/s/{slug}/{}", step + 1);
            Ok(with_cookie(see(&address), &key_cookie(&visit, &slug, &key)))
        }
        Ok(None) | Err(Stop::Refused(())) => {
            house.guesses.failed("resume", visit.now);
            Ok(resume_pages::ask(&visit, &slug, &shown, Some(unknown())))
        }
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

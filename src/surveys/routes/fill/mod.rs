//! A resident's way through a survey. Reading a page writes nothing; every page sent is saved;
//! sending is idempotent by a key that only the browser holds.

mod resume;
mod sending;
mod start;
mod step;

use axum::response::Response;

pub use resume::{resume, resume_form};
use sending::thanks_of;
pub use sending::{check, send};
pub use start::start;
pub use step::{save_step, step};

use super::support::{Room, surroundings};
use crate::{
    problem::Problem,
    server::{
        calendar,
        house::House,
        http::{Fields, with_cookie},
        random::sha256,
        visit::Visit,
    },
    surveys::{
        Link,
        answers::Answers,
        fill::{Asked, Form, Mistake},
        pages::{
            step::{Back, StepPage},
            unsent::{self, AnotherPerson, Doubt},
        },
        questionnaire::Layout,
        store::{self, DraftResponse},
    },
    ui::page_with_status,
    vocabulary::{Day, Moment},
};

/// The cookie with the key of an unfinished response; its path is the survey's.
const KEY_COOKIE: &str = "vyplneni";
/// The cookie by which a browser knows that the same answers are sent again. The store knows the hash of both
/// together, which nobody can make without the cookie; an hour after sending the browser has forgotten it.
const REPEAT_COOKIE: &str = "opakovani";
const REPEAT_SECONDS: i64 = 3_600;
/// How long a draft waits for its owner.
const DRAFT_DAYS: i64 = 30;

/// Where this browser stands in this survey.
#[derive(Default)]
pub struct Standing {
    pub key: Option<String>,
    pub draft: Option<DraftResponse>,
}

impl Standing {
    /// Whether the form of this key was sent: what is begun now is somebody else's.
    pub async fn is_sent(&self, house: &House) -> Result<bool, Problem> {
        match (&self.key, &self.draft) {
            (Some(key), None) => Ok(store::is_sent(&mut *house.db.read().await?, &sha256(key.as_bytes())).await?),
            _ => Ok(false),
        }
    }

    pub fn answers(&self) -> Answers {
        self.draft.as_ref().map(|draft| draft.answers.clone()).unwrap_or_default()
    }
}

pub async fn standing(house: &House, visit: &Visit, room: &Room) -> Result<Standing, Problem> {
    match visit.cookie(KEY_COOKIE).filter(|key| is_key(key)) {
        Some(key) => standing_of(house, room, key).await,
        None => Ok(Standing::default()),
    }
}

pub async fn standing_of(house: &House, room: &Room, key: &str) -> Result<Standing, Problem> {
    let mut connection = house.db.read().await?;
    let draft = store::draft(&mut connection, &sha256(key.as_bytes()), &room.collection.id).await?;
    Ok(Standing { key: Some(key.to_owned()), draft })
}

pub fn is_key(key: &str) -> bool {
    key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit())
}

pub fn key_cookie(visit: &Visit, slug: &str, key: &str) -> String {
    visit.set_cookie(KEY_COOKIE, key, &format!("/s/{slug}"), DRAFT_DAYS * 86_400)
}

/// Gives the browser a key where it has none or has used it, and the secret of a survey on one page. Both come
/// with the first page: a browser that goes back then asks for nothing anew, and sends what it sent before.
pub async fn with_keys(
    house: &House,
    visit: &Visit,
    room: &Room,
    standing: &Standing,
    mut response: Response,
) -> Result<Response, Problem> {
    let slug = room.collection.slug.as_str();
    if standing.key.is_none() || standing.is_sent(house).await? {
        response = with_cookie(response, &key_cookie(visit, slug, &house.random.key()));
    }
    if room.form.questionnaire.layout == Layout::OnePage && repeat_secret(visit).is_none() {
        let path = format!("/s/{slug}");
        let cookie = visit.set_cookie(REPEAT_COOKIE, &house.random.key(), &path, DRAFT_DAYS * 86_400);
        response = with_cookie(response, &cookie);
    }
    Ok(response)
}

/// After sending: the browser forgets the secret soon.
pub fn fading_cookie(visit: &Visit, slug: &str) -> Option<String> {
    let secret = repeat_secret(visit)?;
    Some(visit.set_cookie(REPEAT_COOKIE, secret, &format!("/s/{slug}"), REPEAT_SECONDS))
}

pub fn repeat_secret(visit: &Visit) -> Option<&str> {
    visit.cookie(REPEAT_COOKIE).filter(|secret| is_key(secret))
}

pub fn forget_cookie(visit: &Visit, slug: &str) -> String {
    visit.set_cookie(KEY_COOKIE, "", &format!("/s/{slug}"), 0)
}

/// The link in the address; a wrong one is a problem, none is none.
pub fn link_of<'a>(visit: &Visit, room: &'a Room) -> Result<Option<&'a Link>, Problem> {
    match visit.query("o").map(str::trim).filter(|code| !code.is_empty()) {
        None if room.links.len() == 1 => Ok(room.links.first()),
        None => Ok(None),
        Some(code) => {
            room.link(code).map(Some).ok_or_else(|| Problem::UnknownLink { slug: room.collection.slug.clone() })
        }
    }
}

/// Where a page of questions stands, for a browser that has no draft yet too.
pub fn page_address(slug: &str, step: usize, link: &Link) -> String {
    format!("/s/{slug}/{}?o={}", step + 1, link.code)
}

pub fn next_address(slug: &str, asked: &Asked<'_>, after: usize) -> String {
    match asked.step_from(after + 1) {
        Some(step) => format!("/s/{slug}/{}", step + 1),
        None => format!("/s/{slug}/kontrola"),
    }
}

pub fn back_address(slug: &str, asked: &Asked<'_>, step: usize, link: &Link) -> String {
    match asked.step_before(step) {
        Some(before) => format!("/s/{slug}/{}", before + 1),
        None => format!("/s/{slug}?o={}", link.code),
    }
}

/// „Zpět“ keeps what is on the page, where anything is kept at all. While an answer is being changed it
/// leaves the answer as it was.
pub fn back_of(slug: &str, form: &Form, link: &Link, changing: bool) -> Back {
    match form.questionnaire.layout {
        _ if changing => Back::To(format!("/s/{slug}/kontrola")),
        Layout::PageAQuestion => Back::Saving,
        Layout::OnePage => Back::To(format!("/s/{slug}?o={}", link.code)),
    }
}

/// The page of the first asked question with a mistake.
pub fn first_mistake(room: &Room, asked: &Asked<'_>) -> Option<usize> {
    room.form.mistakes(asked).first().and_then(|mistake| room.form.step_of(mistake.entry))
}

/// A page that was sent, for drawing it again.
pub struct Posted<'a> {
    pub room: &'a Room,
    pub visit: &'a Visit,
    pub slug: &'a str,
    pub step: usize,
    pub link: &'a Link,
    /// Whether answers of earlier pages are kept, which sending takes away.
    pub has_draft: bool,
}

impl Posted<'_> {
    /// Asks whether these answers are somebody else's; nothing of them is kept yet.
    pub fn of_another(&self, fields: &Fields, answers: &Answers, doubt: Doubt, key: String) -> Response {
        let teller = self.room.teller(self.visit, Some(&self.link.municipality_name));
        let address = page_address(self.slug, self.step, self.link);
        let asked = self.room.form.asked(answers, surroundings(self.visit));
        let page = AnotherPerson {
            form: &self.room.form,
            teller: &teller,
            asked: &asked,
            doubt,
            action: address.clone(),
            fields,
            key,
            here: address,
        };
        if doubt == Doubt::Alike {
            return thanks_of(self.room, self.visit, answers, Some(self.link), Some(page.notice(self.visit.words)));
        }
        page.answer(self.visit)
    }

    /// The same page with everything typed, its mistakes, or the word that it was not saved.
    pub fn again(&self, fields: &Fields, answers: &Answers, mistakes: &[Mistake], unsaved: Option<String>) -> Response {
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
            back: back_of(self.slug, &self.room.form, self.link, changing),
            action: page_address(self.slug, self.step, self.link),
            unsaved,
            changing,
            preview: false,
            ending: self.room.collection.ending(self.visit.now),
        };
        let here = page_address(self.slug, self.step, self.link);
        let page = drawn.page(self.visit).here(here);
        page_with_status(drawn.status(), self.visit, page, || drawn.main(self.visit))
    }
}

/// Drafts wait a month, but not past the last moment to send.
pub fn expiry(room: &Room, visit: &Visit) -> Day {
    let last = calendar::day_of(Moment(room.collection.complete_at().0 - 1));
    calendar::day_of(visit.now).plus(DRAFT_DAYS).min(last)
}

/// Until when a code is good, as it is told.
pub fn told_expiry(room: &Room, visit: &Visit) -> Day {
    expiry(room, visit).min(room.collection.last_day()).max(calendar::day_of(visit.now))
}

/// Says that what was sent came too late, with everything in it. Whoever has sent a form before is told that
/// this one is not lost.
pub async fn too_late(
    house: &House,
    visit: &Visit,
    room: &Room,
    standing: &Standing,
    answers: impl FnOnce(&Answers) -> Answers,
) -> Response {
    let earlier = standing.is_sent(house).await.unwrap_or_default();
    let municipality = standing.draft.as_ref().map(|draft| &draft.municipality);
    let link = municipality.and_then(|code| room.link_of(code)).or(link_of(visit, room).ok().flatten());
    let teller = room.teller(visit, link.map(|link| link.municipality_name.as_str()));
    let answers = answers(&standing.answers());
    let asked = room.form.asked(&answers, surroundings(visit));
    let record = (!answers.is_empty()).then_some(&asked);
    unsent::too_late(visit, &room.collection, &room.form, &teller, record, earlier)
}

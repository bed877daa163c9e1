//! A resident's way through a survey. Reading a page writes nothing; every page sent is saved;
//! sending is idempotent by a key that only the browser holds.

mod resume;
mod sending;
mod start;
mod step;

use axum::response::Response;

pub use resume::{resume, resume_form};
pub use sending::{check, send};
pub use start::start;
pub use step::{save_step, step};

use super::support::{Room, surroundings};
use crate::{
    problem::Problem,
    server::{calendar, house::House, http::Fields, random::sha256, visit::Visit},
    surveys::{
        Link,
        answers::Answers,
        fill::{Asked, Mistake},
        pages::step::StepPage,
        store::{self, DraftResponse},
    },
    ui::page_with_status,
    vocabulary::{Day, Moment},
};

/// The cookie with the key of an unfinished response; its path is the survey's.
const KEY_COOKIE: &str = "vyplneni";
/// How long a draft waits for its owner.
const DRAFT_DAYS: i64 = 30;

/// Where this browser stands in this survey.
pub struct Standing {
    pub key: Option<String>,
    pub draft: Option<DraftResponse>,
}

impl Standing {
    pub fn answers(&self) -> Answers {
        self.draft.as_ref().map(|draft| draft.answers.clone()).unwrap_or_default()
    }
}

pub async fn standing(house: &House, visit: &Visit, room: &Room) -> Result<Standing, Problem> {
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

pub fn key_cookie(visit: &Visit, slug: &str, key: &str) -> String {
    visit.set_cookie(KEY_COOKIE, key, &format!("/s/{slug}"), DRAFT_DAYS * 86_400)
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

pub fn back_address(slug: &str, asked: &Asked<'_>, step: usize, link: &Link, changing: bool) -> String {
    match asked.step_before(step) {
        _ if changing => format!("/s/{slug}/kontrola"),
        Some(before) => format!("/s/{slug}/{}", before + 1),
        None => format!("/s/{slug}?o={}", link.code),
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
pub fn expiry(room: &Room, visit: &Visit) -> Day {
    let last = calendar::day_of(Moment(room.collection.closes_at.0 - 1));
    calendar::day_of(visit.now).plus(DRAFT_DAYS).min(last)
}

//! What every page of a survey needs: the collection, its process, its frozen form, its links.

use std::{
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use crate::{
    problem::Problem,
    processes::{self, Phase, Process},
    server::{calendar, db::Broken, house::House, visit::Visit},
    surveys::{
        Collection, Link, Stage,
        fill::{Form, Surroundings},
        pages::Teller,
        store,
    },
    vocabulary::{Moment, MunicipalityCode, VersionId},
};

/// A survey with everything around it. Kept for a second, so that a crowd does not ask the store
/// the same thing a thousand times; a collection that is closed early closes within that second.
pub struct Room {
    pub collection: Collection,
    pub process: Process,
    pub phases: Vec<Phase>,
    pub form: Arc<Form>,
    pub links: Vec<Link>,
    /// Another number when what a frozen page says beside the questionnaire changes: the names of
    /// places, the funder's line.
    pub edition: u64,
}

impl Room {
    pub fn link(&self, code: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.code.eq_ignore_ascii_case(code))
    }

    pub fn link_of(&self, municipality: &MunicipalityCode) -> Option<&Link> {
        self.links.iter().find(|link| link.municipality == *municipality)
    }

    pub fn teller(&self, visit: &Visit, municipality: Option<&str>) -> Teller {
        Teller::new(visit.words, &self.form.questionnaire, municipality)
    }

    /// A problem unless people may answer now.
    pub fn must_be_open(&self, visit: &Visit) -> Result<(), Problem> {
        self.must_admit(visit, false)
    }

    /// A problem unless this person may answer now: who has begun may go on for a while after the close.
    pub fn must_admit(&self, visit: &Visit, has_begun: bool) -> Result<(), Problem> {
        match self.collection.stage(visit.now) {
            Stage::Open { .. } => Ok(()),
            Stage::Planned { opens } => Err(Problem::SurveyNotOpen { opens: calendar::day_of(opens) }),
            Stage::Closed { .. } if has_begun && self.collection.takes_responses(visit.now) => Ok(()),
            Stage::Closed { .. } => {
                Err(Problem::SurveyClosed { closed: self.collection.last_day(), slug: self.collection.slug.clone() })
            }
        }
    }

    /// A page was sent: `false` where it comes too late. Whoever sends one has begun.
    pub fn takes(&self, visit: &Visit) -> Result<bool, Problem> {
        match self.must_admit(visit, true) {
            Ok(()) => Ok(true),
            Err(Problem::SurveyClosed { .. }) => Ok(false),
            Err(problem) => Err(problem),
        }
    }
}

const KEPT_SECONDS: i64 = 1;
const KEPT_FOREVER: Moment = Moment(i64::MAX);

pub async fn room(house: &House, visit: &Visit, slug: &str) -> Result<Arc<Room>, Problem> {
    let key = format!("room {slug}");
    if let Some(room) = house.memo.get::<Room>(&key, visit.now) {
        return Ok(room);
    }
    let room = match open_room(house, slug).await {
        Ok(room) => room.ok_or(Problem::UnknownSurvey)?,
        // While the store is away, what was known a moment ago still draws the page somebody has
        // just filled in, so that no word of it is lost.
        Err(broken) => house.memo.stale::<Room>(&key).ok_or(broken)?,
    };
    house.memo.put(&key, visit.now.plus_seconds(KEPT_SECONDS), Arc::clone(&room));
    Ok(room)
}

/// A survey read from the store; `None` where there is none.
pub async fn open_room(house: &House, slug: &str) -> Result<Option<Arc<Room>>, Broken> {
    let mut connection = house.db.read().await?;
    let Some(collection) = store::collection_by_slug(&mut connection, slug).await? else { return Ok(None) };
    let process = processes::store::process(&mut connection, &collection.process_id).await?;
    let Some(process) = process else { return Ok(None) };
    let phases = processes::store::phases_of(&mut connection, &process.id).await?;
    let links = store::links_of(&mut connection, &collection.id).await?;
    drop(connection);
    let now = house.clock.now();
    let Some(form) = form_of(house, now, &collection.version_id).await? else { return Ok(None) };
    let edition = edition(&process, &links);
    Ok(Some(Arc::new(Room { collection, process, phases, form, links, edition })))
}

fn edition(process: &Process, links: &[Link]) -> u64 {
    let mut hasher = DefaultHasher::new();
    process.publicity.0.hash(&mut hasher);
    links.iter().for_each(|link| link.municipality_name.hash(&mut hasher));
    hasher.finish()
}

/// The form of a published version: frozen, so it is kept as long as the program runs.
pub async fn form_of(house: &House, now: Moment, version: &VersionId) -> Result<Option<Arc<Form>>, Broken> {
    let key = format!("form {version}");
    if let Some(form) = house.memo.get::<Form>(&key, now) {
        return Ok(Some(form));
    }
    let mut connection = house.db.read().await?;
    let Some(questionnaire) = store::questionnaire_of(&mut connection, version).await? else { return Ok(None) };
    let frozen = store::is_published(&mut connection, version).await?;
    let form = Arc::new(Form::new(questionnaire));
    if frozen {
        house.memo.put(&key, KEPT_FOREVER, Arc::clone(&form));
    }
    Ok(Some(form))
}

/// The page of an address: people count from one.
pub fn step_number(form: &Form, typed: &str) -> Result<usize, Problem> {
    typed
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        .filter(|step| *step < form.steps.len())
        .ok_or(Problem::NotFound)
}

/// What expressions may ask of the moment of this request.
pub fn surroundings(visit: &Visit) -> Surroundings {
    Surroundings { now: visit.now, today: calendar::day_of(visit.now) }
}

//! What everybody sees of a survey. It is not counted when somebody looks: it is stored when the
//! coordinator publishes it, and moves on in steps, so that nobody who looks before and after a
//! neighbour sends a form learns what the neighbour said. [`steps`] says when it may move;
//! decision 0019 what that protects and what not.
//!
//! ```text
//! publish ──▶ as of now ── enough came, and the difference tells nothing ──▶ as of then ──▶ …
//!             the collection ends ──▶ everything ── the responses leave ──▶ frozen
//! ```

pub mod steps;

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    audit::FiguresMoved,
    grouping::Grouping,
    kept,
    report::{self, Audience, Counted},
    store,
    tables::{Exact, Tally},
};
use crate::{
    problem::Problem,
    server::{audit, calendar, db::Stop, house::House, random::sha256},
    stats::disclosure::Limit,
    surveys::{
        self, ResultsPublished,
        answers::{Answer, Answers},
        questionnaire::{Kind, Questionnaire},
        routes::{Room, open_room},
        store as responses,
    },
    ui::Words,
    vocabulary::{Lang, Moment},
};
use steps::{Phase, Shown, Step, step};

/// A report as everybody sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedReport {
    pub taken_at: Moment,
    /// How many forms are in it.
    pub returned: u64,
    /// By language.
    pub documents: BTreeMap<String, String>,
    /// [`Made`] as JSON.
    pub counts: String,
    pub content_hash: String,
}

/// Answers to questions that order things: each list of choices with how often it was given.
pub type Orders = BTreeMap<String, Vec<(Vec<String>, u64)>>;

/// What a published report was counted from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Made {
    pub exact: Exact,
    /// Lists of priorities read them, so that they tell no more than the tables.
    pub orders: Orders,
}

impl PublishedReport {
    pub fn document(&self, lang: Lang) -> Result<&str, Problem> {
        let missing = || <serde_json::Error as serde::de::Error>::custom("no document in this language");
        Ok(self.documents.get(lang.code()).ok_or_else(|| kept::Unreadable::Broken(missing()))?)
    }

    pub fn made(&self) -> Result<Made, Problem> {
        Ok(serde_json::from_str(&self.counts).map_err(kept::Unreadable::Broken)?)
    }

    fn counted(&self) -> Result<Counted, Problem> {
        Ok(kept::read(self.document(Lang::Cs)?)?)
    }
}

/// Everybody sees the results from now on, as they are now. What was published before and withdrawn
/// moves on only by a step that may be made.
pub async fn publish(house: &House, actor: &str, now: Moment, room: &Arc<Room>) -> Result<(), Problem> {
    let id = room.collection.id.clone();
    let frozen = store::frozen_at(&mut *house.db.read().await?, &id).await?.is_some();
    let next = if frozen { None } else { next(house, now, room).await? };
    set_published(house, actor, now, room, Some(next)).await
}

/// Nobody sees them but those at the desk. What was seen is remembered.
pub async fn withdraw(house: &House, actor: &str, now: Moment, room: &Arc<Room>) -> Result<(), Problem> {
    set_published(house, actor, now, room, None).await
}

/// A report in the place of the one taken at some moment.
type Next = (PublishedReport, Option<Moment>);

async fn set_published(
    house: &House,
    actor: &str,
    now: Moment,
    room: &Arc<Room>,
    published: Option<Option<Next>>,
) -> Result<(), Problem> {
    let (actor, id, slug) = (actor.to_owned(), room.collection.id.clone(), room.collection.slug.clone());
    house
        .db
        .write::<_, (), _>(move |connection| {
            let (actor, id, slug, published) = (actor.clone(), id.clone(), slug.clone(), published.clone());
            Box::pin(async move {
                let is_published = published.is_some();
                if let Some((report, after)) = published.flatten() {
                    store::put_published_report(connection, &id, &report, after).await?;
                }
                responses::set_results_published(connection, &id, is_published.then_some(now)).await?;
                let event = ResultsPublished { slug: &slug, published: is_published };
                audit::record(connection, &actor, now, &event).await?;
                Ok(())
            })
        })
        .await
        .map_err(broken)?;
    house.memo.forget(&format!("room {}", room.collection.slug));
    Ok(())
}

fn broken(stop: Stop<()>) -> Problem {
    match stop {
        Stop::Broken(broken) => broken.into(),
        Stop::Refused(()) => Problem::NotFound,
    }
}

/// Moves on whatever may: done once an hour, never by somebody who looks. Returns how many moved.
pub async fn move_on(house: &House, actor: &str, now: Moment) -> Result<u64, Problem> {
    let slugs = store::published_collections(&mut *house.db.read().await?).await?;
    let mut moved = 0;
    for slug in slugs {
        let Some(room) = open_room(house, &slug).await? else { continue };
        let (report, after) = match next(house, now, &room).await {
            Ok(Some(next)) => next,
            Ok(None) => continue,
            // Logged with its reference; the others move on, and answers leave on their day.
            Err(Problem::ReportUnreadable { .. }) => continue,
            Err(problem) => return Err(problem),
        };
        let (actor, id) = (actor.to_owned(), room.collection.id.clone());
        let put = house.db.write::<_, (), _>(move |connection| {
            let (actor, id, slug, report) = (actor.clone(), id.clone(), slug.clone(), report.clone());
            Box::pin(async move {
                let put = store::put_published_report(connection, &id, &report, after).await?;
                if put {
                    let (returned, content_hash) = (report.returned, report.content_hash.as_str());
                    audit::record(connection, &actor, now, &FiguresMoved { slug: &slug, returned, content_hash })
                        .await?;
                }
                Ok(put)
            })
        });
        moved += u64::from(put.await.map_err(broken)?);
    }
    Ok(moved)
}

/// The report that may take the place of what is public; `None` where that stays.
pub async fn next(house: &House, now: Moment, room: &Arc<Room>) -> Result<Option<Next>, Problem> {
    let before = store::published_report(&mut *house.db.read().await?, &room.collection.id).await?;
    let grouping = report::grouping_of(house, room).await?;
    let (tally, orders) = counted(house, room, &grouping).await?;
    // Those who had begun may send a while longer.
    let running = !room.collection.is_complete(now);
    let made = Made { exact: tally.exact(), orders };
    let laid_out = |lang, as_of| {
        let (words, room) = (Words(lang), Arc::clone(room));
        report::lay_out_for(words, room, &tally, &grouping, Audience::Public, as_of).counted
    };
    let mut as_of = running.then(|| calendar::day_of(now));
    if let Some(before) = &before {
        let was = before.counted()?;
        let phase = match (running, was.as_of) {
            (true, _) => Phase::Running,
            (false, Some(_)) => Phase::Ended,
            (false, None) => Phase::Late,
        };
        let limit = Limit::public(room.process.disclosure_limit);
        let is = laid_out(Lang::Cs, as_of);
        match step([&before.made()?.exact, &made.exact], [Shown::of(&was), Shown::of(&is)], limit, phase) {
            Step::Move => {}
            Step::Stay => return Ok(None),
            // The same forms: only what is said of them may be another thing, now that answers stopped
            // coming or more is to be hidden.
            Step::Nothing if running => as_of = was.as_of,
            Step::Nothing => {}
        }
    }
    let documents: BTreeMap<String, String> =
        Lang::ALL.iter().map(|lang| (lang.code().to_owned(), kept::written(&laid_out(*lang, as_of)))).collect();
    if before.as_ref().is_some_and(|before| before.documents == documents) {
        return Ok(None);
    }
    let report = PublishedReport {
        taken_at: now,
        returned: made.exact.returned,
        content_hash: sha256(documents.values().map(String::as_str).collect::<Vec<_>>().join("\n").as_bytes()),
        documents,
        counts: serde_json::to_string(&made).expect("counts are JSON"),
    };
    Ok(Some((report, before.map(|before| before.taken_at))))
}

/// The report of a survey in every language, to be kept when its responses leave: the last that may be
/// public, also where nothing is public now.
pub async fn to_keep(house: &House, now: Moment, room: &Arc<Room>) -> Result<Vec<(Lang, String)>, Problem> {
    let last = match next(house, now, room).await {
        Ok(Some((report, _))) => Some(report),
        // What cannot be compared stays as it was public, and answers leave on their day all the same.
        Ok(None) | Err(Problem::ReportUnreadable { .. }) => {
            store::published_report(&mut *house.db.read().await?, &room.collection.id).await?
        }
        Err(problem) => return Err(problem),
    };
    let last = last.ok_or(Problem::NotFound)?;
    let document = |lang| Ok((lang, last.document(lang)?.to_owned()));
    Lang::ALL.map(document).into_iter().collect()
}

/// One pass over all responses for the tables and for the orders, so that both tell of the same forms.
async fn counted(house: &House, room: &Room, grouping: &Grouping) -> Result<(Tally, Orders), Problem> {
    let mut tally = Tally::new(&grouping.applied(report::told(&room.form.questionnaire)));
    let names = ordering(&room.form.questionnaire);
    let mut orders: BTreeMap<&str, BTreeMap<Vec<String>, u64>> = BTreeMap::new();
    let mut connection = house.db.read().await?;
    responses::each_response(&mut connection, &room.collection.id, |response| {
        // A document that is no answer of ours cannot be counted; there is none unless the store was
        // changed by hand.
        if tally.add_json(&response.answers).is_err() {
            return;
        }
        tally.came_from(&report::origin_of(&response, grouping));
        let Ok(answers) = serde_json::from_str::<Answers>(&response.answers) else { return };
        for name in &names {
            if let Some(Answer::List(list)) = answers.get(name) {
                *orders.entry(name).or_default().entry(list.clone()).or_default() += 1;
            }
        }
    })
    .await?;
    let orders = orders.into_iter().map(|(name, lists)| (name.to_owned(), lists.into_iter().collect())).collect();
    Ok((tally, orders))
}

/// Questions answered by a list.
fn ordering(questionnaire: &Questionnaire) -> Vec<String> {
    let lists = questionnaire.questions().into_iter();
    let lists = lists.filter(|question| matches!(question.kind, Kind::Rank { .. } | Kind::SelectMultiple { .. }));
    lists.map(|question| question.name.clone()).collect()
}

/// How many forms are told of in public: those of the tables, not those that came since.
pub async fn returned(house: &House, collection: &surveys::Collection) -> Result<u64, Problem> {
    let mut connection = house.db.read().await?;
    if let Some(document) = store::frozen_report(&mut connection, &collection.id, Lang::Cs).await? {
        return Ok(kept::read(&document)?.returned);
    }
    if collection.results_published_at.is_some()
        && let Some(returned) = store::published_returned(&mut connection, &collection.id).await?
    {
        return Ok(u64::try_from(returned).unwrap_or_default());
    }
    let count = responses::response_count(&mut connection, &collection.id).await?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// How many forms were collected, for those at the desk; after their day as many as were counted.
pub async fn collected(house: &House, collection: &surveys::Collection) -> Result<i64, Problem> {
    let mut connection = house.db.read().await?;
    let count = responses::response_count(&mut connection, &collection.id).await?;
    let frozen = if count == 0 { store::frozen_report(&mut connection, &collection.id, Lang::Cs).await? } else { None };
    // What cannot be read is said where it is shown.
    let kept = frozen.and_then(|document| kept::read(&document).ok());
    Ok(kept.map_or(count, |kept| i64::try_from(kept.returned).unwrap_or(i64::MAX)))
}

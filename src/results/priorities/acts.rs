//! What the coordinator does with a list: makes it, says what sources weigh, has it signed.

use sqlx::AnyConnection;

use super::{
    audit::{ListEvent, What},
    document::{Document, Signature},
    model::{BadMaking, Making, PriorityList, Source, Statement, VoiceKey},
    store,
};
use crate::{
    server::{audit, calendar, db::Stop, house::House, random::sha256},
    vocabulary::{Day, ListId, Moment, ProcessId},
};

/// Makes a list; nothing is combined yet.
pub async fn make(
    house: &House,
    actor: &str,
    now: Moment,
    process: &ProcessId,
    making: Making,
) -> Result<PriorityList, Stop<Vec<BadMaking>>> {
    making.check().map_err(Stop::Refused)?;
    let list = PriorityList {
        id: ListId(house.random.key()),
        process_id: process.clone(),
        slug: making.slug,
        title: making.title,
        items: making.items,
        top: making.top,
        sources: making.sources,
    };
    let actor = actor.to_owned();
    house
        .db
        .write(move |connection| {
            let (actor, list) = (actor.clone(), list.clone());
            Box::pin(async move {
                if !store::add_list(connection, &list, now).await? {
                    return Err(Stop::Refused(vec![BadMaking::SlugTaken]));
                }
                let event = ListEvent { slug: &list.slug, what: What::Made { list: &list } };
                audit::record(connection, &actor, now, &event).await?;
                Ok(list)
            })
        })
        .await
}

/// Why something was not said of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoStatement {
    Unknown,
    /// Somebody stated other weights meanwhile: the page shows them.
    AnotherCame,
    /// Weights are stated, so sources stay what they are.
    AlreadyStated,
    ReasonMissing,
}

/// Keeps what options mean and the numbers that were typed, without stating anything.
pub async fn keep_sources(
    house: &House,
    actor: &str,
    now: Moment,
    id: &ListId,
    sources: Vec<Source>,
) -> Result<(), Stop<NoStatement>> {
    let (actor, id) = (actor.to_owned(), id.clone());
    house
        .db
        .write(move |connection| {
            let (actor, id, sources) = (actor.clone(), id.clone(), sources.clone());
            Box::pin(async move {
                let list = list(connection, &id).await?;
                if list.sources == sources {
                    return Ok(());
                }
                change_sources(connection, &id, &sources).await?;
                let event = ListEvent { slug: &list.slug, what: What::Matched { sources: &sources } };
                audit::record(connection, &actor, now, &event).await?;
                Ok(())
            })
        })
        .await
}

/// States what sources weigh. The first statement fixes the sources as well, and comes before
/// anything is combined; a later one follows `after` and has a reason.
#[expect(clippy::too_many_arguments, reason = "who, when, of what, after what, and the words of it")]
pub async fn state(
    house: &House,
    actor: &str,
    now: Moment,
    id: &ListId,
    after: i64,
    sources: Option<Vec<Source>>,
    weights: Vec<(VoiceKey, u64)>,
    reason: String,
) -> Result<(), Stop<NoStatement>> {
    if after > 0 && reason.trim().is_empty() {
        return Err(Stop::Refused(NoStatement::ReasonMissing));
    }
    let statement = Statement { number: after + 1, weights, reason, stated_at: now };
    let (actor, id) = (actor.to_owned(), id.clone());
    house
        .db
        .write(move |connection| {
            let (actor, id) = (actor.clone(), id.clone());
            let (statement, sources) = (statement.clone(), sources.clone());
            Box::pin(async move {
                let mut list = list(connection, &id).await?;
                let known = store::statements_of(connection, &id).await?;
                if known.len() as i64 != statement.number - 1 {
                    return Err(Stop::Refused(NoStatement::AnotherCame));
                }
                if let Some(sources) = sources {
                    change_sources(connection, &id, &sources).await?;
                    list.sources = sources;
                }
                if !store::add_statement(connection, &id, &statement).await? {
                    return Err(Stop::Refused(NoStatement::AnotherCame));
                }
                let what = match statement.number {
                    1 => What::Stated { statement: &statement, sources: &list.sources },
                    _ => What::WeightsChanged { statement: &statement },
                };
                audit::record(connection, &actor, now, &ListEvent { slug: &list.slug, what }).await?;
                Ok(())
            })
        })
        .await
}

async fn list(connection: &mut AnyConnection, id: &ListId) -> Result<PriorityList, Stop<NoStatement>> {
    store::list(connection, id).await?.ok_or(Stop::Refused(NoStatement::Unknown))
}

async fn change_sources(
    connection: &mut AnyConnection,
    id: &ListId,
    sources: &[Source],
) -> Result<(), Stop<NoStatement>> {
    match store::change_sources(connection, id, sources).await? {
        true => Ok(()),
        false => Err(Stop::Refused(NoStatement::AlreadyStated)),
    }
}

/// Why a list was not signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSignature {
    /// Another version was signed in this moment.
    AnotherCame,
}

/// Freezes what was seen as the next version.
pub async fn sign(
    house: &House,
    actor: &str,
    now: Moment,
    list: &PriorityList,
    seen: Document,
    on: Day,
    body: String,
) -> Result<i64, Stop<NoSignature>> {
    let (actor, id) = (actor.to_owned(), list.id.clone());
    house
        .db
        .write(move |connection| {
            let (actor, id, mut document, body) = (actor.clone(), id.clone(), seen.clone(), body.clone());
            Box::pin(async move {
                let version = store::versions_of(connection, &id).await?.last().map_or(1, |last| last.number + 1);
                document.signature = Some(Signature { version, on, body, frozen_on: calendar::day_of(now) });
                let text = document.json();
                let content_hash = sha256(text.as_bytes());
                if !store::add_version(connection, &id, version, &text, &content_hash, now).await? {
                    return Err(Stop::Refused(NoSignature::AnotherCame));
                }
                let what = What::Signed { version, content_hash: &content_hash };
                audit::record(connection, &actor, now, &ListEvent { slug: &document.slug, what }).await?;
                Ok(version)
            })
        })
        .await
}

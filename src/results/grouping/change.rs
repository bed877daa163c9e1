//! Changing the groups: only while nothing is published, and with a record.

use super::Grouping;
use crate::{
    results::{audit::GroupingChanged, store},
    server::{audit, db::Stop, house::House},
    surveys::routes::Room,
    vocabulary::Moment,
};

/// Why groups stay what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoChange {
    /// Whoever has the tables of yesterday could subtract those of today.
    Published,
    /// The responses have left and the tables with them.
    Frozen,
    /// Something was published before, and nobody said that they know what that means.
    NotConfirmed,
}

/// Puts answers into other groups. What was published before is forgotten with its steps: it is
/// another report now, and `confirmed` says that somebody knows it.
pub async fn regroup(
    house: &House,
    actor: &str,
    now: Moment,
    room: &Room,
    grouping: Grouping,
    confirmed: bool,
) -> Result<(), Stop<NoChange>> {
    let (actor, id, slug) = (actor.to_owned(), room.collection.id.clone(), room.collection.slug.clone());
    house
        .db
        .write(move |connection| {
            let (actor, id, slug, grouping) = (actor.clone(), id.clone(), slug.clone(), grouping.clone());
            Box::pin(async move {
                let document = grouping.document();
                if store::grouping(connection, &id).await? == document {
                    return Ok(());
                }
                if store::frozen_at(connection, &id).await?.is_some() {
                    return Err(Stop::Refused(NoChange::Frozen));
                }
                let before = store::published_report(connection, &id).await?;
                if before.is_some() && !confirmed {
                    return Err(Stop::Refused(NoChange::NotConfirmed));
                }
                if !store::set_grouping(connection, &id, &document).await? {
                    return Err(Stop::Refused(NoChange::Published));
                }
                store::forget_published_report(connection, &id).await?;
                let event = GroupingChanged { slug: &slug, grouping: &grouping, published_before: before.is_some() };
                audit::record(connection, &actor, now, &event).await?;
                Ok(())
            })
        })
        .await
}

//! The acts: a process with its municipalities, phases and groups, in one transaction with its event.

use sqlx::AnyConnection;

use crate::{
    groups::{self, WorkingGroup},
    processes::{self, Founded, ProcessChanged, ProcessFounded, Refusal, Refused},
    server::{
        audit,
        db::{Stop, is_duplicate},
        house::House,
    },
    surveys,
    territories::{self, Municipality},
    vocabulary::{Moment, MunicipalityCode},
};

type No = Stop<Vec<Refused>>;

fn refuse<T>(field: &str, refusal: Refusal) -> Result<T, No> {
    Err(Stop::Refused(vec![(field.to_owned(), refusal)]))
}

/// Founds a process. The groups stand in the order given.
pub async fn found_process(
    house: &House,
    actor: &str,
    now: Moment,
    founded: Founded,
    groups: Vec<WorkingGroup>,
) -> Result<(), No> {
    let actor = actor.to_owned();
    house
        .db
        .write(move |connection| {
            let (founded, groups, actor) = (founded.clone(), groups.clone(), actor.clone());
            Box::pin(async move {
                let Founded { process, phases, municipalities } = &founded;
                if processes::store::process_by_slug(connection, &process.slug).await?.is_some() {
                    return refuse("slug", Refusal::SlugTaken);
                }
                take_in(connection, municipalities, &[]).await?;
                let codes = codes_of(municipalities);
                match processes::store::add_process(connection, process, phases, &codes).await {
                    Ok(()) => {}
                    // Somebody else was quicker by a moment.
                    Err(broken) if is_duplicate(&broken) => return refuse("slug", Refusal::SlugTaken),
                    Err(broken) => return Err(broken.into()),
                }
                for (position, group) in groups.iter().enumerate() {
                    groups::store::add_group(connection, group, position as i64).await?;
                }
                let event = ProcessFounded { slug: &process.slug, demonstration: process.demonstration };
                audit::record(connection, &actor, now, &event).await?;
                Ok(())
            })
        })
        .await
}

/// Makes a process what it should be; `new_groups` come after those it has. Where nothing differs,
/// nothing is written, and nothing remembered.
pub async fn change_process(
    house: &House,
    actor: &str,
    now: Moment,
    wanted: Founded,
    new_groups: Vec<WorkingGroup>,
) -> Result<(), No> {
    let actor = actor.to_owned();
    house
        .db
        .write(move |connection| {
            let (wanted, new_groups, actor) = (wanted.clone(), new_groups.clone(), actor.clone());
            Box::pin(async move {
                let Founded { process, phases, municipalities } = &wanted;
                let id = &process.id;
                let before = processes::store::process(connection, id).await?.ok_or(sqlx::Error::RowNotFound)?;
                let phases_before = processes::store::phases_of(connection, id).await?;
                let places_before = territories::store::municipalities_of(connection, id).await?;
                let groups_before = groups::store::groups_of(connection, id).await?.len();

                let (known, codes) = (codes_of(&places_before), codes_of(municipalities));
                let joined: Vec<_> = codes.iter().filter(|code| !known.contains(code)).cloned().collect();
                let left: Vec<_> = known.iter().filter(|code| !codes.contains(code)).cloned().collect();
                if !left.is_empty() {
                    let asked = surveys::store::municipalities_asked(connection, id).await?;
                    let in_use: Vec<Refused> = places_before
                        .iter()
                        .filter(|place| left.contains(&place.code) && asked.contains(&place.code))
                        .map(|place| Refusal::InUse { code: place.code.clone(), name: place.name.clone() })
                        .map(|refusal| ("municipalities".to_owned(), refusal))
                        .collect();
                    if !in_use.is_empty() {
                        return Err(Stop::Refused(in_use));
                    }
                }
                let corrected = take_in(connection, municipalities, &known).await?;

                for code in &joined {
                    processes::store::join_municipality(connection, id, code).await?;
                }
                for code in &left {
                    processes::store::leave_municipality(connection, id, code).await?;
                }
                if before != *process {
                    processes::store::change_process(connection, process).await?;
                }
                if phases_before != *phases {
                    processes::store::put_phases(connection, id, phases).await?;
                }
                for (index, group) in new_groups.iter().enumerate() {
                    groups::store::add_group(connection, group, (groups_before + index) as i64).await?;
                }

                let parts = [
                    ("name", before.name != process.name),
                    ("summary", before.summary != process.summary),
                    ("contact", before.contact != process.contact),
                    ("publicity", before.publicity != process.publicity),
                    ("period", before.period != process.period),
                    ("disclosure_limit", before.disclosure_limit != process.disclosure_limit),
                    ("phases", phases_before != *phases),
                    ("municipalities", corrected || !joined.is_empty() || !left.is_empty()),
                    ("groups", !new_groups.is_empty()),
                ];
                let parts: Vec<&str> =
                    parts.into_iter().filter(|(_, changed)| *changed).map(|(part, _)| part).collect();
                if !parts.is_empty() {
                    let event = ProcessChanged {
                        slug: &process.slug,
                        parts: &parts,
                        limit: (before.disclosure_limit, process.disclosure_limit),
                        joined: &joined,
                        left: &left,
                    };
                    audit::record(connection, &actor, now, &event).await?;
                }
                Ok(())
            })
        })
        .await
}

fn codes_of(places: &[Municipality]) -> Vec<MunicipalityCode> {
    places.iter().map(|place| place.code.clone()).collect()
}

/// Makes every municipality known to the house, with the people it has now. A code known by another
/// name is more likely a slip than a new name, unless the process has the municipality already
/// (`own`) and the name is being corrected. Tells whether anything known was changed.
async fn take_in(
    connection: &mut AnyConnection,
    places: &[Municipality],
    own: &[MunicipalityCode],
) -> Result<bool, No> {
    let mut refused = Vec::new();
    let mut corrected = false;
    for place in places {
        let Some(known) = territories::store::municipality(connection, &place.code).await? else {
            territories::store::add_municipality(connection, place).await?;
            continue;
        };
        if known.name != place.name && !own.contains(&place.code) {
            let refusal = Refusal::KnownByAnotherName { code: known.code, known: known.name };
            refused.push(("municipalities".to_owned(), refusal));
            continue;
        }
        // What was left empty is left as it is.
        let or = |typed: &String, known: &String| if typed.is_empty() { known.clone() } else { typed.clone() };
        let now =
            Municipality { orp: or(&place.orp, &known.orp), region: or(&place.region, &known.region), ..place.clone() };
        if now != known {
            territories::store::change_municipality(connection, &now).await?;
            corrected = true;
        }
    }
    if refused.is_empty() { Ok(corrected) } else { Err(Stop::Refused(refused)) }
}

//! The front page of a planning process: where it stands, what one can do, what came out.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};
use leptos::prelude::*;

use crate::{
    ballots::{self, Ballot, Revealed, Round, Stage},
    groups,
    problem::Problem,
    processes,
    results::{self, priorities},
    server::{calendar, house::House, visit::Visit},
    surveys::{
        self,
        routes::{Room, room},
        start_title,
    },
    territories,
    ui::{self, Page, alphabet::sort_by_name, contact::linked, markdown::inline, typography},
    vocabulary::ProcessId,
};

/// The surveys of a process that can be answered now.
pub async fn open_surveys(house: &House, visit: &Visit, process: &ProcessId) -> Result<Vec<Arc<Room>>, Problem> {
    let collections = surveys::store::collections_of(&mut *house.db.read().await?, process).await?;
    let mut open = Vec::new();
    for collection in collections.iter().filter(|collection| collection.is_open(visit.now)) {
        open.push(room(house, visit, &collection.slug).await?);
    }
    Ok(open)
}

/// The one thing to do now, for each open survey; what ends first stands first.
pub fn calls(visit: &Visit, mut open: Vec<Arc<Room>>) -> Option<AnyView> {
    if open.is_empty() {
        return None;
    }
    let w = visit.words;
    open.sort_by_key(|room| room.collection.closes_at);
    let calls = open
        .iter()
        .map(|room| {
            let title = room.teller(visit, None).plain(&start_title(&room.form));
            let until = w.day(room.collection.last_day());
            let named = format!(": {title}");
            view! {
                <section class="call">
                    <h2>{title}</h2>
                    <p>{w.with("open-survey-until", &[("day", until.into())])}</p>
                    <p>
                        <a class="button big" href=format!("/s/{}", room.collection.slug)>
                            {w.t("fill-in")} <span class="hidden">{named}</span>
                        </a>
                    </p>
                </section>
            }
        })
        .collect_view();
    Some(view! { <div class="calls">{calls}</div> }.into_any())
}

/// A heading with rows under it; nothing where there are none.
fn rows(id: &'static str, heading: String, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="split" aria-labelledby=id>
                <h2 id=id>{heading}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// Ballots of which everything was revealed, with their votes in the last such round.
async fn revealed_ballots(house: &House, process: &ProcessId) -> Result<Vec<(Ballot, Round, i64)>, Problem> {
    let mut connection = house.db.read().await?;
    let mut revealed = Vec::new();
    for ballot in ballots::store::ballots_of(&mut connection, process).await? {
        let rounds = ballots::store::rounds_of(&mut connection, &ballot.id).await?;
        let whole = |round: &Round| matches!(round.stage(), Stage::Closed { revealed: Revealed::All, .. });
        if let Some(round) = rounds.into_iter().rfind(whole) {
            let votes = ballots::store::vote_count(&mut connection, &round.id).await?;
            revealed.push((ballot, round, votes));
        }
    }
    Ok(revealed)
}

pub async fn process(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let (process, phases, groups, mut places, collections, lists) = {
        let mut connection = house.db.read().await?;
        let process = processes::store::process_by_slug(&mut connection, &slug).await?.ok_or(Problem::NotFound)?;
        let phases = processes::store::phases_of(&mut connection, &process.id).await?;
        let groups = groups::store::groups_of(&mut connection, &process.id).await?;
        let places = territories::store::municipalities_of(&mut connection, &process.id).await?;
        let collections = surveys::store::collections_of(&mut connection, &process.id).await?;
        let lists = priorities::store::signed_lists(&mut connection, &process.id).await?;
        (process, phases, groups, places, collections, lists)
    };
    sort_by_name(&mut places, |place| &place.name);
    let mut rooms = Vec::new();
    for collection in &collections {
        let room = room(&house, &visit, &collection.slug).await?;
        // A report that cannot be read is said on its own page; the others stay in reach.
        let returned = match results::published::returned(&house, collection).await {
            Err(Problem::ReportUnreadable { .. }) => None,
            returned => Some(returned?),
        };
        rooms.push((room, returned));
    }
    let ballots = revealed_ballots(&house, &process.id).await?;
    let w = visit.words;
    let lang = w.0.code();
    let name = format!("{} {}–{}", process.name.text(lang, "cs"), process.period.0, process.period.1);
    let page = Page::titled(name.clone()).listed().publicity(process.publicity.text(lang, "cs"));
    Ok(ui::page(&visit, page, || {
        let today = calendar::day_of(visit.now);
        let summary = process.summary.text(lang, "cs").to_owned();
        let summary = (!summary.is_empty()).then(|| view! { <p class="lead">{summary}</p> });
        let phases: Vec<AnyView> = phases
            .iter()
            .map(|phase| {
                let (class, state) = if phase.is_current(today) {
                    ("phase now", Some(w.t("phase-now")))
                } else if phase.is_over(today) {
                    ("phase done", Some(w.t("phase-done")))
                } else {
                    ("phase", None)
                };
                let current = phase.is_current(today).then_some("step");
                let state = state.map(|state| view! { " " <span class="hidden">"(" {state} ")"</span> });
                let dates = w.days(phase.from, phase.until);
                view! {
                    <li class=class aria-current=current>
                        <h3>{phase.name.text(lang, "cs").to_owned()} {state}</h3>
                        <p>{dates}</p>
                    </li>
                }
                .into_any()
            })
            .collect();
        // A town that has just begun may not know its phases and groups yet.
        let phases = (!phases.is_empty()).then(|| {
            view! {
                <section class="flow" aria-labelledby="phases">
                    <h2 id="phases">{w.t("where-we-are")}</h2>
                    <ol class="phases">{phases}</ol>
                </section>
            }
        });
        let open = rooms.iter().map(|(room, _)| room).filter(|room| room.collection.is_open(visit.now));
        let calls = calls(&visit, open.cloned().collect());
        let groups: Vec<AnyView> = groups
            .iter()
            .map(|group| {
                let about = group.about.text(lang, "cs").to_owned();
                let about = (!about.is_empty()).then(|| view! { <p>{about}</p> });
                view! { <li><h3>{group.name.text(lang, "cs").to_owned()}</h3>{about}</li> }.into_any()
            })
            .collect();
        let groups = rows("groups", w.t("working-groups"), groups);
        let surveys =
            rooms.iter().filter(|(room, _)| room.collection.results_published_at.is_some()).map(|(room, returned)| {
                let title = room.teller(&visit, None).plain(&start_title(&room.form));
                let count = returned.map(|n| w.with("responses-count", &[("n", (n as i64).into())]));
                let running = room.collection.is_open(visit.now).then(|| format!(", {}", w.t("still-running")));
                view! {
                    <li>
                        <h3><a href=format!("/vysledky/{}", room.collection.slug)>{title}</a></h3>
                        <p class="soft">{count} {running}</p>
                    </li>
                }
                .into_any()
            });
        let voted = ballots.iter().map(|(ballot, round, votes)| {
            let title = typography::set(ballot.title.text(lang, "cs"), lang);
            let href = format!("/v/{}/vysledek?kolo={}", ballot.join_code, round.number);
            let facts = [("n", (*votes).into()), ("day", w.day(ballot.meeting_on).into())];
            view! {
                <li>
                    <h3><a href=href>{title}</a></h3>
                    <p class="soft">{w.with("ballot-count-on", &facts)}</p>
                </li>
            }
            .into_any()
        });
        let published = surveys.chain(voted).collect();
        let results = rows("results", w.t("results"), published);
        let lists: Vec<AnyView> = lists
            .iter()
            .map(|(slug, title, at)| {
                let title = typography::set(title.text(lang, "cs"), lang);
                let day = w.day(calendar::day_of(*at));
                view! {
                    <li>
                        <h3><a href=format!("/priority/{slug}")>{title}</a></h3>
                        <p class="soft">{day}</p>
                    </li>
                }
                .into_any()
            })
            .collect();
        let lists = rows("priorities", w.t("list-process"), lists);
        let places = places.iter().map(|place| view! { <li>{place.name.clone()}</li> }).collect_view();
        let contact = process.contact.text(lang, "cs").to_owned();
        let contact = (!contact.is_empty()).then(|| {
            view! {
                <section class="split" aria-labelledby="who">
                    <h2 id="who">{w.t("who-leads")}</h2>
                    <address inner_html=linked(&inline(&contact, lang))></address>
                </section>
            }
        });
        view! {
            <h1>{name}</h1>
            {summary}
            {phases}
            {calls}
            {groups}
            {lists}
            {results}
            <section class="split" aria-labelledby="places">
                <h2 id="places">{w.t("municipalities")}</h2>
                <ul class="places">{places}</ul>
            </section>
            {contact}
        }
    }))
}

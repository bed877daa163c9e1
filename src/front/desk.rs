//! The coordinator's desk: processes, their questionnaires and collections.

use std::sync::Arc;

use axum::{extract::State, response::Response};
use leptos::prelude::*;

use crate::{
    accounts::{Account, Right},
    ballots::{self, Ballot, Round},
    problem::Problem,
    processes::{self, Process},
    results::{
        self,
        priorities::{self, PriorityList},
    },
    server::{calendar, house::House, visit::Visit},
    surveys::{
        self, Stage,
        routes::{Room, room},
        start_title,
        store::VersionRow,
    },
    ui::{self, Page, Words, typography},
};

struct Work {
    process: Process,
    versions: Vec<VersionRow>,
    collections: Vec<(Arc<Room>, i64)>,
    /// With the last round of each and its votes.
    ballots: Vec<(Ballot, Round, i64)>,
    lists: Vec<PriorityList>,
}

pub async fn desk(State(house): State<Arc<House>>, visit: Visit, account: Account) -> Result<Response, Problem> {
    let mut work = Vec::new();
    for process in processes::store::processes(&mut *house.db.read().await?).await? {
        let (versions, collections) = {
            let mut connection = house.db.read().await?;
            (
                surveys::store::versions_of(&mut connection, &process.id).await?,
                surveys::store::collections_of(&mut connection, &process.id).await?,
            )
        };
        let mut counted = Vec::new();
        for collection in collections {
            let room = room(&house, &visit, &collection.slug).await?;
            let count = results::published::collected(&house, &collection).await?;
            counted.push((room, count));
        }
        let ballots = ballots_of(&house, &process).await?;
        let lists = priorities::store::lists_of(&mut *house.db.read().await?, &process.id).await?;
        work.push(Work { process, versions, collections: counted, ballots, lists });
    }
    let w = visit.words;
    let page = Page::titled(w.t("desk")).of(&account.name).class("desk");
    Ok(ui::page(&visit, page, || {
        let sections = work.iter().map(|work| process_section(&visit, &account, work)).collect_view();
        let may_found = account.may(Right::ManageSurveys);
        let nothing = work.is_empty().then(|| {
            let words = if may_found { "desk-empty" } else { "desk-empty-looking" };
            view! { <p class="lead">{w.t(words)}</p> }
        });
        // On an empty desk it is the one thing to do; later a way aside.
        let (class, words) =
            if work.is_empty() { ("button", "founding-title") } else { ("button quiet", "founding-another") };
        let found =
            may_found.then(|| view! { <p class="actions"><a class=class href="/desk/zalozit">{w.t(words)}</a></p> });
        view! {
            <h1>{w.with("desk-greeting", &[("name", account.name.clone().into())])}</h1>
            {nothing}
            {sections}
            {found}
        }
    }))
}

async fn ballots_of(house: &House, process: &Process) -> Result<Vec<(Ballot, Round, i64)>, Problem> {
    let mut connection = house.db.read().await?;
    let mut counted = Vec::new();
    for ballot in ballots::store::ballots_of(&mut connection, &process.id).await? {
        let Some(round) = ballots::store::rounds_of(&mut connection, &ballot.id).await?.pop() else { continue };
        let votes = ballots::store::vote_count(&mut connection, &round.id).await?;
        counted.push((ballot, round, votes));
    }
    Ok(counted)
}

fn process_section(visit: &Visit, account: &Account, work: &Work) -> AnyView {
    let w = visit.words;
    let process = &work.process;
    let name = format!("{} {}–{}", process.name.text(w.0.code(), "cs"), process.period.0, process.period.1);
    let collections = work
        .collections
        .iter()
        .map(|(room, count)| {
            let collection = &room.collection;
            let title = room.teller(visit, None).plain(&start_title(&room.form));
            let (class, state) = match collection.stage(visit.now) {
                Stage::Planned { .. } => ("tag", w.t("stage-planned")),
                Stage::Open { .. } => ("tag open", w.t("stage-open")),
                Stage::Closed { .. } => ("tag", w.t("stage-closed")),
            };
            let until = w.day(collection.last_day());
            view! {
                <tr>
                    <th scope="row"><a href=format!("/desk/c/{}", collection.slug)>{title}</a></th>
                    <td><span class=class>{state}</span></td>
                    <td>{until}</td>
                    <td class="num">{*count}</td>
                    <td><a href=format!("/vysledky/{}", collection.slug)>{w.t("results")}</a></td>
                </tr>
            }
        })
        .collect_view();
    let versions = work
        .versions
        .iter()
        .map(|version| {
            let state = match version.published_at {
                Some(at) => w.with("version-published-on", &[("day", w.day(calendar::day_of(at)).into())]),
                None => w.t("version-draft"),
            };
            let number = w.with("version-number", &[("number", version.number.into())]);
            view! {
                <li class="row-side">
                    <a href=format!("/desk/v/{}", version.id)>{version.form_id.clone()} ", " {number}</a>
                    <span class="soft">{state}</span>
                </li>
            }
        })
        .collect_view();
    let upload = account.may(Right::ManageSurveys).then(|| {
        let named = format!(" – {name}");
        view! {
            <p class="actions">
                <a href=format!("/desk/p/{}/upravit", process.slug)>
                    {w.t("process-change")} <span class="hidden">{named}</span>
                </a>
                <a class="button" href=format!("/desk/p/{}/dotaznik", process.slug)>{w.t("upload-title")}</a>
            </p>
        }
    });
    let questionnaires = (!work.versions.is_empty()).then(|| {
        view! {
            <h3>{w.t("questionnaires")}</h3>
            <ul class="rows">{versions}</ul>
        }
    });
    let collections_table = if work.collections.is_empty() {
        view! { <p class="soft">{w.t("no-collections")}</p> }.into_any()
    } else {
        view! {
            <div class="scroll" role="region" aria-label=w.t("collections") tabindex="0">
                <table class="table">
                    <caption class="hidden">{w.t("collections")}</caption>
                    <thead><tr>
                        <th scope="col">{w.t("survey")}</th>
                        <th scope="col">{w.t("state")}</th>
                        <th scope="col">{w.t("until-when")}</th>
                        <th scope="col" class="num">{w.t("responses")}</th>
                        <th scope="col">{w.t("results")}</th>
                    </tr></thead>
                    <tbody>{collections}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="flow" id=process.slug.clone() aria-labelledby=format!("{}-h", process.slug)>
            <div class="head">
                <h2 id=format!("{}-h", process.slug)><a href=format!("/p/{}", process.slug)>{name}</a></h2>
                {upload}
            </div>
            <h3>{w.t("collections")}</h3>
            {collections_table}
            <h3>{w.t("ballots")}</h3>
            {ballots_part(w, account, work)}
            {lists_part(w, account, work)}
            {questionnaires}
        </section>
    }
    .into_any()
}

/// Ballots of the process: where each stands, and the way to a new one.
/// Ranked lists made of what surveys and ballots said.
fn lists_part(w: Words, account: &Account, work: &Work) -> Option<AnyView> {
    let may = account.may(Right::ManageSurveys) && (!work.collections.is_empty() || !work.ballots.is_empty());
    if work.lists.is_empty() && !may {
        return None;
    }
    let rows = work.lists.iter().map(|list| {
        let title = typography::set(list.title.text(w.0.code(), "cs"), w.0.code());
        view! { <li><a href=format!("/desk/l/{}", list.id)>{title}</a></li> }
    });
    let rows = rows.collect_view();
    let rows = (!work.lists.is_empty()).then(|| view! { <ul class="rows">{rows}</ul> });
    let new = may.then(|| {
        let href = format!("/desk/p/{}/priority", work.process.slug);
        view! { <p class="actions"><a class="button quiet" href=href>{w.t("list-new")}</a></p> }
    });
    Some(view! { <h3>{w.t("list-crumb")}</h3> {rows} {new} }.into_any())
}

fn ballots_part(w: Words, account: &Account, work: &Work) -> AnyView {
    let new = account.may(Right::ManageBallots).then(|| {
        let process = work.process.name.text(w.0.code(), "cs");
        view! {
            <p class="actions">
                <a class="button quiet" href=format!("/desk/p/{}/hlasovani", work.process.slug)>
                    {w.t("making-new")} <span class="hidden">{format!(" – {process}")}</span>
                </a>
            </p>
        }
    });
    if work.ballots.is_empty() {
        return view! { <p class="soft">{w.t("no-ballots")}</p> {new} }.into_any();
    }
    let rows = work
        .ballots
        .iter()
        .map(|(ballot, round, votes)| {
            let (class, state) = match round.stage() {
                ballots::Stage::Prepared => ("tag", "ballot-prepared"),
                ballots::Stage::Frozen => ("tag", "ballot-frozen"),
                ballots::Stage::Open { .. } => ("tag open", "ballot-open"),
                ballots::Stage::Closed { .. } if round.is_revealed() => ("tag", "ballot-revealed"),
                ballots::Stage::Closed { .. } => ("tag warm", "ballot-closed"),
            };
            let title = typography::set(ballot.title.text(w.0.code(), "cs"), w.0.code());
            let number =
                (round.number > 1).then(|| format!(", {}", w.with("chair-round", &[("number", round.number.into())])));
            view! {
                <tr>
                    <th scope="row"><a href=format!("/desk/h/{}", ballot.id)>{title}</a>{number}</th>
                    <td><span class=class>{w.t(state)}</span></td>
                    <td>{w.day(ballot.meeting_on)}</td>
                    <td class="num">{*votes}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" role="region" aria-label=w.t("ballots") tabindex="0">
            <table class="table">
                <caption class="hidden">{w.t("ballots")}</caption>
                <thead><tr>
                    <th scope="col">{w.t("ballot")}</th>
                    <th scope="col">{w.t("state")}</th>
                    <th scope="col">{w.t("ballot-meeting")}</th>
                    <th scope="col" class="num">{w.t("ballot-votes")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {new}
    }
    .into_any()
}

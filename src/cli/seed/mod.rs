//! `priorita seed`: the demonstration, made through the rooms' own functions and marked as what it
//! is.

mod evening;

use super::{
    Breakage, Ended, Outcome, StoreArgs,
    demonstration::{self, SEED, people::Role as Part, process::Window, responses::Filled},
    only_broken,
};
use crate::{
    accounts::{self, NewAccount, Role},
    front,
    groups::WorkingGroup,
    processes::{self, Founded, Phase, Process},
    results,
    server::{calendar, db::Stop, house::House},
    surveys::{
        self, Channel, Opening,
        fill::{Form, Surroundings},
        import::{self, Imported},
        questionnaire::Questionnaire,
        routes::open_room,
        xlsform,
    },
    territories::Municipality,
    vocabulary::{GroupId, Moment, ProcessId},
};

/// Where the demonstration's sign-in is written down, readable by its owner alone.
pub const SIGN_IN_FILE: &str = "ukazka-prihlaseni.txt";

/// Who the audit chain names.
const ACTOR: &str = "demonstration";

pub async fn seed(store: &StoreArgs, demo: bool) -> Outcome {
    let house = store.open().await?;
    if demo {
        demonstration(&house).await?;
    }
    Ok(Ended::Done)
}

/// Loads the demonstration, once.
pub async fn demonstration(house: &House) -> Result<(), Breakage> {
    let slug = demonstration::process::SLUG;
    if processes::store::process_by_slug(&mut *house.db.read().await?, slug).await?.is_some() {
        return Ok(());
    }
    let now = house.clock.now();
    let process = found_process(house, now).await?;
    make_account(house, now).await?;
    let today = calendar::day_of(now);
    let needs = demonstration::process::needs_window(today);
    let survey = Survey { slug: "potreby-bechynsko", file: "bechynsko-potreby.md", window: needs };
    let workbook = demonstration::process::NEEDS_WORKBOOK;
    let everywhere = |_: &demonstration::territory::Municipality| true;
    run_survey(house, now, &process, &survey, workbook, everywhere, |form| demonstration::responses(form, today, SEED))
        .await?;
    publish_results(house, now, survey.slug).await?;
    let poll = demonstration::process::poll_window(today);
    let survey = Survey { slug: "knihobus", file: "zastavka-anketa.md", window: poll };
    let workbook = demonstration::process::POLL_WORKBOOK;
    let villages = |place: &demonstration::territory::Municipality| place.poll_forms > 0;
    run_survey(house, now, &process, &survey, workbook, villages, |form| {
        demonstration::poll_responses(form, today, SEED)
    })
    .await?;
    evening::hold(house, now, &process).await?;
    evening::open_one(house, now, &process).await?;
    evening::sign_priorities(house, now, slug).await
}

async fn found_process(house: &House, now: Moment) -> Result<ProcessId, Breakage> {
    let facts = demonstration::process(calendar::day_of(now));
    let id = ProcessId(house.random.key());
    let places: Vec<Municipality> = demonstration::territory::MUNICIPALITIES
        .iter()
        .map(|place| Municipality {
            code: place.code(),
            name: place.name.to_owned(),
            orp: demonstration::territory::ORP.name.to_owned(),
            region: demonstration::territory::REGION.name.to_owned(),
            population: place.inhabitants.into(),
        })
        .collect();
    let process = Process {
        id: id.clone(),
        slug: demonstration::process::SLUG.to_owned(),
        name: facts.name,
        summary: facts.summary,
        publicity: facts.publicity,
        contact: facts.contact,
        period: facts.period,
        disclosure_limit: 5,
        demonstration: true,
    };
    let phases: Vec<Phase> = facts
        .phases
        .into_iter()
        .map(|phase| Phase { name: phase.name, from: phase.from, until: phase.until })
        .collect();
    let groups: Vec<WorkingGroup> = facts
        .groups
        .into_iter()
        .map(|group| WorkingGroup {
            id: GroupId(house.random.key()),
            process_id: id.clone(),
            kind: "working".to_owned(),
            name: group.name,
            about: Default::default(),
        })
        .collect();
    let founded = Founded { process, phases, municipalities: places };
    front::found_process(house, ACTOR, now, founded, groups).await.map_err(|stop| match stop {
        Stop::Refused(refused) => Breakage(format!("the demonstration cannot be founded: {refused:?}")),
        Stop::Broken(broken) => broken.into(),
    })?;
    Ok(id)
}

/// The coordinator of the demonstration, with a password made up for this installation.
async fn make_account(house: &House, now: Moment) -> Result<(), Breakage> {
    let password = house.random.code(14);
    let mut lines = String::new();
    for person in demonstration::people() {
        let role = match person.role {
            Part::Coordinator => Role::Coordinator,
            Part::Analyst => Role::Analyst,
            Part::Operator => Role::Operator,
            // Their rooms are not built yet.
            Part::Clerk | Part::Moderator | Part::Provider => continue,
        };
        let Ok(new) = NewAccount::check(person.email, person.name, role, &password) else { continue };
        match accounts::create(house, ACTOR, now, new, None).await {
            Ok(_) => lines.push_str(&format!("  {} ({}): {password}\n", person.email, role.code())),
            Err(Stop::Refused(_)) => {}
            Err(Stop::Broken(broken)) => return Err(broken.into()),
        }
    }
    let text = format!("Ukázka / demonstration – /prihlaseni\n{lines}");
    write_privately(&house.config.data.join(SIGN_IN_FILE), &text)?;
    Ok(())
}

fn write_privately(file: &std::path::Path, text: &str) -> std::io::Result<()> {
    use std::{io::Write as _, os::unix::fs::OpenOptionsExt as _};
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600).open(file)?.write_all(text.as_bytes())
}

struct Survey {
    slug: &'static str,
    file: &'static str,
    window: Window,
}

/// Workbook, draft, publication, collection, responses: the way every survey goes.
async fn run_survey(
    house: &House,
    now: Moment,
    process: &ProcessId,
    survey: &Survey,
    workbook: &str,
    here: impl Fn(&demonstration::territory::Municipality) -> bool,
    responses: impl FnOnce(&Questionnaire) -> Vec<Filled>,
) -> Result<(), Breakage> {
    let reading = xlsform::read(workbook.as_bytes(), survey.file);
    let questionnaire = reading
        .questionnaire
        .filter(|_| reading.findings.iter().all(|finding| finding.level != xlsform::Level::Error))
        .ok_or_else(|| Breakage(format!("{} is not accepted: {:?}", survey.file, reading.findings)))?;
    let draft = surveys::keep_draft(house, ACTOR, now, process, &questionnaire, &reading.findings, survey.file)
        .await
        .map_err(only_broken)?;
    surveys::publish(house, ACTOR, now, &draft.version).await.map_err(|stop| match stop {
        Stop::Broken(broken) => broken.into(),
        Stop::Refused(refusal) => Breakage(format!("{}: {refusal:?}", survey.file)),
    })?;
    let opening = Opening {
        slug: survey.slug.to_owned(),
        process_id: process.clone(),
        version_id: draft.version,
        respondents: "public".to_owned(),
        opens_at: calendar::start_of(survey.window.opens),
        closes_at: calendar::end_of(survey.window.closes),
        purge_on: survey.window.purge,
        municipalities: demonstration::territory::MUNICIPALITIES
            .iter()
            .filter(|place| here(place))
            .map(demonstration::territory::Municipality::code)
            .collect(),
    };
    surveys::open_collection(house, ACTOR, now, opening).await.map_err(only_broken)?;
    let room = open_room(house, survey.slug)
        .await?
        .ok_or_else(|| Breakage(format!("{} was opened and is not there", survey.slug)))?;
    // As every response is stored: with the questions its conditions left out.
    let form = Form::new(questionnaire.clone());
    let surroundings = Surroundings { now, today: calendar::day_of(now) };
    let imported = responses(&questionnaire)
        .into_iter()
        .map(|filled| Imported {
            received_on: surveys::received_on(
                filled.day,
                demonstration::responses::municipality_of(&filled).map_or(0, |place| place.inhabitants.into()),
            ),
            municipality: filled.municipality,
            channel: match filled.channel {
                demonstration::Channel::Paper => Channel::Paper,
                demonstration::Channel::Web => Channel::Web,
            },
            answers: form.asked(&filled.answers, surroundings).to_store(),
        })
        .collect();
    import::store_all(house, ACTOR, now, &room, imported).await.map_err(only_broken)?;
    Ok(())
}

/// As the coordinator does: what is public is stored, and moves on in steps.
async fn publish_results(house: &House, now: Moment, slug: &'static str) -> Result<(), Breakage> {
    let room = open_room(house, slug).await?.ok_or_else(|| Breakage(format!("{slug} is not there")))?;
    let published = results::published::publish(house, ACTOR, now, &room).await;
    published.map_err(|problem| Breakage(format!("the results of {slug}: {problem:?}")))
}

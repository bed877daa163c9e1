//! The doors: a form to found a process and the same form to change one.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{
    act::{change_process, found_process},
    form::{FoundingPage, founding_page},
    words::{said, said_of_groups},
};
use crate::{
    accounts::Account,
    groups::{self, WorkingGroup},
    problem::Problem,
    processes::{self, Founding, MOST_PHASES, Phase, Process, Refused, Typed, TypedPhase},
    server::{
        calendar,
        db::Stop,
        house::House,
        http::{Fields, see},
        visit::Visit,
    },
    territories::{self, Municipality, write_list},
    ui::form::FieldError,
    vocabulary::{GroupId, Localized, ProcessId},
};

// ---- a new process -----------------------------------------------------------------------------

pub async fn found_form(visit: Visit, account: Account) -> Response {
    let (year, _, _) = calendar::day_of(visit.now).civil();
    let proposed = Founding {
        first_year: (year + 1).to_string(),
        last_year: (year + 3).to_string(),
        limit: Process::USUAL_LIMIT.to_string(),
        ..Founding::default()
    };
    let page = FoundingPage { account: &account, of: None, groups: &[], typed: &proposed, new_groups: "" };
    founding_page(&visit, &page, &[])
}

pub async fn found(
    State(house): State<Arc<House>>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let typed = typed(&fields);
    let new_groups = fields.get("groups").unwrap_or_default();
    let again = |errors: &[FieldError]| {
        let page = FoundingPage { account: &account, of: None, groups: &[], typed: &typed, new_groups };
        founding_page(&visit, &page, errors)
    };
    let id = ProcessId(house.random.key());
    let names = groups::read_names(new_groups, &[]);
    let (founded, names) = match both(&visit, typed.check(id.clone()), names) {
        Ok(good) => good,
        Err(errors) => return Ok(again(&errors)),
    };
    let groups = working_groups(&house, &id, names);
    match found_process(&house, &account.email, visit.now, founded, groups).await {
        Ok(()) => Ok(see(&format!("/desk#{}", typed.slug))),
        Err(Stop::Refused(refused)) => Ok(again(&said(visit.words, &refused))),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

// ---- a process that is there -------------------------------------------------------------------

/// A process as the form needs it.
struct Standing {
    process: Process,
    phases: Vec<Phase>,
    places: Vec<Municipality>,
    groups: Vec<WorkingGroup>,
}

impl Standing {
    async fn read(house: &House, slug: &str) -> Result<Standing, Problem> {
        let mut connection = house.db.read().await?;
        let process = processes::store::process_by_slug(&mut connection, slug).await?.ok_or(Problem::NotFound)?;
        let phases = processes::store::phases_of(&mut connection, &process.id).await?;
        let places = territories::store::municipalities_of(&mut connection, &process.id).await?;
        let groups = groups::store::groups_of(&mut connection, &process.id).await?;
        Ok(Standing { process, phases, places, groups })
    }

    /// The form as it is before anybody types.
    fn typed(&self) -> Founding {
        let process = &self.process;
        // Said once for all of them, so only where it is the same everywhere.
        let common = |of: fn(&Municipality) -> &String| {
            let first = self.places.first().map(of).cloned().unwrap_or_default();
            if self.places.iter().all(|place| *of(place) == first) { first } else { String::new() }
        };
        Founding {
            slug: process.slug.clone(),
            name: Typed::of(&process.name),
            summary: Typed::of(&process.summary),
            contact: Typed::of(&process.contact),
            publicity: Typed::of(&process.publicity),
            first_year: process.period.0.to_string(),
            last_year: process.period.1.to_string(),
            limit: process.disclosure_limit.to_string(),
            phases: self.phases.iter().map(TypedPhase::of).collect(),
            municipalities: write_list(&self.places),
            orp: common(|place| &place.orp),
            region: common(|place| &place.region),
        }
    }

    fn page<'a>(&'a self, account: &'a Account, typed: &'a Founding, new_groups: &'a str) -> FoundingPage<'a> {
        FoundingPage { account, of: Some(&self.process), groups: &self.groups, typed, new_groups }
    }
}

pub async fn change_form(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let standing = Standing::read(&house, &slug).await?;
    Ok(founding_page(&visit, &standing.page(&account, &standing.typed(), ""), &[]))
}

pub async fn change(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let standing = Standing::read(&house, &slug).await?;
    let typed = typed(&fields);
    let new_groups = fields.get("groups").unwrap_or_default();
    let again = |errors: &[FieldError]| founding_page(&visit, &standing.page(&account, &typed, new_groups), errors);
    let known: Vec<&str> = standing.groups.iter().map(|group| group.name.text("cs", "cs")).collect();
    let names = groups::read_names(new_groups, &known);
    let (wanted, names) = match both(&visit, typed.check_change(&standing.process, &standing.phases), names) {
        Ok(good) => good,
        Err(errors) => return Ok(again(&errors)),
    };
    let groups = working_groups(&house, &standing.process.id, names);
    match change_process(&house, &account.email, visit.now, wanted, groups).await {
        Ok(()) => Ok(see(&format!("/desk#{slug}"))),
        Err(Stop::Refused(refused)) => Ok(again(&said(visit.words, &refused))),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

// ---- what both need ----------------------------------------------------------------------------

/// The form as it was sent.
fn typed(fields: &Fields) -> Founding {
    let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    let both = |name: &str| Typed { cs: text(name), en: text(&format!("{name}_en")) };
    let phase = |number: usize| {
        let text = |part: &str| text(&format!("phase-{number}-{part}"));
        TypedPhase { name: text("name"), from: text("from"), until: text("until") }
    };
    Founding {
        slug: fields.text("slug").to_owned(),
        name: both("name"),
        summary: both("summary"),
        contact: both("contact"),
        publicity: both("publicity"),
        first_year: text("first_year"),
        last_year: text("last_year"),
        limit: text("limit"),
        phases: (1..=MOST_PHASES).map(phase).collect(),
        municipalities: text("municipalities"),
        orp: text("orp"),
        region: text("region"),
    }
}

/// Both halves of the form, or everything that is wrong with either.
fn both<P, G>(
    visit: &Visit,
    process: Result<P, Vec<Refused>>,
    groups: Result<G, Vec<groups::BadName>>,
) -> Result<(P, G), Vec<FieldError>> {
    match (process, groups) {
        (Ok(process), Ok(groups)) => Ok((process, groups)),
        (process, groups) => {
            let mut errors = process.err().map(|refused| said(visit.words, &refused)).unwrap_or_default();
            errors.extend(groups.err().map(|bad| said_of_groups(visit.words, &bad)).unwrap_or_default());
            Err(errors)
        }
    }
}

fn working_groups(house: &House, process: &ProcessId, names: Vec<String>) -> Vec<WorkingGroup> {
    names
        .into_iter()
        .map(|name| WorkingGroup {
            id: GroupId(house.random.key()),
            process_id: process.clone(),
            kind: "working".to_owned(),
            name: Localized::default().with("cs", name),
            about: Localized::default(),
        })
        .collect()
}

//! Making a ballot and changing it while it is being prepared; its list may come from a question
//! of a survey.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{ROUND, back, is_stale, moved_on};
use crate::{
    accounts::Account,
    ballots::{
        self, Item, Known, Making, NoAct, RuleCard, Secrecy, Stage, Typed,
        pages::making::{self as pages, MANY_ITEMS, MakingPage, Source},
        routes::{Room, support::room_of},
        usual_sectors,
    },
    groups::{self, WorkingGroup},
    problem::Problem,
    processes::{self, Process},
    server::{
        calendar,
        db::Stop,
        house::House,
        http::{Fields, see},
        visit::Visit,
    },
    surveys::{
        self,
        questionnaire::{Kind, Question, Questionnaire},
        routes as survey_rooms, start_title, with_place,
    },
    ui::{form::FieldError, markdown},
    vocabulary::{GroupId, ItemId, Localized, language_code},
};

/// What the form of a new ballot needs to know.
struct Surroundings {
    process: Process,
    groups: Vec<WorkingGroup>,
    sources: Vec<Source>,
    /// The source asked for in the address, and its items.
    taken: Option<(Source, Vec<Item>)>,
}

impl Surroundings {
    async fn read(house: &House, visit: &Visit, slug: &str) -> Result<Surroundings, Problem> {
        let (process, groups, collections) = {
            let mut connection = house.db.read().await?;
            let process = processes::store::process_by_slug(&mut connection, slug).await?.ok_or(Problem::NotFound)?;
            let groups = groups::store::groups_of(&mut connection, &process.id).await?;
            let collections = surveys::store::collections_of(&mut connection, &process.id).await?;
            (process, groups, collections)
        };
        let (mut sources, mut taken) = (Vec::new(), None);
        for collection in collections {
            let room = survey_rooms::room(house, visit, &collection.slug).await?;
            let teller = room.teller(visit, None);
            let questionnaire = &room.form.questionnaire;
            for question in questionnaire.questions().into_iter().filter(|question| may_be_ranked(question)) {
                let items = items_of(questionnaire, question);
                let source = || Source {
                    key: format!("{}.{}", collection.slug, question.name),
                    survey: teller.plain(&start_title(&room.form)),
                    question: teller.plain(&question.label),
                    items: items.len(),
                };
                if visit.query("z") == Some(source().key.as_str()) {
                    taken = Some((source(), items.clone()));
                }
                if items.len() > 1 {
                    sources.push(source());
                }
            }
        }
        Ok(Surroundings { process, groups, sources, taken })
    }

    fn page<'a>(&'a self, account: &'a Account, typed: &'a Typed) -> MakingPage<'a> {
        MakingPage {
            account,
            process: &self.process,
            groups: &self.groups,
            of: None,
            round: None,
            seen: None,
            later_round: false,
            sources: &self.sources,
            taken: self.taken.as_ref().map(|(source, _)| source),
            typed,
        }
    }

    fn known(&self) -> Known {
        let items = self.taken.iter().flat_map(|(_, items)| items.clone()).collect();
        Known { items, ..Known::default() }
    }
}

fn may_be_ranked(question: &Question) -> bool {
    matches!(question.kind, Kind::Rank { .. } | Kind::SelectMultiple { .. })
}

/// The choices as items, under the names they have in the answers and in all their languages.
/// “None of these” and “other” cannot be ranked.
fn items_of(questionnaire: &Questionnaire, question: &Question) -> Vec<Item> {
    let choices = questionnaire.choices(question).iter().filter(|choice| choice.role.is_proper());
    let in_words = |text: &Localized| {
        text.0.iter().filter(|(_, label)| !label.trim().is_empty()).fold(Localized::default(), |name, (key, label)| {
            let language = language_code(key).unwrap_or(questionnaire.default_language());
            name.with(language, markdown::plain(&with_place(label, language, None)).trim())
        })
    };
    let item = |name: &str, label: &Localized| Item {
        id: ItemId(name.to_owned()),
        name: if label.is_empty() { Localized::plain(name) } else { in_words(label) },
        note: Localized::default(),
        change: None,
    };
    choices.map(|choice| item(&choice.name, &choice.label)).collect()
}

// ---- a new ballot ------------------------------------------------------------------------------

pub async fn make_form(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let around = Surroundings::read(&house, &visit, &slug).await?;
    let items = around.known().items;
    let rule = RuleCard { most: (items.len() > MANY_ITEMS).then_some(5), ..RuleCard::default() };
    let proposed = Making {
        group_id: None,
        title: around.taken.as_ref().map(|(source, _)| title_of(&visit, source)).unwrap_or_default(),
        meeting_on: calendar::day_of(visit.now),
        place: String::new(),
        secrecy: Secrecy::Slips,
        sectors: usual_sectors(),
        items,
        rule,
    };
    let typed = Typed::of(visit.words, &proposed);
    Ok(pages::page(&visit, &around.page(&account, &typed), &[]))
}

/// The question, as long as it makes a title.
fn title_of(visit: &Visit, source: &Source) -> Localized {
    const LONGEST: usize = 80;
    let fits = source.question.chars().count() <= LONGEST;
    if fits { Localized::default().with(visit.lang().code(), source.question.as_str()) } else { Localized::default() }
}

pub async fn make(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let around = Surroundings::read(&house, &visit, &slug).await?;
    let typed = typed(&fields);
    let again = |errors: &[FieldError]| pages::page(&visit, &around.page(&account, &typed), errors);
    let making = match typed.read(visit.words, &around.known(), &ids_of(&around.groups)) {
        Ok(making) => making,
        Err(bad) => return Ok(again(&pages::said(visit.words, &bad))),
    };
    match ballots::make(&house, &account.email, visit.now, &around.process.id, making).await {
        Ok(made) => Ok(see(&format!("/desk/h/{}", made.ballot.id))),
        Err(Stop::Refused(bad)) => Ok(again(&pages::said(visit.words, &bad))),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

fn ids_of(groups: &[WorkingGroup]) -> Vec<GroupId> {
    groups.iter().map(|group| group.id.clone()).collect()
}

/// The form as it was sent.
fn typed(fields: &Fields) -> Typed {
    let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
    Typed {
        title: text("title"),
        group: text("group"),
        meeting_on: text("meeting_on"),
        place: text("place"),
        items: text("items"),
        method: text("method"),
        unranked: text("unranked"),
        sectors: text("sectors"),
        equal_sectors: fields.text("equal") == "1",
        most: text("most"),
        secrecy: text("secrecy"),
    }
}

// ---- a ballot that is being prepared -----------------------------------------------------------

/// A ballot as its form needs it.
struct Standing {
    room: Room,
    groups: Vec<WorkingGroup>,
}

impl Standing {
    async fn read(house: &House, id: &str) -> Result<Standing, Problem> {
        let room = room_of(house, id).await?;
        let groups = groups::store::groups_of(&mut *house.db.read().await?, &room.process.id).await?;
        Ok(Standing { room, groups })
    }

    /// After the first round the meeting, its sectors and its secrecy stay: members hold slips.
    fn later_round(&self) -> bool {
        self.room.rounds.len() > 1
    }

    fn making(&self) -> Making {
        let (ballot, round) = (&self.room.ballot, self.room.round());
        Making {
            group_id: ballot.group_id.clone(),
            title: ballot.title.clone(),
            meeting_on: ballot.meeting_on,
            place: ballot.place.clone(),
            secrecy: ballot.secrecy,
            sectors: ballot.sectors.clone(),
            items: round.items.clone(),
            rule: round.rule,
        }
    }

    /// What earlier rounds ranked is known, too: an item that comes back is the same item.
    fn known(&self) -> Known {
        let ballot = &self.room.ballot;
        let items = self.room.rounds.iter().rev().flat_map(|round| round.items.clone()).collect();
        Known { title: ballot.title.clone(), items, sectors: ballot.sectors.clone() }
    }

    fn page<'a>(&'a self, account: &'a Account, typed: &'a Typed) -> MakingPage<'a> {
        MakingPage {
            account,
            process: &self.room.process,
            groups: &self.groups,
            of: Some(&self.room.ballot),
            round: Some(self.room.round().number),
            seen: Some(self.room.round().hash_of_content(&self.room.ballot)),
            later_round: self.later_round(),
            sources: &[],
            taken: None,
            typed,
        }
    }
}

pub async fn change_form(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let standing = Standing::read(&house, &id).await?;
    if standing.room.round().stage() != Stage::Prepared {
        return Ok(moved_on(&standing.room.ballot));
    }
    let typed = Typed::of(visit.words, &standing.making());
    Ok(pages::page(&visit, &standing.page(&account, &typed), &[]))
}

pub async fn change(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let standing = Standing::read(&house, &id).await?;
    let ballot = &standing.room.ballot;
    let round = standing.room.round();
    if round.stage() != Stage::Prepared || fields.text(ROUND) != round.number.to_string() {
        return Ok(moved_on(ballot));
    }
    let changed_elsewhere = is_stale(&standing.room, &fields);
    let mut typed = typed(&fields);
    if standing.later_round() {
        let before = Typed::of(visit.words, &standing.making());
        typed = Typed {
            items: typed.items,
            method: typed.method,
            unranked: typed.unranked,
            equal_sectors: typed.equal_sectors,
            most: typed.most,
            ..before
        };
    }
    let again = |errors: &[FieldError]| pages::page(&visit, &standing.page(&account, &typed), errors);
    if changed_elsewhere {
        return Ok(again(&[FieldError::new("items", visit.words.t("making-changed-elsewhere"))]));
    }
    let making = match typed.read(visit.words, &standing.known(), &ids_of(&standing.groups)) {
        Ok(making) => making,
        Err(bad) => return Ok(again(&pages::said(visit.words, &bad))),
    };
    match ballots::change(&house, &account.email, visit.now, &ballot.id, making).await {
        Ok(()) => Ok(back(ballot)),
        Err(Stop::Refused(NoAct::Unknown)) => Err(Problem::NotFound),
        Err(Stop::Refused(_)) => Ok(moved_on(ballot)),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

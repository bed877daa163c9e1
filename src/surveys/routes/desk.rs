//! The coordinator's posts and pages of surveys. Every route here stands behind a right.

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State, multipart::MultipartError},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::support::{form_of, room, step_number, surroundings};
use crate::{
    accounts::Account,
    problem::Problem,
    processes::{self, Process},
    server::{
        audit, calendar,
        db::Stop,
        house::House,
        http::{Fields, file, multipart, picture, see},
        visit::Visit,
    },
    surveys::{
        answers::Answers,
        audit::CollectionClosed,
        collection::{GRACE_MINUTES, Opening, Refusal, open_collection},
        fill::Form,
        pages::{
            Teller,
            desk::{self as pages, Answered, CollectionPage, NewCollection, Uploaded, VersionPage},
            scales,
            step::{Back, StepPage},
        },
        publish::{self, PublishRefusal, ScaleRefusal},
        store::{self, VersionRow},
        xlsform,
    },
    territories, ui,
    vocabulary::{Day, Lang, MunicipalityCode, ProcessId, VersionId},
};

async fn process_by_slug(house: &House, slug: &str) -> Result<Process, Problem> {
    let mut connection = house.db.read().await?;
    processes::store::process_by_slug(&mut connection, slug).await?.ok_or(Problem::NotFound)
}

async fn process_of(house: &House, id: &ProcessId) -> Result<Process, Problem> {
    let mut connection = house.db.read().await?;
    processes::store::process(&mut connection, id).await?.ok_or(Problem::NotFound)
}

/// An act that cannot refuse can only break.
fn broken(stop: Stop<()>) -> Problem {
    match stop {
        Stop::Broken(broken) => broken.into(),
        Stop::Refused(()) => Problem::NotFound,
    }
}

// ---- reading a workbook ------------------------------------------------------------------------

pub async fn upload_form(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let process = process_by_slug(&house, &slug).await?;
    Ok(pages::upload_page(&visit, &account, &process, &Uploaded::Nothing))
}

pub async fn upload(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
    request: Request,
) -> Result<Response, Problem> {
    let process = process_by_slug(&house, &slug).await?;
    let mut form = multipart(request, WORKBOOK_LIMIT).await?;
    let mut file = None;
    while let Some(field) = form.next_field().await.map_err(cut_off)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let bytes = field.bytes().await.map_err(cut_off)?;
            file = Some((name, bytes));
        }
    }
    let Some((file_name, bytes)) = file.filter(|(_, bytes)| !bytes.is_empty()) else {
        return Ok(pages::upload_page(&visit, &account, &process, &Uploaded::NoFile));
    };
    let name = file_name.clone();
    let reading = tokio::task::spawn_blocking(move || xlsform::read(&bytes, &name))
        .await
        .map_err(|_| sqlx::Error::WorkerCrashed)?;
    let accepted = reading.accepted();
    let Some(questionnaire) = reading.questionnaire.filter(|_| accepted) else {
        let rejected = Uploaded::Rejected { file_name: &file_name, findings: &reading.findings };
        return Ok(pages::upload_page(&visit, &account, &process, &rejected));
    };
    let draft = publish::keep_draft(
        &house,
        &account.email,
        visit.now,
        &process.id,
        &questionnaire,
        &reading.findings,
        &file_name,
    )
    .await
    .map_err(broken)?;
    Ok(see(&format!("/desk/v/{}", draft.version)))
}

/// The largest workbook.
pub const WORKBOOK_LIMIT: usize = 10 * 1024 * 1024;

fn cut_off(_: MultipartError) -> Problem {
    Problem::Unreadable
}

// ---- a version ---------------------------------------------------------------------------------

async fn version(house: &House, visit: &Visit, id: &str) -> Result<(VersionRow, Process, Arc<Form>), Problem> {
    let id = VersionId(id.to_owned());
    let row = store::version(&mut *house.db.read().await?, &id).await?.ok_or(Problem::NotFound)?;
    let process = process_of(house, &row.process_id).await?;
    let form = form_of(house, visit.now, &id).await?.ok_or(Problem::NotFound)?;
    Ok((row, process, form))
}

pub async fn version_page(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let (row, process, form) = version(&house, &visit, &id).await?;
    let shown = Shown { account: &account, process: &process, row: &row, form: &form };
    Ok(shown.page(&visit, &Fields::default(), Answered::Nothing, StatusCode::OK))
}

/// A version as its page shows it.
struct Shown<'a> {
    account: &'a Account,
    process: &'a Process,
    row: &'a VersionRow,
    form: &'a Form,
}

impl Shown<'_> {
    fn page(&self, visit: &Visit, fields: &Fields, answered: Answered, status: StatusCode) -> Response {
        let read: Vec<xlsform::Finding> = serde_json::from_str(&self.row.findings).unwrap_or_default();
        let (mut findings, remarks) = xlsform::before_publishing(&self.form.questionnaire, &read);
        findings.extend(publish::misplaced(self.form));
        findings.extend(remarks);
        let shown = VersionPage {
            account: self.account,
            process: self.process,
            version: self.row,
            form: self.form,
            findings: if self.row.published_at.is_some() { &[] } else { &findings },
            fields,
            answered,
        };
        pages::version_page(visit, &shown, status)
    }
}

/// What the coordinator says of choices that may be no degrees of their scale.
pub async fn answer_scales(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let (row, process, form) = version(&house, &visit, &id).await?;
    let shown = Shown { account: &account, process: &process, row: &row, form: &form };
    let again = |answered| Ok(shown.page(&visit, &fields, answered, StatusCode::UNPROCESSABLE_ENTITY));
    let answers = match scales::read(&xlsform::doubtful(&form.questionnaire), &fields) {
        _ if row.published_at.is_some() => return Ok(see(&format!("/desk/v/{}", row.id))),
        _ if fields.text("hash") != row.content_hash => return again(Answered::Changed),
        Err(open) => return again(Answered::Open(open)),
        Ok(answers) => answers,
    };
    match publish::answer_scales(&house, &account.email, visit.now, &row.id, &row.content_hash, answers).await {
        Ok(()) => Ok(see(&format!("/desk/v/{}", row.id))),
        Err(Stop::Refused(ScaleRefusal::Changed)) => again(Answered::Changed),
        Err(Stop::Refused(ScaleRefusal::Unknown)) => Err(Problem::NotFound),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

/// A workbook to begin with, in the language of the visit.
pub async fn template(visit: Visit, _: Account) -> Result<Response, Problem> {
    let lang = visit.lang();
    let bytes = xlsform::template(lang).ok_or(Problem::NotFound)?;
    let name = if lang == Lang::Cs { "dotaznik-sablona.xlsx" } else { "questionnaire-template.xlsx" };
    Ok(file(name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes))
}

/// The pages as a resident will see them; sending one leads to the next and saves nothing.
pub async fn preview(
    State(house): State<Arc<House>>,
    Path((id, number)): Path<(String, String)>,
    visit: Visit,
    method: axum::http::Method,
) -> Result<Response, Problem> {
    let (row, _, form) = version(&house, &visit, &id).await?;
    let step = step_number(&form, &number)?;
    if method == axum::http::Method::POST {
        let next = if step + 1 < form.steps.len() { step + 2 } else { 1 };
        return Ok(see(&format!("/desk/v/{}/nahled/{next}", row.id)));
    }
    let teller = Teller::new(visit.words, &form.questionnaire, None);
    let asked = form.asked(&Answers::default(), surroundings(&visit));
    let fields = Fields::default();
    let drawn = StepPage {
        form: &form,
        teller: &teller,
        step,
        asked: &asked,
        fields: &fields,
        mistakes: &[],
        back: Back::To(format!("/desk/v/{}/nahled/{}", row.id, step.max(1))),
        action: format!("/desk/v/{}/nahled/{}", row.id, step + 1),
        unsaved: None,
        changing: false,
        preview: true,
        ending: None,
    };
    Ok(ui::page(&visit, drawn.page(&visit), || drawn.main(&visit)))
}

pub async fn publish_version(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let (row, process, form) = version(&house, &visit, &id).await?;
    match publish::publish(&house, &account.email, visit.now, &row.id).await {
        Ok(_) | Err(Stop::Refused(PublishRefusal::AlreadyPublished)) => Ok(see(&format!("/desk/v/{}", row.id))),
        Err(Stop::Refused(PublishRefusal::Findings(_))) => {
            let shown = Shown { account: &account, process: &process, row: &row, form: &form };
            Ok(shown.page(&visit, &Fields::default(), Answered::Nothing, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Stop::Refused(PublishRefusal::Unknown)) => Err(Problem::NotFound),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

// ---- collections -------------------------------------------------------------------------------

pub async fn new_collection_form(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let (row, process, _) = version(&house, &visit, &id).await?;
    let municipalities = territories::store::municipalities_of(&mut *house.db.read().await?, &process.id).await?;
    let today = calendar::day_of(visit.now);
    let (year, _, _) = today.civil();
    let mut proposed = vec![
        ("slug".to_owned(), format!("{}-{year}", row.form_id.to_lowercase())),
        ("respondents".to_owned(), "public".to_owned()),
        ("opens".to_owned(), today.iso()),
        ("closes".to_owned(), today.plus(28).iso()),
        ("purge".to_owned(), today.plus(210).iso()),
    ];
    proposed.extend(municipalities.iter().map(|place| ("municipality".to_owned(), place.code.0.clone())));
    let new = NewCollection {
        account: &account,
        process: &process,
        version: &row,
        municipalities: &municipalities,
        fields: &Fields(proposed),
        refusals: &[],
    };
    Ok(pages::new_collection(&visit, &new))
}

pub async fn open(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let (row, process, _) = version(&house, &visit, &id).await?;
    let municipalities = territories::store::municipalities_of(&mut *house.db.read().await?, &process.id).await?;
    let again = |refusals: &[(&'static str, Refusal)]| {
        let new = NewCollection {
            account: &account,
            process: &process,
            version: &row,
            municipalities: &municipalities,
            fields: &fields,
            refusals,
        };
        pages::new_collection(&visit, &new)
    };
    let day = |name: &str| Day::parse_iso(fields.text(name));
    let (Some(opens), Some(closes), Some(purge)) = (day("opens"), day("closes"), day("purge")) else {
        return Ok(again(&[("opens", Refusal::ClosesBeforeItOpens)]));
    };
    // A collection that opens today opens now: the coordinator can try its links at once.
    let opens_at = calendar::start_of(opens).max(if opens == calendar::day_of(visit.now) {
        visit.now
    } else {
        calendar::start_of(opens)
    });
    let known = |code: &&str| municipalities.iter().any(|place| place.code.0 == **code);
    let respondents = match fields.text("respondents") {
        kind @ ("service-users" | "providers" | "municipalities") => kind,
        _ => "public",
    };
    let opening = Opening {
        slug: fields.text("slug").to_owned(),
        process_id: process.id.clone(),
        version_id: row.id.clone(),
        respondents: respondents.to_owned(),
        opens_at,
        closes_at: calendar::end_of(closes),
        purge_on: purge,
        municipalities: fields
            .all("municipality")
            .filter(known)
            .map(|code| MunicipalityCode(code.to_owned()))
            .collect(),
    };
    let slug = opening.slug.clone();
    match open_collection(&house, &account.email, visit.now, opening).await {
        Ok(_) => Ok(see(&format!("/desk/c/{slug}"))),
        Err(Stop::Refused(refusal)) => {
            let field = match refusal {
                Refusal::SlugBad | Refusal::SlugTaken => "slug",
                Refusal::ClosesBeforeItOpens | Refusal::ClosesInThePast | Refusal::NotPublished => "closes",
                Refusal::PurgeTooEarly => "purge",
                Refusal::NoMunicipality => "municipality",
            };
            Ok(again(&[(field, refusal)]))
        }
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

pub async fn collection_page(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let (arrivals, municipalities, batches) = {
        let mut connection = house.db.read().await?;
        (
            store::arrivals(&mut connection, &room.collection.id).await?,
            territories::store::municipalities_of(&mut connection, &room.process.id).await?,
            store::batches_of(&mut connection, &room.collection.id).await?,
        )
    };
    let shown = CollectionPage {
        account: &account,
        process: &room.process,
        collection: &room.collection,
        form: &room.form,
        links: &room.links,
        municipalities: &municipalities,
        arrivals: &arrivals,
        batches: &batches,
    };
    Ok(pages::collection_page(&visit, &shown))
}

/// The bare number of responses, for the count that follows.
pub async fn arrivals_count(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let count = store::response_count(&mut *house.db.read().await?, &room.collection.id).await?;
    Ok(count.to_string().into_response())
}

pub async fn close(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let (id, now, email, closed_slug) = (room.collection.id.clone(), visit.now, account.email.clone(), slug.clone());
    house
        .db
        .write::<_, (), _>(move |connection| {
            let (id, email, slug) = (id.clone(), email.clone(), closed_slug.clone());
            Box::pin(async move {
                if store::close_collection(connection, &id, now).await? {
                    let last = calendar::day_of(now.plus_seconds(GRACE_MINUTES * 60));
                    store::shorten_drafts(connection, &id, last).await?;
                    audit::record(connection, &email, now, &CollectionClosed { slug: &slug }).await?;
                }
                Ok(())
            })
        })
        .await
        .map_err(broken)?;
    house.memo.forget(&format!("room {slug}"));
    Ok(see(&format!("/desk/c/{slug}")))
}

pub async fn poster(
    State(house): State<Arc<House>>,
    Path((slug, code)): Path<(String, String)>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let link = room.link(&code).ok_or(Problem::UnknownLink { slug })?;
    Ok(pages::poster(&visit, &account, &room.process, &room.form, &room.collection, link))
}

pub async fn qr(
    State(house): State<Arc<House>>,
    Path((slug, code)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    let link = room.link(&code).ok_or(Problem::UnknownLink { slug: slug.clone() })?;
    let svg = ui::qr_svg(&pages::link_address(&visit, &slug, link)).ok_or(Problem::NotFound)?;
    Ok(picture("image/svg+xml", svg))
}

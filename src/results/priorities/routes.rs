//! The addresses of priorities: the desk makes a list, everybody reads what was signed.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::{
    acts::{self, NoSignature, NoStatement},
    document::{Document, Shown, counted},
    gathering::{NotCounted, candidates},
    model::{BadMaking, PriorityList, Statement},
    pages::{
        arranging::{ArrangingPage, arranging_page},
        making::{MakingPage, making_page},
        public::{Signed, signed_page},
        seen::{SeenPage, seen_page},
    },
    store::{self, VersionRow},
    typed,
};
use crate::{
    accounts::Account,
    problem::Problem,
    processes::{self, Process},
    server::{
        calendar,
        db::Stop,
        house::House,
        http::{Fields, file, picture, see},
        visit::Visit,
    },
    stats::disclosure::Limit,
    ui::form::FieldError,
    vocabulary::ListId,
};

// ---- making a list -------------------------------------------------------------------------------

async fn process_by_slug(house: &House, slug: &str) -> Result<Process, Problem> {
    let mut connection = house.db.read().await?;
    processes::store::process_by_slug(&mut connection, slug).await?.ok_or(Problem::NotFound)
}

pub async fn making_form(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let process = process_by_slug(&house, &slug).await?;
    let proposed = Fields(vec![("slug".to_owned(), slug), ("top".to_owned(), "3".to_owned())]);
    draw_making(&house, &visit, &account, &process, &proposed, &[]).await
}

async fn draw_making(
    house: &House,
    visit: &Visit,
    account: &Account,
    process: &Process,
    fields: &Fields,
    bad: &[BadMaking],
) -> Result<Response, Problem> {
    let candidates = candidates(house, visit.now, process).await?;
    let lists = store::lists_of(&mut *house.db.read().await?, &process.id).await?;
    let limit = Limit::public(process.disclosure_limit);
    let page = MakingPage { account, process, lists: &lists, candidates: &candidates, limit, fields };
    Ok(making_page(visit, &page, &typed::making_errors(visit.words, bad)))
}

pub async fn make(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let process = process_by_slug(&house, &slug).await?;
    let offered = candidates(&house, visit.now, &process).await?;
    let made = match typed::making(&fields, &offered, Limit::public(process.disclosure_limit)) {
        Ok(making) => acts::make(&house, &account.email, visit.now, &process.id, making).await,
        Err(bad) => Err(Stop::Refused(bad)),
    };
    match made {
        Ok(list) => Ok(see(&format!("/desk/l/{}", list.id))),
        Err(Stop::Refused(bad)) => draw_making(&house, &visit, &account, &process, &fields, &bad).await,
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

// ---- a list on the desk ----------------------------------------------------------------------------

/// A list with everything around it.
struct Room {
    process: Process,
    list: PriorityList,
    statements: Vec<Statement>,
    versions: Vec<VersionRow>,
}

async fn room(house: &House, id: &str) -> Result<Room, Problem> {
    let mut connection = house.db.read().await?;
    let list = store::list(&mut connection, &ListId(id.to_owned())).await?.ok_or(Problem::NotFound)?;
    let process = processes::store::process(&mut connection, &list.process_id).await?.ok_or(Problem::NotFound)?;
    let statements = store::statements_of(&mut connection, &list.id).await?;
    let versions = store::versions_of(&mut connection, &list.id).await?;
    Ok(Room { process, list, statements, versions })
}

/// How long a result may be shown before it is counted anew.
const KEPT_SECONDS: i64 = 10;

/// What came out; kept for a moment, because the page asks for its pictures as well.
async fn result(house: &House, visit: &Visit, room: &Room) -> Result<Arc<Result<Document, NotCounted>>, Problem> {
    let key = format!("priorities {} {}", room.list.id, room.statements.len());
    if let Some(kept) = house.memo.get::<Result<Document, NotCounted>>(&key, visit.now) {
        return Ok(kept);
    }
    let counted = Arc::new(counted(house, visit.now, &room.process, &room.list, &room.statements).await?);
    house.memo.put(&key, visit.now.plus_seconds(KEPT_SECONDS), Arc::clone(&counted));
    Ok(counted)
}

/// Nothing is combined before weights are stated.
fn stated(room: &Room) -> bool {
    !room.statements.is_empty()
}

pub async fn list_page(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
) -> Result<Response, Problem> {
    let room = room(&house, &id).await?;
    let saved = visit.query("ulozeno").is_some();
    draw_list(&house, &visit, &account, &room, Typed { saved, ..Typed::default() }, &[]).await
}

/// What comes back into the forms of a list.
#[derive(Default)]
struct Typed<'a> {
    sources: Option<&'a Fields>,
    weights: Option<&'a Fields>,
    signing: Option<&'a Fields>,
    saved: bool,
}

async fn draw_list(
    house: &House,
    visit: &Visit,
    account: &Account,
    room: &Room,
    typed: Typed<'_>,
    errors: &[FieldError],
) -> Result<Response, Problem> {
    let Room { process, list, statements, versions } = room;
    if !stated(room) {
        let page = ArrangingPage { account, process, list, fields: typed.sources, saved: typed.saved };
        return Ok(arranging_page(visit, &page, errors));
    }
    let result = result(house, visit, room).await?;
    let page = SeenPage {
        account,
        process,
        list,
        statements,
        versions,
        counted: result.as_ref().as_ref(),
        weights: typed.weights,
        signing: typed.signing,
    };
    Ok(seen_page(visit, &page, errors))
}

/// Keeps what options mean and, with the other button, states the weights.
pub async fn arrange(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &id).await?;
    let w = visit.words;
    let keep = fields.text("then") == "keep";
    let again = |errors: Vec<FieldError>| (errors, Typed { sources: Some(&fields), ..Typed::default() });
    let arranged = typed::arranged(w, &room.list, &fields);
    let weights = if keep { Ok(Vec::new()) } else { typed::weights(w, &room.list, &fields) };
    let (errors, typed) = match (arranged, weights) {
        (Ok(sources), Ok(_)) if keep => {
            match acts::keep_sources(&house, &account.email, visit.now, &room.list.id, sources).await {
                Ok(()) => return Ok(see(&format!("/desk/l/{id}?ulozeno=1"))),
                Err(stop) => return after_refusal(stop, &id),
            }
        }
        (Ok(sources), Ok(weights)) => {
            let id_of = &room.list.id;
            let stated =
                acts::state(&house, &account.email, visit.now, id_of, 0, Some(sources), weights, String::new()).await;
            match stated {
                Ok(()) => return Ok(see(&format!("/desk/l/{id}"))),
                Err(stop) => return after_refusal(stop, &id),
            }
        }
        (sources, weights) => again([sources.err(), weights.err()].into_iter().flatten().flatten().collect()),
    };
    draw_list(&house, &visit, &account, &room, typed, &errors).await
}

/// Somebody else was faster: the page shows what they said.
fn after_refusal(stop: Stop<NoStatement>, id: &str) -> Result<Response, Problem> {
    match stop {
        Stop::Refused(NoStatement::Unknown) => Err(Problem::NotFound),
        Stop::Refused(_) => Ok(see(&format!("/desk/l/{id}"))),
        Stop::Broken(broken) => Err(broken.into()),
    }
}

/// Weights change after the result was seen.
pub async fn change_weights(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &id).await?;
    let w = visit.words;
    let after = room.statements.last().map_or(0, |last| last.number);
    if after == 0 {
        return Ok(see(&format!("/desk/l/{id}")));
    }
    let typed = Typed { weights: Some(&fields), ..Typed::default() };
    let errors = match (typed::weights(w, &room.list, &fields), typed::reason(w, &fields)) {
        // What was typed answers another statement than the one that now stands.
        _ if fields.text("after") != after.to_string() => vec![FieldError::new("change", w.t("list-another-came"))],
        (Ok(weights), Ok(_)) if room.statements.last().is_some_and(|last| last.weights == weights) => {
            vec![FieldError::new("change", w.t("list-nothing-changed"))]
        }
        (Ok(weights), Ok(reason)) => {
            let id_of = &room.list.id;
            let stated = acts::state(&house, &account.email, visit.now, id_of, after, None, weights, reason).await;
            match stated {
                Ok(()) => return Ok(see(&format!("/desk/l/{id}"))),
                Err(Stop::Refused(NoStatement::Unknown)) => return Err(Problem::NotFound),
                Err(Stop::Refused(_)) => vec![FieldError::new("change", w.t("list-another-came"))],
                Err(Stop::Broken(broken)) => return Err(broken.into()),
            }
        }
        (weights, reason) => [weights.err(), reason.err()].into_iter().flatten().flatten().collect(),
    };
    draw_list(&house, &visit, &account, &room, typed, &errors).await
}

pub async fn sign(
    State(house): State<Arc<House>>,
    Path(id): Path<String>,
    visit: Visit,
    account: Account,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &id).await?;
    let w = visit.words;
    if !stated(&room) {
        return Ok(see(&format!("/desk/l/{id}")));
    }
    let result = result(&house, &visit, &room).await?;
    let typed = Typed { signing: Some(&fields), ..Typed::default() };
    let errors = match (result.as_ref(), typed::signing(w, &fields, calendar::day_of(visit.now))) {
        // The page says itself why there is nothing to sign.
        (Err(_), _) => vec![FieldError::new("main", w.t("list-nothing-to-sign"))],
        (_, Err(errors)) => errors,
        // An answer came meanwhile, or other weights: what is signed must be what was seen.
        (Ok(document), Ok(_)) if document.fingerprint() != fields.text("seen") => {
            vec![FieldError::new("sign", w.t("list-moved"))]
        }
        // Two signed lists would show what those said who answered in between.
        (Ok(document), Ok(_)) if document.sources.iter().any(Shown::is_moving) => {
            let moving = document.sources.iter().find(|source| source.is_moving());
            let name = moving.map(|source| source.name.clone()).unwrap_or_default();
            vec![FieldError::new("sign", w.with("list-moving", &[("name", name.into())]))]
        }
        (Ok(document), Ok(signing)) => {
            let seen = document.clone();
            match acts::sign(&house, &account.email, visit.now, &room.list, seen, signing.on, signing.body).await {
                Ok(version) => return Ok(see(&format!("/priority/{}?verze={version}", room.list.slug))),
                Err(Stop::Refused(NoSignature::AnotherCame)) => vec![FieldError::new("sign", w.t("list-moved"))],
                Err(Stop::Broken(broken)) => return Err(broken.into()),
            }
        }
    };
    draw_list(&house, &visit, &account, &room, typed, &errors).await
}

pub async fn list_file(
    State(house): State<Arc<House>>,
    Path((id, name)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let room = room(&house, &id).await?;
    if !stated(&room) {
        return Err(Problem::NotFound);
    }
    let result = result(&house, &visit, &room).await?;
    let document = result.as_ref().as_ref().map_err(|_| Problem::NotFound)?;
    document_file(&visit, document, &name).await
}

// ---- what was signed -------------------------------------------------------------------------------

/// A signed version: its document letter by letter, and read.
struct SignedVersion {
    text: String,
    document: Document,
    row: VersionRow,
    versions: Vec<VersionRow>,
}

/// The version of `?verze=`, else the latest.
async fn signed(house: &House, visit: &Visit, slug: &str) -> Result<SignedVersion, Problem> {
    let mut connection = house.db.read().await?;
    let list = store::list_by_slug(&mut connection, slug).await?.ok_or(Problem::NotFound)?;
    let versions = store::versions_of(&mut connection, &list.id).await?;
    let row = match visit.query("verze") {
        Some(number) => versions.iter().find(|row| row.number.to_string() == number),
        None => versions.last(),
    };
    let row = row.cloned().ok_or(Problem::NotFound)?;
    let text = store::document_of(&mut connection, &list.id, row.number).await?.ok_or(Problem::NotFound)?;
    let document = serde_json::from_str(&text).map_err(|error| sqlx::Error::Decode(Box::new(error)))?;
    Ok(SignedVersion { text, document, row, versions })
}

pub async fn page(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let signed = signed(&house, &visit, &slug).await?;
    let shown =
        Signed { document: &signed.document, content_hash: &signed.row.content_hash, versions: &signed.versions };
    Ok(signed_page(&visit, &shown))
}

pub async fn download(
    State(house): State<Arc<House>>,
    Path((slug, name)): Path<(String, String)>,
    visit: Visit,
) -> Result<Response, Problem> {
    let signed = signed(&house, &visit, &slug).await?;
    if name == "priority.json" {
        // As it is kept, so that its hash is the one on the page.
        let named = format!("{slug}-{}.json", signed.row.number);
        return Ok(file(&named, "application/json", signed.text.into_bytes()));
    }
    document_file(&visit, &signed.document, &name).await
}

async fn document_file(visit: &Visit, document: &Document, name: &str) -> Result<Response, Problem> {
    let w = visit.words;
    let attached = visit.query("stahnout").is_some();
    let version = document.signature.as_ref().map(|signature| format!("-{}", signature.version)).unwrap_or_default();
    let named = format!("{}{version}-{name}", document.slug);
    match name {
        "poradi.svg" if attached => Ok(file(&named, "image/svg+xml", document.svg(w).into_bytes())),
        "poradi.svg" => {
            let mut response = picture("image/svg+xml", document.svg_on_page(w, visit.query("pro") == Some("telefon")));
            // A picture styles itself with attributes; it may load nothing and run nothing.
            let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox");
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
            Ok(response)
        }
        "poradi.png" => {
            let document = document.clone();
            let bytes = tokio::task::spawn_blocking(move || document.png(w)).await;
            Ok(file(&named, "image/png", bytes.map_err(|_| sqlx::Error::WorkerCrashed)?))
        }
        "priority.csv" => Ok(file(&named, "text/csv; charset=utf-8", document.csv(w)).into_response()),
        _ => Err(Problem::NotFound),
    }
}

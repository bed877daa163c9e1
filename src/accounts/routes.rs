//! The posts of accounts: signing in and out, the first account, and the reader's comforts.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::{
    admit::SESSION_COOKIE,
    audit::{AccountCreated, SignedIn},
    model::{Account, NewAccount, Refusal, Role, hash_password, password_fits, rest_left},
    pages, store,
};
use crate::{
    problem::Problem,
    server::{
        audit,
        db::Stop,
        house::House,
        http::{Fields, local_path, see, with_cookie},
        random::sha256,
        visit::{LANGUAGE_COOKIE, Visit, YEAR_SECONDS},
    },
    ui::{Contrast, TextSize},
    vocabulary::{AccountId, Lang, Moment},
};

/// A working day.
const SESSION_SECONDS: i64 = 12 * 3600;

pub async fn sign_in_form(visit: Visit) -> Response {
    let back_to = visit.query("zpet").map_or("/desk", local_path).to_owned();
    pages::sign_in(&visit, "", &back_to, None)
}

pub async fn sign_in(State(house): State<Arc<House>>, visit: Visit, fields: Fields) -> Result<Response, Problem> {
    let email = fields.text("email").to_lowercase();
    let password = fields.get("password").unwrap_or_default().to_owned();
    let back_to = local_path(fields.text("back")).to_owned();
    match enter(&house, &visit, &email, password).await {
        Ok(token) => {
            let cookie = visit.set_cookie(SESSION_COOKIE, &token, "/", SESSION_SECONDS);
            let to = if back_to == "/" { "/desk" } else { &back_to };
            Ok(with_cookie(see(to), &cookie))
        }
        Err(Stop::Refused(refusal)) => Ok(pages::sign_in(&visit, &email, &back_to, Some(refusal))),
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

/// Checks the password and begins a session; returns its token.
async fn enter(house: &House, visit: &Visit, email: &str, password: String) -> Result<String, Stop<Refusal>> {
    let now = visit.now;
    let email_hash = sha256(email.as_bytes());
    let (known, failures) = {
        let mut connection = house.db.read().await?;
        (store::account_with_hash(&mut connection, email).await?, store::failures(&mut connection, &email_hash).await?)
    };
    if let Some(seconds) = failures.and_then(|(count, last)| rest_left(count, last, now)) {
        return Err(Stop::Refused(Refusal::Resting { seconds }));
    }
    // An unknown e-mail costs the same work as a known one: the time of the answer tells nothing.
    let (account, hash) = match known {
        Some((account, hash)) => (Some(account), hash),
        None => (None, DUMMY_HASH.clone()),
    };
    let fits = tokio::task::spawn_blocking(move || password_fits(&password, &hash))
        .await
        .map_err(|_| sqlx::Error::WorkerCrashed)?;
    let Some(account) = account.filter(|_| fits) else {
        house
            .db
            .write::<_, Refusal, _>(move |connection| {
                let email_hash = email_hash.clone();
                Box::pin(async move { Ok(store::add_failure(connection, &email_hash, now).await?) })
            })
            .await?;
        return Err(Stop::Refused(Refusal::Unknown));
    };
    let token = house.random.key();
    begin_session(house, visit, account, &token).await?;
    Ok(token)
}

static DUMMY_HASH: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| hash_password("nobody has this password"));

async fn begin_session(house: &House, visit: &Visit, account: Account, token: &str) -> Result<(), Stop<Refusal>> {
    let now = visit.now;
    let token_hash = sha256(token.as_bytes());
    house
        .db
        .write(move |connection| {
            let (account, token_hash) = (account.clone(), token_hash.clone());
            Box::pin(async move {
                store::forget_failures(connection, &sha256(account.email.as_bytes())).await?;
                let expires = now.plus_seconds(SESSION_SECONDS);
                store::add_session(connection, &token_hash, &account.id, now, expires).await?;
                let event = SignedIn { email: &account.email };
                audit::record(connection, &account.email, now, &event).await?;
                Ok(())
            })
        })
        .await
}

pub async fn sign_out(State(house): State<Arc<House>>, visit: Visit) -> Result<Response, Problem> {
    if let Some(token) = visit.cookie(SESSION_COOKIE) {
        let token_hash = sha256(token.as_bytes());
        house
            .db
            .write::<_, (), _>(move |connection| {
                let token_hash = token_hash.clone();
                Box::pin(async move { Ok(store::end_session(connection, &token_hash).await?) })
            })
            .await
            .map_err(broken)?;
    }
    Ok(with_cookie(see("/"), &visit.set_cookie(SESSION_COOKIE, "", "/", 0)))
}

/// An act that cannot refuse can only break.
fn broken(stop: Stop<()>) -> Problem {
    match stop {
        Stop::Broken(broken) => broken.into(),
        Stop::Refused(()) => Problem::NotAllowed,
    }
}

pub async fn first_form(
    State(house): State<Arc<House>>,
    Path(token): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    let mut connection = house.db.read().await?;
    if !store::first_link_exists(&mut connection, &sha256(token.as_bytes())).await? {
        return Err(Problem::LinkUsed);
    }
    Ok(pages::first_account(&visit, ("", ""), &[]))
}

pub async fn create_first(
    State(house): State<Arc<House>>,
    Path(token): Path<String>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let link_hash = sha256(token.as_bytes());
    {
        let mut connection = house.db.read().await?;
        if !store::first_link_exists(&mut connection, &link_hash).await? {
            return Err(Problem::LinkUsed);
        }
    }
    let typed = (fields.text("email"), fields.text("name"));
    let password = fields.get("password").unwrap_or_default();
    let new = match NewAccount::check(typed.0, typed.1, Role::Operator, password) {
        Ok(new) => new,
        Err(refusals) => return Ok(pages::first_account(&visit, typed, &refusals)),
    };
    let actor = new.email.clone();
    let account = match create(&house, &actor, visit.now, new, Some(link_hash)).await {
        Ok(Some(account)) => account,
        Ok(None) => return Err(Problem::LinkUsed),
        Err(Stop::Refused(refusal)) => return Ok(pages::first_account(&visit, typed, &[refusal])),
        Err(Stop::Broken(broken)) => return Err(broken.into()),
    };
    let session = house.random.key();
    begin_session(&house, &visit, account, &session).await.map_err(|stop| match stop {
        Stop::Broken(broken) => broken.into(),
        Stop::Refused(_) => Problem::NotAllowed,
    })?;
    Ok(with_cookie(see("/desk"), &visit.set_cookie(SESSION_COOKIE, &session, "/", SESSION_SECONDS)))
}

/// Makes an account; with a link, only if the link is still unused (else `None`).
pub async fn create(
    house: &House,
    actor: &str,
    now: Moment,
    new: NewAccount,
    link_hash: Option<String>,
) -> Result<Option<Account>, Stop<Refusal>> {
    let password = new.password.clone();
    let hash =
        tokio::task::spawn_blocking(move || hash_password(&password)).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
    let (id, actor) = (AccountId(house.random.key()), actor.to_owned());
    house
        .db
        .write(move |connection| {
            let (id, new, hash, link_hash) = (id.clone(), new.clone(), hash.clone(), link_hash.clone());
            let actor = actor.clone();
            Box::pin(async move {
                if let Some(link_hash) = link_hash
                    && !store::use_first_link(connection, &link_hash).await?
                {
                    return Ok(None);
                }
                store::add_account(connection, &id, &new, &hash, now).await?;
                let event = AccountCreated { email: &new.email, role: new.role.code() };
                audit::record(connection, &actor, now, &event).await?;
                Ok(Some(Account { id, email: new.email, name: new.name, role: new.role }))
            })
        })
        .await
}

/// Letter size, contrast, language: each button of the header sends one of them.
pub async fn preferences(mut visit: Visit, fields: Fields) -> Response {
    let back_to = local_path(fields.text("back"));
    if let Some(size) = fields.get("size") {
        visit.appearance.size = TextSize::parse(size);
    }
    if let Some(contrast) = fields.get("contrast") {
        visit.appearance.contrast = Contrast::parse(contrast);
    }
    let response = visit.remember_appearance(see(back_to));
    match fields.get("lang").map(|code| (code, Lang::parse(code))) {
        Some((_, Some(lang))) => {
            let cookie = visit.set_cookie(LANGUAGE_COOKIE, lang.code(), "/", YEAR_SECONDS);
            with_cookie(response, &cookie)
        }
        // An unknown language is said on the page one comes back to.
        Some((code, None)) => {
            let code = crate::server::http::encode(&code.chars().take(20).collect::<String>());
            see(&format!("{}?jazyk={code}", back_to.split('?').next().unwrap_or("/")))
        }
        None => response,
    }
}

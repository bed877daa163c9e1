//! The door of every page behind a sign-in. The table of routes names the right each page wants;
//! a page without it is not reachable, and a handler asks for the [`Account`] it was admitted with.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{Method, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{
    model::{Account, Right},
    pages, store,
};
use crate::{
    problem::Problem,
    server::{house::House, http::Fields, random::sha256, visit::Visit},
};

/// The cookie of a session.
pub const SESSION_COOKIE: &str = "sezeni";

/// What a door needs to know.
#[derive(Clone)]
pub struct Gate {
    pub house: Arc<House>,
    pub right: Right,
}

/// Lets in whoever has the right; sends others to the sign-in or says no.
pub async fn admit(State(gate): State<Gate>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::read(&parts, &gate.house);
    let account = match signed_in(&gate.house, &visit).await {
        Ok(Some(account)) => account,
        Ok(None) => {
            // What somebody typed goes along, so that it can be sent again after signing in.
            if parts.method == Method::POST
                && let Ok(fields) = Fields::of(body).await
                && !fields.0.is_empty()
            {
                return pages::sign_in_again(&visit, &fields);
            }
            let back_to = match parts.method {
                Method::GET | Method::HEAD => parts.uri.path_and_query().map(ToString::to_string),
                _ => None,
            };
            let back_to = back_to.unwrap_or_else(|| "/desk".to_owned());
            return Problem::SignInNeeded { back_to }.into_response();
        }
        Err(problem) => return problem.into_response(),
    };
    if !account.may(gate.right) {
        return Problem::NotAllowed.into_response();
    }
    parts.extensions.insert(account);
    next.run(Request::from_parts(parts, body)).await
}

/// Who is signed in, if anybody is.
pub async fn signed_in(house: &House, visit: &Visit) -> Result<Option<Account>, Problem> {
    let Some(token) = visit.cookie(SESSION_COOKIE) else { return Ok(None) };
    let mut connection = house.db.read().await?;
    Ok(store::account_of_session(&mut connection, &sha256(token.as_bytes()), visit.now).await?)
}

impl<S: Send + Sync> FromRequestParts<S> for Account {
    type Rejection = Problem;

    /// A handler that asks for an account on a route without a door gets nobody.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Account>().cloned().ok_or(Problem::NotAllowed)
    }
}

//! Coming back with a code.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    response::Response,
};

use super::key_cookie;
use crate::{
    problem::Problem,
    server::{
        db::Stop,
        house::House,
        http::{Fields, see, with_cookie},
        random::sha256,
        visit::Visit,
    },
    surveys::{pages::resume as resume_pages, routes::support::room, store},
};

pub async fn resume_form(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
) -> Result<Response, Problem> {
    // Whoever has a code has begun.
    room(&house, &visit, &slug).await?.must_admit(&visit, true)?;
    Ok(resume_pages::ask(&visit, &slug, "", None))
}

pub async fn resume(
    State(house): State<Arc<House>>,
    Path(slug): Path<String>,
    visit: Visit,
    fields: Fields,
) -> Result<Response, Problem> {
    let room = room(&house, &visit, &slug).await?;
    room.must_admit(&visit, true)?;
    let typed = fields.text("code").to_owned();
    if Visit::asks_for_comforts(&fields) {
        let visit = visit.with_comforts_of(&fields);
        let shown: String = typed.chars().take(20).collect();
        return Ok(visit.remember_comforts(resume_pages::ask(&visit, &slug, &shown, None)));
    }
    // People type spaces, hyphens and small letters.
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    let shown: String = typed.chars().take(20).collect();
    let unknown = || visit.words.with("resume-unknown", &[("code", shown.clone().into())]);
    if code.is_empty() {
        return Ok(resume_pages::ask(&visit, &slug, "", Some(visit.words.t("resume-missing"))));
    }
    if code.len() != 8 {
        return Ok(resume_pages::ask(&visit, &slug, &shown, Some(unknown())));
    }
    house.guesses.may_try("resume", visit.now).map_err(|seconds| Problem::TooMany { seconds })?;
    let key = house.random.key();
    let (resume_hash, key_hash) = (sha256(code.as_bytes()), sha256(key.as_bytes()));
    let collection = room.collection.id.clone();
    let reached = house
        .db
        .write::<_, (), _>(move |connection| {
            let (resume_hash, key_hash, collection) = (resume_hash.clone(), key_hash.clone(), collection.clone());
            Box::pin(async move { Ok(store::hand_over_draft(connection, &resume_hash, &collection, &key_hash).await?) })
        })
        .await;
    match reached {
        Ok(Some(step)) => {
            let address = format!("/s/{slug}/{}", step + 1);
            Ok(with_cookie(see(&address), &key_cookie(&visit, &slug, &key)))
        }
        Ok(None) | Err(Stop::Refused(())) => {
            house.guesses.failed("resume", visit.now);
            Ok(resume_pages::ask(&visit, &slug, &shown, Some(unknown())))
        }
        Err(Stop::Broken(broken)) => Err(broken.into()),
    }
}

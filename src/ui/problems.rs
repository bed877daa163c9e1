//! What a visitor reads when something cannot be: what happened, and what to do next.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use fluent_bundle::FluentValue;
use leptos::prelude::*;

use super::{Page, Words, page_with_status};
use crate::{
    problem::{Fact, Problem},
    server::{
        http::{encode, see},
        visit::Visit,
    },
};

/// A problem as a page; a missing sign-in leads to the door instead.
pub fn problem_page(visit: &Visit, problem: &Problem) -> Response {
    if let Problem::SignInNeeded { back_to } = problem {
        return see(&format!("/prihlaseni?zpet={}", encode(back_to)));
    }
    let w = visit.words;
    let say = |part: &str| said(w, problem, part);
    let (title, what, next) = (say("title"), say("what"), say("next"));
    let way_on = match problem {
        Problem::SurveyClosed { slug, .. } | Problem::NotCrossed { slug } => {
            Some((format!("/vysledky/{slug}"), w.t("see-results")))
        }
        Problem::UnknownLink { slug } => Some((format!("/s/{slug}"), w.t("open-survey"))),
        Problem::UnknownBallot => Some(("/v".to_owned(), w.t("to-join"))),
        Problem::SurveyNotOpen { .. } | Problem::UnknownSurvey | Problem::NotFound => {
            Some(("/".to_owned(), w.t("to-home")))
        }
        _ => None,
    }
    .map(|(href, label)| view! { <p class="actions"><a class="button" href=href>{label}</a></p> });
    // Every problem is said in the other language too: whoever meets one may read neither.
    let other = Words(match visit.lang() {
        crate::vocabulary::Lang::Cs => crate::vocabulary::Lang::En,
        crate::vocabulary::Lang::En => crate::vocabulary::Lang::Cs,
    });
    let (other_what, other_next) = (said(other, problem, "what"), said(other, problem, "next"));
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    page_with_status(status, visit, Page::titled(title.clone()), || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{what}</p>
            <p>{next}</p>
            {way_on}
            <p class="other-tongue" lang=other.0.code()>{other_what} " " {other_next}</p>
        }
    })
}

/// A problem where there is no page: what happened, and what to do next.
pub fn problem_sentence(words: Words, problem: &Problem) -> String {
    format!("{} {}", said(words, problem, "what"), said(words, problem, "next"))
}

/// The title, what happened or what to do next, with the facts as this language says them.
fn said(words: Words, problem: &Problem, part: &str) -> String {
    let facts = problem.facts();
    let facts: Vec<(&str, FluentValue)> = facts
        .iter()
        .map(|(name, fact)| {
            let fact = match fact {
                Fact::Text(text) => text.clone(),
                Fact::Number(number) => number.to_string(),
                Fact::Day(day) => words.day(*day),
            };
            (*name, fact.into())
        })
        .collect();
    words.with(&format!("problem-{}-{part}", problem.code()), &facts)
}

/// A problem for a program.
pub fn problem_as_json(visit: &Visit, problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let message = said(visit.words, problem, "what");
    let body = serde_json::json!({ "code": problem.code(), "message": message, "facts": problem.facts() });
    (status, Json(body)).into_response()
}

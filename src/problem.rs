//! The one error a visitor can meet: a code and its facts, never prose.
//! The words, in every language, are in `messages/*/problems.ftl`.

use std::collections::BTreeMap;

/// Why a page cannot be shown or an act cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No such page.
    NotFound,
    /// No survey under this address.
    UnknownSurvey,
    /// The survey opens later.
    SurveyNotOpen { opens: String },
    /// The survey has ended.
    SurveyClosed { closed: String, slug: String },
    /// The results are not published (yet).
    ResultsNotPublished,
    /// The address of a link does not belong to this survey.
    UnknownLink { slug: String },
    /// A coordinator's page without a sign-in.
    SignInNeeded { back_to: String },
    /// Signed in, but without the right.
    NotAllowed,
    /// A form sent from another site.
    ForeignOrigin,
    /// More was sent than the page takes.
    TooLarge { limit_kb: u64 },
    /// The form could not be read: wrong encoding or cut off.
    Unreadable,
    /// A way of asking the address does not know (a GET where a POST belongs).
    WrongMethod,
    /// The one-time link was used or never existed.
    LinkUsed,
    /// Too many attempts from one place.
    TooMany { seconds: u64 },
    /// The store is away or full; nothing was saved.
    StoreAway { reference: String },
    /// Something in the house broke.
    Broken { reference: String },
}

impl Problem {
    /// The name of the words: `problem-<code>-title`, `-what`, `-next`.
    pub fn code(&self) -> &'static str {
        match self {
            Problem::NotFound => "not-found",
            Problem::UnknownSurvey => "unknown-survey",
            Problem::SurveyNotOpen { .. } => "survey-not-open",
            Problem::SurveyClosed { .. } => "survey-closed",
            Problem::ResultsNotPublished => "results-not-published",
            Problem::UnknownLink { .. } => "unknown-link",
            Problem::SignInNeeded { .. } => "sign-in-needed",
            Problem::NotAllowed => "not-allowed",
            Problem::ForeignOrigin => "foreign-origin",
            Problem::TooLarge { .. } => "too-large",
            Problem::Unreadable => "unreadable",
            Problem::WrongMethod => "wrong-method",
            Problem::LinkUsed => "link-used",
            Problem::TooMany { .. } => "too-many",
            Problem::StoreAway { .. } => "store-away",
            Problem::Broken { .. } => "broken",
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Problem::NotFound | Problem::UnknownSurvey | Problem::UnknownLink { .. } => 404,
            Problem::ResultsNotPublished | Problem::SurveyNotOpen { .. } => 404,
            Problem::SurveyClosed { .. } | Problem::LinkUsed => 410,
            Problem::SignInNeeded { .. } => 401,
            Problem::NotAllowed | Problem::ForeignOrigin => 403,
            Problem::TooLarge { .. } => 413,
            Problem::Unreadable => 400,
            Problem::WrongMethod => 405,
            Problem::TooMany { .. } => 429,
            Problem::StoreAway { .. } => 503,
            Problem::Broken { .. } => 500,
        }
    }

    /// What the words may mention.
    pub fn facts(&self) -> BTreeMap<&'static str, String> {
        let facts: Vec<(&'static str, String)> = match self {
            Problem::SurveyNotOpen { opens } => vec![("opens", opens.clone())],
            Problem::SurveyClosed { closed, .. } => vec![("closed", closed.clone())],
            Problem::TooLarge { limit_kb } => vec![("limit", limit_kb.to_string())],
            Problem::TooMany { seconds } => vec![("seconds", seconds.to_string())],
            Problem::StoreAway { reference } | Problem::Broken { reference } => {
                vec![("reference", reference.clone())]
            }
            _ => Vec::new(),
        };
        facts.into_iter().collect()
    }
}

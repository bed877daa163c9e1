//! The one error a visitor can meet: a code and its facts, never prose.
//! The words, in every language, are in `messages/*/problems.ftl`.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::vocabulary::Day;

/// Why a page cannot be shown or an act cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No such page.
    NotFound,
    /// No survey under this address.
    UnknownSurvey,
    /// The survey opens later.
    SurveyNotOpen { opens: Day },
    /// The survey has ended.
    SurveyClosed { closed: Day, slug: String },
    /// The results are not published (yet).
    ResultsNotPublished,
    /// Two questions of this survey cannot be put against each other in public (yet, or any more).
    NotCrossed { slug: String },
    /// The address of a link does not belong to this survey.
    UnknownLink { slug: String },
    /// No ballot under these six letters.
    UnknownBallot,
    /// The result of a ballot the chair has not revealed (yet).
    ResultNotRevealed,
    /// Votes in a notation that cannot hold them as they were counted.
    VotesNotInFormat { format: &'static str },
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
    /// A report that was kept cannot be read, and the responses it was made of may be gone.
    ReportUnreadable { reference: String },
    /// Something in the house broke.
    Broken { reference: String },
}

/// Something the words may mention. A day is said in the language of the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Fact {
    Text(String),
    Number(u64),
    #[serde(serialize_with = "iso")]
    Day(Day),
}

fn iso<S: serde::Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&day.iso())
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
            Problem::NotCrossed { .. } => "not-crossed",
            Problem::UnknownLink { .. } => "unknown-link",
            Problem::UnknownBallot => "unknown-ballot",
            Problem::ResultNotRevealed => "result-not-revealed",
            Problem::VotesNotInFormat { .. } => "votes-not-in-format",
            Problem::SignInNeeded { .. } => "sign-in-needed",
            Problem::NotAllowed => "not-allowed",
            Problem::ForeignOrigin => "foreign-origin",
            Problem::TooLarge { .. } => "too-large",
            Problem::Unreadable => "unreadable",
            Problem::WrongMethod => "wrong-method",
            Problem::LinkUsed => "link-used",
            Problem::TooMany { .. } => "too-many",
            Problem::StoreAway { .. } => "store-away",
            Problem::ReportUnreadable { .. } => "report-unreadable",
            Problem::Broken { .. } => "broken",
        }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        match self {
            Problem::NotFound | Problem::UnknownSurvey | Problem::UnknownLink { .. } => 404,
            Problem::ResultsNotPublished | Problem::NotCrossed { .. } | Problem::SurveyNotOpen { .. } => 404,
            Problem::UnknownBallot | Problem::ResultNotRevealed | Problem::VotesNotInFormat { .. } => 404,
            Problem::SurveyClosed { .. } | Problem::LinkUsed => 410,
            Problem::SignInNeeded { .. } => 401,
            Problem::NotAllowed | Problem::ForeignOrigin => 403,
            Problem::TooLarge { .. } => 413,
            Problem::Unreadable => 400,
            Problem::WrongMethod => 405,
            Problem::TooMany { .. } => 429,
            Problem::StoreAway { .. } => 503,
            Problem::ReportUnreadable { .. } | Problem::Broken { .. } => 500,
        }
    }

    /// What the words may mention.
    pub fn facts(&self) -> BTreeMap<&'static str, Fact> {
        let facts = match self {
            Problem::SurveyNotOpen { opens } => vec![("opens", Fact::Day(*opens))],
            Problem::SurveyClosed { closed, .. } => vec![("closed", Fact::Day(*closed))],
            Problem::VotesNotInFormat { format } => vec![("format", Fact::Text((*format).to_owned()))],
            Problem::TooLarge { limit_kb } => vec![("limit", Fact::Number(*limit_kb))],
            Problem::TooMany { seconds } => vec![("seconds", Fact::Number(*seconds))],
            Problem::StoreAway { reference }
            | Problem::ReportUnreadable { reference }
            | Problem::Broken { reference } => {
                vec![("reference", Fact::Text(reference.clone()))]
            }
            _ => Vec::new(),
        };
        facts.into_iter().collect()
    }
}

//! A collection: when and where one published version is answered, and the links that carry it.

use serde::{Deserialize, Serialize};

use super::{audit::CollectionOpened, store};
use crate::{
    server::{audit, calendar, db::Stop, house::House},
    vocabulary::{CollectionId, Day, Moment, MunicipalityCode, ProcessId, VersionId},
};

/// How a response came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Web,
    Paper,
}

impl Channel {
    pub fn code(self) -> &'static str {
        match self {
            Channel::Web => "web",
            Channel::Paper => "paper",
        }
    }

    pub fn parse(code: &str) -> Option<Channel> {
        match code {
            "web" => Some(Channel::Web),
            "paper" => Some(Channel::Paper),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    pub id: CollectionId,
    pub slug: String,
    pub process_id: ProcessId,
    pub version_id: VersionId,
    /// Whom the survey is for: `public`, `service-users`, `providers`, `municipalities`.
    pub respondents: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
    /// Raw responses are deleted on this day; fixed before opening, shown to residents.
    pub purge_on: Day,
    pub results_published_at: Option<Moment>,
}

/// How long after the close whoever has begun may still send. Pages are not handed out any more then,
/// except to a browser with an unfinished response; a page somebody has open can be sent. A page of a
/// one-page survey is no proof that it was opened in time, but nobody gets one after the close.
pub const GRACE_MINUTES: i64 = 30;

/// Where a collection stands; asked from its dates, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Planned { opens: Moment },
    Open { until: Moment },
    Closed { since: Moment },
}

impl Collection {
    pub fn stage(&self, now: Moment) -> Stage {
        if now < self.opens_at {
            Stage::Planned { opens: self.opens_at }
        } else if now < self.closes_at {
            Stage::Open { until: self.closes_at }
        } else {
            Stage::Closed { since: self.closes_at }
        }
    }

    /// Whether the day of deletion has come: the tables are frozen and nothing can be added any more.
    pub fn is_due(&self, today: Day) -> bool {
        today >= self.purge_on
    }

    pub fn is_open(&self, now: Moment) -> bool {
        matches!(self.stage(now), Stage::Open { .. })
    }

    /// The moment from which no response comes any more: the close and the grace of those who had begun.
    pub fn complete_at(&self) -> Moment {
        self.closes_at.plus_seconds(GRACE_MINUTES * 60)
    }

    /// Whether no response comes any more.
    pub fn is_complete(&self, now: Moment) -> bool {
        now >= self.complete_at()
    }

    /// Whether somebody who has begun may send now.
    pub fn takes_responses(&self, now: Moment) -> bool {
        self.opens_at <= now && !self.is_complete(now)
    }

    /// The last moment to send, once the collection is closed and while it still takes responses.
    pub fn ending(&self, now: Moment) -> Option<Moment> {
        (!self.is_open(now) && self.takes_responses(now)).then(|| self.complete_at())
    }

    /// The last day on which people are asked. What comes in the grace after midnight counts to it.
    pub fn last_day(&self) -> Day {
        calendar::day_of(Moment(self.closes_at.0 - 1))
    }
}

/// A link or QR code: the municipality, the channel and where it hangs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub code: String,
    pub municipality: MunicipalityCode,
    pub municipality_name: String,
    pub population: i64,
    pub channel: Channel,
    pub placement: String,
}

/// The day a response is filed under. In a village the day alone could tell who it was (the clerk
/// knows who came to the office on Tuesday), so below a thousand inhabitants it is the week's Monday.
pub fn received_on(today: Day, population: i64) -> Day {
    if population < 1_000 { today.monday() } else { today }
}

/// What a coordinator asks for when opening a collection.
#[derive(Clone, Debug)]
pub struct Opening {
    pub slug: String,
    pub process_id: ProcessId,
    pub version_id: VersionId,
    pub respondents: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub purge_on: Day,
    pub municipalities: Vec<MunicipalityCode>,
}

/// Why a collection cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    SlugBad,
    SlugTaken,
    ClosesBeforeItOpens,
    ClosesInThePast,
    PurgeTooEarly,
    NoMunicipality,
    NotPublished,
}

impl Opening {
    /// The rules that need no store.
    pub fn check(&self, now: Moment) -> Result<(), Refusal> {
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !(3..=60).contains(&self.slug.len()) || !self.slug.chars().all(good) {
            return Err(Refusal::SlugBad);
        }
        if self.closes_at <= self.opens_at {
            return Err(Refusal::ClosesBeforeItOpens);
        }
        if self.closes_at <= now {
            return Err(Refusal::ClosesInThePast);
        }
        if self.purge_on.start() < self.closes_at {
            return Err(Refusal::PurgeTooEarly);
        }
        if self.municipalities.is_empty() {
            return Err(Refusal::NoMunicipality);
        }
        Ok(())
    }
}

/// Opens a collection with one web link a municipality; later links can be added.
pub async fn open_collection(
    house: &House,
    actor: &str,
    now: Moment,
    opening: Opening,
) -> Result<CollectionId, Stop<Refusal>> {
    opening.check(now).map_err(Stop::Refused)?;
    let id = CollectionId(house.random.key());
    let links: Vec<(String, MunicipalityCode)> =
        opening.municipalities.iter().map(|code| (house.random.code(6), code.clone())).collect();
    let actor = actor.to_owned();
    house
        .db
        .write(move |connection| {
            let (id, opening, links, actor) = (id.clone(), opening.clone(), links.clone(), actor.clone());
            Box::pin(async move {
                if !store::is_published(connection, &opening.version_id).await? {
                    return Err(Stop::Refused(Refusal::NotPublished));
                }
                store::add_collection(connection, &id, &opening).await?;
                for (code, municipality) in &links {
                    store::add_link(connection, code, &id, municipality, Channel::Web, "web").await?;
                }
                let event = CollectionOpened { slug: &opening.slug, opening: &opening };
                audit::record(connection, &actor, now, &event).await?;
                Ok(id)
            })
        })
        .await
}

#[cfg(test)]
mod checks {
    use super::*;

    fn an_opening() -> Opening {
        Opening {
            slug: "potreby-2026".into(),
            process_id: ProcessId("p".into()),
            version_id: VersionId("v".into()),
            respondents: "public".into(),
            opens_at: Moment(1_000),
            closes_at: Moment(2_000),
            purge_on: Day(100),
            municipalities: vec![MunicipalityCode("552054".into())],
        }
    }

    #[test]
    fn a_collection_needs_dates_in_order_and_a_place() {
        let now = Moment(1_500);
        assert_eq!(an_opening().check(now), Ok(()));
        assert_eq!(Opening { slug: "Potřeby".into(), ..an_opening() }.check(now), Err(Refusal::SlugBad));
        assert_eq!(Opening { closes_at: Moment(900), ..an_opening() }.check(now), Err(Refusal::ClosesBeforeItOpens));
        assert_eq!(an_opening().check(Moment(2_000)), Err(Refusal::ClosesInThePast));
        assert_eq!(Opening { purge_on: Day(0), ..an_opening() }.check(now), Err(Refusal::PurgeTooEarly));
        assert_eq!(Opening { municipalities: vec![], ..an_opening() }.check(now), Err(Refusal::NoMunicipality));
    }

    #[test]
    fn whoever_has_begun_may_send_for_half_an_hour_after_the_close() {
        let closes_at = Moment(100_000_000_000);
        let collection = Collection {
            id: CollectionId("c".into()),
            slug: "potreby".into(),
            process_id: ProcessId("p".into()),
            version_id: VersionId("v".into()),
            respondents: "public".into(),
            opens_at: Moment(0),
            closes_at,
            purge_on: Day(9_999),
            results_published_at: None,
        };
        let minutes = |minutes: i64| closes_at.plus_seconds(minutes * 60);
        assert_eq!((collection.ending(minutes(-1)), collection.takes_responses(minutes(-1))), (None, true));
        assert_eq!(
            (collection.ending(minutes(29)), collection.takes_responses(minutes(29))),
            (Some(minutes(30)), true)
        );
        assert_eq!((collection.ending(minutes(30)), collection.takes_responses(minutes(30))), (None, false));
        assert!(!collection.is_open(minutes(29)), "it is closed all the same");
        assert!(!collection.takes_responses(Moment(-1)), "not yet open");
    }

    #[test]
    fn a_village_files_its_responses_by_the_week() {
        let saturday = Day::parse_iso("2026-11-21").expect("a day");
        assert_eq!(received_on(saturday, 4_815), saturday);
        assert_eq!(received_on(saturday, 134).iso(), "2026-11-16");
    }
}

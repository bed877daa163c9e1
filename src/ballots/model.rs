//! What a ballot is and what may happen to it when.

use serde::{Deserialize, Serialize};

use crate::{
    server::random::sha256,
    tally::{self, Method, Profile, Ranking, Rule, Unranked},
    vocabulary::{BallotId, Day, GroupId, ItemId, Localized, Moment, ProcessId, RoundId, SectorId},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    pub id: BallotId,
    pub process_id: ProcessId,
    pub group_id: Option<GroupId>,
    pub title: Localized,
    pub meeting_on: Day,
    /// Where the meeting is, as it is said.
    pub place: String,
    /// Six characters that find the ballot; they are no right to vote.
    pub join_code: String,
    pub secrecy: Secrecy,
    pub sectors: Vec<Sector>,
    /// How many of each sector signed the attendance list; empty where nobody counted.
    pub present: Vec<(SectorId, u64)>,
}

/// Who could join a vote to a person. Chosen before opening and printed on the ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Secrecy {
    /// A named person gets a code of their own, by an invitation or at the attendance list.
    Confidential,
    /// Codes are printed on slips and drawn from a hat: nobody knows whose is whose.
    Slips,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sector {
    pub id: SectorId,
    pub name: Localized,
}

/// One list and one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    pub id: RoundId,
    pub ballot_id: BallotId,
    /// From 1.
    pub number: i64,
    pub items: Vec<Item>,
    pub rule: RuleCard,
    /// SHA-256 of [`Round::content`]; empty until frozen.
    pub content_hash: String,
    pub frozen_at: Option<Moment>,
    pub opened_at: Option<Moment>,
    pub closed_at: Option<Moment>,
    /// Steps of the result the chair has revealed, from the last place.
    pub shown: i64,
    /// From the close on: SHA-256 of the published list of votes, and of the order that follows.
    pub list_hash: String,
    pub result_hash: String,
    /// From the close on: a secret, so that the hash of everything ([`seal`]) can be checked and not guessed.
    pub seal_salt: String,
    /// The number drawn in the room to order tied items; empty where nothing was drawn.
    pub lot: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub id: ItemId,
    pub name: Localized,
    /// What the name alone does not say: shown under it.
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub note: Localized,
    /// Whether a service is to be kept or introduced, where the group asks that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    Keep,
    Introduce,
}

/// How a round is counted: fixed before it opens, printed on the ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleCard {
    pub method: Method,
    pub unranked: Unranked,
    /// Whether sectors weigh the same whatever their size, or a ballot is a ballot. Where a sector
    /// cast fewer than three ballots, a ballot is a ballot: one person would weigh as a sector.
    pub equal_sectors: bool,
    /// At most this many items may be ranked; `None` for all.
    pub most: Option<usize>,
    /// Groups of fewer people are not told apart. What the process says when the round is frozen;
    /// nobody moves it afterwards to see more.
    #[serde(default = "least_shown", skip_serializing_if = "is_least_shown")]
    pub hidden_under: u64,
    /// Whether a sector is too small to be weighed by its ballots that compare something, or, as in
    /// rounds frozen before blank ballots were told from others, by all it cast. What was counted
    /// then is counted the same for ever; what may be shown of it is not ([`Round::comparing`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub comparing: bool,
}

/// Of fewer votes that compare something nothing is shown but the order and the totals, whatever a process has chosen.
pub const LEAST_SHOWN: u64 = 5;
/// Of fewer votes that compare something not even the order: the order of one is that person's vote, and either of two works
/// out the other's.
pub const LEAST_ORDERED: u64 = 3;

fn least_shown() -> u64 {
    LEAST_SHOWN
}

fn is_least_shown(limit: &u64) -> bool {
    *limit == LEAST_SHOWN
}

impl Default for RuleCard {
    fn default() -> Self {
        RuleCard {
            method: Method::RankedPairsBorda,
            unranked: Unranked::Last,
            equal_sectors: false,
            most: None,
            hidden_under: LEAST_SHOWN,
            comparing: true,
        }
    }
}

impl RuleCard {
    /// Methods a chair may choose; the others are shown for comparison.
    pub const METHODS: [Method; 5] =
        [Method::RankedPairsBorda, Method::RankedPairs, Method::Schulze, Method::Borda, Method::Copeland];

    pub fn rule(self) -> Rule {
        Rule { method: self.method, unranked: self.unranked }
    }

    /// The same, with the limit of a process, as it is frozen today.
    pub fn under(self, limit: u64) -> RuleCard {
        RuleCard { hidden_under: limit.max(LEAST_SHOWN), comparing: true, ..self }
    }
}

/// Where a round stands; asked from its dates, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// List and rule may still change.
    Prepared,
    Frozen,
    Open {
        since: Moment,
    },
    /// Counted and hidden, or partly revealed.
    Closed {
        since: Moment,
        revealed: Revealed,
    },
}

/// How much of a closed round everybody may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Revealed {
    Nothing,
    /// The last so many layers of the order; never all of them.
    Last(usize),
    /// The whole order.
    Order,
    Duels,
    /// Everything there is: files and the list of votes too.
    All,
}

impl Round {
    pub fn stage(&self) -> Stage {
        match (self.frozen_at, self.opened_at, self.closed_at) {
            (None, ..) => Stage::Prepared,
            (_, None, _) => Stage::Frozen,
            (_, Some(since), None) => Stage::Open { since },
            (_, _, Some(since)) => Stage::Closed { since, revealed: self.revealed() },
        }
    }

    /// What `shown` steps reveal: one layer of the order each, from the last. Whoever draws the
    /// page knows how many layers there are; the step after the last but one is `SHOWN_ORDER`.
    fn revealed(&self) -> Revealed {
        match self.shown {
            ..=0 => Revealed::Nothing,
            layers @ 1..SHOWN_ORDER => Revealed::Last(usize::try_from(layers).unwrap_or(usize::MAX)),
            SHOWN_ORDER => Revealed::Order,
            SHOWN_DUELS => Revealed::Duels,
            _ => Revealed::All,
        }
    }

    pub fn is_closed(&self) -> bool {
        self.closed_at.is_some()
    }

    /// Votes that compare something by the rule of the round: what every limit on people asks. An
    /// order made of one such vote and two blank ones is that person's ballot.
    pub fn comparing(&self, votes: &[Vote]) -> u64 {
        votes.iter().filter(|vote| vote.ranking.compares(self.rule.unranked)).count() as u64
    }

    /// Whether it is closed and so few votes compare anything that its order stays hidden for good.
    pub fn keeps_its_order(&self, votes: &[Vote]) -> bool {
        self.is_closed() && self.comparing(votes) < LEAST_ORDERED
    }

    pub fn is_open(&self) -> bool {
        matches!(self.stage(), Stage::Open { .. })
    }

    /// Whether anybody may see the order and what belongs to it.
    pub fn is_revealed(&self) -> bool {
        self.closed_at.is_some() && self.revealed() >= Revealed::Order
    }

    /// What is frozen, written in one way only: JSON of the list and the rule.
    pub fn content(&self, ballot: &Ballot) -> String {
        serde_json::json!({
            "ballot": ballot.id,
            "round": self.number,
            "title": ballot.title,
            "items": self.items,
            "rule": self.rule,
            "secrecy": ballot.secrecy,
            "sectors": ballot.sectors,
        })
        .to_string()
    }

    pub fn hash_of_content(&self, ballot: &Ballot) -> String {
        sha256(self.content(ballot).as_bytes())
    }

    /// The votes as the tally counts them, items and sectors named by their ids.
    pub fn profile(&self, ballot: &Ballot, votes: &[Vote]) -> Profile {
        Profile {
            items: self.items.iter().map(|item| item.id.0.clone()).collect(),
            sectors: ballot.sectors.iter().map(|sector| sector.id.0.clone()).collect(),
            ballots: votes
                .iter()
                .map(|vote| tally::Ballot {
                    ranking: vote.ranking.clone(),
                    sector: ballot.sectors.iter().position(|sector| sector.id == vote.sector),
                    ballots: 1,
                    weight: 1,
                })
                .collect(),
        }
    }
}

/// Values of `shown` from which more than single layers is revealed: far above any number of layers.
pub const SHOWN_ORDER: i64 = 1_000;
pub const SHOWN_DUELS: i64 = 1_001;
pub const SHOWN_ALL: i64 = 1_002;

/// One cast ballot. Holds no person, no code, no time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vote {
    /// While the round is open what follows from the slip; afterwards the hash of the receipt.
    pub key: String,
    pub sector: SectorId,
    pub channel: Channel,
    pub ranking: Ranking,
    /// SHA-256 of the receipt.
    pub receipt_hash: String,
}

/// How a vote came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Phone,
    Paper,
}

impl Channel {
    pub fn code(self) -> &'static str {
        match self {
            Channel::Phone => "phone",
            Channel::Paper => "paper",
        }
    }

    pub fn parse(code: &str) -> Option<Channel> {
        [Channel::Phone, Channel::Paper].into_iter().find(|channel| channel.code() == code)
    }
}

impl Secrecy {
    pub const ALL: [Secrecy; 2] = [Secrecy::Slips, Secrecy::Confidential];

    pub fn code(self) -> &'static str {
        match self {
            Secrecy::Confidential => "confidential",
            Secrecy::Slips => "slips",
        }
    }

    pub fn parse(code: &str) -> Option<Secrecy> {
        Secrecy::ALL.into_iter().find(|secrecy| secrecy.code() == code)
    }
}

/// The join code as it is shown and said: `ABC-DEF`.
pub fn spelled(join_code: &str) -> String {
    match join_code.split_at_checked(3) {
        Some((first, second)) => format!("{first}-{second}"),
        None => join_code.to_owned(),
    }
}

/// What somebody typed, as a code: capitals, without spaces and dashes. Codes have no 0 O 1 I L U,
/// so nothing needs to be guessed.
pub fn typed_code(typed: &str) -> String {
    typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// The published list of votes: what its hash is taken of. One line a vote, sorted; sectors are left
/// out where a group is too small to be told apart (`with_sectors` false).
pub fn list_of_votes(votes: &[Vote], with_sectors: bool) -> String {
    let mut lines: Vec<String> = votes
        .iter()
        .map(|vote| {
            let sector = if with_sectors { vote.sector.0.as_str() } else { "" };
            format!("{};{};{}\n", vote.receipt_hash, sector, vote.ranking)
        })
        .collect();
    lines.sort();
    lines.concat()
}

/// Whether the published list may name sectors: not where one of them is so small that its members
/// would be known by it.
pub fn shows_sectors(ballot: &Ballot, round: &Round, votes: &[Vote]) -> bool {
    let cast = |sector: &Sector| votes.iter().filter(|vote| vote.sector == sector.id).cloned().collect::<Vec<Vote>>();
    ballot.sectors.iter().map(cast).all(|cast| cast.is_empty() || round.comparing(&cast) >= round.rule.hidden_under)
}

/// SHA-256 of everything that is kept of the votes, with the secret in front: what the published list
/// leaves out, sectors where they are small and how a vote came in, cannot be changed unnoticed either.
pub fn seal(salt: &str, votes: &[Vote]) -> String {
    let line =
        |vote: &Vote| format!("{};{};{};{}\n", vote.receipt_hash, vote.sector, vote.channel.code(), vote.ranking);
    let mut lines: Vec<String> = votes.iter().map(line).collect();
    lines.sort();
    sha256(format!("{salt}\n{}", lines.concat()).as_bytes())
}

/// What somebody wants a ballot to be; its rules are in [`Making::check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Making {
    pub group_id: Option<GroupId>,
    pub title: Localized,
    pub meeting_on: Day,
    pub place: String,
    pub secrecy: Secrecy,
    pub sectors: Vec<Sector>,
    pub items: Vec<Item>,
    pub rule: RuleCard,
}

/// Why a ballot cannot be made as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadMaking {
    TitleMissing,
    TitleLong,
    /// The day of the meeting is no day.
    DayMissing,
    PlaceLong,
    TooFewItems,
    TooManyItems {
        most: usize,
    },
    ItemTwice {
        name: String,
    },
    ItemLong {
        name: String,
    },
    NoteLong {
        name: String,
    },
    NoSector,
    TooManySectors {
        most: usize,
    },
    SectorTwice {
        name: String,
    },
    SectorLong {
        name: String,
    },
    /// „Rank at most“ is no number between one and the number of items.
    MostOutOfRange,
}

pub const MOST_ITEMS: usize = 40;
pub const MOST_SECTORS: usize = 8;
pub const LONGEST_NAME: usize = 200;
/// A sector's name stands on a slip beside the code.
pub const LONGEST_SECTOR: usize = 60;

impl Making {
    pub fn check(&self) -> Result<(), Vec<BadMaking>> {
        let mut bad = Vec::new();
        if self.title.is_empty() {
            bad.push(BadMaking::TitleMissing);
        }
        let longer = |text: &str, most: usize| text.chars().count() > most;
        if longer(self.title.text("cs", "cs"), LONGEST_NAME) {
            bad.push(BadMaking::TitleLong);
        }
        if longer(&self.place, LONGEST_NAME) {
            bad.push(BadMaking::PlaceLong);
        }
        match self.items.len() {
            0 | 1 => bad.push(BadMaking::TooFewItems),
            n if n > MOST_ITEMS => bad.push(BadMaking::TooManyItems { most: MOST_ITEMS }),
            _ => {}
        }
        let names = |texts: &[&Localized]| -> Vec<String> {
            texts.iter().map(|text| text.text("cs", "cs").trim().to_owned()).collect()
        };
        let items = names(&self.items.iter().map(|item| &item.name).collect::<Vec<_>>());
        bad.extend(repeated(&items).map(|name| BadMaking::ItemTwice { name }));
        let long = |name: &&String| longer(name, LONGEST_NAME);
        bad.extend(items.iter().filter(long).map(|name| BadMaking::ItemLong { name: name.clone() }));
        let notes = self.items.iter().zip(&items).filter(|(item, _)| longer(item.note.text("cs", "cs"), LONGEST_NAME));
        bad.extend(notes.map(|(_, name)| BadMaking::NoteLong { name: name.clone() }));
        match self.sectors.len() {
            0 => bad.push(BadMaking::NoSector),
            n if n > MOST_SECTORS => bad.push(BadMaking::TooManySectors { most: MOST_SECTORS }),
            _ => {}
        }
        let sectors = names(&self.sectors.iter().map(|sector| &sector.name).collect::<Vec<_>>());
        bad.extend(repeated(&sectors).map(|name| BadMaking::SectorTwice { name }));
        let long = |name: &&String| longer(name, LONGEST_SECTOR);
        bad.extend(sectors.iter().filter(long).map(|name| BadMaking::SectorLong { name: name.clone() }));
        if self.rule.most.is_some_and(|most| most == 0 || most > self.items.len()) {
            bad.push(BadMaking::MostOutOfRange);
        }
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }
}

/// Names that stand in the list a second time, whatever their capitals.
fn repeated(names: &[String]) -> impl Iterator<Item = String> + '_ {
    names.iter().enumerate().filter_map(|(index, name)| {
        let lower = name.to_lowercase();
        names[..index].iter().any(|other| other.to_lowercase() == lower).then(|| name.clone())
    })
}

/// Why a vote was not taken. The ranking stays with the voter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoVote {
    /// No slip of this ballot has this code.
    UnknownSlip,
    NotOpenYet,
    Closed,
    /// The page belonged to an earlier round.
    AnotherRound {
        number: i64,
    },
    /// More items were ranked than the rule allows.
    TooMany {
        most: usize,
    },
    /// Something that is no place: the number of the item, from 1.
    NoPlace {
        item: usize,
    },
}

/// Why the chair's act did not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoAct {
    /// The stage had moved on, perhaps by another window: the page shows where it is now.
    AnotherStage,
    /// Nobody has a slip yet.
    NoSlips,
    TooManySlips {
        most: i64,
    },
    /// So few voted that the order would say how.
    TooFewVotes,
    Unknown,
}

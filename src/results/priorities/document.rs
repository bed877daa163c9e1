//! What came out, with everything that must stand with it: the page, the files and the version a
//! town signs are made of this one value, so they cannot differ.

use serde::{Deserialize, Serialize};

use super::{
    combining::{Combination, Places, alone, combine},
    gathering::{Gathered, NotCounted, gather},
    model::{Asks, ListItem, Origin, PriorityList, RoundSector, Source, Statement, Typed, VoiceKey},
};
use crate::{
    problem::Problem,
    processes::Process,
    server::{calendar, house::House, random::sha256},
    stats::disclosure::Limit,
    vocabulary::{Day, ItemId, Localized, Moment},
};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Of this document; a newer program goes on reading older ones. Since 2 small changes of weights
    /// are counted in all three ways, and an item that shares a place beyond the first is not among
    /// them when ballots are drawn anew.
    pub format: u32,
    /// The list's public address.
    pub slug: String,
    pub title: Localized,
    pub process: ProcessName,
    pub items: Vec<ListItem>,
    pub top: usize,
    /// Fewer people than this are not shown.
    pub limit: u64,
    pub sources: Vec<Shown>,
    /// What the sources weigh, from the first statement to the one that counts.
    pub statements: Vec<Stated>,
    pub result: Combination,
    pub counted_on: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcessName {
    pub slug: String,
    pub name: Localized,
    pub publicity: Localized,
    pub demonstration: bool,
}

/// A source as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    pub key: VoiceKey,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    /// The sector, where a ballot's sectors are sources of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Localized>,
    pub what: What,
    /// Empty for numbers that were typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// Answers still came when it was counted.
    #[serde(default)]
    pub running: bool,
    /// The public page with the figures behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// What people could choose and the list does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<Localized>,
    /// What people could choose, and which item it was taken for. Documents of format 1 do not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Matched>,
    /// Sectors of a ballot that is one source, where they are not too small to be seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<ShownSector>,
}

/// An option of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matched {
    pub id: ItemId,
    pub name: Localized,
    /// Nothing where it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum What {
    Question {
        survey: Localized,
        question: Localized,
        asks: Asks,
    },
    Round {
        title: Localized,
        number: i64,
        equal_sectors: bool,
        /// Its sectors weighed the same, and one is small: only its order is by that rule.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        withheld: bool,
    },
    Numbers {
        typed: Vec<Typed>,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownSector {
    pub name: Localized,
    pub people: u64,
    pub places: Vec<Option<Places>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    pub on: Day,
    /// One a source.
    pub weights: Vec<u64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// That a town took the list for its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub version: i64,
    /// The day of the meeting.
    pub on: Day,
    /// Who decided, as it is to be printed.
    pub body: String,
    pub frozen_on: Day,
}

/// Whether everybody sees an item the same way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Among the first in every source and sector that ranks it.
    Consensus,
    /// Among the first in some, not in all.
    Contested,
    /// Among the first in none.
    Lower,
}

impl Shown {
    /// Whether answers still come that change what the list says of it: results that are public move in
    /// steps only, and a list with them.
    pub fn is_moving(&self) -> bool {
        self.running && self.link.is_none()
    }
}

impl Document {
    /// Written in one way only.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("a document is JSON")
    }

    /// What tells one result from another: SHA-256 of everything but day and signature.
    pub fn fingerprint(&self) -> String {
        let bare = Document { counted_on: Day(0), signature: None, ..self.clone() };
        sha256(bare.json().as_bytes())
    }

    /// Items from the first place on; tied ones in the order of the list.
    pub fn order(&self) -> Vec<usize> {
        let mut items: Vec<usize> = (0..self.items.len()).collect();
        items.sort_by_key(|item| self.result.places[*item]);
        items
    }

    /// Places of the item in every source and sector that ranks it.
    pub fn views(&self, item: usize) -> Vec<Places> {
        let sources = self.result.own.iter().filter_map(|places| places[item]);
        sources.chain(self.sectors().filter_map(|sector| sector.places[item])).collect()
    }

    /// How many of those are sectors.
    pub fn sector_views(&self, item: usize) -> usize {
        self.sectors().filter(|sector| sector.places[item].is_some()).count()
    }

    fn sectors(&self) -> impl Iterator<Item = &ShownSector> {
        self.sources.iter().flat_map(|source| &source.sectors)
    }

    /// In how many of those it is among the first. Whoever shares a place across the cut is not.
    pub fn among_first(&self, item: usize) -> usize {
        self.views(item).iter().filter(|(_, last)| *last <= self.top).count()
    }

    /// Sources and sectors together.
    pub fn all_views(&self) -> usize {
        self.sources.len() + self.sectors().count()
    }

    /// Nothing where only one speaks of it.
    pub fn standing(&self, item: usize) -> Option<Standing> {
        let all = self.views(item).len();
        (all > 1).then(|| match self.among_first(item) {
            0 => Standing::Lower,
            some if some == all => Standing::Consensus,
            _ => Standing::Contested,
        })
    }

    /// Whether ballots of the source were drawn anew.
    pub fn is_drawn(source: &Shown) -> bool {
        source.people.is_some() && !matches!(source.what, What::Round { withheld: true, .. })
    }

    /// What the sources weigh in the statement that counts.
    pub fn weights(&self) -> &[u64] {
        self.statements.last().map_or(&[], |statement| &statement.weights)
    }

    pub fn people(&self) -> u64 {
        self.sources.iter().filter_map(|source| source.people).sum()
    }
}

/// Counts a list whose weights are stated, unless nothing may be shown of it.
pub async fn counted(
    house: &House,
    now: Moment,
    process: &Process,
    list: &PriorityList,
    statements: &[Statement],
) -> Result<Result<Document, NotCounted>, Problem> {
    let limit = Limit::public(process.disclosure_limit);
    let gathered = match gather(house, now, list, limit).await? {
        Ok(gathered) => gathered,
        Err(not) => return Ok(Err(not)),
    };
    let (list, process, statements) = (list.clone(), process.clone(), statements.to_vec());
    // Thousands of orders are counted: other visitors do not wait for it.
    let work = move || lay_out(&process, &list, &statements, &gathered, now, limit);
    tokio::task::spawn_blocking(work).await.map_err(|_| sqlx::Error::WorkerCrashed.into())
}

pub(super) fn lay_out(
    process: &Process,
    list: &PriorityList,
    statements: &[Statement],
    gathered: &[Gathered],
    now: Moment,
    limit: Limit,
) -> Result<Document, NotCounted> {
    let stated: Vec<Stated> = statements
        .iter()
        .map(|statement| Stated {
            on: calendar::day_of(statement.stated_at),
            weights: gathered.iter().map(|source| weight_of(statement, &source.key)).collect(),
            reason: statement.reason.clone(),
        })
        .collect();
    let weights = stated.last().map(|stated| stated.weights.clone()).unwrap_or_default();
    let heard: Vec<_> = gathered.iter().map(|source| source.heard.clone()).collect();
    let result = combine(&heard, &weights, list.top, seed(list)).map_err(|_| NotCounted::TooLarge)?;
    let voices = list.voices();
    let sources = gathered.iter().filter_map(|found| {
        let (_, source, sector) = voices.iter().find(|(key, ..)| *key == found.key)?;
        Some(Shown {
            key: found.key.clone(),
            name: source.name.clone(),
            name_en: source.name_en.clone(),
            sector: sector.map(|sector| sector.name.clone()),
            what: what(&source.origin, found),
            people: found.people,
            running: found.running,
            link: found.link.clone(),
            left_out: source.left_out().map(|option| option.name.clone()).collect(),
            options: source.options.iter().map(|option| matched(source, option)).collect(),
            sectors: found.sectors.iter().map(shown_sector).collect::<Result<_, _>>().unwrap_or_default(),
        })
    });
    Ok(Document {
        format: 2,
        slug: list.slug.clone(),
        title: list.title.clone(),
        process: ProcessName {
            slug: process.slug.clone(),
            name: process.name.clone(),
            publicity: process.publicity.clone(),
            demonstration: process.demonstration,
        },
        items: list.items.clone(),
        top: list.top,
        limit: limit.people(),
        sources: sources.collect(),
        statements: stated,
        result,
        counted_on: calendar::day_of(now),
        signature: None,
    })
}

fn matched(source: &Source, option: &ListItem) -> Matched {
    Matched { id: option.id.clone(), name: option.name.clone(), item: source.matches.get(&option.id).cloned() }
}

fn weight_of(statement: &Statement, key: &VoiceKey) -> u64 {
    statement.weights.iter().find(|(of, _)| of == key).map_or(0, |(_, weight)| *weight)
}

/// The same for one list always, so that whoever counts again draws the same.
fn seed(list: &PriorityList) -> u64 {
    u64::from_str_radix(&sha256(list.id.0.as_bytes())[..8], 16).unwrap_or(1)
}

fn shown_sector(
    (sector, people, heard): &(RoundSector, u64, super::combining::Heard),
) -> Result<ShownSector, crate::tally::CannotCount> {
    Ok(ShownSector { name: sector.name.clone(), people: *people, places: alone(heard)? })
}

fn what(origin: &Origin, found: &Gathered) -> What {
    match origin {
        Origin::Question { title, label, asks, .. } => {
            What::Question { survey: title.clone(), question: label.clone(), asks: *asks }
        }
        Origin::Round { title, number, .. } => What::Round {
            title: title.clone(),
            number: *number,
            equal_sectors: !found.heard.voice.multipliers.is_empty(),
            withheld: found.withheld,
        },
        Origin::Numbers { typed } => What::Numbers { typed: typed.clone() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Signed documents are kept for good, and their hashes are printed: whatever a later program adds
    /// to a document, it reads those of format 1 and writes them letter by letter.
    #[test]
    fn a_document_signed_long_ago_is_read_and_written_as_it_was() {
        let signed = include_str!("format-1.json").trim_end();
        let document: Document = serde_json::from_str(signed).expect("format 1 is read");
        assert_eq!(document.json(), signed);
        assert_eq!(document.sources.len(), 5);
        let standings: Vec<_> = document.order().into_iter().map(|item| document.standing(item)).collect();
        assert!(standings.contains(&Some(Standing::Contested)));
    }
    #[test]
    fn only_those_that_rank_an_item_say_whether_it_is_contested() {
        let signed = include_str!("format-1.json").trim_end();
        let mut document: Document = serde_json::from_str(signed).expect("format 1 is read");
        let item = (0..document.items.len())
            .find(|item| document.standing(*item) == Some(Standing::Contested) && document.among_first(*item) > 1);
        let item = item.expect("an item two of them have among the first");
        let top = document.top;
        for own in &mut document.result.own {
            own[item] = own[item].filter(|(_, last)| *last <= top);
        }
        assert_eq!(document.standing(item), Some(Standing::Consensus));
        document.result.own.iter_mut().skip(1).for_each(|own| own[item] = None);
        assert_eq!(document.standing(item), None, "one alone has nobody to agree with");
    }
}

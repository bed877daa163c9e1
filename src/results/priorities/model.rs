//! What a list of priorities is made of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::combining::{MOST_SOURCES, WHOLE};
use crate::vocabulary::{
    BallotId, CollectionId, ItemId, Lang, ListId, Localized, Moment, ProcessId, RoundId, SectorId,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriorityList {
    pub id: ListId,
    pub process_id: ProcessId,
    /// Stands in the public address.
    pub slug: String,
    pub title: Localized,
    pub items: Vec<ListItem>,
    /// How many priorities the plan takes on: the list is cut there.
    pub top: usize,
    pub sources: Vec<Source>,
}

/// One of the things that are ranked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListItem {
    pub id: ItemId,
    pub name: Localized,
}

/// Where an order comes from, and what in it is which item of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Names it inside its list: `z1`, `z2`.
    pub key: String,
    /// What the page calls it: short, for heads of columns.
    pub name: String,
    /// The same in English; empty where nobody said it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name_en: String,
    pub origin: Origin,
    /// What people could choose from, as it was when the list was made.
    pub options: Vec<ListItem>,
    /// Option to item; an option that is missing here is left out.
    pub matches: BTreeMap<ItemId, ItemId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Origin {
    Question {
        collection: CollectionId,
        /// The survey's address and title.
        survey: String,
        title: Localized,
        question: String,
        label: Localized,
        asks: Asks,
    },
    Round {
        ballot: BallotId,
        round: RoundId,
        number: i64,
        join_code: String,
        title: Localized,
        sectors: Vec<RoundSector>,
        /// Whether its sectors are sources of their own.
        split: bool,
    },
    /// Numbers somebody typed; the higher, the more pressing.
    Numbers { typed: Vec<Typed> },
}

/// How a question of a survey orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asks {
    /// An order; what is left out is together last.
    Rank,
    /// What was chosen is together first, the rest together last.
    Several,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundSector {
    pub id: SectorId,
    pub name: Localized,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    pub item: ItemId,
    /// In thousandths; nothing where the source says nothing of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thousandths: Option<i64>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// What has a weight: a source, or a sector of a split one. `z2`, `z2.users`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VoiceKey(pub String);

impl PriorityList {
    /// What has a weight, in the order of the page.
    pub fn voices(&self) -> Vec<(VoiceKey, &Source, Option<&RoundSector>)> {
        self.sources.iter().flat_map(|source| source.voices().map(move |(key, sector)| (key, source, sector))).collect()
    }

    /// „Pracovní skupiny: poskytovatelé“.
    pub fn name_of(&self, lang: Lang, voice: &VoiceKey) -> String {
        let of = self.voices().into_iter().find(|(key, ..)| key == voice);
        of.map_or_else(String::new, |(_, source, sector)| match sector {
            Some(sector) => format!("{}: {}", source.name(lang), sector.name.text(lang.code(), "cs")),
            None => source.name(lang).to_owned(),
        })
    }

    /// Whether the options of a source are those of the list, so that nothing needs to be matched.
    pub fn matches_by_itself(&self, source: &Source) -> bool {
        let ids =
            |items: &[ListItem]| items.iter().map(|item| item.id.clone()).collect::<std::collections::BTreeSet<_>>();
        ids(&self.items) == ids(&source.options)
    }
}

/// What a source is called in a language.
pub fn name_in<'a>(lang: Lang, name: &'a str, name_en: &'a str) -> &'a str {
    if lang == Lang::En && !name_en.is_empty() { name_en } else { name }
}

impl Source {
    pub fn name(&self, lang: Lang) -> &str {
        name_in(lang, &self.name, &self.name_en)
    }

    pub fn voices(&self) -> Box<dyn Iterator<Item = (VoiceKey, Option<&RoundSector>)> + '_> {
        match &self.origin {
            Origin::Round { split: true, sectors, .. } => {
                Box::new(sectors.iter().map(|sector| (VoiceKey(format!("{}.{}", self.key, sector.id)), Some(sector))))
            }
            _ => Box::new(std::iter::once((VoiceKey(self.key.clone()), None))),
        }
    }

    /// Which options mean the item.
    pub fn options_of<'a>(&'a self, item: &'a ItemId) -> impl Iterator<Item = usize> + 'a {
        let means = move |option: &ListItem| self.matches.get(&option.id) == Some(item);
        self.options.iter().enumerate().filter(move |(_, option)| means(option)).map(|(index, _)| index)
    }

    /// Options that mean no item, and so are left out.
    pub fn left_out(&self) -> impl Iterator<Item = &ListItem> {
        self.options.iter().filter(|option| !self.matches.contains_key(&option.id))
    }
}

/// What each source weighs, as it was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// From 1.
    pub number: i64,
    pub weights: Vec<(VoiceKey, u64)>,
    /// Why it was changed after the result was seen; empty for the first.
    pub reason: String,
    pub stated_at: Moment,
}

/// What somebody wants a list to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Making {
    pub slug: String,
    pub title: Localized,
    pub items: Vec<ListItem>,
    pub top: usize,
    pub sources: Vec<Source>,
}

/// Why a list cannot be made as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadMaking {
    TitleMissing,
    TitleLong,
    SlugBad,
    SlugTaken,
    NoSource,
    /// More voices than weightings can be tried for.
    TooManySources {
        most: usize,
    },
    /// Only typed numbers were chosen: there is nothing to take the items from.
    NoItems,
    TopOutOfRange,
    /// What was chosen is not there (any more).
    SourceGone,
    /// A ballot is to be split and its list of votes does not name sectors.
    SectorsHidden,
}

const LONGEST: usize = 200;
/// A source's name stands over a narrow column.
pub const LONGEST_NAME: usize = 60;

/// A name that fits the head of a column.
pub fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST_NAME {
        return name.to_owned();
    }
    let cut: String = name.chars().take(LONGEST_NAME - 1).collect();
    format!("{}…", cut.trim_end())
}

impl Making {
    /// The rules that need no store.
    pub fn check(&self) -> Result<(), Vec<BadMaking>> {
        let mut bad = Vec::new();
        if self.title.is_empty() {
            bad.push(BadMaking::TitleMissing);
        } else if self.title.0.values().any(|title| title.chars().count() > LONGEST) {
            bad.push(BadMaking::TitleLong);
        }
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !(3..=60).contains(&self.slug.len()) || !self.slug.chars().all(good) {
            bad.push(BadMaking::SlugBad);
        }
        let voices: usize = self.sources.iter().map(|source| source.voices().count()).sum();
        if voices == 0 {
            bad.push(BadMaking::NoSource);
        } else if voices > MOST_SOURCES {
            bad.push(BadMaking::TooManySources { most: MOST_SOURCES });
        } else if self.items.len() < 2 {
            bad.push(BadMaking::NoItems);
        }
        if self.top == 0 || (self.items.len() > 1 && self.top > self.items.len()) {
            bad.push(BadMaking::TopOutOfRange);
        }
        if bad.is_empty() { Ok(()) } else { Err(bad) }
    }
}

/// Why weights cannot be taken as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadWeights {
    /// No whole number from 0 to 100.
    NoNumber { voice: VoiceKey },
    /// They come to another sum than a hundred.
    Sum { sum: u64 },
}

/// Reads weights as they were typed: whole per cents that come to a hundred.
pub fn read_weights(typed: &[(VoiceKey, String)]) -> Result<Vec<(VoiceKey, u64)>, Vec<BadWeights>> {
    let mut bad = Vec::new();
    let mut weights = Vec::new();
    for (voice, text) in typed {
        let text = text.trim().trim_end_matches('%').trim_end();
        match text.parse::<u64>().ok().filter(|weight| *weight <= WHOLE) {
            Some(weight) => weights.push((voice.clone(), weight)),
            None => bad.push(BadWeights::NoNumber { voice: voice.clone() }),
        }
    }
    let sum = weights.iter().map(|(_, weight)| weight).sum();
    if bad.is_empty() && sum != WHOLE {
        bad.push(BadWeights::Sum { sum });
    }
    if bad.is_empty() { Ok(weights) } else { Err(bad) }
}

/// A number with at most three decimals, in thousandths: `3,5`, `−2`, `1 200`.
pub fn read_number(text: &str) -> Option<i64> {
    let text: String =
        text.chars().filter(|c| !c.is_whitespace()).collect::<String>().replace('−', "-").replace(',', ".");
    let (negative, digits) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || decimals.len() > 3 || !all_digits(whole) || !all_digits(decimals) {
        return None;
    }
    let thousandths: i64 = format!("{whole}{decimals:0<3}").parse().ok()?;
    Some(if negative { -thousandths } else { thousandths })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(weights: &[&str]) -> Vec<(VoiceKey, String)> {
        (1..).zip(weights).map(|(n, weight)| (VoiceKey(format!("z{n}")), (*weight).to_owned())).collect()
    }

    #[test]
    fn weights_are_whole_per_cents_of_one_hundred() {
        let read =
            |weights| read_weights(&typed(weights)).map(|weights| weights.iter().map(|w| w.1).collect::<Vec<_>>());
        assert_eq!(read(&["50", " 30 %", "20"]), Ok(vec![50, 30, 20]));
        assert_eq!(read(&["50", "30"]), Err(vec![BadWeights::Sum { sum: 80 }]));
        let none = |n: usize| BadWeights::NoNumber { voice: VoiceKey(format!("z{n}")) };
        assert_eq!(read(&["polovina", "101", "-1", ""]), Err(vec![none(1), none(2), none(3), none(4)]));
    }

    #[test]
    fn numbers_are_read_as_people_here_write_them() {
        let read = |text| read_number(text);
        assert_eq!(
            [read("3,5"), read("−2"), read("1 200"), read("0.125")],
            [Some(3_500), Some(-2_000), Some(1_200_000), Some(125)]
        );
        assert_eq!([read(""), read("asi 5"), read("1,2345"), read("1.2.3"), read("9999999999")], [None; 5]);
    }
}

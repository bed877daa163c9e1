//! What is counted: items, and ballots that put them in order.

use std::fmt;

use super::Unranked;

/// Where a ballot puts one item: a place from the first, tied items sharing one; nowhere; or the
/// voter abstains on this item (a conflict of interest), which then is compared with nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(u16);

impl Place {
    pub const UNRANKED: Place = Place(0);
    pub const ABSTAINED: Place = Place(u16::MAX);

    /// The `n`th place, from 1; `None` for 0 and for what no ballot can hold.
    pub fn at(n: usize) -> Option<Place> {
        u16::try_from(n).ok().filter(|n| (1..u16::MAX).contains(n)).map(Place)
    }

    /// The number of the place, from 1; `None` where unranked or abstained.
    pub fn number(self) -> Option<usize> {
        (self != Place::UNRANKED && self != Place::ABSTAINED).then_some(usize::from(self.0))
    }
}

/// One ballot's order of all items, a place an item. Places are dense: 1, 2, 2, 3.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ranking(Box<[Place]>);

/// Why a written ranking cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadRanking {
    /// What stands where the number of an item should.
    NotANumber(String),
    /// There is no item of this number.
    NoSuchItem(usize),
    Twice(usize),
    /// A brace that is not closed, or not open.
    Brace,
}

impl Ranking {
    /// A place an item; gaps are closed (1, 3, 3 becomes 1, 2, 2).
    pub fn new(places: Vec<Place>) -> Ranking {
        let mut numbers: Vec<usize> = places.iter().filter_map(|place| place.number()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let dense = |place: Place| match place.number() {
            None => place,
            Some(number) => {
                let before = numbers.partition_point(|other| *other < number);
                Place::at(before + 1).expect("a dense place is no greater than the one it stands for")
            }
        };
        Ranking(places.iter().map(|place| dense(*place)).collect())
    }

    /// Nothing ranked.
    pub fn blank(items: usize) -> Ranking {
        Ranking(vec![Place::UNRANKED; items].into())
    }

    /// Levels from the first, items numbered from 0; the rest is unranked.
    pub fn of_levels(items: usize, levels: &[Vec<usize>]) -> Ranking {
        let mut places = vec![Place::UNRANKED; items];
        for (index, level) in levels.iter().enumerate() {
            for &item in level {
                places[item] = Place::at(index + 1).expect("fewer levels than a ballot can hold");
            }
        }
        Ranking::new(places)
    }

    pub fn places(&self) -> &[Place] {
        &self.0
    }

    pub fn is_blank(&self) -> bool {
        self.0.iter().all(|place| place.number().is_none())
    }

    /// Whether it puts any item above another, given how items left out are read. A blank ballot does
    /// not, nor one that ties everything; one that ranks a single item does where the rest is last.
    ///
    /// ```
    /// use priorita::tally::{Ranking, Unranked};
    /// let compares = |text, reading| Ranking::read(text, 3).unwrap().compares(reading);
    /// assert!(compares("2", Unranked::Last) && !compares("2", Unranked::Ignored));
    /// assert!(!compares("", Unranked::Last) && !compares("{1,2,3}", Unranked::Last) && !compares("2|1,3", Unranked::Last));
    /// ```
    pub fn compares(&self, unranked: Unranked) -> bool {
        let levels = self.0.iter().filter_map(|place| place.number()).max().unwrap_or(0);
        let below = unranked == Unranked::Last && self.0.contains(&Place::UNRANKED);
        levels + usize::from(below) > 1
    }

    /// Ranked items from the first place, tied items together, in ascending order.
    pub fn levels(&self) -> Vec<Vec<usize>> {
        let count = self.0.iter().filter_map(|place| place.number()).max().unwrap_or(0);
        let mut levels = vec![Vec::new(); count];
        for (item, place) in self.0.iter().enumerate() {
            if let Some(number) = place.number() {
                levels[number - 1].push(item);
            }
        }
        levels
    }

    /// Items the voter abstains on.
    pub fn abstained(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|(_, place)| **place == Place::ABSTAINED).map(|(item, _)| item)
    }

    /// Reads the notation of PrefLib, items numbered from 1: `3,{1,4},2`; items abstained on follow
    /// a bar, which is our addition: `3,2|1`. Nothing at all is a blank ballot.
    ///
    /// ```
    /// use priorita::tally::Ranking;
    /// let ranking = Ranking::read("3,{1,4}|2", 5).unwrap();
    /// assert_eq!(ranking.levels(), [vec![2], vec![0, 3]]);
    /// assert_eq!(ranking.to_string(), "3,{1,4}|2");
    /// ```
    ///
    /// # Errors
    /// Where it names an item that is not there, or one twice, or is no such notation.
    pub fn read(text: &str, items: usize) -> Result<Ranking, BadRanking> {
        let (ranked, abstained) = text.split_once('|').unwrap_or((text, ""));
        let mut places = vec![Place::UNRANKED; items];
        let mut put = |word: &str, place: Place| -> Result<(), BadRanking> {
            let number: usize = word.trim().parse().map_err(|_| BadRanking::NotANumber(word.trim().to_owned()))?;
            let slot = number.checked_sub(1).and_then(|index| places.get_mut(index));
            let slot = slot.ok_or(BadRanking::NoSuchItem(number))?;
            if *slot != Place::UNRANKED {
                return Err(BadRanking::Twice(number));
            }
            *slot = place;
            Ok(())
        };
        let mut rest = ranked.trim();
        let mut number = 1;
        while !rest.is_empty() {
            let (level, after) = match rest.strip_prefix('{') {
                Some(inside) => inside.split_once('}').ok_or(BadRanking::Brace)?,
                None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
            };
            let place = Place::at(number).ok_or(BadRanking::NoSuchItem(number))?;
            for word in level.split(',') {
                put(word, place)?;
            }
            number += 1;
            let after = after.trim_start();
            rest = match after.strip_prefix(',') {
                Some(next) if next.trim().is_empty() => return Err(BadRanking::NotANumber(String::new())),
                Some(next) => next.trim_start(),
                None if after.is_empty() => "",
                None => return Err(BadRanking::Brace),
            };
        }
        for word in abstained.split(',').filter(|_| !abstained.trim().is_empty()) {
            put(word, Place::ABSTAINED)?;
        }
        Ok(Ranking::new(places))
    }
}

/// The notation [`Ranking::read`] reads; one ranking has one way to be written.
impl fmt::Display for Ranking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |items: &[usize]| items.iter().map(|item| (item + 1).to_string()).collect::<Vec<_>>().join(",");
        for (index, level) in self.levels().iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            match level.as_slice() {
                [one] => write!(f, "{comma}{}", one + 1)?,
                several => write!(f, "{comma}{{{}}}", joined(several))?,
            }
        }
        let abstained: Vec<usize> = self.abstained().collect();
        if !abstained.is_empty() {
            write!(f, "|{}", joined(&abstained))?;
        }
        Ok(())
    }
}

/// What ballots weigh: sums of it are duels and points. It is no number of people, so that no limit
/// on people can be asked with it: one ballot of weight seven is one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight(u64);

impl Weight {
    pub fn get(self) -> u64 {
        self.0
    }
}

/// One ballot, or several of the same order, sector and weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    pub ranking: Ranking,
    /// Index into [`Profile::sectors`].
    pub sector: Option<usize>,
    /// How many such ballots were cast: people.
    pub ballots: u64,
    /// What each of them weighs; mostly 1.
    pub weight: u64,
}

impl Ballot {
    /// What all of them weigh together; what does not fit is the greatest number there is, which
    /// [`check`](super::duels::check) refuses.
    pub fn weighs(&self) -> Weight {
        Weight(self.ballots.saturating_mul(self.weight))
    }
}

/// Items and the ballots on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Names, in the order of the ballot.
    pub items: Vec<String>,
    /// Names of sectors: users, providers, the town, the public.
    pub sectors: Vec<String>,
    pub ballots: Vec<Ballot>,
}

impl Profile {
    /// How many ballots were cast, whatever they weigh and say.
    pub fn cast(&self) -> u64 {
        self.ballots.iter().map(|ballot| ballot.ballots).sum()
    }

    /// How many ballots were cast that compare something ([`Ranking::compares`]): what every limit
    /// asks. Two blank ballots beside one that is not hide nobody.
    pub fn comparing(&self, unranked: Unranked) -> u64 {
        self.ballots.iter().filter(|ballot| ballot.ranking.compares(unranked)).map(|ballot| ballot.ballots).sum()
    }

    /// What all ballots weigh.
    pub fn weighs(&self) -> Weight {
        Weight(self.ballots.iter().fold(0, |sum: u64, ballot| sum.saturating_add(ballot.weighs().0)))
    }
}

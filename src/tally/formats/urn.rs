//! What every reader needs: an urn that ballots are put into until it is full, and a place to note
//! what was wrong on the way.

use std::collections::{HashMap, HashSet, hash_map::Entry};

use super::{
    super::{Ballot, Ranking},
    BallotFile, Finding, LONGEST_NAME, Level, MOST_BALLOTS, MOST_FINDINGS, MOST_ITEMS, MOST_PLACES,
};

/// Ballots put in one by one; equal ones of one sector lie together.
#[derive(Default)]
pub struct Urn {
    ballots: Vec<Ballot>,
    index: HashMap<(Ranking, Option<usize>, u64), usize>,
    /// What all ballots weigh: as many as there are, where none weighs more than one.
    cast: u64,
    places: usize,
}

impl Urn {
    /// # Errors
    /// Where the urn is full.
    pub fn put(&mut self, ranking: Ranking, sector: Option<usize>, count: u64) -> Result<(), Finding> {
        self.put_weighing(ranking, sector, count, 1)
    }

    /// So many ballots, each of which weighs so much.
    ///
    /// # Errors
    /// Where the urn is full.
    pub fn put_weighing(
        &mut self,
        ranking: Ranking,
        sector: Option<usize>,
        count: u64,
        weight: u64,
    ) -> Result<(), Finding> {
        let more = count.checked_mul(weight.max(1));
        let cast = more.and_then(|more| self.cast.checked_add(more)).filter(|cast| *cast <= MOST_BALLOTS);
        self.cast = cast.ok_or_else(|| Finding::error("too_many_ballots").fact("limit", MOST_BALLOTS))?;
        if count == 0 {
            return Ok(());
        }
        match self.index.entry((ranking, sector, weight)) {
            Entry::Occupied(same) => self.ballots[*same.get()].ballots += count,
            Entry::Vacant(new) => {
                let ranking = new.key().0.clone();
                self.places += ranking.places().len().max(1);
                if self.places > MOST_PLACES {
                    return Err(Finding::error("too_long"));
                }
                new.insert(self.ballots.len());
                self.ballots.push(Ballot { ranking, sector, ballots: count, weight });
            }
        }
        Ok(())
    }

    pub fn into_ballots(self) -> Vec<Ballot> {
        self.ballots
    }
}

/// What a reader notes on the way: errors that refuse the file, and warnings.
#[derive(Default)]
pub struct Notes(Vec<Finding>);

impl Notes {
    pub fn add(&mut self, finding: Finding) {
        self.0.push(finding);
    }

    /// A warning that is said of the first line only, however many there are of its kind.
    pub fn add_once(&mut self, finding: Finding) {
        let same = |known: &Finding| known.code == finding.code && known.facts == finding.facts;
        if self.0.len() < MOST_FINDINGS && !self.0.iter().any(same) {
            self.0.push(finding);
        }
    }

    /// Passes on what was read, and notes what was not.
    pub fn take<T>(&mut self, read: Result<T, Finding>) -> Option<T> {
        read.map_err(|finding| self.add(finding)).ok()
    }

    /// Whether there is no sense in reading on. Warnings alone never stop a reader.
    pub fn are_full(&self) -> bool {
        self.0.iter().filter(|finding| finding.level == Level::Error).count() >= MOST_FINDINGS
    }

    /// The file, unless something has to be put right first.
    pub fn settle(mut self, mut file: BallotFile) -> Result<BallotFile, Vec<Finding>> {
        // Where no ballot can be read, no item is found on one, and that is no second mistake.
        let wrong = self.0.iter().any(|finding| finding.level == Level::Error);
        self.0.extend(unsound_names(&file.profile.items).filter(|finding| !wrong || finding.code != "no_items"));
        if file.profile.ballots.is_empty() {
            self.0.push(Finding::warning("no_ballots"));
        }
        if self.0.iter().any(|finding| finding.level == Level::Error) {
            return Err(self.refusal());
        }
        file.warnings = self.0;
        Ok(file)
    }

    /// The findings, where there is no file to speak of.
    pub fn refusal(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|finding| finding.level);
        self.0.truncate(MOST_FINDINGS);
        self.0
    }
}

/// Whether items can be told apart and written on one line.
///
/// # Errors
/// The names that cannot.
pub fn names_are_sound(items: &[String]) -> Result<(), Vec<Finding>> {
    let unsound: Vec<Finding> = unsound_names(items).collect();
    if unsound.is_empty() { Ok(()) } else { Err(unsound) }
}

fn unsound_names(items: &[String]) -> impl Iterator<Item = Finding> + '_ {
    let mut seen = HashSet::new();
    let number = match items.len() {
        0 => Some(Finding::error("no_items")),
        n if n > MOST_ITEMS => Some(Finding::error("too_many_items").fact("limit", MOST_ITEMS)),
        _ => None,
    };
    let names = items.iter().take(MOST_ITEMS).enumerate().filter_map(move |(index, name)| {
        if name.is_empty() {
            Some(Finding::error("item_without_name").fact("number", index + 1))
        } else if name.trim() != name || name.chars().any(char::is_control) {
            Some(Finding::error("unwritable_name").fact("name", name))
        } else if name.chars().count() > LONGEST_NAME {
            Some(Finding::error("long_name").fact("name", name).fact("limit", LONGEST_NAME))
        } else if !seen.insert(name.as_str()) {
            Some(Finding::error("two_items_of_one_name").fact("name", name))
        } else {
            None
        }
    });
    number.into_iter().chain(names)
}

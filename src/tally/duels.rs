//! Every item against every other: on how many ballots it stands above.

use super::{CannotCount, Place, Profile, Ranking, Unranked};

/// `preferring(i, j)` ballots put `i` strictly above `j`. Ties, and items a ballot does not compare,
/// count for neither side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duels {
    items: usize,
    /// Row `i` holds what `i` gets against each other item.
    votes: Vec<u64>,
}

/// Stands on a ballot's row for an item that is compared with nobody; also below every place.
const NOWHERE: i32 = 0;
/// Below every ranked item.
const BELOW_ALL: i32 = i32::MAX;

impl Duels {
    /// # Errors
    /// Where more ballots are claimed than can be counted, or one does not fit the items.
    pub fn of(profile: &Profile, unranked: Unranked) -> Result<Duels, CannotCount> {
        check(profile)?;
        let items = profile.items.len();
        let mut duels = Duels { items, votes: vec![0; items * items] };
        let mut places = Vec::with_capacity(items);
        // Four 32-bit sums are added at once where two 64-bit ones would be, and that is what 100,000
        // ballots of 20 items need. So counts are added in halves, and sums are carried over before
        // they can grow out of 32 bits.
        for shift in [0, 32] {
            let mut block = vec![0_u32; items * items];
            let mut in_block = 0_u32;
            for ballot in &profile.ballots {
                let part = (ballot.weighs().get() >> shift) as u32;
                if part == 0 {
                    continue;
                }
                in_block = in_block.checked_add(part).unwrap_or_else(|| {
                    duels.carry(&mut block, shift);
                    part
                });
                read(&ballot.ranking, unranked, &mut places);
                add(&mut block, &places, part);
            }
            if in_block > 0 {
                duels.carry(&mut block, shift);
            }
        }
        Ok(duels)
    }

    /// From votes that were summed up elsewhere, row by row; no sum is more than 63 bits.
    pub(super) fn of_votes(items: usize, votes: Vec<u64>) -> Duels {
        Duels { items, votes }
    }

    /// How many items.
    pub fn items(&self) -> usize {
        self.items
    }

    /// Ballots that put `item` strictly above `other`.
    pub fn preferring(&self, item: usize, other: usize) -> u64 {
        self.votes[item * self.items + other]
    }

    /// Ballots for `item` less ballots for `other`.
    pub fn margin(&self, item: usize, other: usize) -> i64 {
        // Neither is more than the ballots cast, and these fit (see `check`).
        self.preferring(item, other) as i64 - self.preferring(other, item) as i64
    }

    fn carry(&mut self, block: &mut [u32], shift: u32) {
        for (sum, part) in self.votes.iter_mut().zip(block) {
            *sum += u64::from(std::mem::take(part)) << shift;
        }
    }
}

/// Every sum of weights fits 63 bits and every ballot fits the items.
pub(super) fn check(profile: &Profile) -> Result<(), CannotCount> {
    let mut cast = 0_u64;
    for (index, ballot) in profile.ballots.iter().enumerate() {
        if ballot.ranking.places().len() != profile.items.len() {
            return Err(CannotCount::Misfit { ballot: index });
        }
        cast = cast.checked_add(ballot.weighs().get()).ok_or(CannotCount::TooLarge)?;
    }
    i64::try_from(cast).map_err(|_| CannotCount::TooLarge)?;
    Ok(())
}

fn read(ranking: &Ranking, unranked: Unranked, places: &mut Vec<i32>) {
    let left_out = match unranked {
        Unranked::Last => BELOW_ALL,
        Unranked::Ignored => NOWHERE,
    };
    places.clear();
    places.extend(ranking.places().iter().map(|place| match place.number() {
        Some(number) => number as i32,
        None if *place == Place::ABSTAINED => NOWHERE,
        None => left_out,
    }));
}

fn add(block: &mut [u32], places: &[i32], part: u32) {
    for (row, &mine) in block.chunks_exact_mut(places.len().max(1)).zip(places) {
        if mine == NOWHERE {
            continue;
        }
        for (sum, &theirs) in row.iter_mut().zip(places) {
            // No sum is more than the ballots of the block, which fit 32 bits; a checked sum here
            // would be added one at a time.
            *sum = sum.wrapping_add(if mine < theirs { part } else { 0 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Ballot;

    fn profile(ballots: &[(u64, &str)]) -> Profile {
        let ballot = |&(count, text): &(u64, &str)| Ballot {
            ranking: Ranking::read(text, 3).unwrap(),
            sector: None,
            ballots: count,
            weight: 1,
        };
        Profile {
            items: ["Bus", "Clinic", "Seniors"].map(String::from).into(),
            sectors: Vec::new(),
            ballots: ballots.iter().map(ballot).collect(),
        }
    }

    #[test]
    fn an_unranked_item_is_last_or_compared_with_nobody() {
        let profile = profile(&[(5, "1"), (2, "{2,3}")]);
        let last = Duels::of(&profile, Unranked::Last).unwrap();
        assert_eq!((last.preferring(0, 1), last.preferring(1, 0), last.preferring(1, 2)), (5, 2, 0));
        let ignored = Duels::of(&profile, Unranked::Ignored).unwrap();
        assert_eq!(ignored.votes, [0; 9]);
    }

    #[test]
    fn whoever_abstains_on_an_item_compares_it_with_nobody_in_either_reading() {
        let profile = profile(&[(5, "1|2")]);
        let last = Duels::of(&profile, Unranked::Last).unwrap();
        assert_eq!((last.preferring(0, 1), last.preferring(0, 2), last.preferring(2, 1)), (0, 5, 0));
        assert_eq!(Duels::of(&profile, Unranked::Ignored).unwrap().votes, [0; 9]);
    }

    #[test]
    fn counts_beyond_32_bits_are_neither_lost_nor_wrapped() {
        let most = i64::MAX as u64;
        let long = profile(&[
            (u64::from(u32::MAX), "1,2,3"),
            (u64::from(u32::MAX), "1,2,3"),
            (1 << 40, "1,2,3"),
            (7, "3,2,1"),
        ]);
        let duels = Duels::of(&long, Unranked::Last).unwrap();
        assert_eq!(duels.preferring(0, 2), 2 * u64::from(u32::MAX) + (1 << 40));
        assert_eq!(duels.margin(2, 0), 7 - (2 * i64::from(u32::MAX) + (1 << 40)));
        assert_eq!(Duels::of(&profile(&[(most, "1,2,3")]), Unranked::Last).unwrap().margin(2, 0), -i64::MAX);
        assert_eq!(Duels::of(&profile(&[(most, "1"), (1, "2")]), Unranked::Last), Err(CannotCount::TooLarge));
        assert_eq!(Duels::of(&profile(&[(u64::MAX, "1"), (1, "2")]), Unranked::Last), Err(CannotCount::TooLarge));
    }

    #[test]
    fn a_ballot_that_does_not_fit_the_items_is_refused() {
        let mut profile = profile(&[(1, "1,2,3"), (1, "2")]);
        profile.ballots[1].ranking = Ranking::blank(2);
        assert_eq!(Duels::of(&profile, Unranked::Last), Err(CannotCount::Misfit { ballot: 1 }));
    }
}

//! Sectors of a working group: users, providers, the town. Each counted alone, or all with the same
//! weight however many of them came to vote.
//!
//! A weighted profile is again a profile, with whole numbers for weights, so whatever counts ballots
//! counts weighted ones too.

use super::{CannotCount, Profile, Unranked, duels};
use crate::vocabulary::Ratio;

/// With fewer ballots that compare something one person would speak for a whole sector.
pub const FEWEST_WEIGHED: u64 = 3;

/// A profile in which every sector that voted weighs the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EqualSectors {
    /// A ballot of sector `s` counts `multipliers[s]` times.
    pub profile: Profile,
    /// One a sector; 0 for a sector that cast no ballot.
    pub multipliers: Vec<u64>,
}

/// Why sectors cannot be given equal weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotWeigh {
    /// These sectors cast fewer than [`FEWEST_WEIGHED`] ballots that compare something, but not none.
    TooFew { sectors: Vec<usize> },
    /// So many ballots belong to no sector, and what a nobody's ballot weighs cannot be said.
    WithoutSector { ballots: u64 },
    /// Weights would not fit.
    Uncountable(CannotCount),
}

impl From<CannotCount> for CannotWeigh {
    fn from(why: CannotCount) -> CannotWeigh {
        CannotWeigh::Uncountable(why)
    }
}

impl Profile {
    /// The ballots of one sector alone.
    pub fn of_sector(&self, sector: usize) -> Profile {
        let ballots = self.ballots.iter().filter(|ballot| ballot.sector == Some(sector));
        Profile { items: self.items.clone(), sectors: self.sectors.clone(), ballots: ballots.cloned().collect() }
    }

    /// Ballots cast in each sector; those without a sector are in none.
    pub fn sector_sizes(&self) -> Vec<u64> {
        (0..self.sectors.len()).map(|sector| self.of_sector(sector).cast()).collect()
    }

    /// Of the ballots cast in each sector those that compare something: what limits ask.
    pub fn comparing_in_sectors(&self, unranked: Unranked) -> Vec<u64> {
        (0..self.sectors.len()).map(|sector| self.of_sector(sector).comparing(unranked)).collect()
    }

    /// Gives every sector that cast ballots the same weight: with n ballots of a sector and L the
    /// least common multiple of all such n, one of its ballots counts L / n times. Blank ballots
    /// were cast too.
    ///
    /// ```
    /// use priorita::tally::{Ballot, Profile, Ranking, Unranked};
    /// // Three service users and twelve providers: „one service user's ballot counts 4×“.
    /// let ballot = |sector, count, text| Ballot { ranking: Ranking::read(text, 2).unwrap(), sector: Some(sector), ballots: count, weight: 1 };
    /// let profile = Profile {
    ///     items: ["Bus", "Clinic"].map(String::from).into(),
    ///     sectors: ["users", "providers"].map(String::from).into(),
    ///     ballots: vec![ballot(0, 3, "1,2"), ballot(1, 12, "2,1")],
    /// };
    /// let equal = profile.equal_sectors(Unranked::Last).unwrap();
    /// assert_eq!(equal.multipliers, [4, 1]);
    /// assert_eq!(equal.times(0).unwrap().num(), 4);
    /// assert_eq!([0, 1].map(|sector| equal.profile.of_sector(sector).weighs().get()), [12, 12]);
    /// assert_eq!(equal.profile.sector_sizes(), [3, 12]);
    /// ```
    ///
    /// # Errors
    /// Where a sector is too small, a ballot belongs to no sector, or weights do not fit.
    pub fn equal_sectors(&self, unranked: Unranked) -> Result<EqualSectors, CannotWeigh> {
        duels::check(self)?;
        let (cast, compare) = (self.sector_sizes(), self.comparing_in_sectors(unranked));
        let too_few: Vec<usize> = (0..cast.len()).filter(|s| cast[*s] > 0 && compare[*s] < FEWEST_WEIGHED).collect();
        if !too_few.is_empty() {
            return Err(CannotWeigh::TooFew { sectors: too_few });
        }
        self.evened_out()
    }

    /// As [`equal_sectors`](Self::equal_sectors) for sectors of any size.
    ///
    /// # Errors
    /// Where a ballot belongs to no sector, or weights do not fit.
    pub fn evened_out(&self) -> Result<EqualSectors, CannotWeigh> {
        duels::check(self)?;
        let known = |sector: Option<usize>| sector.filter(|sector| *sector < self.sectors.len());
        let nobodys = self.ballots.iter().filter(|ballot| known(ballot.sector).is_none());
        let without: u64 = nobodys.map(|ballot| ballot.ballots).sum();
        if without > 0 {
            return Err(CannotWeigh::WithoutSector { ballots: without });
        }
        let sizes: Vec<u64> = (0..self.sectors.len()).map(|sector| self.of_sector(sector).weighs().get()).collect();
        let common = sizes.iter().filter(|size| **size > 0).try_fold(1, |common, size| lcm(common, *size));
        let common = common.ok_or(CannotCount::TooLarge)?;
        let multipliers: Vec<u64> = sizes.iter().map(|size| common.checked_div(*size).unwrap_or(0)).collect();
        let mut profile = self.clone();
        for ballot in &mut profile.ballots {
            let multiplier = known(ballot.sector).map_or(0, |sector| multipliers[sector]);
            ballot.weight = ballot.weight.checked_mul(multiplier).ok_or(CannotCount::TooLarge)?;
        }
        duels::check(&profile)?;
        Ok(EqualSectors { profile, multipliers })
    }
}

impl EqualSectors {
    /// How many times more a ballot of this sector counts than one of the sector whose ballots count
    /// least; `None` for a sector that cast none.
    pub fn times(&self, sector: usize) -> Option<Ratio> {
        let least = self.multipliers.iter().filter(|multiplier| **multiplier > 0).min()?;
        Ratio::of(self.multipliers[sector], *least).filter(|times| times.num() > 0)
    }
}

pub(super) fn lcm(a: u64, b: u64) -> Option<u64> {
    let (mut divisor, mut rest) = (a, b);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    a.checked_mul(b / divisor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{Ballot, Ranking};

    fn profile(ballots: &[(Option<usize>, u64)]) -> Profile {
        let ballot = |&(sector, count): &(Option<usize>, u64)| Ballot {
            ranking: Ranking::read("1", 2).unwrap(),
            sector,
            ballots: count,
            weight: 1,
        };
        Profile {
            items: ["Bus", "Clinic"].map(String::from).into(),
            sectors: ["users", "providers", "town"].map(String::from).into(),
            ballots: ballots.iter().map(ballot).collect(),
        }
    }

    #[test]
    fn two_ballots_of_a_sector_are_too_few_and_it_is_named() {
        let small = profile(&[(Some(0), 1), (Some(0), 1), (Some(1), 5)]);
        assert_eq!(small.equal_sectors(Unranked::Last), Err(CannotWeigh::TooFew { sectors: vec![0] }));
    }

    /// One of the three said something: weighed like the others it would be heard as a whole sector.
    #[test]
    fn blank_ballots_make_no_sector_large_enough() {
        let mut small = profile(&[(Some(0), 1), (Some(0), 2), (Some(1), 5)]);
        small.ballots[1].ranking = Ranking::blank(2);
        assert_eq!(small.equal_sectors(Unranked::Last), Err(CannotWeigh::TooFew { sectors: vec![0] }));
        small.ballots[1].ranking = Ranking::read("{1,2}", 2).unwrap();
        assert_eq!(small.equal_sectors(Unranked::Last), Err(CannotWeigh::TooFew { sectors: vec![0] }));
        // A single ranked item compares nothing where the others are not read as last.
        let one = profile(&[(Some(0), 3), (Some(1), 5)]);
        assert!(one.equal_sectors(Unranked::Last).is_ok());
        assert_eq!(one.equal_sectors(Unranked::Ignored), Err(CannotWeigh::TooFew { sectors: vec![0, 1] }));
    }

    /// A ballot of weight seven was told as seven ballots.
    #[test]
    fn one_heavy_ballot_is_one_person_and_no_sector() {
        let mut heavy = profile(&[(Some(0), 1), (Some(1), 6)]);
        heavy.ballots[0].weight = 7;
        assert_eq!((heavy.cast(), heavy.weighs().get(), heavy.sector_sizes()[0]), (7, 13, 1));
        assert_eq!(heavy.equal_sectors(Unranked::Last), Err(CannotWeigh::TooFew { sectors: vec![0] }));
        let even = heavy.evened_out().unwrap().profile;
        assert_eq!([0, 1].map(|sector| even.of_sector(sector).weighs()), [even.of_sector(0).weighs(); 2]);
    }

    #[test]
    fn a_sector_that_did_not_vote_does_not_stand_in_the_way() {
        let equal = profile(&[(Some(0), 4), (Some(2), 6)]).equal_sectors(Unranked::Last).unwrap();
        assert_eq!(equal.multipliers, [3, 0, 2]);
        assert_eq!([0, 1, 2].map(|sector| equal.times(sector)), [Ratio::of(3, 2), None, Some(Ratio::ONE)]);
        assert_eq!(profile(&[]).equal_sectors(Unranked::Last).unwrap().multipliers, [0, 0, 0]);
    }

    #[test]
    fn a_ballot_of_no_sector_cannot_be_weighed() {
        for nobodys in [None, Some(3)] {
            let mixed = profile(&[(Some(0), 4), (nobodys, 2)]);
            assert_eq!(mixed.equal_sectors(Unranked::Last), Err(CannotWeigh::WithoutSector { ballots: 2 }));
        }
    }

    #[test]
    fn weights_that_do_not_fit_are_refused() {
        let vast = profile(&[(Some(0), (1 << 61) - 1), (Some(1), 1 << 60)]);
        assert_eq!(vast.equal_sectors(Unranked::Last), Err(CannotWeigh::Uncountable(CannotCount::TooLarge)));
    }
}

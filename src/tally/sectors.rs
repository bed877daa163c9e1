//! Sectors of a working group: users, providers, the town. Each counted alone, or all with the same
//! weight however many of them came to vote.
//!
//! A weighted profile is again a profile, with whole numbers for weights, so whatever counts ballots
//! counts weighted ones too.

use super::{CannotCount, Profile, duels};
use crate::vocabulary::Ratio;

/// With fewer ballots one person would speak for a whole sector.
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
    /// These sectors cast fewer than [`FEWEST_WEIGHED`] ballots, but not none.
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
        let size = |sector| self.ballots.iter().filter(move |ballot| ballot.sector == Some(sector));
        (0..self.sectors.len()).map(|sector| size(sector).map(|ballot| ballot.count).sum()).collect()
    }

    /// Gives every sector that cast ballots the same weight: with n ballots of a sector and L the
    /// least common multiple of all such n, one of its ballots counts L / n times. Blank ballots
    /// were cast too.
    ///
    /// ```
    /// use priorita::tally::{Ballot, Profile, Ranking};
    /// // Three service users and twelve providers: „one service user's ballot counts 4×“.
    /// let ballot = |sector, count, text| Ballot { ranking: Ranking::read(text, 2).unwrap(), sector: Some(sector), count };
    /// let profile = Profile {
    ///     items: ["Bus", "Clinic"].map(String::from).into(),
    ///     sectors: ["users", "providers"].map(String::from).into(),
    ///     ballots: vec![ballot(0, 3, "1,2"), ballot(1, 12, "2,1")],
    /// };
    /// let equal = profile.equal_sectors().unwrap();
    /// assert_eq!(equal.multipliers, [4, 1]);
    /// assert_eq!(equal.times(0).unwrap().num(), 4);
    /// assert_eq!(equal.profile.sector_sizes(), [12, 12]);
    /// ```
    ///
    /// # Errors
    /// Where a sector is too small, a ballot belongs to no sector, or weights do not fit.
    pub fn equal_sectors(&self) -> Result<EqualSectors, CannotWeigh> {
        duels::check(self)?;
        let sizes = self.sector_sizes();
        let too_few: Vec<usize> = (0..sizes.len()).filter(|s| (1..FEWEST_WEIGHED).contains(&sizes[*s])).collect();
        if !too_few.is_empty() {
            return Err(CannotWeigh::TooFew { sectors: too_few });
        }
        self.evened_out()
    }

    /// As [`equal_sectors`](Self::equal_sectors) for sectors of any size.
    pub(super) fn evened_out(&self) -> Result<EqualSectors, CannotWeigh> {
        duels::check(self)?;
        let known = |sector: Option<usize>| sector.filter(|sector| *sector < self.sectors.len());
        let nobodys = self.ballots.iter().filter(|ballot| known(ballot.sector).is_none());
        let without: u64 = nobodys.map(|ballot| ballot.count).sum();
        if without > 0 {
            return Err(CannotWeigh::WithoutSector { ballots: without });
        }
        let sizes = self.sector_sizes();
        let common = sizes.iter().filter(|size| **size > 0).try_fold(1, |common, size| lcm(common, *size));
        let common = common.ok_or(CannotCount::TooLarge)?;
        let multipliers: Vec<u64> = sizes.iter().map(|size| common.checked_div(*size).unwrap_or(0)).collect();
        let mut profile = self.clone();
        for ballot in &mut profile.ballots {
            let multiplier = known(ballot.sector).map_or(0, |sector| multipliers[sector]);
            ballot.count = ballot.count.checked_mul(multiplier).ok_or(CannotCount::TooLarge)?;
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
        let ballot = |&(sector, count): &(Option<usize>, u64)| Ballot { ranking: Ranking::blank(1), sector, count };
        Profile {
            items: vec!["Bus".to_owned()],
            sectors: ["users", "providers", "town"].map(String::from).into(),
            ballots: ballots.iter().map(ballot).collect(),
        }
    }

    #[test]
    fn two_ballots_of_a_sector_are_too_few_and_it_is_named() {
        let small = profile(&[(Some(0), 1), (Some(0), 1), (Some(1), 5)]);
        assert_eq!(small.equal_sectors(), Err(CannotWeigh::TooFew { sectors: vec![0] }));
    }

    #[test]
    fn a_sector_that_did_not_vote_does_not_stand_in_the_way() {
        let equal = profile(&[(Some(0), 4), (Some(2), 6)]).equal_sectors().unwrap();
        assert_eq!(equal.multipliers, [3, 0, 2]);
        assert_eq!([0, 1, 2].map(|sector| equal.times(sector)), [Ratio::of(3, 2), None, Some(Ratio::ONE)]);
        assert_eq!(profile(&[]).equal_sectors().unwrap().multipliers, [0, 0, 0]);
    }

    #[test]
    fn a_ballot_of_no_sector_cannot_be_weighed() {
        for nobodys in [None, Some(3)] {
            let mixed = profile(&[(Some(0), 4), (nobodys, 2)]);
            assert_eq!(mixed.equal_sectors(), Err(CannotWeigh::WithoutSector { ballots: 2 }));
        }
    }

    #[test]
    fn weights_that_do_not_fit_are_refused() {
        let vast = profile(&[(Some(0), (1 << 61) - 1), (Some(1), 1 << 60)]);
        assert_eq!(vast.equal_sectors(), Err(CannotWeigh::Uncountable(CannotCount::TooLarge)));
    }
}

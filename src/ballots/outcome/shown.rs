//! How much of a closed round may be shown. The rule behind everything: what stands on a page of
//! results **follows from the published list of votes**, so nobody can work out more from the page
//! than from the list. Where the list does not name sectors, because one of them is small, nothing
//! else may tell them apart either:
//!
//! - weighted duels and points beside unweighted ones are two equations for two sectors, so only the
//!   order itself is shown, which the frozen rule promises, and then the list is not: with both, one
//!   could try every division of the votes until it gives that order;
//! - a bootstrap drawn by sector, printed with its seed, could be tried with every division of the
//!   votes into sectors until it fits, so it is drawn from all votes together;
//! - blank votes make nothing large: everywhere votes are counted that compare something, and of how
//!   many were blank no more is told than the list tells;
//! - the order of a large sector alone is shown only while those that stay hidden are at least two
//!   and together no small group themselves: the whole less all others is what is left.

use crate::{
    ballots::model::{Ballot, Round, Sector, Vote, list_of_votes},
    server::random::sha256,
};

/// What of a closed round may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Groups of fewer people are not told apart.
    pub limit: u64,
    /// Fewer than the limit cast a vote that compares something: the order and the totals, and nothing else.
    pub few: bool,
    /// Whether there is a public list of votes: not under the limit, and not where sectors weighed the
    /// same and are not named, because then one could try which votes make the weighted order.
    pub listed: bool,
    /// Whether the list names the sector of each vote.
    pub sectors_named: bool,
    /// Votes of each sector; of a small one neither page nor minutes say how many.
    pub sizes: Vec<u64>,
    /// Those of them that compare something: what decides whether a sector is small. Never told.
    pub comparing: Vec<u64>,
    /// Whether the order of each sector alone may be shown.
    pub alone: Vec<bool>,
    /// Whether the stored votes still are the list whose hash was published.
    pub list_fits: bool,
}

impl Shown {
    /// Whether the list names sectors was decided when the round was closed: its hash knows.
    pub fn of(ballot: &Ballot, round: &Round, votes: &[Vote]) -> Shown {
        let limit = round.rule.hidden_under;
        let hash = |with_sectors| sha256(list_of_votes(votes, with_sectors).as_bytes());
        let sectors_named = round.list_hash == hash(true);
        let list_fits = sectors_named || round.list_hash == hash(false);
        let few = round.comparing(votes) < limit;
        let of = |sector: &Sector| votes.iter().filter(|vote| vote.sector == sector.id).cloned().collect::<Vec<Vote>>();
        let cast: Vec<Vec<Vote>> = ballot.sectors.iter().map(of).collect();
        let sizes: Vec<u64> = cast.iter().map(|votes| votes.len() as u64).collect();
        let comparing: Vec<u64> = cast.iter().map(|votes| round.comparing(votes)).collect();
        let alone = match (few, sectors_named) {
            (true, _) => vec![false; sizes.len()],
            (false, true) => comparing.iter().map(|size| *size >= limit).collect(),
            (false, false) => alone(&comparing, limit),
        };
        let listed = !few && (sectors_named || !round.rule.equal_sectors);
        Shown { limit, few, listed, sectors_named: sectors_named && !few, sizes, comparing, alone, list_fits }
    }

    /// Whether some sector that voted is not shown alone.
    pub fn hides_a_sector(&self) -> bool {
        self.alone.iter().zip(&self.sizes).any(|(alone, size)| !alone && *size > 0)
    }
}

/// Which sectors may be shown alone. The next smallest join the hidden ones until these are two or
/// more and together as many as the limit.
fn alone(sizes: &[u64], limit: u64) -> Vec<bool> {
    let mut alone: Vec<bool> = sizes.iter().map(|size| *size >= limit).collect();
    let mut helpers: Vec<usize> = (0..sizes.len()).filter(|sector| alone[*sector]).collect();
    helpers.sort_by_key(|sector| std::cmp::Reverse((sizes[*sector], *sector)));
    loop {
        let hidden = (0..sizes.len()).filter(|sector| !alone[*sector] && sizes[*sector] > 0);
        let (sectors, votes) = hidden.fold((0, 0), |(sectors, votes), sector| (sectors + 1, votes + sizes[sector]));
        if sectors == 0 || (sectors > 1 && votes >= limit) {
            return alone;
        }
        let Some(helper) = helpers.pop() else { return alone };
        alone[helper] = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_smallest_sector_keeps_a_hidden_one_company() {
        // Total less the two others would be the three service users.
        assert_eq!(alone(&[8, 6, 3], 5), [true, false, false]);
        assert_eq!(alone(&[8, 3], 5), [false, false]);
        // Two hidden sectors of one and two votes would be a group of three.
        assert_eq!(alone(&[9, 7, 2, 1], 5), [true, false, false, false]);
        assert_eq!(alone(&[9, 7, 4, 4], 5), [true, true, false, false]);
        assert_eq!(alone(&[9, 7, 6], 5), [true, true, true]);
        assert_eq!(alone(&[9, 7, 0], 5), [true, true, false]);
        assert_eq!(alone(&[3], 5), [false]);
    }
}

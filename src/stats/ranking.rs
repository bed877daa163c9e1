//! Numbers about items that people put into order in a questionnaire. (Ballots of working groups
//! are counted elsewhere, with duels; here is what a table of a survey shows.)

use crate::vocabulary::Ratio;

/// How often each item was given each place: `places[item][0]` are first places. People may rank
/// only some of the items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    pub places: Vec<Vec<u64>>,
    /// People who ranked at least one item.
    pub ballots: u64,
}

impl Ranking {
    /// How many people gave the item any place.
    pub fn ranked(&self, item: usize) -> u64 {
        self.places[item].iter().sum()
    }

    pub fn first_places(&self, item: usize) -> u64 {
        self.places[item].first().copied().unwrap_or(0)
    }

    /// The mean place (1 is first) over those who ranked the item.
    pub fn mean_rank(&self, item: usize) -> Option<Ratio> {
        let sum = (1_i128..).zip(&self.places[item]).map(|(place, &count)| place * i128::from(count)).sum();
        Ratio::from_wide(sum, i128::from(self.ranked(item)))
    }

    /// How many people put the item among their first `k`.
    pub fn in_top(&self, item: usize, k: usize) -> u64 {
        self.places[item].iter().take(k).sum()
    }

    /// Borda points: of m items the first gets m − 1, the next m − 2 and so on; an item left out
    /// gets none. Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781.
    pub fn borda(&self, item: usize) -> u64 {
        let highest = self.places.len().saturating_sub(1) as u64;
        (0..).zip(&self.places[item]).map(|(below, count)| highest.saturating_sub(below) * count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_partial_ranking_counts_only_those_who_ranked_the_item() {
        // Three people: A>B>C, A>C, B.
        let ranking = Ranking { places: vec![vec![2, 0, 0], vec![1, 1, 0], vec![0, 1, 1]], ballots: 3 };
        assert_eq!(ranking.mean_rank(0), Ratio::new(1, 1));
        assert_eq!(ranking.mean_rank(1), Ratio::new(3, 2));
        assert_eq!(ranking.mean_rank(2), Ratio::new(5, 2));
        assert_eq!([0, 1, 2].map(|item| ranking.borda(item)), [4, 3, 1]);
        assert_eq!([0, 1, 2].map(|item| ranking.in_top(item, 2)), [2, 2, 1]);
        assert_eq!([0, 1, 2].map(|item| ranking.first_places(item)), [2, 1, 0]);
    }
}

//! One door for all methods: a profile and a rule in, an outcome out.

use super::{Duels, Method, Order, Profile, Rule, borda, copeland, dowdall, kemeny, ranked_pairs, schulze};
use crate::vocabulary::Ratio;

/// The result of a count, with what a page needs to explain it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub order: Order,
    /// One number an item where the method has one: Borda points (also for Ranked Pairs with Borda),
    /// duels won less duels lost, Dowdall points to a millionth.
    pub scores: Option<Vec<Ratio>>,
    /// Ranked Pairs only: every duel that somebody won, in the order it was considered.
    pub steps: Vec<Step>,
    /// Kemeny only.
    pub optimal: Option<Optimal>,
}

/// One duel as Ranked Pairs considered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub winner: usize,
    pub loser: usize,
    /// Ballots that put the winner above the loser.
    pub votes_for: u64,
    /// Ballots that put the loser above the winner.
    pub votes_against: u64,
    /// What made the winner the winner.
    pub decided_by: DecidedBy,
    /// Duels of one group are equally clear and were considered together; groups count from 0.
    pub group: usize,
    pub verdict: Verdict,
}

/// What decided a duel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecidedBy {
    Votes,
    /// As many for as against: the Borda points decided.
    BordaPoints,
}

/// What became of a duel. A chain runs from the loser of the duel to its winner, each item having
/// beaten the next one in a duel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Kept,
    /// Clearer duels, all of them kept, say the opposite.
    Contradicted {
        chain: Vec<usize>,
    },
    /// No clearer duels say the opposite, but together with equally clear ones they do, and none
    /// of these has a better right than the others: all of them are left out.
    Circular {
        chain: Vec<usize>,
    },
}

/// What Kemeny's orders have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Optimal {
    /// Pairs of a ballot that agree with an optimal order, over all ballots.
    pub score: u64,
    /// How many orders without ties reach this score. With more than one the method did not decide.
    pub orders: u64,
}

/// Why ballots cannot be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotCount {
    /// Sums would not fit, or counting would never end; no town has so many people, but a file can
    /// claim so.
    TooLarge,
    /// The method takes too long for more items than `most`.
    TooManyItems { most: usize },
    /// The ballot of this index does not have a place for every item.
    Misfit { ballot: usize },
}

impl Step {
    /// Votes for less votes against.
    pub fn margin(&self) -> u64 {
        self.votes_for - self.votes_against
    }
}

/// Counts the ballots.
///
/// ```
/// use priorita::tally::{Ballot, Method, Profile, Ranking, Rule, Unranked, count};
/// // Condorcet's paradox (Essai, 1785): three ballots, and everybody is beaten by somebody.
/// let ballots = ["1,2,3", "2,3,1", "3,1,2"]
///     .map(|text| Ballot { ranking: Ranking::read(text, 3).unwrap(), sector: None, ballots: 1, weight: 1 });
/// let profile = Profile { items: ["A", "B", "C"].map(String::from).into(), ballots: ballots.into(), ..Profile::default() };
/// for &method in Method::ALL {
///     let outcome = count(&profile, Rule { method, unranked: Unranked::Last }).unwrap();
///     assert_eq!(outcome.order.layers(), [[0, 1, 2]]);
/// }
/// ```
///
/// # Errors
/// Where sums do not fit, a ballot does not fit the items, or Kemeny is asked for too many items.
pub fn count(profile: &Profile, rule: Rule) -> Result<Outcome, CannotCount> {
    let bare = |order| Outcome { order, scores: None, steps: Vec::new(), optimal: None };
    let duels = || Duels::of(profile, rule.unranked);
    Ok(match rule.method {
        Method::RankedPairsBorda => {
            let points = borda::Points::of(profile, rule.unranked)?;
            let (order, steps) = ranked_pairs::explained(&duels()?, &ranked_pairs::Strength::MarginsThenBorda(&points));
            Outcome { scores: Some(points.exact()?), steps, ..bare(order) }
        }
        Method::RankedPairs => {
            let (order, steps) = ranked_pairs::explained(&duels()?, &ranked_pairs::Strength::Margins);
            Outcome { steps, ..bare(order) }
        }
        Method::RankedPairsWinning => {
            let (order, steps) = ranked_pairs::explained(&duels()?, &ranked_pairs::Strength::WinningVotes);
            Outcome { steps, ..bare(order) }
        }
        Method::Schulze => bare(schulze::order(&duels()?, schulze::Strength::Margins)),
        Method::SchulzeWinning => bare(schulze::order(&duels()?, schulze::Strength::WinningVotes)),
        Method::Copeland => {
            let net = copeland::net_wins(&duels()?);
            Outcome { scores: Some(net.iter().map(|net| whole(*net)).collect()), ..bare(Order::by_score(&net)) }
        }
        Method::Borda => {
            let points = borda::Points::of(profile, rule.unranked)?;
            Outcome { scores: Some(points.exact()?), ..bare(points.order()) }
        }
        Method::Dowdall => {
            let points = dowdall::Points::of(profile, rule.unranked)?;
            Outcome { scores: Some(points.rounded()?), ..bare(points.order()) }
        }
        Method::Kemeny => {
            let (order, optimal) = kemeny::order(&duels()?)?;
            Outcome { optimal: Some(optimal), ..bare(order) }
        }
    })
}

/// The order alone, for those who count a thousand times.
pub(super) fn order(profile: &Profile, rule: Rule) -> Result<Order, CannotCount> {
    let duels = || Duels::of(profile, rule.unranked);
    match rule.method {
        Method::RankedPairsBorda => {
            let points = borda::Points::of(profile, rule.unranked)?;
            Ok(ranked_pairs::order(&duels()?, &ranked_pairs::Strength::MarginsThenBorda(&points)))
        }
        Method::RankedPairs => Ok(ranked_pairs::order(&duels()?, &ranked_pairs::Strength::Margins)),
        Method::RankedPairsWinning => Ok(ranked_pairs::order(&duels()?, &ranked_pairs::Strength::WinningVotes)),
        _ => count(profile, rule).map(|outcome| outcome.order),
    }
}

/// The order by a method a town may choose for a ballot, or `None`: all that a browser needs to
/// count again. It leaves out what would weigh on the way there (exact harmonic sums, the search of
/// Kemeny) and what only pages tell (steps, points).
pub fn recount(profile: &Profile, rule: Rule) -> Option<Order> {
    let duels = Duels::of(profile, rule.unranked).ok()?;
    let points = || borda::Points::of(profile, rule.unranked).ok();
    Some(match rule.method {
        Method::RankedPairsBorda => ranked_pairs::order(&duels, &ranked_pairs::Strength::MarginsThenBorda(&points()?)),
        Method::RankedPairs => ranked_pairs::order(&duels, &ranked_pairs::Strength::Margins),
        Method::RankedPairsWinning => ranked_pairs::order(&duels, &ranked_pairs::Strength::WinningVotes),
        Method::Schulze => schulze::order(&duels, schulze::Strength::Margins),
        Method::SchulzeWinning => schulze::order(&duels, schulze::Strength::WinningVotes),
        Method::Copeland => Order::by_score(&copeland::net_wins(&duels)),
        Method::Borda => points()?.order(),
        Method::Dowdall | Method::Kemeny => return None,
    })
}

fn whole(number: i64) -> Ratio {
    Ratio::new(number, 1).expect("the denominator is one")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{Ballot, Ranking, Unranked};

    #[test]
    fn without_ballots_all_tie_and_without_items_there_is_no_order() {
        for (&method, unranked) in Method::ALL.iter().flat_map(|m| [(m, Unranked::Last), (m, Unranked::Ignored)]) {
            let rule = Rule { method, unranked };
            let items = ["Bus", "Clinic"].map(String::from).to_vec();
            let nobody = Profile { items, ..Profile::default() };
            assert_eq!(count(&nobody, rule).unwrap().order.layers(), [[0, 1]]);
            let ballot = Ballot { ranking: Ranking::blank(0), sector: None, ballots: 1, weight: 1 };
            let nothing = Profile { ballots: vec![ballot], ..Profile::default() };
            assert_eq!(count(&nothing, rule).unwrap().order.layers(), [[0; 0]; 0]);
        }
    }

    #[test]
    fn no_method_counts_what_does_not_fit() {
        let vast = |count| Profile {
            items: (0..19).map(|item| item.to_string()).collect(),
            sectors: Vec::new(),
            ballots: vec![
                Ballot { ranking: Ranking::read("1,2", 19).unwrap(), sector: None, ballots: count, weight: 1 };
                2
            ],
        };
        for &method in Method::ALL {
            let refused = |count_of| count(&vast(count_of), Rule { method, unranked: Unranked::Last }).unwrap_err();
            assert_eq!(refused(u64::MAX / 2), CannotCount::TooLarge, "{method:?}");
        }
        let kemeny = count(&vast(1), Rule { method: Method::Kemeny, unranked: Unranked::Last });
        assert_eq!(kemeny, Err(CannotCount::TooManyItems { most: 18 }));
    }
}

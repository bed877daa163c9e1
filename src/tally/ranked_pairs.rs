//! Ranked Pairs: take the clearest duel first and keep every result that does not contradict clearer
//! ones. T. N. Tideman, Social Choice and Welfare 4 (1987) 185–206.
//!
//! Equally clear duels are taken together. First those go that clearer duels already contradict: what
//! is refuted cannot stand against its equals. The rest is added, and those that lie on a circle of kept
//! and added duels are dropped. No order of the ballot and no chance decides, and what the duels leave
//! open is a tie. In the default a duel's clearness is its margin, then the Borda points of its
//! winner, then the Borda points its loser lacks, and the points decide duels that end equal. Without
//! Borda, of two duels of the same strength the one with fewer votes against is clearer, as in
//! CondorcetPHP and electowiki.org/wiki/Ranked_pairs (“Sort”).
//!
//! ```
//! use priorita::tally::{Ballot, DecidedBy, Method, Profile, Ranking, Rule, Unranked, Verdict, count};
//! // The 45 voters of en.wikipedia.org/wiki/Schulze_method. By Ranked Pairs A > C > E > B > D:
//! // CondorcetPHP, RankedPairsTest, result 1.
//! let ballots = [(5, "1,3,2,5,4"), (5, "1,4,5,3,2"), (8, "2,5,4,1,3"), (3, "3,1,2,5,4"), (7, "3,1,5,2,4"),
//!     (2, "3,2,1,4,5"), (7, "4,3,5,2,1"), (8, "5,2,1,4,3")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 5).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["A", "B", "C", "D", "E"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let outcome = count(&profile, Rule { method: Method::RankedPairs, unranked: Unranked::Last }).unwrap();
//! assert_eq!(outcome.order.layers(), [[0], [2], [4], [1], [3]]);
//! // The clearest duel: B beats D 33 : 12. A loses to B, but clearer duels say A > C > B.
//! assert_eq!((outcome.steps[0].winner, outcome.steps[0].loser, outcome.steps[0].margin()), (1, 3, 21));
//! let against = outcome.steps.iter().find(|step| (step.winner, step.loser) == (1, 0)).unwrap();
//! assert_eq!(against.verdict, Verdict::Contradicted { chain: vec![0, 2, 1] });
//!
//! // Two voters, by hand: B beats C 2 : 0, A draws with both. Borda points A 4, B 5, C 3 decide that
//! // B beats A and A beats C; without them A is tied with B for first.
//! let ballots = ["1,2,3", "2,3,1"].map(|text| Ballot { ranking: Ranking::read(text, 3).unwrap(), sector: None, ballots: 1, weight: 1 });
//! let items = ["A", "B", "C"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let count = |method| count(&profile, Rule { method, unranked: Unranked::Last }).unwrap();
//! assert_eq!(count(Method::RankedPairsBorda).order.layers(), [[1], [0], [2]]);
//! assert_eq!(count(Method::RankedPairsBorda).steps[1].decided_by, DecidedBy::BordaPoints);
//! assert_eq!(count(Method::RankedPairs).order.layers(), [vec![0, 1], vec![2]]);
//!
//! // Where should the capital of Tennessee be? electowiki.org/wiki/Ranked_pairs: Nashville,
//! // Chattanooga, Knoxville, Memphis.
//! let ballots = [(42, "1,2,3,4"), (26, "2,3,4,1"), (15, "3,4,2,1"), (17, "4,3,2,1")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 4).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["Memphis", "Nashville", "Chattanooga", "Knoxville"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! for method in [Method::RankedPairsBorda, Method::RankedPairs, Method::RankedPairsWinning] {
//!     let outcome = priorita::tally::count(&profile, Rule { method, unranked: Unranked::Last }).unwrap();
//!     assert_eq!(outcome.order.layers(), [[1], [2], [3], [0]]);
//! }
//! ```

use std::cmp::Reverse;

use super::{DecidedBy, Duels, Order, Step, Verdict, borda, reach::Reach};

/// What makes a duel clear.
pub(super) enum Strength<'a> {
    /// How many more voted for than against, then how few against.
    Margins,
    /// How many voted for, then how few against.
    WinningVotes,
    /// The default: margins, Borda points inside ties.
    MarginsThenBorda(&'a borda::Points),
}

/// A duel somebody won.
struct Duel {
    winner: usize,
    loser: usize,
    /// Clearest is greatest; equal is one group.
    clearness: (u64, u64, Reverse<u64>),
    decided_by: DecidedBy,
}

/// What becomes of a duel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    AgainstClearer,
    AgainstEquallyClear,
}

pub(super) fn order(duels: &Duels, strength: &Strength) -> Order {
    let mut kept = Reach::new(duels.items());
    let mut fates = Vec::new();
    for group in clearest_first(duels, strength).chunk_by(|a, b| a.clearness == b.clearness) {
        keep(&mut kept, group, &mut fates);
    }
    kept.layers()
}

/// With what became of every duel.
pub(super) fn explained(duels: &Duels, strength: &Strength) -> (Order, Vec<Step>) {
    let mut kept = Reach::new(duels.items());
    let mut beaten = vec![Vec::new(); duels.items()];
    let mut fates = Vec::new();
    let mut steps = Vec::new();
    let won = clearest_first(duels, strength);
    for (index, group) in won.chunk_by(|a, b| a.clearness == b.clearness).enumerate() {
        keep(&mut kept, group, &mut fates);
        let standing = || group.iter().zip(&fates).filter(|(_, fate)| **fate != Fate::AgainstClearer);
        let standing: Vec<&Duel> = standing().map(|(duel, _)| duel).collect();
        for (duel, fate) in group.iter().zip(&fates) {
            let (from, to) = (duel.loser, duel.winner);
            let verdict = match fate {
                Fate::Kept => Verdict::Kept,
                Fate::AgainstClearer => Verdict::Contradicted { chain: chain(&beaten, &[], from, to) },
                Fate::AgainstEquallyClear => Verdict::Circular { chain: chain(&beaten, &standing, from, to) },
            };
            steps.push(Step {
                winner: duel.winner,
                loser: duel.loser,
                votes_for: duels.preferring(duel.winner, duel.loser),
                votes_against: duels.preferring(duel.loser, duel.winner),
                decided_by: duel.decided_by,
                group: index,
                verdict,
            });
        }
        for (duel, _) in group.iter().zip(&fates).filter(|(_, fate)| **fate == Fate::Kept) {
            beaten[duel.winner].push(duel.loser);
        }
    }
    (kept.layers(), steps)
}

/// Equally clear duels stand in the order of the ballot, which decides nothing.
fn clearest_first(duels: &Duels, strength: &Strength) -> Vec<Duel> {
    let items = duels.items();
    let mut won = Vec::with_capacity(items * items.saturating_sub(1) / 2);
    for (a, b) in (0..items).flat_map(|a| (a + 1..items).map(move |b| (a, b))) {
        let margin = duels.margin(a, b);
        let points = |item| match strength {
            Strength::MarginsThenBorda(points) => points.doubled(item),
            Strength::Margins | Strength::WinningVotes => 0,
        };
        let a_wins = (margin, points(a)).cmp(&(0, points(b)));
        let (winner, loser) = match a_wins {
            std::cmp::Ordering::Greater => (a, b),
            std::cmp::Ordering::Less => (b, a),
            std::cmp::Ordering::Equal => continue,
        };
        let (votes, opposed) = (duels.preferring(winner, loser), duels.preferring(loser, winner));
        let clearness = match strength {
            Strength::Margins => (votes - opposed, 0, Reverse(opposed)),
            Strength::WinningVotes => (votes, 0, Reverse(opposed)),
            Strength::MarginsThenBorda(points) => {
                (votes - opposed, points.doubled(winner), Reverse(points.doubled(loser)))
            }
        };
        won.push(Duel {
            winner,
            loser,
            clearness,
            decided_by: if margin == 0 { DecidedBy::BordaPoints } else { DecidedBy::Votes },
        });
    }
    won.sort_by_key(|duel| Reverse(duel.clearness));
    won
}

/// Adds a group of equally clear duels but for those that clearer ones contradict and then those on a
/// circle; `fates` says what became of each.
fn keep(kept: &mut Reach, group: &[Duel], fates: &mut Vec<Fate>) {
    let against = |relation: &Reach, duel: &Duel| relation.has(duel.loser, duel.winner);
    fates.clear();
    fates.extend(group.iter().map(|duel| if against(kept, duel) { Fate::AgainstClearer } else { Fate::Kept }));
    // A single duel can only be on a circle with kept ones.
    if group.len() > 1 {
        let mut all = kept.clone();
        let standing = || group.iter().zip(fates.iter()).filter(|(_, fate)| **fate == Fate::Kept);
        standing().for_each(|(duel, _)| all.add(duel.winner, duel.loser));
        for (duel, fate) in group.iter().zip(fates.iter_mut()) {
            if *fate == Fate::Kept && against(&all, duel) {
                *fate = Fate::AgainstEquallyClear;
            }
        }
    }
    for (duel, _) in group.iter().zip(fates).filter(|(_, fate)| **fate == Fate::Kept) {
        kept.add(duel.winner, duel.loser);
    }
}

/// A shortest chain of kept duels, and those of the group that nothing clearer contradicts, from one
/// item to another.
fn chain(beaten: &[Vec<usize>], group: &[&Duel], from: usize, to: usize) -> Vec<usize> {
    let mut before = vec![usize::MAX; beaten.len()];
    let mut found = vec![from];
    let mut next = 0;
    while before[to] == usize::MAX {
        let item = found[next];
        next += 1;
        let in_group = group.iter().filter(|duel| duel.winner == item).map(|duel| duel.loser);
        for other in beaten[item].iter().copied().chain(in_group) {
            if other != from && before[other] == usize::MAX {
                before[other] = item;
                found.push(other);
            }
        }
    }
    let mut chain = vec![to];
    while let Some(&last) = chain.last().filter(|last| **last != from) {
        chain.push(before[last]);
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use crate::tally::{Ballot, Method, Outcome, Profile, Ranking, Rule, Unranked, Verdict, count};

    fn counted(method: Method, ballots: &[&str], items: usize) -> Outcome {
        let ballot =
            |text: &&str| Ballot { ranking: Ranking::read(text, items).unwrap(), sector: None, ballots: 1, weight: 1 };
        let names = ["A", "B", "C", "D", "E", "F"].map(String::from)[..items].to_vec();
        let profile = Profile { items: names, ballots: ballots.iter().map(ballot).collect(), ..Profile::default() };
        count(&profile, Rule { method, unranked: Unranked::Last }).unwrap()
    }

    /// Six voters, by hand: B and C beat A, C and D beat B, all 4 : 2 and kept. A beats D and D beats C,
    /// both 3 : 2; the first is refuted by D > B > A, and must not take the second with it.
    #[test]
    fn a_refuted_duel_does_not_break_an_equal_one() {
        let ballots = ["4,3,2,1", "3,1,4,2", "4,3,2,1", "2,1", "1,4,3,2", "2,3"];
        let outcome = counted(Method::RankedPairs, &ballots, 4);
        assert_eq!(outcome.order.layers(), [[3], [2], [1], [0]]);
        let refuted = outcome.steps.iter().find(|step| step.verdict != Verdict::Kept).unwrap();
        assert_eq!((refuted.winner, refuted.loser), (0, 3));
        assert_eq!(refuted.verdict, Verdict::Contradicted { chain: vec![3, 1, 0] });
    }

    /// The same in the default, where Borda points make duels equal.
    #[test]
    fn a_refuted_duel_does_not_tie_the_first_places_of_the_default() {
        let ballots = ["2,6,1,3,4,5", "5,1", "3,4,5,2,1,6"];
        let outcome = counted(Method::RankedPairsBorda, &ballots, 6);
        assert_eq!(outcome.order.layers(), [[2], [4], [1], [0], [3], [5]]);
    }
}

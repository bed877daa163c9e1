//! Schulze: an item stands above another if its strongest path of duels to that one is stronger than
//! the strongest path back. M. Schulze, Social Choice and Welfare 36 (2011) 267–303.
//!
//! ```
//! use priorita::tally::{Ballot, Method, Profile, Ranking, Rule, Unranked, count};
//! // 45 voters on A–E: E > A > C > B > D. Source: en.wikipedia.org/wiki/Schulze_method, Example.
//! let ballots = [(5, "1,3,2,5,4"), (5, "1,4,5,3,2"), (8, "2,5,4,1,3"), (3, "3,1,2,5,4"), (7, "3,1,5,2,4"),
//!     (2, "3,2,1,4,5"), (7, "4,3,5,2,1"), (8, "5,2,1,4,3")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 5).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["A", "B", "C", "D", "E"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let outcome = count(&profile, Rule { method: Method::Schulze, unranked: Unranked::Last }).unwrap();
//! assert_eq!(outcome.order.layers(), [[4], [0], [2], [1], [3]]);
//!
//! // With ties and short ballots margins and winning votes part: A and D win. Source: Schulze's
//! // example 10 (in the long version of the paper, arXiv:1804.02973).
//! let ballots = [(6, "1,2,3,4"), (8, "{1,2}"), (8, "{1,3}"), (18, "{1,3},4"), (8, "{1,3,4}"), (40, "2"), (4, "3,2,4"),
//!     (9, "3,4,1"), (8, "{3,4}"), (14, "4,1,2"), (11, "4,2,3"), (4, "4,3,1")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 4).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["A", "B", "C", "D"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let winner = |method| count(&profile, Rule { method, unranked: Unranked::Last }).unwrap().order.layers()[0].clone();
//! assert_eq!(winner(Method::Schulze), [0]);
//! assert_eq!(winner(Method::SchulzeWinning), [3]);
//! ```

use super::{Duels, Order, reach::Reach};

/// What makes a duel strong.
#[derive(Clone, Copy)]
pub(super) enum Strength {
    /// How many more voted for than against.
    Margins,
    /// How many voted for.
    WinningVotes,
}

/// The relation is transitive (Schulze 2011, section 4.1) and layers are read off it from the top.
pub(super) fn order(duels: &Duels, strength: Strength) -> Order {
    let items = duels.items();
    let paths = strongest_paths(duels, strength);
    let mut above = Reach::new(items);
    for (a, b) in (0..items).flat_map(|a| (0..items).map(move |b| (a, b))) {
        if paths[a * items + b] > paths[b * items + a] {
            above.add(a, b);
        }
    }
    above.layers()
}

/// The strength of the weakest duel on the best path, row by row; by Floyd and Warshall.
fn strongest_paths(duels: &Duels, strength: Strength) -> Vec<u64> {
    let items = duels.items();
    let mut paths = vec![0_u64; items * items];
    for (a, b) in (0..items).flat_map(|a| (0..items).map(move |b| (a, b))) {
        let margin = duels.margin(a, b);
        if margin > 0 {
            paths[a * items + b] = match strength {
                Strength::Margins => margin.unsigned_abs(),
                Strength::WinningVotes => duels.preferring(a, b),
            };
        }
    }
    for through in 0..items {
        let onward = paths[through * items..(through + 1) * items].to_vec();
        for row in paths.chunks_exact_mut(items) {
            let first = row[through];
            row.iter_mut().zip(&onward).for_each(|(path, onward)| *path = (*path).max(first.min(*onward)));
        }
    }
    paths
}

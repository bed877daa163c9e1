//! Kemeny–Young: the orders that agree with the most pairs of all ballots. J. G. Kemeny, Daedalus 88
//! (1959) 577–591; H. P. Young and A. Levenglick, SIAM J. Appl. Math. 35 (1978) 285–300.
//!
//! Every order is compared, by way of the sets it can begin with: work and memory double with each
//! item, so there is an end at eighteen. Several orders may be best. Then the method has not decided,
//! and we report what all of them agree on as far as layers can say it: two items that stand either
//! way in best orders share a layer, and so does who shares a layer with one of them.
//!
//! ```
//! use priorita::tally::{Ballot, Method, Optimal, Profile, Ranking, Rule, Unranked, count};
//! // Where should the capital of Tennessee be? en.wikipedia.org/wiki/Kemeny–Young_method: Nashville,
//! // Chattanooga, Knoxville, Memphis with a score of 393.
//! let ballots = [(42, "1,2,3,4"), (26, "2,3,4,1"), (15, "3,4,2,1"), (17, "4,3,2,1")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 4).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["Memphis", "Nashville", "Chattanooga", "Knoxville"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let outcome = count(&profile, Rule { method: Method::Kemeny, unranked: Unranked::Last }).unwrap();
//! assert_eq!(outcome.order.layers(), [[1], [2], [3], [0]]);
//! assert_eq!(outcome.optimal, Some(Optimal { score: 393, orders: 1 }));
//! ```

use super::{CannotCount, Duels, Optimal, Order};

/// 18 items take some milliseconds and 4 MB, which a browser has too: what the server counted can be
/// recounted there.
pub const MOST_ITEMS: usize = 18;

/// The best that a set of items can do among themselves, and in how many orders.
#[derive(Clone, Copy, Default)]
struct Best {
    score: u64,
    orders: u64,
}

pub(super) fn order(duels: &Duels) -> Result<(Order, Optimal), CannotCount> {
    let items = duels.items();
    if items > MOST_ITEMS {
        return Err(CannotCount::TooManyItems { most: MOST_ITEMS });
    }
    let pairs = (0..items).flat_map(|a| (0..a).map(move |b| (a, b)));
    let most = pairs.map(|(a, b)| u128::from(duels.preferring(a, b).max(duels.preferring(b, a)))).sum::<u128>();
    u64::try_from(most).map_err(|_| CannotCount::TooLarge)?;

    let wins = Wins::of(duels);
    let best = best_of_sets(&wins, items);
    let all = best[best.len() - 1];
    Ok((agreed(&wins, &best, items), Optimal { score: all.score, orders: all.orders }))
}

/// Sets are bits of their number. A set is best ordered by some item last and the rest best ordered
/// before it; 18! orders fit 64 bits.
fn best_of_sets(wins: &Wins, items: usize) -> Vec<Best> {
    let mut best = vec![Best::default(); 1 << items];
    best[0].orders = 1;
    for set in 1..best.len() {
        let mut of_set = Best::default();
        for last in members(set) {
            let rest = best[set & !(1 << last)];
            let score = rest.score + wins.over(set, last);
            if score > of_set.score || of_set.orders == 0 {
                of_set = Best { score, orders: rest.orders };
            } else if score == of_set.score {
                of_set.orders += rest.orders;
            }
        }
        best[set] = of_set;
    }
    best
}

/// Walks the best orders back from the whole set and notes who stands before whom in any of them.
fn agreed(wins: &Wins, best: &[Best], items: usize) -> Order {
    let mut before = vec![0_usize; items];
    let mut on_the_way = vec![false; best.len()];
    on_the_way[best.len() - 1] = true;
    for set in (1..best.len()).rev().filter(|set| best[*set].orders > 0) {
        if !on_the_way[set] {
            continue;
        }
        for last in members(set) {
            let rest = set & !(1 << last);
            if best[rest].score + wins.over(set, last) == best[set].score {
                on_the_way[rest] = true;
                before[last] |= rest;
            }
        }
    }
    // Items connected by standing either way in best orders are one layer. All of another layer stand
    // on the same side of it: an item between two that change places would change places with one.
    let either_way = |a: usize, b: usize| before[a] >> b & 1 == 1 && before[b] >> a & 1 == 1;
    let mut layer: Vec<usize> = (0..items).collect();
    for (a, b) in (0..items).flat_map(|a| (0..a).map(move |b| (a, b))).filter(|(a, b)| either_way(*a, *b)) {
        let (from, to) = (layer[a], layer[b]);
        layer.iter_mut().filter(|layer| **layer == from).for_each(|layer| *layer = to);
    }
    let mut layers: Vec<Vec<usize>> = vec![Vec::new(); items];
    (0..items).for_each(|item| layers[layer[item]].push(item));
    layers.retain(|layer| !layer.is_empty());
    // The more items stand before a layer, the later it comes.
    let outside = |layer: &[usize]| before[layer[0]] & !layer.iter().fold(0, |set, item| set | 1 << item);
    layers.sort_by_key(|layer| outside(layer).count_ones());
    Order::new(layers)
}

fn members(set: usize) -> impl Iterator<Item = usize> {
    let mut rest = set;
    std::iter::from_fn(move || {
        let item = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
        rest &= rest - 1;
        Some(item)
    })
}

/// What a set of items wins against one item, looked up by the halves of the set: the sum would
/// otherwise be added up anew five million times.
struct Wins {
    low: Vec<u64>,
    high: Vec<u64>,
}

const HALF: usize = MOST_ITEMS / 2;

impl Wins {
    fn of(duels: &Duels) -> Wins {
        let items = duels.items();
        let half = |from: usize| {
            let mut sums = vec![0; items << HALF];
            for item in 0..items {
                for set in 1..1_usize << HALF {
                    let first = from + set.trailing_zeros() as usize;
                    let votes = if first < items { duels.preferring(first, item) } else { 0 };
                    sums[item << HALF | set] = sums[item << HALF | (set & (set - 1))] + votes;
                }
            }
            sums
        };
        Wins { low: half(0), high: half(HALF) }
    }

    /// Votes for the items of the set against `item` (against itself nobody votes).
    fn over(&self, set: usize, item: usize) -> u64 {
        let low = set & ((1 << HALF) - 1);
        self.low[item << HALF | low] + self.high[item << HALF | set >> HALF]
    }
}

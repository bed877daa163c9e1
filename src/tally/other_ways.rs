//! Every method counted a second time, as its definition reads and without any haste: on random
//! ballots both ways must come to the same.

use proptest::prelude::*;

use super::{
    Duels, Method, Optimal, Order, Place, Profile, Ranking, Rule, Unranked, borda, count, dowdall, laws::profiles,
    recount,
};
use crate::vocabulary::Ratio;

const READINGS: [Unranked; 2] = [Unranked::Last, Unranked::Ignored];

/// Does this ballot put the one strictly above the other?
fn prefers(ranking: &Ranking, unranked: Unranked, item: usize, other: usize) -> bool {
    let (mine, theirs) = (ranking.places()[item], ranking.places()[other]);
    match (mine.number(), theirs.number()) {
        (Some(mine), Some(theirs)) => mine < theirs,
        (Some(_), None) => theirs == Place::UNRANKED && unranked == Unranked::Last,
        (None, _) => false,
    }
}

fn votes(profile: &Profile, unranked: Unranked) -> Vec<Vec<u64>> {
    let items = profile.items.len();
    let sum = |a: usize, b: usize| {
        profile
            .ballots
            .iter()
            .filter(|ballot| prefers(&ballot.ranking, unranked, a, b))
            .map(|ballot| ballot.weighs().get())
            .sum()
    };
    (0..items).map(|a| (0..items).map(|b| sum(a, b)).collect()).collect()
}

/// Who can be reached from whom, by asking again until nothing new is found.
fn reach(items: usize, edges: &[(usize, usize)]) -> Vec<Vec<bool>> {
    let mut reach = vec![vec![false; items]; items];
    edges.iter().for_each(|(a, b)| reach[*a][*b] = true);
    for _ in 0..items {
        for (a, b, c) in triples(items) {
            reach[a][c] |= reach[a][b] && reach[b][c];
        }
    }
    reach
}

fn triples(items: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    (0..items).flat_map(move |a| (0..items).flat_map(move |b| (0..items).map(move |c| (a, b, c))))
}

/// Whoever nobody left stands above goes next.
fn peeled(above: &[Vec<bool>]) -> Order {
    let mut left: Vec<usize> = (0..above.len()).collect();
    let mut layers = Vec::new();
    while !left.is_empty() {
        let top: Vec<usize> =
            left.iter().copied().filter(|item| !left.iter().any(|other| above[*other][*item])).collect();
        left.retain(|item| !top.contains(item));
        layers.push(top);
    }
    Order::new(layers)
}

fn ranked_pairs(profile: &Profile, rule: Rule) -> Order {
    let items = profile.items.len();
    let votes = votes(profile, rule.unranked);
    let points: Vec<i64> =
        borda::points(profile, rule.unranked).unwrap().iter().map(|p| p.num() * 2 / p.den()).collect();
    let mut edges = Vec::new();
    for (a, b, _) in triples(items).filter(|(a, b, c)| a != b && *c == 0) {
        let (mine, theirs) = (votes[a][b] as i64, votes[b][a] as i64);
        match rule.method {
            Method::RankedPairs if mine > theirs => edges.push(((mine - theirs, -theirs, 0), (a, b))),
            Method::RankedPairsWinning if mine > theirs => edges.push(((mine, -theirs, 0), (a, b))),
            Method::RankedPairsBorda if (mine, points[a]) > (theirs, points[b]) => {
                edges.push(((mine - theirs, points[a], -points[b]), (a, b)));
            }
            _ => {}
        }
    }
    edges.sort_unstable();
    let mut locked: Vec<(usize, usize)> = Vec::new();
    while let Some(&(key, _)) = edges.last() {
        let group: Vec<(usize, usize)> = edges.iter().filter(|edge| edge.0 == key).map(|edge| edge.1).collect();
        edges.retain(|edge| edge.0 != key);
        let clearer = reach(items, &locked);
        let group: Vec<(usize, usize)> = group.into_iter().filter(|(a, b)| !clearer[*b][*a]).collect();
        let all = reach(items, &[locked.as_slice(), &group].concat());
        locked.extend(group.iter().filter(|(a, b)| !all[*b][*a]));
    }
    peeled(&reach(items, &locked))
}

/// The strongest of all paths that visit nobody twice.
fn strongest(duels: &[Vec<u64>], visited: &mut Vec<usize>, to: usize) -> u64 {
    let from = visited[visited.len() - 1];
    let mut best = duels[from][to];
    for next in 0..duels.len() {
        if next != to && duels[from][next] > best && !visited.contains(&next) {
            visited.push(next);
            best = best.max(duels[from][next].min(strongest(duels, visited, to)));
            visited.pop();
        }
    }
    best
}

fn schulze(profile: &Profile, rule: Rule) -> Order {
    let votes = votes(profile, rule.unranked);
    let items = votes.len();
    let strength = |a: usize, b: usize| match rule.method {
        _ if votes[a][b] <= votes[b][a] => 0,
        Method::Schulze => votes[a][b] - votes[b][a],
        _ => votes[a][b],
    };
    let duels: Vec<Vec<u64>> = (0..items).map(|a| (0..items).map(|b| strength(a, b)).collect()).collect();
    let path = |a, b| if a == b { 0 } else { strongest(&duels, &mut vec![a], b) };
    let above: Vec<Vec<bool>> = (0..items).map(|a| (0..items).map(|b| path(a, b) > path(b, a)).collect()).collect();
    peeled(&above)
}

fn every_order(items: usize) -> Vec<Vec<usize>> {
    let Some(last) = items.checked_sub(1) else { return vec![Vec::new()] };
    let insert = |order: Vec<usize>| {
        (0..items).map(move |at| {
            let mut longer = order.clone();
            longer.insert(at, last);
            longer
        })
    };
    every_order(last).into_iter().flat_map(insert).collect()
}

fn kemeny(profile: &Profile, unranked: Unranked) -> (Order, Optimal) {
    let votes = votes(profile, unranked);
    let items = votes.len();
    let score = |order: &[usize]| -> u64 {
        let before = |(at, a): (usize, &usize)| order[at + 1..].iter().map(|b| votes[*a][*b]).sum::<u64>();
        order.iter().enumerate().map(before).sum()
    };
    let orders = every_order(items);
    let best = orders.iter().map(|order| score(order)).max().unwrap();
    let best_orders: Vec<&Vec<usize>> = orders.iter().filter(|order| score(order) == best).collect();
    let before = |order: &[usize], a, b| order.iter().position(|i| *i == a) < order.iter().position(|i| *i == b);
    let mut either_way = Vec::new();
    for (a, b, _) in triples(items).filter(|(a, b, c)| a != b && *c == 0) {
        let ways = best_orders.iter().filter(|order| before(order, a, b)).count();
        if ways > 0 && ways < best_orders.len() {
            either_way.push((a, b));
        }
    }
    let joined = reach(items, &either_way);
    let first = best_orders[0];
    let above = |a: usize, b: usize| a != b && !joined[a][b] && before(first, a, b);
    let above: Vec<Vec<bool>> = (0..items).map(|a| (0..items).map(|b| above(a, b)).collect()).collect();
    (peeled(&above), Optimal { score: best, orders: best_orders.len() as u64 })
}

/// Points by place, ties sharing: `worth` of a place from 1; an abstention earns the mean.
fn points(ranking: &Ranking, unranked: Unranked, worth: impl Fn(usize) -> f64) -> Vec<f64> {
    let items = ranking.places().len();
    let mean = (1..=items).map(&worth).sum::<f64>() / items as f64;
    let earned = |item: usize| {
        let place = ranking.places()[item];
        if place == Place::ABSTAINED {
            return mean;
        }
        if place == Place::UNRANKED && unranked == Unranked::Ignored {
            return 0.0;
        }
        let better = (0..items).filter(|other| prefers(ranking, Unranked::Last, *other, item)).count();
        let tied = (0..items).filter(|other| ranking.places()[*other] == place).count();
        (better + 1..=better + tied).map(&worth).sum::<f64>() / tied as f64
    };
    (0..items).map(earned).collect()
}

proptest! {
    #[test]
    fn duels_are_what_ballots_say(profile in profiles()) {
        for unranked in READINGS {
            let (duels, votes) = (Duels::of(&profile, unranked).unwrap(), votes(&profile, unranked));
            for (a, b, _) in triples(votes.len()) {
                prop_assert_eq!(duels.preferring(a, b), votes[a][b]);
            }
        }
    }

    #[test]
    fn ranked_pairs_and_schulze_are_what_they_are_defined_to_be(profile in profiles()) {
        for unranked in READINGS {
            for method in [Method::RankedPairsBorda, Method::RankedPairs, Method::RankedPairsWinning] {
                let rule = Rule { method, unranked };
                prop_assert_eq!(count(&profile, rule).unwrap().order, ranked_pairs(&profile, rule), "{:?}", rule);
                prop_assert_eq!(super::count::order(&profile, rule).unwrap(), ranked_pairs(&profile, rule), "{:?}", rule);
            }
            for method in [Method::Schulze, Method::SchulzeWinning] {
                let rule = Rule { method, unranked };
                prop_assert_eq!(count(&profile, rule).unwrap().order, schulze(&profile, rule), "{:?}", rule);
            }
        }
    }

    #[test]
    fn a_browser_counts_what_the_server_counts(profile in profiles()) {
        for (&method, unranked) in Method::ALL.iter().flat_map(|method| READINGS.map(|reading| (method, reading))) {
            let rule = Rule { method, unranked };
            let there = (!matches!(method, Method::Dowdall | Method::Kemeny)).then(|| count(&profile, rule).unwrap().order);
            prop_assert_eq!(recount(&profile, rule), there, "{:?}", rule);
        }
    }

    #[test]
    fn kemeny_is_the_best_of_all_orders(profile in profiles()) {
        for unranked in READINGS {
            let ours = count(&profile, Rule { method: Method::Kemeny, unranked }).unwrap();
            prop_assert_eq!((ours.order, ours.optimal.unwrap()), kemeny(&profile, unranked));
        }
    }

    #[test]
    fn borda_is_half_of_all_margins_around_the_middle(profile in profiles()) {
        let duels = Duels::of(&profile, Unranked::Last).unwrap();
        let items = profile.items.len();
        for (item, points) in borda::points(&profile, Unranked::Last).unwrap().into_iter().enumerate() {
            let margins: i64 = (0..items).map(|other| duels.margin(item, other)).sum();
            let middle = profile.cast() as i64 * (items as i64 + 1);
            prop_assert_eq!(Ratio::new(middle + margins, 2), Some(points));
        }
    }

    #[test]
    fn points_are_those_of_places(profile in profiles()) {
        let items = profile.items.len();
        for unranked in READINGS {
            let (mut by_borda, mut by_dowdall) = (vec![0.0; items], vec![0.0; items]);
            for ballot in &profile.ballots {
                let abstained = ballot.ranking.abstained().count() as f64;
                let borda = points(&ballot.ranking, unranked, |place| (items + 1 - place) as f64);
                let dowdall = points(&ballot.ranking, unranked, |place| 1.0 / place as f64);
                for item in 0..items {
                    // The others draw together by half a point at both ends for every abstention.
                    let moved = borda[item] > 0.0 && ballot.ranking.places()[item] != Place::ABSTAINED;
                    by_borda[item] += ballot.weighs().get() as f64 * (borda[item] - if moved { abstained / 2.0 } else { 0.0 });
                    by_dowdall[item] += ballot.weighs().get() as f64 * dowdall[item];
                }
            }
            let exact = borda::points(&profile, unranked).unwrap();
            let rounded = dowdall::Points::of(&profile, unranked).unwrap().rounded().unwrap();
            for item in 0..items {
                prop_assert_eq!(exact[item].to_f64(), by_borda[item]);
                prop_assert!((rounded[item].to_f64() - by_dowdall[item]).abs() < 0.500_1e-6);
            }
        }
    }
}

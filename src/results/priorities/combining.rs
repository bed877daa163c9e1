//! One order from several sources, and how far it depends on their weights. Pure: ballots and
//! weights in, places out.
//!
//! Three ways of combining are counted. `Ballots` decides: all ballots of a source together weigh
//! what the source weighs (`tally::combined`). Beside it stand `Rankings`, in which every source is
//! one ballot, and with two sources the heavier dictates; and `Scores`, the weighted mean of Borda
//! points between 0 and 1.

use serde::{Deserialize, Serialize};

use crate::{
    tally::{
        Ballot, CannotCount, Order, Place, Profile, Ranking, Rule, Unranked,
        combined::{self, Voice, Voices},
        count,
    },
    vocabulary::Ratio,
};

/// First and last place, from 1: (2, 3) for two that share the second and third.
pub type Places = (usize, usize);

/// A source as it is heard.
#[derive(Clone, Debug)]
pub struct Heard {
    pub voice: Voice,
    /// Which items the source compares at all.
    pub asked: Vec<bool>,
    /// How its own result is counted.
    pub rule: Rule,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Combination {
    /// An item each, by ballots: the list.
    pub places: Vec<Places>,
    pub by_rankings: Vec<Places>,
    pub by_scores: Vec<Places>,
    /// Mean Borda points between 0 and 1; empty where there is nothing to compare.
    pub scores: Vec<Ratio>,
    /// An item each: the best and the worst place where up to [`NEAR`] per cent go from one source to
    /// another.
    pub near: Vec<Places>,
    /// An item each: the best and the worst place under any weighting and way.
    pub ranges: Vec<Places>,
    /// Weightings tried for the ranges, each counted in three ways.
    pub weightings: usize,
    /// By how many per cent they differ.
    pub step: u64,
    /// A source each: the places if it were left out; empty with a single source.
    pub without: Vec<Vec<Places>>,
    /// Neighbours in the list, from the first.
    pub neighbours: Vec<Neighbours>,
    pub stability: Stability,
    /// A source each: its own places, empty where it does not compare the item.
    pub own: Vec<Vec<Option<Places>>>,
    /// A source each: how far its ballots are of one mind, from 0 to 1.
    pub unity: Vec<Option<Ratio>>,
}

/// Two that stand one under the other, and the least change of one weight that turns them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbours {
    pub upper: usize,
    pub lower: usize,
    /// They share their places.
    pub tied: bool,
    pub turned_by: Option<Change>,
}

/// One source weighs another whole per cent, the others in proportion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub source: usize,
    pub from: u64,
    pub to: u64,
}

/// How often an item stayed among the first when ballots were drawn anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stability {
    pub replicates: u32,
    pub seed: u64,
    /// An item each: how many times.
    pub among_first: Vec<u64>,
}

/// Weights are whole per cents of this.
pub const WHOLE: u64 = 100;
/// More sources would make more weightings than anybody waits for.
pub const MOST_SOURCES: usize = 8;

/// What a small change of weights is: half of it and all of it are tried, between any two sources.
pub const NEAR: u64 = 10;

/// # Errors
/// Where sums do not fit, which no town's numbers reach.
pub fn combine(heard: &[Heard], weights: &[u64], top: usize, seed: u64) -> Result<Combination, CannotCount> {
    let voices: Vec<Voice> = heard.iter().map(|source| source.voice.clone()).collect();
    let orders = heard.iter().map(own_order).collect::<Result<Vec<_>, _>>()?;
    let ballots = Voices::of(&voices, FINEST)?;
    let rankings = Voices::of(&orders.iter().map(|order| as_one_ballot(order)).collect::<Vec<_>>(), FINEST)?;
    let items = voices.first().map_or(0, |voice| voice.profile.items.len());
    let order = ballots.order(weights)?;

    let mut near = order.places();
    for weighting in nearby(weights) {
        widen(&mut near, &ballots.order(&weighting)?);
    }
    let (weightings, step) = weightings(heard.len());
    let mut ranges = order.places();
    for weighting in &weightings {
        widen(&mut ranges, &ballots.order(weighting)?);
        widen(&mut ranges, &rankings.order(weighting)?);
        widen(&mut ranges, &ballots.by_points(weighting)?);
    }
    // The stated weights need not lie on the grid, nor those near them.
    let (by_rankings, by_scores) = (rankings.order(weights)?, ballots.by_points(weights)?);
    widen(&mut ranges, &by_rankings);
    widen(&mut ranges, &by_scores);
    for (range, near) in ranges.iter_mut().zip(&near) {
        *range = (range.0.min(near.0), range.1.max(near.1));
    }

    let without = if heard.len() < 2 {
        Vec::new()
    } else {
        (0..heard.len())
            .map(|source| Ok(ballots.order(&moved(weights, source, 0))?.places()))
            .collect::<Result<_, _>>()?
    };
    let asked = |source: &Heard| (0..items).filter(|item| source.asked[*item]).collect::<Vec<_>>();
    Ok(Combination {
        by_rankings: by_rankings.places(),
        by_scores: by_scores.places(),
        near,
        scores: ballots.shares(weights)?.unwrap_or_default(),
        ranges,
        weightings: weightings.len(),
        step,
        without,
        neighbours: neighbours(&ballots, weights, &order)?,
        stability: stability(&voices, weights, top, seed)?,
        own: orders.iter().map(|order| own_places(order)).collect(),
        unity: heard.iter().enumerate().map(|(index, source)| ballots.unity(index, &asked(source))).collect(),
        places: order.places(),
    })
}

fn widen(ranges: &mut [Places], order: &Order) {
    for (range, (first, last)) in ranges.iter_mut().zip(order.places()) {
        *range = (range.0.min(first), range.1.max(last));
    }
}

/// Weights of a whole search come to at most this: a whole per cent of a source, and the others'
/// shares of the rest, without fractions.
const FINEST: u64 = WHOLE * WHOLE;

// ---- what a source says alone --------------------------------------------------------------------

/// The places a source gives by itself; empty where it does not compare the item.
///
/// # Errors
/// Where its ballots cannot be counted.
pub fn alone(source: &Heard) -> Result<Vec<Option<Places>>, CannotCount> {
    Ok(own_places(&own_order(source)?))
}

/// A place each for the items the source compares, and `ABSTAINED` for the others.
fn own_order(source: &Heard) -> Result<Vec<Place>, CannotCount> {
    let asked: Vec<usize> = (0..source.asked.len()).filter(|item| source.asked[*item]).collect();
    let profile = &source.voice.profile;
    let mut narrow = Profile {
        items: asked.iter().map(|item| profile.items[*item].clone()).collect(),
        sectors: profile.sectors.clone(),
        ballots: profile.ballots.clone(),
    };
    for ballot in &mut narrow.ballots {
        let places = ballot.ranking.places();
        let times = ballot.sector.and_then(|sector| source.voice.multipliers.get(sector)).copied();
        let times = if source.voice.multipliers.is_empty() { 1 } else { times.unwrap_or(0) };
        ballot.count = ballot.count.checked_mul(times).ok_or(CannotCount::TooLarge)?;
        ballot.ranking = Ranking::new(asked.iter().map(|item| places[*item]).collect());
    }
    let order = count(&narrow, source.rule)?.order;
    let mut places = vec![Place::ABSTAINED; source.asked.len()];
    for (level, layer) in order.layers().iter().enumerate() {
        for index in layer {
            places[asked[*index]] = Place::at(level + 1).ok_or(CannotCount::TooLarge)?;
        }
    }
    Ok(places)
}

fn own_places(order: &[Place]) -> Vec<Option<Places>> {
    let mut levels: Vec<(usize, usize)> =
        order.iter().enumerate().filter_map(|(item, place)| Some((place.number()?, item))).collect();
    levels.sort_unstable();
    let mut places = vec![None; order.len()];
    let mut above = 0;
    for level in levels.chunk_by(|a, b| a.0 == b.0) {
        level.iter().for_each(|(_, item)| places[*item] = Some((above + 1, above + level.len())));
        above += level.len();
    }
    places
}

fn as_one_ballot(order: &[Place]) -> Voice {
    let ballot = Ballot { ranking: Ranking::new(order.to_vec()), sector: None, count: 1 };
    let items = (0..order.len()).map(|item| item.to_string()).collect();
    Voice {
        profile: Profile { items, sectors: Vec::new(), ballots: vec![ballot] },
        unranked: Unranked::Last,
        multipliers: Vec::new(),
        is_sample: false,
    }
}

// ---- weightings ----------------------------------------------------------------------------------

/// All ways to share a hundred among the sources in steps: of ten per cent, and of twenty where
/// there are more than six sources.
fn weightings(sources: usize) -> (Vec<Vec<u64>>, u64) {
    let step = if sources > 6 { 20 } else { 10 };
    let mut found = Vec::new();
    share(sources, WHOLE / step, step, &mut Vec::new(), &mut found);
    (found, step)
}

fn share(sources: usize, steps: u64, step: u64, begun: &mut Vec<u64>, found: &mut Vec<Vec<u64>>) {
    if sources <= 1 {
        begun.push(steps * step);
        found.push(begun.clone());
        begun.pop();
        return;
    }
    for taken in 0..=steps {
        begun.push(taken * step);
        share(sources - 1, steps - taken, step, begun, found);
        begun.pop();
    }
}

/// The weights with one source's changed to a whole per cent and the others' in proportion. Only
/// their proportions matter, so nothing is rounded. Where the others weigh nothing, they share alike.
fn moved(weights: &[u64], source: usize, to: u64) -> Vec<u64> {
    let others: u64 = weights.iter().sum::<u64>() - weights[source];
    let equal = if others == 0 { 1 } else { 0 };
    let whole = others + equal * (weights.len() as u64 - 1);
    let one = |(index, weight): (usize, &u64)| match index == source {
        true => to * whole,
        false => (weight + equal) * (WHOLE - to),
    };
    weights.iter().enumerate().map(one).collect()
}

/// Up to [`NEAR`] per cent taken from one source and given to another.
fn nearby(weights: &[u64]) -> Vec<Vec<u64>> {
    let sources = 0..weights.len();
    let pairs = sources.clone().flat_map(|from| sources.clone().map(move |to| (from, to)));
    let steps =
        pairs.filter(|(from, to)| from != to).flat_map(|(from, to)| [NEAR / 2, NEAR].map(|step| (from, to, step)));
    let taken = steps.filter_map(|(from, to, step)| {
        let mut moved = weights.to_vec();
        moved[from] = moved[from].checked_sub(step)?;
        moved[to] += step;
        Some(moved)
    });
    taken.collect()
}

fn neighbours(ballots: &Voices, weights: &[u64], order: &Order) -> Result<Vec<Neighbours>, CannotCount> {
    // Every source's weight goes once from 0 to 100; all pairs look at the same orders.
    let mut lines = Vec::new();
    for source in 0..weights.len() {
        let places = |to| Ok(ballots.order(&moved(weights, source, to))?.places());
        lines.push((0..=WHOLE).map(places).collect::<Result<Vec<_>, _>>()?);
    }
    let row: Vec<usize> = order.items().collect();
    let places = order.places();
    let pairs = row.windows(2).map(|pair| {
        let (upper, lower) = (pair[0], pair[1]);
        let tied = places[upper] == places[lower];
        let turns = |source: usize, to: u64| {
            let places: &Vec<Places> = &lines[source][to as usize];
            places[lower].0 < places[upper].0
        };
        let changes = (0..weights.len()).flat_map(|source| (0..=WHOLE).map(move |to| (source, to)));
        let turned_by = changes
            .filter(|(source, to)| !tied && turns(*source, *to))
            .min_by_key(|(source, to)| (to.abs_diff(weights[*source]), *source))
            .map(|(source, to)| Change { source, from: weights[source], to });
        Neighbours { upper, lower, tied, turned_by }
    });
    Ok(pairs.collect())
}

// ---- drawn anew ----------------------------------------------------------------------------------

/// Enough for whole per cents.
const REPLICATES: u64 = 1_000;
const FEWEST_REPLICATES: u64 = 100;
/// Steps of work; about a second.
const MOST_WORK: u64 = 400_000_000;

fn stability(voices: &[Voice], weights: &[u64], top: usize, seed: u64) -> Result<Stability, CannotCount> {
    let items = voices.first().map_or(0, |voice| voice.profile.items.len()) as u64;
    let drawn: u64 = voices.iter().filter(|voice| voice.is_sample).map(|voice| voice.profile.cast()).sum();
    let work = (drawn.max(1) * (items * items).max(1)).max(1);
    let replicates = (MOST_WORK / work).clamp(FEWEST_REPLICATES, REPLICATES) as u32;
    let found = combined::bootstrap(voices, weights, top, replicates, seed)?;
    let among_first = found.inside.iter().zip(&found.at_the_cut).map(|(inside, cut)| inside + cut).collect();
    Ok(Stability { replicates, seed, among_first })
}

// ---- numbers somebody typed ----------------------------------------------------------------------

/// Numbers as ballots: at every step between the lowest and the highest there is one that puts first
/// whatever reaches it. So an item gains on another as much as their numbers differ, the whole weight
/// of the source only between the highest and the lowest, and no scale is added to another. (A single
/// ballot with the order of the numbers would be of one mind in every duel and outvote thousands who
/// are not.) Items without a number are compared with nobody.
pub fn of_numbers(numbers: &[Option<i64>]) -> Heard {
    let mut levels: Vec<i64> = numbers.iter().flatten().copied().collect();
    levels.sort_unstable();
    levels.dedup();
    let steps: Vec<u64> = levels.windows(2).map(|pair| pair[0].abs_diff(pair[1])).collect();
    let unit = steps.iter().fold(0, |a, b| gcd(a, *b)).max(1);
    let ballot = |reached: i64, count: u64| {
        let place = |number: &Option<i64>| match number {
            None => Place::ABSTAINED,
            Some(number) if *number >= reached => Place::at(1).unwrap_or(Place::UNRANKED),
            Some(_) => Place::UNRANKED,
        };
        Ballot { ranking: Ranking::new(numbers.iter().map(place).collect()), sector: None, count }
    };
    let mut ballots: Vec<Ballot> =
        levels.iter().skip(1).zip(&steps).map(|(reached, step)| ballot(*reached, step / unit)).collect();
    if ballots.is_empty() {
        ballots.push(ballot(i64::MAX, 1));
    }
    let items = (0..numbers.len()).map(|item| item.to_string()).collect();
    Heard {
        voice: Voice {
            profile: Profile { items, sectors: Vec::new(), ballots },
            unranked: Unranked::Last,
            multipliers: Vec::new(),
            is_sample: false,
        },
        asked: numbers.iter().map(Option::is_some).collect(),
        rule: DEFAULT_RULE,
    }
}

/// How sources without a rule of their own are counted.
pub const DEFAULT_RULE: Rule = Rule { method: crate::tally::Method::RankedPairsBorda, unranked: Unranked::Last };

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(items: usize, ballots: &[(u64, &str)]) -> Heard {
        let ballot =
            |&(count, text): &(u64, &str)| Ballot { ranking: Ranking::read(text, items).unwrap(), sector: None, count };
        let names = (0..items).map(|item| item.to_string()).collect();
        let profile = Profile { items: names, sectors: Vec::new(), ballots: ballots.iter().map(ballot).collect() };
        let voice = Voice { profile, unranked: Unranked::Last, multipliers: Vec::new(), is_sample: true };
        Heard { voice, asked: vec![true; items], rule: DEFAULT_RULE }
    }

    #[test]
    fn a_narrow_majority_of_the_heavier_source_yields_to_a_clear_one() {
        // Residents 55 : 45 for the Bus, the group 1 : 9 for the Clinic.
        let both = [heard(2, &[(55, "1,2"), (45, "2,1")]), heard(2, &[(1, "1,2"), (9, "2,1")])];
        let found = combine(&both, &[70, 30], 1, 1).unwrap();
        assert_eq!(found.places, [(2, 2), (1, 1)]);
        assert_eq!(found.by_rankings, [(1, 1), (2, 2)], "rankings alone obey the heavier source");
        assert_eq!(
            (found.near.as_slice(), found.ranges.as_slice()),
            (found.places.as_slice(), [(1, 2), (1, 2)].as_slice())
        );
        assert_eq!((found.weightings, found.step), (11, 10));
        assert_eq!(found.without, [[(2, 2), (1, 1)], [(1, 1), (2, 2)]]);
        // 10 w > 80 (100 − w) from w = 89 on.
        assert_eq!(found.neighbours[0].turned_by, Some(Change { source: 0, from: 70, to: 89 }));
    }

    #[test]
    fn one_source_is_its_own_list() {
        let found = combine(&[heard(3, &[(5, "1,2,3"), (4, "1,3,2")])], &[100], 1, 1).unwrap();
        assert_eq!(found.places, [(1, 1), (2, 2), (3, 3)]);
        assert_eq!(found.ranges, found.places);
        assert_eq!((found.weightings, found.without.len()), (1, 0));
        assert!(found.neighbours.iter().all(|pair| pair.turned_by.is_none()));
        assert_eq!(found.stability.among_first, [found.stability.replicates.into(), 0, 0]);
    }

    #[test]
    fn what_a_source_does_not_ask_is_neither_up_nor_down_in_it() {
        let mut narrow = heard(3, &[(6, "2,3|1")]);
        narrow.asked = vec![false, true, true];
        let found = combine(&[narrow, heard(3, &[(6, "1,2,3")])], &[50, 50], 1, 1).unwrap();
        assert_eq!(found.own[0], [None, Some((1, 1)), Some((2, 2))]);
        assert_eq!(found.places, [(1, 1), (2, 2), (3, 3)]);
    }

    #[test]
    fn where_all_are_tied_nothing_is_ordered_and_nothing_is_said_to_turn() {
        let found = combine(&[heard(3, &[(6, "")]), heard(3, &[(5, "{1,2,3}")])], &[50, 50], 2, 1).unwrap();
        assert_eq!(found.places, [(1, 3); 3]);
        assert!(found.neighbours.iter().all(|pair| pair.tied && pair.turned_by.is_none()));
    }

    #[test]
    fn weights_move_in_proportion_and_without_rounding() {
        assert_eq!(moved(&[50, 30, 20], 0, 80), [80 * 50, 30 * 20, 20 * 20]);
        assert_eq!(moved(&[100, 0, 0], 0, 40), [80, 60, 60]);
        assert_eq!(nearby(&[93, 7]), [[88, 12], [83, 17], [98, 2]]);
        let (all, step) = weightings(4);
        assert_eq!((all.len(), step), (286, 10));
        assert!(all.iter().all(|weights| weights.iter().sum::<u64>() == WHOLE));
        assert_eq!((weightings(6).0.len(), weightings(8).0.len(), weightings(1).0), (3_003, 792, vec![vec![100]]));
    }

    #[test]
    fn typed_numbers_gain_on_each_other_as_much_as_they_differ() {
        let typed = of_numbers(&[Some(30), Some(10), None, Some(20), Some(10)]);
        let voices = Voices::of(std::slice::from_ref(&typed.voice), 1).unwrap();
        assert_eq!(typed.voice.profile.cast(), 2, "two steps of ten");
        assert_eq!(voices.order(&[1]).unwrap().layers()[0], [0]);
        assert_eq!(typed.asked, [true, true, false, true, true]);
        let own = own_places(&own_order(&typed).unwrap());
        assert_eq!(own, [Some((1, 1)), Some((3, 4)), None, Some((2, 2)), Some((3, 4))]);
        assert_eq!(of_numbers(&[Some(4), Some(4)]).voice.profile.cast(), 1);
    }
}

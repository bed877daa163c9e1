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
        Ballot, CannotCount, Duels, Order, Place, Profile, Ranking, Rule, Unranked,
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
    /// Its own order where that was published and is not to be counted again.
    pub published: Option<Vec<Place>>,
    /// Its duels are told where so many people stand on each side, or none; `None` where there are no
    /// people behind it.
    pub duels_from: Option<u64>,
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
    /// An item each: the best and the worst place in any of the three ways where up to [`NEAR`] per cent
    /// go from one source to another. (In documents of format 1 by ballots alone.)
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
    /// By ballots, as the list itself is counted.
    pub turned_by: Option<Change>,
    /// Counted otherwise. Documents of format 1 do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Otherwise>,
    /// A source each: how many of its ballots put one over the other; empty where it does not compare
    /// them, or too few people could be told apart. Documents of format 1 do not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub duels: Vec<Option<(u64, u64)>>,
}

/// The least change that turns two neighbours in the two ways that do not decide; one that changes
/// nothing where they stand the other way round as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Otherwise {
    pub by_scores: Option<Change>,
    pub by_rankings: Option<Change>,
}

impl Otherwise {
    /// Neither way turns them.
    pub fn is_none(&self) -> bool {
        self.by_scores.is_none() && self.by_rankings.is_none()
    }
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
    /// An item each: how many times, without sharing a place beyond them. (In documents of format 1
    /// with it.)
    pub among_first: Vec<u64>,
    /// An item each: how many times it stood first, alone. Documents of format 1 do not say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub first: Vec<u64>,
}

/// Weights are whole per cents of this.
pub const WHOLE: u64 = 100;
/// More sources would make more weightings than anybody waits for.
pub const MOST_SOURCES: usize = 8;

/// What a small change of weights is: every whole per cent up to it is tried, between any two sources.
pub const NEAR: u64 = 10;

/// A way to combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// It decides.
    Ballots,
    Scores,
    Rankings,
}

impl Way {
    const ALL: [Way; 3] = [Way::Ballots, Way::Scores, Way::Rankings];
}

/// Sources in all three ways, to be heard under many weightings.
struct Ways {
    ballots: Voices,
    rankings: Voices,
}

impl Ways {
    fn order(&self, way: Way, weights: &[u64]) -> Result<Order, CannotCount> {
        match way {
            Way::Ballots => self.ballots.order(weights),
            Way::Scores => self.ballots.by_points(weights),
            Way::Rankings => self.rankings.order(weights),
        }
    }

    /// From the best to the worst place in all ways and under all these weightings.
    fn widen(&self, ranges: &mut [Places], weightings: &[Vec<u64>]) -> Result<(), CannotCount> {
        for weighting in weightings {
            for way in Way::ALL {
                widen(ranges, &self.order(way, weighting)?.places());
            }
        }
        Ok(())
    }
}

/// # Errors
/// Where sums do not fit, which no town's numbers reach.
pub fn combine(heard: &[Heard], weights: &[u64], top: usize, seed: u64) -> Result<Combination, CannotCount> {
    let voices: Vec<Voice> = heard.iter().map(|source| source.voice.clone()).collect();
    let orders = heard.iter().map(own_order).collect::<Result<Vec<_>, _>>()?;
    let as_ballots: Vec<Voice> = orders.iter().map(|order| as_one_ballot(order)).collect();
    let ways = Ways { ballots: Voices::of(&voices, FINEST)?, rankings: Voices::of(&as_ballots, FINEST)? };
    let items = voices.first().map_or(0, |voice| voice.profile.items.len());
    let order = ways.order(Way::Ballots, weights)?;

    let mut near = order.places();
    ways.widen(&mut near, &nearby(weights))?;
    // The stated weights need not lie on the grid, nor those near them.
    let (weightings, step) = weightings(heard.len(), items);
    let mut ranges = near.clone();
    ways.widen(&mut ranges, &weightings)?;

    let without = if heard.len() < 2 {
        Vec::new()
    } else {
        (0..heard.len())
            .map(|source| Ok(ways.order(Way::Ballots, &moved(weights, source, 0))?.places()))
            .collect::<Result<_, _>>()?
    };
    let asked = |source: &Heard| (0..items).filter(|item| source.asked[*item]).collect::<Vec<_>>();
    Ok(Combination {
        by_rankings: ways.order(Way::Rankings, weights)?.places(),
        by_scores: ways.order(Way::Scores, weights)?.places(),
        near,
        scores: ways.ballots.shares(weights)?.unwrap_or_default(),
        ranges,
        weightings: weightings.len(),
        step,
        without,
        neighbours: neighbours(&ways, heard, weights, &order)?,
        stability: stability(&voices, weights, top, seed)?,
        own: orders.iter().map(|order| own_places(order)).collect(),
        unity: heard.iter().enumerate().map(|(index, source)| ways.ballots.unity(index, &asked(source))).collect(),
        places: order.places(),
    })
}

fn widen(ranges: &mut [Places], places: &[Places]) {
    for (range, (first, last)) in ranges.iter_mut().zip(places) {
        *range = (range.0.min(*first), range.1.max(*last));
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
    if let Some(published) = &source.published {
        return Ok(published.clone());
    }
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
        ballot.weight = ballot.weight.checked_mul(times).ok_or(CannotCount::TooLarge)?;
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
    let ballot = Ballot { ranking: Ranking::new(order.to_vec()), sector: None, ballots: 1, weight: 1 };
    let items = (0..order.len()).map(|item| item.to_string()).collect();
    Voice {
        profile: Profile { items, sectors: Vec::new(), ballots: vec![ballot] },
        unranked: Unranked::Last,
        multipliers: Vec::new(),
        is_sample: false,
    }
}

// ---- weightings ----------------------------------------------------------------------------------

/// So many weightings times comparisons of items are tried: about a second.
const MOST_TRIED: usize = 3_000_000;

/// All ways to share a hundred among the sources, in steps as fine as there is time for: of one per
/// cent between two sources, which leaves out none that can be stated; of ten or so among many.
fn weightings(sources: usize, items: usize) -> (Vec<Vec<u64>>, u64) {
    let most = (MOST_TRIED / (items * items).max(1)).min(6_000);
    let step = [1, 2, 5, 10].into_iter().find(|step| ways_to_share(sources, WHOLE / step) <= most).unwrap_or(20);
    let mut found = Vec::new();
    share(sources, WHOLE / step, step, &mut Vec::new(), &mut found);
    (found, step)
}

/// In how many ways so many steps can be shared: steps and the walls between sources in any order.
fn ways_to_share(sources: usize, steps: u64) -> usize {
    let ways = (1..sources as u128).fold(1, |ways, wall| ways * (u128::from(steps) + wall) / wall);
    usize::try_from(ways).unwrap_or(usize::MAX)
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

/// The weights, and up to [`NEAR`] per cent of them taken from one source and given to another.
fn nearby(weights: &[u64]) -> Vec<Vec<u64>> {
    let sources = 0..weights.len();
    let pairs = sources.clone().flat_map(|from| sources.clone().map(move |to| (from, to)));
    let steps = pairs.filter(|(from, to)| from != to).flat_map(|pair| (1..=NEAR).map(move |step| (pair, step)));
    let taken = steps.filter_map(|((from, to), step)| {
        let mut moved = weights.to_vec();
        moved[from] = moved[from].checked_sub(step)?;
        moved[to] += step;
        Some(moved)
    });
    std::iter::once(weights.to_vec()).chain(taken).collect()
}

fn neighbours(ways: &Ways, heard: &[Heard], weights: &[u64], order: &Order) -> Result<Vec<Neighbours>, CannotCount> {
    // Every source's weight goes once from 0 to 100; all pairs look at the same orders.
    let line = |way: Way, source: usize| -> Result<Vec<Vec<Places>>, CannotCount> {
        (0..=WHOLE).map(|to| Ok(ways.order(way, &moved(weights, source, to))?.places())).collect()
    };
    let lines = |way: Way| (0..weights.len()).map(|source| line(way, source)).collect::<Result<Vec<_>, _>>();
    let [ballots, scores, rankings] = [lines(Way::Ballots)?, lines(Way::Scores)?, lines(Way::Rankings)?];
    let duels = heard.iter().map(duels).collect::<Result<Vec<_>, _>>()?;
    let row: Vec<usize> = order.items().collect();
    let places = order.places();
    let pairs = row.windows(2).map(|pair| {
        let (upper, lower) = (pair[0], pair[1]);
        let tied = places[upper] == places[lower];
        let turned_by = |lines: &[Vec<Vec<Places>>]| {
            let turns = |source: usize, to: u64| {
                let places: &Vec<Places> = &lines[source][to as usize];
                places[lower].0 < places[upper].0
            };
            (0..weights.len())
                .flat_map(|source| (0..=WHOLE).map(move |to| (source, to)))
                .filter(|(source, to)| !tied && turns(*source, *to))
                .min_by_key(|(source, to)| (to.abs_diff(weights[*source]), *source))
                .map(|(source, to)| Change { source, from: weights[source], to })
        };
        Neighbours {
            upper,
            lower,
            tied,
            turned_by: turned_by(&ballots),
            otherwise: (!tied && heard.len() > 1)
                .then(|| Otherwise { by_scores: turned_by(&scores), by_rankings: turned_by(&rankings) }),
            duels: heard
                .iter()
                .zip(&duels)
                .map(|(source, duels)| told(source, duels.as_ref()?, upper, lower))
                .collect(),
        }
    });
    Ok(pairs.collect())
}

/// Duels as ballots were cast, whatever they weigh.
fn duels(source: &Heard) -> Result<Option<Duels>, CannotCount> {
    let counted = || Duels::of(&source.voice.profile, source.voice.unranked);
    source.duels_from.map(|_| counted()).transpose()
}

/// How many put one over the other, unless too few people stand on a side, or beside it.
fn told(source: &Heard, duels: &Duels, upper: usize, lower: usize) -> Option<(u64, u64)> {
    let from = source.duels_from.filter(|_| source.asked[upper] && source.asked[lower])?;
    let (one, other) = (duels.preferring(upper, lower), duels.preferring(lower, upper));
    let beside = source.voice.profile.cast() - one - other;
    [one, other, beside].iter().all(|people| *people == 0 || *people >= from).then_some((one, other))
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
    let mut found =
        Stability { replicates, seed, among_first: vec![0; items as usize], first: vec![0; items as usize] };
    combined::drawn_anew(voices, weights, replicates, seed, |order| {
        // Whoever shares a place beyond the first is not among them, here as in every source.
        for (item, (_, last)) in order.places().into_iter().enumerate() {
            found.among_first[item] += u64::from(last <= top);
            found.first[item] += u64::from(last == 1);
        }
    })?;
    Ok(found)
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
        Ballot { ranking: Ranking::new(numbers.iter().map(place).collect()), sector: None, ballots: count, weight: 1 }
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
        published: None,
        duels_from: None,
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
        let ballot = |&(count, text): &(u64, &str)| Ballot {
            ranking: Ranking::read(text, items).unwrap(),
            sector: None,
            ballots: count,
            weight: 1,
        };
        let names = (0..items).map(|item| item.to_string()).collect();
        let profile = Profile { items: names, sectors: Vec::new(), ballots: ballots.iter().map(ballot).collect() };
        let voice = Voice { profile, unranked: Unranked::Last, multipliers: Vec::new(), is_sample: true };
        Heard { voice, asked: vec![true; items], rule: DEFAULT_RULE, published: None, duels_from: Some(5) }
    }

    #[test]
    fn a_narrow_majority_of_the_heavier_source_yields_to_a_clear_one() {
        // Residents 55 : 45 for the Bus, the group 1 : 9 for the Clinic.
        let both = [heard(2, &[(55, "1,2"), (45, "2,1")]), heard(2, &[(1, "1,2"), (9, "2,1")])];
        let found = combine(&both, &[70, 30], 1, 1).unwrap();
        assert_eq!(found.places, [(2, 2), (1, 1)]);
        assert_eq!(found.by_rankings, [(1, 1), (2, 2)], "rankings alone obey the heavier source");
        assert_eq!(found.ranges, [(1, 2), (1, 2)]);
        assert_eq!((found.weightings, found.step), (101, 1), "every weighting there can be");
        assert_eq!(found.without, [[(2, 2), (1, 1)], [(1, 1), (2, 2)]]);
        // 10 w > 80 (100 − w) from w = 89 on.
        assert_eq!(found.neighbours[0].turned_by, Some(Change { source: 0, from: 70, to: 89 }));
    }

    /// Residents are of two minds, 103 : 102; the groups are of one. The list does not change with a few
    /// per cent, but counted by rankings alone whoever is heavier by one per cent decides.
    #[test]
    fn a_small_change_of_weights_is_counted_in_all_three_ways() {
        let both = [heard(3, &[(103, "1,2,3"), (102, "2,1,3")]), heard(3, &[(6, "1,2,3"), (14, "2,1,3")])];
        let found = combine(&both, &[50, 50], 1, 1).unwrap();
        assert_eq!((found.places[1], found.by_rankings[1]), ((1, 1), (1, 2)));
        assert_eq!(found.near, [(1, 2), (1, 2), (3, 3)]);
        let pair = &found.neighbours[0];
        assert_eq!((pair.upper, pair.lower), (1, 0));
        assert_eq!(pair.duels, [Some((102, 103)), Some((14, 6))]);
        assert_eq!(pair.turned_by, Some(Change { source: 0, from: 50, to: 99 }));
        let otherwise = pair.otherwise.as_ref().unwrap();
        assert_eq!(otherwise.by_rankings, Some(Change { source: 0, from: 50, to: 51 }));
    }

    /// “The Bus stays above the Clinic whatever single weight changes” holds by duels alone: every voice
    /// has it so, 6 : 5 and 3 : 2. But who puts the Clinic second puts the Bus last, so by points it turns.
    #[test]
    fn what_one_way_of_counting_never_turns_another_may() {
        let split = heard(4, &[(6, "1,2,3,4"), (5, "2,3,4,1")]);
        let found = combine(&[split, heard(4, &[(3, "1,2,3,4"), (2, "2,1,3,4")])], &[50, 50], 2, 1).unwrap();
        let pair = &found.neighbours[0];
        assert_eq!((pair.upper, pair.lower, &pair.turned_by), (0, 1, &None));
        let otherwise = pair.otherwise.as_ref().unwrap();
        assert_eq!(otherwise.by_rankings, None);
        let scores = otherwise.by_scores.clone().unwrap();
        assert_eq!((scores.source, scores.from, scores.to), (0, 50, 50), "{scores:?}");
    }

    #[test]
    fn a_duel_in_which_a_few_people_could_be_told_apart_is_not_told() {
        let duel =
            |ballots: &[(u64, &str)]| told(&heard(2, ballots), &duels(&heard(2, ballots)).unwrap().unwrap(), 0, 1);
        assert_eq!(duel(&[(7, "1,2"), (5, "2,1")]), Some((7, 5)));
        assert_eq!(duel(&[(7, "1,2")]), Some((7, 0)), "nobody is no small group");
        assert_eq!(duel(&[(7, "1,2"), (4, "2,1")]), None);
        assert_eq!(duel(&[(7, "1,2"), (6, "2,1"), (2, "")]), None, "what is left of all would be two");
        assert_eq!(duels(&of_numbers(&[Some(2), Some(1)])).unwrap(), None, "numbers are no people");
    }

    #[test]
    fn whoever_shares_a_place_beyond_the_first_is_not_among_them_when_drawn_either() {
        let found = combine(&[heard(3, &[(9, "{1,2},3")])], &[100], 1, 1).unwrap();
        assert_eq!((found.stability.among_first, found.stability.first), (vec![0; 3], vec![0; 3]));
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
        let near = nearby(&[93, 7]);
        assert_eq!(near.len(), 1 + 10 + 7, "the lighter has only seven to give");
        assert!(near.contains(&vec![93, 7]) && near.contains(&vec![83, 17]) && near.contains(&vec![100, 0]));
        for sources in 1..=MOST_SOURCES {
            for items in [2, 6, 20, 40] {
                let (all, step) = weightings(sources, items);
                assert_eq!(all.len(), ways_to_share(sources, WHOLE / step));
                assert!(all.len() <= 6_000 && all.iter().all(|weights| weights.iter().sum::<u64>() == WHOLE));
                assert_eq!(step == 1, sources < 3 || (sources == 3 && items <= 20), "{sources} {items}");
            }
        }
        assert_eq!(
            (weightings(6, 6).0.len(), weightings(8, 6).0.len(), weightings(1, 6).0),
            (3_003, 792, vec![vec![100]])
        );
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

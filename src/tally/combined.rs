//! Several voices heard together: residents of a survey, a working group, its sectors. A voice has
//! ballots of its own, and all of them together weigh what the voice is given. It is the arithmetic
//! of equal sectors with other shares: a ballot of voice `s` counts `w_s · L / n_s` times, where L is
//! the least common multiple of the numbers of ballots. So a duel that ends 55 : 45 inside a voice
//! counts for less than one that ends 90 : 10.
//!
//! Duels of every voice are summed up once, and a weighting only adds them: a page tries thousands.
//!
//! ```
//! use priorita::tally::{Ballot, Profile, Ranking, Unranked, combined::{Voice, Voices}};
//! // A hundred residents are of two minds, ten of a group are of one: the lighter voice decides.
//! let voice = |ballots: &[(u64, &str)]| Voice {
//!     profile: Profile {
//!         items: ["Bus", "Clinic"].map(String::from).into(),
//!         ballots: ballots
//!             .iter()
//!             .map(|(count, text)| Ballot { ranking: Ranking::read(text, 2).unwrap(), sector: None, ballots: *count, weight: 1 })
//!             .collect(),
//!         ..Profile::default()
//!     },
//!     unranked: Unranked::Last,
//!     multipliers: Vec::new(),
//!     is_sample: true,
//! };
//! let voices = Voices::of(&[voice(&[(55, "1,2"), (45, "2,1")]), voice(&[(1, "1,2"), (9, "2,1")])], 100).unwrap();
//! assert_eq!(voices.order(&[70, 30]).unwrap().layers(), [[1], [0]]);
//! assert_eq!(voices.order(&[100, 0]).unwrap().layers(), [[0], [1]]);
//! ```

use super::{
    CannotCount, Duels, Order, Profile, Unranked, borda,
    chance::Chance,
    ranked_pairs,
    sectors::lcm,
    stability::{grouped, urns},
};
use crate::vocabulary::Ratio;

/// Ballots that are heard as one voice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    pub profile: Profile,
    pub unranked: Unranked,
    /// How many times a ballot of each sector counts; empty where a ballot is a ballot.
    pub multipliers: Vec<u64>,
    /// Whether the ballots are people's. Numbers somebody typed are no sample and are not drawn anew.
    pub is_sample: bool,
}

impl Voice {
    /// Every ballot with what it weighs inside the voice.
    fn weighed(&self, profile: &Profile) -> Result<Profile, CannotCount> {
        let mut weighed = profile.clone();
        for ballot in &mut weighed.ballots {
            let times = ballot.sector.and_then(|sector| self.multipliers.get(sector)).copied();
            let times = if self.multipliers.is_empty() { 1 } else { times.unwrap_or(0) };
            ballot.weight = ballot.weight.checked_mul(times).ok_or(CannotCount::TooLarge)?;
        }
        Ok(weighed)
    }
}

/// Voices whose duels are summed up, to be heard under many weightings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voices {
    items: usize,
    /// Row by row what each item gets against each other in a voice, times `L / n` of the voice.
    votes: Vec<Vec<u64>>,
    /// L: what all ballots of a voice of weight one come to.
    common: u64,
    most: u64,
}

impl Voices {
    /// All weights of a weighting may come to `most` together.
    ///
    /// # Errors
    /// Where a ballot does not fit the items, voices have not the same number of items, or sums do
    /// not fit. A voice without ballots says nothing.
    pub fn of(voices: &[Voice], most: u64) -> Result<Voices, CannotCount> {
        let items = voices.first().map_or(0, |voice| voice.profile.items.len());
        let mut summed = Vec::with_capacity(voices.len());
        for (index, voice) in voices.iter().enumerate() {
            if voice.profile.items.len() != items {
                return Err(CannotCount::Misfit { ballot: index });
            }
            let weighed = voice.weighed(&voice.profile)?;
            summed.push((Duels::of(&weighed, voice.unranked)?, weighed.weighs().get()));
        }
        let mut spoken = summed.iter().map(|(_, cast)| *cast).filter(|cast| *cast > 0);
        let common = spoken.try_fold(1, lcm);
        let common = common.ok_or(CannotCount::TooLarge)?;
        // Doubled points of an item are at most those of first place on every ballot.
        let greatest = u128::from(common) * u128::from(most) * 2 * (items as u128 + 1);
        i64::try_from(greatest).map_err(|_| CannotCount::TooLarge)?;
        let scaled = summed.iter().map(|(duels, cast)| {
            let times = common.checked_div(*cast).unwrap_or(0);
            let pairs = (0..items).flat_map(|a| (0..items).map(move |b| (a, b)));
            pairs.map(|(a, b)| duels.preferring(a, b) * times).collect()
        });
        Ok(Voices { items, votes: scaled.collect(), common, most })
    }

    /// Ranked Pairs on margins, Borda points inside ties: as a ballot is counted.
    ///
    /// # Errors
    /// Where there is not one weight a voice, or they come to more than was said.
    pub fn order(&self, weights: &[u64]) -> Result<Order, CannotCount> {
        let (duels, points) = self.together(weights)?;
        Ok(ranked_pairs::order(&duels, &ranked_pairs::Strength::MarginsThenBorda(&points)))
    }

    /// The order by Borda points.
    ///
    /// # Errors
    /// As [`order`](Self::order).
    pub fn by_points(&self, weights: &[u64]) -> Result<Order, CannotCount> {
        Ok(self.together(weights)?.1.order())
    }

    /// Borda points between 0 and 1: 0 for an item every ballot puts last, 1 for one every ballot
    /// puts first. Nothing where there is nothing to compare.
    ///
    /// # Errors
    /// As [`order`](Self::order).
    pub fn shares(&self, weights: &[u64]) -> Result<Option<Vec<Ratio>>, CannotCount> {
        let (_, points) = self.together(weights)?;
        let cast = i128::from(self.total(weights)?) * i128::from(self.common);
        let most = 2 * cast * (self.items as i128 - 1);
        Ok((0..self.items).map(|item| Ratio::from_wide(i128::from(points.doubled(item)) - 2 * cast, most)).collect())
    }

    /// How far a voice is of one mind: how many more of its ballots say one thing than the other,
    /// as a mean over all pairs of `items`. 0 where every duel ends even, 1 where all agree.
    pub fn unity(&self, voice: usize, items: &[usize]) -> Option<Ratio> {
        let votes = &self.votes[voice];
        let pairs = items.iter().flat_map(|a| items.iter().filter(move |b| a < b).map(move |b| (*a, *b)));
        let (mut sum, mut count) = (0_i128, 0_i128);
        for (a, b) in pairs {
            sum += i128::from(votes[a * self.items + b].abs_diff(votes[b * self.items + a]));
            count += 1;
        }
        Ratio::from_wide(sum, count * i128::from(self.common))
    }

    fn total(&self, weights: &[u64]) -> Result<u64, CannotCount> {
        let total = weights.iter().try_fold(0_u64, |sum, weight| sum.checked_add(*weight));
        let fits = total.filter(|total| *total <= self.most && weights.len() == self.votes.len());
        fits.ok_or(CannotCount::TooLarge)
    }

    fn together(&self, weights: &[u64]) -> Result<(Duels, borda::Points), CannotCount> {
        let total = self.total(weights)?;
        let mut sums = vec![0_u64; self.items * self.items];
        for (votes, weight) in self.votes.iter().zip(weights).filter(|(_, weight)| **weight > 0) {
            for (sum, votes) in sums.iter_mut().zip(votes) {
                *sum += votes * weight;
            }
        }
        let duels = Duels::of_votes(self.items, sums);
        // Points are the middle and half of what an item wins less half of what it loses.
        let middle = (total * self.common) as i64 * (self.items as i64 + 1);
        let doubled = |item| middle + (0..self.items).map(|other| duels.margin(item, other)).sum::<i64>();
        let points = (0..self.items).map(|item| doubled(item).unsigned_abs()).collect();
        Ok((duels, borda::Points::of_doubled(points)))
    }
}

/// Draws the ballots of every voice anew, in every sector of it as many as were cast there, hears the
/// voices again and shows the order to `see`, `replicates` times. What is no sample stays as it is.
/// Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 6.
///
/// # Errors
/// As [`Voices::of`] and [`Voices::order`].
pub fn drawn_anew(
    voices: &[Voice],
    weights: &[u64],
    replicates: u32,
    seed: u64,
    mut see: impl FnMut(&Order),
) -> Result<(), CannotCount> {
    let most = weights.iter().sum();
    let mut drawn: Vec<Voice> =
        voices.iter().map(|voice| Voice { profile: grouped(&voice.profile), ..voice.clone() }).collect();
    let urns: Vec<_> = drawn.iter().map(|voice| urns(&voice.profile)).collect();
    let mut chance = Chance::seeded(seed);
    for _ in 0..replicates {
        for (voice, urns) in drawn.iter_mut().zip(&urns).filter(|(voice, _)| voice.is_sample) {
            voice.profile.ballots.iter_mut().for_each(|ballot| ballot.ballots = 0);
            for urn in urns {
                (0..urn.size()).for_each(|_| voice.profile.ballots[urn.draw(&mut chance)].ballots += 1);
            }
        }
        see(&Voices::of(&drawn, most)?.order(weights)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::Index};

    use super::*;
    use crate::tally::{Ballot, Method, Ranking, Rule, count, laws::profiles};

    fn voice(profile: Profile) -> Voice {
        Voice { profile, unranked: Unranked::Last, multipliers: Vec::new(), is_sample: true }
    }

    fn of(items: usize, ballots: &[(u64, &str)]) -> Voice {
        let ballot = |&(count, text): &(u64, &str)| Ballot {
            ranking: Ranking::read(text, items).unwrap(),
            sector: None,
            ballots: count,
            weight: 1,
        };
        let names = (0..items).map(|item| item.to_string()).collect();
        voice(Profile { items: names, sectors: Vec::new(), ballots: ballots.iter().map(ballot).collect() })
    }

    #[test]
    fn a_voice_with_more_ballots_does_not_weigh_more() {
        let many = of(3, &[(1_000, "1,2,3")]);
        let few = of(3, &[(7, "3,2,1")]);
        let voices = Voices::of(&[many, few], 100).unwrap();
        assert_eq!(voices.order(&[50, 50]).unwrap().layers(), [[0, 1, 2]]);
        assert_eq!(voices.order(&[51, 49]).unwrap().layers(), [[0], [1], [2]]);
    }

    #[test]
    fn shares_go_from_always_last_to_always_first() {
        let voices = Voices::of(&[of(3, &[(4, "1,2,3")]), of(3, &[(5, "1,3,2")])], 100).unwrap();
        let shares = voices.shares(&[50, 50]).unwrap().unwrap();
        assert_eq!(shares.iter().map(|share| (share.num(), share.den())).collect::<Vec<_>>(), [(1, 1), (1, 4), (1, 4)]);
    }

    #[test]
    fn a_voice_of_one_mind_and_one_that_is_split() {
        let voices = Voices::of(&[of(2, &[(6, "1,2")]), of(2, &[(3, "1,2"), (1, "2,1")])], 1).unwrap();
        let unity = [0, 1].map(|voice| voices.unity(voice, &[0, 1]).map(|unity| (unity.num(), unity.den())));
        assert_eq!(unity, [Some((1, 1)), Some((1, 2))]);
    }

    #[test]
    fn sums_that_do_not_fit_are_refused() {
        let primes = [4_294_967_291, 4_294_967_279, 4_294_967_231];
        let voices: Vec<Voice> = primes.iter().map(|count| of(2, &[(*count, "1,2")])).collect();
        assert_eq!(Voices::of(&voices, 100), Err(CannotCount::TooLarge));
        let one = Voices::of(&[of(2, &[(3, "1,2")])], 100).unwrap();
        assert_eq!(one.order(&[101]), Err(CannotCount::TooLarge));
        assert_eq!(one.order(&[50, 50]), Err(CannotCount::TooLarge));
    }

    #[test]
    fn numbers_somebody_typed_are_not_drawn_anew() {
        let typed = Voice { is_sample: false, ..of(3, &[(1, "1"), (1, "{1,2}")]) };
        let people = of(3, &[(5, "1,2,3"), (4, "2,1,3"), (3, "3,2,1")]);
        let first = |voices: &[Voice], weights: &[u64], replicates, seed| {
            let mut first = [0; 3];
            drawn_anew(voices, weights, replicates, seed, |order| first[order.layers()[0][0]] += 1).unwrap();
            first
        };
        assert_eq!(first(std::slice::from_ref(&typed), &[1], 50, 7), [50, 0, 0]);
        let both = |seed| first(&[typed.clone(), people.clone()], &[1, 9], 200, seed);
        assert_eq!(both(7), both(7));
        assert_ne!(both(7), [200, 0, 0]);
    }

    proptest! {
        /// The same as counting one pile in which every ballot lies as often as it weighs.
        #[test]
        fn it_is_the_count_of_one_weighted_pile(whole in profiles(), at in any::<Index>(), w in 0..=20_u64) {
            let (mut one, mut other) = (whole.clone(), whole);
            other.ballots = one.ballots.split_off(at.index(one.ballots.len() + 1));
            let (one, other) = (voice(one), voice(other));
            let (n, m) = (one.profile.cast(), other.profile.cast());
            if n == 0 || m == 0 {
                return Ok(());
            }
            let times = |profile: &Profile, times: u64| profile.ballots.iter().cloned().map(move |mut ballot| {
                ballot.weight *= times;
                ballot
            }).collect::<Vec<_>>();
            let mut pile = one.profile.clone();
            pile.ballots = times(&one.profile, w * m);
            pile.ballots.extend(times(&other.profile, (20 - w) * n));
            let voices = Voices::of(&[one, other], 20).unwrap();
            let rule = |method| Rule { method, unranked: Unranked::Last };
            let counted = count(&pile, rule(Method::RankedPairsBorda)).unwrap();
            prop_assert_eq!(voices.order(&[w, 20 - w]).unwrap(), counted.order);
            prop_assert_eq!(voices.by_points(&[w, 20 - w]).unwrap(), count(&pile, rule(Method::Borda)).unwrap().order);
        }
    }
}

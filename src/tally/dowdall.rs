//! Dowdall: 1 point for the first place, 1/2 for the second, 1/3 for the third … as Nauru votes
//! (named after its secretary of justice, 1971). Shown for comparison only.
//!
//! Tied items share the mean of their places. Items left unranked share the places that remain, or
//! earn nothing where the rule ignores them. An item a voter abstains on earns the mean of all
//! places and takes none of them away.
//!
//! A sum of thirds, fifths and sevenths soon leaves 64 bits, so points are kept as whole numbers of
//! a unit so small that every mean of places is a multiple of it.
//!
//! ```
//! use priorita::{tally::{Ballot, Method, Profile, Ranking, Rule, Unranked, count}, vocabulary::Ratio};
//! // Where should the capital of Tennessee be? By hand: Memphis 42 + 58/4, Nashville 26 + 42/2 + 32/3,
//! // Chattanooga 15 + 43/2 + 42/3, Knoxville 17 + 15/2 + 26/3 + 42/4.
//! let ballots = [(42, "1,2,3,4"), (26, "2,3,4,1"), (15, "3,4,2,1"), (17, "4,3,2,1")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 4).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["Memphis", "Nashville", "Chattanooga", "Knoxville"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let outcome = count(&profile, Rule { method: Method::Dowdall, unranked: Unranked::Last }).unwrap();
//! assert_eq!(outcome.order.layers(), [[1], [0], [2], [3]]);
//! assert_eq!(outcome.scores.unwrap(), [56_500_000, 57_666_667, 50_500_000, 43_666_667]
//!     .map(|millionths| Ratio::new(millionths, 1_000_000).unwrap()));
//! ```

use super::{CannotCount, Order, Place, Profile, Unranked, duels, natural::Natural};
use crate::vocabulary::Ratio;

/// Points are shown to so small a part of one.
const MILLION: u64 = 1_000_000;

/// Exact points of every item.
pub(super) struct Points {
    /// Whole numbers of units.
    units: Vec<Natural>,
    /// What one point is in units, as its factors.
    one: Vec<u64>,
}

impl Points {
    pub(super) fn of(profile: &Profile, unranked: Unranked) -> Result<Points, CannotCount> {
        duels::check(profile)?;
        let items = profile.items.len();
        let scale = Scale::of(items);
        let mut units = vec![Natural::default(); items];
        for ballot in profile.ballots.iter().filter(|ballot| ballot.weighs().get() > 0) {
            let mut above = 0;
            for level in ballot.ranking.levels() {
                let each = scale.mean(above, level.len()).times(ballot.weighs().get());
                level.iter().for_each(|item| units[*item].add(&each));
                above += level.len();
            }
            let places = ballot.ranking.places();
            let in_place = |which| (0..items).filter(move |item| places[*item] == which);
            let left_out = in_place(Place::UNRANKED).count();
            if unranked == Unranked::Last && left_out > 0 {
                let each = scale.mean(above, left_out).times(ballot.weighs().get());
                in_place(Place::UNRANKED).for_each(|item| units[item].add(&each));
            }
            in_place(Place::ABSTAINED)
                .for_each(|item| units[item].add_times(&scale.mean(0, items), ballot.weighs().get()));
        }
        Ok(Points { units, one: scale.one })
    }

    pub(super) fn order(&self) -> Order {
        Order::by_score(&self.units)
    }

    /// To a millionth, half away from zero; the order is decided on the exact ones.
    pub(super) fn rounded(&self) -> Result<Vec<Ratio>, CannotCount> {
        let round = |units: &Natural| {
            let doubled = self.one.iter().fold(units.times(2 * MILLION), |rest, factor| rest.divided_by(*factor));
            Ratio::of(doubled.to_u64()?.div_ceil(2), MILLION)
        };
        self.units.iter().map(|units| round(units).ok_or(CannotCount::TooLarge)).collect()
    }
}

/// The worth of places in whole units.
struct Scale {
    one: Vec<u64>,
    /// The first `k` places together.
    first: Vec<Natural>,
}

impl Scale {
    /// One point is the square of the least common multiple of 1 … n, so that a place (divided by up
    /// to n) shared by a tie (divided by up to n) is whole.
    fn of(items: usize) -> Scale {
        let primes = (2..=items).filter(|n| (2..*n).take_while(|d| d * d <= *n).all(|d| n % d != 0));
        let powers = primes.map(|prime| {
            let mut power = prime;
            while power * prime <= items {
                power *= prime;
            }
            power as u64
        });
        let one: Vec<u64> = powers.flat_map(|power| [power, power]).collect();
        let point = one.iter().fold(Natural::one(), |product, factor| product.times(*factor));
        let mut first = vec![Natural::default()];
        for place in 1..=items {
            let mut sum = first[place - 1].clone();
            sum.add(&point.divided_by(place as u64));
            first.push(sum);
        }
        Scale { one, first }
    }

    /// The mean of the places `above + 1` to `above + tied`.
    fn mean(&self, above: usize, tied: usize) -> Natural {
        self.first[above + tied].less(&self.first[above]).divided_by(tied as u64)
    }
}

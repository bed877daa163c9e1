//! Borda count: n points for the first of n items, 1 for the last (J.-C. de Borda, 1781).
//!
//! Tied items share the mean of their places. Items left unranked share the places that remain, or
//! earn nothing where the rule ignores them. An item a voter abstains on earns the mean of all
//! places, (n + 1) / 2, and the others on that ballot draw together by half a point at both ends:
//! so points are always (n + 1) / 2 and half of what an item wins less half of what it loses against
//! the items it is compared with, and an abstention neither helps nor harms anybody.
//!
//! ```
//! use priorita::tally::{Ballot, Profile, Ranking, Unranked, borda};
//! // Where should the capital of Tennessee be? en.wikipedia.org/wiki/Borda_count, there with 0 points
//! // for the last and so 100 fewer each: Nashville 194, Chattanooga 173, Memphis 126, Knoxville 107.
//! let ballots = [(42, "1,2,3,4"), (26, "2,3,4,1"), (15, "3,4,2,1"), (17, "4,3,2,1")]
//!     .map(|(count, text)| Ballot { ranking: Ranking::read(text, 4).unwrap(), sector: None, ballots: count, weight: 1 });
//! let items = ["Memphis", "Nashville", "Chattanooga", "Knoxville"].map(String::from).into();
//! let profile = Profile { items, ballots: ballots.into(), ..Profile::default() };
//! let points = borda::points(&profile, Unranked::Last).unwrap();
//! assert_eq!(points.iter().map(|points| points.num()).collect::<Vec<_>>(), [226, 294, 273, 207]);
//! ```

use super::{CannotCount, Order, Place, Profile, Ranking, Unranked, duels};
use crate::vocabulary::Ratio;

/// The Borda points of every item, exact: halves at most.
///
/// # Errors
/// Where sums do not fit or a ballot does not fit the items.
pub fn points(profile: &Profile, unranked: Unranked) -> Result<Vec<Ratio>, CannotCount> {
    Points::of(profile, unranked)?.exact()
}

/// Borda points, doubled so that they are whole.
pub(super) struct Points(Vec<u64>);

impl Points {
    pub(super) fn of(profile: &Profile, unranked: Unranked) -> Result<Points, CannotCount> {
        duels::check(profile)?;
        let items = profile.items.len() as u64;
        // No sum is more than first place on every ballot.
        let most = 2
            * u128::from(items)
            * profile.ballots.iter().map(|ballot| u128::from(ballot.weighs().get())).sum::<u128>();
        i64::try_from(most).map_err(|_| CannotCount::TooLarge)?;
        let mut sums = vec![0; profile.items.len()];
        let mut levels = Vec::new();
        for ballot in profile.ballots.iter().filter(|ballot| ballot.weighs().get() > 0) {
            add(&mut sums, &ballot.ranking, ballot.weighs().get(), unranked, &mut levels);
        }
        Ok(Points(sums))
    }

    /// From doubled points that were summed up elsewhere.
    pub(super) fn of_doubled(doubled: Vec<u64>) -> Points {
        Points(doubled)
    }

    /// Of a single ballot.
    pub(super) fn of_one(ranking: &Ranking, unranked: Unranked) -> Points {
        let mut sums = vec![0; ranking.places().len()];
        add(&mut sums, ranking, 1, unranked, &mut Vec::new());
        Points(sums)
    }

    pub(super) fn doubled(&self, item: usize) -> u64 {
        self.0[item]
    }

    pub(super) fn order(&self) -> Order {
        Order::by_score(&self.0)
    }

    pub(super) fn exact(&self) -> Result<Vec<Ratio>, CannotCount> {
        self.0.iter().map(|doubled| Ratio::of(*doubled, 2).ok_or(CannotCount::TooLarge)).collect()
    }
}

/// `levels` is room to work in: how many items stand on each level, then the points of the level.
fn add(sums: &mut [u64], ranking: &Ranking, count: u64, unranked: Unranked, levels: &mut Vec<u64>) {
    let items = sums.len() as u64;
    let (mut compared, mut left_out) = (items, 0);
    levels.clear();
    for place in ranking.places() {
        match place.number() {
            Some(number) => {
                if levels.len() < number {
                    levels.resize(number, 0);
                }
                levels[number - 1] += 1;
            }
            None if *place == Place::ABSTAINED => compared -= 1,
            None => left_out += 1,
        }
    }
    // Doubled points of the places `above + 1` to `above + tied`: twice n + 1 less their mean, less
    // half for every item abstained on.
    let shared = |above: u64, tied: u64| 2 * (items + 1) - (2 * above + tied + 1) - (items - compared);
    let mut above = 0;
    for level in levels.iter_mut() {
        let tied = std::mem::replace(level, shared(above, *level));
        above += tied;
    }
    let rest = match unranked {
        Unranked::Last if left_out > 0 => shared(above, left_out),
        Unranked::Last | Unranked::Ignored => 0,
    };
    for (sum, place) in sums.iter_mut().zip(ranking.places()) {
        *sum += count
            * match place.number() {
                Some(number) => levels[number - 1],
                None if *place == Place::ABSTAINED => items + 1,
                None => rest,
            };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::Ballot;

    fn doubled(text: &str, unranked: Unranked) -> Vec<u64> {
        let ballot = Ballot { ranking: Ranking::read(text, 4).unwrap(), sector: None, ballots: 1, weight: 1 };
        let items = ["A", "B", "C", "D"].map(String::from).into();
        Points::of(&Profile { items, sectors: Vec::new(), ballots: vec![ballot] }, unranked).unwrap().0
    }

    #[test]
    fn tied_items_share_the_mean_of_their_places() {
        assert_eq!(doubled("1,{2,3},4", Unranked::Last), [8, 5, 5, 2]);
    }

    #[test]
    fn items_left_out_share_the_rest_or_earn_nothing() {
        assert_eq!(doubled("1,2", Unranked::Last), [8, 6, 3, 3]);
        assert_eq!(doubled("1,2", Unranked::Ignored), [8, 6, 0, 0]);
    }

    #[test]
    fn an_abstention_earns_the_middle_and_draws_the_others_together() {
        assert_eq!(doubled("1,2,3|4", Unranked::Last), [7, 5, 3, 5]);
        assert_eq!(doubled("1,2,3|4", Unranked::Ignored), [7, 5, 3, 5]);
        assert_eq!(doubled("1|4", Unranked::Last), [7, 4, 4, 5]);
    }
}

//! How far voters agree: among all of them, between two results, and item by item.

use super::{CannotCount, Order, Place, Profile, Unranked, borda};
use crate::vocabulary::Ratio;

/// Kendall's W, corrected for ties: 1 where all order the items the same way, 0 where nothing of
/// their orders adds up; `None` where nobody ranked one item above another. Items left unranked are
/// tied for last (with them ignored W is not defined); an item a voter abstains on stands in the
/// middle of that ballot. Exact, but for a fraction too long for 64 bits, which is cut to fit.
/// Source: M. G. Kendall, Rank Correlation Methods (4th ed., 1970), chapter 6.
///
/// ```
/// use priorita::tally::{Ballot, Profile, Ranking, agreement};
/// let of = |texts: [&str; 3]| Profile {
///     items: ["Bus", "Clinic", "Seniors"].map(String::from).into(),
///     ballots: texts.map(|text| Ballot { ranking: Ranking::read(text, 3).unwrap(), sector: None, ballots: 1, weight: 1 }).into(),
///     ..Profile::default()
/// };
/// let w = |texts| agreement::kendall_w(&of(texts)).unwrap().map(|w| (w.num(), w.den()));
/// assert_eq!(w(["1,2,3", "1,2,3", "1,2,3"]), Some((1, 1)));
/// assert_eq!(w(["1,2,3", "2,3,1", "3,1,2"]), Some((0, 1)));
/// // By hand: rank sums 3½, 6½, 8, so S = 10½; m²(n³ − n) − mΣT = 9 · 24 − 3 · 6 = 198; W = 126 / 198.
/// assert_eq!(w(["1,2,3", "{1,2},3", "1,3,2"]), Some((7, 11)));
/// assert_eq!(w(["", "", ""]), None);
/// ```
///
/// # Errors
/// Where sums do not fit or a ballot does not fit the items.
pub fn kendall_w(profile: &Profile) -> Result<Option<Ratio>, CannotCount> {
    // With Borda points for ranks W stays the same, and 12 S / (m² (n³ − n) − m ΣT) is S / (m Σs),
    // where s is what a ballot spreads its own ranks around their mean. So ties need no case of
    // their own, nor do abstentions.
    let points = borda::Points::of(profile, Unranked::Last)?;
    let items = profile.items.len();
    let cast = profile.weighs().get();
    let spread = |doubled: &borda::Points, cast: u64| {
        let mean = i128::from(cast) * (items as i128 + 1);
        (0..items).try_fold(0_i128, |sum, item| {
            let off = i128::from(doubled.doubled(item)) - mean;
            sum.checked_add(off.checked_mul(off)?)
        })
    };
    let mut own = 0_i128;
    for ballot in profile.ballots.iter().filter(|ballot| ballot.weighs().get() > 0) {
        let alone = spread(&borda::Points::of_one(&ballot.ranking, Unranked::Last), 1);
        let part = alone.and_then(|alone| alone.checked_mul(i128::from(ballot.weighs().get())));
        own = part.and_then(|part| own.checked_add(part)).ok_or(CannotCount::TooLarge)?;
    }
    if own == 0 {
        return Ok(None);
    }
    let together = spread(&points, cast).ok_or(CannotCount::TooLarge)?;
    let whole = own.checked_mul(i128::from(cast)).ok_or(CannotCount::TooLarge)?;
    let fits = |shift: u32| Ratio::from_wide(together >> shift, whole >> shift);
    Ok((0..i128::BITS).find_map(fits))
}

/// How many pairs of items two orders put the other way round; a pair tied in exactly one of them
/// counts for a half. 0 is the same order; `pairs(n)` is one order and its reverse.
/// Source: R. Fagin et al., SIAM J. Discrete Math. 20 (2006) 628–648, K with p = ½.
///
/// ```
/// use priorita::tally::{Order, agreement::distance};
/// let order = |layers: &[&[usize]]| Order::new(layers.iter().map(|layer| layer.to_vec()).collect());
/// let half = distance(&order(&[&[0, 1], &[2]]), &order(&[&[0], &[1], &[2]]));
/// assert_eq!((half.num(), half.den()), (1, 2));
/// assert_eq!(distance(&order(&[&[0], &[1], &[2]]), &order(&[&[2], &[1], &[0]])).num(), 3);
/// ```
pub fn distance(one: &Order, other: &Order) -> Ratio {
    let (one, other) = (one.places(), other.places());
    let mut halves = 0;
    for (a, b) in (0..one.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
        halves += match (one[a].cmp(&one[b]), other[a].cmp(&other[b])) {
            (mine, theirs) if mine == theirs => 0,
            (mine, theirs) if mine.is_eq() || theirs.is_eq() => 1,
            _ => 2,
        };
    }
    Ratio::new(halves, 2).expect("the denominator is two")
}

/// Pairs of `items`: the greatest distance two orders of them can have.
pub fn pairs(items: usize) -> usize {
    items * items.saturating_sub(1) / 2
}

/// How many ballots put each item in each place, whatever they weigh.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// A row an item, a column a place, from the first. Tied items all stand in the first of the
    /// places they share, as in sport: 1, 2, 2, 4.
    pub places: Vec<Vec<u64>>,
    /// Ballots that left the item out.
    pub unranked: Vec<u64>,
    /// Ballots whose voter abstained on the item.
    pub abstained: Vec<u64>,
}

impl Heat {
    /// # Errors
    /// Where more ballots are claimed than can be counted, or one does not fit the items.
    pub fn of(profile: &Profile) -> Result<Heat, CannotCount> {
        super::duels::check(profile)?;
        let items = profile.items.len();
        let mut heat =
            Heat { places: vec![vec![0; items]; items], unranked: vec![0; items], abstained: vec![0; items] };
        for ballot in &profile.ballots {
            let mut above = 0;
            for level in ballot.ranking.levels() {
                level.iter().for_each(|item| heat.places[*item][above] += ballot.ballots);
                above += level.len();
            }
            for (item, place) in ballot.ranking.places().iter().enumerate() {
                match *place {
                    Place::UNRANKED => heat.unranked[item] += ballot.ballots,
                    Place::ABSTAINED => heat.abstained[item] += ballot.ballots,
                    _ => {}
                }
            }
        }
        Ok(heat)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{Ballot, Ranking};

    #[test]
    fn every_ballot_is_once_in_every_row_of_the_heat_table() {
        let ballots = [(3, "1,{2,3}"), (2, "4|1"), (1, "")];
        let ballot = |(count, text)| Ballot {
            ranking: Ranking::read(text, 4).unwrap(),
            sector: None,
            ballots: count,
            weight: 1,
        };
        let items = ["Bus", "Clinic", "Seniors", "Families"].map(String::from).into();
        let heat = Heat::of(&Profile { items, sectors: Vec::new(), ballots: ballots.map(ballot).into() }).unwrap();
        assert_eq!(heat.places, [[3, 0, 0, 0], [0, 3, 0, 0], [0, 3, 0, 0], [2, 0, 0, 0]]);
        assert_eq!((heat.unranked, heat.abstained), (vec![1, 3, 3, 4], vec![2, 0, 0, 0]));
    }
}

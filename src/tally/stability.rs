//! How firm a result is: what one ballot less would change, and how often items stay at the top when
//! ballots are drawn anew. It speaks of the stability of this group's vote and infers nothing about
//! residents.
//!
//! Where sectors weigh the same, weights follow the ballots that are left. Where every sector is
//! counted alone, ask for each of them with [`Profile::of_sector`].

use super::{CannotCount, CannotWeigh, Order, Profile, Rule, Sectors, chance::Chance, count};
use crate::vocabulary::Ratio;

/// What would be different with one ballot less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaveOneOut {
    /// Ballots cast: so many were left out, one at a time.
    pub ballots: u64,
    /// Ballots without any one of which the order would be another.
    pub changing: u64,
    /// An item each: ballots without which it would stand elsewhere, or tie with others.
    pub items: Vec<u64>,
    /// A place each, from the first: ballots without which others would stand there.
    pub places: Vec<u64>,
}

impl LeaveOneOut {
    /// Numbers of the places, from 1, that some ballot decides: “removing one ballot could change
    /// places 2 and 3”.
    pub fn open_places(&self) -> Vec<usize> {
        (1..=self.places.len()).filter(|place| self.places[place - 1] > 0).collect()
    }
}

/// Counts again without each ballot. The work grows with the square of the number of different
/// ballots: a room's are nothing, a thousand take about a second with 50 items.
///
/// # Errors
/// Where the ballots cannot be counted or weighed.
pub fn leave_one_out(profile: &Profile, rule: Rule, sectors: Sectors) -> Result<LeaveOneOut, CannotWeigh> {
    if sectors == Sectors::Equal {
        profile.equal_sectors(rule.unranked)?;
    }
    let mut rest = grouped(profile);
    let whole = order(&rest, rule, sectors)?;
    let (places, holders) = (whole.places(), holders(&whole));
    let items = profile.items.len();
    let mut left_out = LeaveOneOut { ballots: 0, changing: 0, items: vec![0; items], places: vec![0; items] };
    for index in 0..rest.ballots.len() {
        let same = rest.ballots[index].ballots;
        rest.ballots[index].ballots -= 1;
        let order = order(&rest, rule, sectors)?;
        rest.ballots[index].ballots = same;
        left_out.ballots += same;
        if order == whole {
            continue;
        }
        left_out.changing += same;
        let moved = order.places().iter().zip(&places).map(|(now, before)| now != before).collect::<Vec<_>>();
        let others = self::holders(&order).iter().zip(&holders).map(|(now, before)| now != before).collect::<Vec<_>>();
        (0..items).filter(|item| moved[*item]).for_each(|item| left_out.items[item] += same);
        (0..items).filter(|place| others[*place]).for_each(|place| left_out.places[place] += same);
    }
    Ok(left_out)
}

/// How often items stayed at the top when ballots were drawn anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bootstrap {
    pub replicates: u32,
    /// Printed with the result, so that anybody can draw the same.
    pub seed: u64,
    pub top: usize,
    /// An item each: replicates in which it was among the top, whatever becomes of ties.
    pub inside: Vec<u64>,
    /// An item each: replicates in which it shared places that lie on both sides of the cut.
    pub at_the_cut: Vec<u64>,
}

impl Bootstrap {
    /// Share of replicates in which the item would be carried over to a next round of the top
    /// items; as there, all who tie at the cut are carried over.
    pub fn share(&self, item: usize) -> Option<Ratio> {
        Ratio::of(self.inside[item] + self.at_the_cut[item], u64::from(self.replicates))
    }
}

/// More ballots than this are not drawn: about two seconds of drawing.
pub const MOST_DRAWS: u64 = 1 << 28;

/// Draws as many ballots as were cast, with replacement, in every sector from that sector's own
/// (ballots without a sector are drawn among themselves), counts them, and does so `replicates`
/// times. Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), chapter 6.
///
/// # Errors
/// Where the ballots cannot be counted or weighed, or more than [`MOST_DRAWS`] would be drawn.
pub fn bootstrap(
    profile: &Profile,
    rule: Rule,
    sectors: Sectors,
    top: usize,
    replicates: u32,
    seed: u64,
) -> Result<Bootstrap, CannotWeigh> {
    // Every sector draws as many as it cast, so weights stay what they are.
    let mut drawn = match sectors {
        Sectors::Equal => grouped(&profile.equal_sectors(rule.unranked)?.profile),
        Sectors::None | Sectors::Own => grouped(profile),
    };
    let urns = urns(&drawn);
    let cast = urns.iter().try_fold(0_u64, |sum, urn| sum.checked_add(urn.size())).ok_or(CannotCount::TooLarge)?;
    if cast.checked_mul(u64::from(replicates)).is_none_or(|draws| draws > MOST_DRAWS) {
        return Err(CannotCount::TooLarge.into());
    }
    let mut chance = Chance::seeded(seed);
    let items = profile.items.len();
    let mut found = Bootstrap { replicates, seed, top, inside: vec![0; items], at_the_cut: vec![0; items] };
    for _ in 0..replicates {
        drawn.ballots.iter_mut().for_each(|ballot| ballot.ballots = 0);
        for urn in &urns {
            (0..urn.size()).for_each(|_| drawn.ballots[urn.draw(&mut chance)].ballots += 1);
        }
        for (item, (first, last)) in count::order(&drawn, rule)?.places().into_iter().enumerate() {
            found.inside[item] += u64::from(last <= top);
            found.at_the_cut[item] += u64::from(first <= top && top < last);
        }
    }
    Ok(found)
}

/// The ballots of one sector, to draw from.
pub(super) struct Urn {
    ballots: Vec<usize>,
    /// How many ballots there are up to and with each.
    up_to: Vec<u64>,
}

impl Urn {
    pub(super) fn size(&self) -> u64 {
        self.up_to.last().copied().unwrap_or(0)
    }

    pub(super) fn draw(&self, chance: &mut Chance) -> usize {
        self.at(chance.below(self.size()))
    }

    /// The ballot of this number, if each that was cast had one, from 0.
    fn at(&self, number: u64) -> usize {
        self.ballots[self.up_to.partition_point(|up_to| *up_to <= number)]
    }
}

pub(super) fn urns(profile: &Profile) -> Vec<Urn> {
    let of_sector = |sector: Option<usize>| {
        let ballots: Vec<usize> = (0..profile.ballots.len()).filter(|b| profile.ballots[*b].sector == sector).collect();
        let mut sum = 0;
        let up_to = ballots.iter().map(|ballot| {
            sum += profile.ballots[*ballot].ballots;
            sum
        });
        let up_to = up_to.collect();
        Urn { ballots, up_to }
    };
    (0..profile.sectors.len()).map(Some).chain([None]).map(of_sector).collect()
}

/// Equal ballots of a sector and weight as one, and none that nobody cast. A sector that is not on the list is
/// no sector.
pub(super) fn grouped(profile: &Profile) -> Profile {
    let mut ballots = profile.ballots.clone();
    ballots.retain(|ballot| ballot.ballots > 0);
    for ballot in &mut ballots {
        ballot.sector = ballot.sector.filter(|sector| *sector < profile.sectors.len());
    }
    ballots.sort_by(|a, b| (a.sector, &a.ranking, a.weight).cmp(&(b.sector, &b.ranking, b.weight)));
    ballots.dedup_by(|next, kept| {
        let same = (next.sector, next.weight) == (kept.sector, kept.weight) && next.ranking == kept.ranking;
        if same {
            kept.ballots = kept.ballots.saturating_add(next.ballots);
        }
        same
    });
    Profile { items: profile.items.clone(), sectors: profile.sectors.clone(), ballots }
}

fn order(profile: &Profile, rule: Rule, sectors: Sectors) -> Result<Order, CannotWeigh> {
    Ok(match sectors {
        // A sector of three stays a sector when one of them is left out.
        Sectors::Equal => count::order(&profile.evened_out()?.profile, rule)?,
        Sectors::None | Sectors::Own => count::order(profile, rule)?,
    })
}

/// Who stands in each place; those who share it, all of them.
fn holders(order: &Order) -> Vec<&[usize]> {
    order.layers().iter().flat_map(|layer| layer.iter().map(|_| layer.as_slice())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::{Ballot, Method, Ranking, Unranked};

    const RULE: Rule = Rule { method: Method::RankedPairsBorda, unranked: Unranked::Last };

    fn profile(ballots: &[(Option<usize>, u64, &str)]) -> Profile {
        let ballot = |&(sector, count, text): &(Option<usize>, u64, &str)| Ballot {
            ranking: Ranking::read(text, 3).unwrap(),
            sector,
            ballots: count,
            weight: 1,
        };
        Profile {
            items: ["Bus", "Clinic", "Seniors"].map(String::from).into(),
            sectors: ["users", "providers"].map(String::from).into(),
            ballots: ballots.iter().map(ballot).collect(),
        }
    }

    #[test]
    fn one_ballot_decides_the_second_place_and_none_the_first() {
        // Bus first for all; Clinic before Seniors 3 : 2. Without one of the three they tie.
        let close = profile(&[(None, 3, "1,2,3"), (None, 2, "1,3,2")]);
        let left_out = leave_one_out(&close, RULE, Sectors::None).unwrap();
        assert_eq!((left_out.ballots, left_out.changing), (5, 3));
        assert_eq!(
            (left_out.items.as_slice(), left_out.open_places().as_slice()),
            ([0, 3, 3].as_slice(), [2, 3].as_slice())
        );
    }

    #[test]
    fn the_same_ballots_written_apart_give_the_same() {
        let apart =
            profile(&[(None, 1, "1,2,3"), (None, 1, "1,3,2"), (None, 2, "1,2,3"), (None, 0, "3"), (None, 1, "1,3,2")]);
        let together = profile(&[(None, 3, "1,2,3"), (None, 2, "1,3,2")]);
        let twice = |profile| {
            let bootstrap = bootstrap(profile, RULE, Sectors::None, 2, 100, 7).unwrap();
            (leave_one_out(profile, RULE, Sectors::None).unwrap(), bootstrap)
        };
        assert_eq!(twice(&apart), twice(&together));
    }

    #[test]
    fn a_sector_of_three_can_miss_one_and_keeps_its_weight() {
        // Three users want the Clinic, six providers the Bus. Weighed, first place is tied, and stays
        // so without any one of them; unweighed the Bus is far ahead.
        let unlike = profile(&[(Some(0), 3, "2,1,3"), (Some(1), 6, "1,2,3")]);
        assert_eq!(leave_one_out(&unlike, RULE, Sectors::Equal).unwrap().changing, 0);
        assert_eq!(leave_one_out(&unlike, RULE, Sectors::None).unwrap().changing, 0);
        assert_eq!(order(&unlike, RULE, Sectors::Equal).unwrap().layers(), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn sectors_are_drawn_from_their_own() {
        // Each sector is of one mind, so whatever is drawn, it is what was cast.
        let unlike = profile(&[(Some(0), 3, "2,1,3"), (Some(1), 4, "1,2,3")]);
        let weighed = bootstrap(&unlike, RULE, Sectors::Equal, 1, 200, 42).unwrap();
        assert_eq!(
            (weighed.inside.as_slice(), weighed.at_the_cut.as_slice()),
            ([0; 3].as_slice(), [200, 200, 0].as_slice())
        );
        assert_eq!(weighed.share(0), Some(Ratio::ONE));
        let as_cast = bootstrap(&unlike, RULE, Sectors::None, 1, 200, 42).unwrap();
        assert_eq!(as_cast.inside, [200, 0, 0]);
    }

    #[test]
    fn every_ballot_cast_lies_in_the_urn_once() {
        let urns =
            urns(&profile(&[(None, 1, "1"), (Some(0), 2, "2"), (None, 3, "3"), (None, 0, "1,2"), (None, 1, "3,1")]));
        let drawn = |urn: usize| (0..urns[urn].size()).map(|number| urns[urn].at(number)).collect::<Vec<_>>();
        assert_eq!([0, 1, 2].map(drawn), [vec![1, 1], vec![], vec![0, 2, 2, 2, 4]]);
    }

    #[test]
    fn the_same_seed_draws_the_same_and_another_one_does_not() {
        let close = profile(&[(None, 5, "1,2,3"), (None, 4, "2,1,3"), (None, 3, "3,2,1")]);
        let drawn = |seed| bootstrap(&close, RULE, Sectors::None, 1, 500, seed).unwrap();
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1).inside, drawn(2).inside);
    }

    #[test]
    fn nobody_waits_for_a_file_that_claims_a_million_voters() {
        let vast = profile(&[(None, 1_000_000, "1,2,3")]);
        let refused = bootstrap(&vast, RULE, Sectors::None, 1, 2_000, 1);
        assert_eq!(refused, Err(CannotWeigh::Uncountable(CannotCount::TooLarge)));
    }
}

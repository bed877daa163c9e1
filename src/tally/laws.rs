//! Laws of counting, tried on random ballots with every method and both readings. A law holds as it
//! is written here: where a method keeps it only in part, the part is named.

use proptest::{collection::vec, prelude::*, sample::Index};

use super::{Ballot, Method, Order, Place, Profile, Ranking, Rule, Unranked, Verdict, agreement, count};

const CONDORCET: [Method; 7] = [
    Method::RankedPairsBorda,
    Method::RankedPairs,
    Method::RankedPairsWinning,
    Method::Schulze,
    Method::SchulzeWinning,
    Method::Copeland,
    Method::Kemeny,
];

// ---- random ballots ------------------------------------------------------------------------------

/// Ties, items left out and abstentions, in three sectors; some ballots equal, some cast by nobody.
/// Among them elections of a few strict ballots, where duels are equally clear and run in circles.
pub(super) fn profiles() -> impl Strategy<Value = Profile> {
    let place = prop_oneof![
        6 => (1..=6_usize).prop_map(|n| Place::at(n).unwrap()),
        2 => Just(Place::UNRANKED),
        1 => Just(Place::ABSTAINED),
    ];
    let loose = (1..=6_usize).prop_flat_map(move |items| profiles_of(items, vec(place.clone(), items), 0..9, 0..4));
    prop_oneof![2 => loose, 1 => (3..=6_usize).prop_flat_map(|items| profiles_of(items, strict(items), 2..7, 1..3))]
}

/// Every item has a place; ties.
fn complete_profiles() -> impl Strategy<Value = Profile> {
    let place = (1..=6_usize).prop_map(|n| Place::at(n).unwrap());
    (1..=6_usize).prop_flat_map(move |items| profiles_of(items, vec(place.clone(), items), 0..9, 0..4))
}

fn strict(items: usize) -> impl Strategy<Value = Vec<Place>> {
    Just((1..=items).map(|n| Place::at(n).unwrap()).collect::<Vec<_>>()).prop_shuffle()
}

fn profiles_of(
    items: usize,
    places: impl Strategy<Value = Vec<Place>>,
    ballots: std::ops::Range<usize>,
    counts: std::ops::Range<u64>,
) -> impl Strategy<Value = Profile> {
    let ballot = (places, 0..3_usize, counts).prop_map(|(places, sector, count)| Ballot {
        ranking: Ranking::new(places),
        sector: Some(sector),
        ballots: count,
        weight: 1,
    });
    vec(ballot, ballots).prop_map(move |ballots| Profile {
        items: (1..=items).map(|item| item.to_string()).collect(),
        sectors: ["users", "providers", "town"].map(str::to_owned).into(),
        ballots,
    })
}

fn rules() -> impl Iterator<Item = Rule> {
    let readings = [Unranked::Last, Unranked::Ignored];
    Method::ALL.iter().flat_map(move |&method| readings.map(|unranked| Rule { method, unranked }))
}

fn order(profile: &Profile, rule: Rule) -> Order {
    count(profile, rule).unwrap().order
}

/// Places of items after a shuffle: `to[i]` is the new number of item `i`.
fn shuffled(items: usize, draws: &[Index]) -> Vec<usize> {
    let mut to: Vec<usize> = (0..items).collect();
    (1..items).for_each(|last| to.swap(last, draws[last].index(last + 1)));
    to
}

fn with_rankings(profile: &Profile, change: impl Fn(&Ranking) -> Ranking) -> Profile {
    let ballots = profile.ballots.iter().map(|ballot| Ballot { ranking: change(&ballot.ranking), ..ballot.clone() });
    Profile { ballots: ballots.collect(), ..profile.clone() }
}

/// The last comes first. Items left out are together first where they were together last, and stay
/// out where they are ignored.
fn reversed(ranking: &Ranking, unranked: Unranked) -> Ranking {
    let levels = ranking.levels().len();
    let turn = |place: &Place| match (place.number(), unranked) {
        (Some(number), _) => Place::at(levels + 2 - number).unwrap(),
        (None, Unranked::Last) if *place == Place::UNRANKED => Place::at(1).unwrap(),
        (None, _) => *place,
    };
    Ranking::new(ranking.places().iter().map(turn).collect())
}

fn turned(order: &Order) -> Order {
    Order::new(order.layers().iter().rev().cloned().collect())
}

/// The item is strictly before the other.
fn ahead(order: &Order, item: usize, other: usize) -> bool {
    order.places()[item].1 < order.places()[other].0
}

// ---- laws of every method ------------------------------------------------------------------------

proptest! {
    #[test]
    fn the_order_of_voters_does_not_matter(profile in profiles(), draws in vec(any::<Index>(), 9)) {
        let mut other = profile.clone();
        let to = shuffled(profile.ballots.len(), &draws);
        other.ballots = to.iter().map(|ballot| profile.ballots[*ballot].clone()).collect();
        for rule in rules() {
            prop_assert_eq!(count(&profile, rule), count(&other, rule), "{:?}", rule);
        }
    }

    #[test]
    fn the_order_of_items_on_the_ballot_does_not_matter(profile in profiles(), draws in vec(any::<Index>(), 6)) {
        let to = shuffled(profile.items.len(), &draws);
        let renamed = with_rankings(&profile, |ranking| {
            let mut places = ranking.places().to_vec();
            to.iter().zip(ranking.places()).for_each(|(to, place)| places[*to] = *place);
            Ranking::new(places)
        });
        for rule in rules() {
            let (before, after) = (count(&profile, rule).unwrap(), count(&renamed, rule).unwrap());
            let layers = before.order.layers().iter().map(|layer| layer.iter().map(|item| to[*item]).collect());
            prop_assert_eq!(&after.order, &Order::new(layers.collect()), "{:?}", rule);
            prop_assert_eq!(before.optimal, after.optimal);
            if let (Some(before), Some(after)) = (before.scores, after.scores) {
                (0..to.len()).for_each(|item| assert_eq!(before[item], after[to[item]], "{rule:?}"));
            }
        }
    }

    #[test]
    fn ballots_counted_together_or_apart_are_the_same(profile in profiles()) {
        let mut apart = profile.clone();
        apart.ballots = profile.ballots.iter().flat_map(|ballot| {
            (0..ballot.ballots).map(|_| Ballot { ballots: 1, ..ballot.clone() }).collect::<Vec<_>>()
        }).collect();
        for rule in rules() {
            prop_assert_eq!(count(&profile, rule), count(&apart, rule), "{:?}", rule);
        }
        prop_assert_eq!(agreement::kendall_w(&profile), agreement::kendall_w(&apart));
    }

    #[test]
    fn a_ballot_of_weight_seven_counts_as_seven_and_is_one(profile in profiles()) {
        let (mut heavy, mut many) = (profile.clone(), profile.clone());
        heavy.ballots.iter_mut().step_by(2).for_each(|ballot| ballot.weight = 7);
        many.ballots.iter_mut().step_by(2).for_each(|ballot| ballot.ballots *= 7);
        for rule in rules() {
            prop_assert_eq!(count(&heavy, rule), count(&many, rule), "{:?}", rule);
        }
        prop_assert_eq!(agreement::kendall_w(&heavy), agreement::kendall_w(&many));
        prop_assert_eq!((heavy.cast(), heavy.weighs()), (profile.cast(), many.weighs()));
        // One ballot less is one person less, however much they weigh.
        let rule = Rule { method: super::Method::Borda, unranked: Unranked::Last };
        let left_out = super::stability::leave_one_out(&heavy, rule, super::Sectors::None).unwrap();
        prop_assert_eq!(left_out.ballots, profile.cast());
    }

    #[test]
    fn every_ballot_cast_seven_times_changes_no_order(profile in profiles()) {
        let mut more = profile.clone();
        more.ballots.iter_mut().for_each(|ballot| ballot.ballots *= 7);
        for rule in rules() {
            prop_assert_eq!(order(&profile, rule), order(&more, rule), "{:?}", rule);
        }
        prop_assert_eq!(agreement::kendall_w(&profile), agreement::kendall_w(&more));
    }

    #[test]
    fn sectors_of_equal_size_weigh_what_they_weigh_anyway(one in profiles()) {
        // The same ballots in every sector, but with the items turned round, so sectors disagree.
        let mut profile = one.clone();
        for sector in 0..3 {
            let other = with_rankings(&one, |ranking| {
                let mut places = ranking.places().to_vec();
                places.rotate_left(sector % one.items.len());
                Ranking::new(places)
            });
            let blank = Ballot { ranking: Ranking::blank(one.items.len()), sector: Some(sector), ballots: 1, weight: 1 };
            let start = if sector == 0 { 0 } else { profile.ballots.len() };
            profile.ballots.splice(start.., other.ballots.into_iter().map(|b| Ballot { sector: Some(sector), ..b }).chain([blank]));
        }
        let equal = profile.evened_out().unwrap();
        prop_assert_eq!(&equal.multipliers, &[1; 3]);
        prop_assert_eq!(equal.profile, profile);
    }

    #[test]
    fn weighted_sectors_all_weigh_the_same(profile in profiles()) {
        if let Ok(equal) = profile.evened_out() {
            let mut sizes: Vec<u64> = (0..3).map(|sector| equal.profile.of_sector(sector).weighs().get()).collect();
            sizes.retain(|size| *size > 0);
            prop_assert!(sizes.windows(2).all(|pair| pair[0] == pair[1]), "{:?}", sizes);
            let least = (0..3).filter_map(|sector| equal.times(sector)).min();
            prop_assert!(least.is_none_or(|least| (least.num(), least.den()) == (1, 1)));
        }
    }

    #[test]
    fn both_readings_agree_where_no_item_is_left_out(profile in profiles()) {
        let ranked = with_rankings(&profile, |ranking| {
            let place = |place: &Place| if *place == Place::UNRANKED { Place::at(7).unwrap() } else { *place };
            Ranking::new(ranking.places().iter().map(place).collect())
        });
        for &method in Method::ALL {
            let read = |unranked| count(&ranked, Rule { method, unranked });
            prop_assert_eq!(read(Unranked::Last), read(Unranked::Ignored), "{:?}", method);
            // And „last“ is what a voter would have got by writing it.
            prop_assert_eq!(read(Unranked::Last), count(&profile, Rule { method, unranked: Unranked::Last }), "{:?}", method);
        }
    }

    /// Whom every ballot puts above another, stands above. Kemeny's best orders all say so too, but
    /// where there are several, both may share a layer with an item that moves.
    #[test]
    fn what_all_agree_on_is_the_result(profile in profiles(), a in any::<Index>(), b in any::<Index>()) {
        let items = profile.items.len();
        let a = a.index(items);
        let b = (a + 1 + b.index(items.max(2) - 1)) % items;
        if a == b {
            return Ok(());
        }
        let mut agreed = with_rankings(&profile, |ranking| {
            let mut places = ranking.places().to_vec();
            let place = |place: Place, other| place.number().unwrap_or(other);
            let (first, second) = (place(places[a], 3), place(places[b], 4));
            // Ranked both, one place apart at least, whatever stood there before.
            (places[a], places[b]) = (Place::at(first.min(second)).unwrap(), Place::at(first.max(second) + 1).unwrap());
            Ranking::new(places)
        });
        agreed.ballots.push(Ballot { ranking: Ranking::of_levels(items, &[vec![a], vec![b]]), sector: None, ballots: 1, weight: 1 });
        for rule in rules() {
            let outcome = count(&agreed, rule).unwrap();
            let strict = outcome.optimal.is_none_or(|optimal| optimal.orders == 1);
            prop_assert!(!ahead(&outcome.order, b, a), "{:?}", rule);
            prop_assert!(!strict || ahead(&outcome.order, a, b), "{:?} {:?}", rule, outcome);
        }
    }

    // ---- laws of some ----------------------------------------------------------------------------

    /// Turning all ballots round turns Copeland, Kemeny and Borda (but for items that earn nothing)
    /// exactly. Ranked Pairs without Borda and Schulze turn their relation, but layers are read from
    /// the top, so of the order this much is sure: without ties it turns, and who alone was first is
    /// alone last. The default asks for the winner's points before the loser's and keeps neither,
    /// nor does Dowdall, for whom first and last places are not alike.
    #[test]
    fn the_reverse_of_all_ballots_gives_the_reverse(profile in profiles(), complete in complete_profiles()) {
        for rule in rules() {
            let kept = match (rule.method, rule.unranked) {
                (Method::RankedPairsBorda | Method::Dowdall, _) => continue,
                (Method::Borda, Unranked::Ignored) => &complete,
                _ => &profile,
            };
            let back = with_rankings(kept, |ranking| reversed(ranking, rule.unranked));
            let (there, back) = (count(kept, rule).unwrap(), count(&back, rule).unwrap());
            prop_assert_eq!(there.optimal, back.optimal);
            let exactly = matches!(rule.method, Method::Copeland | Method::Kemeny | Method::Borda);
            if exactly || !there.order.has_ties() {
                prop_assert_eq!(turned(&there.order), back.order, "{:?}", rule);
            } else if let [first] = there.order.layers()[0][..] {
                prop_assert_eq!(back.order.layers().last(), Some(&vec![first]), "{:?}", rule);
            }
        }
    }

    /// Items that win every duel against all others come before them: of one such item it is
    /// Condorcet's criterion, of all but one that the loser of every duel is last, in general it is
    /// J. H. Smith's, Econometrica 41 (1973) 1027–1041.
    #[test]
    fn who_wins_every_duel_against_the_others_comes_before_them(profile in profiles()) {
        let items = profile.items.len();
        for rule in rules().filter(|rule| CONDORCET.contains(&rule.method)) {
            let duels = super::Duels::of(&profile, rule.unranked).unwrap();
            let order = order(&profile, rule);
            for set in 1..(1_usize << items) {
                let pairs = || (0..items).filter(move |a| set >> a & 1 == 1)
                    .flat_map(move |a| (0..items).filter(move |b| set >> b & 1 == 0).map(move |b| (a, b)));
                if pairs().all(|(a, b)| duels.margin(a, b) > 0) {
                    prop_assert!(pairs().all(|(a, b)| ahead(&order, a, b)), "{:?} {:?}", rule, order);
                }
            }
        }
    }

    /// Borda, with unranked items last: who wins every duel is never last, who loses every duel never
    /// first (J. H. Smith 1973).
    #[test]
    fn borda_never_puts_the_loser_of_every_duel_first(profile in profiles()) {
        let duels = super::Duels::of(&profile, Unranked::Last).unwrap();
        let order = order(&profile, Rule { method: Method::Borda, unranked: Unranked::Last });
        let others = |item: usize| (0..profile.items.len()).filter(move |other| *other != item);
        for item in (0..profile.items.len()).filter(|_| profile.items.len() > 1) {
            if others(item).all(|other| duels.margin(item, other) > 0) {
                prop_assert!(!order.layers().last().unwrap().contains(&item));
            }
            if others(item).all(|other| duels.margin(item, other) < 0) {
                prop_assert!(!order.layers()[0].contains(&item));
            }
        }
    }

    /// Whatever a page says of a duel can be checked: a kept one is in the result, a chain consists
    /// of kept duels that are clearer, or as clear and left out with it.
    #[test]
    fn the_steps_of_ranked_pairs_prove_the_result(profile in profiles()) {
        for rule in rules().take(6) {
            let outcome = count(&profile, rule).unwrap();
            let clearness = |step: &super::Step| match rule.method {
                Method::RankedPairsWinning => step.votes_for,
                _ => step.margin(),
            };
            for (step, next) in outcome.steps.iter().zip(outcome.steps.iter().skip(1)) {
                prop_assert!(clearness(step) >= clearness(next) && step.group <= next.group);
            }
            let proves = |chain: &[usize], step: &super::Step, allowed: &dyn Fn(&super::Step) -> bool| {
                chain.first() == Some(&step.loser) && chain.last() == Some(&step.winner)
                    && chain.windows(2).all(|pair| outcome.steps.iter()
                        .any(|other| (other.winner, other.loser) == (pair[0], pair[1]) && allowed(other)))
            };
            for step in &outcome.steps {
                let clearer = |other: &super::Step| other.verdict == Verdict::Kept && other.group < step.group;
                let right = match &step.verdict {
                    Verdict::Kept => ahead(&outcome.order, step.winner, step.loser),
                    Verdict::Contradicted { chain } => proves(chain, step, &clearer),
                    Verdict::Circular { chain } => proves(chain, step, &|other| {
                        let left_out = matches!(other.verdict, Verdict::Circular { .. });
                        clearer(other) || (other.group == step.group && left_out)
                    }),
                };
                prop_assert!(right, "{:?} {:?}", rule, step);
            }
        }
    }

    /// Kendall's W is a share, and 1 where all say the same and, if nobody abstains on anything, only
    /// there.
    #[test]
    fn agreement_is_between_none_and_all(profile in profiles(), complete in complete_profiles()) {
        for profile in [profile, complete] {
            let Some(w) = agreement::kendall_w(&profile).unwrap() else { continue };
            prop_assert!(w.num() >= 0 && w.num() <= w.den());
            // Turned round twice, items left out are written as last.
            let turned = |ranking: &Ranking| reversed(ranking, Unranked::Last);
            let cast = profile.ballots.iter().filter(|ballot| ballot.ballots > 0);
            let mut said: Vec<Ranking> = cast.map(|ballot| turned(&turned(&ballot.ranking))).collect();
            said.dedup();
            let nobody_abstains = said.iter().all(|ranking| ranking.abstained().next().is_none());
            prop_assert!(said.len() > 1 || w.num() == w.den());
            prop_assert!(w.num() < w.den() || said.len() == 1 || !nobody_abstains);
        }
    }

    #[test]
    fn the_distance_of_orders_is_a_distance(profiles in vec(complete_profiles(), 1), draws in vec(any::<Index>(), 3)) {
        let levels = |index: &Index| {
            let rankings: Vec<Order> = profiles[0].ballots.iter().map(|ballot| Order::new(ballot.ranking.levels())).collect();
            rankings.get(index.index(rankings.len().max(1))).cloned()
        };
        if let (Some(a), Some(b), Some(c)) = (levels(&draws[0]), levels(&draws[1]), levels(&draws[2])) {
            let twice = |a, b| { let d = agreement::distance(a, b); d.num() * 2 / d.den() };
            prop_assert_eq!(twice(&a, &b), twice(&b, &a));
            prop_assert_eq!(twice(&a, &b) == 0, a == b);
            prop_assert!(twice(&a, &c) <= twice(&a, &b) + twice(&b, &c));
            let most = 2 * agreement::pairs(profiles[0].items.len()) as i64;
            prop_assert!(twice(&a, &b) <= most && (a.has_ties() || twice(&a, &turned(&a)) == most));
        }
    }
}

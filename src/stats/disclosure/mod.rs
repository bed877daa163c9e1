//! Which counts may be shown. A count of one to four people could point at somebody the town
//! knows, so it is hidden, with enough other counts beside it that it cannot be worked out from
//! rows, columns, totals or a mean.
//!
//! A hidden count is safe while **another table prints exactly the same**, and a small one only
//! while in such a table it reaches the limit: else it would be known to be small, and nearly
//! known. Whoever reads the table is taken to know this file, so also that a hidden count is at
//! least one (zeros are shown: nobody stands behind them), except where a whole row or column is
//! hidden and its zeros with it, or where only a zero helps.
//!
//! One mark serves for small counts and for those hidden on their behalf; telling them apart would
//! be a clue. Sources: A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, ch. 4
//! (cell suppression, protection levels); D. Gusfield, SIAM J. Comput. 17 (1988) 552–571 (in a
//! table with totals a hidden cell is safe exactly when it lies on a cycle of hidden cells).

mod coarse;
mod twins;
mod two_way;

pub use coarse::{Told, multiple_told, of_several, one_way_told, place};
pub use twins::printable;
pub use two_way::{TwoWay, multiple_by, multiple_by_multiple, two_way};

/// How many people must stand behind a number before it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(u64);

impl Default for Limit {
    fn default() -> Self {
        Limit(5)
    }
}

impl Limit {
    /// Nothing is ever published with a smaller limit.
    pub const LEAST_IN_PUBLIC: u64 = 3;

    /// The limit of a process as it holds in public: never below three.
    pub fn public(wanted: u64) -> Limit {
        Limit(wanted.max(Self::LEAST_IN_PUBLIC))
    }

    /// Hides nothing: for the coordinator's own room, who sees the forms themselves.
    pub fn none() -> Limit {
        Limit(0)
    }

    pub fn people(self) -> u64 {
        self.0
    }

    /// Whether a count must not be shown. Nobody is not a small group: zero may be.
    pub fn hides(self, count: u64) -> bool {
        (1..self.0).contains(&count)
    }
}

/// Which counts to hide where they add up to a total that is shown (a single choice).
pub fn one_way(counts: &[u64], limit: Limit) -> Vec<bool> {
    one_way_with(counts, limit, &[])
}

/// The same where some counts are `forced` to be hidden, because another table hides them.
pub fn one_way_with(counts: &[u64], limit: Limit, forced: &[bool]) -> Vec<bool> {
    if limit.hides(counts.iter().sum()) {
        return vec![true; counts.len()];
    }
    let mut hidden: Vec<bool> =
        (0..counts.len()).map(|i| limit.hides(counts[i]) || forced.get(i) == Some(&true)).collect();
    // The smallest shown count joins first; ties by position, so that the choice is stable.
    let mut helpers: Vec<usize> = (0..counts.len()).filter(|&i| !hidden[i] && counts[i] > 0).collect();
    helpers.sort_by_key(|&i| std::cmp::Reverse((counts[i], i)));
    while !exposed(counts, &hidden, limit).is_empty() {
        let Some(helper) = helpers.pop() else {
            return vec![true; counts.len()];
        };
        hidden[helper] = true;
    }
    hidden
}

/// The hidden counts of a one-way table that its total gives away: those that can be only one
/// number, and small ones that cannot be as many as the limit, whatever the others are. With
/// everything hidden, zeros are among the hidden, and then only a single cell gives itself away.
pub fn exposed(counts: &[u64], hidden: &[bool], limit: Limit) -> Vec<usize> {
    let cells: Vec<usize> = (0..counts.len()).filter(|&i| hidden[i]).collect();
    let least = |i: usize| u64::from(cells.len() < counts.len() && counts[i] > 0);
    let room: u64 = cells.iter().map(|&i| counts[i] - least(i)).sum();
    let exposed = |i: usize| {
        cells.len() == 1 || (counts[i] > 0 && room == 0) || (limit.hides(counts[i]) && least(i) + room < limit.people())
    };
    cells.iter().copied().filter(|&i| exposed(i)).collect()
}

/// Which counts to hide where people could give several answers and the number of people is
/// shown. The counts do not add up to it, but each has its opposite: of a hundred people 97 said
/// so, then three did not.
pub fn multiple(counts: &[u64], people: u64, limit: Limit) -> Vec<bool> {
    let small = limit.hides(people);
    let few = |count: u64| limit.hides(count) || limit.hides(people.saturating_sub(count));
    let mut hidden: Vec<bool> = counts.iter().map(|&count| small || few(count)).collect();
    while follows_from_the_others(counts, &hidden, people, limit) {
        let shown = (0..counts.len()).filter(|&i| !hidden[i] && counts[i] > 0);
        match shown.min_by_key(|&i| (counts[i], i)) {
            Some(company) => hidden[company] = true,
            None => break,
        }
    }
    hidden
}

/// Everybody who answered gave at least one of the answers, so what is hidden is no less than the shown
/// counts leave of all people. Whether that makes some small count the largest small one there is.
pub fn follows_from_the_others(counts: &[u64], hidden: &[bool], people: u64, limit: Limit) -> bool {
    let largest = limit.people().saturating_sub(1);
    let could_be = |i: usize| if limit.hides(counts[i]) { largest } else { people };
    let all: u64 = (0..counts.len()).map(|i| if hidden[i] { could_be(i) } else { counts[i] }).sum();
    let least = |i: usize| people.saturating_sub(all - could_be(i));
    !limit.hides(people)
        && (0..counts.len()).any(|i| hidden[i] && limit.hides(counts[i]) && largest > 1 && least(i) >= largest)
}

/// Cumulative shares that would give away a hidden count by the difference of two of them:
/// all from the first hidden row to the last.
pub fn cumulative(hidden: &[bool]) -> Vec<bool> {
    let first = hidden.iter().position(|&is| is).unwrap_or(hidden.len());
    let last = hidden.iter().rposition(|&is| is).unwrap_or(0);
    (0..hidden.len()).map(|row| (first..=last).contains(&row)).collect()
}

/// Every table in which so many people are spread over these cells.
#[cfg(test)]
fn each_filling(cells: &[usize], sum: u64, table: &mut Vec<u64>, with: &mut impl FnMut(&[u64])) {
    match cells {
        [] => {}
        [last] => {
            table[*last] = sum;
            with(table);
        }
        [first, rest @ ..] => (0..=sum).for_each(|count| {
            table[*first] = count;
            each_filling(rest, sum - count, table, with);
        }),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_small_count_takes_the_next_smallest_with_it() {
        assert_eq!(one_way(&[20, 3, 9, 0, 30], Limit::default()), [false, true, true, false, false]);
        assert_eq!(one_way(&[20, 9, 0, 30], Limit::default()), [false; 4]);
    }

    #[test]
    fn small_counts_that_could_only_be_small_take_one_more_with_them() {
        // 1 + 1: whoever knows that both are at least one knows both.
        assert_eq!(one_way(&[1, 1, 9, 30], Limit::default()), [true, true, true, false]);
        // 2 + 1 could be 1 + 2, and neither could be five.
        assert_eq!(one_way(&[2, 1, 9, 30], Limit::default()), [true, true, true, false]);
        assert_eq!(one_way(&[2, 4, 9, 30], Limit::default()), [true, true, false, false]);
    }

    #[test]
    fn what_another_table_hides_takes_a_second_with_it() {
        assert_eq!(one_way_with(&[20, 30, 40], Limit::default(), &[false, true, false]), [true, true, false]);
        assert_eq!(one_way_with(&[0, 6, 40], Limit::default(), &[true, true, false]), [true, true, false]);
    }

    #[test]
    fn of_fewer_people_than_the_limit_nothing_is_shown() {
        assert_eq!(one_way(&[4, 0, 0], Limit::default()), [true; 3]);
        assert_eq!(multiple(&[4, 0, 2], 4, Limit::default()), [true; 3]);
        assert_eq!(one_way(&[1, 1, 1, 1, 1], Limit::default()), [true; 5]);
    }

    #[test]
    fn in_a_multiple_choice_those_who_did_not_choose_are_people_too() {
        assert_eq!(multiple(&[97, 3, 50, 0, 100], 100, Limit::default()), [true, true, false, false, false]);
    }

    /// 62 people, and everybody chose something: 40 and 18 leave four at least, and under five are hidden.
    #[test]
    fn in_a_multiple_choice_the_shown_ones_leave_no_small_count_over() {
        assert_eq!(multiple(&[40, 18, 0, 4], 62, Limit::default()), [false, true, false, true]);
        assert_eq!(multiple(&[40, 18, 0, 4], 61, Limit::default()), [false, false, false, true]);
        assert_eq!(multiple(&[40, 14, 4, 4], 62, Limit::default()), [false, true, true, true]);
    }

    #[test]
    fn the_limit_never_falls_below_three_in_public() {
        assert_eq!(Limit::public(0).people(), 3);
        assert!(!Limit::none().hides(1));
    }

    /// Every way to fill the hidden cells with at least `least` each.
    fn fillings(cells: usize, sum: u64, least: u64) -> Vec<Vec<u64>> {
        match cells {
            0 => {
                if sum == 0 {
                    vec![Vec::new()]
                } else {
                    Vec::new()
                }
            }
            _ => (least..=sum)
                .flat_map(|first| {
                    fillings(cells - 1, sum - first, least).into_iter().map(move |mut rest| {
                        rest.push(first);
                        rest
                    })
                })
                .collect(),
        }
    }

    proptest! {
        #[test]
        fn nothing_hidden_in_a_single_choice_can_be_worked_out(
            counts in prop::collection::vec(prop_oneof![0_u64..7, 0_u64..12], 1..6), limit in 3_u64..7,
        ) {
            let hidden = one_way(&counts, Limit::public(limit));
            let cells: Vec<u64> = (0..counts.len()).filter(|&i| hidden[i]).map(|i| counts[i]).collect();
            for (count, hidden) in counts.iter().zip(&hidden) {
                prop_assert!(*hidden || !Limit::public(limit).hides(*count));
            }
            // A question with a single choice has nothing to hide behind: its count is its base.
            if cells.is_empty() || counts.len() == 1 || counts.iter().sum::<u64>() == 0 {
                return Ok(());
            }
            let least = u64::from(cells.len() < counts.len());
            let all = fillings(cells.len(), cells.iter().sum(), least);
            for (cell, &count) in cells.iter().enumerate() {
                // Of fewer people than the limit not even their number is told.
                let reaches = Limit::public(limit).hides(count) && counts.iter().sum::<u64>() >= limit;
                let another = |other: u64| if reaches { other >= limit } else { other != count };
                prop_assert!(all.iter().any(|filling| another(filling[cell])), "{counts:?} {hidden:?}");
            }
        }

        #[test]
        fn cumulative_shares_never_differ_by_a_hidden_count(counts in prop::collection::vec(0_u64..12, 2..8)) {
            let hidden = one_way(&counts, Limit::default());
            let covered = cumulative(&hidden);
            // Sums known to the reader: nothing, each shown cumulative, the total.
            let mut known = vec![0];
            known.extend((0..counts.len()).filter(|&row| !covered[row]).map(|row| row + 1));
            known.push(counts.len());
            for pair in known.windows(2) {
                let between = (pair[0]..pair[1]).filter(|&row| hidden[row]).count();
                prop_assert!(between == 0 || between == hidden.iter().filter(|&&is| is).count());
            }
        }
    }
}

//! Whether numbers made of a whole table (a mean, a median) may stand beside its hidden counts:
//! **another table has to print exactly the same**, for every hidden count one in which it is another,
//! and for a small one one in which it reaches the limit, unless the table tells that it is small. That is
//! what the table alone promises, and with the numbers beside it no less must be left.
//!
//! A table found this way is a proof. Where none is found in reasonable time there may be one; then
//! the numbers are not printed.

use super::{Limit, Told};

/// So many steps are taken in looking for one hidden count: tables begun, and tables printed and compared.
const MOST_TRIED: usize = 8_000;

/// Whether numbers may be printed beside the hidden counts of a table whose counts add up to a known
/// number. `print` gives all else that will be printed of a table, rounded as it will be.
///
/// ```
/// use priorita::stats::disclosure::{Limit, Told, printable};
/// // Marks one to four, of 39 people; the last two are hidden. Their sum would give them away.
/// let (counts, told) = ([20, 10, 3, 6], [Told::Count, Told::Count, Told::Nothing, Told::Nothing]);
/// let sum = |counts: &[u64]| counts.iter().zip(1..).map(|(count, mark)| count * mark).sum::<u64>();
/// assert!(!printable(&counts, &told, Limit::default(), sum));
/// assert!(printable(&counts, &told, Limit::default(), |counts| sum(counts) / 10));
/// ```
pub fn printable<P: PartialEq>(counts: &[u64], told: &[Told], limit: Limit, print: impl Fn(&[u64]) -> P) -> bool {
    let open: Vec<usize> = (0..counts.len()).filter(|&i| told[i] != Told::Count).collect();
    // Zeros are shown, unless everything is hidden.
    let least = |i: usize| u64::from(open.len() < counts.len() && counts[i] > 0);
    // What is told coarsely is told to a reader who knows by it whether the count is small.
    let coarse = |i: usize| matches!(told[i], Told::AtLeast(_) | Told::Under(_));
    let print = |counts: &[u64]| {
        let kinds: Vec<bool> = open.iter().map(|&i| coarse(i) && limit.hides(counts[i])).collect();
        (kinds, print(counts))
    };
    let search = Search { counts, open: &open, least: &least, print: &print, printed: print(counts) };
    open.iter().all(|&i| {
        let other = [-1, 1, -2, 2, -3, 3].into_iter().any(|by| search.finds(i, by));
        let missing = limit.people().saturating_sub(counts[i]);
        let to_reach = limit.hides(counts[i]) && !coarse(i);
        other && (!to_reach || search.finds(i, i64::try_from(missing).unwrap_or(i64::MAX)))
    })
}

struct Search<'a, P, F> {
    counts: &'a [u64],
    open: &'a [usize],
    least: &'a dyn Fn(usize) -> u64,
    print: &'a F,
    printed: P,
}

impl<P: PartialEq, F: Fn(&[u64]) -> P> Search<'_, P, F> {
    /// Whether another table prints the same with this count changed `by` so many people. The nearest
    /// tables are tried first.
    fn finds(&self, cell: usize, by: i64) -> bool {
        let mut table = self.counts.to_vec();
        let Some(changed) = self.changed(cell, by) else { return false };
        table[cell] = changed;
        let others: Vec<usize> = self.open.iter().copied().filter(|&other| other != cell).collect();
        let mut tried = 0;
        let furthest = by.abs() * 3 + 6;
        (1..=furthest).any(|radius| self.spread(&mut table, &others, -by, radius, false, &mut tried))
    }

    fn changed(&self, cell: usize, by: i64) -> Option<u64> {
        self.counts[cell].checked_add_signed(by).filter(|&count| count >= (self.least)(cell))
    }

    /// Spreads `rest` people over the cells, none of which changes by more than `radius`; at least one
    /// has to, or the table was tried before.
    fn spread(
        &self,
        table: &mut [u64],
        cells: &[usize],
        rest: i64,
        radius: i64,
        edge: bool,
        tried: &mut usize,
    ) -> bool {
        let [cell, others @ ..] = cells else { return false };
        if *tried >= MOST_TRIED {
            return false;
        }
        let changes = if others.is_empty() { rest..=rest } else { -radius..=radius };
        let mut found = false;
        for by in changes.filter(|by| by.abs() <= radius) {
            // Beginnings that lead to no table cost time too.
            *tried += 1;
            let Some(changed) = self.changed(*cell, by) else { continue };
            table[*cell] = changed;
            let edge = edge || by.abs() == radius;
            found = if others.is_empty() {
                edge && (self.print)(table) == self.printed
            } else {
                self.spread(table, others, rest - by, radius, edge, tried)
            };
            if found || *tried >= MOST_TRIED {
                break;
            }
        }
        table[*cell] = self.counts[*cell];
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::disclosure::{each_filling, one_way};

    fn sum(counts: &[u64]) -> u64 {
        counts.iter().zip(1..).map(|(count, value)| count * value).sum()
    }

    #[test]
    fn ten_zeros_and_a_one_are_given_away_by_any_mean_that_tells_them_apart() {
        let (counts, told) = ([10, 1], [Told::Nothing; 2]);
        let tenths = |counts: &[u64]| (counts[1] * 10 + 5) / (counts[0] + counts[1]);
        assert!(!printable(&counts, &told, Limit::default(), tenths));
        assert!(printable(&counts, &told, Limit::default(), |_| ()));
    }

    /// A scale of eleven degrees and 25 people took billions of steps when only whole tables were counted.
    #[test]
    fn a_long_scale_of_small_counts_is_answered_at_once() {
        let counts = [1, 1, 1, 1, 2, 1, 3, 6, 5, 2, 2];
        let told: Vec<Told> = one_way(&counts, Limit::default())
            .into_iter()
            .map(|is| if is { Told::Nothing } else { Told::Count })
            .collect();
        let (answer, answered) = std::sync::mpsc::channel();
        std::thread::spawn(move || answer.send(printable(&counts, &told, Limit::default(), sum)));
        assert!(answered.recv_timeout(std::time::Duration::from_secs(5)).is_ok());
    }

    proptest! {
        /// Every table that prints the same is looked at: what is printed leaves each small count open.
        #[test]
        fn what_is_printable_leaves_every_small_count_open(
            counts in prop::collection::vec(prop_oneof![0_u64..7, 0_u64..20], 2..5), coarse in 1_u64..12,
        ) {
            let limit = Limit::default();
            let hidden = one_way(&counts, limit);
            let print = |counts: &[u64]| sum(counts) / coarse;
            let told: Vec<Told> = hidden.iter().map(|&is| if is { Told::Nothing } else { Told::Count }).collect();
            if !printable(&counts, &told, limit, print) {
                return Ok(());
            }
            let cells: Vec<usize> = (0..counts.len()).filter(|&i| hidden[i]).collect();
            let least = |i: usize| u64::from(cells.len() < counts.len() && counts[i] > 0);
            let mut reached = vec![(false, false); counts.len()];
            let mut table = counts.clone();
            each_filling(&cells, cells.iter().map(|&i| counts[i]).sum(), &mut table, &mut |other| {
                if cells.iter().all(|&i| other[i] >= least(i)) && print(other) == print(&counts) {
                    for &i in &cells {
                        reached[i].0 |= other[i] != counts[i];
                        reached[i].1 |= other[i] >= limit.people();
                    }
                }
            });
            for &i in &cells {
                prop_assert!(reached[i].0 && (reached[i].1 || !limit.hides(counts[i])), "{counts:?}");
            }
        }
    }
}

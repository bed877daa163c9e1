//! How much may be told of a count that is not shown. Of 72 people 71 put an item at the top: the
//! one who did not must not be found, but a chart that draws the item under those it beat would tell
//! the opposite of the truth. So a share is told by one end, „93 % and more“, „under 7 %“, wide
//! enough that the few could be any number of people under the limit.
//!
//! Whoever reads it knows this file: „under“ stands for a count of one to limit − 1, „and more“ for
//! one whose opposite is, or for the single count that was hidden for the sake of others. What is
//! told is therefore told only where each of these counts could still be another one **of the same
//! kind** with everything else that is printed as it is.

use super::Limit;

/// What a reader is told of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// The count itself.
    Count,
    /// That its share is so many per cent or more.
    AtLeast(u32),
    /// That its share is under so many per cent.
    Under(u32),
    /// That there is a number, and no more.
    Nothing,
}

/// Of a question with several answers; every count stands for itself.
///
/// ```
/// use priorita::stats::disclosure::{Limit, Told, multiple_told};
/// let told = multiple_told(&[71, 40, 2, 0], 72, Limit::default());
/// assert_eq!(told, [Told::AtLeast(93), Told::Count, Told::Under(7), Told::Count]);
/// ```
pub fn multiple_told(counts: &[u64], people: u64, limit: Limit) -> Vec<Told> {
    let hidden = super::multiple(counts, people, limit);
    let tell = |(&count, hidden): (&u64, bool)| match hidden {
        false => Told::Count,
        true => of_several(count, people, limit),
    };
    counts.iter().zip(hidden).map(tell).collect()
}

/// Of a hidden count out of so many people who could each give the answer or not.
pub fn of_several(count: u64, people: u64, limit: Limit) -> Told {
    // Of few people a small count and one that nearly all gave are not told apart.
    if people <= 2 * limit.people() {
        return Told::Nothing;
    }
    if limit.hides(count) {
        Told::Under(percent(limit.people(), people) + 1)
    } else if limit.hides(people.saturating_sub(count)) {
        Told::AtLeast(percent(people - limit.people(), people))
    } else {
        Told::Nothing
    }
}

/// Of a single choice, whose counts add up to all: something is told where one count was hidden for
/// the sake of others and can take up whatever these are.
///
/// ```
/// use priorita::stats::disclosure::{Limit, Told, one_way_told};
/// assert_eq!(one_way_told(&[200, 3], &[true, true], Limit::default()), [Told::AtLeast(97), Told::Under(3)]);
/// // Two and two of four: whoever knows that both are small would know both.
/// assert_eq!(one_way_told(&[4, 4, 40], &[true, true, false], Limit::default())[..2], [Told::Nothing; 2]);
/// ```
pub fn one_way_told(counts: &[u64], hidden: &[bool], limit: Limit) -> Vec<Told> {
    let plain: Vec<Told> = hidden.iter().map(|&is| if is { Told::Nothing } else { Told::Count }).collect();
    let people: u64 = counts.iter().sum();
    let cells: Vec<usize> = (0..counts.len()).filter(|&i| hidden[i] && counts[i] > 0).collect();
    let (few, company): (Vec<usize>, Vec<usize>) = cells.iter().partition(|&&i| limit.hides(counts[i]));
    let zeros_hidden = (0..counts.len()).any(|i| hidden[i] && counts[i] == 0);
    let [company] = company[..] else { return plain };
    let together: u64 = cells.iter().map(|&i| counts[i]).sum();
    let room = limit.people() * few.len() as u64;
    let useful = together >= room + limit.people();
    if few.is_empty() || zeros_hidden || !useful || !are_open(counts, hidden, &few, company, limit) {
        return plain;
    }
    let mut told = plain;
    few.iter().for_each(|&i| told[i] = Told::Under(percent(limit.people(), people) + 1));
    told[company] = Told::AtLeast(percent(together - room, people));
    told
}

/// Whether each of the few could be another small count. All tables that are hidden in this way and have
/// the same counts small are looked at, so the answer is the same for each of them and tells none from
/// another.
fn are_open(counts: &[u64], hidden: &[bool], few: &[usize], company: usize, limit: Limit) -> bool {
    const MOST_TABLES: u64 = 300;
    let small = limit.people() - 1;
    let tables = (0..few.len()).try_fold(1_u64, |tables, _| tables.checked_mul(small));
    let Some(tables) = tables.filter(|&tables| tables <= MOST_TABLES) else { return false };
    let together: u64 = few.iter().map(|&i| counts[i]).sum::<u64>() + counts[company];
    let mut seen = vec![None; few.len()];
    let mut open = vec![false; few.len()];
    for number in 0..tables {
        let mut table = counts.to_vec();
        let mut rest = number;
        for &i in few {
            table[i] = 1 + rest % small;
            rest /= small;
        }
        let taken: u64 = few.iter().map(|&i| table[i]).sum();
        match together.checked_sub(taken) {
            Some(left) if left >= limit.people() => table[company] = left,
            _ => continue,
        }
        if super::one_way(&table, limit) == hidden {
            for (place, &i) in few.iter().enumerate() {
                open[place] |= seen[place].is_some_and(|seen| seen != table[i]);
                seen[place] = Some(table[i]);
            }
        }
    }
    !open.contains(&false)
}

/// A number to sort by, largest first, in which those that are told alike are equal: the place of a
/// bar tells no more than its words, and nothing stands below what it beats.
pub fn place(told: Told, count: u64, people: u64, limit: Limit) -> u64 {
    match told {
        Told::Count => 2 * count,
        // Nearly everybody: under everybody, above all others.
        Told::AtLeast(_) if limit.hides(people.saturating_sub(count)) => 2 * (people - limit.people()) + 1,
        // Hidden for the sake of others: the smallest of those that have enough people.
        Told::AtLeast(_) | Told::Nothing => 3,
        Told::Under(_) => 2,
    }
}

/// Rounded down to whole per cent.
fn percent(part: u64, whole: u64) -> u32 {
    u32::try_from(u128::from(part) * 100 / u128::from(whole.max(1))).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::disclosure::{each_filling, one_way};

    /// What the words say of a count.
    fn says(told: Told, count: u64, people: u64) -> bool {
        let share = |percent: u32| u128::from(count) * 100 >= u128::from(percent) * u128::from(people);
        match told {
            Told::Count | Told::Nothing => true,
            Told::AtLeast(percent) => share(percent),
            Told::Under(percent) => !share(percent),
        }
    }

    #[test]
    fn of_few_people_nothing_is_told_of_a_hidden_count() {
        assert_eq!(multiple_told(&[4, 6, 9], 10, Limit::default()), [Told::Nothing; 3]);
        assert_eq!(multiple_told(&[5], 10, Limit::default()), [Told::Count]);
    }

    #[test]
    fn who_keeps_a_small_count_company_is_told_where_it_can_be_any_size() {
        let told = |counts: &[u64]| one_way_told(counts, &one_way(counts, Limit::default()), Limit::default());
        // 62 people; 9 keeps 3 company and is 7 of 62 at least.
        assert_eq!(told(&[20, 3, 9, 30]), [Told::Count, Told::Under(9), Told::AtLeast(11), Told::Count]);
        // It could be one: nothing is told of it.
        assert_eq!(told(&[20, 1, 1, 9])[1..], [Told::Nothing; 3]);
        // The company may not be larger than what is shown, so the four could only be four.
        assert_eq!(told(&[9, 4, 9, 30])[..2], [Told::Nothing; 2]);
    }

    proptest! {
        /// Against every other table of the same kind, tried one by one.
        #[test]
        fn what_is_told_of_a_single_choice_leaves_every_small_count_open(
            counts in prop::collection::vec(prop_oneof![0_u64..7, 0_u64..40], 2..5), limit in 3_u64..7,
        ) {
            let limit = Limit::public(limit);
            let people: u64 = counts.iter().sum();
            let hidden = one_way(&counts, limit);
            let told = one_way_told(&counts, &hidden, limit);
            let cells: Vec<usize> = (0..counts.len()).filter(|&i| hidden[i]).collect();
            for (i, &told) in told.iter().enumerate() {
                prop_assert!(says(told, counts[i], people), "{counts:?} {told:?}");
            }
            if !told.iter().any(|told| matches!(told, Told::Under(_))) {
                return Ok(());
            }
            let mut same = vec![Vec::new(); counts.len()];
            let mut other = counts.clone();
            each_filling(&cells, cells.iter().map(|&i| counts[i]).sum(), &mut other, &mut |other| {
                let hidden_now = one_way(other, limit);
                if hidden_now == hidden && one_way_told(other, &hidden, limit) == told {
                    cells.iter().for_each(|&i| same[i].push(other[i]));
                }
            });
            for &i in &cells {
                prop_assert!(!limit.hides(counts[i]) || same[i].iter().any(|&count| count != counts[i]), "{counts:?}");
            }
        }

        #[test]
        fn nothing_stands_below_what_it_beats(counts in prop::collection::vec(0_u64..73, 2..7)) {
            let limit = Limit::default();
            let told = multiple_told(&counts, 72.max(*counts.iter().max().unwrap()), limit);
            let people = 72.max(*counts.iter().max().unwrap());
            let place = |i: usize| place(told[i], counts[i], people, limit);
            for (a, b) in (0..counts.len()).flat_map(|a| (0..counts.len()).map(move |b| (a, b))) {
                prop_assert!(counts[a] <= counts[b] || place(a) >= place(b), "{counts:?} {told:?}");
            }
        }
    }
}

//! How often each answer was given, and out of what.

use crate::vocabulary::Ratio;

/// Counts of the answers to one question, in the order of its choices.
///
/// ```
/// # use priorita::stats::frequency::Frequency;
/// // Where people live, Hradec Králové: 41 forms, 24 of them with an answer.
/// let home = Frequency { returned: 41, answered: 24, counts: vec![2, 9, 12, 1] };
/// assert_eq!(home.missing(), 17);
/// assert_eq!(home.valid(1).unwrap().percent_rounded(1), 375);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frequency {
    /// Forms that came back.
    pub returned: u64,
    /// Forms with an answer to this question.
    pub answered: u64,
    /// For a multiple choice these add up to more than `answered`.
    pub counts: Vec<u64>,
}

impl Frequency {
    /// „Neuvedeno“.
    pub fn missing(&self) -> u64 {
        self.returned.saturating_sub(self.answered)
    }

    /// Share of all returned forms.
    pub fn relative(&self, choice: usize) -> Option<Ratio> {
        Ratio::of(*self.counts.get(choice)?, self.returned)
    }

    /// Share of the forms that answered.
    pub fn valid(&self, choice: usize) -> Option<Ratio> {
        Ratio::of(*self.counts.get(choice)?, self.answered)
    }

    /// Share of the forms that answered with this choice or one before it; for ordered scales.
    pub fn cumulative(&self, choice: usize) -> Option<Ratio> {
        Ratio::of(self.counts.get(..=choice)?.iter().sum(), self.answered)
    }
}

/// The places of values from largest to smallest as (first, last): two that share the fourth and
/// fifth place both get `(4, 5)`. The first number is the usual competition rank.
pub fn places<T: Ord>(values: &[T]) -> Vec<(usize, usize)> {
    values
        .iter()
        .map(|value| {
            let above = values.iter().filter(|other| *other > value).count();
            let equal = values.iter().filter(|other| *other == value).count();
            (above + 1, above + equal)
        })
        .collect()
}

/// Indices from the largest value to the smallest; equal values stay in their order.
pub fn by_size<T: Ord>(values: &[T]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].cmp(&values[a]));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cumulative_shares_end_at_the_whole() {
        let home = Frequency { returned: 41, answered: 24, counts: vec![2, 9, 12, 1] };
        assert_eq!(home.cumulative(3), Ratio::of(1, 1));
        assert_eq!(home.cumulative(4), None);
        assert_eq!(home.relative(0), Ratio::of(2, 41));
    }

    #[test]
    fn equal_values_share_their_places_and_keep_their_order() {
        assert_eq!(places(&[15, 60, 15, 11]), [(2, 3), (1, 1), (2, 3), (4, 4)]);
        assert_eq!(by_size(&[15, 60, 15, 11]), [1, 0, 2, 3]);
        assert_eq!(places::<u64>(&[]), []);
    }
}

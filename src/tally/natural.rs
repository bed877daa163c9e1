//! Whole numbers of any size, as much of them as exact sums of 1, 1/2, 1/3 … need.

use std::cmp::Ordering;

/// Least significant word first, no zero at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Natural(Vec<u64>);

impl Natural {
    pub(super) fn one() -> Natural {
        Natural(vec![1])
    }

    pub(super) fn add(&mut self, other: &Natural) {
        self.add_times(other, 1);
    }

    /// Adds `other` × `factor`.
    pub(super) fn add_times(&mut self, other: &Natural, factor: u64) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        let mut carry = 0_u128;
        for (index, word) in self.0.iter_mut().enumerate() {
            let product = u128::from(other.0.get(index).copied().unwrap_or(0)) * u128::from(factor);
            carry += product + u128::from(*word);
            *word = carry as u64;
            carry >>= 64;
        }
        self.0.push(carry as u64);
        self.trim();
    }

    pub(super) fn times(&self, factor: u64) -> Natural {
        let mut product = Natural::default();
        product.add_times(self, factor);
        product
    }

    /// `other` must not be greater.
    pub(super) fn less(&self, other: &Natural) -> Natural {
        let mut difference = self.clone();
        let mut borrowed = false;
        for (index, word) in difference.0.iter_mut().enumerate() {
            let (partly, one) = word.overflowing_sub(other.0.get(index).copied().unwrap_or(0));
            let (rest, two) = partly.overflowing_sub(u64::from(borrowed));
            (*word, borrowed) = (rest, one || two);
        }
        difference.trim();
        difference
    }

    /// Rounded down.
    pub(super) fn divided_by(&self, divisor: u64) -> Natural {
        let mut quotient = self.clone();
        let mut rest = 0_u128;
        for word in quotient.0.iter_mut().rev() {
            rest = rest << 64 | u128::from(*word);
            *word = (rest / u128::from(divisor)) as u64;
            rest %= u128::from(divisor);
        }
        quotient.trim();
        quotient
    }

    /// `None` where it is too large.
    pub(super) fn to_u64(&self) -> Option<u64> {
        match self.0.as_slice() {
            [] => Some(0),
            [word] => Some(*word),
            _ => None,
        }
    }

    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }
}

impl Ord for Natural {
    fn cmp(&self, other: &Natural) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Natural) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn natural(number: u128) -> Natural {
        let mut natural = Natural(vec![number as u64, (number >> 64) as u64]);
        natural.trim();
        natural
    }

    #[test]
    fn thirty_factorial_is_built_and_taken_apart_again() {
        let factorial = (1..=30).fold(Natural::one(), |product, factor| product.times(factor));
        assert_eq!(factorial, natural(265_252_859_812_191_058_636_308_480_000_000));
        let back = (1..=30).fold(factorial, |quotient, divisor| quotient.divided_by(divisor));
        assert_eq!(back.to_u64(), Some(1));
    }

    proptest! {
        /// Short and long numbers are compared, so sizes are drawn too.
        #[test]
        fn sums_quotients_and_order_are_those_of_128_bits(
            (a, b) in ((0..1_u128 << 90, 0..90_u32), (0..1_u128 << 90, 0..90_u32)).prop_map(|(a, b)| (a.0 >> a.1, b.0 >> b.1)),
            factor in 0..1_u64 << 36,
            divisor in 1..=u64::MAX,
        ) {
            let mut sum = natural(a);
            sum.add_times(&natural(b), factor);
            let expected = a + b * u128::from(factor);
            prop_assert_eq!(&sum, &natural(expected));
            prop_assert_eq!(sum.less(&natural(a)), natural(expected - a));
            prop_assert_eq!(sum.divided_by(divisor), natural(expected / u128::from(divisor)));
            prop_assert_eq!(natural(a).cmp(&natural(b)), a.cmp(&b));
            prop_assert_eq!(natural(a).to_u64(), u64::try_from(a).ok());
        }
    }
}

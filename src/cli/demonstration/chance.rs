//! Chance that repeats itself: SplitMix64, the same numbers for the same seed everywhere.
//!
//! Whole numbers only, so that no rounding of a processor can change the demonstration.
//! Source: G. L. Steele, D. Lea, C. H. Flood, “Fast Splittable Pseudorandom Number Generators”,
//! OOPSLA 2014, in the form published at <https://prng.di.unimi.it/splitmix64.c>.

/// A repeatable source of chance. For made-up answers only, never for codes or secrets.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, but not including, `bound`; 0 where `bound` is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        // The upper bits times the bound: an even spread for bounds as small as ours.
        (((self.next() >> 32) * u64::from(bound)) >> 32) as u32
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u32::try_from(high - low + 1).unwrap_or(0);
        low + i64::from(self.below(width))
    }

    /// True in `percent` cases of a hundred.
    pub fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the things, each as likely as its weight; `None` where all weights are 0.
    pub fn pick<T: Copy>(&mut self, weighted: &[(u32, T)]) -> Option<T> {
        let total = weighted.iter().map(|(weight, _)| weight).sum();
        let mut drawn = self.below(total);
        weighted.iter().find_map(|&(weight, thing)| {
            if drawn < weight {
                return Some(thing);
            }
            drawn -= weight;
            None
        })
    }

    /// Puts the things into an order of chance (Fisher–Yates).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let drawn = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX)) as usize;
            things.swap(last, drawn);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_published_algorithm() {
        let mut chance = Chance::new(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn weights_and_bounds_are_kept() {
        let mut chance = Chance::new(7);
        let picked = (0..10_000).filter(|_| chance.pick(&[(1, true), (3, false)]) == Some(true)).count();
        assert!((2_300..2_700).contains(&picked), "{picked} of 10,000");
        assert!((0..1_000).all(|_| (3..=5).contains(&chance.between(3, 5))));
        assert_eq!(chance.pick::<u8>(&[]), None);
    }
}

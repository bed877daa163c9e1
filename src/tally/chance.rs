//! Repeatable chance: the same seed draws the same, on every machine and for whoever checks us.

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014). Good enough to draw ballots with;
/// never for secrets.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn seeded(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 below `end`, each as likely as any other; `end` is not 0.
    /// Source: D. Lemire, ACM Trans. Model. Comput. Simul. 29 (2019) 3.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        loop {
            let wide = u128::from(self.next()) * u128::from(end);
            // What is left over at the low end would make some numbers likelier. It is less than
            // `end`, so the division is rarely needed.
            let low = wide as u64;
            if low >= end || low >= end.wrapping_neg() % end {
                return (wide >> 64) as u64;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of seed 1234567 at rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
    #[test]
    fn it_is_splitmix64() {
        let mut chance = Chance::seeded(1_234_567);
        let first = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(first, [(); 3].map(|()| chance.next()));
    }

    #[test]
    fn every_number_is_drawn_and_none_beyond() {
        let mut chance = Chance::seeded(1);
        let mut drawn = [0; 7];
        (0..7_000).for_each(|_| drawn[chance.below(7) as usize] += 1);
        assert!(drawn.iter().all(|times| (900..1_100).contains(times)), "{drawn:?}");
    }
}

//! Weights as people read them. The tally weighs ballots in whole numbers, `797 : 715` of 1,512;
//! here all ballots together weigh as many as there are, so that 24 ballots are 24 in every duel.

use crate::{
    ballots::counting::Counted,
    ui::Words,
    vocabulary::{Duel, Ratio},
};

/// What a weight of the tally counts in ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    ballots: u64,
    weights: u64,
}

impl Scale {
    /// A ballot is a ballot.
    pub const PLAIN: Scale = Scale { ballots: 1, weights: 1 };

    /// Of the count by the rule: one ballot of sector `s` with `n` ballots counts as all ballots
    /// ÷ (sectors that voted · n).
    pub fn of(counted: &Counted) -> Scale {
        match &counted.weighted {
            Some(weighted) if weighted.profile.weighs().get() > 0 => {
                Scale { ballots: counted.profile.cast(), weights: weighted.profile.weighs().get() }
            }
            _ => Scale::PLAIN,
        }
    }

    pub fn is_plain(self) -> bool {
        self.ballots == self.weights
    }

    /// One place behind the comma where there is anything behind it.
    pub fn decimals(self) -> u32 {
        u32::from(!self.is_plain())
    }

    pub fn votes(self, votes: u64) -> Ratio {
        self.wide(i128::from(votes), 1)
    }

    pub fn points(self, points: Ratio) -> Ratio {
        self.wide(i128::from(points.num()), i128::from(points.den()))
    }

    /// Exact; only where the fraction is too long to be kept, to the nearest thousandth.
    fn wide(self, num: i128, den: i128) -> Ratio {
        let (num, den) = (num * i128::from(self.ballots), den * i128::from(self.weights));
        let thousandth = || Ratio::from_wide((2000 * num + den) / (2 * den), 1000);
        Ratio::from_wide(num, den).or_else(thousandth).unwrap_or(Ratio::ZERO)
    }

    pub fn duel(self, votes_for: u64, votes_against: u64, contradicted: bool) -> Duel {
        let (votes_for, votes_against) = (self.votes(votes_for), self.votes(votes_against));
        Duel { votes_for, votes_against, decimals: self.decimals(), contradicted }
    }

    /// `14 : 5`, and where sectors weigh the same `12,7 : 11,3`.
    pub fn duel_in_words(self, w: Words, votes_for: u64, votes_against: u64) -> String {
        self.duel(votes_for, votes_against, false).words(w.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Lang;

    #[test]
    fn all_ballots_together_weigh_as_many_as_there_are() {
        // Eight, nine and seven ballots: each sector weighs 504 of 1,512.
        let scale = Scale { ballots: 24, weights: 1_512 };
        assert_eq!(scale.votes(1_512), Ratio::of(24, 1).expect("a ratio"));
        assert_eq!(scale.votes(63), Ratio::ONE);
        let said = scale.duel_in_words(Words(Lang::Cs), 797, 715);
        assert_eq!(said.replace('\u{a0}', " "), "12,7 : 11,3");
        assert_eq!(Scale::PLAIN.duel_in_words(Words(Lang::Cs), 14, 5).replace('\u{a0}', " "), "14 : 5");
        assert_eq!(scale.points(Ratio::of(15_268, 1).expect("a ratio")).format(1, Lang::Cs), "242,3");
    }
}

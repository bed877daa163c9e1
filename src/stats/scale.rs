//! Numbers about answers on a scale: from "very satisfied" to "very dissatisfied", school marks,
//! years of age. Who answered "don't know" is not on the scale and is not passed in.

use serde::{Deserialize, Serialize};

use crate::vocabulary::Ratio;

/// Which end of a scale is the good one. School marks: one is best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    HighIsGood,
    LowIsGood,
}

/// How many answers fell on each point of a scale: (value, count), values rising, points nobody
/// chose included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution(pub Vec<(i64, u64)>);

impl Distribution {
    pub fn n(&self) -> u64 {
        self.0.iter().map(|(_, count)| count).sum()
    }

    /// The exact arithmetic mean; `None` where nobody answered (or the sum is astronomical).
    pub fn mean(&self) -> Option<Ratio> {
        let sum = self.0.iter().map(|&(value, count)| i128::from(value) * i128::from(count)).sum();
        Ratio::from_wide(sum, i128::from(self.n()))
    }

    /// The middle answer; half way between the two middle ones where their number is even.
    pub fn median(&self) -> Option<Ratio> {
        let n = self.n();
        let low = self.nth(n.checked_sub(1)? / 2)?;
        let high = self.nth(n / 2)?;
        Ratio::from_wide(i128::from(low) + i128::from(high), 2)
    }

    /// The most frequent value; the lowest of several.
    pub fn mode(&self) -> Option<i64> {
        let most = self.0.iter().map(|(_, count)| *count).max().filter(|&most| most > 0)?;
        self.0.iter().find(|(_, count)| *count == most).map(|(value, _)| *value)
    }

    /// The value of the answer at a position (from 0) when all are put in order.
    fn nth(&self, position: u64) -> Option<i64> {
        let mut seen = 0;
        self.0.iter().find_map(|&(value, count)| {
            seen += count;
            (seen > position).then_some(value)
        })
    }

    /// The smallest and largest value anybody gave.
    pub fn range(&self) -> Option<(i64, i64)> {
        let mut given = self.0.iter().filter(|(_, count)| *count > 0).map(|(value, _)| *value);
        let least = given.next()?;
        Some((least, given.next_back().unwrap_or(least)))
    }

    /// The share of the two best points; `None` on a scale of three points or fewer, where two
    /// points would say little.
    pub fn top_two(&self, direction: Direction) -> Option<Ratio> {
        (self.0.len() > 3).then(|| Ratio::of(self.best(2, direction), self.n()))?
    }

    /// Share of the better half of the scale less share of the worse half, from −1 to 1;
    /// the middle point of an odd scale is on neither side.
    pub fn net(&self, direction: Direction) -> Option<Ratio> {
        let half = self.0.len() / 2;
        let opposite = match direction {
            Direction::HighIsGood => Direction::LowIsGood,
            Direction::LowIsGood => Direction::HighIsGood,
        };
        let better = i128::from(self.best(half, direction));
        let worse = i128::from(self.best(half, opposite));
        Ratio::from_wide(better - worse, i128::from(self.n()))
    }

    fn best(&self, points: usize, direction: Direction) -> u64 {
        let counts = self.0.iter().map(|(_, count)| count);
        match direction {
            Direction::HighIsGood => counts.rev().take(points).sum(),
            Direction::LowIsGood => counts.take(points).sum(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(counts: [u64; 5]) -> Distribution {
        Distribution((1..).zip(counts).collect())
    }

    #[test]
    fn school_marks_have_their_best_at_one() {
        let marks = marks([10, 20, 15, 4, 1]);
        assert_eq!(marks.mean(), Ratio::new(10 + 40 + 45 + 16 + 5, 50));
        assert_eq!(marks.median(), Ratio::new(2, 1));
        assert_eq!(marks.mode(), Some(2));
        assert_eq!(marks.top_two(Direction::LowIsGood), Ratio::new(30, 50));
        assert_eq!(marks.net(Direction::LowIsGood), Ratio::new(30 - 5, 50));
        assert_eq!(marks.net(Direction::HighIsGood), Ratio::new(5 - 30, 50));
    }

    #[test]
    fn the_mode_is_the_lowest_of_several_and_an_even_median_lies_between() {
        assert_eq!(marks([3, 0, 0, 3, 0]).mode(), Some(1));
        assert_eq!(marks([3, 0, 0, 3, 0]).median(), Ratio::new(5, 2));
        assert_eq!(marks([3, 0, 0, 3, 0]).range(), Some((1, 4)));
    }

    #[test]
    fn nobody_has_no_mean() {
        let nobody = marks([0; 5]);
        assert_eq!(
            (nobody.mean(), nobody.median(), nobody.mode(), nobody.net(Direction::LowIsGood)),
            (None, None, None, None)
        );
        assert_eq!(nobody.range(), None);
    }
}

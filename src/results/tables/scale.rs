//! The scale of a question as it is counted: its degrees with their points, and which end is the
//! good one. Which questions are on a scale, and which choices are degrees, is said in
//! [`scales`](crate::surveys::scales).

use crate::stats::disclosure;
use crate::stats::scale::{Direction, Distribution};
use crate::surveys::questionnaire::{Choice, Group, Question};
use crate::surveys::scales::{self, Stated};
use crate::vocabulary::Ratio;

/// An ordered scale among the choices of a question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub direction: Option<Direction>,
    /// Choice and its points, points rising. "Don't know", "other" and "none" are not on it.
    pub points: Vec<(usize, i64)>,
}

impl Scale {
    pub fn of(question: &Question, grid: Option<&Group>, choices: &[Choice]) -> Option<Scale> {
        if !scales::has_points(question, grid) {
            return None;
        }
        let points = scales::degrees(choices);
        let direction = scales::stated_of(question, grid).and_then(|stated| direction(stated, &points));
        (points.len() > 1).then_some(Scale { direction, points })
    }

    pub fn distribution(&self, counts: &[u64]) -> Distribution {
        Distribution(self.points.iter().map(|&(choice, points)| (points, counts[choice])).collect())
    }

    /// Choices from the worst to the best end, or as they stand where neither is better.
    pub fn worst_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = self.points.iter().map(|&(choice, _)| choice).collect();
        if self.direction == Some(Direction::LowIsGood) {
            order.reverse();
        }
        order
    }

    /// Choices that are answers, but no degrees, in their order.
    pub fn left_out(&self, choices: &[Choice]) -> Vec<usize> {
        (0..choices.len()).filter(|choice| !self.points.iter().any(|(degree, _)| degree == choice)).collect()
    }
}

/// Bands in an order, without points.
pub(super) fn is_ordered(question: &Question, grid: Option<&Group>) -> bool {
    scales::is_ordered(question, grid)
}

/// For each choice the share of those who chose it or a degree before it, among those who chose a
/// degree, and whether it has to be hidden; nothing for what stands beside the order.
pub(super) fn cumulative(
    scale: Option<&Scale>,
    choices: &[Choice],
    counts: &[u64],
    hidden: &[bool],
) -> Vec<(Option<Ratio>, bool)> {
    let on = |choice: usize| match scale {
        Some(scale) => scale.points.iter().any(|(degree, _)| *degree == choice),
        None => choices[choice].role.is_proper(),
    };
    let degrees: Vec<usize> = (0..counts.len()).filter(|&choice| on(choice)).collect();
    let whole: u64 = degrees.iter().map(|&degree| counts[degree]).sum();
    // The whole these shares are of, taken from all who answered, is what stands beside the order.
    let beside_hidden = (0..counts.len()).any(|choice| hidden[choice] && !on(choice));
    let sums = disclosure::cumulative(&degrees.iter().map(|&degree| hidden[degree]).collect::<Vec<_>>());
    let mut found = vec![(None, false); counts.len()];
    let mut so_far = 0;
    for (&degree, &sum_hidden) in degrees.iter().zip(&sums) {
        so_far += counts[degree];
        let hides = sum_hidden || beside_hidden;
        found[degree] = (Ratio::of(so_far, whole).filter(|_| !hides), hides);
    }
    found
}

/// Which end is the better one. A number is that of the best degree; words that today's upload
/// would refuse are still read as they were when a version was published.
fn direction(text: &str, points: &[(usize, i64)]) -> Option<Direction> {
    let word = text.to_lowercase();
    let begins = |with: &[&str]| with.iter().any(|start| word.starts_with(start));
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    match (scales::stated(text), digits.parse::<i64>()) {
        (Some(Stated::Low), _) => Some(Direction::LowIsGood),
        (Some(Stated::High), _) => Some(Direction::HighIsGood),
        (Some(Stated::Neutral | Stated::Ordered), _) => None,
        (Some(Stated::Best(best)), _) | (None, Ok(best)) => {
            let is_first = points.first().is_some_and(|&(_, first)| first == best);
            Some(if is_first || best == 1 { Direction::LowIsGood } else { Direction::HighIsGood })
        }
        _ if begins(&["low", "mark", "school", "znám", "škol"]) => Some(Direction::LowIsGood),
        _ if begins(&["high"]) => Some(Direction::HighIsGood),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surveys::questionnaire::Role;
    use crate::vocabulary::Localized;

    fn choices(names: &[&str]) -> Vec<Choice> {
        names
            .iter()
            .map(|&name| Choice {
                name: name.to_owned(),
                role: if name == "dk" { Role::DontKnow } else { Role::Plain },
                ..Choice::default()
            })
            .collect()
    }

    #[test]
    fn school_marks_are_read_from_their_names_and_worst_stands_first() {
        let question =
            Question { attributes: [("cp_scale".to_owned(), Localized::plain("marks"))].into(), ..Question::default() };
        let scale = Scale::of(&question, None, &choices(&["m1", "m2", "m3", "dk"])).unwrap();
        assert_eq!(scale.direction, Some(Direction::LowIsGood));
        assert_eq!(scale.worst_first(), [2, 1, 0]);
        assert_eq!(scale.distribution(&[5, 6, 7, 8]).0, [(1, 5), (2, 6), (3, 7)]);
    }

    #[test]
    fn the_better_end_is_named_by_its_value() {
        let said = |word: &str| direction(word, &[(0, 1), (1, 2), (2, 10)]);
        assert_eq!((said("1-best"), said("school")), (Some(Direction::LowIsGood), Some(Direction::LowIsGood)));
        assert_eq!((said("10-best"), said("high")), (Some(Direction::HighIsGood), Some(Direction::HighIsGood)));
        assert_eq!((said("yes"), said("none")), (None, None));
        assert_eq!(direction("0-best", &[(0, 0), (1, 1)]), Some(Direction::LowIsGood));
    }

    #[test]
    fn a_list_without_a_scale_has_none() {
        assert_eq!(Scale::of(&Question::default(), None, &choices(&["1", "2"])), None);
    }

    #[test]
    fn bands_of_age_are_in_order_and_have_no_mean() {
        let ages = Question {
            attributes: [("cp_scale".to_owned(), Localized::plain("ordered"))].into(),
            ..Question::default()
        };
        let choices = ["15_29", "30_44"].map(|name| Choice { name: name.to_owned(), ..Choice::default() });
        assert!(is_ordered(&ages, None));
        assert!(Scale::of(&ages, None, &choices).is_none());
    }
}

//! Which choices form a scale, what points they stand for and which end is the good one.
//!
//! A question is on a scale when it is a line of a grid, has the appearance `likert`, or says so
//! in the column `cp_scale`: `1-best`, `school`, `marks` or `low` where the lowest value is best, as
//! in school marks; `high`, `5-best` or `10-best` where the highest is; anything else for a scale
//! without a better end.

use crate::stats::scale::{Direction, Distribution};
use crate::surveys::questionnaire::{Choice, Group, Question, Role};
use crate::vocabulary::Localized;

/// An ordered scale among the choices of a question.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    pub direction: Option<Direction>,
    /// Choice and its points, points rising. "Don't know", "other" and "none" are not on it.
    pub points: Vec<(usize, i64)>,
}

impl Scale {
    pub fn of(question: &Question, grid: Option<&Group>, choices: &[Choice]) -> Option<Scale> {
        let own = question.attributes.get("cp_scale");
        let stated = own.or_else(|| grid?.attributes.get("cp_scale"));
        let likert = question.appearance.split_whitespace().any(|word| word == "likert");
        if is_ordered(question) || (stated.is_none() && grid.is_none() && !likert) {
            return None;
        }
        let on_scale: Vec<usize> = (0..choices.len()).filter(|&i| choices[i].role.is_plain()).collect();
        // Numbers in the names are the points; else the first choice is one, the next two.
        let named: Option<Vec<i64>> = on_scale.iter().map(|&i| number_in(&choices[i].name)).collect();
        let mut points: Vec<(usize, i64)> = match named {
            Some(numbers) if all_differ(&numbers) => on_scale.into_iter().zip(numbers).collect(),
            _ => on_scale.into_iter().zip(1..).collect(),
        };
        points.sort_by_key(|&(_, points)| points);
        (points.len() > 1).then(|| Scale { direction: stated.and_then(direction), points })
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

    /// Whether some choices are answers, but not on the scale.
    pub fn leaves_out(&self, choices: &[Choice]) -> bool {
        choices.iter().any(|choice| choice.role == Role::DontKnow || choice.role == Role::Exclusive)
    }
}

/// `cp_scale` = `ordered`: the choices have an order (bands of age) and no points, so no mean.
pub(super) fn is_ordered(question: &Question) -> bool {
    let stated = question.attributes.get("cp_scale");
    stated.is_some_and(|stated| stated.text("cs", "en").trim().eq_ignore_ascii_case("ordered"))
}

fn direction(stated: &Localized) -> Option<Direction> {
    let word = stated.text("cs", "en").trim().to_lowercase();
    let begins = |with: &[&str]| with.iter().any(|start| word.starts_with(start));
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    match digits.parse() {
        Ok(1) => Some(Direction::LowIsGood),
        Ok(0 | 2..=1000) => Some(Direction::HighIsGood),
        _ if begins(&["low", "mark", "school", "znám", "škol"]) => Some(Direction::LowIsGood),
        _ if begins(&["high"]) => Some(Direction::HighIsGood),
        _ => None,
    }
}

/// `3`, `m3`, `mark_3` → 3; `-1` → −1.
fn number_in(name: &str) -> Option<i64> {
    if let Ok(number) = name.parse() {
        return Some(number);
    }
    let digits = name.trim_start_matches(|c: char| c.is_alphabetic() || c == '_');
    digits.parse().ok().filter(|number| (0..1000).contains(number))
}

fn all_differ(numbers: &[i64]) -> bool {
    (1..numbers.len()).all(|i| !numbers[..i].contains(&numbers[i]))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let said = |word: &str| direction(&Localized::plain(word));
        assert_eq!((said("1-best"), said("school")), (Some(Direction::LowIsGood), Some(Direction::LowIsGood)));
        assert_eq!((said("10-best"), said("high")), (Some(Direction::HighIsGood), Some(Direction::HighIsGood)));
        assert_eq!((said("yes"), said("")), (None, None));
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
        assert!(is_ordered(&ages));
        assert!(Scale::of(&ages, None, &choices).is_none());
    }
}

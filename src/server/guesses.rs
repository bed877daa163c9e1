//! Slows down whoever guesses codes, without remembering anybody's address: a budget of wrong
//! guesses for the whole house that fills up again with time. Twenty wrong codes a minute are
//! more than a town's honest typing errors and, at 30⁸ codes, hopeless for a guesser.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use crate::vocabulary::Moment;

#[derive(Default)]
pub struct Guesses(Mutex<HashMap<&'static str, Budget>>);

struct Budget {
    wrong: f64,
    at: Moment,
}

const MOST: f64 = 60.0;
const FORGIVEN_A_SECOND: f64 = 20.0 / 60.0;

impl Guesses {
    /// `Err` with the seconds to wait where too many were wrong lately.
    pub fn may_try(&self, what: &'static str, now: Moment) -> Result<(), u64> {
        let mut budgets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let budget = budgets.entry(what).or_insert(Budget { wrong: 0.0, at: now });
        budget.forgive(now);
        if budget.wrong < MOST { Ok(()) } else { Err((1.0 / FORGIVEN_A_SECOND).ceil() as u64) }
    }

    pub fn failed(&self, what: &'static str, now: Moment) {
        let mut budgets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let budget = budgets.entry(what).or_insert(Budget { wrong: 0.0, at: now });
        budget.forgive(now);
        budget.wrong += 1.0;
    }
}

impl Budget {
    fn forgive(&mut self, now: Moment) {
        let seconds = (now.0 - self.at.0).max(0) as f64 / 1000.0;
        self.wrong = (self.wrong - seconds * FORGIVEN_A_SECOND).max(0.0);
        self.at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guesser_is_slowed_and_forgiven_with_time() {
        let guesses = Guesses::default();
        for _ in 0..60 {
            assert_eq!(guesses.may_try("code", Moment(0)), Ok(()));
            guesses.failed("code", Moment(0));
        }
        assert!(guesses.may_try("code", Moment(0)).is_err());
        assert_eq!(guesses.may_try("code", Moment(3_100)), Ok(()));
    }
}

//! Slows down whoever guesses codes, without remembering anybody's address: a budget of wrong
//! guesses for each kind of code that fills up again with time. Twenty wrong codes a minute are
//! more than a town's honest typing errors and, at 30⁸ codes and more, hopeless for a guesser.

use std::{
    collections::HashMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use crate::vocabulary::Moment;

#[derive(Default)]
pub struct Guesses {
    budgets: Mutex<HashMap<&'static str, Budget>>,
    held: AtomicUsize,
}

struct Budget {
    wrong: f64,
    at: Moment,
}

const MOST: f64 = 60.0;
const FORGIVEN_A_SECOND: f64 = 20.0 / 60.0;

/// How long the answer to a wrong guess is held back once the budget is spent, and how many answers
/// are held at a time; beyond that the house would work for the guesser.
const HELD_FOR: Duration = Duration::from_secs(2);
const MOST_HELD: usize = 1_000;

impl Guesses {
    /// `Err` with the seconds to wait where too many were wrong lately.
    pub fn may_try(&self, what: &'static str, now: Moment) -> Result<(), u64> {
        let mut budgets = self.budgets.lock().unwrap_or_else(PoisonError::into_inner);
        let budget = budgets.entry(what).or_insert(Budget { wrong: 0.0, at: now });
        budget.forgive(now);
        if budget.wrong < MOST { Ok(()) } else { Err((1.0 / FORGIVEN_A_SECOND).ceil() as u64) }
    }

    /// Notes a wrong guess and, if there were too many lately, holds its answer back. For codes so long
    /// that guessing is hopeless anyway (30¹⁰): a right one is never kept waiting, so whoever floods
    /// the house with wrong ones keeps nobody from voting.
    pub async fn slow_down(&self, what: &'static str, now: Moment) -> Result<(), u64> {
        let spent = self.may_try(what, now);
        self.failed(what, now);
        let Err(seconds) = spent else { return Ok(()) };
        if self.held.fetch_add(1, Ordering::Relaxed) >= MOST_HELD {
            self.held.fetch_sub(1, Ordering::Relaxed);
            return Err(seconds);
        }
        // A guesser who hangs up is let go of, too.
        let _held = Held(&self.held);
        tokio::time::sleep(HELD_FOR).await;
        Ok(())
    }

    pub fn failed(&self, what: &'static str, now: Moment) {
        let mut budgets = self.budgets.lock().unwrap_or_else(PoisonError::into_inner);
        let budget = budgets.entry(what).or_insert(Budget { wrong: 0.0, at: now });
        budget.forgive(now);
        budget.wrong += 1.0;
    }
}

struct Held<'a>(&'a AtomicUsize);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
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

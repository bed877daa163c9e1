//! What every request may use: the store, the clock, randomness, the operator's choices.
//! It holds no state that the store does not hold.

use std::{sync::Arc, time::SystemTime};

use super::{
    config::Config,
    db::{Broken, Db},
    guesses::Guesses,
    memo::Memo,
    random::Randomness,
};
use crate::vocabulary::Moment;

pub struct House {
    pub db: Db,
    pub config: Config,
    pub clock: Clock,
    pub random: Randomness,
    pub memo: Memo,
    pub guesses: Guesses,
    /// Whether the store holds demonstration data.
    pub demonstration: bool,
}

impl House {
    pub async fn open(config: Config) -> Result<House, Broken> {
        let db = Db::open(&config.database_url).await?;
        Ok(House {
            db,
            config,
            clock: Clock::of_the_system(),
            random: Randomness::of_the_system(),
            memo: Memo::default(),
            guesses: Guesses::default(),
            demonstration: false,
        })
    }
}

/// Where “now” comes from.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Moment + Send + Sync>);

impl Clock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the house looks at the clock")]
    pub fn of_the_system() -> Clock {
        Clock(Arc::new(|| {
            let since = SystemTime::now()
                .duration_since(SystemTime::UNIX_EPOCH)
                .expect("the clock of the machine stands after 1970");
            Moment(i64::try_from(since.as_millis()).expect("milliseconds fit for 292 million years"))
        }))
    }

    pub fn fixed(now: Moment) -> Clock {
        Clock(Arc::new(move || now))
    }

    pub fn now(&self) -> Moment {
        (self.0)()
    }
}

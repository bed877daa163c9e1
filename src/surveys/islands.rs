//! What a script makes pleasanter on a page that works without it: ordering with buttons,
//! conditions inside a page, and a count that follows the responses.

mod conditions;
mod live;
mod packed;
mod ranking;

pub use conditions::{Condition, Conditions, packed_answers, unpacked_answers};
pub use live::LiveCount;
pub use ranking::{RankItem, RankWords, Ranking};

//! What a script makes pleasanter on a page of questions that works without it: conditions inside
//! a page. The islands of every room are in `ui::islands`.

mod conditions;

#[cfg(feature = "ssr")]
pub use conditions::Conditions;
pub use conditions::{Condition, packed_answers, unpacked_answers};

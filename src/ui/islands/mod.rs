//! Islands every room may use: what a script makes pleasanter on a page that is complete without
//! it. **Built for both targets**; everything else of `ui` is the server's.
//!
//! None of them draws anything in the browser, and none has props. A component writes the page and
//! lays beside it what the browser must know ([`pack`], `give`); the island in it is an empty
//! element that takes this up when it wakes (`taken`) and takes hold of what stands there. So the
//! browser needs neither a renderer nor a reader of structures, and the module weighs a good half
//! (docs/decisions/0014-islands-take-hold-of-the-page.md). A room's own islands do the same.
//!
//! - [`Ranking`]: a place for each item with native selects; with a script, an order made by
//!   tapping, by buttons, by keys or by dragging
//! - [`SendSafely`]: a form is sent only once the network answers
//! - [`ForgetDraft`]: what a form kept in the browser goes when it has been received
//! - [`Live`]: regions of a page that stay fresh

mod drafts;
mod live;
mod packed;
mod ranking;
mod sending;

#[cfg(feature = "hydrate")]
pub mod dom;

#[cfg(feature = "ssr")]
pub use packed::give;
#[cfg(feature = "hydrate")]
pub use packed::taken;
pub use packed::{pack, unpack};
pub use ranking::{ABSTAINED, RankItem, RankOptions, RankWords};
pub use sending::SendWords;

#[cfg(feature = "ssr")]
pub use {drafts::ForgetDraft, live::Live, ranking::Ranking, sending::SendSafely};

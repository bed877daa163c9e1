//! Surveys: from a workbook to a published version, from a link to a response.
//!
//! A [`questionnaire`] is read from an XLSForm workbook as a draft version, looked at, and
//! published: from then on it is frozen and known by its content hash. A [`Collection`] is a time
//! in which one version is answered in some municipalities; its links carry what is therefore not
//! asked. A resident's answers live in a draft known only to their browser, until they are sent
//! and become a response that nothing joins to a person.
//!
//! ```text
//! version:     draft ── publish ──▶ frozen
//! collection:  planned ── opens_at ──▶ open ── closes_at ──▶ closed ── grace ──▶ settled ── purge_on ──▶ purged
//! draft:       first POST ──▶ saved ── send ──▶ response      (or expires by itself)
//! ```

pub mod answers;
pub mod expression;
pub mod islands;
pub mod questionnaire;

#[cfg(feature = "ssr")]
mod audit;
#[cfg(feature = "ssr")]
mod collection;
#[cfg(feature = "ssr")]
pub mod fill;
#[cfg(feature = "ssr")]
pub mod import;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod publish;
#[cfg(feature = "ssr")]
pub mod routes;
#[cfg(feature = "ssr")]
pub mod scales;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
pub mod xlsform;

#[cfg(feature = "ssr")]
pub use audit::{ResponsesPurged, ResponsesSettled, ResultsPublished};
#[cfg(feature = "ssr")]
pub use collection::{Channel, Collection, GRACE_MINUTES, Link, Opening, Refusal, Stage, open_collection, received_on};
#[cfg(feature = "ssr")]
pub use pages::{crumbs, desk_page, start_title, with_place};
#[cfg(feature = "ssr")]
pub use publish::{Draft, PublishRefusal, Published, ScaleRefusal, answer_scales, keep_draft, publish};

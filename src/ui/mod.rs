//! The furniture of pages: knows no room. Every page goes through `page`: one shell, one header,
//! one footer; complete without JavaScript. The [`islands`] are built for the browser too.

pub mod islands;

#[cfg(feature = "ssr")]
pub mod alphabet;
#[cfg(feature = "ssr")]
mod appearance;
#[cfg(feature = "ssr")]
pub mod contact;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(feature = "ssr")]
mod i18n;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
pub mod markdown;
#[cfg(feature = "ssr")]
mod problems;
#[cfg(feature = "ssr")]
mod qr;
#[cfg(feature = "ssr")]
mod render;
#[cfg(feature = "ssr")]
mod table;
#[cfg(feature = "ssr")]
pub mod typography;

#[cfg(feature = "ssr")]
pub use appearance::{Appearance, Contrast, TextSize};
#[cfg(feature = "ssr")]
pub use i18n::Words;
#[cfg(feature = "ssr")]
pub use layout::{Comforts, Page, SIZE_FIELD, html, page, page_with_status};
#[cfg(feature = "ssr")]
pub use problems::{problem_as_json, problem_page, problem_sentence};
#[cfg(feature = "ssr")]
pub use qr::qr_svg;
#[cfg(feature = "ssr")]
pub use render::to_html;
#[cfg(feature = "ssr")]
pub use table::table_view;

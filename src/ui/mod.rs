//! The furniture of pages: knows no room. Every page goes through [`page`]: one shell, one header,
//! one footer; complete without JavaScript.

pub mod alphabet;
mod appearance;
pub mod contact;
pub mod form;
mod i18n;
mod layout;
pub mod markdown;
mod problems;
mod qr;
mod render;
mod table;
pub mod typography;

pub use appearance::{Appearance, Contrast, TextSize};
pub use i18n::Words;
pub use layout::{Page, html, page, page_with_status};
pub use problems::{problem_as_json, problem_page};
pub use qr::qr_svg;
pub use render::to_html;
pub use table::table_view;

//! Who works here: sign-in, sessions and roles. Residents never have an account.
//!
//! The first account is made through a one-time link that the first start prints. A session is a
//! random key in an HttpOnly cookie; the store holds only its hash. What a person may do follows
//! from the role, and a page is reached only through [`admit`], which denies by default.

mod admit;
mod audit;
mod model;
mod pages;
mod routes;
pub mod store;

pub use admit::{Gate, admit, signed_in};
pub use model::{Account, NewAccount, PASSWORD_MIN, Refusal, Right, Role};
pub use routes::{create, create_first, first_form, preferences, sign_in, sign_in_form, sign_out};

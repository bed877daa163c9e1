//! Pages that look into several rooms: home, the process front page, the coordinator's desk, and
//! what the house says of itself.

mod about;
mod desk;
mod founding;
mod home;
mod process;

pub use about::{accessibility, privacy};
pub use desk::desk;
pub use founding::{change, change_form, change_process, found, found_form, found_process, said};
pub use home::home;
pub use process::process;

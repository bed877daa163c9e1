//! The doors of surveys: a resident's posts and pages, the coordinator's desk.

mod batches;
mod desk;
mod fill;
mod support;

pub use batches::{withdraw, withdrawal};
pub use desk::{
    WORKBOOK_LIMIT, answer_scales, arrivals_count, close, collection_page, new_collection_form, open, poster, preview,
    publish_version, qr, template, upload, upload_form, version_page,
};
pub use fill::{check, resume, resume_form, save_step, send, start, step};
pub use support::{Room, open_room, room};

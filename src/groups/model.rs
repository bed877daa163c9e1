//! A working group.

use crate::vocabulary::{GroupId, Localized, ProcessId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingGroup {
    pub id: GroupId,
    pub process_id: ProcessId,
    /// `working`, `steering`, `management`: kinds are configurable, so text.
    pub kind: String,
    pub name: Localized,
    pub about: Localized,
}

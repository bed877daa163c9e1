//! Reports as documents: what is published and what stays when the responses leave. A document says in
//! which format it was written. One that cannot be read is an error to be mended, never a reason to
//! count anew: the responses it was made of may be gone.

use serde::{Deserialize, Serialize};

use super::report::Counted;
use crate::problem::Problem;

/// What this program writes. Documents without a number were written before there was one: format 1.
/// Another number is due when an older program would read a document wrongly.
pub const FORMAT: u32 = 2;

#[derive(Serialize)]
struct Written<'a> {
    format: u32,
    #[serde(flatten)]
    counted: &'a Counted,
}

#[derive(Deserialize)]
struct Head {
    #[serde(default = "before_numbers")]
    format: u32,
}

fn before_numbers() -> u32 {
    1
}

pub fn written(counted: &Counted) -> String {
    serde_json::to_string(&Written { format: FORMAT, counted }).expect("a report is JSON")
}

/// Why a document cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// Written by a later program.
    Later(u32),
    Broken(serde_json::Error),
}

pub fn read(document: &str) -> Result<Counted, Unreadable> {
    let head: Head = serde_json::from_str(document).map_err(Unreadable::Broken)?;
    match head.format {
        // What later formats added is absent from earlier documents and has its default.
        1..=FORMAT => serde_json::from_str(document).map_err(Unreadable::Broken),
        later => Err(Unreadable::Later(later)),
    }
}

/// Logged under a reference that the page shows.
impl From<Unreadable> for Problem {
    fn from(unreadable: Unreadable) -> Problem {
        let reference = crate::server::random::Randomness::of_the_system().code(6);
        match unreadable {
            Unreadable::Later(format) => {
                tracing::error!(%reference, format, known = FORMAT, "a kept report was written by a later program");
            }
            Unreadable::Broken(error) => tracing::error!(%reference, %error, "a kept report cannot be read"),
        }
        Problem::ReportUnreadable { reference }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Cell;

    const OLD: &str = include_str!("../../tests/golden/report-1.json");
    const NEW: &str = include_str!("../../tests/golden/report-2.json");

    /// A poll of ten people in two places, as the program wrote it before documents had a number.
    #[test]
    fn a_report_frozen_long_ago_is_read_as_it_was() {
        let counted = read(OLD.trim_end()).expect("format 1 is read");
        assert_eq!((counted.returned, counted.limit, counted.sections.len()), (10, 5, 4));
        assert_eq!(counted.on_paper, Cell::Hidden);
        assert_eq!(counted.as_of, None);
        let day = &counted.sections[0].result;
        assert_eq!((day.question.as_str(), day.base.answered), ("den", Some(10)));
    }

    /// Whoever changes what a report is made of sees it here: then old documents need a reader of their
    /// own and new ones another number.
    #[test]
    fn what_is_read_is_written_again_letter_by_letter() {
        let counted = read(NEW.trim_end()).expect("format 2 is read");
        assert_eq!(written(&counted), NEW.trim_end());
    }

    #[test]
    fn a_document_cut_off_or_written_by_a_later_program_is_an_error() {
        assert!(matches!(read(&OLD[..OLD.len() / 2]), Err(Unreadable::Broken(_))));
        assert!(matches!(read("{\"format\":2}"), Err(Unreadable::Broken(_))));
        let later = NEW.replacen("\"format\":2", "\"format\":99", 1);
        assert!(matches!(read(&later), Err(Unreadable::Later(99))));
    }
}

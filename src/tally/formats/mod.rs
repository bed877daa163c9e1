//! Files of ballots, read and written: what other programs count with, and our own sheet.
//!
//! A reader takes bytes from anywhere, so it trusts nothing: every number is checked, memory is
//! bounded by the limits below, and what cannot be read is a [`Finding`] with its line. A file is
//! known by what is in it; its name only decides where the content leaves a doubt, and what proves
//! nothing is refused: a letter, a page or a settings file holds `>` and `=` too.
//!
//! | format | in | out | states how it was counted |
//! |---|---|---|---|
//! | [`preflib`] .soc .soi .toc .toi | yes | yes | in comments |
//! | [`cef`] Condorcet election format | yes | yes | yes |
//! | [`civs`] text | yes | yes | ignored: `-` is "no opinion" |
//! | [`abif`] | yes | yes | no |
//! | [`blt`] and Hill | yes | | no |
//! | [`debian`] tally sheet | yes | | no |
//! | [`sheet`] our CSV | yes | yes | yes |
//! | [`list`] the published list | yes | its head | in its head |
//! | [`table`] of ranks, of choices | yes | | no |

mod abif;
mod blt;
mod cef;
mod civs;
mod debian;
mod findings;
pub(crate) mod letters;
mod list;
mod preflib;
mod recognise;
mod sheet;
mod stated;
mod table;
mod urn;
mod words;

#[cfg(test)]
mod tests;

pub use findings::{Finding, Level};
pub use list::head as list_head;
pub use stated::{Drawn, Stated};

use super::{Place, Profile, Ranking, Sectors, Unranked};
use urn::{Notes, Urn};

/// No file is longer than this, in bytes.
pub const LONGEST_FILE: usize = 32 << 20;
/// No ballot has more items than this.
pub const MOST_ITEMS: usize = 1_000;
/// No item has a longer name than this, in letters.
pub const LONGEST_NAME: usize = 1_000;
/// No file holds more ballots than this: more than any electorate has, and few enough that points
/// and weighted duels stay far from the end of 64 bits.
pub const MOST_BALLOTS: u64 = 1_000_000_000;
/// Different ballots times items: what bounds memory.
pub const MOST_PLACES: usize = 20_000_000;
/// After so many things to put right, reading stops: the author has enough to do.
pub const MOST_FINDINGS: usize = 40;

/// A way to write ballots down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    PrefLib,
    Cef,
    Civs,
    Abif,
    /// BLT, and Hill's own .HIL with all names on one line.
    Blt,
    Debian,
    /// Our own CSV.
    Sheet,
    /// The published list of votes of a round, the one that has a hash.
    List,
    /// A table with a column an item and places in its cells, as services for forms export it.
    Ranks,
    /// A table with columns of first, second, third choice and names of items in its cells.
    Choices,
}

impl Format {
    pub const ALL: [Format; 10] = [
        Format::PrefLib,
        Format::Cef,
        Format::Civs,
        Format::Abif,
        Format::Blt,
        Format::Debian,
        Format::Sheet,
        Format::List,
        Format::Ranks,
        Format::Choices,
    ];

    /// Its name on the command line and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Format::PrefLib => "preflib",
            Format::Cef => "cef",
            Format::Civs => "civs",
            Format::Abif => "abif",
            Format::Blt => "blt",
            Format::Debian => "debian",
            Format::Sheet => "csv",
            Format::List => "list",
            Format::Ranks => "ranks",
            Format::Choices => "choices",
        }
    }

    pub fn from_code(code: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.code() == code)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Format::PrefLib => "PrefLib",
            Format::Cef => "CEF",
            Format::Civs => "CIVS",
            Format::Abif => "ABIF",
            Format::Blt => "BLT",
            Format::Debian => "Debian",
            Format::Sheet => "CSV",
            Format::List => "List",
            Format::Ranks => "Ranks",
            Format::Choices => "Choices",
        }
    }
}

/// What a file of ballots says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BallotFile {
    pub title: Option<String>,
    /// Equal ballots of one sector are one entry, in the order of their first appearance.
    pub profile: Profile,
    /// How items left unranked are to be read, where the file itself states it.
    pub unranked: Option<Unranked>,
    /// How the ballots were counted, where the file states it.
    pub counted_by: Stated,
    pub format: Format,
    /// What was read and should be known: it stops nobody.
    pub warnings: Vec<Finding>,
}

/// Reads a file of ballots of any format.
///
/// ```
/// use priorita::tally::formats::{self, Format};
/// let file = formats::read(b"Bus > Clinic = Park * 3\nPark").unwrap();
/// assert_eq!(file.format, Format::Cef);
/// assert_eq!(file.profile.items, ["Bus", "Clinic", "Park"]);
/// assert_eq!(file.profile.cast(), 4);
/// ```
///
/// # Errors
/// What has to be put right before the ballots can be counted: never an empty list.
pub fn read(bytes: &[u8]) -> Result<BallotFile, Vec<Finding>> {
    read_named("", bytes)
}

/// As [`read`]; the name of the file decides where its content fits several formats.
///
/// # Errors
/// As [`read`].
pub fn read_named(name: &str, bytes: &[u8]) -> Result<BallotFile, Vec<Finding>> {
    let text = letters::text(bytes).map_err(|finding| vec![finding])?;
    let format = recognise::format(name, &text).map_err(|finding| vec![finding])?;
    read_text(format, &text)
}

/// Reads a file that is known to be of this format.
///
/// # Errors
/// As [`read`].
pub fn read_as(format: Format, bytes: &[u8]) -> Result<BallotFile, Vec<Finding>> {
    let text = letters::text(bytes).map_err(|finding| vec![finding])?;
    read_text(format, &text)
}

/// Reads a table of which these columns are the items, whatever the others look like.
///
/// # Errors
/// As [`read`].
pub fn read_columns(items: &[String], bytes: &[u8]) -> Result<BallotFile, Vec<Finding>> {
    let text = letters::text(bytes).map_err(|finding| vec![finding])?;
    table::read_ranks(&text, Some(items))
}

/// Reads a published list of votes by the rule that stands in another file: its lines that begin with `#`.
///
/// # Errors
/// As [`read`].
pub fn read_list_by(rule: &[u8], bytes: &[u8]) -> Result<BallotFile, Vec<Finding>> {
    let text = |bytes| letters::text(bytes).map_err(|finding| vec![finding]);
    let (rule, list) = (text(rule)?, text(bytes)?);
    if !list::is_list(&list) {
        return Err(vec![Finding::error("rule_is_for_lists")]);
    }
    let head: String = rule.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let votes: String = list.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    list::read(&(head + &votes))
}

fn read_text(format: Format, text: &str) -> Result<BallotFile, Vec<Finding>> {
    match format {
        Format::PrefLib => preflib::read(text),
        Format::Cef => cef::read(text),
        Format::Civs => civs::read(text),
        Format::Abif => abif::read(text),
        Format::Blt => blt::read(text),
        Format::Debian => debian::read(text),
        Format::Sheet => sheet::read(text),
        Format::List => list::read(text),
        Format::Ranks => table::read_ranks(text, None),
        Format::Choices => table::read_choices(text),
    }
}

/// Writes ballots down, so that every program that reads the format counts what we count.
/// Sectors are kept by our sheet and by CEF (as tags); the others have no place for them.
///
/// # Errors
/// What the format cannot hold.
pub fn write(format: Format, file: &BallotFile) -> Result<String, Vec<Finding>> {
    urn::names_are_sound(&file.profile.items)?;
    let cannot = |code| Err(vec![Finding::error(code).fact("format", format.name())]);
    let heavy = file.profile.ballots.iter().any(|ballot| ballot.weight != 1);
    let equal = file.counted_by.sectors == Some(Sectors::Equal);
    match format {
        Format::Blt | Format::Debian | Format::List | Format::Ranks | Format::Choices => cannot("only_read"),
        _ if heavy && (format != Format::Cef || equal) => cannot("no_weights"),
        Format::PrefLib | Format::Civs | Format::Abif if equal => cannot("no_sectors"),
        Format::PrefLib => preflib::write(file),
        Format::Cef => Ok(cef::write(file)),
        Format::Civs => Ok(civs::write(file)),
        Format::Abif => abif::write(file),
        Format::Sheet => sheet::write(file),
    }
}

/// Lines with their numbers from 1, without what surrounds them.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()))
}

/// A ballot that names more items than there can be is not worth the memory.
fn is_short(ranking: &str) -> Result<(), Finding> {
    let names = ranking.bytes().filter(|byte| matches!(byte, b'>' | b'=')).count() + 1;
    if names > MOST_ITEMS { Err(Finding::error("too_many_items").fact("limit", MOST_ITEMS)) } else { Ok(()) }
}

/// A ballot that leaves nothing to a rule: what it left out stands together in the last place.
fn spelled_out(ranking: &Ranking) -> Ranking {
    let last = ranking.places().iter().filter_map(|place| place.number()).max().unwrap_or(0) + 1;
    let last = Place::at(last).expect("no ballot has as many places as items could have");
    Ranking::new(ranking.places().iter().map(|place| if *place == Place::UNRANKED { last } else { *place }).collect())
}

/// Words for a line of their own.
fn one_line(words: &str) -> String {
    words.split(char::is_control).collect::<Vec<_>>().join(" ").trim().to_owned()
}

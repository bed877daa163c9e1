//! The `type` column: what a row is, in all the spellings workbooks use.

use crate::surveys::questionnaire::Kind;

/// What a row of the survey sheet does.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Begin(Section),
    End(Section),
    Question {
        kind: Kind,
        /// `or_other` stood behind the list.
        or_other: bool,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Section {
    Group,
    Repeat,
    /// A group repeated for every choice of a list.
    Loop(String),
}

impl Section {
    pub fn word(&self) -> &'static str {
        match self {
            Section::Group => "group",
            Section::Repeat => "repeat",
            Section::Loop(_) => "loop",
        }
    }

    /// `begin` and `end` need not repeat the list of a loop.
    pub fn closes(&self, other: &Section) -> bool {
        self.word() == other.word()
    }
}

/// Why a type is not understood.
#[derive(Clone, Debug, PartialEq)]
pub enum Misread {
    Unknown,
    /// A choice question that does not say which list it offers.
    NoList,
}

const SELECTS: [(&str, Select); 18] = [
    // Longer spellings stand before the shorter ones they begin with.
    ("add select one prompt using", Select::One),
    ("add select multiple prompt using", Select::Many),
    ("select all that apply from", Select::Many),
    ("select all that apply", Select::Many),
    ("select one external", Select::External),
    ("select_one_external", Select::External),
    ("select one from file", Select::File("select_one_from_file")),
    ("select_one_from_file", Select::File("select_one_from_file")),
    ("select multiple from file", Select::File("select_multiple_from_file")),
    ("select_multiple_from_file", Select::File("select_multiple_from_file")),
    ("select one from", Select::One),
    ("select multiple from", Select::Many),
    ("select one", Select::One),
    ("select_one", Select::One),
    ("select1", Select::One),
    ("select multiple", Select::Many),
    ("select_multiple", Select::Many),
    ("rank", Select::Rank),
];

#[derive(Clone, Copy)]
enum Select {
    One,
    Many,
    Rank,
    External,
    File(&'static str),
}

/// Reads a cell of the `type` column.
pub fn read(text: &str) -> Result<Line, Misread> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    if let Some(line) = section(&text, &lower) {
        return line;
    }
    for (spelling, select) in SELECTS {
        // Lower case may change the length of exotic letters, so the list is cut by words.
        let words = spelling.split(' ').count();
        let begins = lower.split(' ').take(words).eq(spelling.split(' '));
        if begins {
            let rest: Vec<&str> = text.split(' ').skip(words).collect();
            return choice(select, &rest);
        }
    }
    simple(&lower).map(|kind| Line::Question { kind, or_other: false }).ok_or(Misread::Unknown)
}

fn section(text: &str, lower: &str) -> Option<Result<Line, Misread>> {
    let (verb, rest) = lower.split_once([' ', '_'])?;
    let begins = match verb {
        "begin" => true,
        "end" => false,
        _ => return None,
    };
    let (what, list) = match rest.split_once(" over ") {
        Some((what, _)) => (what, text.rsplit(' ').next().unwrap_or_default().to_owned()),
        None => (rest, String::new()),
    };
    let section = match what {
        "group" | "lgroup" => Section::Group,
        "repeat" | "looped group" => Section::Repeat,
        "loop" => Section::Loop(list),
        // `end` alone is the end of filling in, a metadata question; `end dancing` is nothing.
        _ => return (verb == "begin").then_some(Err(Misread::Unknown)),
    };
    Some(match (begins, section) {
        (true, Section::Loop(list)) if list.is_empty() => Err(Misread::NoList),
        (true, section) => Ok(Line::Begin(section)),
        (false, section) => Ok(Line::End(section)),
    })
}

fn choice(select: Select, rest: &[&str]) -> Result<Line, Misread> {
    let Some((list, after)) = rest.split_first() else { return Err(Misread::NoList) };
    let (list, after) = match after {
        // `${name}` may hold spaces.
        _ if list.starts_with("${") && !list.ends_with('}') => (rest.join(" "), &[][..]),
        _ => ((*list).to_owned(), after),
    };
    let or_other = match after.join(" ").to_lowercase().as_str() {
        "" => false,
        "or_other" | "or other" | "or specify other" => true,
        _ => return Err(Misread::Unknown),
    };
    let kind = match select {
        Select::One => Kind::SelectOne { list },
        Select::Many => Kind::SelectMultiple { list },
        Select::Rank => Kind::Rank { list },
        Select::External => Kind::Other(format!("select_one_external {list}")),
        Select::File(name) => Kind::Other(format!("{name} {list}")),
    };
    Ok(Line::Question { kind, or_other })
}

/// Types that are one word or a fixed phrase.
fn simple(lower: &str) -> Option<Kind> {
    let phrase = lower.strip_prefix("add ").and_then(|rest| rest.strip_suffix(" prompt")).or(lower.strip_prefix("q "));
    let other = |name: &str| Some(Kind::Other(name.to_owned()));
    match phrase.unwrap_or(lower) {
        "text" | "string" => Some(Kind::Text),
        "integer" | "int" => Some(Kind::Integer),
        "decimal" => Some(Kind::Decimal),
        "note" => Some(Kind::Note),
        "date" => Some(Kind::Date),
        "time" => Some(Kind::Time),
        "datetime" | "date time" | "date_time" => Some(Kind::DateTime),
        "range" => Some(Kind::Range),
        "acknowledge" | "trigger" => Some(Kind::Acknowledge),
        "calculate" | "calculation" => Some(Kind::Calculate),
        "hidden" => Some(Kind::Hidden),
        "geopoint" | "gps" | "location" => other("geopoint"),
        "image" | "photo" | "picture" => other("image"),
        "start" | "start time" | "get start time" => other("start"),
        "end" | "end time" | "get end time" => other("end"),
        "today" | "get today" => other("today"),
        "deviceid" | "device id" | "get device id" | "imei" => other("deviceid"),
        "subscriberid" | "subscriber id" | "get subscriber id" => other("subscriberid"),
        "simserial" | "sim id" | "get sim id" => other("simserial"),
        "phonenumber" | "phone number" | "get phone number" => other("phonenumber"),
        known @ ("geotrace"
        | "geoshape"
        | "start-geopoint"
        | "audio"
        | "video"
        | "file"
        | "barcode"
        | "username"
        | "email"
        | "audit"
        | "background-audio"
        | "background-geopoint"
        | "csv-external"
        | "xml-external"
        | "osm"
        | "map"
        | "percentage") => other(known),
        _ => None,
    }
}

/// Questions a device answers by itself; nobody sees them, so they need no label.
pub fn is_silent(kind: &Kind) -> bool {
    match kind {
        Kind::Calculate | Kind::Hidden => true,
        Kind::Other(name) => matches!(
            name.as_str(),
            "start"
                | "end"
                | "today"
                | "deviceid"
                | "subscriberid"
                | "simserial"
                | "phonenumber"
                | "username"
                | "email"
                | "audit"
                | "background-audio"
                | "background-geopoint"
                | "start-geopoint"
                | "csv-external"
                | "xml-external"
        ),
        _ => false,
    }
}

/// The short name under which a kind is reported where we cannot offer it.
pub fn feature(kind: &Kind) -> String {
    match kind {
        Kind::Other(name) if name.starts_with("select_one_external") => "external choices".to_owned(),
        Kind::Other(name) if name.contains("from_file") || name.ends_with("-external") => "external file".to_owned(),
        Kind::SelectOne { .. } | Kind::SelectMultiple { .. } | Kind::Rank { .. } => {
            written(kind).split(' ').next().unwrap_or_default().to_owned()
        }
        _ => written(kind),
    }
}

/// The type as we write it.
pub fn written(kind: &Kind) -> String {
    match kind {
        Kind::SelectOne { list } => format!("select_one {list}"),
        Kind::SelectMultiple { list } => format!("select_multiple {list}"),
        Kind::Rank { list } => format!("rank {list}"),
        Kind::Integer => "integer".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Note => "note".to_owned(),
        Kind::Decimal => "decimal".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Time => "time".to_owned(),
        Kind::DateTime => "dateTime".to_owned(),
        Kind::Range => "range".to_owned(),
        Kind::Acknowledge => "acknowledge".to_owned(),
        Kind::Calculate => "calculate".to_owned(),
        Kind::Hidden => "hidden".to_owned(),
        Kind::Other(name) => name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, kind: Kind, or_other: bool) {
        assert_eq!(read(text), Ok(Line::Question { kind, or_other }), "{text}");
    }

    #[test]
    fn types_are_read_in_every_spelling() {
        let list = || "Sídla".to_owned();
        check("select_one Sídla", Kind::SelectOne { list: list() }, false);
        check("Select One  Sídla or_other", Kind::SelectOne { list: list() }, true);
        check("select_multiple Sídla or specify other", Kind::SelectMultiple { list: list() }, true);
        check("select all that apply from Sídla", Kind::SelectMultiple { list: list() }, false);
        check("rank Sídla", Kind::Rank { list: list() }, false);
        check("datetime", Kind::DateTime, false);
        check("add integer prompt", Kind::Integer, false);
        check("GPS", Kind::Other("geopoint".into()), false);
        check("end", Kind::Other("end".into()), false);
        check("select_one_from_file obce.csv", Kind::Other("select_one_from_file obce.csv".into()), false);
        assert_eq!(read("begin_group"), Ok(Line::Begin(Section::Group)));
        assert_eq!(read("end repeat"), Ok(Line::End(Section::Repeat)));
        assert_eq!(read("begin_loop over c1"), Ok(Line::Begin(Section::Loop("c1".into()))));
    }

    #[test]
    fn an_unknown_type_is_not_guessed() {
        for text in ["begin", "begin dancing", "select_one a b c", "telepathy", "", "end dancing"] {
            assert_eq!(read(text), Err(Misread::Unknown), "{text}");
        }
        assert_eq!(read("select_one"), Err(Misread::NoList));
    }

    #[test]
    fn every_written_type_is_read_back() {
        for kind in [Kind::Text, Kind::Integer, Kind::DateTime, Kind::Range, Kind::Other("audit".into())] {
            check(&written(&kind), kind.clone(), false);
        }
    }
}

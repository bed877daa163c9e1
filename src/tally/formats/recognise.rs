//! Which format a text is written in. What a format alone can contain decides first, then the name
//! of the file, then a proof: every line has to be what a format wants. A letter, a page, a settings
//! file holds `>`, `=` and `*` too, and counting it would be an answer to a question nobody asked; so
//! what proves nothing is refused with what it looks like.

use std::collections::HashSet;

use super::{Finding, Format, abif, blt, civs, debian, lines, list, preflib, table};

/// # Errors
/// Where it looks like no file of rankings, or like one of which somebody has to say more.
pub fn format(name: &str, text: &str) -> Result<Format, Finding> {
    if is_budget(text) {
        return Err(Finding::error("budget"));
    }
    if let Some(format) = certain(text).or_else(|| by_name(name)) {
        return Ok(format);
    }
    if let Some(strange) = strange(text) {
        return Err(strange);
    }
    if abif::is_proved(text) {
        return Ok(Format::Abif);
    }
    if let Some(format) = table::format(text) {
        return format;
    }
    if is_civs(text) {
        return Ok(Format::Civs);
    }
    if is_bare_cef(text) {
        return Ok(Format::Cef);
    }
    Err(resembled(text))
}

/// No doubt: lines that only this format has.
fn certain(text: &str) -> Option<Format> {
    let first = content(text).next().unwrap_or_default();
    let with = |what: fn(&str) -> bool| lines(text).any(|(_, line)| what(line));
    if debian::is_sheet(text) {
        Some(Format::Debian)
    } else if list::is_list(text) {
        Some(Format::List)
    } else if with(|line| line.starts_with("#rule=")) || is_header_of_sheet(first) {
        Some(Format::Sheet)
    } else if with(is_metadata) || preflib::is_old(text) {
        Some(Format::PrefLib)
    } else if with(is_parameter) {
        Some(Format::Cef)
    } else if blt::is_blt(text) {
        Some(Format::Blt)
    } else {
        None
    }
}

fn is_metadata(line: &str) -> bool {
    ["# NUMBER ALTERNATIVES:", "# ALTERNATIVE NAME "].iter().any(|key| line.starts_with(key))
}

/// `#/Candidates: …`; `#/bin/sh` is none.
fn is_parameter(line: &str) -> bool {
    const KEYS: [&str; 5] = ["candidates", "implicit ranking", "weight allowed", "number of seats", "voting methods"];
    let key = line.strip_prefix("#/").and_then(|line| line.split_once(':')).map(|(key, _)| key.trim().to_lowercase());
    key.is_some_and(|key| KEYS.contains(&key.as_str()))
}

fn by_name(name: &str) -> Option<Format> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "soc" | "soi" | "toc" | "toi" => Some(Format::PrefLib),
        "cvotes" | "cef" => Some(Format::Cef),
        "abif" => Some(Format::Abif),
        "blt" | "hil" => Some(Format::Blt),
        "civs" => Some(Format::Civs),
        _ => None,
    }
}

/// Every line is ranks of equally many items, and of no more places than there are items; or it says
/// by its own signs that it is of CIVS.
fn is_civs(text: &str) -> bool {
    let named = lines(text).any(|(_, line)| line.strip_prefix("# 1:").is_some());
    let ballots: Vec<&str> = content(text).collect();
    let marked = |line: &&str| line.contains(['x', 'X']) || civs::ranks_of(line).any(civs::is_no_opinion);
    let width = ballots.first().map_or(0, |line| civs::ranks_of(line).count());
    let fits = |line: &&str| civs::is_ballot(line) && civs::ranks_of(line).count() == width;
    let within = |line: &&str| {
        let ranks: Vec<usize> = civs::ranks_of(line).filter_map(|rank| rank.parse().ok()).collect();
        ranks.iter().all(|rank| (1..=width).contains(rank)) && (ranks.is_empty() || ranks.contains(&1))
    };
    let says_so = named || ballots.iter().any(marked);
    !ballots.is_empty() && ballots.iter().all(fits) && (says_so || ballots.iter().all(within))
}

/// Every line is a vote with plain names, somebody is put above somebody, and a name alone on its line
/// is rare or known from others.
fn is_bare_cef(text: &str) -> bool {
    let vote = |line: &&str| {
        line.split('#').next().unwrap_or_default().split_once('*').map_or_else(
            || line.split('#').next().unwrap_or_default().trim().to_owned(),
            |(vote, _)| vote.trim().to_owned(),
        )
    };
    let votes: Vec<String> = content(text).filter(|line| super::cef::is_vote(line)).map(|line| vote(&line)).collect();
    let names = |vote: &str| -> Vec<String> {
        let bare = vote.rsplit("||").next().unwrap_or(vote);
        let bare = bare.split('^').next().unwrap_or(bare);
        bare.split(['>', '=']).map(|name| name.trim().to_owned()).collect()
    };
    let (compare, alone): (Vec<&String>, Vec<&String>) = votes.iter().partition(|vote| vote.contains('>'));
    let known: HashSet<String> = compare.iter().flat_map(|vote| names(vote)).collect();
    let unknown = alone.iter().filter(|vote| !names(vote).iter().all(|name| known.contains(name))).count();
    let plain = |vote: &String| names(vote).iter().all(|name| name == super::cef::EMPTY_RANKING || is_plain(name));
    votes.len() == content(text).count() && !compare.is_empty() && unknown <= compare.len() && votes.iter().all(plain)
}

/// A name as people write it: no sign of a program, an address, a sentence or an arrow.
fn is_plain(name: &str) -> bool {
    !name.contains(['"', '{', '}', '[', ']', ';', '|', '\\', '@', '`', ':', '$', '<', '%'])
        && !name.starts_with(['-', '/', '.', '+'])
        && !name.ends_with(['-', '.', ',', '!', '?'])
        && name.chars().any(char::is_alphanumeric)
        && !looks_counted(name)
}

/// `12 Bus`, `3x Bus`, `1. Bus`, `Park (3)`: a number of ballots, of which the format has none in this place.
fn looks_counted(name: &str) -> bool {
    let rest = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let counted_before = rest.len() < name.len() && {
        let rest = rest.strip_prefix(['x', 'X', '×', '.', ')', ':']).unwrap_or(rest);
        rest.starts_with(' ') && rest.trim().starts_with(char::is_alphabetic)
    };
    let inside = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let is_number = |(_, number): (&str, &str)| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    counted_before || inside.is_some_and(is_number)
}

/// What it is for sure, and that is no file of rankings.
fn strange(text: &str) -> Option<Finding> {
    let first = lines(text).map(|(_, line)| line).find(|line| !line.is_empty()).unwrap_or_default();
    let lower = first.to_ascii_lowercase();
    let starts = |start: &&str| lower.starts_with(*start);
    let is_header = |line: &str| {
        let key = line.split_once(':').map_or("", |(key, _)| key.trim());
        ["from", "to", "subject", "date", "od", "komu", "předmět", "datum"].contains(&key.to_lowercase().as_str())
    };
    let headers = lines(text).take(40).filter(|(_, line)| is_header(line)).count();
    let quoted = lines(text).filter(|(_, line)| line.starts_with('>')).count();
    let is_key = |line: &str, keys: &[&str]| {
        line.split_once('=').is_some_and(|(key, _)| keys.contains(&key.trim().to_lowercase().as_str()))
    };
    let stv = lines(text).filter(|(_, line)| is_key(line, &["candidate", "ballots", "quota", "seats"])).count();
    if ["<!doctype", "<html", "<?xml", "<div", "<p>", "<p ", "<table", "<body"].iter().any(starts) {
        Some(Finding::error("looks_html"))
    } else if (first.starts_with('{') || first.starts_with('[')) && is_json(text) {
        Some(Finding::error("looks_json"))
    } else if headers > 1 || quoted > 0 {
        Some(Finding::error("looks_letter"))
    } else if stv > 2 {
        Some(Finding::error("looks_stv"))
    } else if lines(text)
        .any(|(_, line)| line.starts_with("|--") || line.starts_with("| --") || line.starts_with("|:-"))
    {
        Some(Finding::error("looks_markdown"))
    } else {
        None
    }
}

/// Brackets that close at the very end, and a key or an object within.
fn is_json(text: &str) -> bool {
    text.trim_end().ends_with([']', '}'])
        && (text.contains("\":") || text.contains("\" :") || text.trim_start().starts_with("[{"))
}

/// What a text that proves nothing looks like.
fn resembled(text: &str) -> Finding {
    let all = content(text).count().max(1);
    let most = |what: &dyn Fn(&str) -> bool| 2 * content(text).filter(|line| what(line)).count() > all;
    let is_setting = |line: &str| {
        let section = line.starts_with('[') && line.ends_with(']');
        let key = line.split_once('=').is_some_and(|(key, _)| !key.is_empty() && !key.contains('>'));
        section || (key && !line.contains('>'))
    };
    let is_code =
        |line: &str| line.ends_with([';', '{', '}', ':']) || line.starts_with("//") || line.starts_with("def ");
    let is_row = |line: &str| line.contains([',', ';', '\t']);
    if most(&is_setting) {
        Finding::error("looks_settings")
    } else if most(&is_code) {
        Finding::error("looks_code")
    } else if content(text).all(preflib::is_order) && content(text).next().is_some() {
        Finding::error("looks_preflib")
    } else if all > 1 && content(text).all(is_row) {
        Finding::error("looks_table")
    } else {
        Finding::error("unknown_format")
    }
}

/// Lines that are neither empty nor comments.
fn content(text: &str) -> impl Iterator<Item = &str> {
    lines(text).map(|(_, line)| line).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn is_header_of_sheet(line: &str) -> bool {
    let start: String = line.chars().filter(|letter| *letter != '"').take(14).collect();
    let start = start.to_ascii_lowercase();
    [',', ';', '\t'].iter().any(|mark| start.starts_with(&format!("ballot{mark}sector{mark}")))
}

/// A file of pabulib: budgets are counted elsewhere.
fn is_budget(text: &str) -> bool {
    let mut lines = lines(text).map(|(_, line)| line);
    lines.next() == Some("META") && lines.any(|line| line == "PROJECTS")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_known_by_its_content() {
        let hash = "a".repeat(64);
        for (text, known) in [
            ("# NUMBER ALTERNATIVES: 2\n1: 1,2", Format::PrefLib),
            ("2\n1,Bus\n2,Péče, bydlení\n3,3,2\n2,1,2\n1,{1,2}", Format::PrefLib),
            ("#/Candidates: A;B\nA", Format::Cef),
            ("# a comment\nA>B*3", Format::Cef),
            ("1 > 2 = 3", Format::Cef),
            ("A > B\nB > A\nC", Format::Cef),
            ("tag || A > B ^2 * 3\n/EMPTY_RANKING/ * 2", Format::Cef),
            ("3 1 2\n1 - 1", Format::Civs),
            ("8X1 4 3 2", Format::Civs),
            ("Bus,Clinic\n1,2", Format::Civs),
            ("2024,2025,2026\n3,2,1\n3,1,2\n2,3,1", Format::Civs),
            ("27:A>B=C", Format::Abif),
            ("=a:[Bus]\n3:a", Format::Abif),
            ("2 1\n1 1 2 0\n0\n\"A\" \"B\"", Format::Blt),
            ("2 1 1 1 2 0 0 \"A\" \"B\"", Format::Blt),
            ("\"2,1,,\"\n\"1,1,2,0\"\n\"0,,,\"\nA,,,\nB,,,", Format::Blt),
            ("#rule=unranked_last\nballot,sector,channel,A", Format::Sheet),
            ("\"Ballot\";\"Sector\";\"Channel\";A", Format::Sheet),
            ("Option 1--->: A\nV: 1 abc", Format::Debian),
            ("VoterID,Ann,Bob,Cyd\n1,2,3,1\n2,1,2,3\n3,1,3,2", Format::Ranks),
            ("1. volba;2. volba\nBus;Péče\nPéče;", Format::Choices),
            (format!("{hash};users;1,2").as_str(), Format::List),
        ] {
            assert_eq!(format("", text), Ok(known), "{text}");
        }
    }

    #[test]
    fn a_name_decides_only_where_the_content_leaves_a_doubt() {
        assert_eq!(format("a.soi", "3: 1,2"), Ok(Format::PrefLib));
        assert_eq!(format("", "3: 1,2").unwrap_err().code, "looks_preflib");
        assert_eq!(format("a.blt", "#/Candidates: A\nA"), Ok(Format::Cef));
    }

    /// Each of them holds `=`, `>` or `*`, and was counted.
    #[test]
    fn what_proves_nothing_is_refused_with_what_it_looks_like() {
        for (text, looks) in [
            ("Dear voter,\nthank you.", "unknown_format"),
            ("META\nkey;value\nPROJECTS\n", "budget"),
            ("From: a@b.cz\nSubject: Re: vote\n\nI think A > B.\n", "looks_letter"),
            ("Ahoj,\n> A > B\n> C\nsouhlasím", "looks_letter"),
            (
                "title=Committee\nquota=droop\nseats=1\ncandidate=x Xenia\ncandidate=y Yvo\nballots=3\n4X x y\nend",
                "looks_stv",
            ),
            ("[server]\nport = 80\nhost = a > b\nname = x", "looks_settings"),
            ("a = 1\nb = 2\n", "looks_settings"),
            ("title = \"x\"\n[package]\nname = \"y\"", "looks_settings"),
            ("if a > b:\n    x = a * 2\nelse:\n    x = b\n", "unknown_format"),
            ("let a = b > c;\nlet d = 3;\n", "looks_code"),
            ("fn main() {\n    a > b;\n}\n", "looks_code"),
            ("<html><p>A > B</p></html>", "looks_html"),
            ("{\"a\": \"b > c\"}", "looks_json"),
            ("| a | b |\n|---|---|\n| x > y | z |", "looks_markdown"),
            ("* one\n* two > three\n", "unknown_format"),
            ("2026-01-01 10:00 ERROR > disk full\n2026-01-01 10:01 OK > fine\n", "unknown_format"),
            ("10:30 > meeting\n11:45 > lunch", "unknown_format"),
            ("main -> helper\nhelper -> other", "unknown_format"),
            ("a => b\nb => c", "unknown_format"),
            ("#/bin/sh\nx = 1\n", "looks_settings"),
            ("name,age,city\nJan,34,Praha\nEva,28,Brno", "looks_table"),
            ("q1,q2,q3\n5,5,4\n4,4,2", "column_unsure"),
            ("q1,q2,q3,q4,q5\n5,5,4,5,3\n4,4,2,5,5", "ranks_or_marks"),
            ("12,5,7\n3,8,1", "column_unsure"),
            ("id,rooms,bathrooms\n1,3,2\n2,2,1", "column_unsure"),
        ] {
            assert_eq!(format("", text).map_err(|finding| finding.code), Err(looks), "{text}");
        }
    }
}

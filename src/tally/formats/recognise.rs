//! Which format a text is written in. What a format alone can contain decides first, then the name
//! of the file, then what looks like it.

use super::{Finding, Format, civs, debian, lines};

/// # Errors
/// Where it looks like no file of rankings.
pub fn format(name: &str, text: &str) -> Result<Format, Finding> {
    if is_budget(text) {
        return Err(Finding::error("budget"));
    }
    certain(text).or_else(|| by_name(name)).or_else(|| likely(text)).ok_or_else(|| Finding::error("unknown_format"))
}

/// No doubt: lines that only this format has.
fn certain(text: &str) -> Option<Format> {
    let first = content(text).next().unwrap_or_default();
    let with = |what: fn(&str) -> bool| lines(text).any(|(_, line)| what(line));
    if debian::is_sheet(text) {
        Some(Format::Debian)
    } else if with(|line| line.starts_with("#rule=")) || is_header_of_sheet(first) {
        Some(Format::Sheet)
    } else if with(|line| ["# NUMBER ALTERNATIVES", "# ALTERNATIVE NAME"].iter().any(|key| line.starts_with(key))) {
        Some(Format::PrefLib)
    } else if with(|line| line.starts_with("#/")) {
        Some(Format::Cef)
    } else if is_two_numbers(first) && with(|line| line == "0" || line.starts_with("0 ")) {
        Some(Format::Blt)
    } else {
        None
    }
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

fn likely(text: &str) -> Option<Format> {
    const ENOUGH: usize = 200;
    let first = content(text).next().unwrap_or_default();
    let of_abif = |line: &str| {
        let count = line.split(':').next().unwrap_or_default().trim();
        line.contains(':') && !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit())
    };
    if first.starts_with('=') || first.starts_with('{') || of_abif(first) {
        Some(Format::Abif)
    } else if content(text).take(2).any(civs::is_ballot) {
        Some(Format::Civs)
    } else if content(text).take(ENOUGH).any(|line| line.contains(['>', '=', '*'])) {
        Some(Format::Cef)
    } else {
        None
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

fn is_two_numbers(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(3).collect();
    words.len() >= 2 && words[..2].iter().all(|word| word.parse::<u64>().is_ok())
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
        for (text, known) in [
            ("# NUMBER ALTERNATIVES: 2\n1: 1,2", Format::PrefLib),
            ("#/Candidates: A;B\nA", Format::Cef),
            ("# a comment\nA>B*3", Format::Cef),
            ("1 > 2 = 3", Format::Cef),
            ("3 1 2\n1 - 1", Format::Civs),
            ("8X1 4 3 2", Format::Civs),
            ("Bus,Clinic\n1,2", Format::Civs),
            ("27:A>B=C", Format::Abif),
            ("=a:[Bus]\n3:a", Format::Abif),
            ("2 1\n1 1 2 0\n0\n\"A\" \"B\"", Format::Blt),
            ("#rule=unranked_last\nballot,sector,channel,A", Format::Sheet),
            ("\"Ballot\";\"Sector\";\"Channel\";A", Format::Sheet),
            ("Option 1--->: A\nV: 1 abc", Format::Debian),
        ] {
            assert_eq!(format("", text), Ok(known), "{text}");
        }
    }

    #[test]
    fn a_name_decides_only_where_the_content_leaves_a_doubt() {
        assert_eq!(format("a.soi", "3: 1,2"), Ok(Format::PrefLib));
        assert_eq!(format("", "3: 1,2"), Ok(Format::Abif));
        assert_eq!(format("a.blt", "#/Candidates: A\nA"), Ok(Format::Cef));
    }

    #[test]
    fn what_is_no_file_of_rankings_says_so() {
        assert_eq!(format("", "Dear voter,\nthank you.").unwrap_err().code, "unknown_format");
        assert_eq!(format("", "META\nkey;value\nPROJECTS\n").unwrap_err().code, "budget");
    }
}

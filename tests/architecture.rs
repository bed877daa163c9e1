//! The shape of the house, checked on its sources: arrows point up the list of rooms, SQL lives in
//! stores, the clock and chance come in through one door each, and no address of the desk stands
//! without a lock. Where a rule has an exception, the exception and its reason are written here.

#![cfg(feature = "ssr")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use regex_lite::Regex;

/// From the ground up: a room may use what stands before it. The same list is in `src/lib.rs`.
const ROOMS: [&str; 17] = [
    "vocabulary",
    "tally",
    "spreadsheet",
    "stats",
    "problem",
    "ui",
    "server",
    "accounts",
    "territories",
    "processes",
    "groups",
    "surveys",
    "ballots",
    "results",
    "front",
    "app",
    "cli",
];

/// `ui` and `server` share a floor: a page is drawn for a visit, and a visit knows the reader's
/// language and letter size, so neither can stand wholly above the other. What each may see of the
/// other is this and no more; that both know no room is what matters.
const UI_SEES: [&str; 3] = ["server::assets", "server::http", "server::visit"];
const SERVER_SEES: [&str; 3] = ["ui", "ui::typography", "ui::Words"];

// ---- reading sources ---------------------------------------------------------------------------

struct Source {
    /// Relative to `src`, with `/`.
    path: String,
    /// Without comments, with strings emptied, without modules for tests.
    code: String,
    /// The texts of the string literals of that code.
    strings: Vec<String>,
}

impl Source {
    /// The first part of the path: the room, or `lib` and `main`.
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    fn is_named(&self, name: &str) -> bool {
        self.path == name || self.path.ends_with(&format!("/{name}"))
    }

    /// Every path that begins with `crate::`, one level of braces opened up, at most two steps long.
    fn arrows(&self) -> Vec<String> {
        let mut arrows = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            if self.code[..at].ends_with(|before: char| before == '$' || before.is_alphanumeric() || before == '_') {
                continue;
            }
            arrows.extend(branches(&self.code[at + "crate::".len()..]).into_iter().flat_map(|first| {
                let (room, rest) = first.split_once("::").unwrap_or((first.as_str(), ""));
                let (room, rest) = (room.trim().to_owned(), rest.to_owned());
                let seconds = if rest.is_empty() { Vec::new() } else { branches(&rest) };
                if seconds.is_empty() {
                    vec![room]
                } else {
                    let name = |second: String| second.split("::").next().unwrap_or_default().trim().to_owned();
                    seconds.into_iter().map(|second| format!("{room}::{}", name(second))).collect()
                }
            }));
        }
        arrows
    }
}

/// `a::{b, c}, …` → `["a::{b, c}"]`; `{a, b::{c, d}}` → `["a", "b::{c, d}"]`.
fn branches(text: &str) -> Vec<String> {
    let text = text.trim_start();
    let Some(inside) = text.strip_prefix('{') else {
        let (mut depth, mut end) = (0, text.len());
        for (at, letter) in text.char_indices() {
            match letter {
                '{' if text[..at].ends_with("::") || depth > 0 => depth += 1,
                '}' if depth == 1 => {
                    end = at + 1;
                    break;
                }
                '}' if depth > 1 => depth -= 1,
                _ if depth > 0 || letter.is_alphanumeric() || letter == '_' || letter == ':' => {}
                _ => {
                    end = at;
                    break;
                }
            }
        }
        return vec![text[..end].to_owned()];
    };
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, letter) in inside.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                let part = inside[from..at].trim();
                if !part.is_empty() {
                    found.push(part.to_owned());
                }
                from = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    found
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    files.sort();
    let sources: Vec<Source> = files
        .into_iter()
        .filter(|file| !is_for_tests(file))
        .map(|file| {
            let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let path = file.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let (code, strings) = stripped(&text);
            Source { path, code, strings }
        })
        .collect();
    assert!(sources.len() > 80, "the sources are read");
    sources
}

/// `tests.rs`, and whatever else the `mod.rs` beside it takes in for tests only.
fn is_for_tests(file: &Path) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let beside = file.parent().map(|folder| fs::read_to_string(folder.join("mod.rs")).unwrap_or_default());
    name == "tests" || beside.is_some_and(|text| text.contains(&format!("#[cfg(test)]\nmod {name};")))
}

fn gather(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            gather(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

/// The code without comments, texts and test modules; and the texts.
fn stripped(text: &str) -> (String, Vec<String>) {
    let (mut code, mut strings) = (String::new(), Vec::<(usize, String)>::new());
    let letters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let starts = |at: usize, word: &str| word.chars().enumerate().all(|(i, c)| letters.get(at + i) == Some(&c));
    while at < letters.len() {
        if starts(at, "//") {
            while at < letters.len() && letters[at] != '\n' {
                at += 1;
            }
        } else if starts(at, "/*") {
            while at < letters.len() && !starts(at, "*/") {
                at += 1;
            }
            at += 2;
        } else if letters[at] == 'r'
            && letters.get(at + 1).is_some_and(|c| matches!(c, '"' | '#'))
            && (at == 0 || !letters[at - 1].is_alphanumeric())
            && letters[at + 1..].iter().find(|c| **c != '#') == Some(&'"')
        {
            let hashes = letters[at + 1..].iter().take_while(|c| **c == '#').count();
            let end = format!("\"{}", "#".repeat(hashes));
            let from = at + hashes + 2;
            at = from;
            while at < letters.len() && !starts(at, &end) {
                at += 1;
            }
            strings.push((code.len(), letters[from..at.min(letters.len())].iter().collect()));
            code.push_str("\"\"");
            at += end.len();
        } else if letters[at] == '"' {
            let from = at + 1;
            at = from;
            while at < letters.len() && letters[at] != '"' {
                at += if letters[at] == '\\' { 2 } else { 1 };
            }
            strings.push((code.len(), letters[from..at.min(letters.len())].iter().collect()));
            code.push_str("\"\"");
            at += 1;
        } else if letters[at] == '\'' {
            // A letter in quotes, or a lifetime.
            let length = match (letters.get(at + 1), letters.get(at + 2)) {
                (Some('\\'), _) => letters[at + 2..].iter().skip(1).position(|c| *c == '\'').map(|n| n + 4),
                (Some(_), Some('\'')) => Some(3),
                _ => None,
            };
            code.push('\'');
            at += length.unwrap_or(1);
        } else {
            code.push(letters[at]);
            at += 1;
        }
    }
    for (from, to) in test_modules(&code).into_iter().rev() {
        code.replace_range(from..to, "");
        strings.retain(|(at, _)| *at < from || *at >= to);
        strings.iter_mut().filter(|(at, _)| *at >= to).for_each(|(at, _)| *at -= to - from);
    }
    (code, strings.into_iter().map(|(_, text)| text).collect())
}

/// Where `#[cfg(test)] mod … { … }` stands. Strings are empty by now, so braces can be counted.
fn test_modules(code: &str) -> Vec<(usize, usize)> {
    let pattern = Regex::new(r"#\[cfg\((all\()?test[^\]]*\]\s*(#\[[^\]]*\]\s*)*mod \w+ \{").expect("a pattern");
    pattern
        .find_iter(code)
        .map(|found| {
            let (mut depth, mut end) = (1, found.end());
            for letter in code[found.end()..].chars() {
                end += letter.len_utf8();
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            (found.start(), end)
        })
        .collect()
}

/// Fails with all offenders at once.
fn none(what: &str, offenders: Vec<String>) {
    assert!(offenders.is_empty(), "{what}:\n  {}", offenders.join("\n  "));
}

#[test]
fn the_reader_of_sources_sees_what_it_should() {
    let (code, strings) = stripped(
        r##"use crate::{a, b::{c, d}}; // crate::comment
        /* crate::no */ let x = 'x'; let q = '\''; let l: &'static str = "SELECT \"1";
        let r = r#"DELETE "all""#; fn f() -> crate::server::http::Fields {}
        #[cfg(test)]
        mod tests { use crate::cli; fn g() { "{" } }
        fn last() {}"##,
    );
    assert_eq!(strings, ["SELECT \\\"1", "DELETE \"all\""]);
    assert!(!code.contains("cli") && !code.contains("comment") && code.contains("fn last"), "{code}");
    let source = Source { path: "ui/form.rs".into(), code, strings };
    assert_eq!(source.arrows(), ["a", "b::c", "b::d", "server::http"]);
}

// ---- arrows ------------------------------------------------------------------------------------

#[test]
fn arrows_between_rooms_point_up_the_list() {
    let place = |room: &str| ROOMS.iter().position(|name| *name == room);
    let mut offenders = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let Some(here) = place(source.room()) else {
            assert!(matches!(source.path.as_str(), "lib.rs" | "main.rs"), "{}: an unknown room", source.path);
            continue;
        };
        for arrow in source.arrows() {
            let target = arrow.split("::").next().unwrap_or_default();
            let Some(there) = place(target) else {
                offenders.push(format!("{}: crate::{arrow} is no room", source.path));
                continue;
            };
            seen += 1;
            let neighbours = match (source.room(), target) {
                ("ui", "server") => Some(&UI_SEES),
                ("server", "ui") => Some(&SERVER_SEES),
                _ => None,
            };
            let allowed = match neighbours {
                // `ui::{Appearance, …}`: a name with a capital is of the room's own door.
                Some(list) => list.iter().any(|known| {
                    arrow == *known || (!known.contains("::") && is_thing(&arrow) && arrow.starts_with(known))
                }),
                None => there <= here,
            };
            if !allowed {
                offenders.push(format!("{}: {} must not use crate::{arrow}", source.path, source.room()));
            }
        }
    }
    none("arrows that point down", offenders);
    assert!(seen > 300, "the arrows are read: {seen}");
}

/// `ui::Appearance` and `ui::problem_page` are things behind the door; `ui::form` is a room inside.
fn is_thing(arrow: &str) -> bool {
    let name = arrow.rsplit("::").next().unwrap_or_default();
    name.starts_with(char::is_uppercase) || name.starts_with("problem_")
}

#[test]
fn the_list_of_rooms_is_the_one_of_the_guided_tour() {
    let tour = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).expect("lib.rs");
    let numbered = Regex::new(r"(?m)^//! \d+\. (.*)$").expect("a pattern");
    let named = Regex::new(r"`([a-z]+)`").expect("a pattern");
    let listed: Vec<String> = numbered
        .captures_iter(&tour)
        .flat_map(|line| {
            let names = line[1].split(" – ").next().unwrap_or_default().to_owned();
            named.captures_iter(&names).map(|name| name[1].to_owned()).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(listed, ROOMS, "src/lib.rs tells of the rooms in another order");
    let public = Regex::new(r"(?m)^pub mod (\w+);").expect("a pattern");
    let built: BTreeSet<String> = public.captures_iter(&tour).map(|name| name[1].to_owned()).collect();
    assert_eq!(built, ROOMS.iter().map(|room| (*room).to_owned()).collect(), "a room stands outside the list");
}

// ---- one door each -----------------------------------------------------------------------------

#[test]
fn sql_lives_in_stores() {
    let statement = Regex::new(
        r"\b(SELECT\s|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|(CREATE|DROP|ALTER)\s+(TEMP\w*\s+)?(TABLE|INDEX)\b|PRAGMA\s|VACUUM\b)",
    )
    .expect("a pattern");
    let mut stores = 0;
    let mut offenders = Vec::new();
    for source in sources() {
        let found = source.strings.iter().filter(|text| statement.is_match(text)).count();
        let home = source.is_named("store.rs")
            || source.path.contains("/store/")
            || matches!(source.path.as_str(), "server/db.rs" | "server/audit.rs");
        if home {
            stores += usize::from(found > 0);
        } else if found > 0 {
            offenders.push(format!("{}: {found} statements", source.path));
        }
    }
    none("SQL outside of stores", offenders);
    assert!(stores >= 7, "the stores are recognised: {stores}");
}

/// Props of islands are serialised and parsed by a library larger than all islands together.
#[test]
fn an_island_has_no_props() {
    let head = Regex::new(r"#\[island\]\s*(pub\s+)?fn\s+(\w+)\(([^)]*)\)").expect("a pattern");
    let mut islands = 0;
    let mut offenders = Vec::new();
    for source in sources() {
        assert_eq!(
            source.code.matches("#[island").count(),
            head.captures_iter(&source.code).count(),
            "{}",
            source.path
        );
        for found in head.captures_iter(&source.code) {
            islands += 1;
            if !found[3].trim().is_empty() {
                offenders.push(format!("{}: {}", source.path, &found[2]));
            }
        }
    }
    none("islands with props", offenders);
    assert!(islands >= 6, "the islands are recognised: {islands}");
}

#[test]
fn what_is_built_for_whom_is_said_on_mod_lines() {
    let offenders = sources()
        .into_iter()
        .filter(|source| source.code.contains("cfg(feature") || source.code.contains("cfg(not(feature"))
        // An island is compiled twice, so it may choose inside.
        .filter(|source| !source.is_named("mod.rs") && !source.is_named("lib.rs"))
        .filter(|source| !source.is_named("islands.rs") && !source.path.contains("/islands/"))
        .map(|source| source.path)
        .collect();
    none("cfg(feature …) outside of mod.rs, lib.rs and islands", offenders);
}

#[test]
fn the_clock_and_chance_have_one_door_each() {
    let clock = Regex::new(r"\b(SystemTime|Timestamp|Zoned|Instant|OffsetDateTime|Utc)::now\b").expect("a pattern");
    let chance = Regex::new(r"\b(getrandom|thread_rng|rand|OsRng|fastrand)::|\bOsRng\b|\brand::").expect("a pattern");
    let mut offenders = Vec::new();
    let (mut clocks, mut chances) = (0, 0);
    for source in sources() {
        match (clock.is_match(&source.code), source.path.as_str()) {
            (true, "server/house.rs") => clocks += 1,
            (true, path) => offenders.push(format!("{path}: reads the clock")),
            _ => {}
        }
        match (chance.is_match(&source.code), source.path.as_str()) {
            (true, "server/random.rs") => chances += 1,
            (true, path) => offenders.push(format!("{path}: rolls dice")),
            _ => {}
        }
    }
    none("clock and chance are arguments", offenders);
    assert_eq!((clocks, chances), (1, 1), "the doors are recognised");
}

/// The renderer leaves what stands in a text area as it is; a `</textarea>` somebody typed must not
/// end the field.
#[test]
fn what_stands_in_a_text_area_is_escaped() {
    let mut areas = 0;
    for source in sources() {
        let here = source.code.matches("<textarea").count();
        let escaped = source.code.matches(">{inside_text_area(").count();
        assert_eq!(here, escaped, "{}", source.path);
        areas += here;
    }
    assert!(areas >= 5, "text areas are recognised: {areas}");
}

#[test]
fn nothing_is_unwrapped_outside_of_tests() {
    let offenders = sources()
        .into_iter()
        .flat_map(|source| {
            ["`.unwrap()`", "`dbg!`", "`todo!`", "`unimplemented!`", "`unsafe`"]
                .into_iter()
                .filter(|word| {
                    let plain = word.trim_matches('`');
                    if plain == "unsafe" {
                        Regex::new(r"\bunsafe\s*(\{|fn|impl)").expect("a pattern").is_match(&source.code)
                    } else {
                        let call = if plain.ends_with('!') { format!("{plain}(") } else { plain.to_owned() };
                        source.code.contains(&call)
                    }
                })
                .map(|word| format!("{}: {word}", source.path))
                .collect::<Vec<_>>()
        })
        .collect();
    none("use `expect(\"why this cannot be\")`, or an answer", offenders);
}

// ---- the table of routes -----------------------------------------------------------------------

/// Every `.route("address", handlers…)` of app.rs.
fn routes() -> Vec<(String, String)> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/app.rs")).expect("app.rs");
    let route = Regex::new(r#"\.route\(\s*"([^"]+)","#).expect("a pattern");
    let routes: Vec<(String, String)> = route
        .captures_iter(&text)
        .map(|found| {
            let rest = &text[found.get(0).expect("the whole").end()..];
            let (mut depth, mut end) = (1, rest.len());
            for (at, letter) in rest.char_indices() {
                match letter {
                    '(' => depth += 1,
                    ')' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    end = at;
                    break;
                }
            }
            (found[1].to_owned(), rest[..end].to_owned())
        })
        .collect();
    assert!(routes.len() > 25, "the table of routes is read");
    routes
}

#[test]
fn every_address_of_the_desk_stands_behind_a_right() {
    let (desk, open): (Vec<_>, Vec<_>) = routes().into_iter().partition(|(address, _)| address.starts_with("/desk"));
    none(
        "addresses of the desk without a lock",
        desk.iter().filter(|(_, how)| !how.trim_start().starts_with("behind(")).map(|(a, _)| a.clone()).collect(),
    );
    none(
        "locks on public addresses (they would be missed when the address moves)",
        open.iter().filter(|(_, how)| how.contains("behind(")).map(|(a, _)| a.clone()).collect(),
    );
    assert!(desk.len() > 10, "the desk is recognised");
}

/// What changes something on the desk needs more than the right to look.
#[test]
fn looking_and_changing_are_two_rights() {
    let offenders = routes()
        .into_iter()
        .filter(|(address, how)| {
            address.starts_with("/desk") && how.contains("post(") && how.contains("behind(SeeDesk")
        })
        // Sending a page of the preview leads to the next page and saves nothing.
        .filter(|(address, _)| !address.contains("/nahled/"))
        .map(|(address, _)| address)
        .collect();
    none("posts open to whoever may only look", offenders);
}

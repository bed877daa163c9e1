//! The counting room alone, for fuzzing: the same files as in the program, pulled in by path so that
//! neither the server nor the pages have to be compiled.
//!
//! ```text
//! cargo install cargo-fuzz
//! cd fuzz && mkdir -p corpus/cef
//! cargo +nightly fuzz run cef corpus/cef seeds/cef -- -max_total_time=600 -dict=words.dict
//! ```
//!
//! A reader must never panic, and what it read must survive being written: every program that reads
//! the new file has to count the same duels. What the target `read` reads is counted by every
//! method, too. What a target finds becomes a unit test in
//! `src/tally/formats/tests.rs` first, and is mended then.

#[path = "../../src/tally/mod.rs"]
pub mod tally;
pub mod vocabulary;

use tally::{
    Duels, Method, Rule, Unranked, count,
    formats::{self, BallotFile, Format},
};

/// Reads bytes as a file of this format, and writes what was read in every format.
pub fn read_as(format: Format, bytes: &[u8]) {
    match formats::read_as(format, bytes) {
        Ok(file) => goes_round(&file),
        Err(findings) => speaks(&findings),
    }
}

/// Reads bytes of an unknown format, and counts what was read by every method.
pub fn read(bytes: &[u8]) {
    match formats::read(bytes) {
        Ok(file) => {
            goes_round(&file);
            is_counted(&file);
        }
        Err(findings) => speaks(&findings),
    }
}

/// A count may refuse; it must not panic, and an order has every item once.
fn is_counted(file: &BallotFile) {
    let items = file.profile.items.len();
    if items > 7 {
        return;
    }
    for &method in Method::ALL {
        for &unranked in Unranked::ALL {
            let outcome = count(&file.profile, Rule { method, unranked }).expect("a reader's ballots can be counted");
            let mut seen: Vec<usize> = outcome.order.items().collect();
            seen.sort_unstable();
            assert!(seen.into_iter().eq(0..items));
        }
    }
    let _ = file.profile.equal_sectors(Unranked::Last);
}

fn speaks(findings: &[formats::Finding]) {
    assert!(!findings.is_empty() && findings.len() <= formats::MOST_FINDINGS);
    for finding in findings {
        for lang in vocabulary::Lang::ALL {
            assert!(!finding.message(lang).contains(|letter: char| letter.is_control()));
        }
    }
}

fn goes_round(file: &BallotFile) {
    // Duels grow with the square of the items, and a fuzzer should be quick.
    if file.profile.items.len() > 30 || file.profile.ballots.len() > 50 {
        return;
    }
    let duels = |file: &BallotFile, unranked| Duels::of(&file.profile, unranked).expect("a reader's ballots fit");
    for format in [Format::Abif, Format::Cef, Format::Civs, Format::PrefLib, Format::Sheet] {
        if format == Format::Sheet && file.profile.cast() > 1000 {
            continue;
        }
        let Ok(text) = formats::write(format, file) else { continue };
        let back = formats::read_as(format, text.as_bytes()).unwrap_or_else(|f| panic!("{format:?}: {f:?}\n{text}"));
        assert_eq!(back.profile.items, file.profile.items, "{format:?}\n{text}");
        assert_eq!(back.profile.cast(), file.profile.cast(), "{format:?}\n{text}");
        // Where the format states no rule, the rule travels beside it.
        let rule = file.unranked.unwrap_or(Unranked::Last);
        let rule_back = back.unranked.unwrap_or(rule);
        assert_eq!(duels(&back, rule_back), duels(file, rule), "{format:?}\n{text}");
    }
}

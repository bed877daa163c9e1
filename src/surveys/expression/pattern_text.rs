//! Patterns as workbooks write them. ODK hands them to Java, which forgives what our two engines
//! (a small one on the server, the browser's own) do not: `[\w-.]` with a hyphen that means itself,
//! `\@` and other needless backslashes, a lone `}`. They are written out before either engine sees
//! them, so both understand the same.

/// The same pattern in the words both engines know. What it does not know stays as it is, and the
/// engine refuses it.
pub fn understood(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 8);
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        match letter {
            '\\' => at += escape(&letters[at..], &mut out, false),
            '[' => at += class(&letters[at..], &mut out),
            '{' => {
                let length = repetition(&letters[at..]).unwrap_or(1);
                if length == 1 {
                    out.push('\\');
                }
                out.extend(&letters[at..at + length]);
                at += length;
            }
            '}' | ']' => {
                out.extend(['\\', letter]);
                at += 1;
            }
            _ => {
                out.push(letter);
                at += 1;
            }
        }
    }
    out
}

/// `{2}`, `{2,}`, `{2,5}`: how long it is.
fn repetition(letters: &[char]) -> Option<usize> {
    let end = letters.iter().position(|&letter| letter == '}')?;
    let inside: String = letters[1..end].iter().collect();
    let (least, most) = inside.split_once(',').unwrap_or((&inside, ""));
    let whole = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    (!least.is_empty() && whole(least) && whole(most)).then_some(end + 1)
}

/// Writes a backslash and what follows; how many letters that were.
fn escape(letters: &[char], out: &mut String, in_class: bool) -> usize {
    let Some(&meant) = letters.get(1) else {
        out.push('\\');
        return 1;
    };
    let keeps = if in_class { "\\]^-[" } else { "\\^$.*+?()[]{}|" };
    match meant {
        'A' if !in_class => out.push('^'),
        'z' | 'Z' if !in_class => out.push('$'),
        // Letters and digits after a backslash mean something: `\d`, `\b`, `\u0041`.
        _ if meant.is_ascii_alphanumeric() || keeps.contains(meant) => out.extend(['\\', meant]),
        _ => out.push(meant),
    }
    2
}

/// What stands before a hyphen in a class, for whether it means a range.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    /// A letter from which a range may begin.
    Letter,
    /// `\w`, or the end of a range: nothing can begin there.
    Closed,
}

/// Writes a class `[…]`; how many letters it was.
fn class(letters: &[char], out: &mut String) -> usize {
    out.push('[');
    let mut at = 1;
    if letters.get(at) == Some(&'^') {
        out.push('^');
        at += 1;
    }
    let mut before = Before::Nothing;
    let mut in_range = false;
    // A bracket right at the start means itself.
    if letters.get(at) == Some(&']') {
        out.push_str("\\]");
        at += 1;
        before = Before::Letter;
    }
    while let Some(&letter) = letters.get(at) {
        let class_follows = |at: usize| {
            letters.get(at) == Some(&'\\') && letters.get(at + 1).is_some_and(|kind| "dDwWsS".contains(*kind))
        };
        match letter {
            ']' => {
                out.push(']');
                return at + 1;
            }
            '-' if in_range => {
                out.push_str("\\-");
                at += 1;
                (before, in_range) = (Before::Closed, false);
            }
            '-' => {
                let next = letters.get(at + 1);
                if before != Before::Letter || matches!(next, None | Some(']')) || class_follows(at + 1) {
                    out.push_str("\\-");
                    before = Before::Closed;
                } else {
                    out.push('-');
                    in_range = true;
                }
                at += 1;
            }
            _ => {
                let closed = in_range || class_follows(at);
                at += match letter {
                    '\\' => escape(&letters[at..], out, true),
                    _ => {
                        out.push(letter);
                        1
                    }
                };
                (before, in_range) = (if closed { Before::Closed } else { Before::Letter }, false);
            }
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::pattern::Pattern;
    use super::*;

    #[track_caller]
    fn check(pattern: &str, yes: &[&str], no: &[&str]) {
        let read = Pattern::new(pattern).unwrap_or_else(|| panic!("{pattern} → {}", understood(pattern)));
        for text in yes {
            assert!(read.matches(text), "{pattern} should take {text}");
        }
        for text in no {
            assert!(!read.matches(text), "{pattern} should not take {text}");
        }
    }

    #[test]
    fn patterns_of_e_mail_addresses_found_in_workbooks_are_understood() {
        let (yes, no) = (["jana@obec.cz", "a-b.c@d-e.org"], ["jana", "jana@", "@obec.cz"]);
        for pattern in [
            r"[\w-\.]+@[\w-\.]+\.[\w-]+",
            r"[\w-.]+@([\w-]+\.)+[\w-]{2,4}",
            r"[\.\w-]+@[\w-]+\.[\w.-]+",
            r"^[\w\-\.]+\@[\w\-\.]+$",
            r"\A[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\z",
        ] {
            check(pattern, &yes, &no);
        }
    }

    #[test]
    fn needless_backslashes_and_lone_brackets_mean_themselves() {
        check(r"\d{3}\ \d{2}", &["391 65"], &["39165"]);
        check(r"\#\_\:\/", &["#_:/"], &[]);
        check(r"a}b]", &["a}b]"], &[]);
        check(r"{a}", &["{a}"], &["a"]);
        check(r"[]a]+", &["]a"], &["b"]);
        check(r"[a-c-e]+", &["a-e", "b"], &["d"]);
        check(r"[+--]", &["+", ",", "-"], &["."]);
        check(r"(?i)ANO", &["ano"], &["ne"]);
    }

    #[test]
    fn what_no_engine_of_ours_knows_stays_unknown() {
        for pattern in [r"(?=x)y", r"(a)\1", r"\p{L}+", r"[a", r"a)"] {
            assert!(Pattern::new(pattern).is_none(), "{pattern}");
        }
    }

    proptest! {
        #[test]
        fn a_pattern_the_engine_knows_as_it_is_written_keeps_its_meaning(
            pieces in proptest::collection::vec(prop::sample::select(vec![
                "a", "b", "-", ".", r"\w", r"\d", "[a-c]", r"[\w]", "[^b]", "[a-]", "[-b]", r"[\d.]", "+", "*", "?", "(",
                "a|b", ")", "{2}", "{1,}", r"\.", r"\-", "@", r"\[", r"[\]\\]",
            ]), 0..8),
            text in r"[abc1@.\-\[\]{}\\]{0,6}",
        ) {
            let pattern = pieces.concat();
            if let Ok(plain) = regex_lite::Regex::new(&format!("^(?:{pattern})$")) {
                let read = Pattern::new(&pattern);
                prop_assert!(read.is_some(), "{} → {}", pattern, understood(&pattern));
                prop_assert_eq!(read.is_some_and(|read| read.matches(&text)), plain.is_match(&text), "{}", pattern);
            }
            // Once written out, it is written out.
            let once = understood(&pattern);
            prop_assert_eq!(understood(&once), once);
        }

        #[test]
        fn no_text_breaks_the_writer(text in ".{0,40}") {
            understood(&text);
        }
    }
}

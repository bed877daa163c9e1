//! Texts that a spreadsheet must not take for formulas. Source: OWASP, "CSV Injection".

/// A text no spreadsheet takes for a formula. A number is none: `-5` stays `-5`. What begins with an
/// apostrophe of its own before the sign gets one more, so that [`unguarded`] knows which was ours.
pub fn harmless(text: &str) -> String {
    if is_guarded(text) && !is_number(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text that [`harmless`] was given. Files of older versions guarded numbers, too.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_guarded(rest)).unwrap_or(cell)
}

fn is_guarded(text: &str) -> bool {
    let first_seen = text.trim_start_matches([' ', '\u{a0}', '\n', '\'']).chars().next();
    matches!(first_seen, Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'))
}

/// `-5`, `-1,5`, `-0.25`: digits with at most one mark among them.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_prefix('-').is_some_and(|rest| match rest.split_once([',', '.']) {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(rest),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_made_harmless_can_be_told_from_what_was_typed() {
        for text in
            ["=1", "'=1", "''=1", " =1", "\n-1", "＝1", "'", "'a'", "-", "'uvozovka", "", "-5", "'-5", "''-5", "-1,5"]
        {
            assert_eq!(unguarded(&harmless(text)), text);
        }
    }

    #[test]
    fn every_sign_that_begins_a_formula_is_neutralised() {
        for text in ["=1", "+1", "-1-1", "-A1", "--1", "-1,2,3", "-", "@x", "\tx", "\rx", " =1", "\n=1", "-1 000"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("Péče = domov"), "Péče = domov");
    }

    #[test]
    fn a_negative_number_is_a_number_and_no_formula() {
        for text in ["-5", "-1,5", "-0.25", "5"] {
            assert_eq!(harmless(text), text);
        }
        // As older versions wrote it.
        assert_eq!(unguarded("'-5"), "-5");
    }
}

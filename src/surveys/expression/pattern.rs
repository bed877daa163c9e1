//! Regular expressions on the server: a small engine without look-around or back references, so a
//! pattern can never run away.

use super::pattern_text::understood;

pub struct Pattern(regex_lite::Regex);

impl Pattern {
    /// `None` for what is no pattern. It has to match the whole answer, as in ODK.
    pub fn new(text: &str) -> Option<Pattern> {
        let short = text.len() <= 1000;
        short.then(|| regex_lite::Regex::new(&format!("^(?:{})$", understood(text))).ok()).flatten().map(Pattern)
    }

    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

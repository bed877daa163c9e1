//! A text in the languages its author wrote it in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A text by language. Keys are languages as the author named them (`Čeština (cs)`, `cs`),
/// or `default` where no language was named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<String, String>);

/// The key of a text whose language its author did not name.
const UNNAMED: &str = "default";

impl Localized {
    /// A text in a single, unnamed language.
    pub fn plain(text: impl Into<String>) -> Self {
        Localized(BTreeMap::from([(UNNAMED.to_owned(), text.into())]))
    }

    /// The same text builder with a named language: `Localized::default().with("cs", "Ano")`.
    pub fn with(mut self, language: &str, text: impl Into<String>) -> Self {
        self.0.insert(language.to_owned(), text.into());
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// The text in the wanted language (a code such as `cs`), else the unnamed one,
    /// else the author's `fallback` language, else whichever there is; with the code of the
    /// language it really is in, for the `lang` attribute (`None` where that is not known).
    pub fn read<'a>(&'a self, wanted: &str, fallback: &str) -> (&'a str, Option<&'a str>) {
        let in_code = |code: &str| {
            self.0.iter().find(|(language, text)| language_code(language) == Some(code) && !text.is_empty())
        };
        let unnamed = || self.0.get_key_value(UNNAMED).filter(|(_, text)| !text.is_empty());
        in_code(wanted)
            .or_else(unnamed)
            .or_else(|| in_code(fallback))
            .or_else(|| self.0.iter().find(|(_, text)| !text.is_empty()))
            .map_or(("", None), |(language, text)| (text.as_str(), language_code(language)))
    }

    /// [`read`](Self::read) without the language.
    pub fn text(&self, wanted: &str, fallback: &str) -> &str {
        self.read(wanted, fallback).0
    }
}

/// The code inside an XLSForm language name: `Čeština (cs)` → `cs`, `cs` → `cs`;
/// `None` for `default` and for a name without a code.
pub fn language_code(name: &str) -> Option<&str> {
    let name = name.trim();
    if let Some((_, rest)) = name.rsplit_once('(') {
        return rest.strip_suffix(')').map(str::trim).filter(|code| !code.is_empty());
    }
    (name.len() <= 8 && name != UNNAMED && name.split('-').all(|part| (2..=8).contains(&part.len())))
        .then_some(name)
        .filter(|code| code.split('-').next().is_some_and(|primary| primary.len() <= 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_and_says_which_language_it_is() {
        let text = Localized::default().with("Čeština (cs)", "Ano").with("English (en)", "Yes");
        assert_eq!(text.read("en", "cs"), ("Yes", Some("en")));
        assert_eq!(text.read("uk", "cs"), ("Ano", Some("cs")));
        assert_eq!(Localized::plain("Ano").read("en", "cs"), ("Ano", None));
        assert_eq!(Localized::default().read("en", "cs"), ("", None));
    }
}

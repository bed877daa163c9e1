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

/// The code inside an XLSForm language name: `Čeština (cs)` → `cs`, `cs` → `cs`, `English` → `en`;
/// `None` for `default` and for a name from which no language can be told.
pub fn language_code(name: &str) -> Option<&str> {
    let name = name.trim();
    if let Some((_, rest)) = name.rsplit_once('(') {
        let code = rest.strip_suffix(')').map(str::trim).filter(|code| !code.is_empty())?;
        return Some(well_known(code).unwrap_or(code));
    }
    if let Some(code) = well_known(name) {
        return Some(code);
    }
    (name.len() <= 8 && name != UNNAMED && name.split('-').all(|part| (2..=8).contains(&part.len())))
        .then_some(name)
        .filter(|code| code.split('-').next().is_some_and(|primary| primary.len() <= 3))
}

/// Whether a code is one that browsers and screen readers know: two letters of ISO 639-1, with or
/// without a region. `xx` looks like a language and is none.
pub fn is_language(code: &str) -> bool {
    let primary = code.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    primary.len() == 2 && ISO_639_1.split(' ').any(|known| known == primary)
}

/// Languages people in Czech towns write a questionnaire in, by the names they give them: their own,
/// the English and the Czech one, the codes of three letters, and the codes of countries that are
/// written by mistake.
fn well_known(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    WELL_KNOWN.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(code, _)| *code)
}

const WELL_KNOWN: [(&str, &[&str]); 14] = [
    ("cs", &["čeština", "česky", "český", "cestina", "cesky", "czech", "cz", "ces", "cze"]),
    ("en", &["english", "angličtina", "anglicky", "anglictina", "eng", "en-us", "en-gb"]),
    ("sk", &["slovenčina", "slovenština", "slovensky", "slovencina", "slovak", "slk", "slo"]),
    ("de", &["deutsch", "german", "němčina", "německy", "nemcina", "deu", "ger"]),
    ("pl", &["polski", "polish", "polština", "polsky", "polstina", "pol"]),
    ("uk", &["українська", "ukrainian", "ukrajinština", "ukrajinsky", "ukrajinstina", "ua", "ukr"]),
    ("ru", &["русский", "russian", "ruština", "rusky", "rustina", "rus"]),
    ("vi", &["tiếng việt", "vietnamese", "vietnamština", "vietnamsky", "vietnamstina", "vie"]),
    ("fr", &["français", "francais", "french", "francouzština", "francouzsky", "fra", "fre"]),
    ("es", &["español", "espanol", "spanish", "španělština", "španělsky", "spa"]),
    ("it", &["italiano", "italian", "italština", "italsky", "ita"]),
    ("hu", &["magyar", "hungarian", "maďarština", "maďarsky", "hun"]),
    ("ro", &["română", "romana", "romanian", "rumunština", "rumunsky", "ron", "rum"]),
    ("bg", &["български", "bulgarian", "bulharština", "bulharsky", "bul"]),
];

/// The codes of ISO 639-1. Source: <https://www.loc.gov/standards/iso639-2/php/code_list.php>.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io \
is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na \
nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss \
st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

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

    #[test]
    fn a_language_is_known_by_its_code_or_by_a_name_people_give_it() {
        for (name, code) in [
            ("Čeština (cs)", "cs"),
            ("cs", "cs"),
            ("English", "en"),
            ("angličtina", "en"),
            ("ČEŠTINA", "cs"),
            ("Čeština (cz)", "cs"),
            ("Українська", "uk"),
            ("German (de-AT)", "de-AT"),
        ] {
            assert_eq!(language_code(name), Some(code), "{name}");
            assert!(is_language(code), "{code}");
        }
        for name in ["default", "Formulář", "Překlad 2"] {
            assert_eq!(language_code(name), None, "{name}");
        }
        assert!(!is_language("xx") && !is_language("Lang"));
    }
}

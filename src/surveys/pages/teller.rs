//! Says an author's words to a reader: in the reader's language where there is one, with the name
//! of the municipality filled in, Czech typography and the Markdown subset.

use crate::{
    surveys::questionnaire::Questionnaire,
    ui::{Words, markdown, typography},
    vocabulary::Localized,
};

#[derive(Clone, Debug)]
pub struct Teller {
    pub words: Words,
    /// The author's default language.
    fallback: String,
    /// For `{obec}`.
    municipality: Option<String>,
}

impl Teller {
    pub fn new(words: Words, questionnaire: &Questionnaire, municipality: Option<&str>) -> Teller {
        Teller {
            words,
            fallback: questionnaire.default_language().to_owned(),
            municipality: municipality.map(str::to_owned),
        }
    }

    /// The text with its language, where that is not the page's.
    fn read(&self, text: &Localized) -> (String, Option<String>) {
        let page = self.words.0.code();
        let (words, language) = text.read(page, &self.fallback);
        let language = language.unwrap_or(&self.fallback);
        let words = with_place(words, language, self.municipality.as_deref());
        (words, (language != page).then(|| language.to_owned()))
    }

    /// Plain words: titles, alternatives, charts.
    pub fn plain(&self, text: &Localized) -> String {
        let (words, language) = self.read(text);
        let language = language.unwrap_or_else(|| self.words.0.code().to_owned());
        typography::set(&markdown::plain(&words), &language)
    }

    /// HTML that fits inside a label.
    pub fn inline(&self, text: &Localized) -> String {
        let (words, language) = self.read(text);
        markdown::inline(&words, language.as_deref().unwrap_or(self.words.0.code()))
    }

    /// HTML of a paragraph or more.
    pub fn block(&self, text: &Localized) -> String {
        let (words, language) = self.read(text);
        markdown::to_html(&words, language.as_deref().unwrap_or(self.words.0.code()))
    }

    /// For the `lang` attribute of the element that says it.
    pub fn lang(&self, text: &Localized) -> Option<String> {
        self.read(text).1
    }
}

/// `{obec}` becomes the municipality's name; where none is known, Czech „v obci {obec}“ needs
/// nothing more, and other languages get the common noun.
pub fn with_place(text: &str, language: &str, municipality: Option<&str>) -> String {
    match (municipality, language) {
        (Some(name), _) => text.replace("{obec}", name),
        (None, "cs" | "sk") => text.replace(" {obec}", "").replace("{obec}", "obec"),
        (None, _) => text.replace("{obec}", "your municipality"),
    }
}

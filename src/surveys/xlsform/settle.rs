//! What has to be settled before a questionnaire is published and is only pointed out while it is
//! read: our own columns, choices that may be no degrees, conditions that compare with nothing there
//! is, languages nobody can tell, moments a spreadsheet made of a text.

use std::collections::BTreeMap;

use super::columns::{Part, UNNAMED};
use super::findings::Finding;
use super::{beside, compare, own};
use crate::surveys::questionnaire::{Item, OR_OTHER, Questionnaire};
use crate::vocabulary::{Localized, is_language, language_code};

/// All of level `Error`, in the order of the table above.
pub fn findings(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut found = own::wrong(questionnaire);
    found.extend(own::scales_off(questionnaire));
    found.extend(beside::findings(questionnaire));
    found.extend(compare::findings(questionnaire));
    found.extend(languages(questionnaire));
    found.extend(bent(questionnaire).into_iter().filter(|(_, _, bent)| *bent == Bent::Moment).map(said));
    found
}

/// Texts that may be meant so, but look like what a spreadsheet makes of others; for advice.
pub fn converted(questionnaire: &Questionnaire) -> Vec<Finding> {
    bent(questionnaire).into_iter().filter(|(_, _, bent)| *bent != Bent::Moment).map(said).collect()
}

/// A language without a code has no `lang` for screen readers and no switch; two of one code hide
/// each other.
fn languages(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut by_code: BTreeMap<&str, &str> = BTreeMap::new();
    for language in questionnaire.languages.iter().filter(|language| *language != UNNAMED) {
        let place = |code: &'static str| Finding::error(code).sheet(Part::Survey.name()).fact("language", language);
        match language_code(language).filter(|code| is_language(code)) {
            None => found.push(place("unknown_language")),
            Some(code) => {
                if let Some(other) = by_code.insert(code, language) {
                    found.push(place("language_twice").fact("other", other));
                }
            }
        }
    }
    found
}

/// What a spreadsheet seems to have made of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bent {
    /// `1899-12-31T08:00:00` was eight o'clock.
    Moment,
    /// `2026-02-01` was 1–2.
    Day,
    /// `0.1` was 10 %.
    Fraction,
}

fn said((part, name, bent): (Part, (String, String), Bent)) -> Finding {
    let finding = match bent {
        Bent::Moment => Finding::error("excel_moment"),
        Bent::Day => Finding::warning("excel_day"),
        Bent::Fraction => Finding::warning("excel_fraction"),
    };
    let (name, text) = name;
    finding.sheet(part.name()).column("label").fact("name", name).fact("text", text)
}

fn bent(questionnaire: &Questionnaire) -> Vec<(Part, (String, String), Bent)> {
    fn items(all: &[Item], see: &mut impl FnMut(Part, &str, &Localized)) {
        for item in all {
            match item {
                Item::Question(question) => see(Part::Survey, &question.name, &question.label),
                Item::Group(group) => {
                    see(Part::Survey, &group.name, &group.label);
                    items(&group.items, see);
                }
            }
        }
    }
    let mut found = Vec::new();
    let mut see = |part: Part, name: &str, text: &Localized| {
        let bent = text.0.values().find_map(|text| Some((text, how_bent(text.trim())?)));
        found.extend(bent.map(|(text, bent)| (part, (name.to_owned(), text.clone()), bent)));
    };
    items(&questionnaire.items, &mut see);
    for (list, choices) in questionnaire.lists.iter().filter(|(list, _)| !list.ends_with(OR_OTHER)) {
        for choice in choices {
            see(Part::Choices, &format!("{list}: {}", choice.name), &choice.label);
        }
    }
    found
}

fn how_bent(text: &str) -> Option<Bent> {
    let like = |shape: &str| {
        text.chars().count() == shape.chars().count()
            && text.chars().zip(shape.chars()).all(|(c, s)| if s == '0' { c.is_ascii_digit() } else { c == s })
    };
    if like("0000-00-00T00:00:00") || like("0000-00-00 00:00:00") {
        return Some(Bent::Moment);
    }
    if like("0000-00-00") {
        return Some(Bent::Day);
    }
    let fraction = text.strip_prefix('-').unwrap_or(text).strip_prefix("0.")?;
    (!fraction.is_empty() && fraction.chars().all(|c| c.is_ascii_digit())).then_some(Bent::Fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_made_of_times_percents_and_ranges_is_recognised() {
        for (text, bent) in [
            ("1899-12-31T08:00:00", Some(Bent::Moment)),
            ("2026-02-01", Some(Bent::Day)),
            ("0.1", Some(Bent::Fraction)),
            ("8:00", None),
            ("10 %", None),
            ("1–2", None),
            ("1.5", None),
            ("0. patro", None),
        ] {
            assert_eq!(how_bent(text), bent, "{text}");
        }
    }
}

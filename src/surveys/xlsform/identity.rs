//! Recognises questions that ask who somebody is. A needs survey is anonymous; such a question
//! is pointed out in a draft and refused at publishing.

use crate::surveys::{
    questionnaire::{Kind, Question},
    scales::plain,
};

/// What a question about identity asks for: the words that must all appear, without accents.
/// Czech words are cut before their endings, so every case of a noun is found.
const ASKING: [(&str, &[&str]); 16] = [
    ("birth_date", &["dat", "narozen"]),
    ("birth_date", &["date of birth"]),
    ("birth_date", &["birth date"]),
    ("birth_date", &["birthdate"]),
    ("birth_date", &["birthday"]),
    ("birth_number", &["rodn", "cisl"]),
    ("id_card", &["cisl", "obcansk"]),
    ("id_card", &["cislo op"]),
    ("id_card", &["cisl", "pasu"]),
    ("id_card", &["id number"]),
    ("id_card", &["id card number"]),
    ("id_card", &["passport number"]),
    ("name", &["jmeno", "prijmen"]),
    ("name", &["full name"]),
    ("name", &["name", "surname"]),
    ("name", &["last name"]),
];

/// A name or an address alone may be that of a street or a service; together they are a person.
const TOGETHER: [(&str, &[&str]); 2] =
    [("name_and_address", &["jmeno", "adres"]), ("name_and_address", &["your name", "address"])];

/// What a question asks for, or `None` where it leaves people anonymous.
pub fn asked_for(question: &Question) -> Option<&'static str> {
    if matches!(question.kind, Kind::Note | Kind::SelectOne { .. } | Kind::SelectMultiple { .. } | Kind::Rank { .. }) {
        return None;
    }
    let texts = question.label.0.values().map(|text| plain(text));
    texts.chain([plain(&question.name)]).find_map(|text| {
        let all = |words: &&[&str]| words.iter().all(|word| text.contains(word));
        TOGETHER.iter().chain(&ASKING).find(|(_, words)| all(words)).map(|(what, _)| *what)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Localized;

    fn check(label: &str, expected: Option<&str>) {
        let question = Question { name: "q".into(), label: Localized::plain(label), ..Question::default() };
        assert_eq!(asked_for(&question), expected, "{label}");
    }

    #[test]
    fn questions_about_identity_are_recognised_in_both_languages() {
        check("Datum Vašeho narození", Some("birth_date"));
        check("Uveďte své rodné číslo:", Some("birth_number"));
        check("Číslo OP", Some("id_card"));
        check("Jméno a příjmení", Some("name"));
        check("Vaše jméno a adresa", Some("name_and_address"));
        check("What is your date of birth?", Some("birth_date"));
        check("ID number", Some("id_card"));
    }

    #[test]
    fn ordinary_questions_are_left_alone() {
        check("Kolik je Vám let?", None);
        check("Jak se jmenuje služba, kterou využíváte?", None);
        check("Jak se Vám žije v obci?", None);
        check("Which needs have priority?", None);
    }
}

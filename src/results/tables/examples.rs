//! A small questionnaire with a question of every kind, and people who answer it; for tests.

use crate::surveys::answers::{Answer, Answers};
use crate::surveys::questionnaire::{Choice, Group, GroupKind, Item, Kind, Question, Questionnaire, Role};
use crate::vocabulary::Localized;

pub fn a_choice(name: &str, label: &str) -> Choice {
    let role = match name {
        "dk" => Role::DontKnow,
        "none" => Role::Exclusive,
        "other" => Role::Other,
        _ => Role::Plain,
    };
    Choice { name: name.to_owned(), label: Localized::plain(label), role, ..Choice::default() }
}

pub fn a_question(name: &str, label: &str, kind: Kind) -> Item {
    Item::Question(Question { name: name.to_owned(), label: Localized::plain(label), kind, ..Question::default() })
}

pub fn a_questionnaire() -> Questionnaire {
    let list = |name: &str| name.to_owned();
    let choices = |all: &[(&str, &str)]| all.iter().map(|(name, label)| a_choice(name, label)).collect();
    let marks = ("cp_scale".to_owned(), Localized::plain("marks"));
    let grid = Group {
        name: "services".to_owned(),
        label: Localized::plain("Jak hodnotíte služby?"),
        kind: GroupKind::Grid,
        attributes: [marks].into(),
        items: vec![
            a_question("bus", "Autobusy", Kind::SelectOne { list: list("marks") }),
            a_question("care", "Pečovatelská služba", Kind::SelectOne { list: list("marks") }),
        ],
        ..Group::default()
    };
    Questionnaire {
        languages: vec!["Čeština (cs)".to_owned()],
        lists: [
            (list("homes"), choices(&[("town", "Město"), ("village", "Vesnice"), ("farm", "Samota")])),
            (list("needs"), choices(&[("care", "Péče doma"), ("bus", "Doprava"), ("other", "Jiné"), ("none", "Nic")])),
            (
                list("marks"),
                choices(&[
                    ("1", "Výborně"),
                    ("2", "Chvalitebně"),
                    ("3", "Dobře"),
                    ("4", "Dostatečně"),
                    ("5", "Nedostatečně"),
                    ("dk", "Nevím"),
                ]),
            ),
        ]
        .into(),
        items: vec![
            a_question("home", "Kde bydlíte?", Kind::SelectOne { list: list("homes") }),
            a_question("needs", "Co potřebujete?", Kind::SelectMultiple { list: list("needs") }),
            a_question("order", "Seřaďte potřeby", Kind::Rank { list: list("needs") }),
            a_question("age", "Kolik je vám let?", Kind::Integer),
            a_question("words", "Chcete něco dodat?", Kind::Text),
            Item::Group(grid),
        ],
        ..Questionnaire::default()
    }
}

/// A person by number; the same number is always the same person.
pub fn a_response(seed: u64) -> Answers {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut pick = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 20) % below
    };
    let questionnaire = a_questionnaire();
    let names = |list: &str| questionnaire.lists[list].iter().map(|choice| choice.name.clone()).collect::<Vec<_>>();
    let mut answers = Answers::default();
    let text = |name: &str| Some(Answer::Text(name.to_owned()));
    if pick(10) > 0 {
        answers.put("home", text(&names("homes")[pick(3) as usize]));
    }
    let needs: Vec<String> = names("needs").into_iter().take(3).filter(|_| pick(2) == 0).collect();
    answers.put("needs", Some(Answer::List(needs.clone())));
    answers.put("order", Some(Answer::List(needs.into_iter().rev().collect())));
    if pick(5) > 0 {
        answers.put("age", Some(Answer::Integer(18 + pick(75) as i64)));
    }
    answers.put("words", text(["", "Děkuji \"za\" ptaní"][pick(2) as usize]));
    for line in ["bus", "care"] {
        if pick(8) > 0 {
            answers.put(line, text(&names("marks")[pick(6) as usize]));
        }
    }
    answers
}

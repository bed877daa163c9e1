//! The rules of filling in, on a small questionnaire with every type.

use std::collections::BTreeMap;

use super::*;
use crate::{
    server::http::Fields,
    surveys::{
        answers::{Answer, Answers},
        questionnaire::*,
    },
    vocabulary::{Day, Localized, Moment},
};

const HERE: Surroundings = Surroundings { now: Moment(0), today: Day(0) };

fn question(name: &str, kind: Kind) -> Question {
    Question { name: name.into(), kind, label: Localized::plain(name), ..Question::default() }
}

fn choice(name: &str, role: Role) -> Choice {
    Choice { name: name.into(), label: Localized::plain(name), role, ..Choice::default() }
}

/// Care (yes/no), its hours (only if yes), needs with “none” and “other”, an order, a grid, a wish.
fn a_questionnaire() -> Questionnaire {
    let list = |name: &str| name.to_owned();
    let lists = BTreeMap::from([
        (list("yn"), vec![choice("yes", Role::Plain), choice("no", Role::Plain)]),
        (
            list("needs"),
            vec![
                choice("bus", Role::Plain),
                choice("lunch", Role::Plain),
                choice("else", Role::Other),
                choice("nothing", Role::Exclusive),
            ],
        ),
        (list("marks"), vec![choice("1", Role::Plain), choice("2", Role::Plain)]),
    ]);
    let care = Question { required: Required::Yes, ..question("care", Kind::SelectOne { list: list("yn") }) };
    let hours = Question {
        relevant: Some("${care} = 'yes'".into()),
        constraint: Some(". >= 1 and . <= 168".into()),
        ..question("hours", Kind::Integer)
    };
    let needs = question("needs", Kind::SelectMultiple { list: list("needs") });
    let order = question("order", Kind::Rank { list: list("needs") });
    let row = |name: &str| Item::Question(question(name, Kind::SelectOne { list: list("marks") }));
    let grid = Group {
        name: "grid".into(),
        label: Localized::plain("Marks"),
        kind: GroupKind::Grid,
        items: vec![row("shop"), row("doctor")],
        ..Group::default()
    };
    Questionnaire {
        lists,
        items: vec![
            Item::Question(question("welcome", Kind::Note)),
            Item::Question(care),
            Item::Question(hours),
            Item::Group(Group {
                name: "section".into(),
                label: Localized::plain("Needs"),
                items: vec![Item::Question(needs), Item::Question(order), Item::Group(grid)],
                ..Group::default()
            }),
            Item::Question(question("wish", Kind::Text)),
        ],
        ..Questionnaire::default()
    }
}

fn form() -> Form {
    Form::new(a_questionnaire())
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    Fields(pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect())
}

fn index(form: &Form, name: &str) -> usize {
    form.entries.iter().position(|entry| entry.question.name == name).expect("a question of the form")
}

/// What a single question makes of some fields.
fn check(name: &str, pairs: &[(&str, &str)]) -> Result<Option<Answer>, MistakeKind> {
    let form = form();
    let yes = Answers(BTreeMap::from([("care".into(), Answer::Text("yes".into()))]));
    let (answers, mistakes) = form.read([index(&form, name)], &fields(pairs), &yes, HERE);
    match mistakes.first() {
        Some(mistake) => Err(mistake.kind.clone()),
        None => Ok(answers.get(name).cloned()),
    }
}

fn list(names: &[&str]) -> Option<Answer> {
    Some(Answer::List(names.iter().map(|name| (*name).to_owned()).collect()))
}

#[test]
fn a_question_a_page_with_its_note_and_a_grid_as_one() {
    let form = form();
    assert_eq!(form.steps.len(), 6);
    assert!(matches!(form.steps[0].parts[..], [Part::Note(_), Part::Question(_)]));
    assert!(matches!(form.steps[4].parts[..], [Part::Grid { .. }]));
    assert_eq!(form.question_count(), 6);
    let section = form.section_of(&form.entries[index(&form, "order")]).expect("a section");
    assert_eq!(section.name, "section");
}

#[test]
fn one_page_holds_everything_in_order() {
    let form = Form::new(Questionnaire { layout: Layout::OnePage, ..a_questionnaire() });
    assert_eq!(form.steps.len(), 1);
    assert!(form.steps[0].parts.iter().any(|part| matches!(part, Part::Heading(_))));
}

#[test]
fn a_question_whose_condition_fails_is_skipped_and_its_answer_left_out() {
    let form = form();
    let mut answers = Answers::default();
    answers.put("care", Some(Answer::Text("yes".into())));
    answers.put("hours", Some(Answer::Integer(10)));
    assert_eq!(form.asked(&answers, HERE).step_from(1), Some(1));
    answers.put("care", Some(Answer::Text("no".into())));
    let asked = form.asked(&answers, HERE);
    assert_eq!(asked.step_from(1), Some(2));
    assert_eq!(asked.answers.get("hours"), None);
    assert_eq!(asked.position(2), (2, 5));
    assert_eq!(asked.step_before(2), Some(0));
}

/// Note, row and question look at an earlier page; the second question looks at one beside it.
fn conditional() -> Form {
    let when = |relevant: &str, question: Question| Question { relevant: Some(relevant.into()), ..question };
    let choose = |name: &str, list: &str| question(name, Kind::SelectOne { list: list.into() });
    let questionnaire = a_questionnaire();
    let page = Group {
        name: "page".into(),
        label: Localized::plain("Care"),
        kind: GroupKind::OnePage,
        items: vec![
            Item::Question(when("${care} = 'yes'", question("thanks", Kind::Note))),
            Item::Question(when("${care} = 'yes'", question("hours", Kind::Integer))),
            Item::Question(choose("paid", "yn")),
            Item::Question(when("${paid} = 'yes' and ${care} = 'yes'", question("sum", Kind::Integer))),
            Item::Question(when("${paid} = 'yes'", question("by", Kind::Text))),
            Item::Question(when("${paid} = 'yes'", question("well", Kind::Note))),
            Item::Question(when("${hours} > 10", question("rest", Kind::Text))),
        ],
        ..Group::default()
    };
    let rows = vec![
        Item::Question(choose("shop", "marks")),
        Item::Question(when("${care} = 'yes'", choose("doctor", "marks"))),
    ];
    let grid = Group { name: "grid".into(), kind: GroupKind::Grid, items: rows, ..Group::default() };
    let items = vec![Item::Question(choose("care", "yn")), Item::Group(page), Item::Group(grid)];
    Form::new(Questionnaire { items, ..questionnaire })
}

fn drawn(form: &Form, care: &str, step: usize) -> (Vec<String>, bool) {
    let mut answers = Answers::default();
    answers.put("care", Some(Answer::Text(care.into())));
    let drawn = form.asked(&answers, HERE).drawn(step);
    let names = drawn.entries.iter().map(|entry| form.entries[*entry].question.name.clone()).collect();
    (names, drawn.comes_and_goes)
}

#[test]
fn notes_and_rows_whose_condition_fails_are_not_drawn_and_neither_are_questions_closed_by_an_earlier_page() {
    let form = conditional();
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(drawn(&form, "no", 2), (names(&["shop"]), false), "the row of those who care");
    assert_eq!(drawn(&form, "yes", 2), (names(&["shop", "doctor"]), false));
    // What a question of the same page may still open must stand there: without a script nothing else
    // would bring it. What needs an earlier answer besides cannot be opened any more.
    assert_eq!(drawn(&form, "no", 1), (names(&["paid", "by", "well"]), true));
    let all = ["thanks", "hours", "paid", "sum", "by", "well", "rest"];
    assert_eq!(drawn(&form, "yes", 1), (names(&all), true));
}

/// An introduction without a condition was lost with the conditional question it stood before.
#[test]
fn a_note_is_shown_to_whoever_its_own_condition_says_also_where_its_question_is_not_asked() {
    let items = vec![
        Item::Question(question("care", Kind::Text)),
        Item::Question(question("thanks", Kind::Note)),
        Item::Question(Question { relevant: Some("${care} = 'yes'".into()), ..question("hours", Kind::Integer) }),
    ];
    let form = Form::new(Questionnaire { items, ..Questionnaire::default() });
    let asked = form.asked(&Answers::default(), HERE);
    assert_eq!(asked.step_from(1), Some(1));
    assert_eq!(asked.drawn(1).entries.into_iter().collect::<Vec<_>>(), [1]);
    assert_eq!(asked.position(1), (2, 1), "it is no question, and is not counted");
}

#[test]
fn required_is_said_only_of_what_is_asked() {
    assert_eq!(check("care", &[]), Err(MistakeKind::Required));
    assert_eq!(check("care", &[("q.care", "maybe")]), Err(MistakeKind::UnknownChoice));
    assert_eq!(check("care", &[("q.care", "no")]), Ok(Some(Answer::Text("no".into()))));
}

#[test]
fn a_number_is_read_as_people_write_it() {
    assert_eq!(check("hours", &[("q.hours", " 1 0 ")]), Ok(Some(Answer::Integer(10))));
    assert_eq!(check("hours", &[("q.hours", "deset")]), Err(MistakeKind::NotAWholeNumber { typed: "deset".into() }));
    assert_eq!(check("hours", &[("q.hours", "500")]), Err(MistakeKind::Constraint));
    assert!(check("hours", &[("q.hours", "99999999999999999999")]).is_err());
}

#[test]
fn none_of_these_stands_alone() {
    assert_eq!(check("needs", &[("q.needs", "lunch"), ("q.needs", "bus")]), Ok(list(&["bus", "lunch"])));
    assert_eq!(
        check("needs", &[("q.needs", "bus"), ("q.needs", "nothing")]),
        Err(MistakeKind::ExclusiveWithOthers { choice: "nothing".into() })
    );
}

#[test]
fn words_beside_other_without_other_are_asked_about_and_not_dropped() {
    let form = form();
    let at = [index(&form, "needs")];
    let with = fields(&[("q.needs", "else"), ("o.needs", "knihobus")]);
    let (answers, mistakes) = form.read(at, &with, &Answers::default(), HERE);
    assert_eq!((answers.get("needs_other"), mistakes), (Some(&Answer::Text("knihobus".into())), vec![]));
    let not_chosen = Err(MistakeKind::OtherNotChosen { choice: "else".into() });
    assert_eq!(check("needs", &[("q.needs", "bus"), ("o.needs", "knihobus")]), not_chosen);
    assert_eq!(check("needs", &[("o.needs", "knihobus")]), not_chosen, "nothing chosen at all");
    // Whoever takes the words away, or never wrote any, is asked nothing.
    assert_eq!(check("needs", &[("q.needs", "bus"), ("o.needs", " ")]), Ok(list(&["bus"])));
    let (answers, _) = form.read(at, &fields(&[("q.needs", "bus")]), &answers, HERE);
    assert_eq!(answers.get("needs_other"), None);
}

/// „needs_other“ is a name like any other where „needs“ has no choice „other“.
#[test]
fn a_question_called_like_the_words_beside_another_keeps_its_answer() {
    let yes_no = |name: &str| question(name, Kind::SelectOne { list: "yn".into() });
    let closed = Question { relevant: Some("${care} = 'yes'".into()), ..question("care_other", Kind::Text) };
    let items = [question("wish_other", Kind::Text), yes_no("wish"), yes_no("care"), closed];
    let items = items.into_iter().map(Item::Question).collect();
    let form = Form::new(Questionnaire { items, ..a_questionnaire() });
    let (answers, _) = form.read([0], &fields(&[("q.wish_other", "lavička")]), &Answers::default(), HERE);
    let (mut answers, _) = form.read([1, 2], &fields(&[("q.wish", "yes"), ("q.care", "no")]), &answers, HERE);
    assert_eq!(answers.get("wish_other"), Some(&Answer::Text("lavička".into())));
    answers.put("care_other", Some(Answer::Text("nikdy se neptali".into())));
    assert_eq!(form.asked(&answers, HERE).answers.get("care_other"), None, "its own condition counts");
}

/// Put off with “deset” in a field for a number: it was thrown away without a word.
#[test]
fn what_is_no_answer_yet_is_kept_as_typed_by_the_draft_and_never_sent() {
    let form = form();
    let mut answers = Answers::default();
    answers.put("care", Some(Answer::Text("yes".into())));
    let posted = fields(&[
        ("q.hours", "deset"),
        ("q.needs", "bus"),
        ("o.needs", "knihobus"),
        ("r.order.bus", "1"),
        ("r.order.lunch", "1"),
    ]);
    let at = [index(&form, "hours"), index(&form, "needs"), index(&form, "order")];
    let (answers, mistakes) = form.read(at, &posted, &answers, HERE);
    assert_eq!(mistakes.len(), 3);
    let asked = form.asked(&answers, HERE);
    let kept = asked.to_keep();
    let again = fields_of(&form, &kept);
    for (name, value) in &posted.0 {
        assert!(again.all(name).any(|other| other == value), "{name} is gone");
    }
    // Going straight to the end leads back to it, with the same words.
    let asked = form.asked(&kept, HERE);
    assert_eq!(form.mistakes(&asked), mistakes);
    assert!(asked.to_store().0.keys().all(|name| !name.starts_with('?')), "{:?}", asked.to_store());
    // Once it can be read, nothing of it stays.
    let (answers, mistakes) = form.read(at, &fields(&[("q.hours", "10")]), &kept, HERE);
    assert_eq!((answers.0.keys().map(String::as_str).collect::<Vec<_>>(), mistakes), (vec!["care", "hours"], vec![]));
}

/// Without a script a question stands there although an answer beside it closes it.
#[test]
fn an_answer_to_a_question_nobody_is_asked_is_told_before_it_is_left_out() {
    let form = conditional();
    let posted = fields(&[("q.paid", "no"), ("q.by", "obec"), ("q.hours", "12")]);
    let step = 1;
    let mut answers = Answers::default();
    answers.put("care", Some(Answer::Text("no".into())));
    let (mut answers, mistakes) = form.read(form.steps[step].entries(), &posted, &answers, HERE);
    assert_eq!(mistakes, []);
    let asked = form.asked(&answers, HERE);
    let not_asked = |name: &str| Mistake { entry: index(&form, name), kind: MistakeKind::NotAsked };
    assert_eq!(form.answered_unasked(step, &posted, &asked), [not_asked("hours"), not_asked("by")]);
    let read = Fields([posted.0.clone(), fields(&[(LEFT_OUT, "by"), (LEFT_OUT, "hours")]).0].concat());
    assert_eq!(form.answered_unasked(step, &read, &asked), [], "it was read and sent again");
    // Put off instead, it waits in the draft.
    form.keep_unasked(step, &posted, &asked, &mut answers);
    let kept = form.asked(&answers, HERE).to_keep();
    assert_eq!(fields_of(&form, &kept).text("q.by"), "obec");
    assert_eq!(form.mistakes(&form.asked(&kept, HERE)), []);
}

#[test]
fn an_order_may_stop_early_but_not_share_a_place() {
    assert_eq!(check("order", &[("r.order.lunch", "1"), ("r.order.bus", "3")]), Ok(list(&["lunch", "bus"])));
    assert_eq!(
        check("order", &[("r.order.lunch", "2"), ("r.order.bus", "2")]),
        Err(MistakeKind::SamePlace { place: 2 })
    );
    assert_eq!(check("order", &[("r.order.bus", "9")]), Err(MistakeKind::UnknownChoice));
}

#[test]
fn a_very_long_text_is_refused_with_its_length() {
    let long = "ž".repeat(TEXT_LIMIT + 1);
    assert_eq!(check("wish", &[("q.wish", &long)]), Err(MistakeKind::TooLong { letters: TEXT_LIMIT + 1 }));
}

#[test]
fn answers_become_the_fields_that_would_have_posted_them() {
    let form = form();
    let posted = fields(&[
        ("q.care", "yes"),
        ("q.hours", "12"),
        ("q.needs", "bus"),
        ("q.needs", "else"),
        ("o.needs", "knihobus"),
        ("r.order.lunch", "1"),
        ("r.order.bus", "2"),
        ("q.shop", "1"),
        ("q.wish", "Lavičku."),
    ]);
    let all = 0..form.entries.len();
    let (answers, mistakes) = form.read(all.clone(), &posted, &Answers::default(), HERE);
    assert_eq!(mistakes, []);
    let (again, _) = form.read(all, &fields_of(&form, &answers), &Answers::default(), HERE);
    assert_eq!(again, answers);
}

#[test]
fn everything_is_checked_again_before_sending() {
    let form = form();
    let asked = form.asked(&Answers::default(), HERE);
    let mistakes = form.mistakes(&asked);
    assert_eq!(mistakes, [Mistake { entry: index(&form, "care"), kind: MistakeKind::Required }]);
}

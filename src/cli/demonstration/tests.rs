//! The demonstration held against its own workbooks.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::surveys::answers::{Answer, Answers};
use crate::surveys::expression::{Expression, Scope};
use crate::surveys::questionnaire::{Item, Kind, Question, Questionnaire, Required, Role, other_key};
use crate::vocabulary::{Day, Moment};

/// A Wednesday.
pub(super) const TODAY: Day = Day(20_541);

fn needs_forms() -> (Questionnaire, Vec<Filled>) {
    let questionnaire = read(process::NEEDS_WORKBOOK);
    let forms = responses(&questionnaire, TODAY, SEED);
    (questionnaire, forms)
}

fn poll_forms() -> (Questionnaire, Vec<Filled>) {
    let questionnaire = read(process::POLL_WORKBOOK);
    let forms = poll_responses(&questionnaire, TODAY, SEED);
    (questionnaire, forms)
}

#[test]
fn there_are_227_forms_and_121_of_them_on_paper() {
    let (_, forms) = needs_forms();
    assert_eq!(forms.len(), 227);
    assert_eq!(forms.iter().filter(|form| form.channel == Channel::Paper).count(), 121);
    let (_, forms) = poll_forms();
    assert_eq!(forms.len(), 63);
    assert_eq!(forms.iter().filter(|form| form.channel == Channel::Paper).count(), 14);
}

#[test]
fn the_same_seed_gives_the_same_forms_and_another_seed_others() {
    let (questionnaire, forms) = needs_forms();
    assert_eq!(forms, responses(&questionnaire, TODAY, SEED));
    assert_ne!(forms, responses(&questionnaire, TODAY, SEED + 1));
}

#[test]
fn another_day_moves_the_forms_and_changes_no_answer() {
    let (questionnaire, forms) = needs_forms();
    let later = responses(&questionnaire, TODAY.plus(100), SEED);
    let answers = |forms: &[Filled]| {
        let mut texts: Vec<_> =
            forms.iter().map(|form| serde_json::to_string(&form.answers).expect("plain data")).collect();
        texts.sort();
        texts
    };
    assert_eq!(answers(&forms), answers(&later));
}

#[test]
fn every_form_keeps_the_rules_of_its_questionnaire() {
    for seed in SEED..SEED + 40 {
        let needs = read(process::NEEDS_WORKBOOK);
        responses(&needs, TODAY, seed).iter().for_each(|form| check_form(&needs, &form.answers));
        let poll = read(process::POLL_WORKBOOK);
        poll_responses(&poll, TODAY, seed).iter().for_each(|form| check_form(&poll, &form.answers));
    }
}

#[test]
fn every_question_is_answered_by_somebody_and_left_out_by_somebody_unless_required() {
    let (questionnaire, forms) = needs_forms();
    for question in questionnaire.questions().into_iter().filter(|question| question.kind != Kind::Note) {
        let missing = forms.iter().filter(|form| form.answers.get(&question.name).is_none()).count();
        let range = if question.required.is_no() { 1..forms.len() } else { 0..1 };
        assert!(range.contains(&missing), "{}: {missing} missing", question.name);
    }
}

#[test]
fn paper_leaves_more_unanswered_than_the_web() {
    let (questionnaire, forms) = needs_forms();
    let share = |channel: Channel| {
        let forms: Vec<_> = forms.iter().filter(|form| form.channel == channel).collect();
        let asked: Vec<_> = questionnaire
            .questions()
            .into_iter()
            .filter(|question| question.relevant.is_none() && question.required.is_no())
            .filter(|question| !matches!(question.kind, Kind::Note | Kind::Text))
            .collect();
        let missing: usize = asked
            .iter()
            .map(|question| forms.iter().filter(|form| form.answers.get(&question.name).is_none()).count())
            .sum();
        1_000 * missing / (asked.len() * forms.len())
    };
    let (paper, web) = (share(Channel::Paper), share(Channel::Web));
    assert!(paper >= web + 30 && paper <= 120, "paper {paper} ‰, web {web} ‰");
}

#[test]
fn the_town_is_in_majority_and_several_villages_are_below_the_limit_of_disclosure() {
    let (_, forms) = needs_forms();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for form in &forms {
        let place = responses::municipality_of(form).expect("one of the eleven");
        *counts.entry(place.name).or_default() += 1;
    }
    assert_eq!(counts.len(), 11);
    assert_eq!(counts["Bechyně"], 125);
    assert!(counts.values().filter(|&&count| count < 5).count() >= 3);
    assert!(counts.values().all(|&count| count >= 3));
}

#[test]
fn answers_hang_together_as_in_life() {
    let (_, forms) = needs_forms();
    let share = |who: &dyn Fn(&Answers) -> bool, what: &dyn Fn(&Answers) -> bool| {
        let those: Vec<_> = forms.iter().filter(|form| who(&form.answers)).collect();
        assert!(those.len() >= 15, "only {} to count from", those.len());
        100 * those.iter().filter(|form| what(&form.answers)).count() / those.len()
    };
    let everyone = |_: &Answers| true;
    let old = |answers: &Answers| says(answers, "vek", "75_plus") || says(answers, "vek", "65_74");
    let young = |answers: &Answers| says(answers, "vek", "15_29") || says(answers, "vek", "30_44");

    assert!((30..50).contains(&share(&everyone, &old)));
    assert!(share(&young, &|a| says(a, "doprava", "auto")) > share(&old, &|a| says(a, "doprava", "auto")) + 15);
    assert!(
        share(&old, &|a| says(a, "potreby", "pecovatelka"))
            > share(&young, &|a| says(a, "potreby", "pecovatelka")) + 15
    );
    assert!(
        (15..45).contains(&share(&everyone, &|a| says(a, "vyuziva", "ano_ja") || says(a, "vyuziva", "ano_blizky")))
    );
    assert!((12..40).contains(&share(&everyone, &|a| !says(a, "pecuje", "ne"))));
    assert!((15..40).contains(&share(&everyone, &|a| a.get("prani").is_some())));
    assert!(share(&everyone, &|a| says(a, "zn_pece", "nevim")) >= 8);
    assert!(
        share(&old, &|a| first(a, "poradi") == Some("seniori"))
            > share(&young, &|a| first(a, "poradi") == Some("seniori"))
    );
}

#[test]
fn wishes_are_many_and_hardly_any_repeats() {
    let (_, forms) = needs_forms();
    let wishes: Vec<_> = forms.iter().filter_map(|form| form.answers.get("prani")).collect();
    let distinct: BTreeSet<_> = wishes.iter().map(|wish| format!("{wish:?}")).collect();
    assert!(distinct.len() >= 40, "{} distinct of {}", distinct.len(), wishes.len());
    let others = forms.iter().flat_map(|form| form.answers.0.keys()).filter(|key| key.ends_with("_other")).count();
    assert!(others >= 8, "{others} texts beside “other”");
}

#[test]
fn days_lie_in_the_collection_and_paper_comes_on_working_days() {
    let (_, needs) = needs_forms();
    let (_, poll) = poll_forms();
    for (forms, window) in [(needs, process::needs_window(TODAY)), (poll, process::poll_window(TODAY))] {
        assert!(forms.iter().all(|form| window.opens <= form.day && form.day <= TODAY));
        assert!(forms.is_sorted_by_key(|form| form.day));
        let weekend = |day: Day| day.0 - day.monday().0 >= 5;
        assert!(!forms.iter().any(|form| form.channel == Channel::Paper && weekend(form.day)));
    }
}

#[test]
fn the_workbooks_hold_every_kind_of_question() {
    let (needs, _) = needs_forms();
    let kinds: BTreeSet<_> =
        needs.questions().iter().map(|question| format!("{:?}", std::mem::discriminant(&question.kind))).collect();
    assert_eq!(kinds.len(), 6);
    assert!(needs.questions().iter().all(|question| question.kind.is_supported()));
    assert_eq!(needs.questions().iter().filter(|question| question.required == Required::Yes).count(), 3);
    let roles: BTreeSet<_> = needs.lists.values().flatten().map(|choice| format!("{:?}", choice.role)).collect();
    assert_eq!(roles.len(), 4);
    assert!(needs.items.iter().any(|item| matches!(item, Item::Group(_))));
}

/// Relevance, requirement, constraint, kind and choices: everything a form is checked for.
fn check_form(questionnaire: &Questionnaire, answers: &Answers) {
    let scope = Given(answers);
    let mut known = BTreeSet::new();
    for question in questionnaire.questions() {
        let holds = |text: &str, here| Expression::parse(text).expect("checked by the reader").is_true(&scope, here);
        let answer = answers.get(&question.name);
        let relevant = question.relevant.as_deref().is_none_or(|text| holds(text, None));
        assert!(relevant || answer.is_none(), "{} was not asked", question.name);
        assert!(answer.is_some() || question.required == Required::No || !relevant, "{} is required", question.name);
        if let (Some(text), Some(answer)) = (question.constraint.as_deref(), answer) {
            assert!(holds(text, Some(answer)), "{}: {answer:?}", question.name);
        }
        let names_other = answer.is_some_and(|answer| check_answer(questionnaire, question, answer));
        assert_eq!(names_other, answers.get(&other_key(&question.name)).is_some(), "{} other", question.name);
        known.extend([question.name.clone(), other_key(&question.name)]);
    }
    assert!(answers.0.keys().all(|name| known.contains(name)));
}

/// Whether the answer names “other”.
fn check_answer(questionnaire: &Questionnaire, question: &Question, answer: &Answer) -> bool {
    let choices = questionnaire.choices(question);
    let roles: Vec<Role> = match (&question.kind, answer) {
        (Kind::Integer, Answer::Integer(_)) => return false,
        (Kind::Text, Answer::Text(text)) => {
            assert!(!text.trim().is_empty());
            return false;
        }
        (Kind::SelectOne { .. }, Answer::Text(name)) => vec![role(choices, name)],
        (Kind::SelectMultiple { .. }, Answer::List(names)) => {
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
            names.iter().map(|name| role(choices, name)).collect()
        }
        (Kind::Rank { .. }, Answer::List(names)) => {
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), choices.len());
            names.iter().map(|name| role(choices, name)).collect()
        }
        (kind, answer) => panic!("{}: {kind:?} answered {answer:?}", question.name),
    };
    let alone = roles.iter().any(|role| matches!(role, Role::Exclusive | Role::DontKnow));
    assert!(!alone || roles.len() == 1, "{}: {answer:?}", question.name);
    roles.contains(&Role::Other)
}

fn role(choices: &[crate::surveys::questionnaire::Choice], name: &str) -> Role {
    choices.iter().find(|choice| choice.name == name).unwrap_or_else(|| panic!("no choice {name}")).role
}

fn says(answers: &Answers, question: &str, choice: &str) -> bool {
    match answers.get(question) {
        Some(Answer::Text(name)) => name == choice,
        Some(Answer::List(names)) => names.iter().any(|name| name == choice),
        _ => false,
    }
}

fn first<'a>(answers: &'a Answers, question: &str) -> Option<&'a str> {
    match answers.get(question)? {
        Answer::List(names) => names.first().map(String::as_str),
        _ => None,
    }
}

/// The answers as expressions see them.
struct Given<'a>(&'a Answers);

impl Scope for Given<'_> {
    fn answer(&self, name: &str) -> Option<&Answer> {
        self.0.get(name)
    }

    fn today(&self) -> Day {
        TODAY
    }

    fn now(&self) -> Moment {
        TODAY.start()
    }
}

/// The workbook as the real reader reads it: without a mistake and without anything unsupported.
pub(super) fn read(workbook: &str) -> Questionnaire {
    let reading = crate::surveys::xlsform::read(workbook.as_bytes(), "ukazka.md");
    assert!(reading.accepted() && reading.unsupported.is_empty(), "{:?}", reading.findings);
    reading.questionnaire.expect("an accepted workbook is a questionnaire")
}

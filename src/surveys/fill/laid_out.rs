//! Every question and every note stands on exactly one page, however sections, pages of their own,
//! grids and notes lie in one another.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    surveys::{answers::Answers, questionnaire::*},
    vocabulary::{Day, Localized, Moment},
};

const HERE: Surroundings = Surroundings { now: Moment(0), today: Day(0) };

fn question(kind: Kind) -> Item {
    Item::Question(Question { kind, label: Localized::plain("?"), ..Question::default() })
}

fn group(kind: GroupKind, items: Vec<Item>) -> Item {
    Item::Group(Group { kind, label: Localized::plain("Skupina"), items, ..Group::default() })
}

fn marks() -> Kind {
    Kind::SelectOne { list: "marks".into() }
}

/// Gives every question a name of its own, in order.
fn named(mut items: Vec<Item>) -> Questionnaire {
    fn name(items: &mut [Item], next: &mut usize) {
        for item in items {
            match item {
                Item::Question(question) => {
                    question.name = format!("q{next}");
                    *next += 1;
                }
                Item::Group(group) => name(&mut group.items, next),
            }
        }
    }
    name(&mut items, &mut 0);
    let choices = vec![Choice { name: "1".into(), label: Localized::plain("1"), ..Choice::default() }];
    Questionnaire { lists: BTreeMap::from([("marks".into(), choices)]), items, ..Questionnaire::default() }
}

fn any_item() -> impl Strategy<Value = Item> {
    let leaf = prop_oneof![
        3 => Just(question(Kind::Text)),
        2 => Just(question(Kind::Note)),
        1 => Just(question(Kind::Calculate)),
        2 => proptest::collection::vec(Just(question(marks())), 0..4).prop_map(|rows| group(GroupKind::Grid, rows)),
    ];
    leaf.prop_recursive(5, 40, 5, |inner| {
        let kind = prop_oneof![
            Just(GroupKind::Section),
            Just(GroupKind::OnePage),
            Just(GroupKind::OnePage),
            Just(GroupKind::Repeat)
        ];
        (kind, proptest::collection::vec(inner, 0..5)).prop_map(|(kind, items)| group(kind, items))
    })
}

/// The names that the items hold, by a walk of their own.
fn names(items: &[Item], wanted: &impl Fn(&Kind) -> bool) -> Vec<String> {
    items
        .iter()
        .flat_map(|item| match item {
            Item::Question(question) if wanted(&question.kind) => vec![question.name.clone()],
            Item::Question(_) => Vec::new(),
            Item::Group(group) => names(&group.items, wanted),
        })
        .collect()
}

fn page_groups(items: &[Item]) -> Vec<&Group> {
    items
        .iter()
        .flat_map(|item| match item {
            Item::Question(_) => Vec::new(),
            Item::Group(group) => {
                let inside = page_groups(&group.items);
                let own = (group.kind == GroupKind::OnePage).then_some(group);
                own.into_iter().chain(inside).collect()
            }
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn every_question_and_note_of_any_tree_stands_on_exactly_one_page(
        items in proptest::collection::vec(any_item(), 0..7),
        one_page in any::<bool>(),
    ) {
        let layout = if one_page { Layout::OnePage } else { Layout::PageAQuestion };
        let questionnaire = Questionnaire { layout, ..named(items) };
        let items = questionnaire.items.clone();
        let form = Form::new(questionnaire);
        let name = |entry: usize| form.entries[entry].question.name.clone();

        let standing: Vec<String> = form.steps.iter().flat_map(Step::standing).map(name).collect();
        prop_assert_eq!(&standing, &names(&items, &Kind::is_supported), "once, and in the author's order");
        let asked: Vec<String> = form.steps.iter().flat_map(Step::entries).map(name).collect();
        prop_assert_eq!(&asked, &names(&items, &|kind| kind.is_supported() && *kind != Kind::Note));
        prop_assert!(form.misplaced().is_empty());
        // A page of words alone is met only where the form has nothing else.
        let empty = form.steps.iter().filter(|step| step.entries().next().is_none()).count();
        prop_assert!(empty == 0 || asked.is_empty());
        for group in page_groups(&items) {
            let mut pages: Vec<Option<usize>> = names(&group.items, &|kind| kind.is_supported() && *kind != Kind::Note)
                .iter()
                .map(|name| form.entries.iter().position(|entry| entry.question.name == *name))
                .map(|entry| entry.and_then(|entry| form.step_of(entry)))
                .collect();
            pages.dedup();
            prop_assert!(pages.len() <= 1, "a group of one page stands on {:?}", pages);
        }
    }
}

/// The outer group's question was on the page that the inner group threw away: it was required, asked
/// of nobody, and the form was taken without it.
#[test]
fn a_page_inside_a_page_keeps_the_question_before_it_and_the_one_behind() {
    let required =
        Item::Question(Question { required: Required::Yes, label: Localized::plain("?"), ..Question::default() });
    let inner = group(GroupKind::OnePage, vec![question(Kind::Text)]);
    let form = Form::new(named(vec![group(GroupKind::OnePage, vec![required, inner, question(Kind::Text)])]));
    assert_eq!(form.steps.len(), 1);
    assert_eq!(form.steps[0].entries().collect::<Vec<_>>(), [0, 1, 2]);
    let asked = form.asked(&Answers::default(), HERE);
    assert_eq!(form.mistakes(&asked), [Mistake { entry: 0, kind: MistakeKind::Required }]);
}

#[test]
fn a_page_of_words_alone_introduces_the_next_question_and_the_last_words_stay_with_the_last() {
    let words = || group(GroupKind::OnePage, vec![question(Kind::Note)]);
    let form = Form::new(named(vec![words(), question(Kind::Text), words()]));
    assert_eq!(form.steps.len(), 1);
    assert_eq!(form.steps[0].standing().collect::<Vec<_>>(), [0, 1, 2]);
}

/// Such a grid cannot be published; the preview still shows all of it.
#[test]
fn what_does_not_belong_into_a_grid_stands_behind_it() {
    let section = group(GroupKind::Section, vec![question(Kind::Text)]);
    let form = Form::new(named(vec![group(GroupKind::Grid, vec![question(marks()), question(Kind::Note), section])]));
    assert!(form.misplaced().is_empty());
    assert_eq!(form.steps.iter().flat_map(Step::standing).count(), 3);
}

#[test]
fn a_form_whose_layout_lost_a_question_or_asks_it_twice_says_which() {
    let mut form = Form::new(named(vec![question(Kind::Text), question(Kind::Note), question(Kind::Text)]));
    let lost = form.steps.pop().expect("two pages");
    let names = |form: &Form| form.misplaced().iter().map(|entry| entry.question.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&form), ["q1", "q2"], "the note waited for the last question");
    form.steps.push(Step { parts: lost.parts.clone() });
    assert_eq!(names(&form), Vec::<String>::new());
    form.steps.push(lost);
    assert_eq!(names(&form), ["q1", "q2"]);
}

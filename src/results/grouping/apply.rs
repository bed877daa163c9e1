//! The questionnaire as it is published.

use super::{Change, Group, Grouping};
use crate::{
    results::tables::{BAND_FROM, BAND_TO, MEMBERS, order_of},
    surveys::questionnaire::{self, Choice, GroupKind, Item, Kind, Question, Questionnaire, Role},
    vocabulary::Localized,
};

/// The column that says what scale a question is on, and its value for an order without points.
const SCALE: &str = "cp_scale";
const ORDERED: &str = "ordered";

impl Grouping {
    /// Choices that were put together are one, numbers are choices of bands.
    pub fn applied(&self, mut questionnaire: Questionnaire) -> Questionnaire {
        if !self.questions.is_empty() {
            let mut items = std::mem::take(&mut questionnaire.items);
            self.walk(&mut items, &mut questionnaire);
            questionnaire.items = items;
        }
        questionnaire
    }

    fn walk(&self, items: &mut [Item], questionnaire: &mut Questionnaire) {
        for item in items {
            match item {
                Item::Question(question) => {
                    if let Some(change) = self.questions.get(&question.name) {
                        changed(question, None, change, questionnaire);
                    }
                }
                Item::Group(group) if group.kind == GroupKind::Grid => {
                    let Some(change) = self.questions.get(&group.name) else { continue };
                    let before = group.clone();
                    for line in &mut group.items {
                        let Item::Question(line) = line else { continue };
                        if changed(line, Some(&before), change, questionnaire) {
                            group.attributes.insert(SCALE.to_owned(), Localized::plain(ORDERED));
                        }
                    }
                }
                Item::Group(group) => self.walk(&mut group.items, questionnaire),
            }
        }
    }
}

/// Whether the question has an order and no points any more.
fn changed(
    question: &mut Question,
    grid: Option<&questionnaire::Group>,
    change: &Change,
    questionnaire: &mut Questionnaire,
) -> bool {
    // Lists are shared: what is put together for one question stays apart for another.
    let list = format!("{}\u{1f}", question.name);
    match (change, &mut question.kind) {
        (Change::Choices(groups), Kind::SelectOne { list: drawn_from } | Kind::SelectMultiple { list: drawn_from }) => {
            let choices = questionnaire.lists.get(drawn_from).cloned().unwrap_or_default();
            let merged = merged(&choices, groups);
            questionnaire.lists.insert(list.clone(), merged);
            *drawn_from = list;
            let order = order_of(question, grid, &choices).unwrap_or_default();
            let on_order = |member: &String| order.iter().any(|&choice| choices[choice].name == *member);
            // Of degrees that are told together there is no mean.
            let coarser = groups.iter().any(|group| group.members.iter().filter(|member| on_order(member)).count() > 1);
            if coarser {
                question.attributes.insert(SCALE.to_owned(), Localized::plain(ORDERED));
                let words = question.appearance.split_whitespace().filter(|word| *word != "likert");
                question.appearance = words.collect::<Vec<_>>().join(" ");
            }
            coarser
        }
        (Change::Bands(edges), kind @ (Kind::Integer | Kind::Range)) => {
            questionnaire.lists.insert(list.clone(), bands(edges));
            *kind = Kind::SelectOne { list };
            question.attributes.insert(SCALE.to_owned(), Localized::plain(ORDERED));
            true
        }
        // Another version's question of this name: it is published as it is.
        _ => false,
    }
}

/// A group stands where its first member stood.
fn merged(choices: &[Choice], groups: &[Group]) -> Vec<Choice> {
    let mut merged: Vec<Choice> = Vec::with_capacity(choices.len());
    for choice in choices {
        let Some(group) = groups.iter().find(|group| group.members.contains(&choice.name)) else {
            merged.push(choice.clone());
            continue;
        };
        if merged.iter().any(|one| one.name == group.code) {
            continue;
        }
        let members: Vec<&Choice> = choices.iter().filter(|one| group.members.contains(&one.name)).collect();
        // Of answers none of which is a degree no degree is made.
        let role = match choice.role {
            role if members.iter().all(|one| one.role == role) => role,
            _ if members.iter().any(|one| one.role.is_proper()) => Role::Plain,
            _ => Role::Beside,
        };
        merged.push(Choice {
            name: group.code.clone(),
            label: group.label.clone(),
            role,
            attributes: [(MEMBERS.to_owned(), Localized::plain(group.members.join("\u{1f}")))].into(),
        });
    }
    merged
}

/// `17 a méně`, `18–64`, `65 a více`.
fn bands(edges: &[i64]) -> Vec<Choice> {
    let number = |number: i64| Localized::plain(number.to_string());
    (0..=edges.len())
        .map(|band| {
            let from = band.checked_sub(1).and_then(|before| edges.get(before)).copied();
            let to = edges.get(band).map(|next| next - 1);
            let (cs, en) = match (from, to) {
                (Some(from), Some(to)) if from == to => (from.to_string(), from.to_string()),
                (Some(from), Some(to)) => (format!("{from}–{to}"), format!("{from}–{to}")),
                (Some(from), None) => (format!("{from} a více"), format!("{from} and more")),
                (None, Some(to)) => (format!("{to} a méně"), format!("{to} and less")),
                (None, None) => (String::new(), String::new()),
            };
            let bound = |name: &str, at: Option<i64>| at.map(|at| (name.to_owned(), number(at)));
            Choice {
                name: cs.clone(),
                label: Localized::default().with("cs", cs).with("en", en),
                role: Role::Plain,
                attributes: [bound(BAND_FROM, from), bound(BAND_TO, to)].into_iter().flatten().collect(),
            }
        })
        .collect()
}

/// Something that can be put into groups.
pub(super) struct Target<'a> {
    /// Of the question, or of the grid.
    pub name: &'a str,
    pub label: &'a Localized,
    pub what: What<'a>,
}

pub(super) enum What<'a> {
    Choices {
        choices: &'a [Choice],
        /// Places of the choices that are in an order, where there is one.
        order: Option<Vec<usize>>,
    },
    Numbers,
}

/// Rankings are left out: two places of one person would become one.
pub(super) fn targets(questionnaire: &Questionnaire) -> Vec<Target<'_>> {
    fn gather<'a>(items: &'a [Item], questionnaire: &'a Questionnaire, found: &mut Vec<Target<'a>>) {
        for item in items {
            match item {
                Item::Question(question) => {
                    let what = match question.kind {
                        Kind::SelectOne { .. } | Kind::SelectMultiple { .. } => {
                            of_choices(question, None, questionnaire)
                        }
                        Kind::Integer | Kind::Range => What::Numbers,
                        _ => continue,
                    };
                    found.push(Target { name: &question.name, label: &question.label, what });
                }
                Item::Group(group) if group.kind == GroupKind::Grid => {
                    let lines = group.items.iter().find_map(|item| match item {
                        Item::Question(line) => Some(line),
                        Item::Group(_) => None,
                    });
                    if let Some(line) = lines {
                        let what = of_choices(line, Some(group), questionnaire);
                        found.push(Target { name: &group.name, label: &group.label, what });
                    }
                }
                Item::Group(group) => gather(&group.items, questionnaire, found),
            }
        }
    }
    fn of_choices<'a>(
        question: &'a Question,
        grid: Option<&questionnaire::Group>,
        questionnaire: &'a Questionnaire,
    ) -> What<'a> {
        let choices = questionnaire.choices(question);
        What::Choices { choices, order: order_of(question, grid, choices) }
    }
    let mut found = Vec::new();
    gather(&questionnaire.items, questionnaire, &mut found);
    found.retain(|target| !matches!(&target.what, What::Choices { choices, .. } if choices.len() < 3));
    found
}

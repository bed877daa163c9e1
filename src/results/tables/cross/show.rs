//! What may be shown of two questions against each other.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Against, Axis, Count, CrossTally};
use crate::results::tables::number::{Band, bands};
use crate::results::tables::{View, one_line, percent, unless};
use crate::results::words::{Note, Word, alternative, association, caption, chart_kind, crossed, note, word};
use crate::stats::crosstab::{CrossTab, Sample};
use crate::stats::disclosure::TwoWay;
use crate::surveys::questionnaire::Question;
use crate::vocabulary::{
    Base, Cell, Chart, ChartKind, Column, ColumnKind, Line, Ratio, Row, RowRole, Table, base_words,
};

/// More groups than this cannot be told apart as bars beside each other.
const MOST_SERIES: usize = 4;

/// Everything there is to show about two questions against each other.
#[derive(Clone, Debug, PartialEq)]
pub struct CrossResult {
    pub question: String,
    /// The question, `municipality` or `channel`.
    pub by: String,
    pub base: Base,
    /// Shares of the people in a column; the number of people at the foot.
    pub table: Table,
    pub chart: Option<Chart>,
    /// Every cell would have to be hidden: what is left to say is the note under the table.
    pub withheld: bool,
    /// χ², degrees of freedom, p, Cramér's V; empty where people could give several answers or
    /// where it would give hidden counts away.
    pub statistics: Map<String, Value>,
    rows: Value,
    columns: Value,
}

impl CrossResult {
    pub fn json(&self) -> Value {
        let base =
            json!({"returned": self.base.returned, "answered": self.base.answered, "missing": self.base.missing});
        json!({
            "question": self.question, "by": self.by, "base": base, "columns": self.columns, "rows": self.rows,
            "statistics": self.statistics,
        })
    }
}

/// A category of an axis: what is stored, and its words.
struct Category {
    value: String,
    label: String,
}

impl CrossTally {
    /// `name_of` gives the name of a municipality or channel by its code.
    pub fn result(&self, view: &View, name_of: impl Fn(&str) -> String) -> CrossResult {
        let lang = view.lang;
        let (row_names, row_slots) = self.categories(&self.rows, &self.alone[0].people, view, &name_of);
        let (column_names, column_slots) = self.categories(&self.columns, &self.alone[1].people, view, &name_of);
        let count = self.count.collected(&row_slots, row_names.len(), &column_slots, column_names.len());
        let hidden = self.hidden(&count, [&row_slots, &column_slots], view.limit);
        let label = self.axis_label(&self.rows, view);
        let by = match &self.against {
            Against::Question(_) => self.axis_label(&self.columns, view),
            Against::Municipality => word(Word::Municipality, lang).to_owned(),
            Against::Channel => word(Word::Channel, lang).to_owned(),
        };
        let too_few = view.limit.hides(count.people);
        let withheld = !too_few && count.people > 0 && hidden.is_everything();
        let base = Base {
            returned: self.returned,
            answered: (!too_few).then_some(count.people),
            missing: (!too_few).then(|| self.returned - count.people),
            not_asked: None,
        };
        let base_word = base_words(base.answered, view.limit.people(), lang);
        let title = crossed(&label, &by, lang);
        let mut table = Table {
            caption: caption(&title, &base_word, self.rows.is_several(), lang),
            source: view.source.clone(),
            base,
            ..Table::default()
        };
        let column = |label: String, kind| Column { label, kind };
        table.columns.push(column(word(Word::Answer, lang).to_owned(), ColumnKind::Label));
        table.columns.extend(column_names.iter().map(|group| column(format!("{} %", group.label), ColumnKind::Share)));
        table.columns.push(column(format!("{} %", word(Word::Total, lang)), ColumnKind::Share));

        let share = |row: usize, column: usize| {
            let hide = too_few || hidden.cells[row][column] || hidden.column_totals[column];
            unless(hide, Cell::share(count.cells[row][column], count.column_people[column]))
        };
        let total =
            |row: usize| unless(too_few || hidden.row_totals[row], Cell::share(count.row_people[row], count.people));
        let people =
            |column: usize| unless(too_few || hidden.column_totals[column], Cell::Count(count.column_people[column]));
        for (row, category) in row_names.iter().enumerate() {
            let mut cells = vec![Cell::Text(category.label.clone())];
            cells.extend((0..column_names.len()).map(|column| share(row, column)));
            cells.push(total(row));
            table.rows.push(Row { role: RowRole::Ordinary, cells });
        }
        let mut foot = vec![Cell::Text(word(Word::Answered, lang).to_owned())];
        foot.extend((0..column_names.len()).map(people));
        foot.push(unless(too_few, Cell::Count(count.people)));
        table.rows.push(Row { role: RowRole::Total, cells: foot });

        let any_hidden = too_few || !hidden.is_nothing();
        let statistics = self.test(&count, any_hidden, view, &mut table.notes);
        table.notes.push(note(Note::ColumnShares, lang));
        if self.rows.is_several() {
            table.notes.push(note(Note::MoreThanHundred, lang));
        }
        if too_few {
            table.notes.push(note(Note::TooFew(view.limit.people()), lang));
        } else if withheld {
            table.notes = vec![note(Note::TableWithheld(view.limit.people()), lang)];
        } else if any_hidden {
            table.notes.push(note(Note::HiddenBelow(view.limit.people()), lang));
        }

        let kind = self.picture(&row_names, &column_names, share, people, lang);
        let chart = kind.filter(|_| count.people > 0 && !too_few && !withheld).map(|kind| Chart {
            title,
            caption: table.caption.clone(),
            source: view.source.clone(),
            alt: alternative(
                chart_kind(if self.rows.is_several() { "bars" } else { "stacked" }, lang),
                &base_word,
                &[],
                lang,
            ),
            kind,
        });
        CrossResult {
            question: self.axis_name(&self.rows),
            by: match &self.against {
                Against::Question(name) => name.clone(),
                Against::Municipality => "municipality".to_owned(),
                Against::Channel => "channel".to_owned(),
            },
            base,
            table,
            chart,
            withheld,
            statistics,
            rows: rows_json(&row_names, &column_names, &count, &hidden, too_few),
            columns: (0..column_names.len())
                .map(|column| {
                    let hide = too_few || hidden.column_totals[column];
                    json!({"value": column_names[column].value, "label": column_names[column].label,
                        "count": (!hide).then_some(count.column_people[column]), "hidden": hide})
                })
                .collect(),
        }
    }

    /// A test asks that every person stands in one cell. Its numbers are made of the whole table,
    /// so beside hidden cells they are not given.
    fn test(&self, count: &Count, any_hidden: bool, view: &View, notes: &mut Vec<String>) -> Map<String, Value> {
        if self.rows.is_several() || self.columns.is_several() {
            return Map::new();
        }
        if any_hidden {
            notes.push(note(Note::TestNotShown, view.lang));
            return Map::new();
        }
        let Some(found) = (CrossTab { counts: count.cells.clone() }).association() else { return Map::new() };
        notes.push(association(found.p, found.cramers_v, Some((found.chi_squared, found.degrees)), view.lang));
        if let Sample::Small { expected_under_five, cells } = found.sample {
            notes.push(note(Note::SmallSample { under_five: expected_under_five, cells }, view.lang));
        }
        [
            ("chi_squared", json!(found.chi_squared)),
            ("degrees", json!(found.degrees)),
            ("p", json!(found.p)),
            ("cramers_v", json!(found.cramers_v)),
            ("small_sample", json!(found.sample != Sample::Large)),
        ]
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
    }

    fn picture(
        &self,
        rows: &[Category],
        columns: &[Category],
        share: impl Fn(usize, usize) -> Cell,
        people: impl Fn(usize) -> Cell,
        lang: crate::vocabulary::Lang,
    ) -> Option<ChartKind> {
        let labels = |categories: &[Category]| categories.iter().map(|category| category.label.clone()).collect();
        if rows.is_empty() || columns.is_empty() {
            return None;
        }
        if !self.rows.is_several() {
            let lines = (0..columns.len())
                .map(|column| Line {
                    label: columns[column].label.clone(),
                    values: (0..rows.len()).map(|row| share(row, column)).collect(),
                    note: match people(column) {
                        Cell::Count(count) => base_words(Some(count), 0, lang),
                        _ => String::new(),
                    },
                })
                .collect();
            return Some(ChartKind::Stacked { series: labels(rows), lines });
        }
        let lines = (0..rows.len())
            .map(|row| Line {
                label: rows[row].label.clone(),
                values: (0..columns.len()).map(|column| share(row, column)).collect(),
                note: String::new(),
            })
            .collect();
        Some(if columns.len() <= MOST_SERIES {
            ChartKind::Grouped { series: labels(columns), lines }
        } else {
            ChartKind::Heat { places: labels(columns), lines }
        })
    }

    /// The categories of an axis in their order, and for every slot which of them it belongs to.
    /// `people` are all who answered the question: bands of numbers that were others in another
    /// table would tell of the people between.
    fn categories(
        &self,
        axis: &Axis,
        people: &[u64],
        view: &View,
        name_of: &impl Fn(&str) -> String,
    ) -> (Vec<Category>, Vec<usize>) {
        let text = |text| {
            one_line(crate::vocabulary::Localized::text(text, view.lang.code(), self.questionnaire.default_language()))
        };
        match axis {
            Axis::Choices { field, .. } => {
                let choices = self.question(*field).map_or(&[][..], |question| self.questionnaire.choices(question));
                let categories = choices.iter().map(|choice| Category {
                    value: choice.name.clone(),
                    label: Some(text(&choice.label))
                        .filter(|label| !label.is_empty())
                        .unwrap_or_else(|| choice.name.clone()),
                });
                (categories.collect(), (0..choices.len()).collect())
            }
            Axis::Numbers { slots, .. } => {
                let counts: BTreeMap<i64, u64> =
                    slots.iter().map(|(&number, &slot)| (number, people.get(slot).copied().unwrap_or(0))).collect();
                let bands: Vec<Band> = bands(&counts, view.limit);
                let mut belongs = vec![0; slots.len()];
                for (&number, &slot) in slots {
                    belongs[slot] = bands.iter().position(|band| band.contains(number)).unwrap_or(0);
                }
                let words = bands.iter().map(|band| band.words(view.lang));
                (words.map(|words| Category { value: words.clone(), label: words }).collect(), belongs)
            }
            Axis::Municipalities(slots) | Axis::Channels(slots) => {
                let mut belongs = vec![0; slots.len()];
                let mut categories: Vec<(Category, usize)> = slots
                    .iter()
                    .map(|(code, &slot)| (Category { value: code.clone(), label: name_of(code) }, slot))
                    .collect();
                // The largest group first would tell the order of hidden ones; codes tell nothing.
                categories.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
                for (place, (_, slot)) in categories.iter().enumerate() {
                    belongs[*slot] = place;
                }
                (categories.into_iter().map(|(category, _)| category).collect(), belongs)
            }
        }
    }

    pub(super) fn question(&self, field: usize) -> Option<&Question> {
        self.questionnaire.question(&self.plan.fields[field].name)
    }

    fn axis_name(&self, axis: &Axis) -> String {
        match axis {
            Axis::Choices { field, .. } | Axis::Numbers { field, .. } => self.plan.fields[*field].name.clone(),
            Axis::Municipalities(_) | Axis::Channels(_) => String::new(),
        }
    }

    fn axis_label(&self, axis: &Axis, view: &View) -> String {
        let name = self.axis_name(axis);
        let label = self
            .questionnaire
            .question(&name)
            .map(|question| one_line(question.label.text(view.lang.code(), self.questionnaire.default_language())));
        label.filter(|label| !label.is_empty()).unwrap_or(name)
    }
}

impl Count {
    /// The same counts by category, where several slots may be one category.
    fn collected(&self, row_of: &[usize], rows: usize, column_of: &[usize], columns: usize) -> Count {
        let mut count = Count {
            cells: vec![vec![0; columns]; rows],
            row_people: vec![0; rows],
            column_people: vec![0; columns],
            people: self.people,
        };
        for (slot, people) in self.row_people.iter().enumerate() {
            count.row_people[row_of[slot]] += people;
        }
        for (slot, people) in self.column_people.iter().enumerate() {
            count.column_people[column_of[slot]] += people;
        }
        for (row, line) in self.cells.iter().enumerate() {
            for (column, people) in line.iter().enumerate() {
                count.cells[row_of[row]][column_of[column]] += people;
            }
        }
        count
    }
}

fn rows_json(rows: &[Category], columns: &[Category], count: &Count, hidden: &TwoWay, too_few: bool) -> Value {
    let line = |row: usize| {
        let cells: Vec<Value> = (0..columns.len())
            .map(|column| {
                let hide = too_few || hidden.cells[row][column];
                let value = count.cells[row][column];
                let share =
                    |hide_base: bool, whole: u64| percent(Ratio::of(value, whole).filter(|_| !hide && !hide_base));
                json!({
                    "value": columns[column].value, "count": (!hide).then_some(value), "hidden": hide,
                    "column": share(hidden.column_totals[column], count.column_people[column]),
                    "row": share(hidden.row_totals[row], count.row_people[row]),
                    "total": share(false, count.people),
                })
            })
            .collect();
        let hide = too_few || hidden.row_totals[row];
        json!({"value": rows[row].value, "label": rows[row].label, "count": (!hide).then_some(count.row_people[row]),
            "hidden": hide, "cells": cells})
    };
    (0..rows.len()).map(line).collect()
}

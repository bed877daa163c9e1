//! A grid: one table with a row a line, one chart around the middle of the scale.

use serde_json::{Map, json};

use super::choice::Summary;
use super::scale::Scale;
use super::tally::By;
use super::{QuestionResult, ResultRow, Tally, View, exact, one_line, unless};
use crate::results::words::{Note, Word, alternative, caption, chart_kind, left_out, note, word};
use crate::stats::disclosure::{one_way, one_way_told};
use crate::stats::scale::Direction;
use crate::surveys::questionnaire::{Group, Item, Question};
use crate::vocabulary::{
    Base, Cell, Chart, ChartKind, Column, ColumnKind, Level, Line, NO_BREAK_SPACE, Ratio, Row, RowRole, Side, Table,
    base_words,
};

impl Tally {
    pub(super) fn grid(&self, group: &Group, view: &View) -> QuestionResult {
        let lang = view.lang;
        let lines: Vec<&Question> = group
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Question(question) => Some(question),
                Item::Group(_) => None,
            })
            .filter(|question| question.kind.list().is_some())
            .collect();
        let label = match self.text(&group.label, view) {
            "" => group.name.clone(),
            label => one_line(label),
        };
        let choices = lines.first().map_or(&[][..], |question| self.questionnaire.choices(question));
        let scale = lines.first().and_then(|question| Scale::of(question, Some(group), choices));
        let order = scale.as_ref().map_or_else(Vec::new, Scale::worst_first);
        let apart: Vec<usize> = (0..choices.len()).filter(|choice| !order.contains(choice)).collect();

        let name = |choice: usize| one_line(self.text(&choices[choice].label, view));
        let column = |label: String, kind| Column { label, kind };
        let mut columns = vec![
            column(word(Word::Question, lang).to_owned(), ColumnKind::Label),
            column(word(Word::Answered, lang).to_owned(), ColumnKind::Count),
        ];
        columns.extend((0..choices.len()).map(|choice| column(format!("{} %", name(choice)), ColumnKind::Share)));
        columns.push(column(word(Word::NotStated, lang).to_owned(), ColumnKind::Count));
        columns.push(column(word(Word::Mean, lang).to_owned(), ColumnKind::Number));

        let (mut rows, mut drawn, mut result_rows) = (Vec::new(), Vec::new(), Vec::new());
        let (mut most, mut any_hidden, mut any_rounded) = (0, false, false);
        for question in &lines {
            let Some(field) = self.plan.find(&question.name) else { continue };
            let By::Choice(counts) = &self.counts[field].by else { continue };
            let answered = self.counts[field].answered;
            let base = self.base(&question.name, answered, view);
            let hidden = one_way(counts, view.limit);
            // The line has a table of its own, where more is told of a hidden share.
            let told = one_way_told(counts, &hidden, view.limit);
            most = most.max(answered);
            any_hidden |= hidden.contains(&true);
            let line_label = match self.text(&question.label, view) {
                "" => question.name.clone(),
                label => one_line(label),
            };
            let shares: Vec<Cell> = counts
                .iter()
                .zip(&hidden)
                .map(|(&count, &hidden)| unless(hidden, Cell::share(count, answered)))
                .collect();
            let summary = scale
                .as_ref()
                .filter(|scale| !view.limit.hides(scale.distribution(counts).n()))
                .and_then(|scale| Summary::new(counts, &told, scale, view.limit));
            any_rounded |= summary.as_ref().is_some_and(Summary::is_rounded);
            let mean = summary.as_ref().map_or(unless(answered > 0, Cell::Empty), Summary::mean_cell);
            let base_cell = |count: Option<u64>| count.map_or(Cell::Hidden, Cell::Count);
            let mut cells = vec![Cell::Text(line_label.clone()), base_cell(base.answered)];
            cells.extend(shares.iter().cloned());
            cells.extend([base_cell(base.missing), mean.clone()]);
            rows.push(Row { role: RowRole::Ordinary, cells });
            let remark = match (&mean, lang) {
                (Cell::Number { .. }, _) => format!("Ø{NO_BREAK_SPACE}{}", mean.words(lang)),
                _ => String::new(),
            };
            drawn.push((
                answered > 0 && base.answered.is_some(),
                Line {
                    label: line_label.clone(),
                    values: order.iter().chain(&apart).map(|&choice| shares[choice].clone()).collect(),
                    note: remark,
                },
            ));
            let more: Map<String, serde_json::Value> =
                [("mean".to_owned(), exact(summary.and_then(|summary| summary.mean)))].into_iter().collect();
            result_rows.push(ResultRow {
                value: question.name.clone(),
                label: line_label,
                count: base.answered,
                relative: base.answered.and_then(|answered| Ratio::of(answered, self.returned)),
                valid: None,
                cumulative: None,
                hidden: base.answered.is_none(),
                more,
            });
        }
        // The base of a grid is its best-answered line; every line has its own in the table.
        let base: Base = self.base("", most, view);
        let mut notes = Vec::new();
        if scale.as_ref().is_some_and(|scale| scale.direction == Some(Direction::LowIsGood)) {
            notes.push(note(Note::LowIsGood, lang));
        }
        if scale.is_some() && !apart.is_empty() {
            let names: Vec<String> = apart.iter().map(|&choice| name(choice)).collect();
            notes.push(left_out(&names, None, lang));
        }
        if any_rounded {
            notes.push(note(Note::MeanRounded, lang));
        }
        if any_hidden {
            notes.push(note(Note::HiddenBelow(view.limit.people()), lang));
        }
        let base_word = base_words(base.answered, view.limit.people(), lang);
        let table = Table {
            caption: caption(&label, &base_word, false, lang),
            columns,
            rows,
            notes,
            source: view.source.clone(),
            base,
        };
        let kind = scale.filter(|_| drawn.iter().any(|(some, _)| *some)).map(|scale| {
            let lines: Vec<Line> = drawn.into_iter().filter(|(some, _)| *some).map(|(_, line)| line).collect();
            let side = |position: usize| match (2 * position + 1).cmp(&order.len()) {
                std::cmp::Ordering::Less => Side::Worse,
                std::cmp::Ordering::Equal => Side::Middle,
                std::cmp::Ordering::Greater => Side::Better,
            };
            let on_scale = order.iter().enumerate().map(|(i, &choice)| Level { label: name(choice), side: side(i) });
            let beside = apart.iter().map(|&choice| Level { label: name(choice), side: Side::Apart });
            let levels: Vec<Level> = on_scale.chain(beside).collect();
            match scale.direction {
                Some(_) => ("diverging", ChartKind::Diverging { levels, lines }),
                None => (
                    "stacked",
                    ChartKind::Stacked { series: levels.into_iter().map(|level| level.label).collect(), lines },
                ),
            }
        });
        let chart = kind.map(|(kind_name, kind)| Chart {
            title: label.clone(),
            caption: table.caption.clone(),
            source: view.source.clone(),
            alt: alternative(chart_kind(kind_name, lang), &base_word, &[], lang),
            kind,
        });
        QuestionResult {
            question: group.name.clone(),
            label,
            kind: "grid".to_owned(),
            grid: None,
            base,
            rows: result_rows,
            statistics: [("n".to_owned(), json!(base.answered))].into_iter().collect(),
            table,
            chart,
            more: Vec::new(),
        }
    }
}

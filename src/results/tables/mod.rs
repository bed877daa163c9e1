//! From responses to the tables and charts of a results page: a [`Tally`] counts all responses in
//! one pass, and [`Tally::results`] tells what may be shown of it. [`CrossTally`] does the same
//! for two questions against each other. Pure: no store, no clock.
//!
//! The table, the chart and the JSON of a question are made here side by side from the same
//! counts, after hiding; what is hidden never reaches them.

mod arrivals;
mod choice;
mod cross;
#[cfg(test)]
mod examples;
mod grid;
mod number;
mod order;
mod plan;
#[cfg(test)]
mod published;
mod scale;
#[cfg(test)]
mod solved;
mod tally;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

pub use cross::{Against, CrossResult, CrossTally, NotCounted};
pub use plan::{BAND_FROM, BAND_TO, MEMBERS, order_of};
pub use tally::{Exact, ExactCount, Origin, Tally};

use super::words::{Note, Word, note, word};
use crate::stats::disclosure::{Limit, Told, multiple, one_way};
use crate::surveys::expression::Expression;
use crate::surveys::questionnaire::{Group, GroupKind, Item, Kind, Question};
use crate::vocabulary::{
    Bar, Base, Cell, Chart, Column, ColumnKind, Lang, Localized, Ratio, Row, RowRole, Table, base_words,
};

/// How results are to be told.
#[derive(Clone, Debug, Default)]
pub struct View {
    pub lang: Lang,
    pub limit: Limit,
    /// „Zdroj: vlastní šetření, 3/2026“; may be empty.
    pub source: String,
}

/// Everything there is to show about one question (or grid).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionResult {
    /// The name of the question or grid.
    pub question: String,
    pub label: String,
    /// `select_one`, `select_multiple`, `rank`, `integer`, `text`, `grid`.
    pub kind: String,
    /// The grid the question is a line of.
    pub grid: Option<String>,
    pub base: Base,
    pub rows: Vec<ResultRow>,
    /// By name, in the order they are to stand; unrounded numbers, shares in percent.
    pub statistics: Map<String, Value>,
    pub table: Table,
    pub chart: Option<Chart>,
    /// A second picture where one is not enough (the heat map of a ranking).
    pub more: Vec<Chart>,
}

/// One answer with its numbers; all `None` where hidden.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ResultRow {
    /// The stored name of the choice (of the question, in a grid).
    pub value: String,
    pub label: String,
    pub count: Option<u64>,
    pub relative: Option<Ratio>,
    pub valid: Option<Ratio>,
    pub cumulative: Option<Ratio>,
    pub hidden: bool,
    /// What else a row of this kind of question has: mean rank, points.
    pub more: Map<String, Value>,
}

impl QuestionResult {
    /// The shape of `priorita results --json`: shares are percentages as unrounded numbers.
    pub fn json(&self) -> Value {
        let rows: Vec<Value> = self.rows.iter().map(ResultRow::json).collect();
        let mut result = json!({
            "question": self.question, "label": self.label, "type": self.kind,
            "base": base_json(&self.base), "rows": rows, "statistics": self.statistics,
        });
        if let Some(grid) = &self.grid {
            result["grid"] = json!(grid);
        }
        result
    }
}

impl ResultRow {
    fn json(&self) -> Value {
        let percent = |share: Option<Ratio>| share.map(Ratio::percent);
        let mut row = json!({
            "value": self.value, "label": self.label, "count": self.count, "relative": percent(self.relative),
            "valid": percent(self.valid), "cumulative": percent(self.cumulative), "hidden": self.hidden,
        });
        for (name, value) in &self.more {
            row[name] = value.clone();
        }
        row
    }
}

fn base_json(base: &Base) -> Value {
    let mut json = json!({"returned": base.returned, "answered": base.answered, "missing": base.missing});
    if let Some(not_asked) = base.not_asked {
        json["not_asked"] = json!(not_asked);
    }
    json
}

impl Tally {
    /// A result for every question in the order of the questionnaire. A grid stands before its
    /// lines; the lines follow as questions of their own with `grid` set.
    pub fn results(&self, view: &View) -> Vec<QuestionResult> {
        let mut results = Vec::new();
        self.gather(&self.questionnaire.items, view, &mut results);
        results
    }

    /// The result of one question or grid.
    pub fn result(&self, name: &str, view: &View) -> Option<QuestionResult> {
        self.results(view).into_iter().find(|result| result.question == name)
    }

    fn gather(&self, items: &[Item], view: &View, results: &mut Vec<QuestionResult>) {
        for item in items {
            match item {
                Item::Question(question) => results.extend(self.one(question, None, view)),
                Item::Group(group) if group.kind == GroupKind::Grid => {
                    results.push(self.grid(group, view));
                    let lines = group.items.iter().filter_map(|item| match item {
                        Item::Question(question) => self.one(question, Some(group), view),
                        Item::Group(_) => None,
                    });
                    results.extend(lines);
                }
                Item::Group(group) => self.gather(&group.items, view, results),
            }
        }
    }

    fn one(&self, question: &Question, grid: Option<&Group>, view: &View) -> Option<QuestionResult> {
        let field = self.plan.find(&question.name)?;
        let count = &self.counts[field];
        let mut sheet = Sheet::new(self, question, count.answered, view);
        match (&count.by, &question.kind) {
            (tally::By::Choice(counts), Kind::SelectMultiple { .. }) => sheet.multiple(counts),
            (tally::By::Choice(counts), _) => sheet.single(counts, grid),
            (tally::By::Place(places), _) => sheet.ranking(places),
            (tally::By::Number(counts), _) => sheet.numbers(counts),
            (tally::By::Nothing, _) => sheet.texts(),
        }
        sheet.result.grid = grid.map(|group| group.name.clone());
        Some(sheet.result)
    }

    /// Content in the language of the view, as far as its author wrote it.
    fn text<'a>(&'a self, text: &'a Localized, view: &View) -> &'a str {
        text.text(view.lang.code(), self.questionnaire.default_language())
    }
}

/// A result in the making.
struct Sheet<'a> {
    tally: &'a Tally,
    question: &'a Question,
    view: &'a View,
    answered: u64,
    result: QuestionResult,
}

impl<'a> Sheet<'a> {
    fn new(tally: &'a Tally, question: &'a Question, answered: u64, view: &'a View) -> Self {
        let label = tally.text(&question.label, view);
        let label = if label.trim().is_empty() { question.name.clone() } else { one_line(label) };
        let base = tally.base(&question.name, answered, view);
        let several = matches!(question.kind, Kind::SelectMultiple { .. });
        let caption = super::words::caption(
            &label,
            &base_words(base.answered, view.limit.people(), view.lang),
            several,
            view.lang,
        );
        let table = Table { caption, source: view.source.clone(), base, ..Table::default() };
        let kind = match question.kind {
            Kind::SelectOne { .. } => "select_one",
            Kind::SelectMultiple { .. } => "select_multiple",
            Kind::Rank { .. } => "rank",
            Kind::Integer => "integer",
            Kind::Range => "range",
            _ => "text",
        };
        let result = QuestionResult {
            question: question.name.clone(),
            label,
            kind: kind.to_owned(),
            grid: None,
            base,
            rows: Vec::new(),
            statistics: Map::new(),
            table,
            chart: None,
            more: Vec::new(),
        };
        Sheet { tally, question, view, answered, result }
    }

    fn texts(&mut self) {
        self.columns(&[
            (word(Word::Answer, self.view.lang), ColumnKind::Label),
            (word(Word::Count, self.view.lang), ColumnKind::Count),
        ]);
        let answered = self.result.base.answered.map_or(Cell::Hidden, Cell::Count);
        self.row(RowRole::Total, word(Word::Answered, self.view.lang), vec![answered]);
        self.note(Note::TextsNotShown);
    }

    fn columns(&mut self, columns: &[(&str, ColumnKind)]) {
        self.result.table.columns =
            columns.iter().map(|&(label, kind)| Column { label: label.to_owned(), kind }).collect();
    }

    fn row(&mut self, role: RowRole, label: &str, numbers: Vec<Cell>) {
        let mut cells = vec![Cell::Text(label.to_owned())];
        cells.extend(numbers);
        self.result.table.rows.push(Row { role, cells });
    }

    fn note(&mut self, about: Note) {
        self.result.table.notes.push(note(about, self.view.lang));
    }

    /// The note about hidden numbers, where there are any.
    fn note_hidden(&mut self, any: bool) {
        let limit = self.view.limit;
        if limit.hides(self.answered) {
            self.note(Note::TooFew(limit.people()));
        } else if any {
            self.note(Note::HiddenBelow(limit.people()));
        }
    }

    /// The note about shares of which one end is told, where there are any.
    fn note_one_end(&mut self, told: &[Told]) {
        if told.iter().any(|told| matches!(told, Told::AtLeast(_) | Told::Under(_))) {
            self.note(Note::OneEnd(self.view.limit.people()));
        }
    }

    /// „Neuvedeno“ at the foot of a table of shares, with as many columns as the table has.
    fn missing_row(&mut self) {
        let Base { returned, missing, not_asked, .. } = self.result.base;
        if let Some(not_asked) = not_asked {
            let mut cells = vec![Cell::Count(not_asked), Cell::share(not_asked, returned)];
            cells.resize(self.result.table.columns.len() - 1, Cell::Empty);
            self.row(RowRole::Missing, word(Word::NotAsked, self.view.lang), cells);
        }
        let mut cells = match missing {
            Some(missing) => vec![Cell::Count(missing), Cell::share(missing, returned)],
            None => vec![Cell::Hidden, Cell::Hidden],
        };
        cells.resize(self.result.table.columns.len() - 1, Cell::Empty);
        self.row(RowRole::Missing, word(Word::NotStated, self.view.lang), cells);
    }

    /// The muted last bar. Its share is of another whole than the others', so its label says which.
    fn missing_bar(&self) -> Option<Bar> {
        let Base { returned, missing, .. } = self.result.base;
        let missing = missing.filter(|&missing| missing > 0)?;
        Some(Bar {
            label: super::words::of_all_returned(returned, self.view.lang),
            value: Cell::share(missing, returned),
            aside: Some(Cell::Count(missing)),
            muted: true,
        })
    }

    fn chart(&self, kind_name: &str, leading: &[(String, Cell)], kind: crate::vocabulary::ChartKind) -> Chart {
        let lang = self.view.lang;
        let leading: Vec<(String, String)> =
            leading.iter().take(3).map(|(label, cell)| (label.clone(), cell.words(lang))).collect();
        let base = base_words(self.result.base.answered, self.view.limit.people(), lang);
        Chart {
            title: self.result.label.clone(),
            caption: self.result.table.caption.clone(),
            source: self.result.table.source.clone(),
            alt: super::words::alternative(super::words::chart_kind(kind_name, lang), &base, &leading, lang),
            kind,
        }
    }
}

impl Tally {
    fn base(&self, question: &str, answered: u64, view: &View) -> Base {
        let hidden = view.limit.hides(answered);
        let count = self.plan.find(question).map_or(0, |field| self.counts[field].not_asked);
        // How many were asked tells how many gave the answers that lead here: where that is few,
        // those not asked are left among the missing.
        let asked = self.returned.saturating_sub(count);
        let few = view.limit.hides(count) || view.limit.hides(asked);
        let told = count > 0 && !hidden && !few && self.conditions_are_shown(question, view.limit);
        let not_asked = told.then_some(count);
        let missing = self.returned.saturating_sub(answered).saturating_sub(not_asked.unwrap_or(0));
        Base {
            returned: self.returned,
            answered: (!hidden).then_some(answered),
            missing: (!hidden).then_some(missing),
            not_asked,
        }
    }
}

impl Tally {
    /// Whether everything the condition of a question asks about is shown. How many were asked adds
    /// up the answers that lead here: where one of them is hidden it would be the difference, and
    /// of numbers it would tell how many lie between the condition and the next band.
    fn conditions_are_shown(&self, question: &str, limit: Limit) -> bool {
        let mut conditions = Vec::new();
        conditions_of(&self.questionnaire.items, question, &mut conditions);
        let expressions = conditions.into_iter().filter_map(|text| Expression::parse(text).ok());
        expressions.flat_map(|expression| expression.names().to_vec()).filter(|name| name != question).all(|name| {
            self.plan.find(&name).is_none_or(|field| {
                let count = &self.counts[field];
                match (&count.by, &self.plan.fields[field].shape) {
                    (tally::By::Choice(counts), plan::Shape::Many(_)) => {
                        !multiple(counts, count.answered, limit).contains(&true)
                    }
                    (tally::By::Choice(counts), _) => !one_way(counts, limit).contains(&true),
                    _ => false,
                }
            })
        })
    }
}

/// The conditions of a question and of the groups around it.
fn conditions_of<'a>(items: &'a [Item], question: &str, found: &mut Vec<&'a str>) -> bool {
    items.iter().any(|item| {
        let (inside, relevant) = match item {
            Item::Question(one) => (one.name == question, &one.relevant),
            Item::Group(group) => (conditions_of(&group.items, question, found), &group.relevant),
        };
        found.extend(relevant.as_deref().filter(|_| inside));
        inside
    })
}

/// A count or share, or the mark of a hidden one.
fn unless(hidden: bool, cell: Cell) -> Cell {
    if hidden { Cell::Hidden } else { cell }
}

/// Labels of questions may have line breaks and Markdown emphasis; tables and charts have neither.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace("**", "")
}

fn percent(share: Option<Ratio>) -> Value {
    share.map_or(Value::Null, |share| json!(share.percent()))
}

fn exact(number: Option<Ratio>) -> Value {
    number.map_or(Value::Null, |number| json!(number.to_f64()))
}

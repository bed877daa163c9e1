//! A chart as plain data: what is to be seen, not how it is drawn. The same data gives the
//! picture, its text alternative and an editable chart in a workbook.

use serde::{Deserialize, Serialize};

use super::{Cell, Day, Lang, NO_BREAK_SPACE, Ratio};

/// A picture of numbers with everything that must stand with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The question, in the words of the questionnaire.
    pub title: String,
    /// As of a table: without „Graf 3:“, which the document gives.
    pub caption: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What the picture shows, in a sentence or two, for people who do not see it.
    pub alt: String,
    pub kind: ChartKind,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartKind {
    /// Horizontal bars, in the order they are to stand.
    Bars { bars: Vec<Bar> },
    /// A few bars beside each other on every line, one a series.
    Grouped { series: Vec<String>, lines: Vec<Line> },
    /// Shares of one whole on every line, one a series.
    Stacked { series: Vec<String>, lines: Vec<Line> },
    /// A scale around its middle, one line a question; levels from worst to best.
    Diverging { levels: Vec<Level>, lines: Vec<Line> },
    /// Upright columns along an axis of numbers: years, ages.
    Columns { columns: Vec<Bar> },
    /// How often each item was given each place.
    Heat { places: Vec<String>, lines: Vec<Line> },
    /// How many came on each day; days between are days with nobody.
    Timeline { days: Vec<(Day, u64)> },
    /// Every item against every other, in the order of the result; nobody meets themselves.
    Duels { items: Vec<String>, duels: Vec<Vec<Option<Duel>>> },
    /// From which place to which each item comes, of so many places.
    Ranges { places: usize, ranges: Vec<Range> },
}

/// One duel from the side of the item of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duel {
    /// Ballots, or what they weigh.
    pub votes_for: Ratio,
    pub votes_against: Ratio,
    pub decimals: u32,
    /// The order says the opposite of this duel.
    pub contradicted: bool,
}

impl Duel {
    /// `14 : 5`, `12,7 : 11,3`.
    pub fn words(&self, lang: Lang) -> String {
        let number = |votes: Ratio| votes.format(self.decimals, lang);
        format!("{}{NO_BREAK_SPACE}:{NO_BREAK_SPACE}{}", number(self.votes_for), number(self.votes_against))
    }
}

/// The places an item comes to, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    pub label: String,
    pub best: usize,
    pub worst: usize,
    /// The place it has, first and last where it shares some.
    pub at: (usize, usize),
    /// The best and the worst place if only little were different.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<(usize, usize)>,
    /// A short remark at the end of the line.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// One bar.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    pub label: String,
    /// Its length and its number.
    pub value: Cell,
    /// A second number in the label, usually the count beside a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aside: Option<Cell>,
    /// „Neuvedeno“ and the like: not one of the answers.
    #[serde(default)]
    pub muted: bool,
}

/// One line of a chart with several numbers a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub label: String,
    /// One a series, level or place.
    pub values: Vec<Cell>,
    /// A short remark at the end of the line: a mean, a base.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// One level of a scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    pub label: String,
    pub side: Side,
}

/// Where a level of a scale stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Worse,
    Middle,
    Better,
    /// Don't know, not stated: beside the scale.
    Apart,
}

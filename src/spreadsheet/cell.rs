//! A cell: what it holds, and what a spreadsheet shows in it.

use crate::vocabulary::Day;

#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Whole(i64),
    Decimal(f64),
    /// A number shown as hundredths: 0.1 is `10 %`.
    Percent {
        value: f64,
        shown: String,
    },
    /// A day. `shown` where its format says for certain what stands in the cell; the short formats
    /// of Excel differ from country to country, and the file does not say whose they are.
    Date {
        day: Day,
        shown: Option<String>,
    },
    /// A time of day or a duration.
    Time {
        seconds: u32,
        shown: String,
    },
    DateTime {
        day: Day,
        seconds: u32,
    },
    Boolean(bool),
    /// `#N/A` and its kin: a formula that went wrong.
    Error(String),
}

impl Cell {
    /// A text without the spaces around it; nothing where there is nothing else.
    pub fn text(words: &str) -> Cell {
        let words = words.trim();
        if words.is_empty() { Cell::Empty } else { Cell::Text(words.to_owned()) }
    }

    pub fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }

    /// What stands in the cell, as far as the file tells; days as `2026-03-31` where it does not.
    pub fn shown(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Whole(number) => number.to_string(),
            Cell::Decimal(number) => number.to_string(),
            Cell::Percent { shown, .. } | Cell::Time { shown, .. } => shown.clone(),
            Cell::Date { day, shown } => shown.clone().unwrap_or_else(|| day.iso()),
            Cell::DateTime { day, seconds } => {
                format!("{}T{:02}:{:02}:{:02}", day.iso(), seconds / 3600, seconds / 60 % 60, seconds % 60)
            }
            Cell::Boolean(true) => "TRUE".to_owned(),
            Cell::Boolean(false) => "FALSE".to_owned(),
            Cell::Error(text) => text.clone(),
        }
    }

    /// Whether [`shown`](Self::shown) is what a person who opens the file reads. A day is not
    /// wherever its format is short: somebody may have typed `1-2`.
    pub fn is_certain(&self) -> bool {
        !matches!(self, Cell::Date { shown: None, .. } | Cell::DateTime { .. } | Cell::Error(_))
    }
}

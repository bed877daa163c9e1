//! A table as plain data. The page, the CSV, the workbook and the labels of a chart are all made
//! of the same [`Cell`]s by the same function, so they cannot tell different numbers.

use serde::{Deserialize, Serialize};

pub use super::ratio::{Grouping, NO_BREAK_SPACE, decimal, whole};
use super::{Lang, Ratio};

/// Shares are printed with one decimal everywhere.
pub const SHARE_DECIMALS: u32 = 1;

/// A table with everything that must stand with it. It knows no number of its own: numbering
/// follows the document it stands in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// „Nejčastěji uváděné potřeby (N = 227, možnost více odpovědí)“.
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Sentences under the table, one each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// „Zdroj: vlastní šetření, 3/2026.“ — may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    pub base: Base,
}

/// How many forms stand behind the numbers. `None` is a number that is hidden because so few
/// people stand behind it, or (for `not_asked`) one that nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// All forms that came back.
    pub returned: u64,
    /// Forms with an answer to this question.
    pub answered: Option<u64>,
    /// Forms without one: returned − answered − not asked, as far as the last is known.
    pub missing: Option<u64>,
    /// Forms whose other answers led past the question; `None` where that is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_asked: Option<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub label: String,
    pub kind: ColumnKind,
}

/// What stands in a column; decides alignment, and the number format of a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnKind {
    /// The words that name the row.
    Label,
    Count,
    Share,
    Number,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub role: RowRole,
    /// One cell a column.
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    #[default]
    Ordinary,
    /// „Neuvedeno“: forms without an answer.
    Missing,
    Total,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    Text(String),
    Count(u64),
    Share(Ratio),
    Number {
        value: Ratio,
        decimals: u32,
    },
    /// A number that is there but not shown, because few people stand behind it or because such
    /// a number could be worked out from it. Both look the same: a mark that told them apart
    /// would be a clue to the hidden number.
    Hidden,
    /// A share of which only this is told: so many per cent or more. Nearly everybody is a number
    /// about the few who are left.
    AtLeast(u32),
    /// A share of which only this is told: under so many per cent.
    Under(u32),
    /// Nothing can stand here (a share of nobody, a valid share of „Neuvedeno“).
    Empty,
}

impl Cell {
    /// A share, or [`Cell::Empty`] for a share of nobody.
    pub fn share(part: u64, whole: u64) -> Cell {
        Ratio::of(part, whole).map_or(Cell::Empty, Cell::Share)
    }

    /// The cell as a reader sees it, on the page, in a document and in a chart.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Cell::Share(share) => share.format_percent(SHARE_DECIMALS, lang),
            Cell::AtLeast(percent) => at_least(&whole_percent(*percent, lang), lang),
            Cell::Under(percent) => under(&whole_percent(*percent, lang), lang),
            _ => self.write(lang, Grouping::Thousands),
        }
    }

    /// The same digits for a spreadsheet: no spaces between thousands, and the per cent sign
    /// left to the head of the column.
    pub fn plain(&self, lang: Lang) -> String {
        self.write(lang, Grouping::None)
    }

    fn write(&self, lang: Lang, grouping: Grouping) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => decimal(i128::from(*count), 0, lang, grouping),
            Cell::Share(share) => decimal(share.percent_rounded(SHARE_DECIMALS), SHARE_DECIMALS, lang, grouping),
            Cell::Number { value, decimals } => decimal(value.rounded(*decimals), *decimals, lang, grouping),
            Cell::Hidden => hidden_word(lang).to_owned(),
            Cell::AtLeast(percent) => at_least(&percent.to_string(), lang),
            Cell::Under(percent) => under(&percent.to_string(), lang),
            Cell::Empty => String::new(),
        }
    }

    /// Whether the cell is one of our own numbers (and so safe in a spreadsheet, even with a
    /// minus in front).
    pub fn is_number(&self) -> bool {
        matches!(self, Cell::Count(_) | Cell::Share(_) | Cell::Number { .. })
    }

    /// Whether the number itself is kept back, wholly or but for one end.
    pub fn is_kept_back(&self) -> bool {
        matches!(self, Cell::Hidden | Cell::AtLeast(_) | Cell::Under(_))
    }
}

/// What stands instead of a hidden number.
pub fn hidden_word(lang: Lang) -> &'static str {
    match lang {
        Lang::Cs => "skryto",
        Lang::En => "hidden",
    }
}

fn whole_percent(percent: u32, lang: Lang) -> String {
    Ratio::of(u64::from(percent), 100).map_or_else(String::new, |share| share.format_percent(0, lang))
}

fn at_least(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Cs => format!("{number}{NO_BREAK_SPACE}a{NO_BREAK_SPACE}více"),
        Lang::En => format!("{number}{NO_BREAK_SPACE}or{NO_BREAK_SPACE}more"),
    }
}

fn under(number: &str, lang: Lang) -> String {
    match lang {
        Lang::Cs => format!("pod{NO_BREAK_SPACE}{number}"),
        Lang::En => format!("under{NO_BREAK_SPACE}{number}"),
    }
}

/// The number of people a statement rests on: `N = 1 004`; `N < 5` where it is hidden.
pub fn base_words(answered: Option<u64>, limit: u64, lang: Lang) -> String {
    let (sign, number) = answered.map_or(('<', limit), |number| ('=', number));
    let number = decimal(i128::from(number), 0, lang, Grouping::Thousands);
    format!("N{NO_BREAK_SPACE}{sign}{NO_BREAK_SPACE}{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_and_a_spreadsheet_get_the_same_digits() {
        let share = Cell::share(1004, 1004);
        assert_eq!(share.words(Lang::Cs), "100,0\u{a0}%");
        assert_eq!(share.plain(Lang::Cs), "100,0");
        let count = Cell::Count(12_345);
        assert_eq!((count.words(Lang::Cs).as_str(), count.plain(Lang::Cs).as_str()), ("12\u{202f}345", "12345"));
        assert_eq!(Cell::share(0, 0).words(Lang::En), "");
        assert_eq!(Cell::Hidden.words(Lang::Cs), "skryto");
        assert_eq!(Cell::AtLeast(93).words(Lang::Cs), "93\u{a0}%\u{a0}a\u{a0}více");
        assert_eq!(Cell::Under(7).words(Lang::En), "under\u{a0}7%");
        assert_eq!(Cell::Under(7).plain(Lang::Cs), "pod\u{a0}7");
    }

    #[test]
    fn a_table_survives_the_way_through_json() {
        let cells = vec![Cell::Text("Ano".into()), Cell::Count(3), Cell::share(1, 3), Cell::Hidden, Cell::Empty];
        let table = Table { rows: vec![Row { role: RowRole::Ordinary, cells }], ..Table::default() };
        let json = serde_json::to_string(&table).unwrap();
        assert_eq!(serde_json::from_str::<Table>(&json).unwrap(), table);
    }
}

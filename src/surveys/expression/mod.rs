//! The language of conditions in a questionnaire: the XPath 1.0 subset of XLSForm, with
//! `${name}` for another answer and `.` for the answer being checked.
//!
//! An [`Expression`] is parsed once and can then be asked any number of times; asking never
//! fails, never loops and never reads a clock, so the server and the browser give the same
//! answer from the same code. What real workbooks use and we do not evaluate (`pulldata`,
//! paths into repeats …) is recognised and named by [`Expression::unsupported`], because a
//! feature we lack is not a mistake of the author.
//!
//! Semantics: <https://www.w3.org/TR/1999/REC-xpath-19991116/>, functions as in
//! <https://getodk.github.io/xforms-spec/#xpath-functions>.

mod evaluate;
mod functions;
mod lexer;
mod parser;
#[cfg(not(feature = "hydrate"))]
mod pattern;
#[cfg(feature = "hydrate")]
#[path = "pattern_browser.rs"]
mod pattern;
mod pattern_text;
mod value;

use crate::surveys::answers::Answer;
use crate::vocabulary::{Day, Moment};

pub use value::Value;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    root: parser::Node,
    names: Vec<String>,
    columns: Vec<String>,
    unsupported: Vec<String>,
}

/// Why a text is not an expression: a code and the place, counted in characters from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Syntax {
    pub code: SyntaxCode,
    pub position: usize,
}

/// The kinds of syntax mistakes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxCode {
    /// There is nothing to evaluate.
    Empty,
    /// Longer than [`MAX_CHARS`] characters.
    TooLong,
    /// Parentheses nested deeper than [`MAX_DEPTH`].
    TooDeep,
    /// A character that cannot stand here.
    Character,
    /// A text in quotes that never ends.
    UnclosedText,
    /// `${` without a name and `}`.
    Reference,
    /// An operand is missing: `${a} +`.
    Operand,
    /// Something follows a complete expression: `1 2`.
    Trailing,
    /// A bracket is not closed, or closes nothing.
    Bracket,
    /// A function got too few or too many arguments.
    Arguments,
}

impl SyntaxCode {
    /// The name of the mistake in findings and in JSON.
    pub fn code(self) -> &'static str {
        match self {
            SyntaxCode::Empty => "empty",
            SyntaxCode::TooLong => "too_long",
            SyntaxCode::TooDeep => "too_deep",
            SyntaxCode::Character => "character",
            SyntaxCode::UnclosedText => "unclosed_text",
            SyntaxCode::Reference => "reference",
            SyntaxCode::Operand => "operand",
            SyntaxCode::Trailing => "trailing",
            SyntaxCode::Bracket => "bracket",
            SyntaxCode::Arguments => "arguments",
        }
    }
}

/// An answer beside a fixed value, as equal or unequal or as selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The question; `None` for `.`, the answer being checked.
    pub answer: Option<String>,
    pub value: String,
}

/// Longest text that is read as an expression.
pub const MAX_CHARS: usize = 20_000;
/// Deepest nesting of parentheses and function calls.
pub const MAX_DEPTH: usize = 40;

/// What an expression may look at.
pub trait Scope {
    /// The answer of a question; `None` where it is unanswered or not asked.
    fn answer(&self, name: &str) -> Option<&Answer>;

    /// The day for `today()`.
    fn today(&self) -> Day;

    /// The moment for `now()`.
    fn now(&self) -> Moment;

    /// The label of a choice, for `jr:choice-name(${question}, '${question}')`.
    fn choice_label(&self, _question: &str, _choice: &str) -> Option<String> {
        None
    }

    /// A column of the choice a `choice_filter` is deciding about.
    fn column(&self, _name: &str) -> Option<String> {
        None
    }
}

impl Expression {
    /// Reads an expression.
    pub fn parse(text: &str) -> Result<Expression, Syntax> {
        parser::parse(text)
    }

    /// The questions it refers to, in order of appearance, each once.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The bare words it uses. In a `choice_filter` they are columns of the choices sheet;
    /// anywhere else the author most likely forgot `${…}`.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// What it uses and we do not evaluate; such a part counts as an empty text.
    pub fn unsupported(&self) -> &[String] {
        &self.unsupported
    }

    /// Where it compares an answer with a fixed value: `${a} = 'yes'`, `selected(${a}, 'yes')`.
    pub fn compared(&self) -> Vec<Compared> {
        let mut found = Vec::new();
        self.root.compared(&mut found);
        found
    }

    /// The value in this scope; `here` is the answer that `.` stands for.
    pub fn evaluate(&self, scope: &dyn Scope, here: Option<&Answer>) -> Value {
        evaluate::evaluate(&self.root, scope, here)
    }

    /// Whether the value counts as true.
    pub fn is_true(&self, scope: &dyn Scope, here: Option<&Answer>) -> bool {
        self.evaluate(scope, here).truth()
    }

    /// The parts that an `and` joins, each by itself; the whole is true where all of them are.
    pub fn conjuncts(self) -> Vec<Expression> {
        let parts = self.root.conjuncts();
        if parts.len() < 2 {
            return vec![self];
        }
        let one = |node: &parser::Node| {
            let mut names = Vec::new();
            node.gather_names(&mut names);
            let (columns, unsupported) = (self.columns.clone(), self.unsupported.clone());
            Expression { root: node.clone(), names, columns, unsupported }
        };
        parts.into_iter().map(one).collect()
    }

    /// The value where it is the same whatever anybody answers; for the linter.
    pub fn constant(&self) -> Option<Value> {
        struct Nothing;
        impl Scope for Nothing {
            fn answer(&self, _name: &str) -> Option<&Answer> {
                None
            }
            fn today(&self) -> Day {
                Day(0)
            }
            fn now(&self) -> Moment {
                Moment(0)
            }
        }
        let fixed = self.names.is_empty()
            && self.columns.is_empty()
            && self.unsupported.is_empty()
            && !self.root.looks_around();
        fixed.then(|| self.evaluate(&Nothing, None))
    }
}

#[cfg(test)]
mod tests;

//! A value of an expression and its conversions, which are those of XPath 1.0 (sections 3 and 4)
//! with the one addition of OpenRosa: an ISO date counts as its day number.

use std::cmp::Ordering;

use crate::surveys::answers::Answer;
use crate::vocabulary::Day;

/// What an expression comes out as. A missing answer is the empty text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Truth(bool),
}

impl Value {
    pub fn empty() -> Value {
        Value::Text(String::new())
    }

    /// An answer as XLSForm sees it: always a text. A list is its names with spaces between,
    /// a whole number its digits, so that `${years} != ''` asks whether there is an answer.
    pub fn of(answer: Option<&Answer>) -> Value {
        Value::Text(match answer {
            None => String::new(),
            Some(Answer::Text(text)) => text.clone(),
            Some(Answer::Integer(number)) => number.to_string(),
            Some(Answer::List(names)) => names.join(" "),
        })
    }

    pub fn truth(&self) -> bool {
        match self {
            Value::Truth(truth) => *truth,
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Text(text) => !text.is_empty(),
        }
    }

    /// The number, NaN where it is none: `number("")` is NaN.
    pub fn number(&self) -> f64 {
        match self {
            Value::Number(number) => *number,
            Value::Truth(truth) => f64::from(u8::from(*truth)),
            Value::Text(text) => number_of(text),
        }
    }

    pub fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Truth(true) => "true".to_owned(),
            Value::Truth(false) => "false".to_owned(),
            Value::Number(number) => text_of(*number),
        }
    }

    /// `=`: as truths if either is one, else as numbers if either is one, else as texts.
    pub fn equals(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Truth(_), _) | (_, Value::Truth(_)) => self.truth() == other.truth(),
            // Two decimals that print alike are alike: 0.1 + 0.2 = 0.3 surprises every author.
            (Value::Number(_), _) | (_, Value::Number(_)) => {
                let (a, b) = (self.number(), other.number());
                a == b || (a - b).abs() < 1e-12
            }
            (Value::Text(a), Value::Text(b)) => a == b,
        }
    }

    /// `<` and its like compare numbers; with NaN on either side there is no order.
    pub fn order(&self, other: &Value) -> Option<Ordering> {
        self.number().partial_cmp(&other.number())
    }
}

fn number_of(text: &str) -> f64 {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty()
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain {
        return text.parse().unwrap_or(f64::NAN);
    }
    let day = text.split_once('T').map_or(text, |(day, _)| day);
    if day.len() == 10 && day.is_ascii() {
        return Day::parse_iso(day).map_or(f64::NAN, |day| day.0 as f64);
    }
    f64::NAN
}

fn text_of(number: f64) -> String {
    if number.is_nan() {
        "NaN".to_owned()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".to_owned() } else { "-Infinity".to_owned() }
    } else if number == 0.0 {
        "0".to_owned()
    } else {
        number.to_string()
    }
}

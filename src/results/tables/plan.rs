//! What to look for in a response: the questions of a questionnaire made ready for counting, and
//! the reader that turns one response, as JSON or as [`Answers`], into small numbers.
//!
//! Reading is the hot path of every results page: names and choices are borrowed from the text,
//! looked up, and forgotten. Nothing is allocated per answer.

use std::collections::HashMap;
use std::fmt;

use serde::Deserializer as _;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::surveys::answers::{Answer, Answers, NOT_ASKED};
use crate::surveys::questionnaire::{Choice, Group, Kind, Question, Questionnaire};

/// The questions of a questionnaire by name.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub fields: Vec<Field>,
    by_name: HashMap<String, usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Field {
    pub name: String,
    pub shape: Shape,
}

/// What an answer is counted as.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    One(Codes),
    Many(Codes),
    Rank(Codes),
    Integer,
    /// Anything else is only counted as answered.
    Text,
}

/// Attributes of a choice that stands for several stored ones, or for a band of numbers. No column of a
/// workbook has such a name.
pub const MEMBERS: &str = "\u{1f}members";
pub const BAND_FROM: &str = "\u{1f}from";
pub const BAND_TO: &str = "\u{1f}to";

/// The stored names of choices.
#[derive(Clone, Debug)]
pub(super) struct Codes {
    choices: usize,
    /// Every stored name with its choice; several names may be one choice.
    names: Vec<(String, u32)>,
    by_name: HashMap<String, u32>,
    /// Where a choice is a band of numbers: its ends, included.
    bands: Vec<(Option<i64>, Option<i64>)>,
}

impl Codes {
    fn new(choices: &[Choice]) -> Codes {
        let mut names = Vec::with_capacity(choices.len());
        let mut bands = Vec::new();
        for (choice, code) in choices.iter().zip(0..) {
            let said = |attribute: &str| choice.attributes.get(attribute).map(|text| text.text("", ""));
            match said(MEMBERS) {
                Some(members) => names.extend(members.split('\u{1f}').map(|member| (member.to_owned(), code))),
                None => names.push((choice.name.clone(), code)),
            }
            let [from, to] = [BAND_FROM, BAND_TO].map(|end| said(end).and_then(|number| number.parse().ok()));
            if from.is_some() || to.is_some() {
                bands.push((from, to));
            }
        }
        let by_name = names.iter().cloned().collect();
        Codes { choices: choices.len(), names, by_name, bands }
    }

    pub fn len(&self) -> usize {
        self.choices
    }

    fn find(&self, name: &str) -> Option<u32> {
        // A short list is searched faster than a name is hashed.
        if self.names.len() <= 8 {
            return self.names.iter().find(|(known, _)| known == name).map(|(_, code)| *code);
        }
        self.by_name.get(name).copied()
    }

    fn band_of(&self, number: i64) -> Option<u32> {
        let inside = |&(from, to): &(Option<i64>, Option<i64>)| {
            from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to)
        };
        self.bands.iter().position(inside).and_then(|band| u32::try_from(band).ok())
    }
}

/// The choices that are in an order, as their places in the list: degrees of a scale from its lowest
/// point on, or all that mean something where the order has no points.
pub fn order_of(question: &Question, grid: Option<&Group>, choices: &[Choice]) -> Option<Vec<usize>> {
    if super::scale::is_ordered(question, grid) {
        return Some((0..choices.len()).filter(|&i| choices[i].role.is_proper()).collect());
    }
    let scale = super::scale::Scale::of(question, grid, choices)?;
    Some(scale.points.iter().map(|&(choice, _)| choice).collect())
}

/// One response in small numbers; reused from one to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    /// Question and what was answered, in the order of the document.
    pub entries: Vec<(usize, Value)>,
    /// Questions that were not asked.
    pub not_asked: Vec<usize>,
    /// The codes of all lists, one after another.
    lists: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    One(u32),
    /// Where in `lists` the codes stand.
    List {
        from: usize,
        to: usize,
    },
    Integer(i64),
    Given,
}

impl Read {
    pub fn codes(&self, value: Value) -> &[u32] {
        match value {
            Value::List { from, to } => &self.lists[from..to],
            _ => &[],
        }
    }

    pub fn value(&self, field: usize) -> Option<Value> {
        self.entries.iter().find(|(found, _)| *found == field).map(|(_, value)| *value)
    }

    fn clear(&mut self) {
        self.entries.clear();
        self.not_asked.clear();
        self.lists.clear();
    }

    /// Adds a code to the list begun at `from`; a choice given twice counts once.
    fn push(&mut self, from: usize, code: Option<u32>) {
        if let Some(code) = code
            && !self.lists[from..].contains(&code)
        {
            self.lists.push(code);
        }
    }

    fn list(&self, from: usize) -> Option<Value> {
        (self.lists.len() > from).then_some(Value::List { from, to: self.lists.len() })
    }
}

impl Plan {
    pub fn new(questionnaire: &Questionnaire) -> Plan {
        let fields: Vec<Field> = questionnaire
            .questions()
            .into_iter()
            .filter(|question| question.kind.takes_answers())
            .map(|question| {
                let codes = || Codes::new(questionnaire.choices(question));
                let shape = match question.kind {
                    Kind::SelectOne { .. } => Shape::One(codes()),
                    Kind::SelectMultiple { .. } => Shape::Many(codes()),
                    Kind::Rank { .. } => Shape::Rank(codes()),
                    Kind::Integer | Kind::Range => Shape::Integer,
                    _ => Shape::Text,
                };
                Field { name: question.name.clone(), shape }
            })
            .collect();
        let by_name = fields.iter().map(|field| field.name.clone()).zip(0..).collect();
        Plan { fields, by_name }
    }

    pub fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// Reads a response document. Answers to questions the plan does not have, and choices a list
    /// does not have (an older version's), are passed over.
    pub fn read_json(&self, json: &str, into: &mut Read) -> Result<(), serde_json::Error> {
        into.clear();
        let mut document = serde_json::Deserializer::from_str(json);
        document.deserialize_map(Document { plan: self, into })?;
        document.end()
    }

    pub fn read(&self, answers: &Answers, into: &mut Read) {
        into.clear();
        for (name, answer) in &answers.0 {
            if name == NOT_ASKED
                && let Answer::List(names) = answer
            {
                into.not_asked.extend(names.iter().filter_map(|name| self.find(name)));
            }
            let Some(field) = self.find(name) else { continue };
            let shape = &self.fields[field].shape;
            let value = match answer {
                Answer::Text(text) => shape.one(text),
                Answer::Integer(number) => shape.integer(*number),
                Answer::List(list) => {
                    let from = into.lists.len();
                    for name in list {
                        into.push(from, shape.code(name));
                    }
                    into.list(from)
                }
            };
            if let Some(value) = value {
                into.entries.push((field, value));
            }
        }
    }
}

impl Shape {
    fn code(&self, name: &str) -> Option<u32> {
        match self {
            Shape::One(codes) | Shape::Many(codes) | Shape::Rank(codes) => codes.find(name),
            Shape::Integer | Shape::Text => None,
        }
    }

    /// A single string; a scale whose choices are named 1 to 5 may also come as a number.
    fn one(&self, text: &str) -> Option<Value> {
        match self {
            Shape::One(codes) if !codes.bands.is_empty() => self.integer(text.trim().parse().ok()?),
            Shape::One(codes) => codes.find(text).map(Value::One),
            Shape::Text => (!text.trim().is_empty()).then_some(Value::Given),
            Shape::Integer => text.trim().parse().ok().map(Value::Integer),
            Shape::Many(_) | Shape::Rank(_) => None,
        }
    }

    fn integer(&self, number: i64) -> Option<Value> {
        match self {
            Shape::Integer => Some(Value::Integer(number)),
            Shape::Text => Some(Value::Given),
            Shape::One(codes) if !codes.bands.is_empty() => codes.band_of(number).map(Value::One),
            Shape::One(_) => self.one(&number.to_string()),
            Shape::Many(_) | Shape::Rank(_) => None,
        }
    }
}

struct Document<'a> {
    plan: &'a Plan,
    into: &'a mut Read,
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the answers of one response")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(field) = map.next_key_seed(Name(self.plan))? {
            match field {
                Some(NOT_ASKED_FIELD) => {
                    map.next_value_seed(Names { plan: self.plan, into: &mut self.into.not_asked })?
                }
                Some(field) => {
                    let shape = &self.plan.fields[field].shape;
                    if let Some(value) = map.next_value_seed(Given { shape, into: &mut *self.into })? {
                        self.into.entries.push((field, value));
                    }
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// A question's name, looked up where it stands.
struct Name<'a>(&'a Plan);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the name of a question")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(if name == NOT_ASKED { Some(NOT_ASKED_FIELD) } else { self.0.find(name) })
    }
}

/// Stands for [`NOT_ASKED`] among the places of questions.
const NOT_ASKED_FIELD: usize = usize::MAX;

/// A list of names of questions.
struct Names<'a> {
    plan: &'a Plan,
    into: &'a mut Vec<usize>,
}

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("names of questions")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut names: A) -> Result<(), A::Error> {
        while let Some(name) = names.next_element_seed(Name(self.plan))? {
            self.into.extend(name.filter(|field| *field != NOT_ASKED_FIELD));
        }
        Ok(())
    }
}

/// The answer to a question whose shape is known.
struct Given<'a> {
    shape: &'a Shape,
    into: &'a mut Read,
}

impl<'de> DeserializeSeed<'de> for Given<'_> {
    type Value = Option<Value>;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Given<'_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an answer")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.shape.one(text))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(self.shape.integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(number).ok().and_then(|number| self.shape.integer(number)))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(matches!(self.shape, Shape::Text).then_some(Value::Given))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(matches!(self.shape, Shape::Text).then_some(Value::Given))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let from = self.into.lists.len();
        while let Some(code) = list.next_element_seed(Code(self.shape))? {
            self.into.push(from, code);
        }
        Ok(self.into.list(from))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }
}

/// One choice of a list.
struct Code<'a>(&'a Shape);

impl<'de> DeserializeSeed<'de> for Code<'_> {
    type Value = Option<u32>;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Code<'_> {
    type Value = Option<u32>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("the name of a choice")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.code(name))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(self.0.code(&number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(self.0.code(&number.to_string()))
    }
}

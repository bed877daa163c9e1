//! The functions we evaluate, one arm each. Any other function name is recognised as
//! unsupported by the parser.

use super::{Scope, Value, pattern::Pattern};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    Selected,
    CountSelected,
    SelectedAt,
    If,
    Coalesce,
    Concat,
    Not,
    True,
    False,
    Boolean,
    Regex,
    StringLength,
    String,
    Contains,
    StartsWith,
    EndsWith,
    Substring,
    NormalizeSpace,
    Number,
    Int,
    Round,
    Floor,
    Ceiling,
    Abs,
    Sum,
    Min,
    Max,
    Count,
    Today,
    Now,
    Position,
    ChoiceName,
}

pub fn named(name: &str) -> Option<Function> {
    use Function::*;
    Some(match name {
        "selected" => Selected,
        "count-selected" => CountSelected,
        "selected-at" => SelectedAt,
        "if" => If,
        "coalesce" => Coalesce,
        "concat" => Concat,
        "not" => Not,
        "true" => True,
        "false" => False,
        "boolean" => Boolean,
        "regex" => Regex,
        "string-length" => StringLength,
        "string" => String,
        "contains" => Contains,
        "starts-with" => StartsWith,
        "ends-with" => EndsWith,
        "substr" => Substring,
        "normalize-space" => NormalizeSpace,
        "number" => Number,
        "int" => Int,
        "round" => Round,
        "floor" => Floor,
        "ceiling" => Ceiling,
        "abs" => Abs,
        "sum" => Sum,
        "min" => Min,
        "max" => Max,
        "count" | "count-non-empty" => Count,
        "today" => Today,
        "now" => Now,
        "position" => Position,
        "jr:choice-name" => ChoiceName,
        _ => return None,
    })
}

impl Function {
    pub fn takes(self, arguments: usize) -> bool {
        use Function::*;
        match self {
            True | False | Today | Now => arguments == 0,
            Not | Boolean | CountSelected | Int | Floor | Ceiling | Abs => arguments == 1,
            Number | String | StringLength | NormalizeSpace | Position => arguments <= 1,
            Selected | SelectedAt | Regex | Contains | StartsWith | EndsWith | ChoiceName => arguments == 2,
            Round => (1..=2).contains(&arguments),
            Substring => (2..=3).contains(&arguments),
            If => arguments == 3,
            Coalesce | Sum | Min | Max | Count => arguments >= 1,
            Concat => true,
        }
    }
}

/// Applies a function whose arguments are already values. `If` is the evaluator's own, so that
/// only the branch taken is worked out.
pub fn apply(function: Function, arguments: &[Value], scope: &dyn Scope, here: &Value) -> Value {
    use Function::*;
    let argument = |at: usize| arguments.get(at).unwrap_or(here);
    let text = |at: usize| argument(at).text();
    let number = |at: usize| argument(at).number();
    match function {
        Selected => Value::Truth(text(0).split_whitespace().any(|name| name == text(1).trim())),
        CountSelected => Value::Number(text(0).split_whitespace().count() as f64),
        SelectedAt => match place(number(1)) {
            Some(place) => Value::Text(text(0).split_whitespace().nth(place).unwrap_or_default().to_owned()),
            None => Value::empty(),
        },
        If => argument(if argument(0).truth() { 1 } else { 2 }).clone(),
        Coalesce => arguments.iter().find(|value| !value.text().is_empty()).cloned().unwrap_or(Value::empty()),
        Concat => Value::Text(arguments.iter().map(Value::text).collect()),
        Not => Value::Truth(!argument(0).truth()),
        True => Value::Truth(true),
        False => Value::Truth(false),
        Boolean => Value::Truth(argument(0).truth()),
        Regex => Value::Truth(Pattern::new(&text(1)).is_some_and(|pattern| pattern.matches(&text(0)))),
        StringLength => Value::Number(text(0).chars().count() as f64),
        String => Value::Text(text(0)),
        Contains => Value::Truth(text(0).contains(&text(1))),
        StartsWith => Value::Truth(text(0).starts_with(&text(1))),
        EndsWith => Value::Truth(text(0).ends_with(&text(1))),
        Substring => {
            let letters: Vec<char> = text(0).chars().collect();
            let begin = place(number(1)).unwrap_or(0).min(letters.len());
            let end = if arguments.len() > 2 { place(number(2)).unwrap_or(0) } else { letters.len() };
            Value::Text(letters[begin..end.clamp(begin, letters.len())].iter().collect())
        }
        NormalizeSpace => Value::Text(text(0).split_whitespace().collect::<Vec<_>>().join(" ")),
        Number => Value::Number(number(0)),
        Int => Value::Number(number(0).trunc()),
        Round => Value::Number(round(number(0), if arguments.len() > 1 { number(1) } else { 0.0 })),
        Floor => Value::Number(number(0).floor()),
        Ceiling => Value::Number(number(0).ceil()),
        Abs => Value::Number(number(0).abs()),
        Sum => Value::Number(numbers(arguments).sum()),
        Min => Value::Number(numbers(arguments).reduce(f64::min).unwrap_or(f64::NAN)),
        Max => Value::Number(numbers(arguments).reduce(f64::max).unwrap_or(f64::NAN)),
        Count => Value::Number(arguments.iter().filter(|value| !value.text().is_empty()).count() as f64),
        Today => Value::Text(scope.today().iso()),
        Now => Value::Text(moment(scope)),
        Position => Value::Number(1.0),
        ChoiceName => {
            let choice = text(0);
            let label = scope.choice_label(referenced(&text(1)), &choice);
            Value::Text(label.unwrap_or(choice))
        }
    }
}

/// The numbers among the answers: an unanswered question neither adds nor spoils a sum.
fn numbers(values: &[Value]) -> impl Iterator<Item = f64> {
    values.iter().filter(|value| !value.text().is_empty()).map(Value::number)
}

fn place(number: f64) -> Option<usize> {
    (0.0..1e9).contains(&number).then_some(number as usize)
}

/// To so many decimal places; a half goes up, as XPath rounds.
fn round(number: f64, places: f64) -> f64 {
    let places = if places.is_nan() { 0 } else { places.clamp(-15.0, 15.0) as i32 };
    let scale = 10_f64.powi(places);
    let rounded = (number * scale + 0.5).floor() / scale;
    if rounded.is_finite() { rounded } else { number }
}

fn moment(scope: &dyn Scope) -> String {
    let now = scope.now();
    let seconds = now.0.div_euclid(1000).rem_euclid(86_400);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{}T{hour:02}:{minute:02}:{second:02}Z", now.day().iso())
}

/// The name inside `${name}`, or the text itself.
pub fn referenced(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}')).map_or(text, str::trim)
}

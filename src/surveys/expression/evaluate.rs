//! Walks the tree. Total: every node has a value, and a walk that takes too many steps ends
//! with the empty text rather than with a waiting respondent.

use super::functions::{self, Function};
use super::lexer::Operator;
use super::parser::Node;
use super::{Scope, Value};
use crate::surveys::answers::Answer;

/// More than any expression that fits the length limit needs; a net under the net.
const MAX_STEPS: usize = 50_000;
/// Longest text a value may grow to, in bytes.
const MAX_TEXT: usize = 1_000_000;

pub fn evaluate(root: &Node, scope: &dyn Scope, here: Option<&Answer>) -> Value {
    Walk { scope, here: Value::of(here), steps: 0 }.value(root)
}

struct Walk<'a> {
    scope: &'a dyn Scope,
    here: Value,
    steps: usize,
}

impl Walk<'_> {
    fn value(&mut self, node: &Node) -> Value {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return Value::empty();
        }
        match node {
            Node::Text(text) => Value::Text(text.clone()),
            Node::Number(number) => Value::Number(*number),
            Node::Answer(name) => Value::of(self.scope.answer(name)),
            Node::Here => self.here.clone(),
            Node::Column(name) => Value::Text(self.scope.column(name).unwrap_or_default()),
            Node::Negative(node) => Value::Number(-self.value(node).number()),
            Node::Unsupported => Value::empty(),
            Node::Chain(first, rest) => self.chain(first, rest),
            Node::Call(Function::If, arguments) => match arguments.as_slice() {
                [condition, then, _] if self.value(condition).truth() => self.value(then),
                [_, _, otherwise] => self.value(otherwise),
                _ => Value::empty(),
            },
            Node::Call(function, arguments) => {
                let values: Vec<Value> = arguments.iter().map(|node| self.value(node)).collect();
                match functions::apply(*function, &values, self.scope, &self.here) {
                    Value::Text(text) if text.len() > MAX_TEXT => Value::empty(),
                    value => value,
                }
            }
        }
    }

    fn chain(&mut self, first: &Node, rest: &[(Operator, Node)]) -> Value {
        let mut value = self.value(first);
        for (operator, node) in rest {
            // `and` and `or` stop as soon as the answer is known.
            value = match operator {
                Operator::Or => Value::Truth(value.truth() || self.value(node).truth()),
                Operator::And => Value::Truth(value.truth() && self.value(node).truth()),
                _ => binary(*operator, &value, &self.value(node)),
            };
        }
        value
    }
}

fn binary(operator: Operator, left: &Value, right: &Value) -> Value {
    use Operator::*;
    let (a, b) = (left.number(), right.number());
    match operator {
        Or => Value::Truth(left.truth() || right.truth()),
        And => Value::Truth(left.truth() && right.truth()),
        Equal => Value::Truth(left.equals(right)),
        // The opposite of `=`, so `${age} != 65` holds where nothing is answered, as in XPath.
        Unequal => Value::Truth(!left.equals(right)),
        Less => Value::Truth(left.order(right).is_some_and(|order| order.is_lt())),
        LessEqual => Value::Truth(left.order(right).is_some_and(|order| order.is_le())),
        Greater => Value::Truth(left.order(right).is_some_and(|order| order.is_gt())),
        GreaterEqual => Value::Truth(left.order(right).is_some_and(|order| order.is_ge())),
        Plus => Value::Number(a + b),
        Minus => Value::Number(a - b),
        Times => Value::Number(a * b),
        Divide => Value::Number(a / b),
        Modulo => Value::Number(a % b),
    }
}

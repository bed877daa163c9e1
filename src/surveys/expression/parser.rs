//! Turns words into a tree. A chain of one precedence (`a + b - c …`) is one flat node, so the
//! tree is never deeper than the author's parentheses and a long sum cannot exhaust the stack.

use std::collections::BTreeSet;

use super::functions::{self, Function};
use super::lexer::{Operator, Word, words};
use super::{Compared, Expression, MAX_DEPTH, Syntax, SyntaxCode};

#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Text(String),
    Number(f64),
    /// `${name}`.
    Answer(String),
    /// `.`, the answer being checked.
    Here,
    /// A bare word: a column of the choices sheet.
    Column(String),
    /// `first op next op next …`, one precedence, from the left.
    Chain(Box<Node>, Vec<(Operator, Node)>),
    Negative(Box<Node>),
    Call(Function, Vec<Node>),
    /// Recognised, named, not evaluated; the children are kept for their names only.
    Unsupported,
}

impl Node {
    /// Whether the value depends on the answer being checked or on the clock.
    pub fn looks_around(&self) -> bool {
        match self {
            Node::Here => true,
            Node::Call(Function::Today | Function::Now, _) => true,
            Node::Chain(first, rest) => first.looks_around() || rest.iter().any(|(_, node)| node.looks_around()),
            Node::Negative(node) => node.looks_around(),
            Node::Call(_, arguments) => arguments.iter().any(Node::looks_around),
            _ => false,
        }
    }

    /// The operands of the outermost `and`s; the node itself where there is none.
    pub fn conjuncts(&self) -> Vec<&Node> {
        match self {
            Node::Chain(first, rest) if rest.iter().all(|(operator, _)| *operator == Operator::And) => {
                [&**first].into_iter().chain(rest.iter().map(|(_, node)| node)).flat_map(Node::conjuncts).collect()
            }
            node => vec![node],
        }
    }

    /// The questions it refers to, each once.
    pub fn gather_names(&self, names: &mut Vec<String>) {
        match self {
            Node::Answer(name) if !names.contains(name) => names.push(name.clone()),
            Node::Chain(first, rest) => {
                first.gather_names(names);
                rest.iter().for_each(|(_, node)| node.gather_names(names));
            }
            Node::Negative(node) => node.gather_names(names),
            Node::Call(_, arguments) => arguments.iter().for_each(|node| node.gather_names(names)),
            _ => {}
        }
    }
}

impl Node {
    /// Gathers comparisons of an answer with a fixed value.
    pub fn compared(&self, found: &mut Vec<Compared>) {
        match self {
            Node::Chain(first, rest) => {
                if let [(Operator::Equal | Operator::Unequal, second)] = rest.as_slice() {
                    found.extend(pair(first, second).or_else(|| pair(second, first)));
                }
                first.compared(found);
                rest.iter().for_each(|(_, node)| node.compared(found));
            }
            Node::Negative(node) => node.compared(found),
            Node::Call(function, arguments) => {
                if let (Function::Selected, [answer, value]) = (function, arguments.as_slice()) {
                    found.extend(pair(answer, value));
                }
                arguments.iter().for_each(|node| node.compared(found));
            }
            _ => {}
        }
    }
}

fn pair(answer: &Node, value: &Node) -> Option<Compared> {
    let answer = match answer {
        Node::Answer(name) => Some(name.clone()),
        Node::Here => None,
        _ => return None,
    };
    let value = match value {
        Node::Text(text) => text.clone(),
        Node::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(Compared { answer, value })
}

/// Operators from the loosest to the tightest.
const PRECEDENCE: [&[Operator]; 6] = [
    &[Operator::Or],
    &[Operator::And],
    &[Operator::Equal, Operator::Unequal],
    &[Operator::Less, Operator::LessEqual, Operator::Greater, Operator::GreaterEqual],
    &[Operator::Plus, Operator::Minus],
    &[Operator::Times, Operator::Divide, Operator::Modulo],
];

pub fn parse(text: &str) -> Result<Expression, Syntax> {
    let words = words(text)?;
    if words.is_empty() {
        return Err(Syntax { code: SyntaxCode::Empty, position: 0 });
    }
    let mut parser = Parser { end: text.chars().count(), words, at: 0, depth: 0, seen: Seen::default() };
    let root = parser.level(0)?;
    match parser.peek() {
        None => {}
        Some(Word::Close | Word::ClosePredicate) => return Err(parser.wrong(SyntaxCode::Bracket)),
        Some(_) => return Err(parser.wrong(SyntaxCode::Trailing)),
    }
    let Seen { names, columns, unsupported } = parser.seen;
    Ok(Expression { root, names, columns, unsupported: unsupported.into_iter().collect() })
}

#[derive(Default)]
struct Seen {
    names: Vec<String>,
    columns: Vec<String>,
    unsupported: BTreeSet<String>,
}

impl Seen {
    fn name(&mut self, name: &str) {
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }
}

struct Parser {
    words: Vec<(Word, usize)>,
    end: usize,
    at: usize,
    depth: usize,
    seen: Seen,
}

impl Parser {
    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at).map(|(word, _)| word)
    }

    fn wrong(&self, code: SyntaxCode) -> Syntax {
        let position = self.words.get(self.at).map_or(self.end, |(_, position)| *position);
        Syntax { code, position }
    }

    fn take(&mut self, wanted: &Word) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn level(&mut self, level: usize) -> Result<Node, Syntax> {
        let Some(operators) = PRECEDENCE.get(level) else { return self.unary() };
        let first = self.level(level + 1)?;
        let mut rest = Vec::new();
        while let Some(Word::Operator(operator)) = self.peek() {
            let operator = *operator;
            if !operators.contains(&operator) {
                break;
            }
            self.at += 1;
            rest.push((operator, self.level(level + 1)?));
        }
        Ok(if rest.is_empty() { first } else { Node::Chain(Box::new(first), rest) })
    }

    fn unary(&mut self) -> Result<Node, Syntax> {
        let mut minuses = 0;
        while self.take(&Word::Operator(Operator::Minus)) {
            minuses += 1;
        }
        let node = self.path()?;
        Ok(match minuses {
            0 => node,
            // Two minuses still make a number of their operand.
            even if even % 2 == 0 => Node::Negative(Box::new(Node::Negative(Box::new(node)))),
            _ => Node::Negative(Box::new(node)),
        })
    }

    /// An operand with whatever steps and predicates hang on it. Only the operand alone is
    /// evaluated; with steps it is a path into a document we do not keep.
    fn path(&mut self) -> Result<Node, Syntax> {
        let begin = self.at;
        let columns = self.seen.columns.len();
        let mut node = match self.peek() {
            Some(Word::Path("/" | "//")) => {
                self.at += 1;
                if self.starts_step() { self.step()? } else { Node::Unsupported }
            }
            _ => self.operand()?,
        };
        let mut steps = matches!(self.words.get(begin), Some((Word::Path(_), _)));
        loop {
            match self.peek() {
                Some(Word::Path("/" | "//")) => {
                    self.at += 1;
                    self.step()?;
                }
                Some(Word::Path("|")) => {
                    self.at += 1;
                    self.operand()?;
                }
                Some(Word::Path("::")) => {
                    self.at += 1;
                    self.step()?;
                }
                Some(Word::OpenPredicate) => {
                    self.at += 1;
                    self.nested(|parser| parser.level(0))?;
                    if !self.take(&Word::ClosePredicate) {
                        return Err(self.wrong(SyntaxCode::Bracket));
                    }
                }
                _ => break,
            }
            steps = true;
        }
        if steps {
            // The bare words of a path are its steps, not columns.
            self.seen.columns.truncate(columns);
            self.seen.unsupported.insert("path".to_owned());
            node = Node::Unsupported;
        }
        Ok(node)
    }

    fn starts_step(&self) -> bool {
        matches!(self.peek(), Some(Word::Name(_) | Word::Dot | Word::Path(".." | "*" | "@") | Word::Reference(_)))
    }

    fn step(&mut self) -> Result<Node, Syntax> {
        if !self.starts_step() {
            return Err(self.wrong(SyntaxCode::Operand));
        }
        self.operand()
    }

    fn operand(&mut self) -> Result<Node, Syntax> {
        let Some(word) = self.peek().cloned() else { return Err(self.wrong(SyntaxCode::Operand)) };
        let begin = self.at;
        self.at += 1;
        Ok(match word {
            Word::Text(text) => Node::Text(text),
            Word::Number(number) => Node::Number(number),
            Word::Dot => Node::Here,
            Word::Reference(name) => {
                if let Some((source, name)) = name.split_once('#') {
                    self.seen.unsupported.insert(source.to_owned());
                    self.seen.name(name);
                    Node::Unsupported
                } else {
                    self.seen.name(&name);
                    Node::Answer(name)
                }
            }
            Word::Path("..") | Word::Path("*") => Node::Unsupported,
            Word::Path("@") => {
                if !matches!(self.peek(), Some(Word::Name(_) | Word::Path("*"))) {
                    return Err(self.wrong(SyntaxCode::Operand));
                }
                self.at += 1;
                Node::Unsupported
            }
            Word::Open => {
                let node = self.nested(|parser| parser.level(0))?;
                if !self.take(&Word::Close) {
                    return Err(self.wrong(SyntaxCode::Bracket));
                }
                node
            }
            Word::Name(name) if self.peek() == Some(&Word::Open) => self.call(&name, begin)?,
            Word::Name(name) => {
                self.seen.columns.push(name.clone());
                Node::Column(name)
            }
            _ => {
                self.at = begin;
                return Err(self.wrong(SyntaxCode::Operand));
            }
        })
    }

    fn call(&mut self, name: &str, begin: usize) -> Result<Node, Syntax> {
        self.at += 1;
        let mut arguments = Vec::new();
        if !self.take(&Word::Close) {
            loop {
                arguments.push(self.nested(|parser| parser.level(0))?);
                if self.take(&Word::Close) {
                    break;
                }
                if !self.take(&Word::Comma) {
                    return Err(self.wrong(SyntaxCode::Bracket));
                }
            }
        }
        let Some(function) = functions::named(name) else {
            self.seen.unsupported.insert(format!("{name}()"));
            return Ok(Node::Unsupported);
        };
        if !function.takes(arguments.len()) {
            self.at = begin;
            return Err(self.wrong(SyntaxCode::Arguments));
        }
        // jr:choice-name takes the question as a text: '${question}'.
        if function == Function::ChoiceName
            && let Some(Node::Text(text)) = arguments.get(1)
        {
            let name = functions::referenced(text).to_owned();
            self.seen.name(&name);
        }
        if function == Function::Regex
            && let Some(Node::Text(pattern)) = arguments.get(1)
            && super::pattern::Pattern::new(pattern).is_none()
        {
            self.seen.unsupported.insert("regex()".to_owned());
        }
        if function == Function::Position && !matches!(arguments.first(), None | Some(Node::Here)) {
            self.seen.unsupported.insert("position()".to_owned());
            return Ok(Node::Unsupported);
        }
        Ok(Node::Call(function, arguments))
    }

    fn nested(&mut self, read: impl FnOnce(&mut Parser) -> Result<Node, Syntax>) -> Result<Node, Syntax> {
        if self.depth >= MAX_DEPTH {
            return Err(self.wrong(SyntaxCode::TooDeep));
        }
        self.depth += 1;
        let node = read(self);
        self.depth -= 1;
        node
    }
}

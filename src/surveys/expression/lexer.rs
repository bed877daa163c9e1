//! Cuts an expression into words. XPath's one ambiguity is settled here, by its own rule
//! (section 3.7): `*`, `and`, `or`, `div`, `mod` are operators only where an operand has
//! just ended.

use super::{MAX_CHARS, Syntax, SyntaxCode};

#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    /// `${name}`; the name as written.
    Reference(String),
    Text(String),
    Number(f64),
    /// A function or a bare word, possibly with a prefix: `jr:choice-name`.
    Name(String),
    Operator(Operator),
    Open,
    Close,
    OpenPredicate,
    ClosePredicate,
    Comma,
    Dot,
    /// `..`, `/`, `//`, `@`, `::`, `|`, a `*` that is a step: parts of paths.
    Path(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Plus,
    Minus,
    Times,
    Divide,
    Modulo,
}

/// The words with the positions they begin at.
pub fn words(text: &str) -> Result<Vec<(Word, usize)>, Syntax> {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() > MAX_CHARS {
        return Err(Syntax { code: SyntaxCode::TooLong, position: MAX_CHARS });
    }
    let mut found: Vec<(Word, usize)> = Vec::new();
    let mut at = 0;
    while let Some(&first) = chars.get(at) {
        if first.is_whitespace() {
            at += 1;
            continue;
        }
        let after_operand = found.last().is_some_and(|(word, _)| ends_operand(word));
        let (word, length) = word_at(&chars, at, after_operand)?;
        found.push((word, at));
        at += length;
    }
    Ok(found)
}

fn ends_operand(word: &Word) -> bool {
    matches!(
        word,
        Word::Reference(_)
            | Word::Text(_)
            | Word::Number(_)
            | Word::Name(_)
            | Word::Close
            | Word::ClosePredicate
            | Word::Dot
            | Word::Path(".." | "*")
    )
}

fn word_at(chars: &[char], at: usize, after_operand: bool) -> Result<(Word, usize), Syntax> {
    use Operator::*;
    let first = chars[at];
    let second = chars.get(at + 1).copied();
    let wrong = |code| Err(Syntax { code, position: at });
    Ok(match (first, second) {
        ('$', Some('{')) => {
            let Some(length) = chars[at + 2..].iter().position(|&c| c == '}') else {
                return wrong(SyntaxCode::Reference);
            };
            let name: String = chars[at + 2..at + 2 + length].iter().collect();
            let name = name.trim().to_owned();
            if name.is_empty() || name.contains(['$', '{']) {
                return wrong(SyntaxCode::Reference);
            }
            (Word::Reference(name), length + 3)
        }
        ('$', _) => return wrong(SyntaxCode::Reference),
        // Word processors and spreadsheets like to turn quotes round; both ends are accepted.
        ('\'' | '"' | '‘' | '’' | '“' | '”' | '„', _) => {
            let closes = |c: char| match first {
                '\'' | '"' => c == first,
                '‘' | '’' => matches!(c, '‘' | '’'),
                _ => matches!(c, '“' | '”'),
            };
            let Some(length) = chars[at + 1..].iter().position(|&c| closes(c)) else {
                return wrong(SyntaxCode::UnclosedText);
            };
            (Word::Text(chars[at + 1..at + 1 + length].iter().collect()), length + 2)
        }
        ('<', Some('=')) => (Word::Operator(LessEqual), 2),
        ('>', Some('=')) => (Word::Operator(GreaterEqual), 2),
        ('!', Some('=')) => (Word::Operator(Unequal), 2),
        ('<', _) => (Word::Operator(Less), 1),
        ('>', _) => (Word::Operator(Greater), 1),
        ('=', _) => (Word::Operator(Equal), 1),
        ('+', _) => (Word::Operator(Plus), 1),
        ('-', _) => (Word::Operator(Minus), 1),
        ('*', _) if after_operand => (Word::Operator(Times), 1),
        ('*', _) => (Word::Path("*"), 1),
        ('(', _) => (Word::Open, 1),
        (')', _) => (Word::Close, 1),
        ('[', _) => (Word::OpenPredicate, 1),
        (']', _) => (Word::ClosePredicate, 1),
        (',', _) => (Word::Comma, 1),
        ('|', _) => (Word::Path("|"), 1),
        ('@', _) => (Word::Path("@"), 1),
        (':', Some(':')) => (Word::Path("::"), 2),
        ('/', Some('/')) => (Word::Path("//"), 2),
        ('/', _) => (Word::Path("/"), 1),
        ('.', Some('.')) => (Word::Path(".."), 2),
        ('.', Some(digit)) if digit.is_ascii_digit() => number(chars, at),
        ('.', _) => (Word::Dot, 1),
        (digit, _) if digit.is_ascii_digit() => number(chars, at),
        (letter, _) if letter.is_alphabetic() || letter == '_' => name(chars, at, after_operand),
        _ => return wrong(SyntaxCode::Character),
    })
}

fn number(chars: &[char], at: usize) -> (Word, usize) {
    let length = chars[at..].iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
    let digits: String = chars[at..at + length].iter().collect();
    (Word::Number(digits.parse().unwrap_or(f64::NAN)), length)
}

fn name(chars: &[char], at: usize, after_operand: bool) -> (Word, usize) {
    let plain = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let mut length = chars[at..].iter().take_while(|c| plain(c)).count();
    let prefixed = chars.get(at + length) == Some(&':')
        && chars.get(at + length + 1).is_some_and(|c| c.is_alphabetic() || *c == '_');
    if prefixed {
        length += 1 + chars[at + length + 1..].iter().take_while(|c| plain(c)).count();
    }
    let name: String = chars[at..at + length].iter().collect();
    let operator = match name.as_str() {
        "and" => Some(Operator::And),
        "or" => Some(Operator::Or),
        "div" => Some(Operator::Divide),
        "mod" => Some(Operator::Modulo),
        _ => None,
    };
    match operator {
        Some(operator) if after_operand => (Word::Operator(operator), length),
        _ => (Word::Name(name), length),
    }
}

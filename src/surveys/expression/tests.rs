use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

struct Form(BTreeMap<String, Answer>);

impl Scope for Form {
    fn answer(&self, name: &str) -> Option<&Answer> {
        self.0.get(name)
    }
    fn today(&self) -> Day {
        Day::from_civil(2026, 11, 21).expect("a day of the calendar")
    }
    fn now(&self) -> Moment {
        self.today().start().plus_seconds(3661)
    }
    fn choice_label(&self, question: &str, choice: &str) -> Option<String> {
        (question == "age" && choice == "65plus").then(|| "65 a více".to_owned())
    }
}

fn form() -> Form {
    let names = |list: &[&str]| Answer::List(list.iter().map(ToString::to_string).collect());
    Form(BTreeMap::from([
        ("age".to_owned(), Answer::Text("65plus".to_owned())),
        ("years".to_owned(), Answer::Integer(41)),
        ("needs".to_owned(), names(&["transport", "home_care"])),
        ("born".to_owned(), Answer::Text("1980-02-29".to_owned())),
    ]))
}

fn value(text: &str) -> Value {
    Expression::parse(text).expect(text).evaluate(&form(), None)
}

fn check(text: &str, expected: &str) {
    assert_eq!(value(text).text(), expected, "{text}");
}

fn check_wrong(text: &str, code: SyntaxCode, position: usize) {
    assert_eq!(Expression::parse(text), Err(Syntax { code, position }), "{text}");
}

#[test]
fn arithmetic_follows_precedence_and_goes_from_the_left() {
    check("1 + 2 * 3", "7");
    check("(1 + 2) * 3", "9");
    check("10 - 3 - 2", "5");
    check("7 mod 4 + 9 div 3", "6");
    check("-7 mod 4", "-3");
    check("--5", "5");
    check("1 div 0", "Infinity");
    check("0.1 + 0.2 = 0.3", "true");
}

#[test]
fn an_empty_answer_is_an_empty_text_and_no_number() {
    check("${nobody}", "");
    check("${nobody} = ''", "true");
    check("number('')", "NaN");
    for comparison in ["${nobody} > 5", "${nobody} < 5", "${nobody} >= 0", "${nobody} = 5", "${nobody} + 1 > 0"] {
        check(comparison, "false");
    }
    check("${nobody} != 5", "true");
}

#[test]
fn an_answered_number_differs_from_nothing() {
    check("${years} != ''", "true");
    check("${years} = 41", "true");
    check("${years} >= 18 and ${years} < 65", "true");
}

#[test]
fn a_multiple_choice_reads_as_its_names() {
    check("${needs}", "transport home_care");
    check("selected(${needs}, 'home_care')", "true");
    check("selected(${needs}, 'home')", "false");
    check("count-selected(${needs})", "2");
    check("selected-at(${needs}, 1)", "home_care");
    check("selected-at(${needs}, 7)", "");
    check("count-selected(${nobody})", "0");
}

#[test]
fn functions_give_what_the_specification_says() {
    check("if(${years} > 40, 'ano', 'ne')", "ano");
    check("coalesce(${nobody}, ${age})", "65plus");
    check("concat('a', 1, true())", "a1true");
    check("not(false())", "true");
    check("regex('39165', '\\d{5}')", "true");
    check("regex('391 65 x', '\\d{3} \\d{2}')", "false");
    check("string-length('Bechyně')", "7");
    check("int('3.9')", "3");
    check("round(2.5)", "3");
    check("round(-2.5)", "-2");
    check("round(3.14159, 2)", "3.14");
    check("sum(${years}, 1, ${nobody})", "42");
    check("min(3, 2, ${nobody})", "2");
    check("max(3, ${years})", "41");
    check("count(${years}, ${nobody})", "1");
    check("today()", "2026-11-21");
    check("now()", "2026-11-21T01:01:01Z");
    check("jr:choice-name(${age}, '${age}')", "65 a více");
    check("jr:choice-name(${age}, '${other}')", "65plus");
}

#[test]
fn dates_compare_as_days() {
    check("${born} < today()", "true");
    check("today() - ${born} > 16000", "true");
    check("'2025-02-29' < today()", "false");
}

#[test]
fn the_dot_is_the_answer_being_checked() {
    let constraint = Expression::parse(". >= 0 and . <= 120").expect("a constraint");
    assert!(constraint.is_true(&form(), Some(&Answer::Integer(41))));
    assert!(!constraint.is_true(&form(), Some(&Answer::Integer(141))));
    assert!(!constraint.is_true(&form(), None));
}

#[test]
fn names_are_listed_once_in_order() {
    let parsed = Expression::parse("${b} = 1 or ${a} = 2 or ${b} = 3 or jr:choice-name(1, '${c}') = ''");
    assert_eq!(parsed.expect("an expression").names(), ["b", "a", "c"]);
}

#[test]
fn what_we_do_not_evaluate_is_named_and_not_refused() {
    let unsupported = |text: &str| Expression::parse(text).expect(text).unsupported().join(" ");
    assert_eq!(unsupported("pulldata('f', 'a', 'b', ${x})"), "pulldata()");
    assert_eq!(unsupported("indexed-repeat(${a}, ${r}, position(..) - 1)"), "indexed-repeat() path position()");
    assert_eq!(unsupported("once(random())"), "once() random()");
    assert_eq!(unsupported("instance('c')/root/item[name = ${q}]/label"), "instance() path");
    assert_eq!(unsupported("../q1 = 2"), "path");
    assert_eq!(unsupported("/data/q1 = 2"), "path");
    assert_eq!(unsupported("${t}[position() = position(current()/..) - 1]/s"), "current() path position()");
    assert_eq!(unsupported("${last-saved#q1}"), "last-saved");
    assert_eq!(unsupported("regex(., '(?=x)y')"), "regex()");
    assert_eq!(unsupported("${a} = 1"), "");
}

#[test]
fn mistakes_have_a_kind_and_a_place() {
    check_wrong("", SyntaxCode::Empty, 0);
    check_wrong("${a} +", SyntaxCode::Operand, 6);
    check_wrong("${a", SyntaxCode::Reference, 0);
    check_wrong("${a} = 'x", SyntaxCode::UnclosedText, 7);
    check_wrong("(1 + 2", SyntaxCode::Bracket, 6);
    check_wrong("1 + 2)", SyntaxCode::Bracket, 5);
    check_wrong("1 2", SyntaxCode::Trailing, 2);
    check_wrong("selected(${a})", SyntaxCode::Arguments, 0);
    check_wrong("1 # 2", SyntaxCode::Character, 2);
    check_wrong(&"(".repeat(500), SyntaxCode::TooDeep, MAX_DEPTH + 1);
    check_wrong(&"1+".repeat(20_000), SyntaxCode::TooLong, MAX_CHARS);
}

#[test]
fn a_sum_of_thousands_of_terms_is_evaluated_without_a_deep_stack() {
    check(&format!("1{}", "+1".repeat(9000)), "9001");
    check(&format!("{}1", "-".repeat(9001)), "-1");
}

#[test]
fn quotes_turned_round_by_a_spreadsheet_are_read() {
    check("${age} = ‘65plus’", "true");
    check("${age} = „65plus“", "true");
}

proptest! {
    #[test]
    fn no_text_breaks_the_parser_or_the_evaluator(text in ".{0,80}") {
        if let Ok(parsed) = Expression::parse(&text) {
            parsed.evaluate(&form(), None);
            parsed.constant();
        }
    }

    #[test]
    fn no_sequence_of_words_breaks_the_evaluator(words in proptest::collection::vec(
        prop::sample::select(vec!["${needs}", "${years}", "'a b'", "1", "0", ".", "..", "(", ")", "[", "]", ",", "+",
            "-", "*", "div", "mod", "and", "or", "=", "!=", "<", ">=", "/", "selected(", "selected-at(", "substr(",
            "if(", "round(", "regex(", "concat(", "max(", "name", "today()", "position("]), 0..14)) {
        if let Ok(parsed) = Expression::parse(&words.join(" ")) {
            parsed.evaluate(&form(), Some(&Answer::Integer(-1)));
        }
    }
}

#[test]
fn an_expression_is_taken_apart_at_its_ands_only() {
    let parts = |text: &str| -> Vec<Vec<String>> {
        let parts = Expression::parse(text).expect("an expression").conjuncts();
        parts.iter().map(|part| part.names().to_vec()).collect()
    };
    assert_eq!(parts("${a} = 1 and (${b} = 2 and not(${c} = 3))"), [["a"], ["b"], ["c"]]);
    assert_eq!(parts("${a} = 1 or ${b} = 2"), [["a", "b"]]);
    assert_eq!(parts("(${a} = 1 or ${b} = 2) and selected(${c}, 'x')"), [vec!["a", "b"], vec!["c"]]);
}

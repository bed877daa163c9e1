//! Czech typography: one-letter prepositions and conjunctions never end a line, numbers keep
//! their unit, and no line begins with a dash.
//! Source: ÚJČ AV ČR, Internetová jazyková příručka, „Zalomení řádků a nevhodné výrazy na jejich konci“.

/// The text set for a language (`cs` and `sk` get the rules, others stay as they are).
pub fn set(text: &str, language: &str) -> String {
    if !matches!(language, "cs" | "sk") {
        return text.to_owned();
    }
    let mut set = String::with_capacity(text.len() + 8);
    // The run of letters or digits before the current place, and what stood before it.
    let (mut word, mut before) = (String::new(), ' ');
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c == ' ' {
            let next = rest.peek().copied();
            set.push(if holds(&word, before, next) { '\u{a0}' } else { ' ' });
            (before, word) = (' ', String::new());
        } else {
            if c.is_alphanumeric() {
                word.push(c);
            } else {
                word.clear();
                before = c;
            }
            set.push(c);
        }
    }
    set
}

/// Whether the space after `word` must not break.
fn holds(word: &str, before: char, next: Option<char>) -> bool {
    // A dash may end a line and never begins one.
    if next == Some('–') {
        return true;
    }
    let starts_fresh = before == ' ' || matches!(before, '\u{a0}' | '(' | '„' | '\n' | '“' | '>');
    let mut letters = word.chars();
    let one_letter = match (letters.next(), letters.next()) {
        (Some(letter), None) => "kosuvzaiKOSUVZAI".contains(letter),
        _ => false,
    };
    let number = !word.is_empty()
        && word.chars().all(|c| c.is_ascii_digit())
        && next.is_some_and(|c| c.is_alphabetic() || c == '%' || c.is_ascii_digit());
    starts_fresh && (one_letter || number)
}

#[cfg(test)]
mod tests {
    use super::set;

    #[test]
    fn short_words_hold_on_to_the_next() {
        assert_eq!(set("Služby v obci a k lékaři", "cs"), "Služby v\u{a0}obci a\u{a0}k\u{a0}lékaři");
        assert_eq!(set("V obci („z domu“)", "cs"), "V\u{a0}obci („z\u{a0}domu“)");
        assert_eq!(set("varianta B a dál", "cs"), "varianta B a\u{a0}dál");
        assert_eq!(set("za 10 minut", "cs"), "za 10\u{a0}minut");
        assert_eq!(set("2 – dobře", "cs"), "2\u{a0}– dobře");
        assert_eq!(set("a bus", "en"), "a bus");
    }
}

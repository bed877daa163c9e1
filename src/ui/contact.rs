//! A contact one can press: e-mail addresses and Czech telephone numbers become links, because
//! whoever needs help filling in a form on a phone calls from that phone.

/// Safe HTML with its addresses and numbers linked; what is a link already stays as it is.
pub fn linked(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + 128);
    let mut within_link = false;
    let mut rest = html;
    while !rest.is_empty() {
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |at| at + 1);
            let (tag, after) = rest.split_at(end);
            within_link = if tag.starts_with("<a ") { true } else { within_link && tag != "</a>" };
            out.push_str(tag);
            rest = after;
        } else {
            let (words, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            if within_link {
                out.push_str(words)
            } else {
                link_words(words, &mut out)
            }
            rest = after;
        }
    }
    out
}

fn link_words(words: &str, out: &mut String) {
    let mut rest = words;
    let mut fresh = true;
    while let Some(next) = rest.chars().next() {
        if fresh && let Some(email) = email(rest) {
            out.push_str(&format!("<a href=\"mailto:{email}\">{email}</a>"));
            rest = &rest[email.len()..];
        } else if fresh && let Some(number) = telephone(rest) {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let number_held = number.replace(' ', "\u{a0}");
            out.push_str(&format!("<a href=\"tel:+420{digits}\">{number_held}</a>"));
            rest = &rest[number.len()..];
        } else {
            out.push(next);
            rest = &rest[next.len_utf8()..];
        }
        fresh = !next.is_alphanumeric() || rest.is_empty();
    }
}

/// The e-mail address this text begins with.
fn email(text: &str) -> Option<&str> {
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '@');
    let end = text.find(|c| !part(c)).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(['.', '-']);
    let (name, host) = word.split_once('@')?;
    (!name.is_empty() && host.contains('.') && !host.contains('@')).then_some(word)
}

/// The telephone number this text begins with: nine digits in threes.
fn telephone(text: &str) -> Option<&str> {
    let mut digits = 0;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' if digits == 9 => return None,
            '0'..='9' => {
                digits += 1;
                end = at + 1;
            }
            ' ' | '\u{a0}' if digits == 3 || digits == 6 => {}
            _ => break,
        }
    }
    (digits == 9).then(|| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn addresses_and_numbers_can_be_pressed() {
        assert_eq!(
            linked("Jana, 380 000\u{a0}000 (vzor), jana.d@bechynsko.example."),
            "Jana, <a href=\"tel:+420380000000\">380\u{a0}000\u{a0}000</a> (vzor), \
             <a href=\"mailto:jana.d@bechynsko.example\">jana.d@bechynsko.example</a>."
        );
    }

    #[test]
    fn nothing_else_is_touched() {
        for text in [
            "<a href=\"mailto:a@b.cz\">a@b.cz</a> a dál",
            "náměstí T. G. Masaryka 2, 391 65 Bechyně",
            "číslo 1234567890 a zavináč @ sám",
        ] {
            assert_eq!(linked(text), text);
        }
    }
}

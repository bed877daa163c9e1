//! Makes a stylesheet smaller without understanding it: comments and needless whitespace go,
//! everything else stays as written. On the way, every `url(…)` is handed to the caller.
//!
//! What is kept on purpose: a space before a colon (`nav :hover` is not `nav:hover`), spaces
//! around `+` and `-` (`calc(1px + 2px)` needs them), and everything within quotes.

use std::iter::Peekable;
use std::str::Chars;

/// Squeezes a stylesheet; `address` answers with the new text of each `url(…)`.
pub fn squeeze(source: &str, address: &mut dyn FnMut(&str) -> Result<String, String>) -> Result<String, String> {
    let mut out = String::with_capacity(source.len());
    let mut chars = source.chars().peekable();
    let mut gap = false; // whitespace seen and not yet written
    let mut glued = false; // a comment without whitespace seen and not yet decided on

    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if c == '/' && chars.peek() == Some(&'*') {
            chars.next();
            skip_comment(&mut chars)?;
            glued = true;
            continue;
        }
        if gap {
            if wants_space(&out, c) {
                out.push(' ');
            }
        } else if glued && out.chars().next_back().is_some_and(is_name) && is_name(c) {
            out.push_str("/**/"); // a comment parts two words without being a space
        }
        (gap, glued) = (false, false);

        match c {
            '"' | '\'' => {
                out.push(c);
                out.push_str(&rest_of_string(c, &mut chars)?);
            }
            '(' if out.to_ascii_lowercase().ends_with("url") => {
                let inside = rest_of_url(&mut chars)?;
                out.push_str(&format!("(\"{}\")", address(&inside)?));
            }
            '}' => {
                if out.ends_with(';') {
                    out.pop();
                }
                out.push('}');
            }
            _ => out.push(c),
        }
    }
    Ok(out)
}

/// Whether the space between what is written and the next letter means something.
fn wants_space(out: &str, next: char) -> bool {
    match out.chars().next_back() {
        None | Some('{' | '}' | ';' | ',' | '(') => false,
        // In a declaration nothing is lost, and no selector has a space after its colon.
        Some(':') => false,
        Some(_) => !matches!(next, '{' | '}' | ';' | ',' | ')'),
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '%' | '#' | '.')
}

fn skip_comment(chars: &mut Peekable<Chars>) -> Result<(), String> {
    let mut last = ' ';
    for c in chars {
        if last == '*' && c == '/' {
            return Ok(());
        }
        last = c;
    }
    Err("a comment does not end".into())
}

/// From after the opening quote to the closing one, included, as written.
fn rest_of_string(quote: char, chars: &mut Peekable<Chars>) -> Result<String, String> {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        text.push(c);
        if c == '\\' {
            text.extend(chars.next());
        } else if c == quote {
            return Ok(text);
        }
    }
    Err("a string does not end".into())
}

/// The address in `url(…)`, quotes and surrounding space removed.
fn rest_of_url(chars: &mut Peekable<Chars>) -> Result<String, String> {
    let mut text = String::new();
    while let Some(c) = chars.next() {
        match c {
            ')' => return Ok(text.trim().to_owned()),
            '"' | '\'' if text.trim().is_empty() => {
                text = rest_of_string(c, chars)?;
                text.pop();
                while chars.next_if(|c| c.is_whitespace()).is_some() {}
                return match chars.next() {
                    Some(')') => Ok(text),
                    _ => Err("a url() does not end".into()),
                };
            }
            _ => text.push(c),
        }
    }
    Err("a url() does not end".into())
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        let squeezed = squeeze(source, &mut |address| Ok(format!("new/{address}")));
        assert_eq!(squeezed.as_deref(), Ok(expected));
    }

    #[test]
    fn comments_and_needless_whitespace_go() {
        check(
            "/* why */\n.card ,\n.box {\n  color : red;\n  margin: 0  auto ;\n}\n\n",
            ".card,.box{color :red;margin:0 auto}",
        );
    }

    #[test]
    fn a_space_that_means_something_stays() {
        check("nav :hover { a: b }", "nav :hover{a:b}");
        check("p { width: calc( 100% - ( 2px + 1em ) ) }", "p{width:calc(100% - (2px + 1em))}");
        check("@media (width > 30em) and (hover) { a > b { c: d } }", "@media (width > 30em) and (hover){a > b{c:d}}");
        check("a { & .b { c: d; } &:hover { e: f } }", "a{& .b{c:d}&:hover{e:f}}");
        check("a { margin: -1px -2px; font: 1rem/1.5 sans }", "a{margin:-1px -2px;font:1rem/1.5 sans}");
    }

    #[test]
    fn what_is_quoted_is_not_touched() {
        check(r#"a::after { content: "  /* no */ { \" " }"#, r#"a::after{content:"  /* no */ { \" "}"#);
        check("q { quotes: '„' '“' }", "q{quotes:'„' '“'}");
    }

    #[test]
    fn a_comment_between_words_keeps_them_apart() {
        check("a{b:c/* x */d}", "a{b:c/**/d}");
        check("a{b:c /* x */ d}", "a{b:c d}");
    }

    #[test]
    fn every_address_is_handed_over() {
        check(
            "@font-face { src: url( 'a b.woff2' ) format(\"woff2\"), url(c.woff2); }",
            "@font-face{src:url(\"new/a b.woff2\") format(\"woff2\"),url(\"new/c.woff2\")}",
        );
    }

    #[test]
    fn an_empty_custom_property_and_an_unfinished_comment() {
        check("a { --x: ; }", "a{--x:}");
        assert!(squeeze("a /* b", &mut |a| Ok(a.into())).is_err());
        assert!(squeeze("a { b: \"c", &mut |a| Ok(a.into())).is_err());
    }
}

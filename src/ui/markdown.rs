//! What authors may write besides plain words: a Markdown subset (emphasis, lists, links, line
//! breaks). HTML in it is shown as text, never executed; links leave only to https and mail.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};

/// Markdown to safe HTML with Czech typography.
pub fn to_html(source: &str, language: &str) -> String {
    render(source, language, false)
}

/// The same without the outer paragraph, for labels and legends.
pub fn inline(source: &str, language: &str) -> String {
    render(source, language, true)
}

fn render(source: &str, language: &str, inline: bool) -> String {
    let mut skipped_link = false;
    let events = Parser::new_ext(source, Options::empty()).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Text(text) => Some(Event::Text(super::typography::set(&text, language).into())),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            let safe = dest_url.starts_with("https://") || dest_url.starts_with("mailto:");
            skipped_link = !safe;
            safe.then_some(event)
        }
        Event::End(TagEnd::Link) if skipped_link => {
            skipped_link = false;
            None
        }
        // A label has no headings of its own: levels belong to the page.
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) if inline => None,
        Event::SoftBreak => Some(Event::HardBreak),
        other => Some(other),
    });
    let mut out = String::with_capacity(source.len() + 16);
    html::push_html(&mut out, events);
    out
}

/// The words alone, for titles, tables and charts.
pub fn plain(source: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(source, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn author_html_is_shown_not_executed() {
        let html = to_html("Ahoj <script>alert(1)</script> [x](javascript:alert(1)) **tučně**", "cs");
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("javascript:"), "{html}");
        assert!(html.contains("<strong>tučně</strong>"), "{html}");
        let block = to_html("<div onclick=\"x()\">\n\nk lékaři", "cs");
        assert!(!block.contains("<div"), "{block}");
        assert!(block.contains("k\u{a0}lékaři"), "{block}");
    }
}

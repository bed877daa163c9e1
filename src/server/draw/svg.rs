//! A scene as SVG: real text, a title and a description for people who do not see it, nothing that
//! asks for anything from outside and nothing inline that a strict policy would refuse.

use std::fmt::Write as _;

use super::font::{FAMILY, Weight, width as width_of};
use super::scene::{Anchor, Mark, Scene};

/// `title` is read first, `description` on request; `language` is the code of both.
pub fn write(scene: &Scene, title: &str, description: &str, language: &str) -> String {
    let (width, height) = (short(scene.width), short(scene.height));
    // Ids are unique on a page with several pictures and the same for the same picture.
    let id = format!("g{:08x}", fingerprint(scene, title));
    let mut svg = String::with_capacity(1024 + scene.marks.len() * 140);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"{id}t {id}d\" xml:lang=\"{language}\" lang=\"{language}\" font-family=\"{FAMILY}\">\
         <title id=\"{id}t\">{}</title><desc id=\"{id}d\">{}</desc>",
        escaped(title),
        escaped(description),
    );
    if let Some(lines) = scene.marks.iter().find_map(|mark| match mark {
        Mark::Hatch { lines, .. } => Some(lines),
        _ => None,
    }) {
        let _ = write!(
            svg,
            "<defs><pattern id=\"{id}h\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <path d=\"M0 0V5\" stroke=\"{}\" stroke-width=\"2\"/></pattern></defs>",
            lines.hex()
        );
    }
    for mark in &scene.marks {
        match mark {
            Mark::Box { x, y, width, height, fill } => {
                let (x, y, width, height) = (short(*x), short(*y), short(*width), short(*height));
                let _ = write!(svg, "<path d=\"M{x} {y}h{width}v{height}h-{width}z\" fill=\"{}\"/>", fill.hex());
            }
            Mark::Hatch { x, y, width, height, lines } => {
                let _ = write!(
                    svg,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#{id}h)\" stroke=\"{}\"/>",
                    short(x + 0.5),
                    short(y + 0.5),
                    short((width - 1.0).max(0.0)),
                    short((height - 1.0).max(0.0)),
                    lines.hex()
                );
            }
            Mark::Text { x, baseline, text, size, weight: weight_of, fill, anchor } => {
                let anchor = match anchor {
                    Anchor::Start => "",
                    Anchor::Middle => " text-anchor=\"middle\"",
                    Anchor::End => " text-anchor=\"end\"",
                };
                let weight = if *weight_of == Weight::SemiBold { " font-weight=\"600\"" } else { "" };
                // A picture shown by <img> has no web fonts: whatever family stands in takes the room
                // that was measured.
                let length = short(width_of(text, *size, *weight_of));
                let _ = write!(
                    svg,
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{weight}{anchor} textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                    short(*x),
                    short(*baseline),
                    short(*size),
                    fill.hex(),
                    escaped(text)
                );
            }
        }
    }
    svg.push_str("</svg>");
    svg
}

/// Tenths of a pixel are enough, and `-0` is 0.
fn short(number: f32) -> String {
    let tenths = (number * 10.0).round() as i64;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}", tenths as f64 / 10.0) }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML has no other control characters at all.
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

/// FNV-1a over what the picture says. Source: RFC 9923.
fn fingerprint(scene: &Scene, title: &str) -> u32 {
    let texts = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Text { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let width = scene.width.to_string();
    [title, &width]
        .into_iter()
        .chain(texts)
        .flat_map(str::bytes)
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

//! What an island is given, as plain texts: reading structures would cost a phone more kilobytes
//! than everything the islands do. The parts of one thing are joined by the ASCII unit separator,
//! things by the record separator; no form field can hold either.

const UNIT: char = '\u{1f}';
const RECORD: char = '\u{1e}';

/// Joins the parts of one thing.
pub fn pack(parts: &[&str]) -> String {
    let clean: Vec<String> = parts.iter().map(|part| part.replace([UNIT, RECORD], " ")).collect();
    clean.join("\u{1f}")
}

/// The parts again.
pub fn unpack(packed: &str) -> Vec<String> {
    packed.split(UNIT).map(str::to_owned).collect()
}

#[cfg(feature = "ssr")]
pub use server::give;

#[cfg(feature = "ssr")]
mod server {
    use leptos::prelude::*;

    /// Lays packed things into the page for the island of this name to find. Not as props of
    /// Leptos: those are read by serde_json, which with its tables weighs as much as all our
    /// islands together (docs/decisions/0014-islands-take-hold-of-the-page.md).
    pub fn give(island: &'static str, packed: &[String]) -> AnyView {
        let given = packed.join("\u{1e}");
        view! { <span hidden data-island=island data-given=given></span> }.into_any()
    }
}

#[cfg(feature = "hydrate")]
pub use browser::taken;

#[cfg(feature = "hydrate")]
mod browser {
    use web_sys::Element;

    use super::RECORD;
    use crate::ui::islands::dom;

    /// What has been laid into the page for the islands of this name and nobody has taken yet.
    pub fn taken(island: &str) -> Vec<Vec<String>> {
        let laid = leptos::prelude::document().document_element();
        let laid: Vec<Element> = laid.map(|page| dom::all(&page, "[data-given]")).unwrap_or_default();
        laid.into_iter()
            .filter(|element| element.get_attribute("data-island").as_deref() == Some(island))
            .filter_map(|element| {
                let given = element.get_attribute("data-given")?;
                element.remove();
                Some(given.split(RECORD).map(str::to_owned).collect())
            })
            .collect()
    }
}

//! Regions of a page that stay fresh while somebody looks: the count on the desk, “14 of 21 have
//! voted”, the projector. Without a script the page shows the moment it was opened, or loads
//! itself anew from time to time (`Page::refresh`).
//!
//! A tiny address is asked again and again for a short text that names the state. When it says
//! something new, or when the connection was lost in between, the page asks for its own HTML and
//! takes over what lies in every `[data-live]`. So there is one way to draw a state, on the server.
//!
//! **A region has an id and holds no island**: nothing in it would be awake. Where the server
//! draws an island into a region, or has other regions than the page that is shown (a round was
//! opened, somebody was signed out), the whole page is loaded anew. The page must have been
//! reached by GET.

use leptos::prelude::*;

/// Keeps the regions of this page fresh.
#[cfg(feature = "ssr")]
#[component]
pub fn Live(
    /// Answers with a short text that changes whenever a region does.
    address: String,
    /// That text when the page was drawn.
    seen: String,
    every_ms: u32,
    /// Said while the connection is lost.
    lost: String,
) -> impl IntoView {
    view! {
        {super::give("live", &[address, seen, every_ms.to_string(), lost])}
        <Watching/>
    }
}

#[island]
fn Watching() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    for given in super::taken("live") {
        if let Ok([address, seen, every_ms, lost]) = <[String; 4]>::try_from(given) {
            browser::watch(address, seen, every_ms.parse().unwrap_or(5_000), lost);
        }
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::{document, window};
    use wasm_bindgen::JsCast;
    use web_sys::{Document, DomParser, Element, HtmlElement, SupportedType};

    use crate::ui::islands::dom::{self, Pause};

    /// How long an answer may take, in milliseconds.
    const PATIENCE: i32 = 8_000;
    /// How soon it is asked again after a failure.
    const AGAIN: i32 = 1_500;

    pub fn watch(address: String, seen: String, every: i32, lost: String) {
        let Some(main) = dom::by_id::<Element>("main") else { return };
        let note = dom::add(&main, "p", "live-note", "");
        dom::set(&note, "role", "status");
        let pause = Pause::default();
        for target in [document().unchecked_into(), window().unchecked_into()] {
            let pause = pause.clone();
            dom::listen(&target, &["visibilitychange", "online", "pageshow"], move |_| pause.cut_short());
        }
        wasm_bindgen_futures::spawn_local(follow(address, seen, every, lost, note, pause));
    }

    /// For as long as the page is open: for hours, over restarts of the server and lost networks.
    async fn follow(address: String, mut seen: String, every: i32, lost: String, note: HtmlElement, pause: Pause) {
        let mut failures = 0;
        loop {
            pause.rest(if failures > 0 { AGAIN } else { every }).await;
            if document().hidden() {
                continue;
            }
            // After a loss everything is fetched anew, whatever the text says.
            let fresh = match dom::ask(&address, PATIENCE).await {
                Some(now) if now == seen && failures == 0 => continue,
                Some(now) if freshen().await.is_some() => Some(now),
                _ => None,
            };
            match fresh {
                Some(now) => {
                    seen = now;
                    failures = 0;
                    note.set_text_content(None);
                }
                None => failures += 1,
            }
            // A single failure is often a telephone waking up, and nobody's concern.
            if failures == 2 {
                note.set_text_content(Some(&lost));
            }
        }
    }

    /// `None` where the page does not come.
    async fn freshen() -> Option<()> {
        let location = window().location();
        let html = dom::ask(&location.href().ok()?, PATIENCE).await?;
        let new = DomParser::new().ok()?.parse_from_string(&html, SupportedType::TextHtml).ok()?;
        let (shown, coming) = (regions(&document()), regions(&new));
        let same = |(old, new): (&Element, &Element)| {
            old.id() == new.id() && matches!(new.query_selector("leptos-island"), Ok(None))
        };
        if shown.len() != coming.len() || !shown.iter().zip(&coming).all(same) {
            let _ = location.reload();
            return None;
        }
        document().set_title(&new.title());
        for (old, new) in shown.iter().zip(&coming) {
            let html = new.inner_html();
            if old.inner_html() != html {
                swap(old, &html);
            }
        }
        Some(())
    }

    fn regions(page: &Document) -> Vec<Element> {
        page.document_element().map(|root| dom::all(&root, "[data-live]")).unwrap_or_default()
    }

    fn folds(region: &Element) -> Vec<Element> {
        dom::all(region, "details")
    }

    /// What somebody has unfolded in a region, counted from its top.
    fn opened(region: &Element) -> Vec<usize> {
        let open = |(at, fold): (usize, Element)| fold.has_attribute("open").then_some(at);
        folds(region).into_iter().enumerate().filter_map(open).collect()
    }

    /// Whoever has the focus in the region keeps it, if it is still there.
    fn swap(region: &Element, html: &str) {
        let focused = document().active_element().filter(|element| region.contains(Some(element)));
        let focused = focused.map(|element| element.id()).filter(|id| !id.is_empty());
        let open = opened(region);
        region.set_inner_html(html);
        for at in open {
            if let Some(fold) = folds(region).get(at) {
                dom::set(fold, "open", "");
            }
        }
        // One value follows the other, so that a stylesheet may show every change anew.
        let beat = if region.get_attribute("data-live").as_deref() == Some("odd") { "even" } else { "odd" };
        dom::set(region, "data-live", beat);
        if let Some(element) = focused.and_then(|id| dom::by_id::<HtmlElement>(&id)) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }
}

//! What a form keeps in this tab until it has been received: a reload or a page
//! of mistakes costs nobody their order. Nothing of it leaves the browser.

use leptos::prelude::*;

/// On the page that says “received”: what was kept under this key goes.
#[cfg(feature = "ssr")]
#[component]
pub fn ForgetDraft(key: String) -> impl IntoView {
    view! {
        {super::give("forget-draft", &[key])}
        <Forgetting/>
    }
}

#[island]
fn Forgetting() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    for given in super::taken("forget-draft") {
        given.iter().for_each(|key| browser::forget(key));
    }
}

#[cfg(feature = "hydrate")]
pub use browser::{keep, kept};

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::window;

    /// `None` where the browser keeps nothing (a private window, a full disk).
    fn drawer() -> Option<web_sys::Storage> {
        window().session_storage().ok().flatten()
    }

    pub fn keep(key: &str, text: &str) {
        if let Some(drawer) = drawer() {
            let _ = drawer.set_item(key, text);
        }
    }

    pub fn kept(key: &str) -> Option<String> {
        drawer()?.get_item(key).ok().flatten()
    }

    pub fn forget(key: &str) {
        if let Some(drawer) = drawer() {
            let _ = drawer.remove_item(key);
        }
    }
}

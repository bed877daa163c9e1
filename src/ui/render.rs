//! A Leptos view becomes HTML. Pages are drawn after their data has been read, in one go: no
//! streaming, nothing that would need a script to fall into place.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::prelude::*;

/// Draws a view, islands included. The view is made inside the closure, because islands need the
/// owner that lives there.
pub fn to_html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().into_view().to_html());
    owner.unset_with_forced_cleanup();
    html
}

//! A count that follows the responses while the coordinator watches. Without a script the page
//! shows the count of the moment it was opened.

use leptos::prelude::*;

#[island]
pub fn LiveCount(
    /// Where the number is asked for: answers with the bare number.
    address: String,
    count: i64,
) -> impl IntoView {
    let now = RwSignal::new(count);
    let awake = RwSignal::new(false);
    // Effects run only in the browser: the dot says that the count is alive.
    Effect::new(move |_| awake.set(true));
    // One class follows the other, so that the dot beats anew with every change.
    let class = move || match (awake.get(), now.get() % 2 == 0) {
        (false, _) => "live-count",
        (true, false) => "live-count odd",
        (true, true) => "live-count even",
    };
    #[cfg(feature = "hydrate")]
    browser::follow(address, now);
    #[cfg(not(feature = "hydrate"))]
    let _ = address;
    view! { <span class=class role="status">{move || now.get().to_string()}</span> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    use wasm_bindgen_futures::JsFuture;

    pub fn follow(address: String, count: RwSignal<i64>) {
        set_interval(
            move || {
                let address = address.clone();
                leptos::task::spawn_local(async move {
                    if let Some(now) = ask(&address).await {
                        count.set(now);
                    }
                });
            },
            Duration::from_secs(4),
        );
    }

    /// `None` while the network is away: the next time may be better.
    async fn ask(address: &str) -> Option<i64> {
        let answer = JsFuture::from(window().fetch_with_str(address)).await.ok()?;
        let answer: web_sys::Response = answer.dyn_into().ok()?;
        let text = JsFuture::from(answer.ok().then(|| answer.text().ok())??).await.ok()?;
        text.as_string()?.trim().parse().ok()
    }
}

//! Sending over the Wi-Fi of a village hall: a form leaves only once the server has answered, so
//! that nobody meets the browser's own page of despair with a ballot in it. Without a script the
//! form is sent as any other; sent twice, its key makes it one.

use leptos::prelude::*;

use super::pack;
#[cfg(any(feature = "hydrate", test))]
use super::unpack;

/// What somebody reads while the form waits. `SendWords::of` has them for an order that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendWords {
    pub sending: String,
    pub waiting: String,
    pub stop: String,
    pub stopped: String,
}

impl SendWords {
    pub fn packed(&self) -> String {
        pack(&[&self.sending, &self.waiting, &self.stop, &self.stopped])
    }

    #[cfg(any(feature = "hydrate", test))]
    fn unpacked(packed: &str) -> SendWords {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        SendWords { sending: next(), waiting: next(), stop: next(), stopped: next() }
    }
}

#[cfg(feature = "ssr")]
impl SendWords {
    pub fn of(w: crate::ui::Words) -> SendWords {
        SendWords {
            sending: w.t("send-sending"),
            waiting: w.t("send-waiting"),
            stop: w.t("send-stop"),
            stopped: w.t("send-stopped"),
        }
    }
}

/// Stands anywhere on the page of the form.
#[cfg(feature = "ssr")]
#[component]
pub fn SendSafely(
    /// The id of the form.
    form: String,
    /// A tiny address that says whether the server can be reached: `/healthz`.
    probe: String,
    /// Packed [`SendWords`].
    words: String,
) -> impl IntoView {
    view! {
        {super::give("send-safely", &[form, probe, words])}
        <Sending/>
    }
}

#[island]
fn Sending() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    for given in super::taken("send-safely") {
        if let Ok([form, probe, words]) = <[String; 3]>::try_from(given) {
            browser::stand_by(&form, probe, SendWords::unpacked(&words));
        }
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::cell::Cell;
    use std::rc::Rc;

    use leptos::prelude::{document, window};
    use wasm_bindgen::JsCast;
    use web_sys::{Event, HtmlElement, HtmlFormElement, SubmitEvent};

    use super::SendWords;
    use crate::ui::islands::dom::{self, Pause};

    const PATIENCE: i32 = 3_000;
    const AGAIN: i32 = 2_000;
    /// After this the buttons answer again, should the browser have given up.
    const GIVEN_UP: i32 = 20_000;

    const BUTTONS: &str = "button:not([type=button])";

    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Ready,
        /// Asking whether the server is there.
        Asking,
        /// It is: the next submit is ours.
        LettingGo,
        Gone,
    }

    /// One form on its way.
    struct Way {
        form: HtmlFormElement,
        probe: String,
        words: SendWords,
        said: HtmlElement,
        stop: HtmlElement,
        state: Cell<State>,
        /// Which attempt this is: one that was stopped must not wake up again.
        attempt: Cell<u32>,
        pause: Pause,
    }

    pub fn stand_by(form: &str, probe: String, words: SendWords) {
        let Some(form) = dom::by_id::<HtmlFormElement>(form) else { return };
        let place = dom::add(&form, "div", "sending", "");
        let said = dom::add(&place, "p", "", "");
        dom::set(&said, "role", "status");
        let stop = dom::add(&place, "button", "button quiet", &words.stop);
        dom::set(&stop, "type", "button");
        stop.set_hidden(true);
        let (state, attempt, pause) = (Cell::new(State::Ready), Cell::new(0), Pause::default());
        let way = Rc::new(Way { form, probe, words, said, stop, state, attempt, pause });

        let this = Rc::clone(&way);
        dom::listen(&way.form, &["submit"], move |event| this.submitted(&event));
        let this = Rc::clone(&way);
        dom::listen(&way.stop, &["click"], move |_| {
            this.be_ready(&this.words.stopped);
            if let Some(button) = dom::inside::<HtmlElement>(&this.form, BUTTONS) {
                let _ = button.focus();
            }
        });
        // Who comes back by the browser's own button finds the page as it was left: sending.
        let this = Rc::clone(&way);
        dom::listen(&window(), &["pageshow"], move |_| {
            if this.state.get() == State::Gone {
                this.be_ready("");
            }
        });
        let this = Rc::clone(&way);
        dom::listen(&window(), &["online"], move |_| this.pause.cut_short());
    }

    impl Way {
        fn submitted(self: &Rc<Self>, event: &Event) {
            match self.state.get() {
                State::LettingGo => self.state.set(State::Gone),
                State::Asking | State::Gone => event.prevent_default(),
                State::Ready => {
                    event.prevent_default();
                    self.state.set(State::Asking);
                    self.attempt.set(self.attempt.get() + 1);
                    self.dim(Some("true"));
                    self.say(&self.words.sending);
                    let button = self.pressed(event);
                    wasm_bindgen_futures::spawn_local(Rc::clone(self).send(button));
                }
            }
        }

        /// The button may carry a name and a value of its own, so it is the one to be pressed again.
        fn pressed(&self, event: &Event) -> Option<HtmlElement> {
            let submitter = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
            // Browsers that do not say have at least left the focus there.
            let focused = || document().active_element()?.dyn_into().ok();
            let ours = |button: &HtmlElement| button.matches(BUTTONS) == Ok(true) && self.form.contains(Some(button));
            submitter.or_else(focused).filter(ours).or_else(|| dom::inside(&self.form, BUTTONS))
        }

        async fn send(self: Rc<Self>, button: Option<HtmlElement>) {
            let attempt = self.attempt.get();
            let stopped = || self.attempt.get() != attempt || self.state.get() != State::Asking;
            while dom::ask(&self.probe, PATIENCE).await.is_none() {
                if stopped() {
                    return;
                }
                self.stop.set_hidden(false);
                self.say(&self.words.waiting);
                dom::reveal(&self.stop);
                self.pause.rest(AGAIN).await;
            }
            if stopped() {
                return;
            }
            self.stop.set_hidden(true);
            self.say(&self.words.sending);
            self.state.set(State::LettingGo);
            match button {
                Some(button) => button.click(),
                None => drop(self.form.submit()),
            }
            self.pause.rest(GIVEN_UP).await;
            if self.attempt.get() == attempt {
                self.be_ready("");
            }
        }

        fn be_ready(&self, word: &str) {
            self.state.set(State::Ready);
            self.stop.set_hidden(true);
            self.dim(None);
            self.say(word);
        }

        /// Not `disabled`: that would take the focus away, and the button's name with it.
        fn dim(&self, value: Option<&str>) {
            for button in dom::all::<HtmlElement>(&self.form, BUTTONS) {
                dom::mark(&button, "aria-disabled", value);
            }
        }

        fn say(&self, words: &str) {
            if self.said.text_content().as_deref() != Some(words) {
                self.said.set_text_content(Some(words));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_while_waiting_arrives_whole() {
        let word = str::to_owned;
        let words = SendWords { sending: word("a"), waiting: word("b"), stop: word("c"), stopped: word("d") };
        assert_eq!(SendWords::unpacked(&words.packed()), words);
    }
}

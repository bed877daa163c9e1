//! A few words for the browser, so that the islands read as what they do.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Element, Event, EventTarget, HtmlElement, RequestCache, RequestInit, Response,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element inside that matches.
pub fn inside<T: JsCast>(element: &Element, selector: &str) -> Option<T> {
    element.query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// All of them, in the order of the page.
pub fn all<T: JsCast>(element: &Element, selector: &str) -> Vec<T> {
    let Ok(found) = element.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// A new element at the end of another.
pub fn add(parent: &Element, tag: &str, class: &str, text: &str) -> HtmlElement {
    let element = document().create_element(tag).expect("our tags are names").unchecked_into::<HtmlElement>();
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    let _ = parent.append_child(&element);
    element
}

pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// An attribute that is there, with this value, or not at all.
pub fn mark(element: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => set(element, name, value),
        None => drop(element.remove_attribute(name)),
    }
}

/// Scrolls no further than needed for the whole of it to be seen.
pub fn reveal(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What an event met, or what stands around it.
pub fn met(event: &Event, selector: &str) -> Option<HtmlElement> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()??.dyn_into().ok()
}

/// Listens as long as the page lives.
pub fn listen(target: &EventTarget, events: &[&str], act: impl Fn(Event) + 'static) {
    let act = Closure::<dyn Fn(Event)>::new(act).into_js_value();
    for event in events {
        let _ = target.add_event_listener_with_callback(event, act.unchecked_ref());
    }
}

pub fn later(milliseconds: i32, act: impl FnOnce() + 'static) {
    call_later(milliseconds, Closure::once_into_js(act).unchecked_ref());
}

fn call_later(milliseconds: i32, act: &Function) {
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(act, milliseconds);
}

/// A pause that somebody may cut short.
#[derive(Clone, Default)]
pub struct Pause(Rc<RefCell<Option<Function>>>);

impl Pause {
    pub async fn rest(&self, milliseconds: i32) {
        let promise = Promise::new(&mut |wake: Function, _| {
            call_later(milliseconds, &wake);
            *self.0.borrow_mut() = Some(wake);
        });
        let _ = JsFuture::from(promise).await;
    }

    pub fn cut_short(&self) {
        if let Some(wake) = self.0.take() {
            let _ = wake.call0(&JsValue::NULL);
        }
    }
}

/// What an address answers. `None` where it refuses, is away, or takes longer than this: on a bad
/// network a request may otherwise hang for minutes.
pub async fn ask(address: &str, patience: i32) -> Option<String> {
    let stop = AbortController::new().ok()?;
    let options = RequestInit::new();
    options.set_signal(Some(&stop.signal()));
    options.set_cache(RequestCache::NoStore);
    // Whatever has ended by then does not notice.
    later(patience, move || stop.abort());
    let answer = JsFuture::from(window().fetch_with_str_and_init(address, &options)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    JsFuture::from(answer.ok().then(|| answer.text().ok())??).await.ok()?.as_string()
}

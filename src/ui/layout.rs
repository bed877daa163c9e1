//! The shell of every page: head, skip link, demonstration strip, header with the reader's
//! comforts (letter size, contrast, language), main, footer.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;

use super::{
    Words,
    appearance::{Contrast, TextSize},
    render::to_html,
};
use crate::{
    server::{assets, visit::Visit},
    vocabulary::Lang,
};

/// What a page says of itself.
pub struct Page {
    /// The title of the window, without the name of the house.
    pub title: String,
    /// Where the language switch, and a form of comforts, comes back to; the page's own path
    /// unless it was reached by a POST.
    pub here: Option<String>,
    /// The name of whoever is signed in; their pages have a desk in the header.
    pub signed_in: Option<String>,
    /// Whether the page has islands and needs the script.
    pub islands: bool,
    /// Whether search engines may show it.
    pub listed: bool,
    /// A class of `<body>`: the desk has closer lines.
    pub class: &'static str,
    /// After how many seconds a page without a script loads itself anew: for what changes by
    /// itself ([`Live`](super::islands::Live) does the same with one).
    pub refresh: Option<u32>,
    /// For the wall of a meeting room: nothing around the page but the reader's comforts, at its foot.
    pub bare: bool,
    /// What becomes of the page when the reader wants other letters.
    pub comforts: Comforts,
    /// The funders' lines, one for each; they stand in the footer.
    pub publicity: Vec<String>,
}

/// How letters become larger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comforts {
    /// The choice is posted and the page is drawn anew.
    Reload,
    /// The page changes where it stands, by its style alone, and the choice goes along with this
    /// form: something was typed there. Where a browser cannot do that, the page is drawn anew.
    WithForm(&'static str),
    /// The choice is sent with this form, which comes back with all that was typed in it; its handler
    /// asks [`Visit::asks_for_comforts`]. Needs no script.
    Through(&'static str),
    /// The page changes where it stands. It is shown once and cannot be drawn anew.
    Once,
}

/// The field in which [`Comforts::WithForm`] sends the size of letters.
pub const SIZE_FIELD: &str = "pismo";

impl Page {
    pub fn titled(title: impl Into<String>) -> Page {
        Page {
            title: title.into(),
            here: None,
            signed_in: None,
            islands: false,
            listed: false,
            class: "",
            refresh: None,
            bare: false,
            comforts: Comforts::Reload,
            publicity: Vec::new(),
        }
    }

    pub fn listed(self) -> Page {
        Page { listed: true, ..self }
    }

    pub fn with_islands(self) -> Page {
        Page { islands: true, ..self }
    }

    pub fn of(self, name: &str) -> Page {
        Page { signed_in: Some(name.to_owned()), ..self }
    }

    pub fn here(self, path: impl Into<String>) -> Page {
        Page { here: Some(path.into()), ..self }
    }

    pub fn class(self, class: &'static str) -> Page {
        Page { class, ..self }
    }

    pub fn refresh(self, seconds: u32) -> Page {
        Page { refresh: Some(seconds), ..self }
    }

    pub fn bare(self) -> Page {
        Page { bare: true, ..self }
    }

    /// Changing the letters must not take the page away: see [`Comforts`].
    pub fn comforts(self, comforts: Comforts) -> Page {
        Page { comforts, ..self }
    }

    /// Adds a funder's line, unless it is empty or already there.
    pub fn publicity(mut self, line: &str) -> Page {
        if !line.is_empty() && !self.publicity.iter().any(|said| said == line) {
            self.publicity.push(line.to_owned());
        }
        self
    }
}

/// Draws a page: `main` is called where islands can live.
pub fn page<V: IntoView + 'static>(visit: &Visit, page: Page, main: impl FnOnce() -> V) -> Response {
    page_with_status(StatusCode::OK, visit, page, main)
}

pub fn page_with_status<V: IntoView + 'static>(
    status: StatusCode,
    visit: &Visit,
    page: Page,
    main: impl FnOnce() -> V,
) -> Response {
    let html = html(visit, page, main);
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// The whole document.
pub fn html<V: IntoView + 'static>(visit: &Visit, page: Page, main: impl FnOnce() -> V) -> String {
    let document = to_html(|| shell(visit, page, main().into_any()));
    format!("<!doctype html>{document}")
}

fn shell(visit: &Visit, page: Page, main: AnyView) -> impl IntoView + use<> {
    let w = visit.words;
    let here = page.here.clone().unwrap_or_else(|| visit.path.clone());
    let title = format!("{} – Priorita", page.title);
    let styles = assets::address("app.css").map(|href| view! { <link rel="stylesheet" href=href/> });
    let script = assets::address("islands.js")
        .filter(|_| page.islands)
        .map(|src| view! { <script type="module" src=src></script> });
    let font = assets::address("fonts/priorita-sans.woff2")
        .map(|href| view! { <link rel="preload" href=href r#as="font" r#type="font/woff2" crossorigin="anonymous"/> });
    let robots = (!page.listed).then(|| view! { <meta name="robots" content="noindex"/> });
    let refresh = page
        .refresh
        .map(|seconds| view! { <noscript><meta http-equiv="refresh" content=seconds.to_string()/></noscript> });
    let demonstration = visit.demonstration.then(|| {
        view! {
            <aside class="demo" aria-label=w.t("demonstration")>
                <p class="wrap">
                    <strong>{w.t("demonstration")}</strong>
                    " "
                    {w.t("demonstration-about")}
                </p>
            </aside>
        }
    });
    let unknown_language = visit.unknown_language.clone().map(|code| {
        view! {
            <div class="notice warm" role="status">
                <p>{w.with("language-unknown", &[("code", code.into())])}</p>
            </div>
        }
    });
    let class = (!page.class.is_empty()).then_some(page.class);
    let bare = page.bare;
    let head = (!bare).then(|| top(visit, &here, page.signed_in.clone(), page.comforts));
    let foot = if bare { comforts_alone(visit, &here).into_any() } else { foot(w, &page).into_any() };
    view! {
        <html lang=w.0.code() class=visit.appearance.classes()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>{title}</title>
                {robots}
                {refresh}
                {font}
                {styles}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                {script}
            </head>
            <body class=class>
                <a class="skip" href="#main">{w.t("skip-to-content")}</a>
                {demonstration}
                {head}
                <main id="main" class=if bare { "stage" } else { "wrap page" } tabindex="-1">
                    {unknown_language}
                    {main}
                </main>
                {foot}
            </body>
        </html>
    }
}

fn comforts_alone(visit: &Visit, here: &str) -> impl IntoView + use<> {
    view! {
        <footer class="comforts-alone">
            {comfort(visit, here, None)}
            {languages(visit, here, None)}
        </footer>
    }
}

fn top(visit: &Visit, here: &str, signed_in: Option<String>, comforts: Comforts) -> impl IntoView + use<> {
    let w = visit.words;
    let current = if visit.path == "/desk" { "page" } else { "true" };
    let desk = signed_in.map(|name| {
        view! {
            <nav class="top-nav" aria-label=w.t("desk")>
                <ul>
                    <li><a href="/desk" aria-current=current>{w.t("desk")}</a></li>
                    <li>
                        <form method="post" action="/odhlaseni">
                            <button>{w.with("sign-out", &[("name", name.into())])}</button>
                        </form>
                    </li>
                </ul>
            </nav>
        }
    });
    let in_place =
        matches!(comforts, Comforts::WithForm(_) | Comforts::Once).then(|| comfort_in_place(visit, comforts));
    let form = match comforts {
        Comforts::Through(form) => Some(form),
        _ => None,
    };
    // Enter in a field presses the first button of its form, wherever it stands: that must not be one of
    // the header's.
    let enter = form.map(|form| view! { <button class="trap" form=form tabindex="-1" aria-hidden="true"></button> });
    let again =
        (comforts != Comforts::Once).then(|| view! { {comfort(visit, here, form)} {languages(visit, here, form)} });
    view! {
        <header class="top">
            <div class="wrap top-row">
                <a class="brand" href="/">
                    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                        <path d="M0 1h20v4.6H0z"/>
                        <path d="M0 7.7h14v4.6H0z"/>
                        <path class="second" d="M0 14.4h8V19H0z"/>
                    </svg>
                    "Priorita"
                </a>
                {desk}
                {enter}
                {in_place}
                {again}
            </div>
        </header>
    }
}

/// The sign on a button and its name for those who hear it.
fn size_words(w: Words, size: TextSize) -> (&'static str, String) {
    match size {
        TextSize::Small => ("A−", w.t("letters-small")),
        TextSize::Medium => ("A", w.t("letters-medium")),
        TextSize::Large => ("A+", w.t("letters-large")),
    }
}

/// Radio buttons that the style sheet listens to (`:has`): no script, no way to the server.
fn comfort_in_place(visit: &Visit, comforts: Comforts) -> impl IntoView + use<> {
    let w = visit.words;
    let form = match comforts {
        Comforts::WithForm(form) => Some(form),
        Comforts::Reload | Comforts::Through(_) | Comforts::Once => None,
    };
    let sizes = TextSize::ALL
        .map(|size| {
            let (sign, name) = size_words(w, size);
            let id = format!("{SIZE_FIELD}-{}", size.code());
            let chosen = size == visit.appearance.size;
            view! {
                <input type="radio" id=id.clone() name=SIZE_FIELD value=size.code() checked=chosen
                    form=form aria-label=name autocomplete="off"/>
                <label for=id aria-hidden="true">{sign}</label>
            }
        })
        .into_iter()
        .collect_view();
    view! { <div class="comfort in-place" role="radiogroup" aria-label=w.t("letters")>{sizes}</div> }
}

/// One form, many buttons: works without a script and comes back to where the reader stands. With
/// `form` they are buttons of that one instead.
fn comfort(visit: &Visit, here: &str, form: Option<&'static str>) -> AnyView {
    let w = visit.words;
    let appearance = visit.appearance;
    let sizes = TextSize::ALL
        .map(|size| {
            let pressed = if size == appearance.size { "true" } else { "false" };
            let (sign, name) = size_words(w, size);
            view! {
                <button name="size" value=size.code() form=form aria-pressed=pressed aria-label=name>{sign}</button>
            }
        })
        .into_iter()
        .collect_view();
    let high = appearance.contrast == Contrast::High;
    let buttons = view! {
        {sizes}
        <button
            name="contrast"
            value=appearance.contrast.other().code()
            form=form
            aria-pressed=if high { "true" } else { "false" }
            aria-label=w.t("contrast-high")
        >
            <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                <path d="M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2v14a7 7 0 0 1 0-14z"/>
            </svg>
        </button>
    };
    preferences("comfort", w.t("comforts"), here, form, buttons.into_any())
}

/// The other languages, each in its own name. A form of its own, so that on a phone it may share
/// the line of the way back.
fn languages(visit: &Visit, here: &str, form: Option<&'static str>) -> AnyView {
    let buttons = Lang::ALL
        .into_iter()
        .filter(|lang| *lang != visit.lang())
        .map(|lang| {
            view! {
                <button name="lang" value=lang.code() form=form lang=lang.code()>{lang.native_name()}</button>
            }
        })
        .collect_view();
    preferences("langs", visit.words.t("languages"), here, form, buttons.into_any())
}

fn preferences(class: &'static str, name: String, here: &str, form: Option<&'static str>, buttons: AnyView) -> AnyView {
    match form {
        Some(_) => view! { <div class=class role="group" aria-label=name>{buttons}</div> }.into_any(),
        None => view! {
            <form class=class method="post" action="/predvolby" aria-label=name>
                <input type="hidden" name="back" value=here.to_owned()/>
                {buttons}
            </form>
        }
        .into_any(),
    }
}

fn foot(w: Words, page: &Page) -> impl IntoView + use<> {
    let publicity = page.publicity.iter().map(|line| view! { <p>{line.clone()}</p> }).collect_view();
    let publicity = (!page.publicity.is_empty()).then(|| view! { <div class="publicity">{publicity}</div> });
    let door = page.signed_in.is_none().then(|| view! { <li><a href="/prihlaseni">{w.t("for-coordinators")}</a></li> });
    view! {
        <footer class="foot">
            <div class="wrap">
                {publicity}
                <nav aria-label=w.t("foot")>
                    <ul>
                        <li><a href="/soukromi">{w.t("privacy")}</a></li>
                        <li><a href="/pristupnost">{w.t("accessibility")}</a></li>
                        {door}
                    </ul>
                </nav>
            </div>
        </footer>
    }
}

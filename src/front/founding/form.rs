//! The form of a process. What a plan cannot do without stands first; everything that can wait
//! stands below one heading that says so.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use crate::{
    accounts::Account,
    groups::WorkingGroup,
    processes::{Founding, MOST_PHASES, Process, Typed, TypedPhase},
    server::visit::Visit,
    ui::{
        Page, Words,
        form::{FieldError, TextArea, TextField, error_summary, title_with_errors},
        page_with_status,
    },
};

/// Rows for phases that are there before anybody asks for more.
const PHASES_AT_FIRST: usize = 3;

pub struct FoundingPage<'a> {
    pub account: &'a Account,
    /// The process that is being changed; `None` for a new one.
    pub of: Option<&'a Process>,
    /// Those it has.
    pub groups: &'a [WorkingGroup],
    /// What was typed, or what we propose.
    pub typed: &'a Founding,
    pub new_groups: &'a str,
}

pub fn founding_page(visit: &Visit, shown: &FoundingPage<'_>, errors: &[FieldError]) -> Response {
    let w = visit.words;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = w.t(if shown.of.is_some() { "process-change" } else { "founding-title" });
    let page = Page::titled(title_with_errors(w, &title, errors)).of(&shown.account.name).class("desk");
    page_with_status(status, visit, page, || {
        let form = Form { w, errors, typed: shown.typed };
        let act = w.t(if shown.of.is_some() { "process-change-act" } else { "founding-act" });
        let lead = shown.of.is_none().then(|| view! { <p class="lead">{w.t("founding-lead")}</p> });
        let later = match shown.of {
            None => view! {
                <h2 id="later">{w.t("founding-later")}</h2>
                <p class="soft">{w.t("founding-later-about")}</p>
            }
            .into_any(),
            Some(_) => view! { <h2 id="later">{w.t("founding-more")}</h2> }.into_any(),
        };
        view! {
            {crumbs(w, shown.of, &title)}
            {error_summary(w, errors)}
            <h1>{title.clone()}</h1>
            {lead}
            <form class="form column founding" method="post" action=visit.path.clone() novalidate>
                {form.line("name", "founding-name", Some(w.t("founding-name-hint")), &shown.typed.name.cs)}
                {form.address(visit, shown.of)}
                <div class="years">
                    {form.short("first_year", "founding-first-year", None, &shown.typed.first_year)}
                    {form.short("last_year", "founding-last-year", None, &shown.typed.last_year)}
                </div>
                {form.places(shown.of.is_some())}
                <section class="form later" aria-labelledby="later">
                    {later}
                    {form.lines("summary", "founding-summary", Some(w.t("founding-summary-hint")), &shown.typed.summary.cs, 3)}
                    {form.line("contact", "founding-contact", Some(w.t("founding-contact-hint")), &shown.typed.contact.cs)}
                    {form.line("publicity", "founding-publicity", Some(w.t("founding-publicity-hint")), &shown.typed.publicity.cs)}
                    {form.short("limit", "founding-limit", Some(w.t("founding-limit-hint")), &shown.typed.limit)}
                    {form.phases()}
                    {form.groups(shown.groups, shown.new_groups)}
                    {form.english()}
                </section>
                <div class="actions">
                    <button class="button">{act}</button>
                    <a href="/desk">{w.t("founding-back")}</a>
                </div>
            </form>
        }
    })
}

/// Where one is: desk › process › here.
fn crumbs(w: Words, of: Option<&Process>, here: &str) -> AnyView {
    let process = of.map(|process| {
        let name = process.name.text(w.0.code(), "cs").to_owned();
        view! { <li><a href=format!("/desk#{}", process.slug)>{name}</a></li> }
    });
    view! {
        <nav class="crumbs" aria-label=w.t("where-you-are")>
            <ol>
                <li><a href="/desk">{w.t("desk")}</a></li>
                {process}
                <li aria-current="page">{here.to_owned()}</li>
            </ol>
        </nav>
    }
    .into_any()
}

/// The parts of the form share what was typed and what is wrong with it.
#[derive(Clone, Copy)]
struct Form<'a> {
    w: Words,
    errors: &'a [FieldError],
    typed: &'a Founding,
}

impl Form<'_> {
    fn line(self, name: &str, label: &str, hint: Option<String>, value: &str) -> AnyView {
        let label = self.w.t(label);
        TextField { name, label, hint, value, autocomplete: "off", ..TextField::default() }.view(self.errors)
    }

    /// A line for a number.
    fn short(self, name: &str, label: &str, hint: Option<String>, value: &str) -> AnyView {
        let label = self.w.t(label);
        TextField { name, label, hint, value, autocomplete: "off", width: "w-4", ..TextField::default() }
            .view(self.errors)
    }

    fn lines(self, name: &str, label: &str, hint: Option<String>, value: &str, rows: usize) -> AnyView {
        TextArea { name, label: self.w.t(label), hint, value, rows }.view(self.errors)
    }

    /// The end of the address: typed once, then it stands on posters.
    fn address(self, visit: &Visit, of: Option<&Process>) -> AnyView {
        let w = self.w;
        let address = |slug: &str| format!("{}/p/{slug}", visit.origin);
        match of {
            Some(process) => {
                let address = address(&process.slug);
                view! { <p class="soft small">{w.with("founding-slug-stays", &[("address", address.into())])}</p> }
                    .into_any()
            }
            None => {
                let hint = w.with("founding-slug-hint", &[("address", address("").into())]);
                self.line("slug", "founding-slug", Some(hint), &self.typed.slug)
            }
        }
    }

    fn places(self, standing: bool) -> AnyView {
        let w = self.w;
        let hint = w.t(if standing { "founding-municipalities-more" } else { "founding-municipalities-hint" });
        let rows = self.typed.municipalities.lines().count().clamp(5, 14);
        view! {
            {self.lines("municipalities", "municipalities", Some(hint), &self.typed.municipalities, rows)}
            <div class="dates">
                {self.line("orp", "founding-orp", None, &self.typed.orp)}
                {self.line("region", "founding-region", None, &self.typed.region)}
            </div>
        }
        .into_any()
    }

    fn phases(self) -> AnyView {
        let w = self.w;
        let empty = TypedPhase::default();
        let row = |index: usize| self.phase(index + 1, self.typed.phases.get(index).unwrap_or(&empty));
        let first = (0..PHASES_AT_FIRST).map(row).collect_view();
        let more = (PHASES_AT_FIRST..MOST_PHASES).map(row).collect_view();
        let open = self.typed.phases.iter().skip(PHASES_AT_FIRST).any(|phase| !phase.is_empty());
        view! {
            <fieldset class="part">
                <legend>{w.t("founding-phases")}</legend>
                <p class="hint">{w.t("founding-phases-hint")}</p>
                {first}
                <details open=open>
                    <summary>{w.t("founding-phases-more")}</summary>
                    {more}
                </details>
            </fieldset>
        }
        .into_any()
    }

    fn phase(self, number: usize, typed: &TypedPhase) -> AnyView {
        let w = self.w;
        let field = |part: &str, label: &str, kind: &str, value: &str| {
            let name = format!("phase-{number}-{part}");
            let label = w.t(label);
            TextField { name: &name, label, value, kind, autocomplete: "off", ..TextField::default() }.view(self.errors)
        };
        let name = w.with("founding-phase", &[("number", (number as i64).into())]);
        view! {
            <div class="phase-row" role="group" aria-label=name>
                {field("name", "founding-phase-name", "text", &typed.name)}
                {field("from", "founding-phase-from", "date", &typed.from)}
                {field("until", "founding-phase-until", "date", &typed.until)}
            </div>
        }
        .into_any()
    }

    fn groups(self, known: &[WorkingGroup], new: &str) -> AnyView {
        let w = self.w;
        let names = known.iter().map(|group| group.name.text(w.0.code(), "cs").to_owned()).collect::<Vec<_>>();
        let (label, hint) = if names.is_empty() {
            ("working-groups", w.t("founding-groups-hint"))
        } else {
            ("founding-groups-new", w.with("founding-groups-known", &[("names", names.join(", ").into())]))
        };
        self.lines("groups", label, Some(hint), new, 3)
    }

    fn english(self) -> AnyView {
        let w = self.w;
        let typed = self.typed;
        let texts: [&Typed; 4] = [&typed.name, &typed.summary, &typed.contact, &typed.publicity];
        let open = texts.iter().any(|text| !text.en.trim().is_empty());
        view! {
            <details open=open>
                <summary>{w.t("founding-english")}</summary>
                <div class="form details-body">
                    <p class="hint">{w.t("founding-english-hint")}</p>
                    {self.line("name_en", "founding-name-en", None, &typed.name.en)}
                    {self.lines("summary_en", "founding-summary-en", None, &typed.summary.en, 3)}
                    {self.line("contact_en", "founding-contact-en", None, &typed.contact.en)}
                    {self.line("publicity_en", "founding-publicity-en", None, &typed.publicity.en)}
                </div>
            </details>
        }
        .into_any()
    }
}

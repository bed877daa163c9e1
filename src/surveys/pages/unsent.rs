//! Pages that say plainly that answers were not taken, or not yet, with the answers on them: somebody has
//! already sent a form from this browser, or the collection is over.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{Teller, check::record, start::setting, step::clock};
use crate::{
    server::{calendar, http::Fields, visit::Visit},
    surveys::{
        Collection,
        fill::{Asked, Form, LEFT_OUT},
    },
    ui::{Comforts, Page, Words, contact::linked, page_with_status},
    vocabulary::Lang,
};

/// The field with the key of another person's form.
pub const ANOTHER: &str = "dalsi";

/// Why the answers are asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The form that this page belongs to was sent, with other answers.
    Differs,
    /// The same answers came from this browser a while ago: most likely the same person, who is thanked.
    Alike,
    /// A survey of several pages was sent, and a page of it comes again.
    Begun,
}

/// A form was sent from this browser before: is this one of somebody else?
pub struct AnotherPerson<'a> {
    pub form: &'a Form,
    pub teller: &'a Teller,
    pub asked: &'a Asked<'a>,
    pub doubt: Doubt,
    /// Where the answers are sent again.
    pub action: String,
    pub fields: &'a Fields,
    /// The key of the other person's form: pressed twice, the button makes one.
    pub key: String,
    pub here: String,
}

impl AnotherPerson<'_> {
    pub fn answer(&self, visit: &Visit) -> Response {
        let w = visit.words;
        let (lead, about) = match self.doubt {
            Doubt::Differs | Doubt::Alike => ("another-not-counted", "another-differs"),
            Doubt::Begun => ("another-not-saved", "another-begun"),
        };
        let page = Page::titled(w.t("another-title")).here(self.here.clone()).comforts(Comforts::Once);
        page_with_status(StatusCode::CONFLICT, visit, page, || {
            view! {
                <h1>{w.t("another-title")}</h1>
                <p class="lead">{w.t(lead)}</p>
                <p>{w.t(about)}</p>
                {self.button(w)}
                <p>{w.t("another-otherwise")}</p>
                {record(visit, self.form, self.teller, self.asked, &w.t("another-record"), None)}
            }
        })
    }

    /// On the page of thanks, where the same answers came again.
    pub fn notice(&self, w: Words) -> AnyView {
        view! {
            <div class="notice warm flow">
                <p>{w.t("another-alike")}</p>
                {self.button(w)}
            </div>
        }
        .into_any()
    }

    /// Sends the same fields as another person's.
    fn button(&self, w: Words) -> AnyView {
        let act = match self.doubt {
            Doubt::Differs | Doubt::Alike => "another-send",
            Doubt::Begun => "another-begin",
        };
        let answers =
            self.fields.0.iter().filter(|(name, _)| {
                name == LEFT_OUT || ["q.", "o.", "r."].iter().any(|prefix| name.starts_with(prefix))
            });
        let hidden = answers
            .map(|(name, value)| view! { <input type="hidden" name=name.clone() value=value.clone()/> })
            .collect_view();
        view! {
            <form class="actions" method="post" action=self.action.clone() accept-charset="utf-8">
                {hidden}
                <input type="hidden" name=ANOTHER value=self.key.clone()/>
                <button class="button">{w.t(act)}</button>
            </form>
        }
        .into_any()
    }
}

/// The answers came after the collection was over; `earlier` where a form of this browser had been taken.
pub fn too_late(
    visit: &Visit,
    collection: &Collection,
    form: &Form,
    teller: &Teller,
    asked: Option<&Asked<'_>>,
    earlier: bool,
) -> Response {
    let w = visit.words;
    let other = Words(match visit.lang() {
        Lang::Cs => Lang::En,
        Lang::En => Lang::Cs,
    });
    let said = |w: Words| {
        let facts = [
            ("day", w.day(calendar::day_of(collection.closes_at)).into()),
            ("time", clock(collection.closes_at).into()),
            ("last", clock(collection.complete_at()).into()),
        ];
        w.with("late-about", &facts)
    };
    let contact = setting(form, "cp_contact").map(|contact| {
        view! {
            <section class="split" aria-labelledby="contact">
                <h2 id="contact">{w.t("whom-to-ask")}</h2>
                <p inner_html=linked(&teller.inline(contact))></p>
            </section>
        }
    });
    let page = Page::titled(w.t("late-title")).here(format!("/s/{}", collection.slug)).comforts(Comforts::Once);
    page_with_status(StatusCode::GONE, visit, page, || {
        view! {
            <h1>{w.t("late-title")}</h1>
            <p class="lead">{said(w)}</p>
            {earlier.then(|| view! { <p>{w.t("late-earlier")}</p> })}
            {asked.map(|asked| record(visit, form, teller, asked, &w.t("late-record"), Some(w.t("late-keep"))))}
            {contact}
            <p class="actions"><a class="button" href=format!("/vysledky/{}", collection.slug)>{w.t("see-results")}</a></p>
            <p class="other-tongue" lang=other.0.code()>{said(other)}</p>
        }
    })
}

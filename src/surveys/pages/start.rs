//! Where a survey begins: why, for whom, how long, what happens with the answers, until when,
//! whom to ask; and the way back for those who began before.

use leptos::prelude::*;

use super::{Teller, step::ending_note};
use crate::{
    processes::Process,
    server::visit::Visit,
    surveys::{Collection, GRACE_MINUTES, Link, fill::Form, questionnaire::Layout},
    ui::{
        Page,
        alphabet::sort_by_name,
        contact::linked,
        form::{FieldError, error_of},
    },
    vocabulary::Localized,
};

pub struct StartPage<'a> {
    pub collection: &'a Collection,
    pub process: &'a Process,
    pub form: &'a Form,
    pub teller: &'a Teller,
    pub links: &'a [Link],
    /// The link the person came by.
    pub link: Option<&'a Link>,
    /// A draft of this browser: the page it reached.
    pub resume: Option<usize>,
}

impl StartPage<'_> {
    pub fn page(&self) -> Page {
        let publicity = self.process.publicity.text(self.teller.words.0.code(), "cs");
        Page::titled(self.teller.plain(&title(self.form))).listed().publicity(publicity)
    }

    pub fn main(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let lead = setting(self.form, "cp_intro")
            .map(|intro| view! { <div class="lead column" lang=self.teller.lang(intro) inner_html=self.teller.block(intro)></div> });
        let begin = match (self.link, self.resume) {
            (_, Some(step)) => {
                let href = format!("/s/{}/{}", self.collection.slug, step + 1);
                view! {
                    <p class="actions"><a class="button big" href=href>{w.t("continue-survey")}</a></p>
                }
                .into_any()
            }
            (Some(link), None) => {
                let href = format!("/s/{}/1?o={}", self.collection.slug, link.code);
                view! { <p class="actions"><a class="button big" href=href>{w.t("begin-survey")}</a></p> }.into_any()
            }
            (None, None) => self.places(visit),
        };
        let place = self.link.map(|link| {
            view! { <p class="soft">{w.with("survey-for-place", &[("place", link.municipality_name.clone().into())])}</p> }
        });
        let later = (self.form.questionnaire.layout == Layout::PageAQuestion)
            .then(|| resume_section(visit, &self.collection.slug));
        view! {
            <h1>{self.teller.plain(&title(self.form))}</h1>
            {place}
            {lead}
            {self.collection.ending(visit.now).map(|until| ending_note(w, until))}
            {begin}
            {self.facts(visit)}
            {later}
        }
        .into_any()
    }

    /// Without a link of a municipality, its list: the municipality is never asked as a question.
    fn places(&self, visit: &Visit) -> AnyView {
        let mut links: Vec<&Link> = self.links.iter().collect();
        sort_by_name(&mut links, |link| &link.municipality_name);
        let links = links
            .into_iter()
            .map(|link| {
                let href = format!("/s/{}?o={}", self.collection.slug, link.code);
                view! { <li><a href=href>{link.municipality_name.clone()}</a></li> }
            })
            .collect_view();
        view! {
            <section class="split" aria-labelledby="places">
                <h2 id="places">{visit.words.t("choose-municipality")}</h2>
                <ul class="places">{links}</ul>
            </section>
        }
        .into_any()
    }

    fn facts(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let last_day = self.collection.last_day();
        let grace = w.with("until-grace", &[("minutes", GRACE_MINUTES.into())]);
        let questions = self.form.question_count() as i64;
        let minutes =
            setting(self.form, "cp_minutes").and_then(|minutes| self.teller.plain(minutes).parse::<i64>().ok());
        let how_long = match minutes {
            Some(minutes) => w.with("about-minutes", &[("minutes", minutes.into()), ("n", questions.into())]),
            None => w.with("questions-count", &[("n", questions.into())]),
        };
        let later = (self.form.questionnaire.layout == Layout::PageAQuestion).then(|| w.t("you-can-stop"));
        let purpose = setting(self.form, "cp_purpose")
            .map(|purpose| view! { <dd lang=self.teller.lang(purpose) inner_html=self.teller.block(purpose)></dd> });
        let contact = setting(self.form, "cp_contact").map(|contact| {
            view! {
                <div>
                    <dt>{w.t("whom-to-ask")}</dt>
                    <dd lang=self.teller.lang(contact) inner_html=linked(&self.teller.inline(contact))></dd>
                </div>
            }
        });
        let purge = w.with("purged-on", &[("day", w.day(self.collection.purge_on).into())]);
        view! {
            <dl class="facts">
                <div><dt>{w.t("for-whom")}</dt><dd>{w.t(&format!("respondents-{}", self.collection.respondents))}</dd></div>
                <div><dt>{w.t("how-long")}</dt><dd>{how_long} " " {later}</dd></div>
                <div><dt>{w.t("until-when")}</dt><dd>{w.with("until-day", &[("day", w.day(last_day).into())])} " " {grace}</dd></div>
                <div>
                    <dt>{w.t("what-happens")}</dt>
                    {purpose}
                    <dd>{purge}</dd>
                    <dd><a href=format!("/soukromi?s={}", self.collection.slug)>{w.t("what-is-stored")}</a></dd>
                </div>
                {contact}
                <div><dt>{w.t("rather-on-paper")}</dt><dd>{w.t("paper-counts")}</dd></div>
            </dl>
        }
        .into_any()
    }
}

/// The questionnaire's title; `cp_title` holds its translations, because XLSForm's own
/// `form_title` has none.
pub fn title(form: &Form) -> Localized {
    let mut title = form.questionnaire.title.clone();
    if let Some(translations) = form.questionnaire.settings.get("cp_title") {
        for (language, text) in &translations.0 {
            title.0.entry(language.clone()).or_insert_with(|| text.clone());
        }
    }
    title
}

pub fn setting<'a>(form: &'a Form, name: &str) -> Option<&'a Localized> {
    form.questionnaire.settings.get(name).filter(|text| !text.is_empty())
}

fn resume_section(visit: &Visit, slug: &str) -> AnyView {
    view! {
        <section class="split" aria-labelledby="resume">
            <h2 id="resume">{visit.words.t("already-begun")}</h2>
            {resume_form(visit, slug, "", &[])}
        </section>
    }
    .into_any()
}

/// The id of the form for a code.
pub const RESUME_FORM: &str = "navrat";

/// The field for the resume code, here and on its own page.
pub fn resume_form(visit: &Visit, slug: &str, typed: &str, errors: &[FieldError]) -> AnyView {
    let w = visit.words;
    let error = error_of(errors, "code").map(str::to_owned);
    let class = if error.is_some() { "part has-error" } else { "part" };
    let described = if error.is_some() { "code-hint code-error" } else { "code-hint" };
    let invalid = error.is_some().then_some("true");
    view! {
        <form class="form" id=RESUME_FORM method="post" action=format!("/s/{slug}/navrat") novalidate>
            <div class=class>
                <label for="code">{w.t("resume-code")}</label>
                <p class="hint" id="code-hint">{w.t("resume-code-hint")}</p>
                {error.map(|error| view! { <p class="error" id="code-error">{error}</p> })}
                <input class="field code-field w-10" id="code" name="code" type="text" value=typed.to_owned()
                    autocomplete="off" autocapitalize="characters" spellcheck="false"
                    aria-describedby=described aria-invalid=invalid/>
            </div>
            <p class="actions"><button class="button quiet">{w.t("resume-act")}</button></p>
        </form>
    }
    .into_any()
}

//! The form of a ballot: what is ranked, by whom and by which rule. What most groups need stands in
//! it already; whoever changes nothing but the list gets a good ballot.

use axum::{http::StatusCode, response::Response};
use leptos::prelude::*;

use super::{card, chair};
use crate::{
    accounts::Account,
    ballots::{
        BadMaking, Ballot, LONGEST_NAME, LONGEST_SECTOR, RuleCard, Secrecy, Typed, outcome as words,
        routes::chair::SEEN,
    },
    groups::WorkingGroup,
    processes::Process,
    server::visit::Visit,
    tally::Unranked,
    ui::{
        Words,
        form::{FieldError, TextArea, TextField, error_of, error_summary, title_with_errors},
        page_with_status,
    },
};

/// From this many items on, ranking all of them is too much to ask.
pub const MANY_ITEMS: usize = 8;

/// A question of a survey from which a list can be taken.
pub struct Source {
    /// `survey.question`
    pub key: String,
    pub survey: String,
    pub question: String,
    pub items: usize,
}

pub struct MakingPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub groups: &'a [WorkingGroup],
    /// The ballot that is being changed; `None` for a new one.
    pub of: Option<&'a Ballot>,
    /// The number of the round that is being changed.
    pub round: Option<i64>,
    /// The hash of what is being changed, so that no other window is written over.
    pub seen: Option<String>,
    /// After the first round only list and rule may change: members have their slips.
    pub later_round: bool,
    pub sources: &'a [Source],
    /// The source the list was taken from: `survey.question`.
    pub taken: Option<&'a Source>,
    pub typed: &'a Typed,
}

pub fn page(visit: &Visit, shown: &MakingPage<'_>, errors: &[FieldError]) -> Response {
    let w = visit.words;
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let title = w.t(if shown.of.is_some() { "making-change" } else { "making-title" });
    let page = chair::desk_page(shown.account, title_with_errors(w, &title, errors));
    page_with_status(status, visit, page, || {
        let form = Form { w, errors, typed: shown.typed };
        let back = match shown.of {
            Some(ballot) => format!("/desk/h/{}", ballot.id),
            None => format!("/desk#{}", shown.process.slug),
        };
        let act = w.t(if shown.of.is_some() { "making-change-act" } else { "making-act" });
        let action = match shown.taken {
            Some(source) => format!("{}?z={}", visit.path, source.key),
            None => visit.path.clone(),
        };
        let (whole, lead) = if shown.later_round {
            (None, "making-later-lead")
        } else {
            (Some(shown), if shown.of.is_some() { "making-change-lead" } else { "making-lead" })
        };
        view! {
            {chair::crumbs(w, shown.process, shown.of, &title)}
            {error_summary(w, errors)}
            <h1>{title.clone()}</h1>
            <p class="lead">{w.t(lead)}</p>
            {sources(w, visit, shown)}
            <form class="form column making" method="post" action=action novalidate>
                {shown.seen.clone().map(|seen| view! { <input type="hidden" name=SEEN value=seen/> })}
                {shown.round.map(|number| view! { <input type="hidden" name="kolo" value=number/> })}
                {whole.map(|shown| form.meeting(shown.groups))}
                {form.items()}
                {whole.map(|_| form.sectors())}
                <section class="form later" aria-labelledby="rule">
                    <h2 id="rule">{w.t("making-rule")}</h2>
                    <p class="soft">{w.t("making-rule-about")}</p>
                    {form.most()}
                    {whole.map(|_| form.secrecy())}
                    {form.weight()}
                    {form.counting()}
                </section>
                <div class="actions">
                    <button class="button">{act}</button>
                    <a href=back>{w.t("making-back")}</a>
                </div>
            </form>
        }
    })
}

/// Questions whose answers are a list somebody could rank.
fn sources(w: Words, visit: &Visit, shown: &MakingPage<'_>) -> AnyView {
    if let Some(source) = shown.taken {
        let facts = [("question", source.question.clone().into()), ("survey", source.survey.clone().into())];
        return view! { <div class="notice good"><p>{w.with("making-taken", &facts)}</p></div> }.into_any();
    }
    if shown.of.is_some() || shown.sources.is_empty() {
        return ().into_any();
    }
    let links = shown
        .sources
        .iter()
        .map(|source| {
            let about = w.with("making-source", &[("n", (source.items as i64).into())]);
            view! {
                <li>
                    <a href=format!("{}?z={}", visit.path, source.key)>{source.question.clone()}</a>
                    <p class="soft small">{source.survey.clone()} " · " {about}</p>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="sources">
            <summary>{w.t("making-sources")}</summary>
            <div class="details-body">
                <p class="hint">{w.t("making-sources-about")}</p>
                <ul class="rows">{links}</ul>
            </div>
        </details>
    }
    .into_any()
}

/// The parts of the form share what was typed and what is wrong with it.
#[derive(Clone, Copy)]
struct Form<'a> {
    w: Words,
    errors: &'a [FieldError],
    typed: &'a Typed,
}

impl Form<'_> {
    fn line(self, name: &str, label: &str, hint: Option<&str>, kind: &str, value: &str) -> AnyView {
        let hint = hint.map(|key| self.w.t(key));
        TextField { name, label: self.w.t(label), hint, value, kind, autocomplete: "off", ..TextField::default() }
            .view(self.errors)
    }

    fn meeting(self, groups: &[WorkingGroup]) -> AnyView {
        let w = self.w;
        let chosen = &self.typed.group;
        let options = groups
            .iter()
            .map(|group| {
                let name = card::plain(w, &group.name);
                view! { <option value=group.id.0.clone() selected=*chosen == group.id.0>{name}</option> }
            })
            .collect_view();
        let group = (!groups.is_empty()).then(|| {
            view! {
                <div class="part">
                    <label for="group">{w.t("making-group")}</label>
                    <select class="field" id="group" name="group">
                        <option value="" selected=chosen.is_empty()>{w.t("making-no-group")}</option>
                        {options}
                    </select>
                </div>
            }
        });
        view! {
            {self.line("title", "making-name", Some("making-name-hint"), "text", &self.typed.title)}
            {group}
            {self.day()}
            {self.line("place", "making-place", Some("making-place-hint"), "text", &self.typed.place)}
        }
        .into_any()
    }

    fn day(self) -> AnyView {
        let (label, value) = (self.w.t("making-day"), self.typed.meeting_on.as_str());
        TextField {
            name: "meeting_on",
            label,
            value,
            kind: "date",
            width: "w-10",
            autocomplete: "off",
            ..TextField::default()
        }
        .view(self.errors)
    }

    fn items(self) -> AnyView {
        let w = self.w;
        let rows = self.typed.items.lines().count().clamp(7, 20);
        let count = self.typed.items.lines().filter(|line| !line.trim().is_empty()).count();
        let many = (count > MANY_ITEMS && self.typed.most.trim().is_empty())
            .then(|| view! { <div class="notice warm"><p>{w.t("making-many")}</p></div> });
        let hint = Some(w.t("making-items-hint"));
        view! {
            {TextArea { name: "items", label: w.t("making-items"), hint, value: &self.typed.items, rows }.view(self.errors)}
            {many}
        }
        .into_any()
    }

    fn sectors(self) -> AnyView {
        let (label, hint) = (self.w.t("making-sectors"), Some(self.w.t("making-sectors-hint")));
        TextArea { name: "sectors", label, hint, value: &self.typed.sectors, rows: 4 }.view(self.errors)
    }

    /// One of several, each with a sentence of what it means.
    fn choice(
        self,
        name: &'static str,
        legend: &str,
        choices: Vec<(&'static str, String, String)>,
        now: &str,
    ) -> AnyView {
        let w = self.w;
        let choices = choices
            .into_iter()
            .map(|(value, label, about)| {
                let (id, hint) = (format!("{name}-{value}"), format!("{name}-{value}-hint"));
                view! {
                    <div class="option">
                        <input type="radio" id=id.clone() name=name value=value checked=value == now aria-describedby=hint.clone()/>
                        <label for=id>{label}<span class="hint" id=hint>{about}</span></label>
                    </div>
                }
            })
            .collect_view();
        view! {
            <fieldset class="part">
                <legend>{w.t(legend)}</legend>
                <div class="options">{choices}</div>
            </fieldset>
        }
        .into_any()
    }

    /// What hardly anybody changes stays folded, unless it was changed.
    fn counting(self) -> AnyView {
        let usual = RuleCard::default();
        let (method, unranked) = (&self.typed.method, &self.typed.unranked);
        let open = *method != usual.method.code() || *unranked != usual.unranked.code();
        view! {
            <details open=open>
                <summary>{self.w.t("making-counting")}</summary>
                <div class="form details-body">
                    {self.methods()}
                    {self.unranked()}
                </div>
            </details>
        }
        .into_any()
    }

    fn methods(self) -> AnyView {
        let w = self.w;
        let usual = RuleCard::default().method;
        let choices = RuleCard::METHODS
            .map(|method| {
                let name = words::method_in_words(w, method);
                let name = if method == usual { w.with("making-usual", &[("name", name.into())]) } else { name };
                (method.code(), name, w.t(&format!("making-method-{}", method.code())))
            })
            .into();
        self.choice("method", "making-method", choices, &self.typed.method)
    }

    fn unranked(self) -> AnyView {
        let w = self.w;
        let choices = [(Unranked::Last, "last"), (Unranked::Ignored, "ignored")].map(|(unranked, key)| {
            let name = w.t(&format!("making-unranked-{key}"));
            let usual = unranked == RuleCard::default().unranked;
            let name = if usual { w.with("making-usual", &[("name", name.into())]) } else { name };
            (unranked.code(), name, w.t(&format!("making-unranked-{key}-about")))
        });
        self.choice("unranked", "making-unranked", choices.into(), &self.typed.unranked)
    }

    fn most(self) -> AnyView {
        let hint = Some(self.w.t("making-most-hint"));
        TextField {
            name: "most",
            label: self.w.t("making-most"),
            hint,
            value: &self.typed.most,
            autocomplete: "off",
            width: "w-4",
            ..TextField::default()
        }
        .view(self.errors)
    }

    fn weight(self) -> AnyView {
        let w = self.w;
        let choices = vec![
            (
                "",
                w.with("making-usual", &[("name", w.t("making-weight-each").into())]),
                w.t("making-weight-each-about"),
            ),
            ("1", w.t("making-weight-sectors"), w.t("making-weight-sectors-about")),
        ];
        self.choice("equal", "making-weight", choices, if self.typed.equal_sectors { "1" } else { "" })
    }

    fn secrecy(self) -> AnyView {
        let w = self.w;
        let choices = Secrecy::ALL.map(|secrecy| {
            let code = secrecy.code();
            let name = w.t(&format!("making-secrecy-{code}"));
            let name = if secrecy == Secrecy::Slips { w.with("making-usual", &[("name", name.into())]) } else { name };
            (code, name, w.t(&format!("making-secrecy-{code}-about")))
        });
        let error = error_of(self.errors, "secrecy").map(|said| view! { <p class="error">{said.to_owned()}</p> });
        view! {
            {error}
            {self.choice("secrecy", "making-secrecy", choices.into(), &self.typed.secrecy)}
            <p class="small soft">{w.t("making-secrecy-not")}</p>
        }
        .into_any()
    }
}

/// What is wrong, in words, beside the field it is about.
pub fn said(w: Words, bad: &[BadMaking]) -> Vec<FieldError> {
    let named = |key: &str, name: &str, most: usize| {
        w.with(key, &[("name", shortened(name).into()), ("most", (most as i64).into())])
    };
    let many = |key: &str, most: usize| w.with(key, &[("most", (most as i64).into())]);
    bad.iter()
        .map(|bad| match bad {
            BadMaking::TitleMissing => FieldError::new("title", w.t("making-title-missing")),
            BadMaking::TitleLong => FieldError::new("title", many("making-text-long", LONGEST_NAME)),
            BadMaking::DayMissing => FieldError::new("meeting_on", w.t("making-day-missing")),
            BadMaking::PlaceLong => FieldError::new("place", many("making-text-long", LONGEST_NAME)),
            BadMaking::TooFewItems => FieldError::new("items", w.t("making-items-few")),
            BadMaking::TooManyItems { most } => FieldError::new("items", many("making-items-many", *most)),
            BadMaking::ItemTwice { name } => FieldError::new("items", named("making-item-twice", name, 0)),
            BadMaking::ItemLong { name } => FieldError::new("items", named("making-item-long", name, LONGEST_NAME)),
            BadMaking::NoteLong { name } => FieldError::new("items", named("making-note-long", name, LONGEST_NAME)),
            BadMaking::NoSector => FieldError::new("sectors", w.t("making-sectors-none")),
            BadMaking::TooManySectors { most } => FieldError::new("sectors", many("making-sectors-many", *most)),
            BadMaking::SectorTwice { name } => FieldError::new("sectors", named("making-sector-twice", name, 0)),
            BadMaking::SectorLong { name } => {
                FieldError::new("sectors", named("making-sector-long", name, LONGEST_SECTOR))
            }
            BadMaking::MostOutOfRange => FieldError::new("most", w.t("making-most-bad")),
        })
        .collect()
}

/// A name as it fits a message.
fn shortened(name: &str) -> String {
    let mut short: String = name.chars().take(60).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    short
}

//! Check your answers, and the thank-you page with its printable record: the same list of
//! questions and answers, with links to change them or without.

use axum::response::Response;
use leptos::prelude::*;

use super::{Teller, start::setting};
use crate::{
    processes::Phase,
    server::visit::Visit,
    surveys::{
        answers::{Answer, Answers},
        fill::{Asked, Entry, Form},
        questionnaire::{GroupKind, Kind, other_key},
    },
    ui::{Page, page},
};

/// What a person answered, in words: one or more lines, ordered or not.
pub enum Said {
    Nothing,
    One(String),
    Many(Vec<String>),
    Ordered(Vec<String>),
}

/// An answer in the words of the questionnaire.
pub fn said(form: &Form, teller: &Teller, answers: &Answers, entry: &Entry) -> Said {
    let question = &entry.question;
    let choices = form.questionnaire.choices(question);
    let other = match answers.get(&other_key(&question.name)) {
        Some(Answer::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    let label = |name: &String| {
        let Some(choice) = choices.iter().find(|choice| choice.name == *name) else { return name.clone() };
        let label = teller.plain(&choice.label);
        match other.filter(|_| choice.role == crate::surveys::questionnaire::Role::Other) {
            Some(text) => format!("{label}: {text}"),
            None => label,
        }
    };
    match (answers.get(&question.name), &question.kind) {
        (None, _) => Said::Nothing,
        (Some(Answer::Integer(number)), _) => Said::One(number.to_string()),
        (Some(Answer::Text(name)), Kind::SelectOne { .. }) => Said::One(label(name)),
        (Some(Answer::Text(text)), _) => Said::One(text.clone()),
        (Some(Answer::List(names)), Kind::Rank { .. }) => Said::Ordered(names.iter().map(label).collect()),
        (Some(Answer::List(names)), _) => Said::Many(names.iter().map(label).collect()),
    }
}

/// The list of all asked questions with their answers, section by section.
fn answer_list(
    visit: &Visit,
    form: &Form,
    teller: &Teller,
    asked: &Asked<'_>,
    change: Option<&str>,
) -> AnyView {
    let w = visit.words;
    let mut sections: Vec<(String, Vec<AnyView>)> = Vec::new();
    for (index, entry) in form.entries.iter().enumerate() {
        if !asked.is_asked(index) || entry.question.kind == Kind::Note || !entry.question.kind.is_supported() {
            continue;
        }
        let section = form.section_of(entry).map(|group| teller.plain(&group.label)).unwrap_or_default();
        let label = teller.plain(&entry.question.label);
        let grid = entry
            .groups
            .last()
            .map(|group| &form.groups[*group])
            .filter(|group| group.kind == GroupKind::Grid)
            .map(|group| view! { <span class="soft">{teller.plain(&group.label)} " "</span> });
        let answer = match said(form, teller, &asked.answers, entry) {
            Said::Nothing => view! { <dd class="skipped">{w.t("not-stated")}</dd> }.into_any(),
            Said::One(text) => view! { <dd>{text}</dd> }.into_any(),
            Said::Many(lines) => {
                let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                view! { <dd><ul>{lines}</ul></dd> }.into_any()
            }
            Said::Ordered(lines) => {
                let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                view! { <dd><ol>{lines}</ol></dd> }.into_any()
            }
        };
        let act = change.and_then(|slug| {
            let step = form.step_of(index)?;
            let href = format!("/s/{slug}/{}?zmenit=1", step + 1);
            Some(view! {
                <dd class="act">
                    <a href=href>{w.t("change")}<span class="hidden">": " {label.clone()}</span></a>
                </dd>
            })
        });
        let row = view! { <div><dt>{grid}{label}</dt>{answer}{act}</div> }.into_any();
        match sections.last_mut() {
            Some((name, rows)) if *name == section => rows.push(row),
            _ => sections.push((section, vec![row])),
        }
    }
    sections
        .into_iter()
        .map(|(name, rows)| {
            let heading = (!name.is_empty()).then(|| view! { <h2>{name}</h2> });
            view! { {heading} <dl class="answers">{rows}</dl> }
        })
        .collect_view()
        .into_any()
}

pub fn check_page(
    visit: &Visit,
    slug: &str,
    form: &Form,
    teller: &Teller,
    asked: &Asked<'_>,
    back: &str,
    unsaved: Option<String>,
) -> Response {
    let w = visit.words;
    // The record of the thank-you page is drawn from what the browser sends along, so that
    // nothing about it need be kept.
    let record = serde_json::to_string(&asked.answers).unwrap_or_default();
    let status = if unsaved.is_some() {
        axum::http::StatusCode::SERVICE_UNAVAILABLE
    } else {
        axum::http::StatusCode::OK
    };
    let page = Page::titled(w.t("check-title")).here(format!("/s/{slug}/kontrola"));
    crate::ui::page_with_status(status, visit, page, || {
        let unsaved = unsaved.map(|reference| {
            view! {
                <div class="errors" role="alert" tabindex="-1">
                    <h2>{w.t("unsaved-title")}</h2>
                    <p>{w.with("unsaved-next", &[("reference", reference.into())])}</p>
                </div>
            }
        });
        view! {
            <a class="back" href=back.to_owned()>{w.t("back")}</a>
            {unsaved}
            <h1>{w.t("check-title")}</h1>
            <p>{w.t("check-about")}</p>
            {answer_list(visit, form, teller, asked, Some(slug))}
            <h2>{w.t("send-title")}</h2>
            <p>{w.t("send-about")}</p>
            <form class="actions" method="post" action=format!("/s/{slug}/kontrola")>
                <input type="hidden" name="record" value=record/>
                <button class="button">{w.t("send-answers")}</button>
                <button class="button plain" name="then" value="later">{w.t("save-for-later")}</button>
            </form>
        }
    })
}

/// Thanks, what happens next, and the record for whoever wants to keep it.
pub fn thanks_page(
    visit: &Visit,
    slug: &str,
    form: &Form,
    teller: &Teller,
    asked: Option<&Asked<'_>>,
    phases: &[Phase],
    anew: Option<String>,
) -> Response {
    let w = visit.words;
    let today = crate::server::calendar::day_of(visit.now);
    let page_facts = Page::titled(w.t("thanks-title")).here(format!("/s/{slug}")).class("thanks");
    page(visit, page_facts, || {
        let next: Vec<AnyView> = phases
            .iter()
            .filter(|phase| !phase.is_over(today) && !(phase.from <= today && phase.until.0 - today.0 < 7))
            .take(4)
            .map(|phase| {
                let name = phase.name.text(w.0.code(), "cs").to_owned();
                let when = w.day(phase.until);
                view! { <li><strong>{name}</strong><p>{w.with("until-day", &[("day", when.into())])}</p></li> }
                    .into_any()
            })
            .collect();
        let next = (!next.is_empty()).then(|| {
            view! {
                <section class="split" aria-labelledby="next">
                    <h2 id="next">{w.t("what-next")}</h2>
                    <ul class="rows">{next}</ul>
                </section>
            }
        });
        let record = asked.map(|asked| {
            view! {
                <section class="split" aria-labelledby="record">
                    <h2 id="record">{w.t("record-title")}</h2>
                    <div class="flow">
                        <p>{w.t("record-about")}</p>
                        <div class="record">{answer_list(visit, form, teller, asked, None)}</div>
                    </div>
                </section>
            }
        });
        let contact = setting(form, "cp_contact").map(|contact| {
            view! { <p class="soft">{w.t("whom-to-ask")} ": " <span inner_html=teller.inline(contact)></span></p> }
        });
        let anew = anew.map(|href| view! { <p class="no-print"><a href=href>{w.t("next-person")}</a></p> });
        view! {
            <h1>{w.t("thanks-title")}</h1>
            <p class="lead">{w.t("thanks-lead")}</p>
            {next}
            {record}
            {contact}
            {anew}
        }
    })
}

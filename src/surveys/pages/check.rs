//! Check your answers, and the thank-you page with its printable record: the same list of
//! questions and answers, with links to change them or without.

use axum::response::Response;
use leptos::prelude::*;

use super::{Teller, start::setting, step::ending_note};
use crate::{
    processes::{Phase, ahead},
    server::visit::Visit,
    surveys::{
        answers::{Answer, Answers},
        fill::{Asked, Entry, Form},
        questionnaire::{GroupKind, Kind, other_key},
    },
    ui::{Comforts, Page, Words, contact::linked, page},
    vocabulary::Moment,
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

/// A question with its answer; the lines of a grid stand together.
struct Row {
    step: Option<usize>,
    grid: Option<usize>,
    lines: Vec<(String, Said)>,
}

fn answer_row(w: Words, form: &Form, teller: &Teller, row: Row, change: Option<&str>) -> AnyView {
    let many = |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    let (label, answer) = match row.grid {
        Some(group) => {
            let lines = row.lines.into_iter().map(|(line, said)| match said {
                Said::One(text) => view! { <li>{line} ": " <strong>{text}</strong></li> }.into_any(),
                _ => view! { <li>{line} ": " <span class="soft">{w.t("not-stated")}</span></li> }.into_any(),
            });
            let answer = view! { <dd><ul class="lines">{lines.collect_view()}</ul></dd> }.into_any();
            (teller.plain(&form.groups[group].label), answer)
        }
        None => {
            let Some((label, said)) = row.lines.into_iter().next() else { return ().into_any() };
            let answer = match said {
                Said::Nothing => view! { <dd class="skipped">{w.t("not-stated")}</dd> }.into_any(),
                Said::One(text) => view! { <dd>{text}</dd> }.into_any(),
                Said::Many(lines) => view! { <dd><ul>{many(lines)}</ul></dd> }.into_any(),
                Said::Ordered(lines) => view! { <dd><ol>{many(lines)}</ol></dd> }.into_any(),
            };
            (label, answer)
        }
    };
    let act = change.zip(row.step).map(|(slug, step)| {
        let href = format!("/s/{slug}/{}?zmenit=1", step + 1);
        view! {
            <dd class="act">
                <a href=href>{w.t("change")}<span class="hidden">": " {label.clone()}</span></a>
            </dd>
        }
    });
    view! { <div><dt>{label}</dt>{answer}{act}</div> }.into_any()
}

/// The list of all asked questions with their answers, section by section.
fn answer_list(visit: &Visit, form: &Form, teller: &Teller, asked: &Asked<'_>, change: Option<&str>) -> AnyView {
    let w = visit.words;
    // What was typed and is no answer yet is said as it was typed.
    let as_typed = |entry: &Entry| {
        let typed: Vec<String> = asked.typed(entry)?.0.into_iter().map(|(_, value)| value).collect();
        Some(Said::One(typed.join(", ")))
    };
    let mut sections: Vec<(String, Vec<Row>)> = Vec::new();
    for (index, entry) in form.entries.iter().enumerate() {
        if !asked.is_asked(index) || entry.question.kind == Kind::Note || !entry.question.kind.is_supported() {
            continue;
        }
        let section = form.section_of(entry).map(|group| teller.plain(&group.label)).unwrap_or_default();
        if sections.last().is_none_or(|(name, _)| *name != section) {
            sections.push((section, Vec::new()));
        }
        let Some((_, rows)) = sections.last_mut() else { continue };
        let grid = entry.groups.last().copied().filter(|group| form.groups[*group].kind == GroupKind::Grid);
        let line = (
            teller.plain(&entry.question.label),
            as_typed(entry).unwrap_or_else(|| said(form, teller, &asked.answers, entry)),
        );
        match rows.last_mut() {
            Some(row) if grid.is_some() && row.grid == grid => row.lines.push(line),
            _ => rows.push(Row { step: form.step_of(index), grid, lines: vec![line] }),
        }
    }
    sections
        .into_iter()
        .map(|(name, rows)| {
            // The record stands in a section that has its own heading.
            let heading = (!name.is_empty()).then(|| match change {
                Some(_) => view! { <h2>{name}</h2> }.into_any(),
                None => view! { <h3>{name}</h3> }.into_any(),
            });
            let rows = rows.into_iter().map(|row| answer_row(w, form, teller, row, change)).collect_view();
            view! { {heading} <dl class="answers">{rows}</dl> }
        })
        .collect_view()
        .into_any()
}

/// A person's answers on a page that has no way to change them.
pub fn record(
    visit: &Visit,
    form: &Form,
    teller: &Teller,
    asked: &Asked<'_>,
    title: &str,
    about: Option<String>,
) -> AnyView {
    view! {
        <section class="split" aria-labelledby="record">
            <h2 id="record">{title.to_owned()}</h2>
            <div class="flow">
                {about.map(|about| view! { <p>{about}</p> })}
                <div class="record">{answer_list(visit, form, teller, asked, None)}</div>
            </div>
        </section>
    }
    .into_any()
}

/// What the check page needs besides the answers.
pub struct Checked<'a> {
    /// Where „Zpět“ leads.
    pub back: &'a str,
    /// The code of the link, which names the municipality.
    pub link: &'a str,
    /// The hash of the key of this form: a page sent again knows by it which form it was.
    pub filling: &'a str,
    /// Set when the answers could not be sent: the reference in the log.
    pub unsaved: Option<String>,
    /// After the close, until when they can still be sent.
    pub ending: Option<Moment>,
}

/// The field of [`Checked::filling`].
pub const FILLING: &str = "formular";

pub fn check_page(
    visit: &Visit,
    slug: &str,
    form: &Form,
    teller: &Teller,
    asked: &Asked<'_>,
    checked: Checked<'_>,
) -> Response {
    let w = visit.words;
    let Checked { back, link, filling, unsaved, ending } = checked;
    // The record of the thank-you page is drawn from what the browser sends along, so that
    // nothing about it need be kept; so is the link, which names the municipality.
    let record = serde_json::to_string(&asked.answers).unwrap_or_default();
    let status =
        if unsaved.is_some() { axum::http::StatusCode::SERVICE_UNAVAILABLE } else { axum::http::StatusCode::OK };
    let page = Page::titled(w.t("check-title")).here(format!("/s/{slug}/kontrola"));
    crate::ui::page_with_status(status, visit, page, || {
        let unsaved = unsaved.map(|reference| {
            view! {
                <div class="errors" role="alert" tabindex="-1" autofocus>
                    <h2>{w.t("unsaved-title")}</h2>
                    <p>{w.with("unsaved-next", &[("reference", reference.into())])}</p>
                </div>
            }
        });
        view! {
            <a class="back" href=back.to_owned()>{w.t("back")}</a>
            {ending.map(|until| ending_note(w, until))}
            {unsaved}
            <h1>{w.t("check-title")}</h1>
            <p>{w.t("check-about")}</p>
            {answer_list(visit, form, teller, asked, Some(slug))}
            <h2>{w.t("send-title")}</h2>
            <p>{w.t("send-about")}</p>
            <form class="actions" method="post" action=format!("/s/{slug}/kontrola")>
                <input type="hidden" name="record" value=record/>
                <input type="hidden" name="o" value=link.to_owned()/>
                <input type="hidden" name=FILLING value=filling.to_owned()/>
                <button class="button">{w.t("send-answers")}</button>
                <button class="button plain" name="then" value="later">{w.t("save-for-later")}</button>
            </form>
        }
    })
}

/// Thanks, what happens next, and the record for whoever wants to keep it; `doubt` where the same answers came
/// twice and nobody knows whether from one person.
pub fn thanks_page(
    visit: &Visit,
    slug: &str,
    form: &Form,
    teller: &Teller,
    asked: Option<&Asked<'_>>,
    phases: &[Phase],
    (anew, doubt): (Option<String>, Option<AnyView>),
) -> Response {
    let w = visit.words;
    let today = crate::server::calendar::day_of(visit.now);
    let page_facts =
        Page::titled(w.t("thanks-title")).here(format!("/s/{slug}")).class("thanks").comforts(Comforts::Once);
    page(visit, page_facts, || {
        let next = ahead(w, phases, today);
        let record =
            asked.map(|asked| record(visit, form, teller, asked, &w.t("record-title"), Some(w.t("record-about"))));
        let contact = setting(form, "cp_contact").map(|contact| {
            view! {
                <section class="split" aria-labelledby="contact">
                    <h2 id="contact">{w.t("whom-to-ask")}</h2>
                    <p inner_html=linked(&teller.inline(contact))></p>
                </section>
            }
        });
        let anew = anew.map(|href| view! { <p class="actions"><a href=href>{w.t("next-person")}</a></p> });
        view! {
            <h1>{w.t("thanks-title")}</h1>
            <p class="lead">{w.t("thanks-lead")}</p>
            {doubt}
            {next}
            {record}
            {contact}
            {anew}
        }
    })
}

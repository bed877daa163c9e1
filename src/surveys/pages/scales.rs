//! The question the desk asks before publishing: is “don't know” a degree of its scale, or an answer
//! beside it? Nobody guesses, because the mean depends on it.

use leptos::prelude::*;

use super::Teller;
use crate::{
    server::http::Fields,
    surveys::{
        questionnaire::{Questionnaire, Role},
        store::VersionRow,
        xlsform::Doubtful,
    },
    ui::{Words, form::FieldError},
};

/// The two answers and the values they are sent as.
pub const SAID: [(&str, Role); 2] = [("degree", Role::Degree), ("beside", Role::Beside)];

/// The name of the field of one choice. A list has no space in its name, so no two are the same.
pub fn field(doubtful: &Doubtful) -> String {
    format!("role {} {}", doubtful.list, doubtful.choice)
}

/// The id of the first answer about a choice; links of the summary lead here.
pub fn control_id(index: usize) -> String {
    format!("role-{}", index + 1)
}

/// What the fields say of each choice; `Err` tells which were left open.
pub fn read(doubtful: &[Doubtful], fields: &Fields) -> Result<Vec<(String, String, Role)>, Vec<usize>> {
    let said = |doubtful: &Doubtful| SAID.iter().find(|(word, _)| *word == fields.text(&field(doubtful)));
    let open: Vec<usize> = (0..doubtful.len()).filter(|&index| said(&doubtful[index]).is_none()).collect();
    if !open.is_empty() {
        return Err(open);
    }
    let answers = doubtful.iter().filter_map(|one| Some((one.list.clone(), one.choice.clone(), said(one)?.1)));
    Ok(answers.collect())
}

/// The errors of what was left open.
pub fn errors(w: Words, teller: &Teller, doubtful: &[Doubtful], open: &[usize]) -> Vec<FieldError> {
    let message = |index: usize| w.with("scale-open", &[("choice", label(teller, &doubtful[index]).into())]);
    open.iter().map(|&index| FieldError::new(control_id(index), message(index))).collect()
}

fn label(teller: &Teller, doubtful: &Doubtful) -> String {
    let label = teller.plain(&doubtful.label);
    if label.is_empty() { doubtful.choice.clone() } else { label }
}

/// The form; empty where there is nothing to ask.
pub fn form(
    w: Words,
    teller: &Teller,
    questionnaire: &Questionnaire,
    version: &VersionRow,
    doubtful: &[Doubtful],
    fields: &Fields,
    errors: &[FieldError],
) -> AnyView {
    if doubtful.is_empty() {
        return ().into_any();
    }
    let settled = doubtful.iter().all(Doubtful::is_settled);
    let parts = doubtful
        .iter()
        .enumerate()
        .map(|(index, doubtful)| {
            let id = control_id(index);
            let error = errors.iter().find(|error| error.field == id).map(|error| error.message.clone());
            let class = if error.is_some() { "part has-error" } else { "part" };
            let questions: Vec<String> = doubtful
                .questions
                .iter()
                .filter_map(|name| questionnaire.question(name))
                .map(|question| teller.plain(&question.label))
                .take(3)
                .collect();
            let more = doubtful.questions.len().saturating_sub(questions.len()) as i64;
            let about = match more {
                0 => w.with("scale-questions", &[("questions", questions.join(" · ").into())]),
                more => w.with(
                    "scale-questions-more",
                    &[("questions", questions.join(" · ").into()), ("more", more.into())],
                ),
            };
            let name = field(doubtful);
            let typed = fields.text(&name).to_owned();
            let options = SAID
                .iter()
                .enumerate()
                .map(|(at, (word, role))| {
                    let id = if at == 0 { id.clone() } else { format!("{id}-{at}") };
                    let checked = if typed.is_empty() { doubtful.role == *role } else { typed == *word };
                    view! {
                        <div class="option">
                            <input type="radio" id=id.clone() name=name.clone() value=*word checked=checked/>
                            <label for=id>{w.t(&format!("scale-{word}"))}</label>
                        </div>
                    }
                })
                .collect_view();
            let hint_id = format!("{id}-hint");
            let error_id = format!("{id}-error");
            let described = if error.is_some() { format!("{hint_id} {error_id}") } else { hint_id.clone() };
            view! {
                <fieldset class=class aria-describedby=described>
                    <legend>{w.with("scale-choice", &[("choice", label(teller, doubtful).into())])}</legend>
                    <p class="hint" id=hint_id>{about}</p>
                    {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                    <div class="options">{options}</div>
                </fieldset>
            }
        })
        .collect_view();
    let about = if settled { "scale-settled" } else { "scale-about" };
    view! {
        <section class="split" aria-labelledby="scales">
            <h2 id="scales">{w.t("scale-title")}</h2>
            <form class="form column" method="post" action=format!("/desk/v/{}/stupnice", version.id) novalidate>
                <p>{w.t(about)}</p>
                <input type="hidden" name="hash" value=version.content_hash.clone()/>
                {parts}
                <div class="actions"><button class=if settled { "button quiet" } else { "button" }>{w.t("scale-act")}</button></div>
            </form>
        </section>
    }
    .into_any()
}

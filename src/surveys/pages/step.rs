//! A page of questions.

use axum::http::StatusCode;
use leptos::prelude::*;

use super::{
    Teller,
    question::{Drawing, element_id, field_errors, group_id},
};
use crate::{
    server::{calendar, http::Fields, visit::Visit},
    surveys::{
        fill::{Asked, Drawn, Form, LEFT_OUT, Mistake, MistakeKind, Part, place_field, question_field},
        islands::{Condition, Conditions, packed_answers},
        questionnaire::{Kind, Layout},
    },
    ui::{
        Comforts, Page, Words,
        form::{FieldError, error_summary, title_with_errors},
    },
    vocabulary::Moment,
};

/// What a page of questions shows.
pub struct StepPage<'a> {
    pub form: &'a Form,
    pub teller: &'a Teller,
    pub step: usize,
    pub asked: &'a Asked<'a>,
    /// What stands in the fields.
    pub fields: &'a Fields,
    pub mistakes: &'a [Mistake],
    pub back: Back,
    /// Where the page is sent. Named, because without a name the browser would keep the `#field`
    /// of a link in the summary of mistakes, and that would take the focus from the next summary.
    pub action: String,
    /// Set when the page could not be saved: the reference in the log.
    pub unsaved: Option<String>,
    /// Whether the person came from the check page and goes back there.
    pub changing: bool,
    pub preview: bool,
    /// After the close, until when whoever has begun may still send.
    pub ending: Option<Moment>,
}

/// „Zpět“.
pub enum Back {
    /// A link: there is nothing to keep.
    To(String),
    /// A button that saves what is on the page first.
    Saving,
}

/// The id of the form of a page.
const FORM: &str = "otazky";

impl StepPage<'_> {
    pub fn status(&self) -> StatusCode {
        if self.unsaved.is_some() {
            StatusCode::SERVICE_UNAVAILABLE
        } else if self.mistakes.is_empty() && self.trapped().is_none() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }

    pub fn page(&self, visit: &Visit) -> Page {
        let w = visit.words;
        let errors = self.errors(w);
        let step = &self.form.steps[self.step];
        let questionnaire = &self.form.questionnaire;
        let drawn = self.drawn();
        let asks = |part: &&Part| part.entries().iter().any(|entry| drawn.has(*entry));
        let title = match step.parts.iter().find(asks) {
            Some(Part::Question(entry)) if !self.one_page() => {
                self.teller.plain(&self.form.entries[*entry].question.label)
            }
            Some(Part::Grid { group, .. }) if !self.one_page() => self.teller.plain(&self.form.groups[*group].label),
            _ => self.teller.plain(&questionnaire.title),
        };
        let has_rank = step.entries().any(|entry| matches!(self.form.entries[entry].question.kind, Kind::Rank { .. }));
        let page = Page::titled(title_with_errors(w, &title, &errors));
        // Changing the letters must not take away what is typed on the page.
        let page = if self.preview { page } else { page.comforts(Comforts::Through(FORM)) };
        if has_rank || drawn.comes_and_goes { page.with_islands() } else { page }
    }

    /// What stands in the field that must stay empty.
    fn trapped(&self) -> Option<&str> {
        Some(self.fields.text(TRAP)).filter(|value| !value.is_empty())
    }

    fn errors(&self, words: Words) -> Vec<FieldError> {
        let mut errors = field_errors(self.form, self.teller, self.mistakes);
        errors.extend(self.trapped().map(|_| FieldError::new(TRAP, words.t("trap-filled"))));
        errors
    }

    fn one_page(&self) -> bool {
        self.form.questionnaire.layout == Layout::OnePage
    }

    /// What stands on the page. Where something is wrong the question stands too, so that its mistake does.
    fn drawn(&self) -> Drawn {
        let mut drawn = self.asked.drawn(self.step);
        if self.preview {
            drawn.entries.extend(self.form.steps[self.step].standing());
        }
        drawn.entries.extend(self.mistakes.iter().map(|mistake| mistake.entry));
        drawn
    }

    pub fn main(&self, visit: &Visit) -> AnyView {
        let w = visit.words;
        let step = &self.form.steps[self.step];
        let asking = step.parts.iter().filter(|part| !part.entries().is_empty()).count();
        let alone = asking == 1 && !self.one_page();
        let errors = self.errors(w);
        let drawn = self.drawn();
        let required = |entry: usize| self.asked.is_required(&self.form.entries[entry]);
        let drawing = Drawing {
            form: self.form,
            teller: self.teller,
            fields: self.fields,
            mistakes: self.mistakes,
            drawn: &drawn,
            alone,
            required: &required,
        };
        let parts = step.parts.iter().map(|part| drawing.part(part)).collect_view();
        let title = (!alone).then(|| {
            let title = self.teller.plain(&self.form.questionnaire.title);
            view! { <h1>{title}</h1> }
        });
        let progress = (!self.one_page() && asking > 0).then(|| self.progress(visit));
        let wide = step.parts.iter().any(|part| matches!(part, Part::Grid { .. }));
        let class = if wide { "form column wide" } else { "form column" };
        let then = if self.one_page() { w.t("send-answers") } else { w.t("continue") };
        let later = (!self.preview && !self.one_page()).then(|| {
            view! { <button class="button plain" name="then" value="later">{w.t("save-for-later")}</button> }
        });
        let unsaved = self.unsaved.clone().map(|reference| {
            view! {
                <div class="errors" role="alert" tabindex="-1" autofocus>
                    <h2>{w.t("unsaved-title")}</h2>
                    <p>{w.with("unsaved-next", &[("reference", reference.into())])}</p>
                </div>
            }
        });
        let changing = self.changing.then(|| view! { <input type="hidden" name="then" value="check"/> });
        let back = match &self.back {
            Back::To(href) => view! { <a class="back" href=href.clone()>{w.t("back")}</a> }.into_any(),
            Back::Saving => view! {
                <button class="back" form=FORM name="then" value="back">{w.t("back")}</button>
            }
            .into_any(),
        };
        // What the reader knows will be left out need not be said again, also when the page comes back.
        let left_out =
            self.mistakes.iter().filter(|mistake| mistake.kind == MistakeKind::NotAsked).map(|mistake| mistake.entry);
        let told: Vec<&str> = left_out.map(|entry| self.form.entries[entry].question.name.as_str()).collect();
        let known = self.fields.all(LEFT_OUT).filter(|name| !told.contains(name)).map(str::to_owned);
        let known = known.map(|name| view! { <input type="hidden" name=LEFT_OUT value=name/> }).collect_view();
        view! {
            {back}
            {self.ending.map(|until| ending_note(w, until))}
            {unsaved}
            {error_summary(w, &errors)}
            <form class=class id=FORM method="post" action=self.action.clone() accept-charset="utf-8" novalidate>
                {progress}
                {title}
                {parts}
                {self.conditions(&drawn, visit.now)}
                {trap(visit, self.trapped())}
                {changing}
                {known}
                <div class="actions">
                    <button class="button">{then}</button>
                    {later}
                </div>
            </form>
        }
        .into_any()
    }

    fn progress(&self, visit: &Visit) -> AnyView {
        let (position, count) = self.asked.position(self.step);
        let words =
            visit.words.with("question-of", &[("n", (position as i64).into()), ("count", (count as i64).into())]);
        let done = format!("{}%", position * 100 / count.max(1));
        view! {
            <div class="progress">
                <p>{words}</p>
                <svg class="bar" width="100%" height="4" aria-hidden="true"><rect width=done height="100%"></rect></svg>
            </div>
        }
        .into_any()
    }

    fn conditions(&self, drawn: &Drawn, now: Moment) -> Option<AnyView> {
        if !drawn.comes_and_goes {
            return None;
        }
        let step = &self.form.steps[self.step];
        let standing = step.standing().filter(|entry| drawn.has(*entry)).map(|index| {
            let entry = &self.form.entries[index];
            let own = entry.question.relevant.iter().cloned();
            let around = entry.groups.iter().filter_map(|group| self.form.groups[*group].relevant.clone());
            let kind = match entry.question.kind {
                Kind::SelectMultiple { .. } => "many",
                Kind::Rank { .. } => "order",
                Kind::Integer => "number",
                Kind::Note => "note",
                _ => "one",
            };
            Condition {
                name: entry.question.name.clone(),
                field: match entry.question.kind {
                    Kind::Rank { .. } => place_field(&entry.question.name, ""),
                    _ => question_field(&entry.question.name),
                },
                kind: kind.to_owned(),
                element: element_id(index),
                around: self.surrounding(index),
                relevant: around.chain(own).collect(),
            }
            .packed()
        });
        let questions: Vec<String> = standing.collect();
        let before = packed_answers(&self.asked.answers);
        // The hour would make every drawing different; conditions on the page look at the day.
        let today = now.day().0;
        Some(view! { <Conditions questions=questions before=before today=today now=now.day().start().0/> }.into_any())
    }
}

/// The hour and minute in Prague.
pub fn clock(moment: Moment) -> String {
    let (hour, minute) = calendar::time_of(moment);
    format!("{hour}:{minute:02}")
}

/// The collection has ended: until when it can still be sent.
pub fn ending_note(w: Words, until: Moment) -> AnyView {
    view! { <div class="notice warm"><p>{w.with("grace-note", &[("time", clock(until).into())])}</p></div> }.into_any()
}

impl StepPage<'_> {
    /// The elements that stand only while something in them does: headings and grids around an entry.
    fn surrounding(&self, entry: usize) -> Vec<String> {
        let parts = &self.form.steps[self.step].parts;
        let around = &self.form.entries[entry].groups;
        let group = |part: &Part| match part {
            Part::Heading(group) | Part::Grid { group, .. } => Some(*group),
            Part::Note(_) | Part::Question(_) => None,
        };
        parts.iter().filter_map(group).filter(|group| around.contains(group)).map(group_id).collect()
    }
}

/// A field people never see; programs that fill in everything give themselves away. Where it came
/// back filled (a password manager may have done it) it is shown, so that a person can empty it.
fn trap(visit: &Visit, filled: Option<&str>) -> AnyView {
    let label = visit.words.t("trap");
    match filled {
        None => view! {
            <div class="trap" aria-hidden="true">
                <label for=TRAP>{label}</label>
                <input id=TRAP name=TRAP type="text" tabindex="-1" autocomplete="off"/>
            </div>
        }
        .into_any(),
        Some(value) => view! {
            <div class="part has-error">
                <label for=TRAP>{label}</label>
                <p class="error" id="trap-error">{visit.words.t("trap-filled")}</p>
                <input class="field" id=TRAP name=TRAP type="text" autocomplete="off" value=value.to_owned()
                    aria-invalid="true" aria-describedby="trap-error"/>
            </div>
        }
        .into_any(),
    }
}

/// The name of that field.
pub const TRAP: &str = "website";

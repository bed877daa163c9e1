//! One question as HTML: its legend or label, hint, mistake and controls. What was typed is kept.

use leptos::prelude::*;

use super::Teller;
use crate::{
    server::http::Fields,
    surveys::{
        fill::{
            Drawn, Entry, Form, LEFT_OUT, Mistake, MistakeKind, Part, TEXT_LIMIT, control_id, other_field, place_field,
            question_field,
        },
        questionnaire::{Choice, Kind, Question, Role},
    },
    ui::{
        form::{FieldError, inside_text_area},
        islands::{RankItem, RankOptions, RankWords, Ranking},
    },
};

/// Everything a question needs to be drawn.
pub struct Drawing<'a> {
    pub form: &'a Form,
    pub teller: &'a Teller,
    pub fields: &'a Fields,
    pub mistakes: &'a [Mistake],
    /// What stands on the page: the rest was not opened by earlier answers.
    pub drawn: &'a Drawn,
    /// Whether the question is the heading of its page.
    pub alone: bool,
    /// Which entries must be answered, for the word „nepovinné“.
    pub required: &'a dyn Fn(usize) -> bool,
}

impl Drawing<'_> {
    /// A part of a page; a heading stands where something under it does.
    pub fn part(&self, part: &Part) -> AnyView {
        match part {
            Part::Heading(index) => {
                let group = &self.form.groups[*index];
                if group.label.is_empty() || !self.drawn.entries.iter().any(|entry| self.is_under(*entry, *index)) {
                    return ().into_any();
                }
                let (html, lang) = (self.teller.inline(&group.label), self.teller.lang(&group.label));
                view! { <h2 class="section-name" id=group_id(*index) lang=lang inner_html=html></h2> }.into_any()
            }
            Part::Note(entry) | Part::Question(entry) if !self.drawn.has(*entry) => ().into_any(),
            Part::Note(entry) => {
                let question = &self.form.entries[*entry].question;
                let (html, lang) = (self.teller.block(&question.label), self.teller.lang(&question.label));
                view! { <div class="note flow" id=element_id(*entry) lang=lang inner_html=html></div> }.into_any()
            }
            Part::Question(entry) => self.question(*entry),
            Part::Grid { group, rows } => self.grid(*group, rows),
        }
    }

    fn is_under(&self, entry: usize, group: usize) -> bool {
        self.form.entries[entry].groups.contains(&group)
    }

    fn question(&self, index: usize) -> AnyView {
        let entry = &self.form.entries[index];
        let controls = match &entry.question.kind {
            Kind::SelectOne { .. } => self.choices(index, "radio"),
            Kind::SelectMultiple { .. } => self.choices(index, "checkbox"),
            Kind::Rank { .. } => self.ranking(index),
            _ => return self.typed(index),
        };
        let error = self.error(index);
        let class = if error.is_some() { "question has-error" } else { "question" };
        view! {
            <fieldset class=class id=element_id(index) aria-describedby=self.described(index)>
                <legend>{self.section(entry)} {self.heading(index, None)}</legend>
                {self.hint(index)}
                {error}
                {controls}
            </fieldset>
        }
        .into_any()
    }

    /// A number or a text: the label is the heading.
    fn typed(&self, index: usize) -> AnyView {
        let entry = &self.form.entries[index];
        let error = self.error(index);
        let class = if error.is_some() { "question has-error" } else { "question" };
        let invalid = error.is_some().then_some("true");
        let id = control_id(index, None);
        let name = question_field(&entry.question.name);
        let value = self.fields.get(&name).unwrap_or_default().to_owned();
        let described = self.described(index);
        let control = if entry.question.kind == Kind::Integer {
            view! {
                <input class="field w-4" id=id.clone() name=name r#type="text" inputmode="numeric"
                    autocomplete="off" value=value aria-describedby=described aria-invalid=invalid/>
            }
            .into_any()
        } else if entry.question.appearance.contains("multiline") {
            // A text area keeps its words as content; Leptos escapes them.
            view! {
                <textarea class="field" id=id.clone() name=name rows="5" maxlength=TEXT_LIMIT.to_string()
                    aria-describedby=described aria-invalid=invalid>{inside_text_area(&value)}</textarea>
            }
            .into_any()
        } else {
            view! {
                <input class="field" id=id.clone() name=name r#type="text" maxlength=TEXT_LIMIT.to_string()
                    value=value aria-describedby=described aria-invalid=invalid/>
            }
            .into_any()
        };
        view! {
            <div class=class id=element_id(index)>
                {self.section(entry)}
                {self.heading(index, Some(id))}
                {self.hint(index)}
                {error}
                {control}
            </div>
        }
        .into_any()
    }

    fn section(&self, entry: &Entry) -> Option<AnyView> {
        let group = self.form.section_of(entry).filter(|_| self.alone)?;
        let (html, lang) = (self.teller.inline(&group.label), self.teller.lang(&group.label));
        Some(view! { <span class="group-name" lang=lang inner_html=html></span> }.into_any())
    }

    /// The question as a heading; with `for_id`, as the heading of a label.
    fn heading(&self, index: usize, for_id: Option<String>) -> AnyView {
        let entry = &self.form.entries[index];
        let label = &entry.question.label;
        let (html, lang) = (self.teller.inline(label), self.teller.lang(label));
        let optional = (!(self.required)(index))
            .then(|| view! { " " <span class="optional">{self.teller.words.t("optional")}</span> });
        let words = view! { <span lang=lang inner_html=html></span> {optional} };
        match (self.alone, for_id) {
            (true, Some(id)) => view! { <h1><label for=id>{words}</label></h1> }.into_any(),
            (false, Some(id)) => view! { <h2><label for=id>{words}</label></h2> }.into_any(),
            (true, None) => view! { <h1>{words}</h1> }.into_any(),
            (false, None) => view! { <h2>{words}</h2> }.into_any(),
        }
    }

    fn hint(&self, index: usize) -> Option<AnyView> {
        let hint = &self.form.entries[index].question.hint;
        if hint.is_empty() {
            return None;
        }
        let (html, lang) = (self.teller.inline(hint), self.teller.lang(hint));
        Some(view! { <p class="hint" id=hint_id(index) lang=lang inner_html=html></p> }.into_any())
    }

    fn error(&self, index: usize) -> Option<AnyView> {
        let mistake = self.mistakes.iter().find(|mistake| mistake.entry == index)?;
        let message = say(self.form, self.teller, mistake);
        // Whoever sends the page again has read that this answer will be left out.
        let read = (mistake.kind == MistakeKind::NotAsked).then(|| {
            let name = self.form.entries[index].question.name.clone();
            view! { <input type="hidden" name=LEFT_OUT value=name/> }
        });
        Some(
            view! {
                <p class="error" id=error_id(index)>
                    <span class="hidden">{self.teller.words.t("error-prefix")} " "</span>
                    {message}
                </p>
                {read}
            }
            .into_any(),
        )
    }

    fn described(&self, index: usize) -> Option<String> {
        let hint = (!self.form.entries[index].question.hint.is_empty()).then(|| hint_id(index));
        let error = self.mistakes.iter().any(|mistake| mistake.entry == index).then(|| error_id(index));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    fn choices(&self, index: usize, control: &'static str) -> AnyView {
        let question = &self.form.entries[index].question;
        let choices = self.form.questionnaire.choices(question);
        let name = question_field(&question.name);
        let picked: Vec<&str> = self.fields.all(&name).collect();
        let rows = choices
            .iter()
            .enumerate()
            .map(|(place, choice)| {
                let checked = picked.contains(&choice.name.as_str());
                let or = (choice.role == Role::Exclusive && control == "checkbox" && place > 0)
                    .then(|| view! { <p class="or">{self.teller.words.t("or")}</p> });
                let more = (choice.role == Role::Other).then(|| self.other(index));
                let id = control_id(index, Some(place));
                view! {
                    {or}
                    <div class="option">
                        <input r#type=control id=id.clone() name=name.clone() value=choice.name.clone()
                            checked=checked/>
                        <label for=id lang=self.teller.lang(&choice.label)
                            inner_html=self.teller.inline(&choice.label)></label>
                    </div>
                    {more}
                }
            })
            .collect_view();
        view! { <div class="options">{rows}</div> }.into_any()
    }

    fn other(&self, index: usize) -> AnyView {
        let name = other_field(&self.form.entries[index].question.name);
        let value = self.fields.get(&name).unwrap_or_default().to_owned();
        let id = format!("{}-other", control_id(index, None));
        view! {
            <div class="option-more">
                <label for=id.clone()>{self.teller.words.t("other-specify")}</label>
                <input class="field" id=id name=name r#type="text" maxlength="500" value=value/>
            </div>
        }
        .into_any()
    }

    fn ranking(&self, index: usize) -> AnyView {
        let question = &self.form.entries[index].question;
        let choices = self.form.questionnaire.choices(question);
        let items = choices
            .iter()
            .enumerate()
            .map(|(place, choice)| {
                let field = place_field(&question.name, &choice.name);
                RankItem {
                    id: control_id(index, Some(place)),
                    place: self.fields.text(&field).parse().ok(),
                    abstained: false,
                    field,
                    label: self.teller.plain(&choice.label),
                    mark: String::new(),
                    note: String::new(),
                }
            })
            .collect();
        let options = RankOptions::default();
        let words = RankWords::of(self.teller.words, choices.len(), &options);
        view! { <Ranking items words options/> }.into_any()
    }

    fn grid(&self, index: usize, rows: &[usize]) -> AnyView {
        let group = &self.form.groups[index];
        let rows: Vec<usize> = rows.iter().copied().filter(|row| self.drawn.has(*row)).collect();
        let Some(first) = rows.first() else { return ().into_any() };
        let choices = self.form.questionnaire.choices(&self.form.entries[*first].question);
        // Scales whose answers all begin with a short mark stand in columns even on a phone.
        let marks = choices.iter().all(|choice| choice.name.chars().count() <= 2 || choice.role.is_beside());
        let class = match (marks, choices.len()) {
            (true, 6..) => "grid marks many",
            (true, _) => "grid marks",
            (false, _) => "grid",
        };
        // „1 – výborně“ stands on two lines, the mark above its word.
        let heads = choices
            .iter()
            .map(|choice| {
                let label = self.teller.plain(&choice.label);
                match label.strip_prefix(&choice.name).and_then(|rest| rest.trim_start().strip_prefix(['–', '-'])) {
                    Some(word) => {
                        let word = word.trim_start().to_owned();
                        view! { <span>{choice.name.clone()} <br/> {word}</span> }.into_any()
                    }
                    None => view! { <span>{label}</span> }.into_any(),
                }
            })
            .collect_view();
        let lines = rows.iter().map(|row| self.grid_line(*row, choices, marks)).collect_view();
        let (label, lang) = (self.teller.inline(&group.label), self.teller.lang(&group.label));
        let described = (!group.hint.is_empty()).then(|| format!("{}-hint", group_id(index)));
        let hint = described.clone().map(|id| {
            view! { <p class="hint" id=id lang=self.teller.lang(&group.hint) inner_html=self.teller.inline(&group.hint)></p> }
        });
        let section = self.section(&self.form.entries[*first]);
        let optional = (!rows.iter().any(|row| (self.required)(*row)))
            .then(|| view! { " " <span class="optional">{self.teller.words.t("optional")}</span> });
        let words = view! { <span lang=lang inner_html=label></span> {optional} };
        let heading =
            if self.alone { view! { <h1>{words}</h1> }.into_any() } else { view! { <h2>{words}</h2> }.into_any() };
        view! {
            <fieldset class="question" id=group_id(index) aria-describedby=described>
                <legend>{section} {heading}</legend>
                {hint}
                <div class=class>
                    <div class="grid-heads" aria-hidden="true"><span></span><div>{heads}</div></div>
                    {lines}
                </div>
            </fieldset>
        }
        .into_any()
    }

    fn grid_line(&self, index: usize, choices: &[Choice], marks: bool) -> AnyView {
        let question = &self.form.entries[index].question;
        let name = question_field(&question.name);
        let picked = self.fields.text(&name).to_owned();
        let error = self.error(index);
        let class = if error.is_some() { "grid-line has-error" } else { "grid-line" };
        let cells = choices
            .iter()
            .enumerate()
            .map(|(place, choice)| {
                let id = control_id(index, Some(place));
                let label = self.teller.plain(&choice.label);
                // On a phone only the mark is seen; the whole word stays for a screen reader.
                let words = match label.strip_prefix(&choice.name) {
                    Some(rest) if marks && !rest.is_empty() => view! {
                        <span class="grid-word">{choice.name.clone()}<span class="hidden">{rest.to_owned()}</span></span>
                    }
                    .into_any(),
                    _ => view! { <span class="grid-word">{label}</span> }.into_any(),
                };
                view! {
                    <div class="option">
                        <input r#type="radio" id=id.clone() name=name.clone() value=choice.name.clone()
                            checked=picked == choice.name/>
                        <label for=id>{words}</label>
                    </div>
                }
            })
            .collect_view();
        view! {
            <fieldset class=class id=element_id(index) aria-describedby=self.described(index)>
                <legend lang=self.teller.lang(&question.label) inner_html=self.teller.inline(&question.label)></legend>
                {self.hint(index)}
                {error}
                <div class="grid-cells">{cells}</div>
            </fieldset>
        }
        .into_any()
    }
}

/// The element that holds a whole question.
pub fn element_id(entry: usize) -> String {
    format!("e{}", entry + 1)
}

/// The heading of a section, or a whole grid.
pub fn group_id(group: usize) -> String {
    format!("g{}", group + 1)
}

fn hint_id(entry: usize) -> String {
    format!("{}-hint", element_id(entry))
}

fn error_id(entry: usize) -> String {
    format!("{}-error", element_id(entry))
}

/// A mistake in the author's words where there are some, else in ours.
pub fn say(form: &Form, teller: &Teller, mistake: &Mistake) -> String {
    let entry = &form.entries[mistake.entry];
    let question = &entry.question;
    let w = teller.words;
    let own = |text: &crate::vocabulary::Localized| (!text.is_empty()).then(|| teller.plain(text));
    match &mistake.kind {
        MistakeKind::Required => own(&question.required_message).unwrap_or_else(|| match question.kind {
            Kind::SelectOne { .. } => w.t("mistake-required-one"),
            Kind::SelectMultiple { .. } => w.t("mistake-required-many"),
            Kind::Rank { .. } => w.t("mistake-required-rank"),
            _ => w.t("mistake-required-text"),
        }),
        MistakeKind::Constraint => own(&question.constraint_message).unwrap_or_else(|| w.t("mistake-constraint")),
        MistakeKind::NotAWholeNumber { typed } => w.with("mistake-number", &[("typed", typed.as_str().into())]),
        MistakeKind::TooLong { letters } => {
            w.with("mistake-too-long", &[("letters", (*letters as i64).into()), ("limit", (TEXT_LIMIT as i64).into())])
        }
        MistakeKind::UnknownChoice => w.t("mistake-unknown-choice"),
        MistakeKind::ExclusiveWithOthers { choice } => {
            w.with("mistake-exclusive", &[("choice", label_of(form, teller, question, choice).into())])
        }
        MistakeKind::OtherNotChosen { choice } => {
            w.with("mistake-other-not-chosen", &[("choice", label_of(form, teller, question, choice).into())])
        }
        MistakeKind::NotAsked => w.t("mistake-not-asked"),
        MistakeKind::SamePlace { place } => w.with("mistake-same-place", &[("place", (*place as i64).into())]),
    }
}

fn label_of(form: &Form, teller: &Teller, question: &Question, choice: &str) -> String {
    let choices = form.questionnaire.choices(question);
    choices.iter().find(|other| other.name == choice).map(|choice| teller.plain(&choice.label)).unwrap_or_default()
}

/// The mistakes as the error summary lists them: each leads to the first control of its question.
pub fn field_errors(form: &Form, teller: &Teller, mistakes: &[Mistake]) -> Vec<FieldError> {
    mistakes
        .iter()
        .map(|mistake| {
            let has_choices = form.entries[mistake.entry].question.kind.list().is_some();
            let field = control_id(mistake.entry, has_choices.then_some(0));
            FieldError::new(field, say(form, teller, mistake))
        })
        .collect()
}

//! Parts of forms: a labelled field with its hint and its error, and the summary of all errors
//! at the top that leads to each field (the pattern of the GOV.UK Design System).

use leptos::prelude::*;

use super::Words;

/// What is wrong with one field, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The id of the control the link leads to.
    pub field: String,
    pub message: String,
}

impl FieldError {
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        FieldError { field: field.into(), message: message.into() }
    }
}

/// The message for a field, if it has one.
pub fn error_of<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a str> {
    errors.iter().find(|error| error.field == field).map(|error| error.message.as_str())
}

/// The box at the top of a form with mistakes; it takes the focus, so that a screen reader
/// begins there.
pub fn error_summary(w: Words, errors: &[FieldError]) -> Option<AnyView> {
    if errors.is_empty() {
        return None;
    }
    let links = errors
        .iter()
        .map(|error| {
            let href = format!("#{}", error.field);
            let message = error.message.clone();
            view! { <li><a href=href>{message}</a></li> }
        })
        .collect_view();
    Some(
        view! {
            <div class="errors" role="alert" tabindex="-1" id="errors" autofocus>
                <h2>{w.t("errors-title")}</h2>
                <ul>{links}</ul>
            </div>
        }
        .into_any(),
    )
}

/// The title of a page with mistakes begins with the word: a screen reader says it first.
pub fn title_with_errors(w: Words, title: &str, errors: &[FieldError]) -> String {
    if errors.is_empty() { title.to_owned() } else { w.with("errors-in-title", &[("title", title.into())]) }
}

/// A one-line text field.
#[derive(Clone, Debug, Default)]
pub struct TextField<'a> {
    /// Both the id and the name.
    pub name: &'a str,
    pub label: String,
    pub hint: Option<String>,
    pub value: &'a str,
    /// `text`, `email`, `password`, `date`, `number`
    pub kind: &'a str,
    pub autocomplete: &'a str,
    pub width: &'a str,
}

impl TextField<'_> {
    pub fn view(self, errors: &[FieldError]) -> AnyView {
        let error = error_of(errors, self.name).map(str::to_owned);
        let class = if error.is_some() { "part has-error" } else { "part" };
        let hint_id = format!("{}-hint", self.name);
        let error_id = format!("{}-error", self.name);
        let described = [self.hint.is_some().then(|| hint_id.clone()), error.is_some().then(|| error_id.clone())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let described = (!described.is_empty()).then_some(described);
        let invalid = error.is_some().then_some("true");
        let autocomplete = (!self.autocomplete.is_empty()).then(|| self.autocomplete.to_owned());
        let name = self.name.to_owned();
        view! {
            <div class=class>
                <label for=name.clone()>{self.label}</label>
                {self.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
                <input
                    class=format!("field {}", self.width)
                    id=name.clone()
                    name=name
                    r#type=if self.kind.is_empty() { "text".to_owned() } else { self.kind.to_owned() }
                    value=self.value.to_owned()
                    autocomplete=autocomplete
                    aria-describedby=described
                    aria-invalid=invalid
                />
            </div>
        }
        .into_any()
    }
}

/// A field of several lines; where it holds a list, more than one thing may be wrong with it.
#[derive(Clone, Debug, Default)]
pub struct TextArea<'a> {
    /// Both the id and the name.
    pub name: &'a str,
    pub label: String,
    pub hint: Option<String>,
    pub value: &'a str,
    pub rows: usize,
}

impl TextArea<'_> {
    pub fn view(self, errors: &[FieldError]) -> AnyView {
        let errors: Vec<String> =
            errors.iter().filter(|error| error.field == self.name).map(|error| error.message.clone()).collect();
        let class = if errors.is_empty() { "part" } else { "part has-error" };
        let hint_id = format!("{}-hint", self.name);
        let error_id = format!("{}-error", self.name);
        let described = [self.hint.is_some().then_some(&hint_id), (!errors.is_empty()).then_some(&error_id)]
            .into_iter()
            .flatten()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
        let described = (!described.is_empty()).then_some(described);
        let invalid = (!errors.is_empty()).then_some("true");
        let said = (!errors.is_empty()).then(|| {
            let lines = errors.into_iter().map(|error| view! { <p class="error">{error}</p> }).collect_view();
            view! { <div id=error_id>{lines}</div> }
        });
        let name = self.name.to_owned();
        view! {
            <div class=class>
                <label for=name.clone()>{self.label}</label>
                {self.hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
                {said}
                <textarea
                    class="field"
                    id=name.clone()
                    name=name
                    rows=self.rows.to_string()
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=invalid
                >{inside_text_area(self.value)}</textarea>
            </div>
        }
        .into_any()
    }
}

/// A text as the content of a `<textarea>`. The renderer leaves it as it is there, so a `</textarea>`
/// somebody typed would end the field; and a browser drops a line break it begins with.
pub fn inside_text_area(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    if escaped.starts_with(['\n', '\r']) { format!("\n{escaped}") } else { escaped }
}

#[cfg(test)]
mod tests {
    use super::inside_text_area;

    #[test]
    fn a_text_cannot_end_its_field_nor_lose_its_first_line_break() {
        assert_eq!(inside_text_area("a</textarea><b>&amp;"), "a&lt;/textarea&gt;&lt;b&gt;&amp;amp;");
        assert_eq!(inside_text_area("\nb"), "\n\nb");
    }
}

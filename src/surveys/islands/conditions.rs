//! Questions of one page that depend on each other: a question whose condition does not hold is
//! put away while the reader answers. Without a script all stand there, and the server leaves out
//! what was not asked. The conditions are the author's own, judged by the same code.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A question with a condition, or one that others look at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// The question's name.
    pub name: String,
    /// Its field in the form.
    pub field: String,
    /// `one`, `many`, `number`, `text`.
    pub kind: String,
    /// The element that holds it.
    pub element: String,
    /// Expressions that must all hold.
    pub relevant: Vec<String>,
}

#[island]
pub fn Conditions(
    questions: Vec<Condition>,
    /// Answers of earlier pages, as the JSON of [`Answers`](crate::surveys::answers::Answers).
    before: String,
    /// Days and milliseconds since 1970, for `today()` and `now()`.
    today: i64,
    now: i64,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::follow(questions, before, today, now);
    #[cfg(not(feature = "hydrate"))]
    let _ = (questions, before, today, now);
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::rc::Rc;

    use leptos::prelude::document;
    use wasm_bindgen::{JsCast, closure::Closure};

    use super::Condition;
    use crate::{
        surveys::{
            answers::{Answer, Answers},
            expression::{Expression, Scope},
        },
        vocabulary::{Day, Moment},
    };

    struct Seen {
        answers: Answers,
        today: Day,
        now: Moment,
    }

    impl Scope for Seen {
        fn answer(&self, name: &str) -> Option<&Answer> {
            self.answers.get(name)
        }

        fn today(&self) -> Day {
            self.today
        }

        fn now(&self) -> Moment {
            self.now
        }
    }

    pub fn follow(questions: Vec<Condition>, before: String, today: i64, now: i64) {
        let Some(form) = questions
            .first()
            .and_then(|question| document().get_element_by_id(&question.element))
            .and_then(|element| element.closest("form").ok().flatten())
            .and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok())
        else {
            return;
        };
        let before: Answers = serde_json::from_str(&before).unwrap_or_default();
        let parsed: Rc<Vec<(Condition, Vec<Expression>)>> = Rc::new(
            questions
                .into_iter()
                .map(|question| {
                    let parse = |text: &String| Expression::parse(text).ok();
                    let relevant = question.relevant.iter().filter_map(parse).collect();
                    (question, relevant)
                })
                .collect(),
        );
        let judge = {
            let form = form.clone();
            move || {
                let mut seen = Seen { answers: before.clone(), today: Day(today), now: Moment(now) };
                for (question, relevant) in parsed.iter() {
                    let asked = relevant.iter().all(|condition| condition.is_true(&seen, None));
                    if let Some(element) = document()
                        .get_element_by_id(&question.element)
                        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
                    {
                        element.set_hidden(!asked);
                    }
                    let answer = if asked { read(&form, question) } else { None };
                    seen.answers.put(&question.name, answer);
                }
            }
        };
        judge();
        let listener = Closure::<dyn Fn()>::new(judge);
        let _ = form.add_event_listener_with_callback("input", listener.as_ref().unchecked_ref());
        listener.forget();
    }

    fn read(form: &web_sys::HtmlFormElement, question: &Condition) -> Option<Answer> {
        let data = web_sys::FormData::new_with_form(form).ok()?;
        let values: Vec<String> = data
            .get_all(&question.field)
            .iter()
            .filter_map(|value| value.as_string())
            .filter(|value| !value.is_empty())
            .collect();
        match question.kind.as_str() {
            "many" => (!values.is_empty()).then_some(Answer::List(values)),
            "number" => values.first()?.trim().parse().ok().map(Answer::Integer),
            _ => values.into_iter().next().map(Answer::Text),
        }
    }
}

//! Questions of one page that depend on each other: a question whose condition does not hold is
//! put away while the reader answers. Without a script all stand there, and the server leaves out
//! what was not asked. The conditions are the author's own, judged by the same code.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::ui::islands::give;
use crate::{
    surveys::answers::{Answer, Answers},
    ui::islands::{pack, unpack},
};

/// A question with a condition, or one that others look at.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Condition {
    pub fn packed(&self) -> String {
        let mut parts = vec![&*self.name, &self.field, &self.kind, &self.element];
        parts.extend(self.relevant.iter().map(String::as_str));
        pack(&parts)
    }

    /// The inverse of [`packed`](Self::packed).
    pub fn unpacked(packed: &str) -> Condition {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        Condition { name: next(), field: next(), kind: next(), element: next(), relevant: parts.collect() }
    }
}

/// Answers of earlier pages as packed texts: name, kind and values of each.
pub fn packed_answers(answers: &Answers) -> Vec<String> {
    let pack_one = |(name, answer): (&String, &Answer)| match answer {
        Answer::Integer(number) => pack(&[name, "number", &number.to_string()]),
        Answer::Text(text) => pack(&[name, "one", text]),
        Answer::List(values) => {
            let mut parts = vec![&**name, "many"];
            parts.extend(values.iter().map(String::as_str));
            pack(&parts)
        }
    };
    answers.0.iter().map(pack_one).collect()
}

/// The inverse of [`packed_answers`].
pub fn unpacked_answers(packed: &[String]) -> Answers {
    let mut answers = Answers::default();
    for one in packed {
        let mut parts = unpack(one).into_iter();
        let (name, kind) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        answers.put(&name, answer_of(&kind, parts.collect()));
    }
    answers
}

/// What the values of a field say.
fn answer_of(kind: &str, values: Vec<String>) -> Option<Answer> {
    match kind {
        "many" => (!values.is_empty()).then_some(Answer::List(values)),
        "number" => values.first()?.trim().parse().ok().map(Answer::Integer),
        _ => values.into_iter().next().map(Answer::Text),
    }
}

#[cfg(feature = "ssr")]
#[component]
pub fn Conditions(
    /// Each a packed [`Condition`].
    questions: Vec<String>,
    /// Answers of earlier pages: [`packed_answers`].
    before: Vec<String>,
    /// Days and milliseconds since 1970, for `today()` and `now()`.
    today: i64,
    now: i64,
) -> impl IntoView {
    let head = pack(&[&today.to_string(), &now.to_string(), &questions.len().to_string()]);
    let given: Vec<String> = [head].into_iter().chain(questions).chain(before).collect();
    view! {
        {give("conditions", &given)}
        <Following/>
    }
}

#[island]
fn Following() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    for mut given in crate::ui::islands::taken("conditions") {
        let head: Vec<i64> = unpack(&given.remove(0)).iter().filter_map(|number| number.parse().ok()).collect();
        if let [today, now, questions] = head[..] {
            let before = given.split_off(given.len().min(questions as usize));
            browser::follow(given, before, today, now);
        }
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::rc::Rc;

    use leptos::prelude::document;
    use wasm_bindgen::{JsCast, closure::Closure};

    use super::{Condition, answer_of, unpacked_answers};
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

    pub fn follow(questions: Vec<String>, before: Vec<String>, today: i64, now: i64) {
        let questions: Vec<Condition> = questions.iter().map(|packed| Condition::unpacked(packed)).collect();
        let Some(form) = questions
            .first()
            .and_then(|question| document().get_element_by_id(&question.element))
            .and_then(|element| element.closest("form").ok().flatten())
            .and_then(|form| form.dyn_into::<web_sys::HtmlFormElement>().ok())
        else {
            return;
        };
        let before = unpacked_answers(&before);
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
        answer_of(&question.kind, values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_island_is_given_arrives_whole() {
        let mut answers = Answers::default();
        answers.put("age", Some(Answer::Text("65 a víc".into())));
        answers.put("needs", Some(Answer::List(vec!["bus".into(), "lunch".into()])));
        answers.put("hours", Some(Answer::Integer(12)));
        assert_eq!(unpacked_answers(&packed_answers(&answers)), answers);
        let condition = Condition {
            name: "hours".into(),
            field: "q.hours".into(),
            kind: "number".into(),
            element: "e3".into(),
            relevant: vec!["${care} = 'yes'".into(), "true()".into()],
        };
        assert_eq!(Condition::unpacked(&condition.packed()), condition);
    }
}

//! Questions and notes of one page that depend on each other: what a condition does not open is put
//! away while the reader answers, with the headings and grids in which nothing is left. Its fields are
//! disabled, so that nothing is sent from where nobody looks. Without a script all stand there, and the
//! server asks about answers to what was not asked. The conditions are the author's own, judged by the
//! same code.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::ui::islands::give;
use crate::{
    surveys::answers::{Answer, Answers},
    ui::islands::{pack, unpack},
};

/// A question or note of the page: it has a condition, or others look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The question's name.
    pub name: String,
    /// Its field in the form; of an order, what the fields of its places begin with.
    pub field: String,
    /// `one`, `many`, `number`, `order`, `note`.
    pub kind: String,
    /// The element that holds it.
    pub element: String,
    /// Headings and grids that stand only while something of theirs does.
    pub around: Vec<String>,
    /// Expressions that must all hold.
    pub relevant: Vec<String>,
}

impl Condition {
    pub fn packed(&self) -> String {
        let around = self.around.join(" ");
        let mut parts = vec![&*self.name, &self.field, &self.kind, &self.element, &around];
        parts.extend(self.relevant.iter().map(String::as_str));
        pack(&parts)
    }

    /// The inverse of [`packed`](Self::packed).
    pub fn unpacked(packed: &str) -> Condition {
        let mut parts = unpack(packed).into_iter();
        let mut next = || parts.next().unwrap_or_default();
        let (name, field, kind, element) = (next(), next(), next(), next());
        // Ids hold no spaces.
        let around = next().split(' ').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        Condition { name, field, kind, element, around, relevant: parts.collect() }
    }
}

/// Answers of earlier pages as packed texts: name, kind and values of each.
pub fn packed_answers(answers: &Answers) -> Vec<String> {
    let pack_one = |(name, answer): (&String, &Answer)| match answer {
        Answer::Integer(number) => pack(&[name, "number", &number.to_string()]),
        Answer::Text(text) => pack(&[name, "one", text]),
        Answer::List(values) => {
            let mut parts = vec![name.as_str(), "many"];
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
        "many" | "order" => (!values.is_empty()).then_some(Answer::List(values)),
        // People write 1 500 with a space.
        "number" => {
            let digits: String = values.first()?.chars().filter(|c| !c.is_whitespace()).collect();
            digits.parse().ok().map(Answer::Integer)
        }
        "note" => None,
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
    use std::collections::BTreeMap;
    use std::rc::Rc;

    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlElement, HtmlFormElement, HtmlSelectElement};

    use super::{Condition, answer_of, unpacked_answers};
    use crate::{
        surveys::{
            answers::{Answer, Answers},
            expression::{Expression, Scope},
        },
        ui::islands::dom,
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

    /// A question or note with its conditions read.
    struct Standing {
        condition: Condition,
        relevant: Vec<Expression>,
    }

    pub fn follow(questions: Vec<String>, before: Vec<String>, today: i64, now: i64) {
        let questions: Vec<Condition> = questions.iter().map(|packed| Condition::unpacked(packed)).collect();
        let Some(form) = questions
            .first()
            .and_then(|question| dom::by_id::<Element>(&question.element))
            .and_then(|element| element.closest("form").ok().flatten())
            .and_then(|form| form.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        let before = unpacked_answers(&before);
        let read_in = |condition: Condition| {
            let relevant = condition.relevant.iter().filter_map(|text| Expression::parse(text).ok()).collect();
            Standing { condition, relevant }
        };
        let standing: Vec<Standing> = questions.into_iter().map(read_in).collect();
        let judge = {
            let form = form.clone();
            Rc::new(move || judge(&form, &standing, &before, today, now))
        };
        judge();
        dom::listen(&form, &["input", "change", "click", "pointerup"], move |_| {
            // Buttons and fingers that put items into order change their fields without an event, and
            // once this one has been heard by all.
            let judge = Rc::clone(&judge);
            judge();
            dom::later(0, move || judge());
        });
    }

    fn judge(form: &HtmlFormElement, standing: &[Standing], before: &Answers, today: i64, now: i64) {
        let mut seen = Seen { answers: before.clone(), today: Day(today), now: Moment(now) };
        let mut around: BTreeMap<&str, bool> = BTreeMap::new();
        for Standing { condition, relevant } in standing {
            let asked = relevant.iter().all(|condition| condition.is_true(&seen, None));
            show(&condition.element, asked);
            for element in &condition.around {
                *around.entry(element).or_default() |= asked;
            }
            if condition.kind != "note" {
                let answer = if asked { read(form, condition) } else { None };
                seen.answers.put(&condition.name, answer);
            }
        }
        for (element, asked) in around {
            if let Some(element) = dom::by_id::<HtmlElement>(element) {
                element.set_hidden(!asked);
            }
        }
    }

    /// What is put away sends nothing; what comes back still has what was typed in it.
    fn show(element: &str, shown: bool) {
        let Some(element) = dom::by_id::<HtmlElement>(element) else { return };
        element.set_hidden(!shown);
        for field in dom::all::<Element>(&element, "input, select, textarea") {
            dom::mark(&field, "disabled", (!shown).then_some(""));
        }
    }

    fn read(form: &HtmlFormElement, question: &Condition) -> Option<Answer> {
        let values: Vec<String> = match question.kind.as_str() {
            "order" => places(form, &question.field),
            _ => {
                let data = web_sys::FormData::new_with_form(form).ok()?;
                let values = data.get_all(&question.field);
                values.iter().filter_map(|value| value.as_string()).filter(|value| !value.is_empty()).collect()
            }
        };
        answer_of(&question.kind, values)
    }

    /// The items of an order from its first place on.
    fn places(form: &HtmlFormElement, prefix: &str) -> Vec<String> {
        let mut placed: Vec<(usize, String)> = dom::all::<HtmlSelectElement>(form, "select")
            .into_iter()
            .filter_map(|select| {
                let item = select.name().strip_prefix(prefix)?.to_owned();
                Some((select.value().parse().ok()?, item))
            })
            .collect();
        placed.sort();
        placed.into_iter().map(|(_, item)| item).collect()
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
            around: vec!["g1".into(), "g2".into()],
            relevant: vec!["${care} = 'yes'".into(), "true()".into()],
        };
        assert_eq!(Condition::unpacked(&condition.packed()), condition);
        let alone = Condition { around: Vec::new(), ..condition };
        assert_eq!(Condition::unpacked(&alone.packed()), alone);
    }
}

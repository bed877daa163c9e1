//! A posted page becomes answers, and everything that is wrong with it is said at once.

use super::{
    asking::{Asked, Surroundings},
    form::{Entry, Form},
};
use crate::{
    server::http::Fields,
    surveys::{
        answers::{Answer, Answers, typed_key},
        questionnaire::{Choice, Kind, Role, other_key},
    },
};

/// The longest free text, in letters: two full pages.
pub const TEXT_LIMIT: usize = 5_000;

/// What is wrong with one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Index of the question in [`Form::entries`].
    pub entry: usize,
    pub kind: MistakeKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    Required,
    NotAWholeNumber {
        typed: String,
    },
    TooLong {
        letters: usize,
    },
    /// Not one of the choices: a page changed by hand, or an old one.
    UnknownChoice,
    /// „None of these“ together with others.
    ExclusiveWithOthers {
        choice: String,
    },
    /// Words beside „other“, and „other“ is not chosen.
    OtherNotChosen {
        choice: String,
    },
    /// Answered although the answers before it leave it out: its answer will not count.
    NotAsked,
    /// Two items on one place.
    SamePlace {
        place: usize,
    },
    Constraint,
}

/// The name of a question's control.
pub fn question_field(name: &str) -> String {
    format!("q.{name}")
}

/// The name of the text beside „other“.
pub fn other_field(name: &str) -> String {
    format!("o.{name}")
}

/// The name of the place of one ranked item.
pub fn place_field(name: &str, choice: &str) -> String {
    format!("r.{name}.{choice}")
}

/// The field that names, once for each, the questions whose answers the reader knows will be left out.
pub const LEFT_OUT: &str = "vynechat";

/// The id a link to a question's first control leads to. Names may hold dots and letters of any
/// script, so the place in the questionnaire is used.
pub fn control_id(entry: usize, choice: Option<usize>) -> String {
    match choice {
        Some(choice) => format!("q{}-{}", entry + 1, choice + 1),
        None => format!("q{}", entry + 1),
    }
}

impl Form {
    /// What the fields say about these questions, laid over the answers so far.
    /// Mistakes are of questions that are asked; the answers keep what could be understood.
    pub fn read(
        &self,
        entries: impl IntoIterator<Item = usize>,
        fields: &Fields,
        before: &Answers,
        surroundings: Surroundings,
    ) -> (Answers, Vec<Mistake>) {
        let mut answers = before.clone();
        let mut mistakes = Vec::new();
        let entries: Vec<usize> = entries.into_iter().collect();
        for index in &entries {
            let entry = &self.entries[*index];
            let name = &entry.question.name;
            let choices = self.questionnaire.choices(&entry.question);
            let chosen = self.other_choice(&entry.question);
            let read = typed(entry, choices, fields)
                .and_then(|answer| Ok((other_text(entry, chosen, fields, answer.as_ref())?, answer)));
            let (other, answer, kept) = match read {
                Ok((other, answer)) => (other, answer, None),
                Err(kind) => {
                    mistakes.push(Mistake { entry: *index, kind });
                    (None, None, self.posted(entry, fields))
                }
            };
            answers.put(name, answer);
            // Without such a choice another question may have this name.
            if chosen.is_some() {
                answers.put(&other_key(name), other.map(Answer::Text));
            }
            answers.put(&typed_key(name), kept);
        }
        let asked = self.asked(&answers, surroundings);
        mistakes.retain(|mistake| asked.is_asked(mistake.entry));
        for index in entries {
            if !mistakes.iter().any(|mistake| mistake.entry == index) {
                mistakes.extend(self.rule_broken(&asked, index));
            }
        }
        mistakes.sort_by_key(|mistake| mistake.entry);
        (answers, mistakes)
    }

    /// Everything wrong with a whole set of answers, before it is sent.
    pub fn mistakes(&self, asked: &Asked<'_>) -> Vec<Mistake> {
        (0..self.entries.len())
            .filter_map(|index| self.misread(asked, index).or_else(|| self.rule_broken(asked, index)))
            .collect()
    }

    /// What is wrong with what a draft keeps as it was typed.
    pub fn misread(&self, asked: &Asked<'_>, index: usize) -> Option<Mistake> {
        let entry = &self.entries[index];
        let fields = asked.typed(entry).filter(|_| asked.is_asked(index))?;
        let choices = self.questionnaire.choices(&entry.question);
        let other = self.other_choice(&entry.question);
        let read = typed(entry, choices, &fields).and_then(|answer| other_text(entry, other, &fields, answer.as_ref()));
        read.err().map(|kind| Mistake { entry: index, kind })
    }

    /// Questions of a page that are answered although nobody is asked them: somebody without a script saw
    /// them and answered, and is told before the answer is left out.
    pub fn answered_unasked(&self, step: usize, fields: &Fields, asked: &Asked<'_>) -> Vec<Mistake> {
        let unasked = self.steps[step].entries().filter(|index| !asked.is_asked(*index));
        let answered = unasked.filter(|index| {
            let entry = &self.entries[*index];
            !fields.all(LEFT_OUT).any(|name| name == entry.question.name) && self.posted(entry, fields).is_some()
        });
        answered.map(|entry| Mistake { entry, kind: MistakeKind::NotAsked }).collect()
    }

    /// The fields of the answers to unasked questions as they were typed, for a draft: who comes back sees them.
    pub fn keep_unasked(&self, step: usize, fields: &Fields, asked: &Asked<'_>, answers: &mut Answers) {
        for index in self.steps[step].entries().filter(|index| !asked.is_asked(*index)) {
            let entry = &self.entries[index];
            answers.put(&typed_key(&entry.question.name), self.posted(entry, fields));
        }
    }

    /// Whether anything is typed or chosen in the fields of a page.
    pub fn has_typed(&self, step: usize, fields: &Fields) -> bool {
        self.steps[step].entries().any(|entry| self.posted(&self.entries[entry], fields).is_some())
    }

    /// The fields of a question that hold anything, as [`typed_key`] keeps them.
    fn posted(&self, entry: &Entry, fields: &Fields) -> Option<Answer> {
        let name = &entry.question.name;
        let mut names = vec![question_field(name), other_field(name)];
        names.extend(self.questionnaire.choices(&entry.question).iter().map(|choice| place_field(name, &choice.name)));
        let filled = fields.0.iter().filter(|(field, value)| names.contains(field) && !value.trim().is_empty());
        let kept: Vec<String> = filled.flat_map(|(field, value)| [field.clone(), value.clone()]).collect();
        (!kept.is_empty()).then_some(Answer::List(kept))
    }

    fn rule_broken(&self, asked: &Asked<'_>, index: usize) -> Option<Mistake> {
        let entry = &self.entries[index];
        if !asked.is_asked(index) || entry.question.kind == Kind::Note {
            return None;
        }
        let answered = asked.answers.get(&entry.question.name).is_some();
        let kind = if !answered && asked.is_required(entry) {
            MistakeKind::Required
        } else if !asked.keeps_constraint(entry) {
            MistakeKind::Constraint
        } else {
            return None;
        };
        Some(Mistake { entry: index, kind })
    }
}

fn typed(entry: &Entry, choices: &[Choice], fields: &Fields) -> Result<Option<Answer>, MistakeKind> {
    let name = &entry.question.name;
    let field = question_field(name);
    let known = |value: &str| choices.iter().find(|choice| choice.name == value);
    match &entry.question.kind {
        Kind::SelectOne { .. } => match fields.text(&field) {
            "" => Ok(None),
            value => {
                let choice = known(value).ok_or(MistakeKind::UnknownChoice)?;
                Ok(Some(Answer::Text(choice.name.clone())))
            }
        },
        Kind::SelectMultiple { .. } => {
            let mut picked: Vec<&Choice> = Vec::new();
            for value in fields.all(&field).filter(|value| !value.is_empty()) {
                let choice = known(value).ok_or(MistakeKind::UnknownChoice)?;
                if !picked.contains(&choice) {
                    picked.push(choice);
                }
            }
            if picked.len() > 1
                && let Some(alone) = picked.iter().find(|choice| choice.role == Role::Exclusive)
            {
                return Err(MistakeKind::ExclusiveWithOthers { choice: alone.name.clone() });
            }
            // Kept in the order of the questionnaire, whatever order the browser sent.
            let chosen = choices.iter().filter(|choice| picked.contains(choice));
            let names: Vec<String> = chosen.map(|choice| choice.name.clone()).collect();
            Ok((!names.is_empty()).then_some(Answer::List(names)))
        }
        Kind::Rank { .. } => {
            let mut placed: Vec<(usize, &Choice)> = Vec::new();
            for choice in choices {
                match fields.text(&place_field(name, &choice.name)) {
                    "" => {}
                    place => match place.parse::<usize>() {
                        Ok(place) if (1..=choices.len()).contains(&place) => placed.push((place, choice)),
                        _ => return Err(MistakeKind::UnknownChoice),
                    },
                }
            }
            placed.sort_by_key(|(place, _)| *place);
            if let Some(pair) = placed.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                return Err(MistakeKind::SamePlace { place: pair[0].0 });
            }
            let names: Vec<String> = placed.iter().map(|(_, choice)| choice.name.clone()).collect();
            Ok((!names.is_empty()).then_some(Answer::List(names)))
        }
        Kind::Integer => {
            let value = fields.text(&field);
            // People write 1 500 with a space.
            let digits: String = value.chars().filter(|c| !c.is_whitespace()).collect();
            match digits.as_str() {
                "" => Ok(None),
                digits => digits
                    .parse()
                    .map(|number| Some(Answer::Integer(number)))
                    .map_err(|_| MistakeKind::NotAWholeNumber { typed: value.chars().take(40).collect() }),
            }
        }
        Kind::Text => {
            let value = fields.text(&field).replace("\r\n", "\n");
            match value.chars().count() {
                0 => Ok(None),
                letters if letters > TEXT_LIMIT => Err(MistakeKind::TooLong { letters }),
                _ => Ok(Some(Answer::Text(value))),
            }
        }
        _ => Ok(None),
    }
}

/// The words beside „other“. Where „other“ is not chosen they are asked about: nobody knows whether they
/// were forgotten there or „other“ was.
fn other_text(
    entry: &Entry,
    other: Option<&Choice>,
    fields: &Fields,
    answer: Option<&Answer>,
) -> Result<Option<String>, MistakeKind> {
    let Some(other) = other else { return Ok(None) };
    let chosen = match answer {
        Some(Answer::Text(name)) => *name == other.name,
        Some(Answer::List(names)) => names.contains(&other.name),
        Some(Answer::Integer(_)) | None => false,
    };
    let text = fields.text(&other_field(&entry.question.name));
    match text.chars().count() {
        0 => Ok(None),
        _ if !chosen => Err(MistakeKind::OtherNotChosen { choice: other.name.clone() }),
        letters if letters > TEXT_LIMIT => Err(MistakeKind::TooLong { letters }),
        _ => Ok(Some(text.replace("\r\n", "\n"))),
    }
}

/// The fields that a draft keeps as they were typed: the inverse of [`Form::posted`].
pub fn typed_fields(answers: &Answers, name: &str) -> Option<Fields> {
    let Some(Answer::List(kept)) = answers.get(&typed_key(name)) else { return None };
    Some(Fields(kept.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()))
}

/// Answers as the fields that would have posted them, so that a page draws a saved answer and a
/// mistaken one in the same way.
pub fn fields_of(form: &Form, answers: &Answers) -> Fields {
    let mut fields = Vec::new();
    for entry in &form.entries {
        let question = &entry.question;
        let name = question_field(&question.name);
        if let Some(typed) = typed_fields(answers, &question.name) {
            fields.extend(typed.0);
            continue;
        }
        match (answers.get(&question.name), &question.kind) {
            (Some(Answer::List(order)), Kind::Rank { .. }) => {
                for (place, choice) in order.iter().enumerate() {
                    fields.push((place_field(&question.name, choice), (place + 1).to_string()));
                }
            }
            (Some(Answer::List(names)), _) => {
                fields.extend(names.iter().map(|value| (name.clone(), value.clone())));
            }
            (Some(Answer::Text(text)), _) => fields.push((name, text.clone())),
            (Some(Answer::Integer(number)), _) => fields.push((name, number.to_string())),
            (None, _) => {}
        }
        if form.other_choice(question).is_some()
            && let Some(Answer::Text(text)) = answers.get(&other_key(&question.name))
        {
            fields.push((other_field(&question.name), text.clone()));
        }
    }
    Fields(fields)
}

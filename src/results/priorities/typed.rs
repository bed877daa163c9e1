//! Forms of the desk, read: what was typed becomes a making, matched sources, weights, a signature;
//! or words about what is wrong, field by field.

use std::collections::BTreeMap;

use super::{
    gathering::{Candidate, short_names},
    model::{
        BadMaking, BadWeights, LONGEST_NAME, ListItem, Making, Origin, PriorityList, Source, Typed, VoiceKey,
        read_number, read_weights, shortened,
    },
};
use crate::{
    server::http::Fields,
    stats::disclosure::Limit,
    ui::{Words, form::FieldError},
    vocabulary::{Day, ItemId, Localized},
};

// ---- a new list ----------------------------------------------------------------------------------

/// What was ticked and typed, as a list to be made.
pub fn making(fields: &Fields, candidates: &[Candidate], limit: Limit) -> Result<Making, Vec<BadMaking>> {
    let mut bad = Vec::new();
    let mut sources = Vec::new();
    let mut taken: Vec<&Candidate> = Vec::new();
    for value in fields.all("source") {
        let Some(candidate) = candidates.iter().find(|found| found.value == value && !found.is_small(limit)) else {
            bad.push(BadMaking::SourceGone);
            continue;
        };
        let split = fields.all("split").any(|split| split == value);
        if split && candidate.divisible().is_none() {
            bad.push(BadMaking::SectorsHidden);
        }
        let mut origin = candidate.origin.clone();
        if let Origin::Round { split: of, .. } = &mut origin {
            *of = split;
        }
        let (name, name_en) = candidate.names();
        sources.push(Source {
            key: String::new(),
            name,
            name_en,
            origin,
            options: candidate.options.clone(),
            matches: BTreeMap::new(),
        });
        taken.push(candidate);
    }
    for line in fields.text("numbers").lines().map(str::trim).filter(|line| !line.is_empty()) {
        let name = shortened(line);
        sources.push(Source {
            key: String::new(),
            name,
            name_en: String::new(),
            origin: Origin::Numbers { typed: Vec::new() },
            options: Vec::new(),
            matches: BTreeMap::new(),
        });
    }
    name_apart(&mut sources);
    let first = taken.first().map(|candidate| candidate.value.as_str()).unwrap_or_default();
    let from = match fields.text("items") {
        "" => first,
        chosen => chosen,
    };
    let items = candidates.iter().find(|found| found.value == from);
    let items: Vec<ListItem> = items.map(|found| found.options.clone()).unwrap_or_default();
    for (number, source) in (1..).zip(&mut sources) {
        source.key = format!("z{number}");
        let known = |option: &&ListItem| items.iter().any(|item| item.id == option.id);
        source.matches =
            source.options.iter().filter(known).map(|option| (option.id.clone(), option.id.clone())).collect();
        if let Origin::Numbers { typed } = &mut source.origin {
            *typed = items
                .iter()
                .map(|item| Typed { item: item.id.clone(), thousandths: None, note: String::new() })
                .collect();
        }
    }
    let mut title = Localized::default();
    for (language, field) in [("cs", "title"), ("en", "title_en")] {
        if !fields.text(field).is_empty() {
            title = title.with(language, fields.text(field));
        }
    }
    let top = fields.text("top").parse().unwrap_or(0);
    let making = Making { slug: fields.text("slug").to_owned(), title, items, top, sources };
    bad.extend(making.check().err().unwrap_or_default());
    bad.dedup();
    if bad.is_empty() { Ok(making) } else { Err(bad) }
}

/// Two questions of one survey are told apart by their own words.
fn name_apart(sources: &mut [Source]) {
    let names: Vec<String> = sources.iter().map(|source| source.name.clone()).collect();
    for source in sources {
        let twice = names.iter().filter(|name| **name == source.name).count() > 1;
        if let Origin::Question { label, .. } = &source.origin
            && twice
        {
            (source.name, source.name_en) = short_names(label);
        }
    }
}

pub fn making_errors(w: Words, bad: &[BadMaking]) -> Vec<FieldError> {
    let said = |bad: &BadMaking| match bad {
        BadMaking::TitleMissing => FieldError::new("title", w.t("list-title-missing")),
        BadMaking::TitleLong => FieldError::new("title", w.t("list-title-long")),
        BadMaking::SlugBad => FieldError::new("slug", w.t("list-slug-bad")),
        BadMaking::SlugTaken => FieldError::new("slug", w.t("list-slug-taken")),
        BadMaking::NoSource => FieldError::new("source", w.t("list-no-source")),
        BadMaking::TooManySources { most } => {
            FieldError::new("source", w.with("list-many-sources", &[("most", (*most as i64).into())]))
        }
        BadMaking::NoItems => FieldError::new("items", w.t("list-no-items")),
        BadMaking::TopOutOfRange => FieldError::new("top", w.t("list-top-bad")),
        BadMaking::SourceGone => FieldError::new("source", w.t("list-source-gone")),
        BadMaking::SectorsHidden => FieldError::new("source", w.t("list-sectors-hidden")),
    };
    bad.iter().map(said).collect()
}

// ---- what options mean, and the first weights ------------------------------------------------------

/// Sources as the form says them: names, what options mean, numbers with their notes.
pub fn arranged(w: Words, list: &PriorityList, fields: &Fields) -> Result<Vec<Source>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut sources = list.sources.clone();
    for source in &mut sources {
        let name_field = format!("name.{}", source.key);
        let name = fields.text(&name_field);
        if name.is_empty() || name.chars().count() > LONGEST_NAME {
            let words = w.with("list-name-bad", &[("most", (LONGEST_NAME as i64).into())]);
            errors.push(FieldError::new(name_field, words));
        } else {
            source.name = name.to_owned();
        }
        let english_field = format!("name_en.{}", source.key);
        let english = fields.text(&english_field);
        if english.chars().count() > LONGEST_NAME {
            let words = w.with("list-name-bad", &[("most", (LONGEST_NAME as i64).into())]);
            errors.push(FieldError::new(english_field, words));
        } else {
            source.name_en = english.to_owned();
        }
        let shown = format!("{}.0", source.key);
        source.matches = source
            .options
            .iter()
            .enumerate()
            .filter_map(|(index, option)| {
                let chosen = ItemId(fields.text(&format!("{}.{index}", source.key)).to_owned());
                list.items.iter().any(|item| item.id == chosen).then(|| (option.id.clone(), chosen))
            })
            .collect();
        let key = source.key.clone();
        if let Origin::Numbers { typed } = &mut source.origin {
            *typed = list
                .items
                .iter()
                .enumerate()
                .map(|(index, item)| number(w, fields, &key, index, &item.id, &mut errors))
                .collect();
            if typed.iter().filter(|typed| typed.thousandths.is_some()).count() < 2
                && !errors.iter().any(|error| error.field.starts_with(&format!("{key}.")))
            {
                errors
                    .push(FieldError::new(shown, w.with("list-numbers-few", &[("name", source.name.clone().into())])));
            }
        } else {
            // Of two items at least something has to be said.
            let mut meant: Vec<&ItemId> = source.matches.values().collect();
            meant.sort();
            meant.dedup();
            if meant.len() < 2 {
                errors
                    .push(FieldError::new(shown, w.with("list-matches-few", &[("name", source.name.clone().into())])));
            }
        }
    }
    if errors.is_empty() { Ok(sources) } else { Err(errors) }
}

const LONGEST_NOTE: usize = 200;

fn number(w: Words, fields: &Fields, key: &str, index: usize, item: &ItemId, errors: &mut Vec<FieldError>) -> Typed {
    let (field, note_field) = (format!("{key}.{index}"), format!("{key}.{index}.note"));
    let (text, note) = (fields.text(&field), fields.text(&note_field));
    let thousandths = read_number(text);
    if !text.is_empty() && thousandths.is_none() {
        let shown: String = text.chars().take(40).collect();
        errors.push(FieldError::new(field, w.with("list-number-bad", &[("typed", shown.into())])));
    }
    if note.chars().count() > LONGEST_NOTE {
        let words = w.with("list-note-long", &[("most", (LONGEST_NOTE as i64).into())]);
        errors.push(FieldError::new(note_field, words));
    }
    Typed { item: item.clone(), thousandths, note: note.to_owned() }
}

/// The name of the field of a weight.
pub fn weight_field(voice: &VoiceKey) -> String {
    format!("weight.{}", voice.0)
}

pub fn weights(w: Words, list: &PriorityList, fields: &Fields) -> Result<Vec<(VoiceKey, u64)>, Vec<FieldError>> {
    let typed: Vec<(VoiceKey, String)> = list
        .voices()
        .into_iter()
        .map(|(key, ..)| {
            let text = fields.text(&weight_field(&key)).to_owned();
            (key, text)
        })
        .collect();
    let first = typed.first().map(|(key, _)| weight_field(key)).unwrap_or_default();
    read_weights(&typed).map_err(|bad| {
        let said = |bad: &BadWeights| match bad {
            BadWeights::NoNumber { voice } => {
                let words = w.with("list-weight-bad", &[("name", list.name_of(w.0, voice).into())]);
                FieldError::new(weight_field(voice), words)
            }
            BadWeights::Sum { sum } => {
                FieldError::new(first.clone(), w.with("list-weights-sum", &[("sum", (*sum as i64).into())]))
            }
        };
        bad.iter().map(said).collect()
    })
}

/// Why weights change. Two letters explain nothing.
pub fn reason(w: Words, fields: &Fields) -> Result<String, Vec<FieldError>> {
    let reason = fields.text("reason");
    match reason.chars().count() {
        10..=500 => Ok(reason.to_owned()),
        _ => Err(vec![FieldError::new("reason", w.t("list-reason-bad"))]),
    }
}

// ---- a signature -----------------------------------------------------------------------------------

pub struct Signing {
    pub on: Day,
    pub body: String,
}

pub fn signing(w: Words, fields: &Fields, today: Day) -> Result<Signing, Vec<FieldError>> {
    let mut errors = Vec::new();
    let on = Day::parse_iso(fields.text("on")).filter(|day| *day <= today);
    if on.is_none() {
        errors.push(FieldError::new("on", w.t("list-sign-on-bad")));
    }
    let body = fields.text("body");
    if body.is_empty() || body.chars().count() > LONGEST_NOTE {
        errors.push(FieldError::new("body", w.t("list-sign-body-bad")));
    }
    match on {
        Some(on) if errors.is_empty() => Ok(Signing { on, body: body.to_owned() }),
        _ => Err(errors),
    }
}

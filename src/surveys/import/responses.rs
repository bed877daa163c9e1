//! Rows become responses. Whatever stands in a cell is stored, or is a finding.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DAYS_AFTER, DAYS_BEFORE, Defaults, Imported, Missing, Reading,
    columns::{self, Column, MUNICIPALITY},
    content_hash,
    findings::{Finding, FindingKind, Note},
    table::{ITEM_SEPARATOR, Table},
};
use crate::{
    server::{calendar, http::Fields},
    spreadsheet::Cell,
    surveys::{
        answers::{Answer, Answers, NOT_ASKED},
        collection::{Channel, Link, received_on},
        fill::{Entry, Form, MistakeKind, Surroundings, other_field, place_field, question_field},
        questionnaire::{Choice, Kind, other_key},
        routes::Room,
    },
    vocabulary::{Day, MunicipalityCode},
};

pub fn read(table: &Table, room: &Room, defaults: &Defaults) -> Result<Reading, Vec<Finding>> {
    let known = columns::known(&room.form);
    let mut reader = Reader {
        room,
        defaults,
        columns: table.header.iter().map(|name| known.get(name).copied()).collect(),
        header: &table.header,
        first_day: calendar::day_of(room.collection.opens_at),
        last_day: room.collection.last_day(),
        findings: Vec::new(),
        not_stated: 0,
        outside: 0,
    };
    reader.look_at_header(table.header_row);
    let mut said = Vec::with_capacity(table.rows.len());
    let mut rows = Vec::with_capacity(table.rows.len());
    for (row, cells) in &table.rows {
        said.push(as_said(&table.header, cells));
        rows.extend(reader.row(*row, cells));
    }
    if !reader.findings.is_empty() {
        return Err(reader.findings);
    }
    let (forms, from, until) = (reader.outside, reader.first_day, reader.last_day);
    let notes = (forms > 0).then_some(Note::DaysOutside { forms, from, until });
    Ok(Reading {
        rows,
        content_hash: content_hash(&said),
        not_stated: reader.not_stated,
        notes: notes.into_iter().collect(),
    })
}

struct Reader<'a> {
    room: &'a Room,
    defaults: &'a Defaults,
    header: &'a [String],
    columns: Vec<Option<Column>>,
    first_day: Day,
    last_day: Day,
    findings: Vec<Finding>,
    not_stated: usize,
    /// Rows whose day lies a little outside of the collection.
    outside: usize,
}

/// What a row says besides the answers, and the answers as a page would have posted them.
#[derive(Default)]
struct Said {
    municipality: Option<MunicipalityCode>,
    channel: Option<Channel>,
    day: Option<Day>,
    not_asked: Option<BTreeSet<String>>,
    fields: Vec<(String, String)>,
    /// Questions with something in their cell, and the words of “other”.
    given: Vec<(usize, String)>,
    others: Vec<(usize, String)>,
}

impl Reader<'_> {
    fn wrong(&mut self, row: usize, column: &str, kind: FindingKind) {
        self.findings.push(Finding::at(row, column, kind));
    }

    fn look_at_header(&mut self, row: usize) {
        let named = self.header.iter().zip(&self.columns).enumerate().filter(|(_, (name, _))| !name.is_empty());
        for (at, (name, column)) in named {
            if column.is_none() {
                let column = Some(name.clone());
                self.findings.push(Finding { row: None, column, kind: FindingKind::UnknownColumn });
            } else if self.header[..at].contains(name) {
                self.findings.push(Finding::at(row, name, FindingKind::ColumnTwice));
            }
        }
    }

    fn row(&mut self, row: usize, cells: &[Cell]) -> Option<Imported> {
        let before = self.findings.len();
        let said = self.cells(row, cells);
        let link = self.link(row, said.municipality.clone());
        let day = self.day(row, said.day, link.as_ref());
        let surroundings = Surroundings { now: self.defaults.now, today: day };
        let form = &self.room.form;
        let (answers, mistakes) =
            form.read(0..form.entries.len(), &Fields(said.fields), &Answers::default(), surroundings);
        let mut lacks = false;
        let told = mistakes.iter().filter(|mistake| of_mistake(mistake.kind.clone()).is_some());
        let mistaken: BTreeSet<usize> = told.map(|mistake| mistake.entry).collect();
        for mistake in mistakes {
            if mistake.kind == MistakeKind::Required && self.defaults.missing == Missing::NotStated {
                lacks = true;
                continue;
            }
            let name = form.entries[mistake.entry].question.name.clone();
            if let Some(kind) = of_mistake(mistake.kind) {
                self.wrong(row, &name, kind);
            }
        }
        self.not_stated += usize::from(lacks);
        let asked = form.asked(&answers, surroundings);
        for (entry, text) in said.given {
            if !asked.is_asked(entry) {
                let name = form.entries[entry].question.name.clone();
                self.wrong(row, &name, FindingKind::NotAsked(text));
            }
        }
        for (entry, text) in said.others {
            let key = other_key(&form.entries[entry].question.name);
            if !asked.is_asked(entry) {
                self.wrong(row, &key, FindingKind::NotAsked(text));
            } else if asked.answers.get(&key).is_none() && !mistaken.contains(&entry) {
                self.wrong(row, &key, FindingKind::OtherWithoutChoice(text));
            }
        }
        let stored = asked.to_store();
        if let Some(names) = said.not_asked
            && self.findings.len() == before
        {
            self.compare_not_asked(row, &names, &stored);
        }
        let link = link?;
        Some(Imported {
            municipality: link.municipality.clone(),
            channel: said.channel.or(self.defaults.channel).unwrap_or(Channel::Paper),
            received_on: received_on(day, link.population),
            answers: stored,
        })
    }

    fn compare_not_asked(&mut self, row: usize, names: &BTreeSet<String>, stored: &Answers) {
        let found: BTreeSet<String> = match stored.get(NOT_ASKED) {
            Some(Answer::List(names)) => names.iter().cloned().collect(),
            _ => BTreeSet::new(),
        };
        if found != *names {
            let listed = found.into_iter().collect::<Vec<_>>().join(", ");
            let listed = if listed.is_empty() { "–".to_owned() } else { listed };
            self.wrong(row, NOT_ASKED, FindingKind::NotAskedDiffers(listed));
        }
    }

    fn cells(&mut self, row: usize, cells: &[Cell]) -> Said {
        let form = &self.room.form;
        let mut said = Said::default();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let name = self.header.get(at).cloned().unwrap_or_default();
            if name.is_empty() {
                self.wrong(row, &column_letters(at), FindingKind::NoHeader(short(&cell.shown())));
                continue;
            }
            let Some(column) = self.columns[at] else { continue };
            if let Cell::Error(text) = cell {
                self.wrong(row, &name, FindingKind::BadValue(short(text)));
                continue;
            }
            let shown = cell.shown();
            match column {
                Column::Municipality => said.municipality = Some(MunicipalityCode(shown)),
                Column::Channel => match Channel::parse(&shown) {
                    Some(known) => said.channel = Some(known),
                    None => self.wrong(row, &name, FindingKind::UnknownChannel(short(&shown))),
                },
                Column::Day => match cell_day(cell).or_else(|| typed_day(&shown)) {
                    Some(known) => said.day = Some(known),
                    None => self.wrong(row, &name, FindingKind::BadDay(short(&shown))),
                },
                Column::NotAsked => {
                    let names = shown.split([' ', ITEM_SEPARATOR]).filter(|name| !name.is_empty());
                    said.not_asked = Some(names.map(str::to_owned).collect());
                }
                Column::Question(_) | Column::Other(_) if !cell.is_certain() => {
                    self.wrong(row, &name, FindingKind::MadeADate(shown));
                }
                Column::Other(entry) => {
                    said.fields.push((other_field(&form.entries[entry].question.name), shown.clone()));
                    said.others.push((entry, short(&shown)));
                }
                Column::Question(entry) => match cell_fields(form, &form.entries[entry], &shown) {
                    Ok(fields) => {
                        said.fields.extend(fields);
                        said.given.push((entry, short(&shown)));
                    }
                    Err(kind) => self.wrong(row, &name, kind),
                },
            }
        }
        said
    }

    fn link(&mut self, row: usize, said: Option<MunicipalityCode>) -> Option<Link> {
        let only = || match self.room.links.as_slice() {
            [only] => Some(only.municipality.clone()),
            _ => None,
        };
        let place = said.or_else(|| self.defaults.municipality.clone()).or_else(only);
        let link = place.as_ref().and_then(|code| self.room.link_of(code)).cloned();
        if link.is_none() {
            let code = place.map(|code| short(&code.0)).unwrap_or_default();
            self.wrong(row, MUNICIPALITY, FindingKind::UnknownMunicipality(code));
        }
        link
    }

    /// The day of a row. One without is filed under today, or under the last day of a collection that
    /// has ended.
    fn day(&mut self, row: usize, said: Option<Day>, link: Option<&Link>) -> Day {
        let today = self.defaults.today;
        let Some(day) = said else { return today.min(self.last_day) };
        let (from, until) = (self.first_day.plus(-DAYS_BEFORE), self.last_day.plus(DAYS_AFTER).min(today));
        // A village files a whole week under its Monday.
        let first = link.map_or(self.first_day, |link| received_on(self.first_day, link.population));
        if day > today {
            self.wrong(row, columns::DAY, FindingKind::DayAhead(day));
        } else if day < from || day > until {
            self.wrong(row, columns::DAY, FindingKind::DayOutside { day, from, until });
        } else if day < first || day > self.last_day {
            self.outside += 1;
        }
        day
    }
}

/// The row as the file has it, for the hash.
fn as_said<'a>(header: &'a [String], cells: &[Cell]) -> BTreeMap<&'a str, String> {
    let filled = header.iter().zip(cells).filter(|(name, cell)| *name != NOT_ASKED && !cell.is_empty());
    // A cell of a date is the same day as its text, an array of JSON the same list as one between spaces.
    let text = |cell: &Cell| cell_day(cell).map_or_else(|| cell.shown(), Day::iso).replace(ITEM_SEPARATOR, " ");
    filled.map(|(name, cell)| (name.as_str(), text(cell))).collect()
}

/// `None` for what is said below, under the column it stands in.
fn of_mistake(kind: MistakeKind) -> Option<FindingKind> {
    Some(match kind {
        MistakeKind::Required => FindingKind::Required,
        MistakeKind::Constraint => FindingKind::Constraint,
        MistakeKind::NotAWholeNumber { typed } => FindingKind::BadValue(typed),
        MistakeKind::TooLong { letters } => FindingKind::TooLong { letters },
        MistakeKind::UnknownChoice => FindingKind::BadValue(String::new()),
        MistakeKind::ExclusiveWithOthers { choice } => FindingKind::BadValue(choice),
        MistakeKind::SamePlace { place } => FindingKind::BadValue(place.to_string()),
        MistakeKind::OtherNotChosen { .. } | MistakeKind::NotAsked => return None,
    })
}

/// A day in a cell of a spreadsheet.
fn cell_day(cell: &Cell) -> Option<Day> {
    match cell {
        Cell::Date { day, .. } | Cell::DateTime { day, .. } => Some(*day),
        _ => None,
    }
}

/// `2026-03-31`, or `31. 3. 2026` as Czech people write it.
fn typed_day(text: &str) -> Option<Day> {
    Day::parse_iso(text).or_else(|| {
        let mut parts = text.splitn(3, '.').map(str::trim);
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let year = year.parse().ok().filter(|year| (1_000..=9_999).contains(year))?;
        Day::from_civil(year, month.parse().ok()?, day.parse().ok()?)
    })
}

/// The name of a column without a header: `A`, `B` … `AA`.
fn column_letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (at % 26) as u8));
        match at / 26 {
            0 => return letters.iter().rev().collect(),
            rest => at = rest - 1,
        }
    }
}

/// What is told of a cell: enough to find it by.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.replace(ITEM_SEPARATOR, " "),
    }
}

/// A cell as the fields a page would have posted.
fn cell_fields(form: &Form, entry: &Entry, cell: &str) -> Result<Vec<(String, String)>, FindingKind> {
    let question = &entry.question;
    let name = question_field(&question.name);
    let choices = form.questionnaire.choices(question);
    match &question.kind {
        Kind::SelectMultiple { .. } => {
            Ok(several(choices, cell)?.into_iter().map(|choice| (name.clone(), choice)).collect())
        }
        Kind::Rank { .. } => Ok(several(choices, cell)?
            .into_iter()
            .enumerate()
            .map(|(place, choice)| (place_field(&question.name, &choice), (place + 1).to_string()))
            .collect()),
        _ if cell.contains(ITEM_SEPARATOR) => Err(FindingKind::BadValue(short(cell))),
        Kind::SelectOne { .. } => Ok(vec![(name, choice_name(choices, cell)?)]),
        _ => Ok(vec![(name, cell.to_owned())]),
    }
}

/// By name, else by label in any language.
fn choice_name(choices: &[Choice], cell: &str) -> Result<String, FindingKind> {
    let cell = cell.trim();
    choices
        .iter()
        .find(|choice| choice.name == cell)
        .or_else(|| choices.iter().find(|choice| choice.label.0.values().any(|label| label == cell)))
        .map(|choice| choice.name.clone())
        .ok_or_else(|| FindingKind::UnknownChoice(short(cell)))
}

/// Names separated by spaces (as ODK writes them), or names and labels separated by `;` or `|`; each
/// at most once.
fn several(choices: &[Choice], cell: &str) -> Result<Vec<String>, FindingKind> {
    let named = |parts: &mut dyn Iterator<Item = &str>| -> Result<Vec<String>, FindingKind> {
        parts.filter(|part| !part.trim().is_empty()).map(|part| choice_name(choices, part)).collect()
    };
    let all_names = cell.split_whitespace().all(|name| choices.iter().any(|choice| choice.name == name));
    let found = if cell.contains(ITEM_SEPARATOR) {
        named(&mut cell.split(ITEM_SEPARATOR))?
    } else if all_names {
        named(&mut cell.split_whitespace())?
    } else {
        named(&mut cell.split([';', '|']))?
    };
    match found.iter().enumerate().find(|(at, name)| found[..*at].contains(name)) {
        Some((_, name)) => Err(FindingKind::ChoiceTwice(name.clone())),
        None => Ok(found),
    }
}

//! Responses collected elsewhere: a CSV, a workbook or JSON lines, read by the same rules as a
//! page of the survey. All or nothing: one bad row and no row is taken, and every bad cell is named.
//! The raw export has the same shape, so what goes out comes back in.

use std::collections::BTreeMap;

use calamine::{Data, Reader as _};

use super::{
    answers::{Answer, Answers, NOT_ASKED},
    audit::ResponsesImported,
    collection::{Channel, received_on},
    fill::{Entry, Form, MistakeKind, Surroundings, other_field, place_field, question_field},
    questionnaire::{Choice, Kind, other_key},
    routes::Room,
    store,
};
use crate::{
    server::{audit, db::Stop, house::House, http::Fields, write::csv::unguarded},
    vocabulary::{Day, Lang, Moment, MunicipalityCode, ResponseId},
};

/// Columns that are not questions.
pub const MUNICIPALITY: &str = "municipality";
pub const CHANNEL: &str = "channel";
pub const DAY: &str = "received_on";

/// What is wrong with a file of responses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As a spreadsheet counts: 1 is the header. `None` for the file as a whole.
    pub row: Option<usize>,
    pub column: Option<String>,
    pub kind: FindingKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    Unreadable(String),
    NoRows,
    UnknownColumn,
    UnknownMunicipality(String),
    UnknownChannel(String),
    BadDay(String),
    UnknownChoice(String),
    BadValue(String),
    Required,
    Constraint,
}

impl Finding {
    fn file(kind: FindingKind) -> Finding {
        Finding { row: None, column: None, kind }
    }

    /// A sentence for the command line.
    pub fn message(&self, lang: Lang) -> String {
        let cs = lang == Lang::Cs;
        let what = match &self.kind {
            FindingKind::Unreadable(why) if cs => format!("Soubor nejde přečíst ({why})."),
            FindingKind::Unreadable(why) => format!("The file cannot be read ({why})."),
            FindingKind::NoRows if cs => "Soubor nemá žádný řádek s odpověďmi.".into(),
            FindingKind::NoRows => "The file has no row with answers.".into(),
            FindingKind::UnknownColumn if cs => "Takovou otázku dotazník nemá; sloupec přejmenujte nebo smažte.".into(),
            FindingKind::UnknownColumn => "The questionnaire has no such question; rename or remove the column.".into(),
            FindingKind::UnknownMunicipality(code) if cs => {
                format!("Obec „{code}“ do tohoto sběru nepatří; napište její kód.")
            }
            FindingKind::UnknownMunicipality(code) => {
                format!("The municipality “{code}” is not part of this collection; write its code.")
            }
            FindingKind::UnknownChannel(name) if cs => format!("Místo „{name}“ napište paper nebo web."),
            FindingKind::UnknownChannel(name) => format!("Instead of “{name}” write paper or web."),
            FindingKind::BadDay(text) if cs => format!("„{text}“ není den; napište ho jako 2026-03-31."),
            FindingKind::BadDay(text) => format!("“{text}” is no day; write it as 2026-03-31."),
            FindingKind::UnknownChoice(text) if cs => {
                format!("Možnost „{text}“ otázka nemá; napište její kód nebo přesné znění.")
            }
            FindingKind::UnknownChoice(text) => {
                format!("The question has no choice “{text}”; write its name or its exact label.")
            }
            FindingKind::BadValue(text) if cs => format!("Hodnotu „{text}“ tu nejde použít."),
            FindingKind::BadValue(text) => format!("The value “{text}” cannot stand here."),
            FindingKind::Required if cs => "Povinná odpověď chybí; doplňte ji.".into(),
            FindingKind::Required => "A required answer is missing; fill it in.".into(),
            FindingKind::Constraint if cs => "Hodnota nesplňuje podmínku otázky; opravte ji.".into(),
            FindingKind::Constraint => "The value breaks the question's constraint; correct it.".into(),
        };
        let place = match (self.row, &self.column) {
            (Some(row), Some(column)) if cs => format!("řádek {row}, sloupec {column}: "),
            (Some(row), Some(column)) => format!("row {row}, column {column}: "),
            (None, Some(column)) if cs => format!("sloupec {column}: "),
            (None, Some(column)) => format!("column {column}: "),
            (Some(row), None) if cs => format!("řádek {row}: "),
            (Some(row), None) => format!("row {row}: "),
            (None, None) => String::new(),
        };
        format!("{place}{what}")
    }
}

/// What the command says once for all rows; a column of the same name overrules it.
#[derive(Clone, Debug)]
pub struct Defaults {
    pub channel: Option<Channel>,
    pub municipality: Option<MunicipalityCode>,
    pub today: Day,
    pub now: Moment,
}

/// A row that may be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Imported {
    pub municipality: MunicipalityCode,
    pub channel: Channel,
    pub received_on: Day,
    pub answers: Answers,
}

/// Reads a file by its ending.
pub fn read(bytes: &[u8], file_name: &str, room: &Room, defaults: &Defaults) -> Result<Vec<Imported>, Vec<Finding>> {
    let ending = file_name.rsplit('.').next().unwrap_or_default().to_lowercase();
    let rows = match ending.as_str() {
        "jsonl" => json_rows(bytes),
        "xlsx" | "xls" => sheet_rows(bytes),
        _ => csv_rows(bytes),
    }
    .map_err(|why| vec![Finding::file(FindingKind::Unreadable(why))])?;
    let (header, rows) = rows;
    if rows.is_empty() {
        return Err(vec![Finding::file(FindingKind::NoRows)]);
    }
    read_rows(&header, &rows, room, defaults)
}

type Rows = (Vec<String>, Vec<(usize, Vec<String>)>);

fn csv_rows(bytes: &[u8]) -> Result<Rows, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1250.decode(bytes).0.into_owned(),
    };
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        all.push(record.iter().map(|cell| unguarded(cell.trim()).to_owned()).collect::<Vec<_>>());
    }
    Ok(headed(all))
}

fn sheet_rows(bytes: &[u8]) -> Result<Rows, String> {
    let cursor = std::io::Cursor::new(bytes);
    let mut book = calamine::open_workbook_auto_from_rs(cursor).map_err(|error| error.to_string())?;
    let name = book.sheet_names().first().cloned().ok_or("no sheet")?;
    let range = book.worksheet_range(&name).map_err(|error| error.to_string())?;
    let all = range
        .rows()
        .map(|row| {
            row.iter()
                .map(|cell| match cell {
                    Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
                    other => other.to_string().trim().to_owned(),
                })
                .collect()
        })
        .collect();
    Ok(headed(all))
}

fn headed(all: Vec<Vec<String>>) -> Rows {
    let mut rows = all.into_iter();
    let header = rows.next().unwrap_or_default();
    let rows = rows
        .enumerate()
        .map(|(index, row)| (index + 2, row))
        .filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()))
        .collect();
    (header, rows)
}

fn json_rows(bytes: &[u8]) -> Result<Rows, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut objects = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let object: BTreeMap<String, serde_json::Value> =
            serde_json::from_str(line).map_err(|error| format!("{}: {error}", index + 1))?;
        objects.push((index + 1, object));
    }
    let mut header: Vec<String> = objects.iter().flat_map(|(_, object)| object.keys().cloned()).collect();
    header.sort();
    header.dedup();
    let cell = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(list) => list.iter().filter_map(|item| item.as_str()).collect::<Vec<_>>().join(" "),
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let rows = objects
        .iter()
        .map(|(line, object)| {
            (*line, header.iter().map(|name| object.get(name).map(cell).unwrap_or_default()).collect())
        })
        .collect();
    Ok((header, rows))
}

fn read_rows(
    header: &[String],
    rows: &[(usize, Vec<String>)],
    room: &Room,
    defaults: &Defaults,
) -> Result<Vec<Imported>, Vec<Finding>> {
    let form = &room.form;
    let known: BTreeMap<String, Column> = columns(form);
    let mut findings: Vec<Finding> = header
        .iter()
        .filter(|name| !name.is_empty() && !known.contains_key(*name))
        .map(|name| Finding { row: None, column: Some(name.clone()), kind: FindingKind::UnknownColumn })
        .collect();
    let surroundings = Surroundings { now: defaults.now, today: defaults.today };
    let mut imported = Vec::new();
    for (row, cells) in rows {
        let mut fields = Vec::new();
        let (mut municipality, mut channel, mut day) = (defaults.municipality.clone(), defaults.channel, None);
        for (name, cell) in header.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            let mut wrong = |kind| findings.push(Finding { row: Some(*row), column: Some(name.clone()), kind });
            match known.get(name) {
                Some(Column::Municipality) => municipality = Some(MunicipalityCode(cell.clone())),
                Some(Column::Channel) => match Channel::parse(cell) {
                    Some(known) => channel = Some(known),
                    None => wrong(FindingKind::UnknownChannel(cell.clone())),
                },
                Some(Column::Day) => match Day::parse_iso(cell) {
                    Some(known) => day = Some(known),
                    None => wrong(FindingKind::BadDay(cell.clone())),
                },
                Some(Column::Other(index)) => {
                    fields.push((other_field(&form.entries[*index].question.name), cell.clone()));
                }
                Some(Column::Question(index)) => match cell_fields(form, &form.entries[*index], cell) {
                    Ok(more) => fields.extend(more),
                    Err(unknown) => wrong(FindingKind::UnknownChoice(unknown)),
                },
                Some(Column::Derived) | None => {}
            }
        }
        let place = municipality.or_else(|| match room.links.as_slice() {
            [only] => Some(only.municipality.clone()),
            _ => None,
        });
        let link = place.as_ref().and_then(|code| room.link_of(code));
        let Some(link) = link else {
            let code = place.map(|code| code.0).unwrap_or_default();
            findings.push(Finding {
                row: Some(*row),
                column: Some(MUNICIPALITY.into()),
                kind: FindingKind::UnknownMunicipality(code),
            });
            continue;
        };
        let (answers, mistakes) = form.read(0..form.entries.len(), &Fields(fields), &Answers::default(), surroundings);
        for mistake in mistakes {
            let kind = match mistake.kind {
                MistakeKind::Required => FindingKind::Required,
                MistakeKind::Constraint => FindingKind::Constraint,
                MistakeKind::NotAWholeNumber { typed } => FindingKind::BadValue(typed),
                MistakeKind::TooLong { letters } => FindingKind::BadValue(format!("{letters} ×")),
                MistakeKind::UnknownChoice => FindingKind::BadValue(String::new()),
                MistakeKind::ExclusiveWithOthers { choice } => FindingKind::BadValue(choice),
                MistakeKind::SamePlace { place } => FindingKind::BadValue(place.to_string()),
            };
            let column = Some(form.entries[mistake.entry].question.name.clone());
            findings.push(Finding { row: Some(*row), column, kind });
        }
        imported.push(Imported {
            municipality: link.municipality.clone(),
            channel: channel.unwrap_or(Channel::Paper),
            received_on: received_on(day.unwrap_or(defaults.today), link.population),
            answers: form.asked(&answers, surroundings).to_store(),
        });
    }
    if findings.is_empty() { Ok(imported) } else { Err(findings) }
}

enum Column {
    Question(usize),
    Other(usize),
    Municipality,
    Channel,
    Day,
    Derived,
}

fn columns(form: &Form) -> BTreeMap<String, Column> {
    let mut columns = BTreeMap::from([
        (MUNICIPALITY.to_owned(), Column::Municipality),
        (CHANNEL.to_owned(), Column::Channel),
        (DAY.to_owned(), Column::Day),
        // What was not asked follows from the answers again.
        (NOT_ASKED.to_owned(), Column::Derived),
    ]);
    for (index, entry) in form.entries.iter().enumerate().filter(|(_, entry)| entry.question.kind.takes_answers()) {
        columns.insert(other_key(&entry.question.name), Column::Other(index));
        columns.insert(entry.question.name.clone(), Column::Question(index));
    }
    columns
}

/// A cell as the fields a page would have posted; `Err` with the unknown choice.
fn cell_fields(form: &Form, entry: &Entry, cell: &str) -> Result<Vec<(String, String)>, String> {
    let question = &entry.question;
    let name = question_field(&question.name);
    let choices = form.questionnaire.choices(question);
    match &question.kind {
        Kind::SelectOne { .. } => Ok(vec![(name, choice_name(choices, cell)?)]),
        Kind::SelectMultiple { .. } => {
            Ok(several(choices, cell)?.into_iter().map(|choice| (name.clone(), choice)).collect())
        }
        Kind::Rank { .. } => Ok(several(choices, cell)?
            .into_iter()
            .enumerate()
            .map(|(place, choice)| (place_field(&question.name, &choice), (place + 1).to_string()))
            .collect()),
        _ => Ok(vec![(name, cell.to_owned())]),
    }
}

/// By name, else by label in any language.
fn choice_name(choices: &[Choice], cell: &str) -> Result<String, String> {
    let cell = cell.trim();
    choices
        .iter()
        .find(|choice| choice.name == cell)
        .or_else(|| choices.iter().find(|choice| choice.label.0.values().any(|label| label == cell)))
        .map(|choice| choice.name.clone())
        .ok_or_else(|| cell.to_owned())
}

/// Names separated by spaces (as ODK writes them), or names and labels separated by `;` or `|`.
fn several(choices: &[Choice], cell: &str) -> Result<Vec<String>, String> {
    let by_spaces: Result<Vec<String>, String> = cell
        .split_whitespace()
        .map(|name| {
            choices
                .iter()
                .find(|choice| choice.name == name)
                .map(|choice| choice.name.clone())
                .ok_or_else(|| name.to_owned())
        })
        .collect();
    by_spaces.or_else(|_| {
        cell.split([';', '|']).filter(|part| !part.trim().is_empty()).map(|part| choice_name(choices, part)).collect()
    })
}

/// Stores what was read, in one transaction with its event.
pub async fn store_all(
    house: &House,
    actor: &str,
    now: Moment,
    room: &Room,
    imported: Vec<Imported>,
) -> Result<usize, Stop<()>> {
    let count = imported.len();
    let channel = imported.first().map_or("", |first| first.channel.code()).to_owned();
    let mut responses: Vec<store::Response> = imported
        .into_iter()
        .map(|row| store::Response {
            id: ResponseId(house.random.key()),
            collection_id: room.collection.id.clone(),
            version_id: room.collection.version_id.clone(),
            municipality: row.municipality,
            channel: row.channel,
            received_on: row.received_on,
            answers: row.answers,
        })
        .collect();
    // Stored in the order of their random ids: the order of the pile of paper tells nothing.
    responses.sort_by(|one, other| one.id.cmp(&other.id));
    let responses: std::sync::Arc<[store::Response]> = responses.into();
    let (actor, slug) = (actor.to_owned(), room.collection.slug.clone());
    house
        .db
        .write(move |connection| {
            let (responses, actor, slug, channel) = (responses.clone(), actor.clone(), slug.clone(), channel.clone());
            Box::pin(async move {
                for response in responses.iter() {
                    store::add_response(connection, response).await?;
                }
                if let Some(first) = responses.first() {
                    store::unsettle(connection, &first.collection_id).await?;
                }
                let event = ResponsesImported { slug: &slug, count: responses.len(), channel: &channel };
                audit::record(connection, &actor, now, &event).await?;
                Ok(())
            })
        })
        .await?;
    Ok(count)
}

/// The header of the raw export: where and when, then every question and its „other“.
pub fn export_header(form: &Form) -> Vec<String> {
    let mut header: Vec<String> = [MUNICIPALITY, CHANNEL, DAY].map(str::to_owned).into();
    for entry in form.entries.iter().filter(|entry| entry.question.kind.takes_answers()) {
        header.push(entry.question.name.clone());
        let has_other = form
            .questionnaire
            .choices(&entry.question)
            .iter()
            .any(|choice| choice.role == super::questionnaire::Role::Other);
        if has_other {
            header.push(other_key(&entry.question.name));
        }
    }
    header
}

/// One response under that header.
pub fn export_row(header: &[String], response: &store::StoredResponse) -> Vec<String> {
    let answers: Answers = serde_json::from_str(&response.answers).unwrap_or_default();
    header
        .iter()
        .map(|column| match column.as_str() {
            MUNICIPALITY => response.municipality_code.clone(),
            CHANNEL => response.channel.clone(),
            DAY => Day(response.received_on).iso(),
            name => match answers.get(name) {
                Some(Answer::Text(text)) => text.clone(),
                Some(Answer::Integer(number)) => number.to_string(),
                Some(Answer::List(names)) => names.join(" "),
                None => String::new(),
            },
        })
        .collect()
}

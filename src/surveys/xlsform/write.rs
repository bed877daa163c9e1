//! The way out: a questionnaire as a workbook that reads back as the same questionnaire.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::role_word;
use super::columns::{Part, UNNAMED};
use super::containers::{Container, Row, Sheet};
use super::{excel, kinds, parameters, text};
use crate::surveys::questionnaire::{Group, GroupKind, Item, Layout, OR_OTHER, Question, Questionnaire, Required};
use crate::vocabulary::Localized;

/// Writes a questionnaire into a container. `None` for the old binary Excel, which we only
/// read, and for a text longer than a cell of Excel can hold.
pub fn write(questionnaire: &Questionnaire, container: Container) -> Option<Vec<u8>> {
    let sheets = sheets(questionnaire);
    match container {
        Container::Xlsx => excel::write_xlsx(&sheets),
        Container::Csv => text::write_csv(&sheets),
        Container::Markdown => Some(text::write_markdown(&sheets)),
        Container::Xls => None,
    }
}

type Cells = BTreeMap<String, Localized>;

fn sheets(questionnaire: &Questionnaire) -> Vec<Sheet> {
    let mut rows = Vec::new();
    items(&questionnaire.items, &mut rows);
    let survey = sheet(
        Part::Survey,
        &[
            "type",
            "name",
            "label",
            "hint",
            "guidance_hint",
            "required",
            "required_message",
            "relevant",
            "constraint",
            "constraint_message",
            "appearance",
            "parameters",
        ],
        rows,
        &questionnaire.languages,
    );
    let mut sheets = vec![survey];
    let choices = choices(questionnaire);
    if !choices.is_empty() {
        sheets.push(sheet(Part::Choices, &["list_name", "name", "label"], choices, &questionnaire.languages));
    }
    for kept in &questionnaire.kept_sheets {
        let rows = kept.rows.iter().zip(1..).map(|(cells, number)| Row { number, cells: cells.clone() }).collect();
        sheets.push(Sheet { name: kept.name.clone(), rows });
    }
    sheets.push(sheet(
        Part::Settings,
        &["form_title", "form_id", "version", "default_language"],
        vec![settings(questionnaire)],
        &questionnaire.languages,
    ));
    sheets
}

fn put(cells: &mut Cells, column: &str, text: &str) {
    if !text.is_empty() {
        cells.insert(column.to_owned(), Localized::plain(text));
    }
}

fn put_localized(cells: &mut Cells, column: &str, text: &Localized) {
    if !text.is_empty() {
        cells.insert(column.to_owned(), text.clone());
    }
}

fn items(items_: &[Item], rows: &mut Vec<Cells>) {
    for item in items_ {
        match item {
            Item::Question(question) => rows.push(question_row(question)),
            Item::Group(group) => {
                let (begin, end) = group_rows(group);
                rows.push(begin);
                items(&group.items, rows);
                rows.push(end);
            }
        }
    }
}

fn question_row(question: &Question) -> Cells {
    let mut cells = question.attributes.clone();
    put(&mut cells, "type", &kinds::written(&question.kind));
    put(&mut cells, "name", &question.name);
    put_localized(&mut cells, "label", &question.label);
    put_localized(&mut cells, "hint", &question.hint);
    put_localized(&mut cells, "guidance_hint", &question.guidance_hint);
    put(&mut cells, "relevant", question.relevant.as_deref().unwrap_or_default());
    match &question.required {
        Required::No => {}
        Required::Yes => put(&mut cells, "required", "yes"),
        Required::When(expression) => put(&mut cells, "required", expression),
    }
    put_localized(&mut cells, "required_message", &question.required_message);
    put(&mut cells, "constraint", question.constraint.as_deref().unwrap_or_default());
    put_localized(&mut cells, "constraint_message", &question.constraint_message);
    put(&mut cells, "appearance", &question.appearance);
    put(&mut cells, "parameters", &parameters::written(&question.parameters));
    cells
}

fn group_rows(group: &Group) -> (Cells, Cells) {
    let mut cells = group.attributes.clone();
    let list = cells.remove("loop");
    let (what, word) = match (group.kind, &list) {
        (GroupKind::Repeat, Some(_)) => ("loop", ""),
        (GroupKind::Repeat, None) => ("repeat", ""),
        (GroupKind::Grid, _) => ("group", "table-list"),
        (GroupKind::OnePage, _) => ("group", "field-list"),
        (GroupKind::Section, _) => ("group", ""),
    };
    let over = list.map(|list| format!(" over {}", list.text("", ""))).unwrap_or_default();
    put(&mut cells, "type", &format!("begin {what}{over}"));
    put(&mut cells, "name", &group.name);
    put_localized(&mut cells, "label", &group.label);
    put_localized(&mut cells, "hint", &group.hint);
    put(&mut cells, "relevant", group.relevant.as_deref().unwrap_or_default());
    put(&mut cells, "appearance", format!("{word} {}", group.appearance).trim());
    let mut end = Cells::new();
    put(&mut end, "type", &format!("end {what}"));
    (cells, end)
}

fn choices(questionnaire: &Questionnaire) -> Vec<Cells> {
    let mut rows = Vec::new();
    // What `or_other` made of a list comes back from the type of its question.
    for (list, choices) in questionnaire.lists.iter().filter(|(list, _)| !list.ends_with(OR_OTHER)) {
        for choice in choices {
            let mut cells = choice.attributes.clone();
            put(&mut cells, "list_name", list);
            put(&mut cells, "name", &choice.name);
            put_localized(&mut cells, "label", &choice.label);
            put(&mut cells, "cp_role", role_word(choice.role));
            rows.push(cells);
        }
    }
    rows
}

fn settings(questionnaire: &Questionnaire) -> Cells {
    let mut cells = questionnaire.settings.clone();
    put_localized(&mut cells, "form_title", &questionnaire.title);
    put(&mut cells, "form_id", &questionnaire.form_id);
    put(&mut cells, "version", &questionnaire.version);
    if questionnaire.layout == Layout::OnePage {
        put(&mut cells, "cp_layout", "one-page");
    }
    // Naming a default language claims the texts of no named language for it, so it is only
    // written where there are none.
    if let Some(language) = questionnaire.languages.first().filter(|_| !speaks_unnamed(questionnaire)) {
        put(&mut cells, "default_language", language);
    }
    cells
}

fn speaks_unnamed(questionnaire: &Questionnaire) -> bool {
    fn in_items(items: &[Item]) -> bool {
        let unnamed = |text: &Localized| text.0.contains_key(UNNAMED);
        items.iter().any(|item| match item {
            Item::Question(q) => [&q.label, &q.hint, &q.guidance_hint, &q.required_message, &q.constraint_message]
                .into_iter()
                .any(unnamed),
            Item::Group(group) => unnamed(&group.label) || unnamed(&group.hint) || in_items(&group.items),
        })
    }
    in_items(&questionnaire.items)
        || questionnaire.lists.values().flatten().any(|choice| choice.label.0.contains_key(UNNAMED))
}

/// Lays rows out under headers: the first columns in their order, the others by name; in each
/// the unnamed language before the languages of the questionnaire.
fn sheet(part: Part, first: &[&str], rows: Vec<Cells>, languages: &[String]) -> Sheet {
    let used: BTreeSet<&str> = rows.iter().flat_map(|row| row.keys().map(String::as_str)).collect();
    let names: Vec<&str> = first
        .iter()
        .copied()
        .filter(|name| used.contains(name) || ["type", "name", "label", "list_name"].contains(name))
        .chain(used.iter().copied().filter(|name| !first.contains(name)))
        .collect();
    let mut columns: Vec<(&str, &str)> = Vec::new();
    for name in names.into_iter().filter(|name| part != Part::Settings || used.contains(name)) {
        let in_rows: BTreeSet<&str> =
            rows.iter().filter_map(|row| row.get(name)).flat_map(|text| text.0.keys().map(String::as_str)).collect();
        // Every language keeps its label column, so that a language still without words survives.
        let keeps_all = name == "label" && part == Part::Survey;
        let needs_a_header = in_rows.is_empty() && (!keeps_all || languages.is_empty());
        let plain = in_rows.contains(UNNAMED) || needs_a_header;
        columns.extend(plain.then_some((name, UNNAMED)));
        let known = languages.iter().map(String::as_str);
        columns
            .extend(known.filter(|language| keeps_all || in_rows.contains(language)).map(|language| (name, language)));
        let unknown =
            in_rows.iter().copied().filter(|one| *one != UNNAMED && !languages.iter().any(|known| known == one));
        columns.extend(unknown.map(|language| (name, language)));
    }
    let header = columns
        .iter()
        .map(|(name, language)| if *language == UNNAMED { (*name).to_owned() } else { format!("{name}::{language}") })
        .collect();
    let mut written = vec![Row { number: 1, cells: header }];
    for (at, row) in rows.iter().enumerate() {
        let cell = |(name, language): &(&str, &str)| {
            row.get(*name).and_then(|text| text.0.get(*language)).cloned().unwrap_or_default()
        };
        written.push(Row { number: at as u32 + 2, cells: columns.iter().map(cell).collect() });
    }
    Sheet { name: part.name().to_owned(), rows: written }
}

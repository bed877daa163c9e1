//! What somebody typed into the page of groups: the same name at two choices puts them together.

use super::{
    Change, Group, Grouping,
    apply::{What, targets},
};
use crate::{
    server::http::Fields,
    surveys::{
        Link,
        questionnaire::{Choice, Questionnaire},
    },
    ui::{Words, alphabet::sort_by_name, form::FieldError},
    vocabulary::Localized,
};

/// As many bands as a table still shows well.
pub(super) const MOST_EDGES: usize = 12;
/// Letters of a name.
const LONGEST: usize = 80;

pub(super) fn choice_field(target: &str, choice: &str) -> String {
    format!("g.{target}.{choice}")
}

pub(super) fn bands_field(target: &str) -> String {
    format!("b.{target}")
}

pub(super) fn place_field(code: &str) -> String {
    format!("m.{code}")
}

/// The municipalities of a survey, each once, as people look for them.
pub(super) fn places(links: &[Link]) -> Vec<&Link> {
    let mut places: Vec<&Link> = Vec::new();
    for link in links {
        if !places.iter().any(|known| known.municipality == link.municipality) {
            places.push(link);
        }
    }
    sort_by_name(&mut places, |link| &link.municipality_name);
    places
}

/// One thing that can be put together with others: its code, its words, its field, what was typed.
struct Line {
    code: String,
    label: Vec<String>,
    field: String,
    name: String,
}

pub(super) fn grouping(
    w: Words,
    questionnaire: &Questionnaire,
    links: &[Link],
    fields: &Fields,
) -> Result<Grouping, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut grouping = Grouping::default();
    for target in targets(questionnaire) {
        let change = match &target.what {
            What::Choices { choices, order } => {
                let line = |choice: &Choice| {
                    let field = choice_field(target.name, &choice.name);
                    let label = choice.label.0.values().cloned().collect();
                    Line { code: choice.name.clone(), label, name: fields.text(&field).to_owned(), field }
                };
                let lines: Vec<Line> = choices.iter().map(line).collect();
                let groups = groups(w, &lines, "skupina", &mut errors);
                if let Some(order) = order {
                    neighbours(w, &lines, &groups, order, &mut errors);
                }
                (!groups.is_empty()).then_some(Change::Choices(groups))
            }
            What::Numbers => {
                let field = bands_field(target.name);
                edges(w, &field, fields.text(&field), &mut errors).map(Change::Bands)
            }
        };
        grouping.questions.extend(change.map(|change| (target.name.to_owned(), change)));
    }
    let line = |link: &&Link| {
        let (code, label) = (link.municipality.0.clone(), vec![link.municipality_name.clone()]);
        let field = place_field(&code);
        Line { code, label, name: fields.text(&field).to_owned(), field }
    };
    let lines: Vec<Line> = places(links).iter().map(line).collect();
    grouping.places = groups(w, &lines, "obce", &mut errors);
    if errors.is_empty() { Ok(grouping) } else { Err(errors) }
}

/// Lines of the same name, in the order of their first one.
fn groups(w: Words, lines: &[Line], code: &str, errors: &mut Vec<FieldError>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in lines.iter().filter(|line| !line.name.is_empty()) {
        if groups.iter().any(|group| group.members.contains(&line.code)) {
            continue;
        }
        let members: Vec<&Line> = lines.iter().filter(|other| other.name == line.name).collect();
        let name = line.name.as_str();
        let mut complain = |key: &str| {
            errors.push(FieldError::new(&line.field, w.with(key, &[("name", name.to_owned().into())])));
        };
        if members.len() == 1 {
            complain("groups-alone");
        } else if members.len() == lines.len() {
            complain("groups-everything");
        }
        if name.chars().count() > LONGEST {
            complain("groups-long");
        }
        let outside = lines.iter().filter(|other| other.name != line.name);
        let label = label(name);
        if outside.flat_map(|other| &other.label).any(|taken| label.0.values().any(|one| one == taken)) {
            complain("groups-name-taken");
        }
        // A code nobody else has.
        let taken = |code: &str| lines.iter().any(|line| line.code == code);
        let codes = (groups.len() + 1..).map(|number| format!("{code}-{number}"));
        let code = codes.into_iter().find(|code| !taken(code) && !groups.iter().any(|group| group.code == *code));
        groups.push(Group {
            code: code.unwrap_or_default(),
            label,
            members: members.into_iter().map(|line| line.code.clone()).collect(),
        });
    }
    groups
}

/// „Senioři / Seniors“: Czech, and English after a slash between spaces.
fn label(name: &str) -> Localized {
    match name.split_once(" / ") {
        Some((cs, en)) if !cs.trim().is_empty() && !en.trim().is_empty() => {
            Localized::default().with("cs", cs.trim()).with("en", en.trim())
        }
        _ => Localized::plain(name),
    }
}

/// What stood there before, as it is typed.
pub(super) fn typed_label(label: &Localized) -> String {
    match (label.text("cs", "cs"), label.text("en", "cs")) {
        (cs, en) if cs == en => cs.to_owned(),
        (cs, en) => format!("{cs} / {en}"),
    }
}

/// On a scale only what stands side by side is one answer.
fn neighbours(w: Words, lines: &[Line], groups: &[Group], order: &[usize], errors: &mut Vec<FieldError>) {
    for group in groups {
        let places: Vec<usize> = (0..order.len())
            .filter(|&place| lines.get(order[place]).is_some_and(|line| group.members.contains(&line.code)))
            .collect();
        let in_a_row = places.windows(2).all(|pair| pair[1] == pair[0] + 1);
        let mixed = !places.is_empty() && places.len() < group.members.len();
        if in_a_row && !mixed {
            continue;
        }
        let first = lines.iter().find(|line| group.members.contains(&line.code));
        let name = group.label.text(w.0.code(), "cs").to_owned();
        let key = if mixed { "groups-mixed" } else { "groups-not-neighbours" };
        errors.extend(first.map(|line| FieldError::new(&line.field, w.with(key, &[("name", name.into())]))));
    }
}

/// „18, 30, 65“.
fn edges(w: Words, field: &str, text: &str, errors: &mut Vec<FieldError>) -> Option<Vec<i64>> {
    if text.is_empty() {
        return None;
    }
    let parts = text.split([',', ';', ' ', '\u{a0}']).map(str::trim).filter(|part| !part.is_empty());
    let numbers: Result<Vec<i64>, _> = parts.map(|part| part.replace('−', "-").parse()).collect();
    let wrong = match &numbers {
        Err(_) => Some("groups-bands-numbers"),
        Ok(numbers) if numbers.is_empty() => Some("groups-bands-numbers"),
        Ok(numbers) if numbers.len() > MOST_EDGES => Some("groups-bands-many"),
        Ok(numbers) if !numbers.windows(2).all(|pair| pair[0] < pair[1]) => Some("groups-bands-rising"),
        Ok(numbers) if numbers.contains(&i64::MIN) => Some("groups-bands-numbers"),
        Ok(_) => None,
    };
    match wrong {
        Some(key) => {
            let facts = [("typed", text.to_owned().into()), ("most", (MOST_EDGES as i64).into())];
            errors.push(FieldError::new(field, w.with(key, &facts)));
            None
        }
        None => numbers.ok(),
    }
}

//! A working group.

use crate::vocabulary::{GroupId, Localized, ProcessId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingGroup {
    pub id: GroupId,
    pub process_id: ProcessId,
    /// `working`, `steering`, `management`: kinds are configurable, so text.
    pub kind: String,
    pub name: Localized,
    pub about: Localized,
}

/// Why a list of names cannot be taken; the line as an editor counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadName {
    Long { number: usize },
    Twice { name: String },
    TooMany { most: usize },
}

const NAME_LIMIT: usize = 200;
const MOST_GROUPS: usize = 30;

/// Reads names of new groups, one a line; `known` are the names of those that are there already.
pub fn read_names(text: &str, known: &[&str]) -> Result<Vec<String>, Vec<BadName>> {
    let mut names: Vec<String> = Vec::new();
    let mut bad = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let name = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            continue;
        }
        let same = |other: &str| other.to_lowercase() == name.to_lowercase();
        if name.chars().count() > NAME_LIMIT {
            bad.push(BadName::Long { number: index + 1 });
        } else if names.iter().any(|other| same(other)) || known.iter().any(|other| same(other)) {
            bad.push(BadName::Twice { name });
        } else {
            names.push(name);
        }
    }
    if names.len() + known.len() > MOST_GROUPS {
        bad.push(BadName::TooMany { most: MOST_GROUPS });
    }
    if bad.is_empty() { Ok(names) } else { Err(bad) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_groups_stand_one_a_line_and_once() {
        assert_eq!(
            read_names(" Senioři \r\n\r\nRodiny  s dětmi", &[]),
            Ok(vec!["Senioři".into(), "Rodiny s dětmi".into()])
        );
        assert_eq!(read_names("", &["Senioři"]), Ok(vec![]));
        let long = "a".repeat(201);
        let refused = read_names(&format!("senioři\nRodiny\nRODINY\n{long}"), &["Senioři"]);
        let twice = |name: &str| BadName::Twice { name: name.into() };
        assert_eq!(refused, Err(vec![twice("senioři"), twice("RODINY"), BadName::Long { number: 4 }]));
        let many: String = (0..31).map(|number| format!("{number}\n")).collect();
        assert_eq!(read_names(&many, &[]), Err(vec![BadName::TooMany { most: 30 }]));
    }
}

//! A questionnaire as plain data: what an XLSForm workbook says once it has been read.
//!
//! It is a tree: [`Item`]s are questions or groups of items. Everything is public and serde-able:
//! the published version is this value as canonical JSON, and its content hash is the SHA-256 of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::vocabulary::Localized;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Questionnaire {
    /// `form_title` of the settings sheet.
    pub title: Localized,
    /// `form_id`; names the questionnaire over its versions.
    pub form_id: String,
    /// What the author calls this version, if anything.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub version: String,
    /// Languages as the author named them (`Čeština (cs)`), the default one first.
    pub languages: Vec<String>,
    pub layout: Layout,
    /// Choice lists by name.
    pub lists: BTreeMap<String, Vec<Choice>>,
    pub items: Vec<Item>,
    /// Settings we keep for the round trip but do not use, our own `cp_…` settings among them
    /// (`cp_intro`, `cp_minutes`, `cp_contact` … are read by the start page).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub settings: BTreeMap<String, Localized>,
    /// Sheets of XLSForm we do not act upon (`external_choices` …), for the round trip.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept_sheets: Vec<KeptSheet>,
}

/// A sheet as it stood in the workbook, its header first.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KeptSheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

/// How many questions stand on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// A question (or a grid, or a `field-list` group) a page: the default.
    #[default]
    PageAQuestion,
    /// Everything on one page: short polls. `cp_layout` = `one-page` in settings.
    OnePage,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    Question(Question),
    Group(Group),
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in its section; the key of the answer.
    pub name: String,
    pub kind: Kind,
    pub label: Localized,
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub hint: Localized,
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub guidance_hint: Localized,
    /// XPath expression, checked when read; the question is asked where it is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    #[serde(default, skip_serializing_if = "Required::is_no")]
    pub required: Required,
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub required_message: Localized,
    /// XPath expression over the answer (`.`), checked when read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub constraint_message: Localized,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
    /// Every other column with a value, by its canonical name (`default`, `calculation`,
    /// `choice_filter`, `read_only`, `bind::…`, `cp_…`), for the round trip.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Localized>,
}

/// What a question asks for. Kinds from `Decimal` on are read and kept, but cannot be published
/// yet: [`Kind::is_supported`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Exactly one of a list.
    SelectOne {
        list: String,
    },
    /// Any of a list; a choice with [`Role::Exclusive`] stands alone.
    SelectMultiple {
        list: String,
    },
    /// A list put into order.
    Rank {
        list: String,
    },
    Integer,
    #[default]
    Text,
    /// Words between the questions; nothing is asked.
    Note,
    Decimal,
    Date,
    Time,
    DateTime,
    Range,
    Acknowledge,
    Calculate,
    Hidden,
    /// Any other XLSForm type, by its canonical name (`geopoint`, `image`, `start` …).
    Other(String),
}

impl Kind {
    pub fn is_supported(&self) -> bool {
        use Kind::*;
        matches!(self, SelectOne { .. } | SelectMultiple { .. } | Rank { .. } | Integer | Text | Note)
    }

    /// A row a device would fill in by itself (`start`, `deviceid` …): it asks nobody anything, and
    /// we store nothing of it.
    pub fn is_metadata(&self) -> bool {
        const METADATA: [&str; 10] = [
            "start",
            "end",
            "today",
            "deviceid",
            "subscriberid",
            "simserial",
            "phonenumber",
            "username",
            "email",
            "audit",
        ];
        matches!(self, Kind::Other(name) if METADATA.contains(&name.as_str()))
    }

    /// Whether there can be an answer: not to a note, nor to what only a device would fill in.
    pub fn takes_answers(&self) -> bool {
        *self != Kind::Note && !self.is_metadata()
    }

    /// The choice list the question draws from.
    pub fn list(&self) -> Option<&str> {
        match self {
            Kind::SelectOne { list } | Kind::SelectMultiple { list } | Kind::Rank { list } => Some(list),
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    #[default]
    No,
    Yes,
    /// Required where the expression is true.
    When(String),
}

impl Required {
    pub fn is_no(&self) -> bool {
        *self == Required::No
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    pub name: String,
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub label: Localized,
    #[serde(default, skip_serializing_if = "Localized::is_empty")]
    pub hint: Localized,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relevant: Option<String>,
    pub kind: GroupKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub appearance: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Localized>,
    pub items: Vec<Item>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroupKind {
    /// A heading over its questions.
    #[default]
    Section,
    /// All its questions on one page (`field-list`).
    OnePage,
    /// Rows × one scale (`table-list`): every child is a `SelectOne` of the same list.
    Grid,
    /// A repeat: read, kept, not yet published.
    Repeat,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored; unique in its list.
    pub name: String,
    pub label: Localized,
    #[serde(default, skip_serializing_if = "Role::is_plain")]
    pub role: Role,
    /// Every other column of the choices sheet.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Localized>,
}

/// What a choice means besides its words. Column `cp_role` of the choices sheet:
/// `none`, `other`, `dont_know`, `beside`, `degree`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    #[default]
    Plain,
    /// “None of these”: excludes the others in a multiple choice.
    Exclusive,
    /// “Other, please specify”: opens a text whose answer is kept under `<question>_other`.
    Other,
    /// “Don't know”: a valid answer, on no scale.
    DontKnow,
    /// “No opinion”, “does not concern me”, “would rather not say”: a valid answer, on no scale.
    Beside,
    /// A degree of its scale, said outright because its name or words leave doubts.
    Degree,
}

impl Role {
    pub fn is_plain(&self) -> bool {
        *self == Role::Plain
    }

    /// An answer proper: no “other”, no “none”, nothing beside the scale.
    pub fn is_proper(self) -> bool {
        matches!(self, Role::Plain | Role::Degree)
    }

    /// A valid answer that stands on no scale.
    pub fn is_beside(self) -> bool {
        matches!(self, Role::DontKnow | Role::Beside)
    }
}

impl Questionnaire {
    /// Every question in order, groups opened up.
    pub fn questions(&self) -> Vec<&Question> {
        fn gather<'a>(items: &'a [Item], into: &mut Vec<&'a Question>) {
            for item in items {
                match item {
                    Item::Question(question) => into.push(question),
                    Item::Group(group) => gather(&group.items, into),
                }
            }
        }
        let mut found = Vec::new();
        gather(&self.items, &mut found);
        found
    }

    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions().into_iter().find(|question| question.name == name)
    }

    /// The choices of a question, empty where it has none.
    pub fn choices(&self, question: &Question) -> &[Choice] {
        question.kind.list().and_then(|list| self.lists.get(list)).map_or(&[], Vec::as_slice)
    }

    /// Says what a choice of an author's list means; also where `or_other` has made another list of it.
    /// `false` where there is no such choice.
    pub fn give_role(&mut self, list: &str, choice: &str, role: Role) -> bool {
        let mut found = false;
        for (_, choices) in self.lists.iter_mut().filter(|(name, _)| base_list(name) == list) {
            for known in choices.iter_mut().filter(|known| known.name == choice) {
                known.role = role;
                found = true;
            }
        }
        found
    }

    /// The code of the default language (`cs` where the author named none).
    pub fn default_language(&self) -> &str {
        self.languages.first().and_then(|name| crate::vocabulary::language_code(name)).unwrap_or("cs")
    }
}

/// What stands behind the name of a list that `or_other` has given the choice “other”. An author's
/// own list holds no space in its name, so the two never meet; and a type is written as it was read:
/// `select_one needs or_other`.
pub const OR_OTHER: &str = " or_other";

/// The list as its author named it.
pub fn base_list(list: &str) -> &str {
    list.strip_suffix(OR_OTHER).unwrap_or(list)
}

/// The key of the words typed beside “Other, please specify”.
pub fn other_key(question: &str) -> String {
    format!("{question}_other")
}

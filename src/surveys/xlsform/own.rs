//! Our own columns, `cp_…`: one table says what each is for, what it takes and whether it has an
//! effect yet. The checks, the explanations in the template and its examples are all made of it.

use std::collections::BTreeSet;

use super::columns::Part;
use super::findings::Finding;
use super::references::nearest;
use super::settings::{is_no, is_yes};
use crate::surveys::questionnaire::{Choice, Group, GroupKind, Item, Kind, OR_OTHER, Question, Questionnaire};
use crate::surveys::scales::{self, Stated};
use crate::vocabulary::{Lang, Localized};

/// What a column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Any words, in each language of the questionnaire.
    Text,
    YesNo,
    /// A whole number from one to another.
    Whole(i64, i64),
    /// One of these words.
    Words(&'static [&'static str]),
    /// The words of `cp_scale`.
    Scale,
}

pub struct Own {
    pub part: Part,
    pub name: &'static str,
    pub takes: Takes,
    /// Whether anything comes of it yet.
    pub has_effect: bool,
    /// What it is for, in Czech and in English.
    about: (&'static str, &'static str),
    example: (&'static str, &'static str),
}

/// The words of `cp_role`.
pub const ROLES: &[&str] = &["none", "other", "dont_know", "beside", "degree"];
/// The words of `cp_layout`.
pub const LAYOUTS: &[&str] = &["page-a-question", "one-page"];
/// What `cp_scale` takes; the numbers stand for any.
const SCALES: &[&str] = &["1-best", "10-best", "low", "high", "none", "ordered"];
const CHARTS: &[&str] = &["bars", "stacked", "diverging", "columns", "heat", "none"];

pub const OWN: &[Own] = &[
    Own {
        part: Part::Survey,
        name: "cp_scale",
        takes: Takes::Scale,
        has_effect: true,
        about: (
            "Otázka s výběrem jedné možnosti (nebo tabulka) je stupnice. 1-best: nejlepší je stupeň 1, jako ve škole; 10-best: nejlepší je 10; low, high: lepší je nižší, vyšší hodnota; none: žádný konec není lepší; ordered: možnosti mají pořadí, ale nepočítá se průměr (věkové skupiny).",
            "A question with one choice (or a grid) is a scale. 1-best: degree 1 is the best, as in school; 10-best: 10 is the best; low, high: the lower or higher value is better; none: neither end is better; ordered: the choices have an order but no mean (bands of age).",
        ),
        example: ("1-best", "1-best"),
    },
    Own {
        part: Part::Survey,
        name: "cp_grid",
        takes: Takes::YesNo,
        has_effect: true,
        about: (
            "V řádku „begin group“: otázky skupiny jsou řádky tabulky s jednou společnou stupnicí. Totéž udělá appearance „table-list“.",
            "In the row “begin group”: the questions of the group are rows of a grid with one common scale. The appearance “table-list” does the same.",
        ),
        example: ("yes", "yes"),
    },
    Own {
        part: Part::Survey,
        name: "cp_top_k",
        takes: Takes::Whole(1, 100),
        has_effect: true,
        about: (
            "U řazení (rank): kolik prvních míst se ve výsledcích počítá jako „na předních místech“. Bez vyplnění tři.",
            "For a ranking (rank): how many first places count as “at the top” in results. Three where it is empty.",
        ),
        example: ("3", "3"),
    },
    Own {
        part: Part::Survey,
        name: "cp_topic",
        takes: Takes::Text,
        has_effect: false,
        about: ("Téma otázky, pro vaši orientaci.", "The topic of the question, for your own use."),
        example: ("doprava", "transport"),
    },
    Own {
        part: Part::Survey,
        name: "cp_target_group",
        takes: Takes::Text,
        has_effect: false,
        about: ("Koho se otázka týká, pro vaši orientaci.", "Whom the question concerns, for your own use."),
        example: ("senioři", "older people"),
    },
    Own {
        part: Part::Survey,
        name: "cp_chart",
        takes: Takes::Words(CHARTS),
        has_effect: false,
        about: (
            "Jaký graf k otázce patří. Zatím se druh grafu volí podle typu otázky.",
            "Which chart belongs to the question. So far the chart follows from the type of the question.",
        ),
        example: ("bars", "bars"),
    },
    Own {
        part: Part::Survey,
        name: "cp_public",
        takes: Takes::YesNo,
        has_effect: false,
        about: (
            "Zda se výsledek otázky zveřejní. Zatím se zveřejňují výsledky všech otázek najednou.",
            "Whether the result of the question is published. So far the results of all questions are published together.",
        ),
        example: ("yes", "yes"),
    },
    Own {
        part: Part::Survey,
        name: "cp_sensitive",
        takes: Takes::YesNo,
        has_effect: false,
        about: (
            "Citlivá otázka (zdraví, původ). Zatím pro ni platí stejná ochrana malých počtů jako pro ostatní.",
            "A sensitive question (health, origin). So far it has the same protection of small counts as all others.",
        ),
        example: ("yes", "yes"),
    },
    Own {
        part: Part::Choices,
        name: "cp_role",
        takes: Takes::Words(ROLES),
        has_effect: true,
        about: (
            "Co možnost znamená. none: nic z uvedeného (vylučuje ostatní); other: jiné, s místem k dopsání; dont_know: nevím; beside: jiná odpověď mimo stupnici (bez názoru, netýká se mě, nechci odpovědět); degree: stupeň stupnice, i když to z jejího názvu není jasné. Odpovědi dont_know a beside nevstupují do průměru.",
            "What the choice means. none: none of these (excludes the others); other: other, with room to write; dont_know: don't know; beside: another answer beside the scale (no opinion, does not concern me, would rather not say); degree: a degree of the scale, though its name does not tell. Answers dont_know and beside are left out of the mean.",
        ),
        example: ("dont_know", "dont_know"),
    },
    Own {
        part: Part::Settings,
        name: "cp_title",
        takes: Takes::Text,
        has_effect: true,
        about: (
            "Překlady názvu dotazníku, třeba cp_title::English (en).",
            "Translations of the title, for example cp_title::Čeština (cs).",
        ),
        example: ("What does our municipality lack?", "Co v naší obci chybí?"),
    },
    Own {
        part: Part::Settings,
        name: "cp_intro",
        takes: Takes::Text,
        has_effect: true,
        about: (
            "Úvod na první stránce: proč se ptáte. {obec} se nahradí jménem obce.",
            "The introduction on the first page: why you ask. {obec} becomes the name of the municipality.",
        ),
        example: ("Chceme vědět, co lidem v obci {obec} chybí.", "We want to know what people in {obec} lack."),
    },
    Own {
        part: Part::Settings,
        name: "cp_minutes",
        takes: Takes::Whole(1, 600),
        has_effect: true,
        about: ("Kolik minut vyplnění zabere.", "How many minutes it takes to fill in."),
        example: ("5", "5"),
    },
    Own {
        part: Part::Settings,
        name: "cp_contact",
        takes: Takes::Text,
        has_effect: true,
        about: ("Koho se lze ptát: jméno, telefon, e-mail.", "Whom to ask: name, telephone, e-mail."),
        example: (
            "Jana Dvořáková, koordinátorka, jana.dvorakova@obec.example",
            "Jana Dvořáková, coordinator, jana.dvorakova@obec.example",
        ),
    },
    Own {
        part: Part::Settings,
        name: "cp_purpose",
        takes: Takes::Text,
        has_effect: true,
        about: ("Co se s odpověďmi stane.", "What happens with the answers."),
        example: (
            "Z odpovědí vznikne pořadí potřeb pro plán sociálních služeb.",
            "The answers become an order of needs for the plan of social services.",
        ),
    },
    Own {
        part: Part::Settings,
        name: "cp_layout",
        takes: Takes::Words(LAYOUTS),
        has_effect: true,
        about: (
            "one-page: celý dotazník na jedné stránce. Jinak otázka na stránku.",
            "one-page: the whole questionnaire on one page. Otherwise a question a page.",
        ),
        example: ("page-a-question", "page-a-question"),
    },
];

impl Own {
    pub fn about(&self, lang: Lang) -> &'static str {
        if lang == Lang::Cs { self.about.0 } else { self.about.1 }
    }

    pub fn example(&self, lang: Lang) -> &'static str {
        if lang == Lang::Cs { self.example.0 } else { self.example.1 }
    }

    /// The allowed values, for a sentence; empty where all are.
    pub fn allowed(&self) -> String {
        match self.takes {
            Takes::Text => String::new(),
            Takes::YesNo => "yes, no".to_owned(),
            Takes::Whole(from, to) => format!("{from}–{to}"),
            Takes::Words(words) => words.join(", "),
            Takes::Scale => SCALES.join(", "),
        }
    }

    fn takes(&self, value: &str) -> bool {
        let value = value.trim();
        match self.takes {
            Takes::Text => true,
            Takes::YesNo => is_yes(value) || is_no(value),
            Takes::Whole(from, to) => value.parse().is_ok_and(|number: i64| (from..=to).contains(&number)),
            Takes::Words(words) => {
                let same = |word: &str| word.replace('_', "-") == value.to_lowercase().replace(['_', ' '], "-");
                words.iter().any(|word| same(word))
            }
            Takes::Scale => scales::stated(value).is_some(),
        }
    }
}

/// What is wrong with our own columns: values and columns we do not know. All of level `Error`:
/// such a questionnaire cannot be published; read it can be.
pub fn wrong(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut found = Vec::new();
    each(questionnaire, &mut |part, name, column, text| {
        let place =
            |finding: Finding| finding.fact("name", name).fact("column", column).sheet(part.name()).column(column);
        let Some(own) = OWN.iter().find(|own| own.part == part && own.name == column) else {
            let meant = nearest(column, OWN.iter().filter(|own| own.part == part).map(|own| own.name));
            if let Some(meant) = meant {
                found.push(place(Finding::error("own_column_near").fact("meant", meant)));
            }
            return;
        };
        if let Some(value) = text.0.values().find(|value| !own.takes(value)) {
            found.push(place(Finding::error("own_value").fact("value", value).fact("allowed", own.allowed())));
        }
    });
    found
}

/// What has no effect, or not here: advice, once for each column.
pub fn idle(questionnaire: &Questionnaire) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut said = BTreeSet::new();
    each(questionnaire, &mut |part, name, column, _| {
        let own = OWN.iter().find(|own| own.part == part && own.name == column);
        let code = match own {
            Some(own) if own.has_effect => return,
            Some(_) => "own_column_idle",
            None if nearest(column, OWN.iter().filter(|own| own.part == part).map(|own| own.name)).is_some() => return,
            None => "own_column_unknown",
        };
        if said.insert((part.name(), column.to_owned())) {
            let known: Vec<&str> = OWN.iter().filter(|own| own.part == part).map(|own| own.name).collect();
            let finding = Finding::warning(code).fact("name", name).fact("column", column);
            found.push(finding.fact("known", known.join(", ")).sheet(part.name()).column(column));
        }
    });
    misplaced(&questionnaire.items, None, &mut found);
    found
}

/// A scale that is no choice of one, first places where nothing is ranked.
fn misplaced(items: &[Item], grid: Option<&Group>, found: &mut Vec<Finding>) {
    let said = |name: &str, column: &str| {
        let finding = Finding::warning("own_column_misplaced").fact("name", name).fact("column", column);
        finding.sheet("survey").column(column)
    };
    for item in items {
        match item {
            Item::Question(Question { name, kind, attributes, .. }) => {
                let is_one = matches!(kind, Kind::SelectOne { .. });
                for (column, works) in [
                    ("cp_scale", is_one || grid.is_some()),
                    ("cp_top_k", matches!(kind, Kind::Rank { .. })),
                    ("cp_grid", false),
                ] {
                    if !works && attributes.contains_key(column) {
                        found.push(said(name, column));
                    }
                }
            }
            Item::Group(group) => {
                let is_grid = group.kind == GroupKind::Grid;
                for (column, works) in [("cp_scale", is_grid), ("cp_top_k", false)] {
                    if !works && group.attributes.contains_key(column) {
                        found.push(said(&group.name, column));
                    }
                }
                misplaced(&group.items, Some(group).filter(|_| is_grid), found);
            }
        }
    }
}

/// Every filled cell of a column that begins with `cp_`.
fn each(questionnaire: &Questionnaire, see: &mut impl FnMut(Part, &str, &str, &Localized)) {
    fn items(all: &[Item], see: &mut impl FnMut(Part, &str, &str, &Localized)) {
        for item in all {
            let (name, attributes) = match item {
                Item::Question(question) => (&question.name, &question.attributes),
                Item::Group(group) => (&group.name, &group.attributes),
            };
            for (column, text) in attributes.iter().filter(|(column, _)| column.starts_with("cp_")) {
                see(Part::Survey, name, column, text);
            }
            if let Item::Group(group) = item {
                items(&group.items, see);
            }
        }
    }
    items(&questionnaire.items, see);
    for (list, choices) in questionnaire.lists.iter().filter(|(list, _)| !list.ends_with(OR_OTHER)) {
        for Choice { name, attributes, .. } in choices {
            for (column, text) in attributes.iter().filter(|(column, _)| column.starts_with("cp_")) {
                see(Part::Choices, &format!("{list}: {name}"), column, text);
            }
        }
    }
    for (column, text) in questionnaire.settings.iter().filter(|(column, _)| column.starts_with("cp_")) {
        see(Part::Settings, "", column, text);
    }
}

/// What `cp_scale` says of a scale does not fit its degrees: `5-best` where they run from 1 to 10.
pub fn scales_off(questionnaire: &Questionnaire) -> Vec<Finding> {
    fn walk(questionnaire: &Questionnaire, items: &[Item], grid: Option<&Group>, found: &mut Vec<Finding>) {
        for item in items {
            match item {
                Item::Group(group) => {
                    let inside = Some(group).filter(|group| group.kind == GroupKind::Grid);
                    walk(questionnaire, &group.items, inside, found);
                }
                Item::Question(question) => {
                    let choices = questionnaire.choices(question);
                    let Some(Stated::Best(best)) = scales::stated_of(question, grid).and_then(scales::stated) else {
                        continue;
                    };
                    let degrees = scales::degrees(choices);
                    let (Some(first), Some(last)) = (degrees.first(), degrees.last()) else { continue };
                    if scales::doubts(choices).is_empty() && best != first.1 && best != last.1 {
                        let finding = Finding::error("scale_best_inside").fact("name", &question.name);
                        let finding = finding.fact("value", format!("{best}-best"));
                        let finding = finding.fact("first", first.1).fact("last", last.1);
                        found.push(finding.sheet("survey").column("cp_scale"));
                    }
                }
            }
        }
    }
    let mut found = Vec::new();
    walk(questionnaire, &questionnaire.items, None, &mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_of_the_table_is_allowed_by_it() {
        for own in OWN {
            for lang in Lang::ALL {
                assert!(own.takes(own.example(lang)), "{}", own.name);
                assert!(!own.about(lang).is_empty(), "{}", own.name);
            }
        }
        for word in SCALES {
            assert!(scales::stated(word).is_some(), "{word}");
        }
    }

    #[test]
    fn words_are_taken_in_any_case_and_with_any_dash() {
        let role = OWN.iter().find(|own| own.name == "cp_role").expect("the roles");
        assert!(role.takes("Dont-Know") && role.takes("dont know") && !role.takes("dontknow"));
    }
}

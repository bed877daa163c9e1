//! Which questions are on a scale, and which of their choices are its degrees.
//!
//! A question is on a scale when it is a line of a grid, has the appearance `likert`, or says so in
//! the column `cp_scale`. “Don't know” among the degrees makes every mean wrong, so a choice that may
//! be one is never counted on a guess: [`doubts`] finds it at upload, and publishing waits for the
//! coordinator's word, kept as the choice's [`Role`].

use std::collections::BTreeMap;

use super::questionnaire::{Choice, Group, GroupKind, Item, Kind, Question, Questionnaire, Role, base_list};

/// What `cp_scale` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// `1-best`, `10-best`: the degree of this number is the best; it stands at one end.
    Best(i64),
    Low,
    High,
    /// A scale of which no end is better.
    Neutral,
    /// The choices have an order (bands of age) and no points, so no mean.
    Ordered,
}

/// Reads the column `cp_scale`; `None` for a word it does not know.
pub fn stated(text: &str) -> Option<Stated> {
    let word = plain(text.trim()).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(number) = word.strip_suffix(" best").or(word.strip_suffix(" nejlepsi")) {
        return number.parse().ok().filter(|number| (0..=1000).contains(number)).map(Stated::Best);
    }
    Some(match word.as_str() {
        "low" | "low best" | "lowest" | "school" | "mark" | "marks" | "skolni" | "skola" | "znamky" | "znamka" => {
            Stated::Low
        }
        "high" | "high best" | "highest" => Stated::High,
        "none" | "neutral" => Stated::Neutral,
        "ordered" => Stated::Ordered,
        _ => return None,
    })
}

/// What is stated of a question, or of the grid it stands in.
pub fn stated_of<'a>(question: &'a Question, grid: Option<&'a Group>) -> Option<&'a str> {
    let own = question.attributes.get("cp_scale");
    own.or_else(|| grid?.attributes.get("cp_scale")).map(|text| text.text("cs", "en").trim())
}

/// Bands in an order, without points.
pub fn is_ordered(question: &Question, grid: Option<&Group>) -> bool {
    stated_of(question, grid).and_then(stated) == Some(Stated::Ordered)
}

/// Whether the choices of a question stand for points.
pub fn has_points(question: &Question, grid: Option<&Group>) -> bool {
    let likert = question.appearance.split_whitespace().any(|word| word == "likert");
    let on_scale = stated_of(question, grid).is_some() || grid.is_some() || likert;
    on_scale && !is_ordered(question, grid)
}

/// The degrees among some choices with their points, points rising. Numbers in the names are the
/// points; where there are none, the first degree is one, the next two. Among numbered degrees, a
/// choice without a number is no degree, unless it was said to be one and its place tells its points.
pub fn degrees(choices: &[Choice]) -> Vec<(usize, i64)> {
    let numbers = numbers(choices);
    let proper = || (0..choices.len()).filter(|&choice| choices[choice].role.is_proper());
    let by_place = |on_scale: Vec<usize>| on_scale.into_iter().zip(1..).collect::<Vec<(usize, i64)>>();
    if numbers.len() < NUMBERED {
        return by_place(proper().collect());
    }
    let mut found: Vec<(usize, i64)> = numbers.iter().map(|(choice, number)| (*choice, *number)).collect();
    if !all_differ(&found) {
        return by_place(found.into_iter().map(|(choice, _)| choice).collect());
    }
    let declared: Vec<usize> = proper().filter(|choice| choices[*choice].role == Role::Degree).collect();
    // Where numbers rise or fall by one from degree to degree, a place between or beside them has one.
    let counted: Vec<usize> =
        proper().filter(|choice| numbers.contains_key(choice) || declared.contains(choice)).collect();
    let place = |choice: usize| counted.iter().position(|other| *other == choice).map_or(0, |place| place as i64);
    for step in [1, -1] {
        let offset = |&(choice, number): &(usize, i64)| number - step * place(choice);
        let even = found.iter().all(|degree| offset(degree) == offset(&found[0]));
        if even {
            let first = offset(&found[0]);
            found = counted.iter().map(|&choice| (choice, first + step * place(choice))).collect();
            break;
        }
    }
    found.sort_by_key(|&(_, points)| points);
    found
}

/// From so many numbered names on, the numbers are meant as points.
const NUMBERED: usize = 2;

/// Choices proper whose names hold a number.
fn numbers(choices: &[Choice]) -> BTreeMap<usize, i64> {
    (0..choices.len())
        .filter(|&choice| choices[choice].role.is_proper())
        .filter_map(|choice| Some((choice, number_in(&choices[choice].name)?)))
        .collect()
}

fn all_differ(found: &[(usize, i64)]) -> bool {
    (1..found.len()).all(|i| !found[..i].iter().any(|(_, number)| *number == found[i].1))
}

/// `3`, `m3`, `mark_3` → 3; `-1` → −1.
pub fn number_in(name: &str) -> Option<i64> {
    if let Ok(number) = name.parse() {
        return Some(number);
    }
    let digits = name.trim_start_matches(|c: char| c.is_alphabetic() || c == '_');
    digits.parse().ok().filter(|number| (0..1000).contains(number))
}

/// Why a choice of a scale may be no degree of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The others are numbered, this one is not.
    NoNumber,
    /// Its words are those of “don't know” or “does not concern me”.
    Words,
    /// Its number stands apart from the others, as 9 and 99 for “no answer” do.
    FarOff,
}

/// Choices of which it is not said whether they are degrees, and should be.
pub fn doubts(choices: &[Choice]) -> Vec<(usize, Doubt)> {
    let numbers = numbers(choices);
    let plain_ones = (0..choices.len()).filter(|&choice| choices[choice].role.is_plain());
    plain_ones.filter_map(|choice| Some((choice, doubt(choices, choice, &numbers)?))).collect()
}

fn doubt(choices: &[Choice], choice: usize, numbers: &BTreeMap<usize, i64>) -> Option<Doubt> {
    let this = &choices[choice];
    if looks_beside(&this.name) || this.label.0.values().any(|label| looks_beside(label)) {
        return Some(Doubt::Words);
    }
    let others = |with: &dyn Fn(&Choice) -> bool| {
        let other = |&(at, other): &(usize, &Choice)| at != choice && other.role.is_proper() && with(other);
        choices.iter().enumerate().filter(other).count() >= NUMBERED
    };
    let has_digit = |choice: &Choice| choice.name.contains(|c: char| c.is_ascii_digit());
    let begins_with_mark =
        |choice: &Choice| choice.label.0.values().next().is_some_and(|label| is_mark(label)) || has_digit(choice);
    let numbered = |choice: &Choice| number_in(&choice.name).is_some();
    let tests: [&dyn Fn(&Choice) -> bool; 3] = [&numbered, &has_digit, &begins_with_mark];
    if tests.iter().any(|test| others(test) && !test(this)) {
        return Some(Doubt::NoNumber);
    }
    is_far_off(*numbers.get(&choice)?, numbers).then_some(Doubt::FarOff)
}

/// Whether a number stands outside the run of evenly spaced ones that most of the others form.
fn is_far_off(number: i64, numbers: &BTreeMap<usize, i64>) -> bool {
    let mut all: Vec<i64> = numbers.values().copied().collect();
    all.sort_unstable();
    let (mut longest, mut begin) = (&all[..0], 0);
    for end in 2..=all.len() {
        let gap = |at: usize| all[at].saturating_sub(all[at - 1]);
        if end - begin > 2 && gap(end - 1) != gap(end - 2) {
            begin = end - 2;
        }
        if end - begin > longest.len() {
            longest = &all[begin..end];
        }
    }
    longest.len() > 2 && longest.len() * 2 > all.len() && !longest.contains(&number)
}

/// `1`, `1 – výborně`: a bare number up to ten, or one with words after a dash.
pub fn is_mark(text: &str) -> bool {
    let text = text.trim();
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let rest = text[digits.len()..].trim_start();
    // Years and ages are numbers too, but no marks; neither is a band such as 1–2.
    let words = rest.strip_prefix(['–', '-', ':', '.', '(', '=']);
    let bare =
        rest.is_empty() || words.is_some_and(|words| !words.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    bare && digits.parse::<u32>().is_ok_and(|mark| mark <= 10)
}

/// Whether words are those of somebody who cannot or will not judge.
fn looks_beside(text: &str) -> bool {
    let words = plain(text);
    let words = words.trim();
    WHOLE.contains(&words)
        || BEGINNINGS
            .iter()
            .any(|beginning| words.match_indices(beginning).any(|(at, _)| !words[..at].ends_with(char::is_alphabetic)))
}

/// Names that say it by themselves.
const WHOLE: [&str; 8] = ["dk", "na", "n a", "idk", "nv", "nr", "refused", "unknown"];

/// Words without accents; a beginning stands for all endings. Czech, English, German, Slovak,
/// Ukrainian, Polish.
const BEGINNINGS: &[&str] = &[
    "nevim",
    "nevime",
    "neumim",
    "nedokaz",
    "nedovedu",
    "nemohu posoud",
    "nemohu hodnot",
    "nemuzu posoud",
    "nemuzu hodnot",
    "nelze posoud",
    "nelze hodnot",
    "nelze rici",
    "nelze urcit",
    "tezko rici",
    "tezko rict",
    "tezko posoud",
    "bez nazoru",
    "nemam nazor",
    "nemam na to nazor",
    "nemam zkusenost",
    "bez zkusenost",
    "nemam informace",
    "netyka se",
    "netykaji se",
    "nehodi se",
    "nevyuziv",
    "nepouziv",
    "neznam",
    "nechci odpov",
    "nechci uv",
    "nechci hodnot",
    "nechci rici",
    "nepreji si",
    "odmita",
    "odmitl",
    "bez odpovedi",
    "neodpov",
    "neuved",
    "neposouzeno",
    "nehodnot",
    "nepamatuj",
    "je mi to jedno",
    "jina odpoved",
    "nema smysl",
    "don t know",
    "dont know",
    "do not know",
    "not sure",
    "unsure",
    "no opinion",
    "no answer",
    "no idea",
    "cannot say",
    "can t say",
    "cannot judge",
    "can t judge",
    "cannot tell",
    "can t tell",
    "hard to say",
    "difficult to say",
    "not applicable",
    "does not apply",
    "doesn t apply",
    "not concern",
    "does not concern",
    "doesn t concern",
    "prefer not",
    "rather not",
    "would not say",
    "refuse to",
    "not stated",
    "no experience",
    "never used",
    "don t use",
    "do not use",
    "don t remember",
    "not relevant",
    "weiss nicht",
    "weiß nicht",
    "keine meinung",
    "keine angabe",
    "keine antwort",
    "keine erfahrung",
    "kann ich nicht",
    "nicht beurteil",
    "betrifft mich nicht",
    "nicht zutreffend",
    "neviem",
    "neviem posud",
    "nedokazem",
    "neviem sa",
    "nemam nazor",
    "netyka sa",
    "nechcem odpov",
    "nevyuzivam",
    "tazko povedat",
    "не знаю",
    "важко сказати",
    "важко відповісти",
    "не стосується",
    "немає думки",
    "без думки",
    "не можу оцінити",
    "не хочу відповідати",
    "не користуюся",
    "nie wiem",
    "trudno powiedziec",
    "nie dotyczy",
    "brak zdania",
    "nie mam zdania",
];

/// Small letters without accents, separators as spaces: how words are compared.
pub fn plain(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'á' | 'ä' => 'a',
            'č' => 'c',
            'ď' => 'd',
            'é' | 'ě' => 'e',
            'í' => 'i',
            'ĺ' | 'ľ' | 'ł' => 'l',
            'ň' => 'n',
            'ó' | 'ô' | 'ö' => 'o',
            'ř' | 'ŕ' => 'r',
            'š' => 's',
            'ť' => 't',
            'ú' | 'ů' | 'ü' => 'u',
            'ý' => 'y',
            'ž' => 'z',
            '_' | '-' | '.' | '/' | '\'' | '’' | '\u{a0}' => ' ',
            other => other,
        })
        .collect()
}

/// A list of choices that is somewhere used as a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleList<'a> {
    /// The list as its author named it.
    pub list: &'a str,
    /// The questions on this scale.
    pub questions: Vec<&'a str>,
}

/// Every list that stands for a scale, with the questions that use it so.
pub fn lists(questionnaire: &Questionnaire) -> Vec<ScaleList<'_>> {
    fn gather<'a>(items: &'a [Item], grid: Option<&'a Group>, into: &mut BTreeMap<&'a str, Vec<&'a str>>) {
        for item in items {
            match item {
                Item::Question(question) => {
                    let Kind::SelectOne { list } = &question.kind else { continue };
                    if has_points(question, grid) || is_ordered(question, grid) {
                        into.entry(base_list(list)).or_default().push(&question.name);
                    }
                }
                Item::Group(group) => {
                    gather(&group.items, Some(group).filter(|group| group.kind == GroupKind::Grid), into);
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    gather(&questionnaire.items, None, &mut found);
    found.into_iter().map(|(list, questions)| ScaleList { list, questions }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Localized;

    fn choices(all: &[(&str, &str, Role)]) -> Vec<Choice> {
        all.iter()
            .map(|&(name, label, role)| Choice {
                name: name.to_owned(),
                label: Localized::plain(label),
                role,
                ..Choice::default()
            })
            .collect()
    }

    fn named(names: &[&str]) -> Vec<Choice> {
        choices(&names.iter().map(|&name| (name, name, Role::Plain)).collect::<Vec<_>>())
    }

    fn doubted(names: &[&str]) -> Vec<(usize, Doubt)> {
        doubts(&named(names))
    }

    #[test]
    fn a_choice_without_a_number_is_no_degree_among_numbered_ones() {
        assert_eq!(degrees(&named(&["1", "2", "3", "4", "5", "nevim"])), [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
        assert_eq!(degrees(&named(&["nevim", "5", "4"])), [(2, 4), (1, 5)]);
        assert_eq!(degrees(&named(&["velmi", "spise", "vubec"])), [(0, 1), (1, 2), (2, 3)]);
        // One digit by chance makes no numbers of the others.
        assert_eq!(degrees(&named(&["dobre", "dobre2", "spatne"])), [(0, 1), (1, 2), (2, 3)]);
    }

    #[test]
    fn a_declared_degree_has_the_points_of_its_place_or_none() {
        let with = |names: &[&str], declared: &str| {
            let role = |name: &str| if name == declared { Role::Degree } else { Role::Plain };
            degrees(&choices(&names.iter().map(|&name| (name, name, role(name))).collect::<Vec<_>>()))
        };
        assert_eq!(with(&["0", "1", "2", "vic"], "vic"), [(0, 0), (1, 1), (2, 2), (3, 3)]);
        assert_eq!(with(&["vic", "2", "1"], "vic"), [(2, 1), (1, 2), (0, 3)]);
        assert_eq!(with(&["1", "stred", "3"], "stred"), [(0, 1), (1, 2), (2, 3)]);
        assert_eq!(with(&["1", "5", "10", "vic"], "vic"), [(0, 1), (1, 5), (2, 10)]);
    }

    #[test]
    fn what_may_be_no_degree_is_doubted() {
        assert_eq!(doubted(&["1", "2", "3", "nevim"]), [(3, Doubt::Words)]);
        assert_eq!(doubted(&["m1", "m2", "m3", "jine"]), [(3, Doubt::NoNumber)]);
        assert_eq!(doubted(&["1_ano", "2_ne", "jinak"]), [(2, Doubt::NoNumber)]);
        assert_eq!(doubted(&["1", "2", "3", "4", "9"]), [(4, Doubt::FarOff)]);
        assert_eq!(doubted(&["-9", "1", "2", "3"]), [(0, Doubt::FarOff)]);
        assert_eq!(doubted(&["1", "2", "3", "98", "99"]), [(3, Doubt::FarOff), (4, Doubt::FarOff)]);
        for good in
            [&["1", "2", "3", "4", "5"][..], &["velmi", "spise", "vubec"], &["0", "10", "20"], &["1", "5", "10"]]
        {
            assert_eq!(doubted(good), [], "{good:?}");
        }
        let worded = [("a", "1 – výborně"), ("b", "2"), ("c", "3 – špatně"), ("d", "Jiný pohled")];
        assert_eq!(doubts(&choices(&worded.map(|(name, label)| (name, label, Role::Plain)))), [(3, Doubt::NoNumber)]);
    }

    #[test]
    fn people_who_cannot_or_will_not_judge_are_recognised_in_several_languages() {
        for words in [
            "Nevím",
            "Neumím posoudit",
            "nedokážu to posoudit",
            "Bez názoru",
            "Netýká se mě",
            "Nechci odpovědět",
            "Nevím / nechci",
            "NEVYUŽÍVÁM",
            "Odmítl odpovědět",
            "Don't know",
            "I don’t know",
            "N/A",
            "Not applicable",
            "Prefer not to say",
            "Weiß nicht",
            "Keine Angabe",
            "Neviem posúdiť",
            "Не знаю",
            "Важко сказати",
            "nevim",
            "dont_know",
            "dk",
            "(nevím)",
        ] {
            assert!(looks_beside(words), "{words}");
        }
        for words in [
            "Výborně",
            "Spíše ne",
            "Rozhodně ano",
            "Ani tak, ani tak",
            "Průměrná",
            "Denně",
            "Never",
            "Know well",
            "Nekvalitní",
        ] {
            assert!(!looks_beside(words), "{words}");
        }
    }

    #[test]
    fn whoever_was_given_a_role_is_doubted_no_more() {
        let said = [
            ("1", Role::Plain),
            ("2", Role::Plain),
            ("nevim", Role::DontKnow),
            ("jine", Role::Beside),
            ("x", Role::Degree),
        ];
        let all = choices(&said.map(|(name, role)| (name, name, role)));
        assert_eq!(doubts(&all), []);
    }

    #[test]
    fn the_column_knows_its_words_and_no_others() {
        assert_eq!(stated("1-best"), Some(Stated::Best(1)));
        assert_eq!(stated(" 10-BEST"), Some(Stated::Best(10)));
        assert_eq!(
            (stated("školní"), stated("high"), stated("none")),
            (Some(Stated::Low), Some(Stated::High), Some(Stated::Neutral))
        );
        assert_eq!(stated("ordered"), Some(Stated::Ordered));
        for unknown in ["yes", "", "oredred", "best", "5"] {
            assert_eq!(stated(unknown), None, "{unknown}");
        }
    }
}

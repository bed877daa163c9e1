//! A ballot as somebody typed it: lines become items and sectors, and what is known keeps its id,
//! its note and its other languages. Nothing is lost by opening a form and sending it back.

use std::collections::BTreeSet;

use super::model::{BadMaking, Change, Item, Making, RuleCard, Secrecy, Sector};
use crate::{
    tally::{Method, Unranked},
    ui::Words,
    vocabulary::{Day, GroupId, ItemId, Lang, Localized, SectorId},
};

/// The fields of the form as they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub title: String,
    pub group: String,
    pub meeting_on: String,
    pub place: String,
    /// One a line: the name, then a note and whether to keep or introduce, parted by semicolons
    /// or, as Excel copies them, by tabs.
    pub items: String,
    pub method: String,
    pub unranked: String,
    /// One a line.
    pub sectors: String,
    pub equal_sectors: bool,
    pub most: String,
    pub secrecy: String,
}

/// What the house knows already: the ballot that is being changed, or the question it comes from.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub title: Localized,
    pub items: Vec<Item>,
    pub sectors: Vec<Sector>,
}

/// The sectors most working groups have; the law of community planning speaks of the first three.
pub fn usual_sectors() -> Vec<Sector> {
    let sector = |(id, key): (&str, &str)| Sector {
        id: SectorId(id.to_owned()),
        name: Lang::ALL.into_iter().fold(Localized::default(), |name, lang| name.with(lang.code(), Words(lang).t(key))),
    };
    [
        ("commissioner", "sector-commissioner"),
        ("provider", "sector-provider"),
        ("service-user", "sector-service-user"),
        ("public", "sector-public"),
    ]
    .map(sector)
    .into()
}

impl Typed {
    /// The form of a making, before anybody types.
    pub fn of(w: Words, making: &Making) -> Typed {
        Typed {
            title: said(w, &making.title),
            group: making.group_id.as_ref().map(|group| group.0.clone()).unwrap_or_default(),
            meeting_on: making.meeting_on.iso(),
            place: making.place.clone(),
            items: making.items.iter().map(|item| item_line(w, item)).collect::<Vec<_>>().join("\n"),
            method: making.rule.method.code().to_owned(),
            unranked: making.rule.unranked.code().to_owned(),
            sectors: making.sectors.iter().map(|sector| said(w, &sector.name)).collect::<Vec<_>>().join("\n"),
            equal_sectors: making.rule.equal_sectors,
            most: making.rule.most.map(|most| most.to_string()).unwrap_or_default(),
            secrecy: making.secrecy.code().to_owned(),
        }
    }

    /// What was meant. `groups` are those of the process.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(&self, w: Words, known: &Known, groups: &[GroupId]) -> Result<Making, Vec<BadMaking>> {
        let mut bad = Vec::new();
        let meeting_on = Day::parse_iso(&self.meeting_on);
        if meeting_on.is_none() {
            bad.push(BadMaking::DayMissing);
        }
        let most = match self.most.trim() {
            "" => None,
            // A number that is none becomes one that cannot be.
            typed => Some(typed.parse().unwrap_or(0)),
        };
        let making = Making {
            group_id: groups.iter().find(|group| group.0 == self.group).cloned(),
            title: kept_or(w, &known.title, &self.title),
            meeting_on: meeting_on.unwrap_or_default(),
            place: words_of(&self.place),
            secrecy: Secrecy::parse(&self.secrecy).unwrap_or(Secrecy::Slips),
            sectors: read_sectors(w, &self.sectors, &known.sectors),
            items: read_items(w, &self.items, &known.items),
            rule: RuleCard {
                comparing: true,
                method: Method::from_code(&self.method)
                    .filter(|method| RuleCard::METHODS.contains(method))
                    .unwrap_or(RuleCard::default().method),
                unranked: Unranked::from_code(&self.unranked).unwrap_or(Unranked::Last),
                equal_sectors: self.equal_sectors,
                most,
                ..RuleCard::default()
            },
        };
        bad.extend(making.check().err().into_iter().flatten());
        if bad.is_empty() { Ok(making) } else { Err(bad) }
    }
}

fn said(w: Words, text: &Localized) -> String {
    words_of(text.text(w.0.code(), "cs"))
}

/// One line without needless spaces.
fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The known text in all its languages where it was left as it was; else what was typed.
fn kept_or(w: Words, known: &Localized, typed: &str) -> Localized {
    let typed = words_of(typed);
    if typed == said(w, known) { known.clone() } else { Localized::default().with(w.0.code(), typed) }
}

/// An item as a line of the form.
pub fn item_line(w: Words, item: &Item) -> String {
    let change = item.change.map(|change| change_word(w, change));
    let note = Some(said(w, &item.note)).filter(|note| !note.is_empty());
    [Some(said(w, &item.name)), note, change].into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn change_word(w: Words, change: Change) -> String {
    w.t(match change {
        Change::Keep => "making-keep",
        Change::Introduce => "making-introduce",
    })
}

/// The lines of a list; where every one begins with its number, as in a list pasted from a document,
/// without the numbers.
fn unnumbered(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let bare = |(index, line): (usize, &&'_ str)| -> Option<usize> {
        let start = line.len() - line.trim_start().len();
        let digits = line[start..].find(|letter: char| !letter.is_ascii_digit())?;
        let numbered = line[start..start + digits].parse() == Ok(index + 1);
        let rest = line[start + digits..].strip_prefix(['.', ')'])?;
        (numbered && rest.starts_with(char::is_whitespace)).then_some(line.len() - rest.len())
    };
    let cuts: Option<Vec<usize>> = lines.iter().enumerate().map(bare).collect();
    match cuts {
        Some(cuts) => lines.iter().zip(cuts).map(|(line, cut)| line[cut..].trim_start()).collect(),
        None => lines,
    }
}

/// The word in either language, whatever its capitals.
fn read_change(word: &str) -> Option<Change> {
    let word = plain_letters(word.trim());
    let means =
        |change: &Change| Lang::ALL.into_iter().any(|lang| plain_letters(&change_word(Words(lang), *change)) == word);
    [Change::Keep, Change::Introduce].into_iter().find(means)
}

fn read_items(w: Words, text: &str, known: &[Item]) -> Vec<Item> {
    let mut ids = BTreeSet::new();
    let mut items = Vec::new();
    for line in unnumbered(text) {
        let same = |item: &&Item| words_of(line) == item_line(w, item) && !ids.contains(&item.id.0);
        let item = match known.iter().find(same) {
            Some(item) => item.clone(),
            None => new_item(w, line, &ids),
        };
        ids.insert(item.id.0.clone());
        items.push(item);
    }
    items
}

fn new_item(w: Words, line: &str, taken: &BTreeSet<String>) -> Item {
    let sign = if line.contains('\t') { '\t' } else { ';' };
    let mut parts: Vec<String> = line.split(sign).map(words_of).filter(|part| !part.is_empty()).collect();
    let change = (parts.len() > 1).then(|| read_change(&parts[parts.len() - 1])).flatten();
    if change.is_some() {
        parts.pop();
    }
    let mut parts = parts.into_iter();
    let name = parts.next().unwrap_or_default();
    let note = parts.collect::<Vec<_>>().join("; ");
    let in_this = |text: String| Localized::default().with(w.0.code(), text);
    Item {
        id: ItemId(id_of(&name, taken)),
        name: in_this(name),
        note: if note.is_empty() { Localized::default() } else { in_this(note) },
        change,
    }
}

fn read_sectors(w: Words, text: &str, known: &[Sector]) -> Vec<Sector> {
    let usual = usual_sectors();
    let mut ids = BTreeSet::new();
    let mut sectors = Vec::new();
    for name in text.lines().map(words_of).filter(|line| !line.is_empty()) {
        let called = |sector: &&Sector| {
            sector.name.0.values().any(|known| known.to_lowercase() == name.to_lowercase())
                && !ids.contains(&sector.id.0)
        };
        let sector = match known.iter().find(called).or_else(|| usual.iter().find(called)) {
            Some(sector) => sector.clone(),
            None => Sector { id: SectorId(id_of(&name, &ids)), name: Localized::default().with(w.0.code(), name) },
        };
        ids.insert(sector.id.0.clone());
        sectors.push(sector);
    }
    sectors
}

/// Small letters without their marks: `pečovatelská` is `pecovatelska`.
pub fn plain_letters(text: &str) -> String {
    let plain = |letter: char| match letter {
        'á' | 'ä' => 'a',
        'č' => 'c',
        'ď' => 'd',
        'é' | 'ě' => 'e',
        'í' => 'i',
        'ľ' | 'ĺ' => 'l',
        'ň' => 'n',
        'ó' | 'ö' | 'ô' => 'o',
        'ř' | 'ŕ' => 'r',
        'š' => 's',
        'ť' => 't',
        'ú' | 'ů' | 'ü' => 'u',
        'ý' => 'y',
        'ž' => 'z',
        other => other,
    };
    text.to_lowercase().chars().map(plain).collect()
}

const LONGEST_ID: usize = 40;

/// A name that fits an address and a line of `sha256sum`: `pecovatelska-sluzba`. The same name has the
/// same id in every ballot, so that lists of two groups can be put side by side.
fn id_of(name: &str, taken: &BTreeSet<String>) -> String {
    let mut id = String::new();
    for plain in plain_letters(name).chars() {
        if plain.is_ascii_alphanumeric() {
            id.push(plain);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() == LONGEST_ID {
            break;
        }
    }
    let id = match id.trim_matches('-') {
        "" => "x",
        id => id,
    };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    std::iter::once(id.to_owned())
        .chain(numbered)
        .find(|id| !taken.contains(id))
        .expect("there are more numbers than items")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CS: Words = Words(Lang::Cs);

    fn an_item(id: &str, cs: &str, en: &str) -> Item {
        Item {
            id: ItemId(id.into()),
            name: Localized::default().with("cs", cs).with("en", en),
            note: Localized::default(),
            change: None,
        }
    }

    #[test]
    fn a_line_left_as_it_was_keeps_its_id_and_its_other_languages() {
        let known = [an_item("seniori", "Senioři; doma", "Older people"), an_item("rodiny", "Rodiny", "Families")];
        let items = read_items(CS, "Rodiny\r\n Senioři;  doma \r\n\r\nRodiny s dětmi", &known);
        assert_eq!(items[..2], [known[1].clone(), known[0].clone()]);
        assert_eq!((items[2].id.0.as_str(), items[2].name.text("cs", "cs")), ("rodiny-s-detmi", "Rodiny s dětmi"));
    }

    #[test]
    fn a_line_may_carry_a_note_and_what_is_to_become_of_the_service() {
        let check = |line: &str, name: &str, note: &str, change: Option<Change>| {
            let item = new_item(CS, line, &BTreeSet::new());
            assert_eq!((item.name.text("cs", "cs"), item.note.text("cs", "cs"), item.change), (name, note, change));
            assert_eq!(read_items(CS, &item_line(CS, &item), std::slice::from_ref(&item)), [item]);
        };
        check("Dovoz obědů", "Dovoz obědů", "", None);
        check("Dovoz obědů; i o víkendu", "Dovoz obědů", "i o víkendu", None);
        check("Dovoz obědů; i o víkendu; Zavést", "Dovoz obědů", "i o víkendu", Some(Change::Introduce));
        check("Dovoz obědů\ti o víkendu\tkeep", "Dovoz obědů", "i o víkendu", Some(Change::Keep));
        check("Dovoz obědů; zachovat", "Dovoz obědů", "", Some(Change::Keep));
        check("zachovat", "zachovat", "", None);
    }

    #[test]
    fn a_list_from_a_document_leaves_its_numbers_behind() {
        assert_eq!(unnumbered("1. Alfa\n 2. Beta\n\n3) Gama"), ["Alfa", "Beta", "Gama"]);
        assert_eq!(unnumbered("1. máje\nAlfa"), ["1. máje", "Alfa"]);
        assert_eq!(unnumbered("1. Alfa\n3. Beta"), ["1. Alfa", "3. Beta"]);
        assert_eq!(unnumbered("1.5 úvazku\n2.5 úvazku"), ["1.5 úvazku", "2.5 úvazku"]);
    }

    #[test]
    fn two_lines_never_share_an_id() {
        let ids = |text: &str| read_items(CS, text, &[]).into_iter().map(|item| item.id.0).collect::<Vec<_>>();
        assert_eq!(ids("Domov – byt\nDomov: byt\n???\n!!!"), ["domov-byt", "domov-byt-2", "x", "x-2"]);
    }

    #[test]
    fn the_usual_sectors_are_known_by_their_names_in_either_language() {
        let ids = |text: &str| read_sectors(CS, text, &[]).into_iter().map(|sector| sector.id.0).collect::<Vec<_>>();
        assert_eq!(ids("zadavatelé\nProviders\nStarostové"), ["commissioner", "provider", "starostove"]);
    }

    #[test]
    fn a_form_opened_and_sent_back_changes_nothing() {
        let making = Making {
            group_id: None,
            title: Localized::default().with("cs", "Priority").with("en", "Priorities"),
            meeting_on: Day(20_000),
            place: "Radnice".into(),
            secrecy: Secrecy::Confidential,
            sectors: usual_sectors(),
            items: vec![an_item("a", "Autobus", "Bus"), an_item("b", "Lékař", "Doctor")],
            rule: RuleCard { comparing: true, most: Some(1), equal_sectors: true, ..RuleCard::default() },
        };
        let known = Known { title: making.title.clone(), items: making.items.clone(), sectors: making.sectors.clone() };
        for lang in Lang::ALL {
            let typed = Typed::of(Words(lang), &making);
            assert_eq!(typed.read(Words(lang), &known, &[]), Ok(making.clone()));
        }
    }

    #[test]
    fn what_is_no_day_and_no_number_is_said_together() {
        let typed = Typed { meeting_on: "zítra".into(), most: "pět".into(), ..Typed::default() };
        let bad = typed.read(CS, &Known::default(), &[]).expect_err("nothing is right");
        for wrong in [
            BadMaking::DayMissing,
            BadMaking::TitleMissing,
            BadMaking::TooFewItems,
            BadMaking::NoSector,
            BadMaking::MostOutOfRange,
        ] {
            assert!(bad.contains(&wrong), "{bad:?} lacks {wrong:?}");
        }
    }
}

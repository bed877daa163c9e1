//! What `priorita tally` says to people: the order on paper, and sentences in both languages.

use super::counted::{Answer, Counted, FEWEST_SHOWN, Refusal, Remark, Urn};
use crate::{
    tally::{FEWEST_WEIGHED, Method, Sectors, Unranked, formats::Format},
    vocabulary::{Lang, Ratio},
};

/// The order of every method with the points beside it.
pub fn paper(counted: &Counted, lang: Lang) -> String {
    let said = |czech: &'static str, english: &'static str| if lang == Lang::Cs { czech } else { english };
    let mut text = String::new();
    if let Some(title) = &counted.title {
        line(&mut text, &[title, "\n"]);
    }
    for urn in &counted.urns {
        if let Some(sector) = &urn.sector {
            line(&mut text, &[said("Skupina", "Sector"), ": ", sector]);
        }
        line(&mut text, &[said("Lístků", "Ballots"), ": ", &urn.ballots.to_string()]);
        if urn.weight.get() != urn.ballots {
            line(&mut text, &[said("Dohromady váží", "Together they weigh"), ": ", &urn.weight.get().to_string()]);
        }
        line(&mut text, &[said("Nezařazené položky", "Unranked items"), ": ", unranked(counted.unranked, lang)]);
        if counted.sectors == Sectors::Equal {
            line(&mut text, &[said("Každá skupina váží stejně.", "Every sector weighs the same.")]);
        }
        for (sector, times) in &urn.times {
            let times = times.format(decimals(*times), lang);
            line(
                &mut text,
                &[&match lang {
                    Lang::Cs => format!("Jeden lístek skupiny „{sector}“ se počítá {times}×."),
                    Lang::En => format!("One ballot of “{sector}” counts {times}×."),
                }],
            );
        }
        if let Some(w) = urn.kendall_w {
            line(
                &mut text,
                &[
                    said("Soulad hlasujících (Kendallovo W)", "Agreement of voters (Kendall's W)"),
                    ": ",
                    &w.format(2, lang),
                ],
            );
        }
        for answer in &urn.outcomes {
            let outcome = &answer.outcome;
            line(&mut text, &["\n", method_name(answer.method, lang)]);
            table(&mut text, counted, urn, answer, lang);
            if let Some(optimal) = outcome.optimal {
                line(
                    &mut text,
                    &[&match lang {
                        Lang::Cs => format!(
                            "Souhlas s lístky: {}, pořadí se stejným souhlasem: {}",
                            optimal.score, optimal.orders
                        ),
                        Lang::En => format!(
                            "Agreement with ballots: {}, orders that reach it: {}",
                            optimal.score, optimal.orders
                        ),
                    }],
                );
            }
            if let Some((number, _)) = &answer.drawn {
                line(
                    &mut text,
                    &[&match lang {
                        Lang::Cs => format!("O společných místech rozhodl los, vylosované číslo {number}."),
                        Lang::En => format!("A lot decided the shared places; the number drawn was {number}."),
                    }],
                );
            }
            if answer.order().has_ties() {
                line(
                    &mut text,
                    &[said("Položky se společným místem skončily nerozhodně.", "Items that share a place are tied.")],
                );
            }
        }
        text.push('\n');
    }
    text
}

fn line(text: &mut String, parts: &[&str]) {
    parts.iter().for_each(|part| text.push_str(part));
    text.push('\n');
}

fn unranked(unranked: Unranked, lang: Lang) -> &'static str {
    match (unranked, lang) {
        (Unranked::Last, Lang::Cs) => "společně poslední",
        (Unranked::Last, Lang::En) => "together last",
        (Unranked::Ignored, Lang::Cs) => "s nikým se neporovnávají",
        (Unranked::Ignored, Lang::En) => "compared with nobody",
    }
}

/// Place, item, Borda points and the method's own number where it has another.
fn table(text: &mut String, counted: &Counted, urn: &Urn, answer: &Answer, lang: Lang) {
    let (method, outcome) = (answer.method, &answer.outcome);
    let own = outcome.scores.as_deref().filter(|_| matches!(method, Method::Copeland | Method::Dowdall));
    let heading = match lang {
        Lang::Cs => ["Místo", "Položka", "Bordovy body"],
        Lang::En => ["Place", "Item", "Borda points"],
    };
    let own_heading = match (method, lang) {
        (Method::Copeland, Lang::Cs) => "Výhry − prohry",
        (Method::Copeland, Lang::En) => "Won − lost",
        (_, Lang::Cs) => "Body",
        (_, Lang::En) => "Points",
    };
    let mut rows: Vec<Vec<String>> = vec![heading.map(str::to_owned).into()];
    if own.is_some() {
        rows[0].push(own_heading.to_owned());
    }
    let places = answer.order().places();
    for item in answer.order().items() {
        let place = match places[item] {
            (first, last) if first == last => format!("{first}."),
            (first, last) => format!("{first}.–{last}."),
        };
        let mut row = vec![place, shortened(&counted.items[item]), number(urn.borda[item], lang)];
        row.extend(own.map(|scores| number(scores[item], lang)));
        rows.push(row);
    }
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..4).map(|column| width(column).unwrap_or(0)).collect();
    for row in &rows {
        let mut words = String::new();
        for (column, cell) in row.iter().enumerate() {
            let room = " ".repeat(widths[column] - cell.chars().count());
            // Numbers stand to the right.
            match column {
                0 | 1 => words += &format!("{cell}{room}  "),
                _ => words += &format!("{room}{cell}  "),
            }
        }
        line(text, &["  ", words.trim_end()]);
    }
}

/// A name that leaves room for its points on the line; scripts get it whole.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 70;
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST - 1).chain(['…']).collect()
}

fn number(ratio: Ratio, lang: Lang) -> String {
    ratio.format(decimals(ratio), lang)
}

/// None for whole numbers, one for halves, two for the rest.
fn decimals(ratio: Ratio) -> u32 {
    match ratio.den() {
        1 => 0,
        2 | 5 | 10 => 1,
        _ => 2,
    }
}

pub fn method_name(method: Method, lang: Lang) -> &'static str {
    let (czech, english) = match method {
        Method::RankedPairsBorda => {
            ("Ranked Pairs podle rozdílů, uvnitř shod Borda", "Ranked Pairs on margins, Borda inside ties")
        }
        Method::RankedPairs => ("Ranked Pairs podle rozdílů", "Ranked Pairs on margins"),
        Method::RankedPairsWinning => ("Ranked Pairs podle vítězných hlasů", "Ranked Pairs on winning votes"),
        Method::Schulze => ("Schulzeho metoda podle rozdílů", "Schulze on margins"),
        Method::SchulzeWinning => ("Schulzeho metoda podle vítězných hlasů", "Schulze on winning votes"),
        Method::Copeland => ("Copelandova metoda", "Copeland"),
        Method::Borda => ("Bordova metoda", "Borda count"),
        Method::Dowdall => ("Dowdallova metoda, jen pro srovnání", "Dowdall, for comparison only"),
        Method::Kemeny => ("Kemenyho–Youngova metoda", "Kemeny–Young"),
    };
    if lang == Lang::Cs { czech } else { english }
}

/// In which format the file was read.
pub fn format(format: Format, lang: Lang) -> String {
    let code = format.code();
    match (format, lang) {
        (Format::Ranks, Lang::Cs) => format!("Formát: tabulka míst v pořadí ({code})."),
        (Format::Ranks, Lang::En) => format!("Format: a table of places ({code})."),
        (Format::Choices, Lang::Cs) => format!("Formát: tabulka prvních a dalších voleb ({code})."),
        (Format::Choices, Lang::En) => format!("Format: a table of first and further choices ({code})."),
        (Format::List, Lang::Cs) => format!("Formát: zveřejněný seznam hlasů ({code})."),
        (Format::List, Lang::En) => format!("Format: a published list of votes ({code})."),
        (_, Lang::Cs) => format!("Formát: {} ({code}).", format.name()),
        (_, Lang::En) => format!("Format: {} ({code}).", format.name()),
    }
}

pub fn remark(remark: &Remark, lang: Lang) -> String {
    match (remark, lang) {
        (Remark::ByTheFile, Lang::Cs) => "Počítáme podle pravidla, které uvádí soubor.".to_owned(),
        (Remark::ByTheFile, Lang::En) => "Counted by the rule the file states.".to_owned(),
        (Remark::Otherwise { file, asked }, Lang::Cs) => {
            format!("Soubor uvádí pravidlo {file}, počítáme podle zadaného {asked}.")
        }
        (Remark::Otherwise { file, asked }, Lang::En) => {
            format!("The file states {file}; it is counted by {asked}, as you asked.")
        }
        (Remark::LotLeftOut { number }, Lang::Cs) => {
            format!("Vylosované číslo {number} platí jen pro pravidlo ze souboru, a proto ho teď nepoužíváme.")
        }
        (Remark::LotLeftOut { number }, Lang::En) => {
            format!("The drawn number {number} holds for the rule of the file only, so it is left out here.")
        }
        (Remark::Unstated { same: true }, Lang::Cs) => {
            "Soubor neuvádí, jak se čtou nezařazené položky; bereme je jako společně poslední. Pořadí na tom nezáleží."
                .to_owned()
        }
        (Remark::Unstated { same: true }, Lang::En) => {
            "The file does not say how items left out are read; they are taken as last. The order does not depend on it."
                .to_owned()
        }
        (Remark::Unstated { same: false }, Lang::Cs) => {
            "POZOR: soubor neuvádí, jak se čtou nezařazené položky, a pořadí na tom záleží. Bereme je jako společně poslední; pokud se podle pravidel s nikým neporovnávaly, přidejte --unranked ignored."
                .to_owned()
        }
        (Remark::Unstated { same: false }, Lang::En) => {
            "ATTENTION: the file does not say how items left out are read, and the order depends on it. They are taken as last; if by the rule they were compared with nobody, add --unranked ignored."
                .to_owned()
        }
        (Remark::Withheld { sector }, Lang::Cs) => {
            format!("Skupinu „{sector}“ neukazujeme: má méně než {FEWEST_SHOWN} vyplněných lístků a hlasující by se dali poznat.")
        }
        (Remark::Withheld { sector }, Lang::En) => {
            format!(
                "The sector “{sector}” is not shown: it has fewer than {FEWEST_SHOWN} ballots that are filled in, and voters could be recognised."
            )
        }
        (Remark::LeftOut { method, most }, Lang::Cs) => {
            format!("{}: nejvýš {most} položek, proto se jí nepočítalo.", method_name(*method, lang))
        }
        (Remark::LeftOut { method, most }, Lang::En) => {
            format!("{}: at most {most} items, so it was left out.", method_name(*method, lang))
        }
        (Remark::WithoutSector { ballots }, Lang::Cs) => {
            format!("Lístků bez skupiny: {ballots}. V žádném z výsledků nejsou.")
        }
        (Remark::WithoutSector { ballots }, Lang::En) => {
            format!("Ballots without a sector: {ballots}. They are in none of the results.")
        }
    }
}

pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    match (refusal, lang) {
        (Refusal::NoSectors, Lang::Cs) => {
            "Lístky v souboru neuvádějí skupinu hlasujících. Spusťte to bez --sectors.".to_owned()
        }
        (Refusal::NoSectors, Lang::En) => {
            "The ballots in the file name no sector. Run this without --sectors.".to_owned()
        }
        (Refusal::TooFewToWeigh { sectors }, Lang::Cs) => format!(
            "Stejnou váhu nejde dát skupinám, které mají méně než {FEWEST_WEIGHED} vyplněné lístky: {}. Spusťte to bez --sectors equal.",
            sectors.join(", ")
        ),
        (Refusal::TooFewToWeigh { sectors }, Lang::En) => format!(
            "Sectors of fewer than {FEWEST_WEIGHED} ballots that are filled in cannot be given equal weight: {}. Run this without --sectors equal.",
            sectors.join(", ")
        ),
        (Refusal::WithoutSector { ballots }, Lang::Cs) => {
            format!("Lístků bez skupiny: {ballots}. Doplňte ji, jinak nejde říct, kolik váží.")
        }
        (Refusal::WithoutSector { ballots }, Lang::En) => {
            format!("Ballots without a sector: {ballots}. Add it, or nobody can say what they weigh.")
        }
        (Refusal::AllWithheld, Lang::Cs) => {
            format!("Žádná skupina nemá aspoň {FEWEST_SHOWN} vyplněných lístků, a samostatně proto neukazujeme žádnou.")
        }
        (Refusal::AllWithheld, Lang::En) => {
            format!("No sector has {FEWEST_SHOWN} ballots that are filled in, so none is shown alone.")
        }
        (Refusal::TooManyItems { method, most }, Lang::Cs) => {
            format!("{}: nejvýš {most} položek. Zvolte jinou metodu.", method_name(*method, lang))
        }
        (Refusal::TooManyItems { method, most }, Lang::En) => {
            format!("{}: at most {most} items. Choose another method.", method_name(*method, lang))
        }
        (Refusal::TooLarge, Lang::Cs) => "Lístků je tolik, že se nedají přesně sečíst. Zkontrolujte počty.".to_owned(),
        (Refusal::TooLarge, Lang::En) => {
            "There are so many ballots that they cannot be added up exactly. Check the counts.".to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::counted::{Ask, count};
    use super::*;
    use crate::tally::formats;

    fn said(text: &str, methods: &'static [Method], lang: Lang) -> String {
        let file = formats::read(text.as_bytes()).unwrap();
        paper(&count(&file, Ask { methods: Some(methods), unranked: None, sectors: None }).unwrap(), lang)
    }

    #[test]
    fn a_tie_is_shown_with_both_places_and_the_points_stand_beside_it() {
        assert_eq!(
            said(
                "#/Title: Priority\n#/Candidates: Bus; Péče\n#/Implicit Ranking: true\nBus*2\nPéče > Bus * 2",
                &[Method::Schulze],
                Lang::Cs
            ),
            "Priority\n\nLístků: 4\nNezařazené položky: společně poslední\nSoulad hlasujících (Kendallovo W): 0,00\n\n\
             Schulzeho metoda podle rozdílů\n  \
             Místo  Položka  Bordovy body\n  1.–2.  Bus                 6\n  1.–2.  Péče                6\n\
             Položky se společným místem skončily nerozhodně.\n\n"
        );
    }

    #[test]
    fn a_long_name_leaves_room_for_its_points() {
        let text = said(&format!("{} > B", "Péče ".repeat(60).trim()), &[Method::Borda], Lang::Cs);
        assert!(text.lines().all(|line| line.chars().count() < 100), "{text}");
        assert!(text.contains("Péče Péče…             2\n"), "{text}");
    }

    #[test]
    fn methods_with_numbers_of_their_own_show_them() {
        let text = said("A>B>C\nA>C>B\nB", &[Method::Copeland, Method::Kemeny], Lang::En);
        assert!(
            text.contains("Place  Item  Borda points  Won − lost\n  1.     A              7.5           2\n"),
            "{text}"
        );
        assert!(text.contains("Agreement with ballots: 6, orders that reach it: 1\n"), "{text}");
    }
}

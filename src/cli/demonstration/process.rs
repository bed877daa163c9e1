//! The demonstration's planning process: its name, phases, groups and collections.
//!
//! All dates follow from `today`, so the demonstration looks alive whenever it is loaded:
//! the survey of needs has run for twenty-four days and has four left, the groups already look
//! at the first results, and a short poll is open beside it.

use crate::vocabulary::{Day, Localized};

/// Stands in the addresses of the process.
pub const SLUG: &str = "bechynsko";

/// The workbooks of the two questionnaires, as XLSForm tables.
pub const NEEDS_WORKBOOK: &str = include_str!("../../../demo/bechynsko-potreby.md");
pub const POLL_WORKBOOK: &str = include_str!("../../../demo/zastavka-anketa.md");

/// What is said about the whole process.
pub struct Process {
    pub name: Localized,
    /// One paragraph for the front page.
    pub summary: Localized,
    /// First and last year of the plan being prepared.
    pub period: (i64, i64),
    pub phases: Vec<Phase>,
    pub groups: Vec<WorkingGroup>,
    pub contact: Localized,
    /// The line beside the funder's logo.
    pub publicity: Localized,
}

/// A part of the process; phases may overlap. Both days belong to it.
pub struct Phase {
    pub key: &'static str,
    pub name: Localized,
    pub from: Day,
    pub until: Day,
}

pub struct WorkingGroup {
    pub key: &'static str,
    pub name: Localized,
}

/// When a questionnaire is answered. Both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub opens: Day,
    pub closes: Day,
    /// Raw answers are deleted on this day.
    pub purge: Day,
}

pub fn process(today: Day) -> Process {
    let (year, ..) = today.civil();
    Process {
        name: both("Plánování sociálních služeb na Bechyňsku", "Planning social services around Bechyně"),
        summary: both(
            "Bechyně a deset okolních obcí společně zjišťují, jakou pomoc lidé potřebují, \
             a domlouvají se, co zařídí jako první.",
            "Bechyně and ten municipalities around it find out together what help people need \
             and agree on what to arrange first.",
        ),
        period: (year + 1, year + 4),
        phases: phases(today),
        groups: working_groups(),
        contact: both(
            "Jana Dvořáková, koordinátorka plánování, telefon 380 000 000 (ukázkové číslo), \
             jana.dvorakova@bechynsko.example",
            "Jana Dvořáková, planning coordinator, telephone 380 000 000 (a sample number), \
             jana.dvorakova@bechynsko.example",
        ),
        publicity: both(
            "Ukázkový projekt „Plánujeme spolu“, reg. č. CZ.00.0.00/0.0/0.0/00_000/0000000 \
             (smyšlené číslo), spolufinancovaný Evropskou unií.",
            "The sample project “Planning Together”, reg. no. CZ.00.0.00/0.0/0.0/00_000/0000000 \
             (an invented number), co-funded by the European Union.",
        ),
    }
}

/// The survey of needs: four weeks and a day, nearly over.
pub fn needs_window(today: Day) -> Window {
    Window { opens: today.plus(-24), closes: today.plus(4), purge: today.plus(184) }
}

/// The poll about the library bus: open for nine days, two weeks to go.
pub fn poll_window(today: Day) -> Window {
    Window { opens: today.plus(-9), closes: today.plus(14), purge: today.plus(104) }
}

fn phases(today: Day) -> Vec<Phase> {
    let phase =
        |key, cs, en, from, until| Phase { key, name: both(cs, en), from: today.plus(from), until: today.plus(until) };
    vec![
        phase("launch", "Zahájení a dohoda obcí", "Launch and agreement of the municipalities", -200, -101),
        phase("needs", "Zjišťování potřeb", "Finding out the needs", -100, 4),
        phase("priorities", "Výsledky a priority", "Results and priorities", -7, 48),
        phase("draft", "Návrh plánu", "Draft of the plan", 49, 118),
        phase("comments", "Připomínky a veřejné projednání", "Comments and public hearing", 119, 150),
        phase("approval", "Schvalování v obcích", "Approval by the municipalities", 151, 210),
    ]
}

fn working_groups() -> Vec<WorkingGroup> {
    let group = |key, cs, en| WorkingGroup { key, name: both(cs, en) };
    vec![
        group("seniors", "Senioři a lidé se zdravotním postižením", "Older people and people with disabilities"),
        group("families", "Rodiny, děti a mládež", "Families, children and young people"),
        group("exclusion", "Lidé ohrožení sociálním vyloučením", "People at risk of social exclusion"),
    ]
}

fn both(cs: &str, en: &str) -> Localized {
    Localized::default().with("cs", cs).with("en", en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_process_is_in_its_results_while_two_collections_are_open() {
        for today in [Day(20_515), Day(21_000)] {
            let running =
                |window: Window| window.opens < today && today < window.closes && window.closes < window.purge;
            assert!(running(needs_window(today)) && running(poll_window(today)));
            let process = process(today);
            let current: Vec<_> = process
                .phases
                .iter()
                .filter(|phase| phase.from <= today && today <= phase.until)
                .map(|phase| phase.key)
                .collect();
            assert_eq!(current, ["needs", "priorities"]);
            assert!(process.phases.iter().all(|phase| phase.from < phase.until));
        }
    }
}

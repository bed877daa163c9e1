//! Founding a planning process, and changing one: what somebody typed, and what it comes to.

use super::model::{Phase, Process};
use crate::{
    territories::{BadLine, Municipality, read_list},
    vocabulary::{Day, Localized, MunicipalityCode, ProcessId, language_code},
};

/// How many phases a form has room for.
pub const MOST_PHASES: usize = 8;

/// What was typed, as it was typed. An empty text is something left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Founding {
    pub slug: String,
    pub name: Typed,
    pub summary: Typed,
    pub contact: Typed,
    pub publicity: Typed,
    pub first_year: String,
    pub last_year: String,
    pub limit: String,
    pub phases: Vec<TypedPhase>,
    /// `code; name; inhabitants`, one a line.
    pub municipalities: String,
    /// The district and the region of all of them.
    pub orp: String,
    pub region: String,
}

/// A text in Czech, and in English where somebody has translated it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub cs: String,
    pub en: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPhase {
    pub name: String,
    /// `2026-03-31`
    pub from: String,
    pub until: String,
}

/// A process that keeps the rules, about to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founded {
    pub process: Process,
    /// In the order in which they begin.
    pub phases: Vec<Phase>,
    /// Without a district or region where none was typed.
    pub municipalities: Vec<Municipality>,
}

/// Why a process cannot be founded or changed like this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    SlugBad,
    SlugTaken,
    NameMissing,
    TextLong {
        most: usize,
    },
    YearBad,
    YearsBackwards,
    LimitBad,
    PhaseNameMissing,
    PhaseDayBad,
    PhaseBackwards,
    NoMunicipality,
    BadLine(BadLine),
    /// The code belongs to a municipality of another name.
    KnownByAnotherName {
        code: MunicipalityCode,
        known: String,
    },
    /// A collection asks there, so it has to stay.
    InUse {
        code: MunicipalityCode,
        name: String,
    },
}

/// A refusal and the control it is about.
pub type Refused = (String, Refusal);

/// Plans of the past may be kept here too; a year with three digits or five is a slip.
const YEARS: std::ops::RangeInclusive<i64> = 2000..=2100;
/// Below three a single person shows; above fifty no village would have results.
const LIMITS: std::ops::RangeInclusive<u64> = 3..=50;
const NAME_LIMIT: usize = 200;
const LINE_LIMIT: usize = 500;
const SUMMARY_LIMIT: usize = 2_000;

impl Founding {
    /// A new process under this id.
    pub fn check(&self, id: ProcessId) -> Result<Founded, Vec<Refused>> {
        let nothing = Process {
            id,
            slug: self.slug.clone(),
            name: Localized::default(),
            summary: Localized::default(),
            publicity: Localized::default(),
            contact: Localized::default(),
            period: (0, 0),
            disclosure_limit: 0,
            demonstration: false,
        };
        let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let slug_good = (3..=60).contains(&self.slug.len()) && self.slug.chars().all(good);
        let checked = self.check_change(&nothing, &[]);
        if slug_good {
            return checked;
        }
        // In the order of the form: the name stands before the address.
        let mut refused = checked.err().unwrap_or_default();
        let at = refused.iter().take_while(|(field, _)| field == "name").count();
        refused.insert(at, ("slug".to_owned(), Refusal::SlugBad));
        Err(refused)
    }

    /// What a process becomes. Its address stays, and so do translations the form does not show.
    pub fn check_change(&self, before: &Process, phases_before: &[Phase]) -> Result<Founded, Vec<Refused>> {
        let mut refused: Vec<Refused> = Vec::new();
        let mut refuse = |field: &str, refusal: Refusal| refused.push((field.to_owned(), refusal));

        if self.name.cs.trim().is_empty() {
            refuse("name", Refusal::NameMissing);
        }
        if self.name.cs.chars().count() > NAME_LIMIT {
            refuse("name", Refusal::TextLong { most: NAME_LIMIT });
        }
        let year = |text: &str| text.trim().parse::<i64>().ok().filter(|year| YEARS.contains(year));
        let (first, last) = (year(&self.first_year), year(&self.last_year));
        match (first, last) {
            (Some(first), Some(last)) if first > last => refuse("last_year", Refusal::YearsBackwards),
            _ => {
                for (field, year) in [("first_year", first), ("last_year", last)] {
                    if year.is_none() {
                        refuse(field, Refusal::YearBad);
                    }
                }
            }
        }
        let places = match read_list(&self.municipalities, &one_line(&self.orp), &one_line(&self.region)) {
            Ok(places) => {
                if places.is_empty() {
                    refuse("municipalities", Refusal::NoMunicipality);
                }
                places
            }
            Err(lines) => {
                lines.into_iter().for_each(|line| refuse("municipalities", Refusal::BadLine(line)));
                Vec::new()
            }
        };
        for (field, text, most) in [
            ("orp", &self.orp, NAME_LIMIT),
            ("region", &self.region, NAME_LIMIT),
            ("summary", &self.summary.cs, SUMMARY_LIMIT),
            ("contact", &self.contact.cs, LINE_LIMIT),
            ("publicity", &self.publicity.cs, LINE_LIMIT),
        ] {
            if text.chars().count() > most {
                refuse(field, Refusal::TextLong { most });
            }
        }
        let limit = match self.limit.trim() {
            "" => Some(Process::USUAL_LIMIT),
            typed => typed.parse().ok().filter(|limit| LIMITS.contains(limit)),
        };
        if limit.is_none() {
            refuse("limit", Refusal::LimitBad);
        }
        let mut phases = Vec::new();
        for (index, typed) in self.phases.iter().enumerate() {
            match typed.read(phases_before) {
                Ok(phase) => phases.extend(phase),
                Err(controls) => controls
                    .into_iter()
                    .for_each(|(control, refusal)| refuse(&format!("phase-{}-{control}", index + 1), refusal)),
            }
        }
        phases.sort_by_key(|phase| (phase.from, phase.until));
        for (field, text, most) in [
            ("name_en", &self.name.en, NAME_LIMIT),
            ("summary_en", &self.summary.en, SUMMARY_LIMIT),
            ("contact_en", &self.contact.en, LINE_LIMIT),
            ("publicity_en", &self.publicity.en, LINE_LIMIT),
        ] {
            if text.chars().count() > most {
                refuse(field, Refusal::TextLong { most });
            }
        }
        let (Some(first), Some(last), Some(limit), true) = (first, last, limit, refused.is_empty()) else {
            return Err(refused);
        };
        let process = Process {
            name: self.name.over(&before.name),
            summary: self.summary.over(&before.summary),
            publicity: self.publicity.over(&before.publicity),
            contact: self.contact.over(&before.contact),
            period: (first, last),
            disclosure_limit: limit,
            ..before.clone()
        };
        Ok(Founded { process, phases, municipalities: places })
    }
}

impl Typed {
    /// The text as a form shows it.
    pub fn of(text: &Localized) -> Typed {
        let english = text.0.iter().find(|(language, _)| language_code(language) == Some("en"));
        let en = english.map(|(_, text)| text.clone()).unwrap_or_default();
        // A text that is there in English alone is shown once.
        let (cs, language) = text.read("cs", "cs");
        let cs = if language == Some("en") { String::new() } else { cs.to_owned() };
        Typed { cs, en }
    }

    /// Czech and English as typed; what stood there in other languages stays.
    fn over(&self, before: &Localized) -> Localized {
        let mut text = before.clone();
        text.0.retain(|language, _| language_code(language).is_some_and(|code| code != "cs" && code != "en"));
        for (code, typed) in [("cs", &self.cs), ("en", &self.en)] {
            let typed = one_line(typed);
            if !typed.is_empty() {
                text.0.insert(code.to_owned(), typed);
            }
        }
        text
    }
}

impl TypedPhase {
    /// The phase as a form shows it.
    pub fn of(phase: &Phase) -> TypedPhase {
        let name = phase.name.text("cs", "cs").to_owned();
        TypedPhase { name, from: phase.from.iso(), until: phase.until.iso() }
    }

    pub fn is_empty(&self) -> bool {
        [&self.name, &self.from, &self.until].iter().all(|text| text.trim().is_empty())
    }

    /// `None` for an empty row; else the phase, or each control that is wrong. A phase that keeps its
    /// Czech name keeps its translations.
    fn read(&self, before: &[Phase]) -> Result<Option<Phase>, Vec<(&'static str, Refusal)>> {
        if self.is_empty() {
            return Ok(None);
        }
        let mut refused = Vec::new();
        let name = one_line(&self.name);
        if name.is_empty() {
            refused.push(("name", Refusal::PhaseNameMissing));
        }
        if name.chars().count() > NAME_LIMIT {
            refused.push(("name", Refusal::TextLong { most: NAME_LIMIT }));
        }
        let (from, until) = (Day::parse_iso(&self.from), Day::parse_iso(&self.until));
        for (control, day) in [("from", from), ("until", until)] {
            if day.is_none() {
                refused.push((control, Refusal::PhaseDayBad));
            }
        }
        let (Some(from), Some(until)) = (from, until) else { return Err(refused) };
        if until < from {
            refused.push(("until", Refusal::PhaseBackwards));
        }
        if !refused.is_empty() {
            return Err(refused);
        }
        let known = before.iter().find(|phase| phase.name.text("cs", "cs") == name);
        let name = known.map_or_else(|| Localized::default().with("cs", name), |phase| phase.name.clone());
        Ok(Some(Phase { name, from, until }))
    }
}

/// A text as one line, without spaces around it or twice inside.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::territories::Fault;

    fn a_founding() -> Founding {
        Founding {
            slug: "bechynsko".into(),
            name: cs("Plán pro Bechyňsko"),
            first_year: "2027".into(),
            last_year: "2029".into(),
            municipalities: "552054; Bechyně; 4 815\n552984; Radětice; 204".into(),
            orp: "Tábor".into(),
            ..Founding::default()
        }
    }

    fn cs(text: &str) -> Typed {
        Typed { cs: text.into(), en: String::new() }
    }

    fn a_phase(name: &str, from: &str, until: &str) -> TypedPhase {
        TypedPhase { name: name.into(), from: from.into(), until: until.into() }
    }

    fn id() -> ProcessId {
        ProcessId("p".into())
    }

    fn refused(founding: &Founding) -> Vec<Refused> {
        founding.check(id()).expect_err("refused")
    }

    #[test]
    fn a_name_two_years_and_one_municipality_are_enough() {
        let founded = a_founding().check(id()).expect("good");
        assert_eq!(founded.process.name.text("en", "cs"), "Plán pro Bechyňsko");
        assert_eq!((founded.process.period, founded.process.disclosure_limit), ((2027, 2029), 5));
        assert!(founded.process.summary.is_empty() && founded.phases.is_empty() && !founded.process.demonstration);
        assert_eq!(founded.municipalities.len(), 2);
        assert_eq!((founded.municipalities[0].population, founded.municipalities[1].orp.as_str()), (4_815, "Tábor"));
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once_in_the_order_of_the_form() {
        let limit = "2".to_owned();
        let phases = vec![TypedPhase::default(), a_phase("Šetření", "2026-01-01", "")];
        let said = refused(&Founding { limit, phases, ..Founding::default() });
        let fields: Vec<&str> = said.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(
            fields,
            ["name", "slug", "first_year", "last_year", "municipalities", "limit", "phase-2-until"],
            "{said:?}"
        );
    }

    #[test]
    fn an_address_has_plain_letters_digits_and_hyphens() {
        for slug in ["ab", "Bechyňsko", "bechyňsko", "a b c", &"a".repeat(61), "../desk"] {
            let said = refused(&Founding { slug: slug.to_owned(), ..a_founding() });
            assert_eq!(said, [("slug".to_owned(), Refusal::SlugBad)], "{slug}");
        }
    }

    #[test]
    fn years_are_four_digits_in_order() {
        let years =
            |first: &str, last: &str| Founding { first_year: first.into(), last_year: last.into(), ..a_founding() };
        assert!(years(" 2027", "2027 ").check(id()).is_ok());
        let backwards = ("last_year".to_owned(), Refusal::YearsBackwards);
        assert_eq!(refused(&years("2029", "2027")), [backwards]);
        assert_eq!(refused(&years("27", "2029")), [("first_year".to_owned(), Refusal::YearBad)]);
        assert_eq!(refused(&years("2027", "20290")), [("last_year".to_owned(), Refusal::YearBad)]);
    }

    #[test]
    fn results_never_show_fewer_than_three() {
        let limit = |limit: &str| Founding { limit: limit.into(), ..a_founding() };
        for bad in ["2", "0", "-5", "pět", "51", "3.5"] {
            assert_eq!(refused(&limit(bad)), [("limit".to_owned(), Refusal::LimitBad)], "{bad}");
        }
        assert_eq!(limit(" 3 ").check(id()).expect("good").process.disclosure_limit, 3);
    }

    #[test]
    fn phases_stand_in_the_order_in_which_they_begin() {
        let phases = vec![
            a_phase("Plán", "2026-07-01", "2026-12-31"),
            TypedPhase::default(),
            a_phase(" Šetření  potřeb ", "2026-01-01", "2026-06-30"),
        ];
        let founded = Founding { phases, ..a_founding() }.check(id()).expect("good");
        let names: Vec<&str> = founded.phases.iter().map(|phase| phase.name.text("cs", "cs")).collect();
        assert_eq!(names, ["Šetření potřeb", "Plán"]);
        for (typed, control, refusal) in [
            (a_phase("", "2026-01-01", "2026-02-01"), "name", Refusal::PhaseNameMissing),
            (a_phase("Plán", "1. 1. 2026", "2026-02-01"), "from", Refusal::PhaseDayBad),
            (a_phase("Plán", "2026-02-01", "2026-01-31"), "until", Refusal::PhaseBackwards),
        ] {
            let said = refused(&Founding { phases: vec![typed], ..a_founding() });
            assert_eq!(said, [(format!("phase-1-{control}"), refusal)]);
        }
    }

    #[test]
    fn a_plan_is_for_somewhere_and_every_bad_line_is_named() {
        let said = refused(&Founding { municipalities: " \n".into(), ..a_founding() });
        assert_eq!(said, [("municipalities".to_owned(), Refusal::NoMunicipality)]);
        let said = refused(&Founding { municipalities: "5520; Bechyně; 4815\n\nRadětice".into(), ..a_founding() });
        let line = |number, fault| ("municipalities".to_owned(), Refusal::BadLine(BadLine { number, fault }));
        assert_eq!(said, [line(1, Fault::Code("5520".into())), line(3, Fault::Parts)]);
    }

    #[test]
    fn changing_keeps_the_address_and_what_the_form_does_not_show() {
        let mut before = a_founding().check(id()).expect("good").process;
        before.slug = "puvodni".into();
        before.demonstration = true;
        before.name = Localized::plain("Plán").with("uk", "План").with("en", "A plan");
        let mut phase = Phase { name: Localized::default().with("cs", "Šetření"), from: Day(1), until: Day(2) };
        phase.name.0.insert("en".into(), "Survey".into());
        assert_eq!(Typed::of(&before.name), Typed { cs: "Plán".into(), en: "A plan".into() });

        let typed = Founding {
            slug: "jina".into(),
            name: Typed { cs: "Plán služeb".into(), en: String::new() },
            phases: vec![TypedPhase { from: "2026-01-01".into(), ..TypedPhase::of(&phase) }],
            ..a_founding()
        };
        let typed =
            Founding { phases: vec![TypedPhase { until: "2026-02-01".into(), ..typed.phases[0].clone() }], ..typed };
        let after = typed.check_change(&before, &[phase.clone()]).expect("good");
        assert_eq!((after.process.slug.as_str(), after.process.demonstration), ("puvodni", true));
        assert_eq!(after.process.name, Localized::default().with("cs", "Plán služeb").with("uk", "План"));
        assert_eq!(after.phases[0].name, phase.name, "the translation stays with the name");
    }
}

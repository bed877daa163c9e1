//! Refusals in words: what is wrong and what to do.

use crate::{
    groups::BadName,
    processes::{Refusal, Refused},
    territories::Fault,
    ui::{Words, form::FieldError},
};

/// So many bad lines of a list are named; whoever has more has pasted something else.
const LINES_NAMED: usize = 6;

/// What the form says beside its fields, and the command line says as it is.
pub fn said(w: Words, refused: &[Refused]) -> Vec<FieldError> {
    let mut lines = 0;
    let mut errors = Vec::new();
    for (field, refusal) in refused {
        lines += usize::from(matches!(refusal, Refusal::BadLine(_)));
        if !matches!(refusal, Refusal::BadLine(_)) || lines <= LINES_NAMED {
            errors.push(FieldError::new(field.clone(), sentence(w, field, refusal)));
        }
    }
    if let Some(more) = lines.checked_sub(LINES_NAMED).filter(|more| *more > 0) {
        let at = errors.iter().rposition(|error| error.field == "municipalities").map_or(errors.len(), |at| at + 1);
        let words = w.with("founding-more-lines", &[("n", (more as i64).into())]);
        errors.insert(at, FieldError::new("municipalities", words));
    }
    errors
}

fn sentence(w: Words, field: &str, refusal: &Refusal) -> String {
    let phase = || field.split('-').nth(1).and_then(|number| number.parse::<i64>().ok()).unwrap_or_default();
    let of_phase = |key: &str| w.with(key, &[("number", phase().into())]);
    match refusal {
        Refusal::SlugBad => w.t("founding-slug-bad"),
        Refusal::SlugTaken => w.t("founding-slug-taken"),
        Refusal::NameMissing => w.t("founding-name-missing"),
        Refusal::TextLong { most } => w.with("founding-text-long", &[("most", (*most as i64).into())]),
        Refusal::YearBad => w.t("founding-year-bad"),
        Refusal::YearsBackwards => w.t("founding-years-backwards"),
        Refusal::LimitBad => w.t("founding-limit-bad"),
        Refusal::PhaseNameMissing => of_phase("founding-phase-name-missing"),
        Refusal::PhaseDayBad if field.ends_with("-from") => of_phase("founding-phase-from-bad"),
        Refusal::PhaseDayBad => of_phase("founding-phase-until-bad"),
        Refusal::PhaseBackwards => of_phase("founding-phase-backwards"),
        Refusal::NoMunicipality => w.t("founding-no-municipality"),
        Refusal::BadLine(line) => {
            let what = fault(w, &line.fault);
            w.with("founding-line", &[("number", (line.number as i64).into()), ("what", what.into())])
        }
        Refusal::KnownByAnotherName { code, known } => {
            w.with("founding-municipality-known", &[("code", code.0.clone().into()), ("name", known.clone().into())])
        }
        Refusal::InUse { code, name } => {
            w.with("founding-municipality-in-use", &[("code", code.0.clone().into()), ("name", name.clone().into())])
        }
    }
}

/// The second half of a sentence that begins with the line.
fn fault(w: Words, fault: &Fault) -> String {
    match fault {
        Fault::Parts => w.t("founding-line-parts"),
        Fault::Code(typed) => w.with("founding-line-code", &[("typed", short(typed).into())]),
        Fault::NameMissing => w.t("founding-line-name-missing"),
        Fault::NameLong => w.t("founding-line-name-long"),
        Fault::Population(typed) => w.with("founding-line-population", &[("typed", short(typed).into())]),
        Fault::Twice(first) => w.with("founding-line-twice", &[("first", (*first as i64).into())]),
    }
}

/// A cell as one can say it: whoever pastes a letter into a list need not read it all again.
fn short(typed: &str) -> String {
    let mut letters = typed.chars();
    let beginning: String = letters.by_ref().take(24).collect();
    if letters.next().is_some() { format!("{beginning}…") } else { beginning }
}

/// The same for the names of new groups.
pub fn said_of_groups(w: Words, bad: &[BadName]) -> Vec<FieldError> {
    bad.iter()
        .map(|bad| {
            let words = match bad {
                BadName::Long { number } => w.with("founding-group-long", &[("number", (*number as i64).into())]),
                BadName::Twice { name } => w.with("founding-group-twice", &[("name", name.clone().into())]),
                BadName::TooMany { most } => w.with("founding-groups-many", &[("most", (*most as i64).into())]),
            };
            FieldError::new("groups", words)
        })
        .collect()
}

//! Where the demonstration takes place: Bechyně and ten municipalities around it.
//!
//! Names and codes are those of the Czech Statistical Office, with two exceptions marked below;
//! inhabitants are about those of recent years. Six of the eleven have fewer than two hundred
//! people: this is what tables of small municipalities have to cope with.

use crate::vocabulary::MunicipalityCode;

/// A Czech region (kraj).
pub struct Region {
    /// NUTS 3 code.
    pub code: &'static str,
    pub name: &'static str,
}

/// The administrative district of a municipality with extended powers (SO ORP).
pub struct Orp {
    /// Code of the statistical office.
    pub code: &'static str,
    pub name: &'static str,
    /// NUTS 3 code of its region.
    pub region: &'static str,
}

pub struct Municipality {
    pub code: &'static str,
    pub name: &'static str,
    pub inhabitants: u32,
    /// A guess at the way by car to the nearest doctor; drives the answers about distance.
    pub minutes_by_car: i64,
    /// How many answered the survey of needs.
    pub needs_forms: usize,
    /// How many answered the poll about the library bus; the town has a library of its own.
    pub poll_forms: usize,
}

impl Municipality {
    pub fn code(&self) -> MunicipalityCode {
        MunicipalityCode(self.code.to_owned())
    }

    /// Bechyně is the one town among villages.
    pub fn is_town(&self) -> bool {
        self.inhabitants > 2_000
    }
}

pub const REGION: Region = Region { code: "CZ031", name: "Jihočeský kraj" };

/// Bechyně belongs to Tábor; it plans for itself and its neighbours as a microregion.
pub const ORP: Orp = Orp { code: "3112", name: "Tábor", region: "CZ031" };

/// The territory of the demonstration process.
pub const MICROREGION: &str = "Bechyňsko";

/// The eleven municipalities. Codes that begin with 9 are the demonstration's own:
/// the statistical office gives out none such.
pub const MUNICIPALITIES: [Municipality; 11] = [
    municipality("552054", "Bechyně", 4_815, 4, 125, 0),
    municipality("553166", "Sudoměřice u Bechyně", 776, 9, 31, 21),
    municipality("552135", "Březnice", 265, 10, 15, 11),
    municipality("552925", "Radětice", 251, 7, 14, 9),
    municipality("552976", "Rataje", 219, 9, 12, 8),
    municipality("562904", "Hodonice", 134, 13, 9, 5),
    municipality("552224", "Dobronice u Bechyně", 113, 11, 7, 4),
    municipality("900001", "Hodětín", 93, 14, 4, 2),
    municipality("563722", "Černýšovice", 80, 7, 3, 1),
    municipality("563625", "Haškovcova Lhota", 74, 8, 4, 1),
    municipality("900002", "Záhoří", 69, 15, 3, 1),
];

const fn municipality(
    code: &'static str,
    name: &'static str,
    inhabitants: u32,
    minutes_by_car: i64,
    needs_forms: usize,
    poll_forms: usize,
) -> Municipality {
    Municipality { code, name, inhabitants, minutes_by_car, needs_forms, poll_forms }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn half_of_the_municipalities_are_tiny_and_no_code_repeats() {
        assert_eq!(MUNICIPALITIES.iter().filter(|place| place.inhabitants < 200).count(), 6);
        assert_eq!(MUNICIPALITIES.iter().filter(|place| place.is_town()).count(), 1);
        let codes: BTreeSet<_> = MUNICIPALITIES.iter().map(|place| place.code).collect();
        assert_eq!(codes.len(), MUNICIPALITIES.len());
        assert!(codes.iter().all(|code| code.len() == 6));
    }

    #[test]
    fn nobody_answers_twice_for_a_village() {
        let adults = |place: &Municipality| place.inhabitants as usize * 8 / 10;
        assert!(MUNICIPALITIES.iter().all(|place| place.needs_forms < adults(place)));
    }
}

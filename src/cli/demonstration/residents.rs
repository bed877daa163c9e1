//! The made-up residents behind the answers: who they are decides what they answer, so that
//! age, distance, care and health hang together as they do in a real survey.

use super::chance::Chance;
use super::territory::Municipality;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    To29,
    To44,
    To64,
    To74,
    Over75,
}

impl Age {
    /// The choice of the question `vek`.
    pub fn choice(self) -> &'static str {
        match self {
            Age::To29 => "15_29",
            Age::To44 => "30_44",
            Age::To64 => "45_64",
            Age::To74 => "65_74",
            Age::Over75 => "75_plus",
        }
    }

    /// One of five values, by age.
    pub fn of<T: Copy>(self, values: [T; 5]) -> T {
        values[self as usize]
    }

    pub fn is_senior(self) -> bool {
        self >= Age::To74
    }
}

/// Who uses a social service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    Own,
    Relative,
    None,
    Unsure,
}

/// Whether the resident looks after somebody, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    AtHome,
    Elsewhere,
    None,
}

/// How much health stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limits {
    Many,
    Some,
    None,
}

pub struct Resident {
    pub place: &'static Municipality,
    pub age: Age,
    pub drives: bool,
    pub household: i64,
    pub has_children: bool,
    pub limits: Limits,
    pub usage: Usage,
    pub care: Care,
    /// Fills in on paper, not on the web.
    pub on_paper: bool,
}

/// Residents by place, as many from each as `forms` says; exactly `on_paper` of them on paper.
pub fn residents(
    places: &'static [Municipality],
    forms: impl Fn(&Municipality) -> usize,
    on_paper: usize,
    chance: &mut Chance,
) -> Vec<Resident> {
    let mut residents = Vec::new();
    for place in places {
        for _ in 0..forms(place) {
            residents.push(resident(place, chance));
        }
    }
    hand_out_paper(&mut residents, on_paper, chance);
    residents
}

fn resident(place: &'static Municipality, chance: &mut Chance) -> Resident {
    use Age::*;
    let ages = if place.is_town() { [10, 22, 31, 22, 15] } else { [8, 18, 30, 25, 19] };
    let ages: Vec<_> = ages.into_iter().zip([To29, To44, To64, To74, Over75]).collect();
    let age = chance.pick(&ages).unwrap_or(To64);
    let household = household(age, chance);
    let limits = chance
        .pick(&age.of([
            [(1, Limits::Many), (7, Limits::Some), (92, Limits::None)],
            [(2, Limits::Many), (11, Limits::Some), (87, Limits::None)],
            [(6, Limits::Many), (24, Limits::Some), (70, Limits::None)],
            [(13, Limits::Many), (40, Limits::Some), (47, Limits::None)],
            [(33, Limits::Many), (46, Limits::Some), (21, Limits::None)],
        ]))
        .unwrap_or(Limits::None);
    let often_ill = limits == Limits::Many;
    Resident {
        place,
        age,
        drives: chance.percent(if often_ill { 35 } else { age.of([55, 90, 86, 68, 36]) }),
        household,
        has_children: household > 2 && chance.percent(age.of([25, 90, 30, 2, 0])),
        limits,
        usage: usage(age, often_ill, chance),
        care: care(age, household, chance),
        on_paper: false,
    }
}

fn household(age: Age, chance: &mut Chance) -> i64 {
    let sizes: [u32; 6] = age.of([
        [9, 24, 27, 29, 8, 3],
        [8, 17, 27, 36, 10, 2],
        [12, 42, 26, 15, 4, 1],
        [31, 58, 8, 2, 1, 0],
        [51, 38, 7, 3, 1, 0],
    ]);
    let sizes: Vec<_> = sizes.into_iter().zip(1..).collect();
    chance.pick(&sizes).unwrap_or(2)
}

fn usage(age: Age, often_ill: bool, chance: &mut Chance) -> Usage {
    let [own, relative, none, unsure] = if often_ill {
        [44, 20, 33, 3]
    } else {
        age.of([[2, 14, 74, 10], [5, 20, 70, 5], [4, 33, 60, 3], [8, 24, 65, 3], [22, 15, 60, 3]])
    };
    let kinds = [(own, Usage::Own), (relative, Usage::Relative), (none, Usage::None), (unsure, Usage::Unsure)];
    chance.pick(&kinds).unwrap_or(Usage::None)
}

fn care(age: Age, household: i64, chance: &mut Chance) -> Care {
    let at_home = if household > 1 { age.of([4, 6, 13, 20, 25]) } else { 0 };
    let elsewhere = age.of([5, 11, 22, 9, 3]);
    let kinds = [(at_home, Care::AtHome), (elsewhere, Care::Elsewhere), (100 - at_home - elsewhere, Care::None)];
    chance.pick(&kinds).unwrap_or(Care::None)
}

/// The older and the more remote, the likelier on paper; the number is kept exactly.
fn hand_out_paper(residents: &mut [Resident], on_paper: usize, chance: &mut Chance) {
    let mut likeliest: Vec<(i64, usize)> = residents
        .iter()
        .enumerate()
        .map(|(index, resident)| {
            let remote = if resident.place.is_town() { 0 } else { 12 };
            let leaning = resident.age.of([0, 8, 26, 46, 60]) + remote;
            (leaning + chance.between(0, 100), index)
        })
        .collect();
    likeliest.sort_unstable_by(|one, other| other.cmp(one));
    for (_, index) in likeliest.into_iter().take(on_paper) {
        residents[index].on_paper = true;
    }
}

//! What a made-up resident answers in the survey of needs (`demo/bechynsko-potreby.md`).
//!
//! Questions are known by name. One we do not know stays unanswered, and one that is not
//! relevant is never asked; a test checks both against the workbook itself.

use super::chance::Chance;
use super::choosing::Choosing;
use super::residents::{Age, Care, Limits, Resident, Usage};
use crate::surveys::answers::Answer;
use crate::surveys::questionnaire::Question;

/// The answer to one question; `None` where the resident gives none.
pub fn answer(question: &Question, resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    if question.required.is_no() && asked.chance.percent(skipped(&question.name, resident)) {
        return None;
    }
    match question.name.as_str() {
        "vek" => asked.one(&[(1, resident.age.choice())]),
        "domacnost" => Some(Answer::Integer(resident.household)),
        "doprava" => transport(resident, asked),
        "minut_k_lekari" => Some(Answer::Integer(minutes(resident, asked.chance))),
        name if name.starts_with("zn_") => mark(name, resident, asked),
        "potreby" => needs(resident, asked),
        "vi_kam" => knows_where(resident, asked),
        "vyuziva" => asked.one(&[(1, usage_choice(resident.usage))]),
        "sluzby" => uses_service(resident).then(|| services(resident, asked))?,
        "spokojenost" => uses_service(resident).then(|| satisfaction(asked))?,
        "pecuje" => asked.one(&[(1, care_choice(resident.care))]),
        "hodin_pece" => hours(resident.care, asked.chance).map(Answer::Integer),
        "uleva" => (resident.care != Care::None).then(|| relief(resident, asked))?,
        "omezeni" => asked.one(&[(1, limits_choice(resident.limits))]),
        "poradi" => priorities(resident, asked),
        "zdroj" => source(resident, asked),
        _ => None,
    }
}

/// How many in a hundred leave the question out: on paper always more than on the web,
/// most of all where one has to count, to rank or to speak of health.
fn skipped(question: &str, resident: &Resident) -> u32 {
    let (paper, web) = match question {
        "omezeni" => (12, 5),
        "poradi" => (12, 4),
        "hodin_pece" | "minut_k_lekari" => (10, 3),
        "sluzby" | "uleva" => (7, 2),
        name if name.starts_with("zn_") => (7, 2),
        _ => (5, 1),
    };
    if resident.on_paper { paper } else { web }
}

fn usage_choice(usage: Usage) -> &'static str {
    match usage {
        Usage::Own => "ano_ja",
        Usage::Relative => "ano_blizky",
        Usage::None => "ne",
        Usage::Unsure => "nevim",
    }
}

fn care_choice(care: Care) -> &'static str {
    match care {
        Care::AtHome => "ano_doma",
        Care::Elsewhere => "ano_jinde",
        Care::None => "ne",
    }
}

fn limits_choice(limits: Limits) -> &'static str {
    match limits {
        Limits::Many => "hodne",
        Limits::Some => "trochu",
        Limits::None => "ne",
    }
}

fn uses_service(resident: &Resident) -> bool {
    matches!(resident.usage, Usage::Own | Usage::Relative)
}

fn transport(resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let oldest = resident.age == Age::Over75;
    if oldest && resident.limits == Limits::Many && asked.chance.percent(20) {
        return asked.one_alone("none");
    }
    let town = resident.place.is_town();
    let walks = match (town, resident.limits) {
        (true, Limits::Many) => 18,
        (true, _) => 60,
        (false, _) => 9,
    };
    let (car, lift, bus) = if resident.drives { (92, 8, 11) } else { (0, if oldest { 72 } else { 52 }, 55) };
    let otherwise = if resident.drives { "auto" } else { "odveze" };
    asked.each(
        &[
            (walks, "pesky"),
            (car, "auto"),
            (lift, "odveze"),
            (bus, "autobus"),
            (if town { 12 } else { 2 }, "vlak"),
            (if oldest { 9 } else { 2 }, "objednana"),
            (2, "other"),
        ],
        otherwise,
    )
}

/// Most people round to five; some have their doctor in Tábor.
fn minutes(resident: &Resident, chance: &mut Chance) -> i64 {
    let mut minutes = resident.place.minutes_by_car;
    minutes += if resident.drives { chance.between(2, 12) } else { chance.between(10, 38) };
    if resident.age == Age::Over75 {
        minutes += chance.between(0, 8);
    }
    if chance.percent(6) {
        minutes += 25;
    }
    if chance.percent(85) { (minutes + 2) / 5 * 5 } else { minutes }
}

/// A school mark: 1 is the best. Leanings are in tenths of a mark.
fn mark(row: &str, resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let town = resident.place.is_town();
    let senior = resident.age.is_senior();
    let (in_town, in_village, unknown) = match row {
        "zn_doprava" => (24, 37, if resident.drives { 9 } else { 2 }),
        "zn_lekar" => (29, 34, 1),
        "zn_pece" => (26, 30, if senior { 14 } else { 27 }),
        "zn_rodiny" => (24, 33, if senior { 32 } else { 7 }),
        "zn_setkavani" => (23, 26, 4),
        _ => (29, 31, 9),
    };
    if asked.chance.percent(unknown) {
        return asked.one(&[(1, "nevim")]);
    }
    let mut tenths = if town { in_town } else { in_village };
    tenths += match row {
        "zn_doprava" if !resident.drives => 5,
        "zn_pece" if resident.care != Care::None => 6,
        "zn_rodiny" if resident.age == Age::To29 => 6,
        _ => 0,
    };
    tenths -= resident.age.of([-1, 0, 0, 3, 5]);
    tenths += asked.chance.between(-9, 9) + asked.chance.between(-9, 9);
    let name = ((tenths + 5) / 10).clamp(1, 5).to_string();
    asked.one(&[(1, &name)])
}

fn needs(resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let age = resident.age;
    let cares = resident.care != Care::None;
    let remote = if resident.place.is_town() { 0 } else { 22 };
    let without_car = if resident.drives { 0 } else { 30 };
    let children = if resident.has_children { 1 } else { 0 };
    let weights = [
        (14 + remote + without_car + age.of([0, 0, 0, 4, 12]), "odvoz"),
        (age.of([1, 2, 9, 20, 34]) + if cares { 10 } else { 0 }, "pecovatelka"),
        (age.of([1, 2, 4, 4, 3]) + if cares { 34 } else { 0 }, "vystridani"),
        (age.of([1, 1, 4, 9, 24]), "obedy"),
        (age.of([1, 2, 7, 13, 14]), "stacionar"),
        (age.of([10, 15, 12, 8, 4]), "poradna"),
        (age.of([24, 9, 5, 2, 1]) + 34 * children, "klub"),
        (age.of([4, 5, 1, 0, 0]) + 22 * children, "hlidani"),
        (age.of([30, 14, 7, 8, 8]), "byty"),
        (age.of([11, 6, 8, 0, 0]), "prace"),
        (4, "other"),
        (age.of([8, 5, 6, 4, 3]), "none"),
        (age.of([7, 3, 3, 3, 4]), "nevim"),
    ];
    let most = asked.chance.pick(&[(18, 1), (34, 2), (48, 3)]).unwrap_or(3);
    asked.several(&weights, most)
}

fn knows_where(resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let experience = if uses_service(resident) { 28 } else { 0 };
    asked.one(&[(20 + experience, "ano"), (43, "spise"), (37 - experience / 2, "ne")])
}

fn services(resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    if asked.chance.percent(7) {
        return asked.one_alone("nevim");
    }
    let percents = if resident.usage == Usage::Relative {
        [
            (40, "pecovatelska"),
            (9, "asistence"),
            (14, "odlehcovaci"),
            (12, "tisnova"),
            (8, "stacionar"),
            (32, "domov"),
            (8, "poradna"),
            (4, "rodiny"),
            (2, "klub"),
            (4, "other"),
        ]
    } else if resident.age.is_senior() {
        [
            (62, "pecovatelska"),
            (7, "asistence"),
            (9, "odlehcovaci"),
            (19, "tisnova"),
            (8, "stacionar"),
            (4, "domov"),
            (11, "poradna"),
            (0, "rodiny"),
            (0, "klub"),
            (5, "other"),
        ]
    } else {
        [
            (12, "pecovatelska"),
            (12, "asistence"),
            (4, "odlehcovaci"),
            (2, "tisnova"),
            (4, "stacionar"),
            (0, "domov"),
            (44, "poradna"),
            (if resident.has_children { 34 } else { 3 }, "rodiny"),
            (resident.age.of([24, 4, 0, 0, 0]), "klub"),
            (6, "other"),
        ]
    };
    asked.each(&percents, if resident.age.is_senior() { "pecovatelska" } else { "poradna" })
}

fn satisfaction(asked: Choosing<'_>) -> Option<Answer> {
    asked.one(&[(35, "velmi"), (43, "spise"), (12, "spise_ne"), (4, "vubec"), (6, "nevim")])
}

fn hours(care: Care, chance: &mut Chance) -> Option<i64> {
    match care {
        Care::AtHome if chance.percent(8) => Some(168),
        Care::AtHome => Some(5 * chance.between(2, 14)),
        Care::Elsewhere => Some(chance.between(2, 9) + if chance.percent(25) { 8 } else { 0 }),
        Care::None => None,
    }
}

fn relief(resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let at_home = resident.care == Care::AtHome;
    let remote = if resident.place.is_town() { 0 } else { 16 };
    asked.each(
        &[
            (if at_home { 60 } else { 34 }, "vystridani"),
            (if at_home { 28 } else { 36 }, "pecovatelka"),
            (if at_home { 30 } else { 16 }, "pomucky"),
            (39, "prispevek"),
            (15, "sdileni"),
            (26 + remote, "odvoz"),
            (5, "other"),
        ],
        "none",
    )
}

fn priorities(resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let cares = if resident.care == Care::None { 0 } else { 12 };
    let ill = if resident.limits == Limits::Many { 26 } else { 0 };
    let children = if resident.has_children { 38 } else { 0 };
    asked.ranked(
        &[
            (45 + children, "rodiny"),
            (29, "vylouceni"),
            (resident.age.of([44, 42, 40, 22, 18]), "zamestnani"),
            (resident.age.of([30, 34, 46, 66, 76]) + cares, "seniori"),
            (40 + ill + cares, "postizeni"),
            (34, "informace"),
        ],
        66,
    )
}

fn source(resident: &Resident, asked: Choosing<'_>) -> Option<Answer> {
    let age = resident.age;
    let village = if resident.place.is_town() { 0 } else { 12 };
    asked.one(&[
        (age.of([6, 12, 22, 34, 33]), "zpravodaj"),
        (age.of([3, 5, 10, 18, 24]) + village, "rozhlas"),
        (age.of([4, 5, 8, 9, 8]) + village / 3, "vyveska"),
        (age.of([13, 21, 20, 9, 2]), "web"),
        (age.of([46, 31, 14, 4, 1]), "site"),
        (age.of([10, 12, 9, 5, 2]), "zprava"),
        (age.of([18, 13, 15, 19, 25]), "sousede"),
        (2, "other"),
    ])
}

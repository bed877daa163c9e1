//! Pictures of the ugliest data: whatever comes, no text leaves the picture or lies on another.

use super::font::width;
use super::scene::Mark;
use super::*;
use crate::vocabulary::{Bar, Cell, Day, Duel, Level, Line, Range, Ratio, Side};

fn a_chart(kind: ChartKind) -> Chart {
    Chart {
        title: "Co potřebujete & „proč“?".into(),
        caption: String::new(),
        source: "Zdroj: vlastní šetření, 3/2026".into(),
        alt: "Popis <obrázku>.".into(),
        kind,
    }
}

fn a_bar(label: &str, part: u64, whole: u64) -> Bar {
    Bar { label: label.into(), value: Cell::share(part, whole), aside: Some(Cell::Count(part)), muted: false }
}

const LONG: &str = "Dostupnost zdravotní péče v obci a v okolí, zejména ordinací praktických a zubních lékařů, \
    včetně dopravy k nim pro lidi, kteří sami neřídí a nemají nikoho blízkého";
const UKRAINIAN: &str = "Психоневрологічно-реабілітаційнийцентр для дітей";

fn the_ugliest() -> Vec<(&'static str, Chart)> {
    let hidden = Bar { label: "Skrytá".into(), value: Cell::Hidden, aside: None, muted: false };
    let missing = Bar { muted: true, ..a_bar("Neuvedeno (ze všech 1\u{202f}011)", 84, 1011) };
    let many = (0..30)
        .map(|i| {
            a_bar(&format!("{i}. {}", &LONG.chars().take(20 + i * 4).collect::<String>()), 900 - 30 * i as u64, 1000)
        })
        .collect();
    let ugly = vec![a_bar(LONG, 227, 227), a_bar(UKRAINIAN, 95, 227), hidden.clone(), a_bar("Nula", 0, 227), missing];
    let marks = [
        ("Výborně", Side::Better),
        ("Chvalitebně", Side::Better),
        ("Dobře", Side::Middle),
        ("Dostatečně", Side::Worse),
        ("Nedostatečně", Side::Worse),
    ];
    let mut levels: Vec<Level> =
        marks.iter().rev().map(|(label, side)| Level { label: (*label).into(), side: *side }).collect();
    levels.push(Level { label: "Nevím".into(), side: Side::Apart });
    levels.push(Level { label: "Neuvedeno".into(), side: Side::Apart });
    let grid = (0..13_u64)
        .map(|i| Line {
            label: if i == 4 { LONG.into() } else { format!("Služba číslo {i} v\u{a0}obci") },
            values: [i, 10 + i, 20, 40 - i, 25 - i, 3, 2]
                .iter()
                .enumerate()
                .map(|(k, &part)| if i == 7 && k < 2 { Cell::Hidden } else { Cell::share(part, 100) })
                .collect(),
            note: format!("Ø 2,{i}"),
        })
        .collect();
    let heat = |places: Vec<String>| ChartKind::Heat {
        lines: (0..6_u64)
            .map(|i| Line {
                label: if i == 2 { LONG.into() } else { format!("Potřeba {i}") },
                values: (0..places.len() as u64)
                    .map(|p| if i == 5 && p == 0 { Cell::Hidden } else { Cell::Count((i * 37 + p * 53) % 120) })
                    .collect(),
                note: String::new(),
            })
            .collect(),
        places,
    };
    let groups = || vec!["Bechyně".to_owned(), "Sudoměřice u Bechyně".to_owned(), UKRAINIAN.to_owned()];
    let lines = || {
        vec![
            Line {
                label: LONG.into(),
                values: vec![Cell::share(1, 3), Cell::share(2, 3), Cell::share(0, 3)],
                note: "N = 3".into(),
            },
            Line {
                label: "Doma".into(),
                values: vec![Cell::Hidden, Cell::share(1, 2), Cell::Hidden],
                note: "N = 227".into(),
            },
        ]
    };
    // As of forty items of a ballot, with those who gave no place.
    let mut forty: Vec<String> = (1..=40).map(|place| format!("{place}.")).collect();
    forty.extend(["bez pořadí", "zdrželi se"].map(String::from));
    vec![
        ("ugly", a_chart(ChartKind::Bars { bars: ugly })),
        ("many", a_chart(ChartKind::Bars { bars: many })),
        ("zeros", a_chart(ChartKind::Bars { bars: vec![a_bar("Nic", 0, 10), a_bar("Také nic", 0, 10)] })),
        ("one", a_chart(ChartKind::Bars { bars: vec![a_bar("Ano", 10, 10)] })),
        ("nothing", a_chart(ChartKind::Bars { bars: vec![] })),
        ("grid", a_chart(ChartKind::Diverging { levels, lines: grid })),
        ("heat", a_chart(heat((1..=6).map(|place| format!("{place}.")).collect()))),
        ("heat_groups", a_chart(heat((0..14).map(|i| format!("Sudoměřice {i} u\u{a0}Bechyně")).collect()))),
        ("grouped", a_chart(ChartKind::Grouped { series: groups(), lines: lines() })),
        ("stacked", a_chart(ChartKind::Stacked { series: groups(), lines: lines() })),
        (
            "years",
            a_chart(ChartKind::Columns {
                columns: (0..8)
                    .map(|i| a_bar(&format!("{}–{}", 1930 + i * 10, 1939 + i * 10), 5 + i * 3, 124))
                    .collect(),
            }),
        ),
        (
            "ages",
            a_chart(ChartKind::Columns {
                columns: (0..12)
                    .map(|i| {
                        if i == 3 {
                            hidden.clone()
                        } else {
                            a_bar(&format!("{}–{}", i * 10, i * 10 + 9), 5 + (i * 7) % 11, 124)
                        }
                    })
                    .collect(),
            }),
        ),
        (
            "days",
            a_chart(ChartKind::Timeline {
                days: (0..40).map(|day| (Day(20_500 + day), (day as u64 * 13) % 47)).collect(),
            }),
        ),
        (
            "weeks",
            a_chart(ChartKind::Timeline {
                days: (0..200).map(|day| (Day(20_500 + day), (day as u64 * 13) % 1047)).collect(),
            }),
        ),
        ("a_day", a_chart(ChartKind::Timeline { days: vec![(Day(20_500), 3)] })),
        ("no_days", a_chart(ChartKind::Timeline { days: vec![] })),
        ("duels", a_chart(duels(6, 14))),
        ("duels_of_many", a_chart(duels(40, 1_904))),
        ("duels_of_one", a_chart(duels(1, 0))),
        ("no_duels", a_chart(duels(0, 0))),
        ("ranges", a_chart(ranges(6))),
        ("ranges_of_many", a_chart(ranges(40))),
        ("no_ranges", a_chart(ranges(0))),
        ("heat_of_forty", a_chart(heat(forty))),
    ]
}

/// Everybody against everybody, the duel of the first and the last against the order.
fn duels(items: usize, votes: u64) -> ChartKind {
    let duel = |one: usize, other: usize| {
        let votes_for = votes * (other + 1) as u64 / items as u64;
        let contradicted = one.min(other) == 0 && one.max(other) + 1 == items;
        let ratio = |votes| Ratio::of(votes, 1).expect("a whole number");
        let (votes_for, votes_against) = (ratio(votes_for), ratio(votes - votes_for));
        (one != other).then_some(Duel { votes_for, votes_against, decimals: 0, contradicted })
    };
    ChartKind::Duels {
        items: (0..items).map(|item| if item == 2 { LONG.into() } else { format!("Potřeba {item}") }).collect(),
        duels: (0..items).map(|one| (0..items).map(|other| duel(one, other)).collect()).collect(),
    }
}

fn ranges(items: usize) -> ChartKind {
    let range = |item: usize| Range {
        label: if item == 1 { LONG.into() } else { format!("Potřeba {item}") },
        best: item.max(2) - 1,
        worst: (item + 3).min(items),
        at: (item + 1, (item + 2).min(items)),
        near: item.is_multiple_of(2).then_some((item + 1, (item + 3).min(items))),
        note: if item.is_multiple_of(3) { "97,5\u{a0}%".into() } else { String::new() },
    };
    ChartKind::Ranges { places: items, ranges: (0..items).map(range).collect() }
}

/// Where a text is: left, top, right, bottom.
fn frame(mark: &Mark) -> Option<(String, [f32; 4])> {
    let Mark::Text { x, baseline, text, size, weight, anchor, .. } = mark else { return None };
    let wide = width(text, *size, *weight);
    let left = x - match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => wide / 2.0,
        Anchor::End => wide,
    };
    Some((text.clone(), [left, baseline - size * 0.7, left + wide, baseline + size * 0.2]))
}

#[test]
fn no_text_leaves_the_picture_or_lies_on_another() {
    for (name, chart) in the_ugliest() {
        for size in [
            Size::Phone,
            Size::Print,
            Size::Page,
            Size::Alone,
            Size::Of(Measure { width: 320.0, letters: 16.0, title: false }),
        ] {
            let scene = scene(&chart, Lang::Cs, size);
            let texts: Vec<_> = scene.marks.iter().filter_map(frame).collect();
            for (i, (text, [left, top, right, bottom])) in texts.iter().enumerate() {
                assert!(
                    *left >= -1.0 && *top >= 0.0 && *right <= scene.width + 1.0 && *bottom <= scene.height,
                    "{name} {size:?}: {text} {left} {top} {right} {bottom}"
                );
                for (other, [l, t, r, b]) in &texts[..i] {
                    assert!(
                        left >= r || right <= l || top >= b || bottom <= t,
                        "{name} {size:?}: {text} lies on {other}"
                    );
                }
            }
        }
    }
}

#[test]
fn numbers_of_places_and_letters_of_items_stay_whole_however_many_there_are() {
    for (name, chart) in the_ugliest().iter().filter(|(name, _)| ["heat_of_forty", "duels_of_many"].contains(name)) {
        for size in [Size::Phone, Size::Print, Size::Page] {
            let scene = scene(chart, Lang::Cs, size);
            let texts: Vec<String> = scene.marks.iter().filter_map(frame).map(|(text, _)| text).collect();
            assert!(!texts.iter().any(|text| text.ends_with('-')), "{name} {size:?}: {texts:?}");
            let tenth = if *name == "heat_of_forty" { "10." } else { "K" };
            assert!(texts.iter().any(|text| text == tenth), "{name} {size:?}: every tenth column has its head");
            assert!(
                *name != "heat_of_forty" || texts.iter().any(|text| text.contains("–\u{a0}=\u{a0}bez")),
                "{texts:?}"
            );
        }
    }
}

#[test]
fn a_hidden_number_is_said_to_be_hidden_and_looks_unlike_every_bar() {
    let svg = svg(&the_ugliest()[0].1, Lang::Cs, Size::Page);
    assert!(svg.contains(">skryto</text>") && svg.contains("url(#"));
}

#[test]
fn the_picture_is_real_text_with_title_and_description_and_safe_markup() {
    let svg = svg(&the_ugliest()[0].1, Lang::Cs, Size::Page);
    assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>"));
    assert!(svg.contains("role=\"img\""));
    assert!(svg.contains(">Co potřebujete &amp; „proč“?</title>") && svg.contains(">Popis &lt;obrázku&gt;.</desc>"));
    assert!(svg.contains("41,9\u{a0}%</text>"));
    assert!(!svg.contains("style=") && !svg.contains("href") && !svg.contains("NaN") && !svg.contains("inf"));
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let (_, chart) = &the_ugliest()[5];
    assert_eq!(svg(chart, Lang::Cs, Size::Page), svg(chart, Lang::Cs, Size::Page));
    assert_eq!(png(chart, Lang::Cs, Size::Print, Dpi::SCREEN), png(chart, Lang::Cs, Size::Print, Dpi::SCREEN));
}

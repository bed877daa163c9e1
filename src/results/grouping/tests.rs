//! Groups as they are typed, applied and counted.

use super::{Change, Grouping, apply::targets, typed};
use crate::{
    results::tables::{Against, CrossTally, Origin, Tally, View},
    server::http::Fields,
    stats::disclosure::Limit,
    surveys::{Channel, Link, questionnaire::Questionnaire, xlsform},
    ui::Words,
    vocabulary::{Day, Lang, MunicipalityCode},
};

const FORM: &str = r#"
| survey |
| | type | name | label | appearance | cp_scale |
| | select_one vztah | vztah | Jaký máte vztah k obci? | | |
| | select_one vek | vek | Kolik je vám? | | ordered |
| | select_one znamka | znamka | Jak hodnotíte služby? | | 1-best |
| | select_multiple sluzba | sluzby | Které služby znáte? | | |
| | integer | rok | Kdy jste se narodili? | | |
| | rank sluzba | poradi | Seřaďte služby. | | |

| choices |
| | list_name | name | label | cp_role |
| | vztah | bydlim | Bydlím tu | |
| | vztah | pracuji | Pracuji tu | |
| | vztah | chata | Mám tu chatu | |
| | vek | mladi | Do 30 | |
| | vek | stredni | 30 až 60 | |
| | vek | starsi | Nad 60 | |
| | znamka | 1 | Výborně | |
| | znamka | 2 | Chvalitebně | |
| | znamka | 3 | Dobře | |
| | znamka | nevim | Nevím | dont_know |
| | sluzba | odvoz | Odvoz | |
| | sluzba | obedy | Obědy | |
| | sluzba | domov | Domov | |

| settings |
| | form_title | form_id |
| | Služby | SLUZBY |
"#;

fn form() -> Questionnaire {
    let reading = xlsform::read(FORM.as_bytes(), "sluzby.md");
    reading.questionnaire.unwrap_or_else(|| panic!("{:?}", reading.findings))
}

fn links() -> Vec<Link> {
    let link = |(code, name): (&str, &str)| Link {
        code: code.to_owned(),
        municipality: MunicipalityCode(code.to_owned()),
        municipality_name: name.to_owned(),
        population: 100,
        channel: Channel::Web,
        placement: "web".to_owned(),
    };
    [("1", "Bechyně"), ("2", "Radětice"), ("3", "Hodětín"), ("4", "Haškovcova Lhota")].map(link).into()
}

fn typed(fields: &[(&str, &str)]) -> Result<Grouping, Vec<String>> {
    let fields = Fields(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
    typed::grouping(Words(Lang::Cs), &form(), &links(), &fields)
        .map_err(|errors| errors.into_iter().map(|error| format!("{}: {}", error.field, error.message)).collect())
}

fn counted(grouping: &Grouping, answers: &[(&str, &str, u64)]) -> Tally {
    let mut tally = Tally::new(&grouping.applied(form()));
    for &(answers, place, times) in answers {
        for _ in 0..times {
            tally.add_json(answers).expect("JSON");
            tally.came_from(&Origin { municipality: grouping.place_of(place), channel: "web", day: Day(1) });
        }
    }
    tally
}

fn view() -> View {
    View { lang: Lang::Cs, limit: Limit::default(), source: String::new() }
}

/// Rows of a question: value, count; `None` where hidden.
fn rows(tally: &Tally, question: &str) -> Vec<(String, Option<u64>)> {
    let result = tally.result(question, &view()).expect("the question");
    result.rows.into_iter().map(|row| (row.value, row.count)).collect()
}

#[test]
fn what_would_be_two_holes_is_one_number_when_it_is_put_together() {
    let answers =
        [(r#"{"vztah":"bydlim"}"#, "1", 20), (r#"{"vztah":"pracuji"}"#, "1", 4), (r#"{"vztah":"chata"}"#, "1", 3)];
    // 4 and 3 are hidden, as few people are.
    let alone = rows(&counted(&Grouping::default(), &answers), "vztah");
    assert_eq!(alone.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [Some(20), None, None]);
    let grouping = typed(&[("g.vztah.pracuji", "Dojíždím / I commute"), ("g.vztah.chata", "Dojíždím / I commute")])
        .expect("typed");
    let together = counted(&grouping, &answers);
    // 4 + 3 people.
    assert_eq!(rows(&together, "vztah"), [("bydlim".to_owned(), Some(20)), ("skupina-1".to_owned(), Some(7))]);
    let labels = |lang| {
        let result = together.result("vztah", &View { lang, ..view() }).expect("the question");
        result.rows.into_iter().map(|row| row.label).collect::<Vec<_>>()
    };
    assert_eq!(labels(Lang::Cs)[1], "Dojíždím");
    assert_eq!(labels(Lang::En)[1], "I commute");
}

#[test]
fn whoever_ticked_two_choices_of_a_group_is_one_person_in_it() {
    let grouping = typed(&[("g.sluzby.odvoz", "Doma"), ("g.sluzby.obedy", "Doma")]).expect("typed");
    let tally = counted(
        &grouping,
        &[
            (r#"{"sluzby":["odvoz","obedy"]}"#, "1", 6),
            (r#"{"sluzby":["obedy","domov"]}"#, "1", 5),
            (r#"{"sluzby":["domov"]}"#, "1", 9),
        ],
    );
    // At home: 6 who ticked both and 5 who ticked one; the home: 5 + 9.
    assert_eq!(rows(&tally, "sluzby"), [("skupina-1".to_owned(), Some(11)), ("domov".to_owned(), Some(14))]);
    // The ranking draws from the same list and keeps its items.
    assert_eq!(tally.result("poradi", &view()).expect("the ranking").rows.len(), 3);
}

#[test]
fn a_scale_put_together_has_no_mean_and_one_left_alone_keeps_it() {
    let answers = [(r#"{"znamka":"1"}"#, "1", 10), (r#"{"znamka":"2"}"#, "1", 10), (r#"{"znamka":"3"}"#, "1", 10)];
    let mean = |grouping: &Grouping| {
        let result = counted(grouping, &answers).result("znamka", &view()).expect("the question");
        result.statistics.get("mean").and_then(serde_json::Value::as_f64)
    };
    // (10 × 1 + 10 × 2 + 10 × 3) / 30.
    assert_eq!(mean(&Grouping::default()), Some(2.0));
    let coarser = typed(&[("g.znamka.1", "Dobré"), ("g.znamka.2", "Dobré")]).expect("typed");
    assert_eq!(mean(&coarser), None);
    assert_eq!(rows(&counted(&coarser, &answers), "znamka")[0], ("skupina-1".to_owned(), Some(20)));
}

#[test]
fn numbers_are_told_in_the_bands_that_were_typed() {
    let grouping = typed(&[("b.rok", "1960, 1990")]).expect("typed");
    assert_eq!(grouping.questions["rok"], Change::Bands(vec![1960, 1990]));
    let tally = counted(
        &grouping,
        &[
            (r#"{"rok":1959}"#, "1", 5),
            (r#"{"rok":1960}"#, "1", 6),
            (r#"{"rok":"1989"}"#, "1", 7),
            (r#"{"rok":1990}"#, "1", 8),
        ],
    );
    let result = tally.result("rok", &view()).expect("the question");
    let told: Vec<_> = result.rows.iter().map(|row| (row.label.as_str(), row.count)).collect();
    // 1960 to 1989: 6 + 7.
    assert_eq!(told, [("1959 a méně", Some(5)), ("1960–1989", Some(13)), ("1990 a více", Some(8))]);
    assert_eq!(result.statistics.get("mean"), None, "of bands there is no mean");
}

#[test]
fn a_table_of_two_questions_and_the_table_of_municipalities_follow_the_groups() {
    let grouping =
        typed(&[("m.2", "Malé obce"), ("m.3", "Malé obce"), ("m.4", "Malé obce"), ("b.rok", "1990")]).expect("typed");
    let people = [(r#"{"rok":1950,"vztah":"bydlim"}"#, "1", 9), (r#"{"rok":2000,"vztah":"bydlim"}"#, "1", 9)];
    let villagers = ["2", "3", "4"].map(|place| (r#"{"rok":1950,"vztah":"bydlim"}"#, place, 3));
    let more = ["2", "3", "4"].map(|place| (r#"{"rok":2000,"vztah":"pracuji"}"#, place, 3));
    let everybody: Vec<_> = people.into_iter().chain(villagers).chain(more).collect();
    let (table, _) = counted(&grouping, &everybody).by_municipality(&view(), str::to_owned);
    let first: Vec<String> = table.rows.iter().map(|row| row.cells[1].words(Lang::Cs)).collect();
    // 9 + 9 in the town, 3 × 3 twice in the villages, 36 in all.
    assert_eq!(first, ["18", "18", "36"]);

    let mut crossed = CrossTally::new(&grouping.applied(form()), "rok", Against::Municipality).expect("both");
    for (answers, place, times) in everybody {
        for _ in 0..times {
            let origin = Origin { municipality: grouping.place_of(place), channel: "web", day: Day(1) };
            crossed.add_json(answers, &origin).expect("JSON");
        }
    }
    let json = crossed.result(&view(), str::to_owned).json();
    assert_eq!(json["columns"].as_array().map(Vec::len), Some(2));
    assert_eq!(json["rows"][0]["cells"][1]["count"], 9, "older villagers: 3 in each of three villages: {json:#}");
}

#[test]
fn a_group_that_means_nothing_is_refused_with_a_sentence_at_its_field() {
    let refused = |fields: &[(&str, &str)]| typed(fields).expect_err("refused").join("\n");
    assert!(refused(&[("g.vztah.chata", "Rekreanti")]).starts_with("g.vztah.chata: Skupina „Rekreanti“ má jen jednu"));
    let skipped = refused(&[("g.vek.mladi", "Krajní"), ("g.vek.starsi", "Krajní")]);
    assert!(skipped.contains("nejsou sousední stupně"), "{skipped}");
    let mixed = refused(&[("g.znamka.3", "Zbytek"), ("g.znamka.nevim", "Zbytek")]);
    assert!(mixed.contains("která na stupnici nepatří"), "{mixed}");
    let all = refused(&[("g.vztah.bydlim", "Všichni"), ("g.vztah.pracuji", "Všichni"), ("g.vztah.chata", "Všichni")]);
    assert!(all.contains("nezbylo by co srovnávat"), "{all}");
    let taken = refused(&[("g.vztah.pracuji", "Bydlím tu"), ("g.vztah.chata", "Bydlím tu")]);
    assert!(taken.contains("už jmenuje"), "{taken}");
    assert!(refused(&[("b.rok", "1990, 1960")]).contains("nejdou od menšího"));
    assert!(refused(&[("b.rok", "od 1960")]).contains("nejsou celá čísla"));
    assert!(refused(&[("b.rok", "1 2 3 4 5 6 7 8 9 10 11 12 13")]).contains("nejvýš 12"));
    assert!(refused(&[("m.2", "Vísky")]).starts_with("m.2: "));
}

#[test]
fn groups_are_kept_as_a_document_and_no_groups_as_none() {
    assert_eq!(Grouping::default().document(), "");
    let grouping = typed(&[("g.vek.mladi", "Do 60"), ("g.vek.stredni", "Do 60"), ("b.rok", "1990")]).expect("typed");
    assert_eq!(Grouping::read(&grouping.document()).expect("read"), grouping);
    assert!(Grouping::read("{").is_err(), "what cannot be read is not taken for no groups");
    let names: Vec<String> = targets(&form()).iter().map(|target| target.name.to_owned()).collect();
    assert_eq!(names, ["vztah", "vek", "znamka", "sluzby", "rok"], "everything but rankings");
}

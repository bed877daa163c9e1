//! A workbook to begin with: a sample question of every kind we offer, and a sheet that explains our
//! own columns. It is made from the same tables the reader uses, so it cannot promise what the reader
//! does not know; a test reads and publishes it.

use rust_xlsxwriter::{Format, FormatAlign, Workbook};

use super::columns::Part;
use super::containers::{Row, Sheet};
use super::own::{OWN, Takes};
use crate::vocabulary::Lang;

/// The template in a language, as `.xlsx`. Every cell is a text and wraps, so the explanations can be
/// read where they stand.
pub fn template(lang: Lang) -> Option<Vec<u8>> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold().set_text_wrap();
    let plain = Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top);
    for sheet in sheets(lang) {
        let page = book.add_worksheet();
        page.set_name(&sheet.name).ok()?;
        page.set_freeze_panes(1, 0).ok()?;
        for row in &sheet.rows {
            let format = if row.number == 1 { &bold } else { &plain };
            for (column, cell) in (0..).zip(&row.cells).filter(|(_, cell)| !cell.is_empty()) {
                page.write_string_with_format(row.number - 1, column, cell, format).ok()?;
            }
        }
        page.set_column_range_width(0, 1, 18).ok()?;
        page.set_column_range_width(2, 2, 60).ok()?;
        page.set_column_range_width(3, 9, 28).ok()?;
    }
    book.save_to_buffer().ok()
}

type Line = (&'static [(&'static str, &'static str)], &'static [(&'static str, &'static str)]);

/// Cells by column, in Czech and in English.
const SURVEY: &[Line] = &[
    (
        &[("type", "note"), ("name", "uvod"), ("label", "Odpovídejte, prosím, jen sami za sebe.")],
        &[("type", "note"), ("name", "intro"), ("label", "Please answer only for yourself.")],
    ),
    (
        &[
            ("type", "select_one vek"),
            ("name", "vek"),
            ("label", "Kolik je vám let?"),
            ("hint", "Stačí skupina."),
            ("required", "yes"),
            ("required_message", "Vyberte, prosím, svou skupinu."),
            ("cp_scale", "ordered"),
        ],
        &[
            ("type", "select_one age"),
            ("name", "age"),
            ("label", "How old are you?"),
            ("hint", "The group is enough."),
            ("required", "yes"),
            ("required_message", "Please choose your group."),
            ("cp_scale", "ordered"),
        ],
    ),
    (
        &[
            ("type", "integer"),
            ("name", "domacnost"),
            ("label", "Kolik lidí žije ve vaší domácnosti?"),
            ("constraint", ". >= 1 and . <= 15"),
            ("constraint_message", "Napište číslo od 1 do 15."),
        ],
        &[
            ("type", "integer"),
            ("name", "household"),
            ("label", "How many people live in your household?"),
            ("constraint", ". >= 1 and . <= 15"),
            ("constraint_message", "Write a number from 1 to 15."),
        ],
    ),
    (
        &[
            ("type", "begin group"),
            ("name", "znamky"),
            ("label", "Jakou známku byste dali těmto věcem?"),
            ("hint", "Jako ve škole: 1 je nejlepší."),
            ("cp_grid", "yes"),
            ("cp_scale", "1-best"),
        ],
        &[
            ("type", "begin group"),
            ("name", "marks"),
            ("label", "What mark would you give these things?"),
            ("hint", "As in a Czech school: 1 is the best."),
            ("cp_grid", "yes"),
            ("cp_scale", "1-best"),
        ],
    ),
    (
        &[("type", "select_one znamka"), ("name", "zn_doprava"), ("label", "Spojení autobusem")],
        &[("type", "select_one mark"), ("name", "m_buses"), ("label", "Bus connections")],
    ),
    (
        &[("type", "select_one znamka"), ("name", "zn_lekar"), ("label", "Dostupnost lékaře")],
        &[("type", "select_one mark"), ("name", "m_doctor"), ("label", "Getting to a doctor")],
    ),
    (&[("type", "end group")], &[("type", "end group")]),
    (
        &[("type", "select_one ano_ne"), ("name", "pecuje"), ("label", "Staráte se o někoho blízkého?")],
        &[("type", "select_one yes_no"), ("name", "cares"), ("label", "Do you look after someone close to you?")],
    ),
    (
        &[
            ("type", "integer"),
            ("name", "hodin"),
            ("label", "Kolik hodin týdně?"),
            ("relevant", "${pecuje} = 'ano'"),
            ("constraint", ". >= 1 and . <= 168"),
            ("constraint_message", "Týden má 168 hodin."),
        ],
        &[
            ("type", "integer"),
            ("name", "hours"),
            ("label", "How many hours a week?"),
            ("relevant", "${cares} = 'yes'"),
            ("constraint", ". >= 1 and . <= 168"),
            ("constraint_message", "A week has 168 hours."),
        ],
    ),
    (
        &[
            ("type", "select_multiple potreby"),
            ("name", "potreby"),
            ("label", "Co by vám nejvíc pomohlo?"),
            ("hint", "Nejvýš tři věci."),
            ("constraint", "count-selected(.) <= 3"),
            ("constraint_message", "Nechte nejvýš tři věci."),
        ],
        &[
            ("type", "select_multiple needs"),
            ("name", "needs"),
            ("label", "What would help you most?"),
            ("hint", "Three things at most."),
            ("constraint", "count-selected(.) <= 3"),
            ("constraint_message", "Keep three things at most."),
        ],
    ),
    (
        &[
            ("type", "rank oblasti"),
            ("name", "poradi"),
            ("label", "Na co by se měla obec zaměřit nejdřív?"),
            ("cp_top_k", "2"),
        ],
        &[
            ("type", "rank areas"),
            ("name", "order"),
            ("label", "What should the municipality work on first?"),
            ("cp_top_k", "2"),
        ],
    ),
    (
        &[
            ("type", "text"),
            ("name", "prani"),
            ("label", "Co byste ještě chtěli říct?"),
            ("hint", "Jména a adresy sem, prosím, nepište."),
            ("appearance", "multiline"),
        ],
        &[
            ("type", "text"),
            ("name", "wish"),
            ("label", "What else would you like to say?"),
            ("hint", "Please leave out names and addresses."),
            ("appearance", "multiline"),
        ],
    ),
];

/// List, name, label and role.
const CHOICES: [&[(&str, &str, &str, &str)]; 2] = [
    &[
        ("vek", "15_29", "15 až 29 let", ""),
        ("vek", "30_64", "30 až 64 let", ""),
        ("vek", "65_plus", "65 let a víc", ""),
        ("znamka", "1", "1 – výborně", ""),
        ("znamka", "2", "2 – chvalitebně", ""),
        ("znamka", "3", "3 – dobře", ""),
        ("znamka", "4", "4 – dostatečně", ""),
        ("znamka", "5", "5 – nedostatečně", ""),
        ("znamka", "nevim", "Nevím", "dont_know"),
        ("znamka", "netyka", "Netýká se mě", "beside"),
        ("ano_ne", "ano", "Ano", ""),
        ("ano_ne", "ne", "Ne", ""),
        ("potreby", "odvoz", "Odvoz k lékaři", ""),
        ("potreby", "obedy", "Obědy dovezené domů", ""),
        ("potreby", "poradna", "Poradna", ""),
        ("potreby", "jine", "Něco jiného, napište co", "other"),
        ("potreby", "nic", "Nic z toho", "none"),
        ("oblasti", "doprava", "Doprava", ""),
        ("oblasti", "zdravi", "Zdraví", ""),
        ("oblasti", "bydleni", "Bydlení", ""),
    ],
    &[
        ("age", "15_29", "15 to 29", ""),
        ("age", "30_64", "30 to 64", ""),
        ("age", "65_plus", "65 or more", ""),
        ("mark", "1", "1 – excellent", ""),
        ("mark", "2", "2 – very good", ""),
        ("mark", "3", "3 – good", ""),
        ("mark", "4", "4 – sufficient", ""),
        ("mark", "5", "5 – insufficient", ""),
        ("mark", "dont_know", "Don't know", "dont_know"),
        ("mark", "not_mine", "Does not concern me", "beside"),
        ("yes_no", "yes", "Yes", ""),
        ("yes_no", "no", "No", ""),
        ("needs", "lift", "A lift to the doctor", ""),
        ("needs", "lunches", "Lunches brought home", ""),
        ("needs", "advice", "Advice", ""),
        ("needs", "other", "Something else, please say what", "other"),
        ("needs", "nothing", "None of these", "none"),
        ("areas", "transport", "Transport", ""),
        ("areas", "health", "Health", ""),
        ("areas", "housing", "Housing", ""),
    ],
];

fn sheets(lang: Lang) -> Vec<Sheet> {
    let czech = lang == Lang::Cs;
    let language = if czech { "Čeština (cs)" } else { "English (en)" };
    let own = |part: Part| OWN.iter().filter(move |own| own.part == part);

    let mut columns = vec!["type", "name", "label", "hint", "relevant", "required", "required_message", "constraint"];
    columns.extend(["constraint_message", "appearance"]);
    columns.extend(own(Part::Survey).map(|own| own.name));
    let mut survey: Vec<Vec<String>> = vec![columns.iter().map(|column| header(column, language)).collect()];
    for (cs, en) in SURVEY {
        let line = if czech { cs } else { en };
        let cell = |column: &&str| line.iter().find(|(name, _)| name == column).map_or("", |(_, cell)| cell);
        survey.push(columns.iter().map(|column| cell(column).to_owned()).collect());
    }

    let mut choices = vec![["list_name", "name", &header("label", language), "cp_role"].map(str::to_owned).to_vec()];
    choices.extend(
        CHOICES[usize::from(!czech)]
            .iter()
            .map(|(list, name, label, role)| [list, name, label, role].map(|cell| (*cell).to_owned()).to_vec()),
    );

    let mut settings = vec![
        ("form_title".to_owned(), if czech { "Co v naší obci chybí?" } else { "What does our municipality lack?" }),
        ("form_id".to_owned(), if czech { "potreby" } else { "needs" }),
        ("default_language".to_owned(), language),
    ];
    // A template in one language has no translation of its title.
    settings.extend(own(Part::Settings).filter(|own| own.name != "cp_title").map(|own| {
        (if own.takes == Takes::Text { header(own.name, language) } else { own.name.to_owned() }, own.example(lang))
    }));
    let settings = vec![
        settings.iter().map(|(column, _)| column.clone()).collect(),
        settings.iter().map(|(_, cell)| (*cell).to_owned()).collect(),
    ];
    let explained = if czech { "vysvětlení" } else { "explanations" };
    [("survey", survey), ("choices", choices), ("settings", settings), (explained, explanations(lang))]
        .map(|(name, rows)| sheet(name, rows))
        .to_vec()
}

/// Texts people read stand under the language they are in.
fn header(column: &str, language: &str) -> String {
    let translated = matches!(column, "label" | "hint" | "required_message" | "constraint_message")
        || OWN.iter().any(|own| own.part == Part::Settings && own.name == column && own.takes == Takes::Text);
    if translated { format!("{column}::{language}") } else { column.to_owned() }
}

/// All our own columns: where they stand, what for, what they take, an example.
fn explanations(lang: Lang) -> Vec<Vec<String>> {
    let words = |cs: &str, en: &str| if lang == Lang::Cs { cs.to_owned() } else { en.to_owned() };
    let mut rows = vec![vec![
        words("list", "sheet"),
        words("sloupec", "column"),
        words("k čemu je", "what it is for"),
        words("povolené hodnoty", "allowed values"),
        words("příklad", "example"),
        words("účinek", "effect"),
    ]];
    for own in OWN {
        let allowed = own.allowed();
        rows.push(vec![
            own.part.name().to_owned(),
            own.name.to_owned(),
            own.about(lang).to_owned(),
            if allowed.is_empty() { words("libovolný text", "any text") } else { allowed },
            own.example(lang).to_owned(),
            if own.has_effect { words("ano", "yes") } else { words("zatím žádný", "none yet") },
        ]);
    }
    rows
}

fn sheet(name: &str, rows: Vec<Vec<String>>) -> Sheet {
    let rows = rows.into_iter().zip(1..).map(|(cells, number)| Row { number, cells }).collect();
    Sheet { name: name.to_owned(), rows }
}

#[cfg(test)]
mod tests {
    use super::super::{Level, read};
    use super::*;
    use crate::surveys::questionnaire::Kind;

    #[test]
    fn the_template_is_accepted_without_a_remark_and_can_be_published_as_it_is() {
        for lang in Lang::ALL {
            let reading = read(&template(lang).expect("a workbook"), "sablona.xlsx");
            assert!(reading.accepted(), "{:?}", reading.findings);
            assert_eq!(reading.before_publishing(), []);
            assert!(reading.findings.iter().all(|finding| finding.level != Level::Warning), "{:?}", reading.findings);
            let questionnaire = reading.questionnaire.expect("a questionnaire");
            assert_eq!(questionnaire.default_language(), lang.code());
            // A question of every kind we offer stands in it.
            for offered in ["SelectOne", "SelectMultiple", "Rank", "Integer", "Text", "Note"] {
                let kinds = questionnaire.questions().into_iter().map(|question: &_| format!("{:?}", question.kind));
                assert!(kinds.into_iter().any(|kind| kind.starts_with(offered)), "{offered}");
            }
            assert!(questionnaire.questions().iter().all(|question| question.kind != Kind::Other(String::new())));
        }
    }

    #[test]
    fn every_column_of_ours_is_explained_and_stands_in_the_template() {
        for lang in Lang::ALL {
            let sheets = sheets(lang);
            for own in OWN {
                let explained =
                    sheets[3].rows.iter().any(|row| row.cells[1] == own.name && row.cells[2] == own.about(lang));
                assert!(explained, "{}", own.name);
                let header =
                    sheets.iter().find(|sheet| sheet.name == own.part.name()).map(|sheet| &sheet.rows[0].cells);
                let stands = header.is_some_and(|header| header.iter().any(|cell| cell.starts_with(own.name)));
                assert!(stands || own.name == "cp_title", "{}", own.name);
            }
        }
    }
}

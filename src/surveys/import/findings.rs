//! What is wrong with a file of responses, cell by cell, in both languages.

use crate::{
    spreadsheet::Fault,
    vocabulary::{Day, Lang},
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As a spreadsheet counts, from 1. `None` for the file as a whole.
    pub row: Option<usize>,
    pub column: Option<String>,
    pub kind: FindingKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    Unreadable(Fault),
    /// A line that is no JSON object.
    BadJson(String),
    NoRows,
    /// The responses were deleted on their day; the published tables stay as they are.
    Purged {
        on: Day,
    },
    NotOpenYet {
        opens: Day,
    },
    /// A second sheet that holds answers, too.
    AnotherSheet(String),
    /// Merged cells hold something only in the first of them.
    Merged,
    UnknownColumn,
    ColumnTwice,
    /// Something stands in a column without a header.
    NoHeader(String),
    UnknownMunicipality(String),
    UnknownChannel(String),
    BadDay(String),
    DayAhead(Day),
    DayOutside {
        day: Day,
        from: Day,
        until: Day,
    },
    UnknownChoice(String),
    ChoiceTwice(String),
    BadValue(String),
    TooLong {
        letters: usize,
    },
    /// A spreadsheet made a date of an answer.
    MadeADate(String),
    /// Words of “other” beside other choices.
    OtherWithoutChoice(String),
    /// An answer to a question that the other answers leave out.
    NotAsked(String),
    /// The file names other questions as not asked than the answers leave out.
    NotAskedDiffers(String),
    Required,
    Constraint,
}

impl Finding {
    pub fn file(kind: FindingKind) -> Finding {
        Finding { row: None, column: None, kind }
    }

    pub fn at(row: usize, column: &str, kind: FindingKind) -> Finding {
        Finding { row: Some(row), column: Some(column.to_owned()), kind }
    }

    /// A sentence for the command line.
    pub fn message(&self, lang: Lang) -> String {
        let cs = lang == Lang::Cs;
        let place = match (self.row, &self.column) {
            (Some(row), Some(column)) if cs => format!("řádek {row}, sloupec {column}: "),
            (Some(row), Some(column)) => format!("row {row}, column {column}: "),
            (None, Some(column)) if cs => format!("sloupec {column}: "),
            (None, Some(column)) => format!("column {column}: "),
            (Some(row), None) if cs => format!("řádek {row}: "),
            (Some(row), None) => format!("row {row}: "),
            (None, None) => String::new(),
        };
        let what = if cs { self.kind.in_czech() } else { self.kind.in_english() };
        format!("{place}{what}")
    }
}

impl FindingKind {
    fn in_czech(&self) -> String {
        use FindingKind::*;
        match self {
            Unreadable(fault) => fault.message(Lang::Cs),
            BadJson(why) => {
                format!("Řádek není objekt JSON ({why}). Každá odpověď má být na jednom řádku ve složených závorkách.")
            }
            NoRows => "Soubor nemá žádný řádek s odpověďmi.".into(),
            Purged { on } => format!(
                "Odpovědi tohoto sběru byly ke dni {} smazány a tabulky zůstávají, jak jsou; přidat už nejde nic. Pro další odpovědi založte nový sběr.",
                on.iso()
            ),
            NotOpenYet { opens } => format!("Sběr začíná až {}; načtěte soubor potom.", opens.iso()),
            AnotherSheet(name) => {
                format!("Odpovědi jsou i na listu „{name}“. Uložte každý list do souboru zvlášť a načtěte je po sobě.")
            }
            Merged => {
                "Buňky jsou sloučené a hodnota stojí jen v první z nich. Zrušte sloučení a vyplňte každou buňku.".into()
            }
            UnknownColumn => "Takovou otázku dotazník nemá; sloupec přejmenujte nebo smažte.".into(),
            ColumnTwice => "Sloupec tohoto jména je v souboru dvakrát; jeden přejmenujte nebo smažte.".into(),
            NoHeader(text) => format!("„{text}“ stojí ve sloupci bez nadpisu; doplňte nadpis, nebo buňku vymažte."),
            UnknownMunicipality(code) if code.is_empty() => {
                "Chybí obec; přidejte sloupec municipality s jejím kódem, nebo napište --municipality.".into()
            }
            UnknownMunicipality(code) => format!("Obec „{code}“ do tohoto sběru nepatří; napište její kód."),
            UnknownChannel(name) => format!("Místo „{name}“ napište paper nebo web."),
            BadDay(text) => format!("„{text}“ není den; napište ho jako 2026-03-31."),
            DayAhead(day) => format!("Den {} ještě nenastal; opravte ho.", day.iso()),
            DayOutside { day, from, until } => format!(
                "Den {} je mimo tento sběr; může být od {} do {}. Opravte ho, nebo buňku nechte prázdnou.",
                day.iso(),
                from.iso(),
                until.iso()
            ),
            UnknownChoice(text) => format!("Možnost „{text}“ otázka nemá; napište její kód nebo přesné znění."),
            ChoiceTwice(text) => format!("Možnost „{text}“ je tu dvakrát; jednu smažte."),
            BadValue(text) => format!("Hodnotu „{text}“ tu nejde použít."),
            TooLong { letters } => format!("Text má {letters} znaků, a to je moc; zkraťte ho."),
            MadeADate(text) => format!(
                "Tabulkový program z odpovědi udělal datum ({text}). Nastavte buňce formát Text a napište ji znovu."
            ),
            OtherWithoutChoice(text) => {
                format!(
                    "Slova „{text}“ patří k možnosti „jiné“, která v odpovědi není. Přidejte ji, nebo slova smažte."
                )
            }
            NotAsked(text) => format!(
                "Při ostatních odpovědích se tato otázka neklade, a přesto je tu „{text}“. Opravte podmiňující odpověď, nebo tuto smažte."
            ),
            NotAskedDiffers(names) => {
                format!("Podle ostatních odpovědí se neptalo na: {names}. Opravte odpovědi, nebo údaj „-“ smažte.")
            }
            Required => "Povinná odpověď chybí; doplňte ji.".into(),
            Constraint => "Hodnota nesplňuje podmínku otázky; opravte ji.".into(),
        }
    }

    fn in_english(&self) -> String {
        use FindingKind::*;
        match self {
            Unreadable(fault) => fault.message(Lang::En),
            BadJson(why) => {
                format!("The line is no JSON object ({why}). Every response should stand on one line in braces.")
            }
            NoRows => "The file has no row with answers.".into(),
            Purged { on } => format!(
                "The responses of this collection were deleted on {} and its tables stay as they are; nothing can be added. Open a new collection for more responses.",
                on.iso()
            ),
            NotOpenYet { opens } => {
                format!("The collection begins only on {}; read the file in after that.", opens.iso())
            }
            AnotherSheet(name) => format!(
                "There are answers on the sheet “{name}”, too. Save each sheet as a file of its own and read them in one after another."
            ),
            Merged => {
                "Cells are merged, and only the first of them holds the value. Unmerge them and fill in each.".into()
            }
            UnknownColumn => "The questionnaire has no such question; rename or remove the column.".into(),
            ColumnTwice => "The file has a column of this name twice; rename or remove one.".into(),
            NoHeader(text) => {
                format!("“{text}” stands in a column without a header; add the header, or clear the cell.")
            }
            UnknownMunicipality(code) if code.is_empty() => {
                "The municipality is missing; add a column municipality with its code, or say --municipality.".into()
            }
            UnknownMunicipality(code) => {
                format!("The municipality “{code}” is not part of this collection; write its code.")
            }
            UnknownChannel(name) => format!("Instead of “{name}” write paper or web."),
            BadDay(text) => format!("“{text}” is no day; write it as 2026-03-31."),
            DayAhead(day) => format!("The day {} has not come yet; correct it.", day.iso()),
            DayOutside { day, from, until } => format!(
                "The day {} is outside of this collection; it may be from {} to {}. Correct it, or leave the cell empty.",
                day.iso(),
                from.iso(),
                until.iso()
            ),
            UnknownChoice(text) => format!("The question has no choice “{text}”; write its name or its exact label."),
            ChoiceTwice(text) => format!("The choice “{text}” stands here twice; remove one."),
            BadValue(text) => format!("The value “{text}” cannot stand here."),
            TooLong { letters } => format!("The text has {letters} characters, which is too many; shorten it."),
            MadeADate(text) => {
                format!("A spreadsheet made a date of the answer ({text}). Format the cell as text and type it again.")
            }
            OtherWithoutChoice(text) => {
                format!(
                    "The words “{text}” belong to the choice “other”, which the answer does not have. Add it, or remove the words."
                )
            }
            NotAsked(text) => format!(
                "With the other answers this question is not asked, and yet “{text}” stands here. Correct the answer it depends on, or remove this one."
            ),
            NotAskedDiffers(names) => {
                format!("By the other answers these were not asked: {names}. Correct the answers, or remove “-”.")
            }
            Required => "A required answer is missing; fill it in.".into(),
            Constraint => "The value breaks the question's constraint; correct it.".into(),
        }
    }
}

/// What is said of a file that is taken all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Which sheet was read, and which hidden ones before it were not.
    PassedOver { hidden: Vec<String>, read: String },
    /// Another sheet without a column of the questionnaire.
    SheetNotRead(String),
    /// Forms whose day lies a little outside of the collection.
    DaysOutside { forms: usize, from: Day, until: Day },
}

impl Note {
    pub fn message(&self, lang: Lang) -> String {
        let cs = lang == Lang::Cs;
        match self {
            Note::PassedOver { hidden, read } if cs => {
                format!("Čte se list „{read}“; skryté listy se nečtou: {}.", hidden.join(", "))
            }
            Note::PassedOver { hidden, read } => {
                format!("The sheet “{read}” is read; hidden sheets are not: {}.", hidden.join(", "))
            }
            Note::SheetNotRead(name) if cs => format!("List „{name}“ se nečte: není na něm žádná otázka dotazníku."),
            Note::SheetNotRead(name) => {
                format!("The sheet “{name}” is not read: it has no question of the questionnaire.")
            }
            Note::DaysOutside { forms, from, until } if cs => format!(
                "Dotazníků se dnem mimo sběr ({} až {}): {forms}. Jsou načtené i s tím dnem.",
                from.iso(),
                until.iso()
            ),
            Note::DaysOutside { forms, from, until } => format!(
                "Forms with a day outside of the collection ({} to {}): {forms}. They are taken in with that day.",
                from.iso(),
                until.iso()
            ),
        }
    }
}

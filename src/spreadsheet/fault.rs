//! Why a file cannot be read: data, and its sentence in both languages.

use crate::vocabulary::Lang;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    /// Empty where the fault is of the whole file.
    pub sheet: String,
    /// As a spreadsheet shows it, from 1.
    pub row: Option<u32>,
    pub limit: Option<usize>,
}

impl Fault {
    pub fn new(code: &'static str) -> Fault {
        Fault { code, sheet: String::new(), row: None, limit: None }
    }

    pub fn sheet(mut self, name: &str) -> Fault {
        self.sheet = name.to_owned();
        self
    }

    pub fn row(mut self, row: u32) -> Fault {
        self.row = Some(row);
        self
    }

    pub fn limit(mut self, limit: usize) -> Fault {
        self.limit = Some(limit);
        self
    }

    /// What is wrong with the file, and what to do next.
    pub fn message(&self, lang: Lang) -> String {
        let (_, cs, en) = SENTENCES.iter().find(|(code, ..)| *code == self.code).unwrap_or(&SENTENCES[0]);
        let words = if lang == Lang::Cs { cs } else { en };
        words.replace("[limit]", &self.limit.unwrap_or_default().to_string())
    }
}

const SENTENCES: [(&str, &str, &str); 10] = [
    (
        "broken_workbook",
        "Soubor se nedá otevřít jako sešit. Otevřete ho v tabulkovém editoru a uložte znovu jako .xlsx.",
        "The file cannot be opened as a workbook. Open it in a spreadsheet program and save it again as .xlsx.",
    ),
    ("empty_file", "Soubor je prázdný. Uložte ho prosím znovu.", "The file is empty. Please save it again."),
    (
        "too_large",
        "Soubor je příliš velký (i po rozbalení smí mít nejvýše [limit] MB). Rozdělte ho na víc souborů.",
        "The file is too large (at most [limit] MB, also when unpacked). Split it into several files.",
    ),
    (
        "broken_csv",
        "Od tohoto řádku se soubor nedá přečíst: uvozovky se otevřou a nezavřou. Opravte je, nebo soubor uložte jako .xlsx.",
        "From this row on the file cannot be read: a quotation mark opens and does not close. Correct it, or save the file as .xlsx.",
    ),
    (
        "no_text",
        "Soubor není tabulka ani text. Uložte ho v tabulkovém editoru jako .xlsx nebo CSV.",
        "The file is neither a workbook nor text. Save it in a spreadsheet program as .xlsx or CSV.",
    ),
    (
        "too_many_cells",
        "Sešit má víc než [limit] vyplněných buněk. Rozdělte ho na víc souborů.",
        "The workbook has more than [limit] filled cells. Split it into several files.",
    ),
    (
        "too_many_rows",
        "List má víc než [limit] řádků. Rozdělte ho na víc souborů.",
        "The sheet has more than [limit] rows. Split it into several files.",
    ),
    (
        "too_many_columns",
        "List má víc než [limit] sloupců. Odstraňte ty, které nepotřebujete.",
        "The sheet has more than [limit] columns. Remove those that are not needed.",
    ),
    (
        "cell_too_long",
        "Buňka má víc než [limit] znaků. Zkraťte ji.",
        "The cell has more than [limit] characters. Shorten it.",
    ),
    (
        "cells_far_apart",
        "Na listu stojí buňky příliš daleko od sebe. Smažte tu, která leží daleko od ostatních, nebo sešit uložte jako .xlsx.",
        "Cells of the sheet stand too far from each other. Delete the one far from the others, or save the workbook as .xlsx.",
    ),
];

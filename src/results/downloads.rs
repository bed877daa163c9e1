//! Files of a report: one figure, one table, everything as a ZIP with numbered names.

use super::report::{Report, numbered};
use crate::{
    server::{
        draw,
        write::{csv, zip},
    },
    ui::Words,
    vocabulary::{Chart, Table},
};

/// What a file name asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Svg(usize),
    Png(usize),
    Csv(usize),
}

impl Asked {
    /// `graf-3.svg`, `graf-3.png`, `tabulka-3.csv`.
    pub fn parse(name: &str) -> Option<Asked> {
        let (stem, ending) = name.rsplit_once('.')?;
        let (kind, number) = stem.rsplit_once('-')?;
        let number = number.parse().ok()?;
        match (kind, ending) {
            ("graf", "svg") => Some(Asked::Svg(number)),
            ("graf", "png") => Some(Asked::Png(number)),
            ("tabulka", "csv") => Some(Asked::Csv(number)),
            _ => None,
        }
    }
}

impl Report {
    pub fn chart(&self, number: usize) -> Option<&Chart> {
        let charts = self.sections.iter().flat_map(|section| &section.charts);
        charts
            .map(|(number, chart)| (*number, chart))
            .chain([(self.places.2, &self.places.3)])
            .find_map(|(other, chart)| (other == number).then_some(chart))
    }

    pub fn table(&self, number: usize) -> Option<&Table> {
        self.tables().find_map(|(other, table)| (other == number).then_some(table))
    }

    pub fn tables(&self) -> impl Iterator<Item = (usize, &Table)> {
        let tables = self.sections.iter().map(|section| (section.table_number, &section.result.table));
        tables.chain([(self.places.0, &self.places.1)])
    }

    fn charts(&self) -> impl Iterator<Item = (usize, &Chart)> {
        let charts = self.sections.iter().flat_map(|section| &section.charts);
        charts.map(|(number, chart)| (*number, chart)).chain([(self.places.2, &self.places.3)])
    }

    /// What everything that leaves the house says of itself: made up, or not for publication.
    pub fn mark(&self, words: Words) -> Option<String> {
        let marks = [
            self.is_internal().then(|| words.t("internal-mark")),
            self.room.process.demonstration.then(|| words.t("demonstration")),
        ];
        let marks: Vec<String> = marks.into_iter().flatten().collect();
        (!marks.is_empty()).then(|| marks.join(". "))
    }

    /// For downloading: with its source at the foot.
    pub fn svg(&self, words: Words, chart: &Chart) -> String {
        draw::svg(&self.marked(words, chart), words.0, draw::Size::Page)
    }

    /// For the page, where caption and source stand beside it.
    pub fn svg_on_page(&self, words: Words, chart: &Chart, phone: bool) -> String {
        draw::svg(&self.bare(words, chart), words.0, if phone { draw::Size::Phone } else { draw::Size::Page })
    }

    /// Without its source; a picture of the desk says even on a page that it is not for publication.
    pub fn bare(&self, words: Words, chart: &Chart) -> Chart {
        let source = if self.is_internal() { words.t("internal-mark") } else { String::new() };
        Chart { source, ..chart.clone() }
    }

    pub fn png(&self, words: Words, chart: &Chart) -> Vec<u8> {
        draw::png(&self.marked(words, chart), words.0, draw::Size::Print, draw::Dpi::PRINT)
    }

    /// The mark stands in the source line of every picture.
    fn marked(&self, words: Words, chart: &Chart) -> Chart {
        let mut chart = chart.clone();
        if let Some(mark) = self.mark(words) {
            chart.source = format!("{mark}. {}", chart.source);
        }
        chart
    }

    pub fn csv(&self, words: Words, number: usize, table: &Table) -> Vec<u8> {
        let mark = self.mark(words);
        let caption = numbered(words.0, false, number, &table.caption);
        let setting = csv::Setting {
            lang: words.0,
            mark: mark.as_deref(),
            caption: Some(&caption),
            limit: self.limit,
            base: None,
        };
        csv::csv(table, &setting)
    }

    /// All figures and tables with numbered names, and their captions in a text file.
    pub fn zip(&self, words: Words) -> Vec<u8> {
        let mut files = Vec::new();
        let mut captions: Vec<String> = self.mark(words).into_iter().collect();
        for (number, chart) in self.charts() {
            files.push((format!("graf-{number:02}.svg"), self.svg(words, chart).into_bytes()));
            files.push((format!("graf-{number:02}.png"), self.png(words, chart)));
            captions.push(format!("{} {}", numbered(words.0, true, number, &chart.caption), chart.source));
        }
        for (number, table) in self.tables() {
            files.push((format!("tabulka-{number:02}.csv"), self.csv(words, number, table)));
            captions.push(format!("{} {}", numbered(words.0, false, number, &table.caption), table.source));
        }
        let text = format!("{}\r\n", captions.join("\r\n"));
        files.push((words.t("captions-file"), text.into_bytes()));
        zip::zip(&files)
    }
}

//! How many forms came back, from where and when.

use std::collections::BTreeMap;

use super::{Tally, View, unless};
use crate::results::words::{Note, Word, alternative, caption, chart_kind, note, word};
use crate::stats::disclosure::one_way;
use crate::stats::frequency::by_size;
use crate::vocabulary::{Bar, Base, Cell, Chart, ChartKind, Column, ColumnKind, Day, Row, RowRole, Table, base_words};

impl Tally {
    /// Forms by municipality; `name_of` gives the name of a code.
    pub fn by_municipality(&self, view: &View, name_of: impl Fn(&str) -> String) -> (Table, Chart) {
        self.by_origin(view, [Word::ByMunicipality, Word::Municipality], &self.arrivals.municipalities, name_of)
    }

    /// Forms by channel: web, paper.
    pub fn by_channel(&self, view: &View, name_of: impl Fn(&str) -> String) -> (Table, Chart) {
        self.by_origin(view, [Word::ByChannel, Word::Channel], &self.arrivals.channels, name_of)
    }

    /// Forms by day: for the coordinator, who follows the collection. Days are not hidden, so
    /// this is no table for the public.
    pub fn by_day(&self, view: &View) -> Chart {
        let (label, base) = (word(Word::ComingIn, view.lang), base_words(Some(self.returned), 0, view.lang));
        Chart {
            title: label.to_owned(),
            caption: caption(label, &base, false, view.lang),
            source: view.source.clone(),
            alt: alternative(chart_kind("columns", view.lang), &base, &[], view.lang),
            kind: ChartKind::Timeline {
                days: self.arrivals.days.iter().map(|(&day, &count): (&Day, &u64)| (day, count)).collect(),
            },
        }
    }

    fn by_origin(
        &self,
        view: &View,
        [title, head]: [Word; 2],
        counts: &BTreeMap<String, u64>,
        name_of: impl Fn(&str) -> String,
    ) -> (Table, Chart) {
        let lang = view.lang;
        let names: Vec<String> = counts.keys().map(|code| name_of(code)).collect();
        let values: Vec<u64> = counts.values().copied().collect();
        let total: u64 = values.iter().sum();
        let hidden = one_way(&values, view.limit);
        let base_word = base_words(Some(total), 0, lang);
        let column = |word_of, kind| Column { label: word(word_of, lang).to_owned(), kind };
        let cells =
            |i: usize| [unless(hidden[i], Cell::Count(values[i])), unless(hidden[i], Cell::share(values[i], total))];
        let shown: Vec<(bool, u64)> =
            values.iter().zip(&hidden).map(|(&count, &hidden)| (!hidden, if hidden { 0 } else { count })).collect();
        let order = by_size(&shown);
        let mut table = Table {
            caption: caption(word(title, lang), &base_word, false, lang),
            columns: vec![
                column(head, ColumnKind::Label),
                column(Word::Count, ColumnKind::Count),
                column(Word::Relative, ColumnKind::Share),
            ],
            source: view.source.clone(),
            base: Base { returned: total, answered: Some(total), missing: Some(0), not_asked: None },
            ..Table::default()
        };
        let mut bars = Vec::new();
        for &i in &order {
            let [count, share] = cells(i);
            bars.push(Bar {
                label: names[i].clone(),
                aside: (!hidden[i]).then(|| count.clone()),
                value: share.clone(),
                muted: false,
            });
            table.rows.push(Row { role: RowRole::Ordinary, cells: vec![Cell::Text(names[i].clone()), count, share] });
        }
        table.rows.push(Row {
            role: RowRole::Total,
            cells: vec![Cell::Text(word(Word::Total, lang).to_owned()), Cell::Count(total), Cell::share(total, total)],
        });
        if hidden.contains(&true) {
            table.notes.push(note(Note::HiddenBelow(view.limit.people()), lang));
        }
        let leading: Vec<(String, String)> =
            bars.iter().take(3).map(|bar| (bar.label.clone(), bar.value.words(lang))).collect();
        let chart = Chart {
            title: word(title, lang).to_owned(),
            caption: table.caption.clone(),
            source: view.source.clone(),
            alt: alternative(chart_kind("bars", lang), &base_word, &leading, lang),
            kind: ChartKind::Bars { bars },
        };
        (table, chart)
    }
}

//! Tables, chart and files of a list: made of the same document as the page.

use fluent_bundle::FluentValue;

use super::{
    combining::Places,
    document::{Document, Shown, Standing, What},
    model::name_in,
};
use crate::{
    server::{draw, write::csv},
    ui::Words,
    vocabulary::{
        Base, Cell, Chart, ChartKind, Column, ColumnKind, Lang, Localized, Range, Ratio, Row, RowRole, Table, whole,
    },
};

/// `2.` or `2.–3.`
pub fn told((first, last): Places) -> String {
    if first == last { format!("{first}.") } else { format!("{first}.–{last}.") }
}

/// What an author wrote, in the reader's language as far as there is one.
pub fn said(w: Words, text: &Localized) -> String {
    crate::ui::typography::set(text.text(w.0.code(), "cs"), w.0.code())
}

/// The same of what has only one language.
pub fn set(w: Words, text: &str) -> String {
    crate::ui::typography::set(text, w.0.code())
}

/// „Pracovní skupiny: poskytovatelé“.
pub fn name_of(w: Words, source: &Shown) -> String {
    let name = set(w, name_in(w.0, &source.name, &source.name_en));
    match &source.sector {
        Some(sector) => format!("{name}: {}", said(w, sector)),
        None => name,
    }
}

/// „50 %“, as it is written in the language.
pub fn whole_per_cent(weight: u64, lang: Lang) -> String {
    Ratio::of(weight, 100).map(|weight| weight.format_percent(0, lang)).unwrap_or_default()
}

/// A share without decimals: no group here is large enough for them.
fn per_cent(share: Option<Ratio>, lang: Lang) -> Cell {
    share.map_or(Cell::Empty, |share| Cell::Text(share.format_percent(0, lang)))
}

impl Document {
    fn source_line(&self, w: Words) -> String {
        let day = w.day(self.counted_on);
        match &self.signature {
            Some(signature) => w.with(
                "list-source-signed",
                &[
                    ("process", said(w, &self.process.name).into()),
                    ("body", set(w, &signature.body).into()),
                    ("day", w.day(signature.on).into()),
                    ("version", signature.version.into()),
                ],
            ),
            None => w.with("list-source", &[("process", said(w, &self.process.name).into()), ("day", day.into())]),
        }
    }

    fn table(&self, w: Words, caption: String, columns: Vec<(String, ColumnKind)>, rows: Vec<Vec<Cell>>) -> Table {
        let columns = columns.into_iter().map(|(label, kind)| Column { label, kind }).collect();
        let rows = rows.into_iter().map(|cells| Row { role: RowRole::Ordinary, cells }).collect();
        Table { caption, columns, rows, notes: Vec::new(), source: self.source_line(w), base: Base::default() }
    }

    /// Facts of „3 ze 4 zdrojů“: of those that rank the item.
    pub fn views_of(&self, item: usize) -> [(&'static str, FluentValue<'static>); 5] {
        let all = self.views(item).len();
        [
            ("n", (self.among_first(item) as i64).into()),
            ("all", (all as i64).into()),
            ("sectors", (self.sector_views(item) as i64).into()),
            ("part", if all < self.all_views() { "yes" } else { "no" }.into()),
            ("top", (self.top as i64).into()),
        ]
    }

    fn item(&self, w: Words, item: usize) -> Cell {
        Cell::Text(said(w, &self.items[item].name))
    }

    /// The list with everything that was counted of each item.
    pub fn list_table(&self, w: Words) -> Table {
        let drawn = u64::from(self.result.stability.replicates);
        let mut columns = vec![
            (w.t("list-item"), ColumnKind::Label),
            (w.t("list-place"), ColumnKind::Number),
            (w.t("list-near-range"), ColumnKind::Number),
            (w.t("list-range"), ColumnKind::Number),
            (w.t("list-by-rankings"), ColumnKind::Number),
            (w.t("list-by-scores"), ColumnKind::Number),
            (w.t("list-score"), ColumnKind::Number),
        ];
        let first = self.result.stability.first.as_slice();
        let firsts = !first.is_empty() && self.top > 1;
        if firsts {
            columns.push((w.t("list-drawn-first"), ColumnKind::Number));
        }
        columns.push((w.with("list-drawn", &[("top", (self.top as i64).into())]), ColumnKind::Number));
        let all = self.all_views();
        if all > 1 {
            columns.push((w.with("list-views", &[("top", (self.top as i64).into())]), ColumnKind::Label));
        }
        let rows = self.order().into_iter().map(|item| {
            let mut cells = vec![
                self.item(w, item),
                Cell::Text(told(self.result.places[item])),
                Cell::Text(told(self.result.near[item])),
                Cell::Text(told(self.result.ranges[item])),
                Cell::Text(told(self.result.by_rankings[item])),
                Cell::Text(told(self.result.by_scores[item])),
                self.result.scores.get(item).map_or(Cell::Empty, |value| Cell::Number { value: *value, decimals: 2 }),
            ];
            if firsts {
                cells.push(per_cent(Ratio::of(first[item], drawn), w.0));
            }
            cells.push(per_cent(Ratio::of(self.result.stability.among_first[item], drawn), w.0));
            if all > 1 {
                let few = self.views(item).len() < 2;
                let words = if few { "–".to_owned() } else { w.with("list-views-of", &self.views_of(item)) };
                cells.push(Cell::Text(words));
            }
            cells
        });
        self.table(w, w.t("list-table"), columns, rows.collect())
    }

    /// Places of every item in every source and sector, and in the list.
    pub fn places_table(&self, w: Words) -> Table {
        let mut columns = vec![(w.t("list-item"), ColumnKind::Label), (w.t("list-place"), ColumnKind::Number)];
        for source in &self.sources {
            columns.push((name_of(w, source), ColumnKind::Number));
            for sector in &source.sectors {
                let named = [("sector", said(w, &sector.name).into()), ("n", (sector.people as i64).into())];
                columns.push((w.with("list-sector", &named), ColumnKind::Number));
            }
        }
        let place = |places: Option<Places>| Cell::Text(places.map_or("–".to_owned(), told));
        let rows = self.order().into_iter().map(|item| {
            let mut cells = vec![self.item(w, item), Cell::Text(told(self.result.places[item]))];
            for (source, own) in self.sources.iter().zip(&self.result.own) {
                cells.push(place(own[item]));
                cells.extend(source.sectors.iter().map(|sector| place(sector.places[item])));
            }
            cells
        });
        let mut table = self.table(w, w.t("list-places-table"), columns, rows.collect());
        table.notes.push(w.t("list-places-note"));
        table
    }

    /// The order if one source were left out.
    pub fn without_table(&self, w: Words) -> Option<Table> {
        if self.result.without.is_empty() {
            return None;
        }
        let mut columns = vec![(w.t("list-item"), ColumnKind::Label), (w.t("list-place"), ColumnKind::Number)];
        let without = |source: &Shown| w.with("list-without", &[("name", name_of(w, source).into())]);
        columns.extend(self.sources.iter().map(|source| (without(source), ColumnKind::Number)));
        let rows = self.order().into_iter().map(|item| {
            let mut cells = vec![self.item(w, item), Cell::Text(told(self.result.places[item]))];
            cells.extend(self.result.without.iter().map(|places| Cell::Text(told(places[item]))));
            cells
        });
        Some(self.table(w, w.t("list-without-table"), columns, rows.collect()))
    }

    /// How neighbours in the list fare against each other in every source, as ballots were cast.
    pub fn duels_table(&self, w: Words) -> Option<Table> {
        let told = |source: usize| {
            self.result.neighbours.iter().any(|pair| pair.duels.get(source).is_some_and(Option::is_some))
        };
        let told: Vec<usize> = (0..self.sources.len()).filter(|source| told(*source)).collect();
        if told.is_empty() {
            return None;
        }
        let mut columns = vec![(w.t("list-pair"), ColumnKind::Label)];
        columns.extend(told.iter().map(|source| (name_of(w, &self.sources[*source]), ColumnKind::Number)));
        let rows = self.result.neighbours.iter().map(|pair| {
            let name = |item: usize| said(w, &self.items[item].name);
            let duel = |(one, other): (u64, u64)| {
                format!("{}\u{a0}:\u{a0}{}", whole(one as i64, w.0), whole(other as i64, w.0))
            };
            let mut cells = vec![Cell::Text(format!("{} : {}", name(pair.upper), name(pair.lower)))];
            cells.extend(told.iter().map(|source| {
                let duel_of = pair.duels.get(*source).copied().flatten();
                Cell::Text(duel_of.map_or("–".to_owned(), duel))
            }));
            cells
        });
        let mut table = self.table(w, w.t("list-duels-table"), columns, rows.collect());
        table.notes.push(w.with("list-duels-note", &[("limit", (self.limit as i64).into())]));
        if self.sources.iter().any(|source| matches!(source.what, What::Round { equal_sectors: true, .. })) {
            table.notes.push(w.t("list-duels-unweighted"));
        }
        Some(table)
    }

    /// What every source weighs and who stands behind it.
    pub fn sources_table(&self, w: Words) -> Table {
        let columns = vec![
            (w.t("list-source-name"), ColumnKind::Label),
            (w.t("list-weight"), ColumnKind::Number),
            (w.t("list-people"), ColumnKind::Count),
            (w.t("list-unity"), ColumnKind::Number),
        ];
        let rows = self.sources.iter().enumerate().map(|(index, source)| {
            let weight = self.weights().get(index).and_then(|weight| Ratio::of(*weight, 100));
            vec![
                Cell::Text(name_of(w, source)),
                per_cent(weight, w.0),
                source.people.map_or(Cell::Text("–".to_owned()), Cell::Count),
                per_cent(self.result.unity[index], w.0),
            ]
        });
        self.table(w, w.t("list-sources-table"), columns, rows.collect())
    }

    pub fn chart(&self, w: Words) -> Chart {
        let order = self.order();
        let ranges = order
            .iter()
            .map(|&item| Range {
                label: said(w, &self.items[item].name),
                best: self.result.ranges[item].0,
                worst: self.result.ranges[item].1,
                at: self.result.places[item],
                near: (self.sources.len() > 1).then_some(self.result.near[item]),
                note: String::new(),
            })
            .collect();
        let leading: Vec<String> = order
            .iter()
            .take(3)
            .map(|&item| format!("{} {}", told(self.result.places[item]), said(w, &self.items[item].name)))
            .collect();
        Chart {
            title: said(w, &self.title),
            caption: w.with(
                if self.sources.len() > 1 { "list-figure" } else { "list-figure-one" },
                &[("format", i64::from(self.format).into())],
            ),
            source: self.source_line(w),
            alt: w.with("list-figure-alt", &[("leading", leading.join(", ").into())]),
            kind: ChartKind::Ranges { places: self.items.len(), ranges },
        }
    }

    fn mark(&self, w: Words) -> Option<String> {
        self.process.demonstration.then(|| w.t("demonstration"))
    }

    /// For downloading: with its source at the foot, and the mark of a demonstration.
    fn marked(&self, w: Words) -> Chart {
        let mut chart = self.chart(w);
        if let Some(mark) = self.mark(w) {
            chart.source = format!("{mark}. {}", chart.source);
        }
        chart
    }

    pub fn svg(&self, w: Words) -> String {
        draw::svg(&self.marked(w), w.0, draw::Size::Page)
    }

    /// For the page, where caption and source stand beside it.
    pub fn svg_on_page(&self, w: Words, phone: bool) -> String {
        let bare = Chart { source: String::new(), ..self.chart(w) };
        draw::svg(&bare, w.0, if phone { draw::Size::Phone } else { draw::Size::Page })
    }

    pub fn png(&self, w: Words) -> Vec<u8> {
        draw::png(&self.marked(w), w.0, draw::Size::Print, draw::Dpi::PRINT)
    }

    /// All tables one under another, as a spreadsheet opens them.
    pub fn csv(&self, w: Words) -> Vec<u8> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        rows.extend(self.mark(w).map(|mark| vec![mark]));
        rows.push(vec![csv::harmless(&said(w, &self.title))]);
        let tables = [
            Some(self.list_table(w)),
            Some(self.places_table(w)),
            Some(self.sources_table(w)),
            self.without_table(w),
            self.duels_table(w),
        ];
        for table in tables.iter().flatten() {
            rows.push(Vec::new());
            rows.push(vec![csv::harmless(&table.caption)]);
            rows.push(table.columns.iter().map(|column| csv::harmless(&column.label)).collect());
            for row in &table.rows {
                let cell = |cell: &Cell| {
                    let words = cell.plain(w.0);
                    if cell.is_number() { words } else { csv::harmless(&words) }
                };
                rows.push(row.cells.iter().map(cell).collect());
            }
            rows.extend(table.notes.iter().map(|note| vec![csv::harmless(note)]));
        }
        rows.push(Vec::new());
        rows.push(vec![csv::harmless(&self.source_line(w))]);
        csv::write(&rows, w.0)
    }
}

impl Standing {
    pub fn key(self) -> &'static str {
        match self {
            Standing::Consensus => "list-consensus",
            Standing::Contested => "list-contested",
            Standing::Lower => "list-lower",
        }
    }
}

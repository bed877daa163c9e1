//! The order, the duels and who stood where: each a table and a chart of the same numbers.

use super::{About, Closed, letter, method_in_words, place_in_words, points_in_words, times_in_words};
use crate::{
    tally::{Duels, Method, Verdict, agreement::Heat},
    vocabulary::{
        Bar, Cell, Chart, ChartKind, Column, ColumnKind, Duel, Line, NO_BREAK_SPACE, Ratio, Row, RowRole, Table,
    },
};

/// A column of words that names rows, of counts, of numbers.
pub(super) fn column(label: impl Into<String>, kind: ColumnKind) -> Column {
    Column { label: label.into(), kind }
}

pub(super) fn row(cells: Vec<Cell>) -> Row {
    Row { role: RowRole::Ordinary, cells }
}

impl Closed<'_> {
    /// Items as they stand in the result, a drawn lot included.
    pub(super) fn in_order(&self) -> Vec<usize> {
        self.settled.items().collect()
    }

    pub(super) fn place(&self, place: (usize, usize)) -> Cell {
        Cell::Text(place_in_words(self.words, place))
    }

    pub(super) fn name(&self, item: usize) -> Cell {
        Cell::Text(self.names[item].clone())
    }

    /// `A  Senioři`, the letter from the place in the result.
    pub(super) fn lettered(&self, index: usize, item: usize) -> String {
        format!("{}{NO_BREAK_SPACE}{NO_BREAK_SPACE}{}", letter(index), self.names[item])
    }

    pub(super) fn caption(&self, key: &str) -> String {
        self.words.with(key, &[("base", self.base.as_str().into())])
    }

    pub(super) fn chart(&self, caption: String, alt: String, kind: ChartKind) -> Option<Chart> {
        Some(Chart { title: caption.clone(), caption, source: String::new(), alt, kind })
    }

    /// In which numbers duels and points are told: ballots, or weights that together are as many.
    fn unit_note(&self) -> Option<String> {
        let w = self.words;
        let weighted = self.counted.weighted.as_ref()?;
        if !self.by_rule {
            return Some(w.t("outcome-note-unweighted"));
        }
        let times: Vec<Option<Ratio>> = (0..self.sectors.len()).map(|sector| weighted.times(sector)).collect();
        let facts = [
            ("times", times_in_words(w, self.sectors, &times).into()),
            ("n", (self.counted.profile.ballots.len() as i64).into()),
        ];
        Some(w.with("outcome-note-weighted", &facts))
    }

    /// That a lot decided shared places, where one did.
    pub(super) fn lot_note(&self) -> Option<String> {
        let drawn = self.lot.filter(|_| self.counted.outcome.order.has_ties())?;
        Some(self.words.with("outcome-note-lot", &[("number", drawn.number.to_string().into())]))
    }

    pub(super) fn order(&self, points: Option<&[Ratio]>) -> (About, Table, Option<Chart>) {
        let w = self.words;
        let places = self.settled.places();
        let duels = points.and_then(|_| Duels::of(self.basis, self.round.rule.unranked).ok());
        let decimals = u32::from(points.is_some_and(|points| points.iter().any(|points| points.den() > 1)));
        let decimals = decimals.max(if points.is_some() { self.scale.decimals() } else { 0 });
        let mut columns = vec![
            column(w.t("outcome-item"), ColumnKind::Label),
            column(w.t("outcome-place-column"), ColumnKind::Number),
        ];
        if points.is_some() {
            columns.push(column(w.t("outcome-points"), ColumnKind::Number));
        }
        if duels.is_some() {
            let more = ["outcome-duels-won", "outcome-duels-equal", "outcome-duels-lost"];
            columns.extend(more.map(|key| column(w.t(key), ColumnKind::Count)));
        }
        let line = |item: usize| {
            let mut cells = vec![self.name(item), self.place(places[item])];
            cells.extend(points.map(|points| Cell::Number { value: points[item], decimals }));
            if let Some(duels) = &duels {
                let others = (0..self.names.len()).filter(|other| *other != item);
                let signs: Vec<i64> = others.map(|other| duels.margin(item, other).signum()).collect();
                let count = |sign: i64| Cell::Count(signs.iter().filter(|other| **other == sign).count() as u64);
                cells.extend([1, 0, -1].map(count));
            }
            row(cells)
        };
        let rows = self.in_order().into_iter().map(line).collect();
        let unit = self.unit_note().filter(|_| points.is_some());
        let notes = unit.into_iter().chain(self.lot_note()).collect();
        let table = Table { caption: self.caption("outcome-table-order"), columns, rows, notes, ..Table::default() };
        let chart = points.and_then(|points| {
            let bar = |item: usize| Bar {
                label: format!("{} {}", place_in_words(w, places[item]), self.names[item]),
                value: Cell::Number { value: points[item], decimals },
                aside: None,
                muted: false,
            };
            let first = self.in_order()[0];
            let alt = w.with(
                "outcome-alt-order",
                &[("item", self.names[first].as_str().into()), ("points", points_in_words(w, points[first]).into())],
            );
            let bars = self.in_order().into_iter().map(bar).collect();
            self.chart(self.caption("outcome-chart-order"), alt, ChartKind::Bars { bars })
        });
        (About::Order, table, chart)
    }

    pub(super) fn duels(&self) -> Option<(About, Table, Option<Chart>)> {
        let w = self.words;
        let duels = Duels::of(self.basis, self.round.rule.unranked).ok()?;
        let (order, places) = (self.in_order(), self.counted.outcome.order.places());
        // Against the order: whoever stands lower has won.
        let contradicted = |item: usize, other: usize| {
            let margin = duels.margin(item, other);
            (places[item].1 < places[other].0 && margin < 0) || (places[other].1 < places[item].0 && margin > 0)
        };
        let duel = |item: usize, other: usize| {
            let votes = || (duels.preferring(item, other), duels.preferring(other, item));
            let (votes_for, votes_against) = (item != other).then(votes)?;
            Some(self.scale.duel(votes_for, votes_against, contradicted(item, other)))
        };
        let matrix: Vec<Vec<Option<Duel>>> =
            order.iter().map(|item| order.iter().map(|other| duel(*item, *other)).collect()).collect();
        let mut columns = vec![column(w.t("outcome-item"), ColumnKind::Label)];
        columns.extend((0..order.len()).map(|index| column(letter(index), ColumnKind::Number)));
        let cell = |duel: &Option<Duel>| match duel {
            None => Cell::Empty,
            Some(duel) => {
                let votes = duel.words(w.0);
                Cell::Text(if duel.contradicted { format!("{votes}{NO_BREAK_SPACE}*") } else { votes })
            }
        };
        let line = |(index, duels): (usize, &Vec<Option<Duel>>)| {
            let label = Cell::Text(self.lettered(index, order[index]));
            row([label].into_iter().chain(duels.iter().map(cell)).collect())
        };
        let against = matrix.iter().flatten().flatten().filter(|duel| duel.contradicted).count() / 2;
        let mut notes = vec![w.t("outcome-note-duels")];
        if against > 0 {
            notes.push(w.with("outcome-note-contradicted", &[("n", (against as i64).into())]));
        }
        notes.extend(self.unit_note());
        let caption = self.caption("outcome-table-duels");
        let rows = matrix.iter().enumerate().map(line).collect();
        let table = Table { caption: caption.clone(), columns, rows, notes, ..Table::default() };
        let won =
            |index: usize| matrix[index].iter().flatten().filter(|duel| duel.votes_for > duel.votes_against).count();
        let alt = w.with(
            "outcome-alt-duels",
            &[
                ("item", self.names[order[0]].as_str().into()),
                ("won", (won(0) as i64).into()),
                ("all", (order.len() as i64 - 1).into()),
                ("against", (against as i64).into()),
            ],
        );
        let items = order.iter().map(|item| self.names[*item].clone()).collect();
        Some((About::Duels, table, self.chart(caption, alt, ChartKind::Duels { items, duels: matrix })))
    }

    /// How often each item was put in each place; in ballots, whatever they weigh.
    pub(super) fn places(&self) -> Option<(About, Table, Option<Chart>)> {
        let w = self.words;
        let heat = Heat::of(self.published).ok()?;
        let order = self.in_order();
        let any = |counts: &[u64]| counts.iter().any(|count| *count > 0);
        let mut heads: Vec<String> = (1..=order.len()).map(|place| place_in_words(w, (place, place))).collect();
        let (unranked, abstained) = (any(&heat.unranked), any(&heat.abstained));
        heads.extend(unranked.then(|| w.t("outcome-unranked-column")));
        heads.extend(abstained.then(|| w.t("outcome-abstained-column")));
        let cells = |item: usize| {
            let mut cells: Vec<Cell> = heat.places[item].iter().map(|count| Cell::Count(*count)).collect();
            cells.extend(unranked.then(|| Cell::Count(heat.unranked[item])));
            cells.extend(abstained.then(|| Cell::Count(heat.abstained[item])));
            cells
        };
        let mut columns = vec![column(w.t("outcome-item"), ColumnKind::Label)];
        columns.extend(heads.iter().map(|head| column(head, ColumnKind::Count)));
        let rows = order.iter().map(|item| row([self.name(*item)].into_iter().chain(cells(*item)).collect())).collect();
        let caption = self.caption("outcome-table-places");
        let notes = vec![w.t("outcome-note-places")];
        let table = Table { caption: caption.clone(), columns, rows, notes, ..Table::default() };
        let first = order[0];
        let alt = w.with(
            "outcome-alt-places",
            &[
                ("item", self.names[first].as_str().into()),
                ("n", (heat.places[first].first().copied().unwrap_or(0) as i64).into()),
            ],
        );
        let line = |item: &usize| Line { label: self.names[*item].clone(), values: cells(*item), note: String::new() };
        let lines = order.iter().map(line).collect();
        Some((About::Places, table, self.chart(caption, alt, ChartKind::Heat { places: heads, lines })))
    }

    /// How the first place was decided, in one sentence.
    pub(super) fn first(&self) -> String {
        let w = self.words;
        let Some(first) = self.counted.outcome.order.layers().first() else { return String::new() };
        let [winner] = first.as_slice() else {
            let items: Vec<String> = first.iter().map(|item| self.names[*item].clone()).collect();
            return w.with("outcome-first-shared", &[("items", super::enumerated(w, &items).into())]);
        };
        let item = self.names[*winner].as_str();
        let scored = |key: &str| {
            let scaled = |points: Ratio| if key == "outcome-first-points" { self.scale.points(points) } else { points };
            let points = self.counted.outcome.scores.as_ref().map(|scores| points_in_words(w, scaled(scores[*winner])));
            w.with(key, &[("item", item.into()), ("points", points.unwrap_or_default().into())])
        };
        match self.round.rule.method {
            Method::Borda => return scored("outcome-first-points"),
            Method::Copeland => return scored("outcome-first-copeland"),
            _ => {}
        }
        let Ok(duels) = Duels::of(self.basis, self.round.rule.unranked) else { return String::new() };
        let others = || (0..self.names.len()).filter(|other| other != winner);
        if others().all(|other| duels.margin(*winner, other) > 0) {
            return w.with("outcome-first-won-all", &[("item", item.into())]);
        }
        // The duel it lost most clearly, and what says the opposite of it.
        let lost = others()
            .filter(|other| duels.margin(*winner, *other) < 0)
            .min_by_key(|other| duels.margin(*winner, *other));
        let Some(other) = lost else { return w.with("outcome-first-unbeaten", &[("item", item.into())]) };
        let step = self.counted.outcome.steps.iter().find(|step| (step.winner, step.loser) == (other, *winner));
        let votes = self.scale.duel_in_words(w, duels.preferring(*winner, other), duels.preferring(other, *winner));
        let facts = |chain: String| {
            [
                ("item", item.to_owned().into()),
                ("other", self.names[other].clone().into()),
                ("votes", votes.into()),
                ("method", method_in_words(w, self.round.rule.method).into()),
                ("chain", chain.into()),
            ]
        };
        match step.map(|step| &step.verdict) {
            Some(Verdict::Contradicted { chain }) => {
                w.with("outcome-first-contradicted", &facts(super::chain_in_words(self.names, chain)))
            }
            Some(Verdict::Circular { chain }) => {
                w.with("outcome-first-circular", &facts(super::chain_in_words(self.names, chain)))
            }
            _ => w.with("outcome-first-path", &facts(String::new())),
        }
    }
}

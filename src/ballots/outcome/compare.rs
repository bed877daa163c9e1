//! The same votes seen otherwise: sector by sector, counted in other ways, with one ballot less, and
//! drawn anew.

use super::{
    About, Closed, Verdict, enumerated, method_in_words, place_in_words,
    tables::{column, row},
    top, unranked_in_words,
};
use crate::{
    tally::{Method, Order, Rule, Sectors, Unranked, agreement, count, stability},
    vocabulary::{Bar, Cell, Chart, ChartKind, ColumnKind, NO_BREAK_SPACE, Range, Ratio, Table, whole},
};

/// So many comparisons of two items on a ballot are done for one sentence: about two seconds.
const PATIENCE: u64 = 1_000_000_000;
const REPLICATES: u64 = 2_000;

/// A table with what stands over it, and its chart where there is one.
type Compared = (About, Table, Option<Chart>);

impl Closed<'_> {
    fn rule(&self) -> Rule {
        self.round.rule.rule()
    }

    /// A column a sector that may be shown alone, and one for the other way to weigh.
    pub(super) fn of_sectors(&self) -> (Vec<Verdict>, Option<Compared>) {
        let w = self.words;
        if self.sectors.len() < 2 || self.shown.few {
            return (Vec::new(), None);
        }
        let profile = &self.counted.profile;
        let alone: Vec<(String, Order)> = (0..self.sectors.len())
            .filter(|sector| self.shown.alone[*sector])
            .filter_map(|sector| {
                let order = count(&profile.of_sector(sector), self.rule()).ok()?.order;
                let head = format!("{} ({})", self.sectors[sector], whole(self.shown.sizes[sector] as i64, w.0));
                Some((head, order))
            })
            .collect();
        let otherwise = self.weighed_otherwise();
        if alone.is_empty() && otherwise.is_none() {
            return (Vec::new(), None);
        }
        let result = self.settled.places();
        let orders = || alone.iter().chain(&otherwise);
        let verdicts = self.verdicts(&alone);
        let mut columns = vec![
            column(w.t("outcome-item"), ColumnKind::Label),
            column(w.t("outcome-result-column"), ColumnKind::Number),
        ];
        columns.extend(orders().map(|(head, _)| column(head, ColumnKind::Number)));
        if !verdicts.is_empty() {
            columns.push(column(
                w.with("outcome-top-sectors-column", &[("k", (top(self.names.len()) as i64).into())]),
                ColumnKind::Number,
            ));
        }
        let places: Vec<Vec<(usize, usize)>> = orders().map(|(_, order)| order.places()).collect();
        let line = |item: usize| {
            let mut cells = vec![self.name(item), self.place(result[item])];
            cells.extend(places.iter().map(|places| self.place(places[item])));
            cells.extend(verdicts.get(item).map(|verdict| {
                Cell::Text(match verdict {
                    Verdict::Consensus => w.t("outcome-consensus"),
                    Verdict::Contested => w.t("outcome-contested"),
                    Verdict::Nowhere => w.t("outcome-nowhere"),
                })
            }));
            row(cells)
        };
        let caption = self.caption("outcome-table-sectors");
        let mut notes = vec![w.t("outcome-note-sectors")];
        if otherwise.is_some() {
            notes.push(w.t("outcome-note-otherwise"));
        }
        notes.extend(self.lot_note());
        if self.shown.hides_a_sector() {
            notes.push(w.with("outcome-note-sectors-hidden", &[("limit", (self.shown.limit as i64).into())]));
        }
        let rows = self.in_order().into_iter().map(line).collect();
        let table = Table { caption: caption.clone(), columns, rows, notes, ..Table::default() };
        let alone: Vec<Order> = alone.into_iter().map(|(_, order)| order).collect();
        let chart = (alone.len() > 1).then(|| self.ranges("outcome-chart-sectors", "outcome-alt-sectors", &alone));
        (verdicts, Some((About::Sectors, table, chart.flatten())))
    }

    /// Where a ballot is a ballot, sectors with the same weight; where sectors weigh the same, a ballot
    /// as a ballot. The first says something of sectors, so it is told only where the list does.
    fn weighed_otherwise(&self) -> Option<(String, Order)> {
        let profile = &self.counted.profile;
        let (head, profile) = if self.counted.weighted.is_some() {
            ("outcome-unweighted-column", profile.clone())
        } else {
            let weighted = profile.equal_sectors(self.round.rule.unranked).ok().filter(|_| self.shown.sectors_named)?;
            ("outcome-weighted-column", weighted.profile)
        };
        Some((self.words.t(head), count(&profile, self.rule()).ok()?.order))
    }

    /// Empty where fewer than two sectors are shown: one alone has nobody to agree with.
    fn verdicts(&self, alone: &[(String, Order)]) -> Vec<Verdict> {
        if alone.len() < 2 {
            return Vec::new();
        }
        let top = top(self.names.len());
        let places: Vec<Vec<(usize, usize)>> = alone.iter().map(|(_, order)| order.places()).collect();
        let verdict = |item: usize| match places.iter().filter(|places| places[item].1 <= top).count() {
            0 => Verdict::Nowhere,
            all if all == places.len() => Verdict::Consensus,
            _ => Verdict::Contested,
        };
        (0..self.names.len()).map(verdict).collect()
    }

    /// From the best place to the worst over several orders, and the place in the result.
    fn ranges(&self, caption: &str, alt: &str, orders: &[Order]) -> Option<Chart> {
        let w = self.words;
        let result = self.settled.places();
        let places: Vec<Vec<(usize, usize)>> = orders.iter().map(Order::places).collect();
        let range = |item: usize| {
            let of_item = || places.iter().map(|places| places[item]);
            let best = of_item().map(|(first, _)| first).min()?;
            let worst = of_item().map(|(_, last)| last).max()?;
            Some(Range {
                label: self.names[item].clone(),
                best,
                worst,
                at: result[item],
                near: None,
                note: String::new(),
            })
        };
        let ranges: Vec<Range> = self.in_order().into_iter().filter_map(range).collect();
        let first = ranges.first()?;
        let facts = [
            ("item", first.label.as_str().into()),
            ("best", place_in_words(w, (first.best, first.best)).into()),
            ("worst", place_in_words(w, (first.worst, first.worst)).into()),
        ];
        let alt = w.with(alt, &facts);
        self.chart(self.caption(caption), alt, ChartKind::Ranges { places: self.names.len(), ranges })
    }

    /// A line a method and reading; what stands elsewhere than in the result is marked.
    pub(super) fn methods(&self) -> (About, Table, Option<Chart>) {
        let w = self.words;
        let (items, order, result) = (self.names.len(), self.in_order(), self.counted.outcome.order.places());
        let left_out = |ranking: &crate::tally::Ranking| ranking.places().contains(&crate::tally::Place::UNRANKED);
        let both = self.published.ballots.iter().any(|ballot| left_out(&ballot.ranking));
        let mut readings = vec![self.round.rule.unranked];
        readings.extend(Unranked::ALL.iter().copied().filter(|reading| both && *reading != self.round.rule.unranked));
        let mut columns = vec![column(w.t("outcome-method-column"), ColumnKind::Label)];
        columns.extend((0..items).map(|index| column(super::letter(index), ColumnKind::Number)));
        let (mut rows, mut orders, mut notes) = (Vec::new(), Vec::new(), Vec::new());
        for reading in readings {
            for &method in Method::ALL {
                let Ok(outcome) = count(self.basis, Rule { method, unranked: reading }) else {
                    let kemeny =
                        w.with("outcome-note-kemeny-items", &[("n", (crate::tally::kemeny::MOST_ITEMS as i64).into())]);
                    notes.extend(Some(kemeny).filter(|note| !notes.contains(note)));
                    continue;
                };
                if let Some(optimal) =
                    outcome.optimal.filter(|optimal| optimal.orders > 1 && reading == self.round.rule.unranked)
                {
                    let orders = i64::try_from(optimal.orders).unwrap_or(i64::MAX);
                    notes.push(w.with("outcome-note-kemeny-orders", &[("n", whole(orders, w.0).into())]));
                }
                let places = outcome.order.places();
                let name = method_in_words(w, method);
                let label = if both { format!("{name}, {}", unranked_in_words(w, reading)) } else { name };
                let cell = |item: &usize| {
                    let place = place_in_words(w, places[*item]);
                    Cell::Text(if places[*item] == result[*item] { place } else { format!("{place}{NO_BREAK_SPACE}*") })
                };
                rows.push(row([Cell::Text(label)].into_iter().chain(order.iter().map(cell)).collect()));
                // The picture shows the reading that was chosen; both at once would make everything look arbitrary.
                if reading == self.round.rule.unranked {
                    orders.push(outcome.order);
                }
            }
        }
        let key: Vec<String> = order.iter().enumerate().map(|(index, item)| self.lettered(index, *item)).collect();
        notes.insert(0, w.with("outcome-note-methods", &[("items", key.join("; ").into())]));
        notes.push(w.t(if both { "outcome-note-readings" } else { "outcome-note-no-readings" }));
        if !self.by_rule {
            notes.push(w.t("outcome-note-unweighted"));
        }
        let caption = self.caption("outcome-table-methods");
        let table = Table { caption, columns, rows, notes, ..Table::default() };
        let chart = self.ranges("outcome-chart-methods", "outcome-alt-methods", &orders);
        let chart = chart.map(|mut chart| {
            if both {
                let reading = unranked_in_words(w, self.round.rule.unranked);
                let facts = [("base", self.base.as_str().into()), ("reading", reading.into())];
                chart.caption = w.with("outcome-chart-methods-reading", &facts);
                chart.title = chart.caption.clone();
            }
            chart
        });
        (About::Methods, table, chart)
    }

    /// Kendall's W with what it means.
    pub(super) fn agreement(&self) -> Option<String> {
        let w = self.words;
        let agreed = agreement::kendall_w(self.basis).ok()?;
        let Some(agreed) = agreed else { return Some(w.t("outcome-w-nobody")) };
        let tenths = agreed.rounded(1);
        let degree = match tenths {
            ..=2 => "little",
            3..=4 => "some",
            5..=6 => "much",
            _ => "very-much",
        };
        Some(w.with("outcome-w", &[("w", agreed.format(2, w.0).into()), ("degree", degree.into())]))
    }

    fn weighing(&self) -> Sectors {
        if self.counted.weighted.is_some() { Sectors::Equal } else { Sectors::None }
    }

    fn work_a_count(&self) -> u64 {
        let items = self.names.len() as u64;
        (items * items * self.published.ballots.len() as u64).max(1)
    }

    /// What one ballot less would change; `None` where there are too many to try.
    pub(super) fn one_ballot(&self) -> Option<String> {
        let w = self.words;
        if self.work_a_count() * self.published.ballots.len() as u64 > PATIENCE {
            return None;
        }
        let left_out = stability::leave_one_out(self.published, self.rule(), self.weighing()).ok()?;
        let open = left_out.open_places();
        if open.is_empty() {
            return Some(w.t("outcome-one-ballot-nothing"));
        }
        // Neighbours are said as a stretch: „2.–5. a 9.“
        let stretches = open.chunk_by(|place, next| place + 1 == *next);
        let places: Vec<String> = stretches.map(|run| place_in_words(w, (run[0], run[run.len() - 1]))).collect();
        let facts = [
            ("places", enumerated(w, &places).into()),
            ("n", (open.len() as i64).into()),
            ("changing", (left_out.changing as i64).into()),
            ("ballots", (left_out.ballots as i64).into()),
        ];
        let all = open.len() == self.names.len();
        Some(w.with(if all { "outcome-one-ballot-all" } else { "outcome-one-ballot-some" }, &facts))
    }

    /// How often items would be at the top if as many ballots were drawn from these anew.
    pub(super) fn firmness(&self) -> Option<(About, Table, Option<Chart>)> {
        let w = self.words;
        let (top, seed) = (top(self.names.len()), seed(&self.round.list_hash));
        let replicates = (PATIENCE / self.work_a_count()).clamp(200, REPLICATES) as u32;
        let drawn =
            |top: usize| stability::bootstrap(self.published, self.rule(), self.weighing(), top, replicates, seed).ok();
        let mut columns = vec![column(w.t("outcome-item"), ColumnKind::Label)];
        let mut found = vec![drawn(1)?];
        columns.push(column(w.t("outcome-first-column"), ColumnKind::Share));
        if top > 1 {
            found.push(drawn(top)?);
            columns.push(column(w.with("outcome-top-column", &[("k", (top as i64).into())]), ColumnKind::Share));
        }
        let share = |drawn: &stability::Bootstrap, item: usize| drawn.share(item).map_or(Cell::Empty, Cell::Share);
        let order = self.in_order();
        let line = |item: &usize| {
            row([self.name(*item)].into_iter().chain(found.iter().map(|drawn| share(drawn, *item))).collect())
        };
        let facts = [
            ("replicates", whole(i64::from(replicates), w.0).into()),
            ("seed", seed.to_string().into()),
            ("k", (top as i64).into()),
        ];
        let by_sector = self.sectors.len() > 1 && self.shown.sectors_named;
        let notes = vec![
            w.t("outcome-note-firmness"),
            w.with(if by_sector { "outcome-note-drawn-by-sector" } else { "outcome-note-drawn" }, &facts),
        ];
        let caption = self.caption("outcome-table-firmness");
        let table = Table { caption, columns, rows: order.iter().map(line).collect(), notes, ..Table::default() };
        let last = found.last()?;
        let bar = |item: &usize| Bar {
            label: self.names[*item].clone(),
            value: share(last, *item),
            aside: None,
            muted: false,
        };
        let of_first: Option<Ratio> = last.share(order[0]);
        let alt = w.with(
            "outcome-alt-firmness",
            &[
                ("item", self.names[order[0]].as_str().into()),
                ("share", of_first.map(|share| share.format_percent(0, w.0)).unwrap_or_default().into()),
                ("k", (top as i64).into()),
            ],
        );
        let bars = order.iter().map(bar).collect();
        let caption =
            w.with("outcome-chart-firmness", &[("k", (top as i64).into()), ("base", self.base.as_str().into())]);
        Some((About::Firmness, table, self.chart(caption, alt, ChartKind::Bars { bars })))
    }
}

/// Nobody chooses the seed: it is what the list of votes makes it.
fn seed(list_hash: &str) -> u64 {
    list_hash.get(..8).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

//! A list put into order: summary table, bars by points, and the heat map of items by places.

use serde_json::json;

use super::choice::{MEAN_DECIMALS, round};
use super::{ResultRow, Sheet, exact, unless};
use crate::results::words::{Note, Word, in_top, word};
use crate::stats::disclosure::{Limit, multiple, one_way, one_way_with, printable_alone};
use crate::stats::frequency::by_size;
use crate::stats::ranking::Ranking;
use crate::surveys::questionnaire::Question;
use crate::vocabulary::{Bar, Cell, ChartKind, ColumnKind, Line, Ratio, RowRole};

/// How many first places count as the top, where the questionnaire does not say (`cp_top_k`).
const TOP: usize = 3;

pub(super) fn top_of(question: &Question, items: usize) -> usize {
    let stated = question.attributes.get("cp_top_k").and_then(|k| k.text("cs", "en").trim().parse().ok());
    stated.unwrap_or(TOP).clamp(1, items.max(1))
}

/// What is hidden of each item: how many ranked it, how many put it first, how many at the top.
pub(super) struct Hiding {
    ranked: Vec<bool>,
    pub first: Vec<bool>,
    top: Vec<bool>,
}

impl Hiding {
    pub fn of(ranking: &Ranking, k: usize, limit: Limit) -> Hiding {
        let items = 0..ranking.places.len();
        let answered = ranking.ballots;
        // Counts of one column add up when everybody ranks everything, so they are hidden as a
        // single choice is, and as a multiple choice is for the sake of who did not.
        let hide = |counts: &[u64]| one_way_with(counts, limit, &multiple(counts, answered, limit));
        let ranked: Vec<u64> = items.clone().map(|item| ranking.ranked(item)).collect();
        // Everybody ranking everything is no news about anybody.
        let complete = ranked.iter().all(|&count| count == answered) && !limit.hides(answered);
        let ranked_hidden = if complete { vec![false; ranked.len()] } else { hide(&ranked) };
        let first: Vec<u64> = items.clone().map(|item| ranking.first_places(item)).collect();
        let mut first_hidden = hide(&first);
        let top: Vec<u64> = items.clone().map(|item| ranking.in_top(item, k)).collect();
        let mut top_hidden = if k >= ranked.len() { ranked_hidden.clone() } else { hide(&top) };
        // First places, other places at the top, and the rest are parts of those who ranked the
        // item: none may follow from the other two.
        for item in items {
            let parts = one_way(&[first[item], top[item] - first[item], ranked[item] - top[item]], limit);
            first_hidden[item] |= parts[0];
            top_hidden[item] |= parts[2];
        }
        // Everybody who answered put something first: one hidden alone would be the difference.
        Hiding { ranked: ranked_hidden, first: one_way_with(&first, limit, &first_hidden), top: top_hidden }
    }
}

impl Sheet<'_> {
    pub(super) fn ranking(&mut self, places: &[Vec<u64>]) {
        let lang = self.view.lang;
        let limit = self.view.limit;
        let choices = self.tally.questionnaire.choices(self.question);
        let ranking = Ranking { places: places.to_vec(), ballots: self.answered };
        let items = 0..choices.len();
        let k = top_of(self.question, choices.len());
        let counts = |count: &dyn Fn(usize) -> u64| -> Vec<u64> { items.clone().map(count).collect() };
        let ranked = counts(&|item| ranking.ranked(item));
        let first = counts(&|item| ranking.first_places(item));
        let top = counts(&|item| ranking.in_top(item, k));
        let Hiding { ranked: ranked_hidden, first: first_hidden, top: top_hidden } = Hiding::of(&ranking, k, limit);

        self.columns(&[
            (word(Word::Item, lang), ColumnKind::Label),
            (word(Word::Ranked, lang), ColumnKind::Count),
            (word(Word::FirstPlaces, lang), ColumnKind::Count),
            (&in_top(k, lang), ColumnKind::Share),
            (word(Word::MeanRank, lang), ColumnKind::Number),
            (word(Word::Borda, lang), ColumnKind::Count),
        ]);
        let (mut points, mut any_rounded) = (Vec::new(), false);
        for item in items {
            let label = self.choice_label(&choices[item]);
            let share = Ratio::of(top[item], self.answered);
            let beside = |other: &Ranking| {
                let top = (!top_hidden[item]).then(|| other.in_top(0, k));
                ((!first_hidden[item]).then(|| other.first_places(0)), top, other.ranked(0))
            };
            let sums = if ranked_hidden[item] {
                Sums { mean: None, decimals: 0, borda: None }
            } else {
                Sums::new(&ranking, item, limit, beside)
            };
            let mean = sums
                .mean
                .map_or(unless(ranked[item] > 0, Cell::Empty), |value| Cell::Number { value, decimals: sums.decimals });
            let borda = sums.borda.map_or(Cell::Hidden, Cell::Count);
            any_rounded |= sums.mean.is_some() && sums.decimals < MEAN_DECIMALS[0];
            points.push((sums.borda, sums.mean));
            let cells = vec![
                unless(ranked_hidden[item], Cell::Count(ranked[item])),
                unless(first_hidden[item], Cell::Count(first[item])),
                unless(top_hidden[item], share.map_or(Cell::Empty, Cell::Share)),
                mean,
                borda,
            ];
            self.row(RowRole::Ordinary, &label, cells);
            let seen = |hidden: bool, count: u64| (!hidden).then_some(count);
            let more = [
                ("first", json!(seen(first_hidden[item], first[item]))),
                ("top_k", json!(k)),
                ("in_top_k", super::percent(share.filter(|_| !top_hidden[item]))),
                ("mean_rank", exact(sums.mean)),
                ("borda", json!(sums.borda)),
            ];
            self.result.rows.push(ResultRow {
                value: choices[item].name.clone(),
                label,
                count: seen(ranked_hidden[item], ranked[item]),
                relative: Ratio::of(ranked[item], self.tally.returned).filter(|_| !ranked_hidden[item]),
                valid: Ratio::of(ranked[item], self.answered).filter(|_| !ranked_hidden[item]),
                cumulative: None,
                hidden: ranked_hidden[item],
                more: more.map(|(name, value)| (name.to_owned(), value)).into_iter().collect(),
            });
        }
        self.note(Note::BordaPoints);
        if any_rounded {
            self.note(Note::MeanRounded);
        }
        let any_hidden = [&ranked_hidden, &first_hidden, &top_hidden].iter().any(|column| column.contains(&true))
            || points.iter().any(|(borda, _)| borda.is_none());
        self.note_hidden(any_hidden);
        self.result.statistics.insert("n".to_owned(), json!(self.result.base.answered));
        if self.answered == 0 || self.result.base.answered.is_none() {
            return;
        }
        self.order_charts(k, &top, &top_hidden, places);
    }

    fn order_charts(&mut self, k: usize, top: &[u64], top_hidden: &[bool], places: &[Vec<u64>]) {
        let lang = self.view.lang;
        let shown: Vec<(bool, u64)> =
            top.iter().zip(top_hidden).map(|(&count, &hidden)| (!hidden, if hidden { 0 } else { count })).collect();
        let order = by_size(&shown);
        let bars: Vec<Bar> = order
            .iter()
            .map(|&item| Bar {
                label: self.result.rows[item].label.clone(),
                value: unless(top_hidden[item], Cell::share(top[item], self.answered)),
                aside: (!top_hidden[item]).then_some(Cell::Count(top[item])),
                muted: false,
            })
            .collect();
        let leading: Vec<(String, Cell)> = bars.iter().map(|bar| (bar.label.clone(), bar.value.clone())).collect();
        let mut chart = self.chart("bars", &leading, ChartKind::Bars { bars });
        let about = in_top(k, lang).trim_end_matches([' ', '%']).to_owned();
        chart.title = format!("{} – {}", chart.title, about.to_lowercase());
        chart.caption = chart.caption.replacen(" (", &format!(" – {} (", about.to_lowercase()), 1);
        self.result.chart = Some(chart);
        // The heat map tells every place of every item: a single small count in it would also be
        // found by way of the table, so it stands only where nothing is hidden.
        if places.iter().flatten().any(|&count| self.view.limit.hides(count)) {
            return;
        }
        let lines = order
            .iter()
            .map(|&item| Line {
                label: self.result.rows[item].label.clone(),
                values: places[item].iter().map(|&count| Cell::Count(count)).collect(),
                note: String::new(),
            })
            .collect();
        let names = (1..=places.len()).map(|place| format!("{place}.")).collect();
        self.result.more.push(self.chart("heat", &[], ChartKind::Heat { places: names, lines }));
    }
}

/// Mean rank and points of an item: both are sums over its places, so where few people gave it
/// some place they are told only as far as other places would give the same.
struct Sums {
    mean: Option<Ratio>,
    decimals: u32,
    borda: Option<u64>,
}

impl Sums {
    /// `beside` gives what is shown of the item already, and so known too.
    fn new<P: PartialEq>(ranking: &Ranking, item: usize, limit: Limit, beside: impl Fn(&Ranking) -> P) -> Sums {
        // The item by itself, with other places.
        let of = |counts: &[u64]| Ranking { places: vec![counts.to_vec()], ballots: ranking.ballots };
        let counts = &ranking.places[item];
        let exact = printable_alone(counts, limit, |counts| (beside(&of(counts)), of(counts).mean_rank(0)));
        if exact {
            return Sums { mean: ranking.mean_rank(item), decimals: 2, borda: Some(ranking.borda(item)) };
        }
        let rounded = |other: &Ranking, decimals| other.mean_rank(0).and_then(|mean| round(mean, decimals));
        let decimals = MEAN_DECIMALS.into_iter().find(|&decimals| {
            printable_alone(counts, limit, |counts| (beside(&of(counts)), rounded(&of(counts), decimals)))
        });
        Sums {
            mean: decimals.and_then(|decimals| rounded(&of(counts), decimals)),
            decimals: decimals.unwrap_or(0),
            borda: None,
        }
    }
}

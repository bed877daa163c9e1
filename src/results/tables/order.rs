//! A list put into order: summary table, bars by points, and the heat map of items by places.

use serde_json::{Map, Value, json};

use super::choice::{MEAN_DECIMALS, coarse_json, round, told_cell};
use super::{ResultRow, Sheet, exact, unless};
use crate::results::words::{Note, Word, in_top, word};
use crate::stats::disclosure::{Limit, Told, multiple, of_several, one_way, one_way_with, place};
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
    /// What is told of the share at the top.
    top: Vec<Told>,
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
        let mut ranked_hidden = if complete { vec![false; ranked.len()] } else { hide(&ranked) };
        let first: Vec<u64> = items.clone().map(|item| ranking.first_places(item)).collect();
        let mut first_hidden = hide(&first);
        let top: Vec<u64> = items.clone().map(|item| ranking.in_top(item, k)).collect();
        // First places, other places at the top, and the rest are parts of those who ranked the
        // item: none may follow from the other two. How many ranked it says the least of the three.
        for item in items {
            let parts = one_way(&[first[item], top[item] - first[item], ranked[item] - top[item]], limit);
            first_hidden[item] |= parts[0];
            ranked_hidden[item] |= parts[2] && !complete;
        }
        // Everybody who answered put something first: one hidden alone would be the difference.
        let first = one_way_with(&first, limit, &first_hidden);
        let top = if k < ranked.len() {
            told(&top, hide(&top), answered, limit)
        } else {
            let told = |(&count, hidden): (&u64, &bool)| match hidden {
                false => Told::Count,
                true => of_several(count, answered, limit),
            };
            ranked.iter().zip(&ranked_hidden).map(told).collect()
        };
        Hiding { ranked: ranked_hidden, first, top }
    }
}

/// What is told of counts that add up to a number everybody knows, each out of all who answered: as
/// in a multiple choice, with as many hidden for company as it takes that none of them follows.
fn told(counts: &[u64], mut hidden: Vec<bool>, answered: u64, limit: Limit) -> Vec<Told> {
    loop {
        let tell = |(&count, &hidden): (&u64, &bool)| match hidden {
            false => Told::Count,
            true => of_several(count, answered, limit),
        };
        let told: Vec<Told> = counts.iter().zip(&hidden).map(tell).collect();
        let few =
            |i: &usize| hidden[*i] && (limit.hides(counts[*i]) || limit.hides(answered.saturating_sub(counts[*i])));
        let open = |i: usize| {
            (0..counts.len()).any(|j| j != i && hidden[j] && move_one(counts, &hidden, [i, j], answered, limit))
        };
        if (0..counts.len()).filter(few).all(open) {
            return told;
        }
        let shown = (0..counts.len()).filter(|&i| !hidden[i] && counts[i] > 0);
        match shown.min_by_key(|&i| (counts[i], i)) {
            Some(company) => hidden[company] = true,
            None => {
                return told.into_iter().map(|told| if told == Told::Count { told } else { Told::Nothing }).collect();
            }
        }
    }
}

/// Whether somebody may move from one hidden count to another, either way, so that both are told as
/// they are.
fn move_one(counts: &[u64], hidden: &[bool], [a, b]: [usize; 2], answered: u64, limit: Limit) -> bool {
    let shown = (0..counts.len()).filter(|&i| !hidden[i] && counts[i] > 0);
    let least_shown = shown.map(|i| (counts[i], i)).min();
    let kind = |count: u64| (limit.hides(count), limit.hides(answered.saturating_sub(count)));
    let stays = |i: usize, other: Option<u64>| {
        other.is_some_and(|other| {
            let company = kind(other) == (false, false);
            let fits = !company || least_shown.is_none_or(|least| (other, i) < least);
            (1..=answered).contains(&other) && kind(other) == kind(counts[i]) && fits
        })
    };
    let more = |i: usize| Some(counts[i] + 1);
    let fewer = |i: usize| counts[i].checked_sub(1);
    (stays(a, more(a)) && stays(b, fewer(b))) || (stays(a, fewer(a)) && stays(b, more(b)))
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
        let Hiding { ranked: ranked_hidden, first: first_hidden, top: top_told } = Hiding::of(&ranking, k, limit);
        let shown = Shown { k, limit, ranked: &ranked_hidden, first: &first_hidden, top: &top_told };
        let precision = shown.precision(&ranking);

        self.columns(&[
            (word(Word::Item, lang), ColumnKind::Label),
            (word(Word::Ranked, lang), ColumnKind::Count),
            (word(Word::FirstPlaces, lang), ColumnKind::Count),
            (&in_top(k, lang), ColumnKind::Share),
            (word(Word::MeanRank, lang), ColumnKind::Number),
            (word(Word::Borda, lang), ColumnKind::Count),
        ]);
        let mut more_hidden = false;
        for item in items {
            let label = self.choice_label(&choices[item]);
            let share = Ratio::of(top[item], self.answered);
            let Sums { mean, borda } = shown.sums(&ranking, item, precision);
            let nobody = || unless(ranked[item] > 0, Cell::Empty);
            let mean_cell = mean.map_or_else(nobody, |value| Cell::Number { value, decimals: precision.decimals() });
            more_hidden |= borda.is_none();
            let valid = told_cell(top_told[item], share.map_or(Cell::Empty, Cell::Share));
            let cells = vec![
                unless(ranked_hidden[item], Cell::Count(ranked[item])),
                unless(first_hidden[item], Cell::Count(first[item])),
                valid.clone(),
                mean_cell,
                borda.map_or(Cell::Hidden, Cell::Count),
            ];
            self.row(RowRole::Ordinary, &label, cells);
            let seen = |hidden: bool, count: u64| (!hidden).then_some(count);
            let more = [
                ("first", json!(seen(first_hidden[item], first[item]))),
                ("top_k", json!(k)),
                ("in_top_k", super::percent(share.filter(|_| top_told[item] == Told::Count))),
                ("mean_rank", exact(mean)),
                ("borda", json!(borda)),
            ];
            let mut more: Map<String, Value> = more.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
            more.extend(coarse_json(&valid));
            self.result.rows.push(ResultRow {
                value: choices[item].name.clone(),
                label,
                count: seen(ranked_hidden[item], ranked[item]),
                relative: Ratio::of(ranked[item], self.tally.returned).filter(|_| !ranked_hidden[item]),
                valid: Ratio::of(ranked[item], self.answered).filter(|_| !ranked_hidden[item]),
                cumulative: None,
                hidden: ranked_hidden[item],
                more,
            });
        }
        self.note(Note::BordaPoints);
        if precision == Precision::Rounded(MEAN_DECIMALS[1]) {
            self.note(Note::MeanRounded);
        }
        let any_hidden = ranked_hidden.contains(&true) || first_hidden.contains(&true) || more_hidden;
        self.note_hidden(any_hidden || top_told.iter().any(|&told| told != Told::Count));
        self.note_one_end(&top_told);
        self.result.statistics.insert("n".to_owned(), json!(self.result.base.answered));
        if self.answered == 0 || self.result.base.answered.is_none() {
            return;
        }
        self.order_charts(k, &top, &top_told, places);
    }

    fn order_charts(&mut self, k: usize, top: &[u64], told: &[Told], places: &[Vec<u64>]) {
        let lang = self.view.lang;
        let by = |item: usize| place(told[item], top[item], self.answered, self.view.limit);
        let order = by_size(&(0..top.len()).map(by).collect::<Vec<u64>>());
        let bars: Vec<Bar> = order
            .iter()
            .map(|&item| Bar {
                label: self.result.rows[item].label.clone(),
                value: told_cell(told[item], Cell::share(top[item], self.answered)),
                aside: (told[item] == Told::Count).then_some(Cell::Count(top[item])),
                muted: false,
            })
            .collect();
        let leading: Vec<(String, Cell)> = bars
            .iter()
            .filter(|bar| bar.value != Cell::Hidden)
            .map(|bar| (bar.label.clone(), bar.value.clone()))
            .collect();
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

/// How exactly the sums over the places of items are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Precision {
    /// Mean rank and points.
    Exact,
    /// The mean rank with so many decimals.
    Rounded(u32),
    Nothing,
}

impl Precision {
    fn decimals(self) -> u32 {
        match self {
            Precision::Exact => MEAN_DECIMALS[0],
            Precision::Rounded(decimals) => decimals,
            Precision::Nothing => 0,
        }
    }
}

/// Mean rank and points of an item.
#[derive(Debug, PartialEq)]
struct Sums {
    mean: Option<Ratio>,
    borda: Option<u64>,
}

/// What stands in the table beside the sums.
struct Shown<'a> {
    k: usize,
    limit: Limit,
    ranked: &'a [bool],
    first: &'a [bool],
    top: &'a [Told],
}

/// With more items, places are exchanged once only when another table is looked for.
const MOST_EXCHANGED_TWICE: usize = 12;

impl Shown<'_> {
    /// The sums are told as exactly as leaves open every count of places that only few people gave:
    /// for each of them there must be another table of places that prints the same, **all items
    /// together**. Of the places of one item the others tell: each place was given once a ballot.
    fn precision(&self, ranking: &Ranking) -> Precision {
        let rounded = MEAN_DECIMALS.map(Precision::Rounded);
        let mut precisions = [Precision::Exact].into_iter().chain(rounded);
        precisions.find(|&precision| self.leaves_open(ranking, precision)).unwrap_or(Precision::Nothing)
    }

    fn sums(&self, ranking: &Ranking, item: usize, precision: Precision) -> Sums {
        let exact = ranking.mean_rank(item);
        match precision {
            _ if self.ranked[item] => Sums { mean: None, borda: None },
            Precision::Nothing => Sums { mean: None, borda: None },
            Precision::Exact => Sums { mean: exact, borda: Some(ranking.borda(item)) },
            Precision::Rounded(decimals) => Sums { mean: exact.and_then(|mean| round(mean, decimals)), borda: None },
        }
    }

    /// Everything the row of an item prints.
    fn row(&self, ranking: &Ranking, item: usize, precision: Precision) -> impl PartialEq {
        let (first, top) = (ranking.first_places(item), ranking.in_top(item, self.k));
        let told = match self.top[item] {
            Told::Count => (Told::Count, top),
            // What is told coarsely is told by a reader who knows of what kind it is.
            told => (
                told,
                u64::from(self.limit.hides(top)) + 2 * u64::from(self.limit.hides(ranking.ballots.saturating_sub(top))),
            ),
        };
        let ranked = (!self.ranked[item]).then(|| ranking.ranked(item));
        (ranked, (!self.first[item]).then_some(first), told, self.sums(ranking, item, precision))
    }

    /// Whoever reads the table knows how other places would be hidden.
    fn hides_the_same(&self, other: &Ranking) -> bool {
        let hiding = Hiding::of(other, self.k, self.limit);
        hiding.ranked == self.ranked && hiding.first == self.first && hiding.top == self.top
    }

    fn leaves_open(&self, ranking: &Ranking, precision: Precision) -> bool {
        let items = ranking.places.len();
        let few = |count: u64| self.limit.hides(count);
        (0..items).all(|item| {
            (0..items).all(|place| !few(ranking.places[item][place]) || self.another(ranking, item, place, precision))
        })
    }

    /// Whether a table of places that prints the same has another number here. Looked for by exchanging
    /// the places of two items on a ballot, and on one more the other way.
    fn another(&self, ranking: &Ranking, item: usize, place: usize, precision: Precision) -> bool {
        let items = ranking.places.len();
        let same = |other: &Ranking, with: usize| {
            let rows = [item, with];
            rows.into_iter().all(|item| self.row(other, item, precision) == self.row(ranking, item, precision))
                && self.hides_the_same(other)
        };
        let mut other = ranking.clone();
        for with in (0..items).filter(|&with| with != item) {
            for (from, to) in (0..items).flat_map(|to| [(place, to), (to, place)]).filter(|(from, to)| from != to) {
                if !exchange(&mut other, [item, with], [from, to]) {
                    continue;
                }
                let twice = || (0..items).flat_map(|a| (0..items).map(move |b| [a, b])).filter(|[a, b]| a != b);
                let found = same(&other, with)
                    || items <= MOST_EXCHANGED_TWICE
                        && twice().any(|[a, b]| {
                            if !exchange(&mut other, [item, with], [a, b]) {
                                return false;
                            }
                            let differs = other.places[item][place] != ranking.places[item][place];
                            let found = differs && same(&other, with);
                            exchange(&mut other, [item, with], [b, a]);
                            found
                        });
                exchange(&mut other, [item, with], [to, from]);
                if found {
                    return true;
                }
            }
        }
        false
    }
}

/// One ballot less has `item` at `from` and `with` at `to`, one more has them the other way round.
fn exchange(ranking: &mut Ranking, [item, with]: [usize; 2], [from, to]: [usize; 2]) -> bool {
    let places = &mut ranking.places;
    if places[item][from] == 0 || places[with][to] == 0 {
        return false;
    }
    places[item][from] -= 1;
    places[item][to] += 1;
    places[with][to] -= 1;
    places[with][from] += 1;
    true
}

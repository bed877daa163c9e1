//! What everybody may know of a closed round: its order and why it is this one, as sentences, tables
//! and charts made once and remembered, for a closed round never changes.
//!
//! - [`shown`] what may be told at all
//! - [`scale`] weights as people read them
//! - [`words`] orders, places and duels as people say them
//! - [`tables`] the order, the duels, who stood where
//! - [`compare`] sectors, other ways of counting, how firm it all is
//! - [`files`] every figure, and the votes, as files
//!
//! Everything is worked out from the profile of the published list (see [`shown`]).

mod compare;
pub mod files;
mod scale;
mod shown;
mod tables;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use tokio::sync::OnceCell;

pub use scale::Scale;
pub use shown::Shown;
pub use words::*;

use super::{
    counting::{Counted, counted},
    model::{Ballot, Channel, Revealed, Round, Vote},
    store,
};
use crate::{
    problem::Problem,
    server::house::House,
    tally::{Order, Profile, Step, borda, lot},
    ui::Words,
    vocabulary::{Base, Chart, Moment, Ratio, Table, base_words},
};

/// A closed round as it is told in one language.
pub struct Report {
    pub words: Words,
    pub shown: Shown,
    /// Names of items and sectors, in the order of the ballot.
    pub names: Vec<String>,
    pub sectors: Vec<String>,
    pub votes: u64,
    pub channels: [(Channel, u64); 2],
    /// The order by the frozen rule; ties are ties.
    pub order: Order,
    pub lot: Option<Drawn>,
    pub weights: Weights,
    /// In which votes and points are told.
    pub scale: Scale,
    /// Borda points by the weights of the rule and in its scale, where they may be shown.
    pub points: Option<Vec<Ratio>>,
    /// Ranked Pairs only, and only where they may be shown.
    pub steps: Vec<Step>,
    /// How the first place was decided; empty where that may not be told.
    pub first: String,
    /// How far voters agree and what one ballot decides; sentences.
    pub agreement: Option<String>,
    pub one_ballot: Option<String>,
    /// Items that are in everybody's top, and so many are the top.
    pub top: usize,
    pub verdicts: Vec<Verdict>,
    pub figures: Vec<Figure>,
    /// „Zdroj: hlasování Šest priorit plánu, 20. listopadu 2026.“
    pub source: String,
    mark: Option<String>,
}

/// What drawing a number changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    pub number: u64,
    pub order: Order,
}

/// What a ballot weighed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weights {
    /// A ballot is a ballot, by the rule.
    Same,
    /// Sectors weigh the same; so many times more does a ballot of each count.
    Equal { times: Vec<Option<Ratio>> },
    /// Sectors were to weigh the same, and these cast too few ballots for it.
    Refused { too_few: Vec<usize> },
}

/// What the sectors that are shown alone say of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// In the top of every sector, without sharing a place beyond it.
    Consensus,
    /// In the top of some.
    Contested,
    /// In the top of none.
    Nowhere,
}

/// What a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    Order,
    Duels,
    Places,
    Sectors,
    Methods,
    Firmness,
}

/// A table, and mostly a chart, with their numbers on the page.
#[derive(Clone, Debug)]
pub struct Figure {
    pub about: About,
    pub table_number: usize,
    pub table: Table,
    pub chart: Option<(usize, Chart)>,
}

impl About {
    /// From which step of the revealing on it may be seen.
    pub fn from(self) -> Revealed {
        match self {
            About::Order => Revealed::Order,
            About::Duels => Revealed::Duels,
            About::Places | About::Sectors | About::Methods | About::Firmness => Revealed::All,
        }
    }
}

/// A closed round with its votes, counted by its rule: what tables are made of.
pub(super) struct Closed<'a> {
    words: Words,
    round: &'a Round,
    names: &'a [String],
    sectors: &'a [String],
    shown: &'a Shown,
    counted: &'a Counted,
    /// What is published: without sectors where the list has none.
    published: &'a Profile,
    /// What numbers are taken from: what the rule counted, where that may be shown, else what is published.
    basis: &'a Profile,
    /// Whether `basis` is what the rule counted.
    by_rule: bool,
    /// In which the numbers of `basis` are told.
    scale: Scale,
    /// The order with ties resolved where a lot was drawn.
    settled: Order,
    lot: Option<&'a Drawn>,
    base: String,
}

impl Report {
    /// Lays a closed round out. `None` where the tally cannot count it, which a checked ballot never meets.
    pub fn of(w: Words, ballot: &Ballot, round: &Round, votes: &[Vote], mark: Option<String>) -> Option<Report> {
        let shown = Shown::of(ballot, round, votes);
        let names: Vec<String> = round.items.iter().map(|item| name_in_words(w, &item.name)).collect();
        let sectors: Vec<String> = ballot.sectors.iter().map(|sector| name_in_words(w, &sector.name)).collect();
        let counted = counted(ballot, round, votes).ok()?;
        let bare = without_sectors(&counted.profile);
        let published = if shown.sectors_named { &counted.profile } else { &bare };
        let by_rule = counted.weighted.is_none() || shown.sectors_named;
        let basis = match &counted.weighted {
            Some(weighted) if by_rule => &weighted.profile,
            _ => published,
        };
        let lot = lot_of(round, &counted.outcome.order);
        let scale = if by_rule { Scale::of(&counted) } else { Scale::PLAIN };
        let settled = lot.as_ref().map_or(&counted.outcome.order, |drawn| &drawn.order).clone();
        let closed = Closed {
            words: w,
            round,
            names: &names,
            sectors: &sectors,
            shown: &shown,
            counted: &counted,
            published,
            basis,
            by_rule,
            scale,
            settled,
            lot: lot.as_ref(),
            base: base_words(Some(votes.len() as u64), shown.limit, w.0),
        };
        let told = !shown.few && by_rule;
        let points = told.then(|| borda::points(basis, round.rule.unranked).ok()).flatten();
        let points = points.map(|points| points.into_iter().map(|points| scale.points(points)).collect::<Vec<_>>());
        let (verdicts, sector_figure) = closed.of_sectors();
        let mut drawn: Vec<(About, Table, Option<Chart>)> = vec![closed.order(points.as_deref())];
        if !shown.few {
            drawn.extend(closed.duels());
            drawn.extend(closed.places());
            drawn.extend(sector_figure);
            drawn.push(closed.methods());
            drawn.extend(if by_rule { closed.firmness() } else { None });
        }
        let title = name_in_words(w, &ballot.title);
        let day = w.day(ballot.meeting_on);
        let source = w.with("outcome-source", &[("title", title.into()), ("day", day.into())]);
        let channel = |channel| (channel, votes.iter().filter(|vote| vote.channel == channel).count() as u64);
        Some(Report {
            words: w,
            votes: votes.len() as u64,
            channels: [channel(Channel::Phone), channel(Channel::Paper)],
            weights: weights(&counted, round),
            scale,
            first: if told { closed.first() } else { String::new() },
            steps: if told { counted.outcome.steps.clone() } else { Vec::new() },
            agreement: (!shown.few).then(|| closed.agreement()).flatten(),
            one_ballot: told.then(|| closed.one_ballot()).flatten(),
            lot: lot.clone(),
            top: top(names.len()),
            verdicts,
            figures: numbered(drawn, votes.len() as u64, &source),
            order: counted.outcome.order.clone(),
            points,
            source,
            mark,
            names: names.clone(),
            sectors: sectors.clone(),
            shown: shown.clone(),
        })
    }

    /// Places with ties resolved where a lot was drawn.
    pub fn places(&self) -> Vec<(usize, usize)> {
        self.settled().places()
    }

    /// The order with ties resolved where a lot was drawn.
    pub fn settled(&self) -> &Order {
        self.lot.as_ref().map_or(&self.order, |drawn| &drawn.order)
    }

    pub fn figure(&self, about: About) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.about == about)
    }

    /// Whether somebody with fewer points stands above somebody with more: duels decide, not points.
    pub fn points_differ(&self) -> bool {
        let Some(points) = &self.points else { return false };
        let line: Vec<usize> = self.settled().items().collect();
        line.windows(2).any(|pair| points[pair[0]] < points[pair[1]])
    }

    /// Whether numbers by the rule are withheld, because they would give away a small sector.
    pub fn withholds_weights(&self) -> bool {
        matches!(self.weights, Weights::Equal { .. }) && !self.shown.sectors_named && !self.shown.few
    }
}

/// A third of the items or so: what one would carry over or put on the first page.
fn top(items: usize) -> usize {
    match items {
        ..=4 => 1,
        5..=9 => 3,
        _ => 5,
    }
}

fn without_sectors(profile: &Profile) -> Profile {
    let mut bare = profile.clone();
    bare.sectors.clear();
    bare.ballots.iter_mut().for_each(|ballot| ballot.sector = None);
    bare
}

fn weights(counted: &Counted, round: &Round) -> Weights {
    let sectors = 0..counted.profile.sectors.len();
    match &counted.weighted {
        Some(weighted) => Weights::Equal { times: sectors.map(|sector| weighted.times(sector)).collect() },
        None if round.rule.equal_sectors => {
            let cast = counted.profile.sector_sizes();
            let asked = match round.rule.comparing {
                true => counted.profile.comparing_in_sectors(round.rule.unranked),
                false => cast.clone(),
            };
            let small = |sector: &usize| cast[*sector] > 0 && asked[*sector] < crate::tally::FEWEST_WEIGHED;
            Weights::Refused { too_few: sectors.filter(small).collect() }
        }
        None => Weights::Same,
    }
}

/// What the drawn number makes of the order; `None` where nothing was drawn or no number.
pub fn lot_of(round: &Round, order: &Order) -> Option<Drawn> {
    let number = round.lot.trim().parse().ok()?;
    let ids: Vec<&str> = round.items.iter().map(|item| item.id.0.as_str()).collect();
    Some(Drawn { number, order: lot::break_ties(order, &ids, &round.list_hash, number) })
}

/// The order with its ties put in order where a lot was drawn.
pub fn settled(round: &Round, order: &Order) -> Order {
    lot_of(round, order).map_or_else(|| order.clone(), |drawn| drawn.order)
}

/// Gives figures their numbers and what stands with every one of them.
fn numbered(drawn: Vec<(About, Table, Option<Chart>)>, votes: u64, source: &str) -> Vec<Figure> {
    let mut charts = 0;
    let figure = |(index, (about, mut table, chart)): (usize, (About, Table, Option<Chart>))| {
        table.source = source.to_owned();
        table.base = Base { returned: votes, answered: Some(votes), ..Base::default() };
        let chart = chart.map(|chart| {
            charts += 1;
            (charts, Chart { source: source.to_owned(), ..chart })
        });
        Figure { about, table_number: index + 1, table, chart }
    };
    drawn.into_iter().enumerate().map(figure).collect()
}

/// `Graf 3: Souboje …`
pub fn numbered_caption(w: Words, figure: bool, number: usize, caption: &str) -> String {
    let key = if figure { "outcome-caption-chart" } else { "outcome-caption-table" };
    w.with(key, &[("number", number.to_string().into()), ("caption", caption.into())])
}

/// The report of a closed round, counted once in this process however many ask at the same time.
///
/// # Errors
/// Where the round is not closed, or the store is away.
pub async fn report(
    house: &House,
    w: Words,
    now: Moment,
    (ballot, round): (&Ballot, &Round),
    mark: Option<String>,
) -> Result<Arc<Report>, Problem> {
    if round.closed_at.is_none() {
        return Err(Problem::ResultNotRevealed);
    }
    let key = format!("outcome {} {} {}", round.id, w.0.code(), round.lot);
    let cell = house.memo.get::<OnceCell<Arc<Report>>>(&key, now).unwrap_or_else(|| {
        let cell = Arc::new(OnceCell::new());
        house.memo.put(&key, Moment(i64::MAX), Arc::clone(&cell));
        cell
    });
    let count = async || -> Result<Arc<Report>, Problem> {
        let votes = store::votes_of(&mut *house.db.read().await?, round).await?;
        let (ballot, round) = (ballot.clone(), round.clone());
        let work = move || Report::of(w, &ballot, &round, &votes, mark).map(Arc::new);
        let laid_out = tokio::task::spawn_blocking(work).await.map_err(|_| sqlx::Error::WorkerCrashed)?;
        laid_out.ok_or_else(|| sqlx::Error::WorkerCrashed.into())
    };
    cell.get_or_try_init(count).await.map(Arc::clone)
}

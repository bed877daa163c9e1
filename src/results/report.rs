//! The report of a survey: every question's table and charts, counted in one pass over the
//! responses, numbered as they stand on the page.

use std::{ops::Deref, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    problem::Problem,
    results::{
        grouping::Grouping,
        kept, store,
        tables::{Against, CrossResult, CrossTally, NotCounted, Origin, QuestionResult, Tally, View},
    },
    server::{house::House, visit::Visit},
    stats::disclosure::Limit,
    surveys::{
        self,
        questionnaire::{Item, Questionnaire},
        routes::Room,
        store::{self as responses, StoredResponse},
    },
    ui::{Words, markdown, typography},
    vocabulary::{Cell, Chart, Day, Lang, Localized, Moment, Table},
};

/// One question as it stands on the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Section {
    pub result: QuestionResult,
    pub table_number: usize,
    /// The charts with their numbers.
    pub charts: Vec<(usize, Chart)>,
}

pub struct Report {
    pub room: Arc<Room>,
    pub counted: Counted,
    pub stand: Stand,
    /// For whom it was laid out.
    pub audience: Audience,
}

/// Where the numbers of a report come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Counted now.
    Live,
    /// As everybody sees them: stored when they were published, moved on in steps.
    Published { taken_at: Moment },
    /// The responses are gone and this is what was kept of them.
    Frozen,
}

/// For whom numbers are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody, or somebody who looks how it will look to everybody.
    Public,
    /// Those at the desk who may know: nothing is hidden, and everything says that it is not for
    /// publication.
    Internal {
        /// Whether choices, bands and municipalities stand in the groups they are published in.
        grouped: bool,
    },
}

/// Everything that was counted: what is kept when the responses leave.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Counted {
    pub returned: u64,
    /// How many came on paper; hidden where they are too few to be told apart from the rest.
    pub on_paper: Cell,
    pub sections: Vec<Section>,
    /// Responses by municipality: a table and a chart after the questions.
    pub places: (usize, Table, usize, Chart),
    /// Every question with a table, lines of grids too: what a cross-tab may ask for.
    pub questions: Vec<(String, String)>,
    pub limit: u64,
    pub source: String,
    // ---- from format 2 on ----
    /// The day of numbers that were published while answers still came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Day>,
    /// The lines of grids as questions of their own, for the command line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<QuestionResult>,
    /// Whether something was put into groups for publication.
    #[serde(default, skip_serializing_if = "is_false")]
    pub grouped: bool,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Deref for Report {
    type Target = Counted;

    fn deref(&self) -> &Counted {
        &self.counted
    }
}

impl Report {
    pub fn is_frozen(&self) -> bool {
        self.stand == Stand::Frozen
    }

    pub fn is_internal(&self) -> bool {
        matches!(self.audience, Audience::Internal { .. })
    }

    /// Where the report lives; its files stand below.
    pub fn address(&self) -> String {
        let slug = &self.room.collection.slug;
        if self.is_internal() { format!("/desk/c/{slug}/interni") } else { format!("/vysledky/{slug}") }
    }

    /// What every address of the report carries along.
    pub fn carried(&self) -> &'static str {
        if self.audience == (Audience::Internal { grouped: true }) { "&skupiny=1" } else { "" }
    }

    /// Results by question in the order of the questionnaire; the lines of a grid follow it.
    pub fn results(&self) -> impl Iterator<Item = &QuestionResult> {
        self.sections.iter().flat_map(|section| {
            let name = &section.result.question;
            let lines = self.lines.iter().filter(move |line| line.grid.as_ref() == Some(name));
            std::iter::once(&section.result).chain(lines)
        })
    }

    /// Whether two questions can be put against each other: the responses must be there, and in public
    /// all that came.
    pub fn can_be_crossed(&self, now: Moment) -> bool {
        match self.stand {
            Stand::Live => true,
            Stand::Frozen => false,
            Stand::Published { .. } => self.room.collection.is_complete(now) && self.as_of.is_none(),
        }
    }

    /// Whether a table of two questions tells of the same forms. Else the difference would be a table of
    /// the few who came since.
    pub fn goes_with(&self, crossed: &CrossResult) -> bool {
        self.stand == Stand::Live || crossed.base.returned == self.returned
    }
}

/// How long a report may be shown before it is counted anew.
const KEPT_SECONDS: i64 = 2;

/// What everybody sees of a survey, in the visitor's language; before it is published, what they would
/// see now.
pub async fn report(house: &House, visit: &Visit, slug: &str) -> Result<Arc<Report>, Problem> {
    let room = surveys::routes::room(house, visit, slug).await?;
    // Not to be taken for what those with the right saw a moment before it was published.
    let published = room.collection.results_published_at.map_or(0, |at| at.0);
    let key = format!("report {slug} {} {published}", visit.lang().code());
    if let Some(report) = house.memo.get::<Report>(&key, visit.now) {
        return Ok(report);
    }
    let report = Arc::new(as_published(house, visit.words, room).await?);
    house.memo.put(&key, visit.now.plus_seconds(KEPT_SECONDS), Arc::clone(&report));
    Ok(report)
}

/// The same outside of a visit.
pub async fn as_published(house: &House, words: Words, room: Arc<Room>) -> Result<Report, Problem> {
    let (id, published) = (&room.collection.id, room.collection.results_published_at.is_some());
    let kept = |room, document: &str, stand| -> Result<Report, Problem> {
        Ok(Report { room, counted: kept::read(document)?, stand, audience: Audience::Public })
    };
    let frozen = store::frozen_report(&mut *house.db.read().await?, id, words.0).await?;
    if let Some(document) = frozen {
        return kept(room, &document, Stand::Frozen);
    }
    if published {
        let published = store::published_report(&mut *house.db.read().await?, id).await?;
        // Published by a program that did not store it: the next round of housekeeping does.
        let published = published.ok_or(Problem::ResultsNotPublished)?;
        return kept(room, published.document(words.0)?, Stand::Published { taken_at: published.taken_at });
    }
    let tally = count(house, &room).await?;
    Ok(lay_out(words, room, &tally))
}

/// Everything, for those who may know. Kept for a moment under a name of its own, because the page asks
/// for its pictures as well.
pub async fn internal(house: &House, visit: &Visit, slug: &str, grouped: bool) -> Result<Arc<Report>, Problem> {
    let room = surveys::routes::room(house, visit, slug).await?;
    let key = format!("internal report {slug} {} {grouped}", visit.lang().code());
    if let Some(report) = house.memo.get::<Report>(&key, visit.now) {
        return Ok(report);
    }
    let report = Arc::new(internal_now(house, visit.words, room, grouped).await?);
    house.memo.put(&key, visit.now.plus_seconds(KEPT_SECONDS), Arc::clone(&report));
    Ok(report)
}

/// The same outside of a visit. When the responses have left, only what was published is left.
pub async fn internal_now(house: &House, words: Words, room: Arc<Room>, grouped: bool) -> Result<Report, Problem> {
    let audience = Audience::Internal { grouped };
    let frozen = store::frozen_report(&mut *house.db.read().await?, &room.collection.id, words.0).await?;
    if let Some(document) = frozen {
        return Ok(Report { room, counted: kept::read(&document)?, stand: Stand::Frozen, audience });
    }
    let grouping = if grouped { grouping_of(house, &room).await? } else { Grouping::default() };
    let tally = count_grouped(house, &room, &grouping).await?;
    Ok(lay_out_for(words, room, &tally, &grouping, audience, None))
}

/// Into which groups answers are put when they are published.
pub async fn grouping_of(house: &House, room: &Room) -> Result<Grouping, Problem> {
    let document = store::grouping(&mut *house.db.read().await?, &room.collection.id).await?;
    Ok(Grouping::read(&document)?)
}

/// One pass over all responses, as they are published: one task reads them, another counts.
pub async fn count(house: &House, room: &Room) -> Result<Tally, Problem> {
    let grouping = grouping_of(house, room).await?;
    count_grouped(house, room, &grouping).await
}

pub async fn count_grouped(house: &House, room: &Room, grouping: &Grouping) -> Result<Tally, Problem> {
    let questionnaire = grouping.applied(told(&room.form.questionnaire));
    let grouping = grouping.clone();
    let (sender, receiver) = std::sync::mpsc::sync_channel::<Vec<StoredResponse>>(8);
    let counting = tokio::task::spawn_blocking(move || {
        let mut tally = Tally::new(&questionnaire);
        for response in receiver.into_iter().flatten() {
            // A document that is no answer of ours cannot be counted; there is none unless the
            // store was changed by hand.
            if tally.add_json(&response.answers).is_ok() {
                tally.came_from(&origin_of(&response, &grouping));
            }
        }
        tally
    });
    let mut waiting: Vec<StoredResponse> = Vec::with_capacity(BATCH);
    let mut connection = house.db.read().await?;
    responses::each_response(&mut connection, &room.collection.id, |response| {
        waiting.push(response);
        if waiting.len() == BATCH {
            let _ = sender.send(std::mem::replace(&mut waiting, Vec::with_capacity(BATCH)));
        }
    })
    .await?;
    let _ = sender.send(waiting);
    drop(sender);
    counting.await.map_err(|_| sqlx::Error::WorkerCrashed.into())
}

/// Where a response came from; its municipality as it is published.
pub fn origin_of<'a>(response: &'a StoredResponse, grouping: &'a Grouping) -> Origin<'a> {
    Origin {
        municipality: grouping.place_of(&response.municipality_code),
        channel: &response.channel,
        day: Day(response.received_on),
    }
}

const BATCH: usize = 1_000;

/// Two questions against each other, or a question by municipality or channel.
pub async fn cross(
    house: &House,
    words: Words,
    room: &Room,
    audience: Audience,
    question: &str,
    by: Against,
) -> Result<Result<CrossResult, NotCounted>, Problem> {
    let grouping = match audience {
        Audience::Internal { grouped: false } => Grouping::default(),
        _ => grouping_of(house, room).await?,
    };
    let questionnaire = grouping.applied(told(&room.form.questionnaire));
    let mut tally = match CrossTally::new(&questionnaire, question, by) {
        Ok(tally) => tally,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut connection = house.db.read().await?;
    responses::each_response(&mut connection, &room.collection.id, |response| {
        // As above: what is no answer of ours cannot be counted.
        let _ = tally.add_json(&response.answers, &origin_of(&response, &grouping));
    })
    .await?;
    let view = view_for(words, room, audience);
    Ok(Ok(tally.result(&view, |code| name_of(words, room, &grouping, code))))
}

/// What `by=` means.
pub fn against(by: &str) -> Against {
    match by {
        "municipality" => Against::Municipality,
        "channel" => Against::Channel,
        question => Against::Question(question.to_owned()),
    }
}

pub fn view(words: Words, room: &Room) -> View {
    view_for(words, room, Audience::Public)
}

fn view_for(words: Words, room: &Room, audience: Audience) -> View {
    let limit = match audience {
        Audience::Public => Limit::public(room.process.disclosure_limit),
        Audience::Internal { .. } => Limit::none(),
    };
    View { lang: words.0, limit, source: source(words, room) }
}

/// „Zdroj: vlastní šetření, 3/2026“: the month the collection opened.
fn source(words: Words, room: &Room) -> String {
    let opened = crate::server::calendar::day_of(room.collection.opens_at);
    words.with("source", &[("month", words.month(opened).into())])
}

fn name_of(words: Words, room: &Room, grouping: &Grouping, code: &str) -> String {
    let group = grouping.places.iter().find(|group| group.code == code);
    match code {
        "web" => words.t("on-web"),
        "paper" => words.t("on-paper"),
        _ if group.is_some() => {
            group.map(|group| group.label.text(words.0.code(), "cs").to_owned()).unwrap_or_default()
        }
        code => room
            .links
            .iter()
            .find(|link| link.municipality.0 == code)
            .map_or_else(|| code.to_owned(), |link| link.municipality_name.clone()),
    }
}

/// As everybody would see what was counted.
pub fn lay_out(words: Words, room: Arc<Room>, tally: &Tally) -> Report {
    lay_out_for(words, room, tally, &Grouping::default(), Audience::Public, None)
}

pub fn lay_out_for(
    words: Words,
    room: Arc<Room>,
    tally: &Tally,
    grouping: &Grouping,
    audience: Audience,
    as_of: Option<Day>,
) -> Report {
    let mut view = view_for(words, &room, audience);
    if let Some(day) = as_of {
        let facts = [("source", view.source.into()), ("day", words.day(day).into())];
        view.source = words.with("source-as-of", &facts);
    }
    let results = tally.results(&view);
    let questions = results
        .iter()
        .filter(|result| !matches!(result.kind.as_str(), "text" | "grid"))
        .map(|result| (result.question.clone(), result.label.clone()))
        .collect();
    let (mut figures, mut tables) = (0, 0);
    let next = |counter: &mut usize| {
        *counter += 1;
        *counter
    };
    // A line of a grid stands in the grid's table.
    let (lines, results): (Vec<_>, Vec<_>) = results.into_iter().partition(|result| result.grid.is_some());
    let sections = results
        .into_iter()
        .map(|result| {
            let table_number = next(&mut tables);
            let charts = result.chart.iter().chain(&result.more);
            let charts = charts.map(|chart| (next(&mut figures), chart.clone())).collect();
            Section { result, table_number, charts }
        })
        .collect();
    let (table, chart) = tally.by_municipality(&view, |code| name_of(words, &room, grouping, code));
    let places = (next(&mut tables), table, next(&mut figures), chart);
    let channels = tally.by_channel(&view, str::to_owned).0;
    let on_paper = channels
        .rows
        .into_iter()
        .find(|row| row.cells.first() == Some(&Cell::Text("paper".to_owned())))
        .and_then(|row| row.cells.into_iter().nth(1))
        .unwrap_or(Cell::Count(0));
    let counted = Counted {
        returned: tally.returned(),
        on_paper,
        sections,
        places,
        questions,
        limit: view.limit.people(),
        source: view.source,
        as_of,
        lines,
        grouped: !grouping.is_empty(),
    };
    Report { room, counted, stand: Stand::Live, audience }
}

/// The questionnaire as results speak of it: plain words, no municipality, Czech typography.
pub fn told(questionnaire: &Questionnaire) -> Questionnaire {
    let mut told = questionnaire.clone();
    let fallback = told.default_language().to_owned();
    let plain = |text: &mut Localized| {
        for (language, words) in &mut text.0 {
            let code = crate::vocabulary::language_code(language).unwrap_or(&fallback).to_owned();
            let said = surveys::with_place(words, &code, None);
            *words = typography::set(&markdown::plain(&said), &code);
        }
    };
    fn each_label(items: &mut [Item], plain: &impl Fn(&mut Localized)) {
        for item in items {
            match item {
                Item::Question(question) => plain(&mut question.label),
                Item::Group(group) => {
                    plain(&mut group.label);
                    each_label(&mut group.items, plain);
                }
            }
        }
    }
    each_label(&mut told.items, &plain);
    for choice in told.lists.values_mut().flatten() {
        plain(&mut choice.label);
    }
    told
}

/// „Graf 3“, „Tabulka 3“.
pub fn name_of_figure(lang: Lang, figure: bool, number: usize) -> String {
    let word = match (lang, figure) {
        (Lang::Cs, true) => "Graf",
        (Lang::Cs, false) => "Tabulka",
        (Lang::En, true) => "Figure",
        (Lang::En, false) => "Table",
    };
    format!("{word}\u{a0}{number}")
}

/// The same with what it shows.
pub fn numbered(lang: Lang, figure: bool, number: usize, caption: &str) -> String {
    format!("{}: {caption}", name_of_figure(lang, figure, number))
}

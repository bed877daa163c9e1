//! The report of a survey: every question's table and charts, counted in one pass over the
//! responses, numbered as they stand on the page.

use std::{ops::Deref, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::{
    problem::Problem,
    results::{
        store,
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
    vocabulary::{Cell, Chart, Day, Lang, Localized, Table},
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
    /// Whether the responses are gone and this is what was kept of them.
    pub frozen: bool,
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
}

impl Deref for Report {
    type Target = Counted;

    fn deref(&self) -> &Counted {
        &self.counted
    }
}

/// How long a report may be shown before it is counted anew.
const KEPT_SECONDS: i64 = 2;

/// Counts a survey in the visitor's language.
pub async fn report(house: &House, visit: &Visit, slug: &str) -> Result<Arc<Report>, Problem> {
    let key = format!("report {slug} {}", visit.lang().code());
    if let Some(report) = house.memo.get::<Report>(&key, visit.now) {
        return Ok(report);
    }
    let room = surveys::routes::room(house, visit, slug).await?;
    let kept = store::frozen_report(&mut *house.db.read().await?, &room.collection.id, visit.lang()).await?;
    let report = match kept.and_then(|document| serde_json::from_str(&document).ok()) {
        Some(counted) => Arc::new(Report { room, counted, frozen: true }),
        None => {
            let tally = count(house, &room).await?;
            Arc::new(lay_out(visit.words, room, &tally))
        }
    };
    house.memo.put(&key, visit.now.plus_seconds(KEPT_SECONDS), Arc::clone(&report));
    Ok(report)
}

/// One pass over all responses: one task reads them, another counts.
pub async fn count(house: &House, room: &Room) -> Result<Tally, Problem> {
    let questionnaire = told(&room.form.questionnaire);
    let (sender, receiver) = std::sync::mpsc::sync_channel::<Vec<StoredResponse>>(8);
    let counting = tokio::task::spawn_blocking(move || {
        let mut tally = Tally::new(&questionnaire);
        for response in receiver.into_iter().flatten() {
            // A document that is no answer of ours cannot be counted; there is none unless the
            // store was changed by hand.
            if tally.add_json(&response.answers).is_ok() {
                tally.came_from(&Origin {
                    municipality: &response.municipality_code,
                    channel: &response.channel,
                    day: Day(response.received_on),
                });
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

const BATCH: usize = 1_000;

/// Two questions against each other, or a question by municipality or channel.
pub async fn cross(
    house: &House,
    words: Words,
    room: &Room,
    question: &str,
    by: Against,
) -> Result<Result<CrossResult, NotCounted>, Problem> {
    let questionnaire = told(&room.form.questionnaire);
    let mut tally = match CrossTally::new(&questionnaire, question, by) {
        Ok(tally) => tally,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut connection = house.db.read().await?;
    responses::each_response(&mut connection, &room.collection.id, |response| {
        let origin = Origin {
            municipality: &response.municipality_code,
            channel: &response.channel,
            day: Day(response.received_on),
        };
        // As above: what is no answer of ours cannot be counted.
        let _ = tally.add_json(&response.answers, &origin);
    })
    .await?;
    Ok(Ok(tally.result(&view(words, room), |code| name_of(words, room, code))))
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
    View { lang: words.0, limit: Limit::public(room.process.disclosure_limit), source: source(words, room) }
}

/// „Zdroj: vlastní šetření, 3/2026“: the month the collection opened.
fn source(words: Words, room: &Room) -> String {
    let opened = crate::server::calendar::day_of(room.collection.opens_at);
    words.with("source", &[("month", words.month(opened).into())])
}

fn name_of(words: Words, room: &Room, code: &str) -> String {
    match code {
        "web" => words.t("on-web"),
        "paper" => words.t("on-paper"),
        code => room
            .links
            .iter()
            .find(|link| link.municipality.0 == code)
            .map_or_else(|| code.to_owned(), |link| link.municipality_name.clone()),
    }
}

pub fn lay_out(words: Words, room: Arc<Room>, tally: &Tally) -> Report {
    let view = view(words, &room);
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
    let sections = results
        .into_iter()
        // A line of a grid stands in the grid's table.
        .filter(|result| result.grid.is_none())
        .map(|result| {
            let table_number = next(&mut tables);
            let charts = result.chart.iter().chain(&result.more);
            let charts = charts.map(|chart| (next(&mut figures), chart.clone())).collect();
            Section { result, table_number, charts }
        })
        .collect();
    let (table, chart) = tally.by_municipality(&view, |code| name_of(words, &room, code));
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
    };
    Report { room, counted, frozen: false }
}

/// The report of a survey in every language, as documents to be kept when its responses leave.
pub async fn documents(house: &House, room: &Arc<Room>) -> Result<Vec<(Lang, String)>, Problem> {
    let tally = count(house, room).await?;
    let document = |lang: Lang| {
        let report = lay_out(Words(lang), Arc::clone(room), &tally);
        (lang, serde_json::to_string(&report.counted).expect("a report is JSON"))
    };
    Ok(Lang::ALL.map(document).into())
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

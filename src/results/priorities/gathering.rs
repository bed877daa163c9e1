//! Where ballots come from: what a process offers as sources, and what people said in those a list has.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    combining::{DEFAULT_RULE, Heard, of_numbers},
    model::{Asks, ListItem, Origin, PriorityList, RoundSector, Source, VoiceKey, shortened},
    rounds,
};
use crate::{
    ballots::{self, Round, outcome::Shown},
    problem::Problem,
    processes::Process,
    results::{self, report, tables::Tally},
    server::house::House,
    stats::disclosure::Limit,
    surveys::{
        self, Collection,
        answers::{Answer, Answers},
        questionnaire::Kind,
        routes::{Room, open_room},
        start_title,
    },
    tally::{self, Place, Profile, Ranking, combined::Voice},
    ui::Words,
    vocabulary::{CollectionId, ItemId, Lang, Localized, Moment},
};

// ---- what there is to choose from ----------------------------------------------------------------

/// Something a list can be made of.
pub struct Candidate {
    /// The value of its tick: `d.potreby.poradi`, `h.{round}`.
    pub value: String,
    pub origin: Origin,
    pub options: Vec<ListItem>,
    pub people: u64,
    /// Of a round: how many voted in each sector.
    pub sectors: Vec<(RoundSector, u64)>,
    /// Of a round: what of it may be shown at all.
    pub shown: Option<Shown>,
    /// Answers still come.
    pub running: bool,
}

impl Candidate {
    /// Whether so few people stand behind it that nothing of it is shown.
    pub fn is_small(&self, limit: Limit) -> bool {
        limit.hides(self.people) || self.shown.as_ref().is_some_and(|shown| shown.few)
    }

    /// What the page calls it until somebody finds a better name.
    pub fn names(&self) -> (String, String) {
        match &self.origin {
            Origin::Question { title, .. } | Origin::Round { title, .. } => short_names(title),
            Origin::Numbers { .. } => (String::new(), String::new()),
        }
    }
}

/// Names for heads of columns, in Czech and, where the author wrote in English too, in English.
pub fn short_names(title: &Localized) -> (String, String) {
    let (english, language) = title.read("en", "cs");
    let english = if language == Some("en") { shortened(english) } else { String::new() };
    (shortened(title.text("cs", "cs")), english)
}

/// Questions that order and rounds that are revealed, then questions in which people chose.
pub async fn candidates(house: &House, now: Moment, process: &Process) -> Result<Vec<Candidate>, Problem> {
    let mut found = Vec::new();
    let collections = surveys::store::collections_of(&mut *house.db.read().await?, &process.id).await?;
    for collection in &collections {
        let Some(room) = open_room(house, &collection.slug).await? else { continue };
        let questions = questions(&room);
        let names: Vec<&str> = questions.iter().map(|(name, ..)| name.as_str()).collect();
        let answers = answers_to(house, collection, &names).await?;
        let Said::Told(answers) = answers else { continue };
        for (name, label, asks, options) in &questions {
            found.push(Candidate {
                value: format!("d.{}.{name}", collection.slug),
                people: answers[name.as_str()].values().sum(),
                origin: Origin::Question {
                    collection: collection.id.clone(),
                    survey: collection.slug.clone(),
                    title: start_title(&room.form),
                    question: name.clone(),
                    label: label.clone(),
                    asks: *asks,
                },
                options: options.clone(),
                sectors: Vec::new(),
                shown: None,
                running: !collection.is_complete(now),
            });
        }
    }
    let mut connection = house.db.read().await?;
    for ballot in ballots::store::ballots_of(&mut connection, &process.id).await? {
        let rounds = ballots::store::rounds_of(&mut connection, &ballot.id).await?;
        // While its reasons are still hidden, a list may not tell them either.
        let latest = rounds.into_iter().rev().find(Round::is_revealed);
        let Some(round) = latest.filter(rounds::is_told) else { continue };
        let votes = ballots::store::votes_of(&mut connection, &round).await?;
        found.push(rounds::of_round(&ballot, &round, &votes));
    }
    // Orders first: what people only chose from says less.
    found.sort_by_key(|candidate| matches!(candidate.origin, Origin::Question { asks: Asks::Several, .. }));
    Ok(found)
}

/// Questions that put several things in order, in plain words.
fn questions(room: &Room) -> Vec<(String, Localized, Asks, Vec<ListItem>)> {
    let told = report::told(&room.form.questionnaire);
    let ordering = told.questions().into_iter().filter_map(|question| {
        let asks = match question.kind {
            Kind::Rank { .. } => Asks::Rank,
            Kind::SelectMultiple { .. } => Asks::Several,
            _ => return None,
        };
        // „Nic z toho“ and „jiné“ are answers, but no priorities.
        let plain = told.choices(question).iter().filter(|choice| choice.role.is_proper());
        let options: Vec<ListItem> =
            plain.map(|choice| ListItem { id: ItemId(choice.name.clone()), name: choice.label.clone() }).collect();
        (options.len() > 1).then(|| (question.name.clone(), question.label.clone(), asks, options))
    });
    ordering.collect()
}

/// The answers to some questions of a survey: each list of choices with how often it was given.
type Answered = BTreeMap<String, BTreeMap<Vec<String>, u64>>;

/// What is known of a survey's answers.
enum Said {
    Told(Answered),
    /// They left on their day; of nobody nothing can be counted.
    Deleted,
}

/// Of a survey whose results are public, what they were made of: a list must not tell of forms that the
/// tables do not tell of yet.
async fn answers_to(house: &House, collection: &Collection, questions: &[&str]) -> Result<Said, Problem> {
    let mut answered: Answered = questions.iter().map(|name| ((*name).to_owned(), BTreeMap::new())).collect();
    if questions.is_empty() {
        return Ok(Said::Told(answered));
    }
    let mut connection = house.db.read().await?;
    if results::store::frozen_at(&mut connection, &collection.id).await?.is_some() {
        return Ok(Said::Deleted);
    }
    if collection.results_published_at.is_some()
        && let Some(published) = results::store::published_report(&mut connection, &collection.id).await?
    {
        let mut orders = published.made()?.orders;
        for (name, lists) in &mut answered {
            lists.extend(orders.remove(name).unwrap_or_default());
        }
        return Ok(Said::Told(answered));
    }
    surveys::store::each_response(&mut connection, &collection.id, |response| {
        // What is no answer of ours cannot be counted; there is none unless the store was changed by hand.
        let Ok(answers) = serde_json::from_str::<Answers>(&response.answers) else { return };
        for (name, lists) in &mut answered {
            if let Some(Answer::List(list)) = answers.get(name) {
                *lists.entry(list.clone()).or_default() += 1;
            }
        }
    })
    .await?;
    Ok(Said::Told(answered))
}

// ---- what people said ----------------------------------------------------------------------------

/// A source with what was said in it.
pub struct Gathered {
    pub key: VoiceKey,
    pub heard: Heard,
    /// Behind numbers that were typed there is nobody to count.
    pub people: Option<u64>,
    pub running: bool,
    /// The page with the figures behind it, where everybody may see it.
    pub link: Option<String>,
    /// Of a round that is one source: its sectors, as far as they may be seen.
    pub sectors: Vec<(RoundSector, u64, Heard)>,
    /// Sectors weighed the same, and numbers by these weights would give a small one away: so a ballot
    /// is a ballot here, and only the order is the round's own.
    pub withheld: bool,
}

/// Why a list cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// So few people stand behind this source (any more) that nothing of it is shown.
    TooFew { voice: VoiceKey },
    /// The answers of this source were deleted on their day.
    Deleted { voice: VoiceKey },
    /// The ballot's own page does not tell everything yet.
    NotRevealed { name: String },
    /// Sums do not fit.
    TooLarge,
}

/// Everything a list is made of, in the order of its voices.
pub async fn gather(
    house: &House,
    now: Moment,
    list: &PriorityList,
    limit: Limit,
) -> Result<Result<Vec<Gathered>, NotCounted>, Problem> {
    let mut answered: BTreeMap<CollectionId, (Answered, Arc<Room>)> = BTreeMap::new();
    for source in &list.sources {
        let Origin::Question { collection, survey, .. } = &source.origin else { continue };
        if answered.contains_key(collection) {
            continue;
        }
        let asked: Vec<&str> = list.sources.iter().filter_map(|other| other.question_of(collection)).collect();
        let room = open_room(house, survey).await?.ok_or(Problem::NotFound)?;
        match answers_to(house, &room.collection, &asked).await? {
            Said::Told(answers) => answered.insert(collection.clone(), (answers, room)),
            Said::Deleted => return Ok(Err(NotCounted::Deleted { voice: VoiceKey(source.key.clone()) })),
        };
    }
    let mut gathered = Vec::new();
    for source in &list.sources {
        match &source.origin {
            Origin::Question { collection, question, asks, .. } => {
                let (answers, room) = &answered[collection];
                let published = Some(room).filter(|room| room.collection.results_published_at.is_some());
                let heard = of_answers(list, source, *asks, &answers[question], limit);
                gathered.push(Gathered {
                    key: VoiceKey(source.key.clone()),
                    people: Some(heard.voice.profile.cast()),
                    heard,
                    running: !room.collection.is_complete(now),
                    link: published.map(|room| figure_of(room, question)),
                    sectors: Vec::new(),
                    withheld: false,
                });
            }
            Origin::Round { ballot, round, .. } => {
                let mut connection = house.db.read().await?;
                let ballot = ballots::store::ballot(&mut connection, ballot).await?.ok_or(Problem::NotFound)?;
                let round = ballots::store::round(&mut connection, round).await?.ok_or(Problem::NotFound)?;
                let votes = ballots::store::votes_of(&mut connection, &round).await?;
                match rounds::of_votes(list, source, (&ballot, &round), &votes) {
                    Ok(voices) => gathered.extend(voices),
                    Err(not) => return Ok(Err(not)),
                }
            }
            Origin::Numbers { typed } => {
                let number = |item: &ListItem| typed.iter().find(|typed| typed.item == item.id)?.thousandths;
                gathered.push(Gathered {
                    key: VoiceKey(source.key.clone()),
                    heard: of_numbers(&list.items.iter().map(number).collect::<Vec<_>>()),
                    people: None,
                    running: false,
                    link: None,
                    sectors: Vec::new(),
                    withheld: false,
                });
            }
        }
    }
    match gathered.iter().find(|source| source.people.is_some_and(|people| limit.hides(people))) {
        Some(small) => Ok(Err(NotCounted::TooFew { voice: small.key.clone() })),
        None => Ok(Ok(gathered)),
    }
}

impl Source {
    fn question_of(&self, of: &CollectionId) -> Option<&str> {
        match &self.origin {
            Origin::Question { collection, question, .. } if collection == of => Some(question),
            _ => None,
        }
    }
}

/// Where the question stands on the page of results. The order of its sections does not depend on answers.
fn figure_of(room: &Arc<Room>, question: &str) -> String {
    let nobody = Tally::new(&report::told(&room.form.questionnaire));
    let report = report::lay_out(Words(Lang::Cs), Arc::clone(room), &nobody);
    let section = report.sections.iter().find(|section| section.result.question == question);
    let anchor = section.map(|section| format!("#o{}", section.table_number)).unwrap_or_default();
    format!("/vysledky/{}{anchor}", room.collection.slug)
}

pub fn asked(list: &PriorityList, source: &Source) -> Vec<bool> {
    list.items.iter().map(|item| source.options_of(&item.id).next().is_some()).collect()
}

pub fn names(list: &PriorityList) -> Vec<String> {
    list.items.iter().map(|item| item.id.0.clone()).collect()
}

/// Answers as rankings of the list's items. Where several options mean one item, the best counts.
fn of_answers(
    list: &PriorityList,
    source: &Source,
    asks: Asks,
    answers: &BTreeMap<Vec<String>, u64>,
    limit: Limit,
) -> Heard {
    let item_of = |option: &String| {
        let item = source.matches.get(&ItemId(option.clone()))?;
        list.items.iter().position(|known| known.id == *item)
    };
    let asked = asked(list, source);
    let ballot = |(chosen, count): (&Vec<String>, &u64)| {
        let mut places: Vec<Place> =
            asked.iter().map(|asked| if *asked { Place::UNRANKED } else { Place::ABSTAINED }).collect();
        for (index, item) in chosen.iter().enumerate().filter_map(|(index, option)| Some((index, item_of(option)?))) {
            let place = match asks {
                Asks::Rank => Place::at(index + 1),
                Asks::Several => Place::at(1),
            };
            if places[item] == Place::UNRANKED {
                places[item] = place.unwrap_or(Place::UNRANKED);
            }
        }
        tally::Ballot { ranking: Ranking::new(places), sector: None, ballots: *count, weight: 1 }
    };
    let ballots = answers.iter().map(ballot).collect();
    let profile = Profile { items: names(list), sectors: Vec::new(), ballots };
    let voice = Voice { profile, unranked: DEFAULT_RULE.unranked, multipliers: Vec::new(), is_sample: true };
    Heard { voice, asked, rule: DEFAULT_RULE, published: None, duels_from: Some(limit.people()) }
}

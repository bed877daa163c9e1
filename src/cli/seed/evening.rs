//! The demonstration's ballots, and the list of priorities that puts one of them together with the
//! survey.

use super::{ACTOR, SIGN_IN_FILE, write_privately};
use crate::{
    ballots::{self, Item, Making, PaperVote, Reveal, RuleCard, Secrecy, Sector, Slip, Standing},
    cli::{
        Breakage,
        demonstration::{self, evening::Evening},
        only_broken,
    },
    groups, processes,
    results::priorities::{self, Candidate, Origin, Source},
    server::{calendar, house::House},
    vocabulary::{ItemId, Localized, Moment, ProcessId, SectorId},
};

/// The evening that ranked the six priorities: made, frozen, slips printed, opened, voted on by
/// phone and on paper, closed and revealed.
pub async fn hold(house: &House, now: Moment, process: &ProcessId) -> Result<(), Breakage> {
    let evening = demonstration::evening::six_priorities(calendar::day_of(now));
    let (made, mut slips) = begin(house, now, process, &evening).await?;
    let (ballot, round) = (made.ballot.id, made.round.id);
    let present = evening.sectors.iter().map(|sector| (SectorId(sector.id.to_owned()), sector.people.into())).collect();
    ballots::count_present(house, ACTOR, now, &ballot, present).await.map_err(only_broken)?;
    let mut on_paper = Vec::new();
    for cast in demonstration::evening::ballots(&evening, demonstration::evening::SEED) {
        let drawn = slips.iter_mut().find(|(sector, _)| sector.0 == cast.sector).and_then(|(_, codes)| codes.pop());
        let code = drawn.ok_or_else(|| Breakage(format!("a slip is missing for {}", cast.sector)))?;
        if cast.on_paper {
            on_paper.push(PaperVote { code, ranking: cast.ranking });
        } else {
            let slip = Slip::open(&ballot, &code);
            ballots::cast(house, &ballot, &slip, &round, cast.ranking, &house.random.key())
                .await
                .map_err(only_broken)?;
        }
    }
    let checked_by = demonstration::people()[1].name;
    ballots::enter_paper(house, ACTOR, now, &ballot, &round, on_paper, checked_by).await.map_err(only_broken)?;
    ballots::close(house, ACTOR, now, &ballot).await.map_err(only_broken)?;
    ballots::reveal(house, ACTOR, now, &ballot, Reveal::Everything).await.map_err(only_broken)
}

/// A ballot to try: its letters and a few codes are written down beside the sign-in.
pub async fn open_one(house: &House, now: Moment, process: &ProcessId) -> Result<(), Breakage> {
    let evening = demonstration::evening::open_today(calendar::day_of(now));
    let (made, slips) = begin(house, now, process, &evening).await?;
    let mut lines = format!("  /v/{}\n", made.ballot.join_code);
    for (sector, codes) in slips {
        lines.push_str(&format!("  {sector}: {}\n", codes.join(" ")));
    }
    let file = house.config.data.join(SIGN_IN_FILE);
    let before = std::fs::read_to_string(&file).unwrap_or_default();
    write_privately(&file, &format!("{before}\nHlasovací lístky / slips – /v\n{lines}"))?;
    Ok(())
}

/// Makes a ballot with a slip for everybody and opens it.
async fn begin(
    house: &House,
    now: Moment,
    process: &ProcessId,
    evening: &Evening,
) -> Result<(Standing, Vec<(SectorId, Vec<String>)>), Breakage> {
    let groups = groups::store::groups_of(&mut *house.db.read().await?, process).await?;
    let making = Making {
        group_id: groups.first().map(|group| group.id.clone()),
        title: evening.title.clone(),
        meeting_on: evening.on,
        place: evening.place.to_owned(),
        secrecy: Secrecy::Slips,
        sectors: evening
            .sectors
            .iter()
            .map(|sector| Sector { id: SectorId(sector.id.to_owned()), name: sector.name.clone() })
            .collect(),
        items: evening
            .items
            .iter()
            .map(|(id, name)| Item {
                id: ItemId((*id).to_owned()),
                name: name.clone(),
                note: Localized::default(),
                change: None,
            })
            .collect(),
        rule: RuleCard::default(),
    };
    let made = ballots::make(house, ACTOR, now, process, making).await.map_err(only_broken)?;
    let ballot = &made.ballot.id;
    ballots::freeze(house, ACTOR, now, ballot).await.map_err(only_broken)?;
    let wanted: Vec<(SectorId, u32)> =
        evening.sectors.iter().map(|sector| (SectorId(sector.id.to_owned()), sector.people)).collect();
    let attempt = house.random.key();
    let printed = ballots::print_slips(house, ACTOR, now, ballot, &wanted, &attempt).await.map_err(only_broken)?;
    ballots::open(house, ACTOR, now, ballot).await.map_err(only_broken)?;
    Ok((made, printed.codes))
}

// ---- priorities ----------------------------------------------------------------------------------

/// The address of the list.
const PRIORITIES: &str = "priority-bechynska";

/// Survey and evening, half and half, said before anything was combined; then signed.
pub async fn sign_priorities(house: &House, now: Moment, process: &str) -> Result<(), Breakage> {
    let missing = |what: &str| Breakage(format!("{what} is missing in the demonstration"));
    let process = processes::store::process_by_slug(&mut *house.db.read().await?, process).await?;
    let process = process.ok_or_else(|| missing("the process"))?;
    let told = |problem: crate::problem::Problem| Breakage(format!("the list of priorities: {problem:?}"));
    let offered = priorities::candidates(house, now, &process).await.map_err(told)?;
    let survey =
        offered.iter().find(|one| matches!(&one.origin, Origin::Question { question, .. } if question == "poradi"));
    let evening = offered.iter().find(|one| matches!(one.origin, Origin::Round { .. }));
    let survey = survey.ok_or_else(|| missing("the question"))?;
    let evening = evening.ok_or_else(|| missing("the evening"))?;
    let source = |key: &str, [name, name_en]: [&str; 2], from: &Candidate| Source {
        key: key.to_owned(),
        name: name.to_owned(),
        name_en: name_en.to_owned(),
        origin: from.origin.clone(),
        options: from.options.clone(),
        matches: from.options.iter().map(|option| (option.id.clone(), option.id.clone())).collect(),
    };
    let making = priorities::Making {
        slug: PRIORITIES.to_owned(),
        title: Localized::default()
            .with("cs", "Priority sociálních služeb na Bechyňsku")
            .with("en", "Priorities of social services around Bechyně"),
        items: evening.options.clone(),
        top: 3,
        sources: vec![
            source("z1", ["Dotazník", "Survey"], survey),
            source("z2", ["Pracovní skupiny", "Working groups"], evening),
        ],
    };
    let list = priorities::make(house, ACTOR, now, &process.id, making).await.map_err(only_broken)?;
    let weights = list.voices().into_iter().map(|(key, ..)| (key, 50)).collect();
    priorities::state(house, ACTOR, now, &list.id, 0, None, weights, String::new()).await.map_err(only_broken)?;
    let statements = priorities::store::statements_of(&mut *house.db.read().await?, &list.id).await?;
    let counted = priorities::counted(house, now, &process, &list, &statements).await.map_err(told)?;
    let document = counted.map_err(|not| Breakage(format!("the list of priorities: {not:?}")))?;
    let body = "Řídící skupina plánu (ukázka)".to_owned();
    priorities::sign(house, ACTOR, now, &list, document, calendar::day_of(now), body).await.map_err(only_broken)?;
    Ok(())
}

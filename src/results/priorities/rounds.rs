//! What a list may take of a closed round: what the round's own page shows ([`Shown`]), and nothing
//! that could be solved for more. Options are matched with items anew for every list, so whoever may
//! make lists could otherwise ask a hidden sector one question after another:
//!
//! - where the published list of votes does not name sectors, they are taken from the votes before
//!   anything is counted, and so nothing is drawn or weighed by sector;
//! - the order of a sector that is shown alone, and the order of sectors that weighed the same, are
//!   then those that are on the round's page, with options put together or left out, but never counted again;
//! - sectors are sources of their own only where the list of votes names them.

use super::{
    combining::Heard,
    gathering::{Candidate, Gathered, NotCounted, asked, names},
    model::{ListItem, Origin, PriorityList, RoundSector, Source, VoiceKey},
};
use crate::{
    ballots::{self, Ballot, Revealed, Round, Stage, Vote, outcome::Shown},
    tally::{self, Order, Place, Profile, Ranking, combined::Voice},
};

/// Whether everything that may be shown of the round is shown by now.
pub fn is_told(round: &Round) -> bool {
    matches!(round.stage(), Stage::Closed { revealed: Revealed::All, .. })
}

/// A round as something a list can be made of.
pub fn of_round(ballot: &Ballot, round: &Round, votes: &[Vote]) -> Candidate {
    let shown = Shown::of(ballot, round, votes);
    let sector = |sector: &ballots::Sector| RoundSector { id: sector.id.clone(), name: sector.name.clone() };
    let sectors: Vec<(RoundSector, u64)> = ballot.sectors.iter().map(sector).zip(shown.sizes.iter().copied()).collect();
    Candidate {
        value: format!("h.{}", round.id),
        people: votes.len() as u64,
        origin: Origin::Round {
            ballot: ballot.id.clone(),
            round: round.id.clone(),
            number: round.number,
            join_code: ballot.join_code.clone(),
            title: ballot.title.clone(),
            sectors: sectors.iter().filter(|(_, people)| *people > 0).map(|(sector, _)| sector.clone()).collect(),
            split: false,
        },
        options: round.items.iter().map(|item| ListItem { id: item.id.clone(), name: item.name.clone() }).collect(),
        sectors,
        shown: Some(shown),
        running: false,
    }
}

/// What was said in a round, as it is heard: one voice, or a voice a sector.
///
/// # Errors
/// Where the round's own page shows too little of it.
pub fn of_votes(
    list: &PriorityList,
    source: &Source,
    (ballot, round): (&Ballot, &Round),
    votes: &[Vote],
) -> Result<Vec<Gathered>, NotCounted> {
    let Origin::Round { sectors, split, .. } = &source.origin else { return Ok(Vec::new()) };
    let shown = Shown::of(ballot, round, votes);
    let index = |sector: &RoundSector| ballot.sectors.iter().position(|known| known.id == sector.id);
    let voice_of = |sector: &RoundSector| VoiceKey(format!("{}.{}", source.key, sector.id));
    let whole = VoiceKey(source.key.clone());
    if !is_told(round) {
        return Err(NotCounted::NotRevealed { name: source.name.clone() });
    }
    if shown.few {
        let voice = sectors.first().filter(|_| *split).map_or(whole, voice_of);
        return Err(NotCounted::TooFew { voice });
    }
    let small = |sector: &&RoundSector| index(sector).is_none_or(|index| shown.comparing[index] < shown.limit);
    if let Some(small) = sectors.iter().filter(|_| *split && !shown.sectors_named).min_by_key(|sector| !small(sector)) {
        return Err(NotCounted::TooFew { voice: voice_of(small) });
    }

    let counted = ballots::counted(ballot, round, votes).map_err(|_| NotCounted::TooLarge)?;
    let by_rule = counted.weighted.is_none() || shown.sectors_named;
    let sector = |sector: Option<usize>| sector.filter(|_| shown.sectors_named);
    let matched = |vote: &tally::Ballot| tally::Ballot {
        ranking: matched(list, source, &vote.ranking),
        sector: sector(vote.sector),
        ballots: vote.ballots,
        weight: vote.weight,
    };
    let profile = Profile {
        items: names(list),
        sectors: if shown.sectors_named { counted.profile.sectors.clone() } else { Vec::new() },
        ballots: counted.profile.ballots.iter().map(matched).collect(),
    };
    let heard = |profile: Profile| Heard {
        voice: Voice { profile, unranked: round.rule.unranked, multipliers: Vec::new(), is_sample: true },
        asked: asked(list, source),
        rule: round.rule.rule(),
        published: None,
        duels_from: Some(0),
    };
    // The order of the round's page. What is drawn anew or counted again is not on it.
    let as_published = |heard: Heard, order: &Order| Heard {
        voice: Voice { is_sample: false, ..heard.voice },
        published: Some(projected(list, source, order)),
        ..heard
    };
    let alone = |sector: &RoundSector| {
        let index = index(sector).filter(|index| shown.alone[*index])?;
        if shown.sectors_named {
            return Some((sector.clone(), shown.sizes[index], heard(profile.of_sector(index))));
        }
        let order = tally::count(&counted.profile.of_sector(index), round.rule.rule()).ok()?.order;
        Some((sector.clone(), shown.sizes[index], as_published(heard(Profile::default()), &order)))
    };
    let gathered = |key: VoiceKey, people: u64, heard: Heard| Gathered {
        key,
        people: Some(people),
        heard,
        running: false,
        link: Some(format!("/v/{}/vysledek?kolo={}", ballot.join_code, round.number)),
        sectors: Vec::new(),
        withheld: !by_rule,
    };
    if *split {
        let own = |(sector, people, heard): (RoundSector, u64, Heard)| gathered(voice_of(&sector), people, heard);
        return Ok(sectors.iter().filter_map(alone).map(own).collect());
    }
    let mut all = heard(profile.clone());
    match &counted.weighted {
        Some(weighted) if by_rule => all.voice.multipliers.clone_from(&weighted.multipliers),
        Some(_) => all = as_published(all, &counted.outcome.order),
        None => {}
    }
    // A single sector is the whole.
    let sectors = if sectors.len() > 1 { sectors.iter().filter_map(alone).collect() } else { Vec::new() };
    Ok(vec![Gathered { sectors, ..gathered(whole, votes.len() as u64, all) }])
}

impl Candidate {
    /// How many voted in each sector, where sectors can be sources of their own.
    pub fn divisible(&self) -> Option<Vec<&(RoundSector, u64)>> {
        let voted: Vec<_> = self.sectors.iter().filter(|(_, people)| *people > 0).collect();
        (voted.len() > 1 && self.shown.as_ref().is_some_and(|shown| shown.sectors_named)).then_some(voted)
    }
}

/// A ranking of options as one of the list's items. Where several options mean one item, the best counts.
fn matched(list: &PriorityList, source: &Source, ranking: &Ranking) -> Ranking {
    let place = |item: &ListItem| {
        let places: Vec<Place> = source.options_of(&item.id).map(|option| ranking.places()[option]).collect();
        let best = places.iter().filter(|place| place.number().is_some()).min();
        let abstained = places.iter().all(|place| *place == Place::ABSTAINED);
        best.copied().unwrap_or(if abstained { Place::ABSTAINED } else { Place::UNRANKED })
    };
    Ranking::new(list.items.iter().map(place).collect())
}

/// An order of options as one of the items, taken as it is.
fn projected(list: &PriorityList, source: &Source, order: &Order) -> Vec<Place> {
    let ranking = Ranking::of_levels(source.options.len(), order.layers());
    matched(list, source, &ranking).places().to_vec()
}

#[cfg(test)]
mod tests;

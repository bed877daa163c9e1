//! The count of a round: by the rule that was frozen, and by nothing else.

use super::model::{Ballot, Round, RuleCard, Vote};
use crate::{
    server::random::sha256,
    tally::{CannotCount, EqualSectors, FEWEST_WEIGHED, Order, Outcome, Profile, count},
};

/// A round, counted by its own rule.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Items and sectors named by their ids; every vote weighs one.
    pub profile: Profile,
    pub outcome: Outcome,
    /// How much a ballot of each sector weighed, where sectors weigh the same.
    pub weighted: Option<EqualSectors>,
    /// The rule wanted sectors to weigh the same, and one was too small for it.
    pub weights_refused: bool,
}

/// The first `wanted` items; whoever shares the last of these places comes along.
pub fn carried(order: &Order, wanted: usize) -> Vec<usize> {
    let mut carried = Vec::new();
    for layer in order.layers() {
        if carried.len() >= wanted {
            break;
        }
        carried.extend(layer);
    }
    carried
}

/// Counts the votes of a round by its rule.
///
/// # Errors
/// Where the tally cannot count; with ballots of at most forty items and methods from the rule card
/// there is no such case but sums that do not fit.
pub fn counted(ballot: &Ballot, round: &Round, votes: &[Vote]) -> Result<Counted, CannotCount> {
    let profile = round.profile(ballot, votes);
    let weighted = if round.rule.equal_sectors { weighted(round.rule, &profile) } else { None };
    let weights_refused = round.rule.equal_sectors && weighted.is_none();
    let outcome = count(weighted.as_ref().map_or(&profile, |weighted| &weighted.profile), round.rule.rule())?;
    Ok(Counted { profile, outcome, weighted, weights_refused })
}

/// Sectors with the same weight, where none of them is too small for it.
fn weighted(rule: RuleCard, profile: &Profile) -> Option<EqualSectors> {
    if rule.comparing {
        return profile.equal_sectors(rule.unranked).ok();
    }
    let small = profile.sector_sizes().into_iter().any(|cast| (1..FEWEST_WEIGHED).contains(&cast));
    if small { None } else { profile.evened_out().ok() }
}

/// How many layers the order has; 1 where it cannot be counted.
pub fn layers(ballot: &Ballot, round: &Round, votes: &[Vote]) -> usize {
    counted(ballot, round, votes).map_or(1, |counted| counted.outcome.order.layers().len())
}

/// SHA-256 of the order as JSON: layers of ids of items, `[["seniors"],["families","work"]]`.
pub fn result_hash(ballot: &Ballot, round: &Round, votes: &[Vote]) -> String {
    let layers: Vec<Vec<&str>> = match counted(ballot, round, votes) {
        Ok(counted) => {
            let id = |item: &usize| round.items[*item].id.0.as_str();
            counted.outcome.order.layers().iter().map(|layer| layer.iter().map(id).collect()).collect()
        }
        Err(_) => Vec::new(),
    };
    sha256(serde_json::json!(layers).to_string().as_bytes())
}

//! How long the tally takes: every method on ballots of a meeting, of a town and of a country.
//! Each figure is the median of several runs on ballots made by chance that repeats itself.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use priorita::tally::{
    Ballot, Duels, Method, Place, Profile, Ranking, Rule, Sectors, Unranked, count,
    stability::{bootstrap, leave_one_out},
};

use super::{Anything, row};

/// Ballots and items.
const SIZES: [(usize, usize); 4] = [(40, 20), (1_000, 50), (100_000, 20), (1_000, 100)];
const RUNS: usize = 7;

pub fn counts() -> Anything<()> {
    for (ballots, items) in SIZES {
        let profile = a_profile(ballots, items);
        let took = median(|| drop(black_box(Duels::of(&profile, Unranked::Last))));
        row(&format!("tally, {ballots} ballots × {items} items: duels alone"), written(took));
        for &method in Method::ALL {
            let rule = Rule { method, unranked: Unranked::Last };
            if count(&profile, rule).is_err() {
                row(&format!("    {}", method.code()), "not offered".into());
                continue;
            }
            let took = median(|| drop(black_box(count(&profile, rule))));
            row(&format!("    {}", method.code()), written(took));
        }
    }
    let profile = a_profile(40, 20);
    let rule = Rule { method: Method::RankedPairsBorda, unranked: Unranked::Last };
    let took = median(|| drop(black_box(bootstrap(&profile, rule, Sectors::None, 3, 2_000, 1))));
    row("2,000 bootstraps of 40 × 20", written(took));
    let took = median(|| drop(black_box(leave_one_out(&profile, rule, Sectors::None))));
    row("leave-one-out of 40 × 20", written(took));
    let profile = a_profile(40, 18);
    let rule = Rule { method: Method::Kemeny, unranked: Unranked::Last };
    let took = median(|| drop(black_box(count(&profile, rule))));
    row("kemeny of 18 items", written(took));
    Ok(())
}

fn median(mut act: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            act();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn written(took: Duration) -> String {
    if took < Duration::from_millis(1) {
        format!("{:.0} µs", took.as_secs_f64() * 1e6)
    } else {
        format!("{:.1} ms", took.as_secs_f64() * 1e3)
    }
}

/// Ballots around a common leaning, a third of them stopping early, some with ties.
fn a_profile(ballots: usize, items: usize) -> Profile {
    let mut state = (ballots * 1_000 + items) as u64;
    // SplitMix64, Steele, Lea & Flood, OOPSLA 2014.
    let mut below = move |bound: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % bound as u64) as usize
    };
    let ballots = (0..ballots)
        .map(|_| {
            let mut liked: Vec<(usize, usize)> = (0..items).map(|item| (item + below(items), item)).collect();
            liked.sort_unstable();
            let ranked = if below(3) == 0 { items.div_ceil(2) } else { items };
            let mut places = vec![Place::UNRANKED; items];
            for (place, window) in liked.iter().take(ranked).enumerate() {
                let tied = place > 0 && below(8) == 0;
                places[window.1] = Place::at(place + 1 - usize::from(tied)).unwrap_or(Place::UNRANKED);
            }
            Ballot { ranking: Ranking::new(places), sector: None, ballots: 1, weight: 1 }
        })
        .collect();
    Profile { items: (0..items).map(|item| format!("item {item}")).collect(), sectors: Vec::new(), ballots }
}

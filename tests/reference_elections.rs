//! Elections that other programs counted: every file of `shared/ballots`, every method, both readings
//! of unranked items, against `expected.json` (checked there against pref_voting and votelib),
//! CondorcetPHP's own results, and two sectors with equal weight. The folder is not part of the
//! project, as it is unclear who may pass these ballots on; without it the test says so and passes.

#![cfg(feature = "ssr")]
#![expect(clippy::unwrap_used, reason = "files of a known shape; where one has another, the test is to stop there")]

use std::{
    cell::Cell,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use priorita::{
    tally::{
        Ballot, Duels, Method, Order, Outcome, Profile, Rule, Sectors, Unranked, agreement, borda, count, formats,
        stability,
    },
    vocabulary::Ratio,
};
use serde_json::Value;

const READINGS: [(&str, Unranked); 2] = [("implicit", Unranked::Last), ("explicit", Unranked::Ignored)];

#[test]
fn every_method_counts_as_other_programs_do() {
    let Some(shelf) = Shelf::open() else { return };
    let expected = shelf.json("expected.json");
    for (file, election) in expected["elections"].as_object().unwrap() {
        let profile = shelf.profile(file);
        let names: Vec<&str> = election["candidates"].as_array().unwrap().iter().map(|n| n.as_str().unwrap()).collect();
        let mut items = profile.items.clone();
        items.sort();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        shelf.same(&items, &sorted.into_iter().map(str::to_owned).collect(), &format!("{file}: items"));
        shelf.same(&profile.cast(), &election["ballots"].as_u64().unwrap(), &format!("{file}: ballots"));
        for (mode, unranked) in READINGS {
            against_expected(&shelf, &profile, unranked, &election[mode], &format!("{file} {mode}"));
        }
    }
    shelf.report("expected.json");
}

fn against_expected(shelf: &Shelf, profile: &Profile, unranked: Unranked, expected: &Value, place: &str) {
    const METHODS: [(&str, Method); 8] = [
        ("default_rp_margin_borda", Method::RankedPairsBorda),
        ("ranked_pairs_margin", Method::RankedPairs),
        ("ranked_pairs_winning", Method::RankedPairsWinning),
        ("schulze_margin", Method::Schulze),
        ("schulze_winning", Method::SchulzeWinning),
        ("copeland", Method::Copeland),
        ("borda_start1", Method::Borda),
        ("dowdall", Method::Dowdall),
    ];
    let expected = expected.as_object().unwrap();
    for (key, method) in METHODS {
        // The default was worked out for „unranked last“ only.
        let Some(theirs) = expected.get(key) else {
            assert!(method == Method::RankedPairsBorda && unranked == Unranked::Ignored, "{place}: no {key}");
            continue;
        };
        let ours = count(profile, Rule { method, unranked }).unwrap();
        shelf.same(&ours.order, &order(&theirs["ranking"], profile), &format!("{place} {key}"));
        if let Some(scores) = theirs.get("scores") {
            let theirs = by_item(scores, profile, |score| halves(score.as_f64().unwrap()));
            shelf.same(ours.scores.as_ref().unwrap(), &theirs, &format!("{place} {key} scores"));
        }
    }
    let duels = Duels::of(profile, unranked).unwrap();
    // Of large elections they left the duels out.
    for (name, row) in expected["pairwise"].as_object().into_iter().flatten() {
        for (other, votes) in row.as_object().unwrap() {
            let ours = duels.preferring(item(name, profile), item(other, profile));
            shelf.same(&ours, &votes.as_u64().unwrap(), &format!("{place} {name} : {other}"));
        }
    }
    let beats_all = |a: &usize| (0..duels.items()).all(|b| *a == b || duels.margin(*a, b) > 0);
    let winner = (0..duels.items()).find(beats_all).map(|item| profile.items[item].as_str());
    shelf.same(&winner, &expected["condorcet_winner"].as_str(), &format!("{place} Condorcet winner"));
    if let Some(w) = expected.get("kendall_W_tie_corrected") {
        let ours = agreement::kendall_w(profile).unwrap().unwrap();
        shelf.same(&ours.rounded(6), &((w.as_f64().unwrap() * 1e6).round() as i128), &format!("{place} W"));
    }
    if let Some(theirs) = expected.get("kemeny") {
        against_kemeny(shelf, profile, unranked, theirs, &format!("{place} Kemeny"));
    } else {
        // They stopped at a dozen items; we count up to eighteen and have nothing to compare with.
        assert!(profile.items.len() > 12, "{place}: no Kemeny");
    }
}

/// They give the score, the number of best orders and one of these; ours must leave it possible.
fn against_kemeny(shelf: &Shelf, profile: &Profile, unranked: Unranked, theirs: &Value, place: &str) {
    let ours = count(profile, Rule { method: Method::Kemeny, unranked }).unwrap();
    let optimal = ours.optimal.unwrap();
    shelf.same(&optimal.score, &theirs["score"].as_u64().unwrap(), &format!("{place} score"));
    shelf.same(&optimal.orders, &theirs["optimal_count"].as_u64().unwrap(), &format!("{place} orders"));
    let first = order(&theirs["first_optimal"], profile);
    let duels = Duels::of(profile, unranked).unwrap();
    let row: Vec<usize> = first.items().collect();
    let pairs = (0..row.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
    let score: u64 = pairs.map(|(a, b)| duels.preferring(row[a], row[b])).sum();
    shelf.same(&score, &optimal.score, &format!("{place} score of theirs"));
    let mut rest = row.as_slice();
    for layer in ours.order.layers() {
        let (mut same, after) = (rest[..layer.len()].to_vec(), &rest[layer.len()..]);
        same.sort_unstable();
        shelf.same(layer, &same, &format!("{place} layer"));
        rest = after;
    }
    shelf.same(&!ours.order.has_ties(), &(optimal.orders == 1), &format!("{place} is decided"));
}

/// CondorcetPHP lets a duel that clearer ones already refute stand against equally clear ones, and so
/// reports ties that are none. `shared/VOTING.md` §2 names these ten rows; the right orders are in
/// `expected.json`.
const REFUTED_DUEL_COUNTS: [(&str, &str, &str); 10] = [
    ("A12", "explicit", "Ranked Pairs Margin"),
    ("A12", "explicit", "Ranked Pairs Winning"),
    ("A14", "explicit", "Ranked Pairs Margin"),
    ("A14", "explicit", "Ranked Pairs Winning"),
    ("A22", "implicit", "Ranked Pairs Margin"),
    ("A22", "explicit", "Ranked Pairs Margin"),
    ("A33", "implicit", "Ranked Pairs Margin"),
    ("A33", "implicit", "Ranked Pairs Winning"),
    ("A33", "explicit", "Ranked Pairs Margin"),
    ("A33", "explicit", "Ranked Pairs Winning"),
];

#[test]
fn every_method_counts_as_condorcet_php_does() {
    let Some(shelf) = Shelf::open() else { return };
    const METHODS: [(&str, Method); 8] = [
        ("BordaCount", Method::Borda),
        ("Copeland", Method::Copeland),
        ("Schulze Winning", Method::SchulzeWinning),
        ("Schulze Margin", Method::Schulze),
        ("Ranked Pairs Winning", Method::RankedPairsWinning),
        ("Ranked Pairs Margin", Method::RankedPairs),
        ("DowdallSystem", Method::Dowdall),
        ("Kemeny\u{2013}Young", Method::Kemeny),
    ];
    let expected = shelf.json("expected_condorcetphp.json");
    for (name, election) in expected["elections"].as_object().unwrap() {
        let profile = shelf.profile(&format!("tideman/{name}.HIL"));
        for (mode, unranked) in READINGS {
            for (key, theirs) in election[mode].as_object().unwrap() {
                let (name, key) = (name.as_str(), key.as_str());
                let method = METHODS.iter().find(|(known, _)| *known == key).expect("a method we know").1;
                let ours = count(&profile, Rule { method, unranked }).unwrap();
                let theirs = order(theirs, &profile);
                if ours.optimal.is_some_and(|optimal| optimal.orders > 1) {
                    // CondorcetPHP takes the first of several best orders and does not say so.
                    shelf.same(&coarsened(&theirs, &ours), &ours.order, &format!("{name} {mode} {key}"));
                } else if REFUTED_DUEL_COUNTS.contains(&(name, mode, key)) {
                    shelf.same(&(ours.order != theirs), &true, &format!("{name} {mode} {key} differs"));
                } else {
                    shelf.same(&ours.order, &theirs, &format!("{name} {mode} {key}"));
                }
            }
        }
    }
    shelf.report("expected_condorcetphp.json");
}

/// Their row of items cut where our layers end.
fn coarsened(theirs: &Order, ours: &Outcome) -> Order {
    let mut row = theirs.items();
    Order::new(ours.order.layers().iter().map(|layer| row.by_ref().take(layer.len()).collect()).collect())
}

#[test]
fn two_sectors_with_equal_weight_count_as_exact_fractions_do() {
    let Some(shelf) = Shelf::open() else { return };
    let expected = shelf.json("expected_sector.json");
    let both = sectors(&shelf);
    let (professors, students) = (both.of_sector(0), both.of_sector(1));
    shelf.same(&both.sector_sizes(), &vec![32, 15], "sizes");
    let equal = both.equal_sectors(Unranked::Last).unwrap();
    shelf.same(&equal.multipliers, &vec![15, 32], "multipliers");
    // They let every sector weigh 1/2; with ours it is 480, so every number is 960 times theirs.
    let half = 960;
    for (key, profile, scale) in [
        ("unweighted", &both, 1),
        ("professors_only", &professors, 1),
        ("students_only", &students, 1),
        ("sector_equal_half_half", &equal.profile, half),
    ] {
        against_sector(&shelf, profile, scale, &expected[key], key);
    }
    let result =
        |profile| count(profile, Rule { method: Method::RankedPairs, unranked: Unranked::Last }).unwrap().order;
    let theirs = fraction(&expected["kendall_distance_K(1/2)_between_sectors"], 1);
    shelf.same(&agreement::distance(&result(&professors), &result(&students)), &theirs, "distance");
    shelf.same(&(agreement::pairs(6) as u64), &expected["max_distance"].as_u64().unwrap(), "greatest distance");
    against_bootstrap(&shelf, &both, &expected["bootstrap"]);
    shelf.report("expected_sector.json");
}

/// They drew a thousand times, from all ballots as one, with another generator. So numbers can only
/// be near: a share of a thousand has a standard error of at most 0.016, and four of them are allowed.
fn against_bootstrap(shelf: &Shelf, both: &Profile, expected: &Value) {
    let mut as_one = both.clone();
    as_one.ballots.iter_mut().for_each(|ballot| ballot.sector = None);
    let rule = Rule { method: Method::RankedPairs, unranked: Unranked::Last };
    let mut before = vec![0.0; both.items.len()];
    for place in 1..=both.items.len() {
        let drawn = stability::bootstrap(&as_one, rule, Sectors::None, place, 2_000, 2013).unwrap();
        for (item, name) in both.items.iter().enumerate() {
            // Up to this place, less up to the one before: first place of ties, as they count it.
            let up_to = drawn.share(item).unwrap().to_f64();
            let theirs = expected["rank_distribution"][name][place - 1].as_f64().unwrap();
            let off = (up_to - before[item] - theirs).abs();
            shelf.same(&(off < 0.064), &true, &format!("{name} in place {place} is off by {off}"));
            before[item] = up_to;
        }
    }
}

fn against_sector(shelf: &Shelf, profile: &Profile, scale: i64, expected: &Value, place: &str) {
    let unranked = Unranked::Last;
    for (key, method) in [
        ("borda", Method::Borda),
        ("copeland", Method::Copeland),
        ("schulze_margin", Method::Schulze),
        ("schulze_winning", Method::SchulzeWinning),
        ("ranked_pairs_margin", Method::RankedPairs),
    ] {
        let ours = count(profile, Rule { method, unranked }).unwrap();
        shelf.same(&ours.order, &order(&expected[key], profile), &format!("{place} {key}"));
    }
    let points: Vec<Ratio> = expected["borda_scores"].as_array().unwrap().iter().map(|p| fraction(p, scale)).collect();
    shelf.same(&borda::points(profile, unranked).unwrap(), &points, &format!("{place} Borda points"));
    let duels = Duels::of(profile, unranked).unwrap();
    for (a, row) in expected["margins"].as_array().unwrap().iter().enumerate() {
        for (b, margin) in row.as_array().unwrap().iter().enumerate() {
            let ours = Ratio::new(duels.margin(a, b), 1).unwrap();
            shelf.same(&ours, &fraction(margin, scale), &format!("{place} margin {a} : {b}"));
        }
    }
    let kemeny = count(profile, Rule { method: Method::Kemeny, unranked }).unwrap();
    let optimal = kemeny.optimal.unwrap();
    let theirs = &expected["kemeny"];
    let score = Ratio::new(optimal.score as i64, 1).unwrap();
    shelf.same(&score, &fraction(&theirs["score"], scale), &format!("{place} Kemeny score"));
    shelf.same(&optimal.orders, &theirs["optimal_count"].as_u64().unwrap(), &format!("{place} Kemeny orders"));
    let w = agreement::kendall_w(profile).unwrap().unwrap();
    shelf.same(&w, &fraction(&expected["kendall_W"], 1), &format!("{place} W"));
}

/// One file has all forty-seven ballots, the other those of the students; professors cast the rest.
fn sectors(shelf: &Shelf) -> Profile {
    let mut profile = shelf.profile("preflib/00032-00000003.soi");
    let mut professors: Vec<Ballot> = profile.ballots.drain(..).map(|b| Ballot { sector: Some(0), ..b }).collect();
    for student in shelf.profile("preflib/derived-students.soi").ballots {
        let same = |ballot: &&mut Ballot| ballot.ranking == student.ranking && ballot.ballots >= student.ballots;
        professors.iter_mut().find(same).expect("the students are among all").ballots -= student.ballots;
        profile.ballots.push(Ballot { sector: Some(1), ..student });
    }
    profile.ballots.extend(professors);
    profile.sectors = vec!["professors".to_owned(), "students".to_owned()];
    profile.items = ["prep", "effort", "professors", "curricula", "apathy", "motivation"].map(str::to_owned).into();
    profile
}

// ---- the folder ----------------------------------------------------------------------------------

struct Shelf {
    folder: PathBuf,
    compared: Cell<usize>,
}

impl Shelf {
    fn open() -> Option<Shelf> {
        let shared = std::env::var_os("PRIORITA_SHARED").map(PathBuf::from);
        let shared = shared.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"));
        let folder = shared.join("ballots");
        if folder.is_dir() {
            return Some(Shelf { folder, compared: Cell::new(0) });
        }
        // Not `eprintln`: the test harness would swallow it, and nothing is left out silently.
        let _ =
            writeln!(std::io::stderr(), "reference elections are not here ({}), nothing compared", folder.display());
        None
    }

    fn json(&self, file: &str) -> Value {
        serde_json::from_slice(&fs::read(self.folder.join(file)).unwrap()).unwrap()
    }

    fn profile(&self, file: &str) -> Profile {
        let bytes = fs::read(self.folder.join(file)).unwrap();
        formats::read(&bytes).unwrap_or_else(|why| panic!("{file}: {why:?}")).profile
    }

    fn same<T: PartialEq + std::fmt::Debug>(&self, ours: &T, theirs: &T, place: &str) {
        assert_eq!(ours, theirs, "{place}: ours and theirs");
        self.compared.set(self.compared.get() + 1);
    }

    fn report(&self, file: &str) {
        assert!(self.compared.get() > 100, "{file} was read past");
        let _ = writeln!(std::io::stderr(), "{file}: {} comparisons, all equal", self.compared.get());
    }
}

// ---- their notation --------------------------------------------------------------------------------

fn item(name: &str, profile: &Profile) -> usize {
    profile.items.iter().position(|item| item == name).unwrap_or_else(|| panic!("no item {name}"))
}

/// `A > B = C`
fn order(text: &Value, profile: &Profile) -> Order {
    let layers = text.as_str().unwrap().split(" > ");
    Order::new(layers.map(|layer| layer.split(" = ").map(|name| item(name, profile)).collect()).collect())
}

fn by_item<T>(scores: &Value, profile: &Profile, read: impl Fn(&Value) -> T) -> Vec<T> {
    profile.items.iter().map(|name| read(&scores[name])).collect()
}

fn halves(number: f64) -> Ratio {
    assert_eq!((number * 2.0).fract(), 0.0);
    Ratio::new((number * 2.0) as i64, 2).unwrap()
}

/// `8567/1920` or `207`, times a scale.
fn fraction(text: &Value, scale: i64) -> Ratio {
    let (num, den) = text.as_str().unwrap().split_once('/').unwrap_or((text.as_str().unwrap(), "1"));
    Ratio::new(num.parse::<i64>().unwrap() * scale, den.parse().unwrap()).unwrap()
}

//! An evening of the working groups: twenty-one people put six priorities into order, two of them
//! on paper. A second ballot stands open, so that whoever looks at the demonstration can vote.
//!
//! The six priorities are those a working group in Vlašim arrived at in 2013 (community plan of
//! social services for the Vlašim area); the people and their ballots are made up. The ids are those of
//! the survey's question `poradi`, so that survey and ballot can be put together.

use super::chance::Chance;
use crate::{
    tally::{Place, Ranking},
    vocabulary::{Day, Localized},
};

/// With this seed two duels contradict clearer ones and the three sectors disagree: there is something
/// to explain.
pub const SEED: u64 = 2038;

/// What a ballot of the demonstration is about.
pub struct Evening {
    pub title: Localized,
    pub place: &'static str,
    pub on: Day,
    /// Ids and names.
    pub items: Vec<(&'static str, Localized)>,
    pub sectors: Vec<Sector>,
}

pub struct Sector {
    pub id: &'static str,
    pub name: Localized,
    pub people: u32,
}

/// One made-up ballot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cast {
    pub sector: &'static str,
    pub on_paper: bool,
    pub ranking: Ranking,
}

const COMMISSIONER: &str = "commissioner";
const PROVIDER: &str = "provider";
const SERVICE_USER: &str = "service-user";

fn both(cs: &str, en: &str) -> Localized {
    Localized::default().with("cs", cs).with("en", en)
}

fn triad(people: [u32; 3]) -> Vec<Sector> {
    let names = [
        (COMMISSIONER, "Zadavatelé", "Commissioners"),
        (PROVIDER, "Poskytovatelé", "Providers"),
        (SERVICE_USER, "Uživatelé služeb", "Service users"),
    ];
    names.into_iter().zip(people).map(|((id, cs, en), people)| Sector { id, name: both(cs, en), people }).collect()
}

/// The meeting that ranked the six priorities, two days ago.
pub fn six_priorities(today: Day) -> Evening {
    Evening {
        title: both("Šest priorit plánu", "Six priorities of the plan"),
        place: "Zasedací místnost radnice v Bechyni, 17 hodin",
        on: today.plus(-2),
        items: vec![
            ("rodiny", both("Podpora rodin s dětmi", "Support for families with children")),
            (
                "vylouceni",
                both(
                    "Podpora lidí ohrožených sociálním vyloučením nebo vyloučených",
                    "Support for people at risk of social exclusion or excluded",
                ),
            ),
            ("zamestnani", both("Podpora zaměstnanosti", "Support for employment")),
            ("seniori", both("Podpora seniorů", "Support for older people")),
            ("postizeni", both("Podpora lidí se zdravotním postižením", "Support for people with disabilities")),
            ("informace", both("Podpora informovanosti o službách", "Better information on services")),
        ],
        sectors: triad([7, 8, 6]),
    }
}

/// A ballot that is open today.
pub fn open_today(today: Day) -> Evening {
    Evening {
        title: both("Co pro seniory nejdřív", "What to do for older people first"),
        place: "Klub seniorů v Bechyni",
        on: today,
        items: vec![
            ("odlehceni", both("Odlehčovací služba na víkendy", "Respite care at weekends")),
            ("pecovatelky", both("Pečovatelky i večer", "Home care in the evenings, too")),
            ("svoz", both("Svoz k lékaři z vesnic", "Rides from the villages to the doctor")),
            ("jidelna", both("Dovoz obědů do všech obcí", "Meals delivered to every municipality")),
            ("klub", both("Klub i v menších obcích", "A club in the smaller municipalities, too")),
        ],
        sectors: triad([4, 4, 4]),
    }
}

/// How a sector leans, in the order of the items: more points, nearer the top.
fn leaning(sector: &str) -> [i64; 6] {
    match sector {
        COMMISSIONER => [70, 25, 66, 62, 40, 34],
        PROVIDER => [50, 62, 30, 72, 60, 44],
        _ => [38, 30, 44, 58, 74, 62],
    }
}

/// How far a person strays from their sector.
const OPINION: i64 = 46;

/// The twenty-one ballots of the evening, sector by sector.
pub fn ballots(evening: &Evening, seed: u64) -> Vec<Cast> {
    let mut chance = Chance::new(seed);
    let mut cast = Vec::new();
    for sector in &evening.sectors {
        for person in 0..sector.people {
            let ranking = ranking(leaning(sector.id), evening.items.len(), &mut chance);
            // One provider and one service user had no phone with them.
            let on_paper = person == 0 && sector.id != COMMISSIONER;
            cast.push(Cast { sector: sector.id, on_paper, ranking });
        }
    }
    cast
}

fn ranking(leaning: [i64; 6], items: usize, chance: &mut Chance) -> Ranking {
    let mut liked: Vec<(i64, usize)> = leaning
        .iter()
        .take(items)
        .enumerate()
        .map(|(item, points)| (points + chance.between(0, OPINION), item))
        .collect();
    liked.sort_unstable_by(|one, other| other.cmp(one));
    // Some stop early; some cannot choose between two neighbours; a few have an interest in one item.
    let stops_after = if chance.percent(25) { 3 + chance.below(2) as usize } else { items };
    let tie_at = chance.percent(30).then(|| 1 + chance.below(4) as usize);
    let abstains = chance.percent(8).then(|| chance.below(6) as usize);
    let mut places = vec![Place::UNRANKED; items];
    let mut number = 0;
    for (rank, (_, item)) in liked.into_iter().take(stops_after).enumerate() {
        number += usize::from(tie_at != Some(rank) || rank == 0);
        places[item] = Place::at(number).expect("six items have six places");
    }
    if let Some(item) = abstains {
        places[item] = Place::ABSTAINED;
    }
    Ranking::new(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_one_people_of_three_sectors_voted_and_two_of_them_on_paper() {
        let evening = six_priorities(Day(20_541));
        let cast = ballots(&evening, SEED);
        assert_eq!(cast.len(), 21);
        assert_eq!(cast.iter().filter(|ballot| ballot.on_paper).count(), 2);
        let of = |sector: &str| cast.iter().filter(|ballot| ballot.sector == sector).count();
        assert_eq!([COMMISSIONER, PROVIDER, SERVICE_USER].map(of), [7, 8, 6]);
        assert_eq!(cast, ballots(&evening, SEED));
        assert_ne!(cast, ballots(&evening, SEED + 1));
        assert!(cast.iter().all(|ballot| !ballot.ranking.is_blank()));
        assert!(cast.iter().any(|ballot| ballot.ranking.levels().iter().any(|level| level.len() > 1)));
    }
}

//! A ballot of a small group for the tests, its slips, and how one votes with them.

use priorita::{
    ballots::{self, Item, Making, RuleCard, Secrecy, Sector, Slip, Standing},
    server::house::House,
    tally::Ranking,
    vocabulary::{Day, ItemId, Localized, ProcessId, SectorId},
};

use super::visitor::{Answer, Visitor};

/// The things on the ballot, in the order of the ballot: ids and names.
pub const ITEMS: [(&str, &str); 4] =
    [("seniori", "Senioři"), ("rodiny", "Rodiny"), ("prace", "Práce"), ("doprava", "Doprava")];

pub struct Evening {
    pub standing: Standing,
    /// Each slip's sector and code.
    pub slips: Vec<(String, String)>,
}

/// How a ballot for the tests is made: four items, the usual rule.
pub fn a_making(secrecy: Secrecy, sectors: &[&str]) -> Making {
    Making {
        group_id: None,
        title: Localized::plain("Co nejdřív"),
        meeting_on: Day(20_778),
        place: "Radnice".into(),
        secrecy,
        sectors: sectors
            .iter()
            .map(|id| Sector { id: SectorId((*id).into()), name: Localized::plain(format!("Sektor {id}")) })
            .collect(),
        items: ITEMS
            .iter()
            .map(|(id, name)| Item {
                id: ItemId((*id).into()),
                name: Localized::plain(*name),
                note: Localized::default(),
                change: None,
            })
            .collect(),
        rule: RuleCard::default(),
    }
}

/// A ballot that stands open, with so many slips in each sector.
pub async fn open(house: &House, process: &ProcessId, secrecy: Secrecy, people: &[(&str, u32)]) -> Evening {
    let now = house.clock.now();
    let sectors: Vec<&str> = people.iter().map(|(sector, _)| *sector).collect();
    let made = ballots::make(house, "jana", now, process, a_making(secrecy, &sectors)).await.expect("made");
    let id = made.ballot.id.clone();
    ballots::freeze(house, "jana", now, &id).await.expect("frozen");
    let wanted: Vec<(SectorId, u32)> =
        people.iter().map(|(sector, count)| (SectorId((*sector).into()), *count)).collect();
    let printed = ballots::print_slips(house, "jana", now, &id, &wanted, &house.random.key()).await.expect("printed");
    ballots::open(house, "jana", now, &id).await.expect("opened");
    let standing = ballots::standing(&mut house.db.read().await.expect("a connection"), &id).await;
    let slips = printed
        .codes
        .into_iter()
        .flat_map(|(sector, codes)| codes.into_iter().map(move |code| (sector.0.clone(), code)))
        .collect();
    Evening { standing: standing.expect("an answer").expect("there"), slips }
}

impl Evening {
    /// `/v/ABCDEF`
    pub fn address(&self) -> String {
        format!("/v/{}", self.standing.ballot.join_code)
    }

    /// Casts past the pages.
    pub async fn cast(&self, house: &House, slip: usize, ranking: &str) -> ballots::Receipt {
        let Standing { ballot, round } = &self.standing;
        let opened = Slip::open(&ballot.id, &self.slips[slip].1);
        let ranking = Ranking::read(ranking, round.items.len()).expect("a ranking");
        ballots::cast(house, &ballot.id, &opened, &round.id, ranking, &house.random.key()).await.expect("taken")
    }

    /// Votes as a person does: the code, the ballot, the form. `places` are those of [`ITEMS`].
    pub async fn vote(&self, person: &Visitor, slip: usize, places: [&str; 4]) -> Answer {
        let admitted = person.post(&self.address(), &[("listek", &self.slips[slip].1)]).await;
        assert_eq!(admitted.status.as_u16(), 303, "{}", admitted.text);
        let page = person.get(admitted.location()).await;
        assert_eq!(page.status.as_u16(), 200, "{}", page.text);
        let hidden = |name: &str| hidden(&page.text, name);
        let (round, attempt) = (hidden("round"), hidden("attempt"));
        let names: Vec<String> = ITEMS.iter().map(|(id, _)| format!("place.{id}")).collect();
        let mut fields = vec![("round", round.as_str()), ("attempt", attempt.as_str())];
        fields.extend(names.iter().map(String::as_str).zip(places));
        person.post(admitted.location(), &fields).await
    }
}

/// The value of a hidden field.
pub fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("{name}: {page}"));
    let value = page[at..].split("value=\"").nth(1).and_then(|rest| rest.split('"').next());
    value.unwrap_or_else(|| panic!("{name} has a value")).to_owned()
}

/// The receipt a page shows, its sixteen letters.
pub fn receipt(page: &str) -> String {
    let pattern = regex_lite::Regex::new(r"\b([0-9A-Z]{4})-([0-9A-Z]{4})-([0-9A-Z]{4})-([0-9A-Z]{4})\b");
    let found = pattern.expect("a pattern");
    let found = found.captures(page).unwrap_or_else(|| panic!("a receipt: {page}"));
    (1..=4).map(|part| &found[part]).collect()
}

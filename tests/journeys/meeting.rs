//! A meeting for the journeys: a ballot made by the chair's own acts, straight in the store of the
//! running server.

use crate::house::house;
use priorita::ballots::{self, Change, Item, Making, Reveal, RuleCard, Secrecy, Sector};
use priorita::server::{config::Config, house::House as Office};
use priorita::tally::Ranking;
use priorita::vocabulary::{BallotId, ItemId, Localized, SectorId};
use priorita::{groups, processes};
use std::net::SocketAddr;

/// Ids and names of what is ranked, in the official order.
pub const ITEMS: [(&str, &str); 5] = [
    ("odlehceni", "Odlehčovací služba o víkendu"),
    ("svoz", "Svoz z vesnic k lékaři"),
    ("pecovatelky", "Pečovatelky i večer"),
    ("obedy", "Dovoz obědů do všech obcí"),
    ("klub", "Klub seniorů"),
];

pub struct Meeting {
    pub join: String,
    id: BallotId,
    /// Codes of slips nobody has used yet.
    codes: std::sync::Mutex<Vec<String>>,
}

/// The store of the server, opened from here: a runtime of its own for every act.
async fn office() -> Office {
    let data = house().server.data();
    let config = Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        database_url: Config::database_url(&data, None),
        data,
        public_url: None,
    };
    Office::open(config).await.expect("the store opens")
}

/// The six letters of the evening that the demonstration has closed and revealed.
pub async fn evening() -> String {
    let office = office().await;
    let mut connection = office.db.read().await.expect("a connection");
    let all = ballots::store::all_ballots(&mut connection).await.expect("ballots");
    drop(connection);
    office.db.close().await;
    let evening = all.into_iter().find(|ballot| ballot.title.text("cs", "cs") == "Šest priorit plánu");
    evening.expect("the demonstration has an evening").join_code
}

const CHAIR: &str = "Jana Dvořáková";

fn a_making_of(title: &str, names: &[String], equal_sectors: bool) -> Making {
    let item = |(index, name): (usize, &String)| Item {
        id: ItemId(format!("polozka-{index}")),
        name: Localized::default().with("cs", name),
        note: Localized::default(),
        change: None,
    };
    let rule = RuleCard { equal_sectors, ..RuleCard::default() };
    Making { items: names.iter().enumerate().map(item).collect(), rule, ..a_making(title, None) }
}

fn a_making(title: &str, most: Option<usize>) -> Making {
    let words = |cs: &str| Localized::default().with("cs", cs);
    let item = |(id, name): (&str, &str)| Item {
        id: ItemId(id.into()),
        name: words(name),
        note: if id == "svoz" { words("Dvakrát týdně, na objednání") } else { Localized::default() },
        change: match id {
            "klub" => Some(Change::Keep),
            "svoz" => Some(Change::Introduce),
            _ => None,
        },
    };
    let sector = |(id, name): (&str, &str)| Sector { id: SectorId(id.into()), name: words(name) };
    Making {
        group_id: None,
        title: words(title),
        meeting_on: priorita::vocabulary::Day(20_800),
        place: "Klub seniorů v Bechyni".into(),
        secrecy: Secrecy::Slips,
        sectors: [("provider", "Poskytovatelé"), ("service-user", "Uživatelé služeb")].map(sector).into(),
        items: ITEMS.map(item).into(),
        rule: RuleCard { most, ..RuleCard::default() },
    }
}

impl Meeting {
    /// A ballot that is still being prepared.
    pub async fn prepared(title: &str, most: Option<usize>) -> Meeting {
        Meeting::made(a_making(title, most)).await
    }

    /// A ballot of these items, frozen, with six slips for one sector and five for the other.
    pub async fn frozen_of(title: &str, names: &[String], equal_sectors: bool) -> Meeting {
        Meeting::made(a_making_of(title, names, equal_sectors)).await.freezes([6, 5], title).await
    }

    async fn made(making: Making) -> Meeting {
        let office = office().await;
        let mut connection = office.db.read().await.expect("a connection");
        let process = processes::store::process_by_slug(&mut connection, "bechynsko").await.expect("an answer");
        let process = process.expect("the demonstration is there").id;
        let groups = groups::store::groups_of(&mut connection, &process).await.expect("groups");
        drop(connection);
        let making = Making { group_id: groups.first().map(|group| group.id.clone()), ..making };
        let made = ballots::make(&office, CHAIR, office.clock.now(), &process, making).await.expect("made");
        office.db.close().await;
        let ballot = made.ballot;
        Meeting { join: ballot.join_code, id: ballot.id, codes: std::sync::Mutex::default() }
    }

    /// One with list and rule frozen and eight slips printed.
    pub async fn frozen(title: &str, most: Option<usize>) -> Meeting {
        Meeting::prepared(title, most).await.freezes([4, 4], title).await
    }

    /// Freezes list and rule and prints slips.
    async fn freezes(self, [first, second]: [u32; 2], title: &str) -> Meeting {
        let office = office().await;
        ballots::freeze(&office, CHAIR, office.clock.now(), &self.id).await.expect("frozen");
        let wanted = [("provider", first), ("service-user", second)].map(|(sector, n)| (SectorId(sector.into()), n));
        let printed = ballots::print_slips(&office, CHAIR, office.clock.now(), &self.id, &wanted, title).await;
        office.db.close().await;
        let codes = printed.expect("printed").codes.into_iter().flat_map(|(_, codes)| codes).collect();
        Meeting { codes: std::sync::Mutex::new(codes), ..self }
    }

    /// One where everybody may vote.
    pub async fn open(title: &str, most: Option<usize>) -> Meeting {
        let meeting = Meeting::frozen(title, most).await;
        meeting.opens().await;
        meeting
    }

    pub async fn opens(&self) {
        let office = office().await;
        ballots::open(&office, CHAIR, office.clock.now(), &self.id).await.expect("opened");
        office.db.close().await;
    }

    pub async fn closes(&self) {
        let office = office().await;
        ballots::close(&office, CHAIR, office.clock.now(), &self.id).await.expect("closed");
        office.db.close().await;
    }

    pub async fn is_revealed(&self) {
        let office = office().await;
        ballots::reveal(&office, CHAIR, office.clock.now(), &self.id, Reveal::Everything).await.expect("revealed");
        office.db.close().await;
    }

    /// Every slip votes, each with the next of these orders over and over; the receipts as they are spelled.
    pub async fn casts(&self, orders: &[&str]) -> Vec<String> {
        let office = office().await;
        let mut connection = office.db.read().await.expect("a connection");
        let round = ballots::standing(&mut connection, &self.id).await.expect("an answer").expect("it is there").round;
        drop(connection);
        let codes = std::mem::take(&mut *self.codes.lock().expect("nobody panics here"));
        let mut receipts = Vec::new();
        for (code, order) in codes.iter().zip(orders.iter().cycle()) {
            let slip = ballots::Slip::open(&self.id, code);
            let ranking = Ranking::read(order, round.items.len()).expect("an order of the items");
            let receipt = ballots::cast(&office, &self.id, &slip, &round.id, ranking, code).await.expect("taken");
            receipts.push(receipt.spelled());
        }
        office.db.close().await;
        receipts
    }

    /// The chair reveals the next step.
    pub async fn reveals(&self) {
        let office = office().await;
        let mut connection = office.db.read().await.expect("a connection");
        let standing = ballots::standing(&mut connection, &self.id).await.expect("an answer").expect("it is there");
        drop(connection);
        let next = Reveal::After { seen: standing.round.shown };
        ballots::reveal(&office, CHAIR, office.clock.now(), &self.id, next).await.expect("revealed");
        office.db.close().await;
    }

    /// A second round of the first three items, open.
    pub async fn goes_on(&self) {
        let office = office().await;
        let now = office.clock.now();
        let kept = ITEMS.iter().take(3).map(|(id, _)| ItemId((*id).into())).collect();
        ballots::next_round(&office, CHAIR, now, &self.id, kept).await.expect("another round");
        ballots::freeze(&office, CHAIR, now, &self.id).await.expect("frozen");
        ballots::open(&office, CHAIR, now, &self.id).await.expect("opened");
        office.db.close().await;
    }

    /// A slip, drawn from the hat.
    pub fn slip(&self) -> String {
        self.codes.lock().expect("nobody panics here").pop().expect("a slip is left")
    }

    /// All votes of the last round as they stand in the store, in an order that tells nothing.
    pub async fn votes(&self) -> Vec<Ranking> {
        let office = office().await;
        let mut connection = office.db.read().await.expect("a connection");
        let standing = ballots::standing(&mut connection, &self.id).await.expect("an answer").expect("it is there");
        let votes = ballots::store::votes_of(&mut connection, &standing.round).await.expect("votes");
        drop(connection);
        office.db.close().await;
        let mut rankings: Vec<Ranking> = votes.into_iter().map(|vote| vote.ranking).collect();
        rankings.sort();
        rankings
    }

    /// The only vote there is, in the notation of PrefLib.
    pub async fn only_vote(&self) -> String {
        let votes = self.votes().await;
        assert_eq!(votes.len(), 1, "one vote");
        votes[0].to_string()
    }

    /// The ballot's address at the desk begins with this.
    pub fn id(&self) -> String {
        self.id.0.clone()
    }

    /// A page of the ballot: `page("/hlas")`.
    pub fn page(&self, rest: &str) -> String {
        format!("/v/{}{rest}", self.join)
    }
}

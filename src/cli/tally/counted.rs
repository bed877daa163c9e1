//! What `priorita tally` counts, and the JSON that scripts read. Pure: a file and a question in,
//! an answer out.

use serde_json::{Map, Value, json};

use crate::{
    tally::{
        CannotCount, CannotWeigh, Duels, Method, Order, Outcome, Profile, Rule, Sectors, Unranked, agreement, borda,
        count as count_by, formats::BallotFile,
    },
    vocabulary::Ratio,
};

/// A sector of fewer ballots is never shown alone: its members would be recognised.
pub const FEWEST_SHOWN: u64 = 5;

/// What is asked of a file.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub methods: &'static [Method],
    /// `None`: as the file states it, else last.
    pub unranked: Option<Unranked>,
    pub sectors: Sectors,
}

/// The answer.
#[derive(Debug)]
pub struct Counted {
    pub title: Option<String>,
    pub items: Vec<String>,
    pub unranked: Unranked,
    pub sectors: Sectors,
    /// One, or one a sector that can be shown.
    pub urns: Vec<Urn>,
    pub remarks: Vec<Remark>,
    /// Whether exactly one answer was asked for.
    single: bool,
}

/// Ballots that are counted together.
#[derive(Debug)]
pub struct Urn {
    pub sector: Option<String>,
    /// Ballots cast, whatever they weigh.
    pub ballots: u64,
    /// With sectors of equal weight: how many times a ballot of each sector that voted counts.
    pub times: Vec<(String, Ratio)>,
    pub borda: Vec<Ratio>,
    pub kendall_w: Option<Ratio>,
    pub duels: Duels,
    pub outcomes: Vec<(Method, Outcome)>,
}

/// What should be known beside the answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Remark {
    /// The sector has fewer than [`FEWEST_SHOWN`] ballots.
    Withheld { sector: String },
    /// There are too many items for this method; the others counted.
    LeftOut { method: Method, most: usize },
    /// Ballots of no sector are in none of the answers.
    WithoutSector { ballots: u64 },
}

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No ballot names its sector.
    NoSectors,
    /// These sectors have too few ballots to be given equal weight.
    TooFewToWeigh {
        sectors: Vec<String>,
    },
    /// So many ballots belong to no sector, and what they weigh cannot be said.
    WithoutSector {
        ballots: u64,
    },
    /// No sector has enough ballots to be shown alone.
    AllWithheld,
    TooManyItems {
        method: Method,
        most: usize,
    },
    TooLarge,
}

/// # Errors
/// Where the question cannot be answered for this file.
pub fn count(file: &BallotFile, ask: Ask) -> Result<Counted, Refusal> {
    let profile = &file.profile;
    let unranked = ask.unranked.or(file.unranked).unwrap_or(Unranked::Last);
    let mut counted = Counted {
        title: file.title.clone(),
        items: profile.items.clone(),
        unranked,
        sectors: ask.sectors,
        urns: Vec::new(),
        remarks: Vec::new(),
        single: ask.methods.len() == 1 && ask.sectors != Sectors::Own,
    };
    if ask.sectors != Sectors::None && profile.ballots.iter().all(|ballot| ballot.sector.is_none()) {
        return Err(Refusal::NoSectors);
    }
    match ask.sectors {
        Sectors::None => counted.add(profile, profile.cast(), None, ask.methods)?,
        Sectors::Equal => {
            let equal = profile.equal_sectors(unranked).map_err(|why| unweighable(profile, why))?;
            counted.add(&equal.profile, profile.cast(), None, ask.methods)?;
            let times = profile.sectors.iter().enumerate();
            let times = times.filter_map(|(sector, name)| Some((name.clone(), equal.times(sector)?))).collect();
            counted.urns[0].times = times;
        }
        Sectors::Own => {
            for (sector, name) in profile.sectors.iter().enumerate() {
                let own = profile.of_sector(sector);
                if own.cast() < FEWEST_SHOWN {
                    counted.remarks.push(Remark::Withheld { sector: name.clone() });
                } else {
                    counted.add(&own, own.cast(), Some(name.clone()), ask.methods)?;
                }
            }
            let nobodys = profile.ballots.iter().filter(|ballot| ballot.sector.is_none());
            let nobodys: u64 = nobodys.map(|ballot| ballot.ballots).sum();
            if nobodys > 0 {
                counted.remarks.push(Remark::WithoutSector { ballots: nobodys });
            }
            if counted.urns.is_empty() {
                return Err(Refusal::AllWithheld);
            }
        }
    }
    Ok(counted)
}

fn unweighable(profile: &Profile, why: CannotWeigh) -> Refusal {
    match why {
        CannotWeigh::TooFew { sectors } => {
            Refusal::TooFewToWeigh { sectors: sectors.iter().map(|sector| profile.sectors[*sector].clone()).collect() }
        }
        CannotWeigh::WithoutSector { ballots } => Refusal::WithoutSector { ballots },
        CannotWeigh::Uncountable(_) => Refusal::TooLarge,
    }
}

impl Counted {
    /// `ballots` were cast; `profile` holds them as they weigh.
    fn add(
        &mut self,
        profile: &Profile,
        ballots: u64,
        sector: Option<String>,
        methods: &[Method],
    ) -> Result<(), Refusal> {
        let mut outcomes = Vec::with_capacity(methods.len());
        for &method in methods {
            match count_by(profile, Rule { method, unranked: self.unranked }) {
                Ok(outcome) => outcomes.push((method, outcome)),
                Err(CannotCount::TooManyItems { most }) if methods.len() == 1 => {
                    return Err(Refusal::TooManyItems { method, most });
                }
                Err(CannotCount::TooManyItems { most }) => {
                    let remark = Remark::LeftOut { method, most };
                    if !self.remarks.contains(&remark) {
                        self.remarks.push(remark);
                    }
                }
                Err(CannotCount::TooLarge | CannotCount::Misfit { .. }) => return Err(Refusal::TooLarge),
            }
        }
        let too_large = |_| Refusal::TooLarge;
        self.urns.push(Urn {
            sector,
            ballots,
            times: Vec::new(),
            borda: borda::points(profile, self.unranked).map_err(too_large)?,
            kendall_w: agreement::kendall_w(profile).map_err(too_large)?,
            duels: Duels::of(profile, self.unranked).map_err(too_large)?,
            outcomes,
        });
        Ok(())
    }

    /// One object, or a list of them where several answers were asked for.
    pub fn json(&self) -> Value {
        let answers = self.urns.iter().flat_map(|urn| urn.outcomes.iter().map(move |answer| (urn, answer)));
        let mut answers: Vec<Value> =
            answers.map(|(urn, (method, outcome))| self.answer(urn, *method, outcome)).collect();
        match answers.pop() {
            Some(answer) if self.single => answer,
            last => {
                answers.extend(last);
                Value::Array(answers)
            }
        }
    }

    fn answer(&self, urn: &Urn, method: Method, outcome: &Outcome) -> Value {
        let by_item = |values: &[Ratio]| -> Map<String, Value> {
            self.items.iter().cloned().zip(values.iter().map(|value| number(*value))).collect()
        };
        let items = 0..urn.duels.items();
        let row = |item: usize| items.clone().map(|other| urn.duels.preferring(item, other)).collect::<Vec<u64>>();
        let exact = |ratio: Ratio| format!("{}/{}", ratio.num(), ratio.den());
        let mut answer = json!({
            "items": self.items,
            "ballots": urn.ballots,
            "method": method.code(),
            "unranked": self.unranked.code(),
            "sectors": self.sectors.code(),
            "order": self.layers(&outcome.order),
            "scores": by_item(outcome.scores.as_deref().unwrap_or_default()),
            "borda": by_item(&urn.borda),
            "agreement": {
                "kendall_w": urn.kendall_w.map(Ratio::to_f64),
                "kendall_w_exact": urn.kendall_w.map(exact),
            },
            "pairwise": items.clone().map(row).collect::<Vec<_>>(),
        });
        if let Some(title) = &self.title {
            answer["title"] = json!(title);
        }
        if let Some(sector) = &urn.sector {
            answer["sector"] = json!(sector);
        }
        if !urn.times.is_empty() {
            answer["weights"] = urn.times.iter().map(|(name, times)| (name.clone(), number(*times))).collect();
        }
        if let Some(optimal) = outcome.optimal {
            answer["optimal"] = json!({ "score": optimal.score, "orders": optimal.orders });
        }
        answer
    }

    /// The names in their order, tied ones together.
    pub fn layers(&self, order: &Order) -> Vec<Vec<&str>> {
        let names = |layer: &Vec<usize>| layer.iter().map(|item| self.items[*item].as_str()).collect();
        order.layers().iter().map(names).collect()
    }
}

/// A whole number where it is one.
fn number(ratio: Ratio) -> Value {
    if ratio.den() == 1 { json!(ratio.num()) } else { json!(ratio.to_f64()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tally::formats;

    fn ask() -> Ask {
        Ask { methods: &[Method::RankedPairsBorda], unranked: None, sectors: Sectors::None }
    }

    fn counted(text: &str, ask: Ask) -> Result<Counted, Refusal> {
        count(&formats::read(text.as_bytes()).unwrap(), ask)
    }

    /// Tennessee's capital, en.wikipedia.org/wiki/Ranked_pairs.
    const TENNESSEE: &str = "Memphis>Nashville>Chattanooga>Knoxville*42\nNashville>Chattanooga>Knoxville>Memphis*26\n\
                             Chattanooga>Knoxville>Nashville>Memphis*15\nKnoxville>Chattanooga>Nashville>Memphis*17\n";

    /// Six users and six providers who disagree, and two from the town.
    const SECTORS: &str = "ballot,sector,channel,Bus,Clinic\n1,users,,1,2\n2,users,,1,2\n3,users,,1,2\n4,users,,1,2\n\
                           5,users,,1,2\n6,users,,1,2\n7,providers,,2,1\n8,providers,,2,1\n9,providers,,2,1\n\
                           10,providers,,,\n11,providers,,,\n12,providers,,x,1\n";

    #[test]
    fn scripts_get_the_shape_of_the_contract() {
        let json = counted(TENNESSEE, ask()).unwrap().json();
        assert_eq!(
            json,
            json!({
                "items": ["Chattanooga", "Knoxville", "Memphis", "Nashville"],
                "ballots": 100,
                "method": "ranked-pairs-borda",
                "unranked": "last",
                "sectors": "none",
                "order": [["Nashville"], ["Chattanooga"], ["Knoxville"], ["Memphis"]],
                "scores": {"Chattanooga": 273, "Knoxville": 207, "Memphis": 226, "Nashville": 294},
                "borda": {"Chattanooga": 273, "Knoxville": 207, "Memphis": 226, "Nashville": 294},
                "agreement": {"kendall_w": json["agreement"]["kendall_w"], "kendall_w_exact": json["agreement"]["kendall_w_exact"]},
                "pairwise": [[0, 83, 58, 32], [17, 0, 58, 32], [42, 42, 0, 42], [68, 68, 58, 0]],
            })
        );
        assert!(json["agreement"]["kendall_w"].is_f64());
    }

    #[test]
    fn all_methods_are_a_list_and_kemeny_says_how_many_orders_are_best() {
        let json = counted(TENNESSEE, Ask { methods: Method::ALL, ..ask() }).unwrap().json();
        let answers = json.as_array().unwrap();
        let methods: Vec<&str> = answers.iter().map(|answer| answer["method"].as_str().unwrap()).collect();
        assert_eq!(methods, Method::ALL.iter().map(|method| method.code()).collect::<Vec<_>>());
        assert!(answers.iter().all(|answer| answer["order"][0][0] == "Nashville" || answer["method"] == "dowdall"));
        assert_eq!(
            answers.iter().find(|answer| answer["method"] == "kemeny").unwrap()["optimal"],
            json!({"score": 393, "orders": 1})
        );
    }

    #[test]
    fn a_tie_is_one_layer_and_halves_are_numbers() {
        let json = counted("A>B\nB>A\nC", ask()).unwrap().json();
        assert_eq!(json["order"], json!([["A", "B"], ["C"]]));
        assert_eq!(json["scores"], json!({"A": 6.5, "B": 6.5, "C": 5}));
    }

    #[test]
    fn the_file_states_how_unranked_items_are_read_unless_the_asker_does() {
        let text = "#/Candidates: A;B\n#/Implicit Ranking: false\nB\n";
        let stated = counted(text, ask()).unwrap().json();
        assert_eq!((&stated["unranked"], &stated["pairwise"]), (&json!("ignored"), &json!([[0, 0], [0, 0]])));
        let asked = counted(text, Ask { unranked: Some(Unranked::Last), ..ask() }).unwrap().json();
        assert_eq!((&asked["unranked"], &asked["order"]), (&json!("last"), &json!([["B"], ["A"]])));
        assert_eq!(counted("A>B\nB", ask()).unwrap().json()["unranked"], "last");
    }

    #[test]
    fn sectors_of_equal_weight_say_what_a_ballot_weighs() {
        let uneven = format!("{SECTORS}13,town,,1,2\n14,town,,1,2\n15,town,,1,2\n");
        let json = counted(&uneven, Ask { sectors: Sectors::Equal, ..ask() }).unwrap().json();
        assert_eq!(json["weights"], json!({"users": 1, "providers": 1, "town": 2}));
        assert_eq!((&json["ballots"], &json["pairwise"]), (&json!(15), &json!([[0, 12], [3, 0]])));
    }

    #[test]
    fn a_sector_of_two_cannot_be_weighed_and_one_of_four_is_not_shown() {
        let small = format!("{SECTORS}13,town,,1,2\n14,town,,1,2\n");
        let refused = counted(&small, Ask { sectors: Sectors::Equal, ..ask() }).unwrap_err();
        assert_eq!(refused, Refusal::TooFewToWeigh { sectors: vec!["town".to_owned()] });
        let four = format!("{small}15,town,,2,1\n16,town,,2,1\n17,,,1,2\n");
        let own = counted(&four, Ask { sectors: Sectors::Own, ..ask() }).unwrap();
        assert_eq!(own.remarks, [Remark::Withheld { sector: "town".to_owned() }, Remark::WithoutSector { ballots: 1 }]);
        let json = own.json();
        let sectors: Vec<&Value> = json.as_array().unwrap().iter().map(|answer| &answer["sector"]).collect();
        assert_eq!(sectors, ["users", "providers"]);
        assert!(!json.to_string().contains("town"));
        assert_eq!(json[1]["order"], json!([["Clinic"], ["Bus"]]));
    }

    #[test]
    fn what_cannot_be_counted_says_why() {
        let own = Ask { sectors: Sectors::Own, ..ask() };
        assert_eq!(counted(TENNESSEE, own).unwrap_err(), Refusal::NoSectors);
        assert_eq!(counted("ballot,sector,channel,A\n1,users,,1\n", own).unwrap_err(), Refusal::AllWithheld);
        let many: String = (1..=19).map(|number| format!("Item {number:02}\n")).collect();
        let many = format!("{many}Item 01 > Item 02");
        let kemeny = Refusal::TooManyItems { method: Method::Kemeny, most: 18 };
        assert_eq!(counted(&many, Ask { methods: &[Method::Kemeny], ..ask() }).unwrap_err(), kemeny);
        let others = counted(&many, Ask { methods: Method::ALL, ..ask() }).unwrap();
        assert_eq!(others.remarks, [Remark::LeftOut { method: Method::Kemeny, most: 18 }]);
        assert_eq!(others.json().as_array().unwrap().len(), Method::ALL.len() - 1);
    }
}

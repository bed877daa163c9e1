//! What `priorita tally` counts, and the JSON that scripts read. Pure: a file and a question in,
//! an answer out.

use serde_json::{Map, Value, json};

use crate::{
    tally::{
        CannotCount, CannotWeigh, Duels, Method, Order, Outcome, Place, Profile, Rule, Sectors, Unranked, Weight,
        agreement, borda, count as count_by,
        formats::{BallotFile, Format},
    },
    vocabulary::Ratio,
};

/// A sector of fewer ballots that compare something is never shown alone: its members would be recognised.
pub const FEWEST_SHOWN: u64 = 5;

/// What is asked of a file.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// `None`: as the file states it, else the default.
    pub methods: Option<&'static [Method]>,
    /// `None`: as the file states it, else last.
    pub unranked: Option<Unranked>,
    /// `None`: as the file states it, else a ballot is a ballot.
    pub sectors: Option<Sectors>,
}

/// The answer.
#[derive(Debug)]
pub struct Counted {
    pub format: Format,
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
    /// What they weigh by their own weights.
    pub weight: Weight,
    /// With sectors of equal weight: how many times a ballot of each sector that voted counts.
    pub times: Vec<(String, Ratio)>,
    pub borda: Vec<Ratio>,
    pub kendall_w: Option<Ratio>,
    pub duels: Duels,
    pub outcomes: Vec<Answer>,
}

/// An order by one method.
#[derive(Debug)]
pub struct Answer {
    pub method: Method,
    pub outcome: Outcome,
    /// The order with its ties in a row, where the file tells of a lot that was drawn for this count.
    pub drawn: Option<(u64, Order)>,
}

impl Answer {
    pub fn order(&self) -> &Order {
        self.drawn.as_ref().map_or(&self.outcome.order, |(_, order)| order)
    }
}

/// What should be known beside the answer.
#[derive(Debug, PartialEq, Eq)]
pub enum Remark {
    /// It was counted as the file says.
    ByTheFile,
    /// The file says one thing and the asker another.
    Otherwise { file: &'static str, asked: &'static str },
    /// The file tells of a lot, and it was drawn for another count.
    LotLeftOut { number: u64 },
    /// The file does not say how items left out are read. They are last; read otherwise, the order
    /// would be the same or another.
    Unstated { same: bool },
    /// The sector has fewer than [`FEWEST_SHOWN`] ballots that compare something.
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
    let stated = &file.counted_by;
    let unranked = ask.unranked.or(file.unranked).unwrap_or(Unranked::Last);
    let sectors = ask.sectors.or(stated.sectors).unwrap_or(Sectors::None);
    let at = |method| Method::ALL.iter().position(|known| *known == method).unwrap_or(0);
    let by_file = at(stated.method.unwrap_or(Method::RankedPairsBorda));
    let methods = ask.methods.unwrap_or(&Method::ALL[by_file..=by_file]);
    let mut counted = Counted {
        format: file.format,
        title: file.title.clone(),
        items: profile.items.clone(),
        unranked,
        sectors,
        urns: Vec::new(),
        remarks: remarks(file, ask),
        single: methods.len() == 1 && sectors != Sectors::Own,
    };
    if sectors != Sectors::None && profile.ballots.iter().all(|ballot| ballot.sector.is_none()) {
        return Err(Refusal::NoSectors);
    }
    match sectors {
        Sectors::None => counted.add(profile, profile, None, methods)?,
        Sectors::Equal => {
            let equal = profile.equal_sectors(unranked).map_err(|why| unweighable(profile, why))?;
            counted.add(&equal.profile, profile, None, methods)?;
            let times = profile.sectors.iter().enumerate();
            let times = times.filter_map(|(sector, name)| Some((name.clone(), equal.times(sector)?))).collect();
            counted.urns[0].times = times;
        }
        Sectors::Own => {
            for (sector, name) in profile.sectors.iter().enumerate() {
                let own = profile.of_sector(sector);
                if own.comparing(unranked) < FEWEST_SHOWN {
                    counted.remarks.push(Remark::Withheld { sector: name.clone() });
                } else {
                    counted.add(&own, &own, Some(name.clone()), methods)?;
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
    counted.draw(file);
    if file.unranked.is_none() && ask.unranked.is_none() && leaves_out(profile) {
        let other = count(file, Ask { unranked: Some(Unranked::Ignored), ..ask });
        let orders = |counted: &Counted| -> Vec<Vec<Vec<usize>>> {
            let answers = counted.urns.iter().flat_map(|urn| &urn.outcomes);
            answers.map(|answer| answer.outcome.order.layers().to_vec()).collect()
        };
        let same = other.is_ok_and(|other| orders(&other) == orders(&counted));
        counted.remarks.push(Remark::Unstated { same });
    }
    Ok(counted)
}

/// Whether any ballot leaves an item out and does not abstain on it.
fn leaves_out(profile: &Profile) -> bool {
    profile.ballots.iter().any(|ballot| ballot.ranking.places().contains(&Place::UNRANKED))
}

/// Whose rule it is: the file's, or the asker's where it differs.
fn remarks(file: &BallotFile, ask: Ask) -> Vec<Remark> {
    let stated = &file.counted_by;
    let method = ask.methods.and_then(|methods| match methods {
        [one] => Some(one.code()),
        _ => None,
    });
    let pairs = [
        (stated.method.map(Method::code), method),
        (file.unranked.map(Unranked::code), ask.unranked.map(Unranked::code)),
        (stated.sectors.map(Sectors::code), ask.sectors.map(Sectors::code)),
    ];
    let differs = |(file, asked): (Option<&'static str>, Option<&'static str>)| {
        let (file, asked) = (file?, asked?);
        (file != asked).then_some(Remark::Otherwise { file, asked })
    };
    let mut remarks: Vec<Remark> = pairs.into_iter().filter_map(differs).collect();
    if remarks.is_empty() && stated.method.is_some() {
        remarks.push(Remark::ByTheFile);
    }
    remarks
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
    /// Puts tied items in a row where a lot was drawn for the very count the file states.
    fn draw(&mut self, file: &BallotFile) {
        let stated = &file.counted_by;
        let Some(lot) = &stated.lot else { return };
        let same_reading = file.unranked.is_none_or(|unranked| unranked == self.unranked);
        let same_sectors = stated.sectors.unwrap_or(Sectors::None) == self.sectors;
        let mut drawn = false;
        for answer in self.urns.iter_mut().flat_map(|urn| &mut urn.outcomes) {
            let same_method = stated.method.is_none_or(|method| method == answer.method);
            if same_reading && same_sectors && same_method {
                drawn = true;
                let ties = answer.outcome.order.has_ties();
                answer.drawn = ties.then(|| (lot.number, lot.settles(&answer.outcome.order)));
            }
        }
        if !drawn {
            self.remarks.push(Remark::LotLeftOut { number: lot.number });
        }
    }

    /// `profile` holds the ballots that were `cast` as they weigh.
    fn add(
        &mut self,
        profile: &Profile,
        cast: &Profile,
        sector: Option<String>,
        methods: &[Method],
    ) -> Result<(), Refusal> {
        let mut outcomes = Vec::with_capacity(methods.len());
        for &method in methods {
            match count_by(profile, Rule { method, unranked: self.unranked }) {
                Ok(outcome) => outcomes.push(Answer { method, outcome, drawn: None }),
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
            ballots: cast.cast(),
            weight: cast.weighs(),
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
        let mut answers: Vec<Value> = answers.map(|(urn, answer)| self.answer(urn, answer)).collect();
        match answers.pop() {
            Some(answer) if self.single => answer,
            last => {
                answers.extend(last);
                Value::Array(answers)
            }
        }
    }

    fn answer(&self, urn: &Urn, answer: &Answer) -> Value {
        let (method, outcome) = (answer.method, &answer.outcome);
        let by_item = |values: &[Ratio]| -> Map<String, Value> {
            self.items.iter().cloned().zip(values.iter().map(|value| number(*value))).collect()
        };
        let items = 0..urn.duels.items();
        let row = |item: usize| items.clone().map(|other| urn.duels.preferring(item, other)).collect::<Vec<u64>>();
        let exact = |ratio: Ratio| format!("{}/{}", ratio.num(), ratio.den());
        let mut json = json!({
            "format": self.format.code(),
            "items": self.items,
            "ballots": urn.ballots,
            "method": method.code(),
            "unranked": self.unranked.code(),
            "sectors": self.sectors.code(),
            "order": self.layers(answer.order()),
            "scores": by_item(outcome.scores.as_deref().unwrap_or_default()),
            "borda": by_item(&urn.borda),
            "agreement": {
                "kendall_w": urn.kendall_w.map(Ratio::to_f64),
                "kendall_w_exact": urn.kendall_w.map(exact),
            },
            "pairwise": items.clone().map(row).collect::<Vec<_>>(),
        });
        if let Some(title) = &self.title {
            json["title"] = json!(title);
        }
        if let Some(sector) = &urn.sector {
            json["sector"] = json!(sector);
        }
        if !urn.times.is_empty() {
            json["weights"] = urn.times.iter().map(|(name, times)| (name.clone(), number(*times))).collect();
        }
        if let Some(optimal) = outcome.optimal {
            json["optimal"] = json!({ "score": optimal.score, "orders": optimal.orders });
        }
        if urn.weight.get() != urn.ballots {
            json["weight"] = json!(urn.weight.get());
        }
        if let Some((number, _)) = &answer.drawn {
            json["lot"] = json!({ "number": number, "tied": self.layers(&outcome.order) });
        }
        json
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
        Ask { methods: None, unranked: None, sectors: None }
    }

    fn counted(text: &str, ask: Ask) -> Result<Counted, Refusal> {
        count(&formats::read(text.as_bytes()).unwrap(), ask)
    }

    /// Tennessee's capital, en.wikipedia.org/wiki/Ranked_pairs.
    const TENNESSEE: &str = "Memphis>Nashville>Chattanooga>Knoxville*42\nNashville>Chattanooga>Knoxville>Memphis*26\n\
                             Chattanooga>Knoxville>Nashville>Memphis*15\nKnoxville>Chattanooga>Nashville>Memphis*17\n";

    /// Six users and six providers who disagree, and two from the town.
    const SECTORS: &str = "#rule=unranked_last\nballot,sector,channel,Bus,Clinic\n1,users,,1,2\n2,users,,1,2\n3,users,,1,2\n4,users,,1,2\n\
                           5,users,,1,2\n6,users,,1,2\n7,providers,,2,1\n8,providers,,2,1\n9,providers,,2,1\n\
                           10,providers,,,1\n11,providers,,,1\n12,providers,,x,1\n";

    #[test]
    fn scripts_get_the_shape_of_the_contract() {
        let json = counted(TENNESSEE, ask()).unwrap().json();
        assert_eq!(
            json,
            json!({
                "format": "cef",
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
        let json = counted(TENNESSEE, Ask { methods: Some(Method::ALL), ..ask() }).unwrap().json();
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
        let json = counted(&uneven, Ask { sectors: Some(Sectors::Equal), ..ask() }).unwrap().json();
        assert_eq!(json["weights"], json!({"users": 1, "providers": 1, "town": 2}));
        assert_eq!((&json["ballots"], &json["pairwise"]), (&json!(15), &json!([[0, 12], [5, 0]])));
    }

    #[test]
    fn a_sector_of_two_cannot_be_weighed_and_one_of_four_is_not_shown() {
        let small = format!("{SECTORS}13,town,,1,2\n14,town,,1,2\n");
        let refused = counted(&small, Ask { sectors: Some(Sectors::Equal), ..ask() }).unwrap_err();
        assert_eq!(refused, Refusal::TooFewToWeigh { sectors: vec!["town".to_owned()] });
        let four = format!("{small}15,town,,2,1\n16,town,,2,1\n17,,,1,2\n");
        let own = counted(&four, Ask { sectors: Some(Sectors::Own), ..ask() }).unwrap();
        assert_eq!(own.remarks, [Remark::Withheld { sector: "town".to_owned() }, Remark::WithoutSector { ballots: 1 }]);
        let json = own.json();
        let sectors: Vec<&Value> = json.as_array().unwrap().iter().map(|answer| &answer["sector"]).collect();
        assert_eq!(sectors, ["users", "providers"]);
        assert!(!json.to_string().contains("town"));
        assert_eq!(json[1]["order"], json!([["Clinic"], ["Bus"]]));
    }

    /// It was told as thirteen ballots, and the sector of one was shown as seven.
    #[test]
    fn a_ballot_of_weight_seven_is_one_ballot_and_its_sector_is_not_shown() {
        let text = "#/Candidates: A ; B\n#/Weight Allowed: true\n#= sector 1: Users\n#= sector 2: Town\n\n\
                    sector 1 || A > B ^7\nsector 2 || B > A * 6\n";
        let json = counted(text, ask()).unwrap().json();
        assert_eq!(
            (&json["ballots"], &json["weight"], &json["pairwise"]),
            (&json!(7), &json!(13), &json!([[0, 7], [6, 0]]))
        );
        let own = counted(text, Ask { sectors: Some(Sectors::Own), ..ask() }).unwrap();
        assert_eq!(own.remarks, [Remark::Withheld { sector: "Users".to_owned() }]);
        assert_eq!((own.json().as_array().unwrap().len(), &own.json()[0]["ballots"]), (1, &json!(6)));
        let equal = counted(text, Ask { sectors: Some(Sectors::Equal), ..ask() }).unwrap_err();
        assert_eq!(equal, Refusal::TooFewToWeigh { sectors: vec!["Users".to_owned()] });
    }

    #[test]
    fn a_sector_of_one_real_ballot_and_five_blank_ones_is_not_shown() {
        let text = "#rule=unranked_last\nballot,sector,channel,A,B\n1,users,,1,2\n2,users,,,\n3,users,,,\n4,users,,,\n\
                    5,users,,1,1\n6,users,,x,1\n7,town,,1,2\n8,town,,1,2\n9,town,,1,2\n10,town,,1,2\n11,town,,1,2\n";
        let own = counted(text, Ask { sectors: Some(Sectors::Own), ..ask() }).unwrap();
        assert_eq!(own.remarks, [Remark::Withheld { sector: "users".to_owned() }]);
    }

    /// Exports from before the rule travelled with them: the page had Park first.
    #[test]
    fn an_export_without_its_rule_is_counted_by_what_it_says_or_warned_about() {
        let preflib = "# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: Bus\n# ALTERNATIVE NAME 2: Park\n\
                       # ALTERNATIVE NAME 3: Škola\n4: 1\n2: 2,1\n";
        let preflib = counted(preflib, ask()).unwrap();
        assert_eq!(preflib.remarks, [Remark::Unstated { same: false }]);
        let cef = "#/Candidates: Bus ; Park ; Škola\n#/Implicit Ranking: false\nPark > Bus * 2\nBus * 4";
        let sheet = "#rule=unranked_ignored\nballot,sector,channel,Bus,Park,Škola\n1,,,2,1,\n2,,,1,,\n3,,,1,,\n\
                     4,,,2,1,\n5,,,1,,\n6,,,1,,\n";
        for stated in [cef, sheet] {
            let stated = counted(stated, ask()).unwrap();
            assert_eq!((stated.json()["order"][0][0].as_str(), stated.remarks.len()), (Some("Park"), 0));
        }
        assert_eq!(counted("A>B>C\nA>B", ask()).unwrap().remarks, [Remark::Unstated { same: true }]);
        assert_eq!(counted("A>B\nA>B", ask()).unwrap().remarks, []);
    }

    #[test]
    fn the_rule_of_the_file_is_followed_unless_the_asker_says_otherwise() {
        let text = "#rule=unranked_ignored\n#method=borda\n#sectors=none\nballot,sector,channel,A,B\n1,,,1,\n2,,,2,1\n";
        let stated = counted(text, ask()).unwrap();
        assert_eq!((stated.json()["method"].as_str(), stated.remarks), (Some("borda"), vec![Remark::ByTheFile]));
        let asked =
            counted(text, Ask { methods: Some(&[Method::Copeland]), unranked: Some(Unranked::Last), ..ask() }).unwrap();
        let otherwise = |file, asked| Remark::Otherwise { file, asked };
        assert_eq!(asked.remarks, [otherwise("borda", "copeland"), otherwise("ignored", "last")]);
    }

    #[test]
    fn what_cannot_be_counted_says_why() {
        let own = Ask { sectors: Some(Sectors::Own), ..ask() };
        assert_eq!(counted(TENNESSEE, own).unwrap_err(), Refusal::NoSectors);
        assert_eq!(counted("ballot,sector,channel,A\n1,users,,1\n", own).unwrap_err(), Refusal::AllWithheld);
        let many: Vec<String> = (1..=19).map(|number| format!("Item {number:02}")).collect();
        let many = format!("#/Candidates: {}\n#/Implicit Ranking: true\nItem 01 > Item 02", many.join(";"));
        let kemeny = Refusal::TooManyItems { method: Method::Kemeny, most: 18 };
        assert_eq!(counted(&many, Ask { methods: Some(&[Method::Kemeny]), ..ask() }).unwrap_err(), kemeny);
        let others = counted(&many, Ask { methods: Some(Method::ALL), ..ask() }).unwrap();
        assert_eq!(others.remarks, [Remark::LeftOut { method: Method::Kemeny, most: 18 }]);
        assert_eq!(others.json().as_array().unwrap().len(), Method::ALL.len() - 1);
    }
}

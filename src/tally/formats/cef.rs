//! The Condorcet election format: `#/Candidates: A ; B`, `#/Implicit Ranking: true`, then
//! `tags || A > B = C ^2 * 3`. Source: <https://github.com/CondorcetVote/CondorcetElectionFormat>.
//! It is the one format that states how unranked items are read. Lines of votes without any
//! parameter are the same format; their items are taken in alphabetical order, so that it does
//! not matter whose ballot stands first.
//!
//! Our own use of it stands in comments, which others skip: `#= item 1: Children, youth` names an
//! item whose name the format cannot hold, `#= sector 1: Users` a sector that ballots are tagged
//! with (`sector 1 || A > B`), `#= method: borda` and its kin how the ballots were counted
//! ([`stated`](super::stated)). Where sectors weighed the same, every ballot has its weight, so that
//! others count the same; `#= sectors: equal` says to us that these weights come from the sectors. The tag `abstains 3` says that the third item was abstained on; to
//! others it is left out with `#/Implicit Ranking: false`, so that they compare it with nobody too.
//! What a ballot of such a file left out for the last place is then spelled out for others, and the
//! tag `unranked 2 4` with `#= unranked: last` says to us that it was left out.

use std::collections::{BTreeSet, HashMap};

use super::{
    super::{Place, Profile, Ranking, Sectors, Unranked},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, is_short, lines, one_line, spelled_out, stated,
};

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let head = Head::read(text, &mut notes);
    let named = match &head.candidates {
        Some(candidates) => candidates.clone(),
        None => names_in_votes(text),
    };
    if named.len() > MOST_ITEMS {
        notes.add(Finding::error("too_many_items").fact("limit", MOST_ITEMS));
        return Err(notes.refusal());
    }
    for (number, line) in lines(text).filter(|(_, line)| !line.starts_with('#')) {
        // To others it is a comment, so it is one to us; but who wrote `C# > Java` meant no comment.
        let glued = line.find('#').filter(|at| line[..*at].ends_with(char::is_alphanumeric));
        if let Some(at) = glued {
            notes.add_once(Finding::warning("cut_at_hash").fact("text", &line[at..]).line(number));
        }
    }
    if let Some(name) = named.iter().find(|name| name.contains('#')) {
        notes.add(Finding::error("unwritable_name").fact("name", name));
    }
    let index: HashMap<&str, usize> = named.iter().enumerate().map(|(index, name)| (name.as_str(), index)).collect();
    let mut urn = Urn::default();
    for (number, line) in votes(text) {
        if notes.are_full() {
            break;
        }
        let put = Vote::read(line).and_then(|vote| {
            let ranking = vote.ranking(&index, &head, number, &mut notes)?;
            let ranking = abstaining(unranked(ranking, vote.tags), vote.tags);
            if vote.weight != 1 && !head.weights {
                notes.add_once(Finding::warning("weights_ignored").line(number));
            }
            let own = head.weights && head.counted.sectors != Some(Sectors::Equal);
            let weight = if own { vote.weight } else { 1 };
            urn.put_weighing(ranking, head.sector(vote.tags)?, vote.quantity, weight)
        });
        notes.take(put.map_err(|finding| finding.line(number)));
    }
    let items = named.iter().map(|name| head.items.get(name).unwrap_or(name).clone()).collect();
    let profile = Profile { items, sectors: head.sectors, ballots: urn.into_ballots() };
    let implicit = head.implicit.map(|implicit| if implicit { Unranked::Last } else { Unranked::Ignored });
    let unranked = head.counted.unranked.or(implicit);
    let counted_by = notes.take(head.counted.settle(profile.items.len())).unwrap_or_default();
    let (title, format) = (head.title, Format::Cef);
    notes.settle(BallotFile { title, profile, unranked, counted_by, format, warnings: Vec::new() })
}

/// Parameters, and our own names in comments.
#[derive(Default)]
struct Head {
    title: Option<String>,
    candidates: Option<Vec<String>>,
    implicit: Option<bool>,
    /// How the ballots were counted; how what is left out is read, where they spell it out for others.
    counted: stated::Reading,
    weights: bool,
    /// `item 1` → its name.
    items: HashMap<String, String>,
    sectors: Vec<String>,
}

impl Head {
    fn read(text: &str, notes: &mut Notes) -> Head {
        let mut head = Head::default();
        for (number, line) in lines(text) {
            if notes.are_full() {
                break;
            }
            if let Some((key, value)) = line.strip_prefix("#/").and_then(|line| line.split_once(':')) {
                let read = head.parameter(&key.trim().to_lowercase(), value.trim());
                notes.take(read.map_err(|finding| finding.line(number)));
            } else if let Some((key, value)) = line.strip_prefix("#=").and_then(|line| line.split_once(':')) {
                let read = head.name(key.trim(), value.trim());
                notes.take(read.map_err(|finding| finding.line(number)));
            }
        }
        head
    }

    fn parameter(&mut self, key: &str, value: &str) -> Result<(), Finding> {
        let yes_or_no = || match value.to_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(Finding::error("yes_or_no").fact("parameter", key).fact("text", value)),
        };
        match key {
            "candidates" => {
                let names = value.split(';').map(str::trim).filter(|name| !name.is_empty());
                self.candidates = Some(names.take(MOST_ITEMS + 1).map(str::to_owned).collect());
            }
            "implicit ranking" => self.implicit = Some(yes_or_no()?),
            "weight allowed" => self.weights = yes_or_no()?,
            "title" if !value.is_empty() => self.title = Some(value.to_owned()),
            _ => {}
        }
        Ok(())
    }

    fn name(&mut self, key: &str, value: &str) -> Result<(), Finding> {
        if self.counted.take(key, value)? {
            return Ok(());
        }
        if self.items.len() < MOST_ITEMS && key.starts_with("item ") {
            self.items.insert(key.to_owned(), value.to_owned());
        } else if self.sectors.len() < MOST_ITEMS && key == format!("sector {}", self.sectors.len() + 1) {
            self.sectors.push(value.to_owned());
        }
        Ok(())
    }

    /// The sector a ballot is tagged with. Where no sector has a name, the tag is somebody else's.
    fn sector(&self, tags: &str) -> Result<Option<usize>, Finding> {
        match numbered(tags, "sector ").next().filter(|_| !self.sectors.is_empty()) {
            Some(index) if index >= self.sectors.len() => {
                Err(Finding::error("unknown_sector").fact("number", index + 1))
            }
            sector => Ok(sector),
        }
    }
}

/// `tag 3 5` → 2, 4.
fn numbered<'a>(tags: &'a str, tag: &'a str) -> impl Iterator<Item = usize> + 'a {
    let numbers = tags.split(',').filter_map(move |word| word.trim().strip_prefix(tag));
    let numbers = numbers.flat_map(str::split_whitespace).filter_map(|number| number.parse::<usize>().ok());
    numbers.filter_map(|number| number.checked_sub(1))
}

/// Items the ballot left out, spelled out in the last place for others.
fn unranked(ranking: Ranking, tags: &str) -> Ranking {
    let mut places = ranking.places().to_vec();
    for item in numbered(tags, "unranked ") {
        if let Some(place) = places.get_mut(item) {
            *place = Place::UNRANKED;
        }
    }
    Ranking::new(places)
}

/// Items the ballot leaves out because its voter abstains on them.
fn abstaining(ranking: Ranking, tags: &str) -> Ranking {
    let mut places = ranking.places().to_vec();
    for item in numbered(tags, "abstains ") {
        match places.get_mut(item) {
            Some(place) if *place == Place::UNRANKED => *place = Place::ABSTAINED,
            _ => {}
        }
    }
    Ranking::new(places)
}

/// Lines of votes without their comments.
fn votes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let without_comment = |line: &'_ str| line.find('#').unwrap_or(line.len());
    lines(text)
        .map(move |(number, line)| (number, line[..without_comment(line)].trim()))
        .filter(|(_, vote)| !vote.is_empty())
}

fn names_in_votes(text: &str) -> Vec<String> {
    let mut names = BTreeSet::new();
    for (_, line) in votes(text) {
        names.extend(Vote::read(line).into_iter().flat_map(|vote| vote.levels).flatten());
        if names.len() > MOST_ITEMS {
            break;
        }
    }
    names.into_iter().map(str::to_owned).collect()
}

/// One line: `tags || ranking ^weight * quantity`.
struct Vote<'a> {
    tags: &'a str,
    levels: Vec<Vec<&'a str>>,
    weight: u64,
    quantity: u64,
}

impl<'a> Vote<'a> {
    fn read(line: &'a str) -> Result<Vote<'a>, Finding> {
        let (tags, rest) = line.split_once("||").unwrap_or(("", line));
        if let Some(letter) = tags.chars().find(|letter| "<>".contains(*letter)) {
            return Err(Finding::error("bad_character").fact("text", letter));
        }
        let (rest, quantity) = number_after(rest, '*')?;
        let (rest, weight) = number_after(rest, '^')?;
        let ranking = rest.trim();
        if let Some(letter) = ranking.chars().find(|letter| "<;*^|".contains(*letter)) {
            return Err(Finding::error("bad_character").fact("text", letter));
        }
        if EMPTY.iter().any(|word| ranking.eq_ignore_ascii_case(word)) {
            return Ok(Vote { tags, levels: Vec::new(), weight, quantity });
        }
        is_short(ranking)?;
        let levels: Vec<Vec<&str>> =
            ranking.split('>').map(|level| level.split('=').map(str::trim).collect()).collect();
        let is_no_name = |name: &&str| name.is_empty() || EMPTY.iter().any(|word| name.eq_ignore_ascii_case(word));
        if levels.iter().flatten().any(is_no_name) {
            return Err(Finding::error("empty_rank"));
        }
        Ok(Vote { tags, levels, weight, quantity })
    }

    /// Who does not stand is passed over, as the format wants it, and a warning says so.
    fn ranking(
        &self,
        index: &HashMap<&str, usize>,
        head: &Head,
        line: usize,
        notes: &mut Notes,
    ) -> Result<Ranking, Finding> {
        // Two candidates of one name are two items until the whole file is refused for it.
        let items = head.candidates.as_ref().map_or(index.len(), Vec::len);
        let mut seen = vec![false; items];
        let mut levels = Vec::with_capacity(self.levels.len());
        for names in &self.levels {
            let mut level = Vec::with_capacity(names.len());
            for name in names {
                match index.get(name) {
                    Some(&item) if seen[item] => return Err(Finding::error("ranked_twice").fact("item", name)),
                    Some(&item) => {
                        seen[item] = true;
                        level.push(item);
                    }
                    None if head.candidates.is_some() => {
                        notes.add_once(Finding::warning("item_ignored").fact("name", name).line(line));
                    }
                    None => return Err(Finding::error("unknown_item").fact("name", name)),
                }
            }
            if !level.is_empty() {
                levels.push(level);
            }
        }
        Ok(Ranking::of_levels(items, &levels))
    }
}

pub const EMPTY_RANKING: &str = "/EMPTY_RANKING/";
const EMPTY: [&str; 2] = [EMPTY_RANKING, "/EMPTY/"];

/// Whether a line is a vote and nothing else, its comment aside.
pub fn is_vote(line: &str) -> bool {
    let vote = line[..line.find('#').unwrap_or(line.len())].trim();
    !vote.is_empty() && Vote::read(vote).is_ok()
}

/// `A > B * 3` → `A > B`, 3.
fn number_after(text: &str, mark: char) -> Result<(&str, u64), Finding> {
    let Some((before, number)) = text.rsplit_once(mark) else { return Ok((text, 1)) };
    let number = number.trim();
    Ok((before, number.parse().map_err(|_| Finding::error("bad_count").fact("text", number))?))
}

pub fn write(file: &BallotFile) -> String {
    let profile = &file.profile;
    let plain = profile.items.iter().all(|name| fits(name));
    let names: Vec<String> = match plain {
        true => profile.items.clone(),
        false => (1..=profile.items.len()).map(|number| format!("item {number}")).collect(),
    };
    // Who abstains on an item leaves it out, so all other items have to be spelled out.
    let abstain = profile.ballots.iter().any(|ballot| ballot.ranking.abstained().next().is_some());
    let spell_out = abstain && file.unranked != Some(Unranked::Ignored);
    let implicit = if spell_out { Some(Unranked::Ignored) } else { file.unranked };

    // What a ballot weighs: its own, or that of its sector.
    let equal = file.counted_by.sectors == Some(Sectors::Equal);
    let weighed = equal.then(|| profile.evened_out().ok()).flatten().map(|equal| equal.profile);
    let ballots = weighed.as_ref().map_or(&profile.ballots, |weighed| &weighed.ballots);

    let mut text = String::new();
    if let Some(title) = &file.title {
        text += &format!("#/Title: {}\n", one_line(title));
    }
    text += &format!("#/Candidates: {}\n", names.join(" ; "));
    if let Some(unranked) = implicit {
        text += &format!("#/Implicit Ranking: {}\n", unranked == Unranked::Last);
    }
    if ballots.iter().any(|ballot| ballot.weight != 1) {
        text += "#/Weight Allowed: true\n";
    }
    if let Some(unranked) = file.unranked.filter(|_| spell_out) {
        text += &format!("#= unranked: {}\n", unranked.code());
    }
    for (key, value) in file.counted_by.lines() {
        text += &format!("#= {key}: {value}\n");
    }
    if !plain {
        for (token, name) in names.iter().zip(&profile.items) {
            text += &format!("#= {token}: {name}\n");
        }
    }
    for (index, name) in profile.sectors.iter().enumerate() {
        text += &format!("#= sector {}: {}\n", index + 1, one_line(name));
    }
    text.push('\n');
    for ballot in ballots {
        let spelled = spell_out.then(|| spelled_out(&ballot.ranking));
        let levels = spelled.as_ref().unwrap_or(&ballot.ranking).levels();
        let level = |items: &Vec<usize>| items.iter().map(|item| names[*item].as_str()).collect::<Vec<_>>().join(" = ");
        let abstained: Vec<String> = ballot.ranking.abstained().map(|item| (item + 1).to_string()).collect();
        let mut tags: Vec<String> = ballot.sector.map(|sector| format!("sector {}", sector + 1)).into_iter().collect();
        if !abstained.is_empty() {
            tags.push(format!("abstains {}", abstained.join(" ")));
        }
        let left_out = ballot.ranking.places().iter().enumerate().filter(|(_, place)| **place == Place::UNRANKED);
        let left_out: Vec<String> =
            left_out.filter(|_| spell_out && file.unranked.is_some()).map(|(item, _)| (item + 1).to_string()).collect();
        if !left_out.is_empty() {
            tags.push(format!("unranked {}", left_out.join(" ")));
        }
        if !tags.is_empty() {
            text += &format!("{} || ", tags.join(", "));
        }
        match levels.as_slice() {
            [] => text += EMPTY[0],
            levels => text += &levels.iter().map(level).collect::<Vec<_>>().join(" > "),
        }
        if ballot.weight != 1 {
            text += &format!(" ^{}", ballot.weight);
        }
        if ballot.ballots != 1 {
            text += &format!(" * {}", ballot.ballots);
        }
        text.push('\n');
    }
    text
}

/// Whether the format can hold this name as it is. What looks like one of our own, cannot.
fn fits(name: &str) -> bool {
    !name.contains(['>', '=', ';', ',', '#', '/', '*', '^', '|', '<']) && !name.starts_with("item ")
}

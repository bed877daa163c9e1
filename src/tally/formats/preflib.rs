//! PrefLib's .soc .soi .toc .toi: metadata as `# KEY: value`, then `count: 3,{1,4},2`, items
//! numbered from 1. Source: <https://www.preflib.org/format>.
//!
//! PrefLib has no sign for abstaining on an item, and the bar we use elsewhere (`3,2|1`) would be
//! passed over: preflibtools 2.0.33 reads the item behind it as ranked last. So the item is left out
//! of the order, and a metadata line of our own, which others skip, says of which order that was an
//! abstention: `# ABSTENTIONS 5: 1`. How the ballots were counted stands in such lines too
//! (`# COUNTED METHOD: borda`). But PrefLib's reading of items left out is "together last", and others
//! would count a file by it; so ballots of which items left out were ignored are not written.
//!
//! Files from before 2022 have no metadata: the number of items, a line `1,Name` for each, a line
//! `voters,sum,unique orders`, then `count,3,{1,4},2`.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    super::{BadRanking, Place, Profile, Ranking, Unranked},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, lines, stated,
};

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    if is_old(text) {
        return read_old(text);
    }
    let mut notes = Notes::default();
    let head = Head::read(text, &mut notes);
    let items = match head.items(text) {
        Ok(items) => items,
        Err(finding) => {
            notes.add(finding);
            return Err(notes.refusal());
        }
    };
    let mut urn = Urn::default();
    let orders = lines(text).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    for (order, (number, line)) in orders.enumerate() {
        if notes.are_full() {
            break;
        }
        let abstained = head.abstentions.get(&(order + 1)).map_or(&[][..], Vec::as_slice);
        let put = ballots(line, items.len())
            .and_then(|(count, ranking)| urn.put(abstaining(&ranking, abstained), None, count));
        notes.take(put.map_err(|finding| finding.line(number)));
    }
    let profile = Profile { items, sectors: Vec::new(), ballots: urn.into_ballots() };
    if let Some(voters) = head.voters.filter(|voters| *voters != profile.cast()) {
        notes.add(Finding::warning("voters_differ").fact("stated", voters).fact("found", profile.cast()));
    }
    let unranked = head.counted.unranked;
    let counted_by = notes.take(head.counted.settle(profile.items.len())).unwrap_or_default();
    let (title, format) = (head.title, Format::PrefLib);
    notes.settle(BallotFile { title, profile, unranked, counted_by, format, warnings: Vec::new() })
}

const ABSTENTIONS: &str = "ABSTENTIONS ";
const STATED: &str = "COUNTED ";

// ---- before 2022 -------------------------------------------------------------------------------

/// A number, and as many lines `1,Name`.
pub fn is_old(text: &str) -> bool {
    let mut content = content(text);
    let Some(items) = content.next().and_then(|(_, line)| line.parse::<usize>().ok()) else { return false };
    let numbers: Vec<Option<usize>> =
        content.take(items.min(MOST_ITEMS)).map(|(_, line)| Some(numbered_name(line)?.0)).collect();
    !numbers.is_empty() && numbers.iter().enumerate().all(|(index, number)| *number == Some(index + 1))
}

fn content(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// `3,Péče, bydlení`: the name may hold commas, and `#`.
fn numbered_name(line: &str) -> Option<(usize, &str)> {
    let (number, name) = line.split_once(',')?;
    Some((number.trim().parse().ok()?, name.trim()))
}

fn read_old(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let mut content = content(text);
    let number = content.next().and_then(|(_, line)| line.parse::<usize>().ok()).unwrap_or(0);
    if number > MOST_ITEMS {
        return Err(vec![Finding::error("too_many_items").fact("limit", MOST_ITEMS)]);
    }
    let items: Vec<String> =
        content.by_ref().take(number).filter_map(|(_, line)| Some(numbered_name(line)?.1.to_owned())).collect();
    if items.len() < number {
        notes.add(Finding::error("too_few_names").fact("found", items.len()).fact("items", number));
        return Err(notes.refusal());
    }
    // Voters, the sum of counts, and how many different orders there are.
    let sums: Option<(usize, Vec<u64>)> = content.next().and_then(|(number, line)| {
        let sums: Result<Vec<u64>, _> = line.split(',').map(|sum| sum.trim().parse()).collect();
        Some((number, sums.ok().filter(|sums| sums.len() == 3)?))
    });
    let Some((at, sums)) = sums else {
        notes.add(Finding::error("no_sums"));
        return Err(notes.refusal());
    };
    let (mut urn, mut orders) = (Urn::default(), 0_u64);
    for (line, order) in content {
        if notes.are_full() {
            break;
        }
        orders += 1;
        let put = order.split_once(',').map_or_else(
            || ballots(&format!("{order}:"), items.len()),
            |(count, order)| ballots(&format!("{count}:{order}"), items.len()),
        );
        let put = put.and_then(|(count, ranking)| urn.put(ranking, None, count));
        notes.take(put.map_err(|finding| finding.line(line)));
    }
    let profile = Profile { items, sectors: Vec::new(), ballots: urn.into_ballots() };
    for (stated, found) in [(sums[0], profile.cast()), (sums[1], profile.cast()), (sums[2], orders)] {
        if stated != found {
            notes.add_once(Finding::warning("voters_differ").fact("stated", stated).fact("found", found).line(at));
        }
    }
    notes.settle(BallotFile {
        title: None,
        profile,
        unranked: None,
        counted_by: super::Stated::default(),
        format: Format::PrefLib,
        warnings: Vec::new(),
    })
}

// ---- metadata ----------------------------------------------------------------------------------

/// The lines that begin with `#`.
#[derive(Default)]
struct Head {
    title: Option<String>,
    voters: Option<u64>,
    number: Option<usize>,
    names: BTreeMap<usize, String>,
    /// Number of an order → numbers of items.
    abstentions: BTreeMap<usize, Vec<usize>>,
    counted: stated::Reading,
}

impl Head {
    fn read(text: &str, notes: &mut Notes) -> Head {
        let mut head = Head::default();
        for (line, content) in lines(text) {
            let Some((key, value)) = content.strip_prefix('#').and_then(|content| content.split_once(':')) else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_uppercase(), value.trim());
            let bad = || Finding::error("bad_number").fact("text", value).line(line);
            match key.as_str() {
                "TITLE" if !value.is_empty() => head.title = Some(value.to_owned()),
                "NUMBER ALTERNATIVES" => head.number = notes.take(value.parse().map_err(|_| bad())),
                "NUMBER VOTERS" => head.voters = value.parse().ok(),
                "DATA TYPE" if ["cat", "wmd", "dat"].contains(&value) => {
                    notes.add(Finding::error("no_rankings").fact("type", value).line(line));
                }
                _ if key.starts_with(STATED) => {
                    let read = head.counted.take(&key[STATED.len()..], value);
                    notes.take(read.map_err(|finding| finding.line(line)));
                }
                _ if key.starts_with(ABSTENTIONS) => {
                    let items = value.split(',').map(|item| item.trim().parse()).collect();
                    let entry = key[ABSTENTIONS.len()..].trim().parse().ok().zip(Result::ok(items));
                    let entry = notes.take(entry.ok_or_else(bad));
                    head.abstentions.extend(entry);
                }
                _ => {
                    let number = key.strip_prefix("ALTERNATIVE NAME ").map(|number| number.trim().parse());
                    if let Some(number) = number.and_then(|number| notes.take(number.map_err(|_| bad()))) {
                        let twice = head.names.insert(number, value.to_owned()).is_some();
                        notes.take(if twice {
                            Err(Finding::error("number_twice").fact("number", number).line(line))
                        } else {
                            Ok(())
                        });
                    }
                }
            }
            if notes.are_full() {
                break;
            }
        }
        head
    }

    /// Names of all items; one without a name has its number.
    fn items(&self, text: &str) -> Result<Vec<String>, Finding> {
        let named = self.names.last_key_value().map(|(number, _)| *number);
        let number = self.number.or(named).unwrap_or_else(|| greatest_number(text));
        if number > MOST_ITEMS {
            return Err(Finding::error("too_many_items").fact("limit", MOST_ITEMS));
        }
        if let Some(surplus) = self.names.keys().find(|key| !(1..=number).contains(*key)) {
            return Err(Finding::error("unknown_number").fact("number", surplus).fact("items", number));
        }
        Ok((1..=number).map(|number| self.names.get(&number).cloned().unwrap_or_else(|| number.to_string())).collect())
    }
}

/// Where nothing is said of the items, there are as many as the orders name.
fn greatest_number(text: &str) -> usize {
    lines(text)
        .filter(|(_, line)| !line.starts_with('#'))
        .filter_map(|(_, line)| line.split_once(':'))
        .flat_map(|(_, order)| order.split(|letter: char| !letter.is_ascii_digit()))
        .filter_map(|number| number.parse().ok())
        .max()
        .unwrap_or(0)
}

fn ballots(line: &str, items: usize) -> Result<(u64, Ranking), Finding> {
    let (count, order) = line.split_once(':').ok_or_else(|| Finding::error("bad_line").fact("text", line))?;
    let count = count.trim().parse().map_err(|_| Finding::error("bad_count").fact("text", count))?;
    let ranking = Ranking::read(order, items).map_err(|bad| finding_of(bad, items))?;
    Ok((count, ranking))
}

/// `3: 1,{2,4}`: an order, as they stand without any head.
pub fn is_order(line: &str) -> bool {
    line.split_once(':').is_some_and(|(count, order)| {
        let numbers =
            |text: &str, marks: &[u8]| text.bytes().all(|byte| byte.is_ascii_digit() || marks.contains(&byte));
        !count.is_empty() && numbers(count, b"") && numbers(order, b" ,{}")
    })
}

/// An item is abstained on only where the order leaves it out.
fn abstaining(ranking: &Ranking, items: &[usize]) -> Ranking {
    let mut places = ranking.places().to_vec();
    for place in items.iter().filter_map(|item| item.checked_sub(1)) {
        match places.get_mut(place) {
            Some(place) if *place == Place::UNRANKED => *place = Place::ABSTAINED,
            _ => {}
        }
    }
    Ranking::new(places)
}

pub fn finding_of(bad: BadRanking, items: usize) -> Finding {
    match bad {
        BadRanking::NotANumber(text) => Finding::error("bad_number").fact("text", text),
        BadRanking::NoSuchItem(number) => Finding::error("unknown_number").fact("number", number).fact("items", items),
        BadRanking::Twice(number) => Finding::error("ranked_twice").fact("item", number),
        BadRanking::Brace => Finding::error("brace"),
    }
}

/// # Errors
/// Where items left out were ignored: whoever reads PrefLib puts them last.
pub fn write(file: &BallotFile) -> Result<String, Vec<Finding>> {
    let profile = &file.profile;
    let leaves_out = |ballot: &super::super::Ballot| ballot.ranking.places().contains(&Place::UNRANKED);
    if file.unranked == Some(Unranked::Ignored) && profile.ballots.iter().any(leaves_out) {
        return Err(vec![Finding::error("no_ignoring").fact("format", Format::PrefLib.name())]);
    }
    let orders = orders(profile);
    let kind = kind(profile);
    let mut text = format!("# FILE NAME: ballots.{kind}\n");
    if let Some(title) = &file.title {
        text += &format!("# TITLE: {}\n", super::one_line(title));
    }
    text += &format!("# DATA TYPE: {kind}\n# MODIFICATION TYPE: original\n");
    text += &format!("# NUMBER ALTERNATIVES: {}\n# NUMBER VOTERS: {}\n", profile.items.len(), profile.cast());
    text += &format!("# NUMBER UNIQUE ORDERS: {}\n", orders.len());
    for (index, name) in profile.items.iter().enumerate() {
        text += &format!("# ALTERNATIVE NAME {}: {name}\n", index + 1);
    }
    if let Some(unranked) = file.unranked {
        text += &format!("# {STATED}UNRANKED: {}\n", unranked.code());
    }
    for (key, value) in file.counted_by.lines() {
        text += &format!("# {STATED}{}: {value}\n", key.to_ascii_uppercase());
    }
    for (index, (ranking, _)) in orders.iter().enumerate() {
        let abstained: Vec<String> = ranking.abstained().map(|item| (item + 1).to_string()).collect();
        if !abstained.is_empty() {
            text += &format!("# {ABSTENTIONS}{}: {}\n", index + 1, abstained.join(","));
        }
    }
    for (ranking, count) in orders {
        let order = ranking.to_string();
        let order = order.split('|').next().unwrap_or_default();
        text += format!("{count}: {order}").trim_end();
        text.push('\n');
    }
    Ok(text)
}

/// Equal orders together, the most frequent first, as PrefLib's own files have them.
fn orders(profile: &Profile) -> Vec<(&Ranking, u64)> {
    let mut counts: BTreeMap<&Ranking, u64> = BTreeMap::new();
    for ballot in &profile.ballots {
        *counts.entry(&ballot.ranking).or_default() += ballot.ballots;
    }
    let mut orders: Vec<(&Ranking, u64)> = counts.into_iter().collect();
    orders.sort_by_key(|(_, count)| Reverse(*count));
    orders
}

/// Strict or with ties, complete or incomplete.
fn kind(profile: &Profile) -> &'static str {
    let rankings = || profile.ballots.iter().map(|ballot| &ballot.ranking);
    let complete = rankings().all(|ranking| ranking.places().iter().all(|place| place.number().is_some()));
    let ties = rankings().any(|ranking| has_ties(ranking.places()));
    match (ties, complete) {
        (false, true) => "soc",
        (false, false) => "soi",
        (true, true) => "toc",
        (true, false) => "toi",
    }
}

fn has_ties(places: &[Place]) -> bool {
    let ranked = || places.iter().filter_map(|place| place.number());
    // Places are dense, so without ties the last one is the number of ranked items.
    ranked().max().unwrap_or(0) < ranked().count()
}

//! The published list of a closed round: `hash of the receipt;sector;ranking`, a line a vote, sorted.
//! It is what the hash in the minutes was taken of, so not a letter of it may change, and it does not
//! say how it was counted. That stands in lines before it which begin with `#` and are not hashed:
//! `# ITEM 1: Buses`, `# SECTOR users: Service users`, `# COUNTED METHOD: borda`
//! (`grep -v '^#' FILE | sha256sum` is the hash in the minutes).

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{
    super::{Profile, Ranking},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, lines, one_line, preflib, stated,
};

/// Whether every line that says something is a vote under a hash.
pub fn is_list(text: &str) -> bool {
    let mut votes = votes(text).peekable();
    votes.peek().is_some() && votes.all(|(_, line)| Vote::of(line).is_some())
}

fn votes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// One line.
struct Vote<'a> {
    sector: &'a str,
    ranking: &'a str,
}

impl<'a> Vote<'a> {
    fn of(line: &'a str) -> Option<Vote<'a>> {
        let mut fields = line.splitn(3, ';');
        let hash = fields.next()?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Vote { sector: fields.next()?, ranking: fields.next()? }).filter(|_| is_hash)
    }
}

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let mut counted = stated::Reading::default();
    let (mut title, mut items, mut sectors) = (None, BTreeMap::new(), Vec::<(String, String)>::new());
    for (number, line) in lines(text).take_while(|(_, line)| line.is_empty() || line.starts_with('#')) {
        let Some((key, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else { continue };
        let (key, value) = (key.trim(), value.trim());
        if let Some(key) = key.strip_prefix(STATED) {
            notes.take(counted.take(key, value).map_err(|finding| finding.line(number)));
        } else if key == "TITLE" && !value.is_empty() {
            title = Some(value.to_owned());
        } else if let Some(item) = key.strip_prefix("ITEM ").and_then(|item| item.trim().parse::<usize>().ok()) {
            items.insert(item, value.to_owned());
        } else if let Some(id) = key.strip_prefix("SECTOR ") {
            sectors.push((id.trim().to_owned(), value.to_owned()));
        }
        if notes.are_full() || items.len() > MOST_ITEMS || sectors.len() > MOST_ITEMS {
            break;
        }
    }
    let bare = counted.method.is_none() && counted.unranked.is_none() && items.is_empty();
    let number = items.last_key_value().map_or_else(|| greatest_number(text), |(number, _)| *number);
    if number > MOST_ITEMS {
        notes.add(Finding::error("too_many_items").fact("limit", MOST_ITEMS));
        return Err(notes.refusal());
    }
    let mut urn = Urn::default();
    for (line, vote) in votes(text) {
        if notes.are_full() {
            break;
        }
        let put = Vote::of(vote).ok_or_else(|| Finding::error("bad_line").fact("text", vote)).and_then(|vote| {
            let ranking = Ranking::read(vote.ranking, number).map_err(|bad| preflib::finding_of(bad, number))?;
            urn.put(ranking, sector(vote.sector, &mut sectors)?, 1)
        });
        notes.take(put.map_err(|finding| finding.line(line)));
    }
    let hash = fingerprint(text);
    if counted.list.as_ref().is_some_and(|stated| *stated != hash) {
        notes.add(Finding::error("list_differs").fact("hash", &hash));
    }
    if bare {
        notes.add(Finding::warning("list_without_rule").fact("hash", &hash));
    }
    let unranked = counted.unranked;
    let counted_by = notes.take(counted.settle(number)).unwrap_or_default();
    let items = (1..=number).map(|number| items.get(&number).cloned().unwrap_or_else(|| number.to_string())).collect();
    let sectors = sectors.into_iter().map(|(_, name)| name).collect();
    notes.settle(BallotFile {
        title,
        profile: Profile { items, sectors, ballots: urn.into_ballots() },
        unranked,
        counted_by,
        format: Format::List,
        warnings: Vec::new(),
    })
}

const STATED: &str = "COUNTED ";

fn sector(id: &str, sectors: &mut Vec<(String, String)>) -> Result<Option<usize>, Finding> {
    if id.is_empty() {
        return Ok(None);
    }
    if let Some(known) = sectors.iter().position(|(known, _)| known == id) {
        return Ok(Some(known));
    }
    if sectors.len() >= MOST_ITEMS {
        return Err(Finding::error("too_many_sectors").fact("limit", MOST_ITEMS));
    }
    sectors.push((id.to_owned(), id.to_owned()));
    Ok(Some(sectors.len() - 1))
}

/// Where nothing is said of the items, there are as many as the votes name.
fn greatest_number(text: &str) -> usize {
    let numbers = votes(text).filter_map(|(_, line)| Vote::of(line));
    let numbers = numbers.flat_map(|vote| vote.ranking.split(|letter: char| !letter.is_ascii_digit()));
    numbers.filter_map(|number| number.parse().ok()).max().unwrap_or(0)
}

/// What the minutes say: SHA-256 of the lines of votes, sorted.
fn fingerprint(text: &str) -> String {
    let mut votes: Vec<&str> = votes(text).map(|(_, line)| line).collect();
    votes.sort_unstable();
    let hash = votes.iter().fold(Sha256::new(), |hash, line| hash.chain_update(line).chain_update("\n"));
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The lines before a list that say how it was counted; `ids` are those of the sectors in it.
pub fn head(file: &BallotFile, ids: &[&str], hash: &str) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: &str| text += &format!("# {key}: {}\n", one_line(value));
    if let Some(title) = &file.title {
        line("TITLE", title);
    }
    for (index, name) in file.profile.items.iter().enumerate() {
        line(&format!("ITEM {}", index + 1), name);
    }
    for (id, name) in ids.iter().zip(&file.profile.sectors) {
        line(&format!("SECTOR {id}"), name);
    }
    if let Some(unranked) = file.unranked {
        line(&format!("{STATED}UNRANKED"), unranked.code());
    }
    for (key, value) in file.counted_by.lines().iter().filter(|(key, _)| key != "list") {
        line(&format!("{STATED}{}", key.to_ascii_uppercase()), value);
    }
    line(&format!("{STATED}LIST"), hash);
    text
}

//! ABIF, the aggregated ballot information format: `=SBJ:[Sue Bee Jones]` names an item,
//! `27:DGM>SBJ=SY` is 27 ballots. Source: <https://electowiki.org/wiki/ABIF>.
//!
//! ABIF can rate as well as rank. An order beside ratings (`A/5>B/3`) is read and the ratings are
//! not; ratings alone (`A/5,B/3`) are no ranking, and we do not guess one.

use std::collections::{BTreeSet, HashMap};

use super::{
    super::{Place, Profile, Ranking, Unranked},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, is_short, lines, one_line,
};

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let mut title = None;
    let mut tokens: Vec<&str> = Vec::new();
    let mut items: Vec<String> = Vec::new();
    let content = || lines(text).map(|(number, line)| (number, line[..end_of(line)].trim()));
    for (number, line) in content() {
        if notes.are_full() || tokens.len() > MOST_ITEMS {
            break;
        }
        if let Some(declared) = line.strip_prefix('=') {
            if let Some((token, name)) = notes.take(declaration(declared).map_err(|finding| finding.line(number))) {
                tokens.push(token);
                items.push(name.to_owned());
            }
        } else if let Some(entry) = line.strip_prefix('{') {
            title = title.or_else(|| title_in(entry));
        }
    }
    let votes = || content().filter(|(_, line)| !line.is_empty() && !line.starts_with(['=', '{']));
    // Items nobody declared follow in alphabetical order, whoever voted first.
    let declared: BTreeSet<&str> = tokens.iter().copied().collect();
    let mut others = BTreeSet::new();
    for (_, line) in votes() {
        let named = Vote::read(line).into_iter().flat_map(|vote| vote.levels).flatten();
        others.extend(named.filter(|token| !declared.contains(token)));
        if others.len() > MOST_ITEMS {
            break;
        }
    }
    items.extend(others.iter().map(|token| (*token).to_owned()));
    tokens.extend(others);
    if tokens.len() > MOST_ITEMS {
        notes.add(Finding::error("too_many_items").fact("limit", MOST_ITEMS));
        return Err(notes.refusal());
    }
    let index: HashMap<&str, usize> = tokens.iter().enumerate().map(|(index, token)| (*token, index)).collect();
    let mut urn = Urn::default();
    for (number, line) in votes() {
        if notes.are_full() {
            break;
        }
        let put = Vote::read(line).and_then(|vote| {
            if vote.rated {
                notes.add_once(Finding::warning("ratings_ignored").line(number));
            }
            urn.put(vote.ranking(&index, tokens.len())?, None, vote.count)
        });
        notes.take(put.map_err(|finding| finding.line(number)));
    }
    notes.settle(BallotFile {
        title,
        profile: Profile { items, sectors: Vec::new(), ballots: urn.into_ballots() },
        unranked: None,
        counted_by: super::Stated::default(),
        format: Format::Abif,
        warnings: Vec::new(),
    })
}

/// Whether every line is a number of ballots and an order, or names an item, and something is put above
/// something else. Names without brackets or quotes are one word, as the format has it.
pub fn is_proved(text: &str) -> bool {
    let content = || lines(text).map(|(_, line)| line[..end_of(line)].trim()).filter(|line| !line.is_empty());
    let named = content().any(|line| line.starts_with('=') && declaration(&line[1..]).is_ok());
    let is_word = |name: &str| !name.contains(|letter: char| letter.is_whitespace() || "<(){};@".contains(letter));
    let fits = |line: &str| match line.strip_prefix('=') {
        Some(declared) => declaration(declared).is_ok(),
        None if line.starts_with('{') => title_in(&line[1..]).is_some(),
        None => Vote::read(line).is_ok_and(|vote| {
            // A clock: 10:30 > …
            let clock = vote.count < 24
                && line.split_once(':').is_some_and(|(_, rest)| rest.get(..2).is_some_and(|m| m.parse::<u8>().is_ok()));
            let bare = !line.contains(['[', '"']);
            !bare || (!clock && vote.levels.iter().flatten().all(|name| is_word(name)))
        }),
    };
    let votes = || content().filter(|line| !line.starts_with(['=', '{']));
    let compares = votes().any(|line| Vote::read(line).is_ok_and(|vote| vote.levels.len() > 1));
    content().all(fits) && votes().next().is_some() && (named || compares)
}

/// Where a comment begins, or the line ends; `#` within a name is none.
fn end_of(line: &str) -> usize {
    let mut closing = None;
    for (at, letter) in line.char_indices() {
        match (closing, letter) {
            (Some(mark), letter) if letter == mark => closing = None,
            (Some(_), _) => {}
            (None, '#') => return at,
            (None, '[') => closing = Some(']'),
            (None, '"') => closing = Some('"'),
            (None, _) => {}
        }
    }
    line.len()
}

/// `SBJ:[Sue Bee Jones]`.
fn declaration(text: &str) -> Result<(&str, &str), Finding> {
    let (token, rest) = token(text)?;
    let name = rest.strip_prefix(':').ok_or_else(|| Finding::error("bad_line").fact("text", text))?.trim();
    // What stands behind the closing bracket would become part of the name.
    let name = match name.strip_prefix('[') {
        Some(inside) => inside.strip_suffix(']').filter(|name| !name.contains(['[', ']'])),
        None => Some(name),
    };
    let name = name.ok_or_else(|| Finding::error("brace"))?.trim();
    Ok((token, if name.is_empty() { token } else { name }))
}

/// `title: "Priorities"}`.
fn title_in(entry: &str) -> Option<String> {
    let (key, value) = entry.split_once(':')?;
    let bare = |text: &str| text.trim().trim_matches(['"', '\'', ' ']).to_owned();
    let value = bare(value.trim().trim_end_matches('}'));
    (bare(key).eq_ignore_ascii_case("title") && !value.is_empty()).then_some(value)
}

/// The name of an item and what follows it: bare, in brackets or in quotes.
fn token(text: &str) -> Result<(&str, &str), Finding> {
    let text = text.trim_start();
    let quoted = [('[', ']'), ('"', '"')].iter().find_map(|(open, close)| Some((text.strip_prefix(*open)?, *close)));
    let (token, rest) = match quoted {
        Some((inside, close)) => inside.split_once(close).ok_or_else(|| Finding::error("brace"))?,
        None => text.split_at(text.find(['>', '=', ',', '/', ':']).unwrap_or(text.len())),
    };
    let token = token.trim();
    if token.is_empty() {
        return Err(Finding::error("empty_rank"));
    }
    Ok((token, rest.trim_start()))
}

/// One line: `27:DGM>SBJ=SY`.
struct Vote<'a> {
    count: u64,
    levels: Vec<Vec<&'a str>>,
    rated: bool,
}

impl<'a> Vote<'a> {
    fn read(line: &'a str) -> Result<Vote<'a>, Finding> {
        let (count, mut rest) = line.split_once(':').ok_or_else(|| Finding::error("bad_line").fact("text", line))?;
        let count = count.trim().parse().map_err(|_| Finding::error("bad_count").fact("text", count))?;
        is_short(rest)?;
        let mut vote = Vote { count, levels: Vec::new(), rated: false };
        let mut tied = false;
        rest = rest.trim();
        while !rest.is_empty() || tied {
            let (name, after) = token(rest)?;
            match vote.levels.last_mut() {
                Some(level) if tied => level.push(name),
                _ => vote.levels.push(vec![name]),
            }
            let (rating, after) = rating(after);
            vote.rated |= rating;
            match after.chars().next() {
                None => break,
                Some('>') => tied = false,
                Some('=') => tied = true,
                Some(',') => return Err(Finding::error("ratings")),
                Some(letter) => return Err(Finding::error("bad_character").fact("text", letter)),
            }
            rest = after[1..].trim();
            if rest.is_empty() {
                return Err(Finding::error("empty_rank"));
            }
        }
        Ok(vote)
    }

    fn ranking(&self, index: &HashMap<&str, usize>, items: usize) -> Result<Ranking, Finding> {
        let mut seen = vec![false; items];
        let mut levels = Vec::with_capacity(self.levels.len());
        for names in &self.levels {
            let mut level = Vec::with_capacity(names.len());
            for name in names {
                let item = index.get(name).copied().ok_or_else(|| Finding::error("unknown_item").fact("name", name))?;
                if std::mem::replace(&mut seen[item], true) {
                    return Err(Finding::error("ranked_twice").fact("item", name));
                }
                level.push(item);
            }
            levels.push(level);
        }
        Ok(Ranking::of_levels(items, &levels))
    }
}

/// Passes over `/5`.
fn rating(text: &str) -> (bool, &str) {
    match text.strip_prefix('/') {
        Some(rating) => {
            (true, rating.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start())
        }
        None => (false, text),
    }
}

pub fn write(file: &BallotFile) -> Result<String, Vec<Finding>> {
    let profile = &file.profile;
    let bracket = profile.items.iter().find(|name| name.contains(['[', ']']));
    if let Some(name) = bracket {
        return Err(vec![Finding::error("unwritable_name").fact("name", name)]);
    }
    if profile.ballots.iter().any(|ballot| ballot.ranking.abstained().next().is_some()) {
        return Err(vec![Finding::error("no_abstaining").fact("format", Format::Abif.name())]);
    }
    let leaves_out = |ballot: &super::super::Ballot| ballot.ranking.places().contains(&Place::UNRANKED);
    if file.unranked == Some(Unranked::Ignored) && profile.ballots.iter().any(leaves_out) {
        return Err(vec![Finding::error("no_ignoring").fact("format", Format::Abif.name())]);
    }
    let mut text = String::new();
    if let Some(title) = &file.title {
        text += &format!("{{title: \"{}\"}}\n", one_line(title).replace('"', "'"));
    }
    for (index, name) in profile.items.iter().enumerate() {
        text += &format!("=c{}:[{name}]\n", index + 1);
    }
    for ballot in &profile.ballots {
        let level =
            |items: &Vec<usize>| items.iter().map(|item| format!("c{}", item + 1)).collect::<Vec<_>>().join("=");
        let order = ballot.ranking.levels().iter().map(level).collect::<Vec<_>>().join(">");
        text += &format!("{}:{order}\n", ballot.ballots);
    }
    Ok(text)
}

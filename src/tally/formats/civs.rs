//! The text of CIVS (Condorcet Internet Voting Service): one ballot a line, the rank of every item
//! in their order, `-` for no opinion, `8X1 4 3 2` for eight of them.
//! Source: <https://civs1.civs.us/upload_ballots_instructions.html>.
//!
//! No opinion is compared with nobody: that is our "unranked items are ignored". The names of items
//! stand in comments (`# 1: Clinic`), or on the first line of a file downloaded from CIVS.

use super::{
    super::{Place, Profile, Ranking, Unranked},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, lines, one_line, spelled_out,
};

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let mut names: Vec<String> = Vec::new();
    let mut title = None;
    for comment in lines(text).filter_map(|(_, line)| line.strip_prefix('#')) {
        match comment.split_once(':') {
            _ if names.len() > MOST_ITEMS => break,
            Some((key, value)) if key.trim() == (names.len() + 1).to_string() => names.push(value.trim().to_owned()),
            Some((key, value)) if key.trim() == "Title" => title = Some(value.trim().to_owned()),
            _ => {}
        }
    }
    let mut content = lines(text).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).peekable();
    if names.is_empty()
        && let Some((_, header)) = content.next_if(|(_, line)| is_header(line))
    {
        names = header_of(header);
    }
    if names.is_empty() {
        let number = content.peek().map_or(0, |(_, line)| ranks(multiplied(line).1).count());
        names = (1..=number.min(MOST_ITEMS + 1)).map(|number| number.to_string()).collect();
    }
    if names.len() > MOST_ITEMS {
        notes.add(Finding::error("too_many_items").fact("limit", MOST_ITEMS));
        return Err(notes.refusal());
    }
    let mut urn = Urn::default();
    let mut no_opinion = false;
    for (number, line) in content {
        if notes.are_full() {
            break;
        }
        let put = ballots(line, names.len()).and_then(|(ranking, count)| {
            no_opinion |= ranking.places().contains(&Place::UNRANKED);
            urn.put(ranking, None, count)
        });
        notes.take(put.map_err(|finding| finding.line(number)));
    }
    notes.settle(BallotFile {
        title,
        profile: Profile { items: names, sectors: Vec::new(), ballots: urn.into_ballots() },
        unranked: no_opinion.then_some(Unranked::Ignored),
        counted_by: super::Stated::default(),
        format: Format::Civs,
        warnings: Vec::new(),
    })
}

fn ballots(line: &str, items: usize) -> Result<(Ranking, u64), Finding> {
    let (count, line) = multiplied(line);
    let count = match count {
        None => 1,
        Some(count) => count.trim().parse().map_err(|_| Finding::error("bad_count").fact("text", count))?,
    };
    let found = ranks(line).count();
    if found != items {
        return Err(Finding::error("wrong_length").fact("found", found).fact("items", items));
    }
    let places: Result<Vec<Place>, Finding> = ranks(line)
        .map(|rank| match rank {
            _ if is_no_opinion(rank) => Ok(Place::UNRANKED),
            _ => {
                let place = rank.parse().ok().and_then(Place::at);
                place.ok_or_else(|| Finding::error("bad_place").fact("text", rank))
            }
        })
        .collect();
    Ok((Ranking::new(places?), count))
}

/// `8X1 2` → `8`, `1 2`.
fn multiplied(line: &str) -> (Option<&str>, &str) {
    match line.split_once(['x', 'X']) {
        Some((count, ranks)) => (Some(count), ranks.trim()),
        None => (None, line),
    }
}

/// Separated by commas, or by spaces where there are no commas: "No opinion" has one.
fn ranks(line: &str) -> impl Iterator<Item = &str> {
    let commas = line.contains(',');
    line.split(move |letter: char| if commas { letter == ',' } else { letter.is_whitespace() })
        .map(str::trim)
        .filter(move |rank| commas || !rank.is_empty())
}

/// The ranks of a line, whatever multiplies it.
pub fn ranks_of(line: &str) -> impl Iterator<Item = &str> {
    ranks(multiplied(line).1)
}

pub fn is_no_opinion(rank: &str) -> bool {
    rank == "-" || rank.eq_ignore_ascii_case("no opinion")
}

/// A line of names. Years are names too: a number greater than there are items is no rank, where all
/// of them are.
fn is_header(line: &str) -> bool {
    let ranks: Vec<Option<usize>> = ranks_of(line).map(|rank| rank.parse().ok()).collect();
    !is_ballot(line) || (line.contains(',') && ranks.iter().all(|rank| rank.is_some_and(|rank| rank > ranks.len())))
}

/// Names between commas, in quotes where they hold some.
fn header_of(line: &str) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new();
    let mut rows = reader.has_headers(false).flexible(true).from_reader(line.as_bytes()).into_records();
    let row = rows.next().and_then(Result::ok).unwrap_or_default();
    row.iter().take(MOST_ITEMS + 1).map(|name| name.trim().to_owned()).collect()
}

/// Two ranks at least, and nothing else.
pub fn is_ballot(line: &str) -> bool {
    let is_rank =
        |rank: &str| is_no_opinion(rank) || (!rank.is_empty() && rank.bytes().all(|byte| byte.is_ascii_digit()));
    let ranks = || ranks(multiplied(line).1);
    ranks().nth(1).is_some() && ranks().all(is_rank)
}

pub fn write(file: &BallotFile) -> String {
    let mut text = String::new();
    if let Some(title) = &file.title {
        text += &format!("# Title: {}\n", one_line(title));
    }
    for (index, name) in file.profile.items.iter().enumerate() {
        text += &format!("# {}: {name}\n", index + 1);
    }
    for ballot in &file.profile.ballots {
        // CIVS has no "together last" of its own: it is a rank like any other.
        let spelled = (file.unranked != Some(Unranked::Ignored)).then(|| spelled_out(&ballot.ranking));
        let places = spelled.as_ref().unwrap_or(&ballot.ranking).places();
        let rank = |place: &Place| place.number().map_or_else(|| "-".to_owned(), |number| number.to_string());
        if ballot.ballots != 1 {
            text += &format!("{}X", ballot.ballots);
        }
        text += &places.iter().map(rank).collect::<Vec<_>>().join(" ");
        text.push('\n');
    }
    text
}

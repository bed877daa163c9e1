//! BLT and the Hill format (.HIL) it comes from: `items seats`, then `count item item … 0` from the
//! first choice, a line `0`, and the names in quotes with the title after them, one a line in BLT
//! and all on one line in HIL. `-3` withdraws the third item, `1=4` is a tie, `-` a choice left out.
//! Source: I. D. Hill, B. A. Wichmann, D. R. Woodall, Algorithm 123, Computer Journal 30 (1987).

use std::collections::BTreeSet;

use super::{
    super::{Profile, Ranking},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, lines,
};

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let content = || lines(text).map(|(number, line)| (number, bare(line))).filter(|(_, line)| !line.is_empty());
    let (first, sizes) = content().next().ok_or_else(|| vec![Finding::error("empty")])?;
    let items = number_of_items(sizes).map_err(|finding| vec![finding.line(first)])?;
    let end = content().skip(1).find(|(_, line)| line.split_whitespace().next() == Some("0"));
    let Some((end, _)) = end else { return Err(vec![Finding::error("no_end")]) };
    let body = || content().skip(1).take_while(|(number, _)| *number < end);

    // Who is withdrawn anywhere is withdrawn from every ballot.
    let mut withdrawn = BTreeSet::new();
    let is_withdrawal = |line: &str| line.starts_with('-') && !line.starts_with("- ");
    for (number, line) in body().filter(|(_, line)| is_withdrawal(line)) {
        let read = withdrawals(line, items).map_err(|finding| finding.line(number));
        withdrawn.extend(notes.take(read).unwrap_or_default());
    }
    let stand: Vec<usize> = (0..items).filter(|item| !withdrawn.contains(item)).collect();
    let mut urn = Urn::default();
    for (number, line) in body().filter(|(_, line)| !is_withdrawal(line)) {
        if notes.are_full() {
            break;
        }
        let put = ballots(line, items).and_then(|(count, ranking)| {
            let places = stand.iter().map(|item| ranking.places()[*item]).collect();
            urn.put(Ranking::new(places), None, count)
        });
        notes.take(put.map_err(|finding| finding.line(number)));
    }

    let mut names = names(text.lines().skip(end - 1));
    if names.len() < items {
        notes.add(Finding::error("too_few_names").fact("found", names.len()).fact("items", items).line(end));
        return Err(notes.refusal());
    }
    let title = names.drain(items..).next().filter(|title| !title.is_empty());
    if !withdrawn.is_empty() {
        let gone: Vec<&str> = withdrawn.iter().map(|item| names[*item].as_str()).collect();
        notes.add(Finding::warning("withdrawn").fact("names", gone.join(", ")));
    }
    let items = stand.iter().map(|item| std::mem::take(&mut names[*item])).collect();
    notes.settle(BallotFile {
        title,
        profile: Profile { items, sectors: Vec::new(), ballots: urn.into_ballots() },
        unranked: None,
        format: Format::Blt,
        warnings: Vec::new(),
    })
}

/// A line of numbers without its comment and without the mark of a ballot: `(box 3) 1 2 0`.
fn bare(line: &str) -> &str {
    let line = if line.contains('"') { line } else { line.split('#').next().unwrap_or_default().trim() };
    match line.strip_prefix('(').and_then(|line| line.split_once(')')) {
        Some((_, ballot)) => ballot.trim(),
        None => line,
    }
}

/// The first line: `14 2` is fourteen items and two seats, which a ranking does not ask about.
fn number_of_items(line: &str) -> Result<usize, Finding> {
    let word = line.split_whitespace().next().unwrap_or_default();
    match word.parse() {
        Ok(items) if items > MOST_ITEMS => Err(Finding::error("too_many_items").fact("limit", MOST_ITEMS)),
        Ok(items) => Ok(items),
        Err(_) => Err(Finding::error("bad_number").fact("text", word)),
    }
}

/// `-3 -5`: items from 0.
fn withdrawals(line: &str, items: usize) -> Result<Vec<usize>, Finding> {
    line.split_whitespace().map(|word| item(word.strip_prefix('-').unwrap_or(word), items)).collect()
}

/// `2 1=4 3 0`: two ballots.
fn ballots(line: &str, items: usize) -> Result<(u64, Ranking), Finding> {
    let mut words = line.split_whitespace();
    let count = words.next().unwrap_or_default();
    let count = count.parse().map_err(|_| Finding::error("bad_count").fact("text", count))?;
    let mut seen = vec![false; items];
    let mut levels = Vec::new();
    for word in words.by_ref() {
        match word {
            "0" => {
                return if words.next().is_none() {
                    Ok((count, Ranking::of_levels(items, &levels)))
                } else {
                    Err(after_end())
                };
            }
            "-" => continue,
            _ => {}
        }
        let mut level = Vec::new();
        for number in word.split('=') {
            let item = item(number, items)?;
            if std::mem::replace(&mut seen[item], true) {
                return Err(Finding::error("ranked_twice").fact("item", number));
            }
            level.push(item);
        }
        levels.push(level);
    }
    Err(Finding::error("no_zero"))
}

fn after_end() -> Finding {
    Finding::error("after_zero")
}

fn item(word: &str, items: usize) -> Result<usize, Finding> {
    let number: usize = word.parse().map_err(|_| Finding::error("bad_number").fact("text", word))?;
    let known = number.checked_sub(1).filter(|item| *item < items);
    known.ok_or_else(|| Finding::error("unknown_number").fact("number", number).fact("items", items))
}

/// Texts in quotes, as many a line as there are; a line without quotes is one name.
fn names<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names = Vec::new();
    for (index, line) in lines.enumerate() {
        let mut rest = line.trim();
        if index == 0 {
            // What stands behind the zero that ends the ballots.
            rest = rest.split_once('"').map_or("", |(before, _)| rest[before.len()..].trim());
        }
        if !rest.starts_with(['"', '#']) && !rest.is_empty() {
            names.push(rest.split('#').next().unwrap_or_default().trim().to_owned());
            if names.len() > MOST_ITEMS {
                return names;
            }
            continue;
        }
        while let Some(inside) = rest.strip_prefix('"') {
            let (name, after) = quoted(inside);
            names.push(name.trim().to_owned());
            rest = after.trim_start();
            // All names and a title; what follows is a note of the program that wrote it.
            if names.len() > MOST_ITEMS {
                return names;
            }
        }
    }
    names
}

/// Up to the closing quote; `\"` and `""` are quotes within.
fn quoted(text: &str) -> (String, &str) {
    let mut name = String::new();
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        match (letter, next) {
            ('\\', Some('"')) | ('"', Some('"')) => {
                name.push('"');
                letters.next();
            }
            ('"', _) => return (name, &text[at + 1..]),
            _ => name.push(letter),
        }
    }
    (name, "")
}

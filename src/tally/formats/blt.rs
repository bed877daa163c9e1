//! BLT and the Hill format (.HIL) it comes from: `items seats`, then `count item item … 0` from the
//! first choice, a line `0`, and the names in quotes with the title after them, one a line in BLT
//! and all on one line in HIL. `-3` withdraws the third item, `1=4` is a tie, `-` a choice left out.
//! Source: I. D. Hill, B. A. Wichmann, D. R. Woodall, Algorithm 123, Computer Journal 30 (1987).
//!
//! The wild also holds: rows filled up with commas by a spreadsheet, everything on one line, comments,
//! options in brackets (`[nick a b c]`, `[withdrawn 2]`, `[tie 3 1 2]`, as Droop writes them:
//! <https://github.com/jklundell/droop>), and a party behind a name (`"Alec CLARK" "Independent"`, as
//! Scottish councils publish them). Which texts are names is decided by their number, and where that
//! does not add up the file is refused: a name in the wrong place gives somebody else's votes away.

use std::collections::{BTreeSet, HashMap};

use super::{
    super::{Profile, Ranking},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, lines,
};

/// Whether a text begins with two numbers and has a zero that ends the ballots.
pub fn is_blt(text: &str) -> bool {
    let mut content = content(text);
    let Some((_, first)) = content.next() else { return false };
    let words: Vec<&str> = words(&first).collect();
    let numbers = words.iter().take(2).filter(|word| word.parse::<u64>().is_ok()).count() == 2;
    let ends = |line: &str| {
        let (numbers, names) = line.split_once('"').map_or((line, None), |(numbers, names)| (numbers, Some(names)));
        let last = self::words(numbers).collect::<Vec<_>>();
        last == ["0"] || (names.is_some() && last.last() == Some(&"0"))
    };
    numbers && ((words.len() == 2 && content.any(|(_, line)| ends(&line))) || (words.len() > 2 && ends(&first)))
}

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let mut content = content(text);
    let (first, head) = content.next().ok_or_else(|| vec![Finding::error("empty")])?;
    let items = number_of_items(&head).map_err(|finding| vec![finding.line(first)])?;
    let mut reading = Reading { items, nicks: HashMap::new(), withdrawn: BTreeSet::new(), found: Vec::new() };
    let is_one_line = words(head.split('"').next().unwrap_or_default()).count() > 2;
    let end = if is_one_line {
        reading.one_line(first, &head, &mut notes)
    } else {
        content.find_map(|(number, line)| reading.line(number, &line, &mut notes))
    };
    let Some(end) = end else {
        if !notes.are_full() {
            notes.add(Finding::error("no_end"));
        }
        return Err(notes.refusal());
    };
    let named = Named::of(names(text, end, is_one_line), items).map_err(|finding| {
        notes.add(finding.line(end));
        std::mem::take(&mut notes).refusal()
    })?;
    if !named.surplus.is_empty() {
        notes.add(Finding::warning("surplus_names").fact("texts", named.surplus.join("; ")));
    }

    // Who is withdrawn anywhere is withdrawn from every ballot.
    let stand: Vec<usize> = (0..items).filter(|item| !reading.withdrawn.contains(item)).collect();
    let mut urn = Urn::default();
    for (number, count, ranking) in reading.found {
        if notes.are_full() {
            break;
        }
        let places = stand.iter().map(|item| ranking.places()[*item]).collect();
        notes.take(urn.put(Ranking::new(places), None, count).map_err(|finding| finding.line(number)));
    }
    if !reading.withdrawn.is_empty() {
        let gone: Vec<&str> = reading.withdrawn.iter().map(|item| named.names[*item].as_str()).collect();
        notes.add(Finding::warning("withdrawn").fact("names", gone.join(", ")));
    }
    let items = stand.iter().map(|item| named.names[*item].clone()).collect();
    notes.settle(BallotFile {
        title: named.title,
        profile: Profile { items, sectors: Vec::new(), ballots: urn.into_ballots() },
        unranked: None,
        counted_by: super::Stated::default(),
        format: Format::Blt,
        warnings: Vec::new(),
    })
}

// ---- ballots -----------------------------------------------------------------------------------

/// What stands before the names.
struct Reading {
    items: usize,
    /// Short names of items that ballots may use for numbers.
    nicks: HashMap<String, usize>,
    withdrawn: BTreeSet<usize>,
    /// Line, number of ballots, ranking.
    found: Vec<(usize, u64, Ranking)>,
}

impl Reading {
    /// Takes a line in; its number, where it is the one that ends the ballots.
    fn line(&mut self, number: usize, line: &str, notes: &mut Notes) -> Option<usize> {
        let (numbers, names) = line.split_once('"').map_or((line, None), |(numbers, names)| (numbers, Some(names)));
        let words: Vec<&str> = words(numbers).collect();
        // A ballot of weight zero begins with a zero too; the end stands alone, or before the names.
        if words == ["0"] {
            return Some(number);
        }
        if notes.are_full() {
            return None;
        }
        let read = match line.strip_prefix('[') {
            Some(option) => self.option(option.trim_end_matches([',', ']']), number, notes),
            None if words.first().is_some_and(|word| word.len() > 1 && word.starts_with('-')) => self.withdraw(&words),
            None if names.is_some() => Err(Finding::error("no_zero")),
            None => self.ballot(&words).and_then(|(count, ranking, rest)| {
                if rest.is_empty() {
                    self.found.push((number, count, ranking));
                    Ok(())
                } else {
                    Err(Finding::error("after_zero"))
                }
            }),
        };
        notes.take(read.map_err(|finding| finding.line(number)));
        None
    }

    /// Everything on the first line: head, ballots, a zero, names.
    fn one_line(&mut self, number: usize, line: &str, notes: &mut Notes) -> Option<usize> {
        let words: Vec<&str> = words(line.split('"').next().unwrap_or_default()).skip(2).collect();
        let mut rest = words.as_slice();
        let read: Result<Option<usize>, Finding> = loop {
            match rest {
                [] => break Ok(None),
                ["0"] => break Ok(Some(number)),
                [word, ..] if word.len() > 1 && word.starts_with('-') => {
                    if let Err(finding) = self.withdraw(&rest[..1]) {
                        break Err(finding);
                    }
                    rest = &rest[1..];
                }
                _ => match self.ballot(rest) {
                    Ok((count, ranking, after)) => {
                        self.found.push((number, count, ranking));
                        rest = after;
                    }
                    Err(finding) => break Err(finding),
                },
            }
        };
        notes.take(read.map_err(|finding| finding.line(number))).flatten()
    }

    /// `2 1=4 3 0`: two ballots, and what stands behind the zero.
    fn ballot<'a, 'w>(&self, words: &'a [&'w str]) -> Result<(u64, Ranking, &'a [&'w str]), Finding> {
        let (count, choices) = words.split_first().ok_or_else(|| Finding::error("no_zero"))?;
        let count = count.parse().map_err(|_| Finding::error("bad_count").fact("text", count))?;
        let mut seen = vec![false; self.items];
        let mut levels = Vec::new();
        for (at, word) in choices.iter().enumerate() {
            match *word {
                "0" => return Ok((count, Ranking::of_levels(self.items, &levels), &choices[at + 1..])),
                "-" => continue,
                _ => {}
            }
            let mut level = Vec::new();
            for number in word.split('=') {
                let item = self.item(number)?;
                if std::mem::replace(&mut seen[item], true) {
                    return Err(Finding::error("ranked_twice").fact("item", number));
                }
                level.push(item);
            }
            levels.push(level);
        }
        Err(Finding::error("no_zero"))
    }

    /// `-3 -5`.
    fn withdraw(&mut self, words: &[&str]) -> Result<(), Finding> {
        for word in words {
            let item = self.item(word.strip_prefix('-').unwrap_or(word))?;
            self.withdrawn.insert(item);
        }
        Ok(())
    }

    /// `nick a b c`, `withdrawn 2 5`; others say something of seats, which a ranking does not ask about.
    fn option(&mut self, option: &str, line: usize, notes: &mut Notes) -> Result<(), Finding> {
        let mut words = words(option);
        let name = words.next().unwrap_or_default();
        match name.to_ascii_lowercase().as_str() {
            "nick" => {
                let nicks: Vec<&str> = words.collect();
                if nicks.len() != self.items {
                    return Err(Finding::error("too_few_names").fact("found", nicks.len()).fact("items", self.items));
                }
                self.nicks = nicks.iter().enumerate().map(|(item, nick)| ((*nick).to_owned(), item)).collect();
                if self.nicks.len() < nicks.len() {
                    return Err(Finding::error("two_items_of_one_name").fact("name", option));
                }
            }
            "withdrawn" | "withdraw" => self.withdraw(&words.collect::<Vec<_>>())?,
            _ => notes.add_once(Finding::warning("option_ignored").fact("name", name).line(line)),
        }
        Ok(())
    }

    fn item(&self, word: &str) -> Result<usize, Finding> {
        if let Some(item) = self.nicks.get(word) {
            return Ok(*item);
        }
        let number: usize = word.parse().map_err(|_| Finding::error("bad_number").fact("text", word))?;
        let known = number.checked_sub(1).filter(|item| *item < self.items);
        known.ok_or_else(|| Finding::error("unknown_number").fact("number", number).fact("items", self.items))
    }
}

/// Lines of numbers with their own numbers: without comments, without the mark of a ballot
/// (`(box 3) 1 2 0`), and without the quotes a spreadsheet puts around `3,2,,,`.
fn content(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let bare = |line: &str| {
        let line = unquoted(line).unwrap_or(line);
        let line = &line[..before_comment(line)];
        let ballot = line.strip_prefix('(').and_then(|line| line.split_once(')')).map_or(line, |(_, ballot)| ballot);
        ballot.trim().to_owned()
    };
    lines(text).map(move |(number, line)| (number, bare(line))).filter(|(_, line)| words(line).next().is_some())
}

/// The numbers a spreadsheet put quotes around.
fn unquoted(line: &str) -> Option<&str> {
    let inside = line.strip_prefix('"')?.trim_end_matches(',').strip_suffix('"')?;
    let is_numbers = !inside.is_empty() && inside.bytes().all(|byte| b"0123456789,;=- \t".contains(&byte));
    is_numbers.then_some(inside)
}

/// Where a comment begins, or the line ends; `#` between quotes is none.
fn before_comment(line: &str) -> usize {
    let mut quoted = false;
    for (at, letter) in line.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '#' if !quoted => return at,
            _ => {}
        }
    }
    line.len()
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|letter: char| letter.is_whitespace() || letter == ',').filter(|word| !word.is_empty())
}

/// The first line: `14 2` is fourteen items and two seats, which a ranking does not ask about.
fn number_of_items(line: &str) -> Result<usize, Finding> {
    let word = words(line).next().unwrap_or_default();
    match word.parse() {
        Ok(items) if items > MOST_ITEMS => Err(Finding::error("too_many_items").fact("limit", MOST_ITEMS)),
        Ok(items) => Ok(items),
        Err(_) => Err(Finding::error("bad_number").fact("text", word)),
    }
}

// ---- names -------------------------------------------------------------------------------------

/// What stands behind the ballots.
struct Named {
    names: Vec<String>,
    title: Option<String>,
    /// A party behind a name, notes behind the title.
    surplus: Vec<String>,
}

impl Named {
    /// Names by the number there should be, from texts line by line.
    fn of(lines: Vec<Vec<String>>, items: usize) -> Result<Named, Finding> {
        let total: usize = lines.iter().map(Vec::len).sum();
        if items == 0 {
            return Ok(Named { names: Vec::new(), title: None, surplus: Vec::new() });
        }
        if total < items {
            return Err(Finding::error("too_few_names").fact("found", total).fact("items", items));
        }
        let (on_first, rest_single) =
            (lines.first().map_or(0, Vec::len), lines.iter().skip(1).all(|line| line.len() == 1));
        // A single name may have its title beside it.
        let a_line_each = lines.len() >= items && !(items == 1 && lines.len() == 1 && total == 2);
        let all_on_first = items > 1 && (on_first == items || on_first == items + 1) && rest_single;
        if a_line_each && all_on_first && total > items + 1 {
            // Names and title on the first line and notes below, or a name with all its titles: who knows.
            return Err(Finding::error("names_differ").fact("found", total).fact("items", items));
        }
        if a_line_each && !all_on_first {
            // One name a line; what follows on its line is the party.
            let mut firsts = Vec::new();
            let mut surplus = Vec::new();
            for (index, line) in lines.into_iter().enumerate() {
                let mut texts = line.into_iter();
                if index <= items {
                    firsts.extend(texts.next());
                }
                surplus.extend(texts);
            }
            let title = firsts.drain(items..).next();
            return Ok(Named { names: firsts, title: title.filter(|title| !title.is_empty()), surplus });
        }
        // Several on a line: all names, or all and the title, must end where a line ends.
        let ends = lines.iter().scan(0, |sum, line| {
            *sum += line.len();
            Some(*sum)
        });
        if !ends.into_iter().any(|end| end == items || end == items + 1) {
            return Err(Finding::error("names_differ").fact("found", total).fact("items", items));
        }
        let mut names: Vec<String> = lines.into_iter().flatten().collect();
        let mut rest = names.split_off(items).into_iter();
        let title = rest.next().filter(|title| !title.is_empty());
        Ok(Named { names, title, surplus: rest.collect() })
    }
}

/// The texts of every line from the one that ends the ballots on.
fn names(text: &str, end: usize, is_one_line: bool) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut texts = 0;
    for (index, line) in text.lines().skip(end - 1).enumerate() {
        let mut line = line.trim();
        if index == 0 {
            // What stands behind the zero.
            line = line.find('"').filter(|_| unquoted(line).is_none()).map_or("", |at| &line[at..]);
            if is_one_line && line.is_empty() {
                continue;
            }
        }
        let on_line = texts_of(line);
        texts += on_line.len();
        if !on_line.is_empty() {
            found.push(on_line);
        }
        if texts > 100 * MOST_ITEMS {
            break;
        }
    }
    found
}

/// Texts in quotes, and what else stands between them; a line without quotes is one text. `#` begins
/// a comment only where a line begins with it or a closing quote stands before it.
fn texts_of(line: &str) -> Vec<String> {
    let separators = [',', ' ', '\t'];
    let mut texts = Vec::new();
    let mut rest = line.trim_matches(separators);
    if !rest.starts_with('"') {
        let is_comment = rest.is_empty() || rest.starts_with('#');
        return if is_comment { texts } else { vec![rest.to_owned()] };
    }
    while !rest.is_empty() && !rest.starts_with('#') {
        match rest.strip_prefix('"') {
            Some(inside) => {
                let (name, after) = quoted(inside);
                texts.push(name.trim().to_owned());
                rest = after.trim_start_matches(separators);
            }
            None => {
                let (bare, after) = rest.split_at(rest.find(['"', '#']).unwrap_or(rest.len()));
                texts.push(bare.trim_matches(separators).to_owned());
                rest = after;
            }
        }
    }
    texts
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

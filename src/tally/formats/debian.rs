//! The tally sheet of a Debian vote: `Option 2-------->: Name` for every option, then one ballot a
//! line, `V: 12-3<tab>hash`: the place in the line is the option, the character its rank, `-` is
//! unranked, which by Debian's constitution (A.6) is below all ranked ones. Ranks beyond 9 go on with letters. The drawing around the options means nothing.
//! Source: <https://www.debian.org/vote/>, devotee by Manoj Srivastava.

use super::{
    super::{Place, Profile, Ranking, Unranked},
    BallotFile, Finding, Format, MOST_ITEMS, Notes, Urn, lines,
};

/// Whether a text has ballots of that form.
pub fn is_sheet(text: &str) -> bool {
    lines(text).any(|(_, line)| option(line).is_some()) && lines(text).any(|(_, line)| line.starts_with("V:"))
}

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let mut items: Vec<String> = Vec::new();
    let options = lines(text).filter_map(|(number, line)| Some((number, option(line)?)));
    for (number, (option, name)) in options.take(MOST_ITEMS + 1) {
        if option != items.len() + 1 {
            notes.add(Finding::error("options_out_of_order").fact("number", option).line(number));
        }
        items.push(name.to_owned());
    }
    let mut urn = Urn::default();
    // Without options there is nothing to vote on, and that is said once.
    let votes = lines(text).filter(|_| !items.is_empty());
    for (number, vote) in votes.filter_map(|(number, line)| Some((number, line.strip_prefix("V:")?))) {
        if notes.are_full() {
            break;
        }
        let put = ranking(vote, items.len()).and_then(|ranking| urn.put(ranking, None, 1));
        notes.take(put.map_err(|finding| finding.line(number)));
    }
    notes.settle(BallotFile {
        title: None,
        profile: Profile { items, sectors: Vec::new(), ballots: urn.into_ballots() },
        unranked: Some(Unranked::Last),
        counted_by: super::Stated::default(),
        format: Format::Debian,
        warnings: Vec::new(),
    })
}

/// `||/  Option 3------->: Steve` → 3, `Steve`.
fn option(line: &str) -> Option<(usize, &str)> {
    let (drawing, rest) = line.split_once("Option ")?;
    let (number, name) = rest.split_once(">:")?;
    let is_drawing = drawing.bytes().all(|byte| b"|/ ".contains(&byte));
    let number = number.trim_end_matches('-').trim().parse().ok()?;
    (is_drawing && rest.contains("->:")).then_some((number, name.trim()))
}

fn ranking(vote: &str, items: usize) -> Result<Ranking, Finding> {
    let ranks = vote.split_whitespace().next().unwrap_or_default();
    let found = ranks.chars().count();
    if found != items {
        return Err(Finding::error("wrong_length").fact("found", found).fact("items", items));
    }
    let place = |rank: char| match rank {
        '-' => Ok(Place::UNRANKED),
        _ => {
            let place = rank.to_digit(36).and_then(|number| Place::at(usize::try_from(number).ok()?));
            place.ok_or_else(|| Finding::error("bad_place").fact("text", rank))
        }
    };
    Ok(Ranking::new(ranks.chars().map(place).collect::<Result<_, _>>()?))
}

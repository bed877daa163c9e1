//! Our own sheet, for those who count by hand or in a spreadsheet: a first line
//! `#rule=unranked_last` (or `unranked_ignored`), more lines of that kind on how the ballots were
//! counted (`#method=borda`, [`stated`](super::stated)), a header `ballot,sector,channel,<item>…`, then a
//! ballot a row: the place of every item, empty where it is unranked, `x` where the voter abstains
//! on it. Commas, semicolons or tabs, as the spreadsheet likes.

use super::{
    super::{Place, Profile, Ranking, Unranked},
    BallotFile, Finding, Format, MOST_ITEMS, MOST_PLACES, Notes, Urn, lines, one_line, stated,
};

/// Columns before the items.
const COLUMNS: [&str; 3] = ["ballot", "sector", "channel"];
/// A sheet has a row a ballot, and spreadsheets end at a million rows.
const MOST_ROWS: u64 = 1_000_000;

pub fn read(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let mut notes = Notes::default();
    let mut title = None;
    let mut unranked = None;
    let mut counted = stated::Reading::default();
    let mut above = 0;
    for (number, line) in
        lines(text).take_while(|(_, line)| line.is_empty() || line.starts_with(['#', '"']) && is_remark(line))
    {
        above = number;
        // A spreadsheet fills the row up with empty cells, and may put it in quotes.
        let remark = line.trim_end_matches([',', ';', '\t']).trim_matches('"');
        match remark.trim_start_matches('#').split_once('=') {
            Some(("rule", "unranked_last")) => unranked = Some(Unranked::Last),
            Some(("rule", "unranked_ignored")) => unranked = Some(Unranked::Ignored),
            Some(("rule", rule)) => notes.add(Finding::error("unknown_rule").fact("text", rule).line(number)),
            Some(("title", words)) => title = Some(words.trim().to_owned()),
            Some((key, value)) => {
                notes.take(counted.take(key, value).map_err(|finding| finding.line(number)));
            }
            None => {}
        }
    }
    let start = text.split_inclusive('\n').take(above).map(str::len).sum::<usize>();
    let body = &text[start..];
    let delimiter = delimiter(body);
    let cells = |text: &str| text.bytes().filter(|byte| *byte == delimiter).count();
    if cells(body) > MOST_PLACES {
        return Err(vec![Finding::error("too_long")]);
    }
    // Names in the header may hold the mark, too; so many do not.
    if cells(body.lines().next().unwrap_or_default()) > 100 * MOST_ITEMS {
        return Err(vec![Finding::error("too_many_items").fact("limit", MOST_ITEMS).line(above + 1)]);
    }
    let mut table =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(body.as_bytes());
    let mut rows = table.records().map(|row| {
        let row = row.map_err(|_| Finding::error("no_text"))?;
        Ok((above + row.position().map_or(1, |at| line_of(body, at)), row))
    });
    let header = rows.next().unwrap_or_else(|| Err(Finding::error("empty")));
    let items = header.and_then(|(line, row)| items(&row).map_err(|finding| finding.line(line)));
    let items = items.map_err(|finding| vec![finding])?;
    let mut sectors: Vec<String> = Vec::new();
    let mut urn = Urn::default();
    for row in rows {
        if notes.are_full() {
            break;
        }
        let put = row.and_then(|(line, row)| {
            if row.iter().all(|cell| cell.trim().is_empty()) {
                return Ok(());
            }
            let put = ranking(&row, items.len()).and_then(|ranking| {
                let sector = sector(row.get(1).unwrap_or_default(), &mut sectors)?;
                urn.put(ranking, sector, 1)
            });
            put.map_err(|finding| finding.line(line))
        });
        notes.take(put);
    }
    let unranked = unranked.or(counted.unranked);
    let counted_by = notes.take(counted.settle(items.len())).unwrap_or_default();
    notes.settle(BallotFile {
        title,
        profile: Profile { items, sectors, ballots: urn.into_ballots() },
        unranked,
        counted_by,
        format: Format::Sheet,
        warnings: Vec::new(),
    })
}

fn is_remark(line: &str) -> bool {
    line.trim_start_matches('"').starts_with('#')
}

/// The first mark of the header: nothing but "ballot" stands before it.
fn delimiter(body: &str) -> u8 {
    body.bytes().find(|byte| [b',', b';', b'\t'].contains(byte)).unwrap_or(b',')
}

/// The line a row begins on; the reader counts from where it began to look for it.
fn line_of(body: &str, at: &csv::Position) -> usize {
    let start = usize::try_from(at.byte()).ok().and_then(|byte| body.as_bytes().get(byte..)).unwrap_or_default();
    let skipped = start.iter().take_while(|byte| **byte == b'\n').count();
    usize::try_from(at.line()).unwrap_or(1) + skipped
}

fn items(header: &csv::StringRecord) -> Result<Vec<String>, Finding> {
    let headed =
        |(column, name): (usize, &&str)| header.get(column).is_some_and(|cell| cell.trim().eq_ignore_ascii_case(name));
    if !COLUMNS.iter().enumerate().all(headed) {
        return Err(Finding::error("wrong_header"));
    }
    if header.len() - COLUMNS.len() > MOST_ITEMS {
        return Err(Finding::error("too_many_items").fact("limit", MOST_ITEMS));
    }
    Ok(header.iter().skip(COLUMNS.len()).map(|name| unguarded(name.trim()).to_owned()).collect())
}

fn ranking(row: &csv::StringRecord, items: usize) -> Result<Ranking, Finding> {
    let cells = || row.iter().skip(COLUMNS.len()).map(str::trim);
    if cells().skip(items).any(|cell| !cell.is_empty()) {
        return Err(Finding::error("wrong_length").fact("found", cells().count()).fact("items", items));
    }
    let place = |cell: &str| match cell {
        "" => Ok(Place::UNRANKED),
        "x" | "X" => Ok(Place::ABSTAINED),
        _ => {
            let place = cell.parse().ok().and_then(Place::at);
            place.ok_or_else(|| Finding::error("bad_place").fact("text", cell))
        }
    };
    // Programs leave empty cells at the end of a row away.
    let cells = cells().chain(std::iter::repeat("")).take(items);
    Ok(Ranking::new(cells.map(place).collect::<Result<_, _>>()?))
}

fn sector(cell: &str, sectors: &mut Vec<String>) -> Result<Option<usize>, Finding> {
    let name = unguarded(cell.trim());
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(known) = sectors.iter().position(|sector| sector == name) {
        return Ok(Some(known));
    }
    if sectors.len() == MOST_ITEMS {
        return Err(Finding::error("too_many_sectors").fact("limit", MOST_ITEMS));
    }
    sectors.push(name.to_owned());
    Ok(Some(sectors.len() - 1))
}

pub fn write(file: &BallotFile) -> Result<String, Vec<Finding>> {
    let profile = &file.profile;
    if profile.cast() > MOST_ROWS {
        return Err(vec![Finding::error("too_many_rows").fact("limit", MOST_ROWS)]);
    }
    let mut text = String::new();
    if let Some(unranked) = file.unranked {
        text += &format!("#rule=unranked_{}\n", unranked.code());
    }
    for (key, value) in file.counted_by.lines() {
        text += &format!("#{key}={value}\n");
    }
    if let Some(title) = &file.title {
        text += &format!("#title={}\n", one_line(title));
    }
    let mut table = csv::Writer::from_writer(Vec::new());
    let header = COLUMNS.iter().map(|name| (*name).to_owned()).chain(profile.items.iter().map(|name| harmless(name)));
    let written = "memory can be written to, and every row has the same length";
    table.write_record(header).expect(written);
    let mut number = 0_u64;
    for ballot in &profile.ballots {
        let sector = ballot.sector.and_then(|sector| profile.sectors.get(sector)).map_or("", String::as_str);
        let mut row = vec![String::new(), harmless(sector), String::new()];
        row.extend(ballot.ranking.places().iter().map(|place| cell(*place)));
        for _ in 0..ballot.ballots {
            number += 1;
            row[0] = number.to_string();
            table.write_record(&row).expect(written);
        }
    }
    let table = table.into_inner().expect("memory can be written to");
    text += &String::from_utf8(table).expect("cells are text, and so is a table of them");
    Ok(text)
}

fn cell(place: Place) -> String {
    match place.number() {
        Some(number) => number.to_string(),
        None if place == Place::ABSTAINED => "x".to_owned(),
        None => String::new(),
    }
}

/// A text no spreadsheet takes for a formula: the rule of `server/write/csv.rs`, which stands above
/// this room and cannot be used here. Source: OWASP, "CSV Injection".
fn harmless(text: &str) -> String {
    let first_seen = text.trim_start_matches([' ', '\u{a0}', '\n', '\'']).chars().next();
    match first_seen {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

/// The text that [`harmless`] was given.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| harmless(rest) != *rest).unwrap_or(cell)
}

//! Tables that services for forms and spreadsheets export: a column an item and places in its cells
//! (`Priorities [Buses]`: `1`, `2nd`, `3. místo`), or a column a choice and names of items in its
//! cells (`1. volba;2. volba`). Such a table says nowhere what it is, so it has to prove it: what is
//! neither a place nor plainly something beside the vote (a time, an e-mail, a number of the row) is
//! asked about, never counted on a guess.

use super::{
    super::{Place, Profile, Ranking},
    BallotFile, Finding, Format, MOST_ITEMS, MOST_PLACES, Notes, Stated, Urn, civs, lines,
};

/// A header and rows of cells.
struct Table {
    delimiter: u8,
    header: Vec<String>,
    /// With their lines.
    rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    fn of(text: &str) -> Option<Table> {
        let mut content = lines(text).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let (mut first, mut head) = content.next()?;
        let told = head.trim_matches('"').to_ascii_lowercase();
        let told = told.strip_prefix("sep=").and_then(|mark| mark.bytes().next());
        if told.is_some() {
            (first, head) = content.next()?;
        }
        let delimiter = told.unwrap_or_else(|| delimiter(head));
        let start = text.split_inclusive('\n').take(first - 1).map(str::len).sum::<usize>();
        let body = &text[start..];
        if body.bytes().filter(|byte| *byte == delimiter).count() > MOST_PLACES {
            return None;
        }
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
        let mut rows = Vec::new();
        for row in reader.from_reader(body.as_bytes()).records() {
            let row = row.ok()?;
            let line = first - 1 + row.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
            let cells: Vec<String> = row.iter().map(|cell| cell.trim().to_owned()).collect();
            let is_said = cells.iter().any(|cell| !cell.is_empty()) && !cells[0].starts_with('#');
            if is_said {
                rows.push((line, cells));
            }
        }
        let (_, mut header) = (!rows.is_empty()).then(|| rows.remove(0))?;
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        (1..=100 * MOST_ITEMS).contains(&header.len()).then_some(Table { delimiter, header, rows })
    }

    fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().map(move |(_, row)| row.get(column).map_or("", String::as_str))
    }

    /// What is asked of each column where the items of the header are `chosen`, or to be found.
    fn columns(&self) -> Columns {
        let all = || 0..self.header.len();
        let grid: Vec<usize> = all().filter(|column| in_brackets(&self.header[*column]).is_some()).collect();
        let is_choice = |column: &usize| {
            let head = &self.header[*column];
            let (number, in_words) = ordinal(in_brackets(head).unwrap_or(head))?;
            let names = self.cells(*column).any(|cell| !cell.is_empty() && place(cell).is_none());
            (in_words || names).then_some((number, *column))
        };
        let mut choices: Vec<(usize, usize)> = all().filter_map(|column| is_choice(&column)).collect();
        choices.sort_unstable();
        let follows = choices.iter().enumerate().all(|(index, (number, _))| *number == index + 1);
        if choices.len() > 1 && follows {
            // Numbers under „Option 1“ may be its place or the item chosen first.
            let said = |column: usize| self.cells(column).filter(|cell| !cell.is_empty());
            if choices.iter().all(|(_, column)| said(*column).all(|cell| place(cell).is_some())) {
                return Columns::Unsure(choices[0].1);
            }
            return Columns::Choices(choices.into_iter().map(|(_, column)| column).collect());
        }
        if grid.len() > 1 {
            // Two grids of one form are two questions.
            let asked = |column: &usize| self.header[*column].split('[').next().map(str::trim);
            let other = grid.iter().copied().find(|column| asked(column) != asked(&grid[0]));
            return other.map_or(Columns::Ranks(grid), Columns::Unsure);
        }
        let places = |column: &usize| {
            let mut filled = self.cells(*column).filter(|cell| !cell.is_empty()).peekable();
            filled.peek().is_some() && filled.all(|cell| place(cell).is_some())
        };
        let mut items: Vec<usize> =
            all().filter(|column| !is_beside(&self.header[*column])).filter(|column| places(column)).collect();
        items.retain(|column| !self.are_codes(*column));
        // A running number is the number of the row; where it could be a place as well, we ask.
        while let Some(column) = items.iter().copied().find(|column| self.runs(*column)) {
            let without: Vec<usize> = items.iter().copied().filter(|other| *other != column).collect();
            match (self.are_orders(&items), self.are_orders(&without)) {
                (true, false) => break,
                (false, true) => items = without,
                _ => return Columns::Unsure(column),
            }
        }
        if items.len() < 2 {
            return Columns::Neither;
        }
        let too_great = items.iter().copied().find(|column| self.greatest(*column) > items.len());
        match too_great.or_else(|| self.coded(&items)) {
            Some(column) => Columns::Unsure(column),
            None => Columns::Ranks(items),
        }
    }

    /// A column without which (or without up to two more) every row puts the rest into a strict order, as
    /// it does not with it: a sex or a district in numbers beside the vote.
    fn coded(&self, items: &[usize]) -> Option<usize> {
        const MOST: usize = 12;
        // Two rows with a tie look so by chance.
        const FEWEST_ROWS: usize = 3;
        let strict = |items: &[usize]| {
            items.len() > 1
                && self.rows.iter().all(|(_, row)| {
                    let mut numbers: Vec<usize> =
                        self.places(row, items).iter().filter_map(|place| place.number()).collect();
                    numbers.sort_unstable();
                    numbers.len() == items.len() && numbers.iter().enumerate().all(|(at, number)| *number == at + 1)
                })
        };
        if items.len() > MOST || self.rows.len() < FEWEST_ROWS || strict(items) {
            return None;
        }
        let without =
            |gone: &[usize]| -> Vec<usize> { items.iter().copied().filter(|column| !gone.contains(column)).collect() };
        let at = || items.iter().copied();
        let one = at().map(|a| vec![a]);
        let two = at().flat_map(|a| at().filter(move |&b| a < b).map(move |b| vec![a, b]));
        let three = at().flat_map(|a| {
            at().filter(move |&b| a < b).flat_map(move |b| at().filter(move |&c| b < c).map(move |c| vec![a, b, c]))
        });
        one.chain(two).chain(three).find(|gone| strict(&without(gone))).map(|gone| gone[0])
    }

    /// Whether the cells of a column go 1, 2, 3 or 17, 18, 19, row by row.
    fn runs(&self, column: usize) -> bool {
        let numbers: Option<Vec<usize>> = self.cells(column).map(|cell| cell.parse().ok()).collect();
        numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1))
    }

    /// Whether the cells are numbers of three digits and more, no two the same: codes of people or rows.
    fn are_codes(&self, column: usize) -> bool {
        let numbers: Option<Vec<u64>> = self.cells(column).map(|cell| cell.parse().ok()).collect();
        let Some(mut numbers) = numbers.filter(|numbers| numbers.iter().all(|number| *number >= 100)) else {
            return false;
        };
        numbers.sort_unstable();
        numbers.windows(2).all(|pair| pair[0] != pair[1])
    }

    fn greatest(&self, column: usize) -> usize {
        self.cells(column).filter_map(|cell| place(cell).and_then(Place::number)).max().unwrap_or(0)
    }

    fn places(&self, row: &[String], items: &[usize]) -> Vec<Place> {
        let cell =
            |column: &usize| row.get(*column).map_or(Place::UNRANKED, |cell| place(cell).unwrap_or(Place::UNRANKED));
        items.iter().map(cell).collect()
    }

    /// Whether every row puts these columns in an order: somebody is first, and no place is passed
    /// over but behind a tie. Marks from 1 to 5 do not look so for long.
    fn are_orders(&self, items: &[usize]) -> bool {
        items.len() > 1 && self.rows.iter().all(|(_, row)| is_order(&self.places(row, items)))
    }
}

fn is_order(places: &[Place]) -> bool {
    let mut numbers: Vec<usize> = places.iter().filter_map(|place| place.number()).collect();
    numbers.sort_unstable();
    let dense = Ranking::new(places.to_vec());
    let last = dense.places().iter().filter_map(|place| place.number()).max().unwrap_or(0);
    let as_in_sport = |(index, number): (usize, &usize)| *number == index + 1 || numbers[index - 1] == *number;
    let is_dense = numbers.last().is_none_or(|greatest| *greatest == last);
    is_dense || (numbers.first() == Some(&1) && numbers.iter().enumerate().all(as_in_sport))
}

/// What the columns of a table are.
enum Columns {
    Ranks(Vec<usize>),
    Choices(Vec<usize>),
    /// This one may be an item or not.
    Unsure(usize),
    Neither,
}

/// Whether a text is a table of ranks or of choices; `None` where it is no such table at all.
///
/// # Errors
/// Where it may be one, and somebody has to say so.
pub fn format(text: &str) -> Option<Result<Format, Finding>> {
    let table = Table::of(text).filter(|table| table.header.len() > 1 && !table.rows.is_empty())?;
    let header = |column: usize| Finding::error("column_unsure").fact("column", &table.header[column]);
    // A first row of places is a ballot and no header.
    let all: Vec<usize> = (0..table.header.len()).collect();
    let is_place = |cell: &String| place(cell).and_then(Place::number).is_some_and(|number| number <= all.len());
    if table.header.iter().all(is_place) && matches!(table.columns(), Columns::Ranks(_) | Columns::Unsure(_)) {
        return None;
    }
    match table.columns() {
        Columns::Neither => None,
        Columns::Unsure(column) => Some(Err(header(column))),
        Columns::Choices(_) => Some(Ok(Format::Choices)),
        Columns::Ranks(items) if !table.are_orders(&items) => Some(Err(Finding::error("ranks_or_marks"))),
        Columns::Ranks(items) => {
            let plain = table.delimiter == b','
                && items.len() == all.len()
                && table.rows.iter().all(|(_, row)| civs::is_ballot(&row.join(",")));
            Some(Ok(if plain { Format::Civs } else { Format::Ranks }))
        }
    }
}

/// A table with a column an item; `chosen` are the names of those that are items, where somebody says so.
pub fn read_ranks(text: &str, chosen: Option<&[String]>) -> Result<BallotFile, Vec<Finding>> {
    let table = Table::of(text).ok_or_else(|| vec![Finding::error("no_table")])?;
    let items = match chosen {
        Some(names) => {
            let column = |name: &String| {
                let fits = |head: &String| head == name || in_brackets(head) == Some(name.as_str());
                let found = table.header.iter().position(fits);
                found.ok_or_else(|| Finding::error("no_such_column").fact("name", name))
            };
            names.iter().map(column).collect::<Result<Vec<usize>, Finding>>()
        }
        None => match table.columns() {
            Columns::Ranks(items) => Ok(items),
            Columns::Unsure(column) => Err(Finding::error("column_unsure").fact("column", &table.header[column])),
            Columns::Choices(_) | Columns::Neither => Err(Finding::error("no_table")),
        },
    };
    let items = items.map_err(|finding| vec![finding])?;
    if items.len() > MOST_ITEMS {
        return Err(vec![Finding::error("too_many_items").fact("limit", MOST_ITEMS)]);
    }
    let mut notes = Notes::default();
    left_out(&table, &items, &mut notes);
    let mut urn = Urn::default();
    for (line, row) in &table.rows {
        if notes.are_full() {
            break;
        }
        let read = |column: &usize| {
            let cell = row.get(*column).map_or("", String::as_str);
            place(cell).ok_or_else(|| Finding::error("bad_place").fact("text", cell))
        };
        let places: Result<Vec<Place>, Finding> = items.iter().map(read).collect();
        let put = places.and_then(|places| urn.put(Ranking::new(places), None, 1));
        notes.take(put.map_err(|finding| finding.line(*line)));
    }
    let name = |column: &usize| in_brackets(&table.header[*column]).unwrap_or(&table.header[*column]).to_owned();
    settled(notes, items.iter().map(name).collect(), urn, Format::Ranks)
}

/// A table with a column a choice; the items are what is named in them.
pub fn read_choices(text: &str) -> Result<BallotFile, Vec<Finding>> {
    let table = Table::of(text).ok_or_else(|| vec![Finding::error("no_table")])?;
    let Columns::Choices(choices) = table.columns() else { return Err(vec![Finding::error("no_table")]) };
    let mut notes = Notes::default();
    left_out(&table, &choices, &mut notes);
    // In alphabetical order, so that it does not matter whose ballot stands first.
    let mut items: Vec<String> = choices.iter().flat_map(|column| table.cells(*column)).map(str::to_owned).collect();
    items.retain(|name| !is_nothing(name));
    items.sort_unstable();
    items.dedup();
    if items.len() > MOST_ITEMS {
        return Err(vec![Finding::error("too_many_items").fact("limit", MOST_ITEMS)]);
    }
    notes.add(Finding::warning("only_chosen"));
    let mut urn = Urn::default();
    for (line, row) in &table.rows {
        if notes.are_full() {
            break;
        }
        let chosen = choices.iter().filter_map(|column| row.get(*column)).filter(|cell| !is_nothing(cell));
        let mut levels: Vec<Vec<usize>> = Vec::new();
        let mut twice = None;
        for name in chosen {
            let item = items.binary_search(name).unwrap_or_default();
            if levels.iter().any(|level| level[0] == item) {
                twice = Some(Finding::error("ranked_twice").fact("item", name).line(*line));
            }
            levels.push(vec![item]);
        }
        let put = match twice {
            Some(finding) => Err(finding),
            None => urn.put(Ranking::of_levels(items.len(), &levels), None, 1).map_err(|finding| finding.line(*line)),
        };
        notes.take(put);
    }
    settled(notes, items, urn, Format::Choices)
}

fn settled(notes: Notes, items: Vec<String>, urn: Urn, format: Format) -> Result<BallotFile, Vec<Finding>> {
    let profile = Profile { items, sectors: Vec::new(), ballots: urn.into_ballots() };
    let counted_by = Stated::default();
    notes.settle(BallotFile { title: None, profile, unranked: None, counted_by, format, warnings: Vec::new() })
}

/// Says which columns are no part of the vote.
fn left_out(table: &Table, items: &[usize], notes: &mut Notes) {
    let others = (0..table.header.len()).filter(|column| !items.contains(column));
    let names: Vec<&str> = others.map(|column| table.header[column].as_str()).filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        notes.add(Finding::warning("columns_left_out").fact("names", names.join("; ")));
    }
}

fn delimiter(head: &str) -> u8 {
    let count = |mark: &u8| head.bytes().filter(|byte| byte == mark).count();
    // Of equally many the semicolon: a comma is often part of a name.
    [b',', b'\t', b';'].into_iter().max_by_key(count).unwrap_or(b',')
}

/// `Put in order [Buses]` → `Buses`.
fn in_brackets(head: &str) -> Option<&str> {
    let inside = head.strip_suffix(']')?;
    let at = inside.find(" [").map(|at| at + 1).or_else(|| inside.find('['))?;
    Some(inside[at + 1..].trim()).filter(|name| !name.is_empty() && at > 0)
}

fn is_nothing(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—") || cell.eq_ignore_ascii_case("no opinion")
}

/// The place a cell gives, in figures or in words; `None` where it gives none.
fn place(cell: &str) -> Option<Place> {
    if is_nothing(cell) {
        return Some(Place::UNRANKED);
    }
    ordinal(cell.strip_suffix(".0").unwrap_or(cell)).and_then(|(number, _)| Place::at(number))
}

const NUMBERS: [&[&str]; 10] = [
    &["první", "prvni", "first"],
    &["druhá", "druhé", "druhý", "second"],
    &["třetí", "third"],
    &["čtvrtá", "čtvrté", "čtvrtý", "fourth"],
    &["pátá", "páté", "pátý", "fifth"],
    &["šestá", "šesté", "šestý", "sixth"],
    &["sedmá", "sedmé", "sedmý", "seventh"],
    &["osmá", "osmé", "osmý", "eighth"],
    &["devátá", "deváté", "devátý", "ninth"],
    &["desátá", "desáté", "desátý", "tenth"],
];
const BESIDE_NUMBERS: [&str; 17] = [
    "volba",
    "volby",
    "místo",
    "misto",
    "priorita",
    "pořadí",
    "poradi",
    "choice",
    "place",
    "rank",
    "preference",
    "priority",
    "option",
    "position",
    "vote",
    "hlas",
    "v",
];

/// `2`, `2.`, `2nd`, `2. místo`, `druhá volba`, `Choice 2`: the number, and whether words say that it is an order.
fn ordinal(text: &str) -> Option<(usize, bool)> {
    let lower = text.to_lowercase();
    let (mut number, mut in_words) = (None, false);
    for word in lower.split([' ', '_', '#', '\u{a0}']).filter(|word| !word.is_empty()) {
        let bare = word.trim_end_matches(['.', ':', ')']);
        let digits = bare.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        let ending = &bare[digits.len()..];
        let found = match NUMBERS.iter().position(|words| words.contains(&bare)) {
            Some(index) => Some(index + 1),
            None if !digits.is_empty() && ["", "st", "nd", "rd", "th"].contains(&ending) => digits.parse().ok(),
            None => None,
        };
        match found {
            Some(_) if number.is_some() => return None,
            Some(found) => {
                number = Some(found);
                in_words |= bare != word || !ending.is_empty() || digits.is_empty() || bare != digits;
            }
            None if BESIDE_NUMBERS.contains(&bare) => in_words = true,
            None => return None,
        }
    }
    number.map(|number| (number, in_words))
}

/// Whether a header names what stands beside a vote: when, who, the number of the row.
fn is_beside(head: &str) -> bool {
    let key: String = head.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    const EXACTLY: [&str; 30] = [
        "id",
        "nr",
        "no",
        "č",
        "číslo",
        "cislo",
        "row",
        "řádek",
        "voter",
        "ballot",
        "lístek",
        "hlasující",
        "respondent",
        "name",
        "jméno",
        "jmeno",
        "email",
        "mail",
        "username",
        "user",
        "uživatel",
        "ip",
        "token",
        "key",
        "uuid",
        "date",
        "datum",
        "time",
        "čas",
        "index",
    ];
    const WITHIN: [&str; 14] = [
        "timestamp",
        "časovázna",
        "časováznačka",
        "emailadd",
        "emailov",
        "dobazah",
        "dobadok",
        "zahájení",
        "dokončení",
        "starttime",
        "completiontime",
        "submitted",
        "datumačas",
        "ipaddress",
    ];
    const NUMBERED: [&str; 9] =
        ["voter", "ballot", "respondent", "response", "respons", "row", "user", "record", "submission"];
    let numbered = |ending: &str| {
        let start = key.strip_suffix(ending);
        start.is_some_and(|start| NUMBERED.iter().any(|known| start.ends_with(known)) || start == "číslo")
    };
    let spelled = head.ends_with("ID") && head.len() > 2
        || head.to_lowercase().ends_with(" id")
        || head.to_lowercase().ends_with("_id");
    EXACTLY.contains(&key.as_str())
        || WITHIN.iter().any(|part| key.contains(part))
        || spelled
        || ["id", "no", "nr", "number"].iter().any(|ending| numbered(ending))
        || key.starts_with("čísl") && ["lístku", "hlasu", "řádku", "odpovědi"].iter().any(|what| key.ends_with(what))
        || key.starts_with("id")
            && ["lístku", "odpovědi", "hlasu", "hlasujícího"].iter().any(|what| key.ends_with(what))
}

//! How large letters may be on the wall so that everything on it fits its window. The style measures
//! in a unit of the window (`--u`), of which a wall is a hundred wide and fifty-six high; here are
//! tenths of it. So one can know on the server what will fit, however large the projector is.

/// Sizes of letters, from the largest; each is a class of the style, `letters-19`.
const SIZES: [usize; 11] = [52, 46, 40, 35, 30, 26, 22, 19, 17, 15, 14];
/// A thirtieth of the height: smaller letters are not read from ten metres.
const LEGIBLE: usize = 19;
const WIDTH: usize = 920;
/// Between two columns of an order.
const BETWEEN: usize = 40;
/// What head and foot leave to an order, and what a line under it takes.
const HEIGHT_OF_ORDER: usize = 368;
const HEIGHT_OF_NOTE: usize = 40;
/// What is left to the rows of a table under its head.
const HEIGHT_OF_DUELS: usize = 296;
const HEIGHT_OF_SECTORS: usize = 300;

/// How an order stands on the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    pub columns: usize,
    pub rows: usize,
    /// Of a name; what is longer ends with dots.
    pub lines: usize,
    pub letters: usize,
}

impl Listing {
    /// In the largest letters in which the longest name fits whole; where it does not in legible ones,
    /// it is cut rather than made smaller.
    pub fn of(items: usize, longest: usize, places_are_shared: bool, noted: bool) -> Listing {
        let height = HEIGHT_OF_ORDER - if noted { HEIGHT_OF_NOTE } else { 0 };
        // Tenths of a letter's height: `28.–40.` or `28.`.
        let place = if places_are_shared { 42 } else { 22 };
        let all = SIZES.into_iter().flat_map(|letters| {
            [(1, 1), (1, 2), (2, 1), (2, 2)].map(|(columns, lines)| {
                let rows = items.div_ceil(columns);
                Listing { columns, rows, lines, letters }
            })
        });
        let fits = |listing: &Listing| listing.rows * row(listing.lines, listing.letters, 128) <= height;
        let all: Vec<Listing> = all.filter(fits).collect();
        let holds = |listing: &Listing| {
            let wide = (WIDTH - BETWEEN * (listing.columns - 1)) / listing.columns;
            letters_in(wide.saturating_sub(place * listing.letters / 10), listing.letters, listing.lines)
        };
        let whole = all.iter().find(|listing| listing.letters >= LEGIBLE && longest <= holds(listing));
        let smallest = all.iter().map(|listing| listing.letters).filter(|letters| *letters >= LEGIBLE).min();
        let smallest = smallest.or(all.iter().map(|listing| listing.letters).max());
        let cut = all.iter().filter(|listing| Some(listing.letters) == smallest).max_by_key(|listing| holds(listing));
        let least = Listing { columns: 2, rows: items.div_ceil(2), lines: 1, letters: 14 };
        whole.or(cut).copied().unwrap_or(least)
    }

    pub fn class(self) -> String {
        let Listing { columns, rows, lines, letters } = self;
        format!("columns-{columns} rows-{rows} lines-{lines} letters-{letters}")
    }
}

/// How a table stands on the wall: so many rows of it, and a share of the width for its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tabling {
    pub rows: usize,
    pub lines: usize,
    pub letters: usize,
    /// In percent, by fives.
    pub share: usize,
}

impl Tabling {
    /// Of so many against as many: as many rows as fit in legible letters. `names` says how long each
    /// is, from the first row; `cell` is how many letters a cell has.
    pub fn of_duels(names: &[usize], cell: usize) -> Tabling {
        Tabling::most(names, HEIGHT_OF_DUELS, |rows, letters| WIDTH.saturating_sub(rows * (cell + 1) * letters / 2))
    }

    /// Of so many columns beside the names.
    pub fn of_sectors(names: &[usize], columns: usize, noted: bool) -> Tabling {
        let share = match columns {
            ..=5 => 34,
            6..=8 => 27,
            _ => 22,
        };
        // So narrow that words of every row break.
        let names: Vec<usize> = match columns {
            ..=7 => names.to_vec(),
            _ => names.iter().map(|name| (*name).max(WIDTH)).collect(),
        };
        let height = HEIGHT_OF_SECTORS - if noted { HEIGHT_OF_NOTE } else { 0 };
        Tabling::most(&names, height, |_, _| WIDTH * share / 100)
    }

    fn most(names: &[usize], height: usize, room: impl Fn(usize, usize) -> usize) -> Tabling {
        let of_rows = |rows: usize| {
            let legible = SIZES.into_iter().filter(|letters| (LEGIBLE..=35).contains(letters));
            let fitting = legible.filter_map(|letters| {
                let share = (room(rows, letters) * 20 / WIDTH * 5).min(50);
                let holds = |lines| letters_in(share * WIDTH / 100, letters, lines);
                let lines_of = |name: &usize| if *name <= holds(1) { 1 } else { 2 };
                let lines = names[..rows].iter().map(lines_of).max().unwrap_or(1);
                let all: usize = names[..rows].iter().map(|name| row(lines_of(name), letters, 150)).sum();
                let whole = names[..rows].iter().all(|name| *name <= holds(2));
                let tabling = Tabling { rows, lines, letters, share };
                (share >= 20 && all <= height).then_some((whole, tabling))
            });
            let fitting: Vec<(bool, Tabling)> = fitting.collect();
            fitting.iter().find(|(whole, _)| *whole).or(fitting.last()).map(|(_, tabling)| *tabling)
        };
        let least = Tabling { rows: names.len().min(2), lines: 2, letters: LEGIBLE, share: 20 };
        (1..=names.len()).rev().find_map(of_rows).unwrap_or(least)
    }

    pub fn class(self) -> String {
        format!("lines-{} letters-{} share-{}", self.lines, self.letters, self.share)
    }
}

/// How high a row is: lines of its name and, in hundredths of a letter, a first line with its room.
fn row(lines: usize, letters: usize, first: usize) -> usize {
    (letters * (first + (lines - 1) * 106)).div_ceil(100)
}

/// How many letters fit: one is half as wide as high, and of two lines some room is lost at the break.
fn letters_in(wide: usize, letters: usize, lines: usize) -> usize {
    let of_a_line = wide * 2 / letters;
    if lines > 1 { of_a_line * lines * 9 / 10 } else { of_a_line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_items_stand_large_and_forty_still_stand() {
        assert_eq!(Listing::of(4, 30, false, false), Listing { columns: 1, rows: 4, lines: 1, letters: 52 });
        let forty = Listing::of(40, 60, true, false);
        assert_eq!((forty.columns, forty.rows, forty.lines), (2, 20, 1));
        for items in 1..=40 {
            for longest in [5, 20, 40, 80, 120, 200] {
                for noted in [false, true] {
                    let listing = Listing::of(items, longest, true, noted);
                    assert!(listing.rows * listing.columns >= items);
                    let legible = listing.letters >= LEGIBLE;
                    assert!(legible || items > 24, "{items} items of {longest} letters: {listing:?}");
                }
            }
        }
    }

    #[test]
    fn a_table_shows_as_many_rows_as_are_legible() {
        let six = Tabling::of_duels(&[25, 30, 18, 58, 20, 25], 6);
        assert!(six.rows == 6 && six.letters >= 22, "{six:?}");
        assert_eq!(Tabling::of_sectors(&[21, 33, 35, 58, 22, 31], 6, false).rows, 6);
        let long = Tabling::of_duels(&[110; 12], 11);
        assert!((5..12).contains(&long.rows) && long.lines == 2 && long.letters >= LEGIBLE, "{long:?}");
        for items in 2..=40 {
            for longest in [5, 40, 200] {
                let names = vec![longest; items];
                for tabling in [Tabling::of_duels(&names, 11), Tabling::of_sectors(&names, 11, true)] {
                    assert!(tabling.rows >= items.min(5) && tabling.rows <= items, "{items} {longest}: {tabling:?}");
                    assert!((20..=50).contains(&tabling.share));
                }
            }
        }
    }
}

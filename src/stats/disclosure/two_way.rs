//! Hiding in a table of two questions, in one way for both readings of it (A by B, B by A).
//!
//! First the totals: a total hidden in the question's own table is hidden here, and so is one that
//! is small here. **A hidden total takes its whole row (or column) with it, zeros too**; of these
//! rows only their sum can be found, as if they were one answer. Any of them could change places
//! with another in every table at once, and nothing printed anywhere would differ.
//!
//! Then the cells of what is left. Rows and columns are the nodes of a graph, cells its edges, and
//! the hidden rows (columns) together are one more. Moving people around a cycle of hidden cells
//! (some more here, as many fewer there) leaves every printed number as it was; a small cell is
//! safe when such cycles take it up to the limit and leave the others at one or more. The cheapest
//! cycle is a shortest path. Where there is none, the cell's row or column is hidden whole, and
//! where that does not help either, nothing of the table is shown.
//!
//! A line whose people all stand in one cell („13 | 0“) tells what each of them answered, though no
//! count in it is small: one of its zeros is hidden like a small cell, so that somebody could be there.

use super::{Limit, follows_from_the_others, multiple, one_way_with};

/// What to hide in a table with totals. The total of all is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoWay {
    pub cells: Vec<Vec<bool>>,
    pub row_totals: Vec<bool>,
    pub column_totals: Vec<bool>,
}

impl TwoWay {
    fn everything(rows: usize, columns: usize) -> TwoWay {
        TwoWay {
            cells: vec![vec![true; columns]; rows],
            row_totals: vec![true; rows],
            column_totals: vec![true; columns],
        }
    }

    /// No cell is shown, so there is no table to speak of.
    pub fn is_everything(&self) -> bool {
        self.cells.iter().flatten().all(|&hidden| hidden)
    }

    pub fn is_nothing(&self) -> bool {
        !self.cells.iter().flatten().chain(&self.row_totals).chain(&self.column_totals).any(|&hidden| hidden)
    }

    /// Columns as rows.
    pub fn turned(self) -> TwoWay {
        let columns = self.column_totals.len();
        TwoWay {
            cells: (0..columns).map(|column| self.cells.iter().map(|line| line[column]).collect()).collect(),
            row_totals: self.column_totals,
            column_totals: self.row_totals,
        }
    }
}

/// Which cells and totals to hide in a table where every person stands in exactly one cell.
/// `rows` and `columns` are the totals that the two questions hide in their own tables.
pub fn two_way(counts: &[Vec<u64>], limit: Limit, rows: &[bool], columns: &[bool]) -> TwoWay {
    let everything = TwoWay::everything(rows.len(), columns.len());
    let row_sums: Vec<u64> = counts.iter().map(|row| row.iter().sum()).collect();
    let column_sums: Vec<u64> = (0..columns.len()).map(|column| counts.iter().map(|row| row[column]).sum()).collect();
    let row_totals = one_way_with(&row_sums, limit, rows);
    let column_totals = one_way_with(&column_sums, limit, columns);
    if !row_totals.contains(&false) || !column_totals.contains(&false) {
        return everything;
    }
    match Grid::new(counts, &row_totals, &column_totals).hide(limit, Unanimous::BothWays) {
        Some(shown) => {
            let cells = spread(&shown, &row_totals, &column_totals);
            TwoWay { cells, row_totals, column_totals }
        }
        None => everything,
    }
}

/// Which numbers to hide where the rows are answers people could give several of:
/// `chosen[row][column]` people of the `people[column]` in a column gave the answer, `answered`
/// gave it of all. Each row is then a table of its own (gave it, did not) over the same people.
pub fn multiple_by(chosen: &[Vec<u64>], people: &[u64], limit: Limit, rows: &[bool], columns: &[bool]) -> TwoWay {
    let column_totals = one_way_with(people, limit, columns);
    if !column_totals.contains(&false) {
        return TwoWay::everything(rows.len(), columns.len());
    }
    let given: Vec<u64> = chosen.iter().map(|row| row.iter().sum()).collect();
    let small = multiple(&given, people.iter().sum(), limit);
    let mut row_totals: Vec<bool> = rows.iter().zip(small).map(|(forced, small)| *forced || small).collect();
    let mut cells = Vec::new();
    for (row, total_hidden) in chosen.iter().zip(&mut row_totals) {
        let others = people.iter().zip(row).map(|(all, some)| all.saturating_sub(*some)).collect();
        let pair = [row.clone(), others];
        let shown = (!*total_hidden)
            .then(|| {
                // That nobody of a group gave an answer is told; that all did is not.
                Grid::new(&pair, &[false; 2], &column_totals).hide(limit, Unanimous::ColumnsOfFirstRow)
            })
            .flatten();
        *total_hidden = shown.is_none();
        cells.push(match shown {
            // A cell and its opposite differ by the base: both are hidden.
            Some(shown) => {
                let both = spread(&shown, &[false; 2], &column_totals);
                both[0].iter().zip(&both[1]).map(|(a, b)| *a || *b).collect()
            }
            None => vec![true; people.len()],
        });
    }
    // In a column, too, everybody gave one of the answers: the smallest shown row goes with what followed.
    for column in (0..people.len()).filter(|&column| !column_totals[column]) {
        loop {
            let counts: Vec<u64> = chosen.iter().map(|row| row[column]).collect();
            let hidden: Vec<bool> = cells.iter().map(|row: &Vec<bool>| row[column]).collect();
            if !follows_from_the_others(&counts, &hidden, people[column], limit) {
                break;
            }
            let shown = (0..counts.len()).filter(|&row| !hidden[row] && counts[row] > 0);
            let Some(row) = shown.min_by_key(|&row| (given[row], row)) else { break };
            row_totals[row] = true;
            cells[row].fill(true);
        }
    }
    TwoWay { cells, row_totals, column_totals }
}

/// Where people could give several answers to both, every pair of answers is a small table of its
/// own: both, one, the other, neither.
pub fn multiple_by_multiple(
    both: &[Vec<u64>],
    [row_people, column_people]: [&[u64]; 2],
    people: u64,
    limit: Limit,
    rows: &[bool],
    columns: &[bool],
) -> TwoWay {
    let totals = |counts: &[u64], forced: &[bool]| -> Vec<bool> {
        multiple(counts, people, limit).into_iter().zip(forced).map(|(small, forced)| small || *forced).collect()
    };
    let (row_totals, column_totals) = (totals(row_people, rows), totals(column_people, columns));
    let small = |row: usize, column: usize| {
        let both = both[row][column];
        let (one, other) = (row_people[row] - both, column_people[column] - both);
        let neither = (people + both).saturating_sub(row_people[row] + column_people[column]);
        let all_gave_both = both > 0 && (one == 0 || other == 0);
        all_gave_both || [both, one, other, neither].into_iter().any(|part| limit.hides(part))
    };
    let hidden = |row: usize, column: usize| row_totals[row] || column_totals[column] || small(row, column);
    let cells = (0..rows.len()).map(|row| (0..columns.len()).map(|column| hidden(row, column)).collect()).collect();
    TwoWay { cells, row_totals, column_totals }
}

/// Which lines must not tell that all their people stand in one cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unanimous {
    BothWays,
    /// Only a column whose people all stand in the first row.
    ColumnsOfFirstRow,
}

/// What a grid hides, told of the whole table: rows and columns with hidden totals as a whole.
fn spread(shown: &[Vec<bool>], row_totals: &[bool], column_totals: &[bool]) -> Vec<Vec<bool>> {
    let mut lines = shown.iter();
    row_totals
        .iter()
        .map(|&row_hidden| {
            let line = if row_hidden { None } else { lines.next() };
            let mut cells = line.into_iter().flatten().copied();
            let cell = |column_hidden| column_hidden || row_hidden || cells.next().unwrap_or(true);
            column_totals.iter().copied().map(cell).collect()
        })
        .collect()
}

/// The rows and columns whose totals are shown; after them, as one more each, the hidden ones
/// together. Every total of this table is known.
struct Grid {
    values: Vec<Vec<u64>>,
    hidden: Vec<Vec<bool>>,
    /// How many rows and columns have totals that are shown.
    rows: usize,
    columns: usize,
    /// Rows and columns hidden as a whole, zeros too.
    whole_rows: Vec<bool>,
    whole_columns: Vec<bool>,
}

impl Grid {
    fn new(counts: &[Vec<u64>], row_totals: &[bool], column_totals: &[bool]) -> Grid {
        let gather = |line: &[u64]| {
            let (mut gathered, mut rest) = (Vec::new(), 0);
            for (&count, &hidden) in line.iter().zip(column_totals) {
                if hidden { rest += count } else { gathered.push(count) }
            }
            gathered.extend(column_totals.contains(&true).then_some(rest));
            gathered
        };
        let (mut values, mut rest) = (Vec::new(), Vec::new());
        for (line, &hidden) in counts.iter().zip(row_totals) {
            let line = gather(line);
            match hidden {
                false => values.push(line),
                true if rest.is_empty() => rest = line,
                true => rest.iter_mut().zip(line).for_each(|(sum, count)| *sum += count),
            }
        }
        let (rows, columns) = (values.len(), column_totals.iter().filter(|&&hidden| !hidden).count());
        values.extend((!rest.is_empty()).then_some(rest));
        let whole_rows: Vec<bool> = (0..values.len()).map(|row| row == rows).collect();
        let whole_columns: Vec<bool> =
            (0..columns + usize::from(column_totals.contains(&true))).map(|column| column == columns).collect();
        let hidden =
            whole_rows.iter().map(|row| whole_columns.iter().map(|column| *row || *column).collect()).collect();
        Grid { values, hidden, rows, columns, whole_rows, whole_columns }
    }

    /// Hides small cells and what protects them; `None` where nothing does.
    fn hide(mut self, limit: Limit, unanimous: Unanimous) -> Option<Vec<Vec<bool>>> {
        let all = (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (row, column)));
        let mut small: Vec<(usize, usize)> =
            all.filter(|&(row, column)| limit.hides(self.values[row][column])).collect();
        small.iter().for_each(|&(row, column)| self.hidden[row][column] = true);
        // The one that needs most room first: what protects it often protects the others.
        small.sort_by_key(|&(row, column)| (self.values[row][column], row, column));
        for (row, column) in small {
            self.protect_or_hide_whole(row, column, limit.people())?;
        }
        while let Some((all, nobody)) = self.unanimous(unanimous).filter(|_| limit != Limit::none()) {
            self.hidden[all.0][all.1] = true;
            self.hidden[nobody.0][nobody.1] = true;
            self.protect_or_hide_whole(nobody.0, nobody.1, 1)?;
        }
        self.hidden.truncate(self.rows);
        self.hidden.iter_mut().for_each(|line| line.truncate(self.columns));
        Some(self.hidden)
    }

    /// `None` where nothing of the table can be shown.
    fn protect_or_hide_whole(&mut self, row: usize, column: usize, people: u64) -> Option<()> {
        while !self.protect(row, column, people) {
            // Two cells of a total of five cannot be five each while the other is one: the
            // smaller of row and column is hidden whole, with its zeros, and may be anything.
            let row_total: u64 = self.values[row].iter().sum();
            let column_total: u64 = self.values.iter().map(|line| line[column]).sum();
            match (self.whole_rows[row], self.whole_columns[column]) {
                (true, true) => return None,
                (false, true) => self.hide_row(row),
                (true, false) => self.hide_column(column),
                (false, false) if row_total <= column_total => self.hide_row(row),
                (false, false) => self.hide_column(column),
            }
        }
        Some(())
    }

    /// A line that is known to have all its people in one cell: this cell, and the nobody of the line whose
    /// other line is largest. Where that cell's other line holds everybody there is, the table tells nothing
    /// its total does not.
    fn unanimous(&self, which: Unanimous) -> Option<((usize, usize), (usize, usize))> {
        let (rows, columns) = (self.values.len(), self.values[0].len());
        let row_total = |row: usize| self.values[row].iter().sum::<u64>();
        let column_total = |column: usize| self.values.iter().map(|line| line[column]).sum::<u64>();
        let people: u64 = (0..rows).map(row_total).sum();
        let found = |line: Vec<(usize, usize)>, across: &dyn Fn((usize, usize)) -> u64| {
            let some: Vec<(usize, usize)> =
                line.iter().copied().filter(|cell| self.values[cell.0][cell.1] > 0).collect();
            let [all] = some[..] else { return None };
            let zeros = || line.iter().copied().filter(|&cell| cell != all && across(cell) > 0);
            let open = self.hidden[all.0][all.1] && zeros().any(|cell| self.hidden[cell.0][cell.1]);
            if open || across(all) == people {
                return None;
            }
            zeros().max_by_key(|&cell| across(cell)).map(|nobody| (all, nobody))
        };
        let in_columns = (0..self.columns).filter_map(|column| {
            let found = found((0..rows).map(|row| (row, column)).collect(), &|cell| row_total(cell.0))?;
            (which == Unanimous::BothWays || found.0.0 == 0).then_some(found)
        });
        let rows_asked = if which == Unanimous::BothWays { self.rows } else { 0 };
        let in_rows = (0..rows_asked)
            .filter_map(|row| found((0..columns).map(|column| (row, column)).collect(), &|cell| column_total(cell.1)));
        in_columns.chain(in_rows).next()
    }

    fn hide_row(&mut self, row: usize) {
        self.whole_rows[row] = true;
        self.hidden[row].fill(true);
    }

    fn hide_column(&mut self, column: usize) {
        self.whole_columns[column] = true;
        self.hidden.iter_mut().for_each(|line| line[column] = true);
    }

    /// Finds another table that prints the same and has `people` in this cell, and hides where it
    /// differs: one person after another comes around a cycle. False where there is none.
    fn protect(&mut self, row: usize, column: usize, people: u64) -> bool {
        let mut other = self.values.clone();
        let mut used = Vec::new();
        while other[row][column] < people {
            let Some(cycle) = self.cycle(&other, &used, row, column) else { return false };
            other[row][column] += 1;
            for (cell, gains) in cycle {
                let value = &mut other[cell.0][cell.1];
                *value = if gains { *value + 1 } else { *value - 1 };
                used.push(cell);
            }
        }
        for (row, column) in used {
            self.hidden[row][column] = true;
        }
        true
    }

    /// What it costs to let somebody move through a cell: nothing where it is hidden, its people
    /// where it is not. A zero is hidden only where nothing else helps.
    fn cost(&self, row: usize, column: usize) -> u64 {
        const ZERO: u64 = 1 << 40;
        match (self.hidden[row][column], self.values[row][column]) {
            (true, _) => 0,
            (false, 0) => ZERO,
            (false, value) => 1 + value,
        }
    }

    /// How few may be in a cell that had somebody: none where its zeros would be hidden too.
    fn least(&self, row: usize, column: usize) -> u64 {
        u64::from(!self.whole_rows[row] && !self.whole_columns[column] && self.values[row][column] > 0)
    }

    /// The cheapest cycle along which one more can come into a cell of the table `other`: Dijkstra's
    /// shortest path from its row to its column, over cells that lose somebody from rows to columns
    /// and over cells that gain somebody back. Each cell with whether it gains.
    fn cycle(
        &self,
        other: &[Vec<u64>],
        used: &[(usize, usize)],
        row: usize,
        column: usize,
    ) -> Option<Vec<((usize, usize), bool)>> {
        let rows = self.values.len();
        let nodes = rows + self.values[0].len();
        let (mut distance, mut from, mut done) = (vec![u64::MAX; nodes], vec![usize::MAX; nodes], vec![false; nodes]);
        distance[row] = 0;
        loop {
            let open = (0..nodes).filter(|&node| !done[node] && distance[node] < u64::MAX);
            let node = open.min_by_key(|&node| distance[node])?;
            done[node] = true;
            if node == rows + column {
                break;
            }
            let loses = node < rows;
            for next in if loses { rows..nodes } else { 0..rows } {
                let cell = if loses { (node, next - rows) } else { (next, node - rows) };
                if cell == (row, column) || (loses && other[cell.0][cell.1] <= self.least(cell.0, cell.1)) {
                    continue;
                }
                let cost = if used.contains(&cell) { 0 } else { self.cost(cell.0, cell.1) };
                if distance[node] + cost < distance[next] {
                    distance[next] = distance[node] + cost;
                    from[next] = node;
                }
            }
        }
        let mut cells = Vec::new();
        let mut node = rows + column;
        while node != row {
            let before = from[node];
            let cell = if before < rows { (before, node - rows) } else { (node, before - rows) };
            cells.push((cell, before >= rows));
            node = before;
        }
        Some(cells)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn alone(counts: &[Vec<u64>], limit: Limit) -> TwoWay {
        two_way(counts, limit, &vec![false; counts.len()], &vec![false; counts[0].len()])
    }

    #[test]
    fn one_small_cell_takes_a_rectangle_with_it() {
        let hidden = alone(&[vec![2, 20, 30], vec![10, 7, 50], vec![40, 60, 6]], Limit::default());
        assert_eq!(hidden.cells, [[true, true, false], [true, true, false], [false, false, false]]);
        assert_eq!((hidden.row_totals, hidden.column_totals), (vec![false; 3], vec![false; 3]));
    }

    /// 25 people of whom 10 and 11 were shown: the third cell had four, and its reverse said so.
    #[test]
    fn a_small_cell_is_hidden_the_same_in_both_readings() {
        let counts = [vec![4, 10, 11], vec![20, 30, 12], vec![9, 14, 40]];
        let across: Vec<Vec<u64>> = (0..3).map(|column| counts.iter().map(|row| row[column]).collect()).collect();
        assert_eq!(alone(&counts, Limit::default()), alone(&across, Limit::default()).turned());
    }

    /// Thirteen of a village, and all of them said the same.
    #[test]
    fn what_everybody_of_a_group_answered_is_not_told() {
        let hidden = alone(&[vec![13, 0], vec![20, 30], vec![11, 25]], Limit::default());
        assert_eq!(hidden.cells[0], [true, true]);
        assert!(hidden.cells[1..].iter().any(|line| line == &[true, true]), "{hidden:?}");
        assert_eq!(hidden.row_totals, [false; 3]);
        // That all of all answered the same is no news about a group.
        assert!(alone(&[vec![13, 0], vec![20, 0]], Limit::default()).is_nothing());
        let several = multiple_by(&[vec![13, 9]], &[13, 30], Limit::default(), &[false], &[false; 2]);
        assert_eq!(several.cells, [[true, true]]);
        let nobody = multiple_by(&[vec![0, 9]], &[13, 30], Limit::default(), &[false], &[false; 2]);
        assert_eq!(nobody.cells, [[false, false]]);
    }

    #[test]
    fn a_small_total_is_hidden_with_its_row_and_another() {
        let hidden = alone(&[vec![2, 1], vec![30, 40], vec![20, 10]], Limit::default());
        assert_eq!(hidden.row_totals, [true, false, true]);
        assert_eq!(hidden.cells, [[true, true], [false, false], [true, true]]);
    }

    /// „Nedokážu posoudit 7,7 % of 78“ in the table of two questions, hidden in that of one.
    #[test]
    fn what_a_question_hides_by_itself_is_hidden_against_every_other() {
        let counts = [vec![20, 15], vec![13, 22], vec![0, 2], vec![3, 3]];
        let hidden = two_way(&counts, Limit::default(), &[false, false, true, true], &[false, false]);
        assert_eq!(hidden.row_totals, [false, false, true, true]);
        assert_eq!(hidden.cells, [[false; 2], [false; 2], [true; 2], [true; 2]]);
    }

    #[test]
    fn a_helper_is_large_enough_to_take_the_small_cell_up_to_the_limit() {
        // With 2, 3 and 20 alone the 1 could be two at most.
        let hidden = alone(&[vec![1, 2, 30], vec![3, 20, 50], vec![40, 60, 60]], Limit::default());
        assert!(hidden.cells[0][0] && hidden.cells[0][2] && hidden.cells[2][0]);
    }

    #[test]
    fn where_nothing_protects_a_cell_nothing_is_shown() {
        assert!(alone(&[vec![4, 0, 20], vec![30, 9, 0]], Limit::default()).cells[1][2], "a zero helps");
        assert!(alone(&[vec![3, 0, 0], vec![20, 9, 8]], Limit::default()).is_everything());
        assert!(alone(&[vec![1, 0], vec![1, 0], vec![1, 0]], Limit::public(3)).is_everything());
    }

    #[test]
    fn a_table_without_small_counts_is_shown_whole() {
        assert!(alone(&[vec![5, 20, 9], vec![10, 0, 8], vec![7, 6, 0]], Limit::default()).is_nothing());
        assert!(alone(&[vec![1, 2], vec![3, 0]], Limit::none()).is_nothing());
    }

    #[test]
    fn an_answer_almost_everybody_gave_is_hidden_in_its_column_and_one_more() {
        let hidden = multiple_by(&[vec![48, 20], vec![25, 25]], &[50, 50], Limit::default(), &[false; 2], &[false; 2]);
        assert_eq!(hidden.cells, [[true, true], [false, false]]);
        assert_eq!(hidden.column_totals, [false, false]);
    }

    /// All tables that print the same, by filling the cells one after another. Of a hidden cell between
    /// totals that are shown, and of a hidden total, it is known whether there is anybody in it.
    fn tables_that_print(counts: &[Vec<u64>], hidden: &TwoWay) -> Vec<Vec<Vec<u64>>> {
        fn fill(
            at: usize,
            left: u64,
            table: &mut Vec<Vec<u64>>,
            counts: &[Vec<u64>],
            hidden: &TwoWay,
            found: &mut Vec<Vec<Vec<u64>>>,
        ) {
            let columns = counts[0].len();
            let fits = |ours: u64, real: u64, is_hidden: bool| {
                if is_hidden { ours >= real.min(1) || hidden.is_everything() } else { ours == real }
            };
            if at > 0 && at.is_multiple_of(columns) {
                let row = at / columns - 1;
                if !fits(table[row].iter().sum(), counts[row].iter().sum(), hidden.row_totals[row]) {
                    return;
                }
            }
            if at == columns * counts.len() {
                let sum = |table: &[Vec<u64>], column: usize| table.iter().map(|row| row[column]).sum::<u64>();
                let all = (0..columns)
                    .all(|column| fits(sum(table, column), sum(counts, column), hidden.column_totals[column]));
                if all && left == 0 {
                    found.push(table.clone());
                }
                return;
            }
            let (row, column) = (at / columns, at % columns);
            let real = counts[row][column];
            let whole = hidden.cells[row].iter().all(|&is| is) || hidden.cells.iter().all(|line| line[column]);
            let least = if whole { 0 } else { real.min(1) };
            let choices = if hidden.cells[row][column] { least..=left } else { real..=real };
            for value in choices.filter(|&value| value <= left) {
                table[row][column] = value;
                fill(at + 1, left - value, table, counts, hidden, found);
            }
        }
        let mut found = Vec::new();
        let mut table = vec![vec![0; counts[0].len()]; counts.len()];
        fill(0, counts.iter().flatten().sum(), &mut table, counts, hidden, &mut found);
        found
    }

    fn small_tables() -> impl Strategy<Value = (Vec<Vec<u64>>, Vec<bool>, Vec<bool>)> {
        (2_usize..4, 2_usize..4).prop_flat_map(|(rows, columns)| {
            let count = prop_oneof![4 => 0_u64..3, 2 => 3_u64..7];
            let forced = |size| prop::collection::vec(prop::bool::weighted(0.15), size);
            (prop::collection::vec(prop::collection::vec(count, columns), rows), forced(rows), forced(columns))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn nothing_small_in_a_table_can_be_worked_out((counts, rows, columns) in small_tables(), limit in 3_u64..5) {
            let limit = Limit::public(limit);
            let hidden = two_way(&counts, limit, &rows, &columns);
            let row_of = |table: &[Vec<u64>], row: usize| table[row].iter().sum::<u64>();
            let column_of = |table: &[Vec<u64>], column: usize| table.iter().map(|row| row[column]).sum::<u64>();
            for row in 0..counts.len() {
                prop_assert!(hidden.row_totals[row] || !(rows[row] || limit.hides(row_of(&counts, row))));
                for (column, &total_hidden) in hidden.column_totals.iter().enumerate() {
                    prop_assert!(hidden.cells[row][column] || !limit.hides(counts[row][column]));
                    prop_assert!(hidden.cells[row][column] || !(hidden.row_totals[row] || total_hidden));
                }
            }
            let total: u64 = counts.iter().flatten().sum();
            if total == 0 || total > if hidden.is_everything() { 8 } else { 26 } {
                return Ok(());
            }
            let others = tables_that_print(&counts, &hidden);
            for (row, line) in counts.iter().enumerate() {
                let real = row_of(&counts, row);
                prop_assert!(!hidden.row_totals[row] || !limit.hides(real) || limit.hides(total)
                    || others.iter().any(|other| row_of(other, row) >= limit.people()), "{counts:?} {hidden:?}");
                for (column, &count) in line.iter().enumerate() {
                    let whole = hidden.row_totals[row] || hidden.column_totals[column];
                    let another = |other: u64| if whole { other != count } else { other >= limit.people() };
                    prop_assert!(!limit.hides(count) || others.iter().any(|other| another(other[row][column])),
                        "{counts:?} {hidden:?}");
                }
            }
            for column in 0..counts[0].len() {
                prop_assert!(!limit.hides(column_of(&counts, column)) || limit.hides(total)
                    || others.iter().any(|other| column_of(other, column) >= limit.people()), "{counts:?} {hidden:?}");
            }
        }

        #[test]
        fn nothing_small_can_be_worked_out_where_several_answers_could_be_given(
            (counts, rows, columns) in small_tables(), more in prop::collection::vec(0_u64..7, 3), limit in 3_u64..5,
        ) {
            // Each column has at least as many people as its most frequent answer.
            let limit = Limit::public(limit);
            let people: Vec<u64> = (0..columns.len())
                .map(|column| counts.iter().map(|row| row[column]).max().unwrap_or(0) + more[column]).collect();
            let hidden = multiple_by(&counts, &people, limit, &rows, &columns);
            for (row, line) in counts.iter().enumerate() {
                let others: Vec<u64> = people.iter().zip(line).map(|(all, some)| all - some).collect();
                let pair = [line.clone(), others];
                let total: u64 = people.iter().sum();
                let seen = TwoWay {
                    cells: vec![hidden.cells[row].clone(); 2],
                    row_totals: vec![hidden.row_totals[row]; 2],
                    column_totals: hidden.column_totals.clone(),
                };
                if total == 0 || total > 26 || seen.is_everything() {
                    continue;
                }
                let found = tables_that_print(&pair, &seen);
                for (part, counts) in pair.iter().enumerate() {
                    for (column, &count) in counts.iter().enumerate() {
                        let whole = hidden.column_totals[column];
                        let another = |other: u64| if whole { other != count } else { other >= limit.people() };
                        prop_assert!(!limit.hides(count) || found.iter().any(|other| another(other[part][column])),
                            "{pair:?} {seen:?}");
                    }
                }
            }
        }
    }
}

//! Hiding in a table with totals. Rows and columns are the nodes of a graph, cells its edges, and
//! the totals are one more row and column. Moving one person around a cycle of hidden cells (one
//! more here, one fewer there) leaves every printed number as it was; so a cell is safe when such
//! a cycle leads through it, and the cheapest cycle is a shortest path.

use super::{Limit, one_way};

/// What to hide in a table with totals. The total of all is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoWay {
    pub cells: Vec<Vec<bool>>,
    pub row_totals: Vec<bool>,
    pub column_totals: Vec<bool>,
}

/// Which cells and totals to hide in a table where every person stands in exactly one cell.
pub fn two_way(counts: &[Vec<u64>], limit: Limit) -> TwoWay {
    let columns = counts.first().map_or(0, Vec::len);
    Grid::new(counts).hide(limit, &vec![false; columns])
}

/// The hidden cells that can be worked out from the others and the totals: `(row, column)`, with
/// the number of rows as the row of the column totals, and the number of columns likewise.
pub fn derivable_two_way(counts: &[Vec<u64>], hidden: &TwoWay) -> Vec<(usize, usize)> {
    let mut grid = Grid::new(counts);
    grid.put(hidden);
    let edges = grid.hidden_edges();
    edges.into_iter().filter(|&(row, column)| grid.cycle(row, column, Use::HiddenOnly).is_none()).collect()
}

/// Which numbers to hide where the rows are answers people could give several of:
/// `chosen[row][column]` people of the `people[column]` in a column gave the answer. Each row is
/// then a table of its own (gave it, did not) over the same people.
pub fn multiple_by(chosen: &[Vec<u64>], people: &[u64], limit: Limit) -> TwoWay {
    let mut bases = one_way(people, limit);
    loop {
        let mut found = TwoWay { cells: Vec::new(), row_totals: Vec::new(), column_totals: bases.clone() };
        for row in chosen {
            let others = people.iter().zip(row).map(|(all, some)| all.saturating_sub(*some)).collect();
            let pair = Grid::new(&[row.clone(), others]).hide(limit, &bases);
            // A cell and its opposite differ by the base: where that is shown, both are hidden.
            found.cells.push(pair.cells[0].iter().zip(&pair.cells[1]).map(|(a, b)| *a || *b).collect());
            found.row_totals.push(pair.row_totals[0] || pair.row_totals[1]);
            for (base, hidden) in found.column_totals.iter_mut().zip(pair.column_totals) {
                *base |= hidden;
            }
        }
        if found.column_totals == bases {
            return found;
        }
        // A base hidden for one answer is hidden for all, so the others are looked at again.
        bases = found.column_totals;
    }
}

/// A table with its totals as the last row and column.
struct Grid {
    values: Vec<Vec<u64>>,
    hidden: Vec<Vec<bool>>,
    rows: usize,
    columns: usize,
}

/// Which cells a cycle may lead through.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    HiddenOnly,
    Any,
}

/// Costs of hiding one more cell: a zero is hidden only where nothing else helps, a total only
/// where no cell does.
const ZERO: u64 = 1 << 50;
const TOTAL: u64 = 1 << 40;

impl Grid {
    fn new(counts: &[Vec<u64>]) -> Grid {
        let columns = counts.first().map_or(0, Vec::len);
        let mut values: Vec<Vec<u64>> = counts.to_vec();
        values.push((0..columns).map(|column| counts.iter().map(|row| row[column]).sum()).collect());
        for row in &mut values {
            row.push(row.iter().sum());
        }
        Grid { hidden: vec![vec![false; columns + 1]; counts.len() + 1], values, rows: counts.len(), columns }
    }

    fn put(&mut self, hidden: &TwoWay) {
        for row in 0..self.rows {
            self.hidden[row][..self.columns].copy_from_slice(&hidden.cells[row]);
            self.hidden[row][self.columns] = hidden.row_totals[row];
        }
        self.hidden[self.rows][..self.columns].copy_from_slice(&hidden.column_totals);
    }

    fn take(mut self) -> TwoWay {
        let mut column_totals = self.hidden.pop().unwrap_or_default();
        column_totals.truncate(self.columns);
        let row_totals = self.hidden.iter().map(|row| row[self.columns]).collect();
        for row in &mut self.hidden {
            row.truncate(self.columns);
        }
        TwoWay { cells: self.hidden, row_totals, column_totals }
    }

    fn everything(mut self) -> TwoWay {
        for row in &mut self.hidden {
            row.fill(true);
        }
        self.take()
    }

    /// `with_columns` are column totals that are hidden already for another reason.
    fn hide(mut self, limit: Limit, with_columns: &[bool]) -> TwoWay {
        if limit.hides(self.values[self.rows][self.columns]) {
            return self.everything();
        }
        let peopled_rows: Vec<usize> = (0..self.rows).filter(|&row| self.values[row][self.columns] > 0).collect();
        let peopled_columns: Vec<usize> =
            (0..self.columns).filter(|&column| self.values[self.rows][column] > 0).collect();
        // With a single row (or column) that anybody is in, cells and totals are the same numbers.
        if let [row] = peopled_rows[..] {
            let line = one_way(&self.values[row][..self.columns], limit);
            let line: Vec<bool> = line.iter().zip(with_columns).map(|(a, b)| *a || *b).collect();
            if line.iter().all(|&is| is) {
                return self.everything();
            }
            self.hidden[row][..self.columns].copy_from_slice(&line);
            self.hidden[self.rows][..self.columns].copy_from_slice(&line);
            return self.take();
        }
        if let [column] = peopled_columns[..] {
            let line: Vec<u64> = (0..self.rows).map(|row| self.values[row][column]).collect();
            let line = one_way(&line, limit);
            if line.iter().all(|&is| is) {
                return self.everything();
            }
            for (row, hidden) in line.into_iter().enumerate() {
                self.hidden[row][column] = hidden;
                self.hidden[row][self.columns] = hidden;
            }
            return self.take();
        }
        for row in 0..=self.rows {
            for column in 0..=self.columns {
                let forced = row == self.rows && with_columns.get(column) == Some(&true);
                self.hidden[row][column] = forced || limit.hides(self.values[row][column]);
            }
        }
        for (row, column) in self.hidden_edges() {
            match self.cycle(row, column, Use::Any) {
                Some(cycle) => cycle.into_iter().for_each(|(row, column)| self.hidden[row][column] = true),
                None => return self.everything(),
            }
        }
        self.take()
    }

    fn hidden_edges(&self) -> Vec<(usize, usize)> {
        let all = (0..=self.rows).flat_map(|row| (0..=self.columns).map(move |column| (row, column)));
        all.filter(|&(row, column)| self.hidden[row][column]).collect()
    }

    /// The cheapest cycle through a cell along which one person can be moved in one direction
    /// or the other.
    fn cycle(&self, row: usize, column: usize, which: Use) -> Option<Vec<(usize, usize)>> {
        let more = self.may_change(row, column, true).then(|| self.path(row, column, true, which)).flatten();
        let fewer = self.may_change(row, column, false).then(|| self.path(row, column, false, which)).flatten();
        [more, fewer].into_iter().flatten().min_by_key(|(cost, _)| *cost).map(|(_, cells)| cells)
    }

    /// Whether a cell could be one more (or one fewer) and still be at least one. A total counts
    /// against its row, so its sign is turned round.
    fn may_change(&self, row: usize, column: usize, more: bool) -> bool {
        let is_total = row == self.rows || column == self.columns;
        more != is_total || self.values[row][column] >= 2
    }

    fn cost(&self, row: usize, column: usize, which: Use) -> Option<u64> {
        let value = self.values[row][column];
        match (row == self.rows, column == self.columns) {
            (true, true) => None,
            _ if self.hidden[row][column] => Some(0),
            _ if which == Use::HiddenOnly => None,
            _ if value == 0 => Some(ZERO),
            (true, false) | (false, true) => Some(TOTAL + value),
            (false, false) => Some(1 + value),
        }
    }

    /// Dijkstra's shortest path from a row to a column, not over the cell itself: from a row to
    /// a column where a cell gets fewer (if the cell itself gets `more`), back where one gets more.
    fn path(&self, row: usize, column: usize, more: bool, which: Use) -> Option<(u64, Vec<(usize, usize)>)> {
        let rows = self.rows + 1;
        let nodes = rows + self.columns + 1;
        let (mut distance, mut from, mut done) = (vec![u64::MAX; nodes], vec![usize::MAX; nodes], vec![false; nodes]);
        distance[row] = 0;
        loop {
            let node = (0..nodes)
                .filter(|&node| !done[node] && distance[node] < u64::MAX)
                .min_by_key(|&node| distance[node])?;
            done[node] = true;
            if node == rows + column {
                break;
            }
            let on_row = node < rows;
            for next in if on_row { rows..nodes } else { 0..rows } {
                let cell = if on_row { (node, next - rows) } else { (next, node - rows) };
                let direction = if on_row { !more } else { more };
                if cell == (row, column) || !self.may_change(cell.0, cell.1, direction) {
                    continue;
                }
                let Some(cost) = self.cost(cell.0, cell.1, which) else { continue };
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
            cells.push(if before < rows { (before, node - rows) } else { (node, before - rows) });
            node = before;
        }
        Some((distance[rows + column], cells))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_small_cell_takes_a_rectangle_with_it() {
        let hidden = two_way(&[vec![2, 20, 30], vec![10, 7, 50], vec![40, 60, 6]], Limit::default());
        assert_eq!(hidden.cells, [[true, true, false], [true, true, false], [false, false, false]]);
        assert_eq!((hidden.row_totals, hidden.column_totals), (vec![false; 3], vec![false; 3]));
    }

    #[test]
    fn a_small_total_is_hidden_too() {
        let counts = [vec![2, 1], vec![30, 40], vec![20, 10]];
        let hidden = two_way(&counts, Limit::default());
        assert!(hidden.row_totals[0]);
        assert_eq!(derivable_two_way(&counts, &hidden), []);
    }

    /// Three people, one in each row of the only column: zeros shown beside them said that each of
    /// the three hidden cells had at least one, and so exactly one.
    #[test]
    fn where_all_is_hidden_the_zeros_are_hidden_with_it() {
        let hidden = two_way(&[vec![1, 0], vec![1, 0], vec![1, 0]], Limit::public(3));
        assert_eq!(hidden.cells, [[true; 2]; 3]);
    }

    #[test]
    fn a_table_without_small_counts_is_shown_whole() {
        let hidden = two_way(&[vec![5, 20], vec![10, 0]], Limit::default());
        assert_eq!(hidden.cells, [[false; 2]; 2]);
    }

    #[test]
    fn an_answer_almost_everybody_gave_is_hidden_in_its_column_and_one_more() {
        let hidden = multiple_by(&[vec![48, 20], vec![25, 25]], &[50, 50], Limit::default());
        assert_eq!(hidden.cells, [[true, true], [false, false]]);
        assert_eq!(hidden.column_totals, [false, false]);
    }

    /// All tables that print the same, by filling the cells one after another.
    fn tables_that_print(counts: &[Vec<u64>], hidden: &TwoWay) -> Vec<Vec<Vec<u64>>> {
        let (rows, columns) = (counts.len(), counts[0].len());
        let total: u64 = counts.iter().flatten().sum();
        let everything = hidden.cells.iter().flatten().all(|&is| is);
        let least = u64::from(!everything);
        let mut found = Vec::new();
        let mut table = vec![vec![0; columns]; rows];
        fn fill(
            at: usize,
            left: u64,
            table: &mut Vec<Vec<u64>>,
            counts: &[Vec<u64>],
            hidden: &TwoWay,
            least: u64,
            found: &mut Vec<Vec<Vec<u64>>>,
        ) {
            let columns = counts[0].len();
            let sum = |table: &[Vec<u64>], column: usize| table.iter().map(|row| row[column]).sum::<u64>();
            if at > 0 && at.is_multiple_of(columns) {
                let row = at / columns - 1;
                let (ours, real) = (table[row].iter().sum::<u64>(), counts[row].iter().sum::<u64>());
                let fits = if hidden.row_totals[row] { ours >= least } else { ours == real };
                if !fits {
                    return;
                }
            }
            if at == columns * counts.len() {
                let fits = (0..columns).all(|column| {
                    let (ours, real) = (sum(table, column), sum(counts, column));
                    if hidden.column_totals[column] { ours >= least } else { ours == real }
                });
                if fits && left == 0 {
                    found.push(table.clone());
                }
                return;
            }
            let (row, column) = (at / columns, at % columns);
            let real = counts[row][column];
            let choices = if hidden.cells[row][column] { least..=left } else { real..=real };
            for value in choices {
                if value <= left {
                    table[row][column] = value;
                    fill(at + 1, left - value, table, counts, hidden, least, found);
                }
            }
        }
        fill(0, total, &mut table, counts, hidden, least, &mut found);
        found
    }

    fn small_tables() -> impl Strategy<Value = Vec<Vec<u64>>> {
        (2_usize..4, 2_usize..4).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(prop_oneof![3 => 0_u64..3, 1 => 3_u64..7], columns), rows)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn nothing_hidden_in_a_table_can_be_worked_out(counts in small_tables(), limit in 3_u64..6) {
            let limit = Limit::public(limit);
            let hidden = two_way(&counts, limit);
            let everything = hidden.cells.iter().flatten().all(|&is| is);
            for (row, line) in counts.iter().enumerate() {
                prop_assert!(hidden.row_totals[row] || !limit.hides(line.iter().sum()));
                for (column, &count) in line.iter().enumerate() {
                    prop_assert!(hidden.cells[row][column] || !limit.hides(count));
                }
            }
            let total: u64 = counts.iter().flatten().sum();
            if total == 0 || (everything && total > 9) {
                return Ok(());
            }
            let peopled_rows = counts.iter().filter(|row| row.iter().sum::<u64>() > 0).count();
            let peopled_columns = (0..counts[0].len()).filter(|&c| counts.iter().any(|row| row[c] > 0)).count();
            if !everything && peopled_rows > 1 && peopled_columns > 1 {
                prop_assert_eq!(derivable_two_way(&counts, &hidden), vec![]);
            }
            if total > 22 {
                return Ok(());
            }
            let others = tables_that_print(&counts, &hidden);
            for (row, line) in counts.iter().enumerate() {
                for (column, &count) in line.iter().enumerate() {
                    prop_assert!(!hidden.cells[row][column] || others.iter().any(|other| other[row][column] != count),
                        "{counts:?} {hidden:?}");
                }
            }
        }
    }
}

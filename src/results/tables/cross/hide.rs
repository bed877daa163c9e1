//! What must not be shown of two questions against each other: the same whichever of them stands in
//! the rows, and never less than each of them hides in its own table.

use super::{Alone, Axis, Count, CrossTally};
use crate::results::tables::order::{Hiding, top_of};
use crate::results::tables::plan::Shape;
use crate::stats::disclosure::{Limit, TwoWay, multiple, multiple_by, multiple_by_multiple, one_way, two_way};
use crate::stats::ranking::Ranking;

impl CrossTally {
    /// Of counts by category; `slots` say for each slot of rows and columns which category it is in.
    pub(super) fn hidden(&self, count: &Count, slots: [&[usize]; 2], limit: Limit) -> TwoWay {
        let [row_slots, column_slots] = slots;
        let rows = self.hidden_alone(&self.rows, &self.alone[0], row_slots, count.row_people.len(), limit);
        let columns = self.hidden_alone(&self.columns, &self.alone[1], column_slots, count.column_people.len(), limit);
        let several = [self.rows.is_several(), self.columns.is_several()];
        if self.rows.place() <= self.columns.place() {
            return pattern(count, several, limit, &rows, &columns);
        }
        let across = Count {
            cells: (0..columns.len()).map(|column| count.cells.iter().map(|line| line[column]).collect()).collect(),
            row_people: count.column_people.clone(),
            column_people: count.row_people.clone(),
            people: count.people,
        };
        pattern(&across, [several[1], several[0]], limit, &columns, &rows).turned()
    }

    /// Which categories the question hides in its own table.
    fn hidden_alone(&self, axis: &Axis, alone: &Alone, slots: &[usize], categories: usize, limit: Limit) -> Vec<bool> {
        let mut people = vec![0; categories];
        alone.people.iter().zip(slots).for_each(|(count, &category)| people[category] += count);
        match axis {
            Axis::Choices { several: true, .. } => multiple(&people, alone.answered, limit),
            Axis::Choices { field, .. } if matches!(self.plan.fields[*field].shape, Shape::Rank(_)) => {
                let mut places = alone.places.clone();
                places.iter_mut().for_each(|line| line.resize(categories, 0));
                places.resize(categories, vec![0; categories]);
                let k = self.question(*field).map_or(1, |question| top_of(question, categories));
                Hiding::of(&Ranking { places, ballots: alone.answered }, k, limit).first
            }
            _ => one_way(&people, limit),
        }
    }
}

fn pattern(count: &Count, several: [bool; 2], limit: Limit, rows: &[bool], columns: &[bool]) -> TwoWay {
    let everybody = [&count.row_people[..], &count.column_people[..]];
    match several {
        [false, false] => two_way(&count.cells, limit, rows, columns),
        [true, false] => multiple_by(&count.cells, &count.column_people, limit, rows, columns),
        [false, true] => {
            let across: Vec<Vec<u64>> =
                (0..columns.len()).map(|column| count.cells.iter().map(|line| line[column]).collect()).collect();
            multiple_by(&across, &count.row_people, limit, columns, rows).turned()
        }
        [true, true] => multiple_by_multiple(&count.cells, everybody, count.people, limit, rows, columns),
    }
}

//! Two questions against each other, or a question by municipality or channel: the count.
//! What must not be shown of it is decided in [`hide`], what is shown is made in [`show`].

mod hide;
mod show;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::plan::{Plan, Read, Shape, Value};
use super::tally::Origin;
use crate::surveys::answers::Answers;
use crate::surveys::questionnaire::Questionnaire;

pub use show::CrossResult;

/// What a question is looked at by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    Question(String),
    Municipality,
    Channel,
}

/// Why two questions cannot be put against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotCounted {
    NoSuchQuestion(String),
    /// Texts have no categories.
    OpenQuestion(String),
}

/// Counts of two questions against each other. A response counts where it answered both.
#[derive(Clone, Debug)]
pub struct CrossTally {
    questionnaire: Arc<Questionnaire>,
    plan: Arc<Plan>,
    against: Against,
    rows: Axis,
    columns: Axis,
    returned: u64,
    count: Count,
    /// Rows and columns each by itself, over everybody who answered that one: what the question's
    /// own table is made of.
    alone: [Alone; 2],
    read: Read,
    found: [Vec<usize>; 2],
}

/// The answers to one of the two questions, whatever was said to the other.
#[derive(Clone, Debug, Default)]
struct Alone {
    answered: u64,
    /// People by slot; in a ranking those who put the item first.
    people: Vec<u64>,
    /// `places[item][place]`, in a ranking.
    places: Vec<Vec<u64>>,
}

/// What is known so far; grows as new numbers or municipalities come.
#[derive(Clone, Debug, Default, PartialEq)]
struct Count {
    /// `cells[row][column]`.
    cells: Vec<Vec<u64>>,
    row_people: Vec<u64>,
    column_people: Vec<u64>,
    people: u64,
}

/// One side of the table.
#[derive(Clone, Debug)]
enum Axis {
    /// The choices of a question; a ranking counts by its first place.
    Choices {
        field: usize,
        several: bool,
    },
    Numbers {
        field: usize,
        slots: BTreeMap<i64, usize>,
    },
    Municipalities(BTreeMap<String, usize>),
    Channels(BTreeMap<String, usize>),
}

impl Axis {
    fn of_question(plan: &Plan, name: &str) -> Result<Axis, NotCounted> {
        let field = plan.find(name).ok_or_else(|| NotCounted::NoSuchQuestion(name.to_owned()))?;
        match plan.fields[field].shape {
            Shape::One(_) | Shape::Rank(_) => Ok(Axis::Choices { field, several: false }),
            Shape::Many(_) => Ok(Axis::Choices { field, several: true }),
            Shape::Integer => Ok(Axis::Numbers { field, slots: BTreeMap::new() }),
            Shape::Text => Err(NotCounted::OpenQuestion(name.to_owned())),
        }
    }

    fn is_several(&self) -> bool {
        matches!(self, Axis::Choices { several: true, .. })
    }

    /// Where on the axis a response stands; nowhere, where it did not answer.
    fn find(&mut self, read: &Read, origin: &Origin, into: &mut Vec<usize>) {
        into.clear();
        match self {
            Axis::Choices { field, several } => match read.value(*field) {
                Some(Value::One(code)) => into.push(code as usize),
                Some(list @ Value::List { .. }) => {
                    let most = if *several { usize::MAX } else { 1 };
                    into.extend(read.codes(list).iter().take(most).map(|&code| code as usize));
                }
                _ => {}
            },
            Axis::Numbers { field, slots } => {
                if let Some(Value::Integer(number)) = read.value(*field) {
                    let next = slots.len();
                    into.push(*slots.entry(number).or_insert(next));
                }
            }
            Axis::Municipalities(slots) => into.push(slot(slots, origin.municipality)),
            Axis::Channels(slots) => into.push(slot(slots, origin.channel)),
        }
    }

    /// The whole order of a response, where the axis is a ranking.
    fn order<'a>(&self, plan: &Plan, read: &'a Read) -> &'a [u32] {
        match self {
            Axis::Choices { field, .. } if matches!(plan.fields[*field].shape, Shape::Rank(_)) => {
                read.value(*field).map_or(&[], |list| read.codes(list))
            }
            _ => &[],
        }
    }

    /// One order of axes for both readings of a pair: questions as they stand, then where answers
    /// came from.
    fn place(&self) -> usize {
        match self {
            Axis::Choices { field, .. } | Axis::Numbers { field, .. } => *field,
            Axis::Municipalities(_) => usize::MAX - 1,
            Axis::Channels(_) => usize::MAX,
        }
    }

    /// For every slot of `theirs`, the slot of the same thing here.
    fn join(&mut self, theirs: Axis) -> Vec<usize> {
        fn slots_of<K: Ord>(ours: &mut BTreeMap<K, usize>, theirs: BTreeMap<K, usize>) -> Vec<usize> {
            let mut joined = vec![0; theirs.len()];
            for (key, slot) in theirs {
                let next = ours.len();
                joined[slot] = *ours.entry(key).or_insert(next);
            }
            joined
        }
        match (self, theirs) {
            (Axis::Numbers { slots, .. }, Axis::Numbers { slots: theirs, .. }) => slots_of(slots, theirs),
            (Axis::Municipalities(slots), Axis::Municipalities(theirs))
            | (Axis::Channels(slots), Axis::Channels(theirs)) => slots_of(slots, theirs),
            // Choices have the slots the questionnaire gives them.
            _ => Vec::new(),
        }
    }
}

fn slot(slots: &mut BTreeMap<String, usize>, name: &str) -> usize {
    if let Some(&slot) = slots.get(name) {
        return slot;
    }
    let next = slots.len();
    slots.insert(name.to_owned(), next);
    next
}

impl CrossTally {
    /// A table with the answers to `question` in rows and what they are looked at by in columns.
    pub fn new(questionnaire: &Questionnaire, question: &str, against: Against) -> Result<CrossTally, NotCounted> {
        let plan = Plan::new(questionnaire);
        let rows = Axis::of_question(&plan, question)?;
        let columns = match &against {
            Against::Question(name) => Axis::of_question(&plan, name)?,
            Against::Municipality => Axis::Municipalities(BTreeMap::new()),
            Against::Channel => Axis::Channels(BTreeMap::new()),
        };
        Ok(CrossTally {
            questionnaire: Arc::new(questionnaire.clone()),
            plan: Arc::new(plan),
            against,
            rows,
            columns,
            returned: 0,
            count: Count::default(),
            alone: Default::default(),
            read: Read::default(),
            found: Default::default(),
        })
    }

    pub fn add(&mut self, answers: &Answers, origin: &Origin) {
        self.plan.read(answers, &mut self.read);
        self.count(origin);
    }

    /// Adds a response document as it is stored; one that is no JSON is not counted at all.
    pub fn add_json(&mut self, document: &str, origin: &Origin) -> Result<(), serde_json::Error> {
        self.plan.read_json(document, &mut self.read)?;
        self.count(origin);
        Ok(())
    }

    fn count(&mut self, origin: &Origin) {
        self.returned += 1;
        let [rows, columns] = &mut self.found;
        self.rows.find(&self.read, origin, rows);
        self.columns.find(&self.read, origin, columns);
        let axes = [(&self.rows, &*rows), (&self.columns, &*columns)];
        for (alone, (axis, slots)) in self.alone.iter_mut().zip(axes) {
            alone.answered += u64::from(!slots.is_empty());
            slots.iter().for_each(|&slot| *at(&mut alone.people, slot) += 1);
            for (place, &item) in axis.order(&self.plan, &self.read).iter().enumerate() {
                *at(at(&mut alone.places, item as usize), place) += 1;
            }
        }
        if rows.is_empty() || columns.is_empty() {
            return;
        }
        self.count.people += 1;
        for &row in rows.iter() {
            *at(&mut self.count.row_people, row) += 1;
        }
        for &column in columns.iter() {
            *at(&mut self.count.column_people, column) += 1;
            for &row in rows.iter() {
                *at(at(&mut self.count.cells, row), column) += 1;
            }
        }
    }

    /// Adds what another tally of the same two questions has counted.
    pub fn merge(&mut self, other: CrossTally) {
        self.returned += other.returned;
        self.count.people += other.count.people;
        let (rows, columns) = (self.rows.join(other.rows), self.columns.join(other.columns));
        let here = |joined: &[usize], slot: usize| joined.get(slot).copied().unwrap_or(slot);
        for ((ours, theirs), joined) in self.alone.iter_mut().zip(other.alone).zip([&rows, &columns]) {
            ours.answered += theirs.answered;
            for (slot, people) in theirs.people.into_iter().enumerate() {
                *at(&mut ours.people, here(joined, slot)) += people;
            }
            for (item, places) in theirs.places.into_iter().enumerate() {
                for (place, people) in places.into_iter().enumerate() {
                    *at(at(&mut ours.places, item), place) += people;
                }
            }
        }
        for (row, people) in other.count.row_people.into_iter().enumerate() {
            *at(&mut self.count.row_people, here(&rows, row)) += people;
        }
        for (column, people) in other.count.column_people.into_iter().enumerate() {
            *at(&mut self.count.column_people, here(&columns, column)) += people;
        }
        for (row, line) in other.count.cells.into_iter().enumerate() {
            for (column, people) in line.into_iter().enumerate() {
                *at(at(&mut self.count.cells, here(&rows, row)), here(&columns, column)) += people;
            }
        }
    }
}

/// The element at a place, with room made for it.
fn at<T: Default + Clone>(list: &mut Vec<T>, place: usize) -> &mut T {
    if list.len() <= place {
        list.resize(place + 1, T::default());
    }
    &mut list[place]
}

#[cfg(test)]
mod tests;

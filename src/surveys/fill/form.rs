//! A published questionnaire made ready for asking: expressions parsed once, questions laid out
//! on pages.

use super::layout::Pages;
use crate::surveys::{
    expression::Expression,
    questionnaire::{Choice, Group, GroupKind, Item, Kind, Question, Questionnaire, Required, Role},
};

/// A questionnaire with its pages and conditions.
pub struct Form {
    pub questionnaire: Questionnaire,
    pub entries: Vec<Entry>,
    pub groups: Vec<Group>,
    pub steps: Vec<Step>,
}

/// A question where it stands.
pub struct Entry {
    pub question: Question,
    /// The groups around it, outermost first: indices into [`Form::groups`].
    pub groups: Vec<usize>,
    /// Its own condition and those of its groups, taken apart at their `and`s: all must hold.
    pub relevant: Vec<Expression>,
    pub required: Demand,
    pub constraint: Option<Expression>,
}

pub enum Demand {
    No,
    Yes,
    When(Expression),
}

/// One page.
pub struct Step {
    pub parts: Vec<Part>,
}

/// What stands on a page, in order. Numbers are indices into entries and groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The heading of a section (only where several share a page).
    Heading(usize),
    Note(usize),
    Question(usize),
    Grid {
        group: usize,
        rows: Vec<usize>,
    },
}

impl Part {
    /// The questions of the part that expect an answer.
    pub fn entries(&self) -> &[usize] {
        match self {
            Part::Question(entry) => std::slice::from_ref(entry),
            Part::Grid { rows, .. } => rows,
            Part::Heading(_) | Part::Note(_) => &[],
        }
    }

    /// The questions and notes of the part: all that may have a condition.
    pub fn standing(&self) -> &[usize] {
        match self {
            Part::Note(entry) => std::slice::from_ref(entry),
            _ => self.entries(),
        }
    }
}

impl Step {
    pub fn entries(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().flat_map(|part| part.entries().iter().copied())
    }

    /// Questions and notes, in the order of the page.
    pub fn standing(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().flat_map(|part| part.standing().iter().copied())
    }
}

impl Form {
    /// Lays a questionnaire out. Conditions that do not parse were refused when the workbook was
    /// read; one that slips through counts as not there.
    pub fn new(questionnaire: Questionnaire) -> Form {
        let mut form = Form { entries: Vec::new(), groups: Vec::new(), steps: Vec::new(), questionnaire };
        let items = form.questionnaire.items.clone();
        let mut pages = Pages::default();
        form.lay_out(&items, &mut Vec::new(), &mut Vec::new(), &mut pages);
        form.steps = pages.finish(form.questionnaire.layout);
        form
    }

    fn lay_out(&mut self, items: &[Item], around: &mut Vec<usize>, relevant: &mut Vec<Expression>, pages: &mut Pages) {
        for item in items {
            match item {
                Item::Question(question) => {
                    let entry = self.enter(question, around, relevant);
                    if question.kind == Kind::Note {
                        pages.note(entry);
                    } else if question.kind.is_supported() {
                        pages.part(Part::Question(entry));
                    }
                }
                Item::Group(group) => {
                    let conditions = relevant.len();
                    relevant.extend(parsed(group.relevant.as_deref()));
                    let index = self.groups.len();
                    self.groups.push(Group { items: Vec::new(), ..group.clone() });
                    around.push(index);
                    match group.kind {
                        GroupKind::Grid => self.lay_out_grid(index, &group.items, around, relevant, pages),
                        GroupKind::OnePage => {
                            pages.begin_together(index);
                            self.lay_out(&group.items, around, relevant, pages);
                            pages.end_together();
                        }
                        GroupKind::Section | GroupKind::Repeat => {
                            pages.heading(index);
                            self.lay_out(&group.items, around, relevant, pages);
                        }
                    }
                    around.pop();
                    relevant.truncate(conditions);
                }
            }
        }
    }

    /// The rows of a grid are one part. What else an author put among them (it cannot be published)
    /// stands around the grid, so that a preview shows it.
    fn lay_out_grid(
        &mut self,
        group: usize,
        items: &[Item],
        around: &mut Vec<usize>,
        relevant: &mut Vec<Expression>,
        pages: &mut Pages,
    ) {
        let is_row = |item: &&Item| matches!(item, Item::Question(row) if matches!(row.kind, Kind::SelectOne { .. }));
        let (rows, rest): (Vec<&Item>, Vec<&Item>) = items.iter().partition(is_row);
        let rows: Vec<usize> = rows
            .into_iter()
            .filter_map(|item| match item {
                Item::Question(row) => Some(self.enter(row, around, relevant)),
                Item::Group(_) => None,
            })
            .collect();
        if !rows.is_empty() {
            pages.part(Part::Grid { group, rows });
        }
        for item in rest {
            self.lay_out(std::slice::from_ref(item), around, relevant, pages);
        }
    }

    fn enter(&mut self, question: &Question, around: &[usize], relevant: &[Expression]) -> usize {
        let mut conditions = relevant.to_vec();
        conditions.extend(parsed(question.relevant.as_deref()));
        self.entries.push(Entry {
            question: question.clone(),
            groups: around.to_vec(),
            relevant: conditions,
            required: match &question.required {
                Required::No => Demand::No,
                Required::Yes => Demand::Yes,
                Required::When(text) => Expression::parse(text).map_or(Demand::No, Demand::When),
            },
            constraint: question.constraint.as_deref().and_then(|text| Expression::parse(text).ok()),
        });
        self.entries.len() - 1
    }

    /// The choice „other, please specify“ of a question, if it has one: only then words are typed beside it.
    pub fn other_choice(&self, question: &Question) -> Option<&Choice> {
        let choices = self.questionnaire.choices(question);
        choices.iter().find(|choice| choice.role == Role::Other).filter(|_| !matches!(question.kind, Kind::Rank { .. }))
    }

    /// How many questions a reader would count: a grid is one.
    pub fn question_count(&self) -> usize {
        let asks = |part: &&Part| matches!(part, Part::Question(_) | Part::Grid { .. });
        self.steps.iter().map(|step| step.parts.iter().filter(asks).count()).sum()
    }

    /// Questions and notes that do not stand on exactly one page: nobody could answer them, or they
    /// would be asked twice. None is expected; publishing refuses a form that has one.
    pub fn misplaced(&self) -> Vec<&Entry> {
        let mut times = vec![0; self.entries.len()];
        for entry in self.steps.iter().flat_map(Step::standing) {
            times[entry] += 1;
        }
        let placed = self.entries.iter().zip(times);
        placed
            .filter(|(entry, times)| entry.question.kind.is_supported() && *times != 1)
            .map(|(entry, _)| entry)
            .collect()
    }

    /// The page a question stands on.
    pub fn step_of(&self, entry: usize) -> Option<usize> {
        self.steps.iter().position(|step| step.entries().any(|other| other == entry))
    }

    /// The innermost named section around an entry.
    pub fn section_of(&self, entry: &Entry) -> Option<&Group> {
        entry
            .groups
            .iter()
            .rev()
            .map(|index| &self.groups[*index])
            .find(|group| group.kind != GroupKind::Grid && !group.label.is_empty())
    }
}

fn parsed(text: Option<&str>) -> Vec<Expression> {
    text.and_then(|text| Expression::parse(text).ok()).map(Expression::conjuncts).unwrap_or_default()
}

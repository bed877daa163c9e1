//! A published questionnaire made ready for asking: expressions parsed once, questions laid out
//! on pages.

use crate::surveys::{
    expression::Expression,
    questionnaire::{Group, GroupKind, Item, Kind, Layout, Question, Questionnaire, Required},
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
    /// Its own condition and those of its groups: all must hold.
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
}

impl Step {
    pub fn entries(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().flat_map(|part| part.entries().iter().copied())
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
                        GroupKind::Grid => {
                            let rows = group
                                .items
                                .iter()
                                .filter_map(|item| match item {
                                    Item::Question(row) if row.kind != Kind::Note => {
                                        Some(self.enter(row, around, relevant))
                                    }
                                    _ => None,
                                })
                                .collect();
                            pages.part(Part::Grid { group: index, rows });
                        }
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
                Required::When(text) => parsed(Some(text)).map_or(Demand::No, Demand::When),
            },
            constraint: parsed(question.constraint.as_deref()),
        });
        self.entries.len() - 1
    }

    /// How many questions a reader would count: a grid is one.
    pub fn question_count(&self) -> usize {
        let asks = |part: &&Part| matches!(part, Part::Question(_) | Part::Grid { .. });
        self.steps.iter().map(|step| step.parts.iter().filter(asks).count()).sum()
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

fn parsed(text: Option<&str>) -> Option<Expression> {
    Expression::parse(text?).ok()
}

/// Gathers parts into pages: notes wait for the question they introduce.
#[derive(Default)]
struct Pages {
    steps: Vec<Step>,
    waiting: Vec<Part>,
    together: Option<Step>,
}

impl Pages {
    fn note(&mut self, entry: usize) {
        match &mut self.together {
            Some(step) => step.parts.push(Part::Note(entry)),
            None => self.waiting.push(Part::Note(entry)),
        }
    }

    fn heading(&mut self, group: usize) {
        match &mut self.together {
            Some(step) => step.parts.push(Part::Heading(group)),
            None => self.waiting.push(Part::Heading(group)),
        }
    }

    fn part(&mut self, part: Part) {
        match &mut self.together {
            Some(step) => step.parts.push(part),
            None => {
                let mut parts = std::mem::take(&mut self.waiting);
                parts.push(part);
                self.steps.push(Step { parts });
            }
        }
    }

    fn begin_together(&mut self, group: usize) {
        let mut parts = std::mem::take(&mut self.waiting);
        parts.push(Part::Heading(group));
        self.together = Some(Step { parts });
    }

    fn end_together(&mut self) {
        self.steps.extend(self.together.take().filter(|step| !step.parts.is_empty()));
    }

    fn finish(mut self, layout: Layout) -> Vec<Step> {
        // Words after the last question stay with it.
        let rest = std::mem::take(&mut self.waiting);
        match self.steps.last_mut() {
            Some(last) => last.parts.extend(rest),
            None => self.steps.push(Step { parts: rest }),
        }
        if layout == Layout::OnePage {
            let parts = self.steps.into_iter().flat_map(|step| step.parts).collect();
            return vec![Step { parts }];
        }
        // With a question a page, the section's name stands over the question; a heading part
        // would say it twice.
        for step in &mut self.steps {
            let asking = step.parts.iter().filter(|part| !part.entries().is_empty()).count();
            if asking <= 1 {
                step.parts.retain(|part| !matches!(part, Part::Heading(_)));
            }
        }
        self.steps.retain(|step| !step.parts.is_empty());
        self.steps
    }
}

//! Parts become pages. Every part that is handed in stands on exactly one page.

use super::form::{Part, Step};
use crate::surveys::questionnaire::Layout;

/// Gathers parts into pages: notes and headings wait for the question they introduce.
#[derive(Default)]
pub struct Pages {
    steps: Vec<Step>,
    waiting: Vec<Part>,
    /// The page of the outermost open one-page group. A one-page group inside another shares its page.
    together: Option<Together>,
}

struct Together {
    parts: Vec<Part>,
    depth: usize,
}

impl Pages {
    pub fn note(&mut self, entry: usize) {
        self.introduce(Part::Note(entry));
    }

    pub fn heading(&mut self, group: usize) {
        self.introduce(Part::Heading(group));
    }

    fn introduce(&mut self, part: Part) {
        match &mut self.together {
            Some(page) => page.parts.push(part),
            None => self.waiting.push(part),
        }
    }

    pub fn part(&mut self, part: Part) {
        match &mut self.together {
            Some(page) => page.parts.push(part),
            None => {
                let mut parts = std::mem::take(&mut self.waiting);
                parts.push(part);
                self.steps.push(Step { parts });
            }
        }
    }

    pub fn begin_together(&mut self, group: usize) {
        match &mut self.together {
            Some(page) => {
                page.depth += 1;
                page.parts.push(Part::Heading(group));
            }
            None => {
                let mut parts = std::mem::take(&mut self.waiting);
                parts.push(Part::Heading(group));
                self.together = Some(Together { parts, depth: 0 });
            }
        }
    }

    pub fn end_together(&mut self) {
        match self.together.take() {
            Some(page) if page.depth > 0 => self.together = Some(Together { depth: page.depth - 1, ..page }),
            Some(page) if page.parts.iter().any(|part| !part.entries().is_empty()) => {
                self.steps.push(Step { parts: page.parts });
            }
            // Words alone are no page: they introduce what follows.
            Some(page) => self.waiting = page.parts,
            None => {}
        }
    }

    pub fn finish(mut self, layout: Layout) -> Vec<Step> {
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
            if asking == 1 {
                step.parts.retain(|part| !matches!(part, Part::Heading(_)));
            }
        }
        self.steps
    }
}

//! What a picture consists of once everything has its place. Layout makes a [`Scene`]; SVG and PNG
//! are two ways to write the same one, so they cannot differ.

use super::font::{Weight, width};
use super::palette::{Colour, GRID, HATCH, PAPER};

/// Pixels at 96 to the inch; y grows downwards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    pub width: f32,
    pub height: f32,
    pub marks: Vec<Mark>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        fill: Colour,
    },
    /// Slanting lines in a frame: a number that is not shown.
    Hatch {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        lines: Colour,
    },
    Text {
        x: f32,
        baseline: f32,
        text: String,
        size: f32,
        weight: Weight,
        fill: Colour,
        anchor: Anchor,
    },
}

/// Which end of a text stands at its x.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// From the middle of a line of letters down to its baseline, as a share of their size: half the
/// height of the capitals.
const HALF_CAPITAL: f32 = 0.33;

impl Scene {
    pub fn new(width: f32) -> Scene {
        Scene { width, height: 0.0, marks: Vec::new() }
    }

    pub fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, fill: Colour) {
        if width > 0.0 && height > 0.0 {
            self.marks.push(Mark::Box { x, y, width, height, fill });
        }
    }

    pub fn hatch(&mut self, x: f32, y: f32, width: f32, height: f32) {
        self.fill(x, y, width, height, PAPER);
        self.marks.push(Mark::Hatch { x, y, width, height, lines: HATCH });
    }

    /// A thin upright line to follow with the eye.
    pub fn upright(&mut self, x: f32, from: f32, to: f32, colour: Colour) {
        self.fill(x - 0.5, from, 1.0, to - from, colour);
    }

    pub fn level(&mut self, y: f32, from: f32, to: f32) {
        self.fill(from, y - 0.5, to - from, 1.0, GRID);
    }

    /// A line of text with its capitals around `middle`.
    pub fn text(&mut self, x: f32, middle: f32, text: &str, letters: Letters, anchor: Anchor) {
        if !text.trim().is_empty() {
            let Letters { size, weight, fill } = letters;
            let baseline = middle + size * HALF_CAPITAL;
            self.marks.push(Mark::Text { x, baseline, text: text.to_owned(), size, weight, fill, anchor });
        }
    }

    /// Several lines with their block around `middle`.
    pub fn block(&mut self, x: f32, middle: f32, lines: &[String], letters: Letters, anchor: Anchor) {
        let first = middle - letters.line() * (lines.len() as f32 - 1.0) / 2.0;
        for (i, line) in lines.iter().enumerate() {
            self.text(x, first + letters.line() * i as f32, line, letters, anchor);
        }
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    pub size: f32,
    pub weight: Weight,
    pub fill: Colour,
}

impl Letters {
    /// From one baseline to the next.
    pub fn line(self) -> f32 {
        self.size * 1.28
    }

    pub fn width(self, text: &str) -> f32 {
        width(text, self.size, self.weight)
    }
}

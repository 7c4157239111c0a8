//! What is to be seen of a lab in one state.

use crate::control::Slider;
use crate::plot::Drawing;
use crate::table::Table;

/// A drawing with the numbers behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its name among the figures of the lab; part of ids and file names.
    pub id: &'static str,
    /// What it shows.
    pub title: String,
    /// The same for those who do not see it, with its most telling numbers.
    pub alt: String,
    /// What is drawn.
    pub drawing: Drawing,
    /// All numbers that are drawn.
    pub table: Table,
}

/// What is to be seen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Frame {
    /// Drawings, in their order.
    pub figures: Vec<Figure>,
    /// A few numbers that are always in sight.
    pub facts: Option<Table>,
    /// What the state comes to, in a sentence or two: shown, and said by screen readers.
    pub said: String,
    /// What is wrong with what was typed, and what to do.
    pub fault: Option<String>,
    /// Controls that change nothing at the moment.
    pub idle: Vec<&'static str>,
    /// The largest value that a slider has at the moment, where its run goes further: a matrix of three
    /// rows has no fourth. A slider that is set beyond it stands at it.
    pub most: Vec<(&'static str, f64)>,
}

impl Frame {
    /// The largest value that this slider has at the moment.
    #[must_use]
    pub fn most(&self, slider: &Slider) -> f64 {
        let last = slider.run.value(slider.run.last());
        let found = self.most.iter().find(|(id, _)| *id == slider.id);
        found.map_or(last, |(_, most)| most.min(last))
    }
}

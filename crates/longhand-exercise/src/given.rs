//! The numbers of a question, and where variants draw them from.

use crate::formula::Formula;
use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};

/// A number, or list of numbers, of the question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// Its name in formulas.
    pub name: String,
    /// How it is set in formulas; by its name where nothing is said.
    pub symbol: Option<Math>,
    /// How it can be typed: its name in formulas, then its symbol in letters, `beta1` and `beta_1`
    /// for β₁.
    pub names: Vec<String>,
    /// What the page calls it, in letters: `w1` for w₁, whatever its name in formulas is. `None`
    /// where its symbol cannot be typed, or the question does not show it.
    pub called: Option<String>,
    /// What it counts, in the plural: `GPUs`. A reply may then name it.
    pub noun: Option<String>,
    /// Its value in variant 0.
    pub book: Formula,
    /// Where further variants draw it from.
    pub draw: Draw,
    /// Values to draw again: a formula over this and the earlier givens.
    pub avoid: Option<Formula>,
    /// What a learner's own number may be, see [`crate::own`]; what is drawn from where nothing is
    /// said.
    pub own: Option<(f64, f64)>,
}

/// Where a given comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Draw {
    /// The book's value in every variant.
    Fixed,
    /// Worked out from the givens before it.
    Derived,
    /// One of these.
    Choose(Vec<Formula>),
    /// A grid of numbers.
    Range(Range),
    /// A list of numbers from a grid.
    Each(Range, u32),
}

/// `lowest`, `lowest + step`, … up to `highest`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Range {
    /// First number of the grid.
    pub lowest: f64,
    /// No number of the grid is above it.
    pub highest: f64,
    /// Distance between neighbours.
    pub step: f64,
}

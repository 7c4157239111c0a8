//! Vector and matrix: the learner fills in cells, or types a list.

mod describe;
pub mod grade;
pub mod rows;
mod solve;

use crate::alternative::Alternative;
use crate::formula::Formula;
use crate::tolerance::Tolerance;
use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};

/// What a vector or matrix exercise asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cells {
    /// The answer: a list, or a list of rows.
    pub is: Formula,
    /// What stands before the cells.
    pub symbol: Option<Math>,
    /// How close each cell must come.
    pub accept: Tolerance,
    /// The unit of every cell, which the field shows.
    pub unit: Option<String>,
    /// Other answers that are right as a whole, each with its note.
    pub also: Vec<Alternative>,
    /// What stands at each cell of a vector, at each row of a matrix.
    pub labels: Vec<Math>,
    /// What stands above each column of a matrix.
    pub columns: Vec<Math>,
    /// Whether the answer is rows of numbers, not one list.
    pub matrix: bool,
    /// One field for the whole: its length is part of the answer.
    pub whole: bool,
}

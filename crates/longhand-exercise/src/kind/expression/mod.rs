//! Expression: the learner types a formula in variables.

pub mod compare;
mod describe;
mod grade;
mod solve;

use crate::alternative::Alternative;
use crate::formula::Formula;
use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};

/// What an expression exercise asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Expression {
    /// The answer: a formula in the exercise's variables; givens are constants in it.
    pub is: Formula,
    /// What stands before the field.
    pub symbol: Option<Math>,
    /// Other formulas that are right, each with its note.
    pub also: Vec<Alternative>,
}

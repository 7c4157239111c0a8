//! Numeric: the learner types a number or an expression.

mod describe;
mod grade;
mod solve;

use crate::alternative::Alternative;
use crate::formula::Formula;
use crate::tolerance::Tolerance;
use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};

/// What a numeric exercise asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Numeric {
    /// The answer.
    pub is: Formula,
    /// What stands before the field.
    pub symbol: Option<Math>,
    /// How close the typed value must come.
    pub accept: Tolerance,
    /// The unit that the field shows behind it.
    pub unit: Option<String>,
    /// Other values that are right, each with its note.
    pub also: Vec<Alternative>,
}

//! Estimate: the learner gives an order of magnitude, worked out in the head.

mod describe;
mod grade;
mod solve;

use crate::formula::Formula;
use crate::prose::Prose;
use longhand_notation::math::Math;
use serde::{Deserialize, Serialize};

/// What an estimate exercise asks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The exact value.
    pub is: Formula,
    /// What stands before the field, as MathML.
    pub symbol: Option<Math>,
    /// The unit that the field shows behind it.
    pub unit: Option<String>,
    /// Within which factor an estimate is right.
    pub factor: f64,
    /// The roundings that lead there in the head.
    pub roundings: Vec<Prose>,
}

/// Within which factor an estimate is right, unless the exercise says otherwise.
pub const FACTOR: f64 = 3.0;

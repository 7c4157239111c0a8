//! When two formulas are the same function.

use crate::question::Question;
use longhand_notation::compare::{Equivalence, equivalent_within};
use longhand_notation::{Program, Scope};

/// Where the points for comparing formulas begin; the same everywhere.
const SEED: u64 = 0x1097_4a4d;

/// Compares two formulas over the exercise's variables; `None` where one cannot be worked out.
pub fn compare(
    question: &Question,
    scope: &Scope,
    a: &Program,
    b: &Program,
) -> Option<Equivalence> {
    let domain: Vec<(&str, f64, f64)> = question
        .variables
        .iter()
        .map(|variable| (variable.name.as_str(), variable.lowest, variable.highest))
        .collect();
    equivalent_within(a, b, &domain, scope, SEED).ok()
}

//! What formulas come to in a variant: right answers, known wrong ones, conditions.

use crate::formula::Formula;
use crate::variant_error::{VariantError, broken};
use longhand_notation::{Scope, Value};

/// A right answer, or a known wrong one, as worked out for a variant.
#[derive(Clone, Debug, Default)]
pub enum Worked {
    /// There is nothing to work out, as of a choice.
    #[default]
    Nothing,
    /// A number, vector, matrix or shape.
    Value(Value),
    /// A formula in variables, with every step that it uses written out.
    Formula(Formula),
}

impl Worked {
    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Worked::Value(value) => value.as_number(),
            _ => None,
        }
    }

    /// The numbers, where it is a number, vector or matrix.
    pub fn numbers(&self) -> Option<&longhand_notation::Tensor> {
        match self {
            Worked::Value(value) => value.as_tensor(),
            _ => None,
        }
    }
}

pub(crate) fn holds(part: &str, condition: &Formula, scope: &Scope) -> Result<bool, VariantError> {
    let value = condition
        .evaluate(scope)
        .map_err(|fault| broken(part, &fault.message))?;
    value
        .as_truth()
        .ok_or_else(|| broken(part, "a condition must be true or false"))
}

//! What every kind works out for a variant, and when two answers of it can be told apart.

use crate::accept::Accept;
use crate::exercise::{Exercise, Formula, Kind};
use crate::kind::graph::NOT_FINITE;
use crate::units;
use crate::variant::{Broken, Variant, Worked, broken};
use longhand_notation::{Scope, Value};

impl Kind {
    /// The right answer; `None` where this variant has none that is finite.
    ///
    /// # Errors
    /// [`Broken`] for a formula that cannot be read or worked out.
    pub(crate) fn answer(
        &self,
        _exercise: &Exercise,
        scope: &Scope,
    ) -> Result<Option<Worked>, Broken> {
        match self {
            Kind::Numeric(numeric) => {
                let value = number("answer", &numeric.is, scope, numeric.unit.as_deref())?;
                let finite = value.as_number().is_some_and(f64::is_finite);
                Ok(finite.then_some(Worked::Value(value)))
            }
            Kind::Graph(graphed) => match graphed.sheet(scope) {
                Ok(_) => Ok(Some(Worked::Nothing)),
                Err(fault) if fault.message == NOT_FINITE => Ok(None),
                Err(fault) => Err(broken("graph", &fault.message)),
            },
            Kind::Choice(_) | Kind::Code(_) | Kind::Bug(_) | Kind::Order(_) => {
                Ok(Some(Worked::Nothing))
            }
        }
    }

    /// What betrays a mistake; `None` where it has no value in this variant.
    ///
    /// # Errors
    /// [`Broken`] for a formula that cannot be read or worked out.
    pub(crate) fn mistake(
        &self,
        _exercise: &Exercise,
        scope: &Scope,
        part: &str,
        is: &Formula,
    ) -> Result<Option<Worked>, Broken> {
        match self {
            Kind::Numeric(numeric) => {
                let value = number(part, is, scope, numeric.unit.as_deref())?;
                let nan = value.as_number().is_some_and(f64::is_nan);
                Ok((!nan).then_some(Worked::Value(value)))
            }
            Kind::Choice(_) | Kind::Code(_) | Kind::Bug(_) | Kind::Order(_) | Kind::Graph(_) => {
                Ok(Some(Worked::Nothing))
            }
        }
    }

    /// Whether what a learner types can be told to be the one or the other.
    pub(crate) fn apart(&self, _variant: &Variant, a: &Worked, b: &Worked) -> bool {
        match (self, a, b) {
            (Kind::Numeric(numeric), Worked::Value(a), Worked::Value(b)) => {
                match (a.as_number(), b.as_number()) {
                    (Some(a), Some(b)) => numbers_apart(a, b, numeric.accept),
                    _ => true,
                }
            }
            _ => true,
        }
    }
}

/// Whether the bands around two numbers do not meet.
pub(crate) fn numbers_apart(a: f64, b: f64, accept: Accept) -> bool {
    (a - b).abs() > 2.0 * accept.reach(b).max(1e-9 * b.abs())
}

/// The value of a formula as one plain number, in the unit that the field shows.
fn number(
    part: &str,
    formula: &Formula,
    scope: &Scope,
    unit: Option<&str>,
) -> Result<Value, Broken> {
    let value = formula
        .evaluate(scope)
        .map_err(|fault| broken(part, &fault.message))?;
    if value.as_number().is_none() {
        return Err(broken(part, "it must be one number"));
    }
    match units::in_field(&value, unit) {
        Some(number) => Ok(Value::number(number)),
        None => Err(broken(part, "it must be in the unit that the field shows")),
    }
}

//! From givens to steps to answers, and when two answers can be told apart.

use crate::formula::Formula;
use crate::kind::Kind;
use crate::kind::behaviour::Behaviour;
use crate::kind::expression::compare::compare;
use crate::question::Question;
use crate::tolerance::Tolerance;
use crate::variant_error::{VariantError, broken};
use crate::worked::Worked;
use longhand_notation::compare::Equivalence;
use longhand_notation::{Scope, Value};

/// Works the steps out after the givens, each into the scope under its name. A step for which
/// `instead` has a value has that one: the learner's own. Formulas in variables have no value.
///
/// # Errors
/// [`VariantError`] with the step that cannot be worked out.
pub fn run_steps(
    question: &Question,
    scope: &mut Scope,
    instead: &dyn Fn(&str) -> Option<Value>,
) -> Result<(), VariantError> {
    for (step, symbolic) in question.steps.iter().zip(question.symbolic_steps()) {
        if symbolic {
            continue;
        }
        let value = match instead(&step.name) {
            Some(value) => value,
            None => step
                .is
                .evaluate(scope)
                .map_err(|fault| broken(&format!("step {}", step.name), &fault.message))?,
        };
        scope.define(&step.name, value);
    }
    Ok(())
}

/// What betrays a mistake; `None` where it has no value in this variant.
///
/// # Errors
/// [`VariantError`] for a formula that cannot be read or worked out.
pub fn mistake(
    kind: &dyn Behaviour,
    question: &Question,
    scope: &Scope,
    part: &str,
    is: &Formula,
) -> Result<Option<Worked>, VariantError> {
    let worked = kind.work(question, scope, part, is)?;
    let nan = worked
        .numbers()
        .is_some_and(|numbers| numbers.data().iter().any(|x| x.is_nan()));
    Ok((!nan).then_some(worked))
}

impl Kind {
    /// Whether what a learner types can be told to be the one or the other.
    pub fn apart(&self, question: &Question, scope: &Scope, a: &Worked, b: &Worked) -> bool {
        self.differ(question, scope, a, b, |a, b, accept| {
            (a - b).abs() > 2.0 * accept.reach(b).max(1e-9 * b.abs())
        })
    }

    /// Whether the one would be taken for the other.
    pub fn same(&self, question: &Question, scope: &Scope, a: &Worked, b: &Worked) -> bool {
        !self.differ(question, scope, a, b, |a, b, accept| {
            (a - b).abs() > accept.reach(b).max(1e-9 * b.abs())
        })
    }

    fn differ(
        &self,
        question: &Question,
        scope: &Scope,
        a: &Worked,
        b: &Worked,
        numbers: impl Fn(f64, f64, Tolerance) -> bool,
    ) -> bool {
        let accept = self.asked().map_or(Tolerance::Exact, |asked| asked.accept);
        match (a, b) {
            (Worked::Value(a), Worked::Value(b)) => match (a.as_tensor(), b.as_tensor()) {
                (Some(a), Some(b)) => {
                    a.sizes() != b.sizes()
                        || a.data()
                            .iter()
                            .zip(b.data())
                            .any(|(&a, &b)| numbers(a, b, accept))
                }
                _ => true,
            },
            (Worked::Formula(a), Worked::Formula(b)) => {
                let (Ok(a), Ok(b)) = (a.program(), b.program()) else {
                    return true;
                };
                let compared = compare(question, scope, &a, &b);
                !matches!(compared, Some(Equivalence::Same(_)))
            }
            (Worked::Nothing, _) | (_, Worked::Nothing) => true,
            (Worked::Value(_), Worked::Formula(_)) | (Worked::Formula(_), Worked::Value(_)) => true,
        }
    }
}

//! The worked steps of a variant, made from the formulas that give the answer.

use crate::question::{Question, Step};
use crate::variant::Variant;
use longhand_notation::{Program, Scope, Value};

/// One row of the working.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The step.
    pub step: &'a Step,
    /// Its formula.
    pub program: Program,
    /// The names known before this step, whose numbers are put into the formula.
    pub known: Scope,
    /// Its value; `None` for a formula in variables.
    pub value: Option<Value>,
}

/// The rows in order. Steps that cannot be read are left out; content checks report those.
pub fn rows<'a>(question: &'a Question, variant: &Variant) -> Vec<Row<'a>> {
    let mut known = Scope::new();
    for given in &question.givens {
        if let Some(value) = variant.scope.value(&given.name) {
            known.define(&given.name, value.clone());
        }
    }
    let mut rows = Vec::new();
    for step in &question.steps {
        let Ok(program) = step.is.program() else {
            continue;
        };
        let value = variant.scope.value(&step.name).cloned();
        rows.push(Row {
            step,
            program,
            known: known.clone(),
            value: value.clone(),
        });
        if let Some(value) = value {
            known.define(&step.name, value);
        }
    }
    rows
}

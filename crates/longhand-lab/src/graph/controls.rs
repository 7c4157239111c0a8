//! What can be set.

use crate::control::{Field, Run, Slider};

/// Most operations of an expression: a drawing of more cannot be read on a phone.
pub(super) const OPERATIONS: usize = 12;

pub(super) const EXPRESSION: Field = Field {
    id: "is",
    label: "Expression, with + - * / ^, relu, sigmoid, tanh, exp, log and others",
    start: "(relu(w*x) + w - t)^2",
    most: 60,
};
pub(super) const VALUES: Field = Field {
    id: "values",
    label: "Values",
    start: "w = 0.5, x = 4, t = 3",
    most: 80,
};
pub(super) const STEP: Slider = Slider {
    id: "step",
    label: "Step",
    unit: "",
    run: Run::Even {
        from: 0.0,
        to: 2.0 * OPERATIONS as f64,
        step: 1.0,
    },
    start: 2.0 * OPERATIONS as f64,
};

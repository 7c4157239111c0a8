//! Losses of a difference d = prediction − target.
//!
//! * `mse`: d². * `l1`: |d|, slope 0 at 0. * `huber`: ½ d² up to δ, then δ (|d| − ½ δ).
//! * `smooth_l1`: huber(δ = β)/β; with β = 0 it is `l1`. * `log_cosh`: log cosh d.
//!
//! Source: PyTorch's losses of these names; Huber 1964. A difference of 3 with δ = 1:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("huber").ok_or("?")?.apply([3.0.into(), 0.0.into()])?;
//! assert_eq!(found.number("loss")?, 2.5);
//! assert_eq!(found.number("d_pred")?, 1.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, elementwise};
use crate::MathError;
use crate::real::{softplus, tanh};
use crate::registry::{Arguments, Entry, Outcome, Parameter};

const PRED: Parameter = Parameter::tensor("pred", "the predictions");
const TARGET: Parameter = Parameter::tensor("target", "what they should be");

/// Mean squared error.
pub const MSE: Entry = Entry {
    slug: "mse",
    title: "Mean squared error",
    formula: r"\ell = \frac1n\sum_i (\hat y_i - y_i)^2",
    parameters: &[PRED, TARGET, REDUCTION],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.mse_loss",
    rule: |arguments| of_difference(arguments, |d| (d * d, 2.0 * d)),
};

/// Mean absolute error.
pub const L1: Entry = Entry {
    slug: "l1",
    title: "Mean absolute error",
    formula: r"\ell = \frac1n\sum_i |\hat y_i - y_i|",
    parameters: &[PRED, TARGET, REDUCTION],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.l1_loss",
    rule: |arguments| of_difference(arguments, |d| (d.abs(), sign(d))),
};

/// Huber loss.
pub const HUBER: Entry = Entry {
    slug: "huber",
    title: "Huber loss",
    formula: r"\ell = \tfrac12 d^2 \text{ if } |d| \le \delta \text{ else } \delta\left(|d| - \tfrac12\delta\right)",
    parameters: &[
        PRED,
        TARGET,
        Parameter::number("delta", "where the parabola ends").or(1.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Huber 1964; PyTorch, torch.nn.functional.huber_loss",
    rule: |arguments| {
        let delta = arguments.number("delta")?;
        of_difference(arguments, |d| huber(d, delta))
    },
};

/// Smooth L1.
pub const SMOOTH_L1: Entry = Entry {
    slug: "smooth_l1",
    title: "Smooth L1",
    formula: r"\ell = \frac{d^2}{2\beta} \text{ if } |d| < \beta \text{ else } |d| - \tfrac12\beta",
    parameters: &[
        PRED,
        TARGET,
        Parameter::number("beta", "where the parabola ends").or(1.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.smooth_l1_loss",
    rule: |arguments| {
        let beta = arguments.number("beta")?;
        of_difference(arguments, |d| {
            if beta == 0.0 {
                return (d.abs(), sign(d));
            }
            let (loss, slope) = huber(d, beta);
            (loss / beta, slope / beta)
        })
    },
};

/// Logarithm of the hyperbolic cosine.
pub const LOG_COSH: Entry = Entry {
    slug: "log_cosh",
    title: "Log-cosh",
    formula: r"\ell = \log\cosh(\hat y - y)",
    parameters: &[PRED, TARGET, REDUCTION],
    main: Some("loss"),
    source: "optax, log_cosh",
    rule: |arguments| {
        of_difference(arguments, |d| {
            (
                d.abs() + softplus(-2.0 * d.abs()) - core::f64::consts::LN_2,
                tanh(d),
            )
        })
    },
};

fn huber(d: f64, delta: f64) -> (f64, f64) {
    if d.abs() <= delta {
        (0.5 * d * d, d)
    } else {
        (delta * (d.abs() - 0.5 * delta), delta * sign(d))
    }
}

fn sign(d: f64) -> f64 {
    if d == 0.0 { 0.0 } else { d.signum() }
}

fn of_difference(
    arguments: &Arguments,
    rule: impl Fn(f64) -> (f64, f64),
) -> Result<Outcome, MathError> {
    elementwise(
        arguments,
        ["pred", "target"],
        ["d_pred", "d_target"],
        |[pred, target]| {
            let (loss, slope) = rule(pred - target);
            (loss, [slope, -slope])
        },
    )
}

//! Negative logarithms of likelihoods.
//!
//! * `gaussian_nll`: ½ (log v + (m − t)²/v), v = max(var, ε); `full` adds ½ log 2π.
//! * `poisson_nll`: e^r − t r for the logarithm r of a rate, or r − t log(r + ε) for a rate
//!   (`log_input` = false); `full` adds Stirling's t log t − t + ½ log 2πt where t > 1.
//!
//! Source: PyTorch's losses of these names. A unit variance and a miss by 2:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("gaussian_nll").ok_or("?")?.apply([2.0.into(), 0.0.into(), 1.0.into()])?;
//! assert_eq!(found.number("loss")?, 2.0);
//! assert_eq!(found.number("d_var")?, 0.5 * (1.0 - 4.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, elementwise};
use crate::real::{exp, ln};
use crate::registry::{Entry, Parameter};
use core::f64::consts::TAU;

const TARGET: Parameter = Parameter::tensor("target", "what was seen");
const FULL: Parameter = Parameter::flag(
    "full",
    "with the terms that do not depend on the prediction",
);

/// Gaussian.
pub const GAUSSIAN: Entry = Entry {
    slug: "gaussian_nll",
    title: "Gaussian negative log-likelihood",
    formula: r"\ell = \tfrac12\left(\log v + \frac{(m-t)^2}{v}\right)",
    parameters: &[
        Parameter::tensor("mean", "the predicted mean"),
        TARGET,
        Parameter::tensor("var", "the predicted variance"),
        FULL,
        Parameter::number("eps", "smallest variance").or(1e-6),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.gaussian_nll_loss",
    rule: |arguments| {
        let eps = arguments.number("eps")?;
        let constant = if arguments.flag("full") {
            0.5 * ln(TAU)
        } else {
            0.0
        };
        elementwise(
            arguments,
            ["mean", "target", "var"],
            ["d_mean", "d_target", "d_var"],
            |[m, t, var]| {
                let v = var.max(eps);
                let d = m - t;
                let loss = 0.5 * (ln(v) + d * d / v) + constant;
                (loss, [d / v, -d / v, 0.5 * (1.0 / v - d * d / (v * v))])
            },
        )
    },
};

/// Poisson.
pub const POISSON: Entry = Entry {
    slug: "poisson_nll",
    title: "Poisson negative log-likelihood",
    formula: r"\ell = e^r - t\,r",
    parameters: &[
        Parameter::tensor("rate", "the logarithm of the predicted rate"),
        TARGET,
        Parameter::flag("log_input", "the rate is given as its logarithm").on(),
        FULL,
        Parameter::number("eps", "added to a plain rate inside the logarithm").or(1e-8),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.poisson_nll_loss",
    rule: |arguments| {
        let (log_input, full) = (arguments.flag("log_input"), arguments.flag("full"));
        let eps = arguments.number("eps")?;
        elementwise(
            arguments,
            ["rate", "target"],
            ["d_rate", "d_target"],
            |[r, t]| {
                let (stirling, stirling_slope) = if full && t > 1.0 {
                    (t * ln(t) - t + 0.5 * ln(TAU * t), ln(t) + 0.5 / t)
                } else {
                    (0.0, 0.0)
                };
                if log_input {
                    (exp(r) - t * r + stirling, [exp(r) - t, stirling_slope - r])
                } else {
                    let log = ln(r + eps);
                    (
                        r - t * log + stirling,
                        [1.0 - t / (r + eps), stirling_slope - log],
                    )
                }
            },
        )
    },
};

//! Adan as optax has it: differences of gradients count 1 − β₂ = 0.08, not β₂ = 0.92.
//!
//! As [`adan`] with n from (g + (1 − β₂) d)² and the update (m̂ + (1 − β₂) v̂)/(√n̂ + ε).
//! The paper's 1 − β₂ is written for β₂ = 0.08; optax keeps the formula and takes β₂ = 0.92. Source:
//! optax's `adan`. After equal gradients the two agree:
//!
//! ```
//! use longhand_math::registry::named;
//! let ours = named("adan").ok_or("?")?.apply([[4.0, 4.0].into()])?;
//! let theirs = named("adan_optax").ok_or("?")?.apply([[4.0, 4.0].into()])?;
//! assert_eq!(ours.number("param")?, theirs.number("param")?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, run};
use super::{State, adan};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Adan (optax).
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adan_optax",
        title: "Adan (optax)",
        formula: r"w_t = w_{t-1} - \eta\left(\frac{\hat m_t + (1-\beta_2) \hat v_t}{\sqrt{\hat n_t}+\epsilon} + \lambda w_{t-1}\right)",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1.or(0.98),
            BETA2.or(0.92),
            Parameter::number("beta3", "how much of the average of squares is kept").or(0.99),
            EPS,
            Parameter::number("eps_root", "added under the root").or(1e-8),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "optax, adan",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    adan::weighing(settings, state, gradient, 1.0 - settings.number("beta2")?)
}

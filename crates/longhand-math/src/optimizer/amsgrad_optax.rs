//! AMSGrad as optax has it: the largest of the corrected second moments.
//!
//! As Adam, with v̄ = max(v̄, v̂) in place of v̂. Compare [`amsgrad`](super::amsgrad). Source: optax's
//! `amsgrad`. The first gradient sets v̄ = 16, and the second, 0, does not lower it:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("amsgrad_optax").ok_or("?")?.call([[4.0, 0.0].into()], [("beta2", 0.9.into())])?;
//! assert!((run.number("max_v_hat")? - 16.0).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, run};
use super::{State, adam};
use crate::registry::{Arguments, Entry};
use crate::{MathError, Tensor};

/// AMSGrad (optax).
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "amsgrad_optax",
        title: "AMSGrad (optax)",
        formula: r"\bar v_t = \max(\bar v_{t-1}, \hat v_t),\quad w_t = w_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\bar v_t}+\epsilon}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1,
            BETA2,
            EPS,
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "optax, amsgrad",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (m_hat, v_hat) = adam::moments(settings, state, gradient, false)?;
    let max_v_hat = state.slot_or("max_v_hat", 0.0).zip(&v_hat, f64::max)?;
    state.keep("max_v_hat", max_v_hat.clone());
    adam::descend(settings, state, &m_hat, &max_v_hat)
}

//! AMSGrad as PyTorch has it: the denominator never shrinks.
//!
//! As Adam, with v̄ = max(v̄, v) over the uncorrected v; the denominator is √(v̄/(1 − β₂ᵗ)) + ε.
//!
//! Symbols as in [`adam`]; `max_v` is v̄. The paper has no correction, and
//! [`amsgrad_optax`](super::amsgrad_optax) takes the largest of the corrected v̂. Source: Reddi and
//! others 2018; PyTorch's `Adam(amsgrad=True)`. After a large gradient v falls and v̄ stays:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("amsgrad").ok_or("?")?.call([[4.0, 0.0].into()], [("beta2", 0.9.into())])?;
//! assert!((run.number("v")? - 1.44).abs() < 1e-12);
//! assert!((run.number("max_v")? - 1.6).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, correction, run,
};
use super::{State, adam};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// AMSGrad.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "amsgrad",
        title: "AMSGrad",
        formula: r"\bar v_t = \max(\bar v_{t-1}, v_t),\quad w_t = w_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\bar v_t/(1-\beta_2^t)}+\epsilon}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1,
            BETA2,
            EPS,
            WEIGHT_DECAY,
            Parameter::flag("decoupled", "weight decay as in AdamW"),
            MAXIMIZE,
        ],
        main: None,
        source: "Reddi et al. 2018 (arXiv:1904.09237); PyTorch torch.optim.Adam(amsgrad=True)",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (m_hat, _) = adam::moments(settings, state, gradient, settings.flag("decoupled"))?;
    let max_v = state
        .slot_or("max_v", 0.0)
        .zip(&state.slot_or("v", 0.0), f64::max)?;
    let missing = correction(settings.number("beta2")?, state.t());
    let max_v_hat = max_v.map(|v| v / missing);
    state.keep("max_v", max_v);
    state.keep("max_v_hat", max_v_hat.clone());
    adam::descend(settings, state, &m_hat, &max_v_hat)
}

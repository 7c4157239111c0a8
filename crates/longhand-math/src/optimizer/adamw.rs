//! AdamW: Adam with weight decay that does not pass through the moments.
//!
//! w ← w (1 − η λ), then Adam's step with m̂ and v̂ of the bare gradient.
//!
//! Symbols: η = `lr`, λ = `weight_decay` (0.01 when not given). Source: Loshchilov and Hutter 2019;
//! PyTorch's `AdamW`. From w = 1 with η = λ = 0.1 the decay takes 0.01 and the first step 0.1:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adamw").ok_or("?")?.call(
//!     [4.0.into(), 1.0.into(), 0.1.into()],
//!     [("weight_decay", 0.1.into())],
//! )?;
//! assert!((run.number("param")? - 0.89).abs() < 1e-8);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, run};
use super::{State, adam};
use crate::registry::{Arguments, Entry};
use crate::{MathError, Tensor};

/// AdamW.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adamw",
        title: "AdamW",
        formula: r"w_t = (1-\eta\lambda)\, w_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1,
            BETA2,
            EPS,
            WEIGHT_DECAY.or(0.01),
            MAXIMIZE,
        ],
        main: None,
        source: "Loshchilov & Hutter 2019 (arXiv:1711.05101); PyTorch torch.optim.AdamW",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (m_hat, v_hat) = adam::moments(settings, state, gradient, true)?;
    adam::descend(settings, state, &m_hat, &v_hat)
}

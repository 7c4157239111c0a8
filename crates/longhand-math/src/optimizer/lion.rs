//! Lion: the sign of a blend of gradient and momentum.
//!
//! u = sign(β₁ m + (1 − β₁) g); w ← w − η (u + λ w); m = β₂ m + (1 − β₂) g.
//!
//! Symbols: λ = `weight_decay`. m enters the update before it takes in the new gradient. Source: Chen
//! and others 2023; optax's `lion`. Every coordinate moves by exactly η:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("lion").ok_or("?")?.call([[4.0, -2.0].into()], [("lr", 0.01.into())])?;
//! // after 4: m = 0.04, then 0.9 · 0.04 − 0.1 · 2 < 0
//! assert!((run.number("param")? - 0.0).abs() < 1e-12);
//! assert!((run.number("m")? - 0.0196).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    BETA1, BETA2, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, run,
};
use crate::registry::{Arguments, Entry};
use crate::{MathError, Tensor};

/// Lion.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "lion",
        title: "Lion",
        formula: r"w_t = w_{t-1} - \eta\left(\operatorname{sign}(\beta_1 m_{t-1} + (1-\beta_1) g_t) + \lambda w_{t-1}\right),\quad m_t = \beta_2 m_{t-1} + (1-\beta_2) g_t",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-4),
            BETA1,
            BETA2.or(0.99),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Chen et al. 2023 (arXiv:2302.06675); optax lion",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (lr, decay) = (settings.number("lr")?, settings.number("weight_decay")?);
    let m = state.slot_or("m", 0.0);
    let blend = average(&m, gradient, settings.number("beta1")?)?;
    let sign = blend.map(|x| if x == 0.0 { 0.0 } else { x.signum() });
    state.keep("m", average(&m, gradient, settings.number("beta2")?)?);
    state.set_param(state.param().zip(&sign, |w, u| w - lr * (u + decay * w))?);
    Ok(())
}

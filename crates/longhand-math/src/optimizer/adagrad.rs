//! Adagrad: each coordinate slows down with the squares it has seen.
//!
//! s = s + g²; w ← w − η/(1 + (t − 1) d) · g/(√s + ε).
//!
//! Symbols: d = `lr_decay`, s starts at `initial`. Source: Duchi and others 2011; PyTorch's
//! `Adagrad`. Gradients 3 and 4 leave √25 in the denominator:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adagrad").ok_or("?")?.call([[3.0, 4.0].into()], [("lr", 1.0.into())])?;
//! assert!((run.number("sum")? - 25.0).abs() < 1e-12);
//! assert!((run.number("param")? + 1.8).abs() < 1e-9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, coupled, run};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Adagrad.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adagrad",
        title: "Adagrad",
        formula: r"s_t = s_{t-1} + g_t^2,\quad w_t = w_{t-1} - \frac{\eta}{1+(t-1)d}\,\frac{g_t}{\sqrt{s_t}+\epsilon}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(0.01),
            Parameter::number("lr_decay", "decay of the learning rate").or(0.0),
            EPS.or(1e-10),
            WEIGHT_DECAY,
            Parameter::number("initial", "the sum before the first step").or(0.0),
            MAXIMIZE,
        ],
        main: None,
        source: "Duchi et al. 2011; PyTorch torch.optim.Adagrad",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let eps = settings.number("eps")?;
    let gradient = coupled(settings, state, gradient)?;
    let rate = settings.number("lr")? / (1.0 + (state.t() - 1.0) * settings.number("lr_decay")?);
    let sum = state
        .slot_or("sum", settings.number("initial")?)
        .zip(&gradient, |s, g| s + g * g)?;
    let update = gradient.zip(&sum, |g, s| g / (sqrt(s) + eps))?;
    state.keep("sum", sum);
    state.set_param(state.param().zip(&update, |w, u| w - rate * u)?);
    Ok(())
}

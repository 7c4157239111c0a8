//! LARS: momentum with a step per layer that is a share of the layer's weights.
//!
//! u = g + λ w; b = μ b + η c (‖w‖/‖u‖) u; w ← w − b. The ratio is 1 where either norm is 0.
//!
//! Symbols: c = `trust`, λ = `weight_decay`, μ = `momentum`. Source: You, Gitman and Ginsburg 2017,
//! algorithm 1, decay counted into the norm as in optax's `lars`. Weights of length 5 and c = 0.001:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("lars").ok_or("?")?.apply([[0.6, 0.8].into(), [3.0, 4.0].into(), 1.0.into()])?;
//! assert!((run.tensor("param")?.data()[0] - 2.997).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, coupled, run};
use super::{State, lamb};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// LARS.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "lars",
        title: "LARS",
        formula: r"b_t = \mu b_{t-1} + \eta\, c\,\frac{\lVert w\rVert}{\lVert u_t\rVert}\, u_t,\quad w_t = w_{t-1} - b_t",
        parameters: &[
            GRADS,
            PARAM,
            LR,
            Parameter::number("momentum", "how much of the last move is kept").or(0.9),
            Parameter::number("trust", "step as a share of the weights").or(1e-3),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "You et al. 2017 (arXiv:1708.03888); optax lars",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let momentum = settings.number("momentum")?;
    let update = coupled(settings, state, gradient)?;
    let (weights, length) = (state.param().norm(), update.norm());
    let ratio = if weights == 0.0 || length == 0.0 {
        lamb::trust(weights, length)
    } else {
        settings.number("trust")? * weights / length
    };
    let rate = settings.number("lr")? * ratio;
    let buffer = state
        .slot_or("momentum_buffer", 0.0)
        .zip(&update, |b, u| momentum * b + rate * u)?;
    state.keep("ratio", Tensor::scalar(ratio));
    state.set_param(state.param().sub(&buffer)?);
    state.keep("momentum_buffer", buffer);
    Ok(())
}

//! Stochastic gradient descent, with momentum, dampening, Nesterov and weight decay.
//!
//! g ← g + λ w; b₁ = g₁, bₜ = μ b + (1 − τ) g; w ← w − η b, or with Nesterov w − η (g + μ b).
//!
//! Symbols: η = `lr`, μ = `momentum`, τ = `dampening`, λ = `weight_decay`. The first step is not
//! dampened. Source: Sutskever and others 2013, in the form of PyTorch's `SGD`.
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("sgd").ok_or("?")?.call([[4.0, -2.0].into()], [("lr", 0.1.into()), ("momentum", 0.9.into())])?;
//! // b: 4, then 0.9 · 4 − 2 = 1.6; w: −0.4, then −0.56
//! assert!((run.number("momentum_buffer")? - 1.6).abs() < 1e-15);
//! assert!((run.number("param")? + 0.56).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, coupled, run};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Stochastic gradient descent.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "sgd",
        title: "Stochastic gradient descent",
        formula: r"b_t = \mu b_{t-1} + (1-\tau) g_t,\quad w_t = w_{t-1} - \eta\, b_t",
        parameters: &[
            GRADS,
            PARAM,
            LR,
            Parameter::number("momentum", "how much of the last move is kept").or(0.0),
            Parameter::number("dampening", "share of a new gradient that is left out").or(0.0),
            WEIGHT_DECAY,
            Parameter::flag("nesterov", "look one move ahead"),
            MAXIMIZE,
        ],
        main: None,
        source: "PyTorch, torch.optim.SGD; Sutskever et al. 2013",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (lr, momentum) = (settings.number("lr")?, settings.number("momentum")?);
    let dampening = settings.number("dampening")?;
    let gradient = coupled(settings, state, gradient)?;
    let mut update = gradient.clone();
    if momentum != 0.0 {
        let buffer = match state.slot("momentum_buffer") {
            Some(buffer) => buffer.zip(&gradient, |b, g| momentum * b + (1.0 - dampening) * g)?,
            None => gradient.clone(),
        };
        update = if settings.flag("nesterov") {
            gradient.zip(&buffer, |g, b| g + momentum * b)?
        } else {
            buffer.clone()
        };
        state.keep("momentum_buffer", buffer);
    }
    state.set_param(state.param().zip(&update, |w, u| w - lr * u)?);
    Ok(())
}

//! RMSprop: the gradient over the root of its recent mean square.
//!
//! a = α a + (1 − α) g²; w ← w − η g/(√a + ε). `centered` takes the mean out first: √(a − ḡ²), with
//! ḡ = α ḡ + (1 − α) g. With momentum: b = μ b + g/(√a + ε), w ← w − η b.
//!
//! Symbols: α = `alpha`, μ = `momentum`; states `square_avg`, `grad_avg`, `momentum_buffer`. Source:
//! Hinton's lecture 6e, 2012; PyTorch's `RMSprop`. One step with α = ¾: a = 4.
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("rmsprop").ok_or("?")?.call([[4.0].into()], [("lr", 1.0.into()), ("alpha", 0.75.into())])?;
//! assert!((run.number("square_avg")? - 4.0).abs() < 1e-12);
//! assert!((run.number("param")? + 2.0).abs() < 1e-7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, coupled, run,
};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// RMSprop.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "rmsprop",
        title: "RMSprop",
        formula: r"a_t = \alpha a_{t-1} + (1-\alpha) g_t^2,\quad w_t = w_{t-1} - \eta\,\frac{g_t}{\sqrt{a_t}+\epsilon}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(0.01),
            Parameter::number("alpha", "how much of the average of squares is kept").or(0.99),
            EPS,
            Parameter::number("momentum", "how much of the last move is kept").or(0.0),
            Parameter::flag("centered", "take the mean gradient out of the mean square"),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Hinton 2012, lecture 6e; PyTorch torch.optim.RMSprop",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (lr, eps) = (settings.number("lr")?, settings.number("eps")?);
    let (alpha, momentum) = (settings.number("alpha")?, settings.number("momentum")?);
    let gradient = coupled(settings, state, gradient)?;
    let square_avg = average(
        &state.slot_or("square_avg", 0.0),
        &gradient.map(|g| g * g),
        alpha,
    )?;
    let mut size = square_avg.clone();
    state.keep("square_avg", square_avg);
    if settings.flag("centered") {
        let grad_avg = average(&state.slot_or("grad_avg", 0.0), &gradient, alpha)?;
        size = size.zip(&grad_avg, |a, mean| a - mean * mean)?;
        state.keep("grad_avg", grad_avg);
    }
    let mut update = gradient.zip(&size, |g, a| g / (sqrt(a) + eps))?;
    if momentum > 0.0 {
        update = state
            .slot_or("momentum_buffer", 0.0)
            .zip(&update, |b, u| momentum * b + u)?;
        state.keep("momentum_buffer", update.clone());
    }
    state.set_param(state.param().zip(&update, |w, u| w - lr * u)?);
    Ok(())
}

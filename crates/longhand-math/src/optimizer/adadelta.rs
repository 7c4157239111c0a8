//! Adadelta: steps in the units of the parameter, without a learning rate to speak of.
//!
//! a = ρ a + (1 − ρ) g²; Δ = √(d + ε)/√(a + ε) · g; d = ρ d + (1 − ρ) Δ²; w ← w − η Δ.
//!
//! Symbols: a = `square_avg`, d = `acc_delta`, η = `lr` (1 in the paper). Source: Zeiler 2012;
//! PyTorch's `Adadelta`. With ρ = 0 the first Δ is about √ε:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adadelta").ok_or("?")?.call([[4.0].into()], [("rho", 0.0.into()), ("eps", 1e-6.into())])?;
//! assert!((run.number("param")? + 1e-3).abs() < 1e-9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, coupled, run,
};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Adadelta.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adadelta",
        title: "Adadelta",
        formula: r"\Delta_t = \frac{\sqrt{d_{t-1}+\epsilon}}{\sqrt{a_t+\epsilon}}\, g_t,\quad w_t = w_{t-1} - \eta\,\Delta_t",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1.0),
            Parameter::number("rho", "how much of the averages is kept").or(0.9),
            EPS.or(1e-6),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Zeiler 2012 (arXiv:1212.5701); PyTorch torch.optim.Adadelta",
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
    let rho = settings.number("rho")?;
    let gradient = coupled(settings, state, gradient)?;
    let square_avg = average(
        &state.slot_or("square_avg", 0.0),
        &gradient.map(|g| g * g),
        rho,
    )?;
    let old = state.slot_or("acc_delta", 0.0);
    let ratio = old.zip(&square_avg, |d, a| sqrt(d + eps) / sqrt(a + eps))?;
    let delta = ratio.mul(&gradient)?;
    state.keep("square_avg", square_avg);
    state.keep("acc_delta", average(&old, &delta.map(|x| x * x), rho)?);
    state.set_param(state.param().zip(&delta, |w, u| w - lr * u)?);
    Ok(())
}

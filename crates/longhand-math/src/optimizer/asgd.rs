//! ASGD: SGD with a falling rate, whose parameters are averaged.
//!
//! w ← w (1 − λ ηₜ) − ηₜ g; a ← a + μₜ (w − a); ηₜ₊₁ = η/(1 + λ η t)^α; μₜ₊₁ = 1/max(1, t − t₀).
//!
//! Symbols: λ = `lambd`, α = `alpha`, t₀ = `t0`, a = `average`, ηₜ = `eta` and μₜ = `mu` as they are
//! after the step; the first step takes η and μ = 1. Source: Polyak & Juditsky 1992; PyTorch's `ASGD`.
//! One step from 1 with gradient 4 and rate 0.01:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("asgd").ok_or("?")?.apply([4.0.into(), 1.0.into()])?;
//! assert!((run.number("param")? - 0.959_999).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, coupled, run};
use crate::real::pow;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// ASGD.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "asgd",
        title: "Averaged SGD",
        formula: r"w_t = w_{t-1}(1 - \lambda\eta_t) - \eta_t g_t,\quad a_t = a_{t-1} + \mu_t (w_t - a_{t-1})",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-2),
            Parameter::number("lambd", "decay, also of the rate").or(1e-4),
            Parameter::number("alpha", "power by which the rate falls").or(0.75),
            Parameter::number("t0", "step from which parameters are averaged").or(1e6),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Polyak & Juditsky 1992, Acceleration of stochastic approximation by averaging; PyTorch torch.optim.ASGD",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (lr, lambd) = (settings.number("lr")?, settings.number("lambd")?);
    let (alpha, t0) = (settings.number("alpha")?, settings.number("t0")?);
    let gradient = coupled(settings, state, gradient)?;
    let eta = state.number_or("eta", lr);
    let mu = state.number_or("mu", 1.0);
    let param = state
        .param()
        .zip(&gradient, |w, g| w * (1.0 - lambd * eta) - eta * g)?;
    let average = state
        .slot_or("average", 0.0)
        .zip(&param, |a, w| if mu == 1.0 { w } else { a + mu * (w - a) })?;
    let t = state.t();
    state.keep("average", average);
    state.keep("eta", Tensor::scalar(lr / pow(1.0 + lambd * lr * t, alpha)));
    state.keep("mu", Tensor::scalar(1.0 / (t - t0).max(1.0)));
    state.set_param(param);
    Ok(())
}

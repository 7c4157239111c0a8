//! Adan: Nesterov momentum from the difference of gradients.
//!
//! d = g − g′ (0 at the first step); m = β₁ m + (1 − β₁) g; v = β₂ v + (1 − β₂) d;
//! n = β₃ n + (1 − β₃)(g + β₂ d)²; all corrected; w ← w − η ((m̂ + β₂ v̂)/(√(n̂ + ε′) + ε) + λ w).
//!
//! Symbols: g′ the last gradient, β what is kept (1 minus the paper's β), ε′ = `eps_root`. Source: Xie
//! and others 2022, algorithm 1; [`adan_optax`](super::adan_optax) weighs d with 1 − β₂ instead of
//! β₂. The first step is the gradient's sign:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adan").ok_or("?")?.apply([[4.0].into(), [1.0].into(), 0.1.into()])?;
//! assert!((run.number("param")? - 0.9).abs() < 1e-8);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, correction,
    run,
};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Adan.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adan",
        title: "Adan",
        formula: r"w_t = w_{t-1} - \eta\left(\frac{\hat m_t + \beta_2 \hat v_t}{\sqrt{\hat n_t}+\epsilon} + \lambda w_{t-1}\right)",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1.or(0.98),
            BETA2.or(0.92),
            Parameter::number("beta3", "how much of the average of squares is kept").or(0.99),
            EPS,
            Parameter::number("eps_root", "added under the root").or(1e-8),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Xie et al. 2022 (arXiv:2208.06677), algorithm 1",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    weighing(settings, state, gradient, settings.number("beta2")?)
}

/// One step with differences of gradients at a weight.
pub(super) fn weighing(
    settings: &Arguments,
    state: &mut State,
    gradient: &Tensor,
    weight: f64,
) -> Result<(), MathError> {
    let (beta1, beta2) = (settings.number("beta1")?, settings.number("beta2")?);
    let (beta3, decay) = (settings.number("beta3")?, settings.number("weight_decay")?);
    let (lr, eps) = (settings.number("lr")?, settings.number("eps")?);
    let root = settings.number("eps_root")?;
    let difference = match state.slot("prev_grad") {
        Some(last) => gradient.sub(last)?,
        None => gradient.map(|_| 0.0),
    };
    let ahead = gradient.zip(&difference, |g, d| (g + weight * d) * (g + weight * d))?;
    let m = average(&state.slot_or("m", 0.0), gradient, beta1)?;
    let v = average(&state.slot_or("v", 0.0), &difference, beta2)?;
    let n = average(&state.slot_or("n", 0.0), &ahead, beta3)?;
    let missing = [beta1, beta2, beta3].map(|beta| correction(beta, state.t()));
    let move_ahead = m.zip(&v, |m, v| m / missing[0] + weight * v / missing[1])?;
    let update = move_ahead.zip(&n, |u, n| u / (sqrt(n / missing[2] + root) + eps))?;
    state.keep("m", m);
    state.keep("v", v);
    state.keep("n", n);
    state.keep("prev_grad", gradient.clone());
    state.set_param(
        state
            .param()
            .zip(&update, |w, u| w - lr * (u + decay * w))?,
    );
    Ok(())
}

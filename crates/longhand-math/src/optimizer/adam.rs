//! Adam: a step in units of the gradient's own size.
//!
//! m = β₁ m + (1 − β₁) g; v = β₂ v + (1 − β₂) g²; m̂ = m/(1 − β₁ᵗ); v̂ = v/(1 − β₂ᵗ);
//! w ← w − η m̂/(√v̂ + ε).
//!
//! Symbols: η = `lr`, λ = `weight_decay`, which joins the gradient (g + λ w) unless `decoupled`.
//! Source: Kingma and Ba 2015, algorithm 1; PyTorch's `Adam`.
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adam").ok_or("?")?.apply([[4.0, -2.0, 6.0].into()])?;
//! assert!((run.number("m")? - 0.744).abs() < 1e-15);
//! assert!((run.number("m_hat")? - 0.744 / 0.271).abs() < 1e-12);
//! assert!((run.number("v_hat")? - 18.673339114668316).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, correction,
    coupled, decouple, run,
};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Adam.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adam",
        title: "Adam",
        formula: r"\hat m_t = \frac{m_t}{1-\beta_1^t},\quad \hat v_t = \frac{v_t}{1-\beta_2^t},\quad w_t = w_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}",
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
        source: "Kingma & Ba 2015 (arXiv:1412.6980), algorithm 1; PyTorch torch.optim.Adam",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (m_hat, v_hat) = moments(settings, state, gradient, settings.flag("decoupled"))?;
    descend(settings, state, &m_hat, &v_hat)
}

/// Updates m and v and gives both corrected for their start at 0.
pub(super) fn moments(
    settings: &Arguments,
    state: &mut State,
    gradient: &Tensor,
    decoupled: bool,
) -> Result<(Tensor, Tensor), MathError> {
    let (beta1, beta2) = (settings.number("beta1")?, settings.number("beta2")?);
    let gradient = if decoupled {
        decouple(settings, state)?;
        gradient.clone()
    } else {
        coupled(settings, state, gradient)?
    };
    let m = average(&state.slot_or("m", 0.0), &gradient, beta1)?;
    let v = average(&state.slot_or("v", 0.0), &gradient.map(|g| g * g), beta2)?;
    let (missing1, missing2) = (correction(beta1, state.t()), correction(beta2, state.t()));
    let (m_hat, v_hat) = (m.map(|m| m / missing1), v.map(|v| v / missing2));
    state.keep("m", m);
    state.keep("v", v);
    state.keep("m_hat", m_hat.clone());
    state.keep("v_hat", v_hat.clone());
    Ok((m_hat, v_hat))
}

/// w ← w − η m̂/(√v̂ + ε).
pub(super) fn descend(
    settings: &Arguments,
    state: &mut State,
    m_hat: &Tensor,
    v_hat: &Tensor,
) -> Result<(), MathError> {
    let (lr, eps) = (settings.number("lr")?, settings.number("eps")?);
    let update = m_hat.zip(v_hat, |m, v| m / (sqrt(v) + eps))?;
    state.set_param(state.param().zip(&update, |w, u| w - lr * u)?);
    Ok(())
}

//! RAdam: Adam that waits until it can trust its denominator.
//!
//! ρ∞ = 2/(1 − β₂) − 1; ρₜ = ρ∞ − 2 t β₂ᵗ/(1 − β₂ᵗ). While ρₜ ≤ 5: w ← w − η m̂. After that:
//! w ← w − η r m̂ √(1 − β₂ᵗ)/(√v + ε), r² = (ρₜ − 4)(ρₜ − 2) ρ∞/((ρ∞ − 4)(ρ∞ − 2) ρₜ).
//!
//! The state shows `rho_t`, `rho_inf` and `rect` = r (NaN while it is not used). Source: Liu and
//! others 2020; the limit 5 and the place of ε as in PyTorch's `RAdam`. The first step is plain:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("radam").ok_or("?")?.apply([[4.0].into(), [1.0].into(), 0.1.into()])?;
//! assert!((run.number("param")? - 0.6).abs() < 1e-12);
//! assert!(run.number("rect")?.is_nan());
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

/// RAdam.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "radam",
        title: "RAdam",
        formula: r"\rho_t = \rho_\infty - \frac{2t\beta_2^t}{1-\beta_2^t},\quad w_t = w_{t-1} - \eta\, r_t\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}\ \text{if}\ \rho_t > 5",
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
        source: "Liu et al. 2020 (arXiv:1908.03265); PyTorch torch.optim.RAdam",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (beta1, beta2) = (settings.number("beta1")?, settings.number("beta2")?);
    let (lr, eps) = (settings.number("lr")?, settings.number("eps")?);
    let gradient = if settings.flag("decoupled") {
        decouple(settings, state)?;
        gradient.clone()
    } else {
        coupled(settings, state, gradient)?
    };
    let t = state.t();
    let m = average(&state.slot_or("m", 0.0), &gradient, beta1)?;
    let v = average(&state.slot_or("v", 0.0), &gradient.map(|g| g * g), beta2)?;
    let (missing1, missing2) = (correction(beta1, t), correction(beta2, t));
    let m_hat = m.map(|m| m / missing1);
    let rho_inf = 2.0 / (1.0 - beta2) - 1.0;
    let rho_t = rho_inf - 2.0 * t * (1.0 - missing2) / missing2;
    let (rect, update) = if rho_t > 5.0 {
        let above = (rho_t - 4.0) * (rho_t - 2.0) * rho_inf;
        let below = (rho_inf - 4.0) * (rho_inf - 2.0) * rho_t;
        let rect = sqrt(above / below);
        let scale = rect * sqrt(missing2);
        (rect, m_hat.zip(&v, |m, v| m * scale / (sqrt(v) + eps))?)
    } else {
        (f64::NAN, m_hat.clone())
    };
    state.keep("m", m);
    state.keep("v", v);
    state.keep("m_hat", m_hat);
    state.keep("rho_t", Tensor::scalar(rho_t));
    state.keep("rho_inf", Tensor::scalar(rho_inf));
    state.keep("rect", Tensor::scalar(rect));
    state.set_param(state.param().zip(&update, |w, u| w - lr * u)?);
    Ok(())
}

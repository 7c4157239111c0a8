//! NAdam as optax has it: Adam whose average already holds the next step's share of the gradient.
//!
//! m̂ = β₁ m/(1 − β₁ᵗ⁺¹) + (1 − β₁) g/(1 − β₁ᵗ); w ← w − η m̂/(√v̂ + ε).
//!
//! Symbols as in Adam. Source: Dozat 2016, without the warming up of the momentum; optax
//! `scale_by_adam(nesterov=True)`. The first step is 1.473… rates long:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("nadam_optax").ok_or("?")?.apply([[4.0].into()])?;
//! // 0.9 · 0.4/0.19 + 0.1 · 4/0.1
//! assert!((run.number("m_hat")? - 5.894_736_842_105_263).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, average, correction, run,
};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry};
use crate::{MathError, Tensor};

/// NAdam as in optax.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "nadam_optax",
        title: "NAdam (optax)",
        formula: r"\hat m_t = \frac{\beta_1 m_t}{1-\beta_1^{t+1}} + \frac{(1-\beta_1) g_t}{1-\beta_1^t},\quad w_t = w_{t-1} - \frac{\eta\,\hat m_t}{\sqrt{\hat v_t}+\epsilon}",
        parameters: &[GRADS, PARAM, LR.or(1e-3), BETA1, BETA2, EPS, MAXIMIZE],
        main: None,
        source: "Dozat 2016, Incorporating Nesterov Momentum into Adam; optax nadam",
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
    let m = average(&state.slot_or("m", 0.0), gradient, beta1)?;
    let v = average(&state.slot_or("v", 0.0), &gradient.map(|g| g * g), beta2)?;
    let (now, next) = (
        correction(beta1, state.t()),
        correction(beta1, state.t() + 1.0),
    );
    let m_hat = m.zip(gradient, |m, g| beta1 * m / next + (1.0 - beta1) * g / now)?;
    let missing = correction(beta2, state.t());
    let v_hat = v.map(|v| v / missing);
    let update = m_hat.zip(&v_hat, |m, v| m / (sqrt(v) + eps))?;
    state.keep("m", m);
    state.keep("v", v);
    state.keep("m_hat", m_hat);
    state.keep("v_hat", v_hat);
    state.set_param(state.param().zip(&update, |w, u| w - lr * u)?);
    Ok(())
}

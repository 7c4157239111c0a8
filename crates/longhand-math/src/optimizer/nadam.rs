//! NAdam: Adam that looks one move ahead.
//!
//! μₜ = β₁ (1 − ½ · 0.96^(t ψ)); w ← w − η ((1 − μₜ)/(1 − Πμ) · g + μₜ₊₁/(1 − Πμ · μₜ₊₁) · m)/(√v̂ + ε).
//!
//! Symbols: ψ = `momentum_decay`, Πμ = `mu_product` = μ₁ μ₂ … μₜ, m and v as in Adam. Source: Dozat
//! 2016; PyTorch's `NAdam`. optax's is `nadam_optax`. The first μ is a little over β₁/2:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("nadam").ok_or("?")?.apply([[4.0].into()])?;
//! assert!((run.number("mu_t")? - 0.45007347359129607).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, correction,
    coupled, decouple, run,
};
use crate::real::{pow, sqrt};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// NAdam.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "nadam",
        title: "NAdam",
        formula: r"w_t = w_{t-1} - \frac{\eta}{\sqrt{\hat v_t}+\epsilon}\left(\frac{(1-\mu_t) g_t}{1-\prod_{i\le t}\mu_i} + \frac{\mu_{t+1} m_t}{1-\prod_{i\le t+1}\mu_i}\right)",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(2e-3),
            BETA1,
            BETA2,
            EPS,
            WEIGHT_DECAY,
            Parameter::number("momentum_decay", "how fast the momentum warms up").or(4e-3),
            Parameter::flag("decoupled", "weight decay as in AdamW"),
            MAXIMIZE,
        ],
        main: None,
        source: "Dozat 2016, Incorporating Nesterov Momentum into Adam; PyTorch torch.optim.NAdam",
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
    let psi = settings.number("momentum_decay")?;
    let gradient = if settings.flag("decoupled") {
        decouple(settings, state)?;
        gradient.clone()
    } else {
        coupled(settings, state, gradient)?
    };
    let mu = |t: f64| beta1 * (1.0 - 0.5 * pow(0.96, t * psi));
    let (mu_t, mu_next) = (mu(state.t()), mu(state.t() + 1.0));
    let mu_product = state.number_or("mu_product", 1.0) * mu_t;
    let m = average(&state.slot_or("m", 0.0), &gradient, beta1)?;
    let v = average(&state.slot_or("v", 0.0), &gradient.map(|g| g * g), beta2)?;
    let missing = correction(beta2, state.t());
    let v_hat = v.map(|v| v / missing);
    let now = (1.0 - mu_t) / (1.0 - mu_product);
    let ahead = mu_next / (1.0 - mu_product * mu_next);
    let update = gradient.zip(&m, |g, m| now * g + ahead * m)?;
    let update = update.zip(&v_hat, |u, v| u / (sqrt(v) + eps))?;
    state.keep("m", m);
    state.keep("v", v);
    state.keep("v_hat", v_hat);
    state.keep("mu_t", Tensor::scalar(mu_t));
    state.keep("mu_next", Tensor::scalar(mu_next));
    state.keep("mu_product", Tensor::scalar(mu_product));
    state.set_param(state.param().zip(&update, |w, u| w - lr * u)?);
    Ok(())
}

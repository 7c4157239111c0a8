//! AdaMax: Adam with the largest recent gradient in place of the root mean square.
//!
//! m = β₁ m + (1 − β₁) g; u = max(β₂ u, |g| + ε); w ← w − η/(1 − β₁ᵗ) · m/u.
//!
//! Source: Kingma and Ba 2015, algorithm 2; ε inside the maximum as in PyTorch's `Adamax`. u forgets
//! slowly: after 4, −2, 6 it is 6.
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adamax").ok_or("?")?.apply([[4.0, -2.0, 6.0].into()])?;
//! assert!((run.number("u")? - 6.00000001).abs() < 1e-12);
//! assert!((run.number("m")? - 0.744).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, correction,
    coupled, run,
};
use crate::registry::{Arguments, Entry};
use crate::{MathError, Tensor};

/// AdaMax.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adamax",
        title: "AdaMax",
        formula: r"u_t = \max(\beta_2 u_{t-1}, |g_t| + \epsilon),\quad w_t = w_{t-1} - \frac{\eta}{1-\beta_1^t}\,\frac{m_t}{u_t}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(2e-3),
            BETA1,
            BETA2,
            EPS,
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Kingma & Ba 2015 (arXiv:1412.6980), algorithm 2; PyTorch torch.optim.Adamax",
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
    let eps = settings.number("eps")?;
    let gradient = coupled(settings, state, gradient)?;
    let m = average(&state.slot_or("m", 0.0), &gradient, beta1)?;
    let u = state
        .slot_or("u", 0.0)
        .zip(&gradient, |u, g| (beta2 * u).max(g.abs() + eps))?;
    let rate = settings.number("lr")? / correction(beta1, state.t());
    let update = m.zip(&u, |m, u| m / u)?;
    state.keep("m", m);
    state.keep("u", u);
    state.set_param(state.param().zip(&update, |w, u| w - rate * u)?);
    Ok(())
}

//! LAMB: Adam whose step is as long as the layer's weights.
//!
//! u = m̂/(√(v̂ + ε′) + ε) + λ w; w ← w − η (‖w‖/‖u‖) u. The ratio is 1 where either norm is 0.
//!
//! Symbols: λ = `weight_decay`, ε′ = `eps_root`; the state shows `ratio`. Source: You and others
//! 2020, algorithm 2 with φ the identity; optax's `lamb`. Weights of length 5 move by 5 η:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("lamb").ok_or("?")?.apply([[1.0, 1.0].into(), [3.0, 4.0].into(), 0.1.into()])?;
//! let moved = [3.0 - run.tensor("param")?.data()[0], 4.0 - run.tensor("param")?.data()[1]];
//! assert!((moved[0].hypot(moved[1]) - 0.5).abs() < 1e-12);
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

/// LAMB.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "lamb",
        title: "LAMB",
        formula: r"u_t = \frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon} + \lambda w_{t-1},\quad w_t = w_{t-1} - \eta\,\frac{\lVert w_{t-1}\rVert}{\lVert u_t\rVert}\, u_t",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1,
            BETA2,
            EPS.or(1e-6),
            Parameter::number("eps_root", "added under the root").or(0.0),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "You et al. 2020 (arXiv:1904.00962), algorithm 2; optax lamb",
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
    let (eps, root) = (settings.number("eps")?, settings.number("eps_root")?);
    let decay = settings.number("weight_decay")?;
    let m = average(&state.slot_or("m", 0.0), gradient, beta1)?;
    let v = average(&state.slot_or("v", 0.0), &gradient.map(|g| g * g), beta2)?;
    let (missing1, missing2) = (correction(beta1, state.t()), correction(beta2, state.t()));
    let (m_hat, v_hat) = (m.map(|m| m / missing1), v.map(|v| v / missing2));
    let update = m_hat.zip(&v_hat, |m, v| m / (sqrt(v + root) + eps))?;
    let update = update.zip(state.param(), |u, w| u + decay * w)?;
    let ratio = trust(state.param().norm(), update.norm());
    let rate = settings.number("lr")? * ratio;
    state.keep("m", m);
    state.keep("v", v);
    state.keep("m_hat", m_hat);
    state.keep("v_hat", v_hat);
    state.keep("ratio", Tensor::scalar(ratio));
    state.set_param(state.param().zip(&update, |w, u| w - rate * u)?);
    Ok(())
}

/// How long the weights are in units of the update; 1 where either has no length.
pub(super) fn trust(weights: f64, update: f64) -> f64 {
    if weights == 0.0 || update == 0.0 {
        1.0
    } else {
        weights / update
    }
}

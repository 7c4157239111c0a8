//! AdaBelief: the denominator measures surprise, not size.
//!
//! As Adam with v = β₂ v + (1 − β₂)(g − m)² + ε′ (m already updated), both corrected for their start.
//!
//! Symbols: ε′ = `eps_root`. Source: Zhuang and others 2020; optax's `adabelief`. A first gradient g
//! has m = 0.1 g, so v = 0.001 · (0.9 g)²:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adabelief").ok_or("?")?.apply([[4.0].into()])?;
//! assert!((run.number("v")? - 0.01296).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, average, correction, run,
};
use super::{State, adam};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// AdaBelief.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adabelief",
        title: "AdaBelief",
        formula: r"v_t = \beta_2 v_{t-1} + (1-\beta_2)(g_t - m_t)^2 + \epsilon',\quad w_t = w_{t-1} - \eta\,\frac{\hat m_t}{\sqrt{\hat v_t}+\epsilon}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1,
            BETA2,
            EPS.or(1e-16),
            Parameter::number("eps_root", "added to v at every step").or(1e-16),
            MAXIMIZE,
        ],
        main: None,
        source: "Zhuang et al. 2020 (arXiv:2010.07468); optax adabelief",
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
    let root = settings.number("eps_root")?;
    let m = average(&state.slot_or("m", 0.0), gradient, beta1)?;
    let surprise = gradient.zip(&m, |g, m| (g - m) * (g - m))?;
    let v = average(&state.slot_or("v", 0.0), &surprise, beta2)?.map(|v| v + root);
    let (missing1, missing2) = (correction(beta1, state.t()), correction(beta2, state.t()));
    let (m_hat, v_hat) = (m.map(|m| m / missing1), v.map(|v| v / missing2));
    state.keep("m", m);
    state.keep("v", v);
    state.keep("m_hat", m_hat.clone());
    state.keep("v_hat", v_hat.clone());
    adam::descend(settings, state, &m_hat, &v_hat)
}

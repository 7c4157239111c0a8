//! Yogi: Adam whose second moment moves by additions of bounded size.
//!
//! v = v − (1 − β₂) sign(v − g²) g²; the rest as Adam. m and v start at `initial`, 1e-6.
//!
//! Source: Zaheer and others 2018; optax's `yogi`. One step from 1e-6 adds a thousandth of g²:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("yogi").ok_or("?")?.apply([[4.0].into()])?;
//! assert!((run.number("v")? - 0.016001).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{
    BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, average, correction, run,
};
use super::{State, adam};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Yogi.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "yogi",
        title: "Yogi",
        formula: r"v_t = v_{t-1} - (1-\beta_2)\operatorname{sign}(v_{t-1} - g_t^2)\, g_t^2",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1,
            BETA2,
            EPS.or(1e-3),
            Parameter::number("initial", "both moments before the first step").or(1e-6),
            MAXIMIZE,
        ],
        main: None,
        source: "Zaheer et al. 2018, Adaptive Methods for Nonconvex Optimization; optax yogi",
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
    let start = settings.number("initial")?;
    let m = average(&state.slot_or("m", start), gradient, beta1)?;
    let v = state.slot_or("v", start).zip(gradient, |v, g| {
        let square = g * g;
        let side = if v == square {
            0.0
        } else {
            (v - square).signum()
        };
        v - (1.0 - beta2) * side * square
    })?;
    let (missing1, missing2) = (correction(beta1, state.t()), correction(beta2, state.t()));
    let (m_hat, v_hat) = (m.map(|m| m / missing1), v.map(|v| v / missing2));
    state.keep("m", m);
    state.keep("v", v);
    state.keep("m_hat", m_hat.clone());
    state.keep("v_hat", v_hat.clone());
    adam::descend(settings, state, &m_hat, &v_hat)
}

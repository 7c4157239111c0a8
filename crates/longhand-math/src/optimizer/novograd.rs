//! NovoGrad: momentum on gradients that are normalised layer by layer.
//!
//! v₁ = ‖g₁‖², v = β₂ v + (1 − β₂)‖g‖²; n = g/(√(v + ε′) + ε) + λ w; m₁ = n₁, m = β₁ m + n; w ← w − η m.
//!
//! Symbols: λ = `weight_decay`, ε′ = `eps_root`; v is one number. Source: Ginsburg and others 2019;
//! optax's `novograd`. A gradient of length 5 is brought to length 1:
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("novograd").ok_or("?")?.apply([[[3.0, 4.0]].into(), [0.0, 0.0].into(), 0.1.into()])?;
//! assert!((run.number("v")? - 25.0).abs() < 1e-12);
//! assert!((run.tensor("param")?.data()[0] + 0.06).abs() < 1e-7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{BETA1, BETA2, EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, run};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// NovoGrad.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "novograd",
        title: "NovoGrad",
        formula: r"v_t = \beta_2 v_{t-1} + (1-\beta_2)\lVert g_t\rVert^2,\quad m_t = \beta_1 m_{t-1} + \frac{g_t}{\sqrt{v_t}+\epsilon} + \lambda w_{t-1}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            BETA1,
            BETA2.or(0.25),
            EPS.or(1e-6),
            Parameter::number("eps_root", "added under the root").or(0.0),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Ginsburg et al. 2019 (arXiv:1905.11286); optax novograd",
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
    let (lr, decay) = (settings.number("lr")?, settings.number("weight_decay")?);
    let square = gradient.map(|g| g * g).sum();
    let v = match state.slot("v").and_then(Tensor::item) {
        Some(v) => beta2 * v + (1.0 - beta2) * square,
        None => square,
    };
    let length = sqrt(v + settings.number("eps_root")?) + settings.number("eps")?;
    let normal = gradient.zip(state.param(), |g, w| g / length + decay * w)?;
    let m = match state.slot("m") {
        Some(m) => m.zip(&normal, |m, n| beta1 * m + n)?,
        None => normal,
    };
    state.keep("v", Tensor::scalar(v));
    state.set_param(state.param().zip(&m, |w, m| w - lr * m)?);
    state.keep("m", m);
    Ok(())
}

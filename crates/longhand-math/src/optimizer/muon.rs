//! Muon: momentum, then the nearest orthogonal matrix.
//!
//! b = μ b + (1 − μ) g; u = (1 − μ) g + μ b with Nesterov, else b; O = Newton–Schulz(u);
//! w ← (1 − η λ) w − η s O, s = √max(1, rows/columns), or 0.2 √max(rows, columns).
//!
//! Symbols: μ = `momentum`, λ = `weight_decay`, s = `adjust`. For matrices only; see
//! [`newton_schulz`]. Source: Jordan and others 2024; PyTorch's `Muon`, here in
//! f64, where PyTorch iterates in bfloat16 (1–2 % of a step apart). A diagonal gradient has both
//! singular values brought near 1:
//!
//! ```
//! use longhand_math::{Tensor, registry::named};
//! let run = named("muon").ok_or("?")?.call([Tensor::new(&[1, 2, 2], vec![3.0, 0.0, 0.0, 1.0])?.into()], [("lr", 1.0.into())])?;
//! let param = run.tensor("param")?;
//! assert!(param.data()[0] < -0.6 && param.data()[3] < -0.6 && param.data()[1] == 0.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::rule::{
    EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, decouple, run,
};
use super::{State, newton_schulz};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Muon.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "muon",
        title: "Muon",
        formula: r"b_t = \mu b_{t-1} + (1-\mu) g_t,\quad w_t = (1-\eta\lambda) w_{t-1} - \eta\, s\,\operatorname{NS}_5\big((1-\mu) g_t + \mu b_t\big)",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(1e-3),
            WEIGHT_DECAY.or(0.1),
            Parameter::number("momentum", "how much of the average of gradients is kept").or(0.95),
            Parameter::flag("nesterov", "blend the new gradient in once more").on(),
            Parameter::number("a", "Newton–Schulz coefficient of X").or(3.4445),
            Parameter::number("b", "of A X").or(-4.775),
            Parameter::number("c", "of A² X").or(2.0315),
            EPS.or(1e-7),
            Parameter::number("ns_steps", "Newton–Schulz rounds").or(5.0),
            Parameter::word(
                "adjust",
                &["original", "match_rms_adamw"],
                "how the step follows the shape",
            ),
            MAXIMIZE,
        ],
        main: None,
        source: "Jordan et al. 2024, Muon; PyTorch torch.optim.Muon",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing, or a parameter that is no matrix.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let &[rows, columns] = gradient.sizes() else {
        return Err(MathError::new("muon: the parameter should be a matrix"));
    };
    let (rows, columns) = (rows as f64, columns as f64);
    let momentum = settings.number("momentum")?;
    let buffer = average(&state.slot_or("momentum_buffer", 0.0), gradient, momentum)?;
    let blend = if settings.flag("nesterov") {
        average(&buffer, gradient, momentum)?
    } else {
        buffer.clone()
    };
    let coefficients = [
        settings.number("a")?,
        settings.number("b")?,
        settings.number("c")?,
    ];
    let rounds = settings.count("ns_steps")?;
    let update = newton_schulz::iterate(&blend, coefficients, rounds, settings.number("eps")?)?;
    let scale = if settings.word("adjust") == "match_rms_adamw" {
        0.2 * sqrt(rows.max(columns))
    } else {
        sqrt((rows / columns).max(1.0))
    };
    let rate = settings.number("lr")? * scale;
    decouple(settings, state)?;
    state.keep("momentum_buffer", buffer);
    state.set_param(state.param().zip(&update, |w, u| w - rate * u)?);
    state.keep("update", update);
    Ok(())
}

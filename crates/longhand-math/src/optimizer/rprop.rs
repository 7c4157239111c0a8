//! Rprop: only the sign of the gradient counts; each coordinate has a step of its own.
//!
//! The step grows by η⁺ while the sign stays, shrinks by η⁻ when it turns, within [min, max]; on a
//! turn the gradient counts as 0, so the coordinate stays where it is. w ← w − sign(g) · step.
//!
//! Symbols: η⁺ = `grow`, η⁻ = `shrink`; states `step_size` (at first `lr`) and `prev_grad`. Source:
//! Riedmiller and Braun 1993; PyTorch's `Rprop`. Two gradients of the same sign: 0.1, then 0.12.
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("rprop").ok_or("?")?.call([[4.0, 1.0].into()], [("lr", 0.1.into())])?;
//! assert!((run.number("step_size")? - 0.12).abs() < 1e-12);
//! assert!((run.number("param")? - (-0.22)).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{GRADS, LR, MAXIMIZE, Optimizer, PARAM, run};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Rprop.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "rprop",
        title: "Rprop",
        formula: r"w_t = w_{t-1} - \operatorname{sign}(g_t)\,\Delta_t",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(0.01),
            Parameter::number("shrink", "factor when the sign turns").or(0.5),
            Parameter::number("grow", "factor while the sign stays").or(1.2),
            Parameter::number("min_step", "smallest step").or(1e-6),
            Parameter::number("max_step", "largest step").or(50.0),
            MAXIMIZE,
        ],
        main: None,
        source: "Riedmiller & Braun 1993; PyTorch torch.optim.Rprop",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (shrink, grow) = (settings.number("shrink")?, settings.number("grow")?);
    let (least, most) = (settings.number("min_step")?, settings.number("max_step")?);
    let agreement = state.slot_or("prev_grad", 0.0).mul(gradient)?;
    let step_size =
        state
            .slot_or("step_size", settings.number("lr")?)
            .zip(&agreement, |size, same| {
                let factor = if same > 0.0 {
                    grow
                } else if same < 0.0 {
                    shrink
                } else {
                    1.0
                };
                (size * factor).max(least).min(most)
            })?;
    let gradient = gradient.zip(&agreement, |g, same| if same < 0.0 { 0.0 } else { g })?;
    let update = gradient.zip(
        &step_size,
        |g, size| if g == 0.0 { 0.0 } else { g.signum() * size },
    )?;
    state.keep("prev_grad", gradient);
    state.keep("step_size", step_size);
    state.set_param(state.param().sub(&update)?);
    Ok(())
}

//! Adafactor as optax has it.
//!
//! β₂ = 1 − t^(−k); squares are g² + ε; factored over the two largest axes if both have at least
//! `min_factored` entries, by u = g √(mean(r)/r) /√c, otherwise u = g/√v. Then the update is clipped
//! by its root mean square, times η, times max(RMS(w), 1e-3) where `scale_by_param`, averaged with
//! `momentum` if there is one, and λ w is added, **not** times η.
//!
//! Symbols: k = `decay_rate`, λ = `weight_decay`; states `row_var`, `col_var`, `variance`. β₂ is
//! rounded to 32 bits, as there. Source: optax's `adafactor`. The first step has β₂ = 0: the gradient's sign times η RMS(w).
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adafactor_optax").ok_or("?")?.apply([[[4.0]].into(), [1.0].into(), 0.01.into()])?;
//! assert!((run.number("variance")? - 16.0).abs() < 1e-12);
//! assert!((run.number("param")? - 0.99).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{EPS, GRADS, LR, MAXIMIZE, Optimizer, PARAM, average, run};
use crate::clip::{block_rms, rms};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Adafactor (optax).
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adafactor_optax",
        title: "Adafactor (optax)",
        formula: r"w_t = w_{t-1} - \eta\,\max(\operatorname{RMS}(w), 10^{-3})\,\frac{u_t}{\max(1, \operatorname{RMS}(u_t)/d)}",
        parameters: &[
            GRADS,
            PARAM,
            LR,
            Parameter::number("min_factored", "smaller axes are not factored").or(128.0),
            Parameter::number("decay_rate", "exponent of t in 1 − β₂").or(0.8),
            Parameter::number("decay_offset", "steps that do not count").or(0.0),
            Parameter::flag("scale_by_param", "step in units of the parameter").on(),
            Parameter::number(
                "clip",
                "largest root mean square of an update; infinity: not clipped",
            )
            .or(1.0),
            Parameter::number("momentum", "average of updates").optional(),
            Parameter::number("weight_decay", "weight decay, not times the learning rate")
                .optional(),
            EPS.or(1e-30),
            Parameter::flag("factored", "keep rows and columns").on(),
            MAXIMIZE,
        ],
        main: None,
        source: "optax, adafactor",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let eps = settings.number("eps")?;
    let t = state.t() - settings.number("decay_offset")?;
    // optax takes this one power in 32 bits, whatever the rest is computed in.
    let beta2 = f64::from(1.0 - libm::powf(t as f32, -settings.number("decay_rate")? as f32));
    let squares = gradient.map(|g| g * g + eps);
    let mut update = match factored_axes(settings, gradient)? {
        Some((second, first)) => {
            let rows = squares.mean_axis(first)?;
            let columns = squares.mean_axis(second)?;
            let kept = |slot: Option<&Tensor>, like: &Tensor| {
                slot.cloned().unwrap_or_else(|| Tensor::zeros(like.shape()))
            };
            let row_var = average(&kept(state.slot("row_var"), &rows), &rows, beta2)?;
            let col_var = average(&kept(state.slot("col_var"), &columns), &columns, beta2)?;
            let reduced = if second > first { second - 1 } else { second };
            let mean = unsqueeze(&row_var.mean_axis(reduced)?, reduced)?;
            let row_factor = unsqueeze(&row_var.zip(&mean, |r, m| sqrt(m / r))?, first)?;
            let col_factor = unsqueeze(&col_var.map(|c| 1.0 / sqrt(c)), second)?;
            state.keep("row_var", row_var);
            state.keep("col_var", col_var);
            gradient.mul(&row_factor)?.mul(&col_factor)?
        }
        None => {
            let variance = average(&state.slot_or("variance", 0.0), &squares, beta2)?;
            let update = gradient.zip(&variance, |g, v| g / sqrt(v))?;
            state.keep("variance", variance);
            update
        }
    };
    update = block_rms(&update, settings.number("clip")?);
    let mut rate = settings.number("lr")?;
    if settings.flag("scale_by_param") {
        rate *= rms(state.param()).max(1e-3);
    }
    update = update.scale(rate);
    if let Some(momentum) = settings.optional_number("momentum") {
        update = average(&state.slot_or("momentum_buffer", 0.0), &update, momentum)?;
        state.keep("momentum_buffer", update.clone());
    }
    let decay = settings.optional_number("weight_decay").unwrap_or(0.0);
    state.set_param(state.param().zip(&update, |w, u| w - u - decay * w)?);
    Ok(())
}

/// The axes to factor over, second largest and largest, if they are large enough.
fn factored_axes(
    settings: &Arguments,
    gradient: &Tensor,
) -> Result<Option<(usize, usize)>, MathError> {
    let mut axes: Vec<(usize, usize)> = gradient
        .sizes()
        .iter()
        .enumerate()
        .map(|(axis, &size)| (size, axis))
        .collect();
    axes.sort();
    let least = settings.number("min_factored")?;
    Ok(match axes.as_slice() {
        [.., (size, second), (_, first)] if settings.flag("factored") && *size as f64 >= least => {
            Some((*second, *first))
        }
        _ => None,
    })
}

/// The same numbers with an axis of size 1 put in.
fn unsqueeze(tensor: &Tensor, axis: usize) -> Result<Tensor, MathError> {
    let mut sizes = tensor.sizes().to_vec();
    sizes.insert(axis.min(sizes.len()), 1);
    tensor.reshape(&sizes)
}

//! Adafactor: a second moment kept as one row and one column, as PyTorch has it.
//!
//! 1 − β₂ = t^d; r and c are running means of g² over rows and columns, V = r c/mean(r) (a vector
//! keeps V itself); u = g/√max(V, ε₁²); α = max(ε₂, RMS(w)) · min(η, 1/√t);
//! w ← (1 − η λ) w − α u/max(1, RMS(u)/clip).
//!
//! Symbols: d = `beta2_decay`, ε₁ = `eps1`, ε₂ = `eps2`, λ = `weight_decay`; states `row_var`,
//! `col_var` or `variance`. Source: Shazeer and Stern 2018; PyTorch's `Adafactor`. The first step
//! has β₂ = 0, so the update is the gradient's sign times η RMS(w):
//!
//! ```
//! use longhand_math::registry::named;
//! let run = named("adafactor").ok_or("?")?.apply([[[4.0]].into(), [1.0].into()])?;
//! assert!((run.number("variance")? - 16.0).abs() < 1e-12);
//! assert!((run.number("param")? - 0.99).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::State;
use super::rule::{GRADS, LR, MAXIMIZE, Optimizer, PARAM, WEIGHT_DECAY, average, decouple, run};
use crate::clip::rms;
use crate::real::{pow, sqrt};
use crate::registry::{Arguments, Entry, Parameter};
use crate::{MathError, Tensor};

/// Adafactor.
pub const RULE: Optimizer = Optimizer {
    entry: Entry {
        slug: "adafactor",
        title: "Adafactor",
        formula: r"V_t = \frac{r_t c_t}{\operatorname{mean}(r_t)},\quad w_t = w_{t-1} - \alpha_t\,\frac{u_t}{\max(1, \operatorname{RMS}(u_t)/d)},\quad u_t = \frac{g_t}{\sqrt{V_t}}",
        parameters: &[
            GRADS,
            PARAM,
            LR.or(0.01),
            Parameter::number("beta2_decay", "exponent of t in 1 − β₂").or(-0.8),
            Parameter::number("eps1", "floor of the second moment").or(f64::EPSILON),
            Parameter::number("eps2", "the parameter counts as at least this large").or(1e-3),
            Parameter::number("clip", "largest root mean square of an update").or(1.0),
            WEIGHT_DECAY,
            MAXIMIZE,
        ],
        main: None,
        source: "Shazeer & Stern 2018 (arXiv:1804.04235); PyTorch torch.optim.Adafactor",
        rule: |arguments| run(arguments, step),
    },
    step,
};

/// One step.
///
/// # Errors
/// Settings that are missing.
pub fn step(settings: &Arguments, state: &mut State, gradient: &Tensor) -> Result<(), MathError> {
    let (eps1, eps2) = (settings.number("eps1")?, settings.number("eps2")?);
    let t = state.t();
    let beta2 = 1.0 - pow(t, settings.number("beta2_decay")?);
    let size = rms(state.param()).max(eps2);
    let alpha = size * settings.number("lr")?.min(1.0 / sqrt(t));
    decouple(settings, state)?;
    let squares = gradient.map(|g| g * g);
    let variance = if gradient.rank() > 1 {
        factored(state, &squares, beta2, eps1)?
    } else {
        let variance = average(&state.slot_or("variance", 0.0), &squares, beta2)?;
        state.keep("variance", variance.clone());
        variance
    };
    let update = gradient.zip(&variance, |g, v| g / sqrt(v.max(eps1 * eps1)))?;
    let divisor = (rms(&update) / settings.number("clip")?).max(1.0);
    state.set_param(state.param().zip(&update, |w, u| w - alpha * u / divisor)?);
    Ok(())
}

/// The second moment from its running row and column means.
fn factored(
    state: &mut State,
    squares: &Tensor,
    beta2: f64,
    floor: f64,
) -> Result<Tensor, MathError> {
    let last = squares.rank() - 1;
    let mut row_sizes = squares.sizes().to_vec();
    let mut column_sizes = row_sizes.clone();
    if let (Some(columns), Some(rows)) = (row_sizes.get_mut(last), column_sizes.get_mut(last - 1)) {
        (*columns, *rows) = (1, 1);
    }
    let rows = squares.mean_axis(last)?.reshape(&row_sizes)?;
    let columns = squares.mean_axis(last - 1)?.reshape(&column_sizes)?;
    let kept = |slot: Option<&Tensor>, like: &Tensor| {
        slot.cloned().unwrap_or_else(|| Tensor::zeros(like.shape()))
    };
    let row_var = average(&kept(state.slot("row_var"), &rows), &rows, beta2)?;
    let col_var = average(&kept(state.slot("col_var"), &columns), &columns, beta2)?;
    let mut mean_sizes = row_sizes;
    if let Some(rows) = mean_sizes.get_mut(last - 1) {
        *rows = 1;
    }
    let mean = row_var
        .mean_axis(last - 1)?
        .reshape(&mean_sizes)?
        .map(|m| m.max(floor));
    let variance = row_var.mul(&col_var)?.div(&mean)?;
    state.keep("row_var", row_var);
    state.keep("col_var", col_var);
    Ok(variance)
}

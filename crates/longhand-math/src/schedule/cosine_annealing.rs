//! PyTorch's two cosine schedules.
//!
//! * `cosine_annealing`: η(t) = min + ½ (max − min)(1 + cos(π t/T)), a wave that never ends: after
//!   T steps it rises again. The closed form of `CosineAnnealingLR`.
//! * `cosine_warm_restarts`: the same within cycles of length T₀, T₀·k, T₀·k², … (SGDR).
//!
//! Symbols: t step, T = `total`, T₀ = `period`, k = `growth`. Source: Loshchilov and Hutter 2017,
//! equation 5; PyTorch's documentation. In the middle of the first descent:
//!
//! ```
//! use longhand_math::registry::named;
//! let rate = named("cosine_annealing").ok_or("?")?.with(&[("step", 5.0), ("max", 0.1), ("total", 10.0)])?;
//! assert!((rate.number("")? - 0.05).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, MIN, STEP, TOTAL, half_cosine, over_steps};
use crate::MathError;
use crate::registry::{Arguments, Entry, Parameter};

/// Most cycles that are counted through.
const MOST_CYCLES: usize = 100_000;

/// A cosine wave between two rates.
pub const ENTRY: Entry = Entry {
    slug: "cosine_annealing",
    title: "Cosine annealing (PyTorch)",
    formula: r"\eta_t = \eta_{\min} + \tfrac12(\eta_{\max}-\eta_{\min})\left(1+\cos\frac{\pi t}{T}\right)",
    parameters: &[STEP, MAX, TOTAL, MIN],
    main: None,
    source: "PyTorch, torch.optim.lr_scheduler.CosineAnnealingLR",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            wave(arguments, step / arguments.positive("total")?)
        })
    },
};

/// Cosine descents, each longer than the last by a factor.
pub const WARM_RESTARTS: Entry = Entry {
    slug: "cosine_warm_restarts",
    title: "Cosine annealing with warm restarts",
    formula: r"\eta_t = \eta_{\min} + \tfrac12(\eta_{\max}-\eta_{\min})\left(1+\cos\frac{\pi\, T_{\text{cur}}}{T_i}\right),\quad T_i = T_0 k^i",
    parameters: &[
        STEP,
        MAX,
        Parameter::number("period", "length of the first cycle, in steps"),
        Parameter::number("growth", "each cycle is longer by this factor").or(1.0),
        MIN,
    ],
    main: None,
    source: "Loshchilov & Hutter 2017 (arXiv:1608.03983); PyTorch CosineAnnealingWarmRestarts",
    rule: |arguments| over_steps(arguments, restarting),
};

fn wave(arguments: &Arguments, progress: f64) -> Result<f64, MathError> {
    let (max, min) = (arguments.number("max")?, arguments.number("min")?);
    Ok(min + (max - min) * half_cosine(progress))
}

fn restarting(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let growth = arguments.number("growth")?;
    if growth < 1.0 || growth.is_nan() {
        return Err(MathError::new(format!(
            "cosine_warm_restarts: `growth` should be at least 1, found {growth}"
        )));
    }
    let mut length = arguments.positive("period")?;
    if growth == 1.0 {
        return wave(arguments, (step % length) / length);
    }
    let mut into = step;
    for _ in 0..MOST_CYCLES {
        if into < length {
            return wave(arguments, into / length);
        }
        into -= length;
        length *= growth;
    }
    Err(MathError::new(format!(
        "cosine_warm_restarts: step {step} is more than {MOST_CYCLES} cycles away"
    )))
}

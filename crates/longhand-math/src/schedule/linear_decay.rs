//! Straight lines.
//!
//! * `linear_decay`: η(t) = max · t/w for t < w, then a line from max at w down to min at T, then
//!   min. With min = 0 this is Hugging Face's `get_linear_schedule_with_warmup`.
//! * `linear_factor`: η(t) = max · (a + (b − a) · min(t, T)/T). PyTorch's `LinearLR`.
//!
//! Symbols: t step, w = `warmup`, T = `total`, a = `start`, b = `end`. With max 0.1, five steps of
//! warm-up and twenty in all, step 11 has 9 of 15 steps of the descent ahead: 0.06.
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("linear_decay").ok_or("?")?;
//! let rate = rule.with(&[("step", 11.0), ("max", 0.1), ("warmup", 5.0), ("total", 20.0)])?;
//! assert!((rate.number("")? - 0.06).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, MIN, STEP, TOTAL, WARMUP, over_steps, warming};
use crate::MathError;
use crate::registry::{Arguments, Entry, Parameter};

/// Linear warm-up, then linear decay.
pub const ENTRY: Entry = Entry {
    slug: "linear_decay",
    title: "Linear decay with warm-up",
    formula: r"\eta_t = \eta_{\min} + (\eta_{\max}-\eta_{\min})\,\frac{T-t}{T-w}",
    parameters: &[STEP, MAX, TOTAL, WARMUP, MIN],
    main: None,
    source: "Hugging Face transformers, get_linear_schedule_with_warmup",
    rule: |arguments| over_steps(arguments, rate),
};

fn rate(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let (max, min) = (arguments.number("max")?, arguments.number("min")?);
    let (total, warmup) = (arguments.number("total")?, arguments.number("warmup")?);
    if step >= total {
        return Ok(min);
    }
    if let Some(share) = warming(arguments, step)? {
        return Ok(max * share);
    }
    Ok(min + (max - min) * (total - step) / (total - warmup))
}

/// A factor that moves along a line, then stays.
pub const LINEAR_FACTOR: Entry = Entry {
    slug: "linear_factor",
    title: "Linear change of a factor",
    formula: r"\eta_t = \eta_{\max}\left(a + (b-a)\,\frac{\min(t, T)}{T}\right)",
    parameters: &[
        STEP,
        MAX,
        TOTAL,
        Parameter::number("start", "factor at step 0").or(1.0 / 3.0),
        Parameter::number("end", "factor from `total` on").or(1.0),
    ],
    main: None,
    source: "PyTorch, torch.optim.lr_scheduler.LinearLR",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let (start, end) = (arguments.number("start")?, arguments.number("end")?);
            let total = arguments.number("total")?;
            let share = if step < total { step / total } else { 1.0 };
            Ok(arguments.number("max")? * (start + (end - start) * share))
        })
    },
};

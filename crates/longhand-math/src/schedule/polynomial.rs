//! Polynomial decay.
//!
//! * `polynomial`: η(t) = max · t/w for t < w, then min + (max − min)(1 − (t − w)/(T − w))^p, then
//!   min. As Hugging Face's `get_polynomial_decay_schedule_with_warmup`.
//! * `polynomial_torch`: η(t) = max · (1 − min(t, T)/T)^p. PyTorch's `PolynomialLR`.
//!
//! Symbols: t step, w = `warmup`, T = `total`, p = `power`. Half-way with p = 2 a quarter is left:
//!
//! ```
//! use longhand_math::registry::named;
//! let rate = named("polynomial").ok_or("?")?.with(&[("step", 5.0), ("total", 10.0), ("power", 2.0)])?;
//! assert_eq!(rate.number("")?, 0.25);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, MIN, STEP, TOTAL, WARMUP, over_steps, warming};
use crate::MathError;
use crate::real::pow;
use crate::registry::{Arguments, Entry, Parameter};

const POWER: Parameter = Parameter::number("power", "1 is a straight line").or(1.0);

/// Polynomial decay with warm-up.
pub const ENTRY: Entry = Entry {
    slug: "polynomial",
    title: "Polynomial decay with warm-up",
    formula: r"\eta_t = \eta_{\min} + (\eta_{\max}-\eta_{\min})\left(1-\frac{t-w}{T-w}\right)^p",
    parameters: &[STEP, MAX, TOTAL, WARMUP, MIN, POWER],
    main: None,
    source: "Hugging Face transformers, get_polynomial_decay_schedule_with_warmup",
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
    let left = 1.0 - (step - warmup) / (total - warmup);
    Ok(min + (max - min) * pow(left, arguments.number("power")?))
}

/// Polynomial decay to 0 without warm-up.
pub const POLYNOMIAL_TORCH: Entry = Entry {
    slug: "polynomial_torch",
    title: "Polynomial decay (PyTorch)",
    formula: r"\eta_t = \eta_{\max}\left(1-\frac{\min(t,T)}{T}\right)^p",
    parameters: &[STEP, MAX, TOTAL, POWER],
    main: None,
    source: "PyTorch, torch.optim.lr_scheduler.PolynomialLR",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let total = arguments.number("total")?;
            let left = if step < total {
                1.0 - step / total
            } else {
                0.0
            };
            Ok(arguments.number("max")? * pow(left, arguments.number("power")?))
        })
    },
};

//! Cosine decay with linear warm-up.
//!
//! η(t) = max · t/w for t < w; then min + ½ (max − min)(1 + cos(π (t − w)/(T − w))); min from T on.
//!
//! Symbols: t the step from 0, w = `warmup`, T = `total` (warm-up included). Source: Loshchilov and
//! Hutter 2017, "SGDR", equation 5, without restarts, after the warm-up of Goyal and others 2017.
//! Half-way between warm-up and end the rate is the mean of `max` and `min`:
//!
//! ```
//! use longhand_math::registry::named;
//! let cosine = named("cosine").ok_or("?")?;
//! let rate = cosine.with(&[
//!     ("step", 6000.0), ("warmup", 2000.0), ("total", 10_000.0), ("max", 3e-4), ("min", 3e-5),
//! ])?;
//! assert!((rate.number("")? - 1.65e-4).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, MIN, STEP, TOTAL, WARMUP, half_cosine, over_steps, warming};
use crate::MathError;
use crate::registry::{Arguments, Entry};

/// Cosine decay with warm-up.
pub const ENTRY: Entry = Entry {
    slug: "cosine",
    title: "Cosine decay with warm-up",
    formula: r"\eta_t = \eta_{\min} + \tfrac12 (\eta_{\max} - \eta_{\min}) \left(1 + \cos \pi \frac{t - w}{T - w}\right)",
    parameters: &[STEP, MAX, TOTAL, WARMUP, MIN],
    main: None,
    source: "Loshchilov & Hutter 2017, SGDR, eq. 5 (arXiv:1608.03983)",
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
    Ok(min + (max - min) * half_cosine((step - warmup) / (total - warmup)))
}

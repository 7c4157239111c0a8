//! Decay with the inverse square root of the step.
//!
//! η(t) = max · t/w for t < w, then max / √((t + s − w)/s).
//!
//! Symbols: t step, w = `warmup`, s = `timescale` (w when not given, 10 000 without warm-up). With
//! s = w the second part is max · √(w/t): four times the warm-up halves the rate. Source: Hugging
//! Face's `get_inverse_sqrt_schedule`; the shape of Vaswani and others 2017.
//!
//! ```
//! use longhand_math::registry::named;
//! let rate = named("inverse_sqrt").ok_or("?")?.with(&[("step", 40.0), ("max", 0.1), ("warmup", 10.0)])?;
//! assert!((rate.number("")? - 0.05).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, WARMUP, over_steps, warming};
use crate::MathError;
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};

/// Inverse square root with warm-up.
pub const ENTRY: Entry = Entry {
    slug: "inverse_sqrt",
    title: "Inverse square root with warm-up",
    formula: r"\eta_t = \eta_{\max}\Big/\sqrt{\frac{t+s-w}{s}}",
    parameters: &[
        STEP,
        MAX,
        WARMUP,
        Parameter::number(
            "timescale",
            "steps until the decay sets in; the warm-up when not given",
        )
        .optional(),
    ],
    main: None,
    source: "Hugging Face transformers, get_inverse_sqrt_schedule",
    rule: |arguments| over_steps(arguments, rate),
};

fn rate(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let (max, warmup) = (arguments.number("max")?, arguments.number("warmup")?);
    if let Some(share) = warming(arguments, step)? {
        return Ok(max * share);
    }
    let natural = if warmup > 0.0 { warmup } else { 10_000.0 };
    let timescale = arguments.optional_number("timescale").unwrap_or(natural);
    if timescale <= 0.0 || timescale.is_nan() {
        return Err(MathError::new(
            "inverse_sqrt: `timescale` should be above 0",
        ));
    }
    Ok(max / sqrt((step + timescale - warmup) / timescale))
}

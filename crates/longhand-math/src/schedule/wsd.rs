//! Warm-up, stable, decay.
//!
//! η(t) = max · t/w for t < w; max until T − D; then min + (max − min) · s(p) with
//! p = (t − T + D)/D; min from T on. s(p) is 1 − p (linear), ½(1 + cos π p) (cosine) or 1 − √p (sqrt).
//!
//! Symbols: t step, w = `warmup`, T = `total`, D = `decay`. Source: Hu and others 2024, "MiniCPM";
//! the 1 − √p decay from Hägele and others 2024. Half-way down the linear decay:
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("wsd").ok_or("?")?;
//! let rate = rule.with(&[("step", 95.0), ("max", 0.4), ("warmup", 10.0), ("total", 100.0), ("decay", 10.0)])?;
//! assert!((rate.number("")? - 0.2).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, MIN, STEP, TOTAL, WARMUP, half_cosine, over_steps, warming};
use crate::MathError;
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};

/// Warm-up, stable, decay.
pub const ENTRY: Entry = Entry {
    slug: "wsd",
    title: "Warm-up, stable, decay",
    formula: r"\eta_t = \eta_{\min} + (\eta_{\max}-\eta_{\min})\, s\left(\frac{t-(T-D)}{D}\right)",
    parameters: &[
        STEP,
        MAX,
        TOTAL,
        WARMUP,
        Parameter::number("decay", "steps of the final descent"),
        MIN,
        Parameter::word(
            "shape",
            &["linear", "cosine", "sqrt"],
            "shape of the descent; sqrt is 1 − √p",
        ),
    ],
    main: None,
    source: "Hu et al. 2024, MiniCPM (arXiv:2404.06395); Hägele et al. 2024 (arXiv:2405.18392)",
    rule: |arguments| over_steps(arguments, rate),
};

fn rate(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let (max, min) = (arguments.number("max")?, arguments.number("min")?);
    let (total, decay) = (arguments.number("total")?, arguments.number("decay")?);
    if step >= total {
        return Ok(min);
    }
    if let Some(share) = warming(arguments, step)? {
        return Ok(max * share);
    }
    let into = step - (total - decay);
    if into <= 0.0 {
        return Ok(max);
    }
    let progress = into / decay;
    let height = match arguments.word("shape") {
        "cosine" => half_cosine(progress),
        "sqrt" => 1.0 - sqrt(progress),
        _ => 1.0 - progress,
    };
    Ok(min + (max - min) * height)
}

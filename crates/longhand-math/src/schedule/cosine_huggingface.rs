//! Hugging Face's cosine schedules, where they differ from [ours](super::cosine).
//!
//! * `cosine_huggingface`: after warm-up the factor is max(0, ½(1 + cos(2π c p))) with
//!   p = (t − w)/max(1, T − w), scaled to run from 1 to min/max. It is **not** clamped after T: with
//!   c = ½ the rate comes back up.
//! * `cosine_warmup_rate_huggingface`: the same one step ahead (p uses t + 1), with a warm-up that
//!   starts at `warmup_rate` · max and reaches max at its last step.
//! * `cosine_hard_restarts`: ½(1 + cos(π (c p mod 1))), 0 from T on.
//!
//! Symbols: t step, w = `warmup`, T = `total`, c = `cycles`. Source: transformers,
//! `get_cosine_schedule_with_warmup` and its relatives. Two steps past the end the first is back at
//! the height it had two steps before it:
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("cosine_huggingface").ok_or("?")?;
//! let after = rule.with(&[("step", 12.0), ("total", 10.0)])?.number("")?;
//! let before = rule.with(&[("step", 8.0), ("total", 10.0)])?.number("")?;
//! assert!((after - before).abs() < 1e-12 && (before - 0.0954915).abs() < 1e-7);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, MIN, STEP, TOTAL, WARMUP, half_cosine, over_steps, warming};
use crate::MathError;
use crate::registry::{Arguments, Entry, Parameter};

const CYCLES: Parameter =
    Parameter::number("cycles", "waves after warm-up; ½ is one descent").or(0.5);

/// Cosine as in Hugging Face, rising again after the end.
pub const ENTRY: Entry = Entry {
    slug: "cosine_huggingface",
    title: "Cosine with warm-up (Hugging Face)",
    formula: r"\eta_t = \eta_{\max}\left(r + (1-r)\max\left(0, \tfrac12 + \tfrac12\cos\left(2\pi c\,\frac{t-w}{T-w}\right)\right)\right)",
    parameters: &[STEP, MAX, TOTAL, WARMUP, MIN, CYCLES],
    main: None,
    source: "Hugging Face transformers, get_cosine_schedule_with_warmup; get_cosine_with_min_lr_schedule_with_warmup",
    rule: |arguments| over_steps(arguments, rate),
};

fn rate(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let (max, min) = (arguments.number("max")?, arguments.number("min")?);
    if let Some(share) = warming(arguments, step)? {
        return Ok(max * share);
    }
    let (total, warmup) = (arguments.number("total")?, arguments.number("warmup")?);
    let progress = (step - warmup) / (total - warmup).max(1.0);
    let factor = half_cosine(2.0 * arguments.number("cycles")? * progress);
    Ok((min + (max - min) * factor).max(0.0))
}

/// The variant that is one step ahead.
pub const WARMUP_RATE: Entry = Entry {
    slug: "cosine_warmup_rate_huggingface",
    title: "Cosine with a warm-up rate (Hugging Face)",
    formula: r"\eta_t = \eta_{\max}\left(r + (1-r)\,\tfrac12\left(1+\cos\left(2\pi c\,\frac{t+1-w}{T-w}\right)\right)\right)",
    parameters: &[
        STEP,
        MAX,
        TOTAL,
        WARMUP,
        Parameter::number("min_rate", "final rate as a share of max").or(0.0),
        Parameter::number(
            "warmup_rate",
            "first rate as a share of max; without it (t + 1)/warmup",
        )
        .optional(),
        CYCLES,
    ],
    main: None,
    source: "Hugging Face transformers, get_cosine_with_min_lr_schedule_with_warmup_lr_rate",
    rule: |arguments| over_steps(arguments, ahead),
};

fn ahead(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let max = arguments.number("max")?;
    let (total, warmup) = (arguments.number("total")?, arguments.number("warmup")?);
    if step < warmup {
        return Ok(max
            * match arguments.optional_number("warmup_rate") {
                Some(start) => start + (1.0 - start) * step / (warmup - 1.0).max(1.0),
                None => (step + 1.0) / warmup.max(1.0),
            });
    }
    let progress = (step - warmup + 1.0) / (total - warmup).max(1.0);
    let floor = arguments.number("min_rate")?;
    let factor = half_cosine(2.0 * arguments.number("cycles")? * progress);
    Ok(max * (floor + (1.0 - floor) * factor).max(0.0))
}

/// Cosine with hard restarts.
pub const HARD_RESTARTS: Entry = Entry {
    slug: "cosine_hard_restarts",
    title: "Cosine with hard restarts",
    formula: r"\eta_t = \eta_{\max}\,\tfrac12\left(1+\cos\left(\pi\left(c\,\tfrac{t-w}{T-w} \bmod 1\right)\right)\right)",
    parameters: &[
        STEP,
        MAX,
        TOTAL,
        WARMUP,
        Parameter::number("cycles", "descents after warm-up").or(1.0),
    ],
    main: None,
    source: "Hugging Face transformers, get_cosine_with_hard_restarts_schedule_with_warmup",
    rule: |arguments| over_steps(arguments, restarting),
};

fn restarting(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let max = arguments.number("max")?;
    if let Some(share) = warming(arguments, step)? {
        return Ok(max * share);
    }
    let (total, warmup) = (arguments.number("total")?, arguments.number("warmup")?);
    let progress = (step - warmup) / (total - warmup).max(1.0);
    if progress >= 1.0 {
        return Ok(0.0);
    }
    Ok(max * half_cosine((arguments.number("cycles")? * progress) % 1.0))
}

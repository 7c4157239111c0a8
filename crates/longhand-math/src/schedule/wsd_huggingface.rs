//! Warm-up, stable, decay as Hugging Face counts it.
//!
//! The factor on `max` is r + (1 − r) s, with r = `min_ratio` **also during warm-up**, so the first
//! step uses r · max. s rises over `warmup` steps, is 1 for `stable` steps, falls over `decay` steps
//! and then stays 0. Rising: p, ½(1 − cos π p) or 1 − √(1 − p); falling: 1 − p,
//! ½(1 + cos(2π c p)) or 1 − √p.
//!
//! Symbols: p the share of the phase that is done, c = `cycles`. Source: transformers,
//! `get_wsd_schedule`. With r = 0.1 and four steps of warm-up, step 1 is at 0.1 + 0.9/4:
//!
//! ```
//! use longhand_math::registry::named;
//! let rule = named("wsd_huggingface").ok_or("?")?;
//! let rate = rule.with(&[
//!     ("step", 1.0), ("warmup", 4.0), ("stable", 10.0), ("decay", 8.0), ("min_ratio", 0.1),
//! ])?;
//! assert!((rate.number("")? - 0.325).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, WARMUP, half_cosine, over_steps, warming};
use crate::MathError;
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Parameter};

const SHAPES: &[&str] = &["linear", "cosine", "sqrt"];

/// Warm-up, stable, decay, counted as in Hugging Face.
pub const ENTRY: Entry = Entry {
    slug: "wsd_huggingface",
    title: "Warm-up, stable, decay (Hugging Face)",
    formula: r"\eta_t = \eta_{\max}\left(r + (1-r)\, s(p)\right)",
    parameters: &[
        STEP,
        MAX,
        WARMUP,
        Parameter::number("stable", "steps at the top"),
        Parameter::number("decay", "steps of the descent"),
        Parameter::number("min_ratio", "lowest rate as a share of max").or(0.0),
        Parameter::word("warmup_shape", SHAPES, "shape of the rise"),
        Parameter::word("decay_shape", SHAPES, "shape of the descent"),
        Parameter::number("cycles", "waves of a cosine descent; ½ is one descent").or(0.5),
    ],
    main: None,
    source: "Hugging Face transformers, get_wsd_schedule",
    rule: |arguments| over_steps(arguments, rate),
};

fn rate(arguments: &Arguments, step: f64) -> Result<f64, MathError> {
    let into = step - arguments.number("warmup")? - arguments.number("stable")?;
    let decay = arguments.number("decay")?;
    let height = if let Some(share) = warming(arguments, step)? {
        match arguments.word("warmup_shape") {
            "cosine" => 1.0 - half_cosine(share),
            "sqrt" => 1.0 - sqrt(1.0 - share),
            _ => share,
        }
    } else if into < 0.0 {
        1.0
    } else if into < decay {
        let share = into / decay;
        match arguments.word("decay_shape") {
            "cosine" => half_cosine(2.0 * arguments.number("cycles")? * share),
            "sqrt" => 1.0 - sqrt(share),
            _ => 1.0 - share,
        }
    } else {
        0.0
    };
    let floor = arguments.number("min_ratio")?;
    Ok(arguments.number("max")? * (floor + (1.0 - floor) * height).max(0.0))
}

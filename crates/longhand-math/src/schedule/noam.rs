//! The schedule of the Transformer paper.
//!
//! η(t) = factor · d^(−½) · min(t^(−½), t · w^(−3/2)), and 0 at step 0.
//!
//! Symbols: t step, d = `width` of the model, w = `warmup`. It peaks at t = w with
//! factor/√(d w). Source: Vaswani and others 2017, equation 3. With the paper's d = 512 and
//! w = 4000 the peak is about 0.0007:
//!
//! ```
//! use longhand_math::registry::named;
//! let rate = named("noam").ok_or("?")?.with(&[("step", 4000.0), ("width", 512.0), ("warmup", 4000.0)])?;
//! assert!((rate.number("")? - 6.987712429686844e-4).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{STEP, over_steps};
use crate::real::sqrt;
use crate::registry::{Entry, Parameter};

/// Noam.
pub const ENTRY: Entry = Entry {
    slug: "noam",
    title: "Noam",
    formula: r"\eta_t = f\, d^{-1/2} \min\left(t^{-1/2},\; t\, w^{-3/2}\right)",
    parameters: &[
        STEP,
        Parameter::number("width", "width of the model"),
        Parameter::number("warmup", "steps of warm-up"),
        Parameter::number("factor", "scales the whole curve").or(1.0),
    ],
    main: None,
    source: "Vaswani et al. 2017, Attention Is All You Need, eq. 3 (arXiv:1706.03762)",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let (width, warmup) = (arguments.positive("width")?, arguments.positive("warmup")?);
            let rising = step / (warmup * sqrt(warmup));
            let falling = 1.0 / sqrt(step);
            Ok(arguments.number("factor")? / sqrt(width) * rising.min(falling))
        })
    },
};

//! Rates that stay where they are.
//!
//! * `constant`: η(t) = max.
//! * `constant_warmup`: η(t) = max · t/w for t < w, then max. After Hugging Face's
//!   `get_constant_schedule_with_warmup`.
//! * `constant_factor`: η(t) = max · factor for t < total, then max. After PyTorch's `ConstantLR`.
//!
//! Symbols: t the step, w = `warmup`. With max 0.1 and five steps of warm-up, step 2 uses 0.04:
//!
//! ```
//! use longhand_math::registry::named;
//! let rate = named("constant_warmup").ok_or("?")?.with(&[("step", 2.0), ("max", 0.1), ("warmup", 5.0)])?;
//! assert!((rate.number("")? - 0.04).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, TOTAL, WARMUP, over_steps, warming};
use crate::registry::{Entry, Parameter};

/// A constant rate.
pub const CONSTANT: Entry = Entry {
    slug: "constant",
    title: "Constant rate",
    formula: r"\eta_t = \eta_{\max}",
    parameters: &[STEP, MAX],
    main: None,
    source: "Hugging Face transformers, get_constant_schedule",
    rule: |arguments| over_steps(arguments, |arguments, _| arguments.number("max")),
};

/// Linear warm-up, then a constant rate.
pub const CONSTANT_WARMUP: Entry = Entry {
    slug: "constant_warmup",
    title: "Warm-up, then constant",
    formula: r"\eta_t = \eta_{\max} \min(1, t/w)",
    parameters: &[STEP, MAX, WARMUP],
    main: None,
    source: "Hugging Face transformers, get_constant_schedule_with_warmup",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            Ok(arguments.number("max")? * warming(arguments, step)?.unwrap_or(1.0))
        })
    },
};

/// A smaller rate for the first steps, then the full one.
pub const CONSTANT_FACTOR: Entry = Entry {
    slug: "constant_factor",
    title: "Reduced rate at first",
    formula: r"\eta_t = \eta_{\max} \cdot (f \text{ if } t < T \text{ else } 1)",
    parameters: &[
        STEP,
        MAX,
        Parameter::number("factor", "factor of the first steps").or(1.0 / 3.0),
        TOTAL,
    ],
    main: None,
    source: "PyTorch, torch.optim.lr_scheduler.ConstantLR",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            let factor = if step < arguments.number("total")? {
                arguments.number("factor")?
            } else {
                1.0
            };
            Ok(arguments.number("max")? * factor)
        })
    },
};

//! Exponential decay.
//!
//! η(t) = max · γ^t. Symbols: t step, γ = `gamma`. Source: PyTorch's `ExponentialLR`.
//!
//! ```
//! use longhand_math::registry::named;
//! let rate = named("exponential_decay").ok_or("?")?.with(&[("step", 3.0), ("max", 0.1), ("gamma", 0.9)])?;
//! assert!((rate.number("")? - 0.0729).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::over_steps::{MAX, STEP, over_steps};
use crate::real::pow;
use crate::registry::{Entry, Parameter};

/// The same factor every step.
pub const ENTRY: Entry = Entry {
    slug: "exponential_decay",
    title: "Exponential decay",
    formula: r"\eta_t = \eta_{\max}\,\gamma^t",
    parameters: &[STEP, MAX, Parameter::number("gamma", "factor of each step")],
    main: None,
    source: "PyTorch, torch.optim.lr_scheduler.ExponentialLR",
    rule: |arguments| {
        over_steps(arguments, |arguments, step| {
            Ok(arguments.number("max")? * pow(arguments.number("gamma")?, step))
        })
    },
};

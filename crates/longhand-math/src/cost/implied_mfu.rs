//! The utilisation that published device-hours imply.
//!
//! 6 N D/(3600 H P). Hours hold restarts and repeated steps, so it lies below what a run reports while
//! it is running.
//!
//! Symbols: N `params`, D `tokens`, H `device_hours`, P `peak` FLOP/s of one device. Source: own
//! arithmetic on 6ND (Kaplan and others 2020). Llama 2 7B:
//!
//! ```
//! use longhand_math::registry::named;
//! let share = named("implied_mfu").ok_or("?")?.with(&[
//!     ("params", 6_738_415_616.0), ("tokens", 2e12), ("device_hours", 184_320.0), ("peak", 312e12),
//! ])?;
//! assert!((share.number("")? - 0.39058).abs() < 1e-5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::registry::{Entry, Parameter};

/// Implied utilisation.
pub const ENTRY: Entry = Entry {
    slug: "implied_mfu",
    title: "Implied model FLOP utilisation",
    formula: r"\frac{6\,N\,D}{3600\,H\,P}",
    parameters: &[
        Parameter::number("params", "parameters"),
        Parameter::number("tokens", "tokens of the run"),
        Parameter::number("device_hours", "device-hours of the run"),
        Parameter::number("peak", "FLOP a second of one device, dense"),
    ],
    main: None,
    source: "own calculation on 6ND (Kaplan et al. 2020, arXiv:2001.08361)",
    rule: |arguments| {
        let flops = 6.0 * arguments.number("params")? * arguments.number("tokens")?;
        let possible = arguments.positive("device_hours")? * 3600.0 * arguments.positive("peak")?;
        Ok((flops / possible).into())
    },
};

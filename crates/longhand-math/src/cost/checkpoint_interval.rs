//! How often to save: writing against losing work.
//!
//! Young: τ = √(2 δ M). Daly: τ = √(2 δ M) (1 + ⅓ √(δ/2M) + ⅑ δ/2M) − δ for δ < 2M, else M. The share of
//! time lost at τ is about δ/τ + τ/(2M).
//!
//! Symbols: δ time of a checkpoint, M mean time between failures, τ time between checkpoints; M of
//! many devices is that of one divided by their number. Sources: Young 1974; Daly 2006, equation 37. A
//! minute to write and 419 failures in 54 days:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("checkpoint_interval").ok_or("?")?.with(&[("write", 60.0), ("mtbf", 54.0 * 86400.0 / 419.0)])?;
//! assert!((found.number("young")? / 60.0 - 19.2658).abs() < 1e-4);
//! assert!((found.number("lost")? - 0.103811).abs() < 1e-6);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::real::sqrt;
use crate::registry::{Entry, Parameter};

/// Young's and Daly's intervals.
pub const ENTRY: Entry = Entry {
    slug: "checkpoint_interval",
    title: "Checkpoint interval (Young, Daly)",
    formula: r"\tau = \sqrt{2\delta M}",
    parameters: &[
        Parameter::number("write", "time of one checkpoint"),
        Parameter::number("mtbf", "mean time between failures, in the same unit"),
        Parameter::number("devices", "devices, if the mean time is that of one").or(1.0),
    ],
    main: Some("young"),
    source: "Young 1974; Daly 2006, A higher order estimate of the optimum checkpoint interval",
    rule: |arguments| {
        let write = arguments.positive("write")?;
        let between = arguments.positive("mtbf")? / arguments.positive("devices")?;
        let young = sqrt(2.0 * write * between);
        let ratio = write / (2.0 * between);
        let daly = if ratio < 1.0 {
            young * (1.0 + sqrt(ratio) / 3.0 + ratio / 9.0) - write
        } else {
            between
        };
        let lost = write / young + young / (2.0 * between);
        Ok(record([
            ("young", young),
            ("daly", daly),
            ("lost", lost),
            ("mtbf", between),
        ]))
    },
};

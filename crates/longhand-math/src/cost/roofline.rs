//! The shortest time that arithmetic and memory allow.
//!
//! t = max(C/P, Q/β). The arithmetic intensity C/Q is compared with the critical one, P/β: below it
//! memory decides, above it arithmetic.
//!
//! Symbols: C `flops`, Q `bytes` moved, P `peak` FLOP/s, β `bandwidth` bytes/s. Source: Williams, Waterman
//! and Patterson 2009. A square product of 4096 in 16 bits on an H100, bound by arithmetic:
//!
//! ```
//! use longhand_math::registry::named;
//! let (n, peak) = (4096.0_f64, 989.5e12);
//! let time = named("roofline").ok_or("?")?.with(&[
//!     ("flops", 2.0 * n * n * n), ("bytes", 6.0 * n * n), ("peak", peak), ("bandwidth", 3.35e12),
//! ])?;
//! assert!((time.number("seconds")? - 138.897e-6).abs() < 1e-9);
//! assert!((time.number("critical_intensity")? - 295.373).abs() < 1e-3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

/// The roofline.
pub const ENTRY: Entry = Entry {
    slug: "roofline",
    title: "Roofline",
    formula: r"t = \max\left(\frac CP,\ \frac Q\beta\right)",
    parameters: &[
        Parameter::number("flops", "FLOP"),
        Parameter::number("bytes", "bytes read and written"),
        Parameter::number("peak", "FLOP a second"),
        Parameter::number("bandwidth", "bytes a second"),
    ],
    main: Some("seconds"),
    source: "Williams et al. 2009, Roofline: an insightful visual performance model",
    rule: |arguments| {
        let (flops, bytes) = (arguments.number("flops")?, arguments.number("bytes")?);
        let peak = arguments.positive("peak")?;
        let bandwidth = arguments.positive("bandwidth")?;
        Ok(record([
            ("seconds", (flops / peak).max(bytes / bandwidth)),
            ("intensity", flops / bytes),
            ("critical_intensity", peak / bandwidth),
        ]))
    },
};

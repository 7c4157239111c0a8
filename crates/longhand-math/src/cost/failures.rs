//! How many failures a run of many devices meets.
//!
//! H/M: device-hours over the device-hours between two failures.
//!
//! Symbols: H `device_hours`, M `mtbf_device_hours`. Source: Grattafiori and others 2024, The Llama 3
//! herd of models, section 3.3.4: 419 unexpected stops in 54 days of 16,384 devices, one in 50,677
//! device-hours, which is the default. That run itself:
//!
//! ```
//! use longhand_math::registry::named;
//! let failures = named("failures").ok_or("?")?.with(&[("device_hours", 54.0 * 24.0 * 16384.0)])?;
//! assert_eq!(failures.number("expected")?, 419.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

/// Device-hours between two failures in Llama 3's run.
pub const DEVICE_HOURS: f64 = 54.0 * 24.0 * 16384.0 / 419.0;

/// Expected failures.
pub const ENTRY: Entry = Entry {
    slug: "failures",
    title: "Expected failures",
    formula: r"\frac{H}{M}",
    parameters: &[
        Parameter::number("device_hours", "device-hours of the run"),
        Parameter::number("mtbf_device_hours", "device-hours between failures").or(DEVICE_HOURS),
    ],
    main: Some("expected"),
    source: "Grattafiori et al. 2024, Llama 3 (arXiv:2407.21783), section 3.3.4",
    rule: |arguments| {
        let between = arguments.positive("mtbf_device_hours")?;
        Ok(record([(
            "expected",
            arguments.number("device_hours")? / between,
        )]))
    },
};

//! What a format can hold: largest, smallest, precision.
//!
//! ```
//! use longhand_math::registry::named;
//! let info = named("format_info").ok_or("?")?.apply(["fp8_e5m2".into()])?;
//! assert_eq!(info.number("max")?, 57344.0);
//! assert_eq!(info.number("eps")?, 0.25);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::by_name::{NAMES, chosen};
use crate::registry::{Entry, Outcome, Parameter};

/// Limits of a format.
pub const ENTRY: Entry = Entry {
    slug: "format_info",
    title: "Limits of a format",
    formula: r"\max = (2 - 2^{-m})\, 2^{e_{\max}},\quad \epsilon = 2^{-m}",
    parameters: &[Parameter::word("format", NAMES, "the format")],
    main: None,
    source: "PyTorch, torch.finfo",
    rule: |arguments| {
        let limits = match chosen(arguments, "format") {
            Some(format) => [
                format.max(),
                format.eps(),
                format.smallest_normal(),
                format.smallest_subnormal(),
                f64::from(format.bits()),
            ],
            None => [
                f64::MAX,
                f64::EPSILON,
                f64::MIN_POSITIVE,
                f64::from_bits(1),
                64.0,
            ],
        };
        let [max, eps, smallest_normal, smallest_subnormal, bits] = limits;
        Ok(Outcome::Record(vec![
            ("max", max.into()),
            ("min", (-max).into()),
            ("eps", eps.into()),
            ("smallest_normal", smallest_normal.into()),
            ("smallest_subnormal", smallest_subnormal.into()),
            ("bits", bits.into()),
        ]))
    },
};

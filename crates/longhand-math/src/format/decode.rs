//! The number behind bits: (−1)^s · 2^(e − bias) · (1 + f/2^m), or 2^(1 − bias) · f/2^m where e = 0.
//!
//! Symbols: s sign, e exponent field, f mantissa field of m bits. Source: IEEE 754.
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("from_bits").ok_or("?")?.call([15360.0.into()], [("format", "fp16".into())])?;
//! assert_eq!(found.number("")?, 1.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::by_name::{NAMES, chosen_small};
use crate::MathError;
use crate::registry::{Entry, Parameter};

/// Decoding.
pub const ENTRY: Entry = Entry {
    slug: "from_bits",
    title: "Number behind bits",
    formula: r"x = (-1)^s\, 2^{e-\text{bias}} \left(1 + f/2^m\right)",
    parameters: &[
        Parameter::tensor("bits", "the bits as an unsigned integer"),
        Parameter::word("format", NAMES, "the format they are in"),
    ],
    main: None,
    source: "IEEE 754-2019",
    rule: |arguments| {
        let format = chosen_small(arguments, "format")?;
        let bits = arguments.tensor("bits")?;
        let top = (1_u64 << format.bits()) as f64;
        if bits
            .data()
            .iter()
            .any(|&bits| !(0.0..top).contains(&bits) || bits.fract() != 0.0)
        {
            return Err(MathError::new(format!(
                "from_bits: bits of {} are whole numbers from 0 to {}",
                format.name,
                top - 1.0
            )));
        }
        Ok(bits.map(|bits| format.decode(bits as u64)).into())
    },
};

//! Bytes of a checkpoint.
//!
//! Weights alone in 16 bits: 2 N. To resume from: N (w + o), the weights and what the optimizer keeps.
//!
//! Symbols: N `params`, w `weight_bytes`, o `optimizer_bytes`. Source: nanoGPT, transformer_sizing: 12
//! bytes a parameter in 32 bits, 1.49 GB where 1.54 GB were measured:
//!
//! ```
//! use longhand_math::registry::named;
//! let size = named("checkpoint_size").ok_or("?")?.with(&[
//!     ("params", 124_337_664.0), ("weight_bytes", 4.0), ("optimizer_bytes", 8.0),
//! ])?;
//! assert_eq!(size.number("full")?, 1_492_051_968.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

/// Size of a checkpoint.
pub const ENTRY: Entry = Entry {
    slug: "checkpoint_size",
    title: "Size of a checkpoint",
    formula: r"M = N\,(w + o)",
    parameters: &[
        Parameter::number("params", "parameters"),
        Parameter::number("weight_bytes", "bytes of a weight as it is kept").or(2.0),
        Parameter::number("optimizer_bytes", "bytes of optimizer state a parameter").or(12.0),
    ],
    main: Some("full"),
    source: "karpathy/nanoGPT, transformer_sizing.ipynb",
    rule: |arguments| {
        let params = arguments.number("params")?;
        let each = arguments.number("weight_bytes")? + arguments.number("optimizer_bytes")?;
        Ok(record([("full", params * each), ("weights", 2.0 * params)]))
    },
};

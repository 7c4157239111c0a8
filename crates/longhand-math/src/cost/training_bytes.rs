//! Bytes a parameter that training keeps, by recipe and optimizer.
//!
//! | recipe | weights | gradients | 32-bit copy | a moment |
//! |---|---|---|---|---|
//! | `megatron` | 2 | 4 | 4 | 4 |
//! | `mixed` (ZeRO's paper) | 2 | 2 | 4 | 4 |
//! | `autocast` (weights stay 32-bit) | 4 | 4 | – | 4 |
//! | `bf16` | 2 | 2 | – | 2 |
//! | `fp32` | 4 | 4 | – | 4 |
//!
//! AdamW keeps two moments; with 8 bits each is a byte and its share of a 32-bit scale for a block of 256
//! (the size of the block is not verified). Lion and momentum keep one, SGD none, Muon one for a hidden
//! matrix. Sources: Rajbhandari and others 2020; Megatron-LM; Dettmers and others 2021. The common
//! sixteen bytes:
//!
//! ```
//! use longhand_math::registry::named;
//! let bytes = named("training_bytes").ok_or("?")?.call(["mixed".into(), "adamw".into()], [("", 0.0.into()); 0])?;
//! assert_eq!(bytes.number("total")?, 16.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

/// The recipes' names.
pub const RECIPES: &[&str] = &["megatron", "mixed", "autocast", "bf16", "fp32"];
/// The optimizers' names.
pub const OPTIMIZERS: &[&str] = &["adamw", "adamw8bit", "muon", "lion", "momentum", "sgd"];

/// Bytes a parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bytes {
    /// Of the weights that are computed with.
    pub weights: f64,
    /// Of the gradients.
    pub gradients: f64,
    /// Of the optimizer: a 32-bit copy where there is one, and its moments.
    pub optimizer: f64,
    /// What one moment more would take: Muon keeps two for what is no hidden matrix.
    pub moment: f64,
}

/// Bytes a parameter of a hidden matrix; the first recipe and optimizer for names nobody knows.
#[must_use]
pub fn bytes(recipe: &str, optimizer: &str) -> Bytes {
    let (weights, gradients, copy, moment) = match recipe {
        "mixed" => (2.0, 2.0, 4.0, 4.0),
        "autocast" | "fp32" => (4.0, 4.0, 0.0, 4.0),
        "bf16" => (2.0, 2.0, 0.0, 2.0),
        _ => (2.0, 4.0, 4.0, 4.0),
    };
    let moments = match optimizer {
        "adamw8bit" => 2.0 * (1.0 + 4.0 / 256.0),
        "muon" | "lion" | "momentum" => moment,
        "sgd" => 0.0,
        _ => 2.0 * moment,
    };
    Bytes {
        weights,
        gradients,
        optimizer: copy + moments,
        moment,
    }
}

/// Bytes a parameter in training.
pub const ENTRY: Entry = Entry {
    slug: "training_bytes",
    title: "Bytes a parameter in training",
    formula: r"w + g + o",
    parameters: &[
        Parameter::word("recipe", RECIPES, "which numbers are kept how precisely"),
        Parameter::word("optimizer", OPTIMIZERS, "the optimizer"),
    ],
    main: Some("total"),
    source: "Rajbhandari et al. 2020 (arXiv:1910.02054), section 3.1; Megatron-LM, distributed optimizer; Dettmers et al. 2021 (arXiv:2110.02861)",
    rule: |arguments| {
        let bytes = bytes(arguments.word("recipe"), arguments.word("optimizer"));
        Ok(record([
            ("total", bytes.weights + bytes.gradients + bytes.optimizer),
            ("weights", bytes.weights),
            ("gradients", bytes.gradients),
            ("optimizer", bytes.optimizer),
        ]))
    },
};

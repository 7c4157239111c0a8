//! Memory of activations kept for the backward pass, in bytes, after Korthikanti and others.
//!
//! A layer keeps s b d (34 + 5 a s/d): 16-bit activations, one byte for dropout masks. Tensor
//! parallelism of t divides part of it, s b d (10 + 24/t + 5 a s/(d t)); with sequence parallelism all of
//! it, s b d/t (34 + 5 a s/d). Selective recomputation drops the term with a s; full keeps the layer's
//! input, 2 s b d. The first of p pipeline stages holds p microbatches of its L/p layers, as many as
//! L layers; v interleaved chunks a stage add the factor 1 + (p − 1)/(p v).
//!
//! Symbols: s `seq`, b `batch` (of a microbatch), d `width`, a `heads`, L `layers`. `vocab` adds the
//! embedding's dropout, s b d p/t, and without a pipeline the last norm and the logits,
//! 4 s b d/t (1 + V/d). Source: Korthikanti and others 2022, equations 1 to 5 and table 2. GPT-3 with
//! t = 8:
//!
//! ```
//! use longhand_math::registry::named;
//! let layer = named("activation_memory").ok_or("?")?.with(&[
//!     ("seq", 2048.0), ("batch", 1.0), ("width", 12288.0), ("heads", 96.0), ("tensor", 8.0),
//! ])?;
//! assert_eq!(layer.number("per_layer")?, 578_813_952.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

/// Activation memory.
pub const ENTRY: Entry = Entry {
    slug: "activation_memory",
    title: "Activation memory",
    formula: r"M = s\,b\,d\,L\left(34 + 5\,\frac{a s}{d}\right)",
    parameters: &[
        Parameter::number("seq", "tokens of a sequence"),
        Parameter::number("batch", "sequences of a microbatch"),
        Parameter::number("width", "width of the model"),
        Parameter::number("heads", "attention heads"),
        Parameter::number("layers", "layers of the model").or(1.0),
        Parameter::number("tensor", "tensor-parallel ranks").or(1.0),
        Parameter::flag(
            "sequence_parallel",
            "norms and dropout divided along the sequence",
        ),
        Parameter::word(
            "recompute",
            &["none", "selective", "full"],
            "what is computed again",
        ),
        Parameter::number("pipeline", "pipeline stages").or(1.0),
        Parameter::number("interleave", "chunks of layers a stage").or(1.0),
        Parameter::number("vocab", "vocabulary, for embedding and logits").optional(),
    ],
    main: Some("total"),
    source: "Korthikanti et al. 2022 (arXiv:2205.05198), table 2",
    rule: |arguments| {
        let (s, b) = (arguments.number("seq")?, arguments.number("batch")?);
        let (d, a) = (arguments.positive("width")?, arguments.number("heads")?);
        let t = arguments.positive("tensor")?;
        let (p, v) = (
            arguments.positive("pipeline")?,
            arguments.positive("interleave")?,
        );
        let scores = match arguments.word("recompute") {
            "none" => 5.0 * a * s / d,
            _ => 0.0,
        };
        let sequence = arguments.flag("sequence_parallel");
        let factor = match (arguments.word("recompute"), sequence) {
            ("full", true) => 2.0 / t,
            ("full", false) => 2.0,
            (_, true) => (34.0 + scores) / t,
            (_, false) => 10.0 + (24.0 + scores) / t,
        };
        let per_layer = s * b * d * factor;
        let held = if p > 1.0 && v > 1.0 {
            1.0 + (p - 1.0) / (p * v)
        } else {
            1.0
        };
        let extra = match arguments.optional_number("vocab") {
            None => 0.0,
            Some(vocab) => {
                let output = if p > 1.0 {
                    0.0
                } else {
                    4.0 * s * b * d / t * (1.0 + vocab / d)
                };
                s * b * d * p / t + output
            }
        };
        let layers = arguments.number("layers")? * per_layer * held;
        Ok(record([
            ("total", layers + extra),
            ("per_layer", per_layer),
            ("layers", layers),
            ("extra", extra),
        ]))
    },
};

//! Memory of the logits and their gradients at the end of the forward pass, in bytes.
//!
//! T (β V/(t·chunks) + 4 d/t): β bytes a logit at the peak (12 for an unfused 32-bit cross-entropy, which
//! holds log-probabilities, their gradient and the gradient of the logits at once; 4 for a fused one),
//! and the last norm's input and output in 16 bits.
//!
//! Symbols: T tokens of a micro-batch, V vocabulary, d width, t tensor-parallel ranks (sequence parallel
//! where there is more than one). Source: Korthikanti and others 2022, 4 s b d/t (1 + V/d) for β = 4.
//! Llama 3 8B, two sequences of 8192 tokens:
//!
//! ```
//! use longhand_math::registry::named;
//! let logits = named("logits_memory").ok_or("?")?.with(&[
//!     ("tokens", 16384.0), ("vocab", 128256.0), ("width", 4096.0),
//! ])?;
//! assert_eq!(logits.number("")?, 25_484_591_104.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::registry::{Entry, Parameter};

/// Memory of the logits.
pub const ENTRY: Entry = Entry {
    slug: "logits_memory",
    title: "Memory of the logits",
    formula: r"M = T\left(\frac{\beta V}{t\,n} + \frac{4d}{t}\right)",
    parameters: &[
        Parameter::number("tokens", "tokens of a micro-batch"),
        Parameter::number("vocab", "vocabulary"),
        Parameter::number("width", "width of the residual stream"),
        Parameter::number("bytes", "bytes a logit at the peak").or(12.0),
        Parameter::number("tensor", "tensor-parallel ranks").or(1.0),
        Parameter::number("chunks", "pieces in which the loss is computed").or(1.0),
    ],
    main: None,
    source: "Korthikanti et al. 2022 (arXiv:2205.05198), section 4.3",
    rule: |arguments| {
        let tensor = arguments.positive("tensor")?;
        let logits = arguments.number("bytes")? * arguments.number("vocab")?
            / (tensor * arguments.positive("chunks")?);
        let norm = 4.0 * arguments.number("width")? / tensor;
        Ok((arguments.number("tokens")? * (logits + norm)).into())
    },
};

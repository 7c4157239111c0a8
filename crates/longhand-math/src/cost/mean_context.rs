//! Tokens that a token attends to, averaged over a causal sequence.
//!
//! s/2 without a window (by convention; exactly (s + 1)/2). With a window w < s each token sees at most
//! w tokens, and the first w fewer: w − w(w − 1)/(2s). In chunks of q < s a token sees its own chunk
//! only: q/2.
//!
//! Symbols: s tokens of the sequence, w window, q chunk, all in tokens. Source: NVIDIA Megatron-Bridge,
//! flop counting of windowed attention. A window of 4096 on 8192 tokens:
//!
//! ```
//! use longhand_math::registry::named;
//! let context = named("mean_context").ok_or("?")?.with(&[("seq", 8192.0), ("window", 4096.0)])?;
//! assert_eq!(context.number("")?, 3072.25);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::registry::{Entry, Parameter};

/// How far back attention reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// To the first token.
    Full,
    /// To the last so many tokens.
    Window(f64),
    /// To the beginning of the chunk, of so many tokens.
    Chunk(f64),
}

impl Reach {
    /// Tokens attended to on average in a sequence of `seq` tokens.
    #[must_use]
    pub fn mean_context(self, seq: f64) -> f64 {
        match self {
            Reach::Window(w) if w < seq => w - w * (w - 1.0) / (2.0 * seq),
            Reach::Chunk(q) if q < seq => q / 2.0,
            _ => seq / 2.0,
        }
    }

    /// Tokens whose keys and values are kept once `seq` tokens were read.
    #[must_use]
    pub fn kept(self, seq: f64) -> f64 {
        match self {
            Reach::Window(most) | Reach::Chunk(most) if most < seq => most,
            _ => seq,
        }
    }
}

/// Mean context.
pub const ENTRY: Entry = Entry {
    slug: "mean_context",
    title: "Mean context of causal attention",
    formula: r"\bar c = \frac s2,\quad \bar c_w = w - \frac{w(w-1)}{2s}",
    parameters: &[
        Parameter::number("seq", "tokens of a sequence"),
        Parameter::number("window", "tokens a token can look back to").optional(),
        Parameter::number("chunk", "tokens of a chunk that attends only to itself").optional(),
    ],
    main: None,
    source: "NVIDIA-NeMo/Megatron-Bridge, training/utils/flop_utils.py",
    rule: |arguments| {
        let reach = match (
            arguments.optional_number("window"),
            arguments.optional_number("chunk"),
        ) {
            (Some(_), _) => Reach::Window(arguments.positive("window")?),
            (None, Some(_)) => Reach::Chunk(arguments.positive("chunk")?),
            (None, None) => Reach::Full,
        };
        Ok(reach.mean_context(arguments.positive("seq")?).into())
    },
};

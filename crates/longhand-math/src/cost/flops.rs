//! Operations of training and inference; a multiplication and an addition are two FLOP.
//!
//! * `training_flops`: 6 N D: two a parameter and token forward, four backward.
//! * `transformer_flops`: forward B (24 L s d² + 4 L s² d + 2 s d V), training three times that;
//!   `recompute` adds the scores and their product with V (selective, 4 B L s² d) or a whole forward
//!   pass of the layers (full).
//! * `palm_flops`: 6 N + 12 L h k s a token.
//! * `inference_flops`: 2 N + 4 L h k c a token with c tokens of context.
//! * `matmul_flops`: 2 m k n.
//!
//! Symbols: N parameters, D tokens, B batch, L layers, s sequence, d width, V vocabulary, h heads of
//! size k. Sources: Kaplan and others 2020; Korthikanti and others 2022, equation 7 (whose text, not
//! equation 8, gives the selective recompute); Chowdhery and others 2022, appendix B. 125M parameters
//! on 10B tokens:
//!
//! ```
//! use longhand_math::registry::named;
//! let flops = named("training_flops").ok_or("?")?.with(&[("params", 125e6), ("tokens", 10e9)])?;
//! assert_eq!(flops.number("")?, 7.5e18);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::registry::{Entry, Parameter};

const PARAMS: Parameter = Parameter::number("params", "parameters");
const LAYERS: Parameter = Parameter::number("layers", "layers");
const SEQ: Parameter = Parameter::number("seq", "tokens of a sequence");

/// Six operations a parameter and token.
pub const SIX_ND: Entry = Entry {
    slug: "training_flops",
    title: "Training FLOP (6ND)",
    formula: r"C = 6ND",
    parameters: &[
        PARAMS,
        Parameter::number("tokens", "tokens"),
        Parameter::flag("recompute", "a second forward pass: 8ND"),
    ],
    main: None,
    source: "Kaplan et al. 2020 (arXiv:2001.08361)",
    rule: |arguments| {
        let factor = if arguments.flag("recompute") {
            8.0
        } else {
            6.0
        };
        Ok((factor * arguments.number("params")? * arguments.number("tokens")?).into())
    },
};

/// With attention and the output layer.
pub const TRANSFORMER: Entry = Entry {
    slug: "transformer_flops",
    title: "FLOP of a training step",
    formula: r"C = 72 B L s d^2\left(1 + \frac{s}{6d} + \frac{V}{12dL}\right)",
    parameters: &[
        LAYERS,
        Parameter::number("width", "width of the model, MLP of 4 · width"),
        SEQ,
        Parameter::number("batch", "sequences").or(1.0),
        Parameter::number("vocab", "vocabulary").or(0.0),
        Parameter::word(
            "recompute",
            &["none", "selective", "full"],
            "what is computed twice",
        ),
    ],
    main: Some("model"),
    source: "Korthikanti et al. 2022 (arXiv:2205.05198), eq. 7",
    rule: |arguments| {
        let (l, d, s) = (
            arguments.number("layers")?,
            arguments.number("width")?,
            arguments.number("seq")?,
        );
        let b = arguments.number("batch")?;
        let scores = 4.0 * b * l * s * s * d;
        let layers = 24.0 * b * l * s * d * d + scores;
        let forward = layers + 2.0 * b * s * d * arguments.number("vocab")?;
        let again = match arguments.word("recompute") {
            "selective" => scores,
            "full" => layers,
            _ => 0.0,
        };
        Ok(record([
            ("model", 3.0 * forward),
            ("forward", forward),
            ("hardware", 3.0 * forward + again),
            ("attention_share", scores / layers),
        ]))
    },
};

/// Per token, from parameters and attention.
pub const PALM: Entry = Entry {
    slug: "palm_flops",
    title: "Training FLOP a token, with attention",
    formula: r"C = 6N + 12\,L\,h\,k\,s",
    parameters: &[
        PARAMS,
        LAYERS,
        Parameter::number("heads", "heads"),
        Parameter::number("head_dim", "size of a head"),
        SEQ,
    ],
    main: None,
    source: "Chowdhery et al. 2022, PaLM (arXiv:2204.02311), appendix B",
    rule: |arguments| {
        let attention = arguments.number("layers")?
            * arguments.number("heads")?
            * arguments.number("head_dim")?
            * arguments.number("seq")?;
        Ok((6.0 * arguments.number("params")? + 12.0 * attention).into())
    },
};

/// One token of inference.
pub const INFERENCE: Entry = Entry {
    slug: "inference_flops",
    title: "Inference FLOP a token",
    formula: r"C = 2N + 4\,L\,h\,k\,c",
    parameters: &[
        PARAMS,
        LAYERS.or(0.0),
        Parameter::number("heads", "query heads").or(0.0),
        Parameter::number("head_dim", "size of a head").or(0.0),
        Parameter::number("context", "tokens attended to").or(0.0),
    ],
    main: None,
    source: "Kaplan et al. 2020 (arXiv:2001.08361), section 2.1",
    rule: |arguments| {
        let attention = arguments.number("layers")?
            * arguments.number("heads")?
            * arguments.number("head_dim")?
            * arguments.number("context")?;
        Ok((2.0 * arguments.number("params")? + 4.0 * attention).into())
    },
};

/// A matrix product.
pub const MATMUL: Entry = Entry {
    slug: "matmul_flops",
    title: "FLOP of a matrix product",
    formula: r"C = 2mkn",
    parameters: &[
        Parameter::number("m", "rows of the first"),
        Parameter::number("k", "columns of the first, rows of the second"),
        Parameter::number("n", "columns of the second"),
    ],
    main: None,
    source: "Golub & Van Loan 2013, section 1.1",
    rule: |arguments| {
        Ok((2.0 * arguments.number("m")? * arguments.number("k")? * arguments.number("n")?).into())
    },
};

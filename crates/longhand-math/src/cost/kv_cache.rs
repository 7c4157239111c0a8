//! Memory of keys and values kept while generating, in bytes.
//!
//! * `kv_cache`: 2 L g k bytes a token and sequence, g key-value heads of size k.
//! * `kv_cache_mla`: L (c + r): one latent and one rotary key for all heads.
//!
//! Sources: Shazeer 2019; DeepSeek-AI 2024. One token of a 126-layer model with 8 heads of 128:
//!
//! ```
//! use longhand_math::registry::named;
//! let cache = named("kv_cache").ok_or("?")?;
//! let bytes = cache.with(&[("layers", 126.0), ("kv_heads", 8.0), ("head_dim", 128.0)])?;
//! assert_eq!(bytes.number("")?, 516_096.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::MathError;
use crate::registry::{Arguments, Entry, Parameter};

const LAYERS: Parameter = Parameter::number("layers", "layers");
const TOKENS: Parameter = Parameter::number("tokens", "tokens of a sequence").or(1.0);
const BATCH: Parameter = Parameter::number("batch", "sequences").or(1.0);
const BYTES: Parameter = Parameter::number("bytes", "bytes of a number").or(2.0);

/// Keys and values.
pub const ENTRY: Entry = Entry {
    slug: "kv_cache",
    title: "Key-value cache",
    formula: r"M = 2\,L\,g\,k\,s\,b\cdot\text{bytes}",
    parameters: &[
        LAYERS,
        Parameter::number("kv_heads", "key-value heads"),
        Parameter::number("head_dim", "size of a head"),
        TOKENS,
        BATCH,
        BYTES,
    ],
    main: None,
    source: "Shazeer 2019 (arXiv:1911.02150)",
    rule: |arguments| {
        let each = 2.0 * arguments.number("kv_heads")? * arguments.number("head_dim")?;
        Ok((each * rest(arguments)?).into())
    },
};

/// A latent instead of keys and values.
pub const MLA: Entry = Entry {
    slug: "kv_cache_mla",
    title: "Key-value cache (latent attention)",
    formula: r"M = L\,(c + r)\,s\,b\cdot\text{bytes}",
    parameters: &[
        LAYERS,
        Parameter::number("kv_rank", "size of the latent"),
        Parameter::number("rope_dim", "size of the rotary key"),
        TOKENS,
        BATCH,
        BYTES,
    ],
    main: None,
    source: "DeepSeek-AI 2024, DeepSeek-V2 (arXiv:2405.04434), section 2.1",
    rule: |arguments| {
        let each = arguments.number("kv_rank")? + arguments.number("rope_dim")?;
        Ok((each * rest(arguments)?).into())
    },
};

fn rest(arguments: &Arguments) -> Result<f64, MathError> {
    Ok(arguments.number("layers")?
        * arguments.number("tokens")?
        * arguments.number("batch")?
        * arguments.number("bytes")?)
}

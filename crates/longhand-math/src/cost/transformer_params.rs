//! Parameters of a decoder-only transformer, dense or with experts.
//!
//! Attention: d h k for queries, 2 d g k for keys and values, h k d for the output, with h heads, g
//! key-value heads of size k (g < h is grouped-query attention, g = 1 multi-query). Latent attention
//! (MLA, `kv_rank` given): queries d q + q h (k + r) (or d h (k + r) without `q_rank`), keys and values
//! d (c + r) + c h (k + v), output h v d, and a norm on each latent. MLP: 2 d f, gated 3 d f. Experts: E
//! of them and the shared ones, each of size `expert_mlp`, and a router d E; `active` counts those a
//! token passes through. Norms: two a layer and one at the end, one vector each (rms) or two (layer).
//! Embedding V d, once more for the output unless tied, and learned positions P d.
//!
//! Sources: Vaswani and others 2017; Ainslie and others 2023; Shazeer 2020; DeepSeek-AI 2024. GPT-2
//! small:
//!
//! ```
//! use longhand_math::registry::named;
//! let gpt2 = named("transformer_params").ok_or("?")?.call([], [
//!     ("layers", 12.0.into()), ("width", 768.0.into()), ("heads", 12.0.into()),
//!     ("vocab", 50257.0.into()), ("positions", 1024.0.into()),
//!     ("tied", true.into()), ("biases", "all".into()), ("norm", "layer".into()),
//! ])?;
//! assert_eq!(gpt2.number("total")?, 124_439_808.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record;
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Parameters of a transformer.
pub const ENTRY: Entry = Entry {
    slug: "transformer_params",
    title: "Parameters of a transformer",
    formula: r"N = L\,(2dhk + 2dgk + 3df) + (2L+1)d + 2Vd",
    parameters: &[
        Parameter::number("layers", "layers"),
        Parameter::number("width", "width of the residual stream"),
        Parameter::number("heads", "query heads").or(1.0),
        Parameter::number(
            "kv_heads",
            "key-value heads; as many as heads when not given",
        )
        .optional(),
        Parameter::number("head_dim", "size of a head; width/heads when not given").optional(),
        Parameter::number("mlp", "hidden size of the MLP; 4 · width when not given").optional(),
        Parameter::flag("gated", "gated MLP (SwiGLU): three matrices"),
        Parameter::number("vocab", "vocabulary").or(0.0),
        Parameter::number("positions", "learned positions").or(0.0),
        Parameter::flag("tied", "output shares the embedding"),
        Parameter::word(
            "biases",
            &["none", "all", "qkv"],
            "which linear layers have biases",
        ),
        Parameter::word("norm", &["rms", "layer"], "one vector a norm, or two"),
        Parameter::number("experts", "routed experts of a layer; 0 for a dense model").or(0.0),
        Parameter::number("active_experts", "routed experts of a token").or(0.0),
        Parameter::number("shared_experts", "experts every token passes").or(0.0),
        Parameter::number(
            "expert_mlp",
            "hidden size of an expert; that of the MLP when not given",
        )
        .optional(),
        Parameter::number(
            "dense_layers",
            "layers with a plain MLP in a model with experts",
        )
        .or(0.0),
        Parameter::number("kv_rank", "size of the key-value latent (MLA)").optional(),
        Parameter::number("q_rank", "size of the query latent (MLA)").optional(),
        Parameter::number("rope_dim", "rotary part of a head (MLA)").or(0.0),
        Parameter::number(
            "value_dim",
            "size of a value head (MLA); head_dim when not given",
        )
        .optional(),
    ],
    main: Some("total"),
    source: "Vaswani et al. 2017; Ainslie et al. 2023 (arXiv:2305.13245); DeepSeek-V3 (arXiv:2412.19437)",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (layers, width) = (arguments.number("layers")?, arguments.positive("width")?);
    let all_biases = arguments.word("biases") == "all";
    let vectors = if arguments.word("norm") == "layer" {
        2.0
    } else {
        1.0
    };
    let attention = attention(arguments, width)?;
    let norms = 2.0 * vectors * width;

    let hidden = arguments.optional_number("mlp").unwrap_or(4.0 * width);
    let mlp = |hidden: f64| {
        let matrices = if arguments.flag("gated") { 3.0 } else { 2.0 };
        let biases = if all_biases {
            (matrices - 1.0) * hidden + width
        } else {
            0.0
        };
        matrices * width * hidden + biases
    };
    let experts = arguments.number("experts")?;
    let expert = mlp(arguments.optional_number("expert_mlp").unwrap_or(hidden));
    let dense_layers = if experts == 0.0 {
        layers
    } else {
        arguments.number("dense_layers")?
    };
    let expert_layers = layers - dense_layers;
    let router = width * experts;
    let shared = arguments.number("shared_experts")?;
    let sparse = |routed: f64| router + (routed + shared) * expert;

    let mlps = dense_layers * mlp(hidden) + expert_layers * sparse(experts);
    let active_mlps =
        dense_layers * mlp(hidden) + expert_layers * sparse(arguments.number("active_experts")?);
    let vocab = arguments.number("vocab")?;
    let embedding = (vocab + arguments.number("positions")?) * width;
    let output = if arguments.flag("tied") {
        0.0
    } else {
        vocab * width
    };
    let rest = layers * (attention + norms) + vectors * width + embedding + output;
    Ok(record([
        ("total", rest + mlps),
        ("active", rest + active_mlps),
        ("embedding", embedding),
        ("output", output),
        ("attention", layers * attention),
        ("mlp", mlps),
        ("norms", layers * norms + vectors * width),
        ("without_embedding", rest + mlps - embedding - output),
    ]))
}

/// Parameters of one layer's attention.
fn attention(arguments: &Arguments, width: f64) -> Result<f64, MathError> {
    let heads = arguments.positive("heads")?;
    let groups = arguments.optional_number("kv_heads").unwrap_or(heads);
    let size = arguments
        .optional_number("head_dim")
        .unwrap_or(width / heads);
    let Some(latent) = arguments.optional_number("kv_rank") else {
        let (q, kv) = (heads * size, groups * size);
        let biases = match arguments.word("biases") {
            "all" => q + 2.0 * kv + width,
            "qkv" => q + 2.0 * kv,
            _ => 0.0,
        };
        return Ok(width * (2.0 * q + 2.0 * kv) + biases);
    };
    let rotary = arguments.number("rope_dim")?;
    let value = arguments.optional_number("value_dim").unwrap_or(size);
    let queries = match arguments.optional_number("q_rank") {
        Some(rank) => width * rank + rank + rank * heads * (size + rotary),
        None => width * heads * (size + rotary),
    };
    let keys_values = width * (latent + rotary) + latent + latent * heads * (size + value);
    Ok(queries + keys_values + heads * value * width)
}

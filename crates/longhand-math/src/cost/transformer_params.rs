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

use super::record::record;
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// The shape of a decoder, for every rule that takes one.
pub(super) const SHAPE: [Parameter; 21] = [
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
];

/// Parameters of a transformer.
pub const ENTRY: Entry = Entry {
    slug: "transformer_params",
    title: "Parameters of a transformer",
    formula: r"N = L\,(2dhk + 2dgk + 3df) + (2L+1)d + 2Vd",
    parameters: &SHAPE,
    main: Some("total"),
    source: "Vaswani et al. 2017; Ainslie et al. 2023 (arXiv:2305.13245); DeepSeek-V3 (arXiv:2412.19437)",
    rule,
};

/// What a shape adds up to.
pub(super) struct Counts {
    /// Every parameter.
    pub total: f64,
    /// Those a token passes through.
    pub active: f64,
    /// The token table.
    pub table: f64,
    /// Learned positions.
    pub positions: f64,
    /// The output matrix, 0 when it is tied.
    pub output: f64,
    /// Attention of all layers, with biases and the norms of latents.
    pub attention: f64,
    /// MLPs, experts and routers of all layers.
    pub mlp: f64,
    /// Norms.
    pub norms: f64,
    /// Entries of one layer's attention matrices.
    pub attention_matrices: f64,
    /// Entries of all MLP matrices that a token passes through, routers apart.
    pub mlp_matrices: f64,
    /// The same of the last layer.
    pub last_mlp_matrices: f64,
    /// Entries of all routers.
    pub routers: f64,
    /// Numbers of the norms of one layer's latents.
    pub latent_norms: f64,
    /// Size of a key, its rotary part included.
    pub key: f64,
    /// Size of a value.
    pub value: f64,
}

/// Counts the parameters of a shape.
pub(super) fn count(arguments: &Arguments) -> Result<Counts, MathError> {
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
    let matrices = if arguments.flag("gated") { 3.0 } else { 2.0 };
    let mlp = |hidden: f64| {
        let biases = if all_biases {
            (matrices - 1.0) * hidden + width
        } else {
            0.0
        };
        matrices * width * hidden + biases
    };
    let experts = arguments.number("experts")?;
    let expert_hidden = arguments.optional_number("expert_mlp").unwrap_or(hidden);
    let expert = mlp(expert_hidden);
    let dense_layers = if experts == 0.0 {
        layers
    } else {
        arguments.number("dense_layers")?
    };
    let expert_layers = layers - dense_layers;
    let router = width * experts;
    let (top, shared) = (
        arguments.number("active_experts")?,
        arguments.number("shared_experts")?,
    );
    let sparse = |routed: f64| router + (routed + shared) * expert;

    let mlps = dense_layers * mlp(hidden) + expert_layers * sparse(experts);
    let active_mlps = dense_layers * mlp(hidden) + expert_layers * sparse(top);
    let dense_matrices = matrices * width * hidden;
    let sparse_matrices = matrices * width * expert_hidden * (top + shared);
    let vocab = arguments.number("vocab")?;
    let table = vocab * width;
    let positions = arguments.number("positions")? * width;
    let output = if arguments.flag("tied") { 0.0 } else { table };
    let norms = layers * norms + vectors * width;
    let rest = layers * attention.total + norms + table + positions + output;
    Ok(Counts {
        total: rest + mlps,
        active: rest + active_mlps,
        table,
        positions,
        output,
        attention: layers * attention.total,
        mlp: mlps,
        norms,
        attention_matrices: attention.matrices,
        mlp_matrices: dense_layers * dense_matrices + expert_layers * sparse_matrices,
        last_mlp_matrices: if expert_layers > 0.0 {
            sparse_matrices
        } else {
            dense_matrices
        },
        routers: expert_layers * router,
        latent_norms: attention.latent_norms,
        key: attention.key,
        value: attention.value,
    })
}

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let counts = count(arguments)?;
    let embedding = counts.table + counts.positions;
    Ok(record([
        ("total", counts.total),
        ("active", counts.active),
        ("embedding", embedding),
        ("output", counts.output),
        ("attention", counts.attention),
        ("mlp", counts.mlp),
        ("norms", counts.norms),
        (
            "without_embedding",
            counts.total - embedding - counts.output,
        ),
    ]))
}

/// One layer's attention.
struct Attention {
    total: f64,
    matrices: f64,
    latent_norms: f64,
    key: f64,
    value: f64,
}

/// Parameters of one layer's attention.
fn attention(arguments: &Arguments, width: f64) -> Result<Attention, MathError> {
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
        let matrices = width * (2.0 * q + 2.0 * kv);
        return Ok(Attention {
            total: matrices + biases,
            matrices,
            latent_norms: 0.0,
            key: size,
            value: size,
        });
    };
    let rotary = arguments.number("rope_dim")?;
    let value = arguments.optional_number("value_dim").unwrap_or(size);
    let rank = arguments.optional_number("q_rank");
    let queries = match rank {
        Some(rank) => width * rank + rank * heads * (size + rotary),
        None => width * heads * (size + rotary),
    };
    let keys_values = width * (latent + rotary) + latent * heads * (size + value);
    let matrices = queries + keys_values + heads * value * width;
    let latent_norms = latent + rank.unwrap_or(0.0);
    Ok(Attention {
        total: matrices + latent_norms,
        matrices,
        latent_norms,
        key: size + rotary,
        value,
    })
}

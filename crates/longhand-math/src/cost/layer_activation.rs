//! What a layer keeps of one token for the backward pass, in bytes, with 16-bit numbers.
//!
//! Outside of what tensor parallelism divides: 4 d for each of the first two norms (input and output),
//! 2 d for each further one, and 2 d for two dropout masks. Divided by t:
//!
//! * attention 2 h k + 2 g (k + v) + 2 h v, with norms on queries and keys 2 k (h + g) more, and 4 h for
//!   flash attention's log-sums, or the scores of standard attention, 2 h s (with dropout 5 h s);
//! * latent attention 4 q + 4 c + 2 r + 4 h k + 4 h v, k with its rotary part;
//! * the MLP 6 f, plain 4 f; with experts 4 E for the router, 4 d + 6 f for each of a token's experts and
//!   6 f for the shared ones.
//!
//! Recomputed: `selective` keeps all but the scores, `op` every second product, `full` the layer's input,
//! 2 d. Symbols: d width, h heads of size k (values v), g key-value heads, f hidden size, E experts, c, q,
//! r latents and rotary part, s sequence. Sources: Korthikanti and others 2022, table 2, which follows
//! with g = h, a plain MLP, standard attention and dropout; torchtitan. Llama 3 8B:
//!
//! ```
//! use longhand_math::registry::named;
//! let layer = named("layer_activation").ok_or("?")?.call([], [
//!     ("width", 4096.0.into()), ("heads", 32.0.into()), ("kv_heads", 8.0.into()),
//!     ("mlp", 14336.0.into()), ("gated", true.into()),
//! ])?;
//! assert_eq!(layer.number("")?, 139_392.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// The part of a layer behind its attention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Hidden {
    /// One MLP: its hidden size, and whether it is gated.
    Dense {
        /// Hidden size.
        size: f64,
        /// Three matrices instead of two.
        gated: bool,
    },
    /// Experts behind a router.
    Sparse {
        /// Routed experts.
        experts: f64,
        /// Those of a token.
        active: f64,
        /// Hidden size of one.
        size: f64,
        /// Hidden size of all shared ones together.
        shared: f64,
    },
}

/// Sizes of the latents of latent attention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Latent {
    /// The key-value latent.
    pub keys_values: f64,
    /// The query latent; 0 where queries have none.
    pub queries: f64,
    /// The rotary key.
    pub rotary: f64,
}

/// Which of a layer's activations are kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layer {
    /// Width of the residual stream.
    pub width: f64,
    /// Norms of that width in the layer.
    pub norms: f64,
    /// Query heads.
    pub heads: f64,
    /// Key-value heads.
    pub kv_heads: f64,
    /// Size of a key, its rotary part included.
    pub key: f64,
    /// Size of a value.
    pub value: f64,
    /// Norms on queries and keys.
    pub qk_norm: bool,
    /// Latent attention.
    pub latent: Option<Latent>,
    /// What stands behind attention.
    pub hidden: Hidden,
    /// Bytes a token of the scores of standard attention; none for flash attention.
    pub scores: Option<f64>,
    /// Masks of dropout are kept.
    pub dropout: bool,
    /// Tensor-parallel ranks.
    pub tensor: f64,
    /// Norms and dropout are divided along the sequence.
    pub sequence_parallel: bool,
}

impl Layer {
    /// Bytes a token that are kept with this kind of recomputation.
    #[must_use]
    pub fn kept(&self, recompute: &str) -> f64 {
        let outer = if self.sequence_parallel {
            self.tensor
        } else {
            1.0
        };
        let (d, h) = (self.width, self.heads);
        match recompute {
            "full" => 2.0 * d / outer,
            "op" => {
                let products = 2.0 * h * self.key
                    + 2.0 * self.kv_heads * self.value
                    + 2.0 * h * self.value
                    + 4.0 * h;
                let hidden = match self.hidden {
                    Hidden::Dense { size, .. } => size,
                    Hidden::Sparse {
                        active,
                        size,
                        shared,
                        ..
                    } => active * size + shared,
                };
                4.0 * d / outer + (products + 2.0 * hidden) / self.tensor
            }
            _ => {
                let scores = match self.scores {
                    Some(_) if recompute == "selective" => 0.0,
                    Some(scores) => scores,
                    None => 4.0 * h,
                };
                let norms = 4.0 * d * self.norms.min(2.0) + 2.0 * d * (self.norms - 2.0).max(0.0);
                let masks = if self.dropout { 2.0 * d } else { 0.0 };
                (norms + masks) / outer + (self.attention() + scores + self.mlp()) / self.tensor
            }
        }
    }

    /// Bytes a token that are needed, beyond those kept, while the layer is computed again.
    #[must_use]
    pub fn working(&self, recompute: &str) -> f64 {
        match recompute {
            "none" => 0.0,
            _ => self.kept("none") - self.kept(recompute),
        }
    }

    fn attention(&self) -> f64 {
        let (h, g, k, v) = (self.heads, self.kv_heads, self.key, self.value);
        match self.latent {
            Some(latent) => {
                4.0 * latent.queries
                    + 4.0 * latent.keys_values
                    + 2.0 * latent.rotary
                    + 4.0 * h * k
                    + 4.0 * h * v
            }
            None => {
                let norms = if self.qk_norm { 2.0 * k * (h + g) } else { 0.0 };
                2.0 * h * k + 2.0 * g * (k + v) + 2.0 * h * v + norms
            }
        }
    }

    fn mlp(&self) -> f64 {
        match self.hidden {
            Hidden::Dense { size, gated: true } => 6.0 * size,
            Hidden::Dense { size, gated: false } => 4.0 * size,
            Hidden::Sparse {
                experts,
                active,
                size,
                shared,
            } => 4.0 * experts + active * (4.0 * self.width + 6.0 * size) + 6.0 * shared,
        }
    }
}

/// Kept activations of a layer.
pub const ENTRY: Entry = Entry {
    slug: "layer_activation",
    title: "Activations of a layer, a token",
    formula: r"8d + 2hk + 2g(k+v) + 2hv + 4h + 6f",
    parameters: &[
        Parameter::number("width", "width of the residual stream"),
        Parameter::number("heads", "query heads").or(1.0),
        Parameter::number(
            "kv_heads",
            "key-value heads; as many as heads when not given",
        )
        .optional(),
        Parameter::number("head_dim", "size of a head; width/heads when not given").optional(),
        Parameter::number("mlp", "hidden size of the MLP; 4 · width when not given").optional(),
        Parameter::flag("gated", "gated MLP (SwiGLU)"),
        Parameter::number("norms", "norms of the width in a layer").or(2.0),
        Parameter::number("seq", "tokens of a sequence, for standard attention").optional(),
        Parameter::number("tensor", "tensor-parallel ranks").or(1.0),
        Parameter::flag(
            "sequence_parallel",
            "norms and dropout divided along the sequence",
        ),
        Parameter::word(
            "attention",
            &["flash", "standard"],
            "whether scores are kept",
        ),
        Parameter::flag("dropout", "masks of dropout are kept"),
        Parameter::word("recompute", RECOMPUTE, "what is computed again"),
        Parameter::number("experts", "routed experts; 0 for a dense layer").or(0.0),
        Parameter::number("active_experts", "routed experts of a token").or(0.0),
        Parameter::number("shared_experts", "experts every token passes").or(0.0),
        Parameter::number("expert_mlp", "hidden size of an expert").optional(),
        Parameter::number("kv_rank", "size of the key-value latent (MLA)").optional(),
        Parameter::number("q_rank", "size of the query latent (MLA)").optional(),
        Parameter::number("rope_dim", "rotary part of a head (MLA)").or(0.0),
        Parameter::number(
            "value_dim",
            "size of a value head (MLA); head_dim when not given",
        )
        .optional(),
        Parameter::flag("qk_norm", "norms on queries and keys"),
        Parameter::number("shared_mlp", "hidden size of all shared experts together").optional(),
    ],
    main: None,
    source: "Korthikanti et al. 2022 (arXiv:2205.05198), table 2; pytorch/torchtitan, activation checkpointing",
    rule,
};

/// Kinds of recomputation.
pub const RECOMPUTE: &[&str] = &["none", "selective", "op", "full"];

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (width, heads) = (arguments.positive("width")?, arguments.positive("heads")?);
    let size = arguments
        .optional_number("head_dim")
        .unwrap_or(width / heads);
    let rotary = arguments.number("rope_dim")?;
    let latent = arguments.optional_number("kv_rank").map(|rank| Latent {
        keys_values: rank,
        queries: arguments.optional_number("q_rank").unwrap_or(0.0),
        rotary,
    });
    let mlp = arguments.optional_number("mlp").unwrap_or(4.0 * width);
    let expert = arguments.optional_number("expert_mlp").unwrap_or(mlp);
    let experts = arguments.number("experts")?;
    let hidden = if experts > 0.0 {
        let shared = arguments.number("shared_experts")? * expert;
        Hidden::Sparse {
            experts,
            active: arguments.number("active_experts")?,
            size: expert,
            shared: arguments.optional_number("shared_mlp").unwrap_or(shared),
        }
    } else {
        Hidden::Dense {
            size: mlp,
            gated: arguments.flag("gated"),
        }
    };
    let dropout = arguments.flag("dropout");
    let scores = if arguments.word("attention") == "standard" {
        let each = if dropout { 5.0 } else { 2.0 };
        Some(each * heads * arguments.positive("seq")?)
    } else {
        None
    };
    let layer = Layer {
        width,
        norms: arguments.number("norms")?,
        heads,
        kv_heads: arguments.optional_number("kv_heads").unwrap_or(heads),
        key: if latent.is_some() {
            size + rotary
        } else {
            size
        },
        value: arguments.optional_number("value_dim").unwrap_or(size),
        qk_norm: arguments.flag("qk_norm"),
        latent,
        hidden,
        scores,
        dropout,
        tensor: arguments.positive("tensor")?,
        sequence_parallel: arguments.flag("sequence_parallel"),
    };
    Ok(layer.kept(arguments.word("recompute")).into())
}

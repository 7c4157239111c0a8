//! FLOP a token in training, by every convention in use.
//!
//! A multiplication and an addition are two; the forward pass counts once, the backward pass twice. N are
//! the parameters a token passes through, N_mm the entries of all matrices that multiply it (the output
//! matrix also when it is tied; no biases, norms, tables, positions).
//!
//! | convention | FLOP a token |
//! |---|---|
//! | `six_n` | 6 N |
//! | `six_n_no_input` | 6 (N − what no product uses: an untied token table, positions) |
//! | `six_n_no_tables` | 6 (N − token table − positions − output) |
//! | `palm` | 6 N + 6 h (k + v) L s |
//! | `nanogpt` | 6 (N − positions) + 6 h (k + v) L s (12 L h k s where v = k) |
//! | `llm_foundry` | 6 N + 12 L d s |
//! | `torchtitan` | 6 (N − input only) + 6 h (k + v) L s |
//! | `causal` | 6 (N − input only) + 3 h (k + v) L s |
//! | `matmul` | 6 N_mm + 6 h (k + v) L s |
//! | `matmul_causal` | 6 N_mm + 6 h (k + v) Σ mean context |
//! | `megatron` | the last without routers, V padded to a multiple of 128 t, 6 a number of a latent's norm |
//! | `megatron_mtp` | the same with modules that predict further tokens |
//!
//! Symbols: L layers, d width, h heads of size k (values v), s sequence, V vocabulary, t tensor-parallel
//! ranks. Sources: Kaplan and others 2020; Chowdhery and others 2022, appendix B; Korthikanti and others
//! 2022, equation 7; nanoGPT, llm-foundry, torchtitan and Megatron-Bridge as they count. Llama 3 8B on
//! 8192 tokens:
//!
//! ```
//! use longhand_math::registry::named;
//! let flops = named("flops_per_token").ok_or("?")?.call([], [
//!     ("layers", 32.0.into()), ("width", 4096.0.into()), ("heads", 32.0.into()), ("kv_heads", 8.0.into()),
//!     ("mlp", 14336.0.into()), ("gated", true.into()), ("vocab", 128256.0.into()), ("seq", 8192.0.into()),
//! ])?;
//! assert_eq!(flops.number("palm")?, 61_066_469_376.0);
//! assert_eq!(flops.number("matmul_causal")?, 51_470_401_536.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::mean_context::Reach;
use super::transformer_params::{self, SHAPE};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// What a token costs, before a convention is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Work {
    /// Parameters a token passes through.
    pub active: f64,
    /// Those that no product uses.
    pub input_only: f64,
    /// Token table, positions and output.
    pub tables: f64,
    /// Learned positions.
    pub positions: f64,
    /// Entries of the layers' matrices that multiply a token, routers apart.
    pub matrices: f64,
    /// Entries of the routers.
    pub routers: f64,
    /// Width of the residual stream.
    pub width: f64,
    /// Vocabulary.
    pub vocab: f64,
    /// Query heads.
    pub heads: f64,
    /// Size of a key, its rotary part included.
    pub key: f64,
    /// Size of a value.
    pub value: f64,
    /// Layers.
    pub layers: f64,
    /// Tokens of a sequence.
    pub seq: f64,
    /// Mean contexts of all layers together.
    pub context: f64,
    /// Numbers of the latents' norms.
    pub latent_norms: f64,
    /// Tensor-parallel ranks, for the padding of the vocabulary.
    pub tensor: f64,
    /// Modules that predict further tokens; each is the last layer once more.
    pub mtp: f64,
    /// Entries of the last layer's matrices that multiply a token, its router apart.
    pub last_matrices: f64,
    /// Mean context of the last layer.
    pub last_context: f64,
    /// Numbers of its latents' norms.
    pub last_latent_norms: f64,
}

/// FLOP a token by one convention.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flops {
    /// All of it.
    pub total: f64,
    /// What of it is scores and values of attention.
    pub attention: f64,
}

/// The conventions' names, in the order of [`Work::conventions`].
pub const CONVENTIONS: [&str; 12] = [
    "six_n",
    "six_n_no_input",
    "six_n_no_tables",
    "palm",
    "nanogpt",
    "llm_foundry",
    "torchtitan",
    "causal",
    "matmul",
    "matmul_causal",
    "megatron",
    "megatron_mtp",
];

impl Work {
    /// The vocabulary as Megatron pads it.
    #[must_use]
    pub fn padded_vocab(&self) -> f64 {
        let multiple = 128.0 * self.tensor;
        (self.vocab / multiple).ceil() * multiple
    }

    /// FLOP a token by each of [`CONVENTIONS`].
    #[must_use]
    pub fn conventions(&self) -> [Flops; 12] {
        let of = |linear: f64, attention: f64| Flops {
            total: linear + attention,
            attention,
        };
        let n = self.active;
        let sizes = self.heads * (self.key + self.value);
        let square = 6.0 * sizes * self.layers * self.seq;
        let products = self.matrices + self.routers + self.width * self.vocab;
        let used = 6.0 * sizes * self.context;
        let output = self.width * self.padded_vocab();
        let megatron = of(6.0 * (self.matrices + output + self.latent_norms), used);
        let module = 6.0
            * (self.last_matrices
                + self.last_latent_norms
                + 2.0 * self.width * self.width
                + 3.0 * self.width
                + output);
        let predicted = Flops {
            total: megatron.total + self.mtp * (module + 6.0 * sizes * self.last_context),
            attention: used + self.mtp * 6.0 * sizes * self.last_context,
        };
        [
            of(6.0 * n, 0.0),
            of(6.0 * (n - self.input_only), 0.0),
            of(6.0 * (n - self.tables), 0.0),
            of(6.0 * n, square),
            of(6.0 * (n - self.positions), square),
            of(6.0 * n, 12.0 * self.layers * self.width * self.seq),
            of(6.0 * (n - self.input_only), square),
            of(6.0 * (n - self.input_only), square / 2.0),
            of(6.0 * products, square),
            of(6.0 * products, used),
            megatron,
            predicted,
        ]
    }
}

const OWN: [Parameter; 4] = [
    Parameter::number("seq", "tokens of a sequence"),
    Parameter::number("window", "tokens a token can look back to").optional(),
    Parameter::number("mtp", "modules that predict further tokens").or(0.0),
    Parameter::number("tensor", "tensor-parallel ranks, which pad the vocabulary").or(1.0),
];

const PARAMETERS: [Parameter; SHAPE.len() + OWN.len()] = {
    let mut all = [SHAPE[0]; SHAPE.len() + OWN.len()];
    let mut place = 0;
    while place < all.len() {
        all[place] = if place < SHAPE.len() {
            SHAPE[place]
        } else {
            OWN[place - SHAPE.len()]
        };
        place += 1;
    }
    all
};

/// FLOP a token by every convention.
pub const ENTRY: Entry = Entry {
    slug: "flops_per_token",
    title: "FLOP a token in training, by convention",
    formula: r"6N + 6h(k+v)Ls",
    parameters: &PARAMETERS,
    main: Some("palm"),
    source: "Kaplan et al. 2020 (arXiv:2001.08361); Chowdhery et al. 2022 (arXiv:2204.02311), appendix B; Korthikanti et al. 2022 (arXiv:2205.05198), eq. 7; nanoGPT; llm-foundry; torchtitan; Megatron-Bridge",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let counts = transformer_params::count(arguments)?;
    let seq = arguments.positive("seq")?;
    let reach = match arguments.optional_number("window") {
        Some(_) => Reach::Window(arguments.positive("window")?),
        None => Reach::Full,
    };
    let layers = arguments.number("layers")?;
    let context = reach.mean_context(seq);
    let work = Work {
        active: counts.active,
        input_only: counts.positions
            + if arguments.flag("tied") {
                0.0
            } else {
                counts.table
            },
        tables: counts.table + counts.positions + counts.output,
        positions: counts.positions,
        matrices: layers * counts.attention_matrices + counts.mlp_matrices,
        routers: counts.routers,
        width: arguments.positive("width")?,
        vocab: arguments.number("vocab")?,
        heads: arguments.positive("heads")?,
        key: counts.key,
        value: counts.value,
        layers,
        seq,
        context: layers * context,
        latent_norms: layers * counts.latent_norms,
        tensor: arguments.positive("tensor")?,
        mtp: arguments.number("mtp")?,
        last_matrices: counts.attention_matrices + counts.last_mlp_matrices,
        last_context: context,
        last_latent_norms: counts.latent_norms,
    };
    let found = CONVENTIONS.iter().zip(work.conventions());
    Ok(Outcome::Record(
        found
            .map(|(name, flops)| (*name, flops.total.into()))
            .collect(),
    ))
}

//! Every key of a plan: what it takes, what it is when not given, what it means.
//!
//! The table is the contract: what is not in it is refused by name, the page makes its form from it, and
//! a default that counts becomes an assumption of the report. A new key is one line here and its use.

use longhand_math::cost::failures;
use longhand_math::cost::layer_activation::RECOMPUTE;
use longhand_math::cost::training_bytes::{OPTIMIZERS, RECIPES};

/// What a key takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Takes {
    /// A whole number of at least 1.
    Count,
    /// A whole number of at least 0.
    Whole,
    /// A whole number up to this one.
    UpTo(f64),
    /// A number above 0.
    Positive,
    /// A number of at least 0.
    Amount,
    /// A share above 0, at most 1.
    Share,
    /// A share from 0 to 1.
    Part,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Any text.
    Text,
}

/// What a key is when the plan does not give it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preset {
    /// Unknown, or as the documentation says.
    None,
    /// This number.
    Number(f64),
    /// This truth value.
    Flag(bool),
    /// This word.
    Word(&'static str),
}

/// One key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Key {
    /// Its section and name: `parallelism.tensor`.
    pub path: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// What it is when not given.
    pub default: Preset,
    /// What it means, with its unit.
    pub doc: &'static str,
}

const fn key(path: &'static str, takes: Takes, default: Preset, doc: &'static str) -> Key {
    Key {
        path,
        takes,
        default,
        doc,
    }
}

use Preset::{Flag as On, None as Open, Number, Word as Is};
use Takes::{Amount, Count, Flag, Part, Positive, Share, Text, UpTo, Whole, Word};

/// Schedules of a pipeline.
pub const SCHEDULES: &[&str] = &["1f1b", "interleaved", "zb1p", "dualpipe"];
/// Number formats of the products, each with a peak of its own.
pub const FORMATS: &[&str] = &["bf16", "fp16", "fp8", "fp4", "tf32", "fp32", "int8"];

/// Every key, by section.
pub const KEYS: &[Key] = &[
    key("model.preset", Text, Open, "a model that the planner knows"),
    key(
        "model.config",
        Text,
        Open,
        "the path of a config.json, beside the plan",
    ),
    key("model.name", Text, Open, "what the model is called"),
    key("model.layers", Count, Open, "layers"),
    key("model.width", Count, Open, "width of the residual stream"),
    key("model.heads", Count, Number(1.0), "query heads"),
    key(
        "model.kv_heads",
        Count,
        Open,
        "key-value heads; as many as heads when not given",
    ),
    key(
        "model.head_dim",
        Count,
        Open,
        "size of a head; width/heads when not given",
    ),
    key(
        "model.mlp",
        Count,
        Open,
        "hidden size of the MLP; 4 · width when not given",
    ),
    key("model.gated", Flag, On(false), "gated MLP: three matrices"),
    key("model.vocab", Whole, Number(0.0), "vocabulary"),
    key("model.positions", Whole, Number(0.0), "learned positions"),
    key(
        "model.tied",
        Flag,
        On(false),
        "the output shares the token table",
    ),
    key(
        "model.biases",
        Word(&["none", "all", "qkv"]),
        Is("none"),
        "which linear layers have biases",
    ),
    key(
        "model.norm",
        Word(&["rms", "layer"]),
        Is("rms"),
        "one vector a norm, or two",
    ),
    key(
        "model.experts",
        Whole,
        Number(0.0),
        "routed experts of a layer",
    ),
    key(
        "model.active_experts",
        Whole,
        Number(0.0),
        "routed experts of a token",
    ),
    key(
        "model.shared_experts",
        Whole,
        Number(0.0),
        "experts every token passes",
    ),
    key(
        "model.expert_mlp",
        Count,
        Open,
        "hidden size of an expert; that of the MLP when not given",
    ),
    key(
        "model.dense_layers",
        Whole,
        Number(0.0),
        "layers with a plain MLP in a model with experts",
    ),
    key(
        "model.kv_rank",
        Count,
        Open,
        "size of the key-value latent (MLA)",
    ),
    key(
        "model.q_rank",
        Count,
        Open,
        "size of the query latent (MLA)",
    ),
    key(
        "model.rope_dim",
        Whole,
        Number(0.0),
        "rotary part of a head (MLA)",
    ),
    key(
        "model.value_dim",
        Count,
        Open,
        "size of a value head (MLA); head_dim when not given",
    ),
    key("model.window", Count, Open, "window of every layer, tokens"),
    key(
        "model.params",
        Positive,
        Open,
        "parameters; overrides what the shape gives",
    ),
    key(
        "model.active_params",
        Positive,
        Open,
        "parameters a token passes through",
    ),
    key("data.tokens", Positive, Open, "tokens of the run"),
    key(
        "data.sequence",
        Count,
        Open,
        "tokens of a sequence; the smaller of the model's context and 4096 when not given",
    ),
    key(
        "data.global_batch",
        Count,
        Open,
        "sequences of a step; one micro-batch on every data rank when not given",
    ),
    key(
        "hardware.device",
        Text,
        Open,
        "a device that the planner knows",
    ),
    key("hardware.count", Count, Number(1.0), "devices"),
    key(
        "hardware.per_node",
        Count,
        Open,
        "devices of a node; as the device, or 8",
    ),
    key(
        "hardware.peak",
        Positive,
        Open,
        "dense FLOP/s of one device",
    ),
    key("hardware.memory", Positive, Open, "bytes of one device"),
    key(
        "hardware.bandwidth",
        Positive,
        Open,
        "bytes a second of its memory",
    ),
    key(
        "hardware.link",
        Positive,
        Open,
        "bytes a second one way inside a node",
    ),
    key(
        "hardware.network",
        Positive,
        Open,
        "bytes a second one way between nodes, a device",
    ),
    key("hardware.watts", Positive, Open, "watts of one device"),
    key(
        "hardware.pue",
        Positive,
        Number(1.0),
        "what the building adds to the devices' energy",
    ),
    key("hardware.price", Amount, Open, "dollars a device-hour"),
    key(
        "hardware.price_date",
        Text,
        Open,
        "when the price was looked up",
    ),
    key(
        "hardware.energy_price",
        Amount,
        Number(0.0),
        "dollars a kWh",
    ),
    key("hardware.intensity", Amount, Open, "kg of CO₂ a kWh"),
    key(
        "hardware.mtbf_device_hours",
        Positive,
        Number(failures::DEVICE_HOURS),
        "device-hours between failures, as in Llama 3's run",
    ),
    key(
        "hardware.storage_bandwidth",
        Positive,
        Open,
        "bytes a second of the whole store",
    ),
    key(
        "parallelism.tensor",
        Count,
        Number(1.0),
        "tensor-parallel ranks",
    ),
    key(
        "parallelism.pipeline",
        Count,
        Number(1.0),
        "pipeline stages",
    ),
    key(
        "parallelism.context",
        Count,
        Number(1.0),
        "context-parallel ranks",
    ),
    key(
        "parallelism.expert",
        Count,
        Number(1.0),
        "expert-parallel ranks",
    ),
    key(
        "parallelism.zero",
        UpTo(3.0),
        Number(0.0),
        "ZeRO stage: what the data ranks divide",
    ),
    key(
        "parallelism.sequence_parallel",
        Flag,
        Open,
        "norms and dropout divided along the sequence; with tensor parallelism when not given",
    ),
    key(
        "parallelism.interleave",
        Count,
        Number(1.0),
        "chunks of layers a stage",
    ),
    key(
        "parallelism.schedule",
        Word(SCHEDULES),
        Open,
        "order of the passes; interleaved with several chunks, else 1f1b",
    ),
    key(
        "parallelism.micro_batch",
        Count,
        Number(1.0),
        "sequences of a micro-batch",
    ),
    key(
        "precision.recipe",
        Word(RECIPES),
        Is("megatron"),
        "which numbers are kept how precisely",
    ),
    key(
        "precision.optimizer",
        Word(OPTIMIZERS),
        Is("adamw"),
        "the optimizer",
    ),
    key(
        "precision.compute",
        Word(FORMATS),
        Is("bf16"),
        "which of the device's peaks counts",
    ),
    key(
        "precision.weight_bytes",
        Amount,
        Open,
        "bytes of a weight; as the recipe",
    ),
    key(
        "precision.gradient_bytes",
        Amount,
        Open,
        "bytes of a gradient; as the recipe",
    ),
    key(
        "precision.optimizer_bytes",
        Amount,
        Open,
        "bytes the optimizer keeps a parameter; as the recipe",
    ),
    key(
        "memory.recompute",
        Word(RECOMPUTE),
        Is("none"),
        "what is computed again on the way back",
    ),
    key(
        "memory.attention",
        Word(&["flash", "standard"]),
        Is("flash"),
        "whether attention keeps its scores",
    ),
    key(
        "memory.dropout",
        Flag,
        On(false),
        "masks of dropout are kept",
    ),
    key(
        "memory.logit_bytes",
        Positive,
        Number(12.0),
        "bytes a logit at the peak: 12 for an unfused 32-bit cross-entropy, 4 for a fused one",
    ),
    key(
        "memory.loss_chunks",
        Count,
        Number(1.0),
        "pieces in which the loss is computed",
    ),
    key(
        "memory.allocator",
        Part,
        Number(0.05),
        "share of the dynamic memory lost to fragmentation: an allowance",
    ),
    key(
        "memory.context",
        Amount,
        Number(1.0e9),
        "bytes of driver context, NCCL and kernels: an allowance",
    ),
    key("run.step_seconds", Positive, Open, "seconds of a step"),
    key(
        "run.throughput",
        Positive,
        Open,
        "tokens a second of the whole run",
    ),
    key(
        "run.device_hours",
        Positive,
        Open,
        "device-hours of the whole run",
    ),
    key("run.mfu", Share, Open, "model FLOP utilisation"),
    key(
        "run.mfu_convention",
        Word(CONVENTIONS),
        Is("palm"),
        "the convention it is counted by",
    ),
    key(
        "run.efficiency",
        Share,
        Number(0.7),
        "share of the peak that matrix products reach, for the estimate",
    ),
];

/// Conventions of FLOP a token.
const CONVENTIONS: &[&str] = &longhand_math::cost::flops_per_token::CONVENTIONS;

/// The key at this path.
#[must_use]
pub fn at(path: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_stands_once_and_says_what_it_means() {
        for (place, key) in KEYS.iter().enumerate() {
            assert_eq!(
                KEYS.iter().position(|other| other.path == key.path),
                Some(place)
            );
            assert!(
                key.path.matches('.').count() == 1 && !key.doc.is_empty(),
                "{}",
                key.path
            );
        }
    }
}

//! Families of decoders: which `model_type` is read how.
//!
//! A new family is a file (or a function in the file of its nearest relative) and a line in
//! [`FAMILIES`]: from the fields of a configuration to a [`Shape`].

mod chunked;
mod common;
mod gemma;
mod gpt;
mod gpt_oss;
mod latent;
mod llama;
mod qwen;

use super::fields::Fields;
use super::shape::Shape;
use crate::refusal::Outcome;

/// How a family is read.
pub type Read = fn(&Fields, &str) -> Outcome<Shape>;

/// The `model_type`s that are read, each with its reader.
pub const FAMILIES: &[(&[&str], Read)] = &[
    (&["llama", "smollm3"], llama::llama),
    (&["mistral", "phi3"], llama::windowed),
    (&["mixtral"], llama::mixtral),
    (&["olmo2"], llama::olmo2),
    (&["cohere"], llama::cohere),
    (&["qwen2", "qwen3"], qwen::dense),
    (&["qwen2_moe", "qwen3_moe"], qwen::sparse),
    (&["gemma", "gemma2", "gemma3_text"], gemma::gemma),
    (&["gpt2"], gpt::gpt2),
    (&["gptj"], gpt::gptj),
    (&["gpt_neox"], gpt::gpt_neox),
    (&["bloom"], gpt::bloom),
    (&["falcon"], gpt::falcon),
    (&["opt"], gpt::opt),
    (&["mpt"], gpt::mpt),
    (&["deepseek_v2", "deepseek_v3", "kimi_k2"], latent::deepseek),
    (&["llama4_text"], chunked::llama4),
    (&["gpt_oss"], gpt_oss::gpt_oss),
];

/// Encoders, and encoders with a decoder.
pub const ENCODERS: &[&str] = &[
    "albert",
    "align",
    "bart",
    "beit",
    "bert",
    "big_bird",
    "bigbird_pegasus",
    "blenderbot",
    "camembert",
    "canine",
    "clip",
    "convbert",
    "data2vec-text",
    "deberta",
    "deberta-v2",
    "deit",
    "distilbert",
    "electra",
    "ernie",
    "esm",
    "flaubert",
    "fnet",
    "funnel",
    "ibert",
    "layoutlm",
    "layoutlmv2",
    "layoutlmv3",
    "led",
    "longformer",
    "longt5",
    "m2m_100",
    "marian",
    "mbart",
    "mobilebert",
    "modernbert",
    "mpnet",
    "mt5",
    "mvp",
    "nezha",
    "nomic_bert",
    "nystromformer",
    "pegasus",
    "pegasus_x",
    "plbart",
    "prophetnet",
    "reformer",
    "rembert",
    "roberta",
    "roc_bert",
    "roformer",
    "siglip",
    "speech_to_text",
    "squeezebert",
    "switch_transformers",
    "t5",
    "t5gemma",
    "umt5",
    "vit",
    "wav2vec2",
    "whisper",
    "xlm",
    "xlm-roberta",
    "xlm-roberta-xl",
    "xlnet",
    "xmod",
    "yoso",
];

/// Models that are not, or not only, attention.
pub const RECURRENT: &[&str] = &[
    "bamba",
    "falcon_h1",
    "falcon_mamba",
    "granitemoehybrid",
    "hyena",
    "jamba",
    "lfm2",
    "mamba",
    "mamba2",
    "minimax",
    "nemotron_h",
    "qwen3_next",
    "recurrent_gemma",
    "retnet",
    "rwkv",
    "rwkv6",
    "rwkv7",
    "stripedhyena",
    "xlstm",
    "zamba",
    "zamba2",
];

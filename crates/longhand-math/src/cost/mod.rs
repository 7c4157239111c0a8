//! What training costs: parameters, operations, memory, traffic, time, energy and money.
//!
//! Plain numbers in base units: parameters, tokens, FLOP, bytes, seconds, dollars. Results with several
//! parts are records; the part that stands for the whole is the total.

pub mod activation_memory;
pub mod checkpoint_interval;
pub mod checkpoint_size;
pub mod chinchilla;
pub mod collectives;
pub mod failures;
pub mod flops;
pub mod flops_per_token;
pub mod implied_mfu;
pub mod in_flight;
pub mod kv_cache;
pub mod layer_activation;
pub mod logits_memory;
pub mod mean_context;
pub mod model_states;
pub mod noise_scale;
pub mod parallel;
pub mod pipeline_bubble;
mod record;
pub mod roofline;
pub mod training_bytes;
pub mod training_run;
pub mod transformer_params;
pub mod utilisation;

use crate::registry::Entry;

/// Every cost rule.
pub const ALL: &[Entry] = &[
    transformer_params::ENTRY,
    flops::SIX_ND,
    flops::TRANSFORMER,
    flops::PALM,
    flops::INFERENCE,
    flops::MATMUL,
    flops_per_token::ENTRY,
    mean_context::ENTRY,
    activation_memory::ENTRY,
    layer_activation::ENTRY,
    logits_memory::ENTRY,
    training_bytes::ENTRY,
    model_states::ENTRY,
    model_states::MEGATRON,
    kv_cache::ENTRY,
    kv_cache::MLA,
    collectives::ALL_REDUCE,
    collectives::ALL_GATHER,
    collectives::ALL_TO_ALL,
    parallel::DATA,
    parallel::TENSOR,
    parallel::SEQUENCE,
    parallel::PIPELINE,
    pipeline_bubble::ENTRY,
    in_flight::ENTRY,
    parallel::CONTEXT,
    parallel::EXPERT,
    parallel::CAPACITY,
    chinchilla::LOSS,
    chinchilla::OPTIMAL,
    noise_scale::ENTRY,
    noise_scale::CRITICAL,
    utilisation::MFU,
    utilisation::HFU,
    implied_mfu::ENTRY,
    roofline::ENTRY,
    training_run::ENTRY,
    checkpoint_interval::ENTRY,
    checkpoint_size::ENTRY,
    failures::ENTRY,
];

//! What training costs: parameters, operations, memory, traffic, time, energy and money.
//!
//! Plain numbers in base units: parameters, tokens, FLOP, bytes, seconds, dollars. Results with several
//! parts are records; the part that stands for the whole is the total.

pub mod activation_memory;
pub mod checkpoint_interval;
pub mod chinchilla;
pub mod collectives;
pub mod flops;
pub mod kv_cache;
pub mod model_states;
pub mod noise_scale;
pub mod parallel;
pub mod training_run;
pub mod transformer_params;
pub mod utilisation;

use crate::registry::{Entry, Outcome};

/// Every cost rule.
pub const ALL: &[Entry] = &[
    transformer_params::ENTRY,
    flops::SIX_ND,
    flops::TRANSFORMER,
    flops::PALM,
    flops::INFERENCE,
    flops::MATMUL,
    activation_memory::ENTRY,
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
    parallel::BUBBLE,
    parallel::CONTEXT,
    parallel::EXPERT,
    parallel::CAPACITY,
    chinchilla::LOSS,
    chinchilla::OPTIMAL,
    noise_scale::ENTRY,
    noise_scale::CRITICAL,
    utilisation::MFU,
    utilisation::HFU,
    training_run::ENTRY,
    checkpoint_interval::ENTRY,
];

/// A record of numbers.
fn record<const N: usize>(parts: [(&'static str, f64); N]) -> Outcome {
    Outcome::Record(
        parts
            .into_iter()
            .map(|(name, number)| (name, number.into()))
            .collect(),
    )
}

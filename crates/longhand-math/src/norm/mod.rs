//! Normalisation, forward and backward.
//!
//! Each rule gives `y`, which stands for the whole, its statistics, and with an incoming gradient `dy`
//! the gradients `d_x`, `d_gamma`, `d_beta`. Variances are biased (divided by n) in all of them; only
//! the running variance of batch norm is unbiased, as in PyTorch.

pub mod batch_norm;
pub mod group_norm;
pub mod l2_normalize;
pub mod layer_norm;
mod normalise;
mod parameters;
pub mod rms_norm;

use crate::registry::Entry;

/// Every normalisation.
pub const ALL: &[Entry] = &[
    batch_norm::ENTRY,
    batch_norm::EVAL,
    layer_norm::ENTRY,
    rms_norm::ENTRY,
    group_norm::ENTRY,
    group_norm::INSTANCE,
    l2_normalize::ENTRY,
];

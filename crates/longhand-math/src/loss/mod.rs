//! Losses and their gradients.
//!
//! The result of a loss is a record: `loss`, which stands for the whole, and for every input that
//! can learn its gradient, `d_logits` beside `logits`. `reduction` is the mean over all elements, their
//! sum, or none; with none the gradient is that of the sum. Classes are counted from 0 and run along
//! the last axis; all axes before it are rows.

pub mod binary;
pub mod contrastive;
pub mod cross_entropy;
pub mod divergence;
pub mod focal_multiclass;
pub mod gae;
pub mod info_nce;
pub mod kl_estimators;
pub mod likelihood;
pub mod load_balance;
pub mod margin;
pub mod multi_margin;
pub mod policy;
pub mod preference;
mod reduce;
pub mod regression;
pub mod z_loss;

use crate::registry::Entry;

/// Every loss.
pub const ALL: &[Entry] = &[
    cross_entropy::ENTRY,
    cross_entropy::SOFT,
    cross_entropy::NLL,
    z_loss::ENTRY,
    binary::BCE_WITH_LOGITS,
    binary::BCE,
    binary::FOCAL,
    focal_multiclass::ENTRY,
    regression::MSE,
    regression::L1,
    regression::HUBER,
    regression::SMOOTH_L1,
    regression::LOG_COSH,
    likelihood::GAUSSIAN,
    likelihood::POISSON,
    divergence::KL_DIV,
    divergence::KL_FROM_LOGITS,
    divergence::DISTILLATION,
    divergence::ENTROPY,
    margin::HINGE,
    margin::SQUARED_HINGE,
    margin::SOFT_MARGIN,
    margin::RANKING,
    margin::EMBEDDING,
    multi_margin::ENTRY,
    contrastive::COSINE_SIMILARITY,
    contrastive::COSINE_EMBEDDING,
    contrastive::TRIPLET,
    info_nce::ENTRY,
    preference::DPO,
    preference::IPO,
    preference::REWARD_PAIR,
    policy::PPO_CLIP,
    policy::GRPO,
    policy::ADVANTAGES,
    gae::ENTRY,
    kl_estimators::ENTRY,
    load_balance::ENTRY,
];

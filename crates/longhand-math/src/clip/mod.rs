//! Gradient clipping.
//!
//! Where a library's rule differs from the definition it is a rule of its own with the library's
//! name: `clip_grad_norm` brings the norm to exactly the limit, `clip_grad_norm_torch` divides by the
//! norm plus 1e-6.

pub mod adaptive_grad_clip;
pub mod clip_by_block_rms;
pub mod clip_grad_norm;
pub mod clip_grad_value;
mod parameters;

pub(crate) use clip_by_block_rms::{block_rms, rms};
pub use clip_grad_norm::total_norm;

use crate::registry::Entry;

/// Every way to clip.
pub const ALL: &[Entry] = &[
    clip_grad_norm::ENTRY,
    clip_grad_norm::TORCH,
    clip_grad_value::ENTRY,
    adaptive_grad_clip::ENTRY,
    clip_by_block_rms::ENTRY,
];

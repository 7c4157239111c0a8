//! Number formats: what a value becomes when it is stored in few bits.
//!
//! A [`Float`] is a sign, a few bits of exponent and a few of mantissa; rounding goes in one exact
//! step from f64, never by way of another format. Beyond the largest number IEEE formats give an
//! infinity, e4m3fn (which has none) NaN, and formats with neither stay at their largest number.
//! Blocks that share a scale (mxfp4, nvfp4) stand on these.

pub mod accumulate;
pub mod block;
mod by_name;
pub mod decode;
mod float;
pub mod info;
pub mod loss_scale;
pub mod master_weights;
pub mod round_to;

pub use by_name::{FLOATS, named};
pub use float::{Float, Overflow, Rounding};
pub use loss_scale::Scaler;

use crate::registry::Entry;

/// Every format and every rule about formats.
pub const ALL: &[Entry] = &[
    round_to::FP32,
    round_to::TF32,
    round_to::FP16,
    round_to::BF16,
    round_to::FP8_E4M3FN,
    round_to::FP8_E5M2,
    round_to::FP6_E3M2,
    round_to::FP6_E2M3,
    round_to::FP4_E2M1,
    block::MXFP4,
    block::MXFP8,
    block::NVFP4,
    decode::ENTRY,
    info::ENTRY,
    accumulate::ENTRY,
    accumulate::LOW_PRECISION,
    master_weights::ENTRY,
    loss_scale::ENTRY,
    loss_scale::SCALER,
];

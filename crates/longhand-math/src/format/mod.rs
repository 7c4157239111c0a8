//! Number formats: what a value becomes when it is stored in few bits.
//!
//! A [`Float`] is a sign, a few bits of exponent and a few of mantissa; rounding goes in one exact
//! step from f64, never by way of another format. Beyond the largest number IEEE formats give an
//! infinity, e4m3fn (which has none) NaN, and formats with neither stay at their largest number.
//! Blocks that share a scale (mxfp4, nvfp4) stand on these.

pub mod accumulate;
pub mod block;
pub mod decode;
mod float;
pub mod info;
pub mod loss_scale;
pub mod master_weights;
pub mod round_to;

pub use float::{Float, Overflow, Rounding};
pub use loss_scale::Scaler;

use crate::MathError;
use crate::registry::{Arguments, Entry};

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

/// The formats of plain numbers, by name.
pub const FLOATS: &[Float] = &[
    Float::FP32,
    Float::TF32,
    Float::FP16,
    Float::BF16,
    Float::FP8_E4M3FN,
    Float::FP8_E5M2,
    Float::FP6_E3M2,
    Float::FP6_E2M3,
    Float::FP4_E2M1,
];

/// Their names, for parameters that choose one.
const NAMES: &[&str] = &[
    "fp16",
    "bf16",
    "fp32",
    "tf32",
    "fp8_e4m3fn",
    "fp8_e5m2",
    "fp6_e3m2",
    "fp6_e2m3",
    "fp4_e2m1",
    "fp64",
];

/// The format of this name; nothing for `fp64` and unknown names.
pub fn named(name: &str) -> Option<&'static Float> {
    FLOATS.iter().find(|float| float.name == name)
}

/// The format a parameter chooses; nothing for `fp64`, which is what everything here is computed in.
fn chosen(arguments: &Arguments, parameter: &str) -> Option<&'static Float> {
    named(arguments.word(parameter))
}

/// Rounds to the nearest number of a format, or leaves it alone for `fp64`.
fn nearest(format: Option<&Float>, x: f64) -> f64 {
    format.map_or(x, |format| format.nearest(x))
}

/// The format a parameter chooses, where `fp64` makes no sense.
fn chosen_small(arguments: &Arguments, parameter: &str) -> Result<&'static Float, MathError> {
    chosen(arguments, parameter).ok_or_else(|| {
        MathError::new(format!(
            "{}: `{parameter}` should be smaller than fp64",
            arguments.rule()
        ))
    })
}

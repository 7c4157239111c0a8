//! Shared by rules about formats: a format by its name, as parameters choose it.

use super::float::Float;
use crate::MathError;
use crate::registry::Arguments;

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
pub(super) const NAMES: &[&str] = &[
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
pub(super) fn chosen(arguments: &Arguments, parameter: &str) -> Option<&'static Float> {
    named(arguments.word(parameter))
}

/// Rounds to the nearest number of a format, or leaves it alone for `fp64`.
pub(super) fn nearest(format: Option<&Float>, x: f64) -> f64 {
    format.map_or(x, |format| format.nearest(x))
}

/// The format a parameter chooses, where `fp64` makes no sense.
pub(super) fn chosen_small(
    arguments: &Arguments,
    parameter: &str,
) -> Result<&'static Float, MathError> {
    chosen(arguments, parameter).ok_or_else(|| {
        MathError::new(format!(
            "{}: `{parameter}` should be smaller than fp64",
            arguments.rule()
        ))
    })
}

//! A value in a format: the nearest number it can hold, its bits, and the error made.
//!
//! value = round(x), error = value − x. Rounding is to nearest with halves to even, towards zero, or
//! stochastic: away from zero with the probability of the distance, decided by `noise` in [0, 1), so
//! that the mean over the noise is x itself. `saturate` clamps to the largest number first.
//!
//! | format | exponent | mantissa | largest | smallest normal |
//! |-|-|-|-|-|
//! | fp32 | 8 | 23 | 3.4e38 | 1.2e-38 |
//! | tf32 | 8 | 10 | 3.4e38 | 1.2e-38 |
//! | bf16 | 8 | 7 | 3.4e38 | 1.2e-38 |
//! | fp16 | 5 | 10 | 65504 | 6.1e-5 |
//! | fp8_e5m2 | 5 | 2 | 57344 | 6.1e-5 |
//! | fp8_e4m3fn | 4 | 3 | 448 | 0.0156 |
//! | fp6_e3m2 | 3 | 2 | 28 | 0.25 |
//! | fp6_e2m3 | 2 | 3 | 7.5 | 1 |
//! | fp4_e2m1 | 2 | 1 | 6 | 1 |
//!
//! Sources: IEEE 754; Micikevicius and others 2022, "FP8 formats for deep learning"; the OCP OFP8 and
//! microscaling specifications. A gradient of 1e-9 is lost in fp16 and kept in bf16:
//!
//! ```
//! use longhand_math::registry::named;
//! let fp16 = named("fp16").ok_or("?")?.apply([1e-9.into()])?;
//! assert_eq!(fp16.number("value")?, 0.0);
//! let bf16 = named("bf16").ok_or("?")?.apply([1e-9.into()])?;
//! assert_eq!(bf16.number("value")?, 137.0 / 128.0 * (-30_f64).exp2());
//! assert_eq!(named("fp16").ok_or("?")?.apply([1.0.into()])?.number("bits")?, 15360.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::{Float, Rounding};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const PARAMETERS: &[Parameter] = &[
    Parameter::tensor("x", "the value or values"),
    Parameter::word(
        "rounding",
        &["nearest", "zero", "stochastic"],
        "how to choose between neighbours",
    ),
    Parameter::flag("saturate", "clamp to the largest number first"),
    Parameter::tensor("noise", "uniform in [0, 1), for stochastic rounding").optional(),
];

const fn entry(
    slug: &'static str,
    title: &'static str,
    source: &'static str,
    rule: crate::registry::Rule,
) -> Entry {
    Entry {
        slug,
        title,
        formula: r"\hat x = \operatorname{round}\left(x / 2^{q}\right) 2^{q},\quad q = \max(\lfloor\log_2|x|\rfloor, e_{\min}) - m",
        parameters: PARAMETERS,
        main: Some("value"),
        source,
        rule,
    }
}

/// Single precision.
pub const FP32: Entry = entry("fp32", "fp32", "IEEE 754-2019", |arguments| {
    rule(arguments, &Float::FP32)
});
/// TensorFloat-32.
pub const TF32: Entry = entry(
    "tf32",
    "TF32",
    "NVIDIA A100 whitepaper, 2020",
    |arguments| rule(arguments, &Float::TF32),
);
/// Half precision.
pub const FP16: Entry = entry("fp16", "fp16", "IEEE 754-2019", |arguments| {
    rule(arguments, &Float::FP16)
});
/// bfloat16.
pub const BF16: Entry = entry(
    "bf16",
    "bfloat16",
    "Kalamkar et al. 2019 (arXiv:1905.12322)",
    |arguments| rule(arguments, &Float::BF16),
);
/// Eight bits, three of mantissa.
pub const FP8_E4M3FN: Entry = entry(
    "fp8_e4m3fn",
    "fp8 e4m3",
    "Micikevicius et al. 2022 (arXiv:2209.05433)",
    |arguments| rule(arguments, &Float::FP8_E4M3FN),
);
/// Eight bits, two of mantissa.
pub const FP8_E5M2: Entry = entry(
    "fp8_e5m2",
    "fp8 e5m2",
    "Micikevicius et al. 2022 (arXiv:2209.05433)",
    |arguments| rule(arguments, &Float::FP8_E5M2),
);
/// Six bits, two of mantissa.
pub const FP6_E3M2: Entry = entry(
    "fp6_e3m2",
    "fp6 e3m2",
    "OCP Microscaling Formats v1.0",
    |arguments| rule(arguments, &Float::FP6_E3M2),
);
/// Six bits, three of mantissa.
pub const FP6_E2M3: Entry = entry(
    "fp6_e2m3",
    "fp6 e2m3",
    "OCP Microscaling Formats v1.0",
    |arguments| rule(arguments, &Float::FP6_E2M3),
);
/// Four bits.
pub const FP4_E2M1: Entry = entry(
    "fp4_e2m1",
    "fp4 e2m1",
    "OCP Microscaling Formats v1.0",
    |arguments| rule(arguments, &Float::FP4_E2M1),
);

fn rule(arguments: &Arguments, format: &Float) -> Result<Outcome, MathError> {
    let x = arguments.tensor("x")?;
    let saturate = arguments.flag("saturate");
    let round = |x: f64, rounding: Rounding| {
        if saturate {
            format.saturating(x, rounding)
        } else {
            format.round(x, rounding)
        }
    };
    let value = match arguments.word("rounding") {
        "zero" => x.map(|x| round(x, Rounding::Zero)),
        "stochastic" => {
            let noise = arguments.optional_tensor("noise").ok_or_else(|| {
                MathError::new(format!(
                    "{}: stochastic rounding needs `noise` in [0, 1)",
                    format.name
                ))
            })?;
            x.zip(noise, |x, noise| round(x, Rounding::Stochastic(noise)))?
        }
        _ => x.map(|x| round(x, Rounding::Nearest)),
    };
    let bits = value.map(|value| format.encode(value) as f64);
    let error = value.sub(&x.broadcast_to(value.shape())?)?;
    Ok(Outcome::Record(vec![
        ("value", Tensor::into(value)),
        ("bits", bits.into()),
        ("error", error.into()),
    ]))
}

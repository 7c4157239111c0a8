//! Blocks of small numbers that share a scale.
//!
//! * `mxfp4`, `mxfp8`: blocks of 32; scale 2^(⌊log₂ max|x|⌋ − e), e the exponent of the element
//!   format's largest number (2 for e2m1, 8 for e4m3), kept within 2^±127; elements are x/scale,
//!   rounded to nearest and clamped. With `scale` up it is the least power of two with which nothing is
//!   clamped.
//! * `nvfp4`: blocks of 16; a scale for the tensor t = max|X|/(6 · 448) in fp32, a scale for the block
//!   s = e4m3(max|x|/(6 t)); elements are e2m1(x/(s t)).
//!
//! The last block may be shorter. value = element · scale(s); `elements` are the numbers in the small
//! format, `scales` one a block. Sources: OCP Microscaling Formats v1.0, section 6.3; Mishra and others 2025 (arXiv:2506.08027), for scales
//! rounded up; NVIDIA 2025,
//! "Pretraining large language models with NVFP4". In a block whose largest is 5 the scale is
//! 2^(2 − 2) = 1, and 0.2 is closer to 0 than to ½:
//!
//! ```
//! use longhand_math::registry::named;
//! let block = named("mxfp4").ok_or("?")?.apply([[5.0, 0.2, -0.9].into()])?;
//! assert_eq!(block.tensor("value")?.data(), [4.0, 0.0, -1.0]);
//! assert_eq!(block.tensor("scales")?.data(), [1.0]);
//! // 7 is more than 6, the largest of e2m1: clamped, or with twice the scale rounded to 8.
//! for (scale, value) in [("down", 6.0), ("up", 8.0)] {
//!     let block = named("mxfp4").ok_or("?")?.call([[7.0].into()], [("scale", scale.into())])?;
//!     assert_eq!(block.tensor("value")?.data(), [value]);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::float::{exponent_of, power_of_two};
use super::{Float, Rounding};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const X: Parameter = Parameter::tensor(
    "x",
    "the values; blocks run along the last axis, laid end to end",
);
const ROUNDING: Parameter = Parameter::word(
    "rounding",
    &["nearest", "zero", "stochastic"],
    "how elements are rounded",
);
const NOISE: Parameter =
    Parameter::tensor("noise", "uniform in [0, 1), for stochastic rounding").optional();

const SCALE: Parameter = Parameter::word(
    "scale",
    &["down", "up"],
    "how the scale is rounded to a power of two; up: no number is clamped",
);

/// Microscaling with four bits.
pub const MXFP4: Entry = Entry {
    slug: "mxfp4",
    title: "MXFP4",
    formula: r"s = 2^{\lfloor\log_2\max|x|\rfloor - 2},\quad \hat x = s\cdot\operatorname{e2m1}(x/s)",
    parameters: &[
        X,
        Parameter::count("block", "numbers that share a scale").or(32.0),
        ROUNDING,
        NOISE,
        SCALE,
    ],
    main: Some("value"),
    source: "OCP Microscaling Formats (MX) v1.0",
    rule: |arguments| microscaling(arguments, &Float::FP4_E2M1),
};

/// Microscaling with eight bits.
pub const MXFP8: Entry = Entry {
    slug: "mxfp8",
    title: "MXFP8 (e4m3)",
    formula: r"s = 2^{\lfloor\log_2\max|x|\rfloor - 8},\quad \hat x = s\cdot\operatorname{e4m3}(x/s)",
    parameters: &[
        X,
        Parameter::count("block", "numbers that share a scale").or(32.0),
        ROUNDING,
        NOISE,
        SCALE,
    ],
    main: Some("value"),
    source: "OCP Microscaling Formats (MX) v1.0",
    rule: |arguments| microscaling(arguments, &Float::FP8_E4M3FN),
};

/// NVIDIA's four bits with two scales.
pub const NVFP4: Entry = Entry {
    slug: "nvfp4",
    title: "NVFP4",
    formula: r"t = \frac{\max|X|}{6\cdot 448},\quad s = \operatorname{e4m3}\left(\frac{\max|x|}{6t}\right),\quad \hat x = s\,t\cdot\operatorname{e2m1}\left(\frac{x}{s\,t}\right)",
    parameters: &[
        X,
        Parameter::count("block", "numbers that share a scale").or(16.0),
        ROUNDING,
        NOISE,
        Parameter::number("tensor_scale", "t; from the largest value when not given").optional(),
    ],
    main: Some("value"),
    source: "NVIDIA 2025, Pretraining Large Language Models with NVFP4 (arXiv:2509.25149)",
    rule: nvfp4,
};

/// How to round each element.
struct Chooser<'a> {
    rounding: &'a str,
    noise: Option<Tensor>,
}

impl Chooser<'_> {
    fn new(arguments: &Arguments) -> Result<Chooser<'_>, MathError> {
        let rounding = arguments.word("rounding");
        let noise = match arguments.optional_tensor("noise") {
            Some(noise) => Some(noise.broadcast_to(arguments.tensor("x")?.shape())?),
            None if rounding == "stochastic" => {
                return Err(MathError::new(format!(
                    "{}: stochastic rounding needs `noise` in [0, 1)",
                    arguments.rule()
                )));
            }
            None => None,
        };
        Ok(Chooser { rounding, noise })
    }

    fn at(&self, place: usize) -> Rounding {
        match self.rounding {
            "zero" => Rounding::Zero,
            "stochastic" => {
                let noise = self
                    .noise
                    .as_ref()
                    .and_then(|noise| noise.data().get(place));
                Rounding::Stochastic(noise.copied().unwrap_or(0.5))
            }
            _ => Rounding::Nearest,
        }
    }
}

/// Rounds block by block with the scale a block asks for.
fn blocks(
    arguments: &Arguments,
    element: &Float,
    scale_of: impl Fn(f64) -> f64,
    shared: f64,
) -> Result<Outcome, MathError> {
    let x = arguments.tensor("x")?;
    let block = arguments.size("block")?;
    if block == 0 {
        return Err(MathError::new(format!(
            "{}: `block` should be at least 1",
            arguments.rule()
        )));
    }
    let chooser = Chooser::new(arguments)?;
    let (mut value, mut elements, mut scales) = (x.clone(), x.clone(), Vec::new());
    let places = value
        .data_mut()
        .chunks_mut(block)
        .zip(elements.data_mut().chunks_mut(block));
    for (number, (values, elements)) in places.enumerate() {
        let scale = scale_of(largest(values));
        scales.push(scale);
        for (place, (value, code)) in values.iter_mut().zip(elements).enumerate() {
            let scaled = if scale == 0.0 {
                0.0
            } else {
                *value / (scale * shared)
            };
            *code = element.saturating(scaled, chooser.at(number * block + place));
            *value = *code * scale * shared;
        }
    }
    let codes = elements.map(|element_value| element.encode(element_value) as f64);
    Ok(Outcome::Record(vec![
        ("value", value.into()),
        ("scales", scales.into()),
        ("elements", elements.into()),
        ("codes", codes.into()),
        ("tensor_scale", shared.into()),
    ]))
}

fn microscaling(arguments: &Arguments, element: &Float) -> Result<Outcome, MathError> {
    let up = arguments.word("scale") == "up";
    let scale_of = |top: f64| {
        if top.is_nan() || top.is_infinite() {
            f64::NAN
        } else if top == 0.0 {
            power_of_two(-127)
        } else {
            let down = exponent_of(top) - element.highest();
            let clamped = top > element.max() * power_of_two(down);
            let exponent = if up && clamped { down + 1 } else { down };
            power_of_two(exponent.clamp(-127, 127))
        }
    };
    blocks(arguments, element, scale_of, 1.0)
}

fn nvfp4(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (element, scale) = (&Float::FP4_E2M1, &Float::FP8_E4M3FN);
    let top = largest(arguments.tensor("x")?.data());
    let shared = match arguments.optional_number("tensor_scale") {
        Some(shared) => shared,
        None if top == 0.0 => 1.0,
        None => Float::FP32.nearest(top / (element.max() * scale.max())),
    };
    let scale_of = |top: f64| scale.saturating(top / element.max() / shared, Rounding::Nearest);
    blocks(arguments, element, scale_of, shared)
}

/// The largest magnitude; NaN if any number is.
fn largest(numbers: &[f64]) -> f64 {
    numbers.iter().fold(0.0, |top: f64, x| {
        if top.is_nan() || x.is_nan() {
            f64::NAN
        } else {
            top.max(x.abs())
        }
    })
}

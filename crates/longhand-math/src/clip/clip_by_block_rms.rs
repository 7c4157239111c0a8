//! Clipping by the root mean square of a tensor: g / max(1, RMS(g)/c), RMS(g) = √(mean g²).
//!
//! The rule inside Adafactor. Source: Shazeer and Stern 2018, section 6; optax's
//! `clip_by_block_rms`.
//!
//! ```
//! use longhand_math::registry::named;
//! let clip = named("clip_by_block_rms").ok_or("?")?;
//! let found = clip.apply([[3.0, 4.0].into(), 0.5.into()])?;
//! assert!((found.tensor("")?.data()[0] - 0.4242640687119285).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::parameters::GRADS;
use crate::Tensor;
use crate::real::sqrt;
use crate::registry::{Entry, Parameter};

/// Clip by root mean square.
pub const ENTRY: Entry = Entry {
    slug: "clip_by_block_rms",
    title: "Clip by root mean square",
    formula: r"g \leftarrow g \Big/ \max\left(1, \frac{\operatorname{RMS}(g)}{c}\right)",
    parameters: &[
        GRADS,
        Parameter::number("threshold", "the largest root mean square allowed").or(1.0),
    ],
    main: None,
    source: "Shazeer & Stern 2018, Adafactor (arXiv:1804.04235); optax clip_by_block_rms",
    rule: |arguments| {
        Ok(block_rms(arguments.tensor("grads")?, arguments.number("threshold")?).into())
    },
};

/// Clips one tensor by its root mean square.
pub(crate) fn block_rms(tensor: &Tensor, threshold: f64) -> Tensor {
    let divisor = (rms(tensor) / threshold).max(1.0);
    tensor.map(|x| x / divisor)
}

/// √(mean x²); NaN for no numbers.
pub(crate) fn rms(tensor: &Tensor) -> f64 {
    sqrt(tensor.map(|x| x * x).mean())
}

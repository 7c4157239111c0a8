//! Other ways to tell positions apart.
//!
//! * `sinusoidal`: feature 2i of position p is sin(p/base^(2i/d)), feature 2i + 1 its cosine.
//! * `alibi_slopes`: head h of H (a power of two) subtracts 2^(−8h/H) for each key of distance; other
//!   H take the slopes of the next smaller power of two, then every second of the next larger.
//!
//! Sources: Vaswani and others 2017, section 3.5; Press and others 2022. Eight heads start at ½:
//!
//! ```
//! use longhand_math::registry::named;
//! let slopes = named("alibi_slopes").ok_or("?")?.with(&[("heads", 8.0)])?;
//! assert_eq!(slopes.tensor("")?.data()[..3], [0.5, 0.25, 0.125]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::real::{cos, exp2, pow, sin};
use crate::registry::{Entry, Parameter};
use crate::{MathError, Tensor};

/// Most numbers of one call.
const MOST: usize = 1 << 20;

/// Sinusoidal positions.
pub const SINUSOIDAL: Entry = Entry {
    slug: "sinusoidal",
    title: "Sinusoidal positions",
    formula: r"x_{2i} = \sin\left(p\,\text{base}^{-2i/d}\right),\quad x_{2i+1} = \cos\left(p\,\text{base}^{-2i/d}\right)",
    parameters: &[
        Parameter::tensor("position", "the position or positions"),
        Parameter::count("width", "features, an even number"),
        Parameter::number("base", "base of the wavelengths").or(10_000.0),
    ],
    main: None,
    source: "Vaswani et al. 2017 (arXiv:1706.03762), section 3.5",
    rule: |arguments| {
        let (position, width) = (arguments.tensor("position")?, arguments.size("width")?);
        let base = arguments.number("base")?;
        if width > MOST / position.len().max(1) {
            return Err(MathError::new("sinusoidal: too many numbers"));
        }
        let mut numbers = Vec::with_capacity(position.len() * width);
        for &position in position.data() {
            for feature in 0..width {
                let pair = (feature - feature % 2) as f64;
                let angle = position * pow(base, -pair / width as f64);
                numbers.push(if feature % 2 == 0 {
                    sin(angle)
                } else {
                    cos(angle)
                });
            }
        }
        let sizes = [position.sizes(), &[width]].concat();
        Ok(Tensor::new(&sizes, numbers)?.into())
    },
};

/// Slopes of attention with linear biases.
pub const ALIBI: Entry = Entry {
    slug: "alibi_slopes",
    title: "ALiBi slopes",
    formula: r"m_h = 2^{-8h/H}",
    parameters: &[Parameter::count("heads", "attention heads")],
    main: None,
    source: "Press et al. 2022 (arXiv:2108.12409)",
    rule: |arguments| {
        let heads = arguments.size("heads")?;
        if heads == 0 || heads > MOST {
            return Err(MathError::new(
                "alibi_slopes: `heads` should be between 1 and a million",
            ));
        }
        let slopes =
            |count: usize| (1..=count).map(move |head| exp2(-8.0 * head as f64 / count as f64));
        // The largest power of two that is not larger.
        let whole = 1_usize << heads.ilog2();
        let rest = slopes(2 * whole).step_by(2).take(heads - whole);
        Ok(slopes(whole).chain(rest).collect::<Vec<f64>>().into())
    },
};

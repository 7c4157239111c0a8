//! The gradient noise scale: how large a batch still pays.
//!
//! * `gradient_noise_scale`: from the squared gradient norms at a small and a large batch,
//!   |G|² = (B |G_B|² − b |G_b|²)/(B − b), tr Σ = (|G_b|² − |G_B|²)/(1/b − 1/B), noise = tr Σ/|G|².
//! * `critical_batch`: at batch size B, steps are 1 + noise/B times the fewest and examples 1 + B/noise
//!   times the fewest.
//!
//! Source: McCandlish and others 2018, equations 2.8 and 5.1 to 5.2 and appendix A. Norms² of 3 at 1 and
//! 1.2 at 10 come from |G|² = 1 and tr Σ = 2:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("gradient_noise_scale").ok_or("?")?.with(&[
//!     ("small_batch", 1.0), ("small_norm2", 3.0), ("large_batch", 10.0), ("large_norm2", 1.2),
//! ])?;
//! assert!((found.number("noise_scale")? - 2.0).abs() < 1e-12);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::record::record;
use crate::MathError;
use crate::registry::{Entry, Parameter};

/// From two batch sizes.
pub const ENTRY: Entry = Entry {
    slug: "gradient_noise_scale",
    title: "Gradient noise scale",
    formula: r"B_{\text{noise}} = \frac{\operatorname{tr}\Sigma}{|G|^2}",
    parameters: &[
        Parameter::number("small_batch", "the small batch size"),
        Parameter::number("small_norm2", "squared gradient norm there"),
        Parameter::number("large_batch", "the large batch size"),
        Parameter::number("large_norm2", "squared gradient norm there"),
    ],
    main: Some("noise_scale"),
    source: "McCandlish et al. 2018 (arXiv:1812.06162), appendix A",
    rule: |arguments| {
        let (small, large) = (
            arguments.positive("small_batch")?,
            arguments.positive("large_batch")?,
        );
        let (at_small, at_large) = (
            arguments.number("small_norm2")?,
            arguments.number("large_norm2")?,
        );
        if small == large {
            return Err(MathError::new(
                "gradient_noise_scale: the batch sizes should differ",
            ));
        }
        let signal = (large * at_large - small * at_small) / (large - small);
        let noise = (at_small - at_large) / (1.0 / small - 1.0 / large);
        Ok(record([
            ("noise_scale", noise / signal),
            ("signal", signal),
            ("noise", noise),
        ]))
    },
};

/// What a batch size costs.
pub const CRITICAL: Entry = Entry {
    slug: "critical_batch",
    title: "Cost of a batch size",
    formula: r"\frac{S}{S_{\min}} = 1 + \frac{B_{\text{noise}}}{B},\quad \frac{E}{E_{\min}} = 1 + \frac{B}{B_{\text{noise}}}",
    parameters: &[
        Parameter::number("batch", "the batch size"),
        Parameter::number("noise_scale", "the gradient noise scale"),
    ],
    main: None,
    source: "McCandlish et al. 2018 (arXiv:1812.06162), eqs. 5.1 and 5.2",
    rule: |arguments| {
        let (batch, noise) = (
            arguments.positive("batch")?,
            arguments.positive("noise_scale")?,
        );
        Ok(record([
            ("steps", 1.0 + noise / batch),
            ("examples", 1.0 + batch / noise),
        ]))
    },
};

//! RMS normalisation: each row over its root mean square, without taking out the mean.
//!
//! y = γ x/r, r = √(mean x² + ε). dx = (g − x mean(g x)/r²)/r with g = γ dy.
//!
//! Source: Zhang and Sennrich 2019; PyTorch's `F.rms_norm`, whose ε, when none is given, is the
//! precision of the format: 2.2e-16 here. The row 3, 4 has r = √12.5:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("rms_norm").ok_or("?")?.call([[3.0, 4.0].into()], [("eps", 0.0.into())])?;
//! assert!((found.tensor("y")?.data()[0] - 3.0 / 12.5_f64.sqrt()).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::normalise::{per_channel, per_row};
use super::parameters::{DY, EPS, GAMMA, X};
use crate::MathError;
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Outcome};

/// RMS normalisation.
pub const ENTRY: Entry = Entry {
    slug: "rms_norm",
    title: "RMS normalisation",
    formula: r"y = \gamma\,\frac{x}{\sqrt{\operatorname{mean}(x^2)+\epsilon}}",
    parameters: &[X, GAMMA, EPS.or(f64::EPSILON), DY],
    main: Some("y"),
    source: "Zhang & Sennrich 2019 (arXiv:1910.07467); PyTorch torch.nn.functional.rms_norm",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let x = arguments.tensor("x")?;
    let eps = arguments.number("eps")?;
    let width = x.sizes().last().copied().unwrap_or(1).max(1);
    let gamma = per_channel(arguments, "gamma", width, 1.0)?;
    let rms: Vec<f64> = x
        .data()
        .chunks(width)
        .map(|row| sqrt(row.iter().map(|x| x * x).sum::<f64>() / width as f64 + eps))
        .collect();
    let mut y = x.clone();
    for (row, rms) in y.data_mut().chunks_mut(width).zip(&rms) {
        row.iter_mut()
            .zip(&gamma)
            .for_each(|(x, gamma)| *x = gamma * *x / rms);
    }
    let mut parts = vec![("y", y.into()), ("rms", per_row(x, rms.clone())?)];
    if let Some(dy) = arguments.optional_tensor("dy") {
        let mut d_x = dy.broadcast_to(x.shape())?;
        let mut d_gamma = vec![0.0; width];
        for ((row, x), rms) in d_x
            .data_mut()
            .chunks_mut(width)
            .zip(x.data().chunks(width))
            .zip(&rms)
        {
            for (((d, x), gamma), d_gamma) in row.iter_mut().zip(x).zip(&gamma).zip(&mut d_gamma) {
                *d_gamma += *d * x / rms;
                *d *= gamma;
            }
            let along =
                row.iter().zip(x).map(|(d, x)| d * x).sum::<f64>() / width as f64 / (rms * rms);
            row.iter_mut()
                .zip(x)
                .for_each(|(d, x)| *d = (*d - x * along) / rms);
        }
        parts.push(("d_x", d_x.into()));
        parts.push(("d_gamma", d_gamma.into()));
    }
    Ok(Outcome::Record(parts))
}

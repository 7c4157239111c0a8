//! Bringing each row to length 1: y = x/max(‖x‖, ε).
//!
//! dx = (dy − y (y · dy))/‖x‖, or dy/ε for a row shorter than ε. Source: PyTorch's `F.normalize`.
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("l2_normalize").ok_or("?")?.apply([[3.0, 4.0].into()])?;
//! assert_eq!(found.tensor("y")?.data(), [0.6, 0.8]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::normalise::per_row;
use super::parameters::{DY, X};
use crate::MathError;
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Rows of length 1.
pub const ENTRY: Entry = Entry {
    slug: "l2_normalize",
    title: "L2 normalisation",
    formula: r"y = \frac{x}{\max(\lVert x\rVert_2, \epsilon)}",
    parameters: &[
        X,
        Parameter::number("eps", "the least length that a row is divided by").or(1e-12),
        DY,
    ],
    main: Some("y"),
    source: "PyTorch, torch.nn.functional.normalize",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let x = arguments.tensor("x")?;
    let eps = arguments.number("eps")?;
    let width = x.sizes().last().copied().unwrap_or(1).max(1);
    let lengths: Vec<f64> = x
        .data()
        .chunks(width)
        .map(|row| sqrt(row.iter().map(|x| x * x).sum()))
        .collect();
    let mut y = x.clone();
    for (row, length) in y.data_mut().chunks_mut(width).zip(&lengths) {
        row.iter_mut().for_each(|x| *x /= length.max(eps));
    }
    let mut parts = Vec::new();
    if let Some(dy) = arguments.optional_tensor("dy") {
        let mut d_x = dy.broadcast_to(x.shape())?;
        for ((row, y), length) in d_x
            .data_mut()
            .chunks_mut(width)
            .zip(y.data().chunks(width))
            .zip(&lengths)
        {
            let along: f64 = if *length < eps {
                0.0
            } else {
                row.iter().zip(y).map(|(d, y)| d * y).sum()
            };
            row.iter_mut()
                .zip(y)
                .for_each(|(d, y)| *d = (*d - y * along) / length.max(eps));
        }
        parts.push(("d_x", d_x.into()));
    }
    parts.insert(0, ("y", y.into()));
    parts.push(("norm", per_row(x, lengths)?));
    Ok(Outcome::Record(parts))
}

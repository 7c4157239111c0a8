//! A margin over every other class: ℓ = w_y/C · Σ_{j≠y} max(0, m − x_y + x_j)^p.
//!
//! Symbols: x scores, y the right class from 0, C classes, m = `margin`, p = `power` (1 or 2). Source:
//! PyTorch's `F.multi_margin_loss`; Crammer and Singer 2001. The right class leads one of two others
//! by enough and the other by half:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("multi_margin").ok_or("?")?.apply([[2.0, 1.5, 0.0].into(), 0.0.into()])?;
//! assert!((found.number("loss")? - 0.5 / 3.0).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, classes_of, per_row, reduce, rows_of};
use crate::MathError;
use crate::registry::{Arguments, Entry, Outcome, Parameter};

/// Margin over all other classes.
pub const ENTRY: Entry = Entry {
    slug: "multi_margin",
    title: "Multi-class margin loss",
    formula: r"\ell = \frac{w_y}{C}\sum_{j\ne y}\max(0, m - x_y + x_j)^p",
    parameters: &[
        Parameter::tensor("score", "one score a class"),
        Parameter::tensor("target", "the right class of each row, from 0"),
        Parameter::number("margin", "the margin").or(1.0),
        Parameter::number("power", "1 or 2").or(1.0),
        Parameter::vector("weight", "a weight for each class").optional(),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Crammer & Singer 2001; PyTorch, torch.nn.functional.multi_margin_loss",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (rows, classes) = rows_of(arguments, "score")?;
    let score = arguments.tensor("score")?;
    let (margin, power) = (arguments.number("margin")?, arguments.number("power")?);
    if power != 1.0 && power != 2.0 {
        return Err(MathError::new("multi_margin: `power` is 1 or 2"));
    }
    let targets = classes_of(arguments, rows, classes, None)?;
    let mut gradient = score.map(|_| 0.0);
    let mut losses = Vec::with_capacity(rows);
    let places = gradient
        .data_mut()
        .chunks_mut(classes)
        .zip(score.data().chunks(classes));
    for ((slopes, row), target) in places.zip(targets) {
        let target = target.unwrap_or(0);
        let right = row.get(target).copied().unwrap_or(f64::NAN);
        let weight = arguments
            .optional_tensor("weight")
            .map(|weight| weight.data().get(target).copied());
        let weight = weight.unwrap_or(Some(1.0)).ok_or_else(|| {
            MathError::new("multi_margin: there should be a weight for each class")
        })? / classes as f64;
        let (mut loss, mut pull) = (0.0, 0.0);
        for (class, (slope, x)) in slopes.iter_mut().zip(row).enumerate() {
            let short = margin - right + x;
            if class == target || short <= 0.0 {
                continue;
            }
            let (height, steep) = if power == 2.0 {
                (short * short, 2.0 * short)
            } else {
                (short, 1.0)
            };
            loss += weight * height;
            *slope = weight * steep;
            pull += *slope;
        }
        if let Some(slope) = slopes.get_mut(target) {
            *slope = -pull;
        }
        losses.push(loss);
    }
    let (loss, factor) = reduce(arguments, per_row(score, losses)?, rows as f64);
    Ok(Outcome::Record(vec![
        ("loss", loss),
        ("d_score", gradient.scale(factor).into()),
    ]))
}

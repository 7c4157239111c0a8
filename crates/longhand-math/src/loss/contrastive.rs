//! Losses of vectors that should be near or far; a vector is a row, along the last axis.
//!
//! * `cosine_similarity`: cos = a·b/(max(‖a‖, ε) max(‖b‖, ε)).
//! * `cosine_embedding`: 1 − cos where y = 1, max(0, cos − m) where y = −1.
//! * `triplet_margin`: max(0, d(a, p) − d(a, n) + m), d(u, v) = ‖u − v + ε‖₂.
//!
//! Symbols: m = `margin`. PyTorch puts ε = 1e-6 into the distances of `triplet_margin` (and 1e-12
//! under the roots of `cosine_embedding`); here they are 0 unless given. Source: PyTorch's losses of
//! these names. Two vectors at 45 degrees:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("cosine_similarity").ok_or("?")?.apply([[1.0, 0.0].into(), [2.0, 2.0].into()])?;
//! assert!((found.number("loss")? - 0.5_f64.sqrt()).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, per_row, reduce, rows_of};
use crate::real::sqrt;
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const X1: Parameter = Parameter::tensor("x1", "the first vectors");
const X2: Parameter = Parameter::tensor("x2", "the second vectors");

/// Cosine similarity.
pub const COSINE_SIMILARITY: Entry = Entry {
    slug: "cosine_similarity",
    title: "Cosine similarity",
    formula: r"\cos(a, b) = \frac{a\cdot b}{\lVert a\rVert\,\lVert b\rVert}",
    parameters: &[
        X1,
        X2,
        Parameter::number("eps", "norms count as at least this").or(1e-8),
        Parameter::word("reduction", &["none", "mean", "sum"], "over rows"),
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.cosine_similarity",
    rule: |arguments| cosines(arguments, |cosine, _| Ok((cosine, 1.0))),
};

/// Cosine embedding loss.
pub const COSINE_EMBEDDING: Entry = Entry {
    slug: "cosine_embedding",
    title: "Cosine embedding loss",
    formula: r"\ell = 1 - \cos(a,b) \text{ if } y = 1 \text{ else } \max(0, \cos(a,b) - m)",
    parameters: &[
        X1,
        X2,
        Parameter::tensor("target", "1 where they should agree, −1 where not"),
        Parameter::number("margin", "agreement that costs nothing").or(0.0),
        Parameter::number("eps", "norms count as at least this").or(0.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.cosine_embedding_loss",
    rule: |arguments| {
        let target = arguments.tensor("target")?;
        let margin = arguments.number("margin")?;
        cosines(arguments, |cosine, row| {
            let place = if target.len() == 1 { 0 } else { row };
            let y = target.data().get(place).copied().ok_or_else(|| {
                MathError::new("cosine_embedding: there should be one target a row")
            })?;
            Ok(if y > 0.0 {
                (1.0 - cosine, -1.0)
            } else if cosine > margin {
                (cosine - margin, 1.0)
            } else {
                (0.0, 0.0)
            })
        })
    },
};

/// A loss of each row's cosine: the rule gives the loss and its slope.
fn cosines(
    arguments: &Arguments,
    rule: impl Fn(f64, usize) -> Result<(f64, f64), MathError>,
) -> Result<Outcome, MathError> {
    let (rows, width) = rows_of(arguments, "x1")?;
    let (a, b) = (arguments.tensor("x1")?, arguments.tensor("x2")?);
    same_shape(arguments, a, b)?;
    let eps = arguments.number("eps")?;
    let (mut d_a, mut d_b) = (a.clone(), b.clone());
    let mut losses = Vec::with_capacity(rows);
    let inputs = a.data().chunks(width).zip(b.data().chunks(width));
    let outputs = d_a
        .data_mut()
        .chunks_mut(width)
        .zip(d_b.data_mut().chunks_mut(width));
    for (row, ((a, b), (d_a, d_b))) in inputs.zip(outputs).enumerate() {
        let dot: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
        let (long_a, long_b) = (length(a), length(b));
        let (norm_a, norm_b) = (long_a.max(eps), long_b.max(eps));
        let cosine = dot / (norm_a * norm_b);
        let (loss, slope) = rule(cosine, row)?;
        losses.push(loss);
        // A norm below eps does not move with its vector.
        let shrink = |length: f64, norm: f64| {
            if length < eps {
                0.0
            } else {
                cosine / (norm * norm)
            }
        };
        let (shrink_a, shrink_b) = (shrink(long_a, norm_a), shrink(long_b, norm_b));
        for ((a, b), (d_a, d_b)) in a.iter().zip(b).zip(d_a.iter_mut().zip(d_b)) {
            *d_a = slope * (b / (norm_a * norm_b) - shrink_a * a);
            *d_b = slope * (a / (norm_a * norm_b) - shrink_b * b);
        }
    }
    let (loss, factor) = reduce(arguments, per_row(a, losses)?, rows as f64);
    Ok(Outcome::Record(vec![
        ("loss", loss),
        ("d_x1", d_a.scale(factor).into()),
        ("d_x2", d_b.scale(factor).into()),
    ]))
}

/// Triplet loss.
pub const TRIPLET: Entry = Entry {
    slug: "triplet_margin",
    title: "Triplet loss",
    formula: r"\ell = \max\left(0, \lVert a - p\rVert - \lVert a - n\rVert + m\right)",
    parameters: &[
        Parameter::tensor("anchor", "the anchors"),
        Parameter::tensor("positive", "what should be near"),
        Parameter::tensor("negative", "what should be far"),
        Parameter::number("margin", "how much nearer").or(1.0),
        Parameter::number("eps", "added to each difference; 1e-6 in PyTorch").or(0.0),
        REDUCTION,
    ],
    main: Some("loss"),
    source: "Schroff et al. 2015 (arXiv:1503.03832); PyTorch, torch.nn.functional.triplet_margin_loss",
    rule: triplet,
};

fn triplet(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (rows, width) = rows_of(arguments, "anchor")?;
    let anchor = arguments.tensor("anchor")?;
    let (positive, negative) = (arguments.tensor("positive")?, arguments.tensor("negative")?);
    same_shape(arguments, anchor, positive)?;
    same_shape(arguments, anchor, negative)?;
    let (margin, eps) = (arguments.number("margin")?, arguments.number("eps")?);
    let near = anchor.zip(positive, |a, p| a - p + eps)?;
    let far = anchor.zip(negative, |a, n| a - n + eps)?;
    let (mut d_positive, mut d_negative) = (near.clone(), far.clone());
    let mut losses = Vec::with_capacity(rows);
    let outputs = d_positive
        .data_mut()
        .chunks_mut(width)
        .zip(d_negative.data_mut().chunks_mut(width));
    for (d_positive, d_negative) in outputs {
        let (to_positive, to_negative) = (length(d_positive), length(d_negative));
        let loss = to_positive - to_negative + margin;
        let on = if loss > 0.0 { 1.0 } else { 0.0 };
        losses.push(loss.max(0.0));
        let unit = |x: f64, length: f64| if length == 0.0 { 0.0 } else { on * x / length };
        d_positive
            .iter_mut()
            .for_each(|x| *x = -unit(*x, to_positive));
        d_negative
            .iter_mut()
            .for_each(|x| *x = unit(*x, to_negative));
    }
    let (loss, factor) = reduce(arguments, per_row(anchor, losses)?, rows as f64);
    let d_anchor = d_positive.zip(&d_negative, |p, n| -(p + n) * factor)?;
    Ok(Outcome::Record(vec![
        ("loss", loss),
        ("d_anchor", d_anchor.into()),
        ("d_positive", d_positive.scale(factor).into()),
        ("d_negative", d_negative.scale(factor).into()),
    ]))
}

fn length(row: &[f64]) -> f64 {
    sqrt(row.iter().map(|x| x * x).sum())
}

fn same_shape(arguments: &Arguments, a: &Tensor, b: &Tensor) -> Result<(), MathError> {
    if a.sizes() == b.sizes() {
        return Ok(());
    }
    Err(MathError::new(format!(
        "{}: vectors of shapes {} and {}",
        arguments.rule(),
        a.shape(),
        b.shape()
    )))
}

//! InfoNCE: each query should find its own key.
//!
//! z = Q Kᵀ/τ, rows of Q and K first brought to length 1 on request; ℓ is the cross-entropy of each row
//! of z with its diagonal place as the target, averaged; `symmetric` takes the mean with the same over
//! columns (CLIP).
//!
//! Symbols: τ = `temperature`. Sources: van den Oord and others 2018; Radford and others 2021. Two
//! queries that match their keys, without normalising:
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("info_nce").ok_or("?")?.call(
//!     [[[1.0, 0.0], [0.0, 1.0]].into(), [[1.0, 0.0], [0.0, 1.0]].into()],
//!     [("temperature", 1.0.into())],
//! )?;
//! assert!((found.number("loss")? - (1.0 + (-1_f64).exp()).ln()).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::log_softmax;
use crate::real::{exp, sqrt};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

/// InfoNCE.
pub const ENTRY: Entry = Entry {
    slug: "info_nce",
    title: "InfoNCE",
    formula: r"\ell = -\frac1n\sum_i \log\frac{e^{q_i\cdot k_i/\tau}}{\sum_j e^{q_i\cdot k_j/\tau}}",
    parameters: &[
        Parameter::matrix("query", "one query a row"),
        Parameter::matrix("key", "the key of each query"),
        Parameter::number("temperature", "similarities are divided by it").or(0.07),
        Parameter::flag("normalize", "bring rows to length 1 first"),
        Parameter::flag("symmetric", "mean of both directions, as in CLIP"),
    ],
    main: Some("loss"),
    source: "van den Oord et al. 2018 (arXiv:1807.03748); Radford et al. 2021 (arXiv:2103.00020)",
    rule,
};

fn rule(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (query, key) = (arguments.tensor("query")?, arguments.tensor("key")?);
    let temperature = arguments.number("temperature")?;
    if query.sizes() != key.sizes() {
        return Err(MathError::new(format!(
            "info_nce: queries of shape {} and keys of shape {}",
            query.shape(),
            key.shape()
        )));
    }
    let normalize = arguments.flag("normalize");
    let (q, k) = if normalize {
        (unit(query), unit(key))
    } else {
        (query.clone(), key.clone())
    };
    let logits = q.matmul(&k.transpose()?)?.map(|z| z / temperature);
    let (mut loss, mut slope) = half(&logits);
    if arguments.flag("symmetric") {
        let (other, turned) = half(&logits.transpose()?);
        loss = 0.5 * (loss + other);
        slope = slope.zip(&turned.transpose()?, |a, b| 0.5 * (a + b))?;
    }
    let slope = slope.map(|d| d / temperature);
    let (mut d_query, mut d_key) = (slope.matmul(&k)?, slope.transpose()?.matmul(&q)?);
    if normalize {
        d_query = through_unit(query, &d_query);
        d_key = through_unit(key, &d_key);
    }
    Ok(Outcome::Record(vec![
        ("loss", loss.into()),
        ("d_query", Outcome::Tensor(d_query)),
        ("d_key", Outcome::Tensor(d_key)),
        ("logits", Outcome::Tensor(logits)),
    ]))
}

/// Mean cross-entropy of the rows with the diagonal as target, and its gradient.
fn half(logits: &Tensor) -> (f64, Tensor) {
    let rows = logits.sizes().first().copied().unwrap_or(0);
    let log_p = log_softmax(logits, rows);
    let mut slope = log_p.map(|log| exp(log) / rows as f64);
    let mut loss = 0.0;
    for (row, log) in log_p.data().iter().step_by(rows + 1).enumerate() {
        loss -= log / rows as f64;
        if let Some(slope) = slope.data_mut().get_mut(row * (rows + 1)) {
            *slope -= 1.0 / rows as f64;
        }
    }
    (loss, slope)
}

/// Rows of length 1; a row of zeros stays.
fn unit(x: &Tensor) -> Tensor {
    let mut out = x.clone();
    for row in out.data_mut().chunks_mut(width(x)) {
        let norm = length(row);
        row.iter_mut().for_each(|x| *x /= norm);
    }
    out
}

/// The gradient before normalising: (d − u (u · d))/‖x‖.
fn through_unit(x: &Tensor, gradient: &Tensor) -> Tensor {
    let mut out = gradient.clone();
    for (d, x) in out
        .data_mut()
        .chunks_mut(width(x))
        .zip(x.data().chunks(width(x)))
    {
        let norm = length(x);
        let along: f64 = d.iter().zip(x).map(|(d, x)| d * x).sum::<f64>() / (norm * norm);
        d.iter_mut()
            .zip(x)
            .for_each(|(d, x)| *d = (*d - along * x) / norm);
    }
    out
}

fn width(x: &Tensor) -> usize {
    x.sizes().last().copied().unwrap_or(1).max(1)
}

/// The length of a row; as in PyTorch, at least 1e-12.
fn length(row: &[f64]) -> f64 {
    sqrt(row.iter().map(|x| x * x).sum()).max(1e-12)
}

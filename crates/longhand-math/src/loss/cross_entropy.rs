//! Cross-entropy: the surprise at the right class.
//!
//! * `cross_entropy`: ℓ = −log softmax(z)_y. With class weights w and label smoothing ε:
//!   ℓ = −(1 − ε) w_y log p_y − (ε/C) Σ_c w_c log p_c. The mean divides by the sum of w_y over the
//!   rows that are not ignored. Gradient of an unweighted row: p − onehot(y).
//! * `cross_entropy_soft`: ℓ = −Σ_c t_c log p_c for probabilities t, smoothed to (1 − ε) t + ε/C.
//! * `nll_loss`: the first with log-probabilities in place of logits.
//!
//! Symbols: z logits, y target class from 0, C classes. When every row is ignored the mean is 0/0,
//! NaN, and the gradient 0, as in PyTorch. Source: PyTorch's `F.cross_entropy`, `F.nll_loss`.
//!
//! ```
//! use longhand_math::registry::named;
//! let found = named("cross_entropy").ok_or("?")?.apply([[2.0, 1.0, 0.1].into(), 0.0.into()])?;
//! assert!((found.number("loss")? - 0.41703001627783354).abs() < 1e-15);
//! assert!((found.tensor("d_logits")?.data()[0] - (0.6590011388859679 - 1.0)).abs() < 1e-15);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::reduce::{REDUCTION, classes_of, log_softmax, per_row, reduce, rows_of};
use crate::real::exp;
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const TARGET: Parameter = Parameter::tensor("target", "the right class of each row, from 0");
const WEIGHT: Parameter = Parameter::vector("weight", "a weight for each class").optional();
const IGNORE: Parameter =
    Parameter::number("ignore_index", "rows with this target are left out").or(-100.0);
const SMOOTHING: Parameter = Parameter::number(
    "label_smoothing",
    "share of the target spread over all classes",
)
.or(0.0);

/// Cross-entropy with class indices.
pub const ENTRY: Entry = Entry {
    slug: "cross_entropy",
    title: "Cross-entropy",
    formula: r"\ell = -\log\frac{e^{z_y}}{\sum_c e^{z_c}},\quad \frac{\partial\ell}{\partial z} = \operatorname{softmax}(z) - e_y",
    parameters: &[
        Parameter::tensor("logits", "one number a class"),
        TARGET,
        REDUCTION,
        WEIGHT,
        IGNORE,
        SMOOTHING,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.cross_entropy",
    rule: |arguments| {
        let (_, classes) = rows_of(arguments, "logits")?;
        let log_p = log_softmax(arguments.tensor("logits")?, classes);
        let smoothing = arguments.number("label_smoothing")?;
        let (loss, slopes) = picked(arguments, &log_p, classes, smoothing)?;
        // Through log-softmax: dz = d − p · Σ d along each row.
        let p = log_p.map(exp);
        let mut gradient = slopes;
        for (row, p) in gradient
            .data_mut()
            .chunks_mut(classes)
            .zip(p.data().chunks(classes))
        {
            let total: f64 = row.iter().sum();
            row.iter_mut().zip(p).for_each(|(d, p)| *d -= p * total);
        }
        Ok(Outcome::Record(vec![
            ("loss", loss),
            ("d_logits", gradient.into()),
            ("probs", p.into()),
        ]))
    },
};

/// Negative log-likelihood.
pub const NLL: Entry = Entry {
    slug: "nll_loss",
    title: "Negative log-likelihood",
    formula: r"\ell = -w_y \log p_y",
    parameters: &[
        Parameter::tensor("log_probs", "one logarithm a class"),
        TARGET,
        REDUCTION,
        WEIGHT,
        IGNORE,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.nll_loss",
    rule: |arguments| {
        let (_, classes) = rows_of(arguments, "log_probs")?;
        let (loss, slopes) = picked(arguments, arguments.tensor("log_probs")?, classes, 0.0)?;
        Ok(Outcome::Record(vec![
            ("loss", loss),
            ("d_log_probs", slopes.into()),
        ]))
    },
};

/// The loss from log-probabilities and its gradient with respect to them.
fn picked(
    arguments: &Arguments,
    log_p: &Tensor,
    classes: usize,
    smoothing: f64,
) -> Result<(Outcome, Tensor), MathError> {
    let rows = log_p.len() / classes;
    let targets = classes_of(
        arguments,
        rows,
        classes,
        arguments.optional_number("ignore_index"),
    )?;
    let weight = match arguments.optional_tensor("weight") {
        Some(weight) if weight.len() == classes => weight.data().to_vec(),
        Some(weight) => {
            return Err(MathError::new(format!(
                "{}: {} weights for {classes} classes",
                arguments.rule(),
                weight.len()
            )));
        }
        None => vec![1.0; classes],
    };
    let mut slopes = log_p.map(|_| 0.0);
    let mut losses = vec![0.0; rows];
    let mut total = 0.0;
    let places = losses.iter_mut().zip(slopes.data_mut().chunks_mut(classes));
    for (((loss, slopes), log_p), target) in places.zip(log_p.data().chunks(classes)).zip(targets) {
        let Some(target) = target else { continue };
        for (class, (slope, &weight)) in slopes.iter_mut().zip(&weight).enumerate() {
            *slope -= smoothing / classes as f64 * weight;
            if class == target {
                *slope -= (1.0 - smoothing) * weight;
                total += weight;
            }
        }
        // A class of weight 0 does not count, even where its log-probability is −∞.
        let terms = slopes.iter().zip(log_p).filter(|(slope, _)| **slope != 0.0);
        *loss = terms.map(|(slope, log_p)| slope * log_p).sum();
    }
    let none_left = total == 0.0;
    let (loss, factor) = reduce(arguments, per_row(log_p, losses)?, total);
    Ok((loss, slopes.scale(if none_left { 0.0 } else { factor })))
}

/// Cross-entropy with probabilities.
pub const SOFT: Entry = Entry {
    slug: "cross_entropy_soft",
    title: "Cross-entropy with probabilities",
    formula: r"\ell = -\sum_c t_c \log\operatorname{softmax}(z)_c",
    parameters: &[
        Parameter::tensor("logits", "one number a class"),
        Parameter::tensor("target_probs", "one probability a class"),
        REDUCTION,
        WEIGHT,
        SMOOTHING,
    ],
    main: Some("loss"),
    source: "PyTorch, torch.nn.functional.cross_entropy with class probabilities",
    rule: soft,
};

fn soft(arguments: &Arguments) -> Result<Outcome, MathError> {
    let (rows, classes) = rows_of(arguments, "logits")?;
    let logits = arguments.tensor("logits")?;
    let smoothing = arguments.number("label_smoothing")?;
    let log_p = log_softmax(logits, classes);
    let mut target = arguments
        .tensor("target_probs")?
        .broadcast_to(logits.shape())?
        .map(|t| (1.0 - smoothing) * t + smoothing / classes as f64);
    if let Some(weight) = arguments.optional_tensor("weight") {
        target = target.mul(weight)?;
    }
    let mut losses = Vec::with_capacity(rows);
    let mut gradient = log_p.map(exp);
    let places = log_p
        .data()
        .chunks(classes)
        .zip(gradient.data_mut().chunks_mut(classes));
    for ((log_p, gradient), target) in places.zip(target.data().chunks(classes)) {
        let terms = target.iter().zip(log_p).filter(|(t, _)| **t != 0.0);
        losses.push(-terms.map(|(t, log_p)| t * log_p).sum::<f64>());
        let total: f64 = target.iter().sum();
        gradient
            .iter_mut()
            .zip(target)
            .for_each(|(p, t)| *p = *p * total - t);
    }
    let (loss, factor) = reduce(arguments, per_row(logits, losses)?, rows as f64);
    Ok(Outcome::Record(vec![
        ("loss", loss),
        ("d_logits", gradient.scale(factor).into()),
    ]))
}

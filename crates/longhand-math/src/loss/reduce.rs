//! Shared by all losses: reduction, and losses that look at one element at a time.

use crate::real::{exp, softmax_normaliser};
use crate::registry::{Arguments, Outcome, Parameter};
use crate::{MathError, Tensor};

/// Mean, sum or none.
pub(super) const REDUCTION: Parameter = Parameter::word(
    "reduction",
    &["mean", "sum", "none"],
    "what becomes of the elements' losses",
);

/// The reduced loss, and the factor that each element's gradient takes.
pub(super) fn reduce(arguments: &Arguments, losses: Tensor, count: f64) -> (Outcome, f64) {
    match arguments.word("reduction") {
        "none" => (losses.into(), 1.0),
        "sum" => (losses.sum().into(), 1.0),
        _ => ((losses.sum() / count).into(), 1.0 / count),
    }
}

/// A loss of N inputs, element by element: `rule` gives the loss and its N derivatives. Inputs
/// broadcast; a gradient has the shape of its input. Derivatives with an empty name are left out.
pub(super) fn elementwise<const N: usize>(
    arguments: &Arguments,
    inputs: [&str; N],
    gradients: [&'static str; N],
    rule: impl Fn([f64; N]) -> (f64, [f64; N]),
) -> Result<Outcome, MathError> {
    let mut tensors = Vec::with_capacity(N);
    for name in inputs {
        tensors.push(arguments.tensor(name)?);
    }
    let mut shape = crate::tensor::Shape::SCALAR;
    for tensor in &tensors {
        shape = shape.broadcast(&tensor.shape())?;
    }
    let mut wide = Vec::with_capacity(N);
    for tensor in &tensors {
        wide.push(tensor.broadcast_to(shape)?);
    }
    let mut losses = Tensor::zeros(shape);
    let mut slopes = vec![Tensor::zeros(shape); N];
    for (place, loss) in losses.data_mut().iter_mut().enumerate() {
        let mut point = [0.0; N];
        for (x, tensor) in point.iter_mut().zip(&wide) {
            *x = tensor.data().get(place).copied().unwrap_or(f64::NAN);
        }
        let (value, derivatives) = rule(point);
        *loss = value;
        for (slope, derivative) in slopes.iter_mut().zip(derivatives) {
            if let Some(slope) = slope.data_mut().get_mut(place) {
                *slope = derivative;
            }
        }
    }
    let count = losses.len() as f64;
    let (loss, factor) = reduce(arguments, losses, count);
    let mut parts = vec![("loss", loss)];
    for ((name, slope), tensor) in gradients.into_iter().zip(slopes).zip(&tensors) {
        if !name.is_empty() {
            parts.push((name, slope.scale(factor).reduce_to(tensor.shape())?.into()));
        }
    }
    Ok(Outcome::Record(parts))
}

/// Classes along the last axis: how many rows and classes.
pub(super) fn rows_of(arguments: &Arguments, name: &str) -> Result<(usize, usize), MathError> {
    let tensor = arguments.tensor(name)?;
    let classes = tensor.sizes().last().copied().unwrap_or(0);
    if classes == 0 {
        return Err(MathError::new(format!(
            "{}: `{name}` should hold one number for each class",
            arguments.rule()
        )));
    }
    Ok((tensor.len() / classes, classes))
}

/// The logarithms of the softmax of each row.
pub(super) fn log_softmax(logits: &Tensor, classes: usize) -> Tensor {
    let mut out = logits.clone();
    for row in out.data_mut().chunks_mut(classes.max(1)) {
        let normal = softmax_normaliser(row);
        row.iter_mut().for_each(|z| *z -= normal);
    }
    out
}

/// The softmax of each row.
pub(super) fn softmax(logits: &Tensor, classes: usize) -> Tensor {
    log_softmax(logits, classes).map(exp)
}

/// One loss a row in the shape the rows have: a number for a lone row.
pub(super) fn per_row(like: &Tensor, losses: Vec<f64>) -> Result<Tensor, MathError> {
    let sizes = like.sizes();
    Tensor::new(
        sizes.get(..sizes.len().saturating_sub(1)).unwrap_or(&[]),
        losses,
    )
}

/// The class of each row; nothing for rows to leave out.
pub(super) fn classes_of(
    arguments: &Arguments,
    rows: usize,
    classes: usize,
    ignored: Option<f64>,
) -> Result<Vec<Option<usize>>, MathError> {
    let target = arguments.tensor("target")?.data();
    if target.len() != rows {
        return Err(MathError::new(format!(
            "{}: {} targets for {rows} rows",
            arguments.rule(),
            target.len()
        )));
    }
    let class = |&label: &f64| {
        if Some(label) == ignored {
            return Ok(None);
        }
        match crate::registry::whole(label).map(|label| label as usize) {
            Some(label) if label < classes => Ok(Some(label)),
            _ => Err(MathError::new(format!(
                "{}: class {label} of {classes}; classes are counted from 0",
                arguments.rule()
            ))),
        }
    };
    target.iter().map(class).collect()
}

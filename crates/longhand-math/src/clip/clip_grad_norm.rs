//! Clipping by the global norm.
//!
//! * `clip_grad_norm`: g · c with c = 1 if ‖g‖ₚ ≤ limit, else limit/‖g‖ₚ.
//! * `clip_grad_norm_torch`: c = min(1, limit/(‖g‖ₚ + 1e-6)), with squares that may overflow.
//!
//! Symbols: p = `norm_type`, infinity for the largest magnitude; the norm runs over all numbers of
//! all tensors together. Source: Pascanu and others 2013; PyTorch's `clip_grad_norm_`. A gradient of
//! length 5 with limit 1 keeps its direction:
//!
//! ```
//! use longhand_math::registry::named;
//! let clip = named("clip_grad_norm").ok_or("?")?;
//! let found = clip.call([[3.0, 4.0].into(), 1.0.into()], [("norm_type", 2.0.into())])?;
//! assert_eq!(found.number("norm")?, 5.0);
//! assert_eq!(found.tensor("clipped")?.data(), [3.0 * 0.2, 4.0 * 0.2]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::parameters::GRADS;
use crate::real::{pow, sqrt};
use crate::registry::{Arguments, Entry, Outcome, Parameter};
use crate::{MathError, Tensor};

const LIMIT: Parameter = Parameter::number("max_norm", "the largest norm allowed");
const NORM_TYPE: Parameter =
    Parameter::number("norm_type", "p of the norm; infinity for the largest").or(2.0);

/// Clipping to exactly the limit.
pub const ENTRY: Entry = Entry {
    slug: "clip_grad_norm",
    title: "Clip by global norm",
    formula: r"g \leftarrow g \cdot \min\left(1, \frac{c}{\lVert g\rVert_p}\right)",
    parameters: &[GRADS, LIMIT, NORM_TYPE],
    main: Some("clipped"),
    source: "Pascanu et al. 2013 (arXiv:1211.5063); optax clip_by_global_norm",
    rule: |arguments| {
        let norm = total_norm(
            &[arguments.tensor("grads")?],
            arguments.number("norm_type")?,
        )?;
        let limit = limit(arguments)?;
        clipped(
            arguments,
            norm,
            if norm <= limit { 1.0 } else { limit / norm },
        )
    },
};

/// Clipping as PyTorch does it.
pub const TORCH: Entry = Entry {
    slug: "clip_grad_norm_torch",
    title: "Clip by global norm (PyTorch)",
    formula: r"g \leftarrow g \cdot \min\left(1, \frac{c}{\lVert g\rVert_p + 10^{-6}}\right)",
    parameters: &[GRADS, LIMIT, NORM_TYPE],
    main: Some("clipped"),
    source: "PyTorch, torch.nn.utils.clip_grad_norm_",
    rule: |arguments| {
        let norm = raw_norm(
            &[arguments.tensor("grads")?],
            arguments.number("norm_type")?,
        )?;
        let coefficient = limit(arguments)? / (norm + 1e-6);
        // Not `f64::min`, which would turn a NaN norm into an unclipped gradient.
        clipped(
            arguments,
            norm,
            if coefficient > 1.0 { 1.0 } else { coefficient },
        )
    },
};

fn limit(arguments: &Arguments) -> Result<f64, MathError> {
    let limit = arguments.number("max_norm")?;
    if limit < 0.0 || limit.is_nan() {
        return Err(MathError::new(format!(
            "{}: `max_norm` is not below 0",
            arguments.rule()
        )));
    }
    Ok(limit)
}

fn clipped(arguments: &Arguments, norm: f64, coefficient: f64) -> Result<Outcome, MathError> {
    Ok(Outcome::Record(vec![
        (
            "clipped",
            arguments.tensor("grads")?.scale(coefficient).into(),
        ),
        ("norm", norm.into()),
        ("coefficient", coefficient.into()),
    ]))
}

/// The p-norm of all numbers of all tensors together, without overflow where the result fits.
///
/// # Errors
/// p is not above 0.
pub fn total_norm(tensors: &[&Tensor], p: f64) -> Result<f64, MathError> {
    let norm = raw_norm(tensors, p)?;
    let top = largest(tensors);
    if top > 0.0 && top.is_finite() && (norm == 0.0 || norm.is_infinite()) {
        // The powers ran out of range: take the largest magnitude out first.
        let scaled: Vec<Tensor> = tensors
            .iter()
            .map(|tensor| tensor.map(|x| x / top))
            .collect();
        let scaled: Vec<&Tensor> = scaled.iter().collect();
        return Ok(top * raw_norm(&scaled, p)?);
    }
    Ok(norm)
}

/// The p-norm by its definition, powers and all.
fn raw_norm(tensors: &[&Tensor], p: f64) -> Result<f64, MathError> {
    if p <= 0.0 || p.is_nan() {
        return Err(MathError::new(format!("a norm needs p above 0, found {p}")));
    }
    if p.is_infinite() {
        return Ok(largest(tensors));
    }
    let all = tensors.iter().flat_map(|tensor| tensor.data());
    Ok(if p == 2.0 {
        sqrt(all.map(|x| x * x).sum())
    } else if p == 1.0 {
        all.map(|x| x.abs()).sum()
    } else {
        pow(all.map(|x| pow(x.abs(), p)).sum(), 1.0 / p)
    })
}

/// The largest magnitude; NaN if any number is.
fn largest(tensors: &[&Tensor]) -> f64 {
    let all = tensors.iter().flat_map(|tensor| tensor.data());
    all.fold(0.0, |top: f64, x| {
        if top.is_nan() || x.is_nan() {
            f64::NAN
        } else {
            top.max(x.abs())
        }
    })
}

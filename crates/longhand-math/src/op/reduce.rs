//! Sums, means and extremes over an axis or over everything.

use super::flow::flow;
use crate::{MathError, Tensor};

/// What a reduction keeps of many numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reduction {
    /// Their sum.
    Sum,
    /// Their mean.
    Mean,
    /// Their product.
    Product,
    /// The largest; ties share the gradient.
    Largest,
    /// The smallest; ties share the gradient.
    Smallest,
}

impl Reduction {
    /// Its name in the language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Product => "prod",
            Self::Largest => "max",
            Self::Smallest => "min",
        }
    }

    /// The derivative as TeX.
    #[must_use]
    pub fn slope_formula(self) -> &'static str {
        match self {
            Self::Sum => "1",
            Self::Mean => "\\frac{1}{n}",
            Self::Product => "\\frac{y}{a}",
            Self::Largest | Self::Smallest => "1 \\text{ at the one taken, else } 0",
        }
    }

    /// Computes the output; the axis disappears.
    ///
    /// # Errors
    /// No such axis; the extreme of nothing.
    pub fn forward(self, a: &Tensor, axis: Option<usize>) -> Result<Tensor, MathError> {
        if a.is_empty() && matches!(self, Self::Largest | Self::Smallest | Self::Mean) {
            return Err(MathError::new(format!(
                "the {} of nothing does not exist",
                self.name()
            )));
        }
        match self {
            Self::Sum => total(a, axis),
            Self::Mean => Ok(total(a, axis)?.scale(1.0 / count(a, axis))),
            Self::Product => fold(a, axis, 1.0, |x, y| x * y),
            Self::Largest => fold(a, axis, f64::NEG_INFINITY, larger),
            Self::Smallest => fold(a, axis, f64::INFINITY, |x, y| -larger(-x, -y)),
        }
    }

    /// The gradient at the input.
    ///
    /// # Errors
    /// No such axis.
    pub fn backward(
        self,
        a: &Tensor,
        value: &Tensor,
        upstream: &Tensor,
        axis: Option<usize>,
    ) -> Result<Tensor, MathError> {
        let up = spread(upstream, a, axis)?;
        match self {
            Self::Sum => Ok(up),
            Self::Mean => Ok(up.scale(1.0 / count(a, axis))),
            Self::Product => up.zip(&others(a, axis)?, flow),
            Self::Largest | Self::Smallest => {
                let taken = a.zip(&spread(value, a, axis)?, |x, y| f64::from(u8::from(x == y)))?;
                let ties = spread(&total(&taken, axis)?, a, axis)?;
                up.zip(&taken.div(&ties)?, flow)
            }
        }
    }
}

/// Σ(a − mean)²/(n − correction).
///
/// # Errors
/// No such axis; too few numbers.
pub fn variance(a: &Tensor, axis: Option<usize>, correction: usize) -> Result<Tensor, MathError> {
    let divisor = count(a, axis) - correction as f64;
    if divisor <= 0.0 {
        return Err(MathError::new("a variance of too few numbers"));
    }
    let centred = centred(a, axis)?;
    Ok(total(&centred.mul(&centred)?, axis)?.scale(1.0 / divisor))
}

/// The gradient of [`variance`] at its input.
///
/// # Errors
/// As [`variance`].
pub fn variance_backward(
    a: &Tensor,
    upstream: &Tensor,
    axis: Option<usize>,
    correction: usize,
) -> Result<Tensor, MathError> {
    let divisor = count(a, axis) - correction as f64;
    spread(upstream, a, axis)?.zip(&centred(a, axis)?.scale(2.0 / divisor), flow)
}

fn centred(a: &Tensor, axis: Option<usize>) -> Result<Tensor, MathError> {
    a.sub(&spread(&Reduction::Mean.forward(a, axis)?, a, axis)?)
}

fn larger(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        f64::NAN
    } else {
        x.max(y)
    }
}

/// How many numbers meet in one output number.
fn count(a: &Tensor, axis: Option<usize>) -> f64 {
    let n = match axis {
        None => a.len(),
        Some(axis) => a.sizes().get(axis).copied().unwrap_or(0),
    };
    n as f64
}

fn total(a: &Tensor, axis: Option<usize>) -> Result<Tensor, MathError> {
    match axis {
        None => Ok(Tensor::scalar(a.sum())),
        Some(axis) => a.sum_axis(axis),
    }
}

fn fold(
    a: &Tensor,
    axis: Option<usize>,
    start: f64,
    f: impl Fn(f64, f64) -> f64,
) -> Result<Tensor, MathError> {
    let Some(axis) = axis else {
        return Ok(Tensor::scalar(a.data().iter().fold(start, |x, &y| f(x, y))));
    };
    let (outer, size, inner) = a.shape().around(axis)?;
    let mut data = Vec::with_capacity(outer * inner);
    for o in 0..outer {
        for i in 0..inner {
            let along = a
                .data()
                .iter()
                .skip(o * size * inner + i)
                .step_by(inner.max(1));
            data.push(along.take(size).fold(start, |x, &y| f(x, y)));
        }
    }
    let mut sizes = a.sizes().to_vec();
    sizes.remove(axis);
    Tensor::new(&sizes, data)
}

/// For each number the product of the others (which y/a is not, at a zero).
fn others(a: &Tensor, axis: Option<usize>) -> Result<Tensor, MathError> {
    let (outer, size, inner) = match axis {
        None => (1, a.len(), 1),
        Some(axis) => a.shape().around(axis)?,
    };
    let mut out = a.map(|_| 1.0);
    for o in 0..outer {
        for i in 0..inner {
            let place = |k: usize| (o * size + k) * inner + i;
            for order in [false, true] {
                let mut before = 1.0;
                for step in 0..size {
                    let at = place(if order { size - 1 - step } else { step });
                    if let Some(slot) = out.data_mut().get_mut(at) {
                        *slot *= before;
                    }
                    before *= a.data().get(at).copied().unwrap_or(1.0);
                }
            }
        }
    }
    Ok(out)
}

/// A reduced tensor stretched back over the axis that disappeared.
pub(crate) fn spread(
    reduced: &Tensor,
    like: &Tensor,
    axis: Option<usize>,
) -> Result<Tensor, MathError> {
    let Some(axis) = axis else {
        return reduced.broadcast_to(like.shape());
    };
    let mut sizes = like.sizes().to_vec();
    if let Some(size) = sizes.get_mut(axis) {
        *size = 1;
    }
    reduced.reshape(&sizes)?.broadcast_to(like.shape())
}
